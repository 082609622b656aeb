package templates

import "electready/assessment"

// Failure is a page that says what went wrong and what to do.
type Failure struct {
	Frame
	Kind FailureKind
	// ID names a problem of the server in its log.
	ID string
	// Wait is in how many seconds to try again, after too many tries; 0: later.
	Wait int
	// Typed is what was sent to a theme that is not open, or could not be kept.
	Typed []Typed
	// Versions are the two versions of a page that went stale.
	Versions []Versions
	// Back is where to go on; empty: the start.
	Back string
}

// FailureKind says what went wrong; the status it goes with is in brackets.
type FailureKind string

// Kinds of failure.
const (
	NotFound         FailureKind = "not-found"         // also what belongs to another agency (404)
	Expired          FailureKind = "expired"           // the session (401 or 403)
	SignedOut        FailureKind = "signed-out"        // the session of a trainer's page (401)
	NotOpen          FailureKind = "not-open"          // the theme takes no answers now (409)
	RoundOver        FailureKind = "round-over"        // a page of an earlier round (409)
	Paused           FailureKind = "paused"            // nobody answers now (409)
	SeatsTaken       FailureKind = "seats-taken"       // the code is dead (409)
	UsedLink         FailureKind = "used-link"         // a link that works once (410)
	LinkEnded        FailureKind = "link-ended"        // to the room's screen or for an observer (410)
	InvitationUsed   FailureKind = "invitation-used"   // it works once (410)
	InvitationEnded  FailureKind = "invitation-ended"  // by a trainer (410)
	InvitationLapsed FailureKind = "invitation-lapsed" // after a day (410)
	HandedOver       FailureKind = "handed-over"       // read only (409)
	Stale            FailureKind = "stale"             // somebody was faster (409)
	TooMany          FailureKind = "too-many"          // tries (429)
	ServerFault      FailureKind = "server-fault"      // with an id (500)
	DiskFull         FailureKind = "disk-full"         // nothing can be kept (507)
	BadRequest       FailureKind = "bad-request"       // a form that this program did not make (400 or 403)
	TooLarge         FailureKind = "too-large"         // more than a form may hold (413)
)

// Typed is an answer that was not kept, word for word.
type Typed struct {
	Ask    Text
	Choice assessment.Choice // empty: none
	Level  Text              // the state in words, for a level
	Basis  string
	Note   string
}

// Versions are two versions of one thing: what is kept, and what was sent. The
// form goes to Action with the hidden fields and rev, the kept revision.
type Versions struct {
	Ask    Text
	Kept   Typed
	Sent   Typed
	Action string
	Fields []Field
}

// Field is a hidden field of a form.
type Field struct{ Name, Value string }

// Hidden is the blank page of "Hide screen".
type Hidden struct {
	Frame
	Back string // where "show again" leads
}
