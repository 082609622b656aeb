package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"hash"
	"maps"
	"regexp"
	"slices"
)

// Chained rows are never changed, and each has its digest in the ledger. What
// stands beside them changes: agencies, seats, stages, plan, notes, and the
// banks as used. It is sealed by one sum a workshop, written in the same
// transaction as every change, so that [DB.Verify] finds what no transaction
// wrote.

// banksSeal is the seal of the banks as used.
const banksSeal = ""

// sealedRows adds the rows of one table to a sum.
type sealedRows func(ctx context.Context, q querier, workshop string, sum hash.Hash) error

func sealed[T any](t table[T], condition string) sealedRows {
	return func(ctx context.Context, q querier, workshop string, sum hash.Hash) error {
		rows, err := t.where(ctx, q, condition, workshop)
		if err != nil {
			return err
		}
		for i := range rows {
			digest, err := rowDigest(nil, t.name, workshop, t.columns, t.fields(&rows[i]))
			if err != nil {
				return err
			}
			sum.Write(digest)
		}
		return nil
	}
}

const ofWorkshop = `workshop = ? ORDER BY seq`

// sealedTables are the tables of the document whose rows may change.
var sealedTables = map[string]sealedRows{
	workshops.name:   sealed(workshops, `id = ?`),
	agencies.name:    sealed(agencies, ofWorkshop),
	respondents.name: sealed(respondents, ofWorkshop),
	rounds.name:      sealed(rounds, ofWorkshop),
	themes.name:      sealed(themes, ofWorkshop),
	principles.name:  sealed(principles, ofWorkshop),
	outcomes.name:    sealed(outcomes, ofWorkshop),
	actions.name:     sealed(actions, ofWorkshop),
	notes.name:       sealed(notes, ofWorkshop),
	releases.name:    sealed(releases, ofWorkshop),
	runsheet.name:    sealed(runsheet, ofWorkshop),
}

// sealedNames are their names, in an order that stays.
var sealedNames = slices.Sorted(maps.Keys(sealedTables))

// writes finds the table that a statement of this package writes to.
var writes = regexp.MustCompile(`^\s*(?:INSERT INTO|INSERT OR IGNORE INTO|UPDATE|DELETE FROM)\s+"?([a-z_]+)`)

// ExecContext runs a statement and notes whether a seal has to be renewed.
func (t *tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if m := writes.FindStringSubmatch(query); m != nil {
		switch _, isSealed := sealedTables[m[1]]; {
		case isSealed:
			t.changed = true
		case m[1] == "bank":
			t.changedBank = true
		}
	}
	return t.Tx.ExecContext(ctx, query, args...)
}

// seal renews the seals of what the transaction has changed.
func (t *tx) seal(ctx context.Context) error {
	if t.changedBank {
		if err := t.renew(ctx, banksSeal); err != nil {
			return err
		}
	}
	if !t.changed {
		return nil
	}
	ids, err := workshopIDs(ctx, t)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.renew(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) renew(ctx context.Context, id string) error {
	sum, err := sealOf(ctx, t, id)
	if err != nil {
		return err
	}
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO seal (workshop, sum) VALUES (?, ?) ON CONFLICT (workshop) DO UPDATE SET sum = excluded.sum`, id, sum)
	return err
}

// sealOf is the sum of what stands beside the chained rows now.
func sealOf(ctx context.Context, q querier, id string) ([]byte, error) {
	sum := sha256.New()
	if id == banksSeal {
		rows, err := q.QueryContext(ctx, `SELECT id, version, sha256, document FROM bank ORDER BY id, version, sha256`)
		if err != nil {
			return nil, err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var bank [4]string
			if err := rows.Scan(&bank[0], &bank[1], &bank[2], &bank[3]); err != nil {
				return nil, err
			}
			digest, err := rowDigest(nil, "bank", "", []string{"id", "version", "sha256", "document"}, []any{bank[0], bank[1], bank[2], bank[3]})
			if err != nil {
				return nil, err
			}
			sum.Write(digest)
		}
		return sum.Sum(nil), rows.Err()
	}
	for _, name := range sealedNames {
		if err := sealedTables[name](ctx, q, id, sum); err != nil {
			return nil, err
		}
	}
	return sum.Sum(nil), nil
}

// sealAll seals everything, after the schema has changed.
func (db *DB) sealAll(ctx context.Context) error {
	return db.update(ctx, func(t *tx) error {
		t.changed, t.changedBank = true, true
		return nil
	})
}

// seals holds what stands beside the chained rows against its seals.
func (v *Verified) seals(ctx context.Context, q *sql.Tx, ids []string) error {
	for _, id := range append([]string{banksSeal}, ids...) {
		var kept []byte
		err := q.QueryRowContext(ctx, `SELECT sum FROM seal WHERE workshop = ?`, id).Scan(&kept)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		sum, err := sealOf(ctx, q, id)
		switch {
		case err != nil:
			return err
		case bytes.Equal(sum, kept):
		case id == banksSeal:
			v.problem("the bank of questions as used was changed")
		default:
			v.problem("workshop %s: what stands beside answers and statements was changed", id)
		}
	}
	return nil
}
