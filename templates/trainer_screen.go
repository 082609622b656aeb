package templates

import (
	"electready/assessment"
	"electready/assessment/chart"
)

// Screen is the room's screen: how to join, or the spread of one question. It
// has no controls.
type Screen struct {
	Frame
	Title    string // of the workshop
	Rule     assessment.Rule
	Taken    int // seats, in total
	Agencies int
	Live     Live

	Address string // to join
	Network string // empty: not said
	QR      chart.QR

	Fingerprint []string // of the own certificate, in groups; none: the browser does not warn

	Question *ScreenQuestion // nil: how to join
}

// Live is how the room's screen follows what the trainer shows.
type Live struct {
	Every int    // seconds until it asks again; 0: never
	Steer string // where arrow keys post "step" (next or back); empty: nobody steers here
}

// ScreenQuestion is the question on the room's screen.
type ScreenQuestion struct {
	ShowQuestion
	ThemeNumber int
	ThemeTitle  Text
	Round       assessment.RoundID
	Fewest      int // agencies a figure needs
}
