package templates

import "electready/assessment"

// Bank is the reader's view of the question bank: its themes.
type Bank struct {
	Frame
	Version string
	Drafts  bool // the texts were not reviewed by a person
	Kinds   []KindOption
	Kind    assessment.Kind // chosen; empty: the wording for everybody
	Set     assessment.QuestionSet
	Themes  []BankTheme // without sections
}

// BankTheme is a theme of the bank as an agency of a kind reads it.
type BankTheme struct {
	ID        string
	Number    int
	Title     Text
	Intro     Text
	Questions int // for the kind and the set
	Sections  []BankSection
}

// BankSection is a section with its questions.
type BankSection struct {
	ID        string
	Title     Text
	Questions []BankQuestion
}

// BankQuestion is a question with all that stands in the bank about it.
type BankQuestion struct {
	Question
	Place  string // "1.2.3": theme, section, question
	About  assessment.About
	Core   bool
	Target int
	Weight int
	Steps  []BankStep
}

// BankStep is a first step for what is below a level, or for what nobody knows.
type BankStep struct {
	Below int // 0: find out
	Text  Text
	Days  int
}

// BankPart is a theme of the bank: its sections as a list, one of them to read,
// or all of them to print as a questionnaire.
type BankPart struct {
	Bank
	Theme BankTheme
	Next  *BankSection // the section after the one that is read
	Paper bool         // all sections, to be printed
}

// Glossary explains the bank's terms, each in one sentence.
type Glossary struct {
	Frame
	Terms []Term
}

// aboutWord names what a question is about.
var aboutWord = map[assessment.About]string{
	assessment.Own:    "reader.own",
	assessment.Shared: "reader.shared",
}

var setWord = map[assessment.QuestionSet]string{
	assessment.CoreSet: "reader.core",
	assessment.FullSet: "reader.full",
}
