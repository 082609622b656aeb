package assessment

import "slices"

// Kind says what an agency is, in the words of the bank.
type Kind string

// Kinds in the bank's order.
const (
	EMB          Kind = "emb" // election management body
	CERT         Kind = "cert"
	Police       Kind = "police"
	Prosecution  Kind = "prosecution"
	Security     Kind = "security"
	Digital      Kind = "digital"
	Media        Kind = "media"
	DPA          Kind = "dpa" // data-protection authority
	Government   Kind = "government"
	Foreign      Kind = "foreign"
	Judiciary    Kind = "judiciary"
	Oversight    Kind = "oversight"
	Local        Kind = "local"
	Carrier      Kind = "operator" // telecom, hosting, power; "Operator" is who holds the data directory
	Supplier     Kind = "supplier"
	CivilSociety Kind = "civil-society"
)

// Kinds lists every kind an agency may have.
var Kinds = []Kind{
	EMB, CERT, Police, Prosecution, Security, Digital, Media, DPA, Government, Foreign,
	Judiciary, Oversight, Local, Carrier, Supplier, CivilSociety,
}

// Circle says whether an agency sees what agencies state about each other.
type Circle string

// The two circles.
const (
	Inner Circle = "inner"
	Outer Circle = "outer"
)

// UsualCircle is the circle an agency of a kind starts in.
func UsualCircle(k Kind) Circle {
	if k == Supplier || k == CivilSociety {
		return Outer
	}
	return Inner
}

// Choice is one answer to a question: a level "0" to "4", or one of the three
// that have no level.
type Choice string

// The choices without a level.
const (
	Unknown  Choice = "unknown"
	NotOurs  Choice = "not-ours"
	Withheld Choice = "withheld"
)

// Choices lists every choice, levels first.
var Choices = []Choice{"0", "1", "2", "3", "4", Unknown, NotOurs, Withheld}

// TopLevel is the furthest level of every question.
const TopLevel = 4

// LevelChoice is the choice of a level from 0 to [TopLevel].
func LevelChoice(level int) Choice { return Choice(rune('0' + level)) }

// Level is the level of c, and whether it has one.
func (c Choice) Level() (int, bool) {
	if len(c) == 1 && c[0] >= '0' && c[0] <= '0'+TopLevel {
		return int(c[0] - '0'), true
	}
	return 0, false
}

// Valid reports whether c is one of [Choices].
func (c Choice) Valid() bool { return slices.Contains(Choices, c) }

// RoundID names a pass of answering.
type RoundID string

// Rounds in their order.
const (
	First    RoundID = "first"
	Second   RoundID = "second"
	FollowUp RoundID = "follow-up"
)

// RoundIDs lists the rounds in their order.
var RoundIDs = []RoundID{First, Second, FollowUp}

// Before reports whether r comes before s.
func (r RoundID) Before(s RoundID) bool {
	return slices.Index(RoundIDs, r) < slices.Index(RoundIDs, s)
}

// Rule is the disclosure rule: who may see what.
type Rule string

// The disclosure rules of a workshop.
const (
	RuleRoom    Rule = "room"    // the room sees figures without names
	RuleNamed   Rule = "named"   // agencies are named, by consent of all
	RuleTrainer Rule = "trainer" // positions for the trainer, figures for the room
	RuleOwn     Rule = "own"     // each its own, figures for trainer and room
)

// Rules lists the disclosure rules, the default first.
var Rules = []Rule{RuleRoom, RuleNamed, RuleTrainer, RuleOwn}

// State is how far a workshop is.
type State string

// The states of a workshop.
const (
	Preparing  State = "preparing"
	Running    State = "running"
	HandedOver State = "handed-over" // read only
	Erased     State = "erased"
)

// States lists the states of a workshop.
var States = []State{Preparing, Running, HandedOver, Erased}

// Stage is how far a theme is in a round.
type Stage string

// The stages of a theme. Shown is left only by a new round.
const (
	Closed Stage = "closed"
	Open   Stage = "open"
	Locked Stage = "locked"
	Shown  Stage = "shown"
)

// Stages lists the stages of a theme.
var Stages = []Stage{Closed, Open, Locked, Shown}

// MayBecome reports whether a theme may go from s to next: closed, open,
// locked, shown; back from locked to open until it was shown.
func (s Stage) MayBecome(next Stage) bool {
	switch s {
	case Closed, "":
		return next == Open
	case Open:
		return next == Locked
	case Locked:
		return next == Open || next == Shown
	}
	return false
}

// Confirmable reports whether positions may be confirmed at stage s.
func (s Stage) Confirmable() bool { return s == Open || s == Locked }

// Readable reports whether what was said may be read at stage s by those who are
// to show it: not before the lock.
func (s Stage) Readable() bool { return s == Locked || s == Shown }

// QuestionSet says how much of the bank a workshop asks.
type QuestionSet string

// The question sets: a four-hour room, and desk work.
const (
	CoreSet QuestionSet = "core"
	FullSet QuestionSet = "full"
)

// About says what a question is about: the agency's own house, where different
// answers are no disagreement, or one shared fact, where they are.
type About string

// What a question may be about.
const (
	Own    About = "own"
	Shared About = "shared"
)

// Use is something a country may use in its elections; a question that needs
// an unused one is not asked.
type Use string

// Uses lists what the bank may ask about only where it is used.
var Uses = []Use{"registry-elsewhere", "scanner", "device", "remote-vote", "abroad"}

// ChannelType is the occasion of a channel.
type ChannelType string

// Channel types in their order.
const (
	Incident ChannelType = "incident" // something happened to a system
	Crime    ChannelType = "crime"    // a suspected offence, evidence, preservation
	Alert    ChannelType = "alert"    // false information about voting
	Help     ChannelType = "help"
)

// ChannelTypes lists the channel types in their order.
var ChannelTypes = []ChannelType{Incident, Crime, Alert, Help}

// defaultChannelTypes are those of a workshop that names none.
var defaultChannelTypes = []ChannelType{Incident, Crime, Alert}
