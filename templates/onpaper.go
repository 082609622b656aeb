package templates

import (
	"context"
	"strconv"

	"electready/assessment"
	"electready/assessment/locale"
)

// PageOnPaper is the page of seats on paper.
const PageOnPaper = "onpaper.page"

// OnPaper is where a trainer takes seats for those who write on paper, or a lead
// for the own agency. The form goes to the page's own address (agency).
type OnPaper struct {
	Frame
	Workshop string // id, for a trainer
	Base     string // path of the page
	Running  bool
	Themes   []PaperTheme
	Agencies []PaperAgency
}

// PaperTheme is a theme whose questionnaire can be printed.
type PaperTheme struct {
	ID    string
	Title Text
	Open  bool // it can be typed in now
}

// AnyOpen reports whether anything can be typed in now.
func (v OnPaper) AnyOpen() bool {
	for _, t := range v.Themes {
		if t.Open {
			return true
		}
	}
	return false
}

// PaperAgency is an agency with its seats on paper.
type PaperAgency struct {
	ID    string
	Kind  assessment.Kind
	Name  string
	Full  bool // all seats are taken
	Seats []PaperSeat
}

// PaperSeat is a seat on paper, and how far it is typed in.
type PaperSeat struct {
	ID       string
	Short    string
	Number   int
	Done, Of int // questions of open themes
}

// Typing is where a form is typed in, a question a page. It is posted to its own
// address (question, number).
type Typing struct {
	Frame
	Base       string // path of the list
	Respondent string
	Agency     string
	Short      string
	Number     int
	Question   *TypingQuestion // nil: all is typed in
	Lines      []TypingLine
	Done       int    // of Lines
	Typed      string // where the form comes back
	Problems   []Problem
}

// TypingQuestion is the question that is typed in now. What was typed before
// does not come back.
type TypingQuestion struct {
	Question
	Place string
	Done  bool
}

// TypingLine is a question of the form.
type TypingLine struct {
	ID    string
	Place string
	Done  bool
	Here  bool
}

// ProblemPaperNumber says that no choice has the number.
const ProblemPaperNumber = "onpaper.problem-number"

func typingHref(v Typing, question string) string {
	path := v.Base + "/" + v.Respondent
	if question != "" {
		path += "?question=" + question
	}
	return path
}

// paperMargin leads a lead back to the house; a trainer has a list of pages.
func paperMargin(ctx context.Context, v OnPaper) marginProps {
	if v.Workshop != "" {
		return marginProps{Frame: v.Frame}
	}
	return marginProps{Frame: v.Frame, Back: "/house", BackText: locale.From(ctx).T(PageHouse)}
}

func questionnaireHref(workshop, theme string, k assessment.Kind) string {
	href := "/bank/" + theme + "/paper?kind=" + string(k)
	if workshop != "" {
		href += "&workshop=" + workshop
	}
	return href
}

func number(n int) string { return strconv.Itoa(n) }
