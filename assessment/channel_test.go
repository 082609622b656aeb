package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

// Every combination of what a sender and a receiver say, worked out by hand.
// "row" has no statement at all, "empty" one that says nothing of this.
func TestPlainChannels(t *testing.T) {
	t.Parallel()
	receives := []string{"yes", "no", "unknown", "withheld", "empty", "row"}
	table := map[string][]string{ // sends: states by what the receiver says
		"yes":      {"confirmed", "sender-only", "unclear", "unclear", "unclear", "unclear"},
		"no":       {"receiver-only", "none", "unclear", "unclear", "unclear", "unclear"},
		"unknown":  {"unclear", "unclear", "unclear", "unclear", "unclear", "unclear"},
		"withheld": {"unclear", "unclear", "unclear", "unclear", "unclear", "unclear"},
		"empty":    {"unclear", "unclear", "unclear", "unclear", "unclear", "unclear"},
		"row":      {"unclear", "unclear", "unclear", "unclear", "unclear", "unclear"},
	}
	for sends, states := range table {
		for i, want := range states {
			for _, tested := range []string{"", "sender", "receiver", "sender receiver"} {
				if want == "confirmed" && tested == "sender receiver" {
					want = "exercised"
				}
				d := statementRoom("a b")
				addEnd(d, assessment.Channel{Agency: "a", Peer: "b", Sends: sends, Tested: strings.Contains(tested, "sender")}, sends)
				addEnd(d, assessment.Channel{Agency: "b", Peer: "a", Receives: receives[i], Tested: strings.Contains(tested, "receiver")}, receives[i])
				if got := stateOf(d, "a", "b"); got != want {
					t.Errorf("sends %s, receives %s, tested by %q: got %s, want %s", sends, receives[i], tested, got, want)
				}
			}
		}
	}
}

// addEnd adds what one end says about incidents.
func addEnd(d *assessment.Document, c assessment.Channel, word string) {
	if word == "row" {
		return
	}
	if word == "empty" {
		c.Sends, c.Receives = "", ""
	}
	c.Type = assessment.Incident
	d.Channels = append(d.Channels, c)
}

func stateOf(d *assessment.Document, from, to string) string {
	for _, s := range assessment.ChannelStates(statementBank(), d, assessment.FollowUp) {
		if s.Type == assessment.Incident && s.From == from && s.To == to {
			return s.State
		}
	}
	return "not listed"
}

// Every pair of legs. "via" is a leg that itself goes by way of another, whose
// own legs are confirmed: it is unclear as a leg all the same.
func TestRelayedChannels(t *testing.T) {
	t.Parallel()
	const (
		relayed = "relayed"
		unclear = "unclear"
		depends = "unclear if the receiver says yes, else sender-only"
	)
	legs := []string{"confirmed", "exercised", "sender-only", "receiver-only", "none", "silent", "via"}
	table := map[string][]string{
		"confirmed":     {relayed, relayed, depends, depends, depends, unclear, unclear},
		"exercised":     {relayed, relayed, depends, depends, depends, unclear, unclear},
		"sender-only":   {depends, depends, depends, depends, depends, unclear, unclear},
		"receiver-only": {depends, depends, depends, depends, depends, unclear, unclear},
		"none":          {depends, depends, depends, depends, depends, unclear, unclear},
		"silent":        {unclear, unclear, unclear, unclear, unclear, unclear, unclear},
		"via":           {unclear, unclear, unclear, unclear, unclear, unclear, unclear},
	}
	for first, states := range table {
		for i, rule := range states {
			for _, receives := range []string{"yes", "no", "unknown", "withheld", "empty"} {
				want := rule
				if rule == depends {
					want = "sender-only"
					if receives == "yes" {
						want = "unclear"
					}
				}
				d := relayRoom(first, legs[i], receives)
				if got := stateOf(d, "a", "b"); got != want {
					t.Errorf("legs %s and %s, receiver says %s: got %s, want %s", first, legs[i], receives, got, want)
				}
			}
		}
	}
}

// relayRoom is a room in which a sends to b via x over two legs, and y relays
// whatever a leg sends by way of it.
func relayRoom(first, second, receives string) *assessment.Document {
	d := statementRoom("a b x y")
	ends := map[string][2]string{
		"confirmed": {"yes", "yes"}, "exercised": {"yes", "yes"}, "sender-only": {"yes", "no"},
		"receiver-only": {"no", "yes"}, "none": {"no", "no"}, "silent": {"yes", "empty"}, "via": {"via", "yes"},
	}
	says := map[[2]string]*assessment.Channel{}
	say := func(agency, peer string) *assessment.Channel {
		key := [2]string{agency, peer}
		if says[key] == nil {
			says[key] = &assessment.Channel{Agency: agency, Peer: peer, Type: assessment.Incident}
		}
		return says[key]
	}
	word := func(s string) string { return strings.TrimPrefix(s, "empty") }
	leg := func(from, to, state string) {
		say(from, to).Sends, say(to, from).Receives = ends[state][0], word(ends[state][1])
		say(from, to).Tested, say(to, from).Tested = state == "exercised", state == "exercised"
		if state == "via" {
			say(from, to).Via = "y"
		}
	}
	leg("a", "x", first)
	leg("x", "b", second)
	for _, end := range []string{"a", "b", "x"} {
		leg(end, "y", "confirmed")
		leg("y", end, "confirmed")
	}
	say("a", "b").Sends, say("a", "b").Via = "via", "x"
	say("b", "a").Receives = word(receives)
	for _, c := range says {
		d.Channels = append(d.Channels, *c)
	}
	return d
}

func TestChannelsInOrderForUsedTypes(t *testing.T) {
	t.Parallel()
	d := statementRoom("b a -c")
	d.Workshop.Channels = []assessment.ChannelType{assessment.Help, assessment.Crime}
	got := ""
	for _, s := range assessment.ChannelStates(statementBank(), d, assessment.First) {
		got += fmt.Sprintf("%s %s %s, ", s.Type, s.From, s.To)
	}
	if want := "crime a b, crime b a, help a b, help b a, "; got != want {
		t.Errorf("got %s want %s", got, want)
	}
	if got := assessment.ChannelStates(statementBank(), statementRoom("a"), assessment.First); got == nil || len(got) != 0 {
		t.Errorf("one agency alone: got %v, want an empty list", got)
	}
}

func TestRequiredChannels(t *testing.T) {
	t.Parallel()
	counterpart := func(agency, kind, peer string) assessment.Counterpart {
		return assessment.Counterpart{Agency: agency, Kind: assessment.Kind(kind), Peer: peer}
	}
	for name, c := range map[string]struct {
		agencies     string
		counterparts []assessment.Counterpart
		want         string // required pairs, in order
	}{
		"the only one of its kind":          {"e:emb c:cert", nil, "incident e c"},
		"not the other way round":           {"c:cert p:police", nil, "crime c p"},
		"several, none named":               {"e:emb c1:cert c2:cert", nil, ""},
		"several, one named":                {"e:emb c1:cert c2:cert", []assessment.Counterpart{counterpart("e", "cert", "c2")}, "incident e c2"},
		"named by another agency":           {"e:emb f:emb c1:cert c2:cert", []assessment.Counterpart{counterpart("f", "cert", "c2")}, "incident f c2"},
		"named and the only one":            {"e:emb c:cert", []assessment.Counterpart{counterpart("e", "cert", "c")}, "incident e c"},
		"the rival left":                    {"e:emb c1:cert -c2:cert", nil, "incident e c1"},
		"the counterpart left":              {"e:emb c1:cert c2:cert -c3:cert", []assessment.Counterpart{counterpart("e", "cert", "c3")}, ""},
		"two of the kind that tell a third": {"e:emb f:emb c:cert", nil, "incident e c, incident f c"},
		"the only other one of its kind":    {"p:police q:police", nil, "help p q, help q p"},
		"two others of its kind":            {"p:police q:police r:police", nil, ""},
		"nothing expected":                  {"m:media c:cert", nil, ""},
	} {
		d := statementRoom(c.agencies)
		d.Workshop.Channels = assessment.ChannelTypes
		d.Workshop.Counterparts = c.counterparts
		var got []string
		for _, s := range assessment.ChannelStates(statementBank(), d, assessment.First) {
			if s.Required {
				got = append(got, fmt.Sprintf("%s %s %s", s.Type, s.From, s.To))
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %s, want %s", name, strings.Join(got, ", "), c.want)
		}
	}
}

func TestMissingChannels(t *testing.T) {
	t.Parallel()
	for state, want := range map[string]bool{
		"none": true, "sender-only": true, "receiver-only": true,
		"unclear": false, "confirmed": false, "exercised": false, "relayed": false,
	} {
		if got := (assessment.ChannelState{State: state, Required: true}).Missing(); got != want {
			t.Errorf("required and %s: got %t, want %t", state, got, want)
		}
		if (assessment.ChannelState{State: state}).Missing() {
			t.Errorf("not required and %s is missing", state)
		}
	}
}

// The latest round up to the one that is asked for counts, in it the highest
// revision, wherever the row stands in the list.
func TestLatestStatementCounts(t *testing.T) {
	t.Parallel()
	in := func(round assessment.RoundID, revision int, sends string) assessment.Channel {
		return assessment.Channel{
			Agency: "a", Peer: "b", Type: assessment.Incident, Sends: sends,
			Stated: assessment.Stated{Round: round, Revision: revision},
		}
	}
	receiver := assessment.Channel{Agency: "b", Peer: "a", Type: assessment.Incident, Receives: "yes"}
	for name, c := range map[string]struct {
		rows  []assessment.Channel
		round assessment.RoundID
		want  string
	}{
		"higher revision":                 {[]assessment.Channel{in("first", 2, "yes"), in("first", 1, "no")}, assessment.First, "confirmed"},
		"left out is revision 1":          {[]assessment.Channel{in("first", 2, "yes"), in("", 0, "no")}, assessment.First, "confirmed"},
		"later round before revisions":    {[]assessment.Channel{in("second", 1, "yes"), in("first", 9, "no")}, assessment.Second, "confirmed"},
		"rounds after it do not count":    {[]assessment.Channel{in("second", 1, "no"), in("", 1, "yes")}, assessment.First, "confirmed"},
		"an earlier round is inherited":   {[]assessment.Channel{in("first", 1, "yes")}, assessment.FollowUp, "confirmed"},
		"follow-up comes after second":    {[]assessment.Channel{in("follow-up", 1, "yes"), in("second", 1, "no")}, assessment.FollowUp, "confirmed"},
		"nothing before its round":        {[]assessment.Channel{in("second", 1, "yes")}, assessment.First, "unclear"},
		"taken back in a later revision":  {[]assessment.Channel{in("first", 1, "yes"), in("first", 2, "withheld")}, assessment.First, "unclear"},
		"emptied in a later revision":     {[]assessment.Channel{in("first", 1, "yes"), in("first", 2, "")}, assessment.First, "unclear"},
		"the receiver alone has no round": {nil, assessment.First, "unclear"},
	} {
		d := statementRoom("a b")
		d.Channels = append(c.rows, receiver)
		got := assessment.ChannelStates(statementBank(), d, c.round)[0].State
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// A statement that names an agency which left counts for nothing, and does not
// bring back the statement that it replaced.
func TestStatementsThatNameWhoLeft(t *testing.T) {
	t.Parallel()
	d := statementRoom("a b -x")
	d.Channels = []assessment.Channel{
		{Agency: "a", Peer: "b", Type: assessment.Incident, Sends: "no", Receives: "no"},
		{Agency: "a", Peer: "b", Type: assessment.Incident, Sends: "via", Via: "x", Receives: "yes", Stated: assessment.Stated{Revision: 2}},
		{Agency: "b", Peer: "a", Type: assessment.Incident, Sends: "yes", Receives: "no"},
		{Agency: "x", Peer: "a", Type: assessment.Incident, Sends: "yes"},
	}
	for _, pair := range [][2]string{{"a", "b"}, {"b", "a"}} {
		if got := stateOf(d, pair[0], pair[1]); got != "unclear" {
			t.Errorf("%s to %s: got %s, want unclear", pair[0], pair[1], got)
		}
	}
	if got := stateOf(d, "x", "a"); got != "not listed" {
		t.Errorf("x to a: got %s, want not listed", got)
	}
}
