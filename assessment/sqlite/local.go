package sqlite

import (
	"context"
	"slices"

	"electready/assessment"
)

// ChangeWords changes what a workshop says beside terms and questions. It returns
// [assessment.ErrFixed] once somebody answered.
func (db *DB) ChangeWords(ctx context.Context, actor assessment.Actor, workshop string, changes []assessment.LocalWord) error {
	return db.conduct(ctx, actor, workshop, "changed words", "", func(tx *tx, w *workshopRow) error {
		var answered bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM answer WHERE workshop = ?)`, workshop).Scan(&answered); err != nil {
			return err
		}
		words, err := assessment.ChangeWords(w.Words, changes, answered)
		if err != nil || slices.Equal(words, w.Words) {
			return err
		}
		w.Words = words
		return updateWorkshop(ctx, tx, w)
	})
}
