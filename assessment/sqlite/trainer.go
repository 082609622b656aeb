package sqlite

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"strings"

	"electready/assessment"
)

// newToken is 256 random bits for a link or a cookie.
func newToken() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// Trainers lists the trainers of this machine.
func (db *DB) Trainers(ctx context.Context) ([]assessment.Trainer, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT id, name, created FROM trainer ORDER BY seq`)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Trainer
	for rows.Next() {
		var t assessment.Trainer
		if err := rows.Scan(&t.ID, &t.Name, &t.Created); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}

// TrainerByName finds a trainer by the name typed at sign-in, whatever its
// case. It returns [assessment.ErrNotFound].
func (db *DB) TrainerByName(ctx context.Context, name string) (assessment.Trainer, error) {
	var t assessment.Trainer
	err := db.read.QueryRowContext(ctx, `SELECT id, name, passphrase, created FROM trainer WHERE name = ? COLLATE NOCASE`,
		strings.TrimSpace(name)).Scan(&t.ID, &t.Name, &t.Passphrase, &t.Created)
	if errors.Is(err, sql.ErrNoRows) {
		return t, assessment.ErrNotFound
	}
	return t, known(err)
}

// NewSetupLink makes a one-time link: for a new trainer, or for a new
// pass-phrase of the trainer with that name. Older links for the same end.
func (db *DB) NewSetupLink(ctx context.Context, trainer string) (token string, err error) {
	token = newToken()
	err = db.update(ctx, func(tx *tx) error {
		var id sql.NullString
		if trainer != "" {
			err := tx.QueryRowContext(ctx, `SELECT id FROM trainer WHERE name = ? COLLATE NOCASE`, trainer).Scan(&id)
			if errors.Is(err, sql.ErrNoRows) {
				return assessment.ErrNotFound
			}
			if err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM setup_link WHERE trainer IS ? AND used IS NULL`, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO setup_link (hash, trainer, created) VALUES (?, ?, ?)`, hashToken(token), id, tx.now())
		return err
	})
	return token, err
}

// SetupName says whom a one-time link is for: a trainer's name, or empty for a
// new one. It returns [assessment.ErrLinkUsed] and [assessment.ErrNotFound].
func (db *DB) SetupName(ctx context.Context, token string) (string, error) {
	var name sql.NullString
	var used sql.NullString
	err := db.read.QueryRowContext(ctx,
		`SELECT t.name, l.used FROM setup_link l LEFT JOIN trainer t ON t.id = l.trainer WHERE l.hash = ?`, hashToken(token)).Scan(&name, &used)
	if errors.Is(err, sql.ErrNoRows) {
		return "", assessment.ErrNotFound
	}
	if err == nil && used.Valid {
		return "", assessment.ErrLinkUsed
	}
	return name.String, known(err)
}

// UseSetupLink makes the trainer, or gives it the new pass-phrase and ends its
// sessions. The link is used then.
func (db *DB) UseSetupLink(ctx context.Context, token, name, passphrase string) (assessment.Trainer, error) {
	t := assessment.Trainer{Name: strings.TrimSpace(name), Passphrase: passphrase}
	err := db.update(ctx, func(tx *tx) error {
		var existing, used sql.NullString
		err := tx.QueryRowContext(ctx, `SELECT trainer, used FROM setup_link WHERE hash = ?`, hashToken(token)).Scan(&existing, &used)
		if errors.Is(err, sql.ErrNoRows) {
			return assessment.ErrNotFound
		}
		if err != nil {
			return err
		}
		if used.Valid {
			return assessment.ErrLinkUsed
		}
		if _, err := tx.ExecContext(ctx, `UPDATE setup_link SET used = ? WHERE hash = ?`, tx.now(), hashToken(token)); err != nil {
			return err
		}
		if existing.Valid {
			t.ID = existing.String
			if _, err := tx.ExecContext(ctx, `UPDATE trainer SET passphrase = ? WHERE id = ?`, passphrase, t.ID); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE trainer = ? AND revoked IS NULL`, tx.at.Unix(), t.ID)
			return err
		}
		return insertTrainer(ctx, tx, &t)
	})
	return t, err
}

func insertTrainer(ctx context.Context, tx *tx, t *assessment.Trainer) error {
	t.ID = "t-" + strings.ToLower(newCode())
	var taken bool // in another case it would be the same name at sign-in
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM trainer WHERE name = ? COLLATE NOCASE)`, t.Name).Scan(&taken); err != nil {
		return err
	}
	if taken {
		return errNameTaken
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO trainer (id, name, passphrase, created) VALUES (?, ?, ?, ?)`, t.ID, t.Name, t.Passphrase, tx.now())
	return err
}

var errNameTaken = &assessment.Error{
	Code: assessment.Invalid, Key: "error.form", Fields: []assessment.FieldError{{Field: "name", Key: "error.trainer-name-taken"}},
}

func trainersOf(ctx context.Context, q querier, workshop string) ([]string, error) {
	return texts(ctx, q, `SELECT trainer FROM workshop_trainer WHERE workshop = ?`, workshop)
}

// addTrainer lets a trainer run a workshop; by is the trainer who invited.
func addTrainer(ctx context.Context, tx *tx, workshop, trainer, by string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO workshop_trainer (workshop, trainer, invited_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
		workshop, trainer, by)
	return err
}
