package assessment_test

import (
	"testing"

	"electready/assessment"
)

func TestStageOf(t *testing.T) {
	t.Parallel()
	d := &assessment.Document{Themes: []assessment.ThemeState{
		{Theme: "a", Round: assessment.First, State: assessment.Shown},
		{Theme: "b", Round: assessment.First, State: assessment.Locked},
		{Theme: "c", Round: assessment.First, State: assessment.Shown},
		{Theme: "c", Round: assessment.Second, State: assessment.Open, Questions: []string{"q1"}},
	}}
	tests := []struct {
		name, theme string
		round       assessment.RoundID
		of, next    assessment.ThemeState // round and state only
	}{
		{"without a row", "z", assessment.First, state(assessment.First, assessment.Closed), state(assessment.First, assessment.Closed)},
		{"not begun when a second round runs", "z", assessment.Second, state(assessment.First, assessment.Closed), state(assessment.First, assessment.Closed)},
		{"not begun before a follow-up", "z", assessment.FollowUp, state(assessment.FollowUp, assessment.Closed), state(assessment.FollowUp, assessment.Closed)},
		{"in its own round", "a", assessment.First, state(assessment.First, assessment.Shown), state(assessment.First, assessment.Shown)},
		{"shown before, asked again", "a", assessment.Second, state(assessment.First, assessment.Shown), state(assessment.Second, assessment.Closed)},
		{"locked before, not shown yet", "b", assessment.Second, state(assessment.First, assessment.Locked), state(assessment.First, assessment.Locked)},
		{"asked again", "c", assessment.Second, state(assessment.Second, assessment.Open), state(assessment.Second, assessment.Open)},
		{"asked again later, seen from before", "c", assessment.First, state(assessment.First, assessment.Shown), state(assessment.First, assessment.Shown)},
		{"two rounds later", "c", assessment.FollowUp, state(assessment.Second, assessment.Open), state(assessment.Second, assessment.Open)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := d.StageOf(tt.theme, tt.round); got.Round != tt.of.Round || got.State != tt.of.State {
				t.Errorf("StageOf: %s %s, want %s %s", got.Round, got.State, tt.of.Round, tt.of.State)
			}
			if got := d.NextStage(tt.theme, tt.round); got.Round != tt.next.Round || got.State != tt.next.State {
				t.Errorf("NextStage: %s %s, want %s %s", got.Round, got.State, tt.next.Round, tt.next.State)
			}
		})
	}
	if !d.StageOf("c", assessment.Second).Takes("q1") || d.StageOf("c", assessment.Second).Takes("q2") {
		t.Error("a chosen question is asked, and no other")
	}
}

func state(r assessment.RoundID, s assessment.Stage) assessment.ThemeState {
	return assessment.ThemeState{Round: r, State: s}
}

func TestReadable(t *testing.T) {
	t.Parallel()
	for stage, want := range map[assessment.Stage]bool{
		assessment.Closed: false, assessment.Open: false, assessment.Locked: true, assessment.Shown: true, "": false,
	} {
		if got := stage.Readable(); got != want {
			t.Errorf("%q: %v, want %v", stage, got, want)
		}
	}
}
