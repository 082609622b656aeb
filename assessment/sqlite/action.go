package sqlite

import (
	"context"
	"slices"
	"strings"

	"electready/assessment"
)

// AgencyPlan reads what an agency sees of the plan, with the workshop that it is in.
func (db *DB) AgencyPlan(ctx context.Context, actor assessment.Actor, today string) (*assessment.Document, assessment.AgencyPlan, error) {
	var plan assessment.AgencyPlan
	if !assessment.Allowed(actor, assessment.MakeStatement, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return nil, plan, assessment.ErrNotFound
	}
	d, err := db.Document(ctx, actor.Workshop)
	if err != nil {
		return nil, plan, err
	}
	bank, err := db.Bank(ctx, d.Bank)
	if err != nil {
		return nil, plan, err
	}
	plan = assessment.PlanOf(bank, d, actor.Agency, today)
	if actor.Role != assessment.LeadRole {
		plan.Asked, plan.Proposed = nil, nil // for the lead to decide
	}
	own, err := d.Agency(actor.Agency)
	return own, plan, err
}

// MoveAction is what a lead does with an action: it takes it, declines it, says
// that it is done, or gives it back. It returns [assessment.ErrNotFound] for one
// that the agency does not see, [assessment.ErrStale] where the action is not
// the one with the mark, and what [assessment.Action.Move] does.
func (db *DB) MoveAction(ctx context.Context, actor assessment.Actor, id, move, mark string) error {
	return db.answerPlan(ctx, actor, id, mark, func(_ *assessment.Document, a assessment.Action, agency string) (assessment.Action, error) {
		return a.Move(agency, move)
	})
}

// ChangeOwnAction changes partners and days of an action that the lead's agency
// owns. It returns what [DB.MoveAction] and [assessment.Action.Replan] do.
func (db *DB) ChangeOwnAction(ctx context.Context, actor assessment.Actor, to assessment.Action, mark string) error {
	return db.answerPlan(ctx, actor, to.ID, mark, func(d *assessment.Document, a assessment.Action, agency string) (assessment.Action, error) {
		if a.Owner != agency {
			return a, assessment.ErrNotFound
		}
		to.Title = a.Title
		return a.Replan(d, to)
	})
}

func (db *DB) answerPlan(ctx context.Context, actor assessment.Actor, id, mark string,
	change func(*assessment.Document, assessment.Action, string) (assessment.Action, error),
) error {
	return db.update(ctx, func(tx *tx) error {
		now, bank, d, err := db.answering(ctx, tx, actor)
		if err != nil {
			return err
		}
		seen, ok := assessment.PlanOf(bank, d, now.Agency, "").Line(id)
		if !ok {
			return assessment.ErrNotFound
		}
		if assessment.ActionMark(seen.Action) != mark {
			return assessment.ErrStale
		}
		a, err := change(d, seen.Action, now.Agency)
		if err != nil {
			return err
		}
		return writeAction(ctx, tx, d, a)
	})
}

// writeAction writes an action over what stands there.
func writeAction(ctx context.Context, tx *tx, d *assessment.Document, a assessment.Action) error {
	nth := slices.IndexFunc(d.Actions, func(have assessment.Action) bool { return have.ID == a.ID })
	return actions.replace(ctx, tx, d.ID, nth, &a)
}

// TakeOwnStep makes an action of a next step that the lead found in the agency's
// own result: it is taken at once.
func (db *DB) TakeOwnStep(ctx context.Context, actor assessment.Actor, a assessment.Action) error {
	return db.update(ctx, func(tx *tx) error {
		now, bank, d, err := db.answering(ctx, tx, actor)
		if err != nil {
			return err
		}
		a.ID, a.ProposedTo, a.Owner, a.State, a.Origin = newAction(), now.Agency, now.Agency, assessment.ActionTaken, ""
		if !a.About.Exists(bank, d) {
			return assessment.ErrNotFound
		}
		if err := a.Judge(d); err != nil {
			return err
		}
		for _, have := range d.Actions {
			if have.About == a.About && have.Owner == a.Owner && have.Title == a.Title {
				return nil
			}
		}
		_, err = actions.insert(ctx, tx, d.ID, &a)
		return err
	})
}

func newAction() string { return "a-" + strings.ToLower(newCode()) }

// ChangeAction changes words, days and partners of an action, and whom it is
// proposed to as long as nobody took it. It returns [assessment.ErrStale] where
// the action is not the one with the mark, and what [assessment.Action.Replan]
// does.
func (db *DB) ChangeAction(ctx context.Context, actor assessment.Actor, workshop string, to assessment.Action, mark string) error {
	return db.conductAction(ctx, actor, workshop, "changed an action", to.ID, mark, func(tx *tx, d *assessment.Document, a assessment.Action) error {
		asked := a.ProposedTo
		a, err := a.Replan(d, to)
		if err != nil {
			return err
		}
		if a.State == assessment.ActionDeclined && a.ProposedTo != asked {
			a.State = assessment.ActionProposed // another agency is asked
		}
		return writeAction(ctx, tx, d, a)
	})
}

// WithdrawAction takes back a proposal that nobody took. It returns
// [assessment.ErrStage] for one that somebody did.
func (db *DB) WithdrawAction(ctx context.Context, actor assessment.Actor, workshop, id, mark string) error {
	return db.conductAction(ctx, actor, workshop, "took back a proposal", id, mark, func(tx *tx, _ *assessment.Document, a assessment.Action) error {
		if a.Owner != "" {
			return assessment.ErrStage
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM action WHERE workshop = ? AND id = ?`, workshop, id)
		return err
	})
}

func (db *DB) conductAction(ctx context.Context, actor assessment.Actor, workshop, deed, id, mark string,
	do func(*tx, *assessment.Document, assessment.Action) error,
) error {
	return db.conduct(ctx, actor, workshop, deed, id, func(tx *tx, _ *workshopRow) error {
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(d.Actions, func(a assessment.Action) bool { return a.ID == id })
		if i < 0 {
			return assessment.ErrNotFound
		}
		if assessment.ActionMark(d.Actions[i]) != mark {
			return assessment.ErrStale
		}
		return do(tx, d, d.Actions[i])
	})
}
