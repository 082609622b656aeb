package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"electready/assessment"
)

// Deeds of the trail about seats on paper.
const (
	deedPaperSeat = "took seat on paper"
	deedTyped     = "typed in from paper"
)

// TakePaperSeat takes a seat for somebody who writes on paper: without a session
// and without a personal code. A lead takes one of the own agency. It returns
// [assessment.ErrSeatsTaken] and [assessment.ErrNotRunning].
func (db *DB) TakePaperSeat(ctx context.Context, actor assessment.Actor, workshop, agency string) (assessment.Respondent, error) {
	var r assessment.Respondent
	var err error
	if actor.Role == assessment.LeadRole {
		if actor.Workshop != workshop || actor.Agency != agency {
			return r, assessment.ErrNotFound
		}
		err = db.house(ctx, actor, assessment.ManageHouse, func(tx *tx) error {
			if r, err = insertPaperSeat(ctx, tx, workshop, agency); err != nil {
				return err
			}
			return appendTrail(ctx, tx, workshop, actor, deedPaperSeat, agency)
		})
		return r, err
	}
	err = db.conduct(ctx, actor, workshop, deedPaperSeat, agency, func(tx *tx, w *workshopRow) error {
		if w.State != assessment.Running {
			return assessment.ErrNotRunning
		}
		r, err = insertPaperSeat(ctx, tx, workshop, agency)
		return err
	})
	return r, err
}

func insertPaperSeat(ctx context.Context, tx *tx, workshop, agency string) (assessment.Respondent, error) {
	rows, err := agencies.where(ctx, tx, `workshop = ? AND id = ? AND "left" = ''`, workshop, agency)
	if err != nil {
		return assessment.Respondent{}, err
	}
	if len(rows) == 0 {
		return assessment.Respondent{}, assessment.ErrNotFound
	}
	r, err := insertRespondent(ctx, tx, assessment.Entry{Workshop: workshop, Agency: agency}, "")
	if err != nil {
		return r, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO on_paper (workshop, respondent) VALUES (?, ?)`, workshop, r.ID); err != nil {
		return r, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE agency SET present = 1 WHERE workshop = ? AND id = ?`, workshop, agency)
	return r, err
}

// PaperSeats are the seats of a workshop that are on paper and count; for a
// lead, those of the own agency.
func (db *DB) PaperSeats(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Respondent, error) {
	agency := "" // of all
	if actor.Role == assessment.LeadRole {
		if !assessment.Allowed(actor, assessment.ReadHouse, assessment.Object{Workshop: workshop, Agency: actor.Agency}) {
			return nil, assessment.ErrNotFound
		}
		agency = actor.Agency
	} else if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, err
	}
	rows, err := respondents.where(ctx, db.read,
		`workshop = ? AND aside = 0 AND (? = '' OR agency = ?) AND id IN (SELECT respondent FROM on_paper WHERE workshop = ?) ORDER BY seq`,
		workshop, agency, agency, workshop)
	return rows, known(err)
}

// SaveFromPaper saves one answer of a seat on paper, by the rules of
// [DB.SaveAnswers]: only into an open theme, as a revision of what was typed in
// before. Nothing reads it back to the actor. The trail keeps that it was typed
// in and for which seat, never what.
func (db *DB) SaveFromPaper(ctx context.Context, actor assessment.Actor, workshop, respondent string, bank *assessment.Bank, d assessment.Draft) error {
	return db.update(ctx, func(tx *tx) error {
		seat, err := paperSeat(ctx, tx, actor, workshop, respondent)
		if err != nil {
			return err
		}
		s, err := saverOf(ctx, tx, seat, bank)
		if err != nil {
			return err
		}
		saved, err := s.save(ctx, d)
		if err != nil || !saved.Fresh {
			return err
		}
		return appendOnce(ctx, tx, workshop, actor, deedTyped, respondent)
	})
}

// paperSeat is the seat on paper that the actor may type for.
func paperSeat(ctx context.Context, tx *tx, actor assessment.Actor, workshop, respondent string) (assessment.Actor, error) {
	trainers, err := trainersOf(ctx, tx, workshop)
	if err != nil {
		return assessment.Actor{}, err
	}
	rows, err := respondents.where(ctx, tx, `workshop = ? AND id = ? AND aside = 0`, workshop, respondent)
	if err != nil {
		return assessment.Actor{}, err
	}
	if actor.Role == assessment.LeadRole || actor.Role == assessment.RespondentRole {
		if actor, err = seatNow(ctx, tx, actor); err != nil {
			return assessment.Actor{}, err
		}
	}
	o := assessment.Object{Workshop: workshop, Trainers: trainers}
	if len(rows) > 0 {
		o.Agency, o.Author = rows[0].Agency, rows[0].ID
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM on_paper WHERE workshop = ? AND respondent = ?)`, workshop, respondent).Scan(&o.OnPaper); err != nil {
			return assessment.Actor{}, err
		}
	}
	if !assessment.Allowed(actor, assessment.TypePaper, o) {
		return assessment.Actor{}, assessment.ErrNotFound
	}
	return assessment.Actor{Role: assessment.RespondentRole, ID: o.Author, Workshop: workshop, Agency: o.Agency}, nil
}

// appendOnce writes a deed into the trail unless it is the one before: a form
// that is typed in is one line, not one for each question.
func appendOnce(ctx context.Context, tx *tx, workshop string, actor assessment.Actor, deed, object string) error {
	var last assessment.Deed
	err := tx.QueryRowContext(ctx, `SELECT role, actor, deed, object FROM trail WHERE workshop = ? ORDER BY seq DESC LIMIT 1`, workshop).
		Scan(&last.Role, &last.Actor, &last.Deed, &last.Object)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if last.Role == actor.Role && last.Actor == actor.ID && last.Deed == deed && last.Object == object {
		return nil
	}
	return appendTrail(ctx, tx, workshop, actor, deed, object)
}
