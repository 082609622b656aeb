package assessment

import (
	"cmp"
	"slices"
	"time"
)

// States of an action.
const (
	ActionProposed = "proposed"
	ActionTaken    = "taken"
	ActionDeclined = "declined"
	ActionDone     = "done"
)

// startSoonDays is how close the day to start is when an action is no longer
// simply in time.
const startSoonDays = 14

// ActionResults says for every action, by id, by when it has to start to be
// done before election day, and whether that still fits today (YYYY-MM-DD).
// Without an election day both are absent; without a readable today the
// feasibility is.
func ActionResults(d *Document, today string) []ActionResult {
	out := make([]ActionResult, 0, len(d.Actions))
	for _, a := range d.Actions {
		result := ActionResult{ID: a.ID, About: a.About, Owner: a.Owner, State: a.State, LeadDays: a.LeadDays}
		result.StartBy, result.Feasibility = feasibility(d.Workshop.ElectionDay, today, a.LeadDays)
		out = append(out, result)
	}
	slices.SortStableFunc(out, func(a, b ActionResult) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func feasibility(electionDay, today string, leadDays int) (startBy, word *string) {
	election, err := time.Parse(time.DateOnly, electionDay)
	if err != nil {
		return nil, nil
	}
	start := election.AddDate(0, 0, -leadDays)
	day := start.Format(time.DateOnly)
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return &day, nil
	}
	fits := InTime
	switch {
	case now.After(start):
		fits = TooLate
	case !now.AddDate(0, 0, startSoonDays).Before(start):
		fits = StartBy
	}
	return &day, &fits
}
