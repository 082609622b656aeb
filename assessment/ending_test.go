package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

func TestTitleFits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, title string
		want         bool
	}{
		{"Election readiness", "Election readiness", true},
		{" election  READINESS ", "Election readiness", true},
		{"მზადყოფნა", "მზადყოფნა", true},
		{"Election", "Election readiness", false},
		{"", "Election readiness", false},
		{"", "", false}, // one without a title is erased by its id
		{"", "  ", false},
		{"w-1", "", true},
		{"w-1", "Election readiness", false},
	} {
		if got := assessment.TitleFits(c.typed, c.title, "w-1"); got != c.want {
			t.Errorf("%q for %q: %v, want %v", c.typed, c.title, got, c.want)
		}
	}
}

// The state rule of the end: what may be opened again, and what may come back.
func TestMayReopen(t *testing.T) {
	t.Parallel()
	for _, s := range assessment.States {
		if got, want := assessment.MayReopen(s, false), s == assessment.HandedOver; got != want {
			t.Errorf("a custodian's import that is %s: %v, want %v", s, got, want)
		}
		if assessment.MayReopen(s, true) {
			t.Errorf("%s is opened again where it was handed over", s)
		}
		full := &assessment.Document{Scope: assessment.ScopeFull, Workshop: assessment.Workshop{State: s}}
		if got, want := assessment.MayReturn(full), s == assessment.HandedOver; got != want {
			t.Errorf("a full file that is %s comes back: %v, want %v", s, got, want)
		}
	}
	room := &assessment.Document{Scope: assessment.ScopeRoom, Workshop: assessment.Workshop{State: assessment.HandedOver}}
	if assessment.MayReturn(room) {
		t.Error("a part of a workshop brings it back")
	}
}

func TestOutlives(t *testing.T) {
	t.Parallel()
	deed := assessment.Deed{Seq: 7, Workshop: "w", At: "2026-11-26T15:55:00Z", Role: assessment.TrainerRole, Actor: "t-1", Deed: "exported full", Object: "for somebody"}
	want := deed
	want.Object = ""
	if got := deed.Outlives(); got != want {
		t.Errorf("a reason: %+v", got)
	}
	deed.Deed, deed.Object = assessment.HandedOut, "aa sheet.pdf"
	if got := deed.Outlives(); got != deed {
		t.Errorf("a sum: %+v", got)
	}
	deed.Role, deed.Actor = assessment.LeadRole, "police.1"
	if got := deed.Outlives(); got.Actor != "" || got.Role != assessment.LeadRole {
		t.Errorf("a seat: %+v", got)
	}
	files := assessment.HandedOutIn([]assessment.Deed{{Deed: "changed", Object: "aa b"}, {Deed: assessment.HandedOut, At: "x", Object: "aa two words.pdf"}})
	if len(files) != 1 || files[0] != (assessment.FileSum{At: "x", Name: "two words.pdf", SHA256: "aa"}) {
		t.Errorf("files: %+v", files)
	}
}

func TestScreenStep(t *testing.T) {
	t.Parallel()
	steps := []string{"", "q1", "q2", "view:channels:incident", "view:systems"}
	for _, c := range []struct {
		on      string
		forward bool
		want    string
	}{
		{"", true, "q1"},
		{"q1", true, "q2"},
		{"q2", false, "q1"},
		{"", false, ""},
		{"q2", true, "view:channels:incident"},
		{"wait:channels:incident", true, "view:channels:incident"},
		{"wait:channels:incident", false, "q2"},
		{"view:systems", true, "view:systems"},
		{"something of another program", true, ""},
	} {
		if got := assessment.ScreenStep(steps, c.on, c.forward); got != c.want {
			t.Errorf("from %q forward %v: %q, want %q", c.on, c.forward, got, c.want)
		}
	}
}

// Arrow keys never lead to a theme that was not shown, nor to statements before
// they are.
func TestScreenSteps(t *testing.T) {
	t.Parallel()
	b, d := sixAgencies(t)
	d.Themes = nil
	for _, theme := range b.Themes {
		d.Themes = append(d.Themes, assessment.ThemeState{Theme: theme.ID, Round: assessment.First, State: assessment.Locked})
	}
	if got := assessment.ScreenSteps(b, d, assessment.Locked); !slices.Equal(got, []string{""}) {
		t.Errorf("nothing was shown: %v", got)
	}
	d.Themes[0].State = assessment.Shown
	got := assessment.ScreenSteps(b, d, assessment.Locked)
	if len(got) < 2 {
		t.Fatalf("a theme was shown: %v", got)
	}
	for _, id := range got[1:] {
		if place, _, ok := b.Question(id); !ok || place.Theme != d.Themes[0].Theme {
			t.Errorf("%s is no question of the theme that was shown", id)
		}
	}
	b.Scenarios = []assessment.Scenario{{ID: "sc-a"}, {ID: "sc-b"}}
	b.Defaults.Scenarios = []string{"sc-b"}
	board := func(scenario string) string {
		return assessment.ScreenView + assessment.ViewResponsibilities + ":" + scenario
	}
	if steps := assessment.ScreenSteps(b, d, assessment.Shown); !slices.Contains(steps, board("sc-b")) || slices.Contains(steps, board("sc-a")) {
		t.Errorf("without a choice, the scenarios that the bank proposes: %v", steps)
	}
	d.Workshop.Scenarios = []string{"sc-a"}
	if steps := assessment.ScreenSteps(b, d, assessment.Shown); !slices.Contains(steps, board("sc-a")) || slices.Contains(steps, board("sc-b")) {
		t.Errorf("the scenarios that were chosen: %v", steps)
	}
	for _, step := range assessment.ScreenSteps(b, d, assessment.Shown)[len(got):] {
		view, ok := strings.CutPrefix(step, assessment.ScreenView)
		if _, err := assessment.ParseView(b, d, view); !ok || err != nil {
			t.Errorf("%s is no view: %v", step, err)
		}
	}
}
