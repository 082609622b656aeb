package templates

import (
	"context"
	"slices"

	"electready/assessment"
)

func planLead(ctx context.Context, taken int) string {
	if taken == 0 {
		return t(ctx, "action.lead-none")
	}
	return n(ctx, "action.lead", taken)
}

// startHead is the head of the column with the day to begin.
func startHead(fits string) string {
	if fits == assessment.TooLate {
		return "action.should-start"
	}
	return "action.start-by"
}

// running are the actions that are not done, finished those that are.
func running(rows []PlanRow) []PlanRow  { return rowsBy(rows, false) }
func finished(rows []PlanRow) []PlanRow { return rowsBy(rows, true) }

// charted reports whether actions stand with their bars.
func charted(rows []PlanRow) bool {
	return slices.ContainsFunc(rows, func(r PlanRow) bool { return r.Fits != "" })
}

func rowsBy(rows []PlanRow, done bool) []PlanRow {
	var out []PlanRow
	for _, r := range rows {
		if (r.State == assessment.ActionDone) == done {
			out = append(out, r)
		}
	}
	return out
}

// planColumns is how many columns the table of a group has.
func planColumns(g PlanGroup) string {
	if g.Fits == "" {
		return "3"
	}
	return "5"
}

// saysInstead reports whether the room's screen says what could be done instead
// of an action that is too late.
func (r PlanRow) saysInstead() bool {
	return r.Fits == assessment.TooLate && r.State != assessment.ActionDone && !r.Brief
}

// sayInstead is the smaller step that still fits, with its days.
func sayInstead(ctx context.Context, r PlanRow) string {
	if r.Instead.Text == "" {
		return t(ctx, "action.instead-none")
	}
	return r.Instead.Text + " (" + n(ctx, "action.days", r.Takes) + ")"
}

// sayStart is by when an action is to begin, or why it is not.
func sayStart(ctx context.Context, r PlanRow) string {
	switch {
	case r.State == assessment.ActionDone:
		return t(ctx, "action.done")
	case r.Fits == assessment.TooLate:
		return t(ctx, "action.late")
	case r.Start.IsZero():
		return ""
	}
	return dayOf(ctx, r.Start)
}

// barKey is what a bar of the plan means.
type barKey struct{ fits, key string }

// keys are the bars that the plan on the room's screen has.
func (v PlanScreen) keys() (out []barKey) {
	for _, k := range []barKey{
		{assessment.StartBy, "action.key-soon"}, {assessment.InTime, "action.key-in-time"}, {assessment.TooLate, "action.key-late"},
	} {
		if slices.ContainsFunc(v.Rows, func(r PlanRow) bool { return r.Fits == k.fits && r.Bar.Length != "" }) {
			out = append(out, k)
		}
	}
	return out
}

func actionTitle(v ActionForm) string {
	if v.New {
		return "action.new-title"
	}
	return "action.edit-title"
}

func actionLead(ctx context.Context, v ActionForm) string {
	if v.New {
		return t(ctx, "action.new-lead")
	}
	return ""
}

func actionSave(ctx context.Context, v ActionForm) string {
	if v.New {
		return t(ctx, "action.propose")
	}
	return t(ctx, "action.save")
}

// textHint says what to write, and whether it is needed.
func textHint(ctx context.Context, v ActionForm) string {
	if v.New && len(v.Steps) > 0 {
		return t(ctx, "action.text-own")
	}
	return t(ctx, "action.text-hint")
}

func daysHint(ctx context.Context, v ActionForm) string {
	switch {
	case v.Said > 0:
		return t(ctx, "action.lead-days-hint", "count", v.Said)
	case v.New && len(v.Steps) > 0:
		return t(ctx, "action.lead-days-step")
	}
	return t(ctx, "action.lead-days-plain")
}
