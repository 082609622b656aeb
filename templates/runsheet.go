package templates

import (
	"context"
	"strings"

	"electready/assessment"
	"electready/assessment/chart"
)

// PageSheet is the page where the run-sheet is changed.
const PageSheet = "sheet.page"

// Sheet is the run-sheet on the trainer's page. Forms: /w/{id}/sheet (mark,
// step, do: now, done, skipped, back, shorten, lengthen, usual); /w/{id}/pause
// (to: pause or end).
type Sheet struct {
	Mark   string
	Steps  []SheetStep
	Next   string // id of the step after the one that runs; empty: none
	Begun  Moment // of the step that runs; zero: not known
	End    Moment // planned
	Left   int    // minutes
	Late   int    // minutes against the sheet
	Offers []SheetOffer
	Pause  *Pause
}

// SheetStep is a step.
type SheetStep struct {
	ID      string
	Title   Text // empty: named by its id
	Minutes int
	From    Moment // when it begins, if all goes as planned; zero: nobody knows
	Inner   bool
	State   string
	Usual   bool
	Themes  []ConsoleTheme
	Shows   bool // it is there to show its themes to the room
	Links   []SheetLink
}

// SheetLink is a page where the work of a step is done.
type SheetLink struct {
	Href string
	Key  string // message of its name
}

// SheetOffer is something that a late day may leave out.
type SheetOffer struct {
	Step  string
	Saves int
	Taken bool
}

// Pause says from when on nobody answers.
type Pause struct {
	From Moment
	Now  bool // it has begun
}

// SheetEdit is the page where the run-sheet is changed. Forms: /w/{id}/sheet
// (mark, step, do: up, down); /w/{id}/sheet/{step}.
type SheetEdit struct {
	Frame
	Workshop string
	ReadOnly bool
	Mark     string
	Steps    []SheetStep
}

// StepEdit is the page of one step. Form: /w/{id}/sheet/{step} (mark, title,
// minutes, theme repeated, inner, after; do: save or remove). For a new step the
// id is "new".
type StepEdit struct {
	Frame
	Workshop string
	Step     SheetStep
	Typed    string // title as typed
	Minutes  string // as typed
	Mark     string
	Themes   []StepTheme
	After    []SheetStep // where a new one can stand
	Chosen   string      // of them
	Running  bool        // it runs now and cannot be removed
	Problems []Problem   // fields: title, minutes
	// Meanwhile is the step as another trainer left it; nil: nobody did.
	Meanwhile *Meanwhile
}

// StepTheme is a theme that a step may open, lock or show.
type StepTheme struct {
	ID     string
	Number int
	Title  Text
	On     bool
}

// Notices and problems of the run-sheet.
const (
	NoticeStep         = "sheet.notice-step"
	NoticeSheet        = "sheet.notice-changed"
	NoticePause        = "sheet.notice-pause"
	NoticePauseEnded   = "sheet.notice-pause-ended"
	ProblemStepTitle   = "sheet.problem-title"
	ProblemStepMinutes = "sheet.problem-minutes" // args: limit
	ProblemStepStale   = "sheet.problem-stale"
	ProblemStepNow     = "sheet.problem-now"
)

// usualWord names the steps of the usual run-sheet, and what each needs from the
// room.
var usualWord = map[string]struct{ name, needs string }{
	"opening":    {"sheet.step-opening", "sheet.needs-opening"},
	"welcome":    {"sheet.step-welcome", "sheet.needs-welcome"},
	"block-a":    {"sheet.step-block-a", "sheet.needs-block-a"},
	"house-a":    {"sheet.step-house-a", "sheet.needs-house-a"},
	"show-a":     {"sheet.step-show-a", "sheet.needs-show-a"},
	"coffee":     {"sheet.step-coffee", "sheet.needs-coffee"},
	"statements": {"sheet.step-statements", "sheet.needs-statements"},
	"preview":    {"sheet.step-preview", "sheet.needs-preview"},
	"lunch":      {"sheet.step-lunch", "sheet.needs-lunch"},
	"back":       {"sheet.step-back", "sheet.needs-back"},
	"inner":      {"sheet.step-inner", "sheet.needs-inner"},
	"block-b":    {"sheet.step-block-b", "sheet.needs-block-b"},
	"house-b":    {"sheet.step-house-b", "sheet.needs-house-b"},
	"show-b":     {"sheet.step-show-b", "sheet.needs-show-b"},
	"air":        {"sheet.step-air", "sheet.needs-air"},
	"principles": {"sheet.step-principles", "sheet.needs-principles"},
	"actions":    {"sheet.step-actions", "sheet.needs-actions"},
	"ending":     {"sheet.step-ending", "sheet.needs-ending"},
}

// offerWord says what can be left out, its button, and that it was left out.
var offerWord = map[string]struct{ offer, do, taken string }{
	assessment.StepShowB:      {"sheet.skip-show-b", "sheet.do-show-b", "sheet.skip-taken-show-b"},
	assessment.StepPrinciples: {"sheet.skip-principles", "sheet.do-principles", "sheet.skip-taken-principles"},
}

// shiftWord names the buttons that move a step.
var shiftWord = map[string]string{"up": "sheet.up", "down": "sheet.down"}

// stepName is the step's own title, or that of the usual sheet.
func stepName(ctx context.Context, s SheetStep) string {
	if s.Title.Text == "" && s.Usual {
		return t(ctx, usualWord[s.ID].name)
	}
	return s.Title.Text
}

// stepMinutes is "20 min." and what the step needs from the room.
func stepMinutes(ctx context.Context, s SheetStep) string {
	parts := []string{n(ctx, "sheet.minutes", s.Minutes)}
	if s.State == assessment.StepSkipped {
		parts = append(parts, t(ctx, "sheet.skipped"))
	} else if s.Usual && s.State == "" {
		parts = append(parts, t(ctx, usualWord[s.ID].needs))
	}
	return strings.Join(parts, " ")
}

// stepSign is the sign of a step on the seam.
func stepSign(s SheetStep) []chart.Shape {
	switch s.State {
	case assessment.StepNow:
		return chart.Now()
	case assessment.StepDone:
		return chart.Complete()
	}
	return chart.Level(0)
}

// stepClass is how a step stands on the seam.
func stepClass(s SheetStep) string {
	switch s.State {
	case assessment.StepNow:
		return "on-seam now"
	case assessment.StepDone, assessment.StepSkipped:
		return "past"
	}
	return "on-seam"
}

// over is how many steps stand before the one that runs, or the next.
func (v Sheet) over() int {
	for i, s := range v.Steps {
		if s.State == assessment.StepNow || s.State == "" {
			return i
		}
	}
	return len(v.Steps)
}

// past are the steps that are over.
func (v Sheet) past() []SheetStep { return v.Steps[:v.over()] }

// near are the step that runs and the next one.
func (v Sheet) near() []SheetStep { return v.Steps[v.over():v.far()] }

// later are the steps after the next one.
func (v Sheet) later() []SheetStep { return v.Steps[v.far():] }

// far is how many steps stand before those that are later.
func (v Sheet) far() int {
	far := v.over()
	for i, s := range v.Steps {
		if s.State == assessment.StepNow || s.ID == v.Next {
			far = max(far, i+1)
		}
	}
	return far
}

// runs reports whether a step runs now.
func (v Sheet) runs() bool {
	for _, s := range v.Steps {
		if s.State == assessment.StepNow {
			return true
		}
	}
	return false
}

// ending is the step that runs when none comes after it.
func (v Sheet) ending() string {
	for _, s := range v.Steps {
		if s.State == assessment.StepNow && v.Next == "" {
			return s.ID
		}
	}
	return ""
}

// leftWord says how many minutes are left of the step that runs.
func (v Sheet) leftWord(ctx context.Context) string {
	switch {
	case v.Begun.IsZero():
		return ""
	case v.Left >= 0:
		return n(ctx, "sheet.left", v.Left)
	}
	return n(ctx, "sheet.over", -v.Left)
}

// lateWord says how the day stands against the sheet.
func (v Sheet) lateWord(ctx context.Context) string {
	if v.Late == 0 {
		return t(ctx, "sheet.on-time")
	}
	return n(ctx, "sheet.late", v.Late)
}

// stepMoves are what all themes of a step can do together. Only a step that is
// there to show has the button for it: showing cannot be taken back, and a stray
// tap at another step is no harm.
func stepMoves(s SheetStep) []move {
	if len(s.Themes) == 0 {
		return nil
	}
	stage := s.Themes[0].Stage
	for _, v := range s.Themes {
		if v.Stage != stage {
			return nil
		}
	}
	var out []move
	for _, m := range movesOf(stage) {
		switch {
		case m.to == assessment.Shown && s.Usual && !s.Shows:
			continue
		case m.to != assessment.Shown:
			m.kind = "second"
		}
		out = append(out, m)
	}
	return out
}

// togetherWord is the button that moves all themes of a step.
var togetherWord = map[assessment.Stage]string{
	assessment.Open:   "sheet.open",
	assessment.Locked: "sheet.lock",
	assessment.Shown:  "trainer.show",
}

// stepMoveWord is the button for one move of a step's themes.
func stepMoveWord(s SheetStep, m move) string {
	if m.key == "trainer.reopen" {
		return "sheet.reopen"
	}
	return togetherWord[m.to]
}

// pauseWord is the sentence that seats read.
func pauseWord(ctx context.Context, p *Pause) string {
	if p == nil {
		return ""
	}
	if p.Now {
		return t(ctx, "sheet.seat-paused")
	}
	return t(ctx, "sheet.seat-pausing")
}
