package sqlite

import (
	"context"

	"electready/assessment"
)

// TakeLead makes somebody who has a seat the lead of the own agency, by a slip
// that nobody used: the lead before had to leave, or hands over. What the agency
// confirmed, stated and took on stays. It returns [assessment.ErrSlipUnknown] and
// [assessment.ErrSlipUsed].
func (db *DB) TakeLead(ctx context.Context, actor assessment.Actor, slip string) error {
	return db.update(ctx, func(tx *tx) error {
		now, err := seatNow(ctx, tx, actor)
		if err != nil {
			return err
		}
		if !assessment.Allowed(now, assessment.TakeLead, assessment.Object{Workshop: now.Workshop, Agency: now.Agency}) {
			return assessment.ErrNotFound
		}
		w, err := workshopByID(ctx, tx, now.Workshop)
		if err != nil {
			return err
		}
		if w.State != assessment.Running {
			return assessment.ErrReadOnly
		}
		r := assessment.Respondent{ID: now.ID}
		return useSlip(ctx, tx, assessment.Entry{Workshop: now.Workshop, Agency: now.Agency}, slip, &r)
	})
}
