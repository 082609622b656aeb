package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"strings"

	"electready/assessment"
)

// HandOver makes a workshop read only and keeps the file for its custodian, who
// was named at the start ([assessment.ErrNoCustodian]). seal writes the file
// from the document as it stands then: file and state belong together. The links
// of the workshop end.
func (db *DB) HandOver(ctx context.Context, actor assessment.Actor, workshop string, seal func(*assessment.Document) (name string, content []byte, err error)) (assessment.HandedOverFile, error) {
	var f assessment.HandedOverFile
	err := db.update(ctx, func(tx *tx) error {
		if err := db.permit(ctx, tx, actor, assessment.HandOver, workshop); err != nil {
			return err
		}
		w, err := workshopByID(ctx, tx, workshop)
		switch {
		case err != nil:
			return err
		case w.State == assessment.HandedOver:
			return assessment.ErrReadOnly
		case strings.TrimSpace(w.Custodian) == "":
			return assessment.ErrNoCustodian
		}
		if err := setState(ctx, tx, workshop, assessment.HandedOver); err != nil {
			return err
		}
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		f.At, f.Custodian = tx.now(), w.Custodian
		if f.Name, f.Content, err = seal(d); err != nil {
			return err
		}
		sum := sha256.Sum256(f.Content)
		f.SHA256 = hex.EncodeToString(sum[:])
		if _, err := tx.ExecContext(ctx, `INSERT INTO handover (workshop, at, custodian, name, sha256, content) VALUES (?, ?, ?, ?, ?, ?)`,
			workshop, f.At, f.Custodian, f.Name, f.SHA256, f.Content); err != nil {
			return err
		}
		if err := endLinks(ctx, tx, workshop); err != nil {
			return err
		}
		if err := appendTrail(ctx, tx, workshop, actor, assessment.HandedOut, f.Object()); err != nil {
			return err
		}
		return appendTrail(ctx, tx, workshop, actor, "handed over", "")
	})
	return f, err
}

func setState(ctx context.Context, tx *tx, workshop string, s assessment.State) error {
	return found(tx.ExecContext(ctx, `UPDATE workshop SET state = ? WHERE id = ?`, s, workshop))
}

// HandedOver is the file for the custodian of a workshop that was handed over
// from this machine. It returns [assessment.ErrNotFound] for any other.
func (db *DB) HandedOver(ctx context.Context, actor assessment.Actor, workshop string) (assessment.HandedOverFile, error) {
	if err := db.permit(ctx, db.read, actor, assessment.HandOver, workshop); err != nil {
		return assessment.HandedOverFile{}, err
	}
	return handedOver(ctx, db.read, workshop)
}

func handedOver(ctx context.Context, q querier, workshop string) (assessment.HandedOverFile, error) {
	var f assessment.HandedOverFile
	err := q.QueryRowContext(ctx, `SELECT at, custodian, name, sha256, content FROM handover WHERE workshop = ?`, workshop).Scan(
		&f.At, &f.Custodian, &f.Name, &f.SHA256, &f.Content)
	if errors.Is(err, sql.ErrNoRows) {
		return f, assessment.ErrNotFound
	}
	return f, known(err)
}

// Reopen opens a workshop again that came in its custodian's file, for a
// follow-up round. Where it was handed over from it stays as it is
// ([assessment.ErrHandedOver]).
func (db *DB) Reopen(ctx context.Context, actor assessment.Actor, workshop string) error {
	return db.update(ctx, func(tx *tx) error {
		if err := db.permit(ctx, tx, actor, assessment.Conduct, workshop); err != nil {
			return err
		}
		w, err := workshopByID(ctx, tx, workshop)
		if err != nil {
			return err
		}
		_, err = handedOver(ctx, tx, workshop)
		if err != nil && !errors.Is(err, assessment.ErrNotFound) {
			return err
		}
		here := err == nil
		switch {
		case here:
			return assessment.ErrHandedOver
		case !assessment.MayReopen(w.State, here):
			return assessment.ErrStage
		}
		if err := setState(ctx, tx, workshop, assessment.Running); err != nil {
			return err
		}
		return appendTrail(ctx, tx, workshop, actor, "opened again", "")
	})
}
