package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"electready/assessment"
	"electready/templates"
)

// typedAction reads an action as it was typed, into the form as well; said is
// the days of the step that was chosen, below 0 for own words.
func (c *call) typedAction(f *templates.ActionForm) (a assessment.Action, said int) {
	f.Step, f.Title, f.To, f.Days = c.field("step"), c.field("title"), c.field("to"), c.field("days")
	f.Reason, f.Due, f.With = c.lines("reason"), c.field("due"), c.Request().PostForm["with"]
	said = -1
	a = assessment.Action{Title: f.Title, ProposedTo: f.To, LeadReason: f.Reason, Due: f.Due, Partners: f.With}
	for _, s := range f.Steps {
		if s.ID == f.Step && f.Title == "" {
			a.Title, said = s.Text.Text, s.Days
		}
	}
	problem := func(field, key string, args ...any) {
		f.Problems = append(f.Problems, templates.Problem{Field: field, Key: key, Args: args})
	}
	if !f.Lead {
		switch {
		case a.Title == "":
			problem("title", "action.problem-text")
		case utf8.RuneCountInString(a.Title) > noteLimit:
			problem("title", "action.problem-text-long", "limit", noteLimit)
		}
		here := func(id string) bool {
			return slices.ContainsFunc(f.Agencies, func(p templates.Peer) bool { return p.ID == id })
		}
		if f.To != "" && !here(f.To) {
			problem("to", "action.problem-agency")
		}
	}
	var err error
	if a.LeadDays, err = strconv.Atoi(f.Days); (err != nil && (f.Days != "" || said < 0)) || a.LeadDays < 0 || a.LeadDays > assessment.MaxLeadDays {
		problem("days", "action.problem-days", "limit", assessment.MaxLeadDays)
	}
	if utf8.RuneCountInString(f.Reason) > noteLimit {
		problem("reason", "action.problem-text-long", "limit", noteLimit)
	}
	if _, err := time.Parse(time.DateOnly, f.Due); f.Due != "" && err != nil {
		problem("due", "action.problem-due")
	}
	return a, said
}

// actionForm is the form of an action as it stands.
func (p *planner) actionForm(l assessment.PlanLine) templates.ActionForm {
	f := templates.ActionForm{
		About: p.about(l.About), Subject: l.About.Kind + ":" + l.About.ID, Title: l.Title, To: l.ProposedTo, Days: strconv.Itoa(l.LeadDays),
		Reason: l.LeadReason, Due: l.Due, With: l.Partners, Agencies: p.agencies(), Mark: assessment.ActionMark(l.Action),
	}
	if l.Owner != "" {
		f.Owner = nameOf(p.doc, l.Owner)
	}
	if _, q, ok := p.bank.Question(l.About.ID); ok && l.About.Kind == "question" {
		for _, s := range q.Steps {
			if p.step(l.About, s.ID).Text == l.Title {
				f.Said = s.Days
			}
		}
	}
	return f
}

// changed is a form that came back because somebody else changed the action: it
// shows what stands now beside what was typed, which stays in the fields.
func (p *planner) changed(f, typed templates.ActionForm, now assessment.PlanLine) (templates.ActionForm, error) {
	kept, sent := p.row(now), p.row(now)
	sent.Title.Text, sent.Reason, sent.Due, sent.With = typed.Title, typed.Reason, dayOf(typed.Due), p.names(typed.With)
	sent.Days, _ = strconv.Atoi(typed.Days) // it was read before
	if sent.Owner == "" {
		sent.Asked = ""
		if typed.To != "" {
			sent.Asked = nameOf(p.doc, typed.To)
		}
	}
	theirs, err := p.meanwhile(p.doc.ID, templates.Meanwhile{Form: "action", Keep: f.Back, Lines: templates.ActionVersions(kept, sent)}, now.ID, "changed an action")
	if err != nil {
		return f, err
	}
	f.Meanwhile, f.Problems = theirs, []templates.Problem{problemMeanwhile("days")}
	theirs.Place(f.Problems)
	f.Title, f.To, f.Days, f.Reason, f.Due, f.With = typed.Title, typed.To, typed.Days, typed.Reason, typed.Due, typed.With
	return f, nil
}

// conductedAction is the form of the action that a path names, for the trainer.
func (c *call) conductedAction() (*planner, templates.ActionForm, assessment.PlanLine, error) {
	d, b, err := c.conducted()
	if err != nil {
		return nil, templates.ActionForm{}, assessment.PlanLine{}, err
	}
	for _, l := range assessment.PlanLines(b, d, c.today()) {
		if l.ID != c.Param("action") {
			continue
		}
		p, base := c.planner(d, b), "/w/"+d.ID+"/actions"
		f := p.actionForm(l)
		f.Frame, f.Action, f.Back = c.trainerFrame(d, templates.PageActions), base+"/"+l.ID, base
		if l.Owner == "" && !c.closed(d) {
			f.Withdraw = base + "/" + l.ID + "/withdraw"
		}
		return p, f, l, nil
	}
	return nil, templates.ActionForm{}, assessment.PlanLine{}, assessment.ErrNotFound
}

// showActionEdit handles the "GET /w/:id/actions/:action" route.
func showActionEdit(c *call) error {
	_, f, _, err := c.conductedAction()
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.ActionFormPage(f))
}

// saveActionEdit handles the "POST /w/:id/actions/:action" route.
func saveActionEdit(c *call) error {
	p, f, now, err := c.conductedAction()
	if err != nil {
		return err
	}
	return p.saveForm(f, now, "/w/"+p.doc.ID+"/actions", func(to assessment.Action, mark string) error {
		return c.Store.ChangeAction(c.Request().Context(), c.actor(), p.doc.ID, to, mark)
	})
}

// saveForm takes a changed action; what cannot be taken comes back as it was
// typed.
func (p *planner) saveForm(f templates.ActionForm, now assessment.PlanLine, next string, store func(assessment.Action, string) error) error {
	typed := f
	to, _ := p.typedAction(&typed)
	to.ID = now.ID
	if f.Lead {
		typed.Title, to.Title = now.Title, now.Title
	}
	typed.Mark = p.markFor(http.StatusUnprocessableEntity, f.Mark)
	if len(typed.Problems) > 0 {
		return p.render(http.StatusUnprocessableEntity, templates.ActionFormPage(typed))
	}
	err := store(to, p.field("mark"))
	switch {
	case errors.Is(err, assessment.ErrStale):
		f, err = p.changed(f, typed, now)
		if err != nil {
			return err
		}
		return p.render(http.StatusConflict, templates.ActionFormPage(f))
	case errors.Is(err, assessment.ErrReason):
		typed.Problems = append(typed.Problems, templates.Problem{Field: "reason", Key: "action.problem-reason"})
		return p.render(http.StatusUnprocessableEntity, templates.ActionFormPage(typed))
	case err != nil:
		return err
	}
	return p.done("action.notice-saved", next)
}

// saveWithdraw handles the "POST /w/:id/actions/:action/withdraw" route.
func saveWithdraw(c *call) error {
	if err := c.Store.WithdrawAction(c.Request().Context(), c.actor(), c.Param("id"), c.Param("action"), c.field("mark")); err != nil {
		return err
	}
	return c.done("action.notice-withdrawn", "/w/"+c.Param("id")+"/actions")
}

// ownAction is the form of an action that the lead's agency owns.
func (c *call) ownAction() (*planner, templates.ActionForm, assessment.PlanLine, error) {
	d, plan, err := c.Store.AgencyPlan(c.Request().Context(), c.actor(), c.today())
	if err != nil {
		return nil, templates.ActionForm{}, assessment.PlanLine{}, err
	}
	b, err := c.bank(d)
	if err != nil {
		return nil, templates.ActionForm{}, assessment.PlanLine{}, err
	}
	l, ok := plan.Line(c.Param("action"))
	if !ok || l.Owner != c.actor().Agency {
		return nil, templates.ActionForm{}, assessment.PlanLine{}, assessment.ErrNotFound
	}
	p := c.planner(d, b)
	f := p.actionForm(l)
	f.Frame, f.Action, f.Back, f.Lead = c.seatFrame(d, templates.PageSeatPlan), "/plan/"+l.ID, "/plan", true
	return p, f, l, nil
}

// showOwnAction handles the "GET /plan/:action" route.
func showOwnAction(c *call) error {
	_, f, _, err := c.ownAction()
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.ActionFormPage(f))
}

// saveOwnAction handles the "POST /plan/:action" route.
func saveOwnAction(c *call) error {
	p, f, now, err := c.ownAction()
	if err != nil {
		return err
	}
	return p.saveForm(f, now, "/plan", func(to assessment.Action, mark string) error {
		return c.Store.ChangeOwnAction(c.Request().Context(), c.actor(), to, mark)
	})
}

// moveNotice is what the page says after a move.
var moveNotice = map[string]string{
	assessment.MoveTake: "action.notice-taken", assessment.MoveDecline: "action.notice-declined", assessment.MoveDone: "action.notice-done",
	assessment.MoveUndone: "action.notice-saved", assessment.MoveBack: "action.notice-back",
}

// saveActionMove handles the "POST /plan/:action/move" route: the lead takes an
// action, declines it, says that it is done, or gives it back.
func saveActionMove(c *call) error {
	move := c.field("move")
	err := c.Store.MoveAction(c.Request().Context(), c.actor(), c.Param("action"), move, c.field("mark"))
	if errors.Is(err, assessment.ErrStale) || errors.Is(err, assessment.ErrStage) {
		return c.renderSeatPlan(http.StatusConflict, templates.Problem{Key: "action.stale-move"})
	}
	if err != nil {
		return err
	}
	return c.done(moveNotice[move], "/plan")
}

// saveOwnStep handles the "POST /plan" route: a next step of the agency's own
// result becomes its action.
func saveOwnStep(c *call) error {
	d, _, err := c.Store.AgencyPlan(c.Request().Context(), c.actor(), c.today())
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
	}
	_, q, ok := b.Question(c.field("question"))
	if !ok {
		return assessment.ErrNotFound
	}
	for _, s := range q.Steps {
		if s.ID != c.field("step") {
			continue
		}
		err := c.Store.TakeOwnStep(c.Request().Context(), c.actor(), assessment.Action{
			About: assessment.Subject{Kind: "question", ID: q.ID}, Title: stepText(b, c.printer.Lang(), q.ID, s.ID).Text, LeadDays: s.Days,
		})
		if err != nil {
			return err
		}
		return c.done("action.notice-taken", "/plan")
	}
	return assessment.ErrNotFound
}
