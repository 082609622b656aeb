package web

import (
	"slices"

	"electready/assessment"
	"electready/templates"
)

// planEach fills what agencies are asked about each other.
func (c *call) planEach(b *assessment.Bank, d *assessment.Document, w *assessment.Workshop) *templates.PlanEach {
	text := func(get getter) templates.Text { return prose(b, c.printer.Lang(), get) }
	e := &templates.PlanEach{}
	for _, t := range assessment.ChannelTypes {
		e.Types = append(e.Types, templates.PlanTick{ID: string(t), Name: text(typeName(t)), On: slices.Contains(w.ChannelTypes(), t)})
	}
	chosen := w.ScenariosAsked(b)
	for _, s := range b.Scenarios {
		e.Scenarios = append(e.Scenarios, templates.PlanTick{ID: s.ID, Name: text(scenarioTitle(s.ID)), On: slices.Contains(chosen, s.ID)})
	}
	chosen = w.SystemsAsked(b)
	for _, s := range b.Systems {
		if s.Used(w.Uses) {
			e.Systems = append(e.Systems, templates.PlanTick{ID: s.ID, Name: text(systemName(s.ID)), On: slices.Contains(chosen, s.ID)})
		}
	}
	for i := range d.Agencies {
		e.Counterparts = append(e.Counterparts, c.counterparts(b, d, w, &d.Agencies[i])...)
	}
	return e
}

// counterparts are the kinds for which an agency is asked to whom it turns.
func (c *call) counterparts(b *assessment.Bank, d *assessment.Document, w *assessment.Workshop, a *assessment.Agency) []templates.PlanCounterpart {
	var out []templates.PlanCounterpart
	for _, asked := range assessment.CounterpartsAsked(b, d, a) {
		line := templates.PlanCounterpart{Agency: templates.Peer{ID: a.ID, Name: a.Name}, Kind: asked.Kind, KindName: c.kindName(b, asked.Kind)}
		for _, p := range asked.Peers {
			line.Peers = append(line.Peers, templates.Peer{ID: p.ID, Name: p.Name})
		}
		for _, have := range w.Counterparts {
			if have.Agency == a.ID && have.Kind == asked.Kind {
				line.Chosen = have.Peer
			}
		}
		out = append(out, line)
	}
	return out
}

// readEach reads what agencies are asked about each other; what the form did
// not offer is left out.
func (c *call) readEach(b *assessment.Bank, d *assessment.Document, w *assessment.Workshop) error {
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	w.Channels, w.Scenarios, w.Systems, w.Counterparts = nil, nil, nil, nil
	for _, t := range assessment.ChannelTypes {
		if slices.Contains(params["type"], string(t)) {
			w.Channels = append(w.Channels, t)
		}
	}
	for _, s := range b.Scenarios {
		if slices.Contains(params["scenario"], s.ID) {
			w.Scenarios = append(w.Scenarios, s.ID)
		}
	}
	for _, s := range b.Systems {
		if slices.Contains(params["system"], s.ID) {
			w.Systems = append(w.Systems, s.ID)
		}
	}
	for i := range d.Agencies {
		a := &d.Agencies[i]
		for _, asked := range assessment.CounterpartsAsked(b, d, a) {
			peer := c.field("counterpart-" + a.ID + "-" + string(asked.Kind))
			if slices.ContainsFunc(asked.Peers, func(p assessment.Agency) bool { return p.ID == peer }) {
				w.Counterparts = append(w.Counterparts, assessment.Counterpart{Agency: a.ID, Kind: asked.Kind, Peer: peer})
			}
		}
	}
	return nil
}
