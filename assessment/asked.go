package assessment

import "slices"

// AppliesToKind reports whether the question is put to agencies of kind k.
func (q *Question) AppliesToKind(k Kind) bool {
	return len(q.AppliesTo) == 0 || slices.Contains(q.AppliesTo, k)
}

// InSet reports whether the question belongs to a workshop's set.
func (q *Question) InSet(set QuestionSet) bool { return q.Core || set == FullSet }

// Used reports whether the workshop uses all that the question needs.
func (q *Question) Used(uses []Use) bool { return usesAll(uses, q.Needs) }

// Used reports whether the workshop uses all that the system needs.
func (s *System) Used(uses []Use) bool { return usesAll(uses, s.Needs) }

func usesAll(uses, needs []Use) bool {
	return !slices.ContainsFunc(needs, func(need Use) bool { return !slices.Contains(uses, need) })
}

// Asks reports whether the workshop asks the question of anybody, by its set and
// by what the country uses.
func (w *Workshop) Asks(q *Question) bool { return q.InSet(w.QuestionSet) && q.Used(w.Uses) }

// AskedOf reports whether workshop w asks the question of agencies of kind k.
func (q *Question) AskedOf(w *Workshop, k Kind) bool {
	return w.Asks(q) && q.AppliesToKind(k)
}

// ScenariosAsked are the scenarios of the workshop, or those that the bank
// proposes.
func (w *Workshop) ScenariosAsked(b *Bank) []string {
	return chosenOr(w.Scenarios, b.Defaults.Scenarios)
}

// SystemsAsked are the systems of the workshop, or those that the bank proposes,
// less those that need what the country does not use.
func (w *Workshop) SystemsAsked(b *Bank) []string {
	return slices.DeleteFunc(slices.Clone(chosenOr(w.Systems, b.Defaults.Systems)), func(id string) bool {
		s, ok := b.System(id)
		return ok && !s.Used(w.Uses)
	})
}

// chosenOr is what a workshop chose, or without a choice what is usual.
func chosenOr(chosen, usual []string) []string {
	if len(chosen) > 0 {
		return chosen
	}
	return usual
}

// PeersAsked are the agencies that a lead is asked about for a channel type:
// those to which, or from which, the bank expects a channel with its own kind.
// More can be added.
func PeersAsked(b *Bank, d *Document, agency string, t ChannelType) []string {
	own, ok := d.AgencyByID(agency)
	if !ok {
		return nil
	}
	var out []string
	for _, a := range d.Agencies {
		if a.ID == agency || a.Left != "" {
			continue
		}
		for _, e := range b.Expected {
			if e.Type == t && (e.From == own.Kind && e.To == a.Kind || e.To == own.Kind && e.From == a.Kind) {
				out = append(out, a.ID)
				break
			}
		}
	}
	return out
}

// CounterpartChoice is a kind of which an agency could turn to several, where the
// bank expects it to turn to one.
type CounterpartChoice struct {
	Kind  Kind
	Peers []Agency
}

// CounterpartsAsked are the kinds for which a workshop has to say to whom an
// agency turns: without that no channel to any of them is required.
func CounterpartsAsked(b *Bank, d *Document, agency *Agency) []CounterpartChoice {
	if agency.Left != "" {
		return nil
	}
	var out []CounterpartChoice
	for _, k := range b.Kinds {
		if !slices.ContainsFunc(b.Expected, func(e ExpectedChannel) bool { return e.From == agency.Kind && e.To == k }) {
			continue
		}
		choice := CounterpartChoice{Kind: k}
		for _, a := range d.Agencies {
			if a.Kind == k && a.ID != agency.ID && a.Left == "" {
				choice.Peers = append(choice.Peers, a)
			}
		}
		if len(choice.Peers) > 1 {
			out = append(out, choice)
		}
	}
	return out
}
