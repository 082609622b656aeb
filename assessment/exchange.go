package assessment

import "time"

// The values in this file go between the pages and the store: what people ask
// for, and what they get back.

// Trainer is somebody who runs workshops.
type Trainer struct {
	ID         string
	Name       string
	Passphrase string // as assessment/secret encoded it
	Created    string
}

// Session is who a browser is. A visitor's holds the agency whose code was
// typed, until a seat is taken.
type Session struct {
	Actor   Actor
	Name    string // of the trainer or the respondent
	Seat    int
	Created time.Time
	Idle    time.Duration // until it ends if nothing happens
	Erased  *Receipt      // its workshop was erased: nothing else is known of it
}

// Summary is a workshop in a list.
type Summary struct {
	ID      string
	Title   string
	Country string
	State   State
	Created string
}

// NewAgency is an agency as a trainer names it.
type NewAgency struct {
	Kind  Kind
	Name  string
	Short string
	Seats int
}

// NewWorkshop is a workshop as a trainer plans it.
type NewWorkshop struct {
	Workshop
	Address  string // printed on the cards
	Agencies []NewAgency
}

// Card is what is printed for an agency.
type Card struct {
	Agency Agency
	Code   string
	Slip   string
	Used   string // respondent who used the slip
}

// Entry is the agency behind a card's code.
type Entry struct {
	Workshop string
	Agency   string
}

// Seated is a seat that was taken or found again, with the session that goes on
// with it.
type Seated struct {
	Respondent Respondent
	Workshop   string
	Code       string // personal, in normal form
	Session    string // id for the cookie
}

// Actor is who holds the seat.
func (s Seated) Actor() Actor {
	role := RespondentRole
	if s.Respondent.Lead {
		role = LeadRole
	}
	return Actor{Role: role, ID: s.Respondent.ID, Workshop: s.Workshop, Agency: s.Respondent.Agency}
}

// Draft is an answer as its author sends it.
type Draft struct {
	Question string
	Choice   Choice
	Basis    string
	Note     string
	Flag     bool
	Why      string
	Request  []byte  // the browser's own key: sent twice, saved once; nil for none
	Base     *int    // the revision the form was made from; nil: do not ask
	Round    RoundID // the round the form was made for; empty: the one that runs
}

// Saved is an answer as it stands after its commit.
type Saved struct {
	Answer
	Fresh bool // a revision was added; otherwise it stood there already
}

// Decision is a position as a lead confirms it.
type Decision struct {
	Question string
	Choice   Choice
	Reason   string
	Mark     string // VoicesMark of the voices the lead saw
}

// Imported says what an import took.
type Imported struct {
	Workshop string
	New      bool // the workshop was not here before
	Rows     int  // rows that were added
	Merge    MergeReport
}

// Deed is one line of the audit trail.
type Deed struct {
	Seq      int64
	Workshop string
	At       string
	Role     Role
	Actor    string
	Deed     string
	Object   string
}

// StatementStage is how far the statements about each other are in a round.
type StatementStage struct {
	Round  RoundID
	State  Stage
	Opened string
	Locked string
	Shown  string
	Mark   int64 // the ledger's last entry when they were locked
}

// Statement is one statement as a lead or a colleague sends it: exactly one of
// the three is set.
type Statement struct {
	Channel *Channel
	Claim   *Claim
	Stake   *Stake
}

// Kind and About name what a statement is about, within its agency.
func (s Statement) Kind() string {
	switch {
	case s.Channel != nil:
		return releasedChannels
	case s.Claim != nil:
		return releasedClaims
	}
	return releasedSystems
}

// About is what the statement is about: "incident/cert", "sc-x/restore", "sy-x".
func (s Statement) About() string {
	switch {
	case s.Channel != nil:
		return string(s.Channel.Type) + "/" + s.Channel.Peer
	case s.Claim != nil:
		return s.Claim.Scenario + "/" + s.Claim.Task
	}
	return s.Stake.System
}

// Proposal is a statement that a colleague proposes to the lead.
type Proposal struct {
	Seq        int64
	Respondent string
	Statement
}
