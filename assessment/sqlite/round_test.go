package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

// shownStage is a stage whose only theme was answered by a lead and shown.
func shownStage(t *testing.T) (*stage, assessment.Actor) {
	t.Helper()
	s := newStage(t)
	lead := s.join(t, "police", true)
	for _, q := range []string{"q1", "q2"} {
		if _, err := s.save(t, lead, assessment.Draft{Question: q, Choice: "2"}); err != nil {
			t.Fatal(err)
		}
	}
	s.to(t, assessment.Locked, assessment.Shown)
	return s, lead
}

func (s *stage) to(t *testing.T, stages ...assessment.Stage) {
	t.Helper()
	for _, to := range stages {
		must(t, s.MoveThemes(t.Context(), s.trainer, s.workshop, s.bank, []string{"th"}, to))
	}
}

func (s *stage) document(t *testing.T) *assessment.Document {
	t.Helper()
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	return d
}

func TestSecondRoundIsKept(t *testing.T) {
	t.Parallel()
	s, lead := shownStage(t)
	ctx := t.Context()
	if err := s.MoveThemes(ctx, s.trainer, s.workshop, s.bank, []string{"th"}, assessment.Open); !errors.Is(err, assessment.ErrStage) {
		t.Fatalf("a shown theme opens by itself: %v", err)
	}
	must(t, s.OpenSecondRound(ctx, s.trainer, s.workshop, s.bank, []string{"q1"}))
	if err := s.OpenFollowUp(ctx, s.trainer, s.workshop, s.bank, nil); !errors.Is(err, assessment.ErrRoundRuns) {
		t.Errorf("a follow-up while the second round is open: %v", err)
	}
	if _, err := s.save(t, lead, assessment.Draft{Question: "q2", Choice: "3"}); !errors.Is(err, assessment.ErrNotOpen) {
		t.Errorf("a question that was not chosen: %v", err)
	}
	// A page that was made in the first round is stale, whatever it says.
	if _, err := s.save(t, lead, assessment.Draft{Question: "q1", Choice: "4", Round: assessment.First}); !errors.Is(err, assessment.ErrRoundOver) {
		t.Errorf("an answer for the first round: %v", err)
	}
	saved, err := s.save(t, lead, assessment.Draft{Question: "q1", Choice: "3", Round: assessment.Second})
	must(t, err)
	if a := saved[0]; a.Round != assessment.Second || a.Revision != 1 {
		t.Errorf("saved %+v, want the first revision of the second round", a)
	}
	s.to(t, assessment.Locked)
	if err := s.SpotlightMoves(ctx, s.trainer, s.workshop, "q1"); !errors.Is(err, assessment.ErrNotLocked) {
		t.Errorf("moves on the screen before they are shown: %v", err)
	}
	s.to(t, assessment.Shown)
	must(t, s.SpotlightMoves(ctx, s.trainer, s.workshop, "q1"))
	for question, want := range map[string]error{"q2": assessment.ErrNotLocked, "q9": assessment.ErrNotFound} {
		if err := s.SpotlightMoves(ctx, s.trainer, s.workshop, question); !errors.Is(err, want) {
			t.Errorf("moves on %s: %v, want %v", question, err, want)
		}
	}
	d := s.document(t)
	for r, want := range map[assessment.RoundID]assessment.Choice{assessment.First: "2", assessment.Second: "3"} {
		if got := assessment.Positions(s.bank, d, r)["police"]["q1"].Choice; got != want {
			t.Errorf("%s: %s, want %s: both rounds are kept", r, got, want)
		}
	}
	if got := assessment.OnScreen(d); got != "moves:q1" {
		t.Errorf("the screen shows %q", got)
	}
	if _, err := s.save(t, lead, assessment.Draft{Question: "q1", Choice: "4", Round: assessment.Second}); !errors.Is(err, assessment.ErrNotOpen) {
		t.Errorf("an answer after the round was shown: %v", err)
	}
}

// A theme that begins while a second round runs is asked for the first time.
func TestThemeBegunLaterIsInItsFirstRound(t *testing.T) {
	t.Parallel()
	s, lead := shownStage(t)
	later := *s.bank
	later.Themes = append(later.Themes, assessment.Theme{ID: "th2", Sections: []assessment.Section{
		{ID: "s3", Questions: []assessment.Question{{ID: "q4", About: assessment.Own, Weight: 1, Core: true, Target: 3}}},
	}})
	must(t, s.OpenSecondRound(t.Context(), s.trainer, s.workshop, s.bank, []string{"q1"}))
	must(t, s.MoveThemes(t.Context(), s.trainer, s.workshop, &later, []string{"th2"}, assessment.Open))
	saved, err := s.SaveAnswers(t.Context(), lead, &later, []assessment.Draft{{Question: "q4", Choice: "1"}})
	must(t, err)
	if saved[0].Round != assessment.First {
		t.Errorf("saved in %s, want the first round", saved[0].Round)
	}
}

func TestTakeRoundBack(t *testing.T) {
	t.Parallel()
	s, lead := shownStage(t)
	ctx := t.Context()
	if err := s.TakeRoundBack(ctx, s.trainer, s.workshop); !errors.Is(err, assessment.ErrRoundAnswered) {
		t.Fatalf("the first round: %v", err)
	}
	before := s.document(t)
	must(t, s.OpenFollowUp(ctx, s.trainer, s.workshop, s.bank, nil))
	if d := s.document(t); d.CurrentRound() != assessment.FollowUp || d.Rounds[0].Closed == "" {
		t.Errorf("rounds %+v, want the first closed and a follow-up", d.Rounds)
	}
	must(t, s.TakeRoundBack(ctx, s.trainer, s.workshop))
	after := s.document(t)
	if len(after.Rounds) != 1 || after.Rounds[0] != before.Rounds[0] || len(after.Themes) != len(before.Themes) {
		t.Errorf("rounds %+v themes %+v, want all as before", after.Rounds, after.Themes)
	}
	must(t, s.OpenFollowUp(ctx, s.trainer, s.workshop, s.bank, []string{"th"}))
	_, err := s.save(t, lead, assessment.Draft{Question: "q1", Choice: "3", Why: assessment.WhyChanged})
	must(t, err)
	if err := s.TakeRoundBack(ctx, s.trainer, s.workshop); !errors.Is(err, assessment.ErrRoundAnswered) {
		t.Errorf("a round that was answered: %v", err)
	}
}

// A workshop that was handed over is read only here; where it arrives so, a
// follow-up makes it running, with codes of its own.
func TestFollowUpAtTheCustodian(t *testing.T) {
	t.Parallel()
	s, _ := shownStage(t)
	ctx := t.Context()
	handed := s.document(t)
	handed.Workshop.State = assessment.HandedOver

	there := newStage(t)
	_, err := there.Import(ctx, there.trainer, there.bank, handed, "file")
	must(t, err)
	stranger := assessment.Actor{Role: assessment.TrainerRole, ID: "nobody"}
	if err := there.OpenFollowUp(ctx, stranger, handed.ID, there.bank, nil); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("as somebody else's trainer: %v", err)
	}
	if err := there.OpenSecondRound(ctx, there.trainer, handed.ID, there.bank, []string{"q1"}); !errors.Is(err, assessment.ErrReadOnly) {
		t.Errorf("a second round at the custodian: %v", err)
	}
	if here, err := there.HandedOverHere(ctx, there.trainer, handed.ID); err != nil || here {
		t.Errorf("handed over from the custodian's machine: %v: %v", here, err)
	}
	must(t, there.OpenFollowUp(ctx, there.trainer, handed.ID, there.bank, nil))
	d, err := there.Document(ctx, handed.ID)
	must(t, err)
	if d.Workshop.State != assessment.Running || d.CurrentRound() != assessment.FollowUp {
		t.Fatalf("%s in %s, want running in the follow-up", d.Workshop.State, d.CurrentRound())
	}

	// The person of the first day comes back with a new code; a new one takes a
	// free seat with the new card.
	code, err := there.RenewPersonal(ctx, there.trainer, handed.ID, d.Respondents[0].ID)
	must(t, err)
	back, err := there.Resume(ctx, code)
	must(t, err)
	saved, err := there.SaveAnswers(ctx, back.Actor(), there.bank, []assessment.Draft{{Question: "q1", Choice: "3", Why: "learned"}})
	must(t, err)
	if saved[0].Round != assessment.FollowUp || saved[0].Why != "learned" {
		t.Errorf("saved %+v", saved[0])
	}
	cards, _, err := there.Cards(ctx, there.trainer, handed.ID)
	must(t, err)
	for _, c := range cards {
		if c.Code == "" || c.Slip == "" || c.Code == s.cards[c.Agency.ID].Code {
			t.Errorf("card %+v, want codes of its own", c)
		}
	}
	_, err = there.Join(ctx, assessment.Actor{Role: assessment.Visitor, Workshop: handed.ID, Agency: "emb"}, "", "")
	must(t, err)

	// Where it was made, nobody opens it again.
	must(t, s.Exec(ctx, `UPDATE workshop SET state = 'handed-over'`))
	must(t, s.Exec(ctx, `INSERT INTO handover (workshop, at, custodian, name, sha256, content) SELECT id, '', '', '', '', x'' FROM workshop`))
	if err := s.OpenFollowUp(ctx, s.trainer, s.workshop, s.bank, nil); !errors.Is(err, assessment.ErrReadOnly) {
		t.Errorf("where it was handed over: %v", err)
	}
}
