package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"electready/assessment"
)

// How long a session lives: idle, and in all.
const (
	TrainerIdle    = 2 * time.Hour
	RespondentIdle = 4 * time.Hour // a workshop has a lunch
	SessionEnd     = 12 * time.Hour
	touchEvery     = time.Minute // "seen" is written this often at most
)

// StartSession makes a session for actor and returns the id that the cookie
// carries. Only its hash is kept.
func (db *DB) StartSession(ctx context.Context, actor assessment.Actor) (id string, err error) {
	id = newToken()
	err = db.update(ctx, func(tx *tx) error { return startSession(ctx, tx, id, actor) })
	return id, err
}

func startSession(ctx context.Context, tx *tx, id string, actor assessment.Actor) error {
	var trainer, respondent string
	if actor.Role == assessment.TrainerRole {
		trainer = actor.ID
	} else {
		respondent = actor.ID
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO session (hash, role, trainer, workshop, respondent, agency, created, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		hashToken(id), actor.Role, trainer, actor.Workshop, respondent, actor.Agency, tx.at.Unix(), tx.at.Unix())
	return err
}

// Session is the session behind a cookie's id. It returns
// [assessment.ErrNotFound] for one that never was, was revoked or has lapsed.
func (db *DB) Session(ctx context.Context, id string) (assessment.Session, error) {
	var (
		s             assessment.Session
		created, seen int64
		revoked       sql.NullInt64
		trainer       sql.NullString
		name          sql.NullString
		agency        sql.NullString
		seat          sql.NullInt64
		lead, aside   sql.NullBool
	)
	hash := hashToken(id)
	err := db.read.QueryRowContext(ctx, `
		SELECT s.role, s.workshop, s.respondent, s.agency, s.created, s.seen, s.revoked,
		       s.trainer, COALESCE(t.name, r.name), r.agency, r.seat, r.lead, r.aside
		FROM session s
		LEFT JOIN trainer t ON t.id = s.trainer
		LEFT JOIN respondent r ON r.workshop = s.workshop AND r.id = s.respondent
		WHERE s.hash = ?`, hash).Scan(
		&s.Actor.Role, &s.Actor.Workshop, &s.Actor.ID, &s.Actor.Agency, &created, &seen, &revoked,
		&trainer, &name, &agency, &seat, &lead, &aside)
	if errors.Is(err, sql.ErrNoRows) {
		return assessment.Session{}, assessment.ErrNotFound
	}
	if err != nil {
		return assessment.Session{}, known(err)
	}
	now := db.clock()
	idle := RespondentIdle
	switch s.Actor.Role {
	case assessment.TrainerRole:
		s.Actor.ID, idle = trainer.String, TrainerIdle
		if !name.Valid {
			return assessment.Session{}, assessment.ErrNotFound
		}
	case assessment.RespondentRole, assessment.LeadRole:
		if !agency.Valid || aside.Bool {
			return assessment.Session{}, assessment.ErrNotFound
		}
		s.Actor.Agency = agency.String
		s.Actor.Role = assessment.RespondentRole
		if lead.Bool {
			s.Actor.Role = assessment.LeadRole
		}
	}
	s.Name, s.Seat, s.Created = name.String, int(seat.Int64), time.Unix(created, 0)
	if revoked.Valid {
		return assessment.Session{}, assessment.ErrNotFound
	}
	// A clock that jumped back must not revive a session: seen only grows, and
	// one that was found to have lapsed is over.
	if now.Sub(time.Unix(seen, 0)) > idle || now.Sub(s.Created) > SessionEnd {
		_ = db.EndSession(ctx, id) // best effort, as below
		return assessment.Session{}, assessment.ErrNotFound
	}
	if now.Sub(time.Unix(seen, 0)) > touchEvery {
		_ = db.update(ctx, func(tx *tx) error { // best effort: a full disk must not sign people out
			_, err := tx.ExecContext(ctx, `UPDATE session SET seen = MAX(seen, ?) WHERE hash = ?`, now.Unix(), hash)
			return err
		})
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
