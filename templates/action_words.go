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
