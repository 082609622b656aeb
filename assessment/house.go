package assessment

import (
	"fmt"
	"hash/fnv"
	"slices"
)

// leastVoices is how many voices an agency needs so that its lead cannot tell
// whose is whose.
const leastVoices = 3

// TellsApart reports whether voices are so few that the lead can tell whose is
// whose.
func TellsApart(voices int) bool { return voices > 0 && voices < leastVoices }

// Turn is what a question asks of the lead.
type Turn string

// The turns of a question.
const (
	TurnAgree   Turn = "agree"  // all voices say the same: one tap confirms it with others
	TurnDecide  Turn = "decide" // no value until the lead decides
	TurnWait    Turn = "wait"   // may wait for a voice, or be decided now
	TurnDecided Turn = "decided"
)

// Turn is what a question asks of the lead of an agency with so many voices.
func (p PositionState) Turn(voices int) Turn {
	switch {
	case p.Confirmed:
		return TurnDecided
	case p.Unsettled:
		return TurnDecide
	case p.Agreed() && p.Missing(voices) == 0:
		return TurnAgree
	}
	return TurnWait
}

// Agreed reports whether all voices that are in say the same.
func (p PositionState) Agreed() bool {
	return len(p.Voices) > 0 && len(distinct(p.Voices)) == 1
}

// Missing is how many of an agency's voices are not in.
func (p PositionState) Missing(voices int) int { return max(0, voices-len(p.Voices)) }

// Wait is why a question may wait for the lead.
type Wait string

// The reasons to wait, the empty one for voices that agree.
const (
	WaitNothing  Wait = ""
	WaitVoice    Wait = "voice"     // one is not in
	WaitOneApart Wait = "one-apart" // levels differ by one
	WaitDiffer   Wait = "differ"    // choices differ, of which one at most is a level
)

// Wait says why a question may wait for the lead of an agency with so many
// voices. Levels that differ are named before a voice that is missing: no
// further voice makes them agree.
func (p PositionState) Wait(voices int) Wait {
	said := distinct(p.Voices)
	levels := len(knownLevels(said))
	switch {
	case levels > 1:
		return WaitOneApart
	case p.Missing(voices) > 0:
		return WaitVoice
	case len(said) > 1:
		return WaitDiffer
	}
	return WaitNothing
}

// distinct are the choices among voices, each once.
func distinct(voices []Choice) []Choice {
	said := slices.Clone(voices)
	slices.Sort(said)
	return slices.Compact(said)
}

// ReasonNeeded reports whether a lead must say why: voices are so far apart that
// there is no position without the lead, or the position is above every voice.
func ReasonNeeded(voices []Choice, position Choice) bool {
	known := knownLevels(voices)
	if spread(known) >= unsettledSpread {
		return true
	}
	wanted, isLevel := position.Level()
	return isLevel && (len(known) == 0 || wanted > slices.Max(known))
}

// VoicesMark changes when the voices do, whatever their order: a form that was
// made from other voices than there are now is stale. It tells nothing about
// whose a voice is.
func VoicesMark(voices []Choice) string {
	sorted := slices.Clone(voices)
	slices.Sort(sorted)
	h := fnv.New64a()
	for _, v := range sorted {
		_, _ = h.Write([]byte(v + "\n"))
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// VoiceNotes are the notes beside the voices of an agency that count at round r,
// by question, in an order that tells nothing about whose they are.
func VoiceNotes(d *Document, agency string, r RoundID) map[string][]string {
	out := make(map[string][]string)
	for _, a := range latestAnswers(d, r) {
		if who, ok := d.RespondentByID(a.Respondent); ok && who.Agency == agency && a.Note != "" {
			out[a.Question] = append(out[a.Question], a.Note)
		}
	}
	for _, notes := range out {
		slices.Sort(notes)
	}
	return out
}

// Reasons are what the lead of an agency gave as the reason of the confirmations
// that count at round r, by question.
func Reasons(d *Document, agency string, r RoundID) map[string]string {
	out := make(map[string]string)
	for at, c := range latestConfirmations(d, r) {
		if at.agency == agency {
			out[at.question] = c.reason
		}
	}
	return out
}
