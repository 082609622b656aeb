package assessment_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// twoThemes is a workshop of one agency: theme t1 with q1 to q4 was shown, t2
// with q5 was not.
func twoThemes(tb testing.TB) (*assessment.Bank, *assessment.Document) {
	tb.Helper()
	b, d := oneAgency(tb, "1=2 1=2 1=2 1=2 || 1=2")
	d.Rounds = []assessment.Round{{ID: assessment.First}}
	d.Themes = []assessment.ThemeState{
		{Theme: "t1", Round: assessment.First, State: assessment.Shown},
		{Theme: "t2", Round: assessment.First, State: assessment.Locked},
	}
	return b, d
}

// inRound adds a round with one theme in it.
func inRound(d *assessment.Document, r assessment.RoundID, theme string, s assessment.Stage, questions ...string) {
	d.Rounds = append(d.Rounds, assessment.Round{ID: r})
	d.Themes = append(d.Themes, assessment.ThemeState{Theme: theme, Round: r, State: s, Questions: questions})
}

func TestSecondRound(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*assessment.Document)
		chosen string
		want   error
	}{
		{"three of a shown theme", nil, "q3 q1 q2", nil},
		{"one chosen twice is one", nil, "q1 q1 q2 q3", nil},
		{"before anything is shown", func(d *assessment.Document) { d.Themes[0].State = assessment.Locked }, "q1", assessment.ErrRoundEarly},
		{"none", nil, "", assessment.ErrRoundChoice},
		{"four", nil, "q1 q2 q3 q4", assessment.ErrRoundChoice},
		{"a theme that is open", func(d *assessment.Document) { d.Themes[1].State = assessment.Open }, "q5", assessment.ErrRoundTheme},
		{"a theme that is locked", nil, "q1 q5", assessment.ErrRoundTheme},
		{"a theme that did not begin", func(d *assessment.Document) { d.Themes = d.Themes[:1] }, "q5", assessment.ErrRoundTheme},
		{"no question of the bank", nil, "q1 other", assessment.ErrNotFound},
		{"a question for nobody here", func(d *assessment.Document) { d.Agencies[0].Left = "2026-11-24T12:00:00Z" }, "q1", assessment.ErrNotFound},
		{"the theme a second time", func(d *assessment.Document) { inRound(d, assessment.Second, "t1", assessment.Shown, "q1") }, "q2", assessment.ErrRoundTheme},
		{"more than three in all", func(d *assessment.Document) {
			d.Themes[1].State = assessment.Shown
			inRound(d, assessment.Second, "t1", assessment.Shown, "q1", "q2", "q3")
		}, "q5", assessment.ErrRoundChoice},
		{"another theme later", func(d *assessment.Document) {
			d.Themes[1].State = assessment.Shown
			inRound(d, assessment.Second, "t1", assessment.Open, "q1", "q2")
		}, "q5", nil},
		{"after a follow-up began", func(d *assessment.Document) { inRound(d, assessment.FollowUp, "t2", assessment.Open) }, "q1", assessment.ErrRoundRuns},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := twoThemes(t)
			if tt.change != nil {
				tt.change(d)
			}
			rows, err := assessment.SecondRound(b, d, words(tt.chosen))
			if !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			for _, row := range rows {
				if row.Round != assessment.Second || row.State != assessment.Open || len(row.Questions) == 0 || !slices.IsSorted(row.Questions) {
					t.Errorf("row %+v", row)
				}
			}
		})
	}
}

func TestFollowUpRound(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name         string
		change       func(*assessment.Document)
		chosen, open string
		want         error
	}{
		{"all themes, also one never shown", nil, "", "t1 t2", nil},
		{"one theme", nil, "t2", "t2", nil},
		{"after a second round that was shown", func(d *assessment.Document) { inRound(d, assessment.Second, "t1", assessment.Shown, "q1") }, "", "t1 t2", nil},
		{"while a second round is open", func(d *assessment.Document) { inRound(d, assessment.Second, "t1", assessment.Open, "q1") }, "", "", assessment.ErrRoundRuns},
		{"while a second round is locked", func(d *assessment.Document) { inRound(d, assessment.Second, "t1", assessment.Locked, "q1") }, "", "", assessment.ErrRoundRuns},
		{"while answers come in", func(d *assessment.Document) { d.Themes[1].State = assessment.Open }, "t1", "", assessment.ErrRoundTheme},
		{"before anything", func(d *assessment.Document) { d.Themes, d.Answers = nil, nil }, "", "", assessment.ErrRoundEarly},
		{"no theme of the bank", nil, "t1 t9", "", assessment.ErrNotFound},
		{"the same theme twice", func(d *assessment.Document) { inRound(d, assessment.FollowUp, "t1", assessment.Open) }, "t1", "", assessment.ErrRoundTheme},
		{"the rest later", func(d *assessment.Document) { inRound(d, assessment.FollowUp, "t1", assessment.Open) }, "", "t2", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := twoThemes(t)
			if tt.change != nil {
				tt.change(d)
			}
			rows, err := assessment.FollowUpRound(b, d, words(tt.chosen))
			if !errors.Is(err, tt.want) {
				t.Fatalf("%v, want %v", err, tt.want)
			}
			var got []string
			for _, row := range rows {
				got = append(got, row.Theme)
				if row.Round != assessment.FollowUp || row.State != assessment.Open || row.Questions != nil {
					t.Errorf("row %+v", row)
				}
			}
			if !slices.Equal(got, words(tt.open)) {
				t.Errorf("opens %v, want %s", got, tt.open)
			}
		})
	}
}

func words(text string) []string {
	var out []string
	for word := range strings.FieldsSeq(text) {
		out = append(out, word)
	}
	return out
}

func TestFollowUpAllowed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		state assessment.State
		here  bool // handed over from this machine
		want  error
	}{
		{assessment.Running, false, nil},
		{assessment.Preparing, false, assessment.ErrNotRunning},
		{assessment.HandedOver, true, assessment.ErrReadOnly},
		{assessment.HandedOver, false, nil}, // the custodian's
		{assessment.Erased, false, assessment.ErrReadOnly},
	}
	for _, tt := range tests {
		if got := tt.state.FollowUpAllowed(tt.here); !errors.Is(got, tt.want) {
			t.Errorf("%s, handed over here %v: %v, want %v", tt.state, tt.here, got, tt.want)
		}
	}
}

// A second round asks questions alone: statements go on where they were.
func TestStatementRound(t *testing.T) {
	t.Parallel()
	d := newDocument()
	for _, tt := range []struct {
		rounds []assessment.Round
		stated assessment.RoundID
		want   assessment.RoundID
	}{
		{[]assessment.Round{{ID: assessment.First}}, "", assessment.First},
		{[]assessment.Round{{ID: assessment.First}, {ID: assessment.Second}}, "", assessment.First},
		{[]assessment.Round{{ID: assessment.First}, {ID: assessment.Second}}, assessment.Second, assessment.Second},
		{[]assessment.Round{{ID: assessment.First}, {ID: assessment.FollowUp}}, "", assessment.FollowUp},
	} {
		d.Rounds, d.Stakes = tt.rounds, []assessment.Stake{{Agency: "a", System: "s", Stated: assessment.Stated{Round: tt.stated}}}
		if got := d.StatementRound(); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.rounds, got, tt.want)
		}
	}
}
