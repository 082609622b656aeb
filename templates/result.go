package templates

import (
	"slices"

	"electready/assessment"
)

// Result is the agency's own result. Figures come in whole points.
type Result struct {
	Frame
	Agency      string
	Workshop    string
	Round       assessment.RoundID
	At          Moment // when the figures were made
	Provisional int    // positions not yet confirmed, unsettled ones included
	Unsettled   int    // of those, without a value until the lead decides
	One         bool   // answers of one representative
	Rounds      bool   // there is a later round to compare with
	CanConfirm  bool   // the reader is the lead, and positions can be confirmed

	Scores   []ScoreLine
	Overall  *ScoreLine // nil: nothing applies
	Findings []FindingLine
	Parts    Parts // of all findings
	Total    int   // of findings; more than shown gives a link to all
	All      bool  // all are shown
	// OnlySteps leaves the scores to the page before: a long list of next steps
	// is a page of its own.
	OnlySteps bool
}

// Stated reports whether the agency has answered anything.
func (v Result) Stated() bool {
	return slices.ContainsFunc(v.Scores, func(s ScoreLine) bool { return s.Answered > 0 })
}

// Lead reports whether the reader decides the positions.
func (v Result) Lead() bool { return v.Seat != nil && v.Seat.Lead }

// Known is how many questions have a known level.
func (s ScoreLine) Known() int { return s.Applicable - s.Unknown - s.Unsettled - s.NotStated }

// ScoreLine is a score with its range. Points nil: too little stated.
type ScoreLine struct {
	Number     int  // of the theme; 0 for all themes and for sections
	Title      Text // empty for all themes
	Closed     bool // the trainer has not opened the theme: nobody could state anything
	Points     *int
	Low, High  int
	Answered   int
	Applicable int
	Unknown    int
	Unsettled  int  // of those answered: no position until the lead decides
	NotStated  int  // withheld or not answered
	Level      *int // nil: no essential question has a known level
	Open       int
	HeldBack   []Text // questions at exactly that level
	Sections   []ScoreLine
}

// FindingLine is a next step, or a matter still open.
type FindingLine struct {
	Question  string
	Ask       Text
	Local     Local
	Cause     assessment.Cause
	Essential bool
	Level     int // of a gap
	Target    int
	Steps     []Text // the first is the first step
	Days      int    // lead time of the first step; 0: not known
	With      []Text // whom to agree with; none: the agency alone
}
