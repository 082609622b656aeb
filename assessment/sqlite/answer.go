package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"electready/assessment"
)

// SaveAnswers stores the actor's own answers, all of them or none, and returns
// after they reached the disk. A repeat of a request, and an answer that says
// what the latest one says, add no revision. It returns
// [assessment.ErrNotOpen] where the question's theme is not open,
// [assessment.ErrRoundOver] where the form was made for an earlier round,
// [assessment.ErrPaused] during a pause,
// [assessment.ErrStale] where the answer was revised elsewhere since the form
// was made, and [assessment.ErrNotFound] for questions the agency is not asked.
func (db *DB) SaveAnswers(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, drafts []assessment.Draft) ([]assessment.Saved, error) {
	var out []assessment.Saved
	err := db.update(ctx, func(tx *tx) error {
		s, err := newSaver(ctx, tx, actor, bank)
		if err != nil {
			return err
		}
		out = make([]assessment.Saved, 0, len(drafts))
		for _, d := range drafts {
			saved, err := s.save(ctx, d)
			if err != nil {
				return err
			}
			out = append(out, saved)
		}
		return nil
	})
	return out, err
}

// saver holds what every answer of one request is judged by.
type saver struct {
	tx       *tx
	actor    assessment.Actor
	bank     *assessment.Bank
	workshop *workshopRow
	kind     assessment.Kind
	state    *assessment.Document // rounds and theme states only
}

func newSaver(ctx context.Context, tx *tx, actor assessment.Actor, bank *assessment.Bank) (*saver, error) {
	rows, err := respondents.where(ctx, tx, `workshop = ? AND id = ? AND aside = 0`, actor.Workshop, actor.ID)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || !assessment.Allowed(actor, assessment.SaveAnswer,
		assessment.Object{Workshop: actor.Workshop, Agency: rows[0].Agency, Author: rows[0].ID}) {
		return nil, assessment.ErrNotFound
	}
	return saverOf(ctx, tx, actor, bank)
}

// saverOf saves for a seat, whoever holds the pen; that was asked before.
func saverOf(ctx context.Context, tx *tx, actor assessment.Actor, bank *assessment.Bank) (*saver, error) {
	s := &saver{tx: tx, actor: actor, bank: bank, state: &assessment.Document{ID: actor.Workshop}}
	var err error
	if s.workshop, err = workshopByID(ctx, tx, actor.Workshop); err != nil {
		return nil, err
	}
	if s.workshop.State != assessment.Running {
		return nil, assessment.ErrReadOnly
	}
	if err := notPaused(ctx, tx, actor.Workshop); err != nil {
		return nil, err
	}
	own, err := agencies.where(ctx, tx, `workshop = ? AND id = ?`, actor.Workshop, actor.Agency)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 || own[0].Left != "" {
		return nil, assessment.ErrReadOnly
	}
	s.kind = own[0].Kind
	if s.state.Rounds, err = rounds.all(ctx, tx, actor.Workshop); err != nil {
		return nil, err
	}
	s.state.Themes, err = themes.all(ctx, tx, actor.Workshop)
	return s, err
}

func (s *saver) save(ctx context.Context, d assessment.Draft) (assessment.Saved, error) {
	place, q, ok := s.bank.Question(d.Question)
	if !ok || !q.AskedOf(&s.workshop.Workshop, s.kind) || !d.Choice.Valid() {
		return assessment.Saved{}, assessment.ErrNotFound
	}
	stage := s.state.StageOf(place.Theme, s.state.CurrentRound())
	round := stage.Round
	if d.Request != nil {
		if a, ok, err := s.answer(ctx, `workshop = ? AND respondent = ? AND request = ?`, s.actor.Workshop, s.actor.ID, d.Request); err != nil || ok {
			return assessment.Saved{Answer: a}, err
		}
	}
	if stage.State != assessment.Open || !stage.Takes(d.Question) {
		return assessment.Saved{}, assessment.ErrNotOpen
	}
	if d.Round != "" && d.Round != round {
		return assessment.Saved{}, assessment.ErrRoundOver
	}
	latest, has, err := s.answer(ctx, `workshop = ? AND respondent = ? AND question = ? AND round = ? ORDER BY revision DESC LIMIT 1`,
		s.actor.Workshop, s.actor.ID, d.Question, round)
	if err != nil {
		return assessment.Saved{}, err
	}
	a := assessment.Answer{
		Respondent: s.actor.ID, Round: round, Question: d.Question, Revision: latest.Revision + 1,
		Choice: d.Choice, Basis: d.Basis, Note: d.Note, Flag: d.Flag, Why: d.Why, At: s.tx.now(),
	}
	if has && same(latest, a) {
		return assessment.Saved{Answer: latest}, nil
	}
	if d.Base != nil && *d.Base != latest.Revision {
		return assessment.Saved{Answer: latest}, assessment.ErrStale
	}
	seq, err := answers.insert(ctx, s.tx, s.actor.Workshop, &a)
	if err != nil {
		return assessment.Saved{}, err
	}
	if d.Request != nil {
		_, err = s.tx.ExecContext(ctx, `UPDATE answer SET request = ? WHERE seq = ?`, d.Request, seq)
	}
	return assessment.Saved{Answer: a, Fresh: true}, err
}

// same reports whether two answers say the same.
func same(a, b assessment.Answer) bool {
	return a.Choice == b.Choice && a.Basis == b.Basis && a.Note == b.Note && a.Flag == b.Flag && a.Why == b.Why
}

func (s *saver) answer(ctx context.Context, condition string, args ...any) (assessment.Answer, bool, error) {
	rows, err := answers.where(ctx, s.tx, condition, args...)
	if err != nil || len(rows) == 0 {
		return assessment.Answer{}, false, err
	}
	return rows[0], true, nil
}

// Seat reads what a seat's own pages need of its workshop: everything but what
// others answered, confirmed or stated. Of its answers it reads the newest ones, so
// that a seat that saves all day is not slower for it.
func (db *DB) Seat(ctx context.Context, actor assessment.Actor) (*assessment.Document, error) {
	if !assessment.Allowed(actor, assessment.ReadWorkshop, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return nil, assessment.ErrNotFound
	}
	d := &assessment.Document{ID: actor.Workshop, Scope: assessment.ScopeAgency}
	err := db.view(ctx, func(q *sql.Tx) error {
		w, err := workshopByID(ctx, q, actor.Workshop)
		if err != nil {
			return err
		}
		d.Bank, d.Workshop = w.Bank, w.Workshop
		var errs []error
		d.Agencies, err = agencies.all(ctx, q, actor.Workshop)
		errs = append(errs, err)
		d.Rounds, err = rounds.all(ctx, q, actor.Workshop)
		errs = append(errs, err)
		d.Themes, err = themes.all(ctx, q, actor.Workshop)
		errs = append(errs, err)
		d.Respondents, err = respondents.where(ctx, q, `workshop = ? AND id = ?`, actor.Workshop, actor.ID)
		errs = append(errs, err)
		d.Answers, err = answers.where(ctx, q, `workshop = ?1 AND respondent = ?2 AND (question, round, revision) IN
			(SELECT question, round, MAX(revision) FROM answer WHERE workshop = ?1 AND respondent = ?2 GROUP BY question, round)
			ORDER BY seq`, actor.Workshop, actor.ID)
		return errors.Join(append(errs, err)...)
	})
	return d, err
}
