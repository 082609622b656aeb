package sqlite

import (
	"context"
	"slices"

	"electready/assessment"
)

// MergeAgency takes out an agency that was entered twice. It leaves: its
// positions and statements stay in the file and are in no figure from now on.
// Its people go on at the other one, each at a seat of their own, with what they
// answered, and so do its actions and, where the other one has none, its line in
// the contact sheet; there is still one lead. It returns
// [assessment.ErrNotFound] for an agency that is not there or left already, and
// for one merged into itself.
func (db *DB) MergeAgency(ctx context.Context, actor assessment.Actor, workshop, agency, into string) error {
	return db.conduct(ctx, actor, workshop, "merged agency", agency+" "+into, func(tx *tx, w *workshopRow) error {
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		m, err := assessment.MergingOf(d, d.StatementRound(), agency, into)
		if err != nil {
			return err
		}
		if err := endVisits(ctx, tx, workshop, agency); err != nil {
			return err
		}
		if err := moveContact(ctx, tx, workshop, agency, into); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE agency SET "left" = ? WHERE workshop = ? AND id = ?`, tx.now(), workshop, agency); err != nil {
			return err
		}
		// What colleagues proposed was said for an agency that is no more.
		if _, err := tx.ExecContext(ctx, `DELETE FROM proposal WHERE workshop = ? AND agency = ?`, workshop, agency); err != nil {
			return err
		}
		if err := movePeople(ctx, tx, d, m); err != nil {
			return err
		}
		for i, a := range d.Actions {
			turned := a.Turned(agency, into)
			if turned.Owner == a.Owner && turned.ProposedTo == a.ProposedTo && slices.Equal(turned.Partners, a.Partners) {
				continue
			}
			if err := actions.replace(ctx, tx, workshop, i, &turned); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `UPDATE outcome SET agency = ? WHERE workshop = ? AND agency = ?`, into, workshop, agency); err != nil {
			return err
		}
		turned := assessment.TurnCounterparts(w.Counterparts, m.From, m.Into)
		if slices.Equal(turned, w.Counterparts) {
			return nil
		}
		w.Counterparts = turned
		return updateWorkshop(ctx, tx, w)
	})
}

// movePeople gives everybody of an agency the next seat of another, and makes
// room where there is none.
func movePeople(ctx context.Context, tx *tx, d *assessment.Document, m assessment.Merging) error {
	seat, leading := 0, !m.Lead
	for _, p := range d.Respondents {
		if p.Agency == m.Into.ID {
			seat = max(seat, p.Seat)
		}
	}
	for _, p := range d.Respondents {
		if p.Agency != m.From.ID {
			continue
		}
		seat++
		leads := p.Lead && !p.Aside && !leading
		leading = leading || leads
		if _, err := tx.ExecContext(ctx, `UPDATE respondent SET agency = ?, seat = ?, lead = ? WHERE workshop = ? AND id = ?`,
			m.Into.ID, seat, leads, d.ID, p.ID); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE code SET agency = ? WHERE workshop = ? AND respondent = ? AND purpose = ?`,
			m.Into.ID, d.ID, p.ID, purposePersonal); err != nil {
			return err
		}
	}
	if m.People == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `UPDATE agency SET present = 1, seats = MAX(seats, ?) WHERE workshop = ? AND id = ?`, seat, d.ID, m.Into.ID)
	return err
}
