package templates

import "electready/assessment"

// Room is what the trainer has shown to the room.
type Room struct {
	Frame
	Rule     assessment.Rule
	Workshop string
	Round    assessment.RoundID
	Agencies int
	Shown    []RoomLink  // themes that were shown
	Themes   []RoomTheme // the one that is read; none: nothing to show yet
	// Fewest is how many agencies a figure needs; 0 under the rule "named".
	Fewest int
}

// RoomTheme is a theme that was shown.
type RoomTheme struct {
	ID       string
	Number   int
	Title    Text
	Shown    Moment
	Round    assessment.RoundID // in which it was shown
	Orphans  []RoomQuestion     // nobody's role
	Apart    []RoomQuestion     // described differently, or uneven
	Furthest []RoomQuestion     // furthest from the target
	Sections []RoomSection      // every question of the theme
	Points   *Distribution      // nil: no agency has a score in it
}

// RoomLink leads to a theme that was shown.
type RoomLink struct {
	ID     string
	Number int
	Title  Text
}

// RoomPart is a section of a theme that was shown.
type RoomPart struct {
	Room
	Theme   RoomTheme
	Section RoomSection
}

// RoomSection is a section with its questions.
type RoomSection struct {
	ID        string
	Title     Text
	Questions []RoomQuestion
}

// RoomQuestion is the spread of the agencies over a question.
type RoomQuestion struct {
	ID        string
	Ask       Text
	Local     Local
	About     assessment.About
	Levels    []Text // five states, from level 0; may be empty in lists
	Asked     int    // agencies asked; 0: not told
	At        [5]int // agencies at each level
	Unknown   int
	NotStated int // withheld, unanswered and unsettled are one
	NotOurs   int
	Median    *int // nil where split or where nobody has a level
	Target    int
	Split     bool
	Orphan    bool
	Hidden    bool // fewer agencies than a figure needs: no number is shown
	// MostOrAll is what all agencies that state anything say, or all but one;
	// the counts are empty then, because they would tell what each said.
	MostOrAll assessment.Choice
	// Few says that too few agencies stand elsewhere than in a picture shown
	// before: only the middle is told.
	Few   bool
	Named []NamedChoice // under the rule "named": in the workshop's order
}

// NamedChoice is an agency's position under the rule "named".
type NamedChoice struct {
	Agency string
	Choice assessment.Choice // empty: not stated
}

// Distribution is how the agencies' scores in a theme lie, in five bands of
// twenty points.
type Distribution struct {
	Bands  [5]int
	Median *int
	Scored int // agencies that have a score
	Hidden bool
	// MostOrAll is the band in which most or all lie; Bands is empty then, and
	// where Few says that too few agencies lie elsewhere than before.
	MostOrAll *int
	Few       bool
}
