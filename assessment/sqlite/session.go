package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"electready/assessment"
)

// How long a session lives: idle, and in all.
const (
	TrainerIdle    = 30 * time.Minute
	RespondentIdle = 4 * time.Hour // a workshop has a lunch
	SessionEnd     = 12 * time.Hour
	touchEvery     = time.Minute // "seen" is written this often at most
)

// idleOf is how long a session of a role lives idle.
func idleOf(role assessment.Role) time.Duration {
	switch role {
	case assessment.TrainerRole:
		return TrainerIdle
	case assessment.ScreenRole:
		return SessionEnd // nobody touches it
	}
	return RespondentIdle
}

// sessionClock is the time by which sessions live. It goes on with the machine's
// clock and never back, so that no session revives when that one is put back;
// the time in between does not count.
type sessionClock struct {
	sync.Mutex
	read, now time.Time
}

// at is the session clock's time when the machine's clock says now.
func (c *sessionClock) at(now time.Time) time.Time {
	now = now.Round(0) // a laptop that slept has slept for its sessions, too
	c.Lock()
	defer c.Unlock()
	switch passed := now.Sub(c.read); {
	case c.read.IsZero():
		if c.now.Before(now) {
			c.now = now
		}
	case passed > 0:
		c.now = c.now.Add(passed)
	}
	c.read = now
	return c.now
}

// setSessionClock begins where the sessions of before had come to.
func (db *DB) setSessionClock(ctx context.Context) error {
	var last int64
	if err := db.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(seen), 0) FROM session`).Scan(&last); err != nil {
		return known(err)
	}
	db.sessions.now = time.Unix(last, 0)
	return nil
}

// StartSession makes a session for actor and returns the id that the cookie
// carries. Only its hash is kept.
func (db *DB) StartSession(ctx context.Context, actor assessment.Actor) (id string, err error) {
	id = newToken()
	err = db.update(ctx, func(tx *tx) error { return db.startSession(ctx, tx, id, actor, 0) })
	return id, err
}

// startSession makes a session; link is the one that began it, or 0.
func (db *DB) startSession(ctx context.Context, tx *tx, id string, actor assessment.Actor, link int64) error {
	var trainer, respondent string
	if actor.Role == assessment.TrainerRole {
		trainer = actor.ID
	} else {
		respondent = actor.ID
	}
	now := db.sessions.at(tx.at).Unix()
	if _, err := tx.ExecContext(ctx, `DELETE FROM farewell WHERE until < ?`, now); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO session (hash, role, trainer, workshop, respondent, agency, created, seen, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		hashToken(id), actor.Role, trainer, actor.Workshop, respondent, actor.Agency, now, now, sql.NullInt64{Int64: link, Valid: link != 0})
	return err
}

// sessionRow is a session as it is kept, with the person behind it.
type sessionRow struct {
	assessment.Session
	seen        time.Time
	revoked     bool
	link        sql.NullInt64
	trainer     string
	name        sql.NullString
	agency      sql.NullString
	lead, aside bool
}

func (db *DB) sessionRow(ctx context.Context, hash []byte) (*sessionRow, error) {
	var s sessionRow
	var created, seen int64
	var seat sql.NullInt64
	var lead, aside sql.NullBool
	err := db.read.QueryRowContext(ctx, `
		SELECT s.role, s.workshop, s.respondent, s.agency, s.created, s.seen, s.revoked IS NOT NULL, s.link,
		       s.trainer, COALESCE(t.name, r.name), r.agency, r.seat, r.lead, r.aside
		FROM session s
		LEFT JOIN trainer t ON t.id = s.trainer
		LEFT JOIN respondent r ON r.workshop = s.workshop AND r.id = s.respondent
		WHERE s.hash = ?`, hash).Scan(
		&s.Actor.Role, &s.Actor.Workshop, &s.Actor.ID, &s.Actor.Agency, &created, &seen, &s.revoked, &s.link,
		&s.trainer, &s.name, &s.agency, &seat, &lead, &aside)
	s.Created, s.seen = time.Unix(created, 0), time.Unix(seen, 0)
	s.Name, s.Seat, s.lead, s.aside = s.name.String, int(seat.Int64), lead.Bool, aside.Bool
	return &s, err
}

// Session is the session behind a cookie's id. It returns
// [assessment.ErrNotFound] for one that never was, was revoked or has lapsed,
// and [assessment.ErrLinkEnded] for one whose link was ended. One of an erased
// workshop holds its receipt and nothing else.
func (db *DB) Session(ctx context.Context, id string) (assessment.Session, error) {
	hash := hashToken(id)
	s, err := db.sessionRow(ctx, hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return db.farewell(ctx, hash)
	case err != nil:
		return assessment.Session{}, known(err)
	case s.revoked && s.link.Valid:
		return assessment.Session{}, assessment.ErrLinkEnded
	case s.revoked || !s.person():
		return assessment.Session{}, assessment.ErrNotFound
	}
	now := db.sessions.at(db.clock())
	idle, whole := now.Sub(s.seen), now.Sub(s.Created)
	if idle > idleOf(s.Actor.Role) || whole > SessionEnd {
		_ = db.EndSession(ctx, id) // best effort, as below
		return assessment.Session{}, assessment.ErrNotFound
	}
	rest := idleOf(s.Actor.Role) - idle
	if idle > touchEvery {
		rest = idleOf(s.Actor.Role)
		_ = db.update(ctx, func(tx *tx) error { // best effort: a full disk must not sign people out
			_, err := tx.ExecContext(ctx, `UPDATE session SET seen = MAX(seen, ?) WHERE hash = ?`, now.Unix(), hash)
			return err
		})
	}
	s.Idle = min(rest, SessionEnd-whole)
	return s.Session, nil
}

// person fills in who acts now, and reports whether there still is somebody.
func (s *sessionRow) person() bool {
	switch s.Actor.Role {
	case assessment.TrainerRole:
		s.Actor.ID = s.trainer
		return s.name.Valid
	case assessment.RespondentRole, assessment.LeadRole:
		s.Actor.Agency = s.agency.String
		s.Actor.Role = assessment.RespondentRole
		if s.lead {
			s.Actor.Role = assessment.LeadRole
		}
		return s.agency.Valid && !s.aside
	}
	return true
}

// farewell is what a browser is told whose workshop was erased. While copies are
// still being removed it waits: a receipt that does not name them yet would say
// that there were none.
func (db *DB) farewell(ctx context.Context, hash []byte) (assessment.Session, error) {
	var s assessment.Session
	var text, finished string
	var until int64
	read := func() error {
		return db.read.QueryRowContext(ctx, `SELECT f.role, f.until, e.receipt, e.finished FROM farewell f JOIN erasure e ON e.seq = f.seq WHERE f.hash = ?`,
			hash).Scan(&s.Actor.Role, &until, &text, &finished)
	}
	err := read()
	if err == nil && finished == "" {
		db.copying.Lock()
		err = read()
		db.copying.Unlock()
	}
	if errors.Is(err, sql.ErrNoRows) || err == nil && db.sessions.at(db.clock()).Unix() > until {
		return assessment.Session{}, assessment.ErrNotFound
	}
	if err != nil {
		return assessment.Session{}, known(err)
	}
	s.Erased = new(assessment.Receipt)
	if err := json.Unmarshal([]byte(text), s.Erased); err != nil {
		return assessment.Session{}, fmt.Errorf("receipt: %w", err)
	}
	return s, nil
}

// EndSession revokes the session behind a cookie's id.
func (db *DB) EndSession(ctx context.Context, id string) error {
	return db.update(ctx, func(tx *tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE hash = ? AND revoked IS NULL`, tx.at.Unix(), hashToken(id))
		return err
	})
}

// EndSessions revokes all sessions of a trainer, on every device.
func (db *DB) EndSessions(ctx context.Context, actor assessment.Actor) error {
	if actor.Role != assessment.TrainerRole || actor.ID == "" {
		return assessment.ErrNotFound
	}
	return db.update(ctx, func(tx *tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE trainer = ? AND revoked IS NULL`, tx.at.Unix(), actor.ID)
		return err
	})
}
