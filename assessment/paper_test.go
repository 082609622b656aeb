package assessment_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"electready/assessment"
)

// paperRoom is a room in which everybody said something of everybody, and the
// room wrote two outcomes down.
func paperRoom() (*assessment.Bank, *assessment.Document, assessment.Scenario) {
	b, d := statementBank(), statementRoom("a:emb b:cert c:police")
	shownRoom(d, nil)
	s := b.Scenarios[0]
	d.Workshop.ElectionDay = "2027-04-18"
	night := channelStatement("a", "b", "yes", "no", "")
	night.AtNight = true
	d.Channels = []assessment.Channel{
		night, channelStatement("b", "a", "no", "no", ""), channelStatement("c", "a", "yes", "yes", ""),
	}
	d.Claims = []assessment.Claim{
		{Agency: "a", Scenario: s.ID, Task: s.Tasks[0], Claim: assessment.ClaimLead, Basis: assessment.ByLaw},
		{Agency: "b", Scenario: s.ID, Task: s.Tasks[0], Claim: assessment.ClaimLead, Basis: assessment.ByPractice},
	}
	d.Outcomes = []assessment.Outcome{{Scenario: s.ID, Task: s.Tasks[0], Agency: "b", Due: "2027-01-10"}}
	d.Actions = []assessment.Action{
		{ID: "1", Title: "late", Owner: "a", State: assessment.ActionTaken, LeadDays: 200},
		{ID: "2", Title: "fits", Owner: "a", State: assessment.ActionTaken, LeadDays: 14, Partners: []string{"b"}},
		{ID: "3", Title: "proposed", ProposedTo: "a", State: assessment.ActionProposed},
		{ID: "4", Title: "of another", Owner: "b", State: assessment.ActionTaken},
		{ID: "5", Title: "declined", Owner: "a", State: assessment.ActionDeclined},
	}
	return b, d, s
}

func papersOf(t *testing.T, b *assessment.Bank, d *assessment.Document, agency string) assessment.Papers {
	t.Helper()
	p, err := assessment.PapersOf(b, d, assessment.First, agency, "2026-11-24")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPapersHoldWhatTheAgencyStated(t *testing.T) {
	t.Parallel()
	b, d, s := paperRoom()
	p := papersOf(t, b, d, "a")
	want := []assessment.PaperPeer{
		{Agency: "b", About: []assessment.PaperChannel{{Type: assessment.Incident, Tell: true, AtNight: true}}},
		{Agency: "c"}, // its statement is its own
	}
	if !reflect.DeepEqual(p.Peers, want) {
		t.Errorf("peers %+v", p.Peers)
	}
	task := p.Cases[0].Tasks[0]
	if len(p.Cases) != 1 || task.Own.Claim != assessment.ClaimLead || task.Outcome.Agency != "b" || len(p.Cases[0].Tasks) != len(s.Tasks) {
		t.Errorf("cases %+v", p.Cases)
	}
	if len(p.Actions) != 2 || p.Actions[0].Title != "late" || p.Actions[0].Feasibility != assessment.TooLate ||
		p.Actions[1].StartBy != "2027-04-04" || p.Actions[1].Feasibility != assessment.InTime {
		t.Errorf("actions %+v", p.Actions)
	}
}

// What an agency says of one that is not in the room is on the trainer's page
// alone: the sheet keeps the row in which a number is written, and no word.
func TestPapersSayNothingOfTheAbsent(t *testing.T) {
	t.Parallel()
	b, d, s := paperRoom()
	d.Channels = append(d.Channels, channelStatement("a", "c", "via", "", "b"))
	d.Claims = append(d.Claims, assessment.Claim{Agency: "a", Scenario: s.ID, Task: s.Tasks[1], Claim: assessment.ClaimOther, Other: "b"})
	if p := papersOf(t, b, d, "a"); len(p.Peers[0].About) != 1 || len(p.Peers[1].About) != 1 || p.Cases[0].Tasks[1].Own.Other != "b" {
		t.Fatalf("in the room: %+v", p)
	}
	shownRoom(d, []string{"b"})
	p := papersOf(t, b, d, "a")
	if len(p.Peers) != 2 || len(p.Peers[0].About)+len(p.Peers[1].About) != 0 || p.Cases[0].Tasks[1].Own.Claim != "" {
		t.Errorf("absent: %+v", p)
	}
}

// Whatever the others state, the sheets of an agency stay as they are.
func TestPapersTellNothingOfOthers(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		b, d := randomStatements(seed)
		shownRoom(d, nil)
		i := slices.IndexFunc(d.Agencies, func(a assessment.Agency) bool { return a.Left == "" })
		own := d.Agencies[i].ID
		before := papersOf(t, b, d, own)
		for i := range d.Channels {
			if c := &d.Channels[i]; c.Agency != own {
				c.Sends, c.Via, c.Receives, c.AtNight, c.Tested = assessment.SaysNo, "", assessment.SaysNo, false, false
			}
		}
		for i := range d.Claims {
			if c := &d.Claims[i]; c.Agency != own {
				c.Claim, c.Other, c.Basis = assessment.ClaimNobody, "", ""
			}
		}
		if after := papersOf(t, b, d, own); !reflect.DeepEqual(before, after) {
			t.Fatalf("seed %d: what others state changes the sheets of %s:\n%+v\n%+v", seed, own, before, after)
		}
	}
}

func TestPapersOfAHeldLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, agency string
		held, outer  bool
		reads        bool
	}{
		{name: "open, named", agency: "a", reads: true},
		{name: "open, not named", agency: "c", reads: true},
		{name: "held, named", agency: "a", held: true, reads: true},
		{name: "held, not named", agency: "c", held: true},
		{name: "outer, not named", agency: "c", outer: true},
		{name: "outer, said of it", agency: "b", outer: true, reads: true},
	} {
		b, d, s := paperRoom()
		if tt.held {
			shownRoom(d, nil, assessment.Line{Kind: "claim", About: s.ID + "/" + s.Tasks[0]})
		}
		for i := range d.Agencies {
			if tt.outer && d.Agencies[i].ID == tt.agency {
				d.Agencies[i].Circle = assessment.Outer
			}
		}
		reads := false
		for _, c := range papersOf(t, b, d, tt.agency).Cases {
			for _, task := range c.Tasks {
				reads = reads || !task.Outcome.Empty()
			}
		}
		if reads != tt.reads {
			t.Errorf("%s: reads the outcome %v", tt.name, reads)
		}
	}
}

func TestPapersOfOne(t *testing.T) {
	t.Parallel()
	b, d, _ := paperRoom()
	d.Respondents = []assessment.Respondent{{ID: "1", Agency: "a"}, {ID: "2", Agency: "a", Aside: true}, {ID: "3", Agency: "b"}, {ID: "4", Agency: "b"}}
	for agency, want := range map[string]bool{"a": true, "b": false, "c": false} {
		if got := papersOf(t, b, d, agency).One; got != want {
			t.Errorf("%s: one %v", agency, got)
		}
	}
	d.Agencies[1].Left = "2026-11-24T09:00:00Z"
	for _, agency := range []string{"b", "nobody"} {
		if _, err := assessment.PapersOf(b, d, assessment.First, agency, ""); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s: %v", agency, err)
		}
	}
}
