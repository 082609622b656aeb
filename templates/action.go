package templates

import (
	"context"

	"electready/assessment"
	"electready/assessment/chart"
)

// Election is the election day and how far it is.
type Election struct {
	Day  Moment // zero: not known
	Left int    // days from today; below 0: over
	Axis chart.Plan
}

// nearDays is from how few days on a page says that little time is left.
const nearDays = 7

// PlanRow is an action of the plan.
type PlanRow struct {
	ID      string
	Title   Text
	About   Text
	Owner   string   // name; empty: nobody took it
	Asked   string   // name of the agency it is proposed to; empty: the room
	With    []string // names
	State   string   // as [assessment.Action]
	Days    int
	Reason  string
	Start   Moment // zero without election day
	Due     Moment
	Fits    string // as [assessment.ActionResult]
	Instead Text   // what still fits, for what is too late; may be empty
	Takes   int    // days of Instead
	Bar     chart.PlanBar
	Mark    string
	Href    string   // where it is changed; empty: nowhere
	Moves   []string // what the reader can do with it: [assessment.MoveTake] …
	Brief   bool     // on the room's screen: without what could be done instead
}

// PlanGroup are the actions of one feasibility.
type PlanGroup struct {
	Fits string // empty: without election day
	Rows []PlanRow
}

// groupsOf puts actions into their groups: what has to begin soon first.
func groupsOf(rows []PlanRow) []PlanGroup {
	var out []PlanGroup
	for _, fits := range []string{assessment.StartBy, assessment.InTime, assessment.TooLate, ""} {
		g := PlanGroup{Fits: fits}
		for _, r := range rows {
			if r.Fits == fits {
				g.Rows = append(g.Rows, r)
			}
		}
		if len(g.Rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// Actions is the plan on the trainer's page. Forms: /w/ID/screen (view).
type Actions struct {
	Frame
	Workshop string
	ReadOnly bool
	Election Election
	Taken    []PlanRow
	Done     []PlanRow
	Proposed []PlanRow
	Declined []PlanRow
	Findings []PlanFinding
	Many     int // how many are taken or proposed, where that is a lot; else 0
	OnScreen bool
	Waits    bool // the screen asks guests to leave first
}

// PlanFinding is a question of the room that asks for a next step.
type PlanFinding struct {
	Ask  Text
	Why  string // message: to talk about, to assign, nobody's role
	Href string
}

// SeatPlan is the plan on an agency's page. Forms: /plan (question, step),
// /plan/ACTION/move (move, mark).
type SeatPlan struct {
	Frame
	Lead     bool
	Outer    bool // of the others it sees numbers
	ReadOnly bool
	Election Election
	Own      []PlanRow
	Asked    []PlanRow
	Proposed []PlanRow
	Others   []PlanRow
	Shown    bool // the plan was shown to the room
	Taken    int  // of the others
	Done     int
	Steps    []OwnStep
	Problems []Problem
}

// OwnStep is a next step of the agency's own result.
type OwnStep struct {
	Question, Step string
	Ask, Text      Text
	Days           int
}

// ActionForm is where an action is proposed or changed. Fields: about, step,
// title, to, days, reason, due, with (repeated), mark.
type ActionForm struct {
	Frame
	Action    string // where the form goes
	Back      string
	New       bool
	Lead      bool   // of the agency that owns it
	About     Text   // what it is about, in words
	Subject   string // the same as kind:id
	Steps     []ActionStep
	Step      string // chosen
	Title     string
	To        string
	Days      string
	Said      int // days that the bank says; 0: nothing
	Reason    string
	Due       string
	With      []string
	Agencies  []Peer
	Owner     string // name; empty: nobody took it
	Mark      string
	Meanwhile *Meanwhile // what stands now, where somebody else changed it; nil: nobody did
	Withdraw  string     // where the proposal is taken back; empty: not possible
	Problems  []Problem
}

// ActionStep is a first step that the bank proposes.
type ActionStep struct {
	ID   string
	Text Text
	Days int
}

// ActionAbout is where a trainer chooses what an action is about.
type ActionAbout struct {
	Frame
	Workshop string
	Groups   []AboutGroup
	Problems []Problem
}

// AboutGroup are subjects of one kind.
type AboutGroup struct {
	Label   Text
	Options []AboutOption
}

// AboutOption is a subject as kind:id.
type AboutOption struct {
	Value string
	Text  Text
}

// PlanScreen is the plan on the room's screen.
type PlanScreen struct {
	Frame
	Title    string // of the workshop
	Live     Live
	Waiting  bool // guests are asked to leave first
	Election Election
	Rows     []PlanRow // all; as many stand there as fit
	Open     int       // proposals that nobody took

	More int    // that do not fit
	Size string // class of the letters
}

// planWords are heading, count and sign of a group.
var planWords = map[string]struct{ head, count string }{
	assessment.StartBy: {"action.start-soon", "action.soon-count"},
	assessment.InTime:  {"action.in-time", "action.count"},
	assessment.TooLate: {"action.too-late", "action.late-count"},
	"":                 {"action.no-day", "action.count"},
}

// planSign is the sign of a feasibility.
func planSign(fits string) []chart.Shape {
	switch fits {
	case assessment.StartBy:
		return chart.Now()
	case assessment.TooLate:
		return chart.Closed()
	case assessment.InTime:
		return chart.Vessel(100)
	}
	return chart.Level(0)
}

// planBar is the class of a bar.
func planBar(fits string) string {
	switch fits {
	case assessment.StartBy:
		return "p-soon"
	case assessment.TooLate:
		return "p-late"
	}
	return "p-bar"
}

// moveWord is the button of what a lead can do.
var moveWord = map[string]string{
	assessment.MoveTake: "action.take", assessment.MoveDecline: "action.decline", assessment.MoveDone: "action.mark-done",
	assessment.MoveUndone: "action.reopen", assessment.MoveBack: "action.give-back",
}

// moveKind is the weight of its button.
func moveKind(move string) string {
	switch move {
	case assessment.MoveTake, assessment.MoveDone:
		return "second"
	}
	return "plain"
}

// sayElection is how far election day is.
func sayElection(ctx context.Context, e Election) string {
	switch {
	case e.Left > 0:
		return n(ctx, "action.days-left", e.Left)
	case e.Left < 0:
		return n(ctx, "action.days-over", -e.Left)
	}
	return t(ctx, "action.today-is-it")
}

// sayWho is who answers for an action, or to whom it is proposed.
func sayWho(ctx context.Context, r PlanRow) string {
	switch {
	case r.Owner != "":
		return r.Owner
	case r.Asked != "":
		return t(ctx, "action.proposed-to", "agency", r.Asked)
	}
	return t(ctx, "action.proposed-to-nobody")
}
