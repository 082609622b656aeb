package sqlite_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/sqlite"
)

// at is the clock of these tests.
var at = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return at }

func mustOpen(t *testing.T, dir string) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), dir, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestOpen(t *testing.T) {
	t.Parallel()
	t.Run("a second instance is refused with the address of the first", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		db := mustOpen(t, dir)
		if err := db.Announce("http://127.0.0.1:8080/"); err != nil {
			t.Fatal(err)
		}
		_, err := sqlite.Open(t.Context(), dir, clock)
		var instance *sqlite.InstanceError
		if !errors.As(err, &instance) || !strings.Contains(err.Error(), "http://127.0.0.1:8080/") {
			t.Fatalf("err=%v, want an InstanceError with the address", err)
		}
	})
	t.Run("a reader opens beside it", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		mustOpen(t, dir)
		r, err := sqlite.OpenReader(t.Context(), dir, clock)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("what was released can be opened again", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		db := mustOpen(t, dir)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		mustOpen(t, dir)
	})
	t.Run("no database to read", func(t *testing.T) {
		t.Parallel()
		if _, err := sqlite.OpenReader(t.Context(), t.TempDir(), clock); !errors.Is(err, os.ErrNotExist) {
			t.Fatalf("err=%v, want not exist", err)
		}
	})
}

// bank is a small bank: one theme, two sections, three questions.
func bank() *assessment.Bank {
	return &assessment.Bank{
		ID: "small", Version: "1", SHA256: "00", Languages: []string{"en"}, Kinds: assessment.Kinds,
		Themes: []assessment.Theme{{ID: "th", Sections: []assessment.Section{
			{ID: "s1", Questions: []assessment.Question{
				{ID: "q1", About: assessment.Own, Weight: 2, Core: true, Target: 3},
				{ID: "q2", About: assessment.Shared, Weight: 1, Core: true, Target: 2, AppliesTo: []assessment.Kind{assessment.Police}},
			}},
			{ID: "s2", Questions: []assessment.Question{{ID: "q3", About: assessment.Own, Weight: 3, Core: true, Target: 3}}},
		}}},
	}
}

// stage is a running workshop with an open theme and two agencies.
type stage struct {
	*sqlite.DB
	bank     *assessment.Bank
	trainer  assessment.Actor
	workshop string
	cards    map[string]assessment.Card
}

func newStage(t *testing.T) *stage {
	t.Helper()
	return newStageAt(t, clock)
}

// newStageAt is a stage with a clock of its own.
func newStageAt(t *testing.T, clock func() time.Time) *stage {
	t.Helper()
	ctx := t.Context()
	db, err := sqlite.Open(ctx, t.TempDir(), clock)
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	s := &stage{DB: db, bank: bank(), cards: map[string]assessment.Card{}}
	token, err := s.NewSetupLink(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	trainer, err := s.UseSetupLink(ctx, token, "Ana", "encoded")
	if err != nil {
		t.Fatal(err)
	}
	s.trainer = assessment.Actor{Role: assessment.TrainerRole, ID: trainer.ID}
	s.workshop, err = s.CreateWorkshop(ctx, s.trainer, s.bank, assessment.NewWorkshop{
		Workshop: assessment.Workshop{Title: "Room", Country: "Orvelia", QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom},
		Agencies: []assessment.NewAgency{
			{Kind: assessment.EMB, Name: "Commission", Short: "Commission", Seats: 2},
			{Kind: assessment.Police, Name: "Police", Short: "Police", Seats: 2},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	must(t, s.Start(ctx, s.trainer, s.workshop))
	must(t, s.MoveThemes(ctx, s.trainer, s.workshop, s.bank, []string{"th"}, assessment.Open))
	cards, _, err := s.Cards(ctx, s.trainer, s.workshop)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cards {
		s.cards[c.Agency.ID] = c
	}
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// join takes a seat; with a slip if lead.
func (s *stage) join(t *testing.T, agency string, lead bool) assessment.Actor {
	t.Helper()
	entry, err := s.EntryByCode(t.Context(), s.cards[agency].Code)
	must(t, err)
	slip := ""
	if lead {
		slip = s.cards[agency].Slip
	}
	seated, err := s.Join(t.Context(), assessment.Actor{Role: assessment.Visitor, Workshop: entry.Workshop, Agency: entry.Agency}, "", slip)
	must(t, err)
	return seated.Actor()
}

func (s *stage) save(t *testing.T, who assessment.Actor, d assessment.Draft) ([]assessment.Saved, error) {
	t.Helper()
	return s.SaveAnswers(t.Context(), who, s.bank, []assessment.Draft{d})
}

func (s *stage) answers(t *testing.T) []assessment.Answer {
	t.Helper()
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	return d.Answers
}

func TestJoin(t *testing.T) {
	t.Parallel()
	t.Run("seats are numbered, the lead has the slip, full seats close the code", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		lead := s.join(t, "police", true)
		if got, want := lead.Role, assessment.LeadRole; got != want {
			t.Fatalf("role=%v, want %v", got, want)
		}
		s.join(t, "police", false)
		if _, err := s.EntryByCode(t.Context(), s.cards["police"].Code); !errors.Is(err, assessment.ErrSeatsTaken) {
			t.Fatalf("err=%v, want seats taken", err)
		}
	})
	t.Run("a slip works once, and for its own agency", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		s.join(t, "police", true)
		visitor := assessment.Actor{Role: assessment.Visitor, Workshop: s.workshop, Agency: "police"}
		if _, err := s.Join(t.Context(), visitor, "", s.cards["police"].Slip); !errors.Is(err, assessment.ErrSlipUsed) {
			t.Fatalf("err=%v, want slip used", err)
		}
		if _, err := s.Join(t.Context(), visitor, "", s.cards["emb"].Slip); !errors.Is(err, assessment.ErrSlipUnknown) {
			t.Fatalf("err=%v, want slip unknown", err)
		}
		d, err := s.Document(t.Context(), s.workshop)
		must(t, err)
		if got, want := len(d.Respondents), 1; got != want {
			t.Fatalf("respondents=%d, want %d: a refused seat must leave nothing", got, want)
		}
	})
	t.Run("setting a stranger aside frees the seat and ends the session", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		lead := s.join(t, "police", true)
		stranger := s.join(t, "police", false)
		id, err := s.StartSession(t.Context(), stranger)
		must(t, err)
		must(t, s.SetAside(t.Context(), lead, stranger.ID, true))
		if _, err := s.Session(t.Context(), id); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("err=%v, want the session gone", err)
		}
		if _, err := s.save(t, stranger, assessment.Draft{Question: "q1", Choice: "2"}); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("err=%v, want no save of one set aside", err)
		}
		s.join(t, "police", false)
	})
	t.Run("a renewed code kills the old one", func(t *testing.T) {
		t.Parallel()
		s := newStage(t)
		must(t, s.RenewCode(t.Context(), s.trainer, s.workshop, "police", false))
		if _, err := s.EntryByCode(t.Context(), s.cards["police"].Code); !errors.Is(err, assessment.ErrCodeUnknown) {
			t.Fatalf("err=%v, want unknown", err)
		}
	})
}

func TestPlainHTTPStandsInEveryTrail(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	must(t, s.RecordPlainHTTP(t.Context()))
	trail, err := s.Trail(t.Context(), s.trainer, s.workshop)
	must(t, err)
	last := trail[len(trail)-1]
	if last.Role != assessment.OperatorRole || last.Deed != "served without encryption" {
		t.Fatalf("last deed %+v", last)
	}
}

func TestSession(t *testing.T) {
	t.Parallel()
	now := at
	db, err := sqlite.Open(t.Context(), t.TempDir(), func() time.Time { return now })
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	visitor := assessment.Actor{Role: assessment.Visitor, Workshop: "w", Agency: "police"}
	id, err := db.StartSession(t.Context(), visitor)
	must(t, err)
	has := func() bool {
		_, err := db.Session(context.Background(), id)
		return err == nil
	}
	if !has() {
		t.Fatal("no session")
	}
	now = at.Add(time.Hour)
	if !has() {
		t.Fatal("session ended early")
	}
	now = now.Add(sqlite.RespondentIdle + time.Minute)
	if has() {
		t.Fatal("idle session lives")
	}
	now = at.Add(time.Hour)
	if has() {
		t.Fatal("a clock that jumped back revived a session")
	}
	id, err = db.StartSession(t.Context(), visitor)
	must(t, err)
	must(t, db.EndSession(t.Context(), id))
	if has() {
		t.Fatal("revoked session lives")
	}
}
