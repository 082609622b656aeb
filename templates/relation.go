package templates

// FirstStep is the bank's first step for a state or a flag.
type FirstStep struct {
	Sign string // the state or flag
	Text Text
	Days int // lead days
}
