package sqlite

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
)

const saltSize = 16 // bytes

func newSalt() []byte {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails: crypto/rand ends the program instead
	return salt
}

// rowDigest is SHA-256 over the salt and the row in a form that has one
// reading: each part with its length before it.
func rowDigest(salt []byte, table, workshop string, columns []string, fields []any) ([]byte, error) {
	h := sha256.New()
	part := func(b []byte) {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(b)))
		h.Write(size[:])
		h.Write(b)
	}
	part(salt)
	part([]byte(table))
	part([]byte(workshop))
	for i, column := range columns {
		value, err := driver.DefaultParameterConverter.ConvertValue(fields[i])
		if err != nil {
			return nil, fmt.Errorf("digest of %s.%s: %w", table, column, err)
		}
		text, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("digest of %s.%s: %w", table, column, err)
		}
		part([]byte(column))
		part(text)
	}
	return h.Sum(nil), nil
}

// appendLedger chains a row to the workshop's ledger.
func appendLedger(ctx context.Context, tx *tx, workshop, source string, row int64, digest []byte) error {
	var before []byte
	err := tx.QueryRowContext(ctx, `SELECT link FROM ledger WHERE workshop = ? ORDER BY seq DESC LIMIT 1`, workshop).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO ledger (workshop, source, row, digest, link) VALUES (?, ?, ?, ?, ?)`,
		workshop, source, row, digest, link(before, digest))
	return err
}

// link is one step of a chain.
func link(before, digest []byte) []byte {
	h := sha256.New()
	h.Write(before)
	h.Write(digest)
	return h.Sum(nil)
}
