package assessment

// PositionState is an agency's choice for one question at a round.
type PositionState struct {
	Choice    Choice // empty: no voice yet, or unsettled
	Confirmed bool   // by the lead; otherwise provisional
	Unsettled bool   // voices two or more apart, no value until the lead decides
	Voices    []Choice
	Revised   bool // a voice changed after the confirmation, in its round
}

// Stated reports whether there is a position, settled or not.
func (p PositionState) Stated() bool { return p.Choice != "" || p.Unsettled }

// Level is the known level of the position, if it has one.
func (p PositionState) Level() (int, bool) { return p.Choice.Level() }
