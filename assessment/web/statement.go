package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// stating is what pages of an agency's statements are made from.
type stating struct {
	*call
	doc       *assessment.Document // of the own agency
	bank      *assessment.Bank
	stage     assessment.StatementStage
	lead      bool
	proposals []assessment.Proposal
}

func (c *call) stating() (*stating, error) {
	ctx := c.Request().Context()
	d, stage, err := c.Store.Statements(ctx, c.actor())
	if err != nil {
		return nil, err
	}
	b, err := c.bank(d)
	if err != nil {
		return nil, err
	}
	s := &stating{call: c, doc: d, bank: b, stage: stage, lead: c.actor().Role == assessment.LeadRole}
	s.proposals, err = c.Store.Proposals(ctx, c.actor())
	return s, err
}

func (s *stating) frame(here string) templates.Statements {
	agency, _ := s.doc.AgencyByID(s.actor().Agency)
	return templates.Statements{
		Frame: s.seatFrame(s.doc, here), Disclosed: disclosed(&s.doc.Workshop, agency), Lead: s.lead, Stage: s.stage.State,
		Action: s.Request().URL.Path,
	}
}

func (s *stating) text(get getter) templates.Text { return prose(s.bank, s.printer.Lang(), get) }

func typeName(t assessment.ChannelType) getter {
	return func(p *assessment.Prose) string { return p.Types[t].Name }
}

func scenarioTitle(id string) getter {
	return func(p *assessment.Prose) string { return p.Scenarios[id].Title }
}

func taskName(id string) getter { return func(p *assessment.Prose) string { return p.Tasks[id] } }

func systemName(id string) getter {
	return func(p *assessment.Prose) string { return p.Systems[id].Name }
}

// scenarios and systems are those of the workshop, or the bank's proposal.
func scenariosOf(b *assessment.Bank, w *assessment.Workshop) []string {
	return orDefault(w.Scenarios, b.Defaults.Scenarios)
}

func systemsOf(b *assessment.Bank, w *assessment.Workshop) []string {
	return slices.DeleteFunc(slices.Clone(orDefault(w.Systems, b.Defaults.Systems)), func(id string) bool {
		i := slices.IndexFunc(b.Systems, func(s assessment.System) bool { return s.ID == id })
		return i >= 0 && slices.ContainsFunc(b.Systems[i].Needs, func(u assessment.Use) bool { return !slices.Contains(w.Uses, u) })
	})
}

func orDefault(chosen, usual []string) []string {
	if len(chosen) > 0 {
		return chosen
	}
	return usual
}

// showEachOther handles the "GET /each-other" route.
func showEachOther(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	base := s.frame(templates.PageEachOther)
	vm := templates.EachOther{Frame: base.Frame, Lead: s.lead, Outer: base.Outer, Stage: s.stage.State}
	for _, t := range s.doc.Workshop.ChannelTypes() {
		rows := s.channelRows(t)
		part := templates.StatementPart{Href: "/each-other/channels/" + string(t), Title: s.text(typeName(t)), Of: len(rows)}
		for _, r := range rows {
			if r.Said.Revision > 0 {
				part.Done++
			}
		}
		vm.Parts = append(vm.Parts, part)
	}
	for _, id := range scenariosOf(s.bank, &s.doc.Workshop) {
		tasks := s.tasks(id)
		part := templates.StatementPart{Href: "/each-other/scenarios/" + id, Title: s.text(scenarioTitle(id)), Of: len(tasks)}
		for _, t := range tasks {
			if t.Said.Revision > 0 {
				part.Done++
			}
		}
		vm.Parts = append(vm.Parts, part)
	}
	systems := s.systems()
	part := templates.StatementPart{Href: "/each-other/systems", Title: templates.Text{Lang: c.printer.Lang(), Text: c.printer.T("each.systems")}, Of: len(systems)}
	for _, row := range systems {
		if row.Said.Revision > 0 {
			part.Done++
		}
	}
	vm.Parts = append(vm.Parts, part)
	for _, p := range s.proposals {
		vm.Proposals = append(vm.Proposals, s.proposal(p))
	}
	return c.render(http.StatusOK, templates.EachOtherPage(vm))
}

// latest is the own statement that counts in this round, or the reader's own
// proposal while nobody took it.
func (s *stating) channel(t assessment.ChannelType, peer string) (said assessment.Channel, proposed bool) {
	for _, p := range s.proposals {
		if p.Channel != nil && p.Respondent == s.actor().ID && p.Channel.Type == t && p.Channel.Peer == peer {
			return *p.Channel, true
		}
	}
	for _, c := range assessment.LatestChannels(s.doc, s.stage.Round) {
		if c.Agency == s.actor().Agency && c.Type == t && c.Peer == peer {
			said = c
		}
	}
	return said, false
}

// channelRows are the peers that a lead is asked about, and those added.
func (s *stating) channelRows(t assessment.ChannelType) []templates.ChannelRow {
	own := s.actor().Agency
	asked := assessment.PeersAsked(s.bank, s.doc, own, t)
	me, _ := s.doc.AgencyByID(own)
	var rows []templates.ChannelRow
	for _, a := range s.doc.Agencies {
		if a.ID == own || a.Left != "" {
			continue
		}
		said, proposed := s.channel(t, a.ID)
		if typed, ok := s.typedChannel(t, a.ID, said); ok {
			typed.Stated, said = said.Stated, typed
		}
		sends, receives := expects(s.bank, t, me.Kind, a.Kind), expects(s.bank, t, a.Kind, me.Kind)
		added := !slices.Contains(asked, a.ID)
		if added && said.Sends == "" && said.Receives == "" && said.Revision == 0 && s.QueryParam("more") != a.ID {
			continue
		}
		rows = append(rows, templates.ChannelRow{
			Peer: templates.Peer{ID: a.ID, Name: a.Name}, AskSends: sends || added || said.Sends != "", AskReceives: receives || added || said.Receives != "",
			Said: said, Proposed: proposed, Ways: s.peers(own, a.ID),
		})
	}
	return rows
}

func expects(b *assessment.Bank, t assessment.ChannelType, from, to assessment.Kind) bool {
	return slices.Contains(b.Expected, assessment.ExpectedChannel{Type: t, From: from, To: to})
}

// peers are the agencies of the workshop but for some.
func (s *stating) peers(but ...string) []templates.Peer {
	var out []templates.Peer
	for _, a := range s.doc.Agencies {
		if a.Left == "" && !slices.Contains(but, a.ID) {
			out = append(out, templates.Peer{ID: a.ID, Name: a.Name})
		}
	}
	return out
}

// showChannels handles the "GET /each-other/channels/:type" route.
func showChannels(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	return s.renderChannels(http.StatusOK)
}

func (s *stating) renderChannels(status int, problems ...templates.Problem) error {
	t := assessment.ChannelType(s.Param("type"))
	if !slices.Contains(s.doc.Workshop.ChannelTypes(), t) {
		return assessment.ErrNotFound
	}
	vm := templates.ChannelForm{
		Statements: s.frame(templates.PageEachOther), Type: t, Name: s.text(typeName(t)), Rows: s.channelRows(t),
		Event: s.text(func(p *assessment.Prose) string { return p.Types[t].Event }),
	}
	vm.Problems = problems
	in := []string{s.actor().Agency}
	for _, r := range vm.Rows {
		in = append(in, r.ID)
	}
	vm.More = s.peers(in...)
	return s.render(status, templates.ChannelFormPage(vm))
}

// saveChannels handles the "POST /each-other/channels/:type" route.
func saveChannels(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	t := assessment.ChannelType(c.Param("type"))
	var statements []assessment.Statement
	var problems []templates.Problem
	for _, a := range s.doc.Agencies {
		said, _ := s.channel(t, a.ID)
		row, ok := s.typedChannel(t, a.ID, said)
		if !ok {
			continue
		}
		switch {
		case row.Sends == assessment.SaysVia && row.Via == "":
			problems = append(problems, templates.Problem{Field: "via-" + a.ID, Key: "each.problem-via"})
		case row.Via != "" && (row.Via == a.ID || row.Via == row.Agency):
			problems = append(problems, templates.Problem{Field: "via-" + a.ID, Key: "each.problem-via-self"})
		default:
			statements = append(statements, assessment.Statement{Channel: &row})
		}
	}
	next := "/each-other"
	if more := c.field("more"); c.FormValue("add") != "" && more != "" {
		next = c.Request().URL.Path + "?more=" + more
	}
	return s.save(statements, problems, next, s.renderChannels)
}

// typedChannel is what was just sent about a peer, if anything was. A direction
// that the page does not ask stays as it was said.
func (s *stating) typedChannel(t assessment.ChannelType, peer string, said assessment.Channel) (assessment.Channel, bool) {
	row := assessment.Channel{
		Agency: s.actor().Agency, Type: t, Peer: peer, Sends: s.sent("sends-" + peer), Receives: s.sent("receives-" + peer),
	}
	if row.Sends == "" && row.Receives == "" {
		return row, false
	}
	row.Sends, row.Receives = orSaid(row.Sends, said.Sends), orSaid(row.Receives, said.Receives)
	switch row.Sends {
	case assessment.SaysYes:
		row.Within, row.AtNight = s.sent("within-"+peer), s.sent("night-"+peer) != ""
	case assessment.SaysVia:
		row.Via = s.sent("via-" + peer)
	}
	if row.Sends == assessment.SaysYes || row.Receives == assessment.SaysYes {
		row.Tested = s.sent("tested-"+peer) != ""
	}
	return row, true
}

// sent is a field of a form that was posted; a page's address has none.
func (s *stating) sent(name string) string {
	if s.Request().Method != http.MethodPost {
		return ""
	}
	return s.field(name)
}

func orSaid(typed, said string) string {
	if typed != "" {
		return typed
	}
	return said
}

// save stores statements one by one: each is a fact of its own. What was typed
// wrong is shown again; the rest is saved.
func (s *stating) save(statements []assessment.Statement, problems []templates.Problem, next string, again func(int, ...templates.Problem) error) error {
	scripted := strings.Contains(s.Request().Header.Get("Accept"), "application/json")
	for _, st := range statements {
		_, err := s.Store.State(s.Request().Context(), s.actor(), s.bank, st, nil)
		switch {
		case (errors.Is(err, assessment.ErrNotOpen) || errors.Is(err, assessment.ErrReadOnly)) && scripted:
			return s.JSON(http.StatusConflict, map[string]string{"status": "not-open"})
		case errors.Is(err, assessment.ErrNotOpen), errors.Is(err, assessment.ErrReadOnly):
			return again(http.StatusConflict, templates.Problem{Key: "each.problem-locked"})
		case err != nil:
			return err
		}
	}
	switch {
	case len(problems) > 0 && scripted:
		return s.JSON(http.StatusOK, map[string]string{"status": "incomplete"}) // a follow-up is still to come
	case len(problems) > 0:
		return again(http.StatusUnprocessableEntity, problems...)
	case scripted:
		return s.JSON(http.StatusOK, map[string]string{"status": "saved"})
	}
	return s.see(next)
}

// tasks are the tasks of a scenario with what the agency says.
func (s *stating) tasks(scenario string) []templates.TaskRow {
	i := slices.IndexFunc(s.bank.Scenarios, func(sc assessment.Scenario) bool { return sc.ID == scenario })
	if i < 0 {
		return nil
	}
	var rows []templates.TaskRow
	for _, task := range s.bank.Scenarios[i].Tasks {
		row := templates.TaskRow{ID: task, Name: s.text(taskName(task))}
		for _, c := range assessment.LatestClaims(s.doc, s.stage.Round) {
			if c.Agency == s.actor().Agency && c.Scenario == scenario && c.Task == task {
				row.Said = c
			}
		}
		for _, p := range s.proposals {
			if p.Claim != nil && p.Respondent == s.actor().ID && p.Claim.Scenario == scenario && p.Claim.Task == task {
				row.Said, row.Proposed = *p.Claim, true
			}
		}
		if word := s.sent("claim-" + task); word != "" { // as it was typed, should the form come back
			row.Said.Claim, row.Said.Other, row.Said.Basis = word, s.sent("other-"+task), s.sent("basis-"+task)
		}
		rows = append(rows, row)
	}
	return rows
}

// showScenario handles the "GET /each-other/scenarios/:scenario" route.
func showScenario(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	return s.renderScenario(http.StatusOK)
}

func (s *stating) renderScenario(status int, problems ...templates.Problem) error {
	id := s.Param("scenario")
	if !slices.Contains(scenariosOf(s.bank, &s.doc.Workshop), id) {
		return assessment.ErrNotFound
	}
	vm := templates.ScenarioForm{
		Statements: s.frame(templates.PageEachOther), Title: s.text(scenarioTitle(id)), Tasks: s.tasks(id), Peers: s.peers(s.actor().Agency),
		Story: s.text(func(p *assessment.Prose) string { return p.Scenarios[id].Story }),
	}
	vm.Problems = problems
	return s.render(status, templates.ScenarioFormPage(vm))
}

// saveScenario handles the "POST /each-other/scenarios/:scenario" route.
func saveScenario(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	id := c.Param("scenario")
	var statements []assessment.Statement
	var problems []templates.Problem
	for _, row := range s.tasks(id) {
		claim := assessment.Claim{Agency: c.actor().Agency, Scenario: id, Task: row.ID, Claim: c.field("claim-" + row.ID)}
		if claim.Claim == "" {
			continue
		}
		if claim.Claim == assessment.ClaimWith || claim.Claim == assessment.ClaimOther {
			if claim.Other = c.field("other-" + row.ID); claim.Other == "" {
				problems = append(problems, templates.Problem{Field: "other-" + row.ID, Key: "each.problem-other"})
				continue
			}
		}
		if claim.Claim == assessment.ClaimLead || claim.Claim == assessment.ClaimWith {
			claim.Basis = c.field("basis-" + row.ID)
		}
		statements = append(statements, assessment.Statement{Claim: &claim})
	}
	scenarios := scenariosOf(s.bank, &s.doc.Workshop)
	next := "/each-other"
	if i := slices.Index(scenarios, id); i >= 0 && i+1 < len(scenarios) {
		next = "/each-other/scenarios/" + scenarios[i+1]
	}
	return s.save(statements, problems, next, s.renderScenario)
}

// systems are the workshop's systems with what the agency says.
func (s *stating) systems() []templates.SystemRow {
	var rows []templates.SystemRow
	for _, id := range systemsOf(s.bank, &s.doc.Workshop) {
		row := templates.SystemRow{ID: id, Name: s.text(systemName(id)), What: s.text(func(p *assessment.Prose) string { return p.Systems[id].What })}
		for _, stake := range assessment.LatestStakes(s.doc, s.stage.Round) {
			if stake.Agency == s.actor().Agency && stake.System == id {
				row.Said = stake
			}
		}
		for _, p := range s.proposals {
			if p.Stake != nil && p.Respondent == s.actor().ID && p.Stake.System == id {
				row.Said, row.Proposed = *p.Stake, true
			}
		}
		if parts := s.Request().PostForm["stake-"+id]; len(parts) > 0 { // as it was typed, should the form come back
			row.Said.Stakes, row.Said.Fallback = parts, s.sent("fallback-"+id)
			row.Said.Rehearsed, row.Said.SingleSupplier = s.sent("rehearsed-"+id) != "", s.sent("single-"+id) != ""
		}
		rows = append(rows, row)
	}
	return rows
}

// showSystems handles the "GET /each-other/systems" route.
func showSystems(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	return s.renderSystems(http.StatusOK)
}

func (s *stating) renderSystems(status int, problems ...templates.Problem) error {
	vm := templates.SystemForm{Statements: s.frame(templates.PageEachOther), Systems: s.systems()}
	vm.Problems = problems
	return s.render(status, templates.SystemFormPage(vm))
}

// saveSystems handles the "POST /each-other/systems" route.
func saveSystems(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	var statements []assessment.Statement
	var problems []templates.Problem
	for _, row := range s.systems() {
		parts := params["stake-"+row.ID]
		if len(parts) == 0 {
			continue
		}
		stake := assessment.Stake{Agency: c.actor().Agency, System: row.ID, Stakes: parts}
		if stake.Holds(assessment.StakeOwns) || stake.Holds(assessment.StakeDepends) {
			stake.Fallback = c.field("fallback-" + row.ID)
		}
		if stake.Holds(assessment.StakeOwns) {
			stake.Rehearsed, stake.SingleSupplier = c.field("rehearsed-"+row.ID) != "", c.field("single-"+row.ID) != ""
		}
		if errors.Is((assessment.Statement{Stake: &stake}).Judge(s.bank, s.doc, stake.Agency), assessment.ErrStatementForm) {
			problems = append(problems, templates.Problem{Field: "stake-" + row.ID, Key: "each.problem-stake"})
			continue
		}
		statements = append(statements, assessment.Statement{Stake: &stake})
	}
	return s.save(statements, problems, "/each-other", s.renderSystems)
}

// saveProposal handles the "POST /each-other/proposals" route.
func saveProposal(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	seq, err := strconv.ParseInt(c.field("proposal"), 10, 64)
	if err != nil {
		return assessment.ErrNotFound
	}
	if err := c.Store.TakeProposal(c.Request().Context(), c.actor(), s.bank, seq, c.field("take") == "1"); err != nil {
		return err
	}
	return c.see("/each-other")
}
