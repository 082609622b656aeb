package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

func TestSaveAnswers(t *testing.T) {
	t.Parallel()
	t.Run("the same request twice adds no revision", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		who := s.join(t, "police", false)
		d := assessment.Draft{Question: "q1", Choice: "2", Request: []byte("0123456789abcdef")}
		first, err := s.save(t, who, d)
		must(t, err)
		_, err = s.save(t, who, assessment.Draft{Question: "q1", Choice: "4", Request: []byte("another request.")})
		must(t, err)
		again, err := s.save(t, who, d) // the answer to the first was lost on its way
		must(t, err)
		if again[0].Fresh || again[0].Revision != first[0].Revision {
			t.Fatalf("retry gave revision %d, fresh %v; want %d, not fresh", again[0].Revision, again[0].Fresh, first[0].Revision)
		}
		if got, want := len(s.answers(t)), 2; got != want {
			t.Fatalf("rows=%d, want %d", got, want)
		}
	})
	t.Run("what says the same adds no revision", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		who := s.join(t, "police", false)
		for range 2 {
			_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: "2", Note: "n"})
			must(t, err)
		}
		if got, want := len(s.answers(t)), 1; got != want {
			t.Fatalf("rows=%d, want %d", got, want)
		}
	})
	t.Run("a form made from an older revision is stale", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		who := s.join(t, "police", false)
		base := 0
		_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: "2", Base: &base})
		must(t, err)
		if _, err = s.save(t, who, assessment.Draft{Question: "q1", Choice: "3", Base: &base}); !errors.Is(err, assessment.ErrStale) {
			t.Fatalf("err=%v, want stale", err)
		}
	})
	refused := []struct {
		name    string
		prepare func(*testing.T, *stage)
		draft   assessment.Draft
		want    error
	}{
		{"locked theme", lock, assessment.Draft{Question: "q1", Choice: "2"}, assessment.ErrNotOpen},
		{"question of another kind", nil, assessment.Draft{Question: "q2", Choice: "2"}, assessment.ErrNotFound},
		{"unknown question", nil, assessment.Draft{Question: "q9", Choice: "2"}, assessment.ErrNotFound},
		{"level that does not exist", nil, assessment.Draft{Question: "q1", Choice: "5"}, assessment.ErrNotFound},
	}
	for _, tt := range refused {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			who := s.join(t, "emb", false)
			if tt.prepare != nil {
				tt.prepare(t, s)
			}
			if _, err := s.save(t, who, tt.draft); !errors.Is(err, tt.want) {
				t.Fatalf("err=%v, want %v", err, tt.want)
			}
			if rows := s.answers(t); len(rows) != 0 {
				t.Fatalf("rows=%d after a refusal", len(rows))
			}
		})
	}
	t.Run("one refused answer refuses them all", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		who := s.join(t, "emb", false)
		_, err := s.SaveAnswers(t.Context(), who, s.bank, []assessment.Draft{{Question: "q1", Choice: "2"}, {Question: "q2", Choice: "2"}})
		if !errors.Is(err, assessment.ErrNotFound) || len(s.answers(t)) != 0 {
			t.Fatalf("err=%v, rows=%d; want nothing stored", err, len(s.answers(t)))
		}
	})
	t.Run("for somebody else", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		who, other := s.join(t, "emb", false), s.join(t, "police", false)
		who.ID = other.ID // a forged actor: agency and respondent do not belong together
		if _, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: "2"}); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("err=%v, want not found", err)
		}
	})
}

func lock(t *testing.T, s *stage) {
	t.Helper()
	must(t, s.MoveThemes(t.Context(), s.trainer, s.workshop, s.bank, []string{"th"}, assessment.Locked))
}

func TestConfirmPositions(t *testing.T) {
	t.Parallel()
	prepare := func(t *testing.T) (*stage, assessment.Actor, assessment.Decision) {
		s := newStage(t)
		lead, other := s.join(t, "police", true), s.join(t, "police", false)
		_, err := s.save(t, lead, assessment.Draft{Question: "q1", Choice: "1"})
		must(t, err)
		_, err = s.save(t, other, assessment.Draft{Question: "q1", Choice: "3"})
		must(t, err)
		return s, lead, assessment.Decision{Question: "q1", Choice: "2", Reason: "we checked", Mark: assessment.VoicesMark([]assessment.Choice{"3", "1"})}
	}
	confirm := func(t *testing.T, s *stage, who assessment.Actor, d assessment.Decision) error {
		t.Helper()
		return s.ConfirmPositions(t.Context(), who, s.bank, []assessment.Decision{d})
	}
	t.Run("by the lead, with a reason", func(t *testing.T) {
		t.Parallel()
		s, lead, d := prepare(t)
		must(t, confirm(t, s, lead, d))
	})
	t.Run("without a reason", func(t *testing.T) {
		t.Parallel()
		s, lead, d := prepare(t)
		d.Reason = " "
		if err := confirm(t, s, lead, d); !errors.Is(err, assessment.ErrReason) {
			t.Fatalf("err=%v, want reason", err)
		}
	})
	t.Run("a voice came in meanwhile", func(t *testing.T) {
		t.Parallel()
		s, lead, d := prepare(t)
		_, err := s.save(t, lead, assessment.Draft{Question: "q1", Choice: "2"})
		must(t, err)
		if err := confirm(t, s, lead, d); !errors.Is(err, assessment.ErrStale) {
			t.Fatalf("err=%v, want stale", err)
		}
	})
	t.Run("by a colleague", func(t *testing.T) {
		t.Parallel()
		s, lead, d := prepare(t)
		lead.ID = "police.2" // claims to be lead
		if err := confirm(t, s, lead, d); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("err=%v, want not found", err)
		}
	})
	t.Run("after it was shown", func(t *testing.T) {
		t.Parallel()
		s, lead, d := prepare(t)
		lock(t, s)
		must(t, confirm(t, s, lead, d))
		must(t, s.MoveThemes(t.Context(), s.trainer, s.workshop, s.bank, []string{"th"}, assessment.Shown))
		if err := confirm(t, s, lead, d); !errors.Is(err, assessment.ErrStage) {
			t.Fatalf("err=%v, want stage", err)
		}
	})
}
