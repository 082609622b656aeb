package web

import (
	"context"
	"errors"
	"net/http"

	"electready/assessment"
	"electready/templates"
)

// leadStore is what handing the lead over needs of the database.
type leadStore interface {
	TakeLead(ctx context.Context, actor assessment.Actor, slip string) error
}

// showLead handles the "GET /lead" route: how the lead of an agency is handed
// over.
func showLead(c *call) error { return c.renderLead(http.StatusOK, "") }

func (c *call) renderLead(status int, typed string, problems ...templates.Problem) error {
	d, err := c.Store.Welcome(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	return c.render(status, templates.LeadPage(templates.Lead{
		Frame: c.seatFrame(d, ""), Leads: c.actor().Role == assessment.LeadRole, Slip: typed, Problems: problems,
	}))
}

// saveLead handles the "POST /lead" route: somebody who has a seat types a lead
// slip.
func saveLead(c *call) error {
	typed := c.field("slip")
	again := func(key string) error {
		return c.renderLead(http.StatusUnprocessableEntity, typed, templates.Problem{Field: "slip", Key: key})
	}
	slip, ok := assessment.NormalizeCode(typed)
	if !ok {
		return again(templates.ProblemSlipTyped)
	}
	err := c.try(func() (bool, error) {
		err := c.Store.TakeLead(c.Request().Context(), c.actor(), slip)
		return !errors.Is(err, assessment.ErrSlipUnknown), err
	})
	switch {
	case errors.Is(err, assessment.ErrSlipUnknown):
		return again(templates.ProblemSlipTyped)
	case errors.Is(err, assessment.ErrSlipUsed):
		return again(templates.ProblemSlipUsed)
	case err != nil:
		return err
	}
	if err := c.notice(templates.NoticeLead); err != nil {
		return err
	}
	return c.see("/house")
}
