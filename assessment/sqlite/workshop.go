package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"electready/assessment"
)

// newCode is a code as [assessment.NormalizeCode] writes it.
func newCode() string {
	size := big.NewInt(int64(len(assessment.CodeAlphabet)))
	code := make([]byte, assessment.CodeLength)
	for i := range code {
		n, err := rand.Int(rand.Reader, size)
		if err != nil {
			panic(err) // crypto/rand does not fail
		}
		code[i] = assessment.CodeAlphabet[n.Int64()]
	}
	return string(code)
}

// CreateWorkshop stores a planned workshop with a card code and a slip for
// each agency, and gives its id. It belongs to the trainer who made it.
func (db *DB) CreateWorkshop(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, n assessment.NewWorkshop) (string, error) {
	if !assessment.Allowed(actor, assessment.CreateWorkshop, assessment.Object{}) {
		return "", assessment.ErrNotFound
	}
	id := "w-" + strings.ToLower(newCode())
	return id, db.update(ctx, func(tx *tx) error {
		ref, err := keepBank(ctx, tx, bank)
		if err != nil {
			return err
		}
		if n.State == "" {
			n.State = assessment.Preparing
		}
		if err := insertWorkshop(ctx, tx, &workshopRow{ID: id, Bank: ref, Workshop: n.Workshop}); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE workshop SET address = ? WHERE id = ?`, n.Address, id); err != nil {
			return err
		}
		if err := addTrainer(ctx, tx, id, actor.ID, ""); err != nil {
			return err
		}
		if _, err := rounds.insert(ctx, tx, id, &assessment.Round{ID: assessment.First}); err != nil {
			return err
		}
		if err := writeSheet(ctx, tx, id, assessment.UsualSheet(bank)); err != nil {
			return err
		}
		for _, a := range n.Agencies {
			if _, err := insertAgency(ctx, tx, id, a); err != nil {
				return err
			}
		}
		return appendTrail(ctx, tx, id, actor, "created", string(n.Disclosure))
	})
}

// insertAgency adds an agency. Its id is its kind, with a number from the
// second of the kind on.
func insertAgency(ctx context.Context, tx *tx, workshop string, n assessment.NewAgency) (string, error) {
	have, err := agencies.all(ctx, tx, workshop)
	if err != nil {
		return "", err
	}
	id := string(n.Kind)
	for i := 2; slices.ContainsFunc(have, func(a assessment.Agency) bool { return a.ID == id }); i++ {
		id = fmt.Sprintf("%s-%d", n.Kind, i)
	}
	if _, err := agencies.insert(ctx, tx, workshop, &assessment.Agency{
		ID: id, Kind: n.Kind, Name: n.Name, Short: n.Short, Seats: n.Seats, Circle: assessment.UsualCircle(n.Kind),
	}); err != nil {
		return "", err
	}
	for _, purpose := range []string{purposeCard, purposeSlip} {
		if err := insertCode(ctx, tx, workshop, purpose, id, ""); err != nil {
			return "", err
		}
	}
	return id, nil
}

// What a code is for.
const (
	purposeCard     = "card"
	purposeSlip     = "slip"
	purposePersonal = "personal"
)

func insertCode(ctx context.Context, tx *tx, workshop, purpose, agency, respondent string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO code (code, workshop, purpose, agency, respondent, made) VALUES (?, ?, ?, ?, ?, ?)`,
		newCode(), workshop, purpose, agency, respondent, tx.now())
	return err
}

// makeCodes gives every agency of a document a card and a slip, and every seat
// a personal code, where there is none yet: codes are never in a bundle.
func makeCodes(ctx context.Context, tx *tx, d *assessment.Document) error {
	missing := func(purpose, agency, respondent string) error {
		var n int
		err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM code WHERE workshop = ? AND purpose = ? AND agency = ? AND (respondent = ? OR purpose = 'slip')`,
			d.ID, purpose, agency, respondent).Scan(&n)
		if err != nil || n > 0 {
			return err
		}
		return insertCode(ctx, tx, d.ID, purpose, agency, respondent)
	}
	for _, a := range d.Agencies {
		if err := errors.Join(missing(purposeCard, a.ID, ""), missing(purposeSlip, a.ID, "")); err != nil {
			return err
		}
	}
	for _, r := range d.Respondents {
		if err := missing(purposePersonal, r.Agency, r.ID); err != nil {
			return err
		}
	}
	return nil
}

// Workshops lists what the actor runs.
func (db *DB) Workshops(ctx context.Context, actor assessment.Actor) ([]assessment.Summary, error) {
	if !assessment.Allowed(actor, assessment.ListWorkshops, assessment.Object{}) {
		return nil, assessment.ErrNotFound
	}
	return db.summaries(ctx, `
		WHERE ? OR NOT EXISTS (SELECT 1 FROM workshop_trainer t WHERE t.workshop = w.id)
		      OR EXISTS (SELECT 1 FROM workshop_trainer t WHERE t.workshop = w.id AND t.trainer = ?)
		ORDER BY seq DESC`, actor.Role == assessment.OperatorRole, actor.ID)
}

// Running lists the workshops that people can join now, for the join page of a
// machine that runs only one.
func (db *DB) Running(ctx context.Context) ([]assessment.Summary, error) {
	return db.summaries(ctx, `WHERE state = ? ORDER BY seq DESC LIMIT 2`, assessment.Running)
}

// summaries are the workshops that a condition holds for, in its order.
func (db *DB) summaries(ctx context.Context, condition string, args ...any) ([]assessment.Summary, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT id, title, country, state, created FROM workshop w `+condition, args...)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Summary
	for rows.Next() {
		var s assessment.Summary
		if err := rows.Scan(&s.ID, &s.Title, &s.Country, &s.State, &s.Created); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Conducted reads a workshop for those who run it.
func (db *DB) Conducted(ctx context.Context, actor assessment.Actor, workshop string) (*assessment.Document, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, err
	}
	return db.Document(ctx, workshop)
}

// conduct runs a change that belongs to those who run the workshop, and writes
// it into the trail. A workshop that was handed over or erased is read only.
func (db *DB) conduct(ctx context.Context, actor assessment.Actor, workshop, deed, object string, do func(*tx, *workshopRow) error) error {
	return db.conductOn(ctx, actor, workshop, deed, func(tx *tx, w *workshopRow) (string, error) { return object, do(tx, w) })
}

// conductOn is conduct where only the deed itself finds out what it was done to.
func (db *DB) conductOn(ctx context.Context, actor assessment.Actor, workshop, deed string, do func(*tx, *workshopRow) (object string, err error)) error {
	return db.update(ctx, func(tx *tx) error {
		if err := db.permit(ctx, tx, actor, assessment.Conduct, workshop); err != nil {
			return err
		}
		w, err := workshopByID(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if w.State == assessment.HandedOver || w.State == assessment.Erased {
			return assessment.ErrReadOnly
		}
		object, err := do(tx, w)
		if err != nil {
			return err
		}
		return appendTrail(ctx, tx, workshop, actor, deed, object)
	})
}

// Start lets people in.
func (db *DB) Start(ctx context.Context, actor assessment.Actor, workshop string) error {
	return db.conduct(ctx, actor, workshop, "started", "", func(tx *tx, _ *workshopRow) error {
		_, err := tx.ExecContext(ctx, `UPDATE workshop SET state = ? WHERE id = ?`, assessment.Running, workshop)
		return err
	})
}

// Plan is what a trainer may change of a workshop; the disclosure rule,
// statements and custodian only before the first answer. It returns
// [assessment.ErrFixed] after that, and [assessment.ErrStale] where somebody
// changed the plan since seen; nil: it was not looked at.
func (db *DB) Plan(ctx context.Context, actor assessment.Actor, workshop string, w assessment.Workshop, address string, seen *string) error {
	return db.conduct(ctx, actor, workshop, "changed", "", func(tx *tx, have *workshopRow) error {
		var printed string
		if err := tx.QueryRowContext(ctx, `SELECT address FROM workshop WHERE id = ?`, workshop).Scan(&printed); err != nil {
			return err
		}
		if assessment.Stale(seen, assessment.PlanMark(have.Workshop, printed)) {
			return assessment.ErrStale
		}
		fixed := have.Disclosure != w.Disclosure || have.Statements != w.Statements || have.Custodian != w.Custodian ||
			have.QuestionSet != w.QuestionSet || !slices.Equal(have.Uses, w.Uses)
		if fixed {
			var answered bool
			if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM answer WHERE workshop = ?)`, workshop).Scan(&answered); err != nil {
				return err
			}
			if answered {
				return assessment.ErrFixed
			}
		}
		row := workshopRow{ID: workshop, Bank: have.Bank, Workshop: w}
		row.State, row.Origin, row.Words = have.State, have.Origin, have.Words // words have a form of their own
		if err := updateWorkshop(ctx, tx, &row); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE workshop SET address = ? WHERE id = ?`, address, workshop)
		return err
	})
}

// AddAgency adds an agency, also when the workshop runs.
func (db *DB) AddAgency(ctx context.Context, actor assessment.Actor, workshop string, n assessment.NewAgency) (id string, err error) {
	err = db.conduct(ctx, actor, workshop, "added agency", string(n.Kind), func(tx *tx, _ *workshopRow) error {
		id, err = insertAgency(ctx, tx, workshop, n)
		return err
	})
	return id, err
}

// ChangeAgency changes an agency's name, short name and number of seats. Its id
// and its rows stay. It returns [assessment.ErrStale] where somebody changed it
// since seen; nil: it was not looked at.
func (db *DB) ChangeAgency(ctx context.Context, actor assessment.Actor, workshop, agency string, n assessment.NewAgency, seen *string) error {
	return db.conduct(ctx, actor, workshop, "changed agency", agency, func(tx *tx, _ *workshopRow) error {
		have, err := agencies.where(ctx, tx, `workshop = ? AND id = ?`, workshop, agency)
		if err != nil {
			return err
		}
		if len(have) == 1 && assessment.Stale(seen, assessment.AgencyMark(have[0])) {
			return assessment.ErrStale
		}
		return found(tx.ExecContext(ctx, `UPDATE agency SET name = ?, short = ?, seats = ? WHERE workshop = ? AND id = ?`,
			n.Name, n.Short, n.Seats, workshop, agency))
	})
}

// LeaveAgency takes an agency out of every figure from now on; its rows stay, but
// for its line in the contact sheet.
func (db *DB) LeaveAgency(ctx context.Context, actor assessment.Actor, workshop, agency string) error {
	return db.conduct(ctx, actor, workshop, "agency left", agency, func(tx *tx, _ *workshopRow) error {
		if err := endVisits(ctx, tx, workshop, agency); err != nil {
			return err
		}
		if err := dropContact(ctx, tx, workshop, agency); err != nil {
			return err
		}
		return found(tx.ExecContext(ctx, `UPDATE agency SET "left" = ? WHERE workshop = ? AND id = ? AND "left" = ''`, tx.now(), workshop, agency))
	})
}

// endVisits ends the sessions of those who typed an agency's code and took no
// seat yet.
func endVisits(ctx context.Context, tx *tx, workshop, agency string) error {
	_, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE workshop = ? AND agency = ? AND role = ? AND revoked IS NULL`,
		tx.at.Unix(), workshop, agency, assessment.Visitor)
	return err
}

// found turns "no row changed" into [assessment.ErrNotFound].
func found(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		return assessment.ErrNotFound
	}
	return err
}

// Cards reads the codes of all agencies for printing, and the address on them.
func (db *DB) Cards(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Card, string, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, "", err
	}
	var out []assessment.Card
	var address string
	err := db.view(ctx, func(q *sql.Tx) error {
		if err := q.QueryRowContext(ctx, `SELECT address FROM workshop WHERE id = ?`, workshop).Scan(&address); err != nil {
			return err
		}
		all, err := agencies.all(ctx, q, workshop)
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.Left != "" {
				continue
			}
			c := assessment.Card{Agency: a}
			err := q.QueryRowContext(ctx, `
				SELECT COALESCE(MAX(CASE purpose WHEN 'card' THEN code END), ''),
				       COALESCE(MAX(CASE purpose WHEN 'slip' THEN code END), ''),
				       COALESCE(MAX(CASE purpose WHEN 'slip' THEN respondent END), '')
				FROM code WHERE workshop = ? AND agency = ? AND purpose IN ('card', 'slip')`, workshop, a.ID).Scan(&c.Code, &c.Slip, &c.Used)
			if err != nil {
				return err
			}
			out = append(out, c)
		}
		return nil
	})
	return out, address, err
}

// RenewCode replaces an agency's card or slip; the old code is dead, also for
// those who typed it and took no seat yet.
func (db *DB) RenewCode(ctx context.Context, actor assessment.Actor, workshop, agency string, slip bool) error {
	purpose := purposeCard
	if slip {
		purpose = purposeSlip
	}
	return db.conduct(ctx, actor, workshop, "renewed "+purpose, agency, func(tx *tx, _ *workshopRow) error {
		if err := found(tx.ExecContext(ctx, `DELETE FROM code WHERE workshop = ? AND agency = ? AND purpose = ?`, workshop, agency, purpose)); err != nil {
			return err
		}
		if !slip {
			if err := endVisits(ctx, tx, workshop, agency); err != nil {
				return err
			}
		}
		return insertCode(ctx, tx, workshop, purpose, agency, "")
	})
}

// RenewPersonal gives a seat a new personal code for somebody who lost it, and
// ends the sessions of the old one.
func (db *DB) RenewPersonal(ctx context.Context, actor assessment.Actor, workshop, respondent string) (code string, err error) {
	err = db.conduct(ctx, actor, workshop, "renewed personal code", respondent, func(tx *tx, _ *workshopRow) error {
		rows, err := respondents.where(ctx, tx, `workshop = ? AND id = ?`, workshop, respondent)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return assessment.ErrNotFound
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM code WHERE workshop = ? AND purpose = ? AND respondent = ?`, workshop, purposePersonal, respondent); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE workshop = ? AND respondent = ? AND revoked IS NULL`, tx.at.Unix(), workshop, respondent); err != nil {
			return err
		}
		if err := insertCode(ctx, tx, workshop, purposePersonal, rows[0].Agency, respondent); err != nil {
			return err
		}
		// With a code, the seat answers for itself: nobody types it in any more.
		if _, err := tx.ExecContext(ctx, `DELETE FROM on_paper WHERE workshop = ? AND respondent = ?`, workshop, respondent); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT code FROM code WHERE workshop = ? AND purpose = ? AND respondent = ?`, workshop, purposePersonal, respondent).Scan(&code)
	})
	return code, err
}

// OpenPrivately reads a workshop to look at one agency's positions alone. The
// trail keeps that it happened, before anything is shown.
func (db *DB) OpenPrivately(ctx context.Context, actor assessment.Actor, workshop, agency string) (*assessment.Document, error) {
	var d *assessment.Document
	err := db.update(ctx, func(tx *tx) error {
		w, err := workshopByID(ctx, tx, workshop)
		if err != nil {
			return err
		}
		trainers, err := trainersOf(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if !assessment.Allowed(actor, assessment.OpenInPrivate, assessment.Object{Workshop: workshop, Trainers: trainers, Agency: agency, Rule: w.Disclosure}) {
			return assessment.ErrNotFound
		}
		if d, err = document(ctx, tx, workshop); err != nil {
			return err
		}
		if _, ok := d.AgencyByID(agency); !ok {
			return assessment.ErrNotFound
		}
		return appendTrail(ctx, tx, workshop, actor, "opened in private", agency)
	})
	return d, err
}

// Exported reads a workshop for an export and writes the reason into the trail.
func (db *DB) Exported(ctx context.Context, actor assessment.Actor, workshop string, scope assessment.Scope, reason string) (*assessment.Document, error) {
	var d *assessment.Document
	err := db.update(ctx, func(tx *tx) error {
		if err := db.permit(ctx, tx, actor, assessment.Export, workshop); err != nil {
			return err
		}
		var err error
		if d, err = document(ctx, tx, workshop); err != nil {
			return err
		}
		return appendTrail(ctx, tx, workshop, actor, "exported "+string(scope), reason)
	})
	return d, err
}
