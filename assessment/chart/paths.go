package chart

// Places of the paces on the axis of a path, in points of a hundred.
var paceAt = map[string]int{"hour": 0, "day": 33, "later": 67, "never": 100}

var paceTicks = []string{"0%", "33%", "67%", "100%"}

// PathBar is how fast word reaches an agency: an upright where both ends confirm
// it, none where it never comes, and a range from where paper promises it. The
// words of paces are hour, day, later and never.
func PathBar(confirmed, paper string) Bar {
	at, promised := paceAt[confirmed], paceAt[paper]
	b := Bar{Ticks: paceTicks}
	if at < paceAt["never"] {
		b.Value = share(at)
	}
	if promised < at {
		b.From, b.Length, b.HasRange = share(promised), share(at-promised), true
	}
	return b
}
