package sqlite

import (
	"context"
	"time"

	"electready/assessment"
)

// Sheet reads the run-sheet of a workshop for those who run it.
func (db *DB) Sheet(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Sheet, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return assessment.Sheet{}, err
	}
	return sheetOf(ctx, db.read, workshop)
}

func sheetOf(ctx context.Context, q querier, workshop string) (assessment.Sheet, error) {
	out := assessment.Sheet{Begun: map[string]time.Time{}}
	var err error
	if out.Steps, err = runsheet.all(ctx, q, workshop); err != nil {
		return out, known(err)
	}
	rows, err := q.QueryContext(ctx, `SELECT step, at FROM step_begun WHERE workshop = ?`, workshop)
	if err != nil {
		return out, known(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var step, at string
		if err := rows.Scan(&step, &at); err != nil {
			return out, err
		}
		if out.Begun[step], err = time.Parse(time.RFC3339, at); err != nil {
			return out, err
		}
	}
	return out, rows.Err()
}

// ChangeSheet changes the run-sheet by a rule of the domain. It returns
// [assessment.ErrStale] where somebody changed it since the form was made.
func (db *DB) ChangeSheet(ctx context.Context, actor assessment.Actor, workshop, mark string, change func([]assessment.Step) ([]assessment.Step, error)) error {
	return db.conduct(ctx, actor, workshop, "run-sheet", "", func(tx *tx, _ *workshopRow) error {
		have, err := runsheet.all(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if assessment.SheetMark(have) != mark {
			return assessment.ErrStale
		}
		steps, err := change(have)
		if err != nil {
			return err
		}
		before, _ := assessment.SheetPlace(have)
		now, _ := assessment.SheetPlace(steps)
		if now >= 0 && (before < 0 || have[before].ID != steps[now].ID) {
			if err := beginStep(ctx, tx, workshop, steps[now].ID); err != nil {
				return err
			}
		}
		return writeSheet(ctx, tx, workshop, steps)
	})
}

// beginStep keeps when a step began; one that is taken up again began when it
// first did.
func beginStep(ctx context.Context, tx *tx, workshop, step string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO step_begun (workshop, step, at) VALUES (?, ?, ?) ON CONFLICT (workshop, step) DO NOTHING`,
		workshop, step, tx.now())
	return err
}

func writeSheet(ctx context.Context, tx *tx, workshop string, steps []assessment.Step) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM runsheet WHERE workshop = ?`, workshop); err != nil {
		return err
	}
	for i := range steps {
		if _, err := runsheet.insert(ctx, tx, workshop, &steps[i]); err != nil {
			return err
		}
	}
	return nil
}

// Day says whether the trainer asked for a pause, and where the run-sheet is. It
// stands on every page of the workshop.
func (db *DB) Day(ctx context.Context, actor assessment.Actor) (assessment.Pause, assessment.Sheet, error) {
	if !assessment.Allowed(actor, assessment.ReadWorkshop, assessment.Object{Workshop: actor.Workshop}) {
		return assessment.Pause{}, assessment.Sheet{}, assessment.ErrNotFound
	}
	pause, err := pauseOf(ctx, db.read, actor.Workshop)
	if err != nil {
		return pause, assessment.Sheet{}, err
	}
	sheet, err := sheetOf(ctx, db.read, actor.Workshop)
	return pause, sheet, err
}

// PauseOf is the pause of a workshop for those who run it.
func (db *DB) PauseOf(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Pause, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return assessment.Pause{}, err
	}
	return pauseOf(ctx, db.read, workshop)
}

func pauseOf(ctx context.Context, q querier, workshop string) (assessment.Pause, error) {
	var from string
	err := q.QueryRowContext(ctx, `SELECT paused FROM workshop WHERE id = ?`, workshop).Scan(&from)
	return assessment.PauseFrom(from), known(err)
}

// SetPause closes answering for everybody after the notice, or opens it again.
// A second tap changes nothing.
func (db *DB) SetPause(ctx context.Context, actor assessment.Actor, workshop string, on bool) error {
	deed := "pause ended"
	if on {
		deed = "pause"
	}
	return db.conduct(ctx, actor, workshop, deed, "", func(tx *tx, w *workshopRow) error {
		if w.State != assessment.Running {
			return assessment.ErrNotRunning
		}
		from := ""
		if on {
			from = timestamp(tx.at.Add(assessment.PauseNotice))
		}
		_, err := tx.ExecContext(ctx, `UPDATE workshop SET paused = ? WHERE id = ? AND (paused = '') = ?`, from, workshop, on)
		return err
	})
}

// notPaused refuses what people say during a pause.
func notPaused(ctx context.Context, tx *tx, workshop string) error {
	p, err := pauseOf(ctx, tx, workshop)
	if err == nil && p.Closes(tx.at) {
		return assessment.ErrPaused
	}
	return err
}
