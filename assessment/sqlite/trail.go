package sqlite

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"

	"electready/assessment"
)

// appendTrail writes down who did what to what, never the text of an answer.
func appendTrail(ctx context.Context, tx *tx, workshop string, actor assessment.Actor, deed, object string) error {
	var before []byte
	err := tx.QueryRowContext(ctx, `SELECT link FROM trail ORDER BY seq DESC LIMIT 1`).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	l := trailLine{salt: newSalt(), Deed: assessment.Deed{Workshop: workshop, At: tx.now(), Role: actor.Role, Actor: actor.ID, Deed: deed, Object: object}}
	digest, err := l.sum()
	if err != nil {
		return err
	}
	head := link(before, digest)
	_, err = tx.ExecContext(ctx, `INSERT INTO trail (workshop, at, role, actor, deed, object, salt, link, mac, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		l.Workshop, l.At, l.Role, l.Actor, l.Deed.Deed, l.Object, l.salt, head, tx.key.mac(head), tx.key.name())
	return err
}

// trailKey signs the links of the trail. Who writes to the database without it
// cannot make a trail that holds.
type trailKey []byte

func (k trailKey) mac(link []byte) []byte {
	m := hmac.New(sha256.New, k)
	m.Write(link)
	return m.Sum(nil)
}

// name tells keys apart and gives none away.
func (k trailKey) name() []byte {
	const enough = 8
	sum := sha256.Sum256(append([]byte("electready trail key\n"), k...))
	return sum[:enough]
}

// signTrail signs the lines that an earlier version wrote.
func (db *DB) signTrail(ctx context.Context) error {
	return db.update(ctx, func(tx *tx) error {
		lines, err := trailLines(ctx, tx, `WHERE mac IS NULL`)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if _, err := tx.ExecContext(ctx, `UPDATE trail SET mac = ?, key = ? WHERE seq = ?`, tx.key.mac(l.link), tx.key.name(), l.Seq); err != nil {
				return err
			}
		}
		return nil
	})
}

// trailHead is the sum that the last line ends the chain with, empty before the
// first one.
func trailHead(ctx context.Context, q querier) (string, error) {
	var head []byte
	err := q.QueryRowContext(ctx, `SELECT link FROM trail ORDER BY seq DESC LIMIT 1`).Scan(&head)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hex.EncodeToString(head), known(err)
}

// TrailHead is the sum that the trail of this machine ends with now: who keeps it
// can show later that nothing before it was changed.
func (db *DB) TrailHead(ctx context.Context) (string, error) { return trailHead(ctx, db.read) }

// trailLine is a deed with what chains it.
type trailLine struct {
	assessment.Deed
	salt   []byte // none: written by an early version, or what it was about was erased
	digest []byte // only where what it was about was erased
	link   []byte
	mac    []byte
	key    []byte // the name of the key that signed it
}

// sum is the digest that the chain is made of: salted, so that nobody finds out
// by trying what an erased line was about.
func (l *trailLine) sum() ([]byte, error) {
	if l.digest != nil {
		return l.digest, nil
	}
	d := l.Deed
	d.Seq = 0
	text, err := json.Marshal(d)
	sum := sha256.Sum256(append(slices.Clip(l.salt), text...))
	return sum[:], err
}

// trailLines reads lines of the trail in their order, for a condition of this
// package's own.
func trailLines(ctx context.Context, q querier, condition string, args ...any) ([]trailLine, error) {
	rows, err := q.QueryContext(ctx, `SELECT seq, workshop, at, role, actor, deed, object, salt, digest, link, mac, key FROM trail `+condition+` ORDER BY seq`, args...)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []trailLine
	for rows.Next() {
		var l trailLine
		if err := rows.Scan(&l.Seq, &l.Workshop, &l.At, &l.Role, &l.Actor, &l.Deed.Deed, &l.Object, &l.salt, &l.digest, &l.link, &l.mac, &l.key); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, rows.Err()
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
	lines, err := trailLines(ctx, db.read, `WHERE workshop IN (?, '')`, workshop)
	var out []assessment.Deed
	for _, l := range lines {
		out = append(out, l.Deed)
	}
	return out, err
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
