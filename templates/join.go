package templates

import "electready/assessment"

// Join is the page with the field for the agency's code.
type Join struct {
	Frame
	Code     string // as typed
	Room     *RoomNote
	Problems []Problem // field: code
}

// RoomNote says which workshop runs here.
type RoomNote struct {
	Title string
	Day   Moment
}

// Who is the page with the five lines, before a seat is taken or later.
type Who struct {
	Frame
	Disclosed
	Joined bool // a seat was taken: the page only says it again

	Short    string    // short name of the agency and the number the seat will
	Number   int       // have, for "Police 2"
	Name     string    // as typed
	Slip     string    // as typed
	Problems []Problem // fields: name, slip
}

// Disclosed is who sees what in a workshop, and who keeps it until when.
type Disclosed struct {
	Rule       assessment.Rule
	Statements bool   // what agencies say about each other was agreed before joining
	Outer      bool   // this agency is of the outer circle
	Custodian  string // empty: nobody keeps the file
	Erased     Moment // when it is erased; zero: at the end of the workshop
}

// Practice is the practice question. Nothing of it is sent or stored.
type Practice struct {
	Frame
}

// Resume is the page with the field for the personal code.
type Resume struct {
	Frame
	Code     string    // as typed
	Problems []Problem // field: code
}
