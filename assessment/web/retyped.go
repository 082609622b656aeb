package web

import (
	"net/http"

	"electready/assessment"
	"electready/templates"
)

// retyped is what somebody sent of answers, or of a position, in a form that
// could not be taken, word for word: nobody should have to find the words again
// because a session lapsed or a workshop was handed over meanwhile.
func (c *call) retyped() []templates.Typed {
	r := c.Request()
	if r.Method != http.MethodPost || r.URL.Path == importPath || c.readForm() != nil {
		return nil
	}
	b, kind := c.bankAtHand()
	if id := c.field("question"); r.URL.Path == "/house/confirm" {
		if _, _, known := b.Question(id); !known {
			return nil
		}
		return []templates.Typed{c.typedOf(b, kind, id, templates.Answer{Choice: c.choice("choice"), Note: c.lines("reason")})}
	}
	var out []templates.Typed
	for _, q := range b.Questions {
		a := templates.Answer{Choice: c.choice("choice-" + q.ID), Basis: c.field("basis-" + q.ID), Note: c.lines("note-" + q.ID)}
		if a.Choice != "" || a.Note != "" {
			out = append(out, c.typedOf(b, kind, q.ID, a))
		}
	}
	return out
}

// choice is a posted choice, empty where it is none.
func (c *call) choice(name string) assessment.Choice {
	if choice := assessment.Choice(c.field(name)); choice.Valid() {
		return choice
	}
	return ""
}

// bankAtHand is the bank of the reader's workshop and the kind of the agency,
// or the program's own bank where the session is over.
func (c *call) bankAtHand() (*assessment.Bank, assessment.Kind) {
	d, err := c.Store.Welcome(c.Request().Context(), c.actor())
	if err != nil {
		return c.Bank, ""
	}
	b, err := c.bank(d)
	if err != nil {
		return c.Bank, ""
	}
	if a, ok := d.AgencyByID(c.actor().Agency); ok {
		return b, a.Kind
	}
	return b, ""
}
