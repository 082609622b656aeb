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
	return e.stage.State == assessment.Locked || e.stage.State == assessment.Shown
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
	words := t.line(errand.Line)
	us, _ := e.now.AgencyByID(e.actor().Agency)
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
	way := func(say, key string, args ...any) templates.Correction {
		return templates.Correction{Say: say, Sentence: templates.Sentence{Key: key, Args: args}}
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

// saveErrand handles the "POST /errands" route: a correction of the own
// statement, after the two have talked.
func saveErrand(c *call) error {
	e, err := c.errands()
	if err != nil {
		return err
	}
	say := c.field("say")
	for _, errand := range e.list() {
		if errand.Key() != c.field("line") {
			continue
		}
		if !slices.ContainsFunc(e.ways(errand), func(w templates.Correction) bool { return w.Say == say }) {
			return assessment.ErrNotFound
		}
		return e.state(errand.Line, say, "/errands")
	}
	return assessment.ErrNotFound
}

// state revises the own statement about a line and goes on to a page.
func (e *errands) state(l assessment.Line, say, next string) error {
	statement, ok := e.corrected(l, say)
	if !ok {
		return assessment.ErrNotFound
	}
	if _, err := e.Store.State(e.Request().Context(), e.actor(), e.bank, statement, nil); err != nil {
		return err
	}
	return e.see(next)
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

// showPreview handles the "GET /preview" route: what will be shown about the
// lead's agency, word for word.
func showPreview(c *call) error {
	e, err := c.errands()
	if err != nil {
		return err
	}
	vm := templates.Preview{Frame: c.seatFrame(e.now, templates.PagePreview), Stage: e.stage.State, Until: c.ahead(e.stage.PreviewUntil())}
	if e.open() {
		p := assessment.PreviewOf(e.bank, e.now, e.stage.Round, c.actor().Agency)
		vm.Lines = append(e.previewLines(p.Shown, p.Lines, false), e.previewLines(p.Sheet, p.Held, true)...)
	}
	return c.render(http.StatusOK, templates.PreviewPage(vm))
}

// previewLines puts lines into words from the document that they are taken from.
func (e *errands) previewLines(d *assessment.Document, lines []assessment.Line, held bool) []templates.PreviewLine {
	var out []templates.PreviewLine
	teller := e.teller(e.bank, d, e.stage.Round)
	for _, l := range lines {
		words := teller.line(l)
		_, stated := l.Unstated(e.now, e.stage.Round, e.actor().Agency)
		out = append(out, templates.PreviewLine{
			Key: l.Key(), Kind: l.Kind, Title: words.Title, Scenario: words.Scenario, State: words.State, Look: looks(l),
			Required: l.Required, Sentences: words.Sentences, Held: held, CanHide: stated,
		})
	}
	return out
}

// savePreview handles the "POST /preview" route: the lead turns the own part of
// a line into "not stated".
func savePreview(c *call) error {
	e, err := c.errands()
	if err != nil {
		return err
	}
	if !e.open() {
		return assessment.ErrNotFound // even that there is a line would tell what others state
	}
	p := assessment.PreviewOf(e.bank, e.now, e.stage.Round, c.actor().Agency)
	for _, l := range append(p.Lines, p.Held...) {
		if l.Key() != c.field("line") {
			continue
		}
		statement, stated := l.Unstated(e.now, e.stage.Round, c.actor().Agency)
		if !stated {
			break
		}
		if _, err := c.Store.State(c.Request().Context(), c.actor(), e.bank, statement, nil); err != nil {
			return err
		}
		return c.see("/preview")
	}
	return assessment.ErrNotFound
}
