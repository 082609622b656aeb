package main

import (
	"electready/assessment"
)

// reasons are what leads write when their people stand apart, by the level they
// decide for.
var reasons = map[assessment.Choice]string{
	"0": "Nobody could show the paper. We take the lower line until it is found.",
	"1": "It works because two colleagues know it; nothing is written yet.",
	"2": "The order is signed and handed out. The trial some remember was of another system.",
	"3": "The trial was in spring, the record is in our file; not all of us took part.",
	"4": "Changed after the spring trial; the other voices knew the older version.",
}

const noReason = "Put together in the break; we come back to it."

// confirmFirst writes what the leads confirmed in the first round, in the
// minutes after each lock.
func (c *country) confirmFirst() {
	positions := assessment.Positions(c.bank, c.Document, assessment.First)
	for _, s := range schedule {
		theme, _ := c.bank.Theme(s.theme)
		for i := range cast {
			if cast[i].hasLead() {
				c.confirmTheme(&cast[i], theme, s.locked, s.shown != "", positions[cast[i].id()])
			}
		}
	}
}

// confirmTheme confirms an agency's positions in a theme. Of one that is not
// shown yet about half are done.
func (c *country) confirmTheme(h *house, theme *assessment.Theme, locked string, shown bool, positions map[string]assessment.PositionState) {
	clock := later(at(locked), 40+int(draw("house", h.id(), theme.ID)*80))
	share := h.confirms
	if !shown {
		share = h.confirms / 2
	}
	for _, section := range theme.Sections {
		for _, q := range section.Questions {
			p := positions[q.ID]
			if !p.Stated() || draw("confirms", h.id(), q.ID) >= share {
				continue
			}
			row := assessment.Position{
				Agency: h.id(), Round: assessment.First, Question: q.ID, Choice: decided(h, q.ID, p), Respondent: h.lead(), At: clock,
			}
			if assessment.ReasonNeeded(p.Voices, row.Choice) {
				row.Reason = reasons[row.Choice]
				if row.Reason == "" {
					row.Reason = noReason
				}
				clock = later(clock, 25)
			}
			c.Positions = append(c.Positions, row)
		}
	}
}

// decided is what the lead confirms: what the voices come to, or one of them
// where they stand apart.
func decided(h *house, question string, p assessment.PositionState) assessment.Choice {
	if !p.Unsettled {
		return p.Choice
	}
	var known []assessment.Choice
	for _, v := range p.Voices {
		if _, ok := v.Level(); ok {
			known = append(known, v)
		}
	}
	return known[int(draw("decides", h.id(), question)*float64(len(known)))]
}

// answerAgain writes the second round: three questions, some of the people, and
// of the locked one the positions of all but the commission.
func (c *country) answerAgain() {
	clock := at("15:03")
	for _, s := range heard {
		clock = later(clock, 14)
		c.Answers = append(c.Answers, assessment.Answer{
			Respondent: s.seat, Round: assessment.Second, Question: s.question, Revision: 1, Choice: s.choice, Why: s.why, Note: s.note, At: clock,
		})
	}
	positions := assessment.Positions(c.bank, c.Document, assessment.Second)
	for _, s := range []struct{ agency, question, reason string }{
		{"digital", "cs-manual", ""},
		{"foreign", "cs-manual", ""},
		{"police", "cs-manual", ""},
		{"cert", "ir-parallel", ""},
		{"prosecution", "ir-parallel", ""},
		{"cert", "co-body", ""},
		{"prosecution", "co-body", "Agreed with the colleague who could not stay."},
	} {
		p := positions[s.agency][s.question]
		row := assessment.Position{
			Agency: s.agency, Round: assessment.Second, Question: s.question, Choice: p.Choice, Reason: s.reason,
			Respondent: s.agency + ".1", At: at("15:14"),
		}
		if p.Unsettled {
			row.Choice = p.Voices[len(p.Voices)-1]
			row.Reason = reasons[row.Choice]
		}
		c.Positions = append(c.Positions, row)
	}
}
