package assessment

// This file says what the room may see of how positions moved between rounds.
// Those who moved are a part of the room, and those who stayed are the rest of
// it: neither may be so small that it points at somebody. Two pictures of one
// question tell who moved as well, by what they do not have in common; see
// [tooAlike].

// MoveCounts are the agencies with a position in both rounds, by what became of
// it. Progress and Setback are parts of Rose and Fell.
type MoveCounts struct {
	Stayed, Rose, Fell, Otherwise int
	Progress, Setback             int
}

// CountMoves counts what [Compare] found for a question.
func CountMoves(moves map[string][]PositionMove, question string) MoveCounts {
	var out MoveCounts
	for _, of := range moves {
		for _, m := range of {
			if m.Question == question {
				out.add(m)
			}
		}
	}
	return out
}

func (c *MoveCounts) add(m PositionMove) {
	switch m.Move {
	case Stayed:
		c.Stayed++
	case Rose:
		c.Rose++
	case Fell:
		c.Fell++
	case Otherwise:
		c.Otherwise++
	}
	if m.Progress() {
		c.Progress++
	}
	if m.Setback() {
		c.Setback++
	}
}

// The groups of [SharedMoves]: in a second round by direction, in a follow-up by
// what counts as progress.
const (
	GroupStayed    = "stayed"
	GroupFurther   = "further"
	GroupBack      = "back"
	GroupOtherwise = "otherwise"
	GroupProgress  = "progress"
	GroupSetback   = "setback"
	GroupCorrected = "corrected"
)

// MoveGroup is a number of agencies to which the same happened.
type MoveGroup struct {
	Name  string
	Count int
}

// SharedMoves is what may be shown of how agencies moved on a question.
type SharedMoves struct {
	Shown    bool // enough agencies have a position in both rounds
	Agencies int  // that have
	// MostOrAll is the group of all agencies, or of all but one; nothing else is
	// told then.
	MostOrAll string
	// Moved and StayedPut are told where both are large enough. Groups, those
	// who stayed first, are told where each of them is empty or large enough.
	Counted          bool
	Moved, StayedPut int
	Groups           []MoveGroup
	// MostMoved is the group of all who moved, or of all but one.
	MostMoved string
}

// ShareMoves is what a rule lets a shared view show of the moves to a round. One
// cut through the room is shown, never two of the same agencies: what lies
// between them could be a single one.
func ShareMoves(rule Rule, c MoveCounts, to RoundID) SharedMoves {
	groups := []MoveGroup{{GroupStayed, c.Stayed}, {GroupFurther, c.Rose}, {GroupBack, c.Fell}, {GroupOtherwise, c.Otherwise}}
	if to == FollowUp {
		corrected := c.Rose + c.Fell + c.Otherwise - c.Progress - c.Setback
		groups = []MoveGroup{{GroupStayed, c.Stayed}, {GroupProgress, c.Progress}, {GroupSetback, c.Setback}, {GroupCorrected, corrected}}
	}
	total := 0
	for _, g := range groups {
		total += g.Count
	}
	out := SharedMoves{Agencies: total, Shown: total > 0 && rule.enoughAgencies(total)}
	if !out.Shown {
		return SharedMoves{}
	}
	moved := total - c.Stayed
	if most, alike := mostGroup(groups); alike && !rule.Names() {
		out.MostOrAll = most
		return out
	}
	if !rule.EnoughInSubgroup(moved, c.Stayed) {
		return out
	}
	out.Counted, out.Moved, out.StayedPut = true, moved, c.Stayed
	most, alike := mostGroup(groups[1:])
	switch {
	case alike && !rule.Names():
		out.MostMoved = most
	case eachLarge(rule, groups):
		out.Groups = groups
	}
	return out
}

func mostGroup(groups []MoveGroup) (string, bool) {
	counts := make([]int, len(groups))
	for i, g := range groups {
		counts[i] = g.Count
	}
	place, alike := mostOrAll(counts)
	return groups[place].Name, alike
}

// eachLarge reports whether no group is small; nobody is in an empty one.
func eachLarge(rule Rule, groups []MoveGroup) bool {
	for _, g := range groups {
		if g.Count > 0 && g.Count < SubgroupAgencies && !rule.Names() {
			return false
		}
	}
	return true
}

// tooAlike reports whether two pictures of the same agencies differ by fewer than
// a shown part of the room needs: laid on each other they would tell how those few
// moved. Pictures without a difference tell nothing new.
func tooAlike(rule Rule, before, after []int) bool {
	if rule.Names() {
		return false
	}
	gone, come := 0, 0
	for i := range before {
		gone += max(0, before[i]-after[i])
		come += max(0, after[i]-before[i])
	}
	differ := max(gone, come)
	return differ > 0 && differ < SubgroupAgencies
}
