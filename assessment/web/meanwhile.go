package web

import (
	"errors"
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// seen is the mark that a form brings: of the state it was made from. A form
// without one was made from none.
func (c *call) seen() *string {
	mark := c.field("mark")
	return &mark
}

// markFor is the mark that a form goes back with: after a conflict that of the
// state as it is now, which the page shows; else the one it came with, so that a
// form with a slip does not overwrite what it never showed.
func (c *call) markFor(status int, now string) string {
	if sent := c.field("mark"); sent != "" && c.Request().Method == http.MethodPost && status != http.StatusConflict {
		return sent
	}
	return now
}

// meanwhile says who saved what while a form was typed: the last deed of these
// about the object; empty: about anything.
func (c *call) meanwhile(workshop string, vm templates.Meanwhile, object string, deeds ...string) (*templates.Meanwhile, error) {
	trail, err := c.Store.Trail(c.Request().Context(), c.actor(), workshop)
	if errors.Is(err, assessment.ErrNotFound) { // a lead, who does not read it
		return &vm, nil
	}
	if err != nil {
		return nil, err
	}
	team, err := c.Store.Team(c.Request().Context(), c.actor(), workshop)
	if err != nil {
		return nil, err
	}
	for _, deed := range slices.Backward(trail) {
		if !slices.Contains(deeds, deed.Deed) || object != "" && deed.Object != object {
			continue
		}
		vm.At = moment(deed.At)
		if deed.Role == assessment.TrainerRole {
			vm.By, vm.You = memberName(team, deed.Actor), deed.Actor == c.actor().ID
		}
		break
	}
	return &vm, nil
}

// problemMeanwhile stands at the top of a page with two versions.
func problemMeanwhile(field string) templates.Problem {
	return templates.Problem{Field: field, Key: templates.ProblemMeanwhile}
}
