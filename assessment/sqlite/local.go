package sqlite

import (
	"context"
	"slices"

	"electready/assessment"
)

// ChangeWords changes what a workshop says beside terms and questions. It returns
// [assessment.ErrFixed] once somebody answered, and [assessment.ErrStale] where
// somebody changed them since seen; nil: they were not looked at.
func (db *DB) ChangeWords(ctx context.Context, actor assessment.Actor, workshop string, changes []assessment.LocalWord, seen *assessment.WordsSeen) error {
	return db.conduct(ctx, actor, workshop, "changed words", "", func(tx *tx, w *workshopRow) error {
		var answered bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM answer WHERE workshop = ?)`, workshop).Scan(&answered); err != nil {
			return err
		}
		words, err := assessment.ChangeWords(w.Words, changes, answered)
		if err == nil && seen.Stale(w.Words) {
			err = assessment.ErrStale
		}
		if err != nil || slices.Equal(words, w.Words) {
			return err
		}
		w.Words = words
		return updateWorkshop(ctx, tx, w)
	})
}
