package templates

import "electready/assessment"

// Tasks is the list of a seat's sections.
type Tasks struct {
	Frame
	Rule   assessment.Rule
	Round  assessment.RoundID // of the themes that are open
	Next   *NextPart          // the first open part that is not complete
	Themes []TaskTheme
	Saved  int    // answers of this seat
	Last   Moment // when the last of them was saved
	Code   string // personal code, in two groups of four
}

// NextPart is where to go on: at the first section that is not complete.
type NextPart struct {
	Href  string
	Title Text
	Begun bool // the seat has answered something
}

// TaskTheme is a theme with its parts. Parts that were shared out to this seat
// stand first.
type TaskTheme struct {
	ID     string
	Number int
	Title  Text
	Stage  assessment.Stage
	Shown  Moment // when it was shown to the room
	Parts  []TaskPart
}

// TaskPart is a page of questions, of one section or more.
type TaskPart struct {
	Href      string // empty: closed, no link
	Title     Text   // of its first section
	Also      Text   // titles of its other sections; empty: none
	Questions int
	Answered  int
	Before    int // not answered in this round, and answered in an earlier one
	Flagged   int
	Yours     bool // shared out to this seat
}
