package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"electready/assessment"
)

// InvitationEnd is how long an invitation can be taken: the day of a workshop.
const InvitationEnd = 24 * time.Hour

// Team lists the trainers who run a workshop, the first ones first. Empty: every
// trainer of this machine.
func (db *DB) Team(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Member, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, err
	}
	return teamOf(ctx, db.read, workshop)
}

func teamOf(ctx context.Context, q querier, workshop string) ([]assessment.Member, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT t.id, t.name, w.invited_by FROM workshop_trainer w JOIN trainer t ON t.id = w.trainer
		WHERE w.workshop = ? ORDER BY w.invited_by <> '', t.seq`, workshop)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Member
	for rows.Next() {
		var m assessment.Member
		if err := rows.Scan(&m.ID, &m.Name, &m.InvitedBy); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}

// Invite makes an invitation for one more trainer, and gives its token, which is
// nowhere else. Where every trainer of this machine could run the workshop, it
// is from now on the one's who invites.
func (db *DB) Invite(ctx context.Context, actor assessment.Actor, workshop string) (token string, err error) {
	token = newToken()
	return token, db.conduct(ctx, actor, workshop, "invited a trainer", "", func(tx *tx, _ *workshopRow) error {
		team, err := teamOf(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if len(team) == 0 {
			if err := addTrainer(ctx, tx, workshop, actor.ID, ""); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO invitation (hash, workshop, trainer, made, until) VALUES (?, ?, ?, ?, ?)`,
			hashToken(token), workshop, actor.ID, tx.now(), timestamp(tx.at.Add(InvitationEnd)))
		return err
	})
}

const invitationColumns = `i.seq, i.workshop, w.title, i.trainer, i.made, i.until, i.used, i.taker, i.ended
	FROM invitation i JOIN workshop w ON w.id = i.workshop`

func scanInvitation(scan func(...any) error) (assessment.Invitation, error) {
	var i assessment.Invitation
	err := scan(&i.Seq, &i.Workshop, &i.Title, &i.By, &i.Made, &i.Until, &i.Used, &i.Taker, &i.Ended)
	return i, err
}

// Invitations lists the invitations to a workshop, the newest first.
func (db *DB) Invitations(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Invitation, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx, `SELECT `+invitationColumns+` WHERE i.workshop = ? ORDER BY i.seq DESC`, workshop)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Invitation
	for rows.Next() {
		i, err := scanInvitation(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, i)
	}
	return out, rows.Err()
}

// EndInvitation ends an invitation that nobody took yet.
func (db *DB) EndInvitation(ctx context.Context, actor assessment.Actor, workshop string, seq int64) error {
	return db.conduct(ctx, actor, workshop, "ended an invitation", "", func(tx *tx, _ *workshopRow) error {
		return found(tx.ExecContext(ctx, `UPDATE invitation SET ended = ? WHERE workshop = ? AND seq = ? AND ended = '' AND used = ''`,
			tx.now(), workshop, seq))
	})
}

// Invitation is the invitation with a token. It returns [assessment.ErrNotFound]
// and what [assessment.Invitation.Check] does.
func (db *DB) Invitation(ctx context.Context, token string) (assessment.Invitation, error) {
	return invitationOf(ctx, db.read, token, timestamp(db.clock()))
}

func invitationOf(ctx context.Context, q querier, token, now string) (assessment.Invitation, error) {
	i, err := scanInvitation(q.QueryRowContext(ctx, `SELECT `+invitationColumns+` WHERE i.hash = ?`, hashToken(token)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return assessment.Invitation{}, assessment.ErrNotFound
	}
	if err != nil {
		return assessment.Invitation{}, known(err)
	}
	return i, i.Check(now)
}

// TakeInvitation makes who a trainer of the workshop that a token invites to. A
// trainer without an id is made, with the name and the encoded pass-phrase. The
// invitation is used then. It returns what [DB.Invitation] does, and an error of
// the form where the name is taken.
func (db *DB) TakeInvitation(ctx context.Context, token string, who assessment.Trainer) (assessment.Trainer, error) {
	err := db.update(ctx, func(tx *tx) error {
		i, err := invitationOf(ctx, tx, token, tx.now())
		if err != nil {
			return err
		}
		if who.ID == "" {
			if err := insertTrainer(ctx, tx, &who); err != nil {
				return err
			}
		}
		actor := assessment.Actor{Role: assessment.TrainerRole, ID: who.ID}
		if !assessment.Allowed(actor, assessment.TakeInvitation, assessment.Object{}) {
			return assessment.ErrNotFound
		}
		team, err := trainersOf(ctx, tx, i.Workshop)
		if err != nil || slices.Contains(team, who.ID) {
			return err // one who runs it already uses nothing up
		}
		if _, err := tx.ExecContext(ctx, `UPDATE invitation SET used = ?, taker = ? WHERE seq = ?`, tx.now(), who.ID, i.Seq); err != nil {
			return err
		}
		if err := addTrainer(ctx, tx, i.Workshop, who.ID, i.By); err != nil {
			return err
		}
		return appendTrail(ctx, tx, i.Workshop, actor, "joined as trainer", "")
	})
	return who, err
}

// EndAccess ends what another trainer may do in a workshop, with the invitations
// that one made. It returns [assessment.ErrNotFound] where
// [assessment.MayEndAccess] says no.
func (db *DB) EndAccess(ctx context.Context, actor assessment.Actor, workshop, trainer string) error {
	return db.conduct(ctx, actor, workshop, "ended a trainer's access", trainer, func(tx *tx, _ *workshopRow) error {
		team, err := teamOf(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if !assessment.MayEndAccess(team, actor.ID, trainer) {
			return assessment.ErrNotFound
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM workshop_trainer WHERE workshop = ? AND trainer = ?`, workshop, trainer); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE invitation SET ended = ? WHERE workshop = ? AND trainer = ? AND ended = '' AND used = ''`,
			tx.now(), workshop, trainer)
		return err
	})
}
