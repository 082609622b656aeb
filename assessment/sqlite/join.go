package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"electready/assessment"
)

// EntryByCode finds the agency of a card's code in normal form. It returns
// [assessment.ErrCodeUnknown]; [assessment.ErrNotRunning] before the start;
// [assessment.ErrSeatsTaken] when nobody can join any more.
func (db *DB) EntryByCode(ctx context.Context, code string) (assessment.Entry, error) {
	var e assessment.Entry
	var state assessment.State
	var left string
	err := db.read.QueryRowContext(ctx, `
		SELECT c.workshop, c.agency, w.state, a."left" FROM code c
		JOIN workshop w ON w.id = c.workshop
		JOIN agency a ON a.workshop = c.workshop AND a.id = c.agency
		WHERE c.code = ? AND c.purpose = 'card'`, code).Scan(&e.Workshop, &e.Agency, &state, &left)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return assessment.Entry{}, assessment.ErrCodeUnknown
	case err != nil:
		return assessment.Entry{}, known(err)
	case left != "":
		return assessment.Entry{}, assessment.ErrCodeUnknown
	case state == assessment.Preparing:
		return assessment.Entry{}, assessment.ErrNotRunning
	case state != assessment.Running:
		return assessment.Entry{}, assessment.ErrReadOnly
	}
	_, err = freeSeat(ctx, db.read, e)
	return e, err
}

// freeSeat is the lowest number of a seat that nobody holds. It returns
// [assessment.ErrSeatsTaken].
func freeSeat(ctx context.Context, q querier, e assessment.Entry) (int, error) {
	var seats int
	if err := q.QueryRowContext(ctx, `SELECT seats FROM agency WHERE workshop = ? AND id = ?`, e.Workshop, e.Agency).Scan(&seats); err != nil {
		return 0, err
	}
	have, err := respondents.where(ctx, q, `workshop = ? AND agency = ? AND aside = 0`, e.Workshop, e.Agency)
	if err != nil {
		return 0, err
	}
	if len(have) >= seats {
		return 0, assessment.ErrSeatsTaken
	}
	taken := map[int]bool{}
	for _, r := range have {
		taken[r.Seat] = true
	}
	seat := 1
	for taken[seat] {
		seat++
	}
	return seat, nil
}

// Welcome reads what stands before joining and on every page: the workshop, its
// agencies and themes, nobody's answers.
func (db *DB) Welcome(ctx context.Context, actor assessment.Actor) (*assessment.Document, error) {
	allowed := assessment.Allowed(actor, assessment.Enter, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) ||
		assessment.Allowed(actor, assessment.ReadWorkshop, assessment.Object{Workshop: actor.Workshop})
	if !allowed {
		return nil, assessment.ErrNotFound
	}
	w, err := workshopByID(ctx, db.read, actor.Workshop)
	if err != nil {
		return nil, err
	}
	d := &assessment.Document{ID: actor.Workshop, Bank: w.Bank, Workshop: w.Workshop}
	d.Agencies, err = agencies.all(ctx, db.read, actor.Workshop)
	return d, known(err)
}

// NextSeat is the number the next seat of an agency will have, or
// [assessment.ErrSeatsTaken].
func (db *DB) NextSeat(ctx context.Context, workshop, agency string) (int, error) {
	seat, err := freeSeat(ctx, db.read, assessment.Entry{Workshop: workshop, Agency: agency})
	return seat, known(err)
}

// Join takes a seat for the agency of a visitor's session. slip makes its
// holder the lead; empty for none. It returns [assessment.ErrSeatsTaken],
// [assessment.ErrSlipUnknown] or [assessment.ErrSlipUsed].
func (db *DB) Join(ctx context.Context, visitor assessment.Actor, name, slip string) (assessment.Seated, error) {
	s := assessment.Seated{Workshop: visitor.Workshop, Session: newToken()}
	err := db.update(ctx, func(tx *tx) error {
		e := assessment.Entry{Workshop: visitor.Workshop, Agency: visitor.Agency}
		if !assessment.Allowed(visitor, assessment.Enter, assessment.Object{Workshop: e.Workshop, Agency: e.Agency}) {
			return assessment.ErrNotFound
		}
		w, err := workshopByID(ctx, tx, e.Workshop)
		if err != nil {
			return err
		}
		if w.State != assessment.Running {
			return assessment.ErrNotRunning
		}
		if s.Respondent, err = insertRespondent(ctx, tx, e, name); err != nil {
			return err
		}
		if slip != "" {
			if err := useSlip(ctx, tx, e, slip, &s.Respondent); err != nil {
				return err
			}
		}
		if err := insertCode(ctx, tx, e.Workshop, purposePersonal, e.Agency, s.Respondent.ID); err != nil {
			return err
		}
		if s.Code, err = personalCode(ctx, tx, e.Workshop, s.Respondent.ID); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE agency SET present = 1 WHERE workshop = ? AND id = ?`, e.Workshop, e.Agency); err != nil {
			return err
		}
		return db.startSession(ctx, tx, s.Session, s.Actor(), 0)
	})
	return s, err
}

func insertRespondent(ctx context.Context, tx *tx, e assessment.Entry, name string) (assessment.Respondent, error) {
	seat, err := freeSeat(ctx, tx, e)
	if err != nil {
		return assessment.Respondent{}, err
	}
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM respondent WHERE workshop = ? AND agency = ?`, e.Workshop, e.Agency).Scan(&n); err != nil {
		return assessment.Respondent{}, err
	}
	r := assessment.Respondent{Agency: e.Agency, Seat: seat, Name: strings.TrimSpace(name)}
	for {
		n++
		r.ID = fmt.Sprintf("%s.%d", e.Agency, n)
		_, err := respondents.insert(ctx, tx, e.Workshop, &r)
		if !isUnique(err) {
			_, joined := tx.ExecContext(ctx, `UPDATE respondent SET joined = ? WHERE workshop = ? AND id = ?`, tx.now(), e.Workshop, r.ID)
			return r, errors.Join(err, joined)
		}
	}
}

// useSlip makes r the agency's lead. A slip works once; the role can be handed
// on only with a renewed slip.
func useSlip(ctx context.Context, tx *tx, e assessment.Entry, slip string, r *assessment.Respondent) error {
	var used string
	err := tx.QueryRowContext(ctx, `SELECT respondent FROM code WHERE code = ? AND workshop = ? AND agency = ? AND purpose = 'slip'`,
		slip, e.Workshop, e.Agency).Scan(&used)
	if errors.Is(err, sql.ErrNoRows) {
		return assessment.ErrSlipUnknown
	}
	if err != nil {
		return err
	}
	if used != "" {
		return assessment.ErrSlipUsed
	}
	if _, err := tx.ExecContext(ctx, `UPDATE respondent SET lead = 0 WHERE workshop = ? AND agency = ?`, e.Workshop, e.Agency); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE respondent SET lead = 1 WHERE workshop = ? AND id = ?`, e.Workshop, r.ID); err != nil {
		return err
	}
	r.Lead = true
	if _, err := tx.ExecContext(ctx, `UPDATE code SET respondent = ? WHERE code = ?`, r.ID, slip); err != nil {
		return err
	}
	return appendTrail(ctx, tx, e.Workshop, assessment.Actor{Role: assessment.LeadRole, ID: r.ID}, "became lead", e.Agency)
}

// Resume goes on with the seat of a personal code on another device. It returns
// [assessment.ErrCodeUnknown], also for a seat that was set aside.
func (db *DB) Resume(ctx context.Context, code string) (assessment.Seated, error) {
	s := assessment.Seated{Code: code, Session: newToken()}
	err := db.update(ctx, func(tx *tx) error {
		var id string
		err := tx.QueryRowContext(ctx, `SELECT workshop, respondent FROM code WHERE code = ? AND purpose = 'personal'`, code).Scan(&s.Workshop, &id)
		if errors.Is(err, sql.ErrNoRows) {
			return assessment.ErrCodeUnknown
		}
		if err != nil {
			return err
		}
		rows, err := respondents.where(ctx, tx, `workshop = ? AND id = ? AND aside = 0`, s.Workshop, id)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return assessment.ErrCodeUnknown
		}
		s.Respondent = rows[0]
		return db.startSession(ctx, tx, s.Session, s.Actor(), 0)
	})
	return s, err
}

// PersonalCode is the code that goes on with the actor's own seat.
func (db *DB) PersonalCode(ctx context.Context, actor assessment.Actor) (string, error) {
	return personalCode(ctx, db.read, actor.Workshop, actor.ID)
}

func personalCode(ctx context.Context, q querier, workshop, respondent string) (string, error) {
	var code string
	err := q.QueryRowContext(ctx, `SELECT code FROM code WHERE workshop = ? AND respondent = ? AND purpose = 'personal'`, workshop, respondent).Scan(&code)
	if errors.Is(err, sql.ErrNoRows) {
		return "", assessment.ErrNotFound
	}
	return code, known(err)
}
