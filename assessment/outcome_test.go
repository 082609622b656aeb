package assessment_test

import (
	"errors"
	"strings"
	"testing"

	"electready/assessment"
)

func TestOutcomeJudge(t *testing.T) {
	t.Parallel()
	b, d := statementBank(), statementRoom("a:emb b:cert -c:police")
	for _, tt := range []struct {
		name string
		o    assessment.Outcome
		want error
	}{
		{"all of it", assessment.Outcome{Scenario: "z-night", Task: "restore", Agency: "a", Basis: "law", Due: "2026-12-18"}, nil},
		{"nothing but the task", assessment.Outcome{Scenario: "z-night", Task: "restore"}, nil},
		{"no such scenario", assessment.Outcome{Scenario: "z-day", Task: "restore"}, assessment.ErrNotFound},
		{"a task of another one", assessment.Outcome{Scenario: "a-rumour", Task: "restore"}, assessment.ErrNotFound},
		{"an agency that left", assessment.Outcome{Scenario: "z-night", Task: "restore", Agency: "c"}, assessment.ErrNotFound},
		{"no basis", assessment.Outcome{Scenario: "z-night", Task: "restore", Basis: "habit"}, assessment.ErrPlanForm},
		{"no day", assessment.Outcome{Scenario: "z-night", Task: "restore", Due: "18.12.2026"}, assessment.ErrPlanForm},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if err := tt.o.Judge(b, d); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
	d.Outcomes = []assessment.Outcome{{Scenario: "z-night", Task: "restore", Agency: "a"}}
	if o := d.OutcomeOf("z-night", "restore"); o.Agency != "a" || o.Empty() {
		t.Errorf("%+v", o)
	}
	if o := d.OutcomeOf("z-night", "investigate"); !o.Empty() {
		t.Errorf("%+v", o)
	}
}

func TestActionJudge(t *testing.T) {
	t.Parallel()
	d := statementRoom("a:emb b:cert -c:police")
	action := func(change func(*assessment.Action)) assessment.Action {
		a := assessment.Action{About: assessment.Subject{Kind: "claim", ID: "z-night/restore"}, Title: "Write half a page", ProposedTo: "a", LeadDays: 14}
		change(&a)
		return a
	}
	for _, tt := range []struct {
		name   string
		change func(*assessment.Action)
		want   error
	}{
		{"a proposal", func(*assessment.Action) {}, nil},
		{"to nobody yet", func(a *assessment.Action) { a.ProposedTo = "" }, nil},
		{"with a partner and a day", func(a *assessment.Action) { a.Partners, a.Due = []string{"b"}, "2026-12-18" }, nil},
		{"to one that left", func(a *assessment.Action) { a.ProposedTo = "c" }, assessment.ErrNotFound},
		{"with one that never was", func(a *assessment.Action) { a.Partners = []string{"x"} }, assessment.ErrNotFound},
		{"about nothing", func(a *assessment.Action) { a.About.ID = "" }, assessment.ErrPlanForm},
		{"about a mood", func(a *assessment.Action) { a.About.Kind = "mood" }, assessment.ErrPlanForm},
		{"without words", func(a *assessment.Action) { a.Title = "" }, assessment.ErrPlanForm},
		{"with too many", func(a *assessment.Action) { a.Title = strings.Repeat("a", 1001) }, assessment.ErrPlanForm},
		{"by no day", func(a *assessment.Action) { a.Due = "soon" }, assessment.ErrPlanForm},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if err := action(tt.change).Judge(d); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
}
