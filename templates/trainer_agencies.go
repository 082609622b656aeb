package templates

import (
	"electready/assessment"
	"electready/assessment/chart"
)

// Agencies is where agencies, their codes and their seats are kept. Forms:
// /w/{id}/agencies (a new one: kind, name, short, seats); /w/{id}/agencies/{a}
// (name, short, seats); /w/{id}/agencies/{a}/code (kind: card or slip);
// /w/{id}/agencies/{a}/left (short, typed to confirm);
// /w/{id}/seats/{respondent}/code.
type Agencies struct {
	Frame
	Workshop string // id
	ReadOnly bool
	Agencies []AgencyRow
	Kinds    []KindOption
	New      AgencyForm
	Change   string      // id of the agency whose forms are open; empty: none
	Issued   *IssuedCode // shown this once
	// Problems: the field's name for the new agency (kind, name, short, seats);
	// with "-" and the agency's id for one that is there (name-police,
	// confirm-police).
	Problems []Problem
}

// AgencyForm is what can be typed of an agency.
type AgencyForm struct {
	Kind  assessment.Kind
	Name  string
	Short string
	Seats string
}

// AgencyRow is an agency with its codes and seats.
type AgencyRow struct {
	ID       string
	KindName Text
	Name     string // as it is
	Form     AgencyForm
	Confirm  string // as typed
	Taken    []TakenSeat
	Seats    int
	SlipUsed bool
	Left     Moment // zero: it has not left

	Mark      string
	Meanwhile *Meanwhile // what somebody else saved; nil: nobody did
}

// TakenSeat is a seat somebody took; no name stands here.
type TakenSeat struct {
	Paper      bool // the answers are typed in from paper
	Respondent string
	Number     int
	Lead       bool
	Aside      bool
}

// IssuedCode is a personal code that is shown once.
type IssuedCode struct {
	Short  string
	Number int
	Code   string // in two groups of four
}

// Cards is what is printed for the agencies.
type Cards struct {
	Frame
	Workshop    string // id
	Title       string
	Day         Moment // of the workshop; zero: not known
	Rule        assessment.Rule
	Custodian   string
	Erased      Moment   // zero: at the end of the workshop
	Network     string   // name of the room's network; empty: not printed
	Address     string   // empty: not chosen yet
	Fingerprint []string // of the certificate, in groups; none: not printed
	Cards       []AgencyCard
}

// AgencyCard is the card of an agency and its lead slip.
type AgencyCard struct {
	Agency   string
	Code     string // in two groups of four
	QR       chart.QR
	Seats    int
	Slip     string // in two groups of four
	SlipUsed bool
}
