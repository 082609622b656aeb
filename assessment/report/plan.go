package report

import (
	"strings"
	"time"

	"electready/assessment"
	"electready/assessment/locale"
)

// Plan is what agencies took on, as a file may hold it.
type Plan struct {
	ID          string // of the workshop
	Title       string // of the workshop
	Agency      string // whose plan it is; empty: of the whole room
	ElectionDay string // YYYY-MM-DD; empty: not known
	At          time.Time
	Lines       []PlanLine
}

// PlanLine is an action in words. Days are YYYY-MM-DD.
type PlanLine struct {
	ID          string
	Title       string
	About       string
	Owner       string // empty: nobody took it
	ProposedTo  string
	Partners    []string
	State       string // as [assessment.Action]
	LeadDays    int
	LeadReason  string
	StartBy     string // empty without an election day
	Feasibility string // as [assessment.ActionResult]; empty without an election day
	Due         string
}

// Messages of states and feasibilities.
var (
	stateWord = map[string]string{
		assessment.ActionProposed: "action.state-proposed", assessment.ActionTaken: "action.state-taken",
		assessment.ActionDeclined: "action.state-declined", assessment.ActionDone: "action.state-done",
	}
	fitWord = map[string]string{
		assessment.InTime: "action.in-time", assessment.StartBy: "action.start-soon", assessment.TooLate: "action.too-late",
	}
)

// who answers for the line: its owner, or to whom it is proposed.
func (l PlanLine) who(p *locale.Printer) string {
	switch {
	case l.Owner != "":
		return l.Owner
	case l.ProposedTo != "":
		return p.T("action.proposed-to", "agency", l.ProposedTo)
	}
	return p.T("action.proposed-to-nobody")
}

func (l PlanLine) partners() string { return strings.Join(l.Partners, ", ") }

// mark says what a file is, of which workshop and day, and how much it is worth.
func (plan Plan) mark(p *locale.Printer) string {
	return p.T("action.file-mark", "workshop", plan.Title, "day", p.Day(plan.At))
}

// name is the title of the file.
func (plan Plan) name(p *locale.Printer) string {
	if plan.Agency != "" {
		return p.T("action.file-agency", "agency", plan.Agency)
	}
	return p.T("action.file-room")
}
