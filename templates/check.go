package templates

// Check is the page on which a telephone tries the room's network before people
// come.
type Check struct {
	Frame
	Host        string // what was typed
	Secure      bool
	Fingerprint []string // of the own certificate, in groups; none: the browser does not warn
	Names       []string // addresses to try, too
	Visit       string   // what the heavy style sheet is asked for with
}
