package sqlite

import (
	"context"
	"errors"
	"strings"

	"electready/assessment"
)

// OpenSecondRound asks questions of themes that were shown once more, right
// away. It returns what [assessment.SecondRound] does, and
// [assessment.ErrNotRunning] for a workshop that does not run.
func (db *DB) OpenSecondRound(ctx context.Context, actor assessment.Actor, workshop string, bank *assessment.Bank, questions []string) error {
	return db.conduct(ctx, actor, workshop, "opened second round", strings.Join(questions, " "), func(tx *tx, w *workshopRow) error {
		if w.State != assessment.Running {
			return assessment.ErrNotRunning
		}
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		rows, err := assessment.SecondRound(bank, d, questions)
		if err != nil {
			return err
		}
		return addRound(ctx, tx, d, assessment.Second, rows)
	})
}

// OpenFollowUp asks themes again months later; none means all. The workshop runs
// again, also one that came to its custodian handed over. It returns what
// [assessment.FollowUpRound] and [assessment.State.FollowUpAllowed] do.
func (db *DB) OpenFollowUp(ctx context.Context, actor assessment.Actor, workshop string, bank *assessment.Bank, ids []string) error {
	return db.update(ctx, func(tx *tx) error {
		if err := db.permit(ctx, tx, actor, assessment.Conduct, workshop); err != nil {
			return err
		}
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		here, err := handedOverHere(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if err := d.Workshop.State.FollowUpAllowed(here); err != nil {
			return err
		}
		rows, err := assessment.FollowUpRound(bank, d, ids)
		if err != nil {
			return err
		}
		if err := setState(ctx, tx, workshop, assessment.Running); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE round SET closed = ? WHERE workshop = ? AND id <> ? AND closed = ''`,
			tx.now(), workshop, assessment.FollowUp); err != nil {
			return err
		}
		if err := addRound(ctx, tx, d, assessment.FollowUp, rows); err != nil {
			return err
		}
		return appendTrail(ctx, tx, workshop, actor, "opened follow-up", strings.Join(ids, " "))
	})
}

// HandedOverHere reports whether a workshop was handed over from this machine.
func (db *DB) HandedOverHere(ctx context.Context, actor assessment.Actor, workshop string) (bool, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return false, err
	}
	return handedOverHere(ctx, db.read, workshop)
}

func handedOverHere(ctx context.Context, q querier, workshop string) (bool, error) {
	_, err := handedOver(ctx, q, workshop)
	if errors.Is(err, assessment.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// addRound writes a round down, once, and opens its themes.
func addRound(ctx context.Context, tx *tx, d *assessment.Document, r assessment.RoundID, rows []assessment.ThemeState) error {
	if err := openRound(ctx, tx, d, r, assessment.Open); err != nil {
		return err
	}
	for i := range rows {
		rows[i].Opened = tx.now()
		if _, err := themes.insert(ctx, tx, d.ID, &rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// TakeRoundBack undoes the opening of the last round, as long as nobody said
// anything in it; the first round stays. It returns
// [assessment.ErrRoundAnswered].
func (db *DB) TakeRoundBack(ctx context.Context, actor assessment.Actor, workshop string) error {
	return db.conduct(ctx, actor, workshop, "took a round back", "", func(tx *tx, _ *workshopRow) error {
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		round := d.CurrentRound()
		if round == assessment.First || d.RoundAnswered(round) {
			return assessment.ErrRoundAnswered
		}
		for _, table := range []string{"theme", "statement_stage"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE workshop = ? AND round = ?`, workshop, round); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM round WHERE workshop = ? AND id = ?`, workshop, round); err != nil {
			return err
		}
		return openAgain(ctx, tx, d, round)
	})
}

// openAgain takes back that rounds were closed by the one that is taken back.
func openAgain(ctx context.Context, tx *tx, d *assessment.Document, taken assessment.RoundID) error {
	opened := ""
	for _, r := range d.Rounds {
		if r.ID == taken {
			opened = r.Opened
		}
	}
	_, err := tx.ExecContext(ctx, `UPDATE round SET closed = '' WHERE workshop = ? AND closed = ? AND closed <> ''`, d.ID, opened)
	return err
}

// releaseMoves says on the room's screen how many moved on a question.
func releaseMoves(question string) string { return assessment.ScreenMoves + question }

// SpotlightMoves puts on the room's screen how agencies moved on a question. It
// returns [assessment.ErrNotLocked] before its theme was shown in a later round.
func (db *DB) SpotlightMoves(ctx context.Context, actor assessment.Actor, workshop, question string) error {
	return db.conduct(ctx, actor, workshop, "room's screen", releaseMoves(question), func(tx *tx, w *workshopRow) error {
		bank, err := db.Bank(ctx, w.Bank)
		if err != nil {
			return err
		}
		place, _, ok := bank.Question(question)
		if !ok {
			return assessment.ErrNotFound
		}
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		round, shown := assessment.ShownRound(d, place.Theme, d.CurrentRound())
		if !shown || round == assessment.First || !d.StageOf(place.Theme, round).Takes(question) {
			return assessment.ErrNotLocked
		}
		_, err = releases.insert(ctx, tx, workshop, &assessment.Release{Kind: releaseScreen, About: releaseMoves(question), At: tx.now()})
		return err
	})
}
