package sqlite_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
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

func TestVerify(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	who := s.join(t, "police", true)
	for _, choice := range []assessment.Choice{"1", "2", assessment.Unknown} {
		_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: choice})
		must(t, err)
	}
	v, err := s.Verify(t.Context())
	must(t, err)
	if len(v.Problems) != 0 || v.Rows != 3 || v.Workshops != 1 || v.Deeds == 0 {
		t.Fatalf("%+v, want three sound rows", v)
	}
	for _, change := range []string{
		`UPDATE answer SET choice = '4' WHERE revision = 2`,
		`DELETE FROM answer WHERE revision = 3`,
		`UPDATE ledger SET digest = x'00' WHERE seq = 1`,
		`UPDATE trail SET object = 'other' WHERE seq = 1`,
	} {
		t.Run(change, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "copy")
			must(t, os.MkdirAll(path, 0o700))
			must(t, s.BackupTo(t.Context(), filepath.Join(path, sqlite.FileName)))
			changed := mustOpen(t, path)
			must(t, changed.Exec(t.Context(), change))
			v, err := changed.Verify(t.Context())
			must(t, err)
			if len(v.Problems) == 0 {
				t.Fatal("nothing was found")
			}
		})
	}
}

func TestBackupAndRestore(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	who := s.join(t, "police", true)
	_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: "2"})
	must(t, err)
	path, err := s.Backup(t.Context(), "test")
	must(t, err)
	want, err := s.Document(t.Context(), s.workshop)
	must(t, err)

	dir := t.TempDir()
	_, err = sqlite.Restore(t.Context(), dir, path)
	must(t, err)
	restored := mustOpen(t, dir)
	got, err := restored.Document(t.Context(), s.workshop)
	must(t, err)
	if len(got.Answers) != 1 || got.Answers[0] != want.Answers[0] {
		t.Fatalf("answers=%v, want %v", got.Answers, want.Answers)
	}

	t.Run("a changed backup is refused", func(t *testing.T) {
		damaged, err := os.ReadFile(path)
		must(t, err)
		damaged[len(damaged)/2] ^= 0xff
		must(t, os.WriteFile(path, damaged, 0o600))
		if _, err := sqlite.Restore(t.Context(), t.TempDir(), path); err == nil {
			t.Fatal("restored")
		}
	})
}

func TestBackupsAreKeptByReason(t *testing.T) {
	t.Parallel()
	now := at
	db, err := sqlite.Open(t.Context(), t.TempDir(), func() time.Time { now = now.Add(time.Minute); return now })
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	first, err := db.Backup(t.Context(), "before-version-2")
	must(t, err)
	var all []string
	for range 14 {
		path, err := db.Backup(t.Context(), "every-ten-minutes")
		must(t, err)
		all = append(all, path)
	}
	want := append([]string{first}, all[2:]...)
	got, err := filepath.Glob(filepath.Join(db.Dir(), "backups", "*.db"))
	must(t, err)
	if !slices.Equal(got, want) {
		t.Fatalf("kept\n%q, want\n%q", got, want)
	}
	sums, err := filepath.Glob(filepath.Join(db.Dir(), "backups", "*.sha256"))
	must(t, err)
	if len(sums) != len(want) {
		t.Fatalf("%d sums of %d copies", len(sums), len(want))
	}
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
