package sqlite_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/sqlite"
)

func TestLinks(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := newStage(t)
	screen, err := s.MakeLink(ctx, s.trainer, s.workshop, assessment.ScreenRole, "ka")
	must(t, err)
	observer, err := s.MakeLink(ctx, s.trainer, s.workshop, assessment.ObserverRole, "")
	must(t, err)
	if screen == observer || len(screen) < 22 { // 128 bits in base64
		t.Errorf("tokens %q and %q", screen, observer)
	}
	if files := holding(t, s.Dir(), screen); len(files) > 0 {
		t.Errorf("the token is kept in %v", files)
	}
	if _, err := s.MakeLink(ctx, s.trainer, s.workshop, assessment.TrainerRole, ""); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("a link that makes a trainer: %v", err)
	}
	if _, err := s.OpenLink(ctx, strings.ToLower(screen)); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("another token: %v", err)
	}
	session, err := s.OpenLink(ctx, screen)
	must(t, err)
	second, err := s.OpenLink(ctx, screen) // a browser that was closed
	must(t, err)
	for _, id := range []string{session, second} {
		if got, err := s.Session(ctx, id); err != nil || got.Actor != (assessment.Actor{Role: assessment.ScreenRole, Workshop: s.workshop}) {
			t.Errorf("behind the link: %+v, %v", got.Actor, err)
		}
	}
	list, err := s.Links(ctx, s.trainer, s.workshop)
	must(t, err)
	if len(list) != 2 || list[1].Language != "ka" || list[1].Opened == "" || list[0].Opened != "" {
		t.Fatalf("links: %+v", list)
	}
	must(t, s.EndLink(ctx, s.trainer, s.workshop, list[1].Seq))
	for _, id := range []string{session, second} {
		if _, err := s.Session(ctx, id); !errors.Is(err, assessment.ErrLinkEnded) {
			t.Errorf("after it was ended: %v", err)
		}
	}
	if _, err := s.OpenLink(ctx, screen); !errors.Is(err, assessment.ErrLinkEnded) {
		t.Errorf("opened after it was ended: %v", err)
	}
	if _, err := s.OpenLink(ctx, observer); err != nil {
		t.Errorf("the other link: %v", err)
	}
	if err := s.EndLink(ctx, s.trainer, s.workshop, list[1].Seq); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("ended twice: %v", err)
	}
	elsewhere, err := s.CreateWorkshop(ctx, s.trainer, s.bank, assessment.NewWorkshop{Workshop: assessment.Workshop{Title: "Other"}})
	must(t, err)
	if err := s.EndLink(ctx, s.trainer, elsewhere, list[0].Seq); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("another workshop's: %v", err)
	}
}

// A clock that is put back revives no session, also none that nobody asked for
// in between, nor across a restart; one that ran ahead locks nobody out.
func TestSessionClock(t *testing.T) {
	t.Parallel()
	ctx, dir, now := t.Context(), t.TempDir(), at
	open := func() *sqlite.DB {
		db, err := sqlite.Open(ctx, dir, func() time.Time { return now })
		must(t, err)
		return db
	}
	db := open()
	visitor := assessment.Actor{Role: assessment.Visitor, Workshop: "w", Agency: "police"}
	idle, err := db.StartSession(ctx, visitor)
	must(t, err)
	now = at.Add(sqlite.RespondentIdle + time.Hour)
	busy, err := db.StartSession(ctx, visitor) // the clock was read: the first one has lapsed
	must(t, err)
	now = at.Add(time.Minute)
	alive := func(db *sqlite.DB, id string) bool {
		_, err := db.Session(ctx, id)
		return err == nil
	}
	if alive(db, idle) || !alive(db, busy) {
		t.Error("the clock was put back: the lapsed one lives, or the new one died")
	}
	must(t, db.Close())
	db = open()
	fresh, err := db.StartSession(ctx, visitor)
	must(t, err)
	if alive(db, idle) || !alive(db, busy) || !alive(db, fresh) {
		t.Error("after a restart with the clock put back")
	}
	now = now.AddDate(4, 0, 0) // a clock that ran ahead, and was put right
	if alive(db, fresh) {
		t.Error("a session of four years ago")
	}
	now = at
	again, err := db.StartSession(ctx, visitor)
	must(t, err)
	if !alive(db, again) {
		t.Error("nobody can sign in any more")
	}
	now = now.Add(sqlite.RespondentIdle + time.Minute)
	if alive(db, again) {
		t.Error("sessions do not end any more")
	}
	must(t, db.Close())
}
