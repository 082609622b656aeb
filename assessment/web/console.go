package web

import (
	"errors"
	"net/http"

	"electready/assessment"
	"electready/templates"
)

// showConsole handles the "GET /w/:id" route.
func showConsole(c *call) error { return c.renderConsole(http.StatusOK) }

func (c *call) renderConsole(status int, problems ...templates.Problem) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	round := d.CurrentRound()
	vm := templates.Console{
		Frame: c.trainerFrame(d, templates.PageConsole), Workshop: d.ID, Title: d.Workshop.Title, State: d.Workshop.State,
		Round: round, Rule: d.Workshop.Disclosure, Custodian: d.Workshop.Custodian, Problems: problems,
	}
	for i, t := range b.Themes {
		vm.Themes = append(vm.Themes, c.consoleTheme(b, i+1, t.ID, d.StageOf(t.ID, round)))
	}
	vm.OnScreen = c.wallText(d, b)
	if vm.Sheet, err = c.consoleSheet(d, b, vm.Themes); err != nil {
		return err
	}
	p := newProgress(d, b, round)
	for _, a := range d.Agencies {
		if a.Left != "" {
			continue
		}
		line := p.agency(&a)
		vm.Taken += line.Taken
		if line.Taken > 0 && !line.Lead {
			vm.NoLead++
		}
		vm.Agencies = append(vm.Agencies, line)
	}
	return c.render(status, templates.ConsolePage(vm))
}

func (c *call) consoleTheme(b *assessment.Bank, number int, id string, t assessment.ThemeState) templates.ConsoleTheme {
	return templates.ConsoleTheme{
		ID: id, Number: number, Title: prose(b, c.printer.Lang(), themeTitle(id)), Stage: t.State,
		Opened: moment(t.Opened), Locked: moment(t.Locked), Shown: moment(t.Shown),
	}
}

// progress counts how far agencies are, never what they answered.
type progress struct {
	doc      *assessment.Document
	bank     *assessment.Bank
	answered map[assessment.RoundID]map[string]map[string]bool // round, question, respondent
	round    assessment.RoundID
}

func newProgress(d *assessment.Document, b *assessment.Bank, round assessment.RoundID) *progress {
	p := &progress{doc: d, bank: b, round: round, answered: map[assessment.RoundID]map[string]map[string]bool{}}
	for _, a := range d.Answers {
		if p.answered[a.Round] == nil {
			p.answered[a.Round] = map[string]map[string]bool{}
		}
		if p.answered[a.Round][a.Question] == nil {
			p.answered[a.Round][a.Question] = map[string]bool{}
		}
		p.answered[a.Round][a.Question][a.Respondent] = true
	}
	return p
}

// agency counts an agency's seats and its sections: one is complete when each
// of its questions has a voice.
func (p *progress) agency(a *assessment.Agency) templates.ConsoleAgency {
	line := templates.ConsoleAgency{Name: a.Name, Seats: a.Seats}
	members := map[string]bool{}
	for _, r := range p.doc.Respondents {
		if r.Agency == a.ID && !r.Aside {
			members[r.ID] = true
			line.Taken++
			line.Lead = line.Lead || r.Lead
		}
	}
	for _, t := range p.bank.Themes {
		stage := p.doc.StageOf(t.ID, p.round)
		if !stage.State.Confirmable() {
			continue
		}
		for _, part := range assessment.Parts(p.bank, &p.doc.Workshop, a.Kind, t.ID) {
			line.Sections++
			if p.complete(part, stage, members) {
				line.Complete++
			}
		}
	}
	return line
}

func (p *progress) complete(part assessment.Part, stage assessment.ThemeState, members map[string]bool) bool {
	for _, q := range part.Questions {
		has := !stage.Takes(q)
		for r := range p.answered[stage.Round][q] {
			has = has || members[r]
		}
		if !has {
			return false
		}
	}
	return true
}

// saveStart handles the "POST /w/:id/start" route.
func saveStart(c *call) error {
	if err := c.Store.Start(c.Request().Context(), c.actor(), c.Param("id")); err != nil {
		return err
	}
	if err := c.notice(templates.NoticeStarted); err != nil {
		return err
	}
	return c.see("/w/" + c.Param("id"))
}

// saveThemes handles the "POST /w/:id/themes" route: themes go on together.
func saveThemes(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	themes, to := params["theme"], assessment.Stage(c.field("to"))
	if len(themes) == 0 {
		return c.renderConsole(http.StatusUnprocessableEntity, templates.Problem{Field: "themes", Key: templates.ProblemThemesNone})
	}
	err = c.Store.MoveThemes(c.Request().Context(), c.actor(), d.ID, b, themes, to)
	if errors.Is(err, assessment.ErrStage) || errors.Is(err, assessment.ErrNotRunning) {
		return c.renderConsole(http.StatusConflict, templates.Problem{Field: "themes", Key: templates.ProblemThemesStage})
	}
	if err != nil {
		return err
	}
	if to == assessment.Locked {
		if _, err := c.Store.Backup(c.Request().Context(), "lock"); err != nil {
			c.logged(err) // the lock stands; the next backup is minutes away
		}
	}
	if err := c.notice(templates.NoticeThemes[to], "count", len(themes)); err != nil {
		return err
	}
	if len(themes) == 1 && to != assessment.Open {
		return c.see("/w/" + d.ID + "/themes/" + themes[0])
	}
	return c.see("/w/" + d.ID)
}
