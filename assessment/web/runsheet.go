package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"electready/assessment"
	"electready/templates"
)

// dayStore is what the run-sheet and the pause need of the database.
type dayStore interface {
	Sheet(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Sheet, error)
	ChangeSheet(ctx context.Context, actor assessment.Actor, workshop, mark string, change func([]assessment.Step) ([]assessment.Step, error)) error
	Day(ctx context.Context, actor assessment.Actor) (assessment.Pause, assessment.Sheet, error)
	PauseOf(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Pause, error)
	SetPause(ctx context.Context, actor assessment.Actor, workshop string, on bool) error
}

// Bounds of a step.
const (
	stepTitleLimit   = 200
	stepMinutesLimit = 480
	newStep          = "new"
)

// consoleSheet fills the run-sheet of the trainer's page.
func (c *call) consoleSheet(d *assessment.Document, b *assessment.Bank, themes []templates.ConsoleTheme) (templates.Sheet, error) {
	sheet, err := c.Store.Sheet(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return templates.Sheet{}, err
	}
	pause, err := c.Store.PauseOf(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return templates.Sheet{}, err
	}
	vm := templates.Sheet{Mark: assessment.SheetMark(sheet.Steps), Pause: c.pauseView(pause)}
	begins := assessment.BeginsOf(sheet.Steps, sheet.Begun, c.Clock())
	for _, s := range sheet.Steps {
		view := stepView(d, s, themes)
		if from := begins[s.ID]; !from.IsZero() {
			view.From = from.Local()
		}
		vm.Steps = append(vm.Steps, view)
	}
	if _, next := assessment.SheetPlace(sheet.Steps); next >= 0 {
		vm.Next = sheet.Steps[next].ID
	}
	at := assessment.TimeOf(sheet.Steps, sheet.Begun, c.Clock())
	vm.Left, vm.Late = at.Left, at.Late
	if !at.Planned.IsZero() {
		vm.Begun, vm.End = at.Begun.Local(), at.Planned.Local()
	}
	for _, o := range assessment.SkipOffers(sheet.Steps, at.Late) {
		vm.Offers = append(vm.Offers, templates.SheetOffer{Step: o.Step, Saves: o.Saves, Taken: o.Taken})
	}
	return vm, nil
}

// stepPages is where the work of a usual step is done, if not on the console.
var stepPages = map[string][]struct{ path, key string }{
	"opening":                 {{"/cards", "sheet.to-cards"}},
	"welcome":                 {{"/agencies", "sheet.to-agencies"}},
	"statements":              {{"/each-other", "sheet.to-statements"}},
	"preview":                 {{"/each-other", "sheet.to-statements"}},
	assessment.StepLunch:      {{"/each-other", "sheet.to-statements"}, {"/contacts", templates.PageContacts}},
	"back":                    {{"/agencies", "sheet.to-agencies"}},
	"inner":                   {{"/channels", "sheet.to-channels"}},
	assessment.StepPrinciples: {{"/principles", "sheet.to-principles"}},
	"actions":                 {{"/actions", "sheet.to-actions"}},
	"ending":                  {{"/papers", "sheet.to-papers"}, {"/end", "sheet.to-end"}},
}

func stepView(d *assessment.Document, s assessment.Step, themes []templates.ConsoleTheme) templates.SheetStep {
	out := templates.SheetStep{
		ID: s.ID, Title: templates.Text{Text: s.Title}, Minutes: s.Minutes, Inner: s.Inner, State: s.State, Usual: s.Usual(),
		Shows: s.ID == assessment.StepShowA || s.ID == assessment.StepShowB,
	}
	for _, t := range themes {
		if slices.Contains(s.Themes, t.ID) {
			out.Themes = append(out.Themes, t)
		}
	}
	for _, page := range stepPages[s.ID] {
		out.Links = append(out.Links, templates.SheetLink{Href: "/w/" + d.ID + page.path, Key: page.key})
	}
	return out
}

func (c *call) pauseView(p assessment.Pause) *templates.Pause {
	if !p.Asked() {
		return nil
	}
	return &templates.Pause{From: p.From.Local(), Now: p.Closes(c.Clock())}
}

// dayOfSeat says on a seat's page that answering pauses, and that the inner
// circle is among itself.
func (c *call) dayOfSeat(f *templates.Frame, a *assessment.Agency) {
	pause, sheet, err := c.Store.Day(c.Request().Context(), c.actor())
	if err != nil {
		c.logged(err) // the page itself is worth more than its banner
		return
	}
	f.Pause = c.pauseView(pause)
	if assessment.InnerNow(sheet.Steps) && !a.IsInner() {
		f.Inner = true
		if at := assessment.TimeOf(sheet.Steps, sheet.Begun, c.Clock()); !at.Planned.IsZero() {
			f.InnerEnd = at.Planned.Local()
		}
	}
}

// pauseNotice is what an answer's reply says of a pause; empty: there is none.
func (c *call) pauseNotice() string {
	pause, _, err := c.Store.Day(c.Request().Context(), c.actor())
	switch {
	case err != nil || !pause.Asked():
		return ""
	case pause.Closes(c.Clock()):
		return c.printer.T("sheet.seat-paused")
	}
	return c.printer.T("sheet.seat-pausing")
}

// savePause handles the "POST /w/:id/pause" route.
func savePause(c *call) error {
	on := c.field("to") == "pause"
	if err := c.Store.SetPause(c.Request().Context(), c.actor(), c.Param("id"), on); err != nil {
		return err
	}
	key := templates.NoticePauseEnded
	if on {
		key = templates.NoticePause
	}
	if err := c.notice(key); err != nil {
		return err
	}
	return c.see("/w/" + c.Param("id"))
}

// sheetDeeds are the buttons of the run-sheet.
func sheetDeed(b *assessment.Bank, do, step string) (change func([]assessment.Step) ([]assessment.Step, error), editor bool) {
	type steps = []assessment.Step
	switch do {
	case assessment.StepNow, assessment.StepDone, assessment.StepSkipped:
		return func(s steps) (steps, error) { return assessment.StepTo(s, step, do) }, false
	case "back":
		return func(s steps) (steps, error) { return assessment.StepTo(s, step, "") }, false
	case "shorten", "lengthen":
		return func(s steps) (steps, error) { return assessment.ShortenStep(s, step, do == "lengthen") }, false
	case "up", "down":
		return func(s steps) (steps, error) { return assessment.ShiftStep(s, step, do == "down") }, true
	case "usual":
		return func(s steps) (steps, error) {
			if len(s) > 0 {
				return nil, assessment.ErrStale
			}
			return assessment.UsualSheet(b), nil
		}, false
	}
	return nil, false
}

// saveSheet handles the "POST /w/:id/sheet" route: one tap on the run-sheet.
func saveSheet(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	change, editor := sheetDeed(b, c.field("do"), c.field("step"))
	if change == nil {
		return assessment.ErrNotFound
	}
	if err := c.Store.ChangeSheet(c.Request().Context(), c.actor(), d.ID, c.field("mark"), change); err != nil {
		if errors.Is(err, assessment.ErrStale) && !editor {
			return c.renderConsole(http.StatusConflict, templates.Problem{Field: "sheet", Key: templates.ProblemStepStale})
		}
		return err
	}
	if editor {
		return c.see("/w/" + d.ID + "/sheet")
	}
	if err := c.notice(templates.NoticeStep); err != nil {
		return err
	}
	return c.see("/w/" + d.ID)
}

// showRunSheet handles the "GET /w/:id/sheet" route.
func showRunSheet(c *call) error {
	d, _, err := c.conducted()
	if err != nil {
		return err
	}
	vm := templates.SheetEdit{
		Frame: c.trainerFrame(d, templates.PageSheet), Workshop: d.ID, ReadOnly: d.Workshop.State == assessment.HandedOver,
		Mark: assessment.SheetMark(d.RunSheet),
	}
	for _, s := range d.RunSheet {
		vm.Steps = append(vm.Steps, stepView(d, s, nil))
	}
	return c.render(http.StatusOK, templates.SheetPage(vm))
}

// showStep handles the "GET /w/:id/sheet/:step" route.
func showStep(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	s := assessment.Step{ID: newStep, Minutes: 10}
	if i := assessment.StepIndex(d.RunSheet, c.Param("step")); i >= 0 {
		s = d.RunSheet[i]
	} else if c.Param("step") != newStep {
		return assessment.ErrNotFound
	}
	return c.renderStep(http.StatusOK, d, b, s, strconv.Itoa(s.Minutes))
}

func (c *call) renderStep(status int, d *assessment.Document, b *assessment.Bank, s assessment.Step, minutes string, problems ...templates.Problem) error {
	vm := templates.StepEdit{
		Frame: c.trainerFrame(d, templates.PageSheet), Workshop: d.ID, Step: stepView(d, s, nil), Typed: s.Title,
		Minutes: minutes, Mark: c.markFor(status, assessment.SheetMark(d.RunSheet)), Problems: problems, Chosen: c.field("after"),
	}
	for i, t := range b.Themes {
		vm.Themes = append(vm.Themes, templates.StepTheme{
			ID: t.ID, Number: i + 1, Title: prose(b, c.printer.Lang(), themeTitle(t.ID)), On: slices.Contains(s.Themes, t.ID),
		})
	}
	for _, have := range d.RunSheet {
		vm.After = append(vm.After, stepView(d, have, nil))
	}
	if i := assessment.StepIndex(d.RunSheet, s.ID); i >= 0 {
		vm.Step.Usual = (&assessment.Step{ID: s.ID}).Usual()
		vm.Running = d.RunSheet[i].State == assessment.StepNow
		if status == http.StatusConflict {
			var themes []templates.ConsoleTheme
			for _, theme := range vm.Themes {
				themes = append(themes, templates.ConsoleTheme{ID: theme.ID, Title: theme.Title})
			}
			var err error
			vm.Meanwhile, err = c.meanwhile(d.ID, templates.Meanwhile{
				Form: "step", Keep: "/w/" + d.ID + "/sheet", Lines: templates.StepVersions(stepView(d, d.RunSheet[i], themes), stepView(d, s, themes), minutes),
			}, "", "run-sheet")
			if err != nil {
				return err
			}
			vm.Meanwhile.Place(vm.Problems)
		}
	}
	return c.render(status, templates.StepPage(vm))
}

// saveStep handles the "POST /w/:id/sheet/:step" route: it changes, adds or
// removes a step.
func saveStep(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	s, problems, err := c.readStep(d, b)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return c.renderStep(http.StatusUnprocessableEntity, d, b, s, c.field("minutes"), problems...)
	}
	after, remove := c.field("after"), c.field("do") == "remove"
	err = c.Store.ChangeSheet(c.Request().Context(), c.actor(), d.ID, c.field("mark"), func(steps []assessment.Step) ([]assessment.Step, error) {
		switch {
		case remove:
			return assessment.RemoveStep(steps, s.ID)
		case s.ID == newStep:
			s.ID = assessment.FreshStep(steps)
		}
		return assessment.PutStep(steps, s, after)
	})
	switch {
	case errors.Is(err, assessment.ErrStale):
		if d, b, err = c.conducted(); err != nil { // as it is now
			return err
		}
		return c.renderStep(http.StatusConflict, d, b, s, c.field("minutes"), problemMeanwhile("title"))
	case errors.Is(err, assessment.ErrStage):
		return c.renderStep(http.StatusConflict, d, b, s, c.field("minutes"), templates.Problem{Field: "title", Key: templates.ProblemStepNow})
	case err != nil:
		return err
	}
	if err := c.notice(templates.NoticeSheet); err != nil {
		return err
	}
	return c.see("/w/" + d.ID + "/sheet")
}

func (c *call) readStep(d *assessment.Document, b *assessment.Bank) (assessment.Step, []templates.Problem, error) {
	s := assessment.Step{ID: c.Param("step"), Title: c.field("title"), Inner: c.field("inner") == "1"}
	if s.ID != newStep && assessment.StepIndex(d.RunSheet, s.ID) < 0 {
		return s, nil, assessment.ErrNotFound
	}
	params, err := c.FormParams()
	if err != nil {
		return s, nil, err
	}
	for _, t := range b.Themes {
		if slices.Contains(params["theme"], t.ID) {
			s.Themes = append(s.Themes, t.ID)
		}
	}
	var problems []templates.Problem
	usual := s.ID != newStep && (&assessment.Step{ID: s.ID}).Usual()
	if s.Title == "" && !usual || len([]rune(s.Title)) > stepTitleLimit {
		problems = append(problems, templates.Problem{Field: "title", Key: templates.ProblemStepTitle, Args: []any{"limit", stepTitleLimit}})
	}
	minutes, err := strconv.Atoi(c.field("minutes"))
	if err != nil || minutes < 0 || minutes > stepMinutesLimit {
		problems = append(problems, templates.Problem{Field: "minutes", Key: templates.ProblemStepMinutes, Args: []any{"limit", stepMinutesLimit}})
	}
	s.Minutes = minutes
	return s, problems, nil
}
