package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/templates"
)

// seatsHere are the seats proposed for an agency.
const seatsHere = 3

// usualKinds are ticked in a new plan: the agencies that a room seldom lacks.
var usualKinds = []assessment.Kind{
	assessment.EMB, assessment.CERT, assessment.Police, assessment.Prosecution, assessment.Security, assessment.Digital,
	assessment.Media, assessment.Government,
}

// showNewPlan handles the "GET /trainer/new" route.
func showNewPlan(c *call) error {
	w := assessment.Workshop{
		Languages: slices.Clone(c.Languages), QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom, Statements: true,
		Uses: slices.Clone(c.Bank.Uses),
	}
	var rows []templates.PlanAgency
	for _, k := range c.Bank.Kinds {
		name, short := c.kindName(c.Bank, k), prose(c.Bank, c.printer.Lang(), func(p *assessment.Prose) string { return p.ShortKinds[k] })
		rows = append(rows, templates.PlanAgency{
			Kind: k, KindName: name, On: slices.Contains(usualKinds, k), Name: name.Text, Short: short.Text, Seats: strconv.Itoa(seatsHere),
		})
	}
	f := c.planView(c.Bank, &w, c.network().Address)
	f.Agencies = rows
	return c.renderPlan(http.StatusOK, nil, c.Bank, &planForm{vm: f, workshop: assessment.NewWorkshop{Workshop: w, Agencies: agenciesOf(rows)}})
}

func (c *call) kindName(b *assessment.Bank, k assessment.Kind) templates.Text {
	return prose(b, c.printer.Lang(), kindName(k))
}

// planView fills the form from a workshop.
func (c *call) planView(b *assessment.Bank, w *assessment.Workshop, address string) templates.Plan {
	vm := templates.Plan{
		Title: w.Title, Country: w.Country, Day: w.ElectionDay, Set: w.QuestionSet, Rule: w.Disclosure,
		Statements: w.Statements, Custodian: w.Custodian, Address: address, Fewest: assessment.RoomAgencies,
	}
	for _, tag := range c.Languages {
		vm.Languages = append(vm.Languages, templates.PlanLanguage{Tag: tag, On: slices.Contains(w.Languages, tag), Drafts: tag != locale.Reference})
	}
	for _, u := range b.Uses {
		vm.Uses = append(vm.Uses, templates.PlanUse{
			ID: u, Name: prose(b, c.printer.Lang(), func(p *assessment.Prose) string { return p.Uses[u] }), On: slices.Contains(w.Uses, u),
		})
	}
	for _, k := range b.Kinds {
		vm.Kinds = append(vm.Kinds, templates.KindOption{Kind: k, Name: c.kindName(b, k)})
	}
	for _, q := range b.Questions {
		vm.Full++
		if q.Core {
			vm.Core++
		}
	}
	return vm
}

// renderPlan shows the form with the counts that follow from it; d is the
// workshop that is there already.
func (c *call) renderPlan(status int, d *assessment.Document, b *assessment.Bank, f *planForm) error {
	f.vm.Frame, f.vm.Problems = c.trainerFrame(d, templates.PagePlan), f.problems
	if d != nil {
		f.vm.Workshop, f.vm.Fixed = d.ID, len(d.Answers) > 0
		if f.workshop.Statements {
			f.vm.Each = c.planEach(b, d, &f.workshop.Workshop)
		}
	}
	var room []assessment.Agency
	if d != nil {
		room = d.Agencies
	}
	for _, a := range f.workshop.Agencies {
		room = append(room, assessment.Agency{ID: string(a.Kind) + strconv.Itoa(len(room)), Kind: a.Kind})
	}
	f.vm.Counted = len(room)
	for _, rule := range assessment.Rules {
		f.vm.Rules = append(f.vm.Rules, templates.PlanRule{
			Rule: rule, Of: questionsOf(b, &f.workshop.Workshop), Visible: assessment.VisibleQuestions(b, &f.workshop.Workshop, room, rule),
		})
	}
	return c.render(status, templates.PlanPage(f.vm))
}

func questionsOf(b *assessment.Bank, w *assessment.Workshop) int {
	n := 0
	for _, q := range b.Questions {
		if w.Asks(q) {
			n++
		}
	}
	return n
}

// saveNewPlan handles the "POST /trainer/new" route, with its buttons preview
// and more.
func saveNewPlan(c *call) error {
	f, err := c.readPlan(c.Bank, nil)
	if err != nil {
		return err
	}
	c.readAgencies(f)
	if c.FormValue("more") != "" && len(f.vm.Agencies) < rowLimit {
		k := assessment.Kind(c.field("more-kind"))
		if slices.Contains(c.Bank.Kinds, k) {
			f.vm.Agencies = append(f.vm.Agencies, templates.PlanAgency{
				Kind: k, KindName: c.kindName(c.Bank, k), On: true, Seats: strconv.Itoa(seatsHere),
			})
		}
	}
	if c.FormValue("more") != "" || c.FormValue("preview") != "" {
		f.problems = nil
		return c.renderPlan(http.StatusOK, nil, c.Bank, f)
	}
	if len(f.problems) > 0 {
		return c.renderPlan(http.StatusUnprocessableEntity, nil, c.Bank, f)
	}
	defaults := c.Bank.Defaults
	f.workshop.Scenarios, f.workshop.Systems, f.workshop.ChosenPrinciples = defaults.Scenarios, defaults.Systems, defaults.Principles
	id, err := c.Store.CreateWorkshop(c.Request().Context(), c.actor(), c.Bank, f.workshop)
	if err != nil {
		return err
	}
	if err := c.planned(f.workshop.ElectionDay); err != nil {
		return err
	}
	return c.see("/w/" + id)
}

// conducted reads the workshop that a path names, for its trainer.
func (c *call) conducted() (*assessment.Document, *assessment.Bank, error) {
	d, err := c.Store.Conducted(c.Request().Context(), c.actor(), c.Param("id"))
	if err != nil {
		return nil, nil, err
	}
	b, err := c.bank(d)
	return d, b, err
}

// showPlan handles the "GET /w/:id/plan" route.
func showPlan(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	_, address, err := c.Store.Cards(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	return c.renderPlan(http.StatusOK, d, b, c.planAsIs(d, b, address))
}

// planAsIs is the form of the plan as it is stored.
func (c *call) planAsIs(d *assessment.Document, b *assessment.Bank, printed string) *planForm {
	address := printed
	if address == "" {
		address = c.network().Address
	}
	f := &planForm{vm: c.planView(b, &d.Workshop, address), workshop: assessment.NewWorkshop{Workshop: d.Workshop}}
	f.vm.Mark = assessment.PlanMark(d.Workshop, printed)
	return f
}

// planMeanwhile shows a plan that was typed, beside the one that somebody else
// saved meanwhile.
func (c *call) planMeanwhile(f *planForm) error {
	d, b, err := c.conducted() // as it is now
	if err != nil {
		return err
	}
	_, printed, err := c.Store.Cards(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	theirs := c.planAsIs(d, b, printed)
	yours := f.vm
	if d.Workshop.Statements && f.workshop.Statements {
		theirs.vm.Each, yours.Each = c.planEach(b, d, &d.Workshop), c.planEach(b, d, &f.workshop.Workshop)
	}
	f.vm.Mark = theirs.vm.Mark
	f.vm.Meanwhile, err = c.meanwhile(d.ID, templates.Meanwhile{
		Form: "plan", Keep: "/w/" + d.ID + "/plan", Lines: templates.PlanVersions(theirs.vm, yours),
	}, "", "changed")
	if err != nil {
		return err
	}
	f.problems = append(f.problems, problemMeanwhile("title"))
	f.vm.Meanwhile.Place(f.problems)
	return c.renderPlan(http.StatusConflict, d, b, f)
}

// savePlan handles the "POST /w/:id/plan" route.
func savePlan(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	f, err := c.readPlan(b, d)
	if err != nil {
		return err
	}
	f.vm.Mark = c.field("mark")
	if d.Workshop.Statements { // else the form did not ask it
		if err := c.readEach(b, d, &f.workshop.Workshop); err != nil {
			return err
		}
	}
	if c.FormValue("preview") != "" {
		f.problems = nil
		return c.renderPlan(http.StatusOK, d, b, f)
	}
	if len(f.problems) > 0 {
		return c.renderPlan(http.StatusUnprocessableEntity, d, b, f)
	}
	w := d.Workshop // what the form does not ask stays
	n := &f.workshop.Workshop
	w.Title, w.Country, w.ElectionDay, w.Languages = n.Title, n.Country, n.ElectionDay, n.Languages
	w.QuestionSet, w.Uses, w.Disclosure, w.Statements, w.Custodian = n.QuestionSet, n.Uses, n.Disclosure, n.Statements, n.Custodian
	if d.Workshop.Statements {
		w.Channels, w.Scenarios, w.Systems, w.Counterparts = n.Channels, n.Scenarios, n.Systems, n.Counterparts
	}
	err = c.Store.Plan(c.Request().Context(), c.actor(), d.ID, w, f.workshop.Address, c.seen())
	if errors.Is(err, assessment.ErrStale) {
		return c.planMeanwhile(f)
	}
	if errors.Is(err, assessment.ErrFixed) {
		f.problem("", templates.ProblemPlanFixed)
		return c.renderPlan(http.StatusConflict, d, b, f)
	}
	if err != nil {
		return err
	}
	if err := c.planned(w.ElectionDay); err != nil {
		return err
	}
	return c.see("/w/" + d.ID)
}

// planned says that the plan was kept, and what an election day means that is
// over or very near: nothing is refused, because a room may look back, or meet
// at the last moment.
func (c *call) planned(electionDay string) error {
	key := templates.NoticePlanned
	switch at := assessment.ElectionAt(electionDay, c.now().Format(time.DateOnly)); at {
	case assessment.ElectionOver:
		key = templates.NoticePlannedOver
	case assessment.ElectionNear:
		key = templates.NoticePlannedNear
	}
	return c.notice(key)
}
