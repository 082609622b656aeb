package templates

import "context"

// PagePapers are the three pages that each agency takes home, by the message of
// their name.
const PagePapers = "paper.title"

// Papers are three pages for each of some agencies, to print.
type Papers struct {
	Frame
	Back     string
	Workshop string // title
	Day      Moment
	Election Moment // zero: not known
	Early    bool   // the trainer cannot read the statements yet
	Sheets   []Sheets
}

// Sheets are the three pages of an agency.
type Sheets struct {
	Agency  string
	One     bool // answers of one representative
	Peers   []PaperPeer
	Cases   []PaperCase
	Actions []PaperAction
	Role    string // whom others ask for at the agency; empty: to be written by hand
	Night   string // the number they call at night; likewise
}

// PaperPeer is another agency that may be called.
type PaperPeer struct {
	Name   string
	About  []PaperChannel
	Role   string       // whom to ask for; empty: to be written by hand
	Night  string       // its number at night; likewise
	Called *ContactCall // that the agency called it; nil: not yet
}

// PaperChannel is the own end of a channel.
type PaperChannel struct {
	Type    Text
	Tell    bool
	Via     string // through whom; empty: directly
	Hear    bool
	AtNight bool
	Tested  bool
}

// PaperCase is a scenario, task by task.
type PaperCase struct {
	Title Text
	Tasks []PaperTask
}

// PaperTask is who leads as the room wrote it down, and what the agency said of
// itself.
type PaperTask struct {
	Name      Text
	Claim     string // as [assessment.Claim]; empty: not stated
	Other     string // whom the claim names
	Basis     string
	Lead      string // whom the room wrote down; empty: still open
	LeadBasis string
	Due       Moment // when the room wants it settled; may be zero
}

// PaperAction is an action that the agency took on.
type PaperAction struct {
	Title    string
	Partners []string
	Done     bool
	StartBy  Moment // zero: election day not known
	Due      Moment
	TooLate  bool
}

// paperClaims are the messages of what an agency says of itself in a task.
var paperClaims = map[string]string{
	"": "paper.claim-none", "lead": "paper.claim-lead", "with": "paper.claim-with", "support": "paper.claim-support",
	"other": "paper.claim-other", "nobody": "paper.claim-nobody",
}

// paperBases are the messages of why an agency leads.
var paperBases = map[string]string{"law": "paper.by-law", "practice": "paper.by-practice"}

// paperBasis is a basis after a comma, or nothing.
func paperBasis(ctx context.Context, basis string) string {
	if key := paperBases[basis]; key != "" {
		return ", " + t(ctx, key)
	}
	return ""
}

// blankRows are the rows to write in by hand where nothing was stated or taken.
const blankRows = 3
