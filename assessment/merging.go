package assessment

import "slices"

// Merging is what happens when an agency that was entered twice goes on as
// another one.
type Merging struct {
	From, Into Agency
	People     int      // who go on at Into, with what they answered
	Lead       bool     // who leads From will lead Into: nobody does yet
	Positions  int      // confirmed by From: they stay in the file, and count nowhere
	Statements int      // of From that count at the round: likewise
	NamedBy    []string // agencies whose statements name From: these count nowhere either
	Actions    int      // of From, or proposed to it: they go to Into
}

// MergingOf is what merging an agency into another does at round r. It returns
// [ErrNotFound] for an agency that is not there or left, and for one merged into
// itself.
func MergingOf(d *Document, r RoundID, from, into string) (Merging, error) {
	a, ok := d.AgencyByID(from)
	b, there := d.AgencyByID(into)
	if !ok || !there || from == into || a.Left != "" || b.Left != "" {
		return Merging{}, ErrNotFound
	}
	m := Merging{From: *a, Into: *b}
	leads := map[string]bool{}
	for _, p := range d.Respondents {
		if p.Agency == from {
			m.People++
		}
		leads[p.Agency] = leads[p.Agency] || p.Lead && !p.Aside
	}
	m.Lead = leads[from] && !leads[into]
	for _, p := range d.Positions {
		if p.Agency == from {
			m.Positions++
		}
	}
	for _, act := range d.Actions {
		if act.Owner == from || act.ProposedTo == from || slices.Contains(act.Partners, from) {
			m.Actions++
		}
	}
	named := map[string]bool{}
	count := func(agency string, names ...string) {
		switch {
		case agency == from:
			m.Statements++
		case slices.Contains(names, from):
			named[agency] = true
		}
	}
	for _, c := range LatestChannels(d, r) {
		count(c.Agency, c.Peer, c.Via)
	}
	for _, c := range LatestClaims(d, r) {
		count(c.Agency, c.Other)
	}
	for _, s := range LatestStakes(d, r) {
		count(s.Agency)
	}
	m.NamedBy = idsInOrder(named)
	return m, nil
}

// Turned is the action in the hands of another agency, wherever it named from.
func (a Action) Turned(from, into string) Action {
	turn := func(id string) string {
		if id == from {
			return into
		}
		return id
	}
	a.Owner, a.ProposedTo = turn(a.Owner), turn(a.ProposedTo)
	var partners []string
	for _, p := range a.Partners {
		if p = turn(p); p != a.Owner && !slices.Contains(partners, p) {
			partners = append(partners, p)
		}
	}
	a.Partners = partners
	return a
}

// TurnCounterparts points whoever was to turn to an agency to the one that it
// goes on as, and drops what it was to turn to itself.
func TurnCounterparts(list []Counterpart, from, into Agency) []Counterpart {
	var out []Counterpart
	has := func(c Counterpart) bool {
		return slices.ContainsFunc(out, func(o Counterpart) bool { return o.Agency == c.Agency && o.Kind == c.Kind })
	}
	for _, c := range list {
		if c.Peer == from.ID && c.Kind == into.Kind {
			c.Peer = into.ID
		}
		if c.Agency != from.ID && c.Peer != from.ID && c.Agency != c.Peer && !has(c) {
			out = append(out, c)
		}
	}
	return out
}
