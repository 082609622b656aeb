package templates

import "slices"

// PageWords is the page of a workshop's own words.
const PageWords = "local.page"

// Words is where a trainer says what terms are called in the country, and what
// the national rule beside a question is. The form goes to /w/{id}/words; fields:
// part, and term-ID-LANG or question-ID-LANG.
type Words struct {
	Frame
	Workshop string // id
	Parts    []WordPart
	Part     string // theme; empty: the terms
	Fixed    bool   // somebody answered: nothing can be changed
	ReadOnly bool   // the workshop is over
	Lines    []WordLine
	Problems []Problem // fields: as above

	Mark      string
	Meanwhile *Meanwhile // what somebody else saved; nil: nobody did
}

// WordPart is a part of the page: the terms, or a theme's questions.
type WordPart struct {
	ID    string // theme; empty: the terms
	Title Text
	Own   int // lines that have a word of the workshop's own
}

// WordLine is a term or a question with the workshop's words for it.
type WordLine struct {
	Title  Text
	Text   Text   // of a term
	Place  string // of a question: "1.2.3"
	Fields []WordField
}

// Own reports whether the workshop has a word of its own here.
func (l WordLine) Own() bool {
	for _, f := range l.Fields {
		if f.Value != "" {
			return true
		}
	}
	return false
}

// WordField is the word in one language.
type WordField struct {
	ID    string
	Lang  string
	Value string
}

// NoticeWords is said after words were changed.
const NoticeWords = "local.notice"

// ProblemWordLong says that a word is too long; args: limit.
const ProblemWordLong = "local.problem-long"

func wordsHref(workshop, part string) string {
	if part == "" {
		return "/w/" + workshop + "/words"
	}
	return "/w/" + workshop + "/words?part=" + part
}

// AnyOwn reports whether any line of the part has a word of its own.
func (v Words) AnyOwn() bool { return slices.ContainsFunc(v.Lines, WordLine.Own) }
