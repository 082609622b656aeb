package sqlite

import (
	"context"
	"slices"
	"strings"

	"electready/assessment"
)

// PrincipleStages is how far the current version of each of the workshop's
// principles is. A workshop that came in a file has no stages: what it released
// was shown, and what agencies said about the rest is locked.
func (db *DB) PrincipleStages(ctx context.Context, bank *assessment.Bank, d *assessment.Document) (map[string]assessment.PrincipleStage, error) {
	return principleStages(ctx, db.read, bank, d)
}

func principleStages(ctx context.Context, q querier, bank *assessment.Bank, d *assessment.Document) (map[string]assessment.PrincipleStage, error) {
	rows, err := q.QueryContext(ctx, `SELECT principle, version, state, opened, locked, shown FROM principle_stage WHERE workshop = ?`, d.ID)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	out := map[string]assessment.PrincipleStage{}
	for _, id := range assessment.AllPrinciples(bank, d) {
		out[id] = assessment.CarriedStage(bank, d, id)
	}
	for rows.Next() {
		var s assessment.PrincipleStage
		if err := rows.Scan(&s.Principle, &s.Version, &s.State, &s.Opened, &s.Locked, &s.Shown); err != nil {
			return nil, err
		}
		if have, ok := out[s.Principle]; ok && have.Version == s.Version {
			out[s.Principle] = s
		}
	}
	return out, rows.Err()
}

// MovePrinciples opens, locks, reopens or shows principles together. Those that
// cannot take the step stay as they are: after a new wording of one, the others
// are further. It returns [assessment.ErrNotFound] for one that was not chosen
// and [assessment.ErrStage] if none can take the step.
func (db *DB) MovePrinciples(ctx context.Context, actor assessment.Actor, workshop string, ids []string, to assessment.Stage) error {
	return db.conductOn(ctx, actor, workshop, "principles "+string(to), func(tx *tx, w *workshopRow) (string, error) {
		if w.State != assessment.Running {
			return "", assessment.ErrNotRunning
		}
		bank, d, err := db.used(ctx, tx, w)
		if err != nil {
			return "", err
		}
		stages, err := principleStages(ctx, tx, bank, d)
		if err != nil {
			return "", err
		}
		var moved []string
		for _, id := range ids {
			if !slices.Contains(assessment.ChosenPrinciples(bank, d), id) {
				return "", assessment.ErrNotFound
			}
			s := stages[id]
			if !s.State.MayBecome(to) {
				continue
			}
			moved = append(moved, id)
			s.State = to
			switch to {
			case assessment.Open:
				s.Opened, s.Locked = orNow(s.Opened, tx), ""
			case assessment.Locked:
				s.Locked = tx.now()
			case assessment.Shown:
				s.Shown = tx.now()
				if _, err := releases.insert(ctx, tx, workshop, &assessment.Release{Kind: "principle", About: id, At: s.Shown}); err != nil {
					return "", err
				}
			}
			if err := keepStage(ctx, tx, workshop, s); err != nil {
				return "", err
			}
		}
		if len(moved) == 0 {
			return "", assessment.ErrStage
		}
		return strings.Join(moved, " "), nil
	})
}

func orNow(at string, tx *tx) string {
	if at == "" {
		return tx.now()
	}
	return at
}

func keepStage(ctx context.Context, tx *tx, workshop string, s assessment.PrincipleStage) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO principle_stage (workshop, principle, version, state, opened, locked, shown) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (workshop, principle, version) DO UPDATE SET state = excluded.state, opened = excluded.opened,
			locked = excluded.locked, shown = excluded.shown`,
		workshop, s.Principle, s.Version, s.State, s.Opened, s.Locked, s.Shown)
	return err
}

// used reads the bank and the document of a workshop inside a transaction.
func (db *DB) used(ctx context.Context, tx *tx, w *workshopRow) (*assessment.Bank, *assessment.Document, error) {
	bank, err := db.Bank(ctx, w.Bank)
	if err != nil {
		return nil, nil, err
	}
	d, err := document(ctx, tx, w.ID)
	return bank, d, err
}

// ChoosePrinciples says which principles the workshop uses. What was said about
// others stays. It returns [assessment.ErrNotFound] for one that is not there,
// [assessment.ErrPlanForm] for none at all, and [assessment.ErrStale] where
// somebody chose since seen; nil: nobody looked.
func (db *DB) ChoosePrinciples(ctx context.Context, actor assessment.Actor, workshop string, ids []string, seen *string) error {
	return db.conduct(ctx, actor, workshop, "chose principles", strings.Join(ids, " "), func(tx *tx, w *workshopRow) error {
		bank, d, err := db.used(ctx, tx, w)
		if err != nil {
			return err
		}
		all := assessment.AllPrinciples(bank, d)
		if slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(all, id) }) {
			return assessment.ErrNotFound
		}
		if len(ids) == 0 {
			return assessment.ErrPlanForm
		}
		if assessment.Stale(seen, assessment.ChoiceMark(assessment.ChosenPrinciples(bank, d))) {
			return assessment.ErrStale
		}
		w.ChosenPrinciples = slices.DeleteFunc(all, func(id string) bool { return !slices.Contains(ids, id) })
		return updateWorkshop(ctx, tx, w)
	})
}

// WritePrinciple writes the texts of a principle, or of a new one of the
// workshop's own. What nobody was asked about yet is changed in its place, and so
// is what only gets a further language: what was said about it stays. Else it is
// a new version, which is open where the one before it had been opened. It
// returns [assessment.ErrStale] where the text is not the one with the mark, and
// what [assessment.PrincipleDraft.Judge] does.
func (db *DB) WritePrinciple(ctx context.Context, actor assessment.Actor, workshop string, wording assessment.Wording) (written assessment.PrincipleDraft, err error) {
	id := wording.Principle
	err = db.conduct(ctx, actor, workshop, "wrote a principle", id, func(tx *tx, w *workshopRow) error {
		bank, d, err := db.used(ctx, tx, w)
		if err != nil {
			return err
		}
		if id == "" {
			written, err = addPrinciple(ctx, tx, w, bank, d, wording.Texts(nil))
			return err
		}
		version := assessment.PrincipleVersion(bank, d, id)
		if version == 0 {
			return assessment.ErrNotFound
		}
		before := assessment.PrincipleTexts(bank, d, id, version)
		if wording.Mark != assessment.PrincipleMark(version, before) {
			return assessment.ErrStale
		}
		written = assessment.PrincipleDraft{ID: id, Version: version, Text: wording.Texts(before)}
		if err := written.Judge(before); err != nil {
			return err
		}
		stages, err := principleStages(ctx, tx, bank, d)
		if err != nil {
			return err
		}
		stage := stages[id]
		if stage.State == assessment.Closed && stage.Opened == "" || assessment.OnlyAdds(before, written.Text) {
			if _, err := tx.ExecContext(ctx, `DELETE FROM principle WHERE workshop = ? AND id = ? AND version = ?`, workshop, id, version); err != nil {
				return err
			}
		} else if err := nextVersion(ctx, tx, w, &written); err != nil {
			return err
		}
		_, err = principles.insert(ctx, tx, workshop, &written)
		return err
	})
	return written, err
}

// nextVersion makes a text one about which agencies are asked anew.
func nextVersion(ctx context.Context, tx *tx, w *workshopRow, p *assessment.PrincipleDraft) error {
	p.Version++
	next := assessment.PrincipleStage{Principle: p.ID, Version: p.Version, State: assessment.Open, Opened: tx.now()}
	if w.State != assessment.Running {
		next.State, next.Opened = assessment.Closed, ""
	}
	return keepStage(ctx, tx, w.ID, next)
}

// addPrinciple adds one of the workshop's own and chooses it.
func addPrinciple(ctx context.Context, tx *tx, w *workshopRow, bank *assessment.Bank, d *assessment.Document, text map[string]string) (assessment.PrincipleDraft, error) {
	p := assessment.PrincipleDraft{ID: "pr-own-" + strings.ToLower(newCode()), Version: 1, Text: text}
	if err := p.Judge(nil); err != nil {
		return p, err
	}
	if _, err := principles.insert(ctx, tx, w.ID, &p); err != nil {
		return p, err
	}
	w.ChosenPrinciples = append(assessment.ChosenPrinciples(bank, d), p.ID)
	return p, updateWorkshop(ctx, tx, w)
}

// Principles reads what an agency may see of the principles: a document with its
// own rows, how far each principle is, and what may be shown of those that were
// shown. Outside the inner circle that is numbers alone.
func (db *DB) Principles(ctx context.Context, actor assessment.Actor) (*assessment.Document, map[string]assessment.PrincipleStage, map[string]assessment.SharedPrinciple, error) {
	if !assessment.Allowed(actor, assessment.MakeStatement, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return nil, nil, nil, assessment.ErrNotFound
	}
	d, err := db.Document(ctx, actor.Workshop)
	if err != nil {
		return nil, nil, nil, err
	}
	bank, err := db.Bank(ctx, d.Bank)
	if err != nil {
		return nil, nil, nil, err
	}
	stages, err := db.PrincipleStages(ctx, bank, d)
	if err != nil {
		return nil, nil, nil, err
	}
	a, ok := d.AgencyByID(actor.Agency)
	if !ok {
		return nil, nil, nil, assessment.ErrNotFound
	}
	shared := map[string]assessment.SharedPrinciple{}
	for id, s := range stages {
		if s.State == assessment.Shown {
			shared[id] = assessment.SharePrinciple(bank, d, id, a.IsInner())
		}
	}
	own, err := d.Agency(actor.Agency)
	return own, stages, shared, err
}

// TakeStance stores what the lead's agency says about a version of a principle.
// It returns [assessment.ErrNotOpen], [assessment.ErrStale] where somebody else
// revised it since base, and what [assessment.Stance.Judge] does.
func (db *DB) TakeStance(ctx context.Context, actor assessment.Actor, s assessment.Stance, base int) error {
	return db.update(ctx, func(tx *tx) error {
		now, bank, d, err := db.answering(ctx, tx, actor)
		if err != nil {
			return err
		}
		if err := s.Judge(bank, d); err != nil {
			return err
		}
		stages, err := principleStages(ctx, tx, bank, d)
		if err != nil {
			return err
		}
		if stages[s.Principle].State != assessment.Open {
			return assessment.ErrNotOpen
		}
		s.Agency = now.Agency
		same := func(o *assessment.Stance) bool {
			return o.Agency == now.Agency && o.Principle == s.Principle && o.Version == s.Version
		}
		round := d.CurrentRound()
		_, err = revise(ctx, tx, stances, d.ID, d.Stances, &s, round, same, func(o *assessment.Stance) *assessment.Stated { return &o.Stated },
			func(latest assessment.Stated) (assessment.Stated, error) {
				if base != latest.Revision {
					return latest, assessment.ErrStale
				}
				return assessment.Stated{Round: round, Respondent: now.ID, Revision: latest.Revision + 1, At: tx.now()}, nil
			})
		return err
	})
}

// answering finds out whether an actor answers for an agency now.
func (db *DB) answering(ctx context.Context, tx *tx, actor assessment.Actor) (now assessment.Actor, bank *assessment.Bank, d *assessment.Document, err error) {
	rows, err := respondents.where(ctx, tx, `workshop = ? AND id = ? AND aside = 0`, actor.Workshop, actor.ID)
	if err != nil {
		return now, nil, nil, err
	}
	if len(rows) == 0 {
		return now, nil, nil, assessment.ErrNotFound
	}
	now = assessment.Seated{Respondent: rows[0], Workshop: actor.Workshop}.Actor()
	if !assessment.Allowed(now, assessment.AnswerForAgency, assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}) {
		return now, nil, nil, assessment.ErrNotFound
	}
	if d, err = document(ctx, tx, actor.Workshop); err != nil {
		return now, nil, nil, err
	}
	if own, ok := d.AgencyByID(now.Agency); !ok || own.Left != "" || d.Workshop.State != assessment.Running {
		return now, nil, nil, assessment.ErrReadOnly
	}
	if err := notPaused(ctx, tx, actor.Workshop); err != nil {
		return now, nil, nil, err
	}
	bank, err = db.Bank(ctx, d.Bank)
	return now, bank, d, err
}
