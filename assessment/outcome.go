package assessment

import (
	"slices"
	"time"
	"unicode/utf8"
)

// ErrPlanForm says that what the room wrote down does not have the form of the
// document.
var ErrPlanForm = &Error{Code: Invalid, Key: "error.plan-form"}

// Judge says whether the room may write an outcome down in a workshop. It
// returns [ErrNotFound] for a task or an agency that is not there, and
// [ErrPlanForm] for a basis or a day that is none. All but the task may be left
// out.
func (o Outcome) Judge(b *Bank, d *Document) error {
	scenario, ok := b.Scenario(o.Scenario)
	switch {
	case !ok || !slices.Contains(scenario.Tasks, o.Task),
		o.Agency != "" && !statingSet(d)[o.Agency]:
		return ErrNotFound
	case o.Basis != "" && o.Basis != ByLaw && o.Basis != ByPractice, !isDay(o.Due):
		return ErrPlanForm
	}
	return nil
}

// Empty reports whether nothing was written down about the task.
func (o Outcome) Empty() bool { return o.Agency == "" && o.Basis == "" && o.Due == "" }

// OutcomeOf is what the room wrote down about a task; empty: nothing.
func (d *Document) OutcomeOf(scenario, task string) Outcome {
	for _, o := range d.Outcomes {
		if o.Scenario == scenario && o.Task == task {
			return o
		}
	}
	return Outcome{Scenario: scenario, Task: task}
}

// Judge says whether an action may be proposed in a workshop: that it is about
// something, says what, and names agencies that are there. It returns
// [ErrNotFound] or [ErrPlanForm].
func (a Action) Judge(d *Document) error {
	agencies := append([]string{a.ProposedTo}, a.Partners...)
	switch {
	case slices.ContainsFunc(agencies, func(id string) bool { return id != "" && !statingSet(d)[id] }):
		return ErrNotFound
	case !slices.Contains(subjectKinds, a.About.Kind), a.About.ID == "", a.Title == "",
		utf8.RuneCountInString(a.Title) > maxLine, a.LeadDays < 0, !isDay(a.Due):
		return ErrPlanForm
	}
	return nil
}

// isDay reports whether text is a day, or left out.
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return text == "" || err == nil
}
