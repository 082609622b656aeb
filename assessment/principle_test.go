package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

func TestStances(t *testing.T) {
	t.Parallel()
	draft := func(id string, version int) assessment.PrincipleDraft {
		return assessment.PrincipleDraft{ID: id, Version: version}
	}
	stance := func(agency, id string, version int, word string, round assessment.RoundID, revision int) assessment.Stance {
		return assessment.Stance{
			Agency: agency, Principle: id, Version: version, Stance: word,
			Stated: assessment.Stated{Round: round, Revision: revision},
		}
	}
	for name, c := range map[string]struct {
		drafts  []assessment.PrincipleDraft
		stances []assessment.Stance
		want    string // support wording reservation no-mandate of each
	}{
		"the bank's, in its order": {nil, nil, "z-share 0 0 0 0, a-duty 0 0 0 0"},
		"own ones behind, by id": {
			[]assessment.PrincipleDraft{draft("m", 1), draft("b", 1), draft("b", 2)},
			nil,
			"z-share 0 0 0 0, a-duty 0 0 0 0, b 0 0 0 0, m 0 0 0 0",
		},
		"one of each": {nil, []assessment.Stance{
			stance("a", "z-share", 1, "support", "", 0), stance("b", "z-share", 1, "wording", "", 0),
			stance("c", "z-share", 1, "reservation", "", 0), stance("d", "z-share", 1, "no-mandate", "", 0),
		}, "z-share 1 1 1 1, a-duty 0 0 0 0"},
		"the highest version alone": {
			[]assessment.PrincipleDraft{draft("z-share", 3), draft("z-share", 2)},
			[]assessment.Stance{
				stance("a", "z-share", 1, "support", "", 0), stance("b", "z-share", 2, "support", "", 0),
				stance("c", "z-share", 3, "support", "", 0), stance("c", "z-share", 2, "wording", "second", 4),
			},
			"z-share 1 0 0 0, a-duty 0 0 0 0",
		},
		"a row of version 1 replaces the draft": {
			[]assessment.PrincipleDraft{draft("z-share", 1)},
			[]assessment.Stance{stance("a", "z-share", 1, "support", "", 0)},
			"z-share 1 0 0 0, a-duty 0 0 0 0",
		},
		"the latest, whatever the round": {nil, []assessment.Stance{
			stance("a", "a-duty", 1, "support", "follow-up", 1), stance("a", "a-duty", 1, "wording", "second", 9),
			stance("b", "a-duty", 1, "wording", "first", 2), stance("b", "a-duty", 1, "support", "", 0),
		}, "z-share 0 0 0 0, a-duty 1 1 0 0"},
		"who left does not count": {nil, []assessment.Stance{stance("x", "a-duty", 1, "support", "", 0)}, "z-share 0 0 0 0, a-duty 0 0 0 0"},
	} {
		d := statementRoom("a b c d -x")
		d.Principles, d.Stances = c.drafts, c.stances
		var got []string
		for _, p := range assessment.PrincipleResults(statementBank(), d) {
			got = append(got, fmt.Sprint(p.ID, " ", p.Support, " ", p.Wording, " ", p.Reservation, " ", p.NoMandate))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %v, want %s", name, got, c.want)
		}
	}
	if got := assessment.PrincipleResults(&assessment.Bank{}, statementRoom("a")); got == nil {
		t.Error("no principles: the list is nil")
	}
}
