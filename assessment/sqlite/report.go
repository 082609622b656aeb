package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"

	"electready/assessment"
)

// ReportMarks reads who runs a workshop, by name, and where the trail ends now.
func (db *DB) ReportMarks(ctx context.Context, actor assessment.Actor, workshop string) (assessment.ReportMarks, error) {
	var out assessment.ReportMarks
	if err := db.permit(ctx, db.read, actor, assessment.ReadFigures, workshop); err != nil {
		return out, err
	}
	rows, err := db.read.QueryContext(ctx,
		`SELECT trainer.name FROM workshop_trainer JOIN trainer ON trainer.id = workshop_trainer.trainer WHERE workshop_trainer.workshop = ? ORDER BY trainer.name`, workshop)
	if err != nil {
		return out, known(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return out, err
		}
		out.Trainers = append(out.Trainers, name)
	}
	if err := rows.Err(); err != nil {
		return out, err
	}
	var head []byte
	err = db.read.QueryRowContext(ctx, `SELECT link FROM trail ORDER BY seq DESC LIMIT 1`).Scan(&head)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return out, err
	}
	out.Head = hex.EncodeToString(head)
	return out, nil
}
