package sqlite_test

import (
	"errors"
	"reflect"
	"testing"

	"electready/assessment"
)

// A lead leaves at lunch: a colleague goes on with a new slip, and nothing that
// the agency said is lost.
func TestLeadIsHandedOver(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, police, emb := stating(t)
	must(t, s.state(t, police, channel("police", "emb", "yes", "yes")))
	must(t, s.GiveContact(ctx, police, line("police"), true))
	must(t, s.AddAction(ctx, s.trainer, s.workshop, assessment.Action{
		About: assessment.Subject{Kind: "channel", ID: "incident/emb/police"}, Title: "Call", ProposedTo: "police", LeadDays: 3,
	}))
	colleague := s.join(t, "police", false)
	used := s.cards["police"].Slip
	for what, slip := range map[string]string{"a slip that was used": used, "another agency's slip": s.cards["emb"].Slip, "the agency's card": s.cards["police"].Code} {
		want := assessment.ErrSlipUnknown
		if slip == used {
			want = assessment.ErrSlipUsed
		}
		if err := s.TakeLead(ctx, colleague, slip); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", what, err, want)
		}
	}
	before := s.read(t)
	must(t, s.RenewCode(ctx, s.trainer, s.workshop, "police", true))
	cards, _, err := s.Cards(ctx, s.trainer, s.workshop)
	must(t, err)
	fresh := ""
	for _, c := range cards {
		if c.Agency.ID == "police" {
			fresh = c.Slip
		}
	}
	if err := s.TakeLead(ctx, emb, fresh); !errors.Is(err, assessment.ErrSlipUnknown) {
		t.Errorf("by the lead of another agency: %v", err)
	}
	must(t, s.TakeLead(ctx, colleague, fresh))
	if err := s.TakeLead(ctx, police, fresh); !errors.Is(err, assessment.ErrSlipUsed) {
		t.Errorf("the same slip again: %v", err)
	}
	after := s.read(t)
	if !reflect.DeepEqual(before.Channels, after.Channels) || !reflect.DeepEqual(before.Actions, after.Actions) {
		t.Error("statements or actions changed hands with the lead")
	}
	if got := s.sheetOf(t, s.trainer); got != "police Desk police; " {
		t.Errorf("the contact sheet: %s", got)
	}
	leads := 0
	for _, r := range after.Respondents {
		if r.Agency == "police" && r.Lead {
			leads++
			if r.ID != colleague.ID {
				t.Errorf("%s leads", r.ID)
			}
		}
	}
	if leads != 1 {
		t.Errorf("%d lead", leads)
	}
	if err := s.GiveContact(ctx, police, line("late"), true); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("who led before still does: %v", err)
	}
	must(t, s.GiveContact(ctx, colleague, line("new"), true))
}
