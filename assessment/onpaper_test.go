package assessment_test

import (
	"slices"
	"testing"

	"electready/assessment"
)

func TestPaperNumbers(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]assessment.Choice{
		"0": "0", "1": "1", "2": "2", "3": "3", "4": "4", "5": assessment.Unknown, "6": assessment.NotOurs, "7": assessment.Withheld,
	} {
		if got, ok := assessment.PaperChoice(number); !ok || got != want {
			t.Errorf("%s stands for %q, want %q", number, got, want)
		}
		if got := assessment.PaperNumber(want); got != number {
			t.Errorf("%q has the number %s, want %s", want, got, number)
		}
	}
	for _, number := range []string{"", "8", "9", "-1", "00", "a", "٣", " 1"} {
		if got, ok := assessment.PaperChoice(number); ok {
			t.Errorf("%q stands for %q", number, got)
		}
	}
}

func TestPaperQuestions(t *testing.T) {
	t.Parallel()
	question := func(id string, core bool, kinds ...assessment.Kind) assessment.Question {
		return assessment.Question{ID: id, Core: core, AppliesTo: kinds}
	}
	theme := func(id string, questions ...assessment.Question) assessment.Theme {
		return assessment.Theme{ID: id, Sections: []assessment.Section{{ID: id + "-s", Questions: questions}}}
	}
	b := &assessment.Bank{Themes: []assessment.Theme{
		theme("a", question("a1", true), question("a2", true, assessment.CERT), question("a3", false)),
		theme("b", question("b1", true)),
		theme("c", question("c1", true), question("c2", true)),
	}}
	d := &assessment.Document{
		Workshop: assessment.Workshop{QuestionSet: assessment.CoreSet},
		Rounds:   []assessment.Round{{ID: assessment.First}, {ID: assessment.Second}},
		Themes: []assessment.ThemeState{
			{Theme: "a", Round: assessment.First, State: assessment.Open},
			{Theme: "b", Round: assessment.First, State: assessment.Locked},
			{Theme: "c", Round: assessment.First, State: assessment.Shown},
			{Theme: "c", Round: assessment.Second, State: assessment.Open, Questions: []string{"c2"}},
		},
		Answers: []assessment.Answer{
			{Respondent: "police.1", Round: assessment.First, Question: "a1", Revision: 1, Choice: "2"},
			{Respondent: "police.1", Round: assessment.First, Question: "c2", Revision: 1, Choice: "2"}, // of the round before
			{Respondent: "police.2", Round: assessment.Second, Question: "c2", Revision: 1, Choice: "2"},
		},
	}
	if got := assessment.PaperQuestions(b, d, assessment.Police); !slices.Equal(got, []string{"a1", "c2"}) {
		t.Errorf("%v can be typed in, want those of open themes that the police are asked", got)
	}
	if got := assessment.PaperQuestions(b, d, assessment.CERT); !slices.Equal(got, []string{"a1", "a2", "c2"}) {
		t.Errorf("%v can be typed in for the CERT", got)
	}
	if got := assessment.Answered(b, d, "police.1"); len(got) != 1 || !got["a1"] {
		t.Errorf("answered in this round: %v, want a1", got)
	}
}
