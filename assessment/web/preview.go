package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// showPreview handles the "GET /preview" route: what will be shown about the
// lead's agency, word for word.
func showPreview(c *call) error {
	e, err := c.errands()
	if err != nil {
		return err
	}
	vm := templates.Preview{
		Frame: c.seatFrame(e.now, templates.PagePreview), Stage: e.stage.State, Until: c.ahead(e.stage.PreviewUntil()),
		Rule: e.now.Workshop.Disclosure,
	}
	if e.open() {
		p := e.preview()
		vm.Lines = append(e.previewLines(p.Shown, p.Lines, false), e.previewLines(p.Sheet, p.Held, true)...)
	}
	return c.render(http.StatusOK, templates.PreviewPage(vm))
}

func (e *errands) preview() assessment.Preview {
	return assessment.PreviewOf(e.bank, e.now, e.stage.Round, e.actor().Agency)
}

// previewLines puts lines into words from the document that they are taken from.
func (e *errands) previewLines(d *assessment.Document, lines []assessment.Line, held bool) []templates.PreviewLine {
	var out []templates.PreviewLine
	teller := e.teller(e.bank, d, e.stage.Round)
	for _, l := range lines {
		words := teller.line(l)
		_, stated := l.Unstated(e.now, e.stage.Round, e.actor().Agency)
		out = append(out, templates.PreviewLine{
			Key: l.Key(), Kind: l.Kind, Title: words.Title, Scenario: words.Scenario, State: words.State, Look: l.ForTalk(),
			Required: l.Required, Sentences: words.Sentences, Held: held, CanHide: stated, Silent: words.State == assessment.ChannelUnclear,
		})
	}
	return out
}

// savePreview handles the "POST /preview" route: the lead has read the lines, and
// turns the own part of some into "not stated".
func savePreview(c *call) error {
	e, err := c.errands()
	if err != nil {
		return err
	}
	if !e.open() {
		return assessment.ErrNotFound // even that there is a line would tell what others state
	}
	lines := c.sentLines()
	if len(lines) == 0 {
		if err := c.notice("errand.notice-seen"); err != nil {
			return err
		}
		return c.see("/errands")
	}
	found := false
	for _, key := range lines {
		known, err := c.unstate(key)
		if err != nil {
			return err
		}
		found = found || known
	}
	if !found {
		return assessment.ErrNotFound
	}
	if err := c.notice("errand.notice-hidden"); err != nil {
		return err
	}
	return c.see("/preview")
}

// unstate turns the own part of a line into "not stated", if the agency has any.
// It reads anew: two lines can be parts of one statement.
func (c *call) unstate(key string) (bool, error) {
	e, err := c.errands()
	if err != nil {
		return false, err
	}
	p := e.preview()
	for _, l := range slices.Concat(p.Lines, p.Held) {
		if l.Key() != key {
			continue
		}
		statement, stated := l.Unstated(e.now, e.stage.Round, c.actor().Agency)
		if stated {
			_, err = c.Store.State(c.Request().Context(), c.actor(), e.bank, statement, nil)
		}
		return stated, err
	}
	return false, nil
}
