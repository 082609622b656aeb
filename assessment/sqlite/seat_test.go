package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

// visit starts the session of somebody who typed an agency's code.
func (s *stage) visit(t *testing.T, agency string) string {
	t.Helper()
	id, err := s.StartSession(t.Context(), assessment.Actor{Role: assessment.Visitor, Workshop: s.workshop, Agency: agency})
	must(t, err)
	return id
}

func TestVisitsEndWithTheirCode(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*stage) error{
		"renewed": func(s *stage) error { return s.RenewCode(t.Context(), s.trainer, s.workshop, "police", false) },
		"left":    func(s *stage) error { return s.LeaveAgency(t.Context(), s.trainer, s.workshop, "police") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			stale, other := s.visit(t, "police"), s.visit(t, "emb")
			must(t, end(s))
			if _, err := s.Session(t.Context(), stale); !errors.Is(err, assessment.ErrNotFound) {
				t.Errorf("err=%v, want the visit of the dead code over", err)
			}
			if _, err := s.Session(t.Context(), other); err != nil {
				t.Errorf("err=%v, want the visit of another agency untouched", err)
			}
		})
	}
	t.Run("a renewed slip ends nothing", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		id := s.visit(t, "police")
		must(t, s.RenewCode(t.Context(), s.trainer, s.workshop, "police", true))
		if _, err := s.Session(t.Context(), id); err != nil {
			t.Error(err)
		}
	})
}

func TestSeatTakenBackHasItsOwnNumber(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	must(t, s.ChangeAgency(t.Context(), s.trainer, s.workshop, "police", assessment.NewAgency{Name: "Police", Short: "Police", Seats: 3}, nil))
	lead, colleague := s.join(t, "police", true), s.join(t, "police", false)
	must(t, s.SetAside(t.Context(), lead, colleague.ID, true))
	s.join(t, "police", false) // takes seat 2
	must(t, s.SetAside(t.Context(), lead, colleague.ID, false))
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	seats := map[int]string{}
	for _, r := range d.Respondents {
		if other, taken := seats[r.Seat]; taken {
			t.Errorf("%s and %s both hold seat %d", other, r.ID, r.Seat)
		}
		seats[r.Seat] = r.ID
	}
	must(t, s.SetAside(t.Context(), lead, colleague.ID, true))
	must(t, s.SetAside(t.Context(), lead, colleague.ID, false))
	if d, err = s.Document(t.Context(), s.workshop); err != nil {
		t.Fatal(err)
	}
	if r, _ := d.RespondentByID(colleague.ID); r.Seat != 3 {
		t.Errorf("seat=%d, want 3 again: nobody took it", r.Seat)
	}
}

func TestTrainersDifferInMoreThanCase(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	token, err := s.NewSetupLink(t.Context(), "")
	must(t, err)
	_, err = s.UseSetupLink(t.Context(), token, "ANA", "encoded")
	if got, want := assessment.CodeOf(err), assessment.Invalid; got != want {
		t.Errorf("err=%v, want the name taken: sign-in could not tell them apart", err)
	}
	if _, err := s.UseSetupLink(t.Context(), token, "Nana", "encoded"); err != nil {
		t.Errorf("err=%v, want the link still good", err)
	}
}
