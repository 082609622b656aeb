package assessment

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// findOut is the first step where nobody knows, or voices differ.
const findOut = "find-out"

// belowPrefix starts the id of the step for what is below a level: "below-2".
const belowPrefix = "below-"

// findings are the gaps, unknowns and splits among an agency's positions, the
// highest priority first, equal ones in bank order. What is withheld or
// unanswered is never one.
func findings(b *Bank, positions map[string]PositionState) []Finding {
	out := []Finding{}
	for _, q := range b.Questions {
		p, isAsked := positions[q.ID]
		if !isAsked {
			continue
		}
		if f, found := finding(q, p); found {
			out = append(out, f)
		}
	}
	// A position has one cause at the most, so that bank order settles all ties.
	slices.SortStableFunc(out, func(x, y Finding) int { return cmp.Compare(y.Priority, x.Priority) })
	return out
}

// finding is what a position asks to be done, if anything.
func finding(q *Question, p PositionState) (Finding, bool) {
	f := Finding{Question: q.ID, About: q.About, Target: q.Target, Steps: []string{findOut}}
	level, known := p.Level()
	switch {
	case known && level < q.Target:
		f.Cause, f.Level = CauseGap, &level
		f.Priority = urgency(q, q.Target-level)
		f.Steps = stepsBetween(q, level)
	case p.Choice == Unknown && q.Essential:
		f.Cause = CauseUnknown
		f.Priority = urgency(q, q.Target)
	case p.Unsettled:
		f.Cause = CauseSplit
		f.Priority = urgency(q, spread(knownLevels(p.Voices)))
	default:
		return Finding{}, false
	}
	return f, true
}

// urgency weighs a distance in levels by the question.
func urgency(q *Question, distance int) int {
	if q.Essential {
		distance *= 2
	}
	return q.Weight * distance
}

// stepsBetween are the question's steps from a level to its target, ascending.
func stepsBetween(q *Question, level int) []string {
	var below []int
	for _, step := range q.Steps {
		digits, isBelow := strings.CutPrefix(step.ID, belowPrefix)
		n, err := strconv.Atoi(digits)
		if isBelow && err == nil && level < n && n <= q.Target {
			below = append(below, n)
		}
	}
	slices.Sort(below)
	out := make([]string, 0, len(below))
	for _, n := range below {
		out = append(out, belowPrefix+strconv.Itoa(n))
	}
	return out
}
