package assessment

import "slices"

// Stances on a version of a principle.
const (
	StanceSupport     = "support"
	StanceWording     = "wording"
	StanceReservation = "reservation"
	StanceNoMandate   = "no-mandate"
)

// PrincipleResults counts the stances on the highest version of each
// principle: those of the bank in its order, then the workshop's own by id. An
// agency's latest stance counts, whatever its round.
func PrincipleResults(b *Bank, d *Document) []PrincipleResult {
	ids, _ := workshopPrinciples(b, d)
	current := CurrentStances(b, d)
	out := make([]PrincipleResult, 0, len(ids))
	for _, id := range ids {
		n := map[string]int{}
		for _, s := range current[id] {
			n[s.Stance]++
		}
		out = append(out, PrincipleResult{
			ID: id, Support: n[StanceSupport], Wording: n[StanceWording],
			Reservation: n[StanceReservation], NoMandate: n[StanceNoMandate],
		})
	}
	return out
}

// CurrentStances are the stances that count, by principle and agency: an
// agency's latest one on the highest version, whatever its round.
func CurrentStances(b *Bank, d *Document) map[string]map[string]Stance {
	_, highest := workshopPrinciples(b, d)
	type object struct{ principle, agency string }
	var current []Stance
	for _, s := range d.Stances {
		if s.Version == highest[s.Principle] {
			current = append(current, s)
		}
	}
	rows := latestStatements(current, RoundIDs[len(RoundIDs)-1],
		func(s *Stance) object { return object{s.Principle, s.Agency} },
		func(s *Stance) Stated { return s.Stated },
		func(s *Stance) []string { return []string{s.Agency} },
		statingSet(d))
	out := map[string]map[string]Stance{}
	for o, s := range rows {
		if out[o.principle] == nil {
			out[o.principle] = map[string]Stance{}
		}
		out[o.principle][o.agency] = *s
	}
	return out
}

// workshopPrinciples lists the principles in their order, and the highest
// version of each. The bank's draft is version 1.
func workshopPrinciples(b *Bank, d *Document) (ids []string, highest map[string]int) {
	highest = map[string]int{}
	for _, p := range b.Principles {
		ids = append(ids, p.ID)
		highest[p.ID] = 1
	}
	var own []string
	for _, p := range d.Principles {
		if _, ok := highest[p.ID]; !ok {
			own = append(own, p.ID)
		}
		highest[p.ID] = max(highest[p.ID], p.Version)
	}
	slices.Sort(own)
	return append(ids, own...), highest
}
