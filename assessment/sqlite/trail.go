package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"

	"electready/assessment"
)

// appendTrail writes down who did what to what, never the text of an answer.
func appendTrail(ctx context.Context, tx *tx, workshop string, actor assessment.Actor, deed, object string) error {
	var before []byte
	err := tx.QueryRowContext(ctx, `SELECT link FROM trail ORDER BY seq DESC LIMIT 1`).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	d := assessment.Deed{Workshop: workshop, At: tx.now(), Role: actor.Role, Actor: actor.ID, Deed: deed, Object: object}
	digest, err := deedDigest(d)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO trail (workshop, at, role, actor, deed, object, link) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		d.Workshop, d.At, d.Role, d.Actor, d.Deed, d.Object, link(before, digest))
	return err
}

func deedDigest(d assessment.Deed) ([]byte, error) {
	d.Seq = 0
	text, err := json.Marshal(d)
	sum := sha256.Sum256(text)
	return sum[:], err
}

// RecordPlainHTTP writes down that the room is served without encryption. It is
// a deed of the machine and stands in the trail of every workshop on it.
func (db *DB) RecordPlainHTTP(ctx context.Context) error {
	return db.update(ctx, func(tx *tx) error {
		return appendTrail(ctx, tx, "", assessment.Actor{Role: assessment.OperatorRole}, "served without encryption", "")
	})
}

// Trail reads the audit trail of a workshop for its trainers, with what the
// operator did to the machine as a whole.
func (db *DB) Trail(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Deed, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx, `SELECT seq, workshop, at, role, actor, deed, object FROM trail WHERE workshop IN (?, '') ORDER BY seq`, workshop)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Deed
	for rows.Next() {
		var d assessment.Deed
		if err := rows.Scan(&d.Seq, &d.Workshop, &d.At, &d.Role, &d.Actor, &d.Deed, &d.Object); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// permit asks the one place of authorisation about an operation on a workshop
// as a whole. What is refused answers like an id that never existed.
func (db *DB) permit(ctx context.Context, q querier, actor assessment.Actor, op assessment.Operation, workshop string) error {
	trainers, err := trainersOf(ctx, q, workshop)
	if err != nil {
		return err
	}
	if !assessment.Allowed(actor, op, assessment.Object{Workshop: workshop, Trainers: trainers}) {
		return assessment.ErrNotFound
	}
	return nil
}
