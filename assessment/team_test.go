package assessment_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

func TestMayEndAccess(t *testing.T) {
	t.Parallel()
	team := []assessment.Member{{ID: "ana"}, {ID: "lia"}, {ID: "eka", InvitedBy: "ana"}, {ID: "gia", InvitedBy: "eka"}}
	for _, c := range []struct {
		who, other string
		want       bool
	}{
		{"ana", "eka", true},
		{"ana", "gia", true},
		{"lia", "eka", true},
		{"eka", "gia", true},
		{"eka", "ana", false},
		{"gia", "eka", false},
		{"ana", "lia", false},
		{"ana", "ana", false},
		{"eka", "eka", false},
		{"stranger", "eka", false},
		{"ana", "stranger", false},
	} {
		if got := assessment.MayEndAccess(team, c.who, c.other); got != c.want {
			t.Errorf("%s ends %s: %v, want %v", c.who, c.other, got, c.want)
		}
	}
}

func TestInvitationCheck(t *testing.T) {
	t.Parallel()
	fresh := assessment.Invitation{Until: "2026-11-28T10:00:00Z"}
	used, ended := fresh, fresh
	used.Used, ended.Ended = "2026-11-27T10:00:00Z", "2026-11-27T10:00:00Z"
	for _, c := range []struct {
		name string
		i    assessment.Invitation
		now  string
		want error
	}{
		{"the last second", fresh, "2026-11-28T09:59:59Z", nil},
		{"the end", fresh, "2026-11-28T10:00:00Z", assessment.ErrInvitationLapsed},
		{"used", used, "2026-11-29T10:00:00Z", assessment.ErrInvitationUsed},
		{"ended", ended, "2026-11-27T11:00:00Z", assessment.ErrInvitationEnded},
	} {
		if err := c.i.Check(c.now); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
