package chart

import "strconv"

// Bar is a score with its range on an axis from 0 to 100, in shares of the
// width, so that it stretches with the page.
type Bar struct {
	Ticks    []string // at 0, 25, 50, 75 and 100
	Value    string   // where the upright stands; empty: too little stated
	From     string   // where the range begins
	Length   string   // how long it is
	HasRange bool     // false where everything is known
}

// Ticks of the axis.
var axis = []string{"0%", "25%", "50%", "75%", "100%"}

// ScoreBar is the bar of a score in whole points and its range; points nil
// leaves the range alone.
func ScoreBar(points *int, low, high int) Bar {
	b := Bar{Ticks: axis, From: share(low), Length: share(high - low), HasRange: high > low}
	if points != nil {
		b.Value = share(*points)
	}
	return b
}

func share(points int) string { return strconv.Itoa(points) + "%" }
