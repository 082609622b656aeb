package assessment_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// shownRoom is a room that has seen its statements: everybody is present but
// for some, everything is released but for the lines that are held.
func shownRoom(d *assessment.Document, absent []string, held ...assessment.Line) {
	for i := range d.Agencies {
		d.Agencies[i].Present = !slices.Contains(absent, d.Agencies[i].ID)
	}
	d.Releases = nil
	for _, kind := range []string{"channel", "claim", "system"} {
		d.Releases = append(d.Releases, assessment.Release{Kind: kind})
	}
	for _, l := range held {
		d.Releases = append(d.Releases, assessment.Release{Kind: l.Kind, About: l.About, Held: true})
	}
}

func channelStatement(from, to, sends, receives, via string) assessment.Channel {
	return assessment.Channel{Agency: from, Type: assessment.Incident, Peer: to, Sends: sends, Receives: receives, Via: via, Within: assessment.Hour}
}

// signOf is the first sign of a line, empty where the line is not there.
func signOf(lines []assessment.Line, key string) string {
	for _, l := range lines {
		if l.Key() == key {
			return l.Signs[0]
		}
	}
	return ""
}

func TestInnerCircle(t *testing.T) {
	t.Parallel()
	relayed := func() (*assessment.Bank, *assessment.Document) {
		b, d := statementBank(), statementRoom("a:emb b:cert c:police")
		d.Channels = []assessment.Channel{
			channelStatement("a", "b", "via", "", "c"),
			channelStatement("a", "c", "yes", "no", ""),
			channelStatement("c", "a", "no", "yes", ""),
			channelStatement("c", "b", "yes", "no", ""),
			channelStatement("b", "c", "no", "yes", ""),
		}
		return b, d
	}
	leg := assessment.Line{Kind: "channel", About: "incident/c/b"}
	way := assessment.Line{Kind: "channel", About: "incident/a/b"}
	for _, tt := range []struct {
		name   string
		absent []string
		held   []assessment.Line
		agency string
		want   string // sign of a to b; empty: the line is not there
	}{
		{name: "everything is shown", want: assessment.ChannelRelayed},
		{name: "a held leg is not told by the way over it", held: []assessment.Line{leg}, want: assessment.ChannelUnclear},
		{name: "nor to the one that starts", held: []assessment.Line{leg}, agency: "a", want: assessment.ChannelUnclear},
		{name: "whom the leg names sees both", held: []assessment.Line{leg}, agency: "b", want: assessment.ChannelRelayed},
		{name: "a held line is not there", held: []assessment.Line{way}, want: ""},
		{name: "but for those it names", held: []assessment.Line{way}, agency: "c", want: assessment.ChannelRelayed},
		{name: "what names somebody absent is not there", absent: []string{"c"}, want: ""},
		{name: "not even for those it names", absent: []string{"c"}, held: []assessment.Line{way}, agency: "a", want: ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := relayed()
			shownRoom(d, tt.absent, tt.held...)
			_, lines := assessment.InnerCircle(b, d, assessment.First, tt.agency)
			if got := signOf(lines, way.Key()); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
	t.Run("nothing before it is shown", func(t *testing.T) {
		t.Parallel()
		b, d := relayed()
		shownRoom(d, nil)
		d.Releases = nil
		if shared, lines := assessment.InnerCircle(b, d, assessment.First, "a"); len(shared.Channels)+len(lines) != 0 {
			t.Errorf("%d statements, %d lines", len(shared.Channels), len(lines))
		}
	})
	t.Run("of a held way only what is said of the way back is left", func(t *testing.T) {
		t.Parallel()
		b, d := statementBank(), statementRoom("a:emb b:cert")
		d.Channels = []assessment.Channel{{
			Agency: "a", Type: assessment.Incident, Peer: "b",
			Sends: "yes", Via: "b", Within: assessment.Hour, AtNight: true, Receives: "no",
		}}
		shownRoom(d, nil, way)
		shared, _ := assessment.InnerCircle(b, d, assessment.First, "")
		want := []assessment.Channel{{Agency: "a", Type: assessment.Incident, Peer: "b", Receives: "no"}}
		if !reflect.DeepEqual(shared.Channels, want) {
			t.Errorf("%+v, want %+v", shared.Channels, want)
		}
	})
	t.Run("who joined is in the room", func(t *testing.T) {
		t.Parallel()
		b, d := relayed()
		shownRoom(d, []string{"a", "b", "c"})
		for _, a := range d.Agencies {
			d.Respondents = append(d.Respondents, assessment.Respondent{ID: a.ID + ".1", Agency: a.ID})
		}
		if _, lines := assessment.InnerCircle(b, d, assessment.First, ""); signOf(lines, way.Key()) != assessment.ChannelRelayed {
			t.Error("the line is not there")
		}
		d.Respondents[0].Aside = true
		if _, lines := assessment.InnerCircle(b, d, assessment.First, ""); signOf(lines, way.Key()) != "" {
			t.Error("an agency whose only respondent is set aside is in the room")
		}
	})
}

func TestHasGuests(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		agencies []assessment.Agency
		want     bool
	}{
		{"nobody", nil, false},
		{"inner by kind", []assessment.Agency{{Kind: assessment.EMB}}, false},
		{"outer by kind", []assessment.Agency{{Kind: assessment.EMB}, {Kind: assessment.Supplier}}, true},
		{"taken in by the trainer", []assessment.Agency{{Kind: assessment.Supplier, Circle: assessment.Inner}}, false},
		{"left", []assessment.Agency{{Kind: assessment.Supplier, Left: "2027-03-01T12:00:00Z"}}, false},
	} {
		if got := assessment.HasGuests(&assessment.Document{Agencies: tt.agencies}); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}

// What the room wrote down about a task is shown as far as the task's line is.
func TestInnerCircleOutcomes(t *testing.T) {
	t.Parallel()
	line := assessment.Line{Kind: "claim", About: "z-night/restore"}
	for _, tt := range []struct {
		name   string
		absent []string
		held   []assessment.Line
		agency string // whose sheet it is; empty: the room
		want   string // tasks with an outcome
	}{
		{name: "everything is shown", want: "restore investigate speak"},
		{name: "a held line takes its outcome along", held: []assessment.Line{line}, want: "investigate speak"},
		{name: "but not from those it names", held: []assessment.Line{line}, agency: "a", want: "restore investigate speak"},
		{name: "one that names somebody absent", absent: []string{"c"}, want: "restore investigate"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := statementBank(), statementRoom("a:emb b:cert c:police")
			d.Claims = []assessment.Claim{
				{Agency: "a", Scenario: "z-night", Task: "restore", Claim: assessment.ClaimLead},
				{Agency: "b", Scenario: "z-night", Task: "investigate", Claim: assessment.ClaimLead},
			}
			d.Outcomes = []assessment.Outcome{
				{Scenario: "z-night", Task: "restore", Agency: "b"},
				{Scenario: "z-night", Task: "investigate", Agency: "b"},
				{Scenario: "a-rumour", Task: "speak", Agency: "c"}, // nobody stated anything: the room alone said it
			}
			shownRoom(d, tt.absent, tt.held...)
			seen, _ := assessment.InnerCircle(b, d, assessment.First, tt.agency)
			var got []string
			for _, o := range seen.Outcomes {
				got = append(got, o.Task)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("%v, want %s", got, tt.want)
			}
		})
	}
}

// What is hidden changes nothing in anything that is taken from what is not.
func TestHiddenStatementsTellNothing(t *testing.T) {
	t.Parallel()
	changed := 0
	for seed := range uint64(300) {
		b, d := randomStatements(seed)
		r := rand.New(rand.NewPCG(seed, 11))
		var absent []string
		for _, a := range d.Agencies {
			if r.IntN(6) == 0 {
				absent = append(absent, a.ID)
			}
		}
		var held []assessment.Line
		for _, l := range assessment.Lines(b, d, assessment.FollowUp) {
			if r.IntN(5) == 0 {
				held = append(held, l)
			}
		}
		shownRoom(d, absent, held...)
		before := told(t, b, d)
		changed += turn(b, d, held)
		if after := told(t, b, d); before != after {
			t.Fatalf("seed %d: what is held told something:\n%s\n%s", seed, before, after)
		}
	}
	if changed < 300 {
		t.Fatalf("only %d statements were changed", changed)
	}
}

// told is everything that views take from the inner circle's document.
func told(t *testing.T, b *assessment.Bank, d *assessment.Document) string {
	t.Helper()
	const r = assessment.FollowUp
	shared, lines := assessment.InnerCircle(b, d, r, "")
	states := assessment.ChannelStates(b, shared, r)
	var through []map[string][]string
	for _, kind := range d.Workshop.ChannelTypes() {
		for _, a := range d.Agencies {
			through = append(through, assessment.Through(shared, r, states, kind, a.ID, true))
		}
	}
	text, err := json.Marshal([]any{
		lines, shared.Channels, shared.Claims, shared.Stakes, states, assessment.TaskResults(b, shared, r),
		assessment.SystemResults(b, shared, r), assessment.PathResults(shared, r, states), through,
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// turn changes what is said in held lines, keeping whom it names, and counts.
func turn(b *assessment.Bank, d *assessment.Document, held []assessment.Line) int {
	n := 0
	is := func(kind, about string) bool {
		return slices.ContainsFunc(held, func(l assessment.Line) bool { return l.Kind == kind && l.About == about })
	}
	other := map[string]string{"yes": "no", "no": "unknown", "unknown": "withheld", "withheld": "yes"}
	for i := range d.Channels {
		c := &d.Channels[i]
		if is("channel", string(c.Type)+"/"+c.Agency+"/"+c.Peer) && other[c.Sends] != "" {
			c.Sends, c.Within, c.AtNight = other[c.Sends], assessment.Hour, !c.AtNight
			n++
		}
		if is("channel", string(c.Type)+"/"+c.Peer+"/"+c.Agency) && other[c.Receives] != "" {
			c.Receives = other[c.Receives]
			n++
		}
	}
	for i := range d.Claims {
		if c := &d.Claims[i]; is("claim", c.Scenario+"/"+c.Task) && c.Claim == assessment.ClaimLead {
			c.Claim, c.Basis = assessment.ClaimNobody, ""
			n++
		}
	}
	for i := range d.Stakes {
		if s := &d.Stakes[i]; is("system", s.System) && s.Holds(assessment.StakeOwns) {
			s.Stakes, s.Fallback = []string{assessment.StakeDepends}, assessment.SaysNo
			n++
		}
	}
	return n
}

// Rooms at random, in which statements are changed after the lock, against a
// second reading of what counts as mended: a pair that did not fit, whose
// agencies are all in the room, fits now, and nobody left it unstated.
func TestMendedLines(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for seed := range uint64(400) {
		b, before := randomStatements(seed)
		now := *before
		_, later := randomStatements(seed + 1000)
		for i := range later.Channels {
			later.Channels[i].Revision += 10
		}
		for i := range later.Claims {
			later.Claims[i].Revision += 10
		}
		for i := range later.Stakes {
			later.Stakes[i].Revision += 10
		}
		now.Channels = append(slices.Clone(before.Channels), ofSame(before, later.Channels, func(c assessment.Channel) []string { return []string{c.Agency, c.Peer, c.Via} })...)
		now.Claims = append(slices.Clone(before.Claims), ofSame(before, later.Claims, func(c assessment.Claim) []string { return []string{c.Agency, c.Other} })...)
		now.Stakes = append(slices.Clone(before.Stakes), ofSame(before, later.Stakes, func(s assessment.Stake) []string { return []string{s.Agency} })...)
		shownRoom(&now, []string{"d"})
		want, open := readMended(b, before, &now)
		mended, stays := assessment.MendedLines(b, before, &now, assessment.FollowUp)
		sameStatements(t, fmt.Sprint("mended, seed ", seed), keysOf(mended), want)
		sameStatements(t, fmt.Sprint("open, seed ", seed), keysOf(stays), open)
		for _, key := range want {
			kind, _, _ := strings.Cut(key, ":")
			seen[kind]++
		}
		seen["open"] += len(open)
	}
	for _, kind := range []string{"channel", "claim", "system", "open"} {
		if seen[kind] < 20 {
			t.Errorf("only %d lines of %s: the rooms show nothing", seen[kind], kind)
		}
	}
}

// ofSame are rows that name nobody but agencies of a document.
func ofSame[T any](d *assessment.Document, rows []T, names func(T) []string) []T {
	return slices.DeleteFunc(slices.Clone(rows), func(row T) bool {
		return slices.ContainsFunc(names(row), func(id string) bool {
			_, ok := d.AgencyByID(id)
			return id != "" && !ok
		})
	})
}

func keysOf(lines []assessment.Line) []string {
	out := make([]string, 0, len(lines))
	for _, l := range lines {
		out = append(out, l.Key())
	}
	return out
}

// readMended reads the statements of both times one by one.
func readMended(b *assessment.Bank, before, now *assessment.Document) (mended, open []string) {
	misfit := func(signs []string) bool {
		for _, s := range signs {
			switch s {
			case "sender-only", "receiver-only", "several-leads", "unaware", "unexpected", "law-practice", "several-owners", "fallback-unknown":
				return true
			}
		}
		return false
	}
	reading := func(d *assessment.Document) statementReading {
		out := statementReading{d: d, upTo: 99}
		for _, a := range d.Agencies {
			if a.Left == "" {
				out.names = append(out.names, a.ID)
			}
		}
		return out
	}
	hides := func(s statementReading, l assessment.Line, agency string) bool {
		scenario, task, _ := strings.Cut(l.About, "/")
		claim, _ := s.claim(scenario, task, agency)
		return l.Kind == "claim" && claim.Claim == "withheld" || l.Kind == "system" && slices.Contains(s.stake(l.About, agency).Stakes, "withheld")
	}
	later := map[string][]string{}
	for _, l := range assessment.Lines(b, now, assessment.FollowUp) {
		later[l.Key()] = l.Signs
	}
	for _, l := range assessment.Lines(b, before, assessment.FollowUp) {
		if !misfit(l.Signs) || slices.Contains(l.Agencies, "d") {
			continue
		}
		signs, there := later[l.Key()]
		hidden := slices.Contains(signs, "unclear")
		for _, a := range l.Agencies {
			hidden = hidden || hides(reading(now), l, a) && !hides(reading(before), l, a)
		}
		if there && !misfit(signs) && !hidden {
			mended = append(mended, l.Key())
		} else {
			open = append(open, l.Key())
		}
	}
	return mended, open
}

func TestThrough(t *testing.T) {
	t.Parallel()
	b, d := statementBank(), statementRoom("a:emb b:cert c:police e:media f:dpa")
	hop := func(from, to, within string, night bool) {
		d.Channels = append(d.Channels,
			assessment.Channel{Agency: from, Type: assessment.Incident, Peer: to, Sends: "yes", Within: within, AtNight: night},
			assessment.Channel{Agency: to, Type: assessment.Incident, Peer: from, Receives: "yes"})
	}
	hop("a", "b", assessment.Hour, true)
	hop("b", "c", assessment.Hour, true)
	hop("a", "c", assessment.Day, true)
	hop("c", "e", assessment.Hour, false)
	states := assessment.ChannelStates(b, d, assessment.First)
	for _, tt := range []struct {
		name  string
		night bool
		want  map[string][]string
	}{
		{"the fastest, not the shortest", false, map[string][]string{"b": nil, "c": {"b"}, "e": {"b", "c"}}},
		{"at night", true, map[string][]string{"b": nil, "c": {"b"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := assessment.Through(d, assessment.First, states, assessment.Incident, "a", tt.night); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
	if got := assessment.Through(d, assessment.First, states, assessment.Incident, "nobody", false); len(got) != 0 {
		t.Errorf("from nobody: %v", got)
	}
}

func TestParseView(t *testing.T) {
	t.Parallel()
	b, d := statementBank(), statementRoom("a:emb b:cert")
	shownRoom(d, []string{"b"})
	for _, text := range []string{"systems", "channels:incident", "responsibilities:a-rumour", "paths:crime/a/night", "paths:alert/a/day"} {
		v, err := assessment.ParseView(b, d, text)
		if err != nil || v.String() != text {
			t.Errorf("%s: %q, %v", text, v, err)
		}
	}
	for _, text := range []string{
		"", "systems:x", "channels:", "channels:help", "responsibilities:", "responsibilities:sc-none", "paths:crime/a", "paths:crime/a/noon",
		"paths:crime/b/day", "paths:crime/nobody/day", "console",
	} {
		if v, err := assessment.ParseView(b, d, text); err == nil {
			t.Errorf("%s: %+v", text, v)
		}
	}
}
