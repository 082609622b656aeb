package assessment

// Format and version of the document that a bundle holds.
const (
	DocumentFormat  = "electready/workshop"
	DocumentVersion = 1
)

// Scope says which rows of a workshop a document holds.
type Scope string

// The scopes of a document.
const (
	ScopeFull   Scope = "full"   // every row
	ScopeRoom   Scope = "room"   // no respondents, answers, notes; positions and statements only as far as released
	ScopeAgency Scope = "agency" // one agency's own rows
)

// Document holds the facts of one workshop, or a part of them: what the store
// keeps as rows, what a bundle carries, and what [Analyse] reads. Rows stand in
// the order in which they came. Times are RFC 3339 in UTC, days YYYY-MM-DD,
// both kept as written.
type Document struct {
	Format  string  `json:"format"`
	Version int     `json:"version"`
	Scope   Scope   `json:"scope"`
	ID      string  `json:"id"`
	Bank    BankRef `json:"bank"`

	Workshop Workshop `json:"workshop"`

	Agencies    []Agency         `json:"agencies"`
	Respondents []Respondent     `json:"respondents"`
	Rounds      []Round          `json:"rounds"`
	Themes      []ThemeState     `json:"themes"`
	Answers     []Answer         `json:"answers"`
	Positions   []Position       `json:"positions"`
	Channels    []Channel        `json:"channels"`
	Claims      []Claim          `json:"claims"`
	Stakes      []Stake          `json:"stakes"`
	Principles  []PrincipleDraft `json:"principles"`
	Stances     []Stance         `json:"stances"`
	Outcomes    []Outcome        `json:"outcomes"`
	Actions     []Action         `json:"actions"`
	Notes       []Note           `json:"notes"`
	Releases    []Release        `json:"releases"`
	RunSheet    []Step           `json:"runsheet"`
}

// BankRef names the bank that a workshop's answers answer. SHA256 and Document
// may be left out when the program's own bank of that version is meant.
type BankRef struct {
	ID       string `json:"id"`
	Version  string `json:"version"`
	SHA256   string `json:"sha256,omitempty"`
	Document *Bank  `json:"document,omitempty"`
}

// Workshop is one facilitated assessment of one country.
type Workshop struct {
	State            State         `json:"state"`
	Title            string        `json:"title,omitempty"`
	Country          string        `json:"country,omitempty"`
	ElectionDay      string        `json:"election_day,omitempty"` // YYYY-MM-DD, may be unknown
	Languages        []string      `json:"languages,omitempty"`
	QuestionSet      QuestionSet   `json:"question_set"`
	Uses             []Use         `json:"uses,omitempty"`
	Disclosure       Rule          `json:"disclosure"`
	Statements       bool          `json:"statements,omitempty"` // section 7 was agreed before joining
	Custodian        string        `json:"custodian,omitempty"`  // empty: nobody keeps the file
	Channels         []ChannelType `json:"channels,omitempty"`   // left out: the first three
	Counterparts     []Counterpart `json:"counterparts,omitempty"`
	Scenarios        []string      `json:"scenarios,omitempty"`
	Systems          []string      `json:"systems,omitempty"`
	ChosenPrinciples []string      `json:"chosen_principles,omitempty"`
	Words            []LocalWord   `json:"words,omitempty"`
	Origin           string        `json:"origin,omitempty"`
}

// ChannelTypes are the channel types that the workshop uses, in their order.
func (w *Workshop) ChannelTypes() []ChannelType {
	if len(w.Channels) == 0 {
		return defaultChannelTypes
	}
	var out []ChannelType
	for _, t := range ChannelTypes {
		for _, used := range w.Channels {
			if used == t {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

// Counterpart names the agency that Agency turns to among several of a kind.
type Counterpart struct {
	Agency string `json:"agency"`
	Kind   Kind   `json:"kind"`
	Peer   string `json:"peer"`
}

// LocalWord replaces a word of the bank in one workshop.
type LocalWord struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

// Agency is an organisation that defends the election. Present changes no
// figure. Left is the time at which it left; from then on it is in no figure.
type Agency struct {
	ID      string `json:"id"`
	Kind    Kind   `json:"kind"`
	Name    string `json:"name,omitempty"`
	Short   string `json:"short,omitempty"`
	Seats   int    `json:"seats,omitempty"`
	Circle  Circle `json:"circle,omitempty"` // left out: the usual one of its kind
	Present bool   `json:"present,omitempty"`
	Left    string `json:"left,omitempty"`
	Origin  string `json:"origin,omitempty"`
}

// Respondent is a person answering for an agency in a numbered seat. The
// voices of one set aside count nowhere.
type Respondent struct {
	ID     string `json:"id"`
	Agency string `json:"agency"`
	Seat   int    `json:"seat,omitempty"`
	Name   string `json:"name,omitempty"`
	Lead   bool   `json:"lead,omitempty"`
	Aside  bool   `json:"aside,omitempty"`
	Origin string `json:"origin,omitempty"`
}

// Round is one pass of answering.
type Round struct {
	ID     RoundID `json:"id"`
	Opened string  `json:"opened,omitempty"`
	Closed string  `json:"closed,omitempty"`
	Origin string  `json:"origin,omitempty"`
}

// ThemeState is how far a theme is in a round. Questions are the chosen ones;
// empty means all of the theme.
type ThemeState struct {
	Theme     string   `json:"theme"`
	Round     RoundID  `json:"round"`
	State     Stage    `json:"state"`
	Questions []string `json:"questions,omitempty"`
	Opened    string   `json:"opened,omitempty"`
	Locked    string   `json:"locked,omitempty"`
	Shown     string   `json:"shown,omitempty"`
	Origin    string   `json:"origin,omitempty"`
}

// Answer is one respondent's choice for one question in one round. It is
// revised, never overwritten: Revision counts from 1.
type Answer struct {
	Respondent string  `json:"respondent"`
	Round      RoundID `json:"round"`
	Question   string  `json:"question"`
	Revision   int     `json:"revision"`
	Choice     Choice  `json:"choice"`
	Basis      string  `json:"basis,omitempty"` // document, practice, opinion
	Note       string  `json:"note,omitempty"`
	Flag       bool    `json:"flag,omitempty"` // to come back to
	Why        string  `json:"why,omitempty"`  // why it changed since the round before
	At         string  `json:"at,omitempty"`
	Origin     string  `json:"origin,omitempty"`
}

// Supersedes reports whether the answer counts instead of an older one of the
// same person to the same question: it is of a later round, or a later revision.
func (a Answer) Supersedes(old Answer) bool {
	return old.Round.Before(a.Round) || old.Round == a.Round && a.Revision > old.Revision
}

// Position is one confirmation of the agency's choice by its lead.
type Position struct {
	Agency     string  `json:"agency"`
	Round      RoundID `json:"round"`
	Question   string  `json:"question"`
	Choice     Choice  `json:"choice"`
	Reason     string  `json:"reason,omitempty"`
	Respondent string  `json:"respondent,omitempty"` // who confirmed
	At         string  `json:"at,omitempty"`
	Origin     string  `json:"origin,omitempty"`
}

// Stated says when and by whom a statement was made. An empty round means the
// first, revision 0 means 1.
type Stated struct {
	Round      RoundID `json:"round,omitempty"`
	Respondent string  `json:"respondent,omitempty"`
	Revision   int     `json:"revision,omitempty"`
	At         string  `json:"at,omitempty"`
	Origin     string  `json:"origin,omitempty"`
}

// RoundOf is the round of the statement; left out it is the first.
func (s Stated) RoundOf() RoundID {
	if s.Round == "" {
		return First
	}
	return s.Round
}

// RevisionOf is the revision of the statement; left out it is 1.
func (s Stated) RevisionOf() int { return max(s.Revision, 1) }

// Channel is what an agency says about telling a peer of something.
type Channel struct {
	Agency   string      `json:"agency"`
	Type     ChannelType `json:"type"`
	Peer     string      `json:"peer"`
	Sends    string      `json:"sends,omitempty"`    // yes, via, no, unknown, withheld
	Via      string      `json:"via,omitempty"`      // exactly when Sends is via
	Within   string      `json:"within,omitempty"`   // hour, day, later
	AtNight  bool        `json:"at_night,omitempty"` //
	Receives string      `json:"receives,omitempty"` // yes, no, unknown, withheld
	Tested   bool        `json:"tested,omitempty"`   // in the last 12 months, both directions
	Stated
}

// Claim is who leads a task of a scenario, as an agency says.
type Claim struct {
	Agency   string `json:"agency"`
	Scenario string `json:"scenario"`
	Task     string `json:"task"`
	Claim    string `json:"claim"`           // lead, with, support, other, nobody, unknown, withheld
	Other    string `json:"other,omitempty"` // the agency of "with" and "other"
	Basis    string `json:"basis,omitempty"` // law, practice; for leads
	Stated
}

// Stake is what an agency says about its part in an election system.
type Stake struct {
	Agency         string   `json:"agency"`
	System         string   `json:"system"`
	Stakes         []string `json:"stakes,omitempty"`   // owns, operates, depends, supplies; or alone none, unknown, withheld
	Fallback       string   `json:"fallback,omitempty"` // yes, no, unknown
	Rehearsed      bool     `json:"rehearsed,omitempty"`
	SingleSupplier bool     `json:"single_supplier,omitempty"`
	Stated
}

// PrincipleDraft is a version of a common principle that the workshop wrote;
// version 1 replaces the bank's draft.
type PrincipleDraft struct {
	ID      string            `json:"id"`
	Version int               `json:"version"`
	Text    map[string]string `json:"text"` // by language
	Origin  string            `json:"origin,omitempty"`
}

// Stance is an agency's word on a version of a principle.
type Stance struct {
	Agency    string `json:"agency"`
	Principle string `json:"principle"`
	Version   int    `json:"version"`
	Stance    string `json:"stance"` // support, wording, reservation, no-mandate
	Text      string `json:"text,omitempty"`
	Named     bool   `json:"named,omitempty"` // the lead lets the room see the agency's name
	Stated
}

// Outcome is what the room wrote down about a task of a scenario.
type Outcome struct {
	Scenario string `json:"scenario"`
	Task     string `json:"task"`
	Agency   string `json:"agency,omitempty"`
	Basis    string `json:"basis,omitempty"`
	Due      string `json:"due,omitempty"`
	Origin   string `json:"origin,omitempty"`
}

// Subject is what an action is about.
type Subject struct {
	Kind string `json:"kind"` // question, channel, claim, system, principle
	ID   string `json:"id"`
}

// Action is a recommendation proposed to an agency, and taken on when that
// agency says so.
type Action struct {
	ID         string   `json:"id"`
	About      Subject  `json:"about"`
	Title      string   `json:"title,omitempty"`
	ProposedTo string   `json:"proposed_to,omitempty"`
	Owner      string   `json:"owner,omitempty"` // empty: nobody took it
	Partners   []string `json:"partners,omitempty"`
	Due        string   `json:"due,omitempty"`
	State      string   `json:"state"` // proposed, taken, declined, done
	LeadDays   int      `json:"lead_days,omitempty"`
	LeadReason string   `json:"lead_reason,omitempty"`
	Origin     string   `json:"origin,omitempty"`
}

// Note is what a trainer wrote down during the talk.
type Note struct {
	Kind   string `json:"kind"`
	About  string `json:"about,omitempty"`
	Text   string `json:"text"`
	Origin string `json:"origin,omitempty"`
}

// Release says that something was shown to the room, or is held back.
type Release struct {
	Kind   string `json:"kind"`
	About  string `json:"about,omitempty"`
	Held   bool   `json:"held,omitempty"`
	At     string `json:"at,omitempty"`
	Origin string `json:"origin,omitempty"`
}

// Step is one line of the run-sheet.
type Step struct {
	ID      string   `json:"id"`
	Title   string   `json:"title,omitempty"`
	Start   string   `json:"start,omitempty"` // HH:MM
	Minutes int      `json:"minutes,omitempty"`
	Themes  []string `json:"themes,omitempty"` // opened, locked or shown by this step
	Inner   bool     `json:"inner,omitempty"`  // inner circle only
	State   string   `json:"state,omitempty"`  // "", now, done, skipped
	Origin  string   `json:"origin,omitempty"`
}
