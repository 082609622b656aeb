package templates

// Lead is where somebody who has a seat takes the lead of the agency over. Form:
// /lead (slip).
type Lead struct {
	Frame
	Leads    bool   // the reader leads
	Slip     string // as typed
	Problems []Problem
}

// What the page says of a slip.
const (
	NoticeLead       = "handing.notice"
	ProblemSlipTyped = "handing.problem-slip"
)
