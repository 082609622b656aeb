package sqlite

import (
	"context"

	"electready/assessment"
)

// RunBy reads who runs a workshop, by name. It is empty for one that came by the
// command line and that no trainer took yet.
func (db *DB) RunBy(ctx context.Context, actor assessment.Actor, workshop string) ([]string, error) {
	if err := db.permit(ctx, db.read, actor, assessment.ReadFigures, workshop); err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx,
		`SELECT trainer.name FROM workshop_trainer JOIN trainer ON trainer.id = workshop_trainer.trainer WHERE workshop_trainer.workshop = ? ORDER BY trainer.name`, workshop)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, rows.Err()
}
