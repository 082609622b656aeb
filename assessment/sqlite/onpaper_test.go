package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

func TestWhoTypesForASeatOnPaper(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	lead, foreign := s.join(t, "police", true), s.join(t, "emb", true)
	colleague := assessment.Actor{Role: assessment.LeadRole, ID: "police.9", Workshop: s.workshop, Agency: "police"} // an old session
	for name, actor := range map[string]assessment.Actor{"another agency's lead": foreign, "nobody's lead": colleague} {
		if _, err := s.TakePaperSeat(t.Context(), actor, s.workshop, "police"); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s takes a seat on paper: %v", name, err)
		}
	}
	seat, err := s.TakePaperSeat(t.Context(), s.trainer, s.workshop, "police")
	must(t, err)
	if _, err := s.TakePaperSeat(t.Context(), s.trainer, s.workshop, "police"); !errors.Is(err, assessment.ErrSeatsTaken) {
		t.Errorf("one seat too many: %v", err)
	}
	if _, err := s.TakePaperSeat(t.Context(), s.trainer, s.workshop, "never"); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("an agency that never was: %v", err)
	}
	draft := assessment.Draft{Question: "q1", Choice: "2"}
	for name, c := range map[string]struct {
		actor      assessment.Actor
		respondent string
	}{
		"a foreign lead":  {foreign, seat.ID},
		"an old session":  {colleague, seat.ID},
		"another trainer": {assessment.Actor{Role: assessment.TrainerRole, ID: "t-none"}, seat.ID},
		"the operator":    {assessment.Actor{Role: assessment.OperatorRole}, seat.ID},
		"nobody":          {assessment.Actor{}, seat.ID},
		"for the lead":    {s.trainer, lead.ID},
		"for nobody":      {s.trainer, "never.1"},
	} {
		if err := s.SaveFromPaper(t.Context(), c.actor, s.workshop, c.respondent, s.bank, draft); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(t, s.SaveFromPaper(t.Context(), lead, s.workshop, seat.ID, s.bank, draft))
	if got := s.answers(t); len(got) != 1 || got[0].Respondent != seat.ID {
		t.Errorf("the lead typed %v", got)
	}
	// Set aside, the seat takes nothing more.
	must(t, s.SetAside(t.Context(), lead, seat.ID, true))
	if err := s.SaveFromPaper(t.Context(), s.trainer, s.workshop, seat.ID, s.bank, draft); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("a seat set aside: %v", err)
	}
	if seats, err := s.PaperSeats(t.Context(), s.trainer, s.workshop); err != nil || len(seats) != 0 {
		t.Errorf("%v, %v: a seat set aside is listed", seats, err)
	}
	if len(s.answers(t)) != 1 {
		t.Errorf("answers %v", s.answers(t))
	}
}
