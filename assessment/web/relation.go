package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"electready/assessment"
	"electready/templates"
)

// relationStore is what views of the statements need of the database.
type relationStore interface {
	CurrentStatements(ctx context.Context, d *assessment.Document) (assessment.StatementStage, error)
	Relations(ctx context.Context, actor assessment.Actor) (*assessment.Document, []assessment.Line, assessment.StatementStage, error)
	SpotlightView(ctx context.Context, actor assessment.Actor, workshop, view string, alone bool) error
	SaveOutcome(ctx context.Context, actor assessment.Actor, workshop string, o assessment.Outcome, seen *string) error
	AddAction(ctx context.Context, actor assessment.Actor, workshop string, a assessment.Action) error
}

// relation is what views of the statements are made from: for the trainer the
// whole document, for the room what the inner circle may see of it.
type relation struct {
	*call
	full  *assessment.Document // of the workshop
	doc   *assessment.Document // what the view may use of it
	bank  *assessment.Bank
	stage assessment.StatementStage
	lines map[string]assessment.Line // by [assessment.Line.Key]
	order []string                   // of lines
	here  map[string]bool            // agencies in the room
	held  map[string]bool            // lines by key
	tell  *teller
	room  bool // for the room's screen
}

// relation reads the workshop that a path names, for its trainer.
func (c *call) relation() (*relation, error) {
	d, b, err := c.conducted()
	if err != nil {
		return nil, err
	}
	stage, err := c.Store.CurrentStatements(c.Request().Context(), d)
	if err != nil {
		return nil, err
	}
	return c.relationOf(d, b, stage), nil
}

// relationOf is the same of a workshop that was read already.
func (c *call) relationOf(d *assessment.Document, b *assessment.Bank, stage assessment.StatementStage) *relation {
	r := &relation{
		call: c, full: d, doc: d, bank: b, stage: stage, here: assessment.InRoom(d), held: assessment.HeldLines(d),
		lines: map[string]assessment.Line{}, tell: c.teller(b, d, stage.Round),
	}
	if r.readable() {
		r.keep(assessment.Lines(b, d, stage.Round))
	}
	return r
}

func (r *relation) keep(lines []assessment.Line) {
	r.lines, r.order = map[string]assessment.Line{}, nil
	for _, l := range lines {
		r.lines[l.Key()] = l
		r.order = append(r.order, l.Key())
	}
}

// forRoom is the same with nothing but what the inner circle may see.
func (r *relation) forRoom() *relation {
	out := *r
	var lines []assessment.Line
	out.doc, lines = assessment.InnerCircle(r.bank, r.doc, r.stage.Round, "")
	out.keep(lines)
	out.tell, out.room = r.teller(r.bank, out.doc, r.stage.Round), true
	return &out
}

// readable reports whether the trainer may read the statements: not before the
// lock.
func (r *relation) readable() bool {
	return r.stage.State == assessment.Locked || r.stage.State == assessment.Shown
}

func (r *relation) text(get getter) templates.Text { return prose(r.bank, r.printer.Lang(), get) }

// agencies are those that the view is about, in the workshop's order.
func (r *relation) agencies() []assessment.Agency {
	return slices.DeleteFunc(slices.Clone(r.doc.Agencies), func(a assessment.Agency) bool {
		return a.Left != "" || r.room && !r.here[a.ID]
	})
}

// absent reports whether a line names an agency that is not in the room: that is
// for the trainer's pages alone.
func (r *relation) absent(l assessment.Line) bool {
	return slices.ContainsFunc(l.Agencies, func(id string) bool { return !r.here[id] })
}

// page is the frame of a trainer's page; view is what the room's screen can show
// of it.
func (r *relation) page(here string, view *assessment.RoomView) templates.RelationPage {
	p := templates.RelationPage{
		Frame: r.trainerFrame(r.doc, templates.PageRelations), Workshop: r.doc.ID, Here: here, Stage: r.stage.State,
		ReadOnly: r.doc.Workshop.State != assessment.Running,
	}
	if view == nil {
		return p
	}
	p.View = view.String()
	switch assessment.OnScreen(r.doc) {
	case assessment.ScreenView + p.View:
		p.Wall = templates.WallShows
	case assessment.ScreenWait + p.View:
		p.Wall = templates.WallWaits
	}
	return p
}

// asksForTalk are the signs that a room talks about, beside those of statements
// that do not fit.
var asksForTalk = []string{
	assessment.FlagNoLead, assessment.FlagNoOwner, assessment.FlagManyDepend, assessment.FlagOneSupplier,
}

// isQuiet are the signs of what is not stated, which accuses nobody.
var isQuiet = []string{assessment.ChannelUnclear, assessment.FlagNotStated, assessment.FlagUnconfirmed}

// looks reports whether a line is one to talk about.
func looks(l assessment.Line) bool {
	missing := l.Required && slices.Contains(l.Signs, assessment.ChannelNone)
	return l.Mismatch() || missing || slices.ContainsFunc(l.Signs, func(s string) bool { return slices.Contains(asksForTalk, s) })
}

// line is a line with its words.
func (r *relation) line(l assessment.Line) templates.RelationLine {
	words := r.tell.line(l)
	out := templates.RelationLine{
		Kind: l.Kind, About: l.About, Title: words.Title, Scenario: words.Scenario, State: words.State, Required: l.Required,
		Look: looks(l), Sentences: words.Sentences, Held: r.held[l.Key()],
	}
	base := "/w/" + r.doc.ID
	switch l.Kind {
	case "channel":
		out.Href = base + "/channels/" + l.About
	case "claim":
		scenario, _, _ := cutLine(l.About)
		task := r.tell.tasks[l.About]
		out.Leads, out.Named = len(task.Leads) > 0, len(task.Named) > 0
		out.Href = base + "/responsibilities?scenario=" + scenario
	case "system":
		out.Href = base + "/systems"
	}
	return out
}

// linesAtMost are the statements that fit, or that are not made yet, on one page.
const linesAtMost = 8

// showRelations handles the "GET /w/:id/each-other" route.
func showRelations(c *call) error { return c.renderRelations(http.StatusOK) }

func (c *call) renderRelations(status int, problems ...templates.Problem) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	now, err := c.Store.StatementStage(c.Request().Context(), r.doc.ID, r.doc.StatementRound())
	if err != nil {
		return err
	}
	if r.stage.Round == now.Round {
		now.State = r.stage.State
	}
	vm := templates.Relations{
		RelationPage: r.page(templates.PageRelations, nil), Off: !r.doc.Workshop.Statements, Problems: problems,
		Now: now.State, Opened: moment(now.Opened), Locked: moment(now.Locked), Shown: moment(now.Shown), Parts: r.parts(),
		Until: c.ahead(now.PreviewUntil()),
	}
	if r.readable() {
		mended, open, err := r.mended()
		if err != nil {
			return err
		}
		vm.Mended, vm.Of, vm.Open = len(mended), len(mended)+len(open), r.QueryParam("lines")
		r.sortLines(&vm)
		vm.SilentOf, vm.FitOf = len(vm.Silent), len(vm.Fit)
		switch vm.Open {
		case templates.LinesSilent:
			vm.Silent, vm.Read = partOf(c, vm.Silent, linesAtMost)
		case templates.LinesFit:
			vm.Fit, vm.Read = partOf(c, vm.Fit, linesAtMost)
		}
	}
	return c.render(status, templates.RelationsPage(vm))
}

// sortLines puts every line into its list.
func (r *relation) sortLines(vm *templates.Relations) {
	for _, key := range r.order {
		l := r.lines[key]
		line := r.line(l)
		switch {
		case r.absent(l):
			vm.Afterwards = append(vm.Afterwards, line)
			continue
		case line.Look:
			vm.Look = append(vm.Look, line)
		case slices.ContainsFunc(l.Signs, func(s string) bool { return slices.Contains(isQuiet, s) }):
			vm.Silent = append(vm.Silent, line)
		default:
			vm.Fit = append(vm.Fit, line)
		}
		if line.Held {
			vm.Held++
		}
	}
}

// mended are the mismatches at the lock, as far as the view may tell them.
func (r *relation) mended() (mended, open []assessment.Line, err error) {
	if r.stage.Mark == 0 {
		return nil, nil, nil // it came in a file, or nothing had been stated
	}
	before, err := r.Store.Before(r.Request().Context(), r.doc.ID, r.stage)
	if err != nil {
		return nil, nil, err
	}
	mended, open = assessment.MendedLines(r.bank, before, r.full, r.stage.Round)
	if !r.room {
		return mended, open, nil
	}
	hidden := func(l assessment.Line) bool { _, ok := r.lines[l.Key()]; return !ok }
	return slices.DeleteFunc(mended, hidden), slices.DeleteFunc(open, hidden), nil
}

// parts count how many agencies of the room stated how much. Which ones they are
// is nobody's business before the lock.
func (r *relation) parts() []templates.RelationPart {
	var out []templates.RelationPart
	w := &r.doc.Workshop
	channels := map[[2]string]int{}
	for _, s := range assessment.LatestChannels(r.doc, r.stage.Round) {
		if slices.Contains(assessment.PeersAsked(r.bank, r.doc, s.Agency, s.Type), s.Peer) {
			channels[[2]string{string(s.Type), s.Agency}]++
		}
	}
	for _, t := range w.ChannelTypes() {
		out = append(out, r.part(r.text(typeName(t)), func(a string) (int, int) {
			return channels[[2]string{string(t), a}], len(assessment.PeersAsked(r.bank, r.doc, a, t))
		}))
	}
	claims := map[[2]string]int{}
	for _, s := range assessment.LatestClaims(r.doc, r.stage.Round) {
		claims[[2]string{s.Scenario, s.Agency}]++
	}
	for _, id := range scenariosOf(r.bank, w) {
		out = append(out, r.part(r.text(scenarioTitle(id)), func(a string) (int, int) {
			return claims[[2]string{id, a}], len(r.tasksOf(id))
		}))
	}
	stakes, systems := map[string]int{}, systemsOf(r.bank, w)
	for _, s := range assessment.LatestStakes(r.doc, r.stage.Round) {
		if slices.Contains(systems, s.System) {
			stakes[s.Agency]++
		}
	}
	all := templates.Text{Lang: r.printer.Lang(), Text: r.printer.T(templates.PageSystems)}
	return append(out, r.part(all, func(a string) (int, int) { return stakes[a], len(systems) }))
}

// part counts the agencies that are asked something.
func (r *relation) part(title templates.Text, stated func(agency string) (done, of int)) templates.RelationPart {
	out := templates.RelationPart{Title: title}
	for _, a := range r.doc.Agencies {
		done, of := stated(a.ID)
		switch {
		case !r.here[a.ID] || of == 0:
		case done >= of:
			out.All++
		case done > 0:
			out.Some++
		default:
			out.None++
		}
	}
	return out
}

// tasksOf are the tasks of a scenario.
func (r *relation) tasksOf(scenario string) []string {
	for _, s := range r.bank.Scenarios {
		if s.ID == scenario {
			return s.Tasks
		}
	}
	return nil
}

// tooEarly reports whether leads would see what is said about them no sooner
// than all others, and the trainer has not said that this is meant.
func (c *call) tooEarly(to assessment.Stage) (bool, error) {
	if to != assessment.Shown || c.field("anyway") != "" {
		return false, nil
	}
	r, err := c.relation()
	if err != nil {
		return false, err
	}
	now, err := c.Store.StatementStage(c.Request().Context(), r.doc.ID, r.doc.StatementRound())
	return !c.ahead(now.PreviewUntil()).IsZero(), err
}

// ahead is a moment that is still to come, and zero for one that is over.
func (c *call) ahead(at time.Time) time.Time {
	if !at.After(c.now()) {
		return time.Time{}
	}
	return at
}

// saveRelations handles the "POST /w/:id/each-other" route: statements go on.
func saveRelations(c *call) error {
	to := assessment.Stage(c.field("to"))
	if early, err := c.tooEarly(to); err != nil {
		return err
	} else if early {
		return c.renderRelations(http.StatusConflict, templates.Problem{Field: "stages", Key: templates.ProblemPreviewEarly})
	}
	err := c.Store.MoveStatements(c.Request().Context(), c.actor(), c.Param("id"), to)
	if errors.Is(err, assessment.ErrStage) || errors.Is(err, assessment.ErrNotRunning) || errors.Is(err, assessment.ErrNoStatements) {
		return c.renderRelations(http.StatusConflict, templates.Problem{Field: "stages", Key: "relation.problem-stage"})
	}
	if err != nil {
		return err
	}
	if to == assessment.Locked {
		if _, err := c.Store.Backup(c.Request().Context(), "lock"); err != nil {
			c.logged(err) // the lock stands; the next backup is minutes away
		}
	}
	if err := c.notice("relation.notice-moved"); err != nil {
		return err
	}
	return c.see("/w/" + c.Param("id") + "/each-other")
}

// postedLine is the line that a form is about, by the name it has in the form.
func (r *relation) postedLine(name string) (assessment.Line, error) {
	if !r.readable() {
		return assessment.Line{}, assessment.ErrNotLocked
	}
	l, ok := r.lines[name]
	if !ok {
		return l, assessment.ErrNotFound
	}
	return l, nil
}

// back goes to the page that a form stood on.
func (c *call) back(notice string) error {
	if err := c.notice(notice); err != nil {
		return err
	}
	return c.see(ownPath(c.Request().Header.Get("Referer"), c.Request().Host))
}

// saveHold handles the "POST /w/:id/each-other/hold" route: a line is held back
// from all whom it does not name, or let go.
func saveHold(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	held := c.field("hold") != ""
	l, err := r.postedLine(c.field("hold") + c.field("let-go"))
	if err != nil {
		return err
	}
	if err := c.Store.HoldLine(c.Request().Context(), c.actor(), r.doc.ID, l.Kind, l.About, held); err != nil {
		return err
	}
	if held {
		return c.back("relation.notice-held")
	}
	return c.back("relation.notice-let-go")
}

// saveAction handles the "POST /w/:id/each-other/actions" route: the first step
// of a line becomes an action that is proposed to an agency.
func saveAction(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	l, err := r.postedLine(c.field("kind") + ":" + c.field("about"))
	if err != nil {
		return err
	}
	for _, step := range r.tell.steps(l) {
		if step.Sign != c.field("sign") {
			continue
		}
		err := c.Store.AddAction(c.Request().Context(), c.actor(), r.doc.ID, assessment.Action{
			About: assessment.Subject{Kind: l.Kind, ID: l.About}, Title: step.Text.Text, ProposedTo: c.field("agency"), LeadDays: step.Days,
		})
		if err != nil {
			return err
		}
		return c.back("relation.notice-proposed")
	}
	return assessment.ErrNotFound
}

// proposal is the form that makes an action of a line's first steps.
func (r *relation) proposal(l assessment.Line) templates.Proposal {
	out := templates.Proposal{Kind: l.Kind, About: l.About, Steps: r.tell.steps(l)}
	if r.room {
		return out
	}
	for _, a := range r.doc.Agencies {
		if a.Left == "" && (len(l.Agencies) == 0 || l.Names(a.ID)) { // what names nobody is for anybody to take on
			out.Agencies = append(out.Agencies, templates.Peer{ID: a.ID, Name: a.Name})
		}
	}
	for _, a := range r.doc.Actions {
		if a.About.Kind == l.Kind && a.About.ID == l.About {
			out.Proposed = append(out.Proposed, nameOf(r.doc, a.ProposedTo)+": "+a.Title)
		}
	}
	return out
}
