package web

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"electready/assessment"
	"electready/templates"
)

// cutLine takes the first part from what a line is about.
func cutLine(about string) (first, rest string, ok bool) { return strings.Cut(about, "/") }

// boards are the scenarios to look at: those of the workshop, and those about
// which somebody said something.
func (r *relation) boards() []string {
	out := slices.Clone(r.doc.Workshop.ScenariosAsked(r.bank))
	for _, key := range r.order {
		if l := r.lines[key]; l.Kind == "claim" {
			if scenario, _, _ := cutLine(l.About); !slices.Contains(out, scenario) {
				out = append(out, scenario)
			}
		}
	}
	return out
}

// showResponsibilities handles the "GET /w/:id/responsibilities" route.
func showResponsibilities(c *call) error {
	return c.renderResponsibilities(http.StatusOK, c.QueryParam("scenario"), nil)
}

// renderResponsibilities shows a scenario; typed is an outcome that was not
// taken.
func (c *call) renderResponsibilities(status int, scenario string, typed *assessment.Outcome, problems ...templates.Problem) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	list := r.boards()
	if scenario == "" && len(list) > 0 {
		scenario = list[0]
	}
	if !slices.Contains(list, scenario) {
		return assessment.ErrNotFound
	}
	vm := templates.Responsibilities{
		RelationPage: r.page(templates.PageResponsibilities, &assessment.RoomView{Page: assessment.ViewResponsibilities, Scenario: scenario}),
		Problems:     problems,
	}
	if r.readable() {
		for _, id := range list {
			vm.Scenarios = append(vm.Scenarios, templates.ViewLink{
				Text: r.text(scenarioTitle(id)), Href: "/w/" + r.doc.ID + "/responsibilities?scenario=" + id, Here: id == scenario,
			})
		}
		vm.Board = r.board(scenario)
		for i := range vm.Board.Tasks {
			if task := &vm.Board.Tasks[i]; typed != nil && typed.Task == task.ID {
				stored := task.Outcome
				task.Outcome = r.outcome(*typed)
				task.Mark = c.markFor(status, task.Mark)
				if status == http.StatusConflict {
					task.Meanwhile, err = c.meanwhile(r.doc.ID, templates.Meanwhile{
						Form: "outcome-" + task.ID, Keep: "/w/" + r.doc.ID + "/responsibilities?scenario=" + scenario,
						Lines: templates.OutcomeVersions(stored, task.Outcome),
					}, scenario+"/"+task.ID, "wrote down an outcome")
					if err != nil {
						return err
					}
				}
			}
		}
		for _, a := range r.agencies() {
			vm.Agencies = append(vm.Agencies, templates.Peer{ID: a.ID, Name: a.Name})
		}
	}
	return c.render(status, templates.ResponsibilitiesPage(vm))
}

// board is a scenario task by task.
func (r *relation) board(scenario string) templates.Board {
	vm := templates.Board{
		Scenario: scenario, Number: slices.Index(r.boards(), scenario) + 1, Title: r.text(scenarioTitle(scenario)),
		Story: r.text(func(p *assessment.Prose) string { return p.Scenarios[scenario].Story }),
	}
	results := map[string]assessment.TaskResult{}
	for _, t := range assessment.TaskResults(r.bank, r.doc, r.stage.Round) {
		if t.Scenario == scenario {
			results[t.Task] = t
		}
	}
	claims := map[string]map[string]assessment.Claim{}
	for _, c := range assessment.LatestClaims(r.doc, r.stage.Round) {
		if c.Scenario != scenario {
			continue
		}
		if claims[c.Task] == nil {
			claims[c.Task] = map[string]assessment.Claim{}
		}
		claims[c.Task][c.Agency] = c
	}
	for _, id := range r.tasksOf(scenario) {
		task := templates.BoardTask{ID: id, Name: r.text(taskName(id)), Outcome: r.outcome(r.doc.OutcomeOf(scenario, id))}
		task.Mark = assessment.OutcomeMark(r.doc.OutcomeOf(scenario, id))
		result, ok := results[id]
		if task.Silent = !ok; ok {
			r.fillTask(&task, result, claims[id])
		}
		if l, ok := r.lines["claim:"+scenario+"/"+id]; ok {
			task.Held, task.Absent, task.Proposal = r.held[l.Key()], r.absent(l), r.proposal(l)
		}
		vm.Tasks = append(vm.Tasks, task)
	}
	vm.Stated = r.stated(everybody, func(yield func(string)) {
		for _, of := range claims {
			for agency, c := range of {
				if c.SaysWho() {
					yield(agency)
				}
			}
		}
	})
	return vm
}

// boardName is how wide a name may be beside a task, in Latin letters.
const boardName = 44

// fillTask fills a task from what the agencies say about it.
func (r *relation) fillTask(task *templates.BoardTask, result assessment.TaskResult, claims map[string]assessment.Claim) {
	task.Flags, task.Leads = result.Flags, len(result.Leads)
	bases := map[string]bool{}
	for _, c := range claims {
		switch {
		case c.SaysWho():
			task.Stated++
		case c.Claim == assessment.SaysUnknown:
			task.Unknown++
		}
	}
	for _, a := range r.doc.Agencies {
		own, named := claims[a.ID], len(result.Named[a.ID])
		leads := own.Leads()
		if !leads && named == 0 {
			continue
		}
		name := r.nameOn(a.ID, boardName)
		who := templates.BoardAgency{Name: name, Leads: leads, NamedBy: named}
		switch {
		case own.Claim == assessment.ClaimWith:
			who.With = r.nameOn(own.Other, nameWidth)
		case !leads:
			who.Says = own.Claim
		}
		if leads && own.Basis != "" {
			bases[own.Basis] = true
		}
		if !leads && own.SaysWho() {
			task.Unaware = append(task.Unaware, name)
		}
		if !leads {
			task.Others = append(task.Others, name)
		}
		task.Who = append(task.Who, who)
	}
	task.Bases = slices.Sorted(maps.Keys(bases))
}

// outcome is what the room wrote down, with whether it is an action already.
func (r *relation) outcome(o assessment.Outcome) templates.BoardOutcome {
	out := templates.BoardOutcome{Agency: o.Agency, Basis: o.Basis, Due: o.Due}
	if o.Agency != "" {
		out.Name = nameOf(r.doc, o.Agency)
	}
	out.Day, _ = time.Parse(time.DateOnly, o.Due) // a day that is none stays zero
	for _, a := range r.doc.Actions {
		about := a.About.Kind == "claim" && a.About.ID == o.Scenario+"/"+o.Task
		out.Proposed = out.Proposed || about && a.ProposedTo == o.Agency && a.Title == r.actionTitle(o)
	}
	return out
}

// actionTitle is an outcome as an action.
func (r *relation) actionTitle(o assessment.Outcome) string {
	return r.printer.T("relation.action-title", "agency", nameOf(r.doc, o.Agency),
		"task", r.text(taskName(o.Task)).Text, "scenario", r.text(scenarioTitle(o.Scenario)).Text)
}

// saveOutcome handles the "POST /w/:id/responsibilities" route: what the room
// decides about a task is written down, and proposed as an action.
func saveOutcome(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	if !r.readable() {
		return assessment.ErrNotLocked
	}
	o := assessment.Outcome{
		Scenario: c.field("scenario"), Task: c.field("task"), Agency: c.field("agency"), Basis: c.field("basis"), Due: c.field("due"),
	}
	propose := c.FormValue("propose") != ""
	if propose && o.Agency == "" {
		return c.renderResponsibilities(http.StatusUnprocessableEntity, o.Scenario, &o, templates.Problem{Field: "agency-" + o.Task, Key: "relation.problem-agency"})
	}
	err = c.Store.SaveOutcome(c.Request().Context(), c.actor(), r.doc.ID, o, c.seen())
	if errors.Is(err, assessment.ErrStale) {
		return c.renderResponsibilities(http.StatusConflict, o.Scenario, &o, problemMeanwhile("due-"+o.Task))
	}
	if errors.Is(err, assessment.ErrPlanForm) {
		return c.renderResponsibilities(http.StatusUnprocessableEntity, o.Scenario, &o, templates.Problem{Field: "due-" + o.Task, Key: "relation.problem-day"})
	}
	if err != nil {
		return err
	}
	notice := "relation.notice-written"
	if propose {
		if err := c.Store.AddAction(c.Request().Context(), c.actor(), r.doc.ID, r.action(o)); err != nil {
			return err
		}
		notice = "relation.notice-proposed"
	}
	if err := c.notice(notice); err != nil {
		return err
	}
	return c.see("/w/" + r.doc.ID + "/responsibilities?scenario=" + o.Scenario)
}

// action is an outcome as an action that is proposed to the agency named in it.
func (r *relation) action(o assessment.Outcome) assessment.Action {
	a := assessment.Action{
		About: assessment.Subject{Kind: "claim", ID: o.Scenario + "/" + o.Task}, Title: r.actionTitle(o), ProposedTo: o.Agency, Due: o.Due,
	}
	if l, ok := r.lines["claim:"+a.About.ID]; ok {
		for _, step := range r.tell.steps(l) {
			a.LeadDays = max(a.LeadDays, step.Days)
		}
	}
	return a
}
