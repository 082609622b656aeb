package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"electready/assessment"
)

// MakeLink makes a link to the room's screen or for an observer, and gives its
// token, which is nowhere else. language is that of the interface behind it;
// empty: the browser's.
func (db *DB) MakeLink(ctx context.Context, actor assessment.Actor, workshop string, role assessment.Role, language string) (token string, err error) {
	if !slices.Contains(assessment.LinkRoles, role) {
		return "", assessment.ErrNotFound
	}
	token = newToken()
	return token, db.conduct(ctx, actor, workshop, "made link", string(role), func(tx *tx, _ *workshopRow) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO link (hash, workshop, role, language, made) VALUES (?, ?, ?, ?, ?)`,
			hashToken(token), workshop, role, language, tx.now())
		return err
	})
}

const linkColumns = `seq, workshop, role, language, made, opened, ended`

func scanLink(scan func(...any) error) (assessment.Link, error) {
	var l assessment.Link
	err := scan(&l.Seq, &l.Workshop, &l.Role, &l.Language, &l.Made, &l.Opened, &l.Ended)
	return l, err
}

// Links lists the links of a workshop, the newest first.
func (db *DB) Links(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Link, error) {
	if err := db.permit(ctx, db.read, actor, assessment.Conduct, workshop); err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx, `SELECT `+linkColumns+` FROM link WHERE workshop = ? ORDER BY seq DESC`, workshop)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Link
	for rows.Next() {
		l, err := scanLink(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, rows.Err()
}

// EndLink ends a link and every session that it began.
func (db *DB) EndLink(ctx context.Context, actor assessment.Actor, workshop string, seq int64) error {
	return db.conduct(ctx, actor, workshop, "ended link", "", func(tx *tx, _ *workshopRow) error {
		if err := found(tx.ExecContext(ctx, `UPDATE link SET ended = ? WHERE workshop = ? AND seq = ? AND ended = ''`, tx.now(), workshop, seq)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE link = ? AND revoked IS NULL`, tx.at.Unix(), seq)
		return err
	})
}

// endLinks ends all links and invitations of a workshop that is over.
func endLinks(ctx context.Context, tx *tx, workshop string) error {
	if _, err := tx.ExecContext(ctx, `UPDATE link SET ended = ? WHERE workshop = ? AND ended = ''`, tx.now(), workshop); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE invitation SET ended = ? WHERE workshop = ? AND ended = '' AND used = ''`, tx.now(), workshop); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE session SET revoked = ? WHERE workshop = ? AND link IS NOT NULL AND revoked IS NULL`, tx.at.Unix(), workshop)
	return err
}

// Link is the link with a token. It returns [assessment.ErrNotFound] and
// [assessment.ErrLinkEnded].
func (db *DB) Link(ctx context.Context, token string) (assessment.Link, error) {
	return linkOf(ctx, db.read, token)
}

func linkOf(ctx context.Context, q querier, token string) (assessment.Link, error) {
	l, err := scanLink(q.QueryRowContext(ctx, `SELECT `+linkColumns+` FROM link WHERE hash = ?`, hashToken(token)).Scan)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return assessment.Link{}, assessment.ErrNotFound
	case err == nil && l.Ended != "":
		return assessment.Link{}, assessment.ErrLinkEnded
	}
	return l, known(err)
}

// OpenLink begins a session behind a link. It can be opened again, for a
// browser that was closed, until it is ended.
func (db *DB) OpenLink(ctx context.Context, token string) (session string, err error) {
	session = newToken()
	err = db.update(ctx, func(tx *tx) error {
		l, err := linkOf(ctx, tx, token)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE link SET opened = ? WHERE seq = ?`, tx.now(), l.Seq); err != nil {
			return err
		}
		return db.startSession(ctx, tx, session, assessment.Actor{Role: l.Role, Workshop: l.Workshop}, l.Seq)
	})
	return session, err
}

// Screen reads a workshop for the room's screen, and the address printed on its
// cards. What of it may hang on the wall is decided by assessment.
func (db *DB) Screen(ctx context.Context, actor assessment.Actor, workshop string) (d *assessment.Document, address string, err error) {
	if err := db.permit(ctx, db.read, actor, assessment.ReadScreen, workshop); err != nil {
		return nil, "", err
	}
	err = db.view(ctx, func(q *sql.Tx) error {
		if d, err = document(ctx, q, workshop); err != nil {
			return err
		}
		return q.QueryRowContext(ctx, `SELECT address FROM workshop WHERE id = ?`, workshop).Scan(&address)
	})
	return d, address, err
}
