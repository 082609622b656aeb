package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

// TestShareRoomByStage: a theme is shared as it stood in the latest round in
// which it was shown; the trainer sees it once it is locked.
func TestShareRoomByStage(t *testing.T) {
	t.Parallel()
	const none = "nothing"
	for _, tt := range []struct {
		name              string
		first, second     assessment.Stage
		shared, previewed string // the counts of q1
	}{
		{"closed", assessment.Closed, "", none, none},
		{"open", assessment.Open, "", none, none},
		{"locked", assessment.Locked, "", none, "[4 2 0 0 0]"},
		{"shown", assessment.Shown, "", "[4 2 0 0 0]", "[4 2 0 0 0]"},
		{"open again", assessment.Shown, assessment.Open, "[4 2 0 0 0]", "[4 2 0 0 0]"},
		{"locked again", assessment.Shown, assessment.Locked, "[4 2 0 0 0]", "[0 2 0 4 0]"},
		{"shown again", assessment.Shown, assessment.Shown, "[0 2 0 4 0]", "[0 2 0 4 0]"},
		{"shown in the second only", "", assessment.Shown, "[0 2 0 4 0]", "[0 2 0 4 0]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, "1: 0 0 0 0 1 1")
			for _, r := range []string{"a-1", "b-1", "c-1", "d-1"} { // four: the pictures together would tell of fewer
				d.Answers = append(d.Answers, said(r, assessment.Second, 1, "3"))
			}
			for _, state := range []assessment.ThemeState{ // not in the order of the rounds
				{Theme: "t1", Round: assessment.Second, State: tt.second},
				{Theme: "t1", Round: assessment.First, State: tt.first},
			} {
				if state.State != "" {
					d.Themes = append(d.Themes, state)
				}
			}
			if got := firstCounts(assessment.ShareRoom(b, d, assessment.FollowUp)); got != tt.shared {
				t.Errorf("shared %s, want %s", got, tt.shared)
			}
			if got := firstCounts(assessment.PreviewRoom(b, d, assessment.FollowUp)); got != tt.previewed {
				t.Errorf("previewed %s, want %s", got, tt.previewed)
			}
			want := none
			if tt.first == assessment.Shown {
				want = "[4 2 0 0 0]"
			}
			if got := firstCounts(assessment.ShareRoom(b, d, assessment.First)); got != want {
				t.Errorf("shared of the first round: %s, want %s", got, want)
			}
		})
	}
}

func firstCounts(s assessment.SharedRoom) string {
	if len(s.Questions) == 0 {
		if len(s.Themes)+len(s.Queue.Talk)+len(s.Queue.Assign)+len(s.Queue.Orphans) > 0 {
			return fmt.Sprintf("no question, but %+v", s)
		}
		return "nothing"
	}
	return fmt.Sprint(s.Questions[0].Counts.Levels)
}

// TestShareRoomNames: agencies are named at questions and sections, by id and
// under one rule alone; withheld, silent and unsettled are the same.
func TestShareRoomNames(t *testing.T) {
	t.Parallel()
	b, d := oneSection(t, "1: 3 u w s - n 0", "1: 3 3 3 3 3 3 0")
	d.Agencies[6].Kind = assessment.CERT
	ofOne, unused := newQuestion(t, "q3", "1"), newQuestion(t, "q4", "1")
	ofOne.AppliesTo, unused.Needs = []assessment.Kind{assessment.CERT}, []assessment.Use{"scanner"}
	hold(t, d, "g", "q3", "4")
	theme := &b.Themes[0]
	theme.Sections = append(theme.Sections,
		assessment.Section{ID: "s2", Questions: []assessment.Question{ofOne}},
		assessment.Section{ID: "s3", Questions: []assessment.Question{unused}})
	show(b, d, assessment.Shown)
	d.Agencies[0].ID, d.Respondents[0].Agency, d.Respondents[1].Agency = "z", "z", "z"
	d.Workshop.Disclosure = assessment.RuleNamed
	shared := assessment.ShareRoom(b, d, assessment.First)
	for i, want := range []string{"b=unknown c= d= e= f=not-ours g=0 z=3", "b=3 c=3 d=3 e=3 f=3 g=0 z=3", "g=4"} {
		var got []string
		for _, n := range shared.Questions[i].Named {
			got = append(got, n.Agency+"="+string(n.Choice))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s names %s, want %s", shared.Questions[i].ID, got, want)
		}
	}
	var got strings.Builder
	for _, s := range shared.Themes[0].Sections {
		got.WriteString(s.ID + ":")
		for _, n := range s.Scores {
			got.WriteString(" " + n.Agency + "=" + n.Score.Rat().FloatString(0))
		}
		got.WriteString(" ")
	}
	if got, want := got.String(), "s1: b=75 c=75 d=75 e=75 f=75 g=0 z=75 s2: g=100 "; got != want {
		t.Errorf("sections %q, want %q", got, want)
	}
	for _, rule := range unnamed {
		d.Workshop.Disclosure = rule
		shared := assessment.ShareRoom(b, d, assessment.First)
		if shared.Questions[0].Named != nil || shared.Themes[0].Sections != nil {
			t.Errorf("%s names agencies: %+v", rule, shared)
		}
	}
}

// TestShareRoomOrder: themes and questions in bank order, only those of the set.
func TestShareRoomOrder(t *testing.T) {
	t.Parallel()
	b, d := sixAgencies(t)
	for _, theme := range []string{"abroad", "systems"} { // messages is not shown
		d.Themes = append(d.Themes, assessment.ThemeState{Theme: theme, Round: assessment.First, State: assessment.Shown})
	}
	shared := assessment.ShareRoom(b, d, assessment.Second)
	var got []string
	for _, theme := range shared.Themes {
		got = append(got, theme.ID)
	}
	for _, q := range shared.Questions {
		got = append(got, q.ID)
	}
	got = append(append(got, "talk"), shared.Queue.Talk...)
	if got, want := strings.Join(got, " "), "systems abroad restore copies accounts scanners embassy talk accounts restore copies"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
