package sqlite

import (
	"context"
	"strings"

	"electready/assessment"
)

// House reads the voices of the actor's own agency. Who answered is in it: only
// assessment and the pages by level may see it.
func (db *DB) House(ctx context.Context, actor assessment.Actor) (*assessment.Document, error) {
	if !assessment.Allowed(actor, assessment.ReadHouse, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return nil, assessment.ErrNotFound
	}
	d, err := db.Document(ctx, actor.Workshop)
	if err != nil {
		return nil, err
	}
	return d.Agency(actor.Agency)
}

// ConfirmPositions confirms positions of the actor's own agency, all or none.
// It returns [assessment.ErrStage] where a theme is neither open nor locked,
// [assessment.ErrStale] where voices came in since the lead looked, and
// [assessment.ErrReason] where a reason is missing.
func (db *DB) ConfirmPositions(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, decisions []assessment.Decision) error {
	return db.house(ctx, actor, assessment.ConfirmPosition, func(tx *tx) error {
		d, err := document(ctx, tx, actor.Workshop)
		if err != nil {
			return err
		}
		round := d.CurrentRound()
		have := assessment.Positions(bank, d, round)[actor.Agency]
		for _, decided := range decisions {
			state, asked := have[decided.Question]
			place, _, ok := bank.Question(decided.Question)
			stage := d.StageOf(place.Theme, round)
			switch {
			case !ok || !asked || !decided.Choice.Valid():
				return assessment.ErrNotFound
			case !stage.State.Confirmable() || !stage.Takes(decided.Question):
				return assessment.ErrStage
			case assessment.VoicesMark(state.Voices) != decided.Mark:
				return assessment.ErrStale
			case assessment.ReasonNeeded(state.Voices, decided.Choice) && strings.TrimSpace(decided.Reason) == "":
				return assessment.ErrReason
			}
			if _, err := positions.insert(ctx, tx, actor.Workshop, &assessment.Position{
				Agency: actor.Agency, Round: stage.Round, Question: decided.Question, Choice: decided.Choice,
				Reason: strings.TrimSpace(decided.Reason), Respondent: actor.ID, At: tx.now(),
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

// house runs a change that belongs to the lead of the actor's own agency.
func (db *DB) house(ctx context.Context, actor assessment.Actor, op assessment.Operation, do func(*tx) error) error {
	return db.update(ctx, func(tx *tx) error {
		now, err := seatNow(ctx, tx, actor)
		if err != nil {
			return err
		}
		if !assessment.Allowed(now, op, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
			return assessment.ErrNotFound
		}
		w, err := workshopByID(ctx, tx, actor.Workshop)
		if err != nil {
			return err
		}
		if w.State != assessment.Running {
			return assessment.ErrReadOnly
		}
		if op == assessment.ConfirmPosition {
			if err := notPaused(ctx, tx, actor.Workshop); err != nil {
				return err
			}
		}
		return do(tx)
	})
}

// seatNow is a seated actor with the role as it is now, not as the session
// began.
func seatNow(ctx context.Context, tx *tx, actor assessment.Actor) (assessment.Actor, error) {
	rows, err := respondents.where(ctx, tx, `workshop = ? AND id = ? AND aside = 0`, actor.Workshop, actor.ID)
	if err != nil {
		return assessment.Actor{}, err
	}
	if len(rows) == 0 {
		return assessment.Actor{}, assessment.ErrNotFound
	}
	actor.Role, actor.Agency = assessment.RespondentRole, rows[0].Agency
	if rows[0].Lead {
		actor.Role = assessment.LeadRole
	}
	return actor, nil
}

// SetAside takes a colleague's voice out of every count, or back in. Nobody can
// set the own seat aside. Back in needs a free seat; it is another one where
// somebody took theirs meanwhile.
func (db *DB) SetAside(ctx context.Context, actor assessment.Actor, respondent string, aside bool) error {
	return db.house(ctx, actor, assessment.ManageHouse, func(tx *tx) error {
		if respondent == actor.ID {
			return assessment.ErrNotFound
		}
		if !aside {
			if err := reseat(ctx, tx, actor, respondent); err != nil {
				return err
			}
		}
		err := found(tx.ExecContext(ctx, `UPDATE respondent SET aside = ?, lead = 0 WHERE workshop = ? AND agency = ? AND id = ?`,
			aside, actor.Workshop, actor.Agency, respondent))
		if err != nil {
			return err
		}
		if aside {
			if _, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE workshop = ? AND respondent = ? AND revoked IS NULL`,
				tx.at.Unix(), actor.Workshop, respondent); err != nil {
				return err
			}
		}
		deed := "set aside"
		if !aside {
			deed = "took back"
		}
		return appendTrail(ctx, tx, actor.Workshop, actor, deed, respondent)
	})
}

// reseat gives a colleague who was set aside a seat of their own again.
func reseat(ctx context.Context, tx *tx, actor assessment.Actor, respondent string) error {
	free, err := freeSeat(ctx, tx, assessment.Entry{Workshop: actor.Workshop, Agency: actor.Agency})
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE respondent SET seat = ?
		WHERE workshop = ? AND agency = ? AND id = ? AND aside = 1
		      AND seat IN (SELECT seat FROM respondent WHERE workshop = ? AND agency = ? AND aside = 0)`,
		free, actor.Workshop, actor.Agency, respondent, actor.Workshop, actor.Agency)
	return err
}

// ShareSections says which seat answers which section first: section to
// respondent. It orders task lists and hides no question.
func (db *DB) ShareSections(ctx context.Context, actor assessment.Actor, shares map[string]string) error {
	return db.house(ctx, actor, assessment.ManageHouse, func(tx *tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM section_share WHERE workshop = ? AND respondent IN (SELECT id FROM respondent WHERE workshop = ? AND agency = ?)`,
			actor.Workshop, actor.Workshop, actor.Agency); err != nil {
			return err
		}
		for section, respondent := range shares {
			rows, err := respondents.where(ctx, tx, `workshop = ? AND agency = ? AND id = ?`, actor.Workshop, actor.Agency, respondent)
			if err != nil {
				return err
			}
			if len(rows) == 0 {
				return assessment.ErrNotFound
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO section_share (workshop, respondent, section) VALUES (?, ?, ?)`,
				actor.Workshop, respondent, section); err != nil {
				return err
			}
		}
		return nil
	})
}

// SharedSections is which seat of the actor's agency answers which section
// first: section to respondent.
func (db *DB) SharedSections(ctx context.Context, actor assessment.Actor) (map[string]string, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT s.section, s.respondent FROM section_share s
		JOIN respondent r ON r.workshop = s.workshop AND r.id = s.respondent
		WHERE s.workshop = ? AND r.agency = ?`, actor.Workshop, actor.Agency)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	out := map[string]string{}
	for rows.Next() {
		var section, respondent string
		if err := rows.Scan(&section, &respondent); err != nil {
			return nil, err
		}
		out[section] = respondent
	}
	return out, rows.Err()
}

// ShareResult lets colleagues see the agency's result, or no longer.
func (db *DB) ShareResult(ctx context.Context, actor assessment.Actor, shared bool) error {
	return db.house(ctx, actor, assessment.ManageHouse, func(tx *tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE agency SET shared = ? WHERE workshop = ? AND id = ?`, shared, actor.Workshop, actor.Agency)
		return err
	})
}

// ResultShared reports whether the lead shares the result with colleagues.
func (db *DB) ResultShared(ctx context.Context, actor assessment.Actor) (bool, error) {
	var shared bool
	err := db.read.QueryRowContext(ctx, `SELECT shared FROM agency WHERE workshop = ? AND id = ?`, actor.Workshop, actor.Agency).Scan(&shared)
	return shared, known(err)
}

// Result reads what the agency's result is worked out from, for its lead, or
// for colleagues if the lead shares it.
func (db *DB) Result(ctx context.Context, actor assessment.Actor) (*assessment.Document, error) {
	shared, err := db.ResultShared(ctx, actor)
	if err != nil {
		return nil, assessment.ErrNotFound
	}
	if !assessment.Allowed(actor, assessment.ReadResult, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency, Shared: shared}) {
		return nil, assessment.ErrNotFound
	}
	d, err := db.Document(ctx, actor.Workshop)
	if err != nil {
		return nil, err
	}
	return d.Agency(actor.Agency)
}

// Shown reads a workshop for a page of what was shown to the room.
func (db *DB) Shown(ctx context.Context, actor assessment.Actor) (*assessment.Document, error) {
	if !assessment.Allowed(actor, assessment.ReadShown, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return nil, assessment.ErrNotFound
	}
	return db.Document(ctx, actor.Workshop)
}
