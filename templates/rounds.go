package templates

import "electready/assessment"

// PageRounds is the trainer's page of rounds.
const PageRounds = "round.page"

// Rounds is where a trainer asks questions once more: in a second round after
// the talk, in a follow-up months later. Forms go to /w/{id}/rounds with do:
// second (question), follow-up (theme), back; and to /w/{id}/screen (moves).
type Rounds struct {
	Frame
	Workshop string // id
	Round    assessment.RoundID
	State    assessment.State
	Rule     assessment.Rule
	Fewest   int // agencies a figure needs; 0: any number
	Problems []Problem
	OnScreen string // what the room's screen shows

	Running  []RoundTheme // themes of the round that runs; none in the first
	TakeBack bool         // nobody said anything in it yet
	Moves    []MovedQuestion

	Second    []SecondTheme // that can be asked once more
	Left      int           // questions that the second round still takes
	NoSecond  string        // why no second round can be opened; empty: it can
	FollowUp  []RoundTheme  // that a follow-up can open
	NoFollow  string        // why none can be opened; empty: it can
	StillOpen []RoundTheme  // themes of the first round that are in its way
	Arrived   bool          // came handed over in a file: codes are new
	Compared  []assessment.RoundID
	Statement bool // statements can be made again in a follow-up
}

// RoundTheme is a theme of a round with the questions chosen in it; none means
// all.
type RoundTheme struct {
	ConsoleTheme
	Questions []Text
	Chosen    bool // ticked in the form
}

// SecondTheme is a theme with the questions that may be asked once more.
type SecondTheme struct {
	ID       string
	Number   int
	Title    Text
	Proposed []SecondQuestion // to talk about, to assign
	Others   []SecondQuestion
}

// SecondQuestion is a question to tick.
type SecondQuestion struct {
	ID     string
	Ask    Text
	Chosen bool
}

// MovedQuestion is how agencies moved on a question, as far as it may be shown.
type MovedQuestion struct {
	ID          string
	Ask         Text
	From, To    assessment.RoundID
	Before, Now *int // the middle of the room, by level
	Moves       assessment.SharedMoves
	OnScreen    bool
	CanShow     bool // its theme was shown
}

// MovesScreen is how agencies moved on a question, on the room's screen.
type MovesScreen struct {
	Frame
	Live          Live
	Title         string
	Rule          assessment.Rule
	ThemeNumber   int
	ThemeTitle    Text
	Question      MovedQuestion
	Fewest        int
	First, Second *ShowQuestion // the pictures of both rounds; nil: not shown
}

// Compare compares a later round with the first, for the trainer.
type Compare struct {
	Frame
	Workshop string // id
	From, To assessment.RoundID
	Rule     assessment.Rule
	Fewest   int
	Rounds   []assessment.RoundID // that can be compared with the first
	Themes   []CompareTheme
	Mended   *MendedChannels // nil: no statements
	Actions  []CompareAction
}

// CompareTheme is a theme with what was asked again of it.
type CompareTheme struct {
	Number      int
	Title       Text
	Before, Now *int // middle of the agencies' points
	Waiting     bool // answers still come in
	Sections    []CompareSection
}

// CompareSection is a section with its questions.
type CompareSection struct {
	Title       Text
	Before, Now *int
	Questions   []MovedQuestion
}

// MendedChannels counts lines between agencies that did not fit, and fit now.
type MendedChannels struct {
	Types  []MendedType
	Mended []Sentence // by name and number, for the trainer
	Broken int        // fitted before, and do not now
	Again  bool       // statements were made again
}

// MendedType is a kind of line: a type of channel, tasks, or systems.
type MendedType struct {
	Name       Text
	Mended, Of int
}

// CompareAction is what became of an action.
type CompareAction struct {
	Title    Text
	Agency   string // owner, or whom it was proposed to; empty: nobody
	State    string // proposed, taken, declined, done
	Due      Moment
	StartBy  Moment
	TooLate  bool
	Question string // own pages: how the position moved, in words; empty: none
}

// Changes is what became of an agency's own positions.
type Changes struct {
	Frame
	Agency   string
	Workshop string
	At       Moment
	From, To assessment.RoundID
	Rounds   []assessment.RoundID
	Themes   []ChangesTheme
	Further  int // rose because something was done
	Back     int // fell because something was done
	Known    int // corrected
	Same     int
	Actions  []CompareAction
}

// ChangesTheme is a theme with its points in both rounds.
type ChangesTheme struct {
	Number      int
	Title       Text
	Before, Now *ScoreLine
	Questions   []ChangedQuestion // that moved, or had no position before or now
	Same        []ChangedQuestion // as before
}

// ChangedQuestion is a question with its position in both rounds.
type ChangedQuestion struct {
	Ask         Text
	Before, Now assessment.Choice // empty: not stated, or unsettled
	Move        assessment.PositionMove
}
