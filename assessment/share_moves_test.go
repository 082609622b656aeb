package assessment_test

import (
	"fmt"
	"strconv"
	"testing"

	"electready/assessment"
)

func TestShareMoves(t *testing.T) {
	t.Parallel()
	type counts = assessment.MoveCounts
	second, later := assessment.Second, assessment.FollowUp
	tests := []struct {
		name string
		rule assessment.Rule
		to   assessment.RoundID
		c    counts
		want string
	}{
		{"nobody compared", assessment.RuleRoom, second, counts{}, "hidden"},
		{"four agencies", assessment.RuleRoom, second, counts{Rose: 4}, "hidden"},
		{"all moved", assessment.RuleRoom, second, counts{Rose: 5}, "most or all further"},
		{"all but one moved", assessment.RuleRoom, second, counts{Rose: 5, Stayed: 1}, "most or all further"},
		{"one moved", assessment.RuleRoom, second, counts{Rose: 1, Stayed: 9}, "most or all stayed"},
		{"none moved", assessment.RuleTrainer, second, counts{Stayed: 9}, "most or all stayed"},
		{"three moved", assessment.RuleRoom, second, counts{Rose: 3, Stayed: 9}, "no numbers"},
		{"three stayed", assessment.RuleOwn, second, counts{Rose: 5, Fell: 4, Stayed: 3}, "no numbers"},
		{"four and four", assessment.RuleRoom, second, counts{Rose: 4, Stayed: 4}, "4 moved, 4 stayed, of these most or all further"},
		{"one the other way", assessment.RuleRoom, second, counts{Rose: 5, Fell: 1, Stayed: 4}, "6 moved, 4 stayed, of these most or all further"},
		{"two the other way", assessment.RuleRoom, second, counts{Rose: 5, Fell: 2, Stayed: 5}, "7 moved, 5 stayed"},
		{"two large ways", assessment.RuleRoom, second, counts{Rose: 5, Fell: 4, Stayed: 4}, "9 moved, 4 stayed, stayed 4 further 5 back 4 otherwise 0"},
		{"names by consent", assessment.RuleNamed, second, counts{Rose: 1, Stayed: 2}, "1 moved, 2 stayed, stayed 2 further 1 back 0 otherwise 0"},
		{
			"progress apart from correction", assessment.RuleRoom, later,
			counts{Rose: 6, Progress: 4, Fell: 2, Stayed: 5},
			"8 moved, 5 stayed, stayed 5 progress 4 setback 0 corrected 4",
		},
		{"little progress", assessment.RuleRoom, later, counts{Rose: 6, Progress: 2, Stayed: 5}, "6 moved, 5 stayed"},
		{"mere correction", assessment.RuleRoom, later, counts{Rose: 5, Progress: 1, Fell: 2, Stayed: 5}, "7 moved, 5 stayed, of these most or all corrected"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := sayShared(assessment.ShareMoves(tt.rule, tt.c, tt.to)); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func sayShared(s assessment.SharedMoves) string {
	switch {
	case !s.Shown:
		return "hidden"
	case s.MostOrAll != "":
		return "most or all " + s.MostOrAll
	case !s.Counted:
		return "no numbers"
	}
	text := fmt.Sprintf("%d moved, %d stayed", s.Moved, s.StayedPut)
	if s.MostMoved != "" {
		text += ", of these most or all " + s.MostMoved
	}
	for i, g := range s.Groups {
		if i == 0 {
			text += ","
		}
		text += " " + g.Name + " " + strconv.Itoa(g.Count)
	}
	return text
}

// What is shown of a question never lets a small group be worked out: every
// number that follows from it, by subtraction too, is empty or large.
func TestShareMovesComplement(t *testing.T) {
	t.Parallel()
	for stayed := range 8 {
		for rose := range 8 {
			for fell := range 8 {
				for progress := range rose + 1 {
					for _, to := range []assessment.RoundID{assessment.Second, assessment.FollowUp} {
						c := assessment.MoveCounts{Stayed: stayed, Rose: rose, Fell: fell, Progress: progress}
						s := assessment.ShareMoves(assessment.RuleRoom, c, to)
						told := []int{}
						if s.Counted {
							told = append(told, s.Moved, s.StayedPut, s.Agencies-s.Moved)
						}
						for _, g := range s.Groups {
							told = append(told, g.Count, s.Agencies-g.Count)
							if g.Name != assessment.GroupStayed {
								told = append(told, s.Moved-g.Count)
							}
						}
						for _, n := range told {
							if n > 0 && n < assessment.SubgroupAgencies {
								t.Fatalf("%+v to %s tells of %d agencies: %s", c, to, n, sayShared(s))
							}
						}
					}
				}
			}
		}
	}
}

// Two pictures of a question laid on each other tell who moved: the second is
// shown only where at least four agencies stand elsewhere, or none.
func TestSecondPicture(t *testing.T) {
	t.Parallel()
	for moved := range 9 {
		t.Run(strconv.Itoa(moved)+" moved", func(t *testing.T) {
			t.Parallel()
			for _, rule := range []assessment.Rule{assessment.RuleRoom, assessment.RuleNamed} {
				b, d := eightAgencies(t, moved)
				d.Workshop.Disclosure = rule
				q := assessment.ShareRoom(b, d, assessment.Second).Questions[0]
				few := rule == assessment.RuleRoom && moved > 0 && moved < 4
				if !q.Shown || q.Few != few {
					t.Errorf("%s: shown %v, few %v, want %v", rule, q.Shown, q.Few, few)
				}
				if q.Few && q.Counts != (assessment.SharedCounts{}) {
					t.Errorf("%s: counts %+v beside the first picture", rule, q.Counts)
				}
				if first := assessment.ShareRoom(b, d, assessment.First).Questions[0]; first.Few {
					t.Errorf("%s: the first picture is held back", rule)
				}
			}
		})
	}
}

// eightAgencies stand at 0, 0, 1, 1, 2, 2, 3, 3; some went to 4 in the second
// round.
func eightAgencies(tb testing.TB, moved int) (*assessment.Bank, *assessment.Document) {
	tb.Helper()
	b, d := oneAgency(tb, "1=-")
	d.Agencies, d.Respondents, d.Answers = nil, nil, nil
	for i := range 8 {
		id := string(rune('a' + i))
		seat(d, id, assessment.EMB)
		hold(tb, d, id, "q1", strconv.Itoa(i/2))
		if i < moved {
			d.Answers = append(d.Answers, assessment.Answer{Respondent: id + "-1", Round: assessment.Second, Question: "q1", Revision: 1, Choice: "4"})
		}
	}
	d.Themes = []assessment.ThemeState{
		{Theme: "t1", Round: assessment.First, State: assessment.Shown},
		{Theme: "t1", Round: assessment.Second, State: assessment.Shown, Questions: []string{"q1"}},
	}
	return b, d
}
