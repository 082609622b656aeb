package templates

import (
	"context"
	"strconv"

	"electready/assessment"
)

// mostWord says what most or all agencies did.
var mostWord = map[string]string{
	assessment.GroupStayed:    "round.most-stayed",
	assessment.GroupFurther:   "round.most-further",
	assessment.GroupBack:      "round.most-back",
	assessment.GroupOtherwise: "round.most-otherwise",
	assessment.GroupProgress:  "round.most-progress",
	assessment.GroupSetback:   "round.most-setback",
	assessment.GroupCorrected: "round.most-corrected",
}

// mostlyWord says what most or all of those that moved did.
var mostlyWord = map[string]string{
	assessment.GroupFurther:   "round.mostly-further",
	assessment.GroupBack:      "round.mostly-back",
	assessment.GroupOtherwise: "round.mostly-otherwise",
	assessment.GroupProgress:  "round.mostly-progress",
	assessment.GroupSetback:   "round.mostly-setback",
	assessment.GroupCorrected: "round.mostly-corrected",
}

// groupWord counts those that did something.
var groupWord = map[string]string{
	assessment.GroupFurther:   "round.group-further",
	assessment.GroupBack:      "round.group-back",
	assessment.GroupOtherwise: "round.group-otherwise",
	assessment.GroupProgress:  "round.group-progress",
	assessment.GroupSetback:   "round.group-setback",
	assessment.GroupCorrected: "round.group-corrected",
}

// roundLead says on a question page of a later round what is asked.
var roundLead = map[assessment.RoundID]string{
	assessment.Second:   "round.lead-second",
	assessment.FollowUp: "round.lead-follow-up",
}

// sayFew stands in place of counts that would tell, beside an earlier picture,
// who moved.
func sayFew(ctx context.Context, median *int, target int) string {
	if median == nil {
		return t(ctx, "round.few")
	}
	return t(ctx, "round.few") + " " + t(ctx, "room.middle", "level", *median, "target", target)
}

// sayMoves says how agencies moved, as far as it may be shown.
func sayMoves(ctx context.Context, m assessment.SharedMoves) string {
	switch {
	case !m.Shown:
		return t(ctx, "round.moves-hidden")
	case m.MostOrAll != "":
		return t(ctx, mostWord[m.MostOrAll])
	case !m.Counted:
		return t(ctx, "round.moves-few")
	}
	text := n(ctx, "round.moved", m.Moved) + " " + n(ctx, "round.stayed", m.StayedPut)
	if m.MostMoved != "" {
		text += " " + t(ctx, mostlyWord[m.MostMoved])
	}
	for _, g := range m.Groups {
		if g.Name != assessment.GroupStayed && g.Count > 0 {
			text += " " + n(ctx, groupWord[g.Name], g.Count)
		}
	}
	return text
}

// sayMiddle compares the middles of two rounds, or says nothing.
func sayMiddle(ctx context.Context, before, now *int) string {
	if before == nil || now == nil {
		return ""
	}
	return t(ctx, "round.middle", "before", *before, "now", *now)
}

// sayPoints compares the middles of points.
func sayPoints(ctx context.Context, before, now *int) string {
	if before == nil || now == nil {
		return t(ctx, "round.points-hidden")
	}
	return t(ctx, "round.points", "before", *before, "now", *now)
}

// sayOwnMove says what became of an own position.
func sayOwnMove(ctx context.Context, m assessment.PositionMove) string {
	switch {
	case m.Progress():
		return t(ctx, "round.own-progress")
	case m.Setback():
		return t(ctx, "round.own-setback")
	case m.Corrected():
		return t(ctx, "round.own-corrected")
	case m.Move == assessment.Stayed, m.From.Choice == assessment.NotOurs && m.To.Choice == assessment.NotOurs:
		return t(ctx, "round.own-stayed")
	}
	return t(ctx, "round.own-none")
}

// sayOwnPoints is the points of a theme in a round, with its range.
func sayOwnPoints(ctx context.Context, s *ScoreLine) string {
	switch {
	case s == nil:
		return t(ctx, "room.key-not-stated")
	case s.Points == nil:
		return t(ctx, "result.range", "low", s.Low, "high", s.High) + " " + n(ctx, "result.points", s.High)
	}
	return strconv.Itoa(*s.Points) + " " + n(ctx, "result.points", *s.Points) + ". " + scoreRange(ctx, *s)
}

// actionWord names the states of an action.
var actionWord = map[string]string{
	assessment.ActionProposed: "round.action-proposed",
	assessment.ActionTaken:    "round.action-taken",
	assessment.ActionDeclined: "round.action-declined",
	assessment.ActionDone:     "round.action-done",
}

func roundsHref(workshop string) string { return "/w/" + workshop + "/rounds" }

func compareHref(workshop string, r assessment.RoundID) string {
	return roundsHref(workshop) + "/" + string(r)
}

// sayPosition is an own position in words.
func sayPosition(ctx context.Context, c assessment.Choice, p assessment.PositionState) string {
	switch {
	case p.Unsettled:
		return t(ctx, "round.unsettled")
	case c == "":
		return t(ctx, "round.none")
	}
	return sayChoice(ctx, c)
}
