package assessment_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

// Words that stand nowhere by accident, by why a report must not have them.
const (
	heldWord, absentWord, systemWord = "HELD", "ABSENT", "SYSTEM"
)

// reportRoom is a room that was shown everything: of three agencies in it and
// one that is not, with a line that is held, and with something about each
// wherever words can stand.
func reportRoom() (*assessment.Bank, *assessment.Document, assessment.ReportStages) {
	b, d := statementBank(), statementRoom("a:emb b:cert c:police m:media")
	claim := func(agency, task, says, other string) {
		d.Claims = append(d.Claims, assessment.Claim{Agency: agency, Scenario: "z-night", Task: task, Claim: says, Other: other})
	}
	d.Channels = []assessment.Channel{
		channelStatement("a", "b", "yes", "no", ""), // expected of an election commission and a CERT: confirmed
		channelStatement("b", "a", "no", "yes", ""),
		channelStatement("a", "c", "yes", "no", ""), // held
		channelStatement("c", "a", "no", "yes", ""),
		channelStatement("a", "m", "yes", "", ""), // to somebody absent
	}
	claim("a", "restore", "lead", "")
	claim("b", "restore", "lead", "")
	claim("c", "investigate", "other", "m")
	d.Stakes = []assessment.Stake{{Agency: "a", System: "z-register", Stakes: []string{"owns"}, Fallback: "yes", Rehearsed: true}}
	d.Outcomes = []assessment.Outcome{
		{Scenario: "z-night", Task: "restore", Agency: "b"},
		{Scenario: "z-night", Task: "investigate", Agency: "a"}, // its line names somebody absent
		{Scenario: "a-rumour", Task: "speak", Agency: "m"},
	}
	d.Actions = []assessment.Action{
		{ID: "1", Title: "a channel", About: assessment.Subject{Kind: "channel", ID: "incident/a/b"}, Owner: "a", State: assessment.ActionTaken},
		{ID: "2", Title: heldWord, About: assessment.Subject{Kind: "channel", ID: "incident/a/c"}, Owner: "a", State: assessment.ActionTaken},
		{ID: "3", Title: absentWord, About: assessment.Subject{Kind: "channel", ID: "incident/a/m"}, Owner: "a", State: assessment.ActionTaken},
		{ID: "4", Title: systemWord, About: assessment.Subject{Kind: "system", ID: "z-register"}, Owner: "a", State: assessment.ActionTaken},
		{ID: "5", Title: "open", About: assessment.Subject{Kind: "channel", ID: "incident/a/b"}, ProposedTo: "b", State: assessment.ActionProposed},
		{ID: "6", Title: absentWord, About: assessment.Subject{Kind: "channel", ID: "incident/a/b"}, ProposedTo: "m", State: assessment.ActionProposed},
		{ID: "7", Title: systemWord, About: assessment.Subject{Kind: "system", ID: "z-register"}, ProposedTo: "b", State: assessment.ActionProposed},
	}
	d.Notes = []assessment.Note{
		{Kind: "channel", About: "incident/a/b", Text: "a note"},
		{Kind: assessment.NotePractice, Text: "of the day"},
		{Kind: assessment.NotePractice, About: "channel:incident/a/b", Text: "of a channel"},
		{Kind: assessment.NotePractice, About: "channel:incident/a/c", Text: heldWord},
		{Kind: assessment.NotePractice, About: "channel:incident/a/m", Text: absentWord},
		{Kind: assessment.NotePractice, About: "system:z-register", Text: systemWord},
		{Kind: assessment.NotePractice, About: "question:never", Text: "of no question"},
	}
	shownRoom(d, []string{"m"}, assessment.Line{Kind: "channel", About: "incident/a/c"})
	d.Releases = append(d.Releases, assessment.PlanRelease("2026-11-01T10:00:00Z"))
	return b, d, assessment.ReportStages{Statements: assessment.StatementStage{Round: assessment.First, State: assessment.Shown}}
}

func reportLines(r assessment.Report) string {
	var keys []string
	for _, l := range r.Lines {
		keys = append(keys, l.Key())
	}
	return strings.Join(keys, " ")
}

func reportPaths(r assessment.Report) string {
	var said []string
	for _, p := range r.Paths {
		said = append(said, fmt.Sprint(p.Type, "/", p.From, " day ", p.Day, " night ", p.Night))
	}
	return strings.Join(said, ", ")
}

// A report follows word from the few agencies of the room that should tell most
// others in it.
func TestStartingPoints(t *testing.T) {
	t.Parallel()
	b, expected := statementBank(), func(from, to assessment.Kind) assessment.ExpectedChannel {
		return assessment.ExpectedChannel{Type: assessment.Incident, From: from, To: to}
	}
	b.Expected = []assessment.ExpectedChannel{
		expected(assessment.EMB, assessment.CERT), expected(assessment.CERT, assessment.EMB), expected(assessment.CERT, assessment.Police),
		expected(assessment.Police, assessment.Police), expected(assessment.Media, assessment.CERT),
		{Type: assessment.Crime, From: assessment.Police, To: assessment.CERT},
	}
	for _, tt := range []struct{ agencies, absent, want string }{
		{"a:emb b:cert c:police", "", "b a"},                // the police have no other police to tell
		{"a:emb b:cert c:police d:police", "", "b a c"},     // at most three
		{"a:emb b:cert c:police d:cert e:emb", "", "b d a"}, // each of a kind
		{"a:emb b:cert c:police m:media", "b", ""},          // nobody to tell is in the room
		{"a:emb b:cert m:media -c:police", "a", "m"},
	} {
		d := statementRoom(tt.agencies)
		shownRoom(d, strings.Fields(tt.absent))
		if got := strings.Join(assessment.StartingPoints(b, d, assessment.Incident), " "); got != tt.want {
			t.Errorf("%s without %s: %q, want %q", tt.agencies, tt.absent, got, tt.want)
		}
	}
}

func TestReportOf(t *testing.T) {
	t.Parallel()
	const lines = "channel:incident/a/b channel:incident/b/a channel:incident/c/a channel:crime/b/c claim:z-night/restore" // the fourth is expected, and nobody stated it
	for _, tt := range []struct {
		name                              string
		choice                            assessment.ReportChoice
		lines, taken, proposed, practices string
		channels, tasks, systems, actions string
	}{
		{"for everybody", assessment.ReportChoice{}, "", "", "", "", "0/0", "0/0", "0/0", "1/2"},
		{"systems without the inner circle", assessment.ReportChoice{Systems: true}, "", "", "", "", "0/0", "0/0", "0/0", "1/2"},
		{"practices", assessment.ReportChoice{Practices: true}, "", "", "", "of the day", "0/0", "0/0", "0/0", "1/2"},
		{"inner circle", assessment.ReportChoice{Inner: true}, lines, "1", "5", "", "1/2", "0/1", "0/0", "1/2"},
		{
			"all of it",
			assessment.ReportChoice{Inner: true, Systems: true, Practices: true},
			lines + " system:z-register",
			"1 4", "5 7", "of the day, of a channel, " + systemWord, "1/2", "0/1", "1/1", "2/4",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d, stages := reportRoom()
			got := assessment.ReportOf(b, d, stages, tt.choice, "2026-11-27")
			var taken, proposed, practices []string
			for _, l := range got.Taken {
				taken = append(taken, l.ID)
			}
			for _, l := range got.Proposed {
				proposed = append(proposed, l.ID)
			}
			for _, n := range got.Practices {
				practices = append(practices, n.Text)
			}
			for _, c := range []struct{ what, got, want string }{
				{"lines", reportLines(got), tt.lines},
				{"taken", strings.Join(taken, " "), tt.taken},
				{"proposed", strings.Join(proposed, " "), tt.proposed},
				{"practices", strings.Join(practices, ", "), tt.practices},
				{"channels", fmt.Sprintf("%d/%d", got.Channels.Done, got.Channels.Of), tt.channels},
				{"tasks", fmt.Sprintf("%d/%d", got.Tasks.Done, got.Tasks.Of), tt.tasks},
				{"systems", fmt.Sprintf("%d/%d", got.Systems.Done, got.Systems.Of), tt.systems},
				{"actions", fmt.Sprintf("%d/%d", got.Actions.Done, got.Actions.Of), tt.actions},
			} {
				if c.got != c.want {
					t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
				}
			}
			if outcomes := len(got.Outcomes); tt.choice.Inner && (outcomes != 1 || got.Outcomes[0].Task != "restore") || !tt.choice.Inner && outcomes != 0 {
				t.Errorf("outcomes %+v", got.Outcomes)
			}
			// The way to c is held, that to m leads to somebody absent: neither is one.
			wantPaths := ""
			if tt.choice.Inner {
				wantPaths = "incident/a day map[hour:[b] open:[c]] night map[never:[b] open:[c]], crime/b day map[open:[a c]] night map[open:[a c]]"
			}
			if paths := reportPaths(got); paths != wantPaths {
				t.Errorf("paths: %q, want %q", paths, wantPaths)
			}
			text, err := json.Marshal([]any{got.Taken, got.Proposed, got.Practices, got.Lines})
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range []string{heldWord, absentWord} {
				if strings.Contains(string(text), word) {
					t.Errorf("%s is in the report: %s", word, text)
				}
			}
			if has := strings.Contains(string(text), systemWord); has != (tt.choice.Systems && tt.choice.Inner) {
				t.Errorf("a system is in the report: %v", has)
			}
		})
	}
}

// What was not shown is in no report, whatever is chosen.
func TestReportOfNothingShown(t *testing.T) {
	t.Parallel()
	all := assessment.ReportChoice{Inner: true, Systems: true, Practices: true}
	b, d, stages := reportRoom()
	d.Stances = []assessment.Stance{{Agency: "a", Principle: "z-share", Version: 1, Stance: assessment.StanceSupport, Named: true}}
	stages.Principles = map[string]assessment.PrincipleStage{"z-share": {State: assessment.Locked}}
	stages.Statements.State = assessment.Locked
	d.Releases = nil
	got := assessment.ReportOf(b, d, stages, all, "2026-11-27")
	if got.Room != nil || len(got.Lines)+len(got.Paths)+len(got.Outcomes)+len(got.Principles)+len(got.Taken)+len(got.Proposed) != 0 || got.PlanShown {
		t.Errorf("%+v", got)
	}
	if len(got.Practices) != 1 {
		t.Errorf("practices %+v, want that of the day alone", got.Practices)
	}
}

// A principle stands in the report once it was shown. Who is named is for the
// inner circle, and only with the yes of the lead.
func TestReportOfPrinciples(t *testing.T) {
	t.Parallel()
	b, d, stages := reportRoom()
	for _, id := range []string{"e", "f"} {
		d.Agencies = append(d.Agencies, assessment.Agency{ID: id, Kind: assessment.Media, Present: true})
	}
	d.Workshop.ChosenPrinciples = []string{"z-share", "a-duty"}
	for i, agency := range []string{"a", "b", "c", "e", "f"} {
		d.Stances = append(d.Stances, assessment.Stance{
			Agency: agency, Principle: "z-share", Version: 1, Stance: assessment.StanceWording, Text: "words of " + agency, Named: i == 0,
		})
	}
	stages.Principles = map[string]assessment.PrincipleStage{"z-share": {State: assessment.Shown}, "a-duty": {State: assessment.Open}}
	for inner, want := range map[bool]string{false: "5 []/0", true: "5 [a]/5"} {
		got := assessment.ReportOf(b, d, stages, assessment.ReportChoice{Inner: inner}, "2026-11-27").Principles
		if len(got) != 1 {
			t.Fatalf("%+v", got)
		}
		if said := fmt.Sprintf("%d %v/%d", got[0].Wording, got[0].Named, len(got[0].Texts)); said != want {
			t.Errorf("inner %v: %s, want %s", inner, said, want)
		}
	}
}

func TestReportChoiceIsNamed(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]assessment.ReportChoice{
		"everybody":                                {},
		"everybody-with-practices":                 {Practices: true, Systems: true},
		"inner-circle":                             {Inner: true},
		"inner-circle-with-systems":                {Inner: true, Systems: true},
		"inner-circle-with-systems-with-practices": {Inner: true, Systems: true, Practices: true},
	} {
		if got := c.Settled().String(); got != want {
			t.Errorf("%+v is called %q, want %q", c, got, want)
		}
	}
}
