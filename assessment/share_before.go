package assessment

import "slices"

// seen is what the room was shown of themes in rounds before the present one:
// pictures that people remember, or took with a phone.
type seen struct {
	rooms  []RoomResult
	themes [][]RoomTheme
	asked  []map[string]bool // which themes each of them showed
}

// seenBefore gathers, for every round before those given by theme, the themes
// that were shown in it.
func seenBefore(b *Bank, d *Document, rounds map[string]RoundID) seen {
	var out seen
	for _, r := range RoundIDs {
		earlier, themes := make(map[string]RoundID), make(map[string]bool)
		for _, t := range d.Themes {
			if now, in := rounds[t.Theme]; in && t.State == Shown && t.Round == r && r.Before(now) {
				earlier[t.Theme], themes[t.Theme] = r, true
			}
		}
		if len(earlier) == 0 {
			continue
		}
		positions := positionsIn(b, d, earlier)
		out.rooms = append(out.rooms, roomResult(b, d, positions))
		out.themes = append(out.themes, RoomThemes(b, agencyResults(b, d, positions)))
		out.asked = append(out.asked, themes)
	}
	return out
}

// question takes the counts from a shared question where an earlier picture of
// it differs by too few agencies.
func (s seen) question(rule Rule, q RoomQuestion, shared SharedQuestion) SharedQuestion {
	if !shared.Shown || shared.MostOrAll != "" {
		return shared
	}
	for _, room := range s.rooms {
		i := slices.IndexFunc(room.Questions, func(old RoomQuestion) bool { return old.ID == q.ID })
		if old := room.Questions[i]; old.Asked > 0 && tooAlike(rule, sharedCounts(old).list(), sharedCounts(q).list()) {
			shared.Few, shared.Counts = true, SharedCounts{}
		}
	}
	return shared
}

// list is the counts as groups that together are all agencies asked.
func (c SharedCounts) list() []int {
	return append(c.Levels[:], c.Unknown, c.NotOurs, c.NotStated)
}

// theme does for the spread of scores, of a theme and of its sections, what
// question does for counts.
func (s seen) theme(rule Rule, t RoomTheme, shared SharedTheme) SharedTheme {
	for i, old := range s.themes {
		if !s.asked[i][t.ID] {
			continue
		}
		j := slices.IndexFunc(old, func(o RoomTheme) bool { return o.ID == t.ID })
		shared = alikeTheme(rule, old[j], t, shared)
		for k := range t.Sections {
			shared.Spreads[k] = alikeTheme(rule, old[j].Sections[k], t.Sections[k], shared.Spreads[k])
		}
	}
	return shared
}

func alikeTheme(rule Rule, before, now RoomTheme, shared SharedTheme) SharedTheme {
	if shared.Shown && shared.MostOrAll == nil && tooAlike(rule, before.Bands[:], now.Bands[:]) {
		shared.Few, shared.Bands = true, [Bands]int{}
	}
	return shared
}
