package web

import (
	"net/http"
	"slices"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// errands is what a lead's pages of mismatches are made from.
type errands struct {
	*call
	before, now *assessment.Document
	bank        *assessment.Bank
	stage       assessment.StatementStage
}

func (c *call) errands() (*errands, error) {
	before, now, stage, err := c.Store.Errands(c.Request().Context(), c.actor())
	if err != nil {
		return nil, err
	}
	b, err := c.bank(now)
	return &errands{call: c, before: before, now: now, bank: b, stage: stage}, err
}

// firstWords are what a lead can say first, by kind of line.
var firstWords = map[string]string{
	"channel": "errand.first-channel",
	"claim":   "errand.first-claim",
	"system":  "errand.first-system",
}

// open reports whether there is anything to see: not before the lock.
func (e *errands) open() bool {
	return e.stage.State.Readable()
}

func (e *errands) list() []assessment.Errand {
	if !e.open() {
		return nil
	}
	return assessment.Errands(e.bank, e.before, e.now, e.stage.Round, e.actor().Agency)
}

// showErrands handles the "GET /errands" route.
func showErrands(c *call) error {
	e, err := c.errands()
	if err != nil {
		return err
	}
	vm := templates.Errands{Frame: c.seatFrame(e.now, templates.PageErrands), Stage: e.stage.State}
	teller := c.teller(e.bank, e.now, e.stage.Round)
	for _, errand := range e.list() {
		vm.Of++
		if errand.Mended {
			vm.Mended++
		}
		vm.Errands = append(vm.Errands, e.line(teller, errand))
	}
	return c.render(http.StatusOK, templates.ErrandsPage(vm))
}

func (e *errands) line(t *teller, errand assessment.Errand) templates.ErrandLine {
	o := &ownLines{teller: t, own: e.actor().Agency}
	words := o.line(errand.Line)
	us, _ := e.now.AgencyByID(o.own)
	line := templates.ErrandLine{
		Key: errand.Key(), Title: words.Title, Scenario: words.Scenario, State: words.State, Sentences: words.Sentences,
		Step: words.first().Text, Days: words.first().Days, Mended: errand.Mended,
		First: templates.Sentence{Key: firstWords[errand.Kind], Args: []any{"us", us.Name}},
	}
	for _, a := range errand.With {
		line.With = append(line.With, nameOf(e.now, a))
	}
	if !errand.Mended {
		line.Ways = e.ways(errand)
	}
	return line
}

// ways are the corrections a lead can make to the own statement.
func (e *errands) ways(errand assessment.Errand) []templates.Correction {
	said := e.said(errand.Line)
	way := func(say, key string, args ...any) templates.Correction {
		return templates.Correction{Say: say, Sentence: templates.Sentence{Key: key, Args: args}, Chosen: say == said}
	}
	hide := way(assessment.SaysWithheld, "errand.not-stated")
	switch errand.Kind {
	case "channel":
		_, from, to, _ := assessment.ChannelAbout(errand.About)
		switch e.actor().Agency {
		case from:
			return []templates.Correction{way(assessment.SaysYes, "errand.we-tell"), way(assessment.SaysNo, "errand.we-do-not-tell"), hide}
		case to:
			return []templates.Correction{way(assessment.SaysYes, "errand.they-tell"), way(assessment.SaysNo, "errand.they-do-not-tell"), hide}
		}
		return nil // word goes through us: the two ends decide
	case "claim":
		ways := []templates.Correction{way(assessment.ClaimLead, "errand.we-lead"), way(assessment.ClaimSupport, "errand.we-support")}
		for _, a := range errand.With {
			if slices.Contains(errand.Signs, assessment.FlagSeveralLeads) {
				ways = append(ways, way(assessment.ClaimWith+" "+a, "errand.we-lead-with", "agency", nameOf(e.now, a)))
			}
			ways = append(ways, way(assessment.ClaimOther+" "+a, "errand.they-lead", "agency", nameOf(e.now, a)))
		}
		return append(ways, hide)
	}
	if slices.Contains(errand.Signs, assessment.FlagSeveralOwners) {
		return []templates.Correction{way("not-owner", "errand.not-owner"), hide}
	}
	return []templates.Correction{way("fallback", "errand.has-fallback"), hide}
}

// said is what the agency says of a line now, as one of its ways; empty where
// none of them is it.
func (e *errands) said(l assessment.Line) string {
	own := e.actor().Agency
	switch l.Kind {
	case "channel":
		t, from, to, _ := assessment.ChannelAbout(l.About)
		for _, c := range assessment.LatestChannels(e.now, e.stage.Round) {
			switch {
			case c.Agency != own || c.Type != t:
			case own == from && c.Peer == to:
				return c.Sends
			case own == to && c.Peer == from:
				return c.Receives
			}
		}
	case "claim":
		for _, c := range assessment.LatestClaims(e.now, e.stage.Round) {
			if c.Agency == own && l.About == c.Scenario+"/"+c.Task {
				return strings.TrimSuffix(c.Claim+" "+c.Other, " ")
			}
		}
	default:
		for _, s := range assessment.LatestStakes(e.now, e.stage.Round) {
			if s.Agency == own && s.System == l.About && s.Holds(assessment.SaysWithheld) {
				return assessment.SaysWithheld
			}
		}
	}
	return ""
}

// saveErrands handles the "POST /errands" route: corrections of the own
// statements, after people have talked.
func saveErrands(c *call) error {
	found := false
	for _, key := range c.sentLines() {
		e, err := c.errands() // anew: two lines can be parts of one statement
		if err != nil {
			return err
		}
		list := e.list()
		i := slices.IndexFunc(list, func(errand assessment.Errand) bool { return errand.Key() == key })
		if i < 0 {
			continue
		}
		found = true
		// What the page had chosen already is no word of its reader: what was said
		// from another device since then stays.
		if say := c.field("say-" + key); say != "" && say != c.field("was-"+key) && say != e.said(list[i].Line) {
			if err := e.correct(list[i], say); err != nil {
				return err
			}
		}
	}
	if !found {
		return assessment.ErrNotFound
	}
	return c.see("/errands")
}

// sentLines are the lines that a form is about.
func (c *call) sentLines() []string { return c.Request().PostForm["line"] }

// correct revises the own statement about an errand in one of the ways that its
// lead can choose.
func (e *errands) correct(errand assessment.Errand, say string) error {
	if !slices.ContainsFunc(e.ways(errand), func(w templates.Correction) bool { return w.Say == say }) {
		return assessment.ErrNotFound
	}
	statement, ok := e.corrected(errand.Line, say)
	if !ok {
		return assessment.ErrNotFound
	}
	_, err := e.Store.State(e.Request().Context(), e.actor(), e.bank, statement, nil)
	return err
}

// corrected is the own statement about a line, changed as the lead says.
func (e *errands) corrected(l assessment.Line, say string) (assessment.Statement, bool) {
	own := e.actor().Agency
	switch l.Kind {
	case "channel":
		t, from, to, ok := assessment.ChannelAbout(l.About)
		if !ok || own != from && own != to {
			return assessment.Statement{}, false
		}
		return assessment.Statement{Channel: e.channel(t, from, to, say)}, true
	case "claim":
		scenario, task, ok := strings.Cut(l.About, "/")
		word, other, _ := strings.Cut(say, " ")
		claim := &assessment.Claim{Agency: own, Scenario: scenario, Task: task, Claim: word, Other: other}
		if word == assessment.ClaimLead || word == assessment.ClaimWith {
			claim.Basis = e.basis(scenario, task) // who still leads does so on the same basis
		}
		return assessment.Statement{Claim: claim}, ok
	}
	stake := assessment.Stake{Agency: own, System: l.About}
	for _, s := range assessment.LatestStakes(e.now, e.stage.Round) {
		if s.Agency == own && s.System == l.About {
			stake = s
			stake.Stated = assessment.Stated{}
		}
	}
	switch say {
	case assessment.SaysWithheld:
		stake = assessment.Stake{Agency: own, System: l.About, Stakes: []string{assessment.SaysWithheld}}
	case "fallback":
		stake.Fallback = assessment.SaysYes
	case "not-owner":
		stake.Stakes = slices.DeleteFunc(slices.Clone(stake.Stakes), func(part string) bool { return part == assessment.StakeOwns })
		stake.Rehearsed, stake.SingleSupplier = false, false
		if len(stake.Stakes) == 0 {
			stake.Stakes = []string{assessment.StakeNone}
			stake.Fallback = ""
		}
	}
	return assessment.Statement{Stake: &stake}, true
}

// basis is on what the agency said that it leads a task.
func (e *errands) basis(scenario, task string) string {
	for _, c := range assessment.LatestClaims(e.now, e.stage.Round) {
		if c.Agency == e.actor().Agency && c.Scenario == scenario && c.Task == task {
			return c.Basis
		}
	}
	return ""
}

// channel is the own statement about a pair, with the own end changed.
func (e *errands) channel(t assessment.ChannelType, from, to, say string) *assessment.Channel {
	own, peer := e.actor().Agency, to
	if own == to {
		peer = from
	}
	c := assessment.Channel{Agency: own, Type: t, Peer: peer}
	for _, s := range assessment.LatestChannels(e.now, e.stage.Round) {
		if s.Agency == own && s.Type == t && s.Peer == peer {
			c = s
			c.Stated = assessment.Stated{}
		}
	}
	if own == from {
		c.Sends, c.Via = say, ""
		if say != assessment.SaysYes {
			c.Within, c.AtNight = "", false
		}
	} else {
		c.Receives = say
	}
	return &c
}
