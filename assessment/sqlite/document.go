package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"electready/assessment"
)

// Document reads all facts of a workshop. It returns [assessment.ErrNotFound]
// for an id that no workshop has. It asks for no permission: who may see what
// of it is decided by the callers through assessment.
func (db *DB) Document(ctx context.Context, workshop string) (*assessment.Document, error) {
	var d *assessment.Document
	err := db.view(ctx, func(q *sql.Tx) error {
		var err error
		d, err = document(ctx, q, workshop)
		return err
	})
	return d, err
}

func document(ctx context.Context, q querier, id string) (*assessment.Document, error) {
	w, err := workshopByID(ctx, q, id)
	if err != nil {
		return nil, err
	}
	d := &assessment.Document{
		Format:   assessment.DocumentFormat,
		Version:  assessment.DocumentVersion,
		Scope:    assessment.ScopeFull,
		ID:       id,
		Bank:     w.Bank,
		Workshop: w.Workshop,
	}
	for _, load := range []func() error{
		into(ctx, q, id, agencies, &d.Agencies),
		into(ctx, q, id, respondents, &d.Respondents),
		into(ctx, q, id, rounds, &d.Rounds),
		into(ctx, q, id, themes, &d.Themes),
		into(ctx, q, id, answers, &d.Answers),
		into(ctx, q, id, positions, &d.Positions),
		into(ctx, q, id, channels, &d.Channels),
		into(ctx, q, id, claims, &d.Claims),
		into(ctx, q, id, stakes, &d.Stakes),
		into(ctx, q, id, principles, &d.Principles),
		into(ctx, q, id, stances, &d.Stances),
		into(ctx, q, id, outcomes, &d.Outcomes),
		into(ctx, q, id, actions, &d.Actions),
		into(ctx, q, id, notes, &d.Notes),
		into(ctx, q, id, releases, &d.Releases),
		into(ctx, q, id, runsheet, &d.RunSheet),
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func into[T any](ctx context.Context, q querier, workshop string, t table[T], rows *[]T) func() error {
	return func() (err error) {
		*rows, err = t.all(ctx, q, workshop)
		return err
	}
}

func workshopByID(ctx context.Context, q querier, id string) (*workshopRow, error) {
	rows, err := workshops.where(ctx, q, `id = ?`, id)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, assessment.ErrNotFound
	}
	return &rows[0], nil
}

// Import takes a checked document, all of it or nothing. A workshop that is
// here already is merged with it: what agrees passes, gaps are filled and
// marked with origin, what differs is reported and left as it is. A trainer
// who imports a new workshop owns it; the operator's belongs to every trainer.
// Where the bank is another than the one of its name here, it returns
// [assessment.ErrOtherBank].
func (db *DB) Import(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, d *assessment.Document, origin string) (assessment.Imported, error) {
	taken := assessment.Imported{Workshop: d.ID}
	err := db.update(ctx, func(tx *tx) error {
		have, err := document(ctx, tx, d.ID)
		if errors.Is(err, assessment.ErrNotFound) {
			taken.New = true
			return db.importNew(ctx, tx, actor, bank, d, &taken)
		}
		if err != nil {
			return err
		}
		trainers, err := trainersOf(ctx, tx, d.ID)
		if err != nil {
			return err
		}
		if !assessment.Allowed(actor, assessment.Conduct, assessment.Object{Workshop: d.ID, Trainers: trainers}) && actor.Role != assessment.OperatorRole {
			return assessment.ErrNotFound
		}
		if stored, err := bankOf(ctx, tx, have.Bank); err != nil {
			return err
		} else if !assessment.SameRules(stored, bank) {
			return assessment.ErrOtherBank
		}
		merged, report, err := assessment.Merge(have, d, origin)
		if err != nil {
			return err
		}
		taken.Merge = report
		if taken.Rows, err = addRows(ctx, tx, d.ID, have, merged); err != nil {
			return err
		}
		if !reflect.DeepEqual(have.Workshop, merged.Workshop) {
			taken.Rows++
			if err := updateWorkshop(ctx, tx, &workshopRow{ID: d.ID, Bank: have.Bank, Workshop: merged.Workshop}); err != nil {
				return err
			}
		}
		if taken.Rows == 0 {
			return nil
		}
		switch _, err := handedOver(ctx, tx, d.ID); {
		case err == nil:
			return assessment.ErrReadOnly
		case !errors.Is(err, assessment.ErrNotFound):
			return err
		}
		if err := makeCodes(ctx, tx, merged); err != nil {
			return err
		}
		return appendTrail(ctx, tx, d.ID, actor, "merged", fmt.Sprintf("%d rows", taken.Rows))
	})
	return taken, err
}

func (db *DB) importNew(ctx context.Context, tx *tx, actor assessment.Actor, bank *assessment.Bank, d *assessment.Document, taken *assessment.Imported) error {
	if !assessment.Allowed(actor, assessment.Import, assessment.Object{}) {
		return assessment.ErrNotFound
	}
	switch gone, err := wasErased(ctx, tx, d.ID); {
	case err != nil:
		return err
	case gone && !assessment.MayReturn(d):
		return assessment.ErrErased
	}
	ref, err := keepBank(ctx, tx, bank)
	if err != nil {
		return err
	}
	// A file names its bank's sum itself: another bank may bear it here already.
	if stored, err := bankOf(ctx, tx, ref); err != nil {
		return err
	} else if !assessment.SameRules(stored, bank) {
		return assessment.ErrOtherBank
	}
	if err := insertWorkshop(ctx, tx, &workshopRow{ID: d.ID, Bank: ref, Workshop: d.Workshop}); err != nil {
		return err
	}
	if actor.Role == assessment.TrainerRole {
		if err := addTrainer(ctx, tx, d.ID, actor.ID, ""); err != nil {
			return err
		}
	}
	if taken.Rows, err = addRows(ctx, tx, d.ID, &assessment.Document{}, d); err != nil {
		return err
	}
	if err := makeCodes(ctx, tx, d); err != nil {
		return err
	}
	return appendTrail(ctx, tx, d.ID, actor, "imported", fmt.Sprintf("%d rows", taken.Rows))
}

// addRows writes what merged has more than have, and changes rows whose gaps
// were filled. Rows of have stand first in merged, in their order.
func addRows(ctx context.Context, tx *tx, id string, have, merged *assessment.Document) (int, error) {
	total := 0
	for _, add := range []func() (int, error){
		adding(ctx, tx, id, agencies, have.Agencies, merged.Agencies),
		adding(ctx, tx, id, respondents, have.Respondents, merged.Respondents),
		adding(ctx, tx, id, rounds, have.Rounds, merged.Rounds),
		adding(ctx, tx, id, themes, have.Themes, merged.Themes),
		adding(ctx, tx, id, answers, have.Answers, merged.Answers),
		adding(ctx, tx, id, positions, have.Positions, merged.Positions),
		adding(ctx, tx, id, channels, have.Channels, stated(merged.Channels, func(c *assessment.Channel) *assessment.Stated { return &c.Stated })),
		adding(ctx, tx, id, claims, have.Claims, stated(merged.Claims, func(c *assessment.Claim) *assessment.Stated { return &c.Stated })),
		adding(ctx, tx, id, stakes, have.Stakes, stated(merged.Stakes, func(s *assessment.Stake) *assessment.Stated { return &s.Stated })),
		adding(ctx, tx, id, principles, have.Principles, merged.Principles),
		adding(ctx, tx, id, stances, have.Stances, stated(merged.Stances, func(s *assessment.Stance) *assessment.Stated { return &s.Stated })),
		adding(ctx, tx, id, outcomes, have.Outcomes, merged.Outcomes),
		adding(ctx, tx, id, actions, have.Actions, merged.Actions),
		adding(ctx, tx, id, notes, have.Notes, merged.Notes),
		adding(ctx, tx, id, releases, have.Releases, merged.Releases),
		adding(ctx, tx, id, runsheet, have.RunSheet, merged.RunSheet),
	} {
		n, err := add()
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

// stated writes out the round and the revision that a statement may leave out,
// so that each statement has one key.
func stated[T any](rows []T, of func(*T) *assessment.Stated) []T {
	out := append([]T(nil), rows...)
	for i := range out {
		s := of(&out[i])
		s.Round, s.Revision = s.RoundOf(), s.RevisionOf()
	}
	return out
}

func adding[T any](ctx context.Context, tx *tx, id string, t table[T], have, merged []T) func() (int, error) {
	return func() (int, error) {
		n := 0
		for i := range merged {
			switch {
			case i >= len(have):
				if _, err := t.insert(ctx, tx, id, &merged[i]); err != nil {
					return 0, fmt.Errorf("row of %s: %w", t.name, err)
				}
				n++
			case !t.chained && !reflect.DeepEqual(have[i], merged[i]):
				if err := t.replace(ctx, tx, id, i, &merged[i]); err != nil {
					return 0, err
				}
				n++
			}
		}
		return n, nil
	}
}

// replace writes row over the workshop's nth row of an unchained table.
func (t table[T]) replace(ctx context.Context, tx *tx, workshop string, nth int, row *T) error {
	assign := ""
	for i, c := range t.columns {
		if i > 0 {
			assign += ", "
		}
		assign += `"` + c + `" = ?`
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf(
		`UPDATE "%[1]s" SET %[2]s WHERE seq = (SELECT seq FROM "%[1]s" WHERE workshop = ? ORDER BY seq LIMIT 1 OFFSET ?)`, t.name, assign),
		append(t.fields(row), workshop, nth)...)
	return err
}

// keepBank stores the bank as used, once for each content.
func keepBank(ctx context.Context, tx *tx, bank *assessment.Bank) (assessment.BankRef, error) {
	ref := assessment.BankRef{ID: bank.ID, Version: bank.Version, SHA256: bank.SHA256}
	text, err := json.Marshal(bank)
	if err != nil {
		return ref, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO bank (id, version, sha256, document) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		ref.ID, ref.Version, ref.SHA256, string(text))
	return ref, err
}

// Bank is the bank that a workshop uses.
func (db *DB) Bank(ctx context.Context, ref assessment.BankRef) (*assessment.Bank, error) {
	key := ref.ID + "\x00" + ref.Version + "\x00" + ref.SHA256
	if b, ok := db.banks.Load(key); ok {
		return b.(*assessment.Bank), nil
	}
	b, err := bankOf(ctx, db.read, ref)
	if err != nil {
		return nil, err
	}
	db.banks.Store(key, b) // a bank never changes: its hash is part of the key
	return b, nil
}

// bankOf reads a stored bank.
func bankOf(ctx context.Context, q querier, ref assessment.BankRef) (*assessment.Bank, error) {
	var text string
	err := q.QueryRowContext(ctx, `SELECT document FROM bank WHERE id = ? AND version = ? AND sha256 = ?`,
		ref.ID, ref.Version, ref.SHA256).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, assessment.ErrNotFound
	}
	if err != nil {
		return nil, known(err)
	}
	b := new(assessment.Bank)
	if err := json.Unmarshal([]byte(text), b); err != nil {
		return nil, fmt.Errorf("stored bank %s %s: %w", ref.ID, ref.Version, err)
	}
	return b, nil
}

// BankFor is the bank that a bundle's reference means: the one it carries, own
// where that is meant, or one that is stored here. It returns
// [assessment.ErrNotFound] where there is none, and [assessment.ErrOtherBank]
// where another bank bears the sum of own.
func (db *DB) BankFor(ctx context.Context, ref assessment.BankRef, own *assessment.Bank) (*assessment.Bank, error) {
	fits := func(id, version, sha string) bool {
		return id == ref.ID && version == ref.Version && (ref.SHA256 == "" || sha == ref.SHA256)
	}
	switch {
	case fits(own.ID, own.Version, own.SHA256) && (ref.Document == nil || assessment.SameRules(ref.Document, own)):
		return own, nil
	case ref.Document != nil:
		b, err := withSum(ref)
		if err == nil && b.SHA256 == own.SHA256 {
			return nil, assessment.ErrOtherBank
		}
		return b, err
	}
	var sha string
	err := db.read.QueryRowContext(ctx, `SELECT sha256 FROM bank WHERE id = ? AND version = ? AND (? = '' OR sha256 = ?) ORDER BY sha256 LIMIT 1`,
		ref.ID, ref.Version, ref.SHA256, ref.SHA256).Scan(&sha)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, assessment.ErrNotFound
	}
	if err != nil {
		return nil, known(err)
	}
	return db.Bank(ctx, assessment.BankRef{ID: ref.ID, Version: ref.Version, SHA256: sha})
}

// withSum is the bank that a reference carries. One that came without its
// SHA-256 gets that of its document, so that two of one version are told apart.
func withSum(ref assessment.BankRef) (*assessment.Bank, error) {
	b := *ref.Document
	if b.SHA256 == "" {
		b.SHA256 = ref.SHA256
	}
	if b.SHA256 == "" {
		text, err := json.Marshal(b)
		if err != nil {
			return nil, err
		}
		b.SHA256 = fmt.Sprintf("%x", sha256.Sum256(text))
	}
	return &b, nil
}

func insertWorkshop(ctx context.Context, tx *tx, row *workshopRow) error {
	columns, values := workshops.columns, workshops.fields(row)
	marks := "?"
	names := `"` + columns[0] + `"`
	for _, c := range columns[1:] {
		names += `, "` + c + `"`
		marks += ", ?"
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO workshop (`+names+`, created) VALUES (`+marks+`, ?)`, append(values, tx.now())...)
	return err
}

// updateWorkshop writes a workshop over what is stored of it.
func updateWorkshop(ctx context.Context, tx *tx, row *workshopRow) error {
	assign := make([]string, len(workshops.columns))
	for i, c := range workshops.columns {
		assign[i] = `"` + c + `" = ?`
	}
	_, err := tx.ExecContext(ctx, `UPDATE workshop SET `+strings.Join(assign, ", ")+`, revision = revision + 1 WHERE id = ?`,
		append(workshops.fields(row), row.ID)...)
	return err
}
