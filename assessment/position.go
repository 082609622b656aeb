package assessment

import (
	"slices"
	"time"
)

// PositionState is an agency's choice for one question at a round.
type PositionState struct {
	Choice    Choice   // empty: no voice yet, or unsettled
	Confirmed bool     // by the lead; otherwise provisional
	Unsettled bool     // voices two or more apart, no value until the lead decides
	Voices    []Choice // in the order of [Choices], so that no seat or time shows
	Revised   bool     // a voice came or changed after the confirmation, in its round
}

// Stated reports whether there is a position, settled or not.
func (p PositionState) Stated() bool { return p.Choice != "" || p.Unsettled }

// Provisional reports whether there is a position that no lead confirmed.
func (p PositionState) Provisional() bool { return p.Stated() && !p.Confirmed }

// Applicable reports whether the question counts for the agency: all that it is
// asked do, but those at position not-ours.
func (p PositionState) Applicable() bool { return p.Choice != NotOurs }

// Level is the known level of the position, if it has one.
func (p PositionState) Level() (int, bool) { return p.Choice.Level() }

// spread is the distance between the highest and the lowest of some levels in
// order, 0 with fewer than two.
func spread(levels []int) int {
	if len(levels) < 2 {
		return 0
	}
	return levels[len(levels)-1] - levels[0]
}

// unsettledSpread is how far apart known voices are when only the lead can
// decide.
const unsettledSpread = 2

// Positions are the choices of the agencies at round r: by agency, then by
// question, with an entry for every question that the agency is asked, answered
// or not. Agencies that left are in neither; nor are voices of respondents set
// aside, answers and confirmations of later rounds, or questions not asked.
func Positions(b *Bank, d *Document, r RoundID) map[string]map[string]PositionState {
	voices := latestVoices(d, r)
	confirmations := latestConfirmations(d, r)
	out := make(map[string]map[string]PositionState, len(d.Agencies))
	for _, a := range d.Agencies {
		if a.Left != "" {
			continue
		}
		positions := make(map[string]PositionState)
		for _, q := range b.Questions {
			if q.AskedOf(&d.Workshop, a.Kind) {
				at := asked{a.ID, q.ID}
				positions[q.ID] = positionOf(voices[at], confirmations[at])
			}
		}
		out[a.ID] = positions
	}
	return out
}

// asked is a question put to an agency.
type asked struct{ agency, question string }

// voice is what a respondent last said.
type voice struct {
	round    int // in the order of RoundIDs
	revision int
	choice   Choice
	at       string
}

// latestVoices holds the answer of the latest round up to r of every
// respondent not set aside, and of that round the highest revision.
func latestVoices(d *Document, r RoundID) map[asked][]voice {
	agencyOf := make(map[string]string, len(d.Respondents))
	for _, p := range d.Respondents {
		if !p.Aside {
			agencyOf[p.ID] = p.Agency
		}
	}
	type key struct{ respondent, question string }
	latest := make(map[key]voice)
	for _, a := range d.Answers {
		round, counts := roundUpTo(a.Round, r)
		if _, known := agencyOf[a.Respondent]; !known || !counts {
			continue
		}
		k := key{a.Respondent, a.Question}
		old, spoken := latest[k]
		if !spoken || round > old.round || round == old.round && a.Revision > old.revision {
			latest[k] = voice{round, a.Revision, a.Choice, a.At}
		}
	}
	out := make(map[asked][]voice)
	for k, v := range latest {
		at := asked{agencyOf[k.respondent], k.question}
		out[at] = append(out[at], v)
	}
	return out
}

// confirmation is the choice that a lead confirmed.
type confirmation struct {
	round  int // in the order of RoundIDs
	choice Choice
	reason string
	at     time.Time
}

// latestConfirmations holds the confirmation of the latest round up to r: of
// several in that round the latest in time, then the later in the list.
func latestConfirmations(d *Document, r RoundID) map[asked]*confirmation {
	out := make(map[asked]*confirmation)
	for _, p := range d.Positions {
		round, counts := roundUpTo(p.Round, r)
		if !counts {
			continue
		}
		at := asked{p.Agency, p.Question}
		old, c := out[at], &confirmation{round, p.Choice, p.Reason, instant(p.At)}
		if old == nil || c.round > old.round || c.round == old.round && !c.at.Before(old.at) {
			out[at] = c
		}
	}
	return out
}

// positionOf is the confirmed choice, unless a later round has a new voice;
// then, and without a confirmation, it is what the voices come to.
func positionOf(voices []voice, c *confirmation) PositionState {
	choices := make([]Choice, 0, len(voices))
	newRound, revised := false, false
	for _, v := range voices {
		choices = append(choices, v.choice)
		if c == nil {
			continue
		}
		newRound = newRound || v.round > c.round
		// Without both times nobody knows which came first.
		revised = revised || v.round == c.round && !c.at.IsZero() && instant(v.at).After(c.at)
	}
	slices.SortFunc(choices, func(x, y Choice) int {
		return slices.Index(Choices, x) - slices.Index(Choices, y)
	})
	if c != nil && !newRound {
		return PositionState{Choice: c.choice, Confirmed: true, Voices: choices, Revised: revised}
	}
	p := PositionState{Voices: choices}
	if spread(knownLevels(choices)) >= unsettledSpread {
		p.Unsettled = true
		return p
	}
	p.Choice = provisional(choices)
	return p
}

// provisional is the lower median of the known levels; with none known the most
// frequent other choice, of equally frequent ones unknown, then withheld, then
// not-ours; empty without voices.
func provisional(voices []Choice) Choice {
	if levels := knownLevels(voices); len(levels) > 0 {
		return LevelChoice(lowerMedian(levels))
	}
	var most Choice
	count := 0
	for _, other := range []Choice{Unknown, Withheld, NotOurs} {
		n := 0
		for _, v := range voices {
			if v == other {
				n++
			}
		}
		if n > count {
			most, count = other, n
		}
	}
	return most
}

// knownLevels are the levels among choices, ascending.
func knownLevels(choices []Choice) []int {
	var levels []int
	for _, c := range choices {
		if level, known := c.Level(); known {
			levels = append(levels, level)
		}
	}
	slices.Sort(levels)
	return levels
}

// lowerMedian is the middle of sorted values, of two middles the first.
func lowerMedian[T any](sorted []T) T { return sorted[(len(sorted)-1)/2] }

// roundUpTo is the place of round in the order of rounds, and whether it is r
// or before it.
func roundUpTo(round, r RoundID) (int, bool) {
	place := slices.Index(RoundIDs, round)
	return place, place >= 0 && place <= slices.Index(RoundIDs, r)
}

// instant is a time of the document as a point in time; the earliest of all
// when it is left out. Times may be written with different precision, so that
// they do not compare as text.
func instant(at string) time.Time {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return time.Time{}
	}
	return t
}
