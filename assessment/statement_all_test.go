package assessment_test

import (
	"fmt"
	"testing"

	"electready/assessment"
)

// everyClaim is all that an agency can say about a task in a room of three; the
// first is silence.
func everyClaim(agency string, others ...string) []assessment.Claim {
	out := []assessment.Claim{{}}
	add := func(claim, other string, bases ...string) {
		for _, basis := range bases {
			out = append(out, assessment.Claim{Agency: agency, Scenario: "z-night", Task: "restore", Claim: claim, Other: other, Basis: basis})
		}
	}
	add("lead", "", "", "law", "practice")
	for _, o := range others {
		add("with", o, "", "law", "practice")
		add("other", o, "")
	}
	for _, word := range []string{"support", "nobody", "unknown", "withheld"} {
		add(word, "", "")
	}
	return out
}

// Every combination of what three agencies can say about a task, against the
// second reading. A fourth is silent.
func TestEveryCombinationOfClaims(t *testing.T) {
	t.Parallel()
	b, d := statementBank(), statementRoom("a:emb b:cert c:police e:media")
	n := 0
	for _, first := range everyClaim("a", "b", "c", "e") {
		for _, second := range everyClaim("b", "a", "c") {
			for _, third := range everyClaim("c", "a", "b") {
				d.Claims = d.Claims[:0]
				for _, c := range []assessment.Claim{first, second, third} {
					if c.Agency != "" {
						d.Claims = append(d.Claims, c)
					}
				}
				var got []string
				for _, r := range assessment.TaskResults(b, d, assessment.First) {
					got = append(got, fmt.Sprintf("task %s %s %v %v %v", r.Scenario, r.Task, r.Flags, r.Leads, r.Named))
				}
				s := statementReading{b: b, d: d, names: []string{"a", "b", "c", "e"}}
				sameStatements(t, fmt.Sprint(d.Claims), got, s.allTasks())
				n++
			}
		}
	}
	if n != 20*16*16 {
		t.Errorf("%d combinations", n)
	}
}

// everyStake is all that an agency can state about a system as far as it makes a
// difference; the first is silence.
func everyStake(agency string) []assessment.Stake {
	out := []assessment.Stake{{}}
	add := func(s assessment.Stake, parts ...string) {
		s.Agency, s.System, s.Stakes = agency, "z-register", parts
		out = append(out, s)
	}
	for _, word := range []string{"none", "unknown", "withheld", "operates", "supplies"} {
		add(assessment.Stake{}, word)
	}
	add(assessment.Stake{}) // an empty list
	for _, fallback := range []string{"", "yes", "no", "unknown"} {
		add(assessment.Stake{Fallback: fallback}, "depends")
		for _, rehearsed := range []bool{false, true} {
			add(assessment.Stake{Fallback: fallback, Rehearsed: rehearsed, SingleSupplier: rehearsed}, "owns")
			add(assessment.Stake{Fallback: fallback, Rehearsed: rehearsed, SingleSupplier: !rehearsed}, "owns", "depends")
		}
	}
	return out
}

// Every combination of the stakes of three agencies, against the second reading.
func TestEveryCombinationOfStakes(t *testing.T) {
	t.Parallel()
	b, d := statementBank(), statementRoom("a:emb b:cert c:police")
	n := 0
	for _, first := range everyStake("a") {
		for _, second := range everyStake("b") {
			for _, third := range everyStake("c") {
				d.Stakes = d.Stakes[:0]
				for _, s := range []assessment.Stake{first, second, third} {
					if s.Agency != "" {
						d.Stakes = append(d.Stakes, s)
					}
				}
				var got []string
				for _, r := range assessment.SystemResults(b, d, assessment.First) {
					got = append(got, fmt.Sprintf("system %s %v %v %v", r.ID, r.Flags, r.Owners, r.Dependents))
				}
				s := statementReading{b: b, d: d, names: []string{"a", "b", "c"}}
				sameStatements(t, fmt.Sprint(d.Stakes), got, s.allSystems())
				n++
			}
		}
	}
	if n != 27*27*27 {
		t.Errorf("%d combinations", n)
	}
}

// Whether an agency is in the room changes no state, no flag and no path.
func TestPresenceChangesNoFigure(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		b, d := randomStatements(seed)
		before := statementResults(b, d, assessment.FollowUp)
		for i := range d.Agencies {
			d.Agencies[i].Present = (seed+uint64(i))%2 == 0
		}
		sameStatements(t, fmt.Sprint("seed ", seed), statementResults(b, d, assessment.FollowUp), before)
	}
}
