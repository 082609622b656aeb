package templates

import "electready/assessment"

// Errands is what the lead's agency has to mend, shown to nobody else. Forms:
// /errands (line, say).
type Errands struct {
	Frame
	Stage   assessment.Stage
	Mended  int
	Of      int
	Errands []ErrandLine
}

// ErrandLine is one mismatch, with whom to find and what to say.
type ErrandLine struct {
	Key       string // of the line
	Title     Text   // channel type, task or system
	Scenario  Text   // of a task
	With      []string
	State     string // of a channel; else empty
	Sentences []Sentence
	First     Sentence // what to say first
	Step      Text     // first step of the bank
	Days      int
	Mended    bool
	Ways      []Correction
}

// Correction is a way in which the lead can correct the own statement.
type Correction struct {
	Say      string
	Sentence Sentence
}

// Preview is what will be shown about the lead's agency, word for word. Forms:
// /preview (line).
type Preview struct {
	Frame
	Stage assessment.Stage
	Lines []PreviewLine
}

// PreviewLine is a line as it will be shown.
type PreviewLine struct {
	Key       string
	Title     Text
	Scenario  Text
	State     string // of a channel; else empty
	Sentences []Sentence
	Held      bool // the trainer holds it back
	CanHide   bool // the own statement can be turned into "not stated"
}
