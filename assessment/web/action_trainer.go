package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"electready/assessment"
	"electready/templates"
)

// showActions handles the "GET /w/:id/actions" route: the plan as the trainer
// sees it.
func showActions(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	lines := assessment.PlanLines(b, d, c.today())
	p := c.planner(d, b, lines)
	vm := templates.Actions{
		Frame: c.trainerFrame(d, templates.PageActions), Workshop: d.ID, ReadOnly: c.closed(d), Election: p.election(),
	}
	view, _ := viewOnScreen(d)
	vm.OnScreen, vm.Waits = view == assessment.ViewActions, assessment.OnScreen(d) == assessment.ScreenWait+assessment.ViewActions
	for _, l := range lines {
		row := p.row(l)
		row.About = p.about(l.About)
		if !vm.ReadOnly {
			row.Href = "/w/" + d.ID + "/actions/" + l.ID
		}
		switch l.State {
		case assessment.ActionTaken:
			vm.Taken = append(vm.Taken, row)
		case assessment.ActionDone:
			row.Href = ""
			vm.Done = append(vm.Done, row)
		case assessment.ActionDeclined:
			vm.Declined = append(vm.Declined, row)
		default:
			vm.Proposed = append(vm.Proposed, row)
		}
	}
	if n := len(vm.Taken) + len(vm.Proposed); n >= assessment.ManyActions {
		vm.Many = n
	}
	vm.Findings = p.findings()
	return c.render(http.StatusOK, templates.ActionsPage(vm))
}

// findings are the questions that the room's figures put forward, less those
// about which something is proposed already.
func (p *planner) findings() []templates.PlanFinding {
	shared := assessment.ShareRoom(p.bank, p.doc, assessment.LastRound(p.doc))
	var out []templates.PlanFinding
	add := func(ids []string, why string) {
		for _, id := range ids {
			about := assessment.Subject{Kind: "question", ID: id}
			has := slices.ContainsFunc(p.doc.Actions, func(a assessment.Action) bool { return a.About == about })
			listed := slices.ContainsFunc(out, func(f templates.PlanFinding) bool { return strings.HasSuffix(f.Href, ":"+id) })
			if has || listed {
				continue
			}
			ask, _, _, _ := questionText(p.bank, p.printer.Lang(), id, "")
			out = append(out, templates.PlanFinding{Ask: ask, Why: why, Href: "/w/" + p.doc.ID + "/actions/new?about=question:" + id})
		}
	}
	queue := shared.Queue.Proposed()
	add(queue.Orphans, "action.finding-orphan")
	add(queue.Assign, "action.finding-assign")
	add(queue.Talk, "action.finding-talk")
	return out
}

// plan is what was taken on, for the room's screen: what is done comes last.
func (w *wall) plan() templates.PlanScreen {
	taken, proposed := assessment.SharedPlan(w.bank, w.doc, assessment.PlanLines(w.bank, w.doc, w.today()))
	slices.SortStableFunc(taken, func(x, y assessment.PlanLine) int { return doneLast(x) - doneLast(y) })
	vm := templates.PlanScreen{Open: len(proposed)}
	p := w.planner(w.doc, w.bank, taken)
	vm.Election, vm.Rows = p.election(), p.rows(taken)
	return vm
}

// doneLast puts what is done behind what is still to do.
func doneLast(l assessment.PlanLine) int {
	if l.State == assessment.ActionDone {
		return 1
	}
	return 0
}

// The room's screen does not scroll: a row takes the lines of its longest cell
// and the space between rows, in tenths of a line.
const (
	wallRoom  = 195
	wallSpace = 7
)

// wallHeight is the height of a row whose cells have these lines.
func wallHeight(cells ...int) int { return 10*slices.Max(cells) + wallSpace }

// lines is about how many lines a text takes where so many letters fit in one.
func lines(text string, letters int) int { return 1 + (utf8.RuneCountInString(text)-1)/letters }

// showNewAction handles the "GET /w/:id/actions/new" route: first what the
// action is about, then the action.
func showNewAction(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	p := c.planner(d, b)
	about, ok := subject(c.QueryParam("about"))
	switch {
	case c.Request().URL.Query().Has("about") && !ok:
		return p.renderAbout(http.StatusUnprocessableEntity, templates.Problem{Field: "about", Key: "action.problem-about"})
	case !ok:
		return p.renderAbout(http.StatusOK)
	case !about.Exists(b, d):
		return assessment.ErrNotFound
	}
	f := p.newForm(about)
	if len(f.Steps) > 0 {
		f.Step = f.Steps[0].ID
	}
	return c.render(http.StatusOK, templates.ActionFormPage(f))
}

// subject reads "question:cs-restore".
func subject(text string) (assessment.Subject, bool) {
	kind, id, ok := strings.Cut(text, ":")
	return assessment.Subject{Kind: kind, ID: id}, ok && id != ""
}

func (p *planner) renderAbout(status int, problems ...templates.Problem) error {
	vm := templates.ActionAbout{Frame: p.trainerFrame(p.doc, templates.PageActions), Workshop: p.doc.ID, Problems: problems}
	option := func(kind, id string) templates.AboutOption {
		return templates.AboutOption{Value: kind + ":" + id, Text: p.about(assessment.Subject{Kind: kind, ID: id})}
	}
	for i := range p.bank.Themes {
		g := templates.AboutGroup{Label: prose(p.bank, p.printer.Lang(), themeTitle(p.bank.Themes[i].ID))}
		for place, q := range p.bank.Questions {
			if place.Theme == p.bank.Themes[i].ID && q.InSet(p.doc.Workshop.QuestionSet) && q.Used(p.doc.Workshop.Uses) {
				g.Options = append(g.Options, option("question", q.ID))
			}
		}
		vm.Groups = append(vm.Groups, g)
	}
	word := func(key string) templates.Text { return templates.Text{Lang: p.printer.Lang(), Text: p.printer.T(key)} }
	systems, principles := templates.AboutGroup{Label: word("action.about-systems")}, templates.AboutGroup{Label: word("action.about-principles")}
	for _, id := range p.doc.Workshop.SystemsAsked(p.bank) {
		systems.Options = append(systems.Options, option("system", id))
	}
	for _, id := range assessment.ChosenPrinciples(p.bank, p.doc) {
		principles.Options = append(principles.Options, option("principle", id))
	}
	vm.Groups = append(vm.Groups, systems, principles)
	for _, id := range p.doc.Workshop.ScenariosAsked(p.bank) {
		title := prose(p.bank, p.printer.Lang(), scenarioTitle(id))
		g := templates.AboutGroup{Label: word("action.about-tasks")}
		g.Label.Text = p.printer.T("action.about-tasks", "scenario", title.Text)
		if s, ok := p.bank.Scenario(id); ok {
			for _, task := range s.Tasks {
				g.Options = append(g.Options, templates.AboutOption{Value: "claim:" + id + "/" + task, Text: prose(p.bank, p.printer.Lang(), taskName(task))})
			}
		}
		vm.Groups = append(vm.Groups, g)
	}
	return p.render(status, templates.ActionAboutPage(vm))
}

// newForm is the empty form of an action about something.
func (p *planner) newForm(about assessment.Subject) templates.ActionForm {
	base := "/w/" + p.doc.ID + "/actions"
	f := templates.ActionForm{
		Frame: p.trainerFrame(p.doc, templates.PageActions), Action: base, Back: base, New: true, About: p.about(about),
		Subject: about.Kind + ":" + about.ID, Agencies: p.agencies(),
	}
	if _, q, ok := p.bank.Question(about.ID); ok && about.Kind == "question" {
		for _, s := range q.Steps {
			if text := p.step(about, s.ID); text.Text != "" {
				f.Steps = append(f.Steps, templates.ActionStep{ID: s.ID, Text: text, Days: s.Days})
			}
		}
	}
	return f
}

func (p *planner) agencies() []templates.Peer {
	var out []templates.Peer
	for _, a := range p.doc.Agencies {
		if a.Left == "" {
			out = append(out, templates.Peer{ID: a.ID, Name: a.Name})
		}
	}
	return out
}

// saveNewAction handles the "POST /w/:id/actions" route.
func saveNewAction(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	p := c.planner(d, b)
	about, ok := subject(c.field("about"))
	if !ok {
		return p.renderAbout(http.StatusUnprocessableEntity, templates.Problem{Field: "about", Key: "action.problem-about"})
	}
	if !about.Exists(b, d) {
		return assessment.ErrNotFound
	}
	f := p.newForm(about)
	a, said := c.typedAction(&f)
	a.About = about
	if f.Days == "" && said >= 0 {
		a.LeadDays = said
	}
	if len(f.Problems) == 0 && said >= 0 && a.LeadDays != said && a.LeadReason == "" {
		f.Problems = append(f.Problems, templates.Problem{Field: "reason", Key: "action.problem-reason"})
	}
	if len(f.Problems) > 0 {
		return c.render(http.StatusUnprocessableEntity, templates.ActionFormPage(f))
	}
	err = c.Store.AddAction(c.Request().Context(), c.actor(), d.ID, a)
	if errors.Is(err, assessment.ErrPlanForm) {
		f.Problems = append(f.Problems, templates.Problem{Field: "title", Key: "action.problem-text"})
		return c.render(http.StatusUnprocessableEntity, templates.ActionFormPage(f))
	}
	if err != nil {
		return err
	}
	return c.done("action.notice-proposed", "/w/"+d.ID+"/actions")
}
