package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"electready/assessment"
)

// StatementStage is how far the statements of the workshop's round are.
func (db *DB) StatementStage(ctx context.Context, workshop string, round assessment.RoundID) (assessment.StatementStage, error) {
	return statementStage(ctx, db.read, workshop, round)
}

func statementStage(ctx context.Context, q querier, workshop string, round assessment.RoundID) (assessment.StatementStage, error) {
	s := assessment.StatementStage{Round: round, State: assessment.Closed}
	err := q.QueryRowContext(ctx, `SELECT state, opened, locked, shown, mark FROM statement_stage WHERE workshop = ? AND round = ?`, workshop, round).
		Scan(&s.State, &s.Opened, &s.Locked, &s.Shown, &s.Mark)
	if errors.Is(err, sql.ErrNoRows) {
		return s, nil
	}
	return s, known(err)
}

// MoveStatements opens, locks, reopens or shows the statements of the current
// round. It returns [assessment.ErrNoStatements] where the workshop has none,
// and [assessment.ErrStage] for a step that is not one.
func (db *DB) MoveStatements(ctx context.Context, actor assessment.Actor, workshop string, to assessment.Stage) error {
	return db.conduct(ctx, actor, workshop, "statements "+string(to), "", func(tx *tx, w *workshopRow) error {
		switch {
		case w.State != assessment.Running:
			return assessment.ErrNotRunning
		case !w.Statements:
			return assessment.ErrNoStatements
		}
		round, err := statementRound(ctx, tx, workshop)
		if err != nil {
			return err
		}
		s, err := statementStage(ctx, tx, workshop, round)
		if err != nil {
			return err
		}
		if !s.State.MayBecome(to) {
			return assessment.ErrStage
		}
		s.State = to
		switch to {
		case assessment.Open:
			s.Locked = ""
			if s.Opened == "" {
				s.Opened = tx.now()
			}
		case assessment.Locked:
			s.Locked = tx.now()
			if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(seq), 0) FROM ledger WHERE workshop = ?`, workshop).Scan(&s.Mark); err != nil {
				return err
			}
		case assessment.Shown:
			s.Shown = tx.now()
			if err := releaseAll(ctx, tx, workshop); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO statement_stage (workshop, round, state, opened, locked, shown, mark) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (workshop, round) DO UPDATE SET state = excluded.state, opened = excluded.opened, locked = excluded.locked,
				shown = excluded.shown, mark = excluded.mark`,
			workshop, round, s.State, s.Opened, s.Locked, s.Shown, s.Mark)
		return err
	})
}

// releaseAll writes down that the statements were shown to the room; lines that
// are held keep their own row.
func releaseAll(ctx context.Context, tx *tx, workshop string) error {
	for _, kind := range []string{"channel", "claim", "system"} {
		if _, err := releases.insert(ctx, tx, workshop, &assessment.Release{Kind: kind, At: tx.now()}); err != nil {
			return err
		}
	}
	return nil
}

// statementRound is the round that statements go into now.
func statementRound(ctx context.Context, q querier, workshop string) (assessment.RoundID, error) {
	d, err := document(ctx, q, workshop)
	if err != nil {
		return "", err
	}
	return d.StatementRound(), nil
}

// HoldLine holds a line back from the room, or lets it go.
func (db *DB) HoldLine(ctx context.Context, actor assessment.Actor, workshop, kind, about string, held bool) error {
	return db.conduct(ctx, actor, workshop, "held a line", kind+" "+about, func(tx *tx, _ *workshopRow) error {
		round, err := statementRound(ctx, tx, workshop)
		if err != nil {
			return err
		}
		stage, err := statementStage(ctx, tx, workshop, round)
		if err != nil {
			return err
		}
		if !held && stage.State != assessment.Shown {
			// Letting go before anything is shown releases nothing.
			_, err := tx.ExecContext(ctx, `DELETE FROM release WHERE workshop = ? AND kind = ? AND about = ? AND held = 1`, workshop, kind, about)
			return err
		}
		_, err = releases.insert(ctx, tx, workshop, &assessment.Release{Kind: kind, About: about, Held: held, At: tx.now()})
		return err
	})
}

// Before reads the workshop's statements as they stood when they were locked.
func (db *DB) Before(ctx context.Context, workshop string, s assessment.StatementStage) (*assessment.Document, error) {
	d, err := db.Document(ctx, workshop)
	if err != nil {
		return nil, err
	}
	return d, statementsUpTo(ctx, db.read, s.Mark, d)
}

func upTo[T any](ctx context.Context, q querier, t table[T], workshop string, mark int64, rows *[]T) error {
	var err error
	*rows, err = t.where(ctx, q, `workshop = ? AND seq IN (SELECT row FROM ledger WHERE workshop = ? AND source = ? AND seq <= ?) ORDER BY seq`,
		workshop, workshop, t.name, mark)
	return err
}

// State stores a statement of the actor's own agency: a lead's is its row, a
// colleague's is a proposal to the lead. When statements are locked, only the
// lead can still correct what is about one of the agency's errands, or turn what
// it said into "not stated". It returns
// [assessment.ErrNotOpen], [assessment.ErrNoStatements], [assessment.ErrStale]
// where somebody else revised it since base, and what
// [assessment.Statement.Judge] returns.
func (db *DB) State(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, s assessment.Statement, base *int) (revision int, err error) {
	err = db.update(ctx, func(tx *tx) error {
		now, d, stage, err := stating(ctx, tx, actor)
		if err != nil {
			return err
		}
		if err := s.Judge(bank, d, now.Agency); err != nil {
			return err
		}
		if now.Role != assessment.LeadRole {
			if stage.State != assessment.Open {
				return assessment.ErrNotOpen
			}
			return propose(ctx, tx, now, s)
		}
		if stage.State != assessment.Open && stage.State != assessment.Locked {
			return assessment.ErrNotOpen
		}
		if stage.State == assessment.Locked {
			if err := correctable(ctx, tx, bank, d, stage, now.Agency, s); err != nil {
				return err
			}
		}
		revision, err = writeStatement(ctx, tx, now, d, stage.Round, s, base)
		return err
	})
	return revision, err
}

// correctable refuses what is about none of the agency's errands, unless it only
// takes back what the agency said.
func correctable(ctx context.Context, tx *tx, bank *assessment.Bank, d *assessment.Document, stage assessment.StatementStage, agency string, s assessment.Statement) error {
	if s.Unstates(bank, d, stage.Round, agency) {
		return nil
	}
	before := *d
	if err := statementsUpTo(ctx, tx, stage.Mark, &before); err != nil {
		return err
	}
	for _, e := range assessment.Errands(bank, &before, d, stage.Round, agency) {
		if e.Corrects(s, agency) {
			return nil
		}
	}
	return assessment.ErrNotOpen
}

func statementsUpTo(ctx context.Context, q querier, mark int64, d *assessment.Document) error {
	return known(errors.Join(
		upTo(ctx, q, channels, d.ID, mark, &d.Channels),
		upTo(ctx, q, claims, d.ID, mark, &d.Claims),
		upTo(ctx, q, stakes, d.ID, mark, &d.Stakes)))
}

// stating finds out as whom an actor may state something now.
func stating(ctx context.Context, tx *tx, actor assessment.Actor) (now assessment.Actor, d *assessment.Document, s assessment.StatementStage, err error) {
	rows, err := respondents.where(ctx, tx, `workshop = ? AND id = ? AND aside = 0`, actor.Workshop, actor.ID)
	if err != nil {
		return now, nil, s, err
	}
	if len(rows) == 0 {
		return now, nil, s, assessment.ErrNotFound
	}
	now = assessment.Seated{Respondent: rows[0], Workshop: actor.Workshop}.Actor()
	if !assessment.Allowed(now, assessment.MakeStatement, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return now, nil, s, assessment.ErrNotFound
	}
	if d, err = document(ctx, tx, actor.Workshop); err != nil {
		return now, nil, s, err
	}
	own, ok := d.AgencyByID(now.Agency)
	switch {
	case !ok || own.Left != "" || d.Workshop.State != assessment.Running:
		return now, nil, s, assessment.ErrReadOnly
	case !d.Workshop.Statements:
		return now, nil, s, assessment.ErrNoStatements
	}
	if err := notPaused(ctx, tx, actor.Workshop); err != nil {
		return now, nil, s, err
	}
	s, err = statementStage(ctx, tx, actor.Workshop, d.StatementRound())
	return now, d, s, err
}

// writeStatement adds the next revision of a statement, unless it says what
// stands there already.
func writeStatement(ctx context.Context, tx *tx, now assessment.Actor, d *assessment.Document, round assessment.RoundID, s assessment.Statement, base *int) (int, error) {
	stated := func(latest assessment.Stated) (assessment.Stated, error) {
		if base != nil && *base != latest.Revision {
			return latest, assessment.ErrStale
		}
		return assessment.Stated{Round: round, Respondent: now.ID, Revision: latest.Revision + 1, At: tx.now()}, nil
	}
	switch {
	case s.Channel != nil:
		same := func(c *assessment.Channel) bool {
			return c.Agency == now.Agency && c.Type == s.Channel.Type && c.Peer == s.Channel.Peer
		}
		return revise(ctx, tx, channels, d.ID, d.Channels, s.Channel, round, same, func(c *assessment.Channel) *assessment.Stated { return &c.Stated }, stated)
	case s.Claim != nil:
		same := func(c *assessment.Claim) bool {
			return c.Agency == now.Agency && c.Scenario == s.Claim.Scenario && c.Task == s.Claim.Task
		}
		return revise(ctx, tx, claims, d.ID, d.Claims, s.Claim, round, same, func(c *assessment.Claim) *assessment.Stated { return &c.Stated }, stated)
	}
	s.Stake.Agency = now.Agency
	same := func(c *assessment.Stake) bool { return c.Agency == now.Agency && c.System == s.Stake.System }
	return revise(ctx, tx, stakes, d.ID, d.Stakes, s.Stake, round, same, func(c *assessment.Stake) *assessment.Stated { return &c.Stated }, stated)
}

func revise[T any](ctx context.Context, tx *tx, t table[T], workshop string, have []T, row *T, round assessment.RoundID,
	same func(*T) bool, of func(*T) *assessment.Stated, next func(assessment.Stated) (assessment.Stated, error),
) (int, error) {
	var before assessment.Stated
	var latest *T
	for i := range have {
		if s := of(&have[i]); same(&have[i]) && s.Round == round && s.Revision > before.Revision {
			before, latest = *s, &have[i]
		}
	}
	*of(row) = assessment.Stated{}
	if latest != nil {
		says := *latest
		if *of(&says) = (assessment.Stated{}); reflect.DeepEqual(says, *row) {
			return before.Revision, nil
		}
	}
	stated, err := next(before)
	if err != nil {
		return before.Revision, err
	}
	*of(row) = stated
	_, err = t.insert(ctx, tx, workshop, row)
	return stated.Revision, err
}

// propose keeps a colleague's statement for the lead; a later one about the
// same takes its place.
func propose(ctx context.Context, tx *tx, now assessment.Actor, s assessment.Statement) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO proposal (workshop, agency, respondent, kind, about, document, at) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (workshop, respondent, kind, about) DO UPDATE SET document = excluded.document, at = excluded.at`,
		now.Workshop, now.Agency, now.ID, s.Kind(), s.About(), string(text), tx.now())
	return err
}

// Proposals are what colleagues propose to the lead, or the actor's own.
func (db *DB) Proposals(ctx context.Context, actor assessment.Actor) ([]assessment.Proposal, error) {
	mine := actor.ID
	if assessment.Allowed(actor, assessment.ReadHouse, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		mine = ""
	}
	return proposals(ctx, db.read, `workshop = ? AND agency = ? AND (? = '' OR respondent = ?) ORDER BY seq`, actor.Workshop, actor.Agency, mine, mine)
}

func proposals(ctx context.Context, q querier, condition string, args ...any) ([]assessment.Proposal, error) {
	rows, err := q.QueryContext(ctx, `SELECT seq, respondent, document FROM proposal WHERE `+condition, args...)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []assessment.Proposal
	for rows.Next() {
		var p assessment.Proposal
		var text string
		if err := rows.Scan(&p.Seq, &p.Respondent, &text); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(text), &p.Statement); err != nil {
			return nil, fmt.Errorf("proposal %d: %w", p.Seq, err)
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// TakeProposal makes a colleague's proposal the agency's statement, or drops
// it. It is gone then.
func (db *DB) TakeProposal(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, seq int64, take bool) error {
	return db.update(ctx, func(tx *tx) error {
		now, d, stage, err := stating(ctx, tx, actor)
		if err != nil {
			return err
		}
		if now.Role != assessment.LeadRole {
			return assessment.ErrNotFound
		}
		found, err := proposals(ctx, tx, `workshop = ? AND agency = ? AND seq = ?`, now.Workshop, now.Agency, seq)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return assessment.ErrNotFound
		}
		if take {
			if stage.State != assessment.Open && stage.State != assessment.Locked {
				return assessment.ErrNotOpen
			}
			if err := found[0].Judge(bank, d, now.Agency); err != nil {
				return err
			}
			if stage.State == assessment.Locked {
				if err := correctable(ctx, tx, bank, d, stage, now.Agency, found[0].Statement); err != nil {
					return err
				}
			}
			if _, err := writeStatement(ctx, tx, now, d, stage.Round, found[0].Statement, nil); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM proposal WHERE seq = ?`, seq)
		return err
	})
}

// Statements reads what the actor's own agency states, and how far statements
// are. It returns [assessment.ErrNoStatements] where the workshop has none.
func (db *DB) Statements(ctx context.Context, actor assessment.Actor) (*assessment.Document, assessment.StatementStage, error) {
	if !assessment.Allowed(actor, assessment.MakeStatement, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return nil, assessment.StatementStage{}, assessment.ErrNotFound
	}
	d, err := db.Document(ctx, actor.Workshop)
	if err != nil {
		return nil, assessment.StatementStage{}, err
	}
	if !d.Workshop.Statements {
		return nil, assessment.StatementStage{}, assessment.ErrNoStatements
	}
	s, err := db.CurrentStatements(ctx, d)
	if err != nil {
		return nil, s, err
	}
	own, err := d.Agency(actor.Agency)
	return own, s, err
}

// Errands reads the statements as they were locked and as they are now, for
// the lead of an agency of the inner circle.
func (db *DB) Errands(ctx context.Context, actor assessment.Actor) (before, now *assessment.Document, s assessment.StatementStage, err error) {
	if !assessment.Allowed(actor, assessment.ManageHouse, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return nil, nil, s, assessment.ErrNotFound
	}
	if now, err = db.Document(ctx, actor.Workshop); err != nil {
		return nil, nil, s, err
	}
	own, ok := now.AgencyByID(actor.Agency)
	switch {
	case !ok || own.Left != "" || !own.IsInner():
		return nil, nil, s, assessment.ErrNotFound
	case !now.Workshop.Statements:
		return nil, nil, s, assessment.ErrNoStatements
	}
	if s, err = db.CurrentStatements(ctx, now); err != nil {
		return nil, nil, s, err
	}
	copied := *now
	return &copied, now, s, statementsUpTo(ctx, db.read, s.Mark, &copied)
}
