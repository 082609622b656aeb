package assessment_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

const origin = "bundle-2"

func merged(t *testing.T, have, incoming *assessment.Document) (*assessment.Document, assessment.MergeReport) {
	t.Helper()
	before := text(t, have) + text(t, incoming)
	out, report, err := assessment.Merge(have, incoming, origin)
	if err != nil {
		t.Fatal(err)
	}
	if text(t, have)+text(t, incoming) != before {
		t.Error("the merge changed what it was given")
	}
	return out, report
}

func text(t *testing.T, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestMergeOfTheSameChangesNothing(t *testing.T) {
	t.Parallel()
	have := specimen(t)
	out, report := merged(t, have, specimen(t))
	if text(t, out) != text(t, have) {
		t.Errorf("got %s\nwant %s", text(t, out), text(t, have))
	}
	if report.Added != 0 || report.Filled != 0 || len(report.Differences) != 0 || report.Agreed == 0 {
		t.Errorf("report %+v", report)
	}
}

func TestMergeRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		does func(d *assessment.Document)
		want error
	}{
		"another workshop":        {func(d *assessment.Document) { d.ID = "x" }, assessment.ErrOtherWorkshop},
		"another bank":            {func(d *assessment.Document) { d.Bank.ID = "x" }, assessment.ErrOtherBank},
		"another version":         {func(d *assessment.Document) { d.Bank.Version = "x" }, assessment.ErrOtherBank},
		"another content":         {func(d *assessment.Document) { d.Bank.SHA256 = "x" }, assessment.ErrOtherBank},
		"a hash left out":         {func(d *assessment.Document) { d.Bank.SHA256, d.Bank.Document = "", nil }, nil},
		"another disclosure rule": {func(d *assessment.Document) { d.Workshop.Disclosure = "named" }, assessment.ErrOtherDisclosure},
	} {
		in := specimen(t)
		c.does(in)
		out, _, err := assessment.Merge(specimen(t), in, origin)
		if !errors.Is(err, c.want) || (err != nil) != (out == nil) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

// Each case changes what comes in, and says what becomes of what is here: the
// change as "list row field: have | incoming", and how many rows were added and
// filled.
func TestMergeRows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		have, in      func(d *assessment.Document)
		added, filled int
		differences   string
	}{
		{name: "a new agency", in: func(d *assessment.Document) {
			d.Agencies = append(d.Agencies, assessment.Agency{ID: "new", Kind: "dpa"})
		}, added: 1},
		{name: "an agency that is not there", in: func(d *assessment.Document) { d.Workshop.Counterparts = nil }},
		{name: "a name that was empty", in: func(d *assessment.Document) { d.Agencies[1].Name = "Commission" }, filled: 1},
		{name: "another name", in: func(d *assessment.Document) { d.Agencies[0].Name = "CERT" }, differences: `agencies cert name: "ცერტი" | "CERT"`},
		{name: "a name that is empty there", in: func(d *assessment.Document) { d.Agencies[0].Name = "" }},
		{name: "a tick is a statement", in: func(d *assessment.Document) { d.Agencies[0].Present = false }, differences: "agencies cert present: true | false"},
		{name: "the usual circle", in: func(d *assessment.Document) { d.Agencies[0].Circle = "" }},
		{name: "another circle", in: func(d *assessment.Document) { d.Agencies[1].Circle = "outer" }, differences: `agencies emb circle: "inner" | "outer"`},
		{name: "an agency that left there", in: func(d *assessment.Document) { d.Agencies[0].Left = "2027-03-01T00:00:00Z" }, differences: `agencies cert left: "" | "2027-03-01T00:00:00Z"`},
		{
			name: "two differences in a row fill none of it",
			have: func(d *assessment.Document) { d.Agencies[0].Short = "" },
			in:   func(d *assessment.Document) { d.Agencies[0].Name, d.Agencies[0].Seats = "CERT", 4 },
			differences: `agencies cert name: "ცერტი" | "CERT"
agencies cert seats: 2 | 4`,
		},
		{name: "the workshop's gap", have: func(d *assessment.Document) { d.Workshop.ElectionDay = "" }, in: func(*assessment.Document) {}, filled: 1},
		{name: "another election day", in: func(d *assessment.Document) { d.Workshop.ElectionDay = "2027-06-13" }, differences: `workshop w-2027 election_day: "2027-06-06" | "2027-06-13"`},
		{name: "nobody keeps the file", in: func(d *assessment.Document) { d.Workshop.Custodian = "" }, differences: `workshop w-2027 custodian: "Election commission" | ""`},
		{name: "nothing is used", in: func(d *assessment.Document) { d.Workshop.Uses = nil }, differences: `workshop w-2027 uses: ["scanner"] | null`},
		{name: "order of languages", in: func(d *assessment.Document) { d.Workshop.Languages = []string{"ka", "en"} }},
		{name: "another counterpart", in: func(d *assessment.Document) { d.Workshop.Counterparts[0].Peer = "police-a" }, differences: `workshop.counterparts emb / police peer: "police-b" | "police-a"`},
		{name: "a new word", in: func(d *assessment.Document) {
			d.Workshop.Words = append(d.Workshop.Words, assessment.LocalWord{Key: "k", Text: "t"})
		}, added: 1},
		{name: "a new person with an answer", in: func(d *assessment.Document) {
			d.Respondents = append(d.Respondents, assessment.Respondent{ID: "r-9", Agency: "emb"})
			d.Answers = append(d.Answers, assessment.Answer{Respondent: "r-9", Round: "first", Question: "cs-restore", Revision: 1, Choice: "4"})
		}, added: 2},
		{name: "a person of another agency does not speak here", in: func(d *assessment.Document) {
			d.Respondents[1].Agency = "cert"
			d.Answers = append(d.Answers, assessment.Answer{Respondent: "r-2", Round: "second", Question: "cs-restore", Revision: 1, Choice: "4"})
		}, differences: `respondents r-2 agency: "emb" | "cert"
answers r-2 / first / cs-restore / 1 :  | {"respondent":"r-2","round":"first","question":"cs-restore","revision":1,"choice":"unknown"}
answers r-2 / second / cs-restore / 1 :  | {"respondent":"r-2","round":"second","question":"cs-restore","revision":1,"choice":"4"}`},
		{name: "a later revision", in: func(d *assessment.Document) {
			d.Answers = append(d.Answers, assessment.Answer{Respondent: "r-1", Round: "first", Question: "cs-restore", Revision: 3, Choice: "4"})
		}, added: 1},
		{name: "another answer", in: func(d *assessment.Document) { d.Answers[2].Choice = "0" }, differences: `answers r-2 / first / cs-restore choice: "unknown" | "0"`},
		{name: "a later revision of another answer decides nothing", in: func(d *assessment.Document) {
			d.Answers[2].Choice = "0"
			d.Answers = append(d.Answers, assessment.Answer{Respondent: "r-2", Round: "first", Question: "cs-restore", Revision: 2, Choice: "1"})
		}, differences: `answers r-2 / first / cs-restore choice: "unknown" | "0"
answers r-2 / first / cs-restore :  | {"respondent":"r-2","round":"first","question":"cs-restore","revision":2,"choice":"1"}`},
		{
			name: "an earlier revision is not filled beside another answer", have: func(d *assessment.Document) { d.Answers[0].Note = "" },
			in: func(d *assessment.Document) { d.Answers[1].Choice = "0" }, differences: `answers r-1 / first / cs-restore choice: "3" | "0"`,
		},
		{name: "a later round of another answer", in: func(d *assessment.Document) {
			d.Answers[2].Choice = "0"
			d.Answers = append(d.Answers, assessment.Answer{Respondent: "r-2", Round: "second", Question: "cs-restore", Revision: 1, Choice: "1"})
		}, added: 1, differences: `answers r-2 / first / cs-restore choice: "unknown" | "0"`},
		{name: "another time is no difference", in: func(d *assessment.Document) { d.Answers[0].At = "2027-01-15T09:21:00Z" }},
		{name: "a position confirmed again there", in: func(d *assessment.Document) {
			d.Positions = append(d.Positions, assessment.Position{Agency: "emb", Round: "first", Question: "cs-restore", Choice: "4"})
		}, added: 1},
		{name: "a position confirmed again here", have: func(d *assessment.Document) {
			d.Positions = append(d.Positions, assessment.Position{Agency: "emb", Round: "first", Question: "cs-restore", Choice: "4"})
		}, in: func(*assessment.Document) {}},
		{name: "an earlier confirmation is missing here", have: func(d *assessment.Document) { d.Positions = d.Positions[1:] }, in: func(*assessment.Document) {}},
		{name: "another position", in: func(d *assessment.Document) { d.Positions[2].Choice = "2" }, differences: `positions cert / first / ir-duty :  [{"agency":"cert","round":"first","question":"ir-duty","choice":"1","respondent":"r-3"}] | [{"agency":"cert","round":"first","question":"ir-duty","choice":"2","respondent":"r-3"}]`},
		{name: "the other half of a channel", have: func(d *assessment.Document) {
			c := &d.Channels[0]
			c.Sends, c.Within, c.AtNight = "", "", false
		}, in: func(d *assessment.Document) { d.Channels[0].Receives = "" }, filled: 1},
		{name: "sends otherwise", in: func(d *assessment.Document) { d.Channels[0].Sends = "no" }, differences: `channels emb / incident / cert / first sends: "yes" | "no"`},
		{name: "the same said in the other way", in: func(d *assessment.Document) { d.Channels[0].Round, d.Channels[0].Revision = "first", 1 }},
		{name: "another lead", in: func(d *assessment.Document) { d.Claims[2].Claim = "support" }, differences: `claims police-a / night / investigate / second claim: "lead" | "support"`},
		{name: "stakes in another order", in: func(d *assessment.Document) { d.Stakes[0].Stakes = []string{"operates", "owns"} }},
		{name: "an empty list of stakes", in: func(d *assessment.Document) {
			d.Stakes[0].Stakes, d.Stakes[0].Rehearsed, d.Stakes[0].SingleSupplier = nil, false, false
		}},
		{name: "stakes where there were none", have: func(d *assessment.Document) {
			d.Stakes[0] = assessment.Stake{Agency: "emb", System: "register"}
		}, in: func(*assessment.Document) {}, filled: 1},
		{name: "a language that was missing", have: func(d *assessment.Document) { delete(d.Principles[0].Text, "ka") }, in: func(*assessment.Document) {}, filled: 1},
		{name: "another wording", in: func(d *assessment.Document) { d.Principles[0].Text["ka"] = "x" }, differences: `principles p-share / 2 text.ka: "…" | "x"`},
		{name: "another stance", in: func(d *assessment.Document) { d.Stances[2].Stance = "support" }, differences: `stances cert / z-own / 1 / first stance: "no-mandate" | "support"`},
		{name: "another outcome", in: func(d *assessment.Document) { d.Outcomes[0].Agency = "cert" }, differences: `outcomes night / restore :  [{"scenario":"night","task":"restore","agency":"emb","basis":"law","due":"2027-03-01"}] | [{"scenario":"night","task":"restore","agency":"cert","basis":"law","due":"2027-03-01"}]`},
		{name: "no lead days", in: func(d *assessment.Document) { d.Actions[0].LeadDays = 0 }, differences: "actions a-1 lead_days: 90 | 0"},
		{name: "an owner where nobody took it", have: func(d *assessment.Document) { d.Actions[0].Owner = "" }, in: func(*assessment.Document) {}, filled: 1},
		{name: "another note beside it", in: func(d *assessment.Document) { d.Notes[0].Text = "Three spoke." }, added: 1},
		{name: "held there", in: func(d *assessment.Document) { d.Releases[0].Held = true }, differences: `releases channel :  [{"kind":"channel","at":"2027-01-15T13:00:00Z"}] | [{"kind":"channel","held":true,"at":"2027-01-15T13:00:00Z"}]`},
		{name: "a new step", in: func(d *assessment.Document) { d.RunSheet = append(d.RunSheet, assessment.Step{ID: "s-2"}) }, added: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			have, in := specimen(t), specimen(t)
			if c.have != nil {
				c.have(have)
			}
			c.in(in)
			out, report := merged(t, have, in)
			var lines []string
			for _, d := range report.Differences {
				lines = append(lines, fmt.Sprintf("%s %s %s: %s | %s", d.List, d.Row, d.Field, d.Have, d.Incoming))
			}
			got, want := strings.Join(lines, "\n"), c.differences
			if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(strings.ReplaceAll(want, " :  ", " : ")), " ") {
				t.Errorf("differences:\n got %s\nwant %s", got, want)
			}
			if report.Added != c.added || report.Filled != c.filled {
				t.Errorf("added %d, filled %d; want %d, %d", report.Added, report.Filled, c.added, c.filled)
			}
			changed := text(t, out) != text(t, have)
			if want := c.added+c.filled > 0; changed != want {
				t.Errorf("the document changed: %t, want %t", changed, want)
			}
			if marks := strings.Count(text(t, out), `"origin":"`+origin+`"`); changed && marks == 0 && c.name != "a new word" {
				t.Error("nothing is marked with its origin")
			}
			if err := out.Check(nil); err != nil {
				t.Errorf("the merged document is refused: %v", err)
			}
			again, second := merged(t, out, in)
			if text(t, again) != text(t, out) || second.Added != 0 || second.Filled != 0 {
				t.Errorf("the same bundle twice changes something: %+v", second)
			}
		})
	}
}

// A completed statement is a revision of its own: what was stated is not written
// over. An earlier revision needs no completing.
func TestMergeFillsByANewRevision(t *testing.T) {
	t.Parallel()
	half := func(revision int, sends, receives, at string) assessment.Channel {
		return assessment.Channel{
			Agency: "emb", Type: "help", Peer: "cert", Sends: sends, Receives: receives,
			Stated: assessment.Stated{Revision: revision, At: at},
		}
	}
	const early, late = "2027-01-15T11:00:00Z", "2027-01-15T12:00:00Z"
	for name, c := range map[string]struct {
		have, in []assessment.Channel
		want     string
	}{
		"the other half":       {[]assessment.Channel{half(0, "yes", "", early)}, []assessment.Channel{half(1, "", "no", late)}, "0 yes/ , 2 yes/no " + late},
		"the earlier half":     {[]assessment.Channel{half(1, "yes", "", late)}, []assessment.Channel{half(1, "", "no", early)}, "1 yes/ , 2 yes/no " + late},
		"replaced here":        {[]assessment.Channel{half(1, "yes", "", early), half(2, "no", "", late)}, []assessment.Channel{half(1, "", "no", early)}, "1 yes/ , 2 no/ "},
		"replaced there":       {[]assessment.Channel{half(1, "yes", "", early)}, []assessment.Channel{half(1, "", "no", early), half(2, "no", "no", late)}, "1 yes/ , 2 no/no " + late},
		"what is said is less": {[]assessment.Channel{half(1, "yes", "no", early)}, []assessment.Channel{half(1, "yes", "", late)}, "1 yes/no "},
	} {
		have, in := specimen(t), specimen(t)
		have.Channels, in.Channels = c.have, c.in
		out, report := merged(t, have, in)
		if older := report.Older > 0; older != strings.HasPrefix(name, "replaced") {
			t.Errorf("%s: %d rows not taken because they were replaced", name, report.Older)
		}
		var got []string
		for _, row := range out.Channels {
			line := fmt.Sprint(row.Revision, " ", row.Sends, "/", row.Receives, " ")
			if row.Origin != "" {
				line += row.At
			}
			got = append(got, line)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		if again, _ := merged(t, out, in); text(t, again) != text(t, out) {
			t.Errorf("%s: the same bundle twice changes something", name)
		}
	}
}

// Stores rely on it: the rows that were here stand first, as they were but for
// gaps.
func TestMergeLeavesRowsInTheirPlace(t *testing.T) {
	t.Parallel()
	in := specimen(t)
	have := in.Room(in.Bank.Document)
	have.Agencies = have.Agencies[2:]
	out, _ := merged(t, have, in)
	for i := range have.Channels {
		if text(t, out.Channels[i]) != text(t, have.Channels[i]) {
			t.Errorf("channels[%d] was written over: %+v", i, out.Channels[i])
		}
	}
	for i := range have.Agencies {
		if out.Agencies[i].ID != have.Agencies[i].ID {
			t.Errorf("agencies[%d] is %s, was %s", i, out.Agencies[i].ID, have.Agencies[i].ID)
		}
	}
}

func TestMergeKeepsTheOrderOfConfirmations(t *testing.T) {
	t.Parallel()
	position := func(choice assessment.Choice) assessment.Position {
		return assessment.Position{Agency: "emb", Round: "first", Question: "cs-restore", Choice: choice}
	}
	for name, c := range map[string]struct{ have, in, want string }{
		"continued there":   {"1", "12", "12"},
		"continued here":    {"12", "1", "12"},
		"one in between":    {"13", "123", "13"},
		"one before":        {"3", "123", "3"},
		"before and behind": {"2", "123", "23"},
		"the last one only": {"123", "3", "123"},
		"parted":            {"12", "13", "12"},
		"nothing in common": {"1", "2", "1"},
		"nothing here":      {"", "12", "12"},
	} {
		have, in := specimen(t), specimen(t)
		have.Positions, in.Positions = nil, nil
		for _, choice := range c.have {
			have.Positions = append(have.Positions, position(assessment.Choice(choice)))
		}
		for _, choice := range c.in {
			in.Positions = append(in.Positions, position(assessment.Choice(choice)))
		}
		out, report := merged(t, have, in)
		got := ""
		for _, p := range out.Positions {
			got += string(p.Choice)
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
		if parted := len(report.Differences) > 0; parted != (name == "parted" || name == "nothing in common") {
			t.Errorf("%s: differences %v", name, report.Differences)
		}
	}
}

// The parts of one workshop put together again are the workshop.
func TestMergeOfAllPartsIsTheWhole(t *testing.T) {
	t.Parallel()
	whole := specimen(t)
	whole.Notes, whole.Releases, whole.RunSheet = nil, nil, nil
	out, err := whole.Agency("emb")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"cert", "police-a", "police-b", "gone"} {
		part, err := whole.Agency(id)
		if err != nil {
			t.Fatal(err)
		}
		var report assessment.MergeReport
		if out, report = merged(t, out, part); len(report.Differences) > 0 {
			t.Fatalf("%s: %+v", id, report.Differences)
		}
	}
	for name, rows := range map[string][2]int{
		"respondents": {len(out.Respondents), len(whole.Respondents)}, "answers": {len(out.Answers), len(whole.Answers)},
		"positions": {len(out.Positions), len(whole.Positions)}, "channels": {len(out.Channels), len(whole.Channels)},
		"claims": {len(out.Claims), len(whole.Claims)}, "stakes": {len(out.Stakes), len(whole.Stakes)},
		"stances": {len(out.Stances), len(whole.Stances)}, "outcomes": {len(out.Outcomes), len(whole.Outcomes)},
	} {
		if rows[0] != rows[1] {
			t.Errorf("%s: %d rows, want %d", name, rows[0], rows[1])
		}
	}
	if out.Scope != assessment.ScopeFull {
		t.Errorf("scope %s of several agencies' rows, want full", out.Scope)
	}
	if err := out.Check(nil); err != nil {
		t.Error(err)
	}
}

// What the room has seen says nothing else than the whole, and adds nothing.
func TestMergeOfTheRoomAgrees(t *testing.T) {
	t.Parallel()
	have := specimen(t)
	have.Workshop.Disclosure = assessment.RuleNamed
	out, report := merged(t, have, have.Room(have.Bank.Document))
	if text(t, out) != text(t, have) || len(report.Differences) > 0 {
		t.Errorf("%+v", report)
	}
	// Nobody ticked that an agency is there: its people show it, and the room's
	// part has none of them.
	for i := range have.Agencies {
		have.Agencies[i].Present = false
	}
	for i := range have.Respondents {
		have.Respondents[i].Aside = false
	}
	if _, report = merged(t, have.Room(have.Bank.Document), have); len(report.Differences) > 0 {
		t.Errorf("who is there: %+v", report.Differences)
	}
	back, report := merged(t, have.Room(have.Bank.Document), have)
	if len(report.Differences) > 0 || len(back.Answers) != len(have.Answers) || back.Scope != assessment.ScopeFull {
		t.Errorf("%s %+v", back.Scope, report)
	}
	if err := back.Check(nil); err != nil {
		t.Error(err)
	}
}
