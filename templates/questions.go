package templates

import (
	"strconv"
	"strings"

	"electready/assessment"
)

// Questions is the page of one part. Its form is posted to the page's own
// address; fields of a question: choice-ID, basis-ID, note-ID, flag-ID, rev-ID,
// why-ID in a follow-up, and round, for which it was made.
type Questions struct {
	Frame
	Disclosed
	Theme       string // id; the form goes to /parts/{theme}/{part}
	Part        int
	ThemeNumber int
	ThemeTitle  Text
	Section     Text
	Sections    int // parts of the theme
	Minutes     int // about how long the part takes
	Round       assessment.RoundID
	Stage       assessment.Stage // only an open theme takes answers
	Saved       Moment           // last save of this part; zero: none yet
	Questions   []Question
	AskWhy      []Question // saved a moment ago, changed, and without a reason
	Problems    []Problem  // fields: choice-ID, note-ID
}

// Question is one question as a seat sees it.
type Question struct {
	ID        string
	Number    int // from 1, in the part
	Of        int
	Ask       Text
	Levels    []Text // five, from level 0
	Essential bool

	Why       Text
	Evidence  Text
	Incidents []Text
	Sources   []Citation
	Terms     []Term
	Local     Local

	Answer Answer
}

// Answer is what a seat said to a question, or typed a moment ago.
type Answer struct {
	Choice   assessment.Choice // empty: none yet
	Basis    string            // document, practice, opinion; empty: not said
	Note     string
	Flag     bool
	Revision int    // the one the form was made from; 0: none yet
	Saved    Moment // zero: not saved
	// Later shows, in a round after the first, what counted before; a follow-up
	// asks why it changed.
	Later *Later
}

// AsksWhy reports whether the page asks why the answer changed: a follow-up does,
// of somebody who had answered before.
func (v Questions) AsksWhy(q Question) bool {
	return v.Round == assessment.FollowUp && q.Answer.Later != nil
}

// before is what the seat answered in an earlier round; empty: nothing.
func (a Answer) before() assessment.Choice {
	if a.Later == nil {
		return ""
	}
	return a.Later.Before
}

// Later is what a later round shows of the round before.
type Later struct {
	Before assessment.Choice
	Why    string // changed, learned, overstated, other-person, understood-differently
}

// Citation is a source with the place in it that was seen.
type Citation struct {
	Key       string
	Title     string
	Publisher string
	Year      int    // 0: without year
	At        string // empty: the whole
}

// String is the citation in one line.
func (c Citation) String() string {
	line := c.Title
	if year := strconv.Itoa(c.Year); c.Year > 0 && !strings.Contains(c.Title, year) {
		line += ", " + year
	}
	if c.At != "" {
		line += ", " + c.At
	}
	return line
}

// Local is what the country itself says beside a question.
type Local struct {
	Words []Term // terms that the question names and that have a word here
	Rule  Text   // the national rule; empty: none
}

// Term is a word explained in one sentence.
type Term struct {
	Term Text
	Text Text
	Here Text // what it is called in this workshop; empty: the same
}
