package web

import (
	"context"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// relationStore is what views of the statements need of the database.
type relationStore interface {
	CurrentStatements(ctx context.Context, d *assessment.Document) (assessment.StatementStage, error)
	Relations(ctx context.Context, actor assessment.Actor) (*assessment.Document, []assessment.Line, assessment.StatementStage, error)
	SpotlightView(ctx context.Context, actor assessment.Actor, workshop, view string, alone bool) error
	SaveOutcome(ctx context.Context, actor assessment.Actor, workshop string, o assessment.Outcome, seen *string) error
	AddAction(ctx context.Context, actor assessment.Actor, workshop string, a assessment.Action) error
}

// relation is what views of the statements are made from: for the trainer the
// whole document, for the room what the inner circle may see of it.
type relation struct {
	*call
	full  *assessment.Document // of the workshop
	doc   *assessment.Document // what the view may use of it
	bank  *assessment.Bank
	stage assessment.StatementStage
	lines map[string]assessment.Line // by [assessment.Line.Key]
	order []string                   // of lines
	here  map[string]bool            // agencies in the room
	held  map[string]bool            // lines by key
	tell  *teller
	room  bool // for the room's screen
}

// relation reads the workshop that a path names, for its trainer.
func (c *call) relation() (*relation, error) {
	d, b, err := c.conducted()
	if err != nil {
		return nil, err
	}
	stage, err := c.Store.CurrentStatements(c.Request().Context(), d)
	if err != nil {
		return nil, err
	}
	return c.relationOf(d, b, stage), nil
}

// relationOf is the same of a workshop that was read already.
func (c *call) relationOf(d *assessment.Document, b *assessment.Bank, stage assessment.StatementStage) *relation {
	r := &relation{
		call: c, full: d, doc: d, bank: b, stage: stage, here: assessment.InRoom(d), held: assessment.HeldLines(d),
		lines: map[string]assessment.Line{}, tell: c.teller(b, d, stage.Round),
	}
	if r.readable() {
		r.keep(assessment.Lines(b, d, stage.Round))
	}
	return r
}

func (r *relation) keep(lines []assessment.Line) {
	r.lines, r.order = map[string]assessment.Line{}, nil
	for _, l := range lines {
		r.lines[l.Key()] = l
		r.order = append(r.order, l.Key())
	}
}

// forRoom is the same with nothing but what the inner circle may see.
func (r *relation) forRoom() *relation {
	out := *r
	var lines []assessment.Line
	out.doc, lines = assessment.InnerCircle(r.bank, r.doc, r.stage.Round, "")
	out.keep(lines)
	out.tell, out.room = r.teller(r.bank, out.doc, r.stage.Round), true
	return &out
}

// readable reports whether the trainer may read the statements.
func (r *relation) readable() bool { return r.stage.State.Readable() }

func (r *relation) text(get getter) templates.Text { return prose(r.bank, r.printer.Lang(), get) }

// agencies are those that the view is about, in the workshop's order.
func (r *relation) agencies() []assessment.Agency {
	return slices.DeleteFunc(slices.Clone(r.doc.Agencies), func(a assessment.Agency) bool {
		return a.Left != "" || r.room && !r.here[a.ID]
	})
}

// absent reports whether a line names an agency that is not in the room: that is
// for the trainer's pages alone.
func (r *relation) absent(l assessment.Line) bool {
	return slices.ContainsFunc(l.Agencies, func(id string) bool { return !r.here[id] })
}

// page is the frame of a trainer's page; view is what the room's screen can show
// of it.
func (r *relation) page(here string, view *assessment.RoomView) templates.RelationPage {
	p := templates.RelationPage{
		Frame: r.trainerFrame(r.doc, templates.PageRelations), Workshop: r.doc.ID, Here: here, Stage: r.stage.State,
		ReadOnly: r.doc.Workshop.State != assessment.Running,
	}
	if view == nil {
		return p
	}
	p.View = view.String()
	switch assessment.OnScreen(r.doc) {
	case assessment.ScreenView + p.View:
		p.Wall = templates.WallShows
	case assessment.ScreenWait + p.View:
		p.Wall = templates.WallWaits
	}
	return p
}

// tasksOf are the tasks of a scenario.
func (r *relation) tasksOf(scenario string) []string {
	if s, ok := r.bank.Scenario(scenario); ok {
		return s.Tasks
	}
	return nil
}

// back goes to the page that a form stood on.
func (c *call) back(notice string) error {
	if err := c.notice(notice); err != nil {
		return err
	}
	return c.see(ownPath(c.Request().Header.Get("Referer"), c.Request().Host))
}
