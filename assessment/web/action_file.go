package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"electready/assessment"
	"electready/assessment/report"
)

// The forms of a plan to take home.
const (
	calendarType = "text/calendar; charset=utf-8"
	sheetType    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// send sends actions as a file, with what marks it: workshop, day, "as stated,
// not verified". agency is whose plan it is; empty: the whole room's.
func (p *planner) send(lines []assessment.PlanLine, agency, ending string) error {
	plan := report.Plan{ID: p.doc.ID, Title: p.doc.Workshop.Title, ElectionDay: p.doc.Workshop.ElectionDay, At: p.now()}
	name := "plan-" + p.doc.ID
	if agency != "" {
		plan.Agency = nameOf(p.doc, agency)
		name += "-" + agency
	}
	for _, l := range lines {
		line := report.PlanLine{
			ID: l.ID, Title: l.Title, About: p.about(l.About).Text, State: l.State, LeadDays: l.LeadDays, LeadReason: l.LeadReason,
			StartBy: l.StartBy, Feasibility: l.Feasibility, Due: l.Due, Partners: p.names(l.Partners),
		}
		if l.Owner != "" {
			line.Owner = nameOf(p.doc, l.Owner)
		}
		if l.ProposedTo != "" {
			line.ProposedTo = nameOf(p.doc, l.ProposedTo)
		}
		plan.Lines = append(plan.Lines, line)
	}
	p.Response().Header().Set(echo.HeaderContentDisposition, report.Disposition(name+"-"+p.today()+"."+ending))
	if ending == "ics" {
		return p.Blob(http.StatusOK, calendarType, report.PlanCalendar(p.printer, plan))
	}
	text, err := report.PlanSheet(p.printer, plan)
	if err != nil {
		return err
	}
	return p.Blob(http.StatusOK, sheetType, text)
}

// showCalendar handles the "GET /w/:id/actions.ics" route, showSheet the "GET
// /w/:id/actions.xlsx" route.
func showCalendar(c *call) error { return c.roomFile("ics") }
func showSheet(c *call) error    { return c.roomFile("xlsx") }

// roomFile is the plan of the whole room, without what was declined.
func (c *call) roomFile(ending string) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	var lines []assessment.PlanLine
	for _, l := range assessment.PlanLines(b, d, c.today()) {
		if l.State != assessment.ActionDeclined {
			lines = append(lines, l)
		}
	}
	return c.planner(d, b).send(lines, "", ending)
}
