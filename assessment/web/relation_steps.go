package web

import (
	"electready/assessment"
	"electready/templates"
)

// saveAction handles the "POST /w/:id/each-other/actions" route: the first step
// of a line becomes an action that is proposed to an agency.
func saveAction(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	l, err := r.postedLine(c.field("kind") + ":" + c.field("about"))
	if err != nil {
		return err
	}
	for _, step := range r.tell.steps(l) {
		if step.Sign != c.field("sign") {
			continue
		}
		err := c.Store.AddAction(c.Request().Context(), c.actor(), r.doc.ID, assessment.Action{
			About: assessment.Subject{Kind: l.Kind, ID: l.About}, Title: step.Text.Text, ProposedTo: c.field("agency"), LeadDays: step.Days,
		})
		if err != nil {
			return err
		}
		return c.back("relation.notice-proposed")
	}
	return assessment.ErrNotFound
}

// proposal is the form that makes an action of a line's first steps.
func (r *relation) proposal(l assessment.Line) templates.Proposal {
	out := templates.Proposal{Kind: l.Kind, About: l.About, Steps: r.tell.steps(l)}
	if r.room {
		return out
	}
	for _, a := range r.doc.Agencies {
		if a.Left == "" && (len(l.Agencies) == 0 || l.Names(a.ID)) { // what names nobody is for anybody to take on
			out.Agencies = append(out.Agencies, templates.Peer{ID: a.ID, Name: a.Name})
		}
	}
	for _, a := range r.doc.Actions {
		if a.About.Kind == l.Kind && a.About.ID == l.About {
			out.Proposed = append(out.Proposed, nameOf(r.doc, a.ProposedTo)+": "+a.Title)
		}
	}
	return out
}
