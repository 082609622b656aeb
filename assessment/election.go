package assessment

// When an election day is, seen from another day.
const (
	ElectionOver = "over"
	ElectionNear = "near" // little but small steps still fits
)

// electionNear is from how few days on an election day is near.
const electionNear = 7 // days

// ElectionAt says that an election day is over or near on a day; empty: there is
// time, or one of the two is no day.
func ElectionAt(electionDay, today string) string {
	d := Document{Workshop: Workshop{ElectionDay: electionDay}}
	left, known := DaysLeft(&d, today)
	switch {
	case !known || left > electionNear:
		return ""
	case left < 0:
		return ElectionOver
	}
	return ElectionNear
}
