package assessment_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"electready/assessment"
)

// Rooms at random: what an agency's lead reads beforehand is what the room, and
// the agency's own sheet, will be made of when all is shown.
func TestPreviewIsWhatIsShown(t *testing.T) {
	t.Parallel()
	lines, held := 0, 0
	for seed := range uint64(120) {
		b, d := randomStatements(seed)
		r := rand.New(rand.NewPCG(seed, 3))
		var hold []assessment.Line
		for _, l := range assessment.Lines(b, d, assessment.FollowUp) {
			if r.IntN(5) == 0 {
				hold = append(hold, l)
			}
		}
		shownRoom(d, []string{"c"}, hold...)
		before := *d
		before.Releases = d.Releases[3:] // nothing is shown, some is held
		room := keysOf(roomLines(b, d, ""))
		for _, a := range d.Agencies {
			p := assessment.PreviewOf(b, &before, assessment.FollowUp, a.ID)
			for _, l := range roomLines(b, d, "") {
				if l.Names(a.ID) != slices.Contains(keysOf(p.Lines), l.Key()) {
					t.Fatalf("seed %d, %s: the room will see %s, the preview %v", seed, a.ID, l.Key(), keysOf(p.Lines))
				}
			}
			for _, l := range p.Held {
				if !slices.Contains(keysOf(hold), l.Key()) || slices.Contains(room, l.Key()) || !l.Names(a.ID) {
					t.Fatalf("seed %d, %s: %s is not held, or not its own", seed, a.ID, l.Key())
				}
				if !slices.Contains(keysOf(roomLines(b, d, a.ID)), l.Key()) {
					t.Fatalf("seed %d: %s does not get %s on its sheet", seed, a.ID, l.Key())
				}
			}
			lines, held = lines+len(p.Lines), held+len(p.Held)
		}
	}
	if lines < 500 || held < 100 {
		t.Errorf("only %d lines and %d held: the rooms show nothing", lines, held)
	}
}

func roomLines(b *assessment.Bank, d *assessment.Document, agency string) []assessment.Line {
	_, lines := assessment.InnerCircle(b, d, assessment.FollowUp, agency)
	return lines
}

// A lead can take back every own part of a line, and nothing else, and not twice.
func TestUnstated(t *testing.T) {
	t.Parallel()
	b, d := statementBank(), statementRoom("a:emb b:cert c:police")
	shownRoom(d, nil)
	both := channelStatement("a", "b", "yes", "yes", "")
	both.AtNight, both.Tested = true, true
	d.Channels = []assessment.Channel{both, channelStatement("b", "a", "no", "withheld", ""), channelStatement("c", "b", "via", "", "a")}
	d.Claims = []assessment.Claim{{Agency: "a", Scenario: "z-night", Task: "restore", Claim: "with", Other: "b", Basis: "law"}}
	d.Stakes = []assessment.Stake{{Agency: "b", System: "z-register", Stakes: []string{"owns"}, Fallback: "yes", Rehearsed: true}}
	line := func(kind, about string, names ...string) assessment.Line {
		return assessment.Line{Kind: kind, About: about, Agencies: names}
	}
	for _, tt := range []struct {
		name, agency string
		line         assessment.Line
		want         *assessment.Statement
	}{
		{"what it sends", "a", line("channel", "incident/a/b", "a", "b"), &assessment.Statement{Channel: &assessment.Channel{
			Agency: "a", Type: "incident", Peer: "b", Sends: "withheld", Receives: "yes", Tested: true,
		}}},
		{"what it receives", "a", line("channel", "incident/b/a", "a", "b"), &assessment.Statement{Channel: &assessment.Channel{
			Agency: "a", Type: "incident", Peer: "b", Sends: "yes", Within: "hour", AtNight: true, Receives: "withheld", Tested: true,
		}}},
		{"what is withheld already", "b", line("channel", "incident/a/b", "a", "b"), nil},
		{"a way that it is only part of", "a", line("channel", "incident/c/b", "a", "b", "c"), nil},
		{"a way of its own", "c", line("channel", "incident/c/b", "a", "b", "c"), &assessment.Statement{Channel: &assessment.Channel{
			Agency: "c", Type: "incident", Peer: "b", Sends: "withheld",
		}}},
		{"a claim", "a", line("claim", "z-night/restore", "a", "b"), &assessment.Statement{Claim: &assessment.Claim{Agency: "a", Scenario: "z-night", Task: "restore", Claim: "withheld"}}},
		{"a claim of another", "b", line("claim", "z-night/restore", "a", "b"), nil},
		{"a stake", "b", line("system", "z-register", "b"), &assessment.Statement{Stake: &assessment.Stake{Agency: "b", System: "z-register", Stakes: []string{"withheld"}}}},
		{"a stake that it has not stated", "a", line("system", "z-register", "b"), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, ok := tt.line.Unstated(d, assessment.First, tt.agency)
			if ok != (tt.want != nil) || ok && text(t, got) != text(t, *tt.want) {
				t.Fatalf("%v %s, want %s", ok, text(t, got), text(t, tt.want))
			}
			if ok && !got.Unstates(b, d, assessment.First, tt.agency) {
				t.Error("taking it back is not let through")
			}
		})
	}
	t.Run("anything else is no taking back", func(t *testing.T) {
		t.Parallel()
		other := both
		other.Sends, other.Receives, other.Within, other.AtNight = "withheld", "no", "", false
		for _, s := range []assessment.Statement{
			{Channel: &other},
			{Channel: &both},
			{Claim: &assessment.Claim{Agency: "a", Scenario: "z-night", Task: "restore", Claim: "nobody"}},
			{Claim: &assessment.Claim{Agency: "a", Scenario: "z-night", Task: "investigate", Claim: "withheld"}},
			{Stake: &assessment.Stake{Agency: "a", System: "z-register", Stakes: []string{"withheld"}}},
		} {
			if s.Unstates(b, d, assessment.First, "a") {
				t.Errorf("%s is let through", text(t, s))
			}
		}
	})
}
