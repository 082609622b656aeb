package assessment

import "errors"

// Code says what kind of error an [Error] is; web and command line turn it into
// a status.
type Code string

// The codes of domain errors. Anything else is an internal error: logged, and
// told to nobody.
const (
	NotFound    Code = "not-found"   // also everything that belongs to somebody else
	Invalid     Code = "invalid"     // bad input, with the fields
	Conflict    Code = "conflict"    // the thing is not in a state that allows it
	Unavailable Code = "unavailable" // disk full, another instance, newer version
)

// Error is an error for the reader: a code, and the key of a message that says
// what happened and what to do.
type Error struct {
	Code   Code
	Key    string
	Fields []FieldError
}

// FieldError names a field of a form and the message for it.
type FieldError struct {
	Field string
	Key   string
	Args  []any // name, value, name, value …
}

// Error implements error.
func (e *Error) Error() string { return string(e.Code) + ": " + e.Key }

// Is reports whether target is the same error by code and key, so that the
// sentinels below work with errors.Is.
func (e *Error) Is(target error) bool {
	var other *Error
	return errors.As(target, &other) && e.Code == other.Code && e.Key == other.Key
}

// CodeOf is the code of err, or empty for an internal error.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// Errors that more than one place returns.
var (
	ErrNotFound    = &Error{Code: NotFound, Key: "error.not-found"}
	ErrNotOpen     = &Error{Code: Conflict, Key: "error.theme-not-open"}
	ErrNotLocked   = &Error{Code: Conflict, Key: "error.theme-not-locked"}
	ErrStage       = &Error{Code: Conflict, Key: "error.theme-stage"}
	ErrReadOnly    = &Error{Code: Conflict, Key: "error.workshop-read-only"}
	ErrNotRunning  = &Error{Code: Conflict, Key: "error.workshop-not-running"}
	ErrSeatsTaken  = &Error{Code: Conflict, Key: "error.seats-taken"}
	ErrCodeUnknown = &Error{Code: Invalid, Key: "error.code-unknown"}
	ErrSlipUnknown = &Error{Code: Invalid, Key: "error.slip-unknown"}
	ErrSlipUsed    = &Error{Code: Conflict, Key: "error.slip-used"}
	ErrLinkUsed    = &Error{Code: Conflict, Key: "error.link-used"}
	ErrStale       = &Error{Code: Conflict, Key: "error.stale"}
	ErrFixed       = &Error{Code: Conflict, Key: "error.fixed-after-first-answer"}
	ErrReason      = &Error{Code: Invalid, Key: "error.reason-needed"}
	ErrDiskFull    = &Error{Code: Unavailable, Key: "error.disk-full"}
)
