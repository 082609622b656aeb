package assessment

import (
	"slices"
	"strings"
)

// ScreenSteps are what arrow keys lead through on the room's screen, as
// [OnScreen] names it: how to join, the questions of themes that were shown as
// far as the room may see their figures, once statements are shown, their views,
// and what was shown of principles and the plan.
func ScreenSteps(b *Bank, d *Document, statements Stage) []string {
	steps := []string{""}
	for _, q := range ShareRoom(b, d, LastRound(d)).Questions {
		if q.Shown && q.Asked > 0 {
			steps = append(steps, q.ID)
		}
	}
	if statements == Shown {
		steps = append(steps, statementSteps(b, d)...)
	}
	if PrinciplesReleased(d) {
		steps = append(steps, ScreenView+ViewPrinciples)
	}
	if PlanReleased(d) {
		steps = append(steps, ScreenView+ViewActions)
	}
	return steps
}

// statementSteps are the views of the statements.
func statementSteps(b *Bank, d *Document) []string {
	var steps []string
	for _, t := range d.Workshop.ChannelTypes() {
		steps = append(steps, ScreenView+RoomView{Page: ViewChannels, Type: t}.String())
	}
	asked := d.Workshop.ScenariosAsked(b)
	for _, s := range b.Scenarios {
		if slices.Contains(asked, s.ID) {
			steps = append(steps, ScreenView+RoomView{Page: ViewResponsibilities, Scenario: s.ID}.String())
		}
	}
	return append(steps, ScreenView+ViewSystems)
}

// ScreenStep is the step after or before what the screen shows; the same one at
// an end. From something that is no step it leads to the first. A view that
// waits for guests to leave comes forward itself.
func ScreenStep(steps []string, on string, forward bool) string {
	view, waits := strings.CutPrefix(on, ScreenWait)
	if waits && forward {
		return ScreenView + view
	}
	if waits {
		on = ScreenView + view
	}
	at := slices.Index(steps, on)
	switch {
	case at < 0:
		return steps[0]
	case forward:
		return steps[min(at+1, len(steps)-1)]
	}
	return steps[max(at-1, 0)]
}
