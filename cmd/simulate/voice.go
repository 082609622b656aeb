package main

import (
	"math"
	"slices"

	"electready/assessment"
)

// answerFirst writes what everybody answered in the first round, in the order
// in which it was saved.
func (c *country) answerFirst() {
	for i := range cast {
		for n := range cast[i].people {
			for _, block := range [][]int{{0, 1}, {2, 3}} { // of the schedule
				c.answerBlock(&cast[i], n, block)
			}
		}
	}
	slices.SortStableFunc(c.Answers, func(a, b assessment.Answer) int {
		switch {
		case a.At < b.At:
			return -1
		case a.At > b.At:
			return 1
		}
		return 0
	})
}

// answerBlock answers the themes that were open together, one after the other,
// essential questions first, until the time is over.
func (c *country) answerBlock(h *house, n int, block []int) {
	p, seat := &h.people[n], h.seat(n+1)
	clock := later(at(schedule[block[0]].opened), int(draw("late", seat, schedule[block[0]].theme)*90))
	for _, s := range block {
		theme, end := schedule[s].theme, at(schedule[s].locked)
		for _, part := range assessment.Parts(c.bank, &c.Workshop, h.kind, theme) {
			for _, id := range part.Questions {
				if !inScript(h, n, id) && draw("says", seat, id) >= p.says {
					continue
				}
				clock = later(clock, p.pace+int(around(20, "pace", seat, id)))
				if clock >= end || h.left != "" && clock >= h.left {
					return
				}
				c.answer(h, n, theme, id, clock)
			}
		}
	}
}

// inScript reports whether the script needs this person to answer: what it says
// of an agency its lead at least says.
func inScript(h *house, n int, id string) bool {
	seat := h.seat(n + 1)
	_, said := says[seat+" "+id]
	_, noted := notes[seat+" "+id]
	_, ofAll := says[h.id()+" "+id]
	return said || noted || ofAll && n == 0
}

// answer writes one person's answer, now and then after a first try.
func (c *country) answer(h *house, n int, theme, id, clock string) {
	seat := h.seat(n + 1)
	a := assessment.Answer{
		Respondent: seat, Round: assessment.First, Question: id, Revision: 1,
		Choice: c.choice(h, n, theme, id), Flag: draw("flag", seat, id) < 0.04, At: clock,
	}
	a.Basis = basisOf(a.Choice, draw("basis", seat, id))
	if level, known := a.Choice.Level(); known && draw("revised", seat, id) < 0.05 {
		first := a
		first.Choice, first.At = assessment.LevelChoice((level+1)%(assessment.TopLevel+1)), later(clock, -9)
		first.Basis, first.Flag = "", false
		c.Answers = append(c.Answers, first)
		a.Revision = 2
	}
	a.Note, _ = scripted(c, "notes", notes, seat, id)
	c.Answers = append(c.Answers, a)
}

// basisOf is what an answer rests on: papers prove the upper lines, and many
// leave it out.
func basisOf(choice assessment.Choice, drawn float64) string {
	level, known := choice.Level()
	switch {
	case !known || drawn < 0.3:
		return ""
	case level >= 2 && drawn < 0.8:
		return "document"
	case level >= 1 && drawn < 0.9:
		return "practice"
	}
	return "opinion"
}

// choice is the script's, or one drawn from what the agency can and the person
// sees of it.
func (c *country) choice(h *house, n int, theme, id string) assessment.Choice {
	p, seat := &h.people[n], h.seat(n+1)
	if choice, ok := scripted(c, "says", says, seat, id); ok {
		return choice
	}
	_, q, _ := c.bank.Question(id)
	switch {
	case draw("not ours", h.id(), id) < 0.04:
		return assessment.NotOurs
	case q.About == assessment.Own && draw("guarded", h.id(), id) < h.guarded:
		return assessment.Withheld
	case draw("unsure", seat, id) < p.unsure:
		return assessment.Unknown
	}
	able := h.able[slices.IndexFunc(c.bank.Themes, func(t assessment.Theme) bool { return t.ID == theme })]
	level := able + p.bias + around(1.2, "question", id) + around(1.2, "agency", h.id(), id) + around(1.1, "voice", seat, id)
	return assessment.LevelChoice(int(math.Round(min(max(level, 0), assessment.TopLevel))))
}
