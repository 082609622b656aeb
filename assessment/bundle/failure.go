package bundle

import (
	"fmt"

	"electready/assessment"
)

// What may be wrong with a file as a whole, for errors.Is. Errors of this
// package say in their text what is wrong and what to do; flaws inside a
// document are an [*assessment.FlawedError].
var (
	ErrNotBundle  = &assessment.Error{Code: assessment.Invalid, Key: "error.bundle-not-one"}
	ErrNewer      = &assessment.Error{Code: assessment.Unavailable, Key: "error.bundle-newer"}
	ErrTooLarge   = &assessment.Error{Code: assessment.Invalid, Key: "error.bundle-too-large"}
	ErrEncrypted  = &assessment.Error{Code: assessment.Invalid, Key: "error.bundle-encrypted"}
	ErrPassphrase = &assessment.Error{Code: assessment.Invalid, Key: "error.bundle-passphrase"}
	ErrDamaged    = &assessment.Error{Code: assessment.Invalid, Key: "error.bundle-damaged"}
)

// failure is one of the errors above with the particulars in words.
type failure struct {
	kind *assessment.Error
	text string
}

func (f *failure) Error() string { return f.text }
func (f *failure) Unwrap() error { return f.kind }

func fail(kind *assessment.Error, format string, args ...any) error {
	return &failure{kind: kind, text: fmt.Sprintf(format, args...)}
}
