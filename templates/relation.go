package templates

import "electready/assessment"

// Pages of a trainer about the statements that agencies make about each other,
// by the message of their name.
const (
	PageRelations        = "relation.page-each-other"
	PageMatrix           = "relation.page-channels"
	PageResponsibilities = "relation.page-responsibilities"
	PagePaths            = "relation.page-paths"
	PageSystems          = "relation.page-systems"
)

// PageOwnRelations is a lead's page of what names the own agency.
const PageOwnRelations = "relation.own"

// RelationPage is what each of these pages has. Forms: /w/{id}/screen (view, go
// 1; or question empty, which takes the view off).
type RelationPage struct {
	Frame
	Workshop string
	Here     string           // one of the constants above
	Stage    assessment.Stage // until they are locked, the pages show counts only
	ReadOnly bool
	View     string // what the room's screen can show of the page; empty: nothing
	Wall     Wall
}

// Readable reports whether the statements may be read.
func (p RelationPage) Readable() bool { return p.Stage.Readable() }

// Wall says what the room's screen does with a page's view.
type Wall string

// What the room's screen does.
const (
	WallElse  Wall = ""      // shows something else
	WallWaits Wall = "waits" // asks guests to leave
	WallShows Wall = "shows"
)

// FirstStep is the bank's first step for a state or a flag.
type FirstStep struct {
	Sign string // the state or flag
	Text Text
	Days int // lead days
}

// ViewLink is a choice among views.
type ViewLink struct {
	Text Text
	Href string
	Here bool
}

// Relations is how far the statements are, and every line word for word. Forms:
// /w/{id}/each-other (to), /w/{id}/each-other/hold (hold or let-go: the line).
type Relations struct {
	RelationPage
	Off    bool             // statements were not agreed before joining
	Now    assessment.Stage // of the round that runs, which the button moves
	Opened Moment
	Locked Moment
	Shown  Moment
	Until  Moment // leads read their previews as long; zero: the time is over

	Parts      []RelationPart
	Mended, Of int

	Look       []RelationLine // statements that do not fit, and what should exist
	Silent     []RelationLine // not stated by both yet
	SilentOf   int            // how many they are; a part of them is read at a time
	Fit        []RelationLine
	FitOf      int
	Read       Parts          // the parts of the one that is read
	Open       string         // which of the two lists is read: LinesSilent, LinesFit; empty: neither
	Afterwards []RelationLine // that name agencies which are not in the room
	Held       int
	Problems   []Problem
}

// ProblemPreviewEarly: leads have not had the time to read their previews.
const ProblemPreviewEarly = "relation.problem-early"

// The lists that are read on demand, as the address of the page names them.
const (
	LinesSilent = "silent"
	LinesFit    = "fit"
)

// RelationPart counts the agencies by how much of a part they stated.
type RelationPart struct {
	Title           Text
	All, Some, None int
}

// Asked is how many agencies are asked the part.
func (p RelationPart) Asked() int { return p.All + p.Some + p.None }

// RelationLine is one thing that statements say together.
type RelationLine struct {
	Kind, About string
	Title       Text
	Scenario    Text   // of a task
	State       string // of a channel
	Required    bool
	Look        bool
	Sentences   []Sentence
	Held        bool
	Href        string // where more of it stands
	Leads       bool   // of a task: somebody says it leads
	Named       bool   // of a task: others name somebody
}

// Proposal is the form that makes an action of a first step:
// /w/{id}/each-other/actions (kind, about, sign, agency).
type Proposal struct {
	Kind, About string
	Steps       []FirstStep
	Agencies    []Peer   // to whom it can be proposed
	Proposed    []string // actions that stand in the plan already
}

// Matrix is who tells whom about one type of event: rows send to columns.
type Matrix struct {
	RelationPage
	Type   Text
	Types  []ViewLink
	Rows   []MatrixRow
	Mended []MatrixPair
	Count  int // of mended pairs
	Of     int // mismatches when statements were locked
	Left   []MatrixPair
	Quiet  int      // that should exist and are not stated by both
	Absent []string // agencies that are not in the room
	Stated Stated

	MoreMended, MoreLeft int // that do not fit on the room's screen
}

// Stated counts agencies: those that stated something, and those that were asked
// and did not.
type Stated struct{ Some, None int }

// MatrixRow is what one agency sends, in the order of the rows.
type MatrixRow struct {
	Number int
	Name   string // short where the name is long
	Full   string
	Absent bool // not in the room
	Cells  []MatrixCell
}

// MatrixCell is a pair of agencies.
type MatrixCell struct {
	Self     bool
	State    string
	Required bool
	Look     bool   // on mark
	Href     string // empty: nothing is stated
	To       string
}

// MatrixPair is a pair by name and number.
type MatrixPair struct {
	From, To   string
	FromNumber int
	ToNumber   int
	State      string
	Required   bool
	Href       string
}

// Pair is what both ends say about one channel.
type Pair struct {
	RelationPage
	Type     Text
	Back     string
	Turned   string // the other direction
	From, To string
	Line     RelationLine
	Required bool
	Absent   bool
	Sender   []Sentence // what the sender says of telling; empty: nothing
	Receiver []Sentence
	Proposal Proposal
}

// Responsibilities is who leads in one scenario. Forms:
// /w/{id}/responsibilities (scenario, task, agency, basis, due, and the buttons
// save or propose).
type Responsibilities struct {
	RelationPage
	Scenarios []ViewLink
	Board     Board
	Agencies  []Peer
	Problems  []Problem // fields: due-TASK, agency-TASK
}

// Board is a scenario task by task.
type Board struct {
	Scenario string
	Number   int
	Title    Text
	Story    Text
	Tasks    []BoardTask
	Stated   Stated
	Size     string // class of its letters on the room's screen
	Tight    bool   // it needs the place of the key there
}

// BoardTask is who leads a task, by own word and by the word of others.
type BoardTask struct {
	ID       string
	Name     Text
	Who      []BoardAgency
	Flags    []string
	Leads    int
	Bases    []string // of the leads
	Unaware  []string // agencies that others name and that see it otherwise
	Others   []string // agencies that others name and that do not say they lead
	Stated   int
	Unknown  int // that say "we do not know"
	Held     bool
	Absent   bool // names an agency that is not in the room
	Silent   bool // nothing is stated, or nothing that may be shown
	Proposal Proposal
	Outcome  BoardOutcome
	Brief    bool // on the room's screen: names that do not fit are counted, one tag only
	More     int  // agencies that do not fit there

	Mark      string     // of the outcome
	Meanwhile *Meanwhile // what somebody else wrote down; nil: nobody did
}

// BoardAgency is an agency that says it leads, or that others name.
type BoardAgency struct {
	Name    string
	Leads   bool
	NamedBy int
	With    string // leads together with
	Says    string // what it says itself, where it does not lead
}

// BoardOutcome is what the room wrote down.
type BoardOutcome struct {
	Agency   string // id
	Name     string
	Basis    string
	Due      string // as typed
	Day      Moment
	Proposed bool
}

// Empty reports whether nothing was written down.
func (o BoardOutcome) Empty() bool { return o.Agency == "" && o.Basis == "" && o.Due == "" }

// Paths is whom word reaches from where an incident is first noticed.
type Paths struct {
	RelationPage
	Type       Text
	Types      []ViewLink
	Sources    []ViewLink
	Times      []ViewLink
	From       string
	Night      bool
	Groups     []PathGroup
	Connectors []string
	Paper      []PathPaper // where paper promises more than is confirmed
	Lines      []PathLine
}

// PaceOpen is the group of those whom no confirmed way reaches and whose own
// channel is not stated by both: "never" would accuse them.
const PaceOpen = assessment.PaceOpen

// PathGroup are the agencies that word reaches as fast.
type PathGroup struct {
	Pace     string // as in the analysis, or PaceOpen
	Agencies []PathAgency
}

// PathAgency is an agency that word reaches, or does not.
type PathAgency struct {
	Name    string
	State   string // of the channel from the source
	Through []string
}

// PathPaper is an agency that paper promises to reach faster.
type PathPaper struct {
	Name            string
	Paper, Confirms string
}

// PathLine is a row of the drawing.
type PathLine struct {
	Name             string
	Confirmed, Paper string
}

// Systems is who answers for the election systems and who depends on them.
type Systems struct {
	RelationPage
	Systems []SystemView
	More    int    // that do not fit on the room's screen
	Fit     int    // that are stated and ask for nothing, there
	Silent  []Text // of which nothing is stated
}

// SystemView is one system in sentences.
type SystemView struct {
	ID       string
	Name     Text
	What     Text
	Flags    []string
	Line     RelationLine
	Brief    []Sentence // what does not fit, for the room's screen
	Absent   bool
	Parts    [4][]string // agencies: responsible, run it, depend, supply
	Proposal Proposal
}

// RelationScreen is a view of the statements on the room's screen. It has no
// controls.
type RelationScreen struct {
	Frame
	Title   string // of the workshop
	Live    Live
	Waiting bool // guests are asked to leave
	Stated  Stated

	Matrix  *Matrix
	Board   *Board
	Paths   *Paths
	Systems *Systems
}

// OwnRelations is what a lead sees of the statements: those that name the own
// agency.
type OwnRelations struct {
	Frame
	Stage    assessment.Stage
	Channels []OwnChannels
	Tasks    []OwnLine
	Systems  []OwnLine
}

// OwnChannels are the own row and column of a type.
type OwnChannels struct {
	Type  Text
	Look  []OwnLine
	Other []OwnLine
}

// OwnLine is a line as the agency reads it.
type OwnLine struct {
	Title     Text
	Scenario  Text
	State     string // of a channel
	Required  bool
	Look      bool
	Flags     []string
	Sentences []Sentence
	Step      FirstStep
}
