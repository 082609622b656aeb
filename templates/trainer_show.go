package templates

import "electready/assessment"

// Show is a theme as the trainer shows it to the room. It carries only figures
// that may be shared: those of [assessment.ShareRoom] or, before the theme is
// shown, of [assessment.PreviewRoom]. Forms: /w/{id}/screen (question; empty
// clears the screen), /w/{id}/themes (theme, to), /w/{id}/private (agency).
type Show struct {
	Frame
	Workshop string // id
	Theme    ConsoleTheme
	Round    assessment.RoundID
	Rule     assessment.Rule
	ReadOnly bool
	Agencies int
	Fewest   int    // agencies a figure needs; 0: any number
	OnScreen string // question on the room's screen; empty: none

	Orphans  []ShowQuestion // nobody's role
	Talk     []ShowQuestion
	Assign   []ShowQuestion
	Sections []ShowSection
	Points   PointsSpread // of the theme

	Unconfirmed int // positions not yet confirmed
	Positions   int // asked of all agencies

	// Private are the agencies that can be opened in private; none where the
	// rule forbids it.
	Private []PrivateAgency
}

// HasFigures reports whether the theme is far enough for figures.
func (v Show) HasFigures() bool { return hasFigures(v.Theme) }

// ShowSection is a section with its questions.
type ShowSection struct {
	ID        string
	Title     Text
	Points    *PointsSpread // nil: not figured
	Named     []NamedPoints // under the rule "named"
	Questions []ShowQuestion
}

// ShowQuestion is what may be shared of a question, with its words.
type ShowQuestion struct {
	assessment.SharedQuestion
	About  assessment.About
	Target int
	Ask    Text
	Local  Local
	Levels []Text        // five, from level 0
	Names  []NamedChoice // under the rule "named", in the workshop's order
}

// PointsSpread is how the agencies' scores lie, in five bands of twenty points.
type PointsSpread struct {
	Shown     bool // enough agencies have a score
	Scored    int
	Agencies  int
	MostOrAll *int // the band in which most or all lie; then Bands is empty
	Few       bool // too few agencies lie elsewhere than before; Bands is empty
	Bands     [assessment.Bands]int
	Median    *int // whole points
}

// NamedPoints is the score of a named agency.
type NamedPoints struct {
	Agency string
	Points *int // nil: too little stated
}

// PrivateAgency is an agency that can be opened in private.
type PrivateAgency struct{ ID, Name string }

// Private is one agency's positions, opened by the trainer. The trail keeps
// that it was opened.
type Private struct {
	Frame
	Workshop    string // id
	Back        string // page it was opened from
	Agency      string
	Round       assessment.RoundID
	At          Moment
	Provisional int
	Unsettled   int
	Scores      []ScoreLine // of themes, with their sections
	Themes      []PrivateTheme
}

// PrivateTheme is a theme with the agency's positions.
type PrivateTheme struct {
	Number    int
	Title     Text
	Positions []PrivatePosition
}

// PrivatePosition is the agency's position on a question.
type PrivatePosition struct {
	Ask       Text
	Choice    assessment.Choice // empty: none
	State     Text              // the level's state in words
	Target    int
	Confirmed bool
	Unsettled bool
}
