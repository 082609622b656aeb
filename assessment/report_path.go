package assessment

import (
	"cmp"
	"slices"
)

// ReportSources is from how many agencies a report follows word of a type.
const ReportSources = 3

// PaceOpen stands beside the paces of a path: no confirmed way leads there, and
// its ends have not both stated the channel between them.
const PaceOpen = "open"

// ShownPace is how fast word comes somewhere, as a view says it: a way that was
// not stated by both ends yet is open, and not never.
func ShownPace(pace, direct string) string {
	if pace == Never && direct == ChannelUnclear {
		return PaceOpen
	}
	return pace
}

// Reach are the agencies of the room by how fast word comes to them: by pace or
// [PaceOpen], in the workshop's order.
type Reach map[string][]string

// ReportPath is whom word of a type reaches from an agency that may be the first
// to notice.
type ReportPath struct {
	Type       ChannelType
	From       string
	Day, Night Reach
}

// StartingPoints are the agencies of the room from which the bank expects word
// of a type to go to the most kinds of agencies that are in the room too: few of
// them, in the order of the bank where they are equal.
func StartingPoints(b *Bank, d *Document, t ChannelType) []string {
	here, kinds, tells := InRoom(d), map[Kind]int{}, map[Kind]int{}
	for _, a := range d.Agencies {
		if here[a.ID] {
			kinds[a.Kind]++
		}
	}
	var order []Kind
	for _, e := range b.Expected {
		others := kinds[e.To]
		if e.From == e.To {
			others--
		}
		if e.Type != t || kinds[e.From] == 0 || others < 1 {
			continue
		}
		if tells[e.From]++; !slices.Contains(order, e.From) {
			order = append(order, e.From)
		}
	}
	slices.SortStableFunc(order, func(x, y Kind) int { return -cmp.Compare(tells[x], tells[y]) })
	var out []string
	for _, k := range order {
		for _, a := range d.Agencies {
			if a.Kind == k && here[a.ID] {
				out = append(out, a.ID)
			}
		}
	}
	return out[:min(len(out), ReportSources)]
}

// fillPaths follows word over what the report may hold of the channels, and over
// nothing else: a held line would show as a way.
func (r *Report) fillPaths(b *Bank, round RoundID) {
	type end struct {
		t        ChannelType
		from, to string
	}
	here, direct := InRoom(r.Room), map[end]string{}
	states := ChannelStates(b, r.Room, round)
	for _, s := range states {
		direct[end{s.Type, s.From, s.To}] = s.State
	}
	results := PathResults(r.Room, round, states)
	reach := func(t ChannelType, from string, night bool) Reach {
		out := Reach{}
		i := slices.IndexFunc(results, func(p PathResult) bool { return p.Type == t && p.From == from && p.Night == night })
		if i < 0 {
			return out
		}
		for _, a := range r.Room.Agencies {
			if pace, ok := results[i].Confirmed[a.ID]; ok && here[a.ID] {
				pace = ShownPace(pace, direct[end{t, from, a.ID}])
				out[pace] = append(out[pace], a.ID)
			}
		}
		return out
	}
	for _, t := range r.Room.Workshop.ChannelTypes() {
		for _, from := range StartingPoints(b, r.Room, t) {
			r.Paths = append(r.Paths, ReportPath{Type: t, From: from, Day: reach(t, from, false), Night: reach(t, from, true)})
		}
	}
}
