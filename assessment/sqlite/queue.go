package sqlite

import (
	"context"
	"database/sql"

	"electready/assessment"
)

// Picks reads what the trainer picked to talk about.
func (db *DB) Picks(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Picks, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, err
	}
	return picksOf(ctx, db.read, workshop)
}

func picksOf(ctx context.Context, q querier, workshop string) (assessment.Picks, error) {
	rows, err := q.QueryContext(ctx, `SELECT kind, about FROM pick WHERE workshop = ? ORDER BY place`, workshop)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out assessment.Picks
	for rows.Next() {
		var s assessment.Subject
		if err := rows.Scan(&s.Kind, &s.ID); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// ChangePicks changes what was picked by a rule of the domain. It returns
// [assessment.ErrStale] where somebody changed it since the form was made.
func (db *DB) ChangePicks(ctx context.Context, actor assessment.Actor, workshop, mark string, change func(assessment.Picks) assessment.Picks) error {
	return db.conduct(ctx, actor, workshop, "queue", "", func(tx *tx, _ *workshopRow) error {
		have, err := picksOf(ctx, tx, workshop)
		switch {
		case err != nil:
			return err
		case have.Mark() != mark:
			return assessment.ErrStale
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM pick WHERE workshop = ?`, workshop); err != nil {
			return err
		}
		for place, s := range change(have) {
			if _, err := tx.ExecContext(ctx, `INSERT INTO pick (workshop, place, kind, about) VALUES (?, ?, ?, ?)`,
				workshop, place, s.Kind, s.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// SaveNotes keeps what a trainer wrote down about a matter. It returns
// [assessment.ErrStale] where somebody wrote since the form was made.
func (db *DB) SaveNotes(ctx context.Context, actor assessment.Actor, workshop string, about assessment.Subject, mark string, typed assessment.Notes) error {
	return db.conduct(ctx, actor, workshop, "notes", "", func(tx *tx, _ *workshopRow) error {
		rows, err := notes.all(ctx, tx, workshop)
		if err != nil {
			return err
		}
		have := assessment.NotesOn(rows, about)
		if have.Mark() != mark {
			return assessment.ErrStale
		}
		before := have.Rows(about)
		for i, n := range typed.Rows(about) {
			if n.Text == before[i].Text {
				continue
			}
			if err := saveNote(ctx, tx, workshop, n); err != nil {
				return err
			}
		}
		return nil
	})
}

// saveNote puts a text into the first row about a matter and removes the others,
// whose text it holds; an empty one removes them all.
func saveNote(ctx context.Context, tx *tx, workshop string, n assessment.Note) error {
	var first sql.NullInt64
	err := tx.QueryRowContext(ctx, `SELECT MIN(seq) FROM note WHERE workshop = ? AND kind = ? AND about = ?`, workshop, n.Kind, n.About).Scan(&first)
	switch {
	case err != nil:
		return err
	case !first.Valid:
		_, err := notes.insert(ctx, tx, workshop, &n)
		return err
	}
	if n.Text != "" {
		if _, err := tx.ExecContext(ctx, `UPDATE note SET text = ? WHERE seq = ?`, n.Text, first.Int64); err != nil {
			return err
		}
		first.Int64++ // it stays
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM note WHERE workshop = ? AND kind = ? AND about = ? AND seq >= ?`,
		workshop, n.Kind, n.About, first.Int64)
	return err
}
