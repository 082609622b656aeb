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
	Refresh  int // seconds until the page asks again; 0: never

	Address string // to join
	Network string // empty: not said
	QR      chart.QR

	Question *ScreenQuestion // nil: how to join
}

// ScreenQuestion is the question on the room's screen.
type ScreenQuestion struct {
	ShowQuestion
	ThemeNumber int
	ThemeTitle  Text
	Fewest      int // agencies a figure needs
}
