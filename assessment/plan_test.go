package assessment_test

import (
	"testing"

	"electready/assessment"
)

func TestActionsFitBeforeElectionDay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		electionDay, today string
		leadDays           int
		startBy, word      string
	}{
		"long before":               {"2027-06-06", "2027-01-01", 30, "2027-05-07", "in-time"},
		"15 days before the start":  {"2027-06-06", "2027-04-22", 30, "2027-05-07", "in-time"},
		"14 days before the start":  {"2027-06-06", "2027-04-23", 30, "2027-05-07", "start-by"},
		"on the day to start":       {"2027-06-06", "2027-05-07", 30, "2027-05-07", "start-by"},
		"a day late":                {"2027-06-06", "2027-05-08", 30, "2027-05-07", "too-late"},
		"no lead days":              {"2027-06-06", "2027-06-06", 0, "2027-06-06", "start-by"},
		"after the election":        {"2027-06-06", "2027-06-07", 0, "2027-06-06", "too-late"},
		"across a leap day":         {"2028-03-01", "2028-01-01", 2, "2028-02-28", "in-time"},
		"across the clocks' change": {"2027-04-04", "2027-03-14", 7, "2027-03-28", "start-by"},
		"no election day":           {"", "2027-06-07", 30, "", ""},
		"no readable today":         {"2027-06-06", "today", 30, "2027-05-07", ""},
	} {
		d := statementRoom("a")
		d.Workshop.ElectionDay = c.electionDay
		d.Actions = []assessment.Action{{ID: "x", LeadDays: c.leadDays, State: assessment.ActionProposed}}
		got := assessment.ActionResults(d, c.today)[0]
		if word(got.StartBy) != c.startBy || word(got.Feasibility) != c.word {
			t.Errorf("%s: got %q %q, want %q %q", name, word(got.StartBy), word(got.Feasibility), c.startBy, c.word)
		}
	}
}

// word is a text that may be absent.
func word(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestActionsByID(t *testing.T) {
	t.Parallel()
	d := statementRoom("a -x")
	about := assessment.Subject{Kind: "system", ID: "a-results"}
	d.Actions = []assessment.Action{
		{ID: "b", About: about, Owner: "x", State: assessment.ActionTaken, LeadDays: 3},
		{ID: "B", State: assessment.ActionDeclined},
		{ID: "a", State: assessment.ActionDone},
	}
	got := assessment.ActionResults(d, "2027-01-01")
	if len(got) != 3 || got[0].ID != "B" || got[1].ID != "a" || got[2].ID != "b" {
		t.Fatalf("not by id: %+v", got)
	}
	if b := got[2]; b.About != about || b.Owner != "x" || b.State != "taken" || b.LeadDays != 3 {
		t.Errorf("the action is not carried over: %+v", b)
	}
	if got[0].Owner != "" {
		t.Errorf("owner %q of an action nobody took", got[0].Owner)
	}
	if got := assessment.ActionResults(statementRoom("a"), ""); got == nil {
		t.Error("no actions: the list is nil")
	}
}
