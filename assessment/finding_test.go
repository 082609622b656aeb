package assessment_test

import (
	"strings"
	"testing"

	"electready/assessment"
)

func TestFindings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, room string
		want       []string
	}{
		{"gap", "2=1", []string{"finding q1 own gap level 1 target 3 priority 4 steps below-2 below-3"}},
		{"gap of an essential question", "2!=1", []string{"finding q1 own gap level 1 target 3 priority 8 steps below-2 below-3"}},
		{"gap in a shared fact", "1*>1=0", []string{"finding q1 shared gap level 0 target 1 priority 1 steps below-1"}},
		{"at target", "3!=3", nil},
		{"above target", "3!>2=4", nil},
		{"essential unknown", "2!=u", []string{"finding q1 own unknown level - target 3 priority 12 steps find-out"}},
		{"unknown that is not essential", "3=u", nil},
		// voices 1 and 3
		{"split", "3=s", []string{"finding q1 own split level - target 3 priority 6 steps find-out"}},
		{"split of an essential question", "3!=s", []string{"finding q1 own split level - target 3 priority 12 steps find-out"}},
		{"never withheld, silence or not-ours", "3!=w 3!=- 3!=n", nil},
		{"by priority, then bank order", "1=2 1=0 3=s 1!=u 1=0 2=0", []string{
			"finding q3 own split level - target 3 priority 6 steps find-out",
			"finding q4 own unknown level - target 3 priority 6 steps find-out",
			"finding q6 own gap level 0 target 3 priority 6 steps below-1 below-2 below-3",
			"finding q2 own gap level 0 target 3 priority 3 steps below-1 below-2 below-3",
			"finding q5 own gap level 0 target 3 priority 3 steps below-1 below-2 below-3",
			"finding q1 own gap level 2 target 3 priority 1 steps below-3",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneAgency(t, tt.room)
			if got, want := lines(b, d, "finding"), strings.Join(tt.want, "\n"); got != want {
				t.Errorf("%s\n got\n%s\nwant\n%s", tt.room, got, want)
			}
		})
	}
}

// TestFindingSteps: only steps that the question has, in ascending order
// whatever their order in the bank.
func TestFindingSteps(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		steps []string
		want  string
	}{
		{"only those it has", []string{"below-3", "find-out"}, "below-3"},
		{"ascending", []string{"below-3", "find-out", "below-1", "below-2"}, "below-1 below-2 below-3"},
		{"none above the target", []string{"below-4", "below-2"}, "below-2"},
		{"none", []string{"find-out"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneAgency(t, "1=0")
			q := &b.Themes[0].Sections[0].Questions[0]
			q.Steps = nil
			for _, id := range tt.steps {
				q.Steps = append(q.Steps, assessment.QuestionStep{ID: id})
			}
			want := strings.TrimSpace("finding q1 own gap level 0 target 3 priority 3 steps " + tt.want)
			if got := lines(b, d, "finding"); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

// TestFindingSplit measures from the lowest to the highest known voice, and
// none of the others.
func TestFindingSplit(t *testing.T) {
	t.Parallel()
	b, d := oneAgency(t, "1=-")
	d.Respondents = append(d.Respondents, assessment.Respondent{ID: "a-3", Agency: "a", Seat: 3})
	hold(t, d, "a", "q1", "4")
	for i, choice := range []assessment.Choice{"0", assessment.Unknown} {
		d.Answers = append(d.Answers, assessment.Answer{
			Respondent: []string{"a-2", "a-3"}[i], Round: assessment.First, Question: "q1", Revision: 1, Choice: choice,
		})
	}
	if got, want := lines(b, d, "finding"), "finding q1 own split level - target 3 priority 4 steps find-out"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
