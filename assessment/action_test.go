package assessment_test

import (
	"errors"
	"strings"
	"testing"

	"electready/assessment"
)

func TestActionMoves(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		asked, owner, state string
		agency, move        string
		want                string // owner and state
		err                 error
	}{
		"the one it was proposed to takes it":   {"a", "", "proposed", "a", "take", "a taken", nil},
		"another takes it":                      {"a", "", "proposed", "b", "take", "b taken", nil},
		"anybody takes what nobody was asked":   {"", "", "proposed", "b", "take", "b taken", nil},
		"what somebody took":                    {"a", "a", "taken", "b", "take", "", assessment.ErrStage},
		"the one that declined thinks again":    {"a", "", "declined", "a", "take", "a taken", nil},
		"another takes what was declined":       {"a", "", "declined", "b", "take", "", assessment.ErrStage},
		"declined":                              {"a", "", "proposed", "a", "decline", " declined", nil},
		"declined for somebody else":            {"a", "", "proposed", "b", "decline", "", assessment.ErrNotFound},
		"declined after it was taken":           {"a", "a", "taken", "a", "decline", "", assessment.ErrStage},
		"done":                                  {"a", "b", "taken", "b", "done", "b done", nil},
		"done by somebody else":                 {"a", "b", "taken", "a", "done", "", assessment.ErrNotFound},
		"done before it was taken":              {"a", "", "proposed", "a", "done", "", assessment.ErrNotFound},
		"not done yet":                          {"a", "a", "done", "a", "undone", "a taken", nil},
		"given back":                            {"a", "b", "taken", "b", "back", " proposed", nil},
		"given back after it was done":          {"a", "b", "done", "b", "back", "", assessment.ErrStage},
		"a word that is none":                   {"a", "", "proposed", "a", "own", "", assessment.ErrPlanForm},
		"an agency without a name owns nothing": {"", "", "proposed", "b", "back", "", assessment.ErrNotFound},
	} {
		got, err := assessment.Action{ProposedTo: c.asked, Owner: c.owner, State: c.state}.Move(c.agency, c.move)
		if !errors.Is(err, c.err) || err == nil && got.Owner+" "+got.State != c.want {
			t.Errorf("%s: %q %v, want %q %v", name, got.Owner+" "+got.State, err, c.want, c.err)
		}
	}
}

func TestActionReplan(t *testing.T) {
	t.Parallel()
	d := statementRoom("a:emb b:cert c:police -e:media")
	before := assessment.Action{
		ID: "x", About: assessment.Subject{Kind: "system", ID: "a-results"}, Title: "Old", ProposedTo: "a", Owner: "b", State: "taken", LeadDays: 7,
	}
	for name, c := range map[string]struct {
		to   assessment.Action
		want string // title, days, owner, asked, partners
		err  error
	}{
		"words":                     {assessment.Action{Title: "New", LeadDays: 7, ProposedTo: "c"}, "New 7 b a ", nil},
		"days with a reason":        {assessment.Action{Title: "Old", LeadDays: 9, LeadReason: "Tender"}, "Old 9 b a ", nil},
		"days without one":          {assessment.Action{Title: "Old", LeadDays: 9, LeadReason: " "}, "", assessment.ErrReason},
		"partners once, no owner":   {assessment.Action{Title: "Old", LeadDays: 7, Partners: []string{"c", "b", "a", "c"}}, "Old 7 b a c a", nil},
		"a partner that left":       {assessment.Action{Title: "Old", LeadDays: 7, Partners: []string{"e"}}, "", assessment.ErrNotFound},
		"no words":                  {assessment.Action{LeadDays: 7}, "", assessment.ErrPlanForm},
		"a day that is none":        {assessment.Action{Title: "Old", LeadDays: 7, Due: "soon"}, "", assessment.ErrPlanForm},
		"more days than ever":       {assessment.Action{Title: "Old", LeadDays: 3651, LeadReason: "Long"}, "", assessment.ErrPlanForm},
		"the state cannot be moved": {assessment.Action{Title: "Old", LeadDays: 7, State: "done", Owner: "c"}, "Old 7 b a ", nil},
	} {
		got, err := before.Replan(d, c.to)
		said := strings.Join([]string{got.Title, string(rune('0' + got.LeadDays)), got.Owner, got.ProposedTo, strings.Join(got.Partners, " ")}, " ")
		if !errors.Is(err, c.err) || err == nil && (said != c.want || got.State != "taken") {
			t.Errorf("%s: %q %v, want %q %v", name, said, err, c.want, c.err)
		}
	}
	before.Owner = ""
	if got, err := before.Replan(d, assessment.Action{Title: "Old", LeadDays: 7, ProposedTo: "c"}); err != nil || got.ProposedTo != "c" {
		t.Errorf("%+v %v, want another agency asked as long as nobody took it", got, err)
	}
}

func TestSubjectExists(t *testing.T) {
	t.Parallel()
	b, d := statementBank(), statementRoom("a:emb b:cert -e:media")
	for subject, want := range map[assessment.Subject]bool{
		{Kind: "system", ID: "a-results"}: true, {Kind: "system", ID: "never"}: false,
		{Kind: "principle", ID: "a-duty"}: true, {Kind: "principle", ID: "never"}: false,
		{Kind: "claim", ID: "z-night/restore"}: true, {Kind: "claim", ID: "z-night/speak"}: false, {Kind: "claim", ID: "z-night"}: false,
		{Kind: "channel", ID: "incident/a/b"}: true, {Kind: "channel", ID: "incident/a/e"}: false, {Kind: "channel", ID: "incident"}: false,
		{Kind: "question", ID: "never"}: false, {Kind: "note", ID: "a"}: false, {}: false,
	} {
		if got := subject.Exists(b, d); got != want {
			t.Errorf("%+v: %v, want %v", subject, got, want)
		}
	}
}

// planBank has a question with three first steps.
func planBank() *assessment.Bank {
	b := statementBank()
	b.Themes = []assessment.Theme{{ID: "th", Sections: []assessment.Section{{ID: "se", Questions: []assessment.Question{{
		ID: "q-x", Core: true, Weight: 1, Target: 3,
		Steps: []assessment.QuestionStep{{ID: "below-2", Days: 14}, {ID: "below-3", Days: 60}, {ID: "find-out", Days: 3}},
	}}}}}}
	b.Signs = []assessment.Sign{{ID: assessment.ChannelSenderOnly, Days: 5}}
	return b
}

func TestInsteadOfWhatIsTooLate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		about    assessment.Subject
		takes    int
		election string
		want     string
	}{
		"the longest that fits":            {assessment.Subject{Kind: "question", ID: "q-x"}, 180, "2027-01-31", "below-2 14"},
		"a longer one with more days left": {assessment.Subject{Kind: "question", ID: "q-x"}, 180, "2027-03-02", "below-3 60"},
		"not the action itself":            {assessment.Subject{Kind: "question", ID: "q-x"}, 14, "2027-01-11", "find-out 3"},
		"in two days nothing fits":         {assessment.Subject{Kind: "question", ID: "q-x"}, 14, "2027-01-03", ""},
		"after the election":               {assessment.Subject{Kind: "question", ID: "q-x"}, 14, "2026-12-20", ""},
		"in time needs nothing else":       {assessment.Subject{Kind: "question", ID: "q-x"}, 14, "2027-06-06", ""},
		"without an election day":          {assessment.Subject{Kind: "question", ID: "q-x"}, 14, "", ""},
		"a line by its sign":               {assessment.Subject{Kind: "channel", ID: "incident/a/b"}, 30, "2027-01-11", assessment.ChannelSenderOnly + " 5"},
		"a principle has no steps":         {assessment.Subject{Kind: "principle", ID: "a-duty"}, 30, "2027-01-11", ""},
	} {
		b, d := planBank(), statementRoom("a:emb b:cert")
		d.Workshop.ElectionDay = c.election
		d.Channels = []assessment.Channel{
			{Agency: "a", Type: assessment.Incident, Peer: "b", Sends: "yes", Within: "hour"}, {Agency: "b", Type: assessment.Incident, Peer: "a", Receives: "no"},
		}
		d.Actions = []assessment.Action{{ID: "x", About: c.about, State: "taken", Owner: "a", LeadDays: c.takes}}
		got, line := "", assessment.PlanLines(b, d, "2027-01-01")[0]
		if line.Instead != nil {
			got = line.Instead.Step + " " + itoa(line.Instead.Days)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// TestWhoSeesWhichAction lays out a plan and names, for each agency, what it
// sees: own, asked, proposed and others.
func TestWhoSeesWhichAction(t *testing.T) {
	t.Parallel()
	system, held := assessment.Subject{Kind: "system", ID: "a-results"}, assessment.Subject{Kind: "system", ID: "z-register"}
	b := planBank()
	room := func(released bool) *assessment.Document {
		d := statementRoom("a:emb b:cert c:police o:supplier -e:media")
		for i := range d.Agencies {
			d.Agencies[i].Present = d.Agencies[i].Left == ""
		}
		d.Releases = []assessment.Release{{Kind: "system", At: "2027-01-01T09:00:00Z"}, {Kind: "system", About: "z-register", Held: true, At: "2027-01-01T09:01:00Z"}}
		if released {
			d.Releases = append(d.Releases, assessment.PlanRelease("2027-01-01T10:00:00Z"))
		}
		d.Actions = []assessment.Action{
			{ID: "1", About: system, ProposedTo: "a", Owner: "a", State: "taken", Partners: []string{"c"}},
			{ID: "2", About: system, ProposedTo: "b", State: "proposed"},
			{ID: "3", About: system, ProposedTo: "b", State: "declined"},
			{ID: "4", About: system, State: "proposed"},
			{ID: "5", About: held, ProposedTo: "c", State: "proposed"},
			{ID: "6", About: held, ProposedTo: "b", Owner: "b", State: "done"},
			{ID: "7", About: system, Owner: "e", State: "taken"},
			{ID: "8", About: assessment.Subject{Kind: "question", ID: "q-x"}, ProposedTo: "c", State: "proposed"}, // its theme was not shown
			{ID: "9", About: system, ProposedTo: "o", Owner: "o", State: "done"},
		}
		return d
	}
	ids := func(lines []assessment.PlanLine) string {
		out := ""
		for _, l := range lines {
			out += l.ID
		}
		return out
	}
	for _, c := range []struct {
		agency   string
		released bool
		want     string // own asked proposed others
	}{
		{"a", false, "1||4|"},
		{"b", false, "6|23|4|"},
		{"c", false, "1|58|4|"},
		{"o", false, "9|||"},
		{"a", true, "1||24|9"},
		{"b", true, "6|23|4|19"},
		{"c", true, "1|58|24|9"},
		{"o", true, "9|||"},
	} {
		p := assessment.PlanOf(b, room(c.released), c.agency, "2027-01-02")
		if got := strings.Join([]string{ids(p.Own), ids(p.Asked), ids(p.Proposed), ids(p.Others)}, "|"); got != c.want {
			t.Errorf("%s, released %v: %s, want %s", c.agency, c.released, got, c.want)
		}
		if c.agency == "o" && c.released && (p.Taken != 1 || p.Done != 0) {
			t.Errorf("the outer circle counts %d and %d, want one taken by others", p.Taken, p.Done)
		}
	}
}
