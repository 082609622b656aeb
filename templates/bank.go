package templates

import (
	"context"
	"net/url"

	"electready/assessment"
	"electready/assessment/locale"
)

// Bank is the reader's view of the question bank: its themes.
type Bank struct {
	Frame
	Version  string
	Drafts   bool   // the texts were not reviewed by a person
	Here     string // title of the workshop that it is read for; empty: none
	Workshop string // its id, where a trainer reads
	Kinds    []KindOption
	Kind     assessment.Kind // chosen; empty: the wording for everybody
	Set      assessment.QuestionSet
	Themes   []BankTheme
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
	Theme     string // id
	Title     Text
	Questions []BankQuestion
	Of        int // how many there are; a page has a part of them
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

// BankPart is one theme of the bank, or a section of it.
type BankPart struct {
	Bank
	Theme   BankTheme
	Section BankSection
	Parts   Parts        // of its questions
	Before  *BankSection // nil: this is the first
	After   *BankSection // nil: this is the last
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

// bankHref keeps for whom the bank is read.
func bankHref(v Bank, path string) string {
	q := url.Values{"kind": {string(v.Kind)}}
	switch {
	case v.Workshop != "":
		q.Set("workshop", v.Workshop)
	case v.Here == "":
		q.Set("set", string(v.Set))
	}
	return path + "?" + q.Encode()
}

func sectionPath(s BankSection) string { return "/bank/" + s.Theme + "/" + s.ID }

// kindChosen is the name of the kind that the bank is read as.
func (v Bank) kindChosen() Text {
	for _, k := range v.Kinds {
		if k.Kind == v.Kind {
			return k.Name
		}
	}
	return Text{}
}

// paperNumber is the number that stands for a choice on paper.
func paperNumber(c assessment.Choice) string { return assessment.PaperNumber(c) }

// langOfLevels is the language that the states of a question are in.
func langOfLevels(ctx context.Context, levels []Text) string {
	if len(levels) == 0 || levels[0].Lang == "" {
		return locale.From(ctx).Lang()
	}
	return levels[0].Lang
}
