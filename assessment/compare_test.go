package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

// Voices over rounds: "1:2 2:3" are person 1 at level 2 and person 2 at level 3;
// "/changed" is the reason, "=3" the lead's confirmation. Rounds are parted by
// "|".
func overRounds(tb testing.TB, short string) (*assessment.Bank, *assessment.Document) {
	tb.Helper()
	b, d := oneAgency(tb, "1=-")
	for i, round := range strings.Split(short, "|") {
		r := []assessment.RoundID{assessment.First, assessment.Second, assessment.FollowUp}[i]
		for _, word := range strings.Fields(round) {
			if confirmed, ok := strings.CutPrefix(word, "="); ok {
				d.Positions = append(d.Positions, assessment.Position{Agency: "a", Round: r, Question: "q1", Choice: shortChoices[confirmed]})
				continue
			}
			person, answer, _ := strings.Cut(word, ":")
			choice, why, _ := strings.Cut(answer, "/")
			d.Answers = append(d.Answers, assessment.Answer{
				Respondent: "a-" + person, Round: r, Question: "q1", Revision: 1, Choice: shortChoices[choice], Why: why,
			})
		}
	}
	return b, d
}

// Each expectation was worked out by hand from the method: the position of the
// agency in the first and in the last round, the move, and whether it counts as
// progress.
func TestCompare(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, rounds, want string }{
		{"inherits what is not asked again", "1:2 =2||", "none"},
		{"asked again, nobody answers: it stays", "1:2 =2||2:2", "2 to 2 stayed"},
		{"an equal answer opens the confirmation again", "1:2 =3||1:2", "3 to 2 fell, corrected"},
		{"a confirmation in the later round stands", "1:2 =2||1:3/changed =3", "2 to 3 rose, progress"},
		{"a rise by something done", "1:1||1:3/changed", "1 to 3 rose, progress"},
		{"a rise by learning", "1:1||1:3/learned", "1 to 3 rose, corrected"},
		{"a rise without a reason", "1:1||1:3", "1 to 3 rose, corrected"},
		{"a fall because something was done", "1:3||1:1/changed", "3 to 1 fell, setback"},
		{"a fall because it was overstated", "1:3||1:1/overstated", "3 to 1 fell, corrected"},
		{"one of two says so: not more than half", "1:1 2:1||1:2/changed 2:2/learned", "1 to 2 rose, corrected"},
		{"both say so", "1:1 2:1||1:2/changed 2:2/changed", "1 to 2 rose, progress"},
		{"one silent about the reason counts against", "1:1 2:1||1:2/changed 2:2", "1 to 2 rose, corrected"},
		{"who stayed is not asked why", "1:2 2:1 =1||1:2 2:3/changed =3", "1 to 3 rose, progress"},
		{"who went the other way does not decide", "1:2 2:2||1:3/changed 2:1/overstated =3", "2 to 3 rose, progress"},
		{"a new colleague has nothing to compare with", "1:1||2:3/changed =3", "1 to 3 rose, corrected"},
		{"only the lead's word moved", "1:2 =2||1:2 =3", "2 to 3 rose, corrected"},
		{"a level was found out", "1:u||1:3/changed", "unknown to 3 otherwise, corrected"},
		{"a level was lost", "1:3||1:u", "3 to unknown otherwise, corrected"},
		{"not known in both", "1:u||1:u", "unknown to unknown stayed"},
		{"voices came apart", "1:2||1:1 2:3", "2 to unsettled otherwise, corrected"},
		{"nothing said before", "|1:2|1:3/changed", " to 3 none"},
		{"not theirs in both", "1:n||1:n", "not-ours to not-ours none"},
		{"by way of a second round", "1:1|1:2/learned|1:3/changed", "1 to 3 rose, progress"},
		{"the reason of the latest answer counts", "1:1|1:2/changed|1:3/learned", "1 to 3 rose, corrected"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := overRounds(t, tt.rounds)
			moves := assessment.Compare(b, d, assessment.First, assessment.FollowUp)["a"]
			got := "none"
			if len(moves) == 1 {
				got = sayMove(moves[0])
			}
			if got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func sayMove(m assessment.PositionMove) string {
	of := func(p assessment.PositionState) string {
		if p.Unsettled {
			return "unsettled"
		}
		return string(p.Choice)
	}
	text := fmt.Sprintf("%s to %s %s", of(m.From), of(m.To), m.Move)
	switch {
	case m.Move == "":
		text += "none"
	case m.Progress():
		text += ", progress"
	case m.Setback():
		text += ", setback"
	case m.Corrected():
		text += ", corrected"
	}
	return text
}

// Only the questions chosen for the second round are compared, and a colleague
// who was set aside has no say.
func TestCompareAskedAgain(t *testing.T) {
	t.Parallel()
	b, d := oneAgency(t, "1=1 1=1")
	d.Themes = []assessment.ThemeState{
		{Theme: "t1", Round: assessment.First, State: assessment.Shown},
		{Theme: "t1", Round: assessment.Second, State: assessment.Shown, Questions: []string{"q2"}},
	}
	d.Answers = append(d.Answers, assessment.Answer{Respondent: "a-1", Round: assessment.Second, Question: "q2", Revision: 1, Choice: "3"})
	moves := assessment.Compare(b, d, assessment.First, assessment.Second)["a"]
	if len(moves) != 1 || moves[0].Question != "q2" || moves[0].Move != assessment.Rose {
		t.Fatalf("%+v, want q2 alone, further", moves)
	}
	d.Respondents[0].Aside = true
	if moves = assessment.Compare(b, d, assessment.First, assessment.Second)["a"]; moves[0].Move != "" {
		t.Errorf("%+v, want no position of somebody set aside", moves[0])
	}
}

func TestMendedBetween(t *testing.T) {
	t.Parallel()
	b, d := oneAgency(t, "1=2")
	for _, id := range []string{"b", "c"} {
		seat(d, id, assessment.Police)
	}
	d.Workshop.Statements = true
	say := func(r assessment.RoundID, agency, peer, sends, receives string) {
		d.Channels = append(d.Channels, assessment.Channel{
			Agency: agency, Type: assessment.Incident, Peer: peer, Sends: sends, Receives: receives, Stated: assessment.Stated{Round: r, Revision: 1},
		})
	}
	say(assessment.First, "a", "b", "yes", "no") // b does not know of it, and later does
	say(assessment.First, "b", "a", "no", "no")
	say(assessment.FollowUp, "b", "a", "no", "yes")
	say(assessment.First, "a", "c", "yes", "no") // c does not know of it, and never will
	say(assessment.First, "c", "a", "no", "no")
	say(assessment.First, "b", "c", "yes", "no") // fits, and later does not
	say(assessment.First, "c", "b", "no", "yes")
	say(assessment.FollowUp, "c", "b", "no", "no")
	mended, open, broken := assessment.MendedBetween(b, d, assessment.First, assessment.FollowUp)
	for _, list := range []struct {
		name  string
		lines []assessment.Line
		want  string
	}{{"mended", mended, "incident/a/b"}, {"open", open, "incident/a/c"}, {"broken", broken, "incident/b/c"}} {
		if len(list.lines) != 1 || list.lines[0].About != list.want {
			t.Errorf("%s: %+v, want %s alone", list.name, list.lines, list.want)
		}
	}
}
