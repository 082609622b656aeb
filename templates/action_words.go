package templates

import (
	"context"

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

func rowsBy(rows []PlanRow, done bool) []PlanRow {
	var out []PlanRow
	for _, r := range rows {
		if (r.State == assessment.ActionDone) == done {
			out = append(out, r)
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

func daysHint(ctx context.Context, v ActionForm) string {
	if v.Said > 0 {
		return t(ctx, "action.lead-days-hint", "count", v.Said)
	}
	return t(ctx, "action.lead-days-plain")
}
