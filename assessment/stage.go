package assessment

import "slices"

// CurrentRound is the round that answers and positions go into now: the last
// that was opened.
func (d *Document) CurrentRound() RoundID {
	round := First
	for _, r := range d.Rounds {
		if round.Before(r.ID) {
			round = r.ID
		}
	}
	return round
}

// StageOf is how far a theme is at round r: as its row of the latest round up to
// r says, because a round that does not ask a theme again leaves it where it
// was. A theme without a row is closed. A second round asks only what was shown:
// a theme that begins while it runs is in its first.
func (d *Document) StageOf(theme string, r RoundID) ThemeState {
	out := ThemeState{Theme: theme, Round: r, State: Closed}
	if r == Second {
		out.Round = First
	}
	found := false
	for _, t := range d.Themes {
		if t.Theme != theme || r.Before(t.Round) || found && t.Round.Before(out.Round) {
			continue
		}
		out, found = t, true
	}
	return out
}

// NextStage is the row that a step of a theme in round r changes: its own, or a
// new one where it was shown in a round before.
func (d *Document) NextStage(theme string, r RoundID) ThemeState {
	t := d.StageOf(theme, r)
	if t.State == Shown && t.Round.Before(r) {
		return ThemeState{Theme: theme, Round: r, State: Closed}
	}
	return t
}

// Takes reports whether the theme, as far as it is, asks a question: all of
// its questions, or those chosen for this round.
func (t ThemeState) Takes(question string) bool {
	return len(t.Questions) == 0 || slices.Contains(t.Questions, question)
}

// AgencyByID finds an agency.
func (d *Document) AgencyByID(id string) (*Agency, bool) {
	for i := range d.Agencies {
		if d.Agencies[i].ID == id {
			return &d.Agencies[i], true
		}
	}
	return nil, false
}

// RespondentByID finds a respondent.
func (d *Document) RespondentByID(id string) (*Respondent, bool) {
	for i := range d.Respondents {
		if d.Respondents[i].ID == id {
			return &d.Respondents[i], true
		}
	}
	return nil, false
}
