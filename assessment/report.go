package assessment

import (
	"maps"
	"slices"
	"strings"
)

// ReportChoice is what a trainer chose to put into the room's report. The zero
// value is for every reader: figures and numbers, no agency beside another.
type ReportChoice struct {
	Inner     bool // what agencies say about each other, and the plan by name: for the inner circle
	Systems   bool // also about which systems; with Inner only
	Practices bool // the good practices that trainers wrote down
}

// Settled is the choice without what another part of it rules out.
func (c ReportChoice) Settled() ReportChoice {
	c.Systems = c.Systems && c.Inner
	return c
}

// String names the choice, for the name of a file and so for the trail.
func (c ReportChoice) String() string {
	words := []string{"everybody"}
	if c.Inner {
		words[0] = "inner-circle"
	}
	if c.Systems {
		words = append(words, "with-systems")
	}
	if c.Practices {
		words = append(words, "with-practices")
	}
	return strings.Join(words, "-")
}

// ReportStages say how far is what a report is made of, beside the themes.
type ReportStages struct {
	Statements StatementStage            // those that were shown last, if any were
	Principles map[string]PrincipleStage // by principle
}

// Report is what a report of the room may hold: what was shown to the room, as
// far as its readers may see it. A report goes from hand to hand, so it holds
// less than the room's screen did rather than more.
type Report struct {
	Choice     ReportChoice
	Figures    SharedRoom
	Principles []SharedPrinciple // shown ones, in their order

	Room     *Document // what the inner circle may see of the statements; nil: nothing
	Lines    []Line    // of it
	Paths    []ReportPath
	Outcomes []Outcome // what the room wrote down about tasks

	PlanShown       bool
	Taken, Proposed []PlanLine // for the inner circle; the outer one has the counts

	Practices []Note // with what each is about

	// Four counts for whoever asks for a number. Channels and Tasks are there for
	// the inner circle, Systems with them where they were chosen.
	Channels, Tasks, Systems, Actions Tally
}

// Tally is x of y.
type Tally struct{ Done, Of int }

func (t *Tally) count(done bool) {
	if t.Of++; done {
		t.Done++
	}
}

// ReportOf chooses what a report holds on a day. Lines that are held, or that
// name an agency which is not in the room, are in none, and neither is what
// rests on them.
func ReportOf(b *Bank, d *Document, stages ReportStages, choice ReportChoice, today string) Report {
	choice = choice.Settled()
	out := Report{Choice: choice, Figures: ShareRoom(b, d, LastRound(d))}
	for _, id := range ChosenPrinciples(b, d) {
		if stages.Principles[id].State == Shown {
			out.Principles = append(out.Principles, SharePrinciple(b, d, id, choice.Inner))
		}
	}
	if choice.Inner && d.Workshop.Statements && stages.Statements.State == Shown {
		out.fillStatements(b, d, stages.Statements.Round)
	}
	if out.PlanShown = PlanReleased(d); out.PlanShown {
		out.fillPlan(b, d, stages.Statements.Round, today)
	}
	if choice.Practices {
		out.Practices = slices.DeleteFunc(slices.Clone(d.Notes), func(n Note) bool { return n.Kind != NotePractice || !out.mayKeep(b, d, n) })
	}
	return out
}

// fillStatements takes over what the inner circle may see of them. Systems stay
// away unless they were chosen.
func (r *Report) fillStatements(b *Bank, d *Document, round RoundID) {
	r.Room, r.Lines = InnerCircle(b, d, round, "")
	if !r.Choice.Systems {
		r.Room.Stakes = nil
		r.Lines = slices.DeleteFunc(r.Lines, func(l Line) bool { return l.Kind == releasedSystems })
	}
	r.Outcomes = r.Room.Outcomes
	r.fillPaths(b, round)
	r.countStatements(b, round)
}

// hiddenLines are those that no shared view may tell of, by [Line.Key]: held
// ones, and those that name an agency which is not in the room.
func hiddenLines(b *Bank, d *Document, r RoundID) map[string]bool {
	hidden := maps.Clone(HeldLines(d))
	_, afterwards := Circled(d, Lines(b, d, r))
	for _, l := range afterwards {
		hidden[l.Key()] = true
	}
	return hidden
}

func (r *Report) countStatements(b *Bank, round RoundID) {
	leads := map[string]int{}
	for _, t := range TaskResults(b, r.Room, round) {
		leads[releasedClaims+":"+t.Scenario+"/"+t.Task] = len(t.Leads)
	}
	rehearsed := map[string]bool{}
	for _, s := range LatestStakes(r.Room, round) {
		if s.Holds(StakeOwns) && s.Fallback == SaysYes && s.Rehearsed {
			rehearsed[s.System] = true
		}
	}
	for _, l := range r.Lines {
		switch l.Kind {
		case releasedChannels:
			if l.Required {
				r.Channels.count(slices.Contains([]string{ChannelConfirmed, ChannelExercised, ChannelRelayed}, l.Signs[0]))
			}
		case releasedClaims:
			r.Tasks.count(leads[l.Key()] == 1)
		case releasedSystems:
			r.Systems.count(rehearsed[l.About])
		}
	}
}

// fillPlan takes over the plan as the room may see it, less what is about a line
// that is hidden, about a system that was not chosen, or proposed to somebody
// who is not in the room.
func (r *Report) fillPlan(b *Bank, d *Document, round RoundID, today string) {
	hidden, here := hiddenLines(b, d, round), InRoom(d)
	kept := func(lines []PlanLine) []PlanLine {
		return slices.DeleteFunc(lines, func(l PlanLine) bool {
			system := l.About.Kind == releasedSystems && !r.Choice.Systems
			away := l.Owner == "" && l.ProposedTo != "" && !here[l.ProposedTo]
			return system || away || hidden[l.About.Kind+":"+l.About.ID]
		})
	}
	taken, proposed := SharedPlan(b, d, PlanLines(b, d, today))
	taken, proposed = kept(taken), kept(proposed)
	r.Actions = Tally{Done: len(taken), Of: len(taken) + len(proposed)}
	if r.Choice.Inner {
		r.Taken, r.Proposed = taken, proposed
	}
}

// mayKeep reports whether a good practice is about something that the report's
// readers may see, or about the day as a whole.
func (r *Report) mayKeep(b *Bank, d *Document, n Note) bool {
	kind, id, _ := strings.Cut(n.About, ":")
	switch kind {
	case "":
		return true
	case "question":
		place, q, ok := b.Question(id)
		_, shown := ShownRound(d, place.Theme, LastRound(d))
		return ok && shown && d.Workshop.Asks(q)
	}
	return slices.ContainsFunc(r.Lines, func(l Line) bool { return l.Kind == kind && l.About == id })
}
