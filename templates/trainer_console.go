package templates

import "electready/assessment"

// Console is where a trainer runs a workshop. Forms: /w/{id}/start;
// /w/{id}/themes (theme, repeated, and to: open, locked or shown).
type Console struct {
	Frame
	Workshop  string // id
	Title     string
	State     assessment.State
	Round     assessment.RoundID
	Rule      assessment.Rule
	Custodian string
	Erased    Moment

	Themes   []ConsoleTheme
	Agencies []ConsoleAgency // in the workshop's order, those that left not among them
	Taken    int             // seats taken, in total
	NoLead   int             // agencies that joined and have no lead

	Sheet    Sheet
	OnScreen Text      // question on the room's screen; empty: how to join
	Problems []Problem // field: themes
}

// ReadOnly reports that the workshop takes no change any more.
func (v Console) ReadOnly() bool {
	return v.State == assessment.HandedOver || v.State == assessment.Erased
}

// running reports that people may join and answer.
func (v Console) running() bool { return v.State == assessment.Running }

// ConsoleTheme is a theme with how far it is.
type ConsoleTheme struct {
	ID     string
	Number int
	Title  Text
	Stage  assessment.Stage
	Opened Moment
	Locked Moment
	Shown  Moment
}

// ConsoleAgency is how far an agency is, never what it answered.
type ConsoleAgency struct {
	Name     string
	Seats    int
	Taken    int
	Complete int // sections that are complete, of those now open or locked
	Sections int
	Lead     bool
}

// Problems of the console.
const (
	ProblemThemesNone  = "trainer.problem-themes-none"
	ProblemThemesStage = "trainer.problem-themes-stage"
)
