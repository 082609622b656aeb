package assessment

import "slices"

// Move says how an agency's position on a question went from one round to
// another.
type Move string

// The moves. A question that has no position in one of the rounds, or is not the
// agency's in both, has none.
const (
	Stayed    Move = "stayed"
	Rose      Move = "rose"      // to a further level
	Fell      Move = "fell"      // to an earlier level
	Otherwise Move = "otherwise" // a level came or went, or a choice without one changed
)

// WhyChanged is the reason of an answer that says that something was done. Every
// other reason corrects what was known.
const WhyChanged = "changed"

// PositionMove is what became of an agency's position on a question.
type PositionMove struct {
	Question string
	From, To PositionState
	Move     Move // empty: none
	// Changed says that the agency did something: of its people whose own answer
	// went the same way, more than half say so. Silence about the reason counts
	// against it.
	Changed bool
}

// Progress reports whether the position rose because something was done. Only
// this counts as progress.
func (m PositionMove) Progress() bool { return m.Move == Rose && m.Changed }

// Setback reports whether the position fell because something was done.
func (m PositionMove) Setback() bool { return m.Move == Fell && m.Changed }

// Corrected reports whether the position moved because more is known now: the
// house is as it was.
func (m PositionMove) Corrected() bool {
	return m.Move != "" && m.Move != Stayed && !m.Progress() && !m.Setback()
}

// Compare says for every agency that did not leave what became of its positions
// between two rounds: of the questions that were asked again, in bank order.
func Compare(b *Bank, d *Document, from, to RoundID) map[string][]PositionMove {
	before, after := Positions(b, d, from), Positions(b, d, to)
	whys := voiceMoves(d, from, to)
	out := make(map[string][]PositionMove, len(after))
	for place, q := range b.Questions {
		if !d.askedAgain(place.Theme, q.ID, from, to) {
			continue
		}
		for agency, positions := range after {
			now, isAsked := positions[q.ID]
			if !isAsked {
				continue
			}
			m := PositionMove{Question: q.ID, From: before[agency][q.ID], To: now}
			m.Move = moveOf(m.From, m.To)
			m.Changed = mostSayChanged(whys[asked{agency, q.ID}], m.Move)
			out[agency] = append(out[agency], m)
		}
	}
	return out
}

// askedAgain reports whether a question was asked after round from, up to round
// to: as the theme's row says, or as answers and confirmations show where a file
// came without such rows.
func (d *Document) askedAgain(theme, question string, from, to RoundID) bool {
	within := func(r RoundID) bool { return from.Before(r) && !to.Before(r) }
	return slices.ContainsFunc(d.Themes, func(t ThemeState) bool {
		return t.Theme == theme && within(t.Round) && t.Takes(question)
	}) || slices.ContainsFunc(d.Answers, func(a Answer) bool {
		return a.Question == question && within(a.Round)
	}) || slices.ContainsFunc(d.Positions, func(p Position) bool {
		return p.Question == question && within(p.Round)
	})
}

// moveOf compares two positions.
func moveOf(from, to PositionState) Move {
	if !from.Stated() || !to.Stated() || from.Choice == NotOurs && to.Choice == NotOurs {
		return ""
	}
	before, had := from.Level()
	now, has := to.Level()
	switch {
	case had && has:
		return direction(before, now)
	case from.Choice == to.Choice && from.Unsettled == to.Unsettled:
		return Stayed
	}
	return Otherwise
}

func direction(before, now int) Move {
	switch {
	case now > before:
		return Rose
	case now < before:
		return Fell
	}
	return Stayed
}

// voiceMove is how a person's own answer went, and why, as the person says.
type voiceMove struct {
	move Move
	why  string
}

// voiceMoves are the people who answered at both rounds, with a level in each,
// and anew after the first of them. Somebody new has nothing to compare with.
func voiceMoves(d *Document, from, to RoundID) map[asked][]voiceMove {
	before, after := latestAnswers(d, from), latestAnswers(d, to)
	out := make(map[asked][]voiceMove)
	for key, now := range after {
		old, spoke := before[key]
		was, had := old.Choice.Level()
		is, has := now.Choice.Level()
		person, known := d.RespondentByID(key.respondent)
		if !spoke || !had || !has || !known || !from.Before(now.Round) {
			continue
		}
		at := asked{person.Agency, key.question}
		out[at] = append(out[at], voiceMove{direction(was, is), now.Why})
	}
	return out
}

// spoken is a question as a person answered it.
type spoken struct{ respondent, question string }

// latestAnswers holds what each person who is not set aside last said up to r.
func latestAnswers(d *Document, r RoundID) map[spoken]Answer {
	aside := make(map[string]bool)
	for _, p := range d.Respondents {
		aside[p.ID] = p.Aside
	}
	out := make(map[spoken]Answer)
	for _, a := range d.Answers {
		if _, counts := roundUpTo(a.Round, r); !counts || aside[a.Respondent] {
			continue
		}
		key := spoken{a.Respondent, a.Question}
		if old, has := out[key]; !has || a.Supersedes(old) {
			out[key] = a
		}
	}
	return out
}

// mostSayChanged reports whether more than half of the voices that went the way
// of the position say that something was done.
func mostSayChanged(voices []voiceMove, way Move) bool {
	if way != Rose && way != Fell {
		return false
	}
	same, changed := 0, 0
	for _, v := range voices {
		if v.move != way {
			continue
		}
		same++
		if v.why == WhyChanged {
			changed++
		}
	}
	return 2*changed > same
}

// MendedBetween are the lines between agencies that did not fit at round from,
// as they are at round to: those that fit now, and those that do not. broken are
// the lines that fitted, and do not any more.
func MendedBetween(b *Bank, d *Document, from, to RoundID) (mended, open, broken []Line) {
	was, since := make(map[string]Line), withheldSince(d, from, d, to)
	for _, l := range Lines(b, d, from) {
		was[l.Key()] = l
	}
	seen := make(map[string]bool)
	for _, l := range Lines(b, d, to) {
		old, had := was[l.Key()]
		seen[l.Key()] = true
		switch {
		case had && old.Mismatch() && mends(old, l, since):
			mended = append(mended, l)
		case had && old.Mismatch():
			open = append(open, l)
		case had && l.Mismatch() && !slices.Contains(old.Signs, ChannelUnclear):
			broken = append(broken, l)
		}
	}
	for _, l := range Lines(b, d, from) {
		if l.Mismatch() && !seen[l.Key()] {
			open = append(open, l)
		}
	}
	return mended, open, broken
}
