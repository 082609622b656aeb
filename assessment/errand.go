package assessment

import "slices"

// Errand is a mismatch that one agency's lead sees privately, with whom to find.
type Errand struct {
	Line
	With   []string // the other agencies
	Mended bool     // it was a mismatch when statements were locked, and is none now
}

// Corrects reports whether an agency's statement is about the errand.
func (e Errand) Corrects(s Statement, agency string) bool {
	switch {
	case s.Channel != nil:
		t, from, to, ok := ChannelAbout(e.About)
		mine := from == agency && to == s.Channel.Peer || to == agency && from == s.Channel.Peer
		return ok && e.Kind == releasedChannels && t == s.Channel.Type && mine
	case s.Claim != nil:
		return e.Kind == releasedClaims && e.About == s.Claim.Scenario+"/"+s.Claim.Task
	case s.Stake != nil:
		return e.Kind == releasedSystems && e.About == s.Stake.System
	}
	return false
}

// Errands are the mismatches that name an agency: those of before, the
// statements as they were locked, and those that came since. What names an
// agency that is not in the room is no errand: it is for the trainer's page
// alone.
func Errands(b *Bank, before, now *Document, r RoundID, agency string) []Errand {
	fits, since := linesByKey(b, now, r), withheldSince(before, r, now, r)
	seen := map[string]bool{}
	var out []Errand
	add := func(l Line, mended bool) {
		if seen[l.Key()] {
			return
		}
		seen[l.Key()] = true
		e := Errand{Line: l, Mended: mended}
		for _, a := range l.Agencies {
			if a != agency {
				e.With = append(e.With, a)
			}
		}
		out = append(out, e)
	}
	for _, l := range mismatches(b, before, now, r) {
		current, still := fits[l.Key()]
		switch {
		case !l.Names(agency):
		case still && current.Mismatch():
			add(current, false)
		case still:
			l.Signs = current.Signs
			add(l, mends(l, current, since))
		default:
			add(l, false)
		}
	}
	for _, l := range mismatches(b, now, now, r) {
		if l.Names(agency) {
			add(l, false)
		}
	}
	return out
}

// mismatches are the lines of stated that do not fit and name nobody but
// agencies that are in the room now.
func mismatches(b *Bank, stated, now *Document, r RoundID) []Line {
	here := InRoom(now)
	return slices.DeleteFunc(Lines(b, stated, r), func(l Line) bool {
		return !l.Mismatch() || slices.ContainsFunc(l.Agencies, func(a string) bool { return !here[a] })
	})
}

// mends reports whether a mismatch of before is mended by what its line says
// now: it fits, and nobody whom it named made it fit by turning a part of it into
// "not stated" since.
func mends(before, now Line, since withheldParts) bool {
	if now.Mismatch() || slices.Contains(now.Signs, ChannelUnclear) {
		return false
	}
	return !slices.ContainsFunc(before.Agencies, func(a string) bool { return since[[2]string{before.Key(), a}] })
}

// withheldParts are the parts of lines that agencies prefer not to state: key of
// the line, agency. A channel of which a part is withheld is unclear, and not
// among them.
type withheldParts map[[2]string]bool

// withheldSince are the parts that are withheld in now at round r and were not in
// before at round from.
func withheldSince(before *Document, from RoundID, now *Document, r RoundID) withheldParts {
	out := withheld(now, r)
	for part := range withheld(before, from) {
		delete(out, part)
	}
	return out
}

func withheld(d *Document, r RoundID) withheldParts {
	out := withheldParts{}
	for _, c := range LatestClaims(d, r) {
		if c.Claim == SaysWithheld {
			out[[2]string{releasedClaims + ":" + c.Scenario + "/" + c.Task, c.Agency}] = true
		}
	}
	for _, s := range LatestStakes(d, r) {
		if s.Holds(SaysWithheld) {
			out[[2]string{releasedSystems + ":" + s.System, s.Agency}] = true
		}
	}
	return out
}
