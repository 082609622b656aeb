package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

// After the lock, what was proposed is taken only where the lead could state it:
// about an errand, or to take back what the agency said.
func TestProposalsAfterTheLock(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		proposed assessment.Statement
		lead     string // what the lead of the police says about the commission
		want     error
	}{
		{"about an errand", channel("police", "emb", "no", "no"), "yes", nil},
		{"taken back", channel("police", "emb", "withheld", "yes"), "yes", nil},
		{"about nothing that does not fit", assessment.Statement{Stake: &assessment.Stake{System: "sy", Stakes: []string{"owns"}}}, "yes", assessment.ErrNotOpen},
		{"about a pair that fits", channel("police", "emb", "yes", "yes"), "no", assessment.ErrNotOpen},
		{"taken back where it fits", channel("police", "emb", "withheld", "yes"), "no", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, police, emb := stating(t)
			s.bank.Systems = []assessment.System{{ID: "sy"}}
			colleague := s.join(t, "police", false)
			must(t, s.state(t, police, channel("police", "emb", tt.lead, "yes")))
			must(t, s.state(t, emb, channel("emb", "police", "yes", "no")))
			must(t, s.state(t, colleague, tt.proposed))
			must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Locked))
			before, err := s.Document(t.Context(), s.workshop)
			must(t, err)
			list, err := s.Proposals(t.Context(), police)
			must(t, err)
			if err := s.TakeProposal(t.Context(), police, s.bank, list[0].Seq, true); !errors.Is(err, tt.want) {
				t.Fatalf("err=%v, want %v", err, tt.want)
			}
			if err := s.state(t, police, tt.proposed); tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("stated by the lead: err=%v, want %v as well", err, tt.want)
			}
			after, err := s.Document(t.Context(), s.workshop)
			must(t, err)
			rows := len(after.Channels) + len(after.Stakes) - len(before.Channels) - len(before.Stakes)
			left, err := s.Proposals(t.Context(), police)
			must(t, err)
			if taken := tt.want == nil; taken != (rows == 1) || taken != (len(left) == 0) {
				t.Errorf("%d new rows, %d proposals left", rows, len(left))
			}
			if tt.want != nil {
				must(t, s.TakeProposal(t.Context(), police, s.bank, list[0].Seq, false)) // it can be dropped
			}
		})
	}
}

// Nothing is taken, stated or taken back any more once it is shown.
func TestStatementsOnceShown(t *testing.T) {
	t.Parallel()
	s, police, emb := stating(t)
	colleague := s.join(t, "police", false)
	must(t, s.state(t, police, channel("police", "emb", "yes", "yes")))
	must(t, s.state(t, emb, channel("emb", "police", "yes", "no")))
	must(t, s.state(t, colleague, channel("police", "emb", "no", "no")))
	for _, to := range []assessment.Stage{assessment.Locked, assessment.Shown} {
		must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, to))
	}
	list, err := s.Proposals(t.Context(), police)
	must(t, err)
	if err := s.TakeProposal(t.Context(), police, s.bank, list[0].Seq, true); !errors.Is(err, assessment.ErrNotOpen) {
		t.Errorf("err=%v: a proposal was taken", err)
	}
	for who, say := range map[string]assessment.Statement{"correct": channel("police", "emb", "no", "yes"), "take back": channel("police", "emb", "withheld", "yes")} {
		if err := s.state(t, police, say); !errors.Is(err, assessment.ErrNotOpen) {
			t.Errorf("%s: err=%v", who, err)
		}
	}
	if err := s.state(t, colleague, channel("police", "emb", "yes", "no")); !errors.Is(err, assessment.ErrNotOpen) {
		t.Errorf("err=%v: a colleague proposed something", err)
	}
}
