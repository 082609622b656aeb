package sqlite

import (
	"context"
	"slices"

	"electready/assessment"
)

// CurrentStatements is how far the statements are that views are about: those
// of the round that runs, or of the latest before it that were opened. A
// workshop that came in a file has no stage; what it released was shown.
func (db *DB) CurrentStatements(ctx context.Context, d *assessment.Document) (assessment.StatementStage, error) {
	return currentStatements(ctx, db.read, d)
}

func currentStatements(ctx context.Context, q querier, d *assessment.Document) (assessment.StatementStage, error) {
	current := d.StatementRound()
	last := slices.Index(assessment.RoundIDs, current)
	for i := last; i >= 0; i-- {
		s, err := statementStage(ctx, q, d.ID, assessment.RoundIDs[i])
		if err != nil || s.State != assessment.Closed {
			return s, err
		}
	}
	s := assessment.StatementStage{Round: current, State: assessment.Closed}
	for _, r := range d.Releases {
		if !r.Held && slices.Contains([]string{"channel", "claim", "system"}, r.Kind) {
			s.State, s.Shown = assessment.Shown, r.At
		}
	}
	return s, nil
}

// SpotlightView puts a view of the statements on the room's screen, as
// [assessment.ParseView] reads it. Where there are guests, the screen first asks
// them to leave, until alone says that they did; a view that follows another one
// does not ask again. Before statements are shown it returns
// [assessment.ErrNotLocked].
func (db *DB) SpotlightView(ctx context.Context, actor assessment.Actor, workshop, view string, alone bool) error {
	return db.conduct(ctx, actor, workshop, "room's screen", view, func(tx *tx, w *workshopRow) error {
		bank, err := db.Bank(ctx, w.Bank)
		if err != nil {
			return err
		}
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		v, err := assessment.ParseView(bank, d, view)
		if err != nil {
			return err
		}
		if err := showable(ctx, tx, bank, d, v); err != nil {
			return err
		}
		about := assessment.ScreenView + view
		if v.Inner() && assessment.HasGuests(d) && !alone && !assessment.InnerOnScreen(bank, d) {
			about = assessment.ScreenWait + view
		}
		if v.Page == assessment.ViewActions && !assessment.PlanReleased(d) {
			released := assessment.PlanRelease(tx.now())
			if _, err := releases.insert(ctx, tx, workshop, &released); err != nil {
				return err
			}
		}
		_, err = releases.insert(ctx, tx, workshop, &assessment.Release{Kind: releaseScreen, About: about, At: tx.now()})
		return err
	})
}

// showable returns [assessment.ErrNotLocked] for a view of what was not shown.
// The plan is shown by putting it on the screen.
func showable(ctx context.Context, tx *tx, bank *assessment.Bank, d *assessment.Document, v assessment.RoomView) error {
	switch v.Page {
	case assessment.ViewActions:
		return nil
	case assessment.ViewPrinciples:
		if v.Principle == "" && assessment.PrinciplesReleased(d) {
			return nil
		}
		stages, err := principleStages(ctx, tx, bank, d)
		if err != nil {
			return err
		}
		for _, id := range assessment.ChosenPrinciples(bank, d) {
			if stages[id].State == assessment.Shown && v.Principle == id {
				return nil
			}
		}
		return assessment.ErrNotLocked
	}
	stage, err := currentStatements(ctx, tx, d)
	if err == nil && stage.State != assessment.Shown {
		return assessment.ErrNotLocked
	}
	return err
}

// Relations reads what the lead's own agency may see of the statements, once
// they are shown: a document without the rows of others, and the lines that name
// the agency. An agency of the outer circle sees nothing
// ([assessment.ErrNotFound]).
func (db *DB) Relations(ctx context.Context, actor assessment.Actor) (*assessment.Document, []assessment.Line, assessment.StatementStage, error) {
	var stage assessment.StatementStage
	own := assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}
	if actor.Role != assessment.LeadRole || !assessment.Allowed(actor, assessment.MakeStatement, own) {
		return nil, nil, stage, assessment.ErrNotFound
	}
	d, err := db.Document(ctx, actor.Workshop)
	if err != nil {
		return nil, nil, stage, err
	}
	a, ok := d.AgencyByID(actor.Agency)
	switch {
	case !ok || a.Left != "" || !a.IsInner():
		return nil, nil, stage, assessment.ErrNotFound
	case !d.Workshop.Statements:
		return nil, nil, stage, assessment.ErrNoStatements
	}
	if stage, err = db.CurrentStatements(ctx, d); err != nil {
		return nil, nil, stage, err
	}
	shared, lines := d, []assessment.Line(nil)
	if stage.State == assessment.Shown {
		bank, err := db.Bank(ctx, d.Bank)
		if err != nil {
			return nil, nil, stage, err
		}
		shared, lines = assessment.InnerCircle(bank, d, stage.Round, a.ID)
	} else {
		d.Channels, d.Claims, d.Stakes = nil, nil, nil
	}
	shared.Respondents, shared.Answers, shared.Positions, shared.Stances = nil, nil, nil, nil
	shared.Outcomes, shared.Actions, shared.Notes, shared.Releases = nil, nil, nil, nil
	others := func(l assessment.Line) bool { return !l.Names(a.ID) }
	return shared, slices.DeleteFunc(lines, others), stage, nil
}

// SaveOutcome writes down what the room decided about a task, in the place of
// what stood there; an empty one is taken away. It returns what
// [assessment.Outcome.Judge] does, and [assessment.ErrStale] where somebody
// wrote since seen; nil: nobody looked.
func (db *DB) SaveOutcome(ctx context.Context, actor assessment.Actor, workshop string, o assessment.Outcome, seen *string) error {
	return db.conduct(ctx, actor, workshop, "wrote down an outcome", o.Scenario+"/"+o.Task, func(tx *tx, w *workshopRow) error {
		bank, err := db.Bank(ctx, w.Bank)
		if err != nil {
			return err
		}
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if err := o.Judge(bank, d); err != nil {
			return err
		}
		if assessment.Stale(seen, assessment.OutcomeMark(d.OutcomeOf(o.Scenario, o.Task))) {
			return assessment.ErrStale
		}
		o.Origin = ""
		if _, err := tx.ExecContext(ctx, `DELETE FROM outcome WHERE workshop = ? AND scenario = ? AND task = ?`, workshop, o.Scenario, o.Task); err != nil {
			return err
		}
		if o.Empty() {
			return nil
		}
		_, err = outcomes.insert(ctx, tx, workshop, &o)
		return err
	})
}

// AddAction proposes an action; it is nobody's before an agency takes it. The
// same proposal to the same agency about the same thing is not made twice. It
// returns what [assessment.Action.Judge] does.
func (db *DB) AddAction(ctx context.Context, actor assessment.Actor, workshop string, a assessment.Action) error {
	return db.conduct(ctx, actor, workshop, "proposed an action", a.About.Kind+" "+a.About.ID, func(tx *tx, _ *workshopRow) error {
		d, err := document(ctx, tx, workshop)
		if err != nil {
			return err
		}
		if err := a.Judge(d); err != nil {
			return err
		}
		for _, have := range d.Actions {
			if have.About == a.About && have.ProposedTo == a.ProposedTo && have.Title == a.Title {
				return nil
			}
		}
		a.ID, a.Owner, a.State, a.Origin = newAction(), "", assessment.ActionProposed, ""
		_, err = actions.insert(ctx, tx, workshop, &a)
		return err
	})
}
