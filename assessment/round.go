package assessment

import "slices"

// SecondQuestions is how many questions a second round asks at the most: it
// follows a talk, and ten minutes are left for it.
const SecondQuestions = 3

// Errors of opening rounds and of answering in them.
var (
	ErrRoundEarly    = &Error{Code: Conflict, Key: "error.round-early"}    // nothing was shown yet
	ErrRoundChoice   = &Error{Code: Invalid, Key: "error.round-choice"}    // no question, or more than three
	ErrRoundTheme    = &Error{Code: Conflict, Key: "error.round-theme"}    // a theme is not in a state to be asked again
	ErrRoundRuns     = &Error{Code: Conflict, Key: "error.round-runs"}     // another round is not over, or stands in the way
	ErrRoundOver     = &Error{Code: Conflict, Key: "error.round-over"}     // an answer was made for a round that is over
	ErrRoundAnswered = &Error{Code: Conflict, Key: "error.round-answered"} // it can no longer be taken back
)

// SecondRound is the rows that open a second round on questions: one for each
// of their themes. Only what was shown to the room is asked again. It returns
// [ErrRoundEarly] before anything was shown, [ErrRoundChoice] without a question
// and with more than three in the whole round, [ErrRoundTheme] for a theme that
// is not shown or had its second round, [ErrRoundRuns] once a follow-up is open,
// and [ErrNotFound] for questions that the workshop does not ask.
func SecondRound(b *Bank, d *Document, questions []string) ([]ThemeState, error) {
	shown, chosen := false, 0
	for _, t := range d.Themes {
		shown = shown || t.State == Shown
		if t.Round == Second {
			chosen += len(t.Questions)
		}
	}
	questions = slices.Compact(slices.Sorted(slices.Values(questions)))
	switch {
	case d.CurrentRound() == FollowUp:
		return nil, ErrRoundRuns
	case !shown:
		return nil, ErrRoundEarly
	case len(questions) == 0 || chosen+len(questions) > SecondQuestions:
		return nil, ErrRoundChoice
	}
	var out []ThemeState
	taken := 0
	for i := range b.Themes {
		row := ThemeState{Theme: b.Themes[i].ID, Round: Second, State: Open}
		for place, q := range b.Questions {
			if place.Theme == row.Theme && slices.Contains(questions, q.ID) && d.asks(q) {
				row.Questions = append(row.Questions, q.ID)
			}
		}
		if len(row.Questions) == 0 {
			continue
		}
		if have := d.StageOf(row.Theme, Second); have.State != Shown || have.Round == Second {
			return nil, ErrRoundTheme
		}
		taken += len(row.Questions)
		out = append(out, row)
	}
	if taken < len(questions) {
		return nil, ErrNotFound
	}
	return out, nil
}

// FollowUpRound is the rows that open themes in a follow-up round; without a
// theme all that the workshop asks about. It returns [ErrRoundEarly] where there
// is nothing to follow up, [ErrRoundRuns] while a second round is not shown,
// [ErrRoundTheme] while answers come into a theme of an earlier round and for a
// theme that is in the follow-up already, and [ErrNotFound] for no theme of the
// bank.
func FollowUpRound(b *Bank, d *Document, themes []string) ([]ThemeState, error) {
	begun := len(d.Answers)+len(d.Positions) > 0
	for _, t := range d.Themes {
		begun = begun || t.State == Shown
		switch {
		case t.Round == Second && t.State.Confirmable():
			return nil, ErrRoundRuns
		case t.Round == First && t.State == Open:
			return nil, ErrRoundTheme
		}
	}
	if !begun {
		return nil, ErrRoundEarly
	}
	for _, id := range themes {
		if _, ok := b.Theme(id); !ok {
			return nil, ErrNotFound
		}
	}
	var out []ThemeState
	for i := range b.Themes {
		id := b.Themes[i].ID
		if len(themes) > 0 && !slices.Contains(themes, id) || !d.asksTheme(b, id) {
			continue
		}
		if d.StageOf(id, FollowUp).Round == FollowUp && d.hasStage(id, FollowUp) {
			if len(themes) > 0 {
				return nil, ErrRoundTheme
			}
			continue
		}
		out = append(out, ThemeState{Theme: id, Round: FollowUp, State: Open})
	}
	if len(out) == 0 {
		return nil, ErrRoundTheme
	}
	return out, nil
}

func (d *Document) hasStage(theme string, r RoundID) bool {
	return slices.ContainsFunc(d.Themes, func(t ThemeState) bool { return t.Theme == theme && t.Round == r })
}

// asks reports whether any agency of the workshop is asked a question.
func (d *Document) asks(q *Question) bool {
	return slices.ContainsFunc(d.Agencies, func(a Agency) bool { return a.Left == "" && q.AskedOf(&d.Workshop, a.Kind) })
}

func (d *Document) asksTheme(b *Bank, theme string) bool {
	for place, q := range b.Questions {
		if place.Theme == theme && d.asks(q) {
			return true
		}
	}
	return false
}

// FollowUpAllowed says whether a workshop in state s may open a follow-up round.
// One that was handed over from this machine is read only; at its custodian the
// follow-up makes it running again, as [MayReopen] says.
func (s State) FollowUpAllowed(handedOverHere bool) error {
	switch {
	case s == Running, MayReopen(s, handedOverHere):
		return nil
	case s == Preparing:
		return ErrNotRunning
	}
	return ErrReadOnly
}

// RoundAnswered reports whether anything was said in a round: an answer, a
// confirmation or a statement.
func (d *Document) RoundAnswered(r RoundID) bool {
	answers := slices.ContainsFunc(d.Answers, func(a Answer) bool { return a.Round == r })
	positions := slices.ContainsFunc(d.Positions, func(p Position) bool { return p.Round == r })
	return answers || positions || d.statedIn(r)
}

func (d *Document) statedIn(r RoundID) bool {
	return slices.ContainsFunc(d.Channels, func(c Channel) bool { return c.RoundOf() == r }) ||
		slices.ContainsFunc(d.Claims, func(c Claim) bool { return c.RoundOf() == r }) ||
		slices.ContainsFunc(d.Stakes, func(s Stake) bool { return s.RoundOf() == r }) ||
		slices.ContainsFunc(d.Stances, func(s Stance) bool { return s.RoundOf() == r })
}

// StatementRound is the round that statements go into now: the follow-up once it
// is open. A second round asks questions alone; statements go on in the round in
// which they were.
func (d *Document) StatementRound() RoundID {
	switch {
	case d.CurrentRound() == FollowUp:
		return FollowUp
	case d.statedIn(Second):
		return Second
	}
	return First
}
