package web

import (
	"net/http"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// showMerging handles the "GET /w/:id/agencies/:agency/merge" route: what
// merging an agency that was entered twice does. ?into= is the other one.
func showMerging(c *call) error {
	_, m, err := c.merging(c.QueryParam("into"))
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.MergingPage(m))
}

// merging is the page about an agency and the one that it goes on as; empty:
// none is chosen yet.
func (c *call) merging(into string) (*assessment.Document, templates.Merging, error) {
	d, a, err := c.agency()
	if err != nil {
		return nil, templates.Merging{}, err
	}
	if a.Left != "" {
		return nil, templates.Merging{}, assessment.ErrNotFound
	}
	vm := templates.Merging{
		Frame: c.trainerFrame(d, templates.PageAgencies), Workshop: d.ID, Agency: templates.Peer{ID: a.ID, Name: a.Name}, Short: a.Short,
		ReadOnly: d.Workshop.State != assessment.Running && d.Workshop.State != assessment.Preparing,
	}
	for _, o := range d.Agencies {
		if o.ID != a.ID && o.Left == "" {
			vm.Others = append(vm.Others, templates.Peer{ID: o.ID, Name: o.Name})
		}
	}
	if into == "" {
		return d, vm, nil
	}
	m, err := assessment.MergingOf(d, d.StatementRound(), a.ID, into)
	if err != nil {
		return nil, vm, err
	}
	vm.Into = templates.Peer{ID: m.Into.ID, Name: m.Into.Name}
	vm.Kinds, vm.People, vm.Lead = m.From.Kind != m.Into.Kind, m.People, m.Lead
	vm.Facts = templates.MergingFacts{Positions: m.Positions, Statements: m.Statements, Actions: m.Actions}
	_, contacts, err := c.Store.Contacts(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return nil, vm, err
	}
	_, from := contacts.Line(a.ID)
	_, there := contacts.Line(into)
	vm.Facts.Line, vm.Facts.LineGoes = from && !there, from && there
	for _, id := range m.NamedBy {
		vm.Facts.NamedBy = append(vm.Facts.NamedBy, nameOf(d, id))
	}
	return d, vm, nil
}

// saveMerging handles the "POST /w/:id/agencies/:agency/merge" route. The short
// name is typed, because there is no way back.
func saveMerging(c *call) error {
	into := c.field("into")
	d, vm, err := c.merging(into)
	if err != nil {
		return err
	}
	if into == "" {
		return assessment.ErrNotFound
	}
	if vm.Confirm = c.field("short"); !strings.EqualFold(vm.Confirm, vm.Short) {
		vm.Problems = []templates.Problem{{Field: "short", Key: templates.ProblemAgencyConfirm, Args: []any{"short", vm.Short}}}
		return c.render(http.StatusUnprocessableEntity, templates.MergingPage(vm))
	}
	if err := c.Store.MergeAgency(c.Request().Context(), c.actor(), d.ID, vm.Agency.ID, into); err != nil {
		return err
	}
	if err := c.notice(templates.NoticeAgencyMerged, "agency", vm.Agency.Name, "into", vm.Into.Name); err != nil {
		return err
	}
	return c.see("/w/" + d.ID + "/agencies")
}
