package chart

// The two halves of a statement: upper left speaks, lower right is spoken to.
const (
	upperHalf  = "M2 2h18.4L2 20.4z"
	lowerHalf  = "M22 3.6V22H3.6z"
	upperFrame = "M2.8 2.8h15.6L2.8 18.4z"
	lowerFrame = "M21.2 5.6v15.6H5.6z"
)

// Halves is a square of two halves, each filled by whoever has spoken: sender
// and receiver, or the one that says it leads and those that name it.
func Halves(upper, lower bool) []Shape {
	shapes := []Shape{path("c-off", "1.4", upperFrame), path("c-off", "1.4", lowerFrame)}
	if upper {
		shapes[0] = path("c-half", "", upperHalf)
	}
	if lower {
		shapes[1] = path("c-half", "", lowerHalf)
	}
	return shapes
}

// Channel is the sign of a channel's state; required matters for "none", where
// nothing is missing if nothing was expected. A state it does not know is drawn
// as unclear.
func Channel(state string, required bool) []Shape {
	switch state {
	case "exercised":
		return append(Halves(true, true), Shape{Class: "c-dot", Circle: &Circle{"12", "12", "4.4"}})
	case "confirmed":
		return Halves(true, true)
	case "relayed":
		return []Shape{
			path("c-half", "", "M2 2h12L2 14z"), path("c-half", "", "M22 10v12H10z"),
			circle("c-via", "2", 30),
		}
	case "sender-only":
		return Halves(true, false)
	case "receiver-only":
		return Halves(false, true)
	case "none":
		if required {
			return []Shape{path("c-none", "2.4", "M7 12h10")}
		}
		return []Shape{circle("c-rest", "", 20)}
	}
	return []Shape{circle("c-round", "2.2", 85)}
}
