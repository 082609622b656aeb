package sqlite

import (
	"context"
	"fmt"
	"strings"

	"electready/assessment"
)

// MoveThemes opens, locks, reopens or shows themes of the current round
// together: all of them or none. A theme that may not go there returns
// [assessment.ErrStage].
func (db *DB) MoveThemes(ctx context.Context, actor assessment.Actor, workshop string, bank *assessment.Bank, ids []string, to assessment.Stage) error {
	return db.conduct(ctx, actor, workshop, "themes "+string(to), strings.Join(ids, " "), func(tx *tx, w *workshopRow) error {
		if w.State != assessment.Running {
			return assessment.ErrNotRunning
		}
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		round := d.CurrentRound()
		for _, id := range ids {
			if _, ok := bank.Theme(id); !ok {
				return assessment.ErrNotFound
			}
			have := d.NextStage(id, round)
			again := have.Round == assessment.Second && have.State == assessment.Closed // asks chosen questions only
			if again || !have.State.MayBecome(to) {
				return assessment.ErrStage
			}
			if err := moveTheme(ctx, tx, workshop, have, to); err != nil {
				return err
			}
		}
		return openRound(ctx, tx, d, round, to)
	})
}

// openRound writes down when the round was first opened.
func openRound(ctx context.Context, tx *tx, d *assessment.Document, round assessment.RoundID, to assessment.Stage) error {
	if to != assessment.Open {
		return nil
	}
	for _, r := range d.Rounds {
		if r.ID == round {
			_, err := tx.ExecContext(ctx, `UPDATE round SET opened = ? WHERE workshop = ? AND id = ? AND opened = ''`, tx.now(), d.ID, round)
			return err
		}
	}
	_, err := rounds.insert(ctx, tx, d.ID, &assessment.Round{ID: round, Opened: tx.now()})
	return err
}

func moveTheme(ctx context.Context, tx *tx, workshop string, t assessment.ThemeState, to assessment.Stage) error {
	fresh := t.Opened == "" && t.State == assessment.Closed
	t.State = to
	switch to {
	case assessment.Open:
		if t.Opened == "" {
			t.Opened = tx.now()
		}
		t.Locked = ""
	case assessment.Locked:
		t.Locked = tx.now()
	case assessment.Shown:
		t.Shown = tx.now()
	}
	result, err := tx.ExecContext(ctx, `UPDATE theme SET state = ?, opened = ?, locked = ?, shown = ? WHERE workshop = ? AND round = ? AND theme = ?`,
		t.State, t.Opened, t.Locked, t.Shown, workshop, t.Round, t.Theme)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	if !fresh {
		return fmt.Errorf("theme %s of %s: its row is gone", t.Theme, workshop)
	}
	_, err = themes.insert(ctx, tx, workshop, &t)
	return err
}

// releaseScreen is the release of a question to the room's screen; the last one
// is what the screen shows, and one about nothing blanks it.
const releaseScreen = "screen"

// Spotlight puts a question on the room's screen, or nothing. Only a theme that
// was shown has questions to show. A question that this workshop asks of nobody is
// [assessment.ErrNotFound], like one that never was.
func (db *DB) Spotlight(ctx context.Context, actor assessment.Actor, workshop, question string) error {
	return db.conduct(ctx, actor, workshop, "room's screen", question, func(tx *tx, w *workshopRow) error {
		if question != "" {
			bank, err := db.Bank(ctx, w.Bank)
			if err != nil {
				return err
			}
			d, err := document(ctx, tx, workshop)
			if err != nil {
				return err
			}
			place, q, ok := bank.Question(question)
			if !ok || !d.Workshop.Asks(q) {
				return assessment.ErrNotFound
			}
			if _, shown := assessment.ShownRound(d, place.Theme, d.CurrentRound()); !shown {
				return assessment.ErrNotLocked
			}
		}
		_, err := releases.insert(ctx, tx, workshop, &assessment.Release{Kind: releaseScreen, About: question, At: tx.now()})
		return err
	})
}
