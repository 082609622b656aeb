package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxLeadDays is how many days an action may be said to take.
const MaxLeadDays = 3650

// ManyActions is from how many on a page says that fewer are done more often.
const ManyActions = 11

// What a lead can do with an action.
const (
	MoveTake    = "take"    // it is ours
	MoveDecline = "decline" // what was proposed to us
	MoveDone    = "done"
	MoveUndone  = "undone" // not done yet after all
	MoveBack    = "back"   // it is nobody's again
)

// ActionMark tells one state of an action from another, so that two people who
// change it do not write over each other.
func ActionMark(a Action) string {
	text, err := json.Marshal(a)
	if err != nil {
		return "" // an action can always be written
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// Move is the action after what the lead of an agency did with it. Any lead may
// take what nobody took, whoever it was proposed to: the owner is who says so.
// Only the agency that it was proposed to declines. It returns [ErrNotFound] for
// what is somebody else's, and [ErrStage] for what is not possible now.
func (a Action) Move(agency, move string) (Action, error) {
	owns, asked := a.Owner == agency, a.ProposedTo == agency
	switch move {
	case MoveTake:
		if a.State != ActionProposed && (a.State != ActionDeclined || !asked) {
			return a, ErrStage
		}
		a.Owner, a.State = agency, ActionTaken
	case MoveDecline:
		if !asked {
			return a, ErrNotFound
		}
		if a.State != ActionProposed {
			return a, ErrStage
		}
		a.State = ActionDeclined
	case MoveDone, MoveUndone, MoveBack:
		if !owns {
			return a, ErrNotFound
		}
		from, to := ActionTaken, ActionDone
		if move == MoveUndone {
			from, to = ActionDone, ActionTaken
		}
		if move == MoveBack {
			to, a.Owner = ActionProposed, ""
		}
		if a.State != from {
			return a, ErrStage
		}
		a.State = to
	default:
		return a, ErrPlanForm
	}
	return a, nil
}

// Replan is the action with new words, days and partners; what it is about, who
// owns it and its state stay. Other lead days need a reason ([ErrReason]); it
// also returns what [Action.Judge] does.
func (a Action) Replan(d *Document, to Action) (Action, error) {
	before := a.LeadDays
	a.Title, a.LeadDays, a.LeadReason, a.Due = to.Title, to.LeadDays, to.LeadReason, to.Due
	a.Partners = nil
	for _, p := range to.Partners {
		if p != a.Owner && !slices.Contains(a.Partners, p) {
			a.Partners = append(a.Partners, p)
		}
	}
	if a.Owner == "" {
		a.ProposedTo = to.ProposedTo
	}
	switch {
	case a.LeadDays > MaxLeadDays, utf8.RuneCountInString(a.LeadReason) > maxText:
		return a, ErrPlanForm
	case a.LeadDays != before && strings.TrimSpace(a.LeadReason) == "":
		return a, ErrReason
	}
	return a, a.Judge(d)
}

// Exists reports whether the subject is a question, a system, a task or a
// principle of the bank or the workshop, or a channel between two of its
// agencies.
func (s Subject) Exists(b *Bank, d *Document) bool {
	switch s.Kind {
	case "question":
		_, _, ok := b.Question(s.ID)
		return ok
	case "system":
		return slices.ContainsFunc(b.Systems, func(y System) bool { return y.ID == s.ID })
	case "principle":
		return PrincipleVersion(b, d, s.ID) > 0
	case "claim":
		scenario, task, _ := strings.Cut(s.ID, "/")
		return slices.ContainsFunc(b.Scenarios, func(c Scenario) bool { return c.ID == scenario && slices.Contains(c.Tasks, task) })
	case "channel":
		_, from, to, ok := ChannelAbout(s.ID)
		return ok && statingSet(d)[from] && statingSet(d)[to]
	}
	return false
}

// PlanLine is an action with what follows from its days.
type PlanLine struct {
	Action
	StartBy     string // empty without an election day
	Feasibility string // empty without an election day
	Instead     *FittingStep
}

// FittingStep is a first step that still fits before election day.
type FittingStep struct {
	Step string // of the question, or a sign
	Days int
}

// PlanLines are the actions in the order of their days: those that have to
// begin first, then by id. What is too late has the bank's longest step that
// still fits, if there is one.
func PlanLines(b *Bank, d *Document, today string) []PlanLine {
	results := map[string]ActionResult{}
	for _, r := range ActionResults(d, today) {
		results[r.ID] = r
	}
	var lines []Line
	out := make([]PlanLine, 0, len(d.Actions))
	for _, a := range d.Actions {
		line, r := PlanLine{Action: a}, results[a.ID]
		if r.StartBy != nil {
			line.StartBy = *r.StartBy
		}
		if r.Feasibility != nil {
			line.Feasibility = *r.Feasibility
		}
		if line.Feasibility == TooLate {
			if lines == nil {
				lines = Lines(b, d, RoundIDs[len(RoundIDs)-1])
			}
			left, _ := DaysLeft(d, today)
			line.Instead = instead(b, lines, a, left)
		}
		out = append(out, line)
	}
	slices.SortStableFunc(out, func(x, y PlanLine) int {
		return strings.Compare(x.StartBy+"\x00"+x.ID, y.StartBy+"\x00"+y.ID)
	})
	return out
}

// DaysLeft is how many days are left until election day, below 0 after it, and
// whether both days are known.
func DaysLeft(d *Document, today string) (int, bool) {
	election, err := time.Parse(time.DateOnly, d.Workshop.ElectionDay)
	now, bad := time.Parse(time.DateOnly, today)
	if err != nil || bad != nil {
		return 0, false
	}
	return int(election.Sub(now).Hours() / 24), true
}

// instead is the longest of the bank's first steps about the same thing that
// takes fewer days than the action and no more than are left.
func instead(b *Bank, lines []Line, a Action, left int) *FittingStep {
	var best *FittingStep
	try := func(id string, days int) {
		if days < a.LeadDays && days <= left && (best == nil || days > best.Days) {
			best = &FittingStep{Step: id, Days: days}
		}
	}
	if _, q, ok := b.Question(a.About.ID); ok && a.About.Kind == "question" {
		for _, s := range q.Steps {
			try(s.ID, s.Days)
		}
	}
	for _, l := range lines {
		if l.Kind != a.About.Kind || l.About != a.About.ID {
			continue
		}
		for _, s := range b.Signs {
			if slices.Contains(l.Signs, s.ID) {
				try(s.ID, s.Days)
			}
		}
	}
	return best
}

// releasedPlan is the release that shows the plan to the room; from then on the
// inner circle also sees what is proposed.
const releasedPlan = "plan"

// PlanReleased reports whether the plan was shown to the room.
func PlanReleased(d *Document) bool {
	return slices.ContainsFunc(d.Releases, func(r Release) bool { return r.Kind == releasedPlan && !r.Held })
}

// PlanRelease is the row that shows the plan to the room.
func PlanRelease(at string) Release { return Release{Kind: releasedPlan, At: at} }

// SharedPlan is what the room may see of the plan once it is shown: what was
// taken on and is not about a line that is held back, and what is proposed about
// something that the room has seen. What was declined is never in it, nor is
// anything of an agency that left.
func SharedPlan(b *Bank, d *Document, lines []PlanLine) (taken, proposed []PlanLine) {
	board, held, here := newReleaseBoard(d), HeldLines(d), statingSet(d)
	board.keepToRoom(b, d)
	for _, l := range lines {
		gone := l.Owner != "" && !here[l.Owner] || l.ProposedTo != "" && !here[l.ProposedTo]
		switch {
		case gone, held[l.About.Kind+":"+l.About.ID]:
		case l.State == ActionTaken, l.State == ActionDone:
			taken = append(taken, l)
		case l.State == ActionProposed && board.seen(b, d, l.About):
			proposed = append(proposed, l)
		}
	}
	return taken, proposed
}

// seen reports whether the room has seen what an action is about.
func (b releaseBoard) seen(bank *Bank, d *Document, s Subject) bool {
	switch s.Kind {
	case "question":
		place, _, ok := bank.Question(s.ID)
		_, shown := ShownRound(d, place.Theme, RoundIDs[len(RoundIDs)-1])
		return ok && shown
	case "principle":
		return true
	}
	_, ok := b.release(Line{Kind: s.Kind, About: s.ID}.released())
	return ok
}

// AgencyPlan is what an agency sees of the plan: its own, with what is proposed
// to it and what it declined; in the inner circle also what is proposed to
// nobody by name, and, once the plan is shown, the others' part as far as the
// room may see it. The outer circle sees how many the others have.
type AgencyPlan struct {
	Own      []PlanLine // taken or done by the agency, or with it
	Asked    []PlanLine // proposed to the agency, or declined by it
	Proposed []PlanLine // to others, or to the room
	Others   []PlanLine // taken or done by others
	Shown    bool       // the plan was shown
	Taken    int        // of the others
	Done     int        // of these
}

// PlanOf is what an agency sees of the plan.
func PlanOf(b *Bank, d *Document, agency, today string) AgencyPlan {
	out := AgencyPlan{Shown: PlanReleased(d)}
	lines, mine := PlanLines(b, d, today), map[string]bool{}
	for _, l := range lines {
		switch {
		case l.Owner == agency, l.Owner != "" && slices.Contains(l.Partners, agency):
			out.Own = append(out.Own, l)
		case l.Owner == "" && l.ProposedTo == agency:
			out.Asked = append(out.Asked, l)
		default:
			continue
		}
		mine[l.ID] = true
	}
	a, ok := d.AgencyByID(agency)
	inner := ok && a.IsInner()
	taken, proposed := SharedPlan(b, d, lines)
	for _, l := range proposed {
		if inner && !mine[l.ID] && (out.Shown || l.ProposedTo == "") {
			out.Proposed = append(out.Proposed, l)
		}
	}
	for _, l := range taken {
		if mine[l.ID] || !out.Shown {
			continue
		}
		if out.Taken++; l.State == ActionDone {
			out.Done++
		}
		if inner {
			out.Others = append(out.Others, l)
		}
	}
	return out
}

// Line finds an action that the agency sees; others are not there for it.
func (p AgencyPlan) Line(id string) (PlanLine, bool) {
	for _, l := range slices.Concat(p.Own, p.Asked, p.Proposed, p.Others) {
		if l.ID == id {
			return l, true
		}
	}
	return PlanLine{}, false
}
