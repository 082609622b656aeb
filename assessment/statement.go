package assessment

import (
	"cmp"
	"slices"
)

// The words of statements that are neither a choice nor a kind.
const (
	SaysYes      = "yes"
	SaysNo       = "no"
	SaysVia      = "via"
	SaysUnknown  = string(Unknown)
	SaysWithheld = string(Withheld)
)

// Paces of a channel and of a path. Never is no pace of a channel: it says that
// no path leads there.
const (
	Hour  = "hour"
	Day   = "day"
	Later = "later"
	Never = "never"
)

// statingAgencies are the agencies that statements may come from and name, by
// id: all but those that left.
func statingAgencies(d *Document) []Agency {
	var out []Agency
	for _, a := range d.Agencies {
		if a.Left == "" {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Agency) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// statingSet is the ids of [statingAgencies].
func statingSet(d *Document) map[string]bool {
	set := map[string]bool{}
	for _, a := range d.Agencies {
		if a.Left == "" {
			set[a.ID] = true
		}
	}
	return set
}

// latestStatements keeps one row for each key: that of the latest round up to
// r, and in it of the highest revision. Rows that name an agency outside the
// room are left out after that choice, so that a statement which was replaced
// never comes back because its successor names somebody who left.
func latestStatements[T any, K comparable](
	rows []T, r RoundID, key func(*T) K, when func(*T) Stated, names func(*T) []string, stating map[string]bool,
) map[K]*T {
	latest := map[K]*T{}
	last := slices.Index(RoundIDs, r)
	for i := range rows {
		row := &rows[i]
		if slices.Index(RoundIDs, when(row).RoundOf()) > last {
			continue
		}
		k := key(row)
		if have, ok := latest[k]; !ok || compareStated(when(row), when(have)) >= 0 {
			latest[k] = row
		}
	}
	for k, row := range latest {
		for _, id := range names(row) {
			if id != "" && !stating[id] {
				delete(latest, k)
				break
			}
		}
	}
	return latest
}

// compareStated orders statements by round, then revision.
func compareStated(a, b Stated) int {
	return cmp.Or(
		cmp.Compare(slices.Index(RoundIDs, a.RoundOf()), slices.Index(RoundIDs, b.RoundOf())),
		cmp.Compare(a.RevisionOf(), b.RevisionOf()),
	)
}

// idsInOrder is a set as a list ordered by bytes, never nil.
func idsInOrder(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for id, in := range set {
		if in {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// LatestChannels are the channel statements that count at round r, in the
// order of the document.
func LatestChannels(d *Document, r RoundID) []Channel {
	return inOrder(d.Channels, readChannels(d, r))
}

// LatestClaims are the claims that count at round r, in the order of the
// document.
func LatestClaims(d *Document, r RoundID) []Claim {
	type object struct{ scenario, task, agency string }
	return inOrder(d.Claims, latestStatements(d.Claims, r,
		func(c *Claim) object { return object{c.Scenario, c.Task, c.Agency} },
		func(c *Claim) Stated { return c.Stated },
		func(c *Claim) []string { return []string{c.Agency, c.Other} },
		statingSet(d)))
}

// LatestStakes are the stakes that count at round r, in the order of the
// document.
func LatestStakes(d *Document, r RoundID) []Stake {
	type object struct{ system, agency string }
	return inOrder(d.Stakes, latestStatements(d.Stakes, r,
		func(s *Stake) object { return object{s.System, s.Agency} },
		func(s *Stake) Stated { return s.Stated },
		func(s *Stake) []string { return []string{s.Agency} },
		statingSet(d)))
}

// inOrder are the rows that were kept, as they stand in the document.
func inOrder[T any, K comparable](rows []T, kept map[K]*T) []T {
	set := make(map[*T]bool, len(kept))
	for _, row := range kept {
		set[row] = true
	}
	var out []T
	for i := range rows {
		if set[&rows[i]] {
			out = append(out, rows[i])
		}
	}
	return out
}
