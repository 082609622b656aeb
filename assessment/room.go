package assessment

import (
	"cmp"
	"math/big"
	"slices"
)

const (
	lowEnd  = 1 // levels up to this one are the low end of a split
	highEnd = 3 // levels from this one are its high end
	// splitEnds is how many agencies make an end of a split.
	splitEnds = 2
	// leastNotOurs is how many agencies must say not-ours of an orphan.
	leastNotOurs = 2
	// leastToDisagree is the number of known levels below which disagreement is 0.
	leastToDisagree = 3
	// assignBelow is how far below its target a median must be to be assigned.
	assignBelow = 2
)

// roomResult is the room's picture of every question of the set, and the queue
// of what to talk about and what to assign. It reads [Positions].
func roomResult(b *Bank, d *Document, positions map[string]map[string]PositionState) RoomResult {
	out := RoomResult{Questions: []RoomQuestion{}, Talk: []string{}, Assign: []string{}, Orphans: []string{}}
	var talk, assign []queued
	for _, q := range b.Questions {
		if !q.InSet(d.Workshop.QuestionSet) {
			continue
		}
		rq := roomQuestion(q, positions)
		out.Questions = append(out.Questions, rq)
		if rq.Orphan {
			out.Orphans = append(out.Orphans, q.ID)
		}
		if rq.Discussion.Rat().Sign() > 0 {
			talk = append(talk, queued{q.ID, rq.Discussion.Rat()})
		}
		if !rq.Split && farBelow(rq.Median, q.Target) {
			by := urgency(q, q.Target-*rq.Median)
			assign = append(assign, queued{q.ID, big.NewRat(int64(by), 1)})
		}
	}
	out.Talk = append(out.Talk, inQueue(talk)...)
	out.Assign = append(out.Assign, inQueue(assign)...)
	return out
}

// farBelow reports whether there is a median, and it is so far below the target
// that somebody should be given the matter.
func farBelow(median *int, target int) bool {
	return median != nil && *median <= target-assignBelow
}

// queued is a question with what it is ordered by.
type queued struct {
	id string
	by *big.Rat
}

// inQueue orders by value descending; what is equal stays in bank order.
func inQueue(all []queued) []string {
	slices.SortStableFunc(all, func(x, y queued) int { return y.by.Cmp(x.by) })
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].id
	}
	return ids
}

// roomQuestion counts the positions of the agencies that are asked a question.
func roomQuestion(q *Question, positions map[string]map[string]PositionState) RoomQuestion {
	out := RoomQuestion{ID: q.ID, Counts: map[string]int{unsettledCount: 0}}
	for _, c := range Choices {
		out.Counts[string(c)] = 0
	}
	var known []int
	for _, of := range positions {
		p, isAsked := of[q.ID]
		if !isAsked {
			continue
		}
		out.Asked++
		switch level, has := p.Level(); {
		case p.Unsettled:
			out.Counts[unsettledCount]++
		case p.Choice != "":
			out.Counts[string(p.Choice)]++
			if has {
				known = append(known, level)
			}
		}
	}
	slices.Sort(known)
	if len(known) > 0 {
		median := lowerMedian(known)
		out.Median = &median
	}
	out.Split = isSplit(known)
	out.Orphan = len(known) == 0 && out.Counts[string(NotOurs)] >= leastNotOurs
	out.Discussion = NewFigure(discussion(q, &out, known), 3)
	return out
}

// Positions is the number of agencies with a position other than not-ours.
func (q *RoomQuestion) Positions() int {
	n := 0
	for choice, count := range q.Counts {
		if choice != string(NotOurs) {
			n += count
		}
	}
	return n
}

// isSplit reports whether at least two agencies stand at either end.
func isSplit(known []int) bool {
	low, high := 0, 0
	for _, level := range known {
		switch {
		case level <= lowEnd:
			low++
		case level >= highEnd:
			high++
		}
	}
	return min(low, high) >= splitEnds
}

// discussion says how much a question is worth the talk: agencies differ, or do
// not know; twice as much where they speak of one shared fact.
func discussion(q *Question, counts *RoomQuestion, known []int) *big.Rat {
	value := disagreement(known)
	if n := counts.Positions(); n > 0 {
		halfShare := big.NewRat(int64(counts.Counts[string(Unknown)]), 2*int64(n))
		value.Add(value, halfShare)
	}
	weight := int64(q.Weight)
	if q.About == Shared {
		weight *= 2
	}
	return value.Mul(value, big.NewRat(weight, 1))
}

// disagreement is the mean distance of all ordered pairs, each level with
// itself included, as a part of the greatest distance there is.
func disagreement(known []int) *big.Rat {
	n := int64(len(known))
	if n < leastToDisagree {
		return new(big.Rat)
	}
	var sum int64
	for _, a := range known {
		for _, b := range known {
			sum += int64(max(a, b) - min(a, b))
		}
	}
	return big.NewRat(sum, TopLevel*n*n)
}

// byID orders agencies as the contract says: by the bytes of their id.
func byID(x, y AgencyResult) int { return cmp.Compare(x.ID, y.ID) }
