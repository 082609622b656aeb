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
	chosen := scenariosOf(b, w)
	for _, s := range b.Scenarios {
		e.Scenarios = append(e.Scenarios, templates.PlanTick{ID: s.ID, Name: text(scenarioTitle(s.ID)), On: slices.Contains(chosen, s.ID)})
	}
	chosen = orDefault(w.Systems, b.Defaults.Systems)
	for _, s := range b.Systems {
		if s.Used(w.Uses) {
			e.Systems = append(e.Systems, templates.PlanTick{ID: s.ID, Name: text(systemName(s.ID)), On: slices.Contains(chosen, s.ID)})
		}
	}
	for _, a := range d.Agencies {
		e.Counterparts = append(e.Counterparts, c.counterparts(b, d, w, a)...)
	}
	return e
}

// counterparts are the kinds of which an agency could turn to several, where
// the bank expects it to turn to one.
func (c *call) counterparts(b *assessment.Bank, d *assessment.Document, w *assessment.Workshop, a assessment.Agency) []templates.PlanCounterpart {
	var out []templates.PlanCounterpart
	for _, k := range b.Kinds {
		expected := slices.ContainsFunc(b.Expected, func(e assessment.ExpectedChannel) bool { return e.From == a.Kind && e.To == k })
		var peers []templates.Peer
		for _, p := range d.Agencies {
			if p.Kind == k && p.ID != a.ID && p.Left == "" {
				peers = append(peers, templates.Peer{ID: p.ID, Name: p.Name})
			}
		}
		if !expected || len(peers) < 2 || a.Left != "" {
			continue
		}
		line := templates.PlanCounterpart{Agency: templates.Peer{ID: a.ID, Name: a.Name}, Kind: k, KindName: c.kindName(b, k), Peers: peers}
		for _, have := range w.Counterparts {
			if have.Agency == a.ID && have.Kind == k {
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
	for _, a := range d.Agencies {
		for _, line := range c.counterparts(b, d, w, a) {
			peer := c.field("counterpart-" + a.ID + "-" + string(line.Kind))
			if slices.ContainsFunc(line.Peers, func(p templates.Peer) bool { return p.ID == peer }) {
				w.Counterparts = append(w.Counterparts, assessment.Counterpart{Agency: a.ID, Kind: line.Kind, Peer: peer})
			}
		}
	}
	return nil
}
