package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"electready/assessment"
)

// Deeds of the trail about the contact sheet. Nothing of what a line says stands
// there.
const (
	deedGaveContact     = "gave contact line"
	deedTookBackContact = "took back contact line"
)

// Contacts reads the contact sheet of a workshop: for its trainer the whole of
// it, for a lead what [assessment.ContactSheet.ReadBy] gives. The document holds
// the workshop and its agencies, and nothing else.
func (db *DB) Contacts(ctx context.Context, actor assessment.Actor, workshop string) (*assessment.Document, assessment.ContactSheet, error) {
	var d *assessment.Document
	var s assessment.ContactSheet
	err := db.view(ctx, func(q *sql.Tx) error {
		var err error
		if d, s, err = contactSheet(ctx, q, workshop); err != nil {
			return err
		}
		if actor.Role == assessment.LeadRole {
			if !assessment.Allowed(actor, assessment.GiveContact, s.Object(d, actor.Agency)) {
				return assessment.ErrNotFound
			}
			s = s.ReadBy(d, actor.Agency)
			return nil
		}
		return db.permit(ctx, q, actor, assessment.ReadContacts, workshop)
	})
	if err != nil {
		return nil, assessment.ContactSheet{}, err
	}
	return d, s, nil
}

// contactSheet is the whole sheet of a workshop, in the order of its agencies.
func contactSheet(ctx context.Context, q querier, workshop string) (*assessment.Document, assessment.ContactSheet, error) {
	var s assessment.ContactSheet
	w, err := workshopByID(ctx, q, workshop)
	if err != nil {
		return nil, s, err
	}
	d := &assessment.Document{ID: workshop, Bank: w.Bank, Workshop: w.Workshop}
	if d.Agencies, err = agencies.all(ctx, q, workshop); err != nil {
		return nil, s, err
	}
	lines, err := contactLines(ctx, q, workshop)
	if err != nil {
		return nil, s, err
	}
	for _, a := range d.Agencies {
		i := slices.IndexFunc(lines, func(c assessment.Contact) bool { return c.Agency == a.ID })
		if i >= 0 && a.Left == "" {
			s.Lines = append(s.Lines, lines[i])
		}
	}
	s.Calls, err = contactCalls(ctx, q, workshop)
	return d, s, err
}

func contactLines(ctx context.Context, q querier, workshop string) ([]assessment.Contact, error) {
	rows, err := q.QueryContext(ctx, `SELECT agency, role, day, night, languages, at FROM contact WHERE workshop = ?`, workshop)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Contact
	for rows.Next() {
		var c assessment.Contact
		if err := rows.Scan(&c.Agency, &c.Role, &c.Day, &c.Night, &c.Languages, &c.At); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

func contactCalls(ctx context.Context, q querier, workshop string) ([]assessment.Call, error) {
	rows, err := q.QueryContext(ctx, `SELECT caller, agency, at FROM contact_call WHERE workshop = ? ORDER BY caller, agency`, workshop)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Call
	for rows.Next() {
		var c assessment.Call
		if err := rows.Scan(&c.By, &c.To, &c.At); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// GiveContact fills in the line of the actor's own agency, or changes it; agreed
// is whether the lead ticked that it may be seen. A changed number has not been
// called by anybody. It returns an [assessment.Invalid] error with the fields.
func (db *DB) GiveContact(ctx context.Context, actor assessment.Actor, c assessment.Contact, agreed bool) error {
	return db.house(ctx, actor, assessment.GiveContact, func(tx *tx) error {
		d, s, err := contactSheet(ctx, tx, actor.Workshop)
		if err != nil {
			return err
		}
		now, err := seatNow(ctx, tx, actor)
		if err != nil {
			return err
		}
		if !assessment.Allowed(now, assessment.GiveContact, s.Object(d, now.Agency)) {
			return assessment.ErrNotFound // the agency left
		}
		if fields := assessment.CheckContact(c, agreed); len(fields) > 0 {
			return &assessment.Error{Code: assessment.Invalid, Key: "error.form", Fields: fields}
		}
		if before, ok := s.Line(now.Agency); ok && before.Mark() != c.Mark() {
			if _, err := tx.ExecContext(ctx, `DELETE FROM contact_call WHERE workshop = ? AND agency = ?`, actor.Workshop, now.Agency); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO contact (workshop, agency, role, day, night, languages, at) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (workshop, agency) DO UPDATE SET
				role = excluded.role, day = excluded.day, night = excluded.night, languages = excluded.languages, at = excluded.at`,
			actor.Workshop, now.Agency, c.Role, c.Day, c.Night, c.Languages, tx.now())
		if err != nil {
			return err
		}
		return appendTrail(ctx, tx, actor.Workshop, actor, deedGaveContact, now.Agency)
	})
}

// TakeBackContact takes an agency's line off the sheet: its lead at any time,
// also when the workshop takes nothing else any more, or the trainer for a lead
// who asks for it.
func (db *DB) TakeBackContact(ctx context.Context, actor assessment.Actor, workshop, agency string) error {
	return db.update(ctx, func(tx *tx) error {
		trainers, err := trainersOf(ctx, tx, workshop)
		if err != nil {
			return err
		}
		now := actor
		if actor.Role != assessment.TrainerRole {
			if now, err = seatNow(ctx, tx, actor); err != nil {
				return err
			}
		}
		if !assessment.Allowed(now, assessment.TakeBackContact, assessment.Object{Workshop: workshop, Trainers: trainers, Agency: agency}) {
			return assessment.ErrNotFound
		}
		_, s, err := contactSheet(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if _, ok := s.Line(agency); !ok {
			return assessment.ErrNotFound
		}
		if err := dropContact(ctx, tx, workshop, agency); err != nil {
			return err
		}
		return appendTrail(ctx, tx, workshop, actor, deedTookBackContact, agency)
	})
}

// dropContact removes an agency's line, and the calls that it made and got.
func dropContact(ctx context.Context, tx *tx, workshop, agency string) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM contact_call WHERE workshop = ? AND (agency = ? OR caller = ?)`, workshop, agency, agency); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM contact WHERE workshop = ? AND agency = ?`, workshop, agency)
	return err
}

// moveContact gives an agency's line to the one that it goes on as, unless that
// one has a line of its own, with whom it called and who called it.
func moveContact(ctx context.Context, tx *tx, workshop, from, into string) error {
	_, s, err := contactSheet(ctx, tx, workshop)
	if err != nil {
		return err
	}
	if _, own := s.Line(into); own {
		return dropContact(ctx, tx, workshop, from)
	}
	for _, move := range []string{
		`DELETE FROM contact_call WHERE workshop = ?1 AND ?2 IN (agency, caller) AND ?3 IN (agency, caller)`,
		`UPDATE contact SET agency = ?3 WHERE workshop = ?1 AND agency = ?2`,
		`UPDATE contact_call SET agency = ?3 WHERE workshop = ?1 AND agency = ?2`,
		`UPDATE contact_call SET caller = ?3 WHERE workshop = ?1 AND caller = ?2`,
	} {
		if _, err := tx.ExecContext(ctx, move, workshop, from, into); err != nil {
			return err
		}
	}
	return nil
}

// TickCall keeps that the actor's agency called another one's line now, or takes
// it back. mark names the numbers that were called ([assessment.Contact.Mark]). It
// returns [assessment.ErrStale] where that agency took its line back or changed
// it meanwhile.
func (db *DB) TickCall(ctx context.Context, actor assessment.Actor, agency, mark string, called bool) error {
	return db.update(ctx, func(tx *tx) error {
		now, err := seatNow(ctx, tx, actor)
		if err != nil {
			return err
		}
		d, s, err := contactSheet(ctx, tx, actor.Workshop)
		if err != nil {
			return err
		}
		a, known := d.AgencyByID(agency)
		line, there := s.Line(agency)
		switch {
		case !assessment.Allowed(now, assessment.ReadContacts, s.Object(d, now.Agency)) || !known || a.Left != "" || agency == now.Agency:
			return assessment.ErrNotFound
		case d.Workshop.State != assessment.Running:
			return assessment.ErrReadOnly
		case !called:
			_, err := tx.ExecContext(ctx, `DELETE FROM contact_call WHERE workshop = ? AND caller = ? AND agency = ?`, actor.Workshop, now.Agency, agency)
			return err
		case !there || line.Mark() != mark:
			return assessment.ErrStale
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO contact_call (workshop, caller, agency, at) VALUES (?, ?, ?, ?)
			ON CONFLICT (workshop, caller, agency) DO UPDATE SET at = excluded.at`,
			actor.Workshop, now.Agency, agency, tx.now())
		return err
	})
}
