package assessment_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

func TestRoomHoldsNoPersonAndNoReason(t *testing.T) {
	t.Parallel()
	for _, rule := range assessment.Rules {
		d := specimen(t)
		d.Workshop.Disclosure = rule
		before := text(t, d)
		out := d.Room(d.Bank.Document)
		if text(t, d) != before {
			t.Fatal("the document was changed")
		}
		if out.Scope != assessment.ScopeRoom || len(out.Respondents)+len(out.Answers)+len(out.Notes) > 0 {
			t.Errorf("%s: respondents, answers or notes are in it", rule)
		}
		for _, secret := range []string{"r-1", "Nino", "half of it", "see the record", "Two spoke"} {
			if strings.Contains(text(t, out), secret) {
				t.Errorf("%s: %q is in it", rule, secret)
			}
		}
		if err := out.Check(nil); err != nil {
			t.Errorf("%s: refused: %v", rule, err)
		}
		if text(t, out.Room(d.Bank.Document)) != text(t, out) {
			t.Errorf("%s: the room of the room is another document", rule)
		}
	}
}

// The room has seen an agency's position only under the rule that names, and
// only of a theme that is shown in that round: the last one, if it was stated.
func TestRoomPositions(t *testing.T) {
	t.Parallel()
	position := func(agency, question string, round assessment.RoundID, choice assessment.Choice, at string) assessment.Position {
		return assessment.Position{Agency: agency, Question: question, Round: round, Choice: choice, At: at}
	}
	positions := []assessment.Position{
		position("emb", "cs-restore", "first", "2", "2027-01-15T09:50:00Z"),
		position("emb", "cs-restore", "first", "3", "2027-01-15T09:40:00Z"), // confirmed before the one above
		position("emb", "ir-duty", "first", "1", ""),                        // its theme is locked
		position("emb", "cs-restore", "second", "4", ""),                    // its theme is open
		position("cert", "cs-restore", "first", "0", ""),
		position("cert", "cs-restore", "first", "1", ""), // of two without a time the later in the list
		position("police-a", "cs-restore", "first", "withheld", ""),
		position("police-b", "cs-restore", "first", "unknown", ""),
		position("police-b", "cs-scan", "first", "not-ours", ""),
		position("gone", "cs-restore", "first", "1", ""),
	}
	for rule, want := range map[assessment.Rule]string{
		assessment.RuleNamed:   "emb cs-restore first 2, cert cs-restore first 1, police-b cs-restore first unknown, police-b cs-scan first not-ours",
		assessment.RuleRoom:    "",
		assessment.RuleTrainer: "",
		assessment.RuleOwn:     "",
	} {
		d := specimen(t)
		d.Workshop.Disclosure, d.Positions = rule, positions
		var got []string
		for _, p := range d.Room(d.Bank.Document).Positions {
			got = append(got, fmt.Sprint(p.Agency, " ", p.Question, " ", p.Round, " ", p.Choice))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %v, want %s", rule, got, want)
		}
	}
}

// Swapping everything that two agencies of a kind answered, and changing what is
// not released, changes no byte of the room's document under a rule that names
// nobody.
func TestRoomDoesNotTellAnswers(t *testing.T) {
	t.Parallel()
	for _, rule := range []assessment.Rule{assessment.RuleRoom, assessment.RuleTrainer, assessment.RuleOwn} {
		d, swapped := specimen(t), specimen(t)
		d.Workshop.Disclosure, swapped.Workshop.Disclosure = rule, rule
		for i, p := range swapped.Positions {
			swapped.Positions[i].Agency = map[string]string{"emb": "cert", "cert": "emb"}[p.Agency]
		}
		for i, r := range swapped.Respondents {
			swapped.Respondents[i].Agency = map[string]string{"emb": "cert", "cert": "emb"}[r.Agency]
		}
		swapped.Claims[2].Claim, swapped.Claims[2].Basis = "support", "" // not released
		swapped.Stakes[1].Stakes = []string{"depends"}
		swapped.Channels[3].Sends = "yes" // held
		if text(t, d.Room(d.Bank.Document)) != text(t, swapped.Room(d.Bank.Document)) {
			t.Errorf("%s: the room's document tells them apart", rule)
		}
	}
}

func TestRoomStatements(t *testing.T) {
	t.Parallel()
	const before, shown, after = "2027-01-15T11:00:00Z", "2027-01-15T12:00:00Z", "2027-01-15T13:00:00Z"
	claim := func(agency, word, at string, revision int) assessment.Claim {
		c := assessment.Claim{
			Agency: agency, Scenario: "z-night", Task: "restore", Claim: word,
			Stated: assessment.Stated{Revision: revision, At: at, Respondent: "r"},
		}
		if word == "other" {
			c.Other = "x"
		}
		return c
	}
	release := func(about, at string, held bool) assessment.Release {
		return assessment.Release{Kind: "claim", About: about, At: at, Held: held}
	}
	all := []assessment.Claim{claim("a", "lead", before, 1), claim("b", "support", "", 1)}
	for name, c := range map[string]struct {
		claims   []assessment.Claim
		releases []assessment.Release
		want     string
	}{
		"not released":                      {all, nil, ""},
		"all released":                      {all, []assessment.Release{release("", shown, false)}, "a lead, b support"},
		"the scenario is released":          {all, []assessment.Release{release("z-night", shown, false)}, "a lead, b support"},
		"the line is released":              {all, []assessment.Release{release("z-night/restore", shown, false)}, "a lead, b support"},
		"another line is released":          {all, []assessment.Release{release("z-night/investigate", shown, false)}, ""},
		"another kind is released":          {all, []assessment.Release{{Kind: "channel", At: shown}}, ""},
		"all, but the line is held":         {all, []assessment.Release{release("", shown, false), release("z-night/restore", shown, true)}, ""},
		"held comes first, and still holds": {all, []assessment.Release{release("z-night/restore", shown, true), release("", shown, false)}, ""},
		"all held, but the line released":   {all, []assessment.Release{release("z-night/restore", shown, false), release("", shown, true)}, "a lead, b support"},
		"held, then released":               {all, []assessment.Release{release("", before, true), release("", shown, false)}, "a lead, b support"},
		"released, then held":               {all, []assessment.Release{release("", shown, false), release("", after, true)}, ""},
		"made after the release":            {[]assessment.Claim{claim("a", "lead", after, 1)}, []assessment.Release{release("", shown, false)}, ""},
		"revised after the release":         {[]assessment.Claim{claim("a", "lead", before, 1), claim("a", "nobody", after, 2)}, []assessment.Release{release("", shown, false)}, "a lead"},
		"taken back before the release":     {[]assessment.Claim{claim("a", "lead", before, 1), claim("a", "withheld", shown, 2)}, []assessment.Release{release("", shown, false)}, "a withheld"},
		"a release without a time":          {[]assessment.Claim{claim("a", "lead", before, 1), claim("a", "nobody", after, 2)}, []assessment.Release{release("", "", false)}, "a nobody"},
		"names who left":                    {[]assessment.Claim{claim("a", "lead", before, 1), claim("a", "other", before, 2)}, []assessment.Release{release("", shown, false)}, ""},
		"made by who left":                  {[]assessment.Claim{claim("x", "lead", before, 1)}, []assessment.Release{release("", shown, false)}, ""},
	} {
		d := statementRoom("a b -x")
		d.Claims, d.Releases = c.claims, c.releases
		out := d.Room(statementBank())
		var got []string
		for _, row := range out.Claims {
			got = append(got, row.Agency+" "+row.Claim)
			if row.Respondent != "" {
				t.Errorf("%s: a person is in it", name)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %v, want %s", name, got, c.want)
		}
		for _, r := range out.Releases {
			if r.Held {
				t.Errorf("%s: it tells what is held", name)
			}
		}
		if text(t, out.Room(statementBank())) != text(t, out) {
			t.Errorf("%s: the room of the room is another document", name)
		}
	}
}

// A row about a peer holds two lines, to it and from it.
func TestRoomChannels(t *testing.T) {
	t.Parallel()
	row := func(sends, receives, at string, revision int) assessment.Channel {
		return assessment.Channel{
			Agency: "a", Peer: "b", Type: "crime", Sends: sends, Within: "hour", AtNight: true, Receives: receives, Tested: true,
			Stated: assessment.Stated{At: at, Revision: revision},
		}
	}
	const early, late = "2027-01-15T12:00:00Z", "2027-01-15T14:00:00Z"
	release := func(about, at string, held bool) assessment.Release {
		return assessment.Release{Kind: "channel", About: about, At: at, Held: held}
	}
	once := []assessment.Channel{row("yes", "no", "2027-01-15T11:00:00Z", 1)}
	twice := append(once, row("no", "yes", "2027-01-15T13:00:00Z", 2))
	for name, c := range map[string]struct {
		rows     []assessment.Channel
		releases []assessment.Release
		want     string
	}{
		"all":                               {once, []assessment.Release{release("", early, false)}, "yes hour true no true"},
		"its type":                          {once, []assessment.Release{release("crime", early, false)}, "yes hour true no true"},
		"another type":                      {once, []assessment.Release{release("alert", early, false)}, ""},
		"only what it sends":                {once, []assessment.Release{release("crime/a/b", early, false)}, "yes hour true  true"},
		"only what it receives":             {once, []assessment.Release{release("crime/b/a", early, false)}, "  false no true"},
		"what it receives is held":          {once, []assessment.Release{release("", early, false), release("crime/b/a", early, true)}, "yes hour true  true"},
		"both held":                         {once, []assessment.Release{release("", early, false), release("crime/b/a", early, true), release("crime/a/b", early, true)}, ""},
		"as it stood when it was released":  {twice, []assessment.Release{release("crime", early, false)}, "yes hour true no true"},
		"as it stands":                      {twice, []assessment.Release{release("crime", late, false)}, "no hour true yes true"},
		"two lines released at two times":   {twice, []assessment.Release{release("crime/a/b", early, false), release("crime/b/a", late, false)}, "yes hour true yes true"},
		"and the other way round":           {twice, []assessment.Release{release("crime/a/b", late, false), release("crime/b/a", early, false)}, "no hour true no true"},
		"only the later one, of one line":   {twice, []assessment.Release{release("crime/b/a", late, false)}, "  false yes true"},
		"only the earlier one, of one line": {twice, []assessment.Release{release("crime/b/a", early, false)}, "  false no true"},
	} {
		d := statementRoom("a b")
		d.Channels, d.Releases = c.rows, c.releases
		out := d.Room(statementBank())
		var got []string
		for _, s := range out.Channels {
			got = append(got, fmt.Sprint(s.Sends, " ", s.Within, " ", s.AtNight, " ", s.Receives, " ", s.Tested))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		if text(t, out.Room(statementBank())) != text(t, out) {
			t.Errorf("%s: the room of the room is another document", name)
		}
		if err := out.Check(statementBank()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is said of agencies that are not in the room is the trainer's alone.
func TestRoomLeavesOutWhoIsNotThere(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		present, joined string
		want            string
	}{
		"all three":                  {"a b c", "", "a>b a>c a>b/c lead other"},
		"one is not there":           {"a b", "", "a>b lead"},
		"somebody of it joined":      {"a b", "c", "a>b a>c a>b/c lead other"},
		"joined, presence not noted": {"", "a b", "a>b lead"},
		"nothing is known of anyone": {"", "", "a>b a>c a>b/c lead other"},
	} {
		d := statementRoom("a b c")
		for i, a := range d.Agencies {
			d.Agencies[i].Present = strings.Contains(c.present, a.ID)
			if strings.Contains(c.joined, a.ID) {
				d.Respondents = append(d.Respondents, assessment.Respondent{ID: "r-" + a.ID, Agency: a.ID})
			}
		}
		d.Channels = []assessment.Channel{
			{Agency: "a", Peer: "b", Type: "incident", Sends: "yes"},
			{Agency: "a", Peer: "c", Type: "incident", Sends: "yes"},
			{Agency: "a", Peer: "b", Type: "crime", Sends: "via", Via: "c"},
		}
		d.Claims = []assessment.Claim{
			{Agency: "a", Scenario: "z-night", Task: "restore", Claim: "lead"},
			{Agency: "a", Scenario: "z-night", Task: "investigate", Claim: "other", Other: "c"},
		}
		d.Releases = []assessment.Release{{Kind: "channel"}, {Kind: "claim"}}
		out := d.Room(statementBank())
		var got []string
		for _, s := range out.Channels {
			got = append(got, strings.TrimSuffix(s.Agency+">"+s.Peer+"/"+s.Via, "/"))
		}
		for _, s := range out.Claims {
			got = append(got, s.Claim)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", name, got, c.want)
		}
		if text(t, out.Room(statementBank())) != text(t, out) {
			t.Errorf("%s: the room of the room is another document", name)
		}
	}
}

func TestRoomStakesAndStances(t *testing.T) {
	t.Parallel()
	d := statementRoom("a b")
	d.Stakes = []assessment.Stake{{Agency: "a", System: "z-register", Stakes: []string{"owns"}}, {Agency: "a", System: "a-results", Stakes: []string{"owns"}}}
	d.Principles = []assessment.PrincipleDraft{{ID: "z-share", Version: 2}}
	d.Stances = []assessment.Stance{
		{Agency: "a", Principle: "z-share", Version: 1, Stance: "support", Named: true},
		{Agency: "a", Principle: "z-share", Version: 2, Stance: "wording", Named: true},
		{Agency: "b", Principle: "z-share", Version: 2, Stance: "support"},
		{Agency: "b", Principle: "z-share", Version: 1, Stance: "support", Named: true},
		{Agency: "b", Principle: "z-share", Version: 1, Stance: "reservation", Stated: assessment.Stated{Revision: 2}}, // no longer to be named
		{Agency: "a", Principle: "a-duty", Version: 1, Stance: "support", Named: true},                                 // not released
	}
	d.Releases = []assessment.Release{{Kind: "system", About: "z-register"}, {Kind: "principle", About: "z-share"}}
	out := d.Room(statementBank())
	if len(out.Stakes) != 1 || out.Stakes[0].System != "z-register" {
		t.Errorf("stakes: %+v", out.Stakes)
	}
	if len(out.Stances) != 2 || out.Stances[0].Version != 1 || out.Stances[1].Version != 2 || out.Stances[1].Agency != "a" {
		t.Errorf("stances: %+v", out.Stances)
	}
}

// At random: what the room's document says of a line is what the whole says, or
// nothing.
func TestRoomOfRandomStatements(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		b, d := randomStatements(seed)
		d.Releases = []assessment.Release{{Kind: "channel"}, {Kind: "claim"}, {Kind: "system"}, {Kind: "channel", About: "incident/a/b", Held: true}}
		out := d.Room(b)
		if err := out.Check(b); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		whole := assessment.ChannelStates(b, d, assessment.FollowUp)
		for i, s := range assessment.ChannelStates(b, out, assessment.FollowUp) {
			held := s.Type == "incident" && (s.From == "a" && s.To == "b" || goesVia(d, s, "b") && s.From == "a" || goesVia(d, s, "a") && s.To == "b")
			if s != whole[i] && (!held || s.State != assessment.ChannelUnclear) {
				t.Fatalf("seed %d: got %+v, want %+v", seed, s, whole[i])
			}
		}
		got := fmt.Sprint(assessment.TaskResults(b, out, assessment.FollowUp), assessment.SystemResults(b, out, assessment.FollowUp))
		want := fmt.Sprint(assessment.TaskResults(b, d, assessment.FollowUp), assessment.SystemResults(b, d, assessment.FollowUp))
		if got != want {
			t.Fatalf("seed %d: got %s\nwant %s", seed, got, want)
		}
	}
}

func TestAgencyScope(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	before := text(t, d)
	out, err := d.Agency("cert")
	if err != nil {
		t.Fatal(err)
	}
	if text(t, d) != before {
		t.Fatal("the document was changed")
	}
	counts := fmt.Sprint(
		len(out.Respondents), len(out.Answers), len(out.Positions), len(out.Channels), len(out.Claims), len(out.Stakes),
		len(out.Stances), len(out.Outcomes), len(out.Actions), len(out.Notes), len(out.Releases), len(out.RunSheet),
	)
	if want := "2 1 2 2 1 1 1 0 0 0 0 0"; counts != want {
		t.Errorf("rows: got %s, want %s", counts, want)
	}
	if len(out.Agencies) != 5 || len(out.Rounds) != 2 || len(out.Themes) != 3 || len(out.Principles) != 2 || len(out.Workshop.Counterparts) != 0 {
		t.Error("what its rows refer to is not all there")
	}
	if out.Scope != assessment.ScopeAgency {
		t.Errorf("scope %s", out.Scope)
	}
	if err := out.Check(nil); err != nil {
		t.Errorf("refused: %v", err)
	}
	emb, err := d.Agency("emb")
	if err != nil || len(emb.Outcomes) != 1 || len(emb.Actions) != 1 || len(emb.Workshop.Counterparts) != 1 {
		t.Errorf("emb: %+v, %v", emb, err)
	}
	if _, err := d.Agency("nobody"); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("got %v, want %v", err, assessment.ErrNotFound)
	}
}

func TestFullScope(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	want := text(t, d)
	d.Scope = assessment.ScopeRoom
	if got := text(t, d.Full()); got != want || d.Scope != assessment.ScopeRoom {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
