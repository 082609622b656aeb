package web

import (
	"context"
	"net/http"
	"slices"
	"time"

	"electready/assessment"
	"electready/assessment/chart"
	"electready/templates"
)

// actionStore is what pages of the plan need of the database.
type actionStore interface {
	AgencyPlan(ctx context.Context, actor assessment.Actor, today string) (*assessment.Document, assessment.AgencyPlan, error)
	MoveAction(ctx context.Context, actor assessment.Actor, id, move, mark string) error
	ChangeOwnAction(ctx context.Context, actor assessment.Actor, to assessment.Action, mark string) error
	TakeOwnStep(ctx context.Context, actor assessment.Actor, a assessment.Action) error
	ChangeAction(ctx context.Context, actor assessment.Actor, workshop string, to assessment.Action, mark string) error
	WithdrawAction(ctx context.Context, actor assessment.Actor, workshop, id, mark string) error
}

// planner puts actions into words.
type planner struct {
	*call
	doc  *assessment.Document
	bank *assessment.Bank
	axis chart.Plan
}

// planner makes an axis that fits these actions.
func (c *call) planner(d *assessment.Document, b *assessment.Bank, lines ...[]assessment.PlanLine) *planner {
	p := &planner{call: c, doc: d, bank: b}
	if left, known := assessment.DaysLeft(d, c.today()); known {
		var takes []int
		for _, l := range slices.Concat(lines...) {
			if l.State == assessment.ActionTaken || l.State == assessment.ActionDone {
				takes = append(takes, l.LeadDays)
			}
		}
		p.axis = chart.NewPlan(left, takes...)
	}
	return p
}

func (c *call) today() string { return c.now().Format(time.DateOnly) }

func (p *planner) election() templates.Election {
	left, _ := assessment.DaysLeft(p.doc, p.today())
	return templates.Election{Day: dayOf(p.doc.Workshop.ElectionDay), Left: left, Axis: p.axis}
}

// dayOf is a day, zero where there is none.
func dayOf(text string) time.Time {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}
	}
	return day
}

func (p *planner) rows(lines []assessment.PlanLine) []templates.PlanRow {
	var out []templates.PlanRow
	for _, l := range lines {
		out = append(out, p.row(l))
	}
	return out
}

func (p *planner) row(l assessment.PlanLine) templates.PlanRow {
	r := templates.PlanRow{
		ID: l.ID, Title: templates.Text{Text: l.Title}, State: l.State, Days: l.LeadDays, Reason: l.LeadReason,
		Start: dayOf(l.StartBy), Due: dayOf(l.Due), Fits: l.Feasibility, Bar: p.axis.Bar(l.LeadDays), Mark: assessment.ActionMark(l.Action),
		With: p.names(l.Partners),
	}
	if l.Owner != "" {
		r.Owner = nameOf(p.doc, l.Owner)
	}
	if l.ProposedTo != "" {
		r.Asked = nameOf(p.doc, l.ProposedTo)
	}
	if l.Instead != nil {
		r.Takes, r.Instead = l.Instead.Days, p.step(l.About, l.Instead.Step)
	}
	return r
}

func (p *planner) names(agencies []string) []string {
	var out []string
	for _, a := range agencies {
		out = append(out, nameOf(p.doc, a))
	}
	return out
}

// step is a first step of a question or of a sign.
func (p *planner) step(about assessment.Subject, id string) templates.Text {
	if about.Kind == "question" {
		return stepText(p.bank, p.printer.Lang(), about.ID, id)
	}
	return prose(p.bank, p.printer.Lang(), func(x *assessment.Prose) string { return x.Signs[id].Step })
}

// about is what an action is about, in words.
func (p *planner) about(s assessment.Subject) templates.Text {
	lang := p.printer.Lang()
	switch s.Kind {
	case "question":
		ask, _, _, _ := questionText(p.bank, lang, s.ID, "")
		return ask
	case "system":
		return prose(p.bank, lang, systemName(s.ID))
	case "principle":
		title := prose(p.bank, lang, principleTitle(s.ID))
		if title.Text == "" {
			stages := assessment.PrincipleVersion(p.bank, p.doc, s.ID)
			pr := &principled{call: p.call, doc: p.doc, bank: p.bank}
			return pr.version(s.ID, stages)
		}
		return title
	case "claim":
		scenario, task, _ := cutLine(s.ID)
		title, name := prose(p.bank, lang, scenarioTitle(scenario)), prose(p.bank, lang, taskName(task))
		return templates.Text{Lang: title.Lang, Text: title.Text + ": " + name.Text}
	}
	kind, from, to, _ := assessment.ChannelAbout(s.ID)
	name := prose(p.bank, lang, typeName(kind))
	return templates.Text{Lang: name.Lang, Text: name.Text + ": " + nameOf(p.doc, from) + " → " + nameOf(p.doc, to)}
}

// withAbout adds what the actions are about: for those who may know it.
func (p *planner) withAbout(rows []templates.PlanRow, lines []assessment.PlanLine) []templates.PlanRow {
	for i := range rows {
		rows[i].About = p.about(lines[i].About)
	}
	return rows
}

// showSeatPlan handles the "GET /plan" route.
func showSeatPlan(c *call) error { return c.renderSeatPlan(http.StatusOK) }

func (c *call) renderSeatPlan(status int, problems ...templates.Problem) error {
	d, plan, err := c.Store.AgencyPlan(c.Request().Context(), c.actor(), c.today())
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
	}
	p := c.planner(d, b, plan.Own)
	own, _ := d.AgencyByID(c.actor().Agency)
	vm := templates.SeatPlan{
		Frame: c.seatFrame(d, templates.PageSeatPlan), Lead: c.actor().Role == assessment.LeadRole, Outer: own != nil && !own.IsInner(),
		ReadOnly: d.Workshop.State != assessment.Running || own == nil || own.Left != "", Election: p.election(), Problems: problems,
		Own: p.withAbout(p.rows(plan.Own), plan.Own), Asked: p.withAbout(p.rows(plan.Asked), plan.Asked),
		Proposed: p.rows(plan.Proposed), Others: p.rows(plan.Others), Shown: plan.Shown, Taken: plan.Taken, Done: plan.Done,
	}
	if vm.Lead && !vm.ReadOnly {
		for i, l := range plan.Own {
			vm.Own[i].Moves = c.moves(l)
			if l.Owner == c.actor().Agency && l.State == assessment.ActionTaken {
				vm.Own[i].Href = "/plan/" + l.ID
			}
		}
		for i, l := range plan.Asked {
			vm.Asked[i].Moves = c.moves(l)
		}
		for i, l := range plan.Proposed {
			vm.Proposed[i].Moves = c.moves(l)
		}
		if vm.Steps, err = p.ownSteps(plan.Own); err != nil {
			return err
		}
	}
	return c.render(status, templates.SeatPlanPage(vm))
}

// moves are what the lead can do with an action now.
func (c *call) moves(l assessment.PlanLine) []string {
	var out []string
	for _, move := range []string{assessment.MoveTake, assessment.MoveDone, assessment.MoveUndone, assessment.MoveDecline, assessment.MoveBack} {
		if _, err := l.Move(c.actor().Agency, move); err == nil {
			out = append(out, move)
		}
	}
	return out
}

// ownSteps are the first next steps of the agency's own result that it did not
// take yet.
func (p *planner) ownSteps(own []assessment.PlanLine) ([]templates.OwnStep, error) {
	d, err := p.Store.Result(p.Request().Context(), p.actor())
	if err != nil {
		return nil, err
	}
	a, _ := d.AgencyByID(p.actor().Agency)
	var out []templates.OwnStep
	for _, f := range p.findingsOf(d) {
		taken := slices.ContainsFunc(own, func(l assessment.PlanLine) bool {
			return l.About == assessment.Subject{Kind: "question", ID: f.Question}
		})
		if taken || len(f.Steps) == 0 {
			continue
		}
		_, q, _ := p.bank.Question(f.Question)
		ask, _, _, _ := questionText(p.bank, p.printer.Lang(), f.Question, a.Kind)
		step := templates.OwnStep{Question: f.Question, Step: f.Steps[0], Ask: ask, Text: stepText(p.bank, p.printer.Lang(), f.Question, f.Steps[0])}
		for _, s := range q.Steps {
			if s.ID == f.Steps[0] {
				step.Days = s.Days
			}
		}
		if out = append(out, step); len(out) == findingsFirst {
			break
		}
	}
	return out, nil
}

// findingsOf are the findings of the lead's own agency.
func (p *planner) findingsOf(d *assessment.Document) []assessment.Finding {
	for _, a := range assessment.Analyse(p.bank, d, assessment.LastRound(d), p.today()).Agencies {
		if a.ID == p.actor().Agency {
			return a.Findings
		}
	}
	return nil
}

// showSeatCalendar handles the "GET /plan.ics" route, showSeatSheet the "GET
// /plan.xlsx" route: what the lead's agency took on, to take home.
func showSeatCalendar(c *call) error { return c.seatFile("ics") }
func showSeatSheet(c *call) error    { return c.seatFile("xlsx") }

func (c *call) seatFile(ending string) error {
	d, plan, err := c.Store.AgencyPlan(c.Request().Context(), c.actor(), c.today())
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
	}
	return c.planner(d, b).send(plan.Own, c.actor().Agency, ending)
}
