package templates

import (
	"slices"

	"electready/assessment"
)

// House is the lead's page: the voices by level, and one position for each
// question. Forms: /house/agree (question, repeated, with base-ID), /house/confirm
// (question, choice, reason, base), /house/aside (respondent, aside 1 or 0),
// /house/seats (seat-SECTION: a seat's number, or 0 for everybody),
// /house/share (share 1 or 0).
type House struct {
	Frame
	Rule   assessment.Rule
	Agency string
	Voices int    // seats whose voices count
	Few    bool   // so few that the lead can tell whose is whose
	Themes []Text // those whose positions can be confirmed now; none: nothing to do yet

	Agree     []HouseQuestion // voices agree, not confirmed
	Decide    []HouseQuestion // voices two levels or more apart
	Waiting   []HouseQuestion // not every voice is in, or one level apart
	Confirmed []HouseQuestion

	Members  []Member
	Sections []SharedSection
	Shared   bool      // colleagues may see the agency's result
	Problems []Problem // fields: choice-ID, reason-ID, seat-SECTION
}

// nothingYet reports whether nobody of the agency has answered anything.
func (h House) nothingYet() bool { return h.Unconfirmed()+len(h.Confirmed) == 0 }

// sharesOut reports whether there is something to share out, and somebody to
// share it with.
func (h House) sharesOut() bool { return len(h.Sections) > 0 && len(h.Members) > 1 }

// Unconfirmed is how many positions are not yet confirmed.
func (h House) Unconfirmed() int { return len(h.Agree) + len(h.Decide) + len(h.Waiting) }

// sharedOut reports whether a section was given to a seat.
func (h House) sharedOut() bool {
	return slices.ContainsFunc(h.Sections, func(s SharedSection) bool { return s.Seat != 0 })
}

// HouseQuestion is a question with the agency's voices by level.
type HouseQuestion struct {
	ID       string
	Ask      Text
	Levels   []Text // five, from level 0
	Local    Local
	Voices   []VoiceCount      // in the order of the choices; those with a count
	Missing  int               // voices that are not in
	Wait     assessment.Wait   // why it may wait
	Position assessment.Choice // confirmed or provisional; empty: none
	Notes    []Text            // without author
	Revised  bool              // a voice changed after the confirmation

	Open   bool              // its form stands on the page; else a link leads to it
	Base   string            // opaque mark of the voices seen; comes back with the form
	Chosen assessment.Choice // as sent, where the form comes back with a problem
	Reason string            // as confirmed or as sent
	// AskReason shows the field for the reason: voices two levels apart, or the
	// position sent is above every voice.
	AskReason bool
}

// VoiceCount is how many voices chose something.
type VoiceCount struct {
	Choice assessment.Choice
	Count  int
}

// Of is the number of voices for a choice.
func (q HouseQuestion) Of(c assessment.Choice) int {
	for _, v := range q.Voices {
		if v.Choice == c {
			return v.Count
		}
	}
	return 0
}

// Member is who joined for the agency.
type Member struct {
	ID     string
	Short  string // short name of the agency
	Number int
	Name   string // empty: none given
	Lead   bool
	Self   bool // this is the reader
	Aside  bool // set aside: the voice counts nowhere
	Paper  bool // the answers are typed in from paper
}

// SharedSection says which seat answers a section first; it hides no question.
type SharedSection struct {
	ID    string
	Title Text
	Theme Text // where a theme's sections begin; else empty
	Seat  int  // 0: everybody
}

// houseWait says in words why a question need not be decided at once.
var houseWait = map[assessment.Wait]string{
	assessment.WaitVoice:    "house.not-in",
	assessment.WaitOneApart: "house.one-apart",
	assessment.WaitDiffer:   "house.differ",
}
