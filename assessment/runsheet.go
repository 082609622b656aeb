package assessment

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// States of a [Step].
const (
	StepNow     = "now"
	StepDone    = "done"
	StepSkipped = "skipped"
)

// Steps of the usual run-sheet that the program knows something about. A step
// without a title of its own is named by its id, in the reader's language.
const (
	StepShowA      = "show-a"
	StepShowB      = "show-b"
	StepPrinciples = "principles"
	StepLunch      = "lunch"
)

// UsualSteps is the day in two sessions of 120 minutes.
func UsualSteps() []Step {
	a, b := []string{"critical-systems", "incident-reporting"}, []string{"disinformation", "coordination"}
	return []Step{
		{ID: "opening", Minutes: 15},
		{ID: "welcome", Minutes: 10},
		{ID: "block-a", Minutes: 18, Themes: a},
		{ID: "house-a", Minutes: 7, Themes: a},
		{ID: StepShowA, Minutes: 25, Themes: a},
		{ID: "coffee", Minutes: 10},
		{ID: "statements", Minutes: 20},
		{ID: "preview", Minutes: 15},
		{ID: StepLunch, Minutes: 90},
		{ID: "back", Minutes: 8},
		{ID: "inner", Minutes: 22, Inner: true},
		{ID: "block-b", Minutes: 16, Themes: b},
		{ID: "house-b", Minutes: 6, Themes: b},
		{ID: StepShowB, Minutes: 20, Themes: b},
		{ID: "air", Minutes: 8},
		{ID: StepPrinciples, Minutes: 13},
		{ID: "actions", Minutes: 17},
		{ID: "ending", Minutes: 10},
	}
}

// usualStep finds a step of the usual run-sheet by its id.
func usualStep(id string) (Step, bool) {
	steps := UsualSteps()
	if i := StepIndex(steps, id); i >= 0 {
		return steps[i], true
	}
	return Step{}, false
}

// Usual reports whether the step is named by its id.
func (s *Step) Usual() bool {
	_, ok := usualStep(s.ID)
	return ok && s.Title == ""
}

// StepIndex is the place of a step, or -1.
func StepIndex(steps []Step, id string) int {
	return slices.IndexFunc(steps, func(s Step) bool { return s.ID == id })
}

// SheetMark names a state of a run-sheet, so that a change made from an older
// one is noticed.
func SheetMark(steps []Step) string {
	text, err := json.Marshal(steps)
	if err != nil {
		panic(err) // plain strings and numbers
	}
	return shortSum(text)
}

// SheetPlace is where the room is: the places of the step that runs and of the
// one after it, or -1.
func SheetPlace(steps []Step) (now, next int) {
	now = slices.IndexFunc(steps, func(s Step) bool { return s.State == StepNow })
	from := now + 1
	if now < 0 { // after the last one that is over
		for i, s := range steps {
			if s.State == StepDone {
				from = i + 1
			}
		}
	}
	for i := from; i < len(steps); i++ {
		if steps[i].State == "" {
			return now, i
		}
	}
	return now, -1
}

// StepTo takes a step to a state. When one begins, the one that ran is done: it
// is one room. Every state can be taken back, so that a stray tap is no harm.
func StepTo(steps []Step, id, state string) ([]Step, error) {
	i := StepIndex(steps, id)
	switch {
	case i < 0:
		return nil, ErrNotFound
	case !slices.Contains([]string{"", StepNow, StepDone, StepSkipped}, state):
		return nil, ErrNotFound
	case state == StepSkipped && steps[i].State == StepNow:
		return nil, ErrStage
	}
	out := slices.Clone(steps)
	if state == StepNow {
		for k := range out {
			if out[k].State == StepNow {
				out[k].State = StepDone
			}
		}
	}
	out[i].State = state
	return out, nil
}

// ShiftStep moves a step by one place, up or down. At the end of the list it
// stays where it is.
func ShiftStep(steps []Step, id string, down bool) ([]Step, error) {
	i := StepIndex(steps, id)
	if i < 0 {
		return nil, ErrNotFound
	}
	return shifted(steps, i, down), nil
}

// shifted is a list with one of its elements moved by one place; at an end it
// stays where it is, and so does one that is not there.
func shifted[T any](list []T, i int, down bool) []T {
	k := i - 1
	if down {
		k = i + 1
	}
	out := slices.Clone(list)
	if i >= 0 && k >= 0 && k < len(out) {
		out[i], out[k] = out[k], out[i]
	}
	return out
}

// RemoveStep takes a step off the sheet; not the one that runs.
func RemoveStep(steps []Step, id string) ([]Step, error) {
	i := StepIndex(steps, id)
	switch {
	case i < 0:
		return nil, ErrNotFound
	case steps[i].State == StepNow:
		return nil, ErrStage
	}
	return slices.Delete(slices.Clone(steps), i, i+1), nil
}

// PutStep changes a step, or adds it after the step that is named; "" is the
// end of the sheet.
func PutStep(steps []Step, s Step, after string) ([]Step, error) {
	out := slices.Clone(steps)
	if i := StepIndex(out, s.ID); i >= 0 {
		s.State, s.Origin, s.Start = out[i].State, out[i].Origin, out[i].Start
		out[i] = s
		return out, nil
	}
	at := len(out)
	if i := StepIndex(out, after); i >= 0 {
		at = i + 1
	}
	return slices.Insert(out, at, s), nil
}

// ShortenStep leaves one talk of a step that shows a theme, or gives it the
// usual minutes again.
func ShortenStep(steps []Step, id string, back bool) ([]Step, error) {
	i := StepIndex(steps, id)
	usual, ok := usualStep(id)
	if i < 0 || !ok {
		return nil, ErrNotFound
	}
	out := slices.Clone(steps)
	out[i].Minutes = oneTalk
	if back {
		out[i].Minutes = usual.Minutes
	}
	return out, nil
}

// oneTalk is how many minutes one talk takes.
const oneTalk = 10

// LateFrom is from how many minutes on the sheet offers what to leave out.
const LateFrom = 20

// tooLate is from when on a difference is no delay of the day but a clock that
// jumped, or another day.
const tooLate = 6 * time.Hour

// longBreak separates sessions: what comes after it begins when it begins.
const longBreak = 45

// Timing is how the day stands against the sheet. Only these figures come from
// the clock; what runs and what comes next is the order of the sheet.
type Timing struct {
	Begun   time.Time // of the step that runs; zero: nothing runs, or nobody knows
	Planned time.Time // its end, by the sheet
	Left    int       // minutes to its end as it began; below 0 over it
	Late    int       // minutes against the sheet; 0: on time
}

// TimeOf compares the day with the sheet. begun says when steps began.
func TimeOf(steps []Step, begun map[string]time.Time, now time.Time) Timing {
	at, _ := SheetPlace(steps)
	if at < 0 || begun[steps[at].ID].IsZero() {
		return Timing{}
	}
	out := Timing{Begun: begun[steps[at].ID]}
	planned := out.Begun
	offset := 0
	for i := at - 1; i >= 0 && !(steps[i].Minutes >= longBreak); i-- {
		if steps[i].State == StepSkipped {
			continue
		}
		offset += steps[i].Minutes
		if b := begun[steps[i].ID]; !b.IsZero() && steps[i].State == StepDone {
			planned = b.Add(time.Duration(offset) * time.Minute)
		}
	}
	length := time.Duration(steps[at].Minutes) * time.Minute
	out.Planned = planned.Add(length)
	left, late := out.Begun.Add(length).Sub(now), max(out.Begun.Sub(planned), now.Sub(out.Planned))
	if left.Abs() > tooLate || late > tooLate || now.Before(out.Begun) {
		return Timing{Begun: out.Begun}
	}
	out.Left, out.Late = int(left/time.Minute), max(0, int(late/time.Minute))
	return out
}

// BeginsOf says when the steps to come begin if each takes its minutes, by their
// ids. Nobody knows while nothing runs, or where the clock jumped.
func BeginsOf(steps []Step, begun map[string]time.Time, now time.Time) map[string]time.Time {
	at, _ := SheetPlace(steps)
	timing := TimeOf(steps, begun, now)
	if timing.Planned.IsZero() {
		return nil
	}
	out := map[string]time.Time{}
	next := timing.Begun.Add(time.Duration(steps[at].Minutes) * time.Minute)
	if next.Before(now) {
		next = now
	}
	for _, s := range steps[at+1:] {
		if s.State == "" {
			out[s.ID] = next
			next = next.Add(time.Duration(s.Minutes) * time.Minute)
		}
	}
	return out
}

// SkipOffer is something that the sheet offers to leave out.
type SkipOffer struct {
	Step  string
	Saves int  // minutes
	Taken bool // it can be taken back
}

// SkipOffers are what a day that is late may leave out, and what was left out
// already.
func SkipOffers(steps []Step, late int) []SkipOffer {
	var out []SkipOffer
	for _, s := range steps {
		usual, ok := usualStep(s.ID)
		switch {
		case !ok || s.Title != "":
		case s.ID == StepShowB && s.State == "" && s.Minutes == oneTalk:
			out = append(out, SkipOffer{s.ID, usual.Minutes - oneTalk, true})
		case s.ID == StepShowB && s.State == "" && s.Minutes > oneTalk && late >= LateFrom:
			out = append(out, SkipOffer{s.ID, s.Minutes - oneTalk, false})
		case s.ID == StepPrinciples && s.State == StepSkipped:
			out = append(out, SkipOffer{s.ID, s.Minutes, true})
		case s.ID == StepPrinciples && s.State == "" && late >= LateFrom:
			out = append(out, SkipOffer{s.ID, s.Minutes, false})
		}
	}
	return out
}

// InnerNow reports whether the step that runs is for the inner circle only.
func InnerNow(steps []Step) bool {
	now, _ := SheetPlace(steps)
	return now >= 0 && steps[now].Inner
}

// Sheet is the run-sheet of a workshop with when its steps began.
type Sheet struct {
	Steps []Step
	Begun map[string]time.Time
}

// UsualSheet is [UsualSteps] with the themes that the bank has.
func UsualSheet(b *Bank) []Step {
	steps := UsualSteps()
	for i := range steps {
		steps[i].Themes = slices.DeleteFunc(slices.Clone(steps[i].Themes), func(id string) bool {
			_, ok := b.Theme(id)
			return !ok
		})
	}
	return steps
}

// FreshStep is an id for a new step.
func FreshStep(steps []Step) string {
	for i := len(steps) + 1; ; i++ {
		if id := "step-" + strconv.Itoa(i); StepIndex(steps, id) < 0 {
			return id
		}
	}
}
