package web

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"electready/assessment"
	"electready/templates"
)

// parts count how many agencies of the room stated how much. Which ones they are
// is nobody's business before the lock.
func (r *relation) parts() []templates.RelationPart {
	var out []templates.RelationPart
	w := &r.doc.Workshop
	channels := map[[2]string]int{}
	for _, s := range assessment.LatestChannels(r.doc, r.stage.Round) {
		if slices.Contains(assessment.PeersAsked(r.bank, r.doc, s.Agency, s.Type), s.Peer) {
			channels[[2]string{string(s.Type), s.Agency}]++
		}
	}
	for _, t := range w.ChannelTypes() {
		out = append(out, r.part(r.text(typeName(t)), func(a string) (int, int) {
			return channels[[2]string{string(t), a}], len(assessment.PeersAsked(r.bank, r.doc, a, t))
		}))
	}
	claims := map[[2]string]int{}
	for _, s := range assessment.LatestClaims(r.doc, r.stage.Round) {
		claims[[2]string{s.Scenario, s.Agency}]++
	}
	for _, id := range w.ScenariosAsked(r.bank) {
		out = append(out, r.part(r.text(scenarioTitle(id)), func(a string) (int, int) {
			return claims[[2]string{id, a}], len(r.tasksOf(id))
		}))
	}
	stakes, systems := map[string]int{}, w.SystemsAsked(r.bank)
	for _, s := range assessment.LatestStakes(r.doc, r.stage.Round) {
		if slices.Contains(systems, s.System) {
			stakes[s.Agency]++
		}
	}
	all := templates.Text{Lang: r.printer.Lang(), Text: r.printer.T(templates.PageSystems)}
	return append(out, r.part(all, func(a string) (int, int) { return stakes[a], len(systems) }))
}

// part counts the agencies that are asked something.
func (r *relation) part(title templates.Text, stated func(agency string) (done, of int)) templates.RelationPart {
	out := templates.RelationPart{Title: title}
	for _, a := range r.doc.Agencies {
		done, of := stated(a.ID)
		switch {
		case !r.here[a.ID] || of == 0:
		case done >= of:
			out.All++
		case done > 0:
			out.Some++
		default:
			out.None++
		}
	}
	return out
}

// tooEarly reports whether leads would see what is said about them no sooner
// than all others, and the trainer has not said that this is meant.
func (c *call) tooEarly(to assessment.Stage) (bool, error) {
	if to != assessment.Shown || c.field("anyway") != "" {
		return false, nil
	}
	r, err := c.relation()
	if err != nil {
		return false, err
	}
	now, err := c.Store.StatementStage(c.Request().Context(), r.doc.ID, r.doc.StatementRound())
	return !c.ahead(now.PreviewUntil()).IsZero(), err
}

// ahead is a moment that is still to come, and zero for one that is over.
func (c *call) ahead(at time.Time) time.Time {
	if !at.After(c.now()) {
		return time.Time{}
	}
	return at
}

// saveRelations handles the "POST /w/:id/each-other" route: statements go on.
func saveRelations(c *call) error {
	to := assessment.Stage(c.field("to"))
	if early, err := c.tooEarly(to); err != nil {
		return err
	} else if early {
		return c.renderRelations(http.StatusConflict, templates.Problem{Field: "stages", Key: templates.ProblemPreviewEarly})
	}
	err := c.Store.MoveStatements(c.Request().Context(), c.actor(), c.Param("id"), to)
	if errors.Is(err, assessment.ErrStage) || errors.Is(err, assessment.ErrNotRunning) || errors.Is(err, assessment.ErrNoStatements) {
		return c.renderRelations(http.StatusConflict, templates.Problem{Field: "stages", Key: "relation.problem-stage"})
	}
	if err != nil {
		return err
	}
	if to == assessment.Locked {
		if _, err := c.Store.Backup(c.Request().Context(), "lock"); err != nil {
			c.logged(err) // the lock stands; the next backup is minutes away
		}
	}
	if err := c.notice("relation.notice-moved"); err != nil {
		return err
	}
	return c.see("/w/" + c.Param("id") + "/each-other")
}
