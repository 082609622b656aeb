package assessment

import (
	"maps"
	"slices"
)

// SharedRoom is all that a shared view may show of the room's figures: the
// themes in bank order, their questions of the workshop's set, and the queue.
type SharedRoom struct {
	Themes    []SharedTheme
	Questions []SharedQuestion
	Queue     SharedQueue
}

// ShareRoom is what everybody in the workshop may see by its disclosure rule:
// each theme as it stood in the latest round up to r in which it was shown, and
// nothing of a theme that was not. Answers of a round that is not shown yet
// change none of it.
func ShareRoom(b *Bank, d *Document, r RoundID) SharedRoom {
	return shareRoom(b, d, stagedRounds(d, r, Shown))
}

// PreviewRoom is what the trainer may see before it is shown: as [ShareRoom],
// with themes that are locked.
func PreviewRoom(b *Bank, d *Document, r RoundID) SharedRoom {
	return shareRoom(b, d, stagedRounds(d, r, Locked, Shown))
}

// ShownRound is the latest round up to r in which a theme was shown, and whether
// there is one.
func ShownRound(d *Document, theme string, r RoundID) (RoundID, bool) {
	round, shown := stagedRounds(d, r, Shown)[theme]
	return round, shown
}

// stagedRounds is, by theme, the latest round up to r in which it stands at one
// of some stages.
func stagedRounds(d *Document, r RoundID, stages ...Stage) map[string]RoundID {
	out := make(map[string]RoundID)
	for _, t := range d.Themes {
		if _, counts := roundUpTo(t.Round, r); !counts || !slices.Contains(stages, t.State) {
			continue
		}
		if old, has := out[t.Theme]; !has || old.Before(t.Round) {
			out[t.Theme] = t.Round
		}
	}
	return out
}

func shareRoom(b *Bank, d *Document, rounds map[string]RoundID) SharedRoom {
	rule := d.Workshop.Disclosure
	positions := positionsIn(b, d, rounds)
	room := roomResult(b, d, positions)
	agencies := agencyResults(b, d, positions)
	before := seenBefore(b, d, rounds)
	out := SharedRoom{Queue: ShareQueue(rule, room)}
	for i, t := range RoomThemes(b, agencies) {
		if _, in := rounds[t.ID]; in {
			shared := before.theme(rule, t, ShareTheme(rule, t))
			if rule.Names() {
				shared.Sections = namedSections(agencies, &b.Themes[i])
			}
			out.Themes = append(out.Themes, shared)
		}
	}
	for _, q := range room.Questions {
		place, _, _ := b.Question(q.ID)
		if _, in := rounds[place.Theme]; in {
			shared := before.question(rule, q, ShareQuestion(rule, q))
			if rule.Names() {
				shared.Named = namedChoices(agencies, q.ID)
			}
			out.Questions = append(out.Questions, shared)
		}
	}
	return out
}

// positionsIn are the positions in each theme at the round that is given for
// it; those in other themes are left out.
func positionsIn(b *Bank, d *Document, rounds map[string]RoundID) map[string]map[string]PositionState {
	at := make(map[RoundID]map[string]map[string]PositionState)
	for round := range maps.Values(rounds) {
		if at[round] == nil {
			at[round] = Positions(b, d, round)
		}
	}
	out := make(map[string]map[string]PositionState)
	for _, a := range d.Agencies {
		out[a.ID] = make(map[string]PositionState)
		for place, q := range b.Questions {
			// A theme without a round has none, an agency that left neither.
			if p, isAsked := at[rounds[place.Theme]][a.ID][q.ID]; isAsked {
				out[a.ID][q.ID] = p
			}
		}
	}
	return out
}

func namedChoices(agencies []AgencyResult, question string) []NamedChoice {
	var out []NamedChoice
	for _, a := range agencies {
		p, isAsked := a.Positions[question]
		if !isAsked {
			continue
		}
		choice := p.Choice
		if choice == Withheld {
			choice = ""
		}
		out = append(out, NamedChoice{Agency: a.ID, Choice: choice})
	}
	return out
}

// namedSections are the sections of a theme in bank order, each with the
// agencies to which it applies.
func namedSections(agencies []AgencyResult, theme *Theme) []NamedSection {
	var out []NamedSection
	for i := range theme.Sections {
		section := NamedSection{ID: theme.Sections[i].ID}
		for _, a := range agencies {
			if score, has := sectionOf(a, theme.ID, section.ID); has {
				section.Scores = append(section.Scores, NamedScore{Agency: a.ID, ScoreRange: score})
			}
		}
		if len(section.Scores) > 0 {
			out = append(out, section)
		}
	}
	return out
}

func sectionOf(a AgencyResult, theme, section string) (ScoreRange, bool) {
	for _, t := range a.Themes {
		for _, s := range t.Sections {
			if t.ID == theme && s.ID == section {
				return s.ScoreRange, true
			}
		}
	}
	return ScoreRange{}, false
}
