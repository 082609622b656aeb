package chart

import "strconv"

// Lengths of a sign, in tenths of a unit.
const (
	ground  = 200 // lower edge of what fills a square
	inner   = 160 // height and width of what fills it
	course  = 33  // height of a course
	spacing = 43  // from course to course
)

func box() Shape    { return rect("g-box", "2", 15, 15, 210, 210) }
func round() Shape  { return circle("g-box", "2", 105) }
func dotted() Shape { return circle("g-dash", "2", 105) }
func courses(level int) []Shape {
	var shapes []Shape
	for i := range level {
		shapes = append(shapes, rect("g-"+strconv.Itoa(level), "", 40, ground-course+3-i*spacing, inner, course))
	}
	return shapes
}

// Level is the sign of a level from 0 to 4: a square with as many courses.
func Level(level int) []Shape {
	return append([]Shape{box()}, courses(level)...)
}

// AtMost is the sign of a level reached while questions are open: the level's
// square with a dashed frame.
func AtMost(level int) []Shape {
	return append([]Shape{rect("g-open", "2", 15, 15, 210, 210)}, courses(level)...)
}

// Vessel is the sign of a score: the square filled to that many points of 100,
// in the shade of the level that the points begin to reach.
func Vessel(points int) []Shape {
	shade := (points + 24) / 25
	if shade == 0 {
		return []Shape{box()}
	}
	return []Shape{box(), filled("g-"+strconv.Itoa(shade), points, 100)}
}

// filled is what stands in a square for part of whole.
func filled(class string, part, whole int) Shape {
	height := (2*inner*part + whole) / (2 * whole)
	return rect(class, "", 40, ground-height, inner, height)
}

// Unknown is the sign of "we do not know".
func Unknown() []Shape {
	return []Shape{
		round(),
		path("g-line", "2.2", "M8.9 9.4a3.15 3.15 0 1 1 4.9 2.6c-1.2.8-1.8 1.3-1.8 2.6"),
		rect("g-ink", "", 109, 164, 22, 22),
	}
}

// NotOurs is the sign of "not our agency's role".
func NotOurs() []Shape { return []Shape{round(), path("g-line", "2.2", "M5 19L19 5")} }

// Withheld is the sign of "prefer not to say".
func Withheld() []Shape { return []Shape{round(), path("g-line", "3", "M6.5 12h11")} }

// NotStated is the sign of what was not answered; in shared views of all that
// is not stated.
func NotStated() []Shape { return []Shape{dotted()} }

// Choice is the sign of a choice by its word: "0" to "4", unknown, not-ours,
// withheld; anything else is not stated.
func Choice(word string) []Shape {
	switch word {
	case "0", "1", "2", "3", "4":
		return Level(int(word[0] - '0'))
	case "unknown":
		return Unknown()
	case "not-ours":
		return NotOurs()
	case "withheld":
		return Withheld()
	}
	return NotStated()
}

// Complete is the sign of what is done or saved.
func Complete() []Shape {
	return []Shape{rect("g-done", "", 5, 5, 230, 230), path("g-tick", "2.6", "M6 12.5l4 4 8-9")}
}

// Progress is the sign of done parts of a whole: empty, partly filled, or full
// with a tick.
func Progress(done, whole int) []Shape {
	switch {
	case done <= 0 || whole <= 0:
		return []Shape{box()}
	case done >= whole:
		return Complete()
	}
	return []Shape{box(), filled("g-done", done, whole)}
}

// Closed is the sign of what takes no answers yet.
func Closed() []Shape {
	return []Shape{rect("g-dash", "2", 15, 15, 210, 210), path("g-line", "2", "M7 12h10")}
}

// Flagged is the sign of what somebody wants to come back to.
func Flagged() []Shape {
	return []Shape{path("g-mark", "1.8", "M4.5 2h15v20l-7.5-6-7.5 6z")}
}

// Now is the sign of what asks for a decision.
func Now() []Shape {
	return []Shape{rect("g-mark", "2", 15, 15, 210, 210), path("g-mark-line", "2.6", "M8 6l7 6-7 6")}
}

// Brand is the sign of the product: a square cut on the diagonal.
func Brand() []Shape {
	return []Shape{path("mark-a", "", "M1 1h20L1 21z"), path("mark-b", "", "M23 3v20H3z")}
}

// Emblem is [Brand] for large sizes, with a narrower cut.
func Emblem() []Shape {
	return []Shape{path("mark-a", "", "M1 1h20.4L1 21.4z"), path("mark-b", "", "M23 2.6V23H2.6z")}
}
