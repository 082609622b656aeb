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

// showEachOther handles the "GET /each-other" route.
func showEachOther(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	base := s.frame(templates.PageEachOther)
	vm := templates.EachOther{Frame: base.Frame, Lead: s.lead, Outer: base.Outer, Stage: s.stage.State, Parts: s.parts()}
	for _, p := range s.proposals {
		vm.Proposals = append(vm.Proposals, s.proposal(p))
	}
	return c.render(http.StatusOK, templates.EachOtherPage(vm))
}

// parts are the pages that an agency is asked on, in the order in which they
// follow each other.
func (s *stating) parts() []templates.StatementPart {
	var out []templates.StatementPart
	for _, t := range s.doc.Workshop.ChannelTypes() {
		rows := s.channelRows(t)
		part := templates.StatementPart{Group: templates.PartChannels, Href: "/each-other/channels/" + string(t), Title: s.text(typeName(t)), Of: len(rows)}
		for _, r := range rows {
			if r.Said.Revision > 0 {
				part.Done++
			}
		}
		out = append(out, part)
	}
	for _, id := range s.doc.Workshop.ScenariosAsked(s.bank) {
		tasks := s.tasks(id)
		part := templates.StatementPart{Group: templates.PartClaims, Href: "/each-other/scenarios/" + id, Title: s.text(scenarioTitle(id)), Of: len(tasks)}
		for _, t := range tasks {
			if t.Said.Revision > 0 {
				part.Done++
			}
		}
		out = append(out, part)
	}
	systems := s.systems()
	part := templates.StatementPart{Group: templates.PartSystems, Href: "/each-other/systems", Title: templates.Text{Lang: s.printer.Lang(), Text: s.printer.T("each.systems")}, Of: len(systems)}
	for _, row := range systems {
		if row.Said.Revision > 0 {
			part.Done++
		}
	}
	return append(out, part)
}

// next is where a page of the statements leads when it is saved: the next one
// that asks something, at the end the list of all.
func (s *stating) next() string {
	parts := s.parts()
	here := slices.IndexFunc(parts, func(p templates.StatementPart) bool { return p.Href == s.Request().URL.Path })
	for _, p := range parts[here+1:] {
		if p.Of > 0 {
			return p.Href
		}
	}
	return "/each-other"
}

// save stores statements one by one: each is a fact of its own. What was typed
// wrong is shown again; the rest is saved.
func (s *stating) save(statements []assessment.Statement, problems []templates.Problem, next string, again func(int, ...templates.Problem) error) error {
	scripted := strings.Contains(s.Request().Header.Get("Accept"), "application/json")
	back := func(status int, problems ...templates.Problem) error {
		if err := s.anew(); err != nil {
			return err
		}
		return again(status, problems...)
	}
	for _, st := range statements {
		_, err := s.Store.State(s.Request().Context(), s.actor(), s.bank, st, nil)
		switch {
		case (errors.Is(err, assessment.ErrNotOpen) || errors.Is(err, assessment.ErrReadOnly)) && scripted:
			return s.JSON(http.StatusConflict, map[string]string{"status": "not-open"})
		case errors.Is(err, assessment.ErrPaused) && scripted:
			return s.JSON(http.StatusTooEarly, map[string]string{"status": "paused"})
		case errors.Is(err, assessment.ErrPaused):
			return back(http.StatusConflict, templates.Problem{Key: "sheet.failure-paused-text"})
		case errors.Is(err, assessment.ErrNotOpen), errors.Is(err, assessment.ErrReadOnly):
			return back(http.StatusConflict, templates.Problem{Key: "each.problem-locked"})
		case err != nil:
			return err
		}
	}
	switch {
	case len(problems) > 0 && scripted:
		return s.JSON(http.StatusOK, map[string]string{"status": "incomplete"}) // a follow-up is still to come
	case len(problems) > 0:
		return back(http.StatusUnprocessableEntity, problems...)
	case scripted:
		return s.JSON(http.StatusOK, map[string]string{"status": "saved"})
	}
	return s.see(next)
}

// anew reads what is stated again: a page that comes back says which of its rows
// were saved meanwhile.
func (s *stating) anew() error {
	fresh, err := s.stating()
	if err == nil {
		*s = *fresh
	}
	return err
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
