package main

import (
	"fmt"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// followed is a workshop whose theme was asked again in a follow-up, which is
// shown or still locked. An agency is "1>3:changed": its level in the first
// round and now, and the reason; several people of one are parted by "+".
func followed(t *testing.T, rule assessment.Rule, agencies string, now assessment.Stage) *assessment.Document {
	t.Helper()
	d := six(t)
	d.Workshop.Disclosure = rule
	d.Agencies, d.Respondents, d.Answers, d.Positions = nil, nil, nil, nil
	d.Rounds = []assessment.Round{{ID: assessment.First}, {ID: assessment.FollowUp}}
	d.Themes = []assessment.ThemeState{
		{Theme: "systems", Round: assessment.First, State: assessment.Shown},
		{Theme: "systems", Round: assessment.FollowUp, State: now},
	}
	for i, voices := range strings.Fields(agencies) {
		agency := fmt.Sprintf("a%d", i)
		d.Agencies = append(d.Agencies, assessment.Agency{ID: agency, Kind: assessment.CERT, Present: true})
		for j, voice := range strings.Split(voices, "+") {
			person := fmt.Sprintf("%s-%d", agency, j)
			d.Respondents = append(d.Respondents, assessment.Respondent{ID: person, Agency: agency, Seat: j + 1, Lead: j == 0})
			levels, why, _ := strings.Cut(voice, ":")
			before, after, _ := strings.Cut(levels, ">")
			d.Answers = append(d.Answers,
				assessment.Answer{Respondent: person, Round: assessment.First, Question: "restore", Revision: 1, Choice: assessment.Choice(before), At: "2027-03-01T10:00:00Z"},
				assessment.Answer{Respondent: person, Round: assessment.FollowUp, Question: "restore", Revision: 1, Choice: assessment.Choice(after), Why: why, At: "2027-06-01T10:00:00Z"})
		}
	}
	return d
}

// Only a rise because something was changed counts as progress in the report;
// all else corrects what was known. Each sentence was worked out by hand.
func TestReportOfAFollowUp(t *testing.T) {
	t.Parallel()
	const everyKind = "0>2:changed 0>2:changed 1>2:changed " + // progress: 3
		"1>2:learned 1>2 0>2:changed+0>2:learned 2>1:overstated " + // corrected: 4, of the two people only half say that something was done
		"2>1:changed " + // changed, and less: 1
		"2>2" // stayed: 1
	for _, tt := range []struct {
		name     string
		rule     assessment.Rule
		agencies string
		now      assessment.Stage
		want     string
	}{
		{
			// Before 0 0 0 1 [1] 1 2 2 2, now 1 1 2 2 [2] 2 2 2 2.
			"every kind, names by consent", assessment.RuleNamed, everyKind, assessment.Shown,
			"8 agencies moved. 1 stayed. Progress: 3. Something was changed, and it is less now: 1. Knowledge corrected: 4. " +
				"Middle of the room: level 1 before, level 2 now.",
		},
		{
			// Five of the nine that rose changed something. Before nine at 1 and four at 2, now eight at 2 and five at 3.
			"enough of each for numbers", assessment.RuleRoom,
			strings.Repeat("1>3:changed ", 5) + strings.Repeat("1>2:learned ", 4) + strings.Repeat("2>2 ", 4), assessment.Shown,
			"9 agencies moved. 4 stayed. Progress: 5. Knowledge corrected: 4. Middle of the room: level 1 before, level 2 now.",
		},
		{
			// Two who changed something are too few to be told apart from the two who learned.
			"too few of a kind", assessment.RuleRoom,
			strings.Repeat("1>2:changed ", 2) + strings.Repeat("1>2:learned ", 2) + strings.Repeat("2>2 ", 5), assessment.Shown,
			"4 agencies moved. 5 stayed. Middle of the room: level 2 before, level 2 now.",
		},
		{
			"all rose, one changed something", assessment.RuleRoom,
			"1>2:changed " + strings.Repeat("1>2:learned ", 5), assessment.Shown,
			"Most or all agencies corrected what they knew. Middle of the room: level 1 before, level 2 now.",
		},
		{
			"all rose and changed something", assessment.RuleRoom,
			strings.Repeat("1>3:changed ", 6), assessment.Shown,
			"Most or all agencies changed something and are at a higher level. Middle of the room: level 1 before, level 3 now.",
		},
		{"not shown yet", assessment.RuleNamed, everyKind, assessment.Locked, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			mustCall(t, "import", "--data", dir, writeTemp(t, "followed.json", encoded(t, followed(t, tt.rule, tt.agencies, tt.now))))
			page, err := goquery.NewDocumentFromReader(strings.NewReader(mustCall(t, "report", "--data", dir, "--workshop", sixID, "--language", "en")))
			if err != nil {
				t.Fatal(err)
			}
			rows := page.Find(`section[aria-labelledby^="rounds"] tbody tr`) // of the questions in their order, restore first
			if got := strings.Join(strings.Fields(rows.First().Find("td").Text()), " "); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
