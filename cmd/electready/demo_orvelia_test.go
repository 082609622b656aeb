package main

import (
	"bytes"
	"maps"
	"strings"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/questions"
)

const regenerate = "The bank changed: mend the script in cmd/simulate, then run 'go run ./cmd/simulate demo --out cmd/electready/demo/orvelia.json'."

// embeddedOrvelia is the demo's workshop and its bank.
func embeddedOrvelia(tb testing.TB) (*assessment.Document, *assessment.Bank) {
	tb.Helper()
	d, err := bundle.Decode(bytes.NewReader(orvelia), bundle.DefaultBounds)
	if err != nil {
		tb.Fatal(err)
	}
	b, err := questions.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	if d.Bank.ID != b.ID || d.Bank.Version != b.Version {
		tb.Fatalf("the demo answers bank %s %s, the program has %s %s.\n%s", d.Bank.ID, d.Bank.Version, b.ID, b.Version, regenerate)
	}
	if err := d.Check(b); err != nil {
		tb.Fatalf("%v\n%s", err, regenerate)
	}
	return d, b
}

func TestDemoIsCanonical(t *testing.T) {
	t.Parallel()
	d, _ := embeddedOrvelia(t)
	text, err := bundle.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(text, orvelia) {
		t.Error("encoding the demo gives other bytes")
	}
}

// TestDemoShowsEverything keeps the demo worth looking at: whatever the method
// can say, it says somewhere in Orvelia.
func TestDemoShowsEverything(t *testing.T) {
	t.Parallel()
	d, b := embeddedOrvelia(t)
	a := assessment.Analyse(b, d, assessment.LastRound(d), demoToday)
	seen := map[string]bool{}
	note := func(kind string, words ...string) {
		for _, w := range words {
			seen[kind+" "+w] = true
		}
	}
	noteAgencies(note, &a)
	noteRoom(note, &a)
	noteStatements(note, &a)
	for _, what := range everything {
		kind, words, _ := strings.Cut(what, ": ")
		for word := range strings.FieldsSeq(words) {
			if !seen[kind+" "+word] {
				t.Errorf("nothing in the demo has %s %s. %s", kind, word, regenerate)
			}
		}
	}
}

// everything is what has to occur at least once: a kind, and its words.
var everything = []string{
	"choice: 0 1 2 3 4 unknown not-ours withheld unsettled",
	"cause: gap unknown split",
	"position: confirmed provisional unsettled",
	"score: present absent",
	"overall: present absent",
	"level: 0 1 2 3 4 none",
	"room: split orphan talk assign",
	"channel: confirmed exercised relayed sender-only receiver-only none unclear missing",
	"claim: agreed law-practice no-lead not-stated several-leads shared unaware unconfirmed unexpected",
	"system: no-owner several-owners many-depend fallback-unknown one-supplier",
	"path: hour day later never",
	"paths: connectors",
	"stance: support wording reservation no-mandate",
	"feasibility: in-time start-by too-late",
	"action: proposed taken declined done",
	"about: question channel claim system principle",
}

func noteAgencies(note func(string, ...string), a *assessment.Analysis) {
	present := func(kind string, score *assessment.Figure) {
		if score == nil {
			note(kind, "absent")
		} else {
			note(kind, "present")
		}
	}
	for _, agency := range a.Agencies {
		present("overall", agency.Overall.Score)
		for _, t := range agency.Themes {
			present("score", t.Score)
			if t.Level == nil {
				note("level", "none")
			} else {
				note("level", string(assessment.LevelChoice(*t.Level)))
			}
		}
		for _, f := range agency.Findings {
			note("cause", string(f.Cause))
		}
		for _, p := range agency.Positions {
			switch {
			case p.Unsettled:
				note("position", "unsettled")
			case p.Provisional():
				note("position", "provisional")
			case p.Confirmed:
				note("position", "confirmed")
			}
		}
	}
}

func noteRoom(note func(string, ...string), a *assessment.Analysis) {
	for _, q := range a.Room.Questions {
		for choice, count := range q.Counts {
			if count > 0 {
				note("choice", choice)
			}
		}
		if q.Split {
			note("room", "split")
		}
		if q.Orphan {
			note("room", "orphan")
		}
	}
	if len(a.Room.Talk) >= assessment.TalkProposals {
		note("room", "talk")
	}
	if len(a.Room.Assign) >= assessment.AssignProposals {
		note("room", "assign")
	}
}

func noteStatements(note func(string, ...string), a *assessment.Analysis) {
	for _, c := range a.Channels {
		note("channel", c.State)
		if c.Missing() {
			note("channel", "missing")
		}
	}
	for _, c := range a.Claims {
		note("claim", c.Flags...)
	}
	for _, s := range a.Systems {
		note("system", s.Flags...)
	}
	for _, p := range a.Paths {
		for _, pace := range p.Confirmed {
			note("path", pace)
		}
		if len(p.Connectors) > 0 {
			note("paths", "connectors")
		}
	}
	for _, p := range a.Principles {
		for stance, n := range map[string]int{"support": p.Support, "wording": p.Wording, "reservation": p.Reservation, "no-mandate": p.NoMandate} {
			if n > 0 {
				note("stance", stance)
			}
		}
	}
	for _, action := range a.Actions {
		note("action", action.State)
		note("about", action.About.Kind)
		if action.Feasibility != nil {
			note("feasibility", *action.Feasibility)
		}
	}
}

// TestDemoCountsWhatWasAgreed counts the stances and the actions of the demo by
// hand: support, wording, reservation, no mandate of each principle.
func TestDemoCountsWhatWasAgreed(t *testing.T) {
	t.Parallel()
	d, b := embeddedOrvelia(t)
	stances := map[string][4]int{
		"pr-tell-early": {11, 0, 0, 0}, "pr-police-in-parallel": {5, 1, 1, 1}, "pr-keep-evidence": {6, 1, 1, 0},
		"pr-one-voice": {7, 0, 0, 1}, "pr-call-list": {10, 1, 0, 0}, "pr-night-desk": {4, 0, 1, 1},
	}
	a := assessment.Analyse(b, d, assessment.LastRound(d), demoToday)
	for _, p := range a.Principles {
		if got := [4]int{p.Support, p.Wording, p.Reservation, p.NoMandate}; got != stances[p.ID] {
			t.Errorf("%s: %v, want %v", p.ID, got, stances[p.ID])
		}
	}
	fits, states := map[string]int{}, map[string]int{}
	for _, action := range a.Actions {
		fits[*action.Feasibility]++
		states[action.State]++
	}
	if want := map[string]int{assessment.InTime: 6, assessment.StartBy: 2, assessment.TooLate: 2}; !maps.Equal(fits, want) {
		t.Errorf("feasibilities=%v, want %v", fits, want)
	}
	if want := map[string]int{"done": 1, "taken": 5, "proposed": 3, "declined": 1}; !maps.Equal(states, want) {
		t.Errorf("states=%v, want %v", states, want)
	}
	if taken, proposed := assessment.SharedPlan(b, d, assessment.PlanLines(b, d, demoToday)); len(taken) == 0 || len(proposed) == 0 {
		t.Errorf("the room sees %d actions and %d proposals", len(taken), len(proposed))
	}
}

func TestDemoIsARunningWorkshop(t *testing.T) {
	t.Parallel()
	d, _ := embeddedOrvelia(t)
	stages := map[assessment.RoundID]map[assessment.Stage]int{}
	again := 0
	for _, s := range d.Themes {
		if stages[s.Round] == nil {
			stages[s.Round] = map[assessment.Stage]int{}
		}
		stages[s.Round][s.State]++
		if s.Round == assessment.Second {
			again += len(s.Questions)
		}
	}
	if first := stages[assessment.First]; first[assessment.Shown] != 3 || first[assessment.Locked] != 1 {
		t.Errorf("first round=%v, want three themes shown and one locked", first)
	}
	if second := stages[assessment.Second]; again != 3 || second[assessment.Open] == 0 || second[assessment.Locked] == 0 {
		t.Errorf("second round=%v with %d questions, want three, open or locked", second, again)
	}
	left, revised, whys := 0, 0, map[string]bool{}
	for _, a := range d.Agencies {
		if a.Left != "" {
			left++
		}
	}
	for _, a := range d.Answers {
		if a.Revision > 1 {
			revised++
		}
		whys[a.Why] = true
	}
	if len(d.Agencies)-left != 12 || left != 1 || revised == 0 || len(whys) < 6 {
		t.Errorf("%d agencies, %d left, %d revisions, reasons %v", len(d.Agencies), left, revised, whys)
	}
}

func TestDemoMovesItsDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ today, workshop, election string }{
		{"2026-11-24", "2026-11-23", "2027-03-07"},
		{"2026-11-30", "2026-11-23", "2027-03-07"},
		{"2026-12-01", "2026-11-30", "2027-03-14"},
		{"2026-11-23", "2026-11-16", "2027-02-28"},
		{"2026-11-17", "2026-11-16", "2027-02-28"},
		{"2026-11-16", "2026-11-09", "2027-02-21"},
		{"2031-08-05", "2031-08-04", "2031-11-16"},
	} {
		t.Run(c.today, func(t *testing.T) {
			t.Parallel()
			now, err := time.Parse(time.DateOnly, c.today)
			if err != nil {
				t.Fatal(err)
			}
			text, err := movedDays(orvelia, now.Add(7*time.Hour))
			if err != nil {
				t.Fatal(err)
			}
			d, err := bundle.Decode(bytes.NewReader(text), bundle.DefaultBounds)
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Answers[0].At[:10]; got != c.workshop || d.Workshop.ElectionDay != c.election {
				t.Errorf("workshop on %s before the election on %s, want %s and %s", got, d.Workshop.ElectionDay, c.workshop, c.election)
			}
			b, err := questions.Embedded()
			if err != nil {
				t.Fatal(err)
			}
			fits := map[string]bool{}
			for _, a := range assessment.Analyse(b, d, assessment.Second, c.today).Actions {
				fits[*a.Feasibility] = true
			}
			if len(fits) != 3 {
				t.Errorf("feasibilities=%v, want all three on any day", fits)
			}
		})
	}
}
