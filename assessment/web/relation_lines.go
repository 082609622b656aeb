package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// line is a line with its words.
func (r *relation) line(l assessment.Line) templates.RelationLine {
	words := r.tell.line(l)
	out := templates.RelationLine{
		Kind: l.Kind, About: l.About, Title: words.Title, Scenario: words.Scenario, State: words.State, Required: l.Required,
		Look: l.ForTalk(), Sentences: words.Sentences, Held: r.held[l.Key()],
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
		case l.Silent():
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
