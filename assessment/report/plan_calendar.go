package report

import (
	"time"

	ics "github.com/arran4/golang-ical"

	"electready/assessment"
	"electready/assessment/locale"
)

// PlanCalendar writes the plan as an iCalendar file: election day, and for each
// action that an agency took the day on which it has to begin, and the day on
// which it should be done.
func PlanCalendar(p *locale.Printer, plan Plan) []byte {
	c := ics.NewCalendarFor("electready")
	c.SetMethod(ics.MethodPublish)
	c.SetName(plan.name(p))
	c.SetXWRCalName(plan.name(p))
	c.SetDescription(plan.mark(p))
	day := func(id, summary, on, text string) {
		at, err := time.Parse(time.DateOnly, on)
		if err != nil {
			return // the day is not known
		}
		e := c.AddEvent(id + "@" + plan.ID + ".electready")
		e.SetDtStampTime(plan.At)
		e.SetAllDayStartAt(at)
		e.SetAllDayEndAt(at.AddDate(0, 0, 1))
		e.SetSummary(summary)
		e.SetDescription(text)
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	day("election", p.T("action.election-day"), plan.ElectionDay, plan.mark(p))
	for _, l := range plan.Lines {
		if l.State != assessment.ActionTaken {
			continue
		}
		text := l.about(p) + "\n" + plan.mark(p)
		day(l.ID+"-start", p.T("action.event-start", "title", l.Title), l.StartBy, text)
		day(l.ID+"-due", p.T("action.event-due", "title", l.Title), l.Due, text)
	}
	return []byte(c.Serialize(ics.WithNewLineWindows))
}

// about says who does it, with whom, and how long it takes.
func (l PlanLine) about(p *locale.Printer) string {
	text := p.T("action.owner") + ": " + l.who(p) + "\n" + p.N("action.takes-days", l.LeadDays)
	if len(l.Partners) > 0 {
		text = p.T("action.owner") + ": " + l.who(p) + "\n" + p.T("action.partners") + ": " + l.partners() + "\n" + p.N("action.takes-days", l.LeadDays)
	}
	return text
}
