package sqlite

import (
	"context"
	"database/sql"

	"electready/assessment"
)

// Proofs are the receipts of the actor's own answers, one after each that was
// saved, worked out anew from what the rows hold now: each is a sum over the one
// before it and the salted digest of a row.
func (db *DB) Proofs(ctx context.Context, actor assessment.Actor) ([]assessment.Proof, error) {
	var out []assessment.Proof
	err := db.view(ctx, func(q *sql.Tx) error {
		if err := ownAnswers(ctx, q, actor, assessment.ReadOwnAnswers); err != nil {
			return err
		}
		seqs, err := seqsOf(ctx, q, `SELECT seq FROM answer WHERE workshop = ? AND respondent = ? AND salt IS NOT NULL ORDER BY seq`, actor.Workshop, actor.ID)
		if err != nil {
			return err
		}
		_, read := sourceOf(answers)
		var sum []byte
		for _, seq := range seqs {
			digest, _, err := read(ctx, q, actor.Workshop, seq)
			if err != nil {
				return err
			}
			rows, err := answers.where(ctx, q, `workshop = ? AND seq = ?`, actor.Workshop, seq)
			if err != nil {
				return err
			}
			sum = link(sum, digest)
			out = append(out, assessment.Proof{Code: assessment.ProofCode(sum), At: rows[0].At})
		}
		return nil
	})
	return out, err
}

// ownAnswers asks whether the actor may do something with the own answers.
func ownAnswers(ctx context.Context, q querier, actor assessment.Actor, op assessment.Operation) error {
	rows, err := respondents.where(ctx, q, `workshop = ? AND id = ? AND aside = 0`, actor.Workshop, actor.ID)
	if err != nil {
		return err
	}
	if len(rows) == 0 || !assessment.Allowed(actor, op, assessment.Object{Workshop: actor.Workshop, Agency: rows[0].Agency, Author: rows[0].ID}) {
		return assessment.ErrNotFound
	}
	return nil
}

func seqsOf(ctx context.Context, q querier, query string, args ...any) ([]int64, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []int64
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, err
		}
		out = append(out, seq)
	}
	return out, rows.Err()
}

// Withdraw takes a person out: the name, and of every answer the text, the choice
// and the salt. The digests stay, so that the chain still shows that nothing else
// was changed; without the salt nobody finds out by trying what they stood for.
// Positions that a lead confirmed are the agency's and stay. The seat is set
// aside, and its sessions are over.
func (db *DB) Withdraw(ctx context.Context, actor assessment.Actor) error {
	err := db.update(ctx, func(tx *tx) error {
		if err := ownAnswers(ctx, tx, actor, assessment.SaveAnswer); err != nil {
			return err
		}
		w, err := workshopByID(ctx, tx, actor.Workshop)
		if err != nil {
			return err
		}
		if w.State != assessment.Running {
			return assessment.ErrReadOnly
		}
		for _, change := range []string{
			`UPDATE ledger SET withdrawn = ? WHERE workshop = ? AND source = 'answer' AND row IN (SELECT seq FROM answer WHERE workshop = ledger.workshop AND respondent = ?)`,
			`UPDATE session SET revoked = unixepoch(?) WHERE workshop = ? AND respondent = ? AND revoked IS NULL`,
		} {
			if _, err := tx.ExecContext(ctx, change, tx.now(), actor.Workshop, actor.ID); err != nil {
				return err
			}
		}
		for _, change := range []string{
			// A revision of its own, so that the seat may begin anew.
			`UPDATE answer SET choice = '', basis = '', note = '', flag = 0, why = '', salt = NULL, request = NULL, revision = -seq
				WHERE workshop = ? AND respondent = ? AND salt IS NOT NULL`,
			`UPDATE respondent SET name = '', aside = 1 WHERE workshop = ? AND id = ?`,
		} {
			if _, err := tx.ExecContext(ctx, change, actor.Workshop, actor.ID); err != nil {
				return err
			}
		}
		return appendTrail(ctx, tx, actor.Workshop, actor, assessment.Withdrew, actor.ID)
	})
	if err != nil {
		return err
	}
	// The journal still holds what was written over.
	_, _ = db.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)") // best effort: a reader may be in the way
	return nil
}
