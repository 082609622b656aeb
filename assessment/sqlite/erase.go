package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"electready/assessment"
)

// Erase removes a workshop from this machine for good: its rows in every table,
// the free pages and the journal that still hold them, and the backups that the
// program made of it. title is what the one who erases typed
// ([assessment.ErrTitle]). What could not be removed yet is in the receipt, and
// is tried again whenever the database is opened.
func (db *DB) Erase(ctx context.Context, actor assessment.Actor, workshop, title string) (assessment.Receipt, error) {
	ctx = context.WithoutCancel(ctx) // a reader who goes away does not leave it half done
	db.copying.Lock()
	defer db.copying.Unlock()
	e := erasure{receipt: assessment.Receipt{Workshop: workshop}}
	err := db.update(ctx, func(tx *tx) error {
		if err := db.permit(ctx, tx, actor, assessment.EraseWorkshop, workshop); err != nil {
			return err
		}
		w, err := workshopByID(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if !assessment.TitleFits(title, w.Title, workshop) {
			return assessment.ErrTitle
		}
		return e.rows(ctx, tx, db.sessions.at(tx.at), actor)
	})
	if err != nil {
		return e.receipt, err
	}
	err = db.sweep(ctx, &e)
	return e.receipt, err
}

// erasure is an erase under way.
type erasure struct {
	seq     int64
	receipt assessment.Receipt
}

// What outlives a workshop: the trail without what it was about, the receipt,
// and marks of browsers that were there.
var outlives = []string{"trail", "erasure", "farewell"}

// rows removes the rows, and keeps what the receipt needs to know of them.
func (e *erasure) rows(ctx context.Context, tx *tx, now time.Time, actor assessment.Actor) error {
	id := e.receipt.Workshop
	trainers, err := trainersOf(ctx, tx, id)
	if err != nil {
		return err
	}
	tables, err := workshopTables(ctx, tx)
	if err != nil {
		return err
	}
	for _, table := range tables { // before anything is removed: one takes others along
		removed := assessment.RemovedRows{Table: table}
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM "`+table+`" WHERE workshop = ?`, id).Scan(&removed.Rows); err != nil {
			return err
		}
		if removed.Rows > 0 {
			e.receipt.Rows = append(e.receipt.Rows, removed)
		}
	}
	e.receipt.At = tx.now()
	text, err := json.Marshal(trainers)
	if err != nil {
		return err
	}
	made, err := tx.ExecContext(ctx, `INSERT INTO erasure (workshop, at, trainers, receipt) VALUES (?, ?, ?, '{}')`, id, tx.now(), string(text))
	if err != nil {
		return err
	}
	if e.seq, err = made.LastInsertId(); err != nil {
		return err
	}
	if err := e.farewell(ctx, tx, now); err != nil {
		return err
	}
	if err := removeRows(ctx, tx, tables, id); err != nil {
		return err
	}
	if err := e.trail(ctx, tx, actor); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM workshop`).Scan(&e.receipt.Others); err != nil {
		return err
	}
	return e.keep(ctx, tx, "")
}

// workshopTables are the tables whose rows belong to a workshop and go with it.
func workshopTables(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'workshop'
		WHERE m.type = 'table' ORDER BY m.name`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		if !slices.Contains(outlives, name) {
			out = append(out, name)
		}
	}
	return out, rows.Err()
}

// farewell keeps which browsers were there, as long as their sessions would have
// lived.
func (e *erasure) farewell(ctx context.Context, tx *tx, now time.Time) error {
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO farewell (hash, seq, role, until)
		SELECT hash, ?, role, ? FROM session WHERE workshop = ? AND revoked IS NULL`,
		e.seq, now.Add(SessionEnd).Unix(), e.receipt.Workshop)
	return err
}

func removeRows(ctx context.Context, tx *tx, tables []string, id string) error {
	if _, err := tx.ExecContext(ctx, `PRAGMA defer_foreign_keys = ON`); err != nil {
		return err
	}
	for _, table := range tables {
		if _, err := tx.ExecContext(ctx, `DELETE FROM "`+table+`" WHERE workshop = ?`, id); err != nil {
			return fmt.Errorf("rows of %s: %w", table, err)
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM workshop WHERE id = ?`, id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM bank WHERE NOT EXISTS (
		SELECT 1 FROM workshop w WHERE w.bank_id = bank.id AND w.bank_version = bank.version AND w.bank_sha256 = bank.sha256)`)
	return err
}

// trail takes out of the trail what it was about, and ends it with the erase.
func (e *erasure) trail(ctx context.Context, tx *tx, actor assessment.Actor) error {
	lines, err := trailLines(ctx, tx, `WHERE workshop = ?`, e.receipt.Workshop)
	if err != nil {
		return err
	}
	var deeds []assessment.Deed
	for _, l := range lines {
		deeds = append(deeds, l.Deed)
		rest := l.Outlives()
		if rest == l.Deed {
			continue // a file's sum is no secret
		}
		digest, err := l.sum()
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE trail SET actor = ?, object = ?, salt = NULL, digest = ? WHERE seq = ?`,
			rest.Actor, rest.Object, digest, rest.Seq); err != nil {
			return err
		}
	}
	e.receipt.HandedOut = assessment.HandedOutIn(deeds)
	if err := appendTrail(ctx, tx, e.receipt.Workshop, actor, "erased", ""); err != nil {
		return err
	}
	e.receipt.Deeds = len(lines) + 1
	e.receipt.Head, err = trailHead(ctx, tx)
	return err
}

func (e *erasure) keep(ctx context.Context, tx *tx, finished string) error {
	text, err := json.Marshal(e.receipt)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE erasure SET receipt = ?, finished = ? WHERE seq = ?`, string(text), finished, e.seq)
	return err
}

// Receipt is the receipt of the last erase of a workshop, for those who ran it.
func (db *DB) Receipt(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Receipt, error) {
	list, err := db.Receipts(ctx, actor)
	if err != nil {
		return assessment.Receipt{}, err
	}
	for _, r := range list {
		if r.Workshop == workshop {
			return r, nil
		}
	}
	return assessment.Receipt{}, assessment.ErrNotFound
}

// Receipts lists the receipts of workshops that the actor ran, the last first.
func (db *DB) Receipts(ctx context.Context, actor assessment.Actor) ([]assessment.Receipt, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT trainers, receipt FROM erasure ORDER BY seq DESC`)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Receipt
	for rows.Next() {
		var text [2]string
		var trainers []string
		var r assessment.Receipt
		if err := rows.Scan(&text[0], &text[1]); err != nil {
			return nil, err
		}
		if err := errors.Join(json.Unmarshal([]byte(text[0]), &trainers), json.Unmarshal([]byte(text[1]), &r)); err != nil {
			return nil, fmt.Errorf("receipt: %w", err)
		}
		if assessment.Allowed(actor, assessment.EraseWorkshop, assessment.Object{Workshop: r.Workshop, Trainers: trainers}) {
			out = append(out, r)
		}
	}
	return out, rows.Err()
}

// wasErased reports whether a workshop was erased here.
func wasErased(ctx context.Context, q querier, workshop string) (bool, error) {
	var was bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM erasure WHERE workshop = ?)`, workshop).Scan(&was)
	return was, err
}

// HandOut writes the sum of a file that leaves the program into the trail.
func (db *DB) HandOut(ctx context.Context, actor assessment.Actor, workshop, name string, content []byte) error {
	write := db.update
	if db.write == nil { // a reading command beside a running server: one line, in a transaction of its own
		one, err := connect(db.path(), "_txlock=immediate")
		if err != nil {
			return err
		}
		defer func() { _ = one.Close() }()
		write = (&DB{write: one, clock: db.clock, key: db.key}).update
	}
	sum := sha256.Sum256(content)
	file := assessment.FileSum{Name: strings.ReplaceAll(name, "\n", " "), SHA256: hex.EncodeToString(sum[:])}
	return write(ctx, func(tx *tx) error {
		if err := db.permit(ctx, tx, actor, assessment.Export, workshop); err != nil {
			return err
		}
		return appendTrail(ctx, tx, workshop, actor, assessment.HandedOut, file.Object())
	})
}

// unfinished are the erases of which something could not be removed yet.
func (db *DB) unfinished(ctx context.Context) ([]*erasure, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT seq, receipt FROM erasure WHERE finished = '' ORDER BY seq`)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []*erasure
	for rows.Next() {
		var text sql.RawBytes
		e := new(erasure)
		if err := rows.Scan(&e.seq, &text); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &e.receipt); err != nil {
			return nil, fmt.Errorf("receipt: %w", err)
		}
		out = append(out, e)
	}
	return out, rows.Err()
}
