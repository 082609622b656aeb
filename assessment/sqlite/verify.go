package sqlite

import (
	"bytes"
	"context"
	"crypto/hmac"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
)

// Verified is what [DB.Verify] looked at.
type Verified struct {
	Workshops int      `json:"workshops"`
	Rows      int      `json:"rows"`  // chained rows whose digest fits
	Deeds     int      `json:"deeds"` // lines of the trail
	Withdrawn int      `json:"withdrawn"`
	Foreign   int      `json:"foreign"` // lines signed with a key that is not here: nothing is known of them but the chain
	Head      string   `json:"head"`    // what the trail ends with
	Problems  []string `json:"problems"`
}

// Verify reads the whole database: SQLite's structure, the references, the
// chain of every workshop's rows and of the trail. What does not fit is listed;
// an error means that it could not be read.
func (db *DB) Verify(ctx context.Context) (Verified, error) {
	v := Verified{Problems: []string{}}
	err := db.view(ctx, func(q *sql.Tx) error {
		var verdict string
		if err := q.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
			return err
		}
		if verdict != "ok" {
			v.Problems = append(v.Problems, "structure: "+verdict)
		}
		if err := v.ledgers(ctx, q); err != nil {
			return err
		}
		return v.trail(ctx, q, db.key)
	})
	return v, err
}

// rowSource reads back the digest of a chained row by its seq.
type rowSource func(ctx context.Context, q querier, workshop string, seq int64) (digest []byte, withdrawn bool, err error)

func sourceOf[T any](t table[T]) (string, rowSource) {
	return t.name, func(ctx context.Context, q querier, workshop string, seq int64) ([]byte, bool, error) {
		var salt []byte
		err := q.QueryRowContext(ctx, `SELECT salt FROM "`+t.name+`" WHERE workshop = ? AND seq = ?`, workshop, seq).Scan(&salt)
		if err != nil || salt == nil {
			return nil, err == nil, err
		}
		rows, err := t.where(ctx, q, `workshop = ? AND seq = ?`, workshop, seq)
		if err != nil {
			return nil, false, err
		}
		digest, err := rowDigest(salt, t.name, workshop, t.columns, t.fields(&rows[0]))
		return digest, false, err
	}
}

// chainedSources reads every table whose rows have an entry in the ledger.
func chainedSources() map[string]rowSource {
	out := map[string]rowSource{}
	add := func(name string, s rowSource) { out[name] = s }
	add(sourceOf(answers))
	add(sourceOf(positions))
	add(sourceOf(channels))
	add(sourceOf(claims))
	add(sourceOf(stakes))
	add(sourceOf(stances))
	return out
}

type entry struct {
	source       string
	row          int64
	digest, link []byte
	withdrawn    string
}

func (v *Verified) ledgers(ctx context.Context, q *sql.Tx) error {
	ids, err := workshopIDs(ctx, q)
	if err != nil {
		return err
	}
	v.Workshops = len(ids)
	sources := chainedSources()
	for _, id := range ids {
		entries, err := ledgerOf(ctx, q, id)
		if err != nil {
			return err
		}
		if err := v.ledger(ctx, q, sources, id, entries); err != nil {
			return err
		}
	}
	return v.seals(ctx, q, ids)
}

func (v *Verified) ledger(ctx context.Context, q *sql.Tx, sources map[string]rowSource, id string, entries []entry) error {
	var before []byte
	counted := map[string]int{}
	for i, e := range entries {
		if !bytes.Equal(e.link, link(before, e.digest)) {
			v.problem("workshop %s: the chain breaks at entry %d", id, i+1)
		}
		before = e.link
		counted[e.source]++
		read, ok := sources[e.source]
		if !ok {
			v.problem("workshop %s: entry %d is of an unknown table", id, i+1)
			continue
		}
		digest, withdrawn, err := read(ctx, q, id, e.row)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			v.problem("workshop %s: row %d of %s is gone", id, e.row, e.source)
		case err != nil:
			return err
		case withdrawn && e.withdrawn != "":
			v.Withdrawn++
		case !bytes.Equal(digest, e.digest):
			v.problem("workshop %s: row %d of %s was changed", id, e.row, e.source)
		default:
			v.Rows++
		}
	}
	for name := range sources {
		var rows int
		if err := q.QueryRowContext(ctx, `SELECT COUNT(*) FROM "`+name+`" WHERE workshop = ?`, id).Scan(&rows); err != nil {
			return err
		}
		if rows != counted[name] {
			v.problem("workshop %s: %d rows of %s, %d in the chain", id, rows, name, counted[name])
		}
	}
	return nil
}

func (v *Verified) trail(ctx context.Context, q *sql.Tx, key trailKey) error {
	lines, err := trailLines(ctx, q, ``)
	if err != nil {
		return err
	}
	var before []byte
	own := false // the key of this machine has signed
	for _, l := range lines {
		digest, err := l.sum()
		if err != nil {
			return err
		}
		if !bytes.Equal(l.link, link(before, digest)) {
			v.problem("trail: the chain breaks at line %d", l.Seq)
		}
		switch {
		case l.mac == nil:
			v.problem("trail: line %d is not signed", l.Seq)
		case key == nil || !bytes.Equal(l.key, key.name()):
			v.Foreign++
			if own { // keys do not go back
				v.problem("trail: line %d was signed with another key after lines of this machine", l.Seq)
			}
		case !hmac.Equal(l.mac, key.mac(l.link)):
			v.problem("trail: line %d was not signed with the key of this machine", l.Seq)
		default:
			own = true
		}
		if l.digest != nil {
			gone, err := wasErased(ctx, q, l.Workshop)
			if err != nil {
				return err
			}
			if !gone {
				v.problem("trail: line %d says no more what it was about, and its workshop was not erased", l.Seq)
			}
			v.Withdrawn++
		}
		before = l.link
		v.Deeds++
	}
	v.Head = hex.EncodeToString(before)
	return nil
}

func (v *Verified) problem(format string, args ...any) {
	v.Problems = append(v.Problems, fmt.Sprintf(format, args...))
}

func workshopIDs(ctx context.Context, q querier) ([]string, error) {
	return texts(ctx, q, `SELECT id FROM workshop ORDER BY seq`)
}

func ledgerOf(ctx context.Context, q querier, workshop string) ([]entry, error) {
	rows, err := q.QueryContext(ctx, `SELECT source, row, digest, link, withdrawn FROM ledger WHERE workshop = ? ORDER BY seq`, workshop)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []entry
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.source, &e.row, &e.digest, &e.link, &e.withdrawn); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}
