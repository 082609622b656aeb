package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// statementBank is a small bank for statements: two scenarios, two systems, one
// principle, three expected channels.
func statementBank() *assessment.Bank {
	return &assessment.Bank{
		ID: "statements", Version: "1",
		Expected: []assessment.ExpectedChannel{
			{Type: assessment.Incident, From: assessment.EMB, To: assessment.CERT},
			{Type: assessment.Crime, From: assessment.CERT, To: assessment.Police},
			{Type: assessment.Help, From: assessment.Police, To: assessment.Police},
		},
		Scenarios: []assessment.Scenario{
			{ID: "z-night", Tasks: []string{"restore", "investigate"}},
			{ID: "a-rumour", Tasks: []string{"speak"}},
		},
		Systems:    []assessment.System{{ID: "z-register"}, {ID: "a-results"}},
		Principles: []assessment.Principle{{ID: "z-share"}, {ID: "a-duty"}},
	}
}

// statementRoom is a document with agencies such as "a:emb b:cert"; "-" before
// the id: it left.
func statementRoom(agencies string) *assessment.Document {
	d := &assessment.Document{
		Format: assessment.DocumentFormat, Version: assessment.DocumentVersion, Scope: assessment.ScopeFull,
		ID: "w", Bank: assessment.BankRef{ID: "statements", Version: "1"},
		Workshop: assessment.Workshop{State: assessment.Running, QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom, Statements: true},
		Rounds:   []assessment.Round{{ID: assessment.First}, {ID: assessment.Second}, {ID: assessment.FollowUp}},
	}
	for _, word := range strings.Fields(agencies) {
		id, kind, _ := strings.Cut(word, ":")
		a := assessment.Agency{ID: strings.TrimPrefix(id, "-"), Kind: assessment.Kind(kind)}
		if strings.HasPrefix(id, "-") {
			a.Left = "2027-01-01T00:00:00Z"
		}
		if a.Kind == "" {
			a.Kind = assessment.Media
		}
		d.Agencies = append(d.Agencies, a)
	}
	return d
}

// randomStatements is a room in which agencies state things at random, in
// several rounds and revisions, valid in form. Some agencies left.
func randomStatements(seed uint64) (*assessment.Bank, *assessment.Document) {
	r := rand.New(rand.NewPCG(seed, 7))
	b, d := statementBank(), statementRoom("")
	if r.IntN(2) == 0 {
		d.Workshop.Channels = []assessment.ChannelType{assessment.Help, assessment.Incident}
	}
	ids := strings.Split("h g f e d c b a", " ")[:2+r.IntN(7)]
	kinds := []assessment.Kind{assessment.EMB, assessment.CERT, assessment.Police}
	for _, id := range ids {
		a := assessment.Agency{ID: id, Kind: drawn(r, kinds...)}
		if r.IntN(8) == 0 {
			a.Left = "2027-01-01T00:00:00Z"
		}
		d.Agencies = append(d.Agencies, a)
	}
	stated := func(n int) assessment.Stated {
		return assessment.Stated{Round: drawn(r, "", assessment.First, assessment.Second, assessment.FollowUp), Revision: n}
	}
	rows := 1 + r.IntN(3)
	for n := range rows {
		silence := 1 + r.IntN(6)
		for _, a := range d.Agencies {
			for _, peer := range d.Agencies {
				for _, t := range assessment.ChannelTypes {
					if peer.ID != a.ID && r.IntN(silence) == 0 {
						d.Channels = append(d.Channels, randomChannel(r, t, a.ID, peer.ID, ids, stated(n+1)))
					}
				}
				again := slices.ContainsFunc(d.Workshop.Counterparts, func(c assessment.Counterpart) bool {
					return c.Agency == a.ID && c.Kind == peer.Kind
				})
				if !again && r.IntN(4) == 0 {
					d.Workshop.Counterparts = append(d.Workshop.Counterparts, assessment.Counterpart{Agency: a.ID, Kind: peer.Kind, Peer: peer.ID})
				}
			}
			for _, s := range b.Scenarios {
				for _, task := range s.Tasks {
					if r.IntN(silence) == 0 {
						d.Claims = append(d.Claims, randomClaim(r, s.ID, task, a.ID, ids, stated(n+1)))
					}
				}
			}
			for _, s := range b.Systems {
				if r.IntN(silence) == 0 {
					d.Stakes = append(d.Stakes, randomStake(r, s.ID, a.ID, stated(n+1)))
				}
			}
		}
	}
	addRandomStances(r, d, stated)
	return b, d
}

func randomChannel(r *rand.Rand, t assessment.ChannelType, agency, peer string, ids []string, s assessment.Stated) assessment.Channel {
	c := assessment.Channel{
		Agency: agency, Type: t, Peer: peer, Stated: s,
		Sends:    drawn(r, "yes", "yes", "yes", "no", "via", "unknown", "withheld", ""),
		Receives: drawn(r, "yes", "yes", "yes", "no", "unknown", "withheld", ""),
		Within:   drawn(r, "hour", "day", "later", ""),
		AtNight:  r.IntN(2) == 0, Tested: r.IntN(2) == 0,
	}
	others := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == agency || id == peer })
	if c.Sends == "via" && len(others) == 0 {
		c.Sends = "no"
	}
	if c.Sends == "via" {
		c.Via = drawn(r, others...)
	}
	return c
}

func randomClaim(r *rand.Rand, scenario, task, agency string, ids []string, s assessment.Stated) assessment.Claim {
	c := assessment.Claim{
		Agency: agency, Scenario: scenario, Task: task, Stated: s,
		Claim: drawn(r, "lead", "lead", "with", "with", "support", "other", "other", "nobody", "unknown", "withheld"),
		Basis: drawn(r, "", "law", "practice"),
	}
	if c.Claim == "with" || c.Claim == "other" {
		c.Other = drawn(r, slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == agency })...)
	}
	return c
}

func randomStake(r *rand.Rand, system, agency string, s assessment.Stated) assessment.Stake {
	stake := assessment.Stake{
		Agency: agency, System: system, Stated: s, Fallback: drawn(r, "", "yes", "no", "unknown"),
		Rehearsed: r.IntN(2) == 0, SingleSupplier: r.IntN(3) == 0,
	}
	switch r.IntN(6) {
	case 0:
		stake.Stakes = []string{drawn(r, "none", "unknown", "withheld")}
	case 1:
	default:
		for _, part := range []string{"depends", "owns", "operates", "supplies"} {
			if r.IntN(2) == 0 {
				stake.Stakes = append(stake.Stakes, part)
			}
		}
	}
	return stake
}

func addRandomStances(r *rand.Rand, d *assessment.Document, stated func(int) assessment.Stated) {
	for i := range r.IntN(4) {
		id := drawn(r, "z-share", "m-own", "b-own")
		d.Principles = append(d.Principles, assessment.PrincipleDraft{ID: id, Version: i + 1})
	}
	for n := range 3 {
		for _, a := range d.Agencies {
			versions := []assessment.PrincipleDraft{{ID: "z-share", Version: 1}, {ID: "a-duty", Version: 1}}
			p := drawn(r, append(versions, d.Principles...)...)
			d.Stances = append(d.Stances, assessment.Stance{
				Agency: a.ID, Principle: p.ID, Version: p.Version, Stated: stated(n + 1),
				Stance: drawn(r, "support", "wording", "reservation", "no-mandate"), Named: r.IntN(2) == 0,
			})
		}
	}
}

// drawn is one of several values at random.
func drawn[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// statementResults is everything that section 7 derives, as text.
func statementResults(b *assessment.Bank, d *assessment.Document, r assessment.RoundID) []string {
	states := assessment.ChannelStates(b, d, r)
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, s := range states {
		say("channel %s %s %s %s %t", s.Type, s.From, s.To, s.State, s.Required)
	}
	for _, t := range assessment.TaskResults(b, d, r) {
		say("task %s %s %v %v %v", t.Scenario, t.Task, t.Flags, t.Leads, t.Named)
	}
	for _, s := range assessment.SystemResults(b, d, r) {
		say("system %s %v %v %v", s.ID, s.Flags, s.Owners, s.Dependents)
	}
	for _, p := range assessment.PathResults(d, r, states) {
		say("path %s %s %t %v %v %v", p.Type, p.From, p.Night, p.Confirmed, p.OnPaper, p.Connectors)
	}
	for _, p := range assessment.PrincipleResults(b, d) {
		say("principle %s %d %d %d %d", p.ID, p.Support, p.Wording, p.Reservation, p.NoMandate)
	}
	return out
}

func sameStatements(t *testing.T, name string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Fatalf("%s:\n got %s\nwant %s", name, g, w)
		}
	}
}
