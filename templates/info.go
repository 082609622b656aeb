package templates

import (
	"strconv"

	"electready/assessment"
)

// Method explains every number, with a worked example.
type Method struct {
	Frame
	Example *Example // nil: no example
}

// Example is a worked example: an agency's theme of a few questions, and one
// question of a room. Its figures are those the program works out.
type Example struct {
	Questions []ExampleQuestion
	Points    int
	Low, High int
	Level     int
	Open      int
	Known     int // positions with a level
	Weight    int // of the known
	Sum       int // weight times points, over the known
	LowSum    int // the same with everything open counted 0
	HighSum   int // the same with everything open counted 100
	AllWeight int // of all that apply

	Room ExampleRoom
}

// ExampleQuestion is a line of the worked example.
type ExampleQuestion struct {
	Name      string // message of its short name
	Weight    int
	Essential bool
	Target    int
	Choice    assessment.Choice
	Points    int              // of a level
	Product   int              // weight times points
	Finding   assessment.Cause // empty: none
	Priority  int
}

// Short names of the questions in the worked example.
const (
	ExampleList    = "method.example-list"
	ExampleBackup  = "method.example-backup"
	ExampleChannel = "method.example-channel"
	ExampleDrill   = "method.example-drill"
	ExampleWatch   = "method.example-watch"
)

// ExampleRoom is a question of a room in the worked example.
type ExampleRoom struct {
	Spread       RoomQuestion
	Weight       int
	Known        int
	Pairs        int    // sum over all ordered pairs of |a - b|
	Disagreement string // decimal
	Share        string // decimal
	Discussion   string // decimal
}

// Sources lists the sources of the bank, with what was really read of each.
type Sources struct {
	Frame
	Sources []SourceLine
}

// SourceLine is a source.
type SourceLine struct {
	Key       string
	Title     string
	Publisher string
	Year      int
	Read      string // text, part, second-hand, title
	Used      []QuestionLink
	Elsewhere []SourceUse // what rests on it, where no question does
	Unused    Text        // why it is attached to nothing; empty: it is used
	Often     Text        // why it is attached to very many questions; empty: it is not
}

// SourceUse is something other than a question that rests on a source.
type SourceUse struct {
	Kind  string         // message
	Place Text           // of an incident, with its year; else empty
	Links []QuestionLink // to cards by their numbers, or to questions that tell the incident
}

// What rests on sources besides questions.
const (
	SourceCase      = "sources.case"
	SourceClock     = "sources.clock"
	SourceFact      = "sources.fact"
	SourceSystem    = "sources.system"
	SourcePrinciple = "sources.principle"
	SourceIncident  = "sources.incident"
)

// Published is who published it, and when.
func (s SourceLine) Published() string {
	switch {
	case s.Year == 0:
		return s.Publisher
	case s.Publisher == "":
		return strconv.Itoa(s.Year)
	}
	return s.Publisher + ", " + strconv.Itoa(s.Year)
}

// QuestionLink leads to a question in the bank.
type QuestionLink struct {
	Place string // "1.2.3"
	Href  string
}

// Privacy is how answers are used, under each rule.
type Privacy struct {
	Frame
	Current *Disclosed // the rule of the reader's workshop; nil: none
}

// Info is a page of words only: accessibility, help, security.
type Info struct {
	Frame
}

// About says what the program is, and whose work it stands on.
type About struct {
	Frame
	Version   string
	Bank      string // version of the question bank
	Libraries []Library
}

// Library is a third party's work in the program.
type Library struct {
	Name    string
	Version string
	Licence string
}

// exampleOpen stands in place of points where no level is known: what is not the
// agency's role is taken out, the rest is open.
func exampleOpen(q ExampleQuestion) string {
	if q.Choice == assessment.NotOurs {
		return "method.taken-out"
	}
	return "method.open"
}
