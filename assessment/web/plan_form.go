package web

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"electready/assessment"
	"electready/templates"
)

const (
	lineLimit = 120 // letters of a title, a name or an address
	seatLimit = 40  // seats of an agency
	rowLimit  = 60  // rows of agencies in a form
)

// planForm is a plan as it was typed, with what it means where it is right.
type planForm struct {
	vm       templates.Plan
	workshop assessment.NewWorkshop
	problems []templates.Problem
}

func (f *planForm) problem(field, key string, args ...any) {
	f.problems = append(f.problems, templates.Problem{Field: field, Key: key, Args: args})
}

// readPlan reads the fields of the workshop. Those that are fixed after the
// first answer are taken from have.
func (c *call) readPlan(b *assessment.Bank, have *assessment.Document) (*planForm, error) {
	params, err := c.FormParams()
	if err != nil {
		return nil, err
	}
	f := &planForm{}
	w := &f.workshop.Workshop
	w.Title, w.Country, w.ElectionDay = c.field("title"), c.field("country"), c.field("day")
	if f.workshop.Address = c.field("address"); f.workshop.Address == c.network().Address {
		f.workshop.Address = "" // the server's own, whatever network it is on later
	}
	for _, tag := range c.Languages {
		if slices.Contains(params["language"], tag) {
			w.Languages = append(w.Languages, tag)
		}
	}
	if have != nil && len(have.Answers) > 0 {
		h := &have.Workshop
		w.QuestionSet, w.Uses, w.Disclosure, w.Statements, w.Custodian = h.QuestionSet, h.Uses, h.Disclosure, h.Statements, h.Custodian
	} else {
		w.QuestionSet, w.Disclosure = assessment.QuestionSet(c.field("set")), assessment.Rule(c.field("rule"))
		w.Statements, w.Custodian = c.field("statements") == "1", c.field("custodian")
		for _, u := range b.Uses {
			if slices.Contains(params["use"], string(u)) {
				w.Uses = append(w.Uses, u)
			}
		}
	}
	f.judge()
	f.vm = c.planView(b, w, c.field("address"))
	f.vm.MoreKind = assessment.Kind(c.field("more-kind"))
	return f, nil
}

// judge says what is wrong with a plan, field by field.
func (f *planForm) judge() {
	w := &f.workshop.Workshop
	if w.Title == "" {
		f.problem("title", templates.ProblemTitle)
	}
	for _, line := range []struct{ field, text string }{
		{"title", w.Title},
		{"country", w.Country},
		{"custodian", w.Custodian},
		{"address", f.workshop.Address},
	} {
		if utf8.RuneCountInString(line.text) > lineLimit {
			f.problem(line.field, templates.ProblemLineLong, "limit", lineLimit)
		}
	}
	if w.ElectionDay != "" {
		if _, err := time.Parse(time.DateOnly, w.ElectionDay); err != nil {
			f.problem("day", templates.ProblemDay)
		}
	}
	if len(w.Languages) == 0 {
		f.problem("language", templates.ProblemLanguages)
	}
	if w.QuestionSet != assessment.CoreSet && w.QuestionSet != assessment.FullSet {
		f.problem("set", templates.ProblemSet)
		w.QuestionSet = ""
	}
	if !slices.Contains(assessment.Rules, w.Disclosure) {
		f.problem("rule", templates.ProblemRule)
		w.Disclosure = ""
	}
}

// readAgencies reads the rows of agencies of a new plan.
func (c *call) readAgencies(f *planForm) {
	rows, _ := strconv.Atoi(c.field("rows"))
	for n := range min(max(rows, 0), rowLimit) {
		i := "-" + strconv.Itoa(n)
		row := templates.PlanAgency{
			Kind: assessment.Kind(c.field("kind" + i)), On: c.FormValue("agency"+i) != "",
			Name: c.field("name" + i), Short: c.field("short" + i), Seats: c.field("seats" + i),
		}
		row.KindName = c.kindName(c.Bank, row.Kind)
		if !slices.Contains(c.Bank.Kinds, row.Kind) {
			continue // a row this program did not make
		}
		f.vm.Agencies = append(f.vm.Agencies, row)
		if row.On {
			f.problems = append(f.problems, agencyProblems(row, i)...)
		}
	}
	f.workshop.Agencies = agenciesOf(f.vm.Agencies)
	if len(f.workshop.Agencies) == 0 {
		f.problem("agencies", templates.ProblemAgencies)
	}
	shorts := map[string]bool{}
	for n, row := range f.vm.Agencies {
		if short := strings.ToLower(row.Short); row.On && short != "" {
			if shorts[short] {
				f.problem("short-"+strconv.Itoa(n), templates.ProblemAgencySame)
			}
			shorts[short] = true
		}
	}
}

func agencyProblems(a templates.PlanAgency, suffix string) []templates.Problem {
	var out []templates.Problem
	if a.Name == "" || utf8.RuneCountInString(a.Name) > lineLimit {
		out = append(out, templates.Problem{Field: "name" + suffix, Key: templates.ProblemAgencyName})
	}
	if a.Short == "" || utf8.RuneCountInString(a.Short) > nameLimit {
		out = append(out, templates.Problem{Field: "short" + suffix, Key: templates.ProblemAgencyShort})
	}
	if n, err := strconv.Atoi(a.Seats); err != nil || n < 1 || n > seatLimit {
		out = append(out, templates.Problem{Field: "seats" + suffix, Key: templates.ProblemAgencySeats, Args: []any{"limit", seatLimit}})
	}
	return out
}

func agenciesOf(rows []templates.PlanAgency) []assessment.NewAgency {
	var out []assessment.NewAgency
	for _, r := range rows {
		if r.On {
			seats, _ := strconv.Atoi(r.Seats)
			out = append(out, assessment.NewAgency{Kind: r.Kind, Name: r.Name, Short: r.Short, Seats: seats})
		}
	}
	return out
}
