package assessment_test

import (
	"errors"
	"testing"
	"time"

	"electready/assessment"
)

func stepState(steps []assessment.Step, id string) string {
	return steps[assessment.StepIndex(steps, id)].State
}

func TestUsualStepsFillTwoSessions(t *testing.T) {
	t.Parallel()
	first, second, lunch := 0, 0, false
	for _, s := range assessment.UsualSteps() {
		switch {
		case s.ID == assessment.StepLunch:
			lunch = true
		case lunch:
			second += s.Minutes
		default:
			first += s.Minutes
		}
	}
	if first != 120 || second != 120 {
		t.Errorf("sessions of %d and %d minutes, want 120 and 120", first, second)
	}
}

func TestStepsGoOnAndComeBack(t *testing.T) {
	t.Parallel()
	steps := assessment.UsualSteps()
	for _, id := range []string{"opening", "welcome"} {
		var err error
		if steps, err = assessment.StepTo(steps, id, assessment.StepNow); err != nil {
			t.Fatal(err)
		}
	}
	now, next := assessment.SheetPlace(steps)
	if stepState(steps, "opening") != assessment.StepDone || steps[now].ID != "welcome" || steps[next].ID != "block-a" {
		t.Fatalf("opening is %q, now %s, next %s", stepState(steps, "opening"), steps[now].ID, steps[next].ID)
	}
	if _, err := assessment.StepTo(steps, "welcome", assessment.StepSkipped); !errors.Is(err, assessment.ErrStage) {
		t.Errorf("the step that runs was left out: %v", err)
	}
	if _, err := assessment.RemoveStep(steps, "welcome"); !errors.Is(err, assessment.ErrStage) {
		t.Errorf("the step that runs was removed: %v", err)
	}
	if _, err := assessment.StepTo(steps, "never", assessment.StepNow); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("a step that never was began: %v", err)
	}
	steps, _ = assessment.StepTo(steps, "welcome", "")
	if now, _ := assessment.SheetPlace(steps); now != -1 || stepState(steps, "welcome") != "" {
		t.Error("a step that was begun by mistake cannot be taken back")
	}
}

func TestTimeOf(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	at := func(minutes int) time.Time { return start.Add(time.Duration(minutes) * time.Minute) }
	steps := assessment.UsualSteps()
	steps, _ = assessment.StepTo(steps, "opening", assessment.StepNow)
	steps, _ = assessment.StepTo(steps, "welcome", assessment.StepNow)
	begun := map[string]time.Time{"opening": start, "welcome": at(15)}
	for _, c := range []struct {
		name       string
		begun, now int // minutes after nine
		left, late int
	}{
		{"on time", 15, 20, 5, 0},
		{"began late", 30, 35, 5, 15},
		{"over its minutes", 15, 45, -20, 20},
		{"the clock jumped to another day", 15, 3 * 24 * 60, 0, 0},
		{"the clock was set back", 15, 0, 0, 0},
	} {
		begun["welcome"] = at(c.begun)
		got := assessment.TimeOf(steps, begun, at(c.now))
		if got.Left != c.left || got.Late != c.late {
			t.Errorf("%s: %d left and %d late, want %d and %d", c.name, got.Left, got.Late, c.left, c.late)
		}
	}
	// A session begins when it begins: lunch carries no delay over.
	steps, _ = assessment.StepTo(steps, assessment.StepLunch, assessment.StepNow)
	steps, _ = assessment.StepTo(steps, "back", assessment.StepNow)
	begun[assessment.StepLunch], begun["back"] = at(150), at(300)
	if got := assessment.TimeOf(steps, begun, at(302)); got.Late != 0 || got.Left != 6 {
		t.Errorf("after lunch: %d late, %d left", got.Late, got.Left)
	}
}

func TestSkipOffers(t *testing.T) {
	t.Parallel()
	steps := assessment.UsualSteps()
	if got := assessment.SkipOffers(steps, 19); len(got) != 0 {
		t.Errorf("19 minutes late: %v", got)
	}
	want := []assessment.SkipOffer{{Step: "show-b", Saves: 10}, {Step: "principles", Saves: 13}}
	got := assessment.SkipOffers(steps, 20)
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("20 minutes late: %v, want %v", got, want)
	}
	short, _ := assessment.ShortenStep(steps, "show-b", false)
	if got := assessment.SkipOffers(short, 0); len(got) != 1 || !got[0].Taken {
		t.Errorf("one talk cannot be taken back: %v", got)
	}
	again, _ := assessment.ShortenStep(short, "show-b", true)
	if assessment.SheetMark(again) != assessment.SheetMark(steps) {
		t.Error("taking it back leaves another sheet")
	}
}

func TestPause(t *testing.T) {
	t.Parallel()
	asked := time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	p := assessment.Pause{From: asked.Add(assessment.PauseNotice)}
	for _, c := range []struct {
		after  time.Duration
		closes bool
	}{
		{0, false},
		{119 * time.Second, false},
		{2 * time.Minute, true},
		{time.Hour, true},
		{-time.Hour, true}, // the clock was set back
	} {
		if got := p.Closes(asked.Add(c.after)); got != c.closes {
			t.Errorf("%v after the tap: closed %v", c.after, got)
		}
	}
	if (assessment.Pause{}).Closes(asked) {
		t.Error("no pause closes")
	}
}

func TestBeginsOf(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	at := func(minutes int) time.Time { return start.Add(time.Duration(minutes) * time.Minute) }
	steps := assessment.UsualSteps()
	if got := assessment.BeginsOf(steps, nil, start); len(got) != 0 {
		t.Errorf("nothing runs, but it is said when steps begin: %v", got)
	}
	steps, _ = assessment.StepTo(steps, "opening", assessment.StepNow)
	steps, _ = assessment.StepTo(steps, "welcome", assessment.StepNow)
	steps, _ = assessment.StepTo(steps, "house-a", assessment.StepSkipped)
	begun := map[string]time.Time{"opening": start, "welcome": at(15)}
	for _, c := range []struct {
		name                          string
		now                           int // minutes after nine
		blockA, showA, lunch, inOrder int
	}{
		{"on time", 20, 25, 43, 113, 203},
		{"five minutes over its time", 30, 30, 48, 118, 208},
	} {
		got := assessment.BeginsOf(steps, begun, at(c.now))
		for id, want := range map[string]int{"block-a": c.blockA, "show-a": c.showA, "lunch": c.lunch, "back": c.inOrder} {
			if !got[id].Equal(at(want)) {
				t.Errorf("%s: %s begins at %v, want %v", c.name, id, got[id], at(want))
			}
		}
		for _, id := range []string{"opening", "welcome", "house-a"} {
			if _, ok := got[id]; ok {
				t.Errorf("%s: %s is over, runs or is left out, and yet it begins", c.name, id)
			}
		}
	}
	if got := assessment.BeginsOf(steps, begun, at(3*24*60)); len(got) != 0 {
		t.Errorf("the clock jumped, and yet it is said when steps begin: %v", got)
	}
}
