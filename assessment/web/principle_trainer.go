package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/templates"
)

// conductedPrinciples reads the principles of the workshop that a path names,
// for its trainer.
func (c *call) conductedPrinciples() (*principled, error) {
	d, b, err := c.conducted()
	if err != nil {
		return nil, err
	}
	stages, err := c.Store.PrincipleStages(c.Request().Context(), b, d)
	return &principled{call: c, doc: d, bank: b, stages: stages}, err
}

// locked reports whether the trainer may read what agencies say about a
// principle.
func (p *principled) locked(id string) bool {
	return p.stages[id].State.Readable()
}

// lacking are the workshop's languages in which the current version of a
// principle has no text yet, and in which somebody can read its page.
func (p *principled) lacking(id string) []templates.PrincipleField {
	var out []templates.PrincipleField
	for _, lang := range assessment.LackingLanguages(p.bank, p.doc, id, p.stages[id].Version) {
		if slices.Contains(p.Languages, lang) {
			out = append(out, templates.PrincipleField{Lang: lang, Name: locale.Name(lang)})
		}
	}
	return out
}

// showTrainerPrinciples handles the "GET /w/:id/principles" route.
func showTrainerPrinciples(c *call) error { return c.renderPrinciples(http.StatusOK) }

func (c *call) renderPrinciples(status int, problems ...templates.Problem) error {
	return c.renderChoice(status, nil, problems...)
}

// renderChoice shows the page with principles as they were ticked; nil: as they
// are chosen.
func (c *call) renderChoice(status int, ticked []string, problems ...templates.Problem) error {
	p, err := c.conductedPrinciples()
	if err != nil {
		return err
	}
	vm := templates.TrainerPrinciples{
		Frame: c.trainerFrame(p.doc, templates.PageTrainerPrinciples), Workshop: p.doc.ID, ReadOnly: c.closed(p.doc), Problems: problems,
	}
	if view, is := viewOnScreen(p.doc); is {
		vm.OnScreen = view
	}
	chosen, current := assessment.ChosenPrinciples(p.bank, p.doc), assessment.CurrentStances(p.bank, p.doc)
	for i, id := range chosen {
		item := templates.TrainerPrinciple{
			PrincipleHead: p.head(i+1, id), Answered: len(current[id]), Of: agenciesHere(p.doc), Lacking: p.lacking(id),
		}
		if p.locked(id) {
			item.Numbers = p.numbers(assessment.SharePrinciple(p.bank, p.doc, id, true))
		}
		vm.Items = append(vm.Items, item)
	}
	for _, id := range assessment.AllPrinciples(p.bank, p.doc) {
		name := prose(p.bank, c.printer.Lang(), principleTitle(id))
		if name.Text == "" {
			name = p.version(id, assessment.PrincipleVersion(p.bank, p.doc, id))
		}
		vm.Choose = append(vm.Choose, templates.PlanTick{ID: id, Name: name, On: slices.Contains(chosen, id)})
	}
	vm.Mark = assessment.ChoiceMark(chosen)
	if ticked != nil {
		theirs := templates.Ticked(vm.Choose)
		for i := range vm.Choose {
			vm.Choose[i].On = slices.Contains(ticked, vm.Choose[i].ID)
		}
		lines := []templates.MeanwhileLine{{Label: templates.SaidKey("principle.choose"), Theirs: theirs, Yours: templates.Ticked(vm.Choose)}}
		vm.Meanwhile, err = c.meanwhile(p.doc.ID, templates.Meanwhile{
			Form: "choice", Keep: "/w/" + p.doc.ID + "/principles", Lines: templates.Differing(lines),
		}, "", "chose principles")
		if err != nil {
			return err
		}
	}
	return c.render(status, templates.TrainerPrinciplesPage(vm))
}

// closed reports whether nothing of a workshop can be changed any more.
func (c *call) closed(d *assessment.Document) bool {
	return d.Workshop.State == assessment.HandedOver || d.Workshop.State == assessment.Erased
}

// saveTrainerPrinciples handles the "POST /w/:id/principles" route: principles
// go on together.
func saveTrainerPrinciples(c *call) error {
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	ids := params["principle"]
	if len(ids) == 0 {
		return c.renderPrinciples(http.StatusUnprocessableEntity, templates.Problem{Key: "principle.problem-none"})
	}
	to := assessment.Stage(c.field("to"))
	err = c.Store.MovePrinciples(c.Request().Context(), c.actor(), c.Param("id"), ids, to)
	if errors.Is(err, assessment.ErrStage) || errors.Is(err, assessment.ErrNotRunning) {
		return c.renderPrinciples(http.StatusConflict, templates.Problem{Field: "principle-" + ids[0], Key: "principle.problem-stage"})
	}
	if err != nil {
		return err
	}
	return c.done(templates.NoticePrinciples[to], "/w/"+c.Param("id")+"/principles")
}

// done says that a form was taken, and goes on.
func (c *call) done(notice, to string) error {
	if err := c.notice(notice); err != nil {
		return err
	}
	return c.see(to)
}

// savePrincipleChoice handles the "POST /w/:id/principles/choose" route.
func savePrincipleChoice(c *call) error {
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	err = c.Store.ChoosePrinciples(c.Request().Context(), c.actor(), c.Param("id"), params["principle"], c.seen())
	if errors.Is(err, assessment.ErrStale) {
		return c.renderChoice(http.StatusConflict, params["principle"], problemMeanwhile("chosen"))
	}
	if errors.Is(err, assessment.ErrPlanForm) {
		return c.renderPrinciples(http.StatusUnprocessableEntity, templates.Problem{Field: "chosen", Key: "principle.problem-none"})
	}
	if err != nil {
		return err
	}
	return c.done("principle.notice-chosen", "/w/"+c.Param("id")+"/principles")
}

// newPrinciple stands in the address of a principle that is not written yet.
const newPrinciple = "new"

// showPrincipleEdit handles the "GET /w/:id/principles/:principle" route.
func showPrincipleEdit(c *call) error { return c.renderPrincipleEdit(http.StatusOK, nil, false) }

// renderPrincipleEdit shows the form with what was typed, and beside it what
// stands now where somebody else wrote meanwhile.
func (c *call) renderPrincipleEdit(status int, typed map[string]string, stale bool, problems ...templates.Problem) error {
	p, err := c.conductedPrinciples()
	if err != nil {
		return err
	}
	id := c.Param("principle")
	vm := templates.PrincipleEdit{Frame: c.trainerFrame(p.doc, templates.PageTrainerPrinciples), Workshop: p.doc.ID, Version: 1, Problems: problems}
	texts := map[string]string{}
	if id != newPrinciple {
		stage, ok := p.stages[id]
		if !ok {
			return assessment.ErrNotFound
		}
		texts = assessment.PrincipleTexts(p.bank, p.doc, id, stage.Version)
		vm.ID, vm.Title = id, prose(p.bank, c.printer.Lang(), principleTitle(id))
		vm.Mark = c.markFor(status, assessment.PrincipleMark(stage.Version, texts))
		vm.Fresh, vm.Version = stage.State == assessment.Closed && stage.Opened == "", stage.Version+1
		if p.locked(id) {
			vm.Numbers = p.numbers(assessment.SharePrinciple(p.bank, p.doc, id, true))
		}
	}
	var lines []templates.MeanwhileLine
	for _, lang := range p.languages() {
		now := templates.PrincipleField{Lang: lang, Name: locale.Name(lang), Value: texts[lang]}
		if vm.ID != "" && now.Value == "" {
			now.Earlier = assessment.EarlierText(p.bank, p.doc, id, p.stages[id].Version, lang)
			vm.Lacking = true
		}
		if stale {
			lines = append(lines, templates.MeanwhileLine{
				Label:  templates.Said{Texts: []templates.Text{{Lang: lang, Text: now.Name}}},
				Theirs: templates.SaidText(now.Value), Yours: templates.SaidText(typed[lang]),
			})
		}
		if typed != nil {
			now.Value = typed[lang]
		}
		vm.Texts = append(vm.Texts, now)
	}
	if stale {
		vm.Meanwhile, err = c.meanwhile(p.doc.ID, templates.Meanwhile{
			Form: "principle", Keep: "/w/" + p.doc.ID + "/principles", Lines: templates.Differing(lines),
		}, id, "wrote a principle")
		if err != nil {
			return err
		}
	}
	return c.render(status, templates.PrincipleEditPage(vm))
}

// languages are those in which a principle is written.
func (p *principled) languages() []string {
	if len(p.doc.Workshop.Languages) == 0 {
		return []string{locale.Reference}
	}
	return p.doc.Workshop.Languages
}

// savePrincipleEdit handles the "POST /w/:id/principles/:principle" route.
func savePrincipleEdit(c *call) error {
	p, err := c.conductedPrinciples()
	if err != nil {
		return err
	}
	id, typed := c.Param("principle"), map[string]string{}
	for _, lang := range p.languages() {
		typed[lang] = c.lines("text-" + lang)
	}
	if id == newPrinciple {
		id = ""
	}
	first := "text-" + p.languages()[0]
	before := p.stages[id].Version
	written, err := c.Store.WritePrinciple(c.Request().Context(), c.actor(), p.doc.ID, assessment.Wording{
		Principle: id, Text: typed, Same: c.field("same") != "", Mark: c.field("mark"),
	})
	switch {
	case errors.Is(err, assessment.ErrStale):
		return c.renderPrincipleEdit(http.StatusConflict, typed, true, templates.Problem{Field: first, Key: templates.ProblemMeanwhile})
	case errors.Is(err, assessment.ErrNoText):
		return c.renderPrincipleEdit(http.StatusUnprocessableEntity, typed, false, templates.Problem{Field: first, Key: "principle.problem-text"})
	case errors.Is(err, assessment.ErrSameText):
		return c.renderPrincipleEdit(http.StatusUnprocessableEntity, typed, false, templates.Problem{Field: first, Key: "principle.problem-same"})
	case err != nil:
		return err
	}
	key := "principle.notice-text"
	if before > 0 && written.Version > before {
		key = "principle.notice-version"
	}
	return c.done(key, "/w/"+p.doc.ID+"/principles")
}

// agreed is the page of the principles or the plan on the room's screen, nil
// where neither is on it.
func (w *wall) agreed(f templates.Frame, live templates.Live) (templates.Page, error) {
	text, waits := strings.CutPrefix(assessment.OnScreen(w.doc), assessment.ScreenWait)
	if !waits {
		text, _ = viewOnScreen(w.doc)
	}
	view, err := assessment.ParseView(w.bank, w.doc, text)
	if err != nil {
		return nil, nil // another view, or none
	}
	switch view.Page {
	case assessment.ViewPrinciples:
		vm, err := w.principles(view)
		vm.Frame, vm.Live = f, live
		return templates.PrincipleScreenPage(vm), err
	case assessment.ViewActions:
		vm := templates.PlanScreen{Waiting: waits}
		if !waits {
			vm = w.plan()
		}
		vm.Frame, vm.Live, vm.Title = f, live, w.doc.Workshop.Title
		return templates.PlanScreenPage(vm), nil
	}
	return nil, nil
}

// principles are those that were shown, in numbers. Names stay away while guests
// may sit in the room.
func (w *wall) principles(view assessment.RoomView) (templates.PrincipleScreen, error) {
	vm := templates.PrincipleScreen{Title: w.doc.Workshop.Title, One: view.Principle != ""}
	stages, err := w.Store.PrincipleStages(w.Request().Context(), w.bank, w.doc)
	if err != nil {
		return vm, err
	}
	p := &principled{call: w.call, doc: w.doc, bank: w.bank, stages: stages}
	for i, id := range assessment.ChosenPrinciples(p.bank, p.doc) {
		stage := p.stages[id].State
		if view.Principle != "" && view.Principle != id || stage == assessment.Closed {
			continue
		}
		item := templates.ScreenPrinciple{PrincipleHead: p.head(i+1, id)}
		if stage == assessment.Shown {
			item.Numbers = p.numbers(assessment.SharePrinciple(p.bank, p.doc, id, !assessment.HasGuests(p.doc)))
			item.Numbers.Texts = nil // the room's screen shows numbers
		}
		vm.Items = append(vm.Items, item)
	}
	fits, height := 0, 0
	for _, item := range vm.Items {
		if height += principleHeight(item); height > wallRoom && !vm.One {
			break
		}
		fits++
	}
	vm.More = len(vm.Items) - fits
	vm.Items = vm.Items[:fits]
	return vm, nil
}

// principleHeight is the height of a principle on the room's screen: its title,
// or its text, with the agencies that let themselves be named.
func principleHeight(item templates.ScreenPrinciple) int {
	text := item.Title.Text
	if text == "" {
		text = item.Text.Text
	}
	named := 0
	if item.Numbers != nil && len(item.Numbers.Named) > 0 {
		named = 1 + lines(strings.Join(item.Numbers.Named, ", "), 40)
	}
	return wallHeight(2, lines(text, 40)+named)
}
