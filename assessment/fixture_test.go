package assessment_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"electready/assessment"
)

// Short forms for tables. A question is WEIGHT, "!" if essential, "*" if about
// a shared fact, and ">TARGET" if not 3: "3!>4". A choice is a level, "u"
// unknown, "w" withheld, "n" not-ours, "s" unsettled, "-" no answer.

var shortChoices = map[string]assessment.Choice{
	"0": "0", "1": "1", "2": "2", "3": "3", "4": "4",
	"u": assessment.Unknown, "w": assessment.Withheld, "n": assessment.NotOurs,
}

// newQuestion is a core question of a short form.
func newQuestion(tb testing.TB, id, short string) assessment.Question {
	tb.Helper()
	q := assessment.Question{ID: id, About: assessment.Own, Core: true, Target: 3}
	form, target, hasTarget := strings.Cut(short, ">")
	if hasTarget {
		q.Target = number(tb, target)
	}
	q.Essential = strings.Contains(form, "!")
	if strings.Contains(form, "*") {
		q.About = assessment.Shared
	}
	q.Weight = number(tb, strings.Trim(form, "!*"))
	for n := 1; n <= assessment.TopLevel; n++ {
		q.Steps = append(q.Steps, assessment.QuestionStep{ID: "below-" + strconv.Itoa(n)})
	}
	q.Steps = append(q.Steps, assessment.QuestionStep{ID: "find-out"})
	return q
}

func number(tb testing.TB, s string) int {
	tb.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// newDocument is a running workshop of the first round without agencies.
func newDocument() *assessment.Document {
	return &assessment.Document{
		Format:   assessment.DocumentFormat,
		Version:  assessment.DocumentVersion,
		Scope:    assessment.ScopeFull,
		ID:       "table",
		Bank:     assessment.BankRef{ID: "table", Version: "1"},
		Workshop: assessment.Workshop{State: assessment.Running, QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom},
		Rounds:   []assessment.Round{{ID: assessment.First}, {ID: assessment.Second}, {ID: assessment.FollowUp}},
	}
}

// seat adds an agency with two respondents, ID-1 and ID-2.
func seat(d *assessment.Document, id string, kind assessment.Kind) {
	d.Agencies = append(d.Agencies, assessment.Agency{ID: id, Kind: kind})
	for n := 1; n <= 2; n++ {
		d.Respondents = append(d.Respondents,
			assessment.Respondent{ID: id + "-" + strconv.Itoa(n), Agency: id, Seat: n, Lead: n == 1})
	}
}

// hold makes an agency hold a position of a short form in the first round.
func hold(tb testing.TB, d *assessment.Document, agency, question, short string) {
	tb.Helper()
	say := func(n int, choice assessment.Choice) {
		d.Answers = append(d.Answers, assessment.Answer{
			Respondent: agency + "-" + strconv.Itoa(n), Round: assessment.First,
			Question: question, Revision: 1, Choice: choice,
		})
	}
	choice, known := shortChoices[short]
	switch {
	case short == "-":
	case short == "s":
		say(1, "1")
		say(2, "3")
	case known:
		say(1, choice)
	default:
		tb.Fatalf("no choice %q", short)
	}
}

// oneAgency reads "3!=2 1=u | 2=3 || 1=n": questions with the position of
// agency "a"; "|" parts sections, "||" themes. They are called q1, s1, t1 and
// so on.
func oneAgency(tb testing.TB, short string) (*assessment.Bank, *assessment.Document) {
	tb.Helper()
	b, d := &assessment.Bank{ID: "table", Version: "1"}, newDocument()
	seat(d, "a", assessment.EMB)
	questions, sections := 0, 0
	for t, theme := range strings.Split(short, "||") {
		b.Themes = append(b.Themes, assessment.Theme{ID: fmt.Sprintf("t%d", t+1)})
		for part := range strings.SplitSeq(theme, "|") {
			sections++
			section := assessment.Section{ID: fmt.Sprintf("s%d", sections)}
			for _, pair := range strings.Fields(part) {
				questions++
				form, choice, _ := strings.Cut(pair, "=")
				q := newQuestion(tb, fmt.Sprintf("q%d", questions), form)
				section.Questions = append(section.Questions, q)
				hold(tb, d, "a", q.ID, choice)
			}
			b.Themes[t].Sections = append(b.Themes[t].Sections, section)
		}
	}
	return b, d
}

// oneSection reads questions as "3!*: 0 1 n" with the positions of agencies a,
// b, c …, all of them in section s1 of theme t1.
func oneSection(tb testing.TB, shorts ...string) (*assessment.Bank, *assessment.Document) {
	tb.Helper()
	b, d := &assessment.Bank{ID: "table", Version: "1"}, newDocument()
	section := assessment.Section{ID: "s1"}
	for i, short := range shorts {
		form, choices, _ := strings.Cut(short, ":")
		q := newQuestion(tb, fmt.Sprintf("q%d", i+1), form)
		section.Questions = append(section.Questions, q)
		for j, choice := range strings.Fields(choices) {
			agency := string(rune('a' + j))
			if j >= len(d.Agencies) {
				seat(d, agency, assessment.EMB)
			}
			hold(tb, d, agency, q.ID, choice)
		}
	}
	b.Themes = []assessment.Theme{{ID: "t1", Sections: []assessment.Section{section}}}
	return b, d
}

// show puts every theme of the bank at a stage in the first round.
func show(b *assessment.Bank, d *assessment.Document, stage assessment.Stage) {
	for _, t := range b.Themes {
		d.Themes = append(d.Themes, assessment.ThemeState{Theme: t.ID, Round: assessment.First, State: stage})
	}
}

// lines are those of an analysis at the first round that start with one of some
// words.
func lines(b *assessment.Bank, d *assessment.Document, words ...string) string {
	var out []string
	for _, line := range describe(assessment.Analyse(b, d, assessment.First, "")) {
		for _, word := range words {
			if strings.HasPrefix(line, word+" ") || line == word {
				out = append(out, line)
			}
		}
	}
	return strings.Join(out, "\n")
}
