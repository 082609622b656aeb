package assessment

import "time"

// PauseNotice is how long people can still answer after the trainer asked for a
// pause: what is half typed is finished and kept.
const PauseNotice = 2 * time.Minute

// ErrPaused says that nobody answers now. What was sent is kept on the device
// and goes through after the pause.
var ErrPaused = &Error{Code: Conflict, Key: "error.paused"}

// Pause closes answering for everybody from a moment on; the zero value is no
// pause.
type Pause struct{ From time.Time }

// PauseFrom reads the moment as it is kept.
func PauseFrom(text string) Pause {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return Pause{}
	}
	return Pause{From: at}
}

// Asked reports whether the trainer asked for a pause, begun or not.
func (p Pause) Asked() bool { return !p.From.IsZero() }

// Closes reports whether answering is closed at a moment. A clock that was set
// back by more than the notice does not open it again.
func (p Pause) Closes(now time.Time) bool {
	return p.Asked() && (!now.Before(p.From) || p.From.Sub(now) > PauseNotice)
}
