package web

import (
	"errors"
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// tasks are the tasks of a scenario with what the agency says.
func (s *stating) tasks(scenario string) []templates.TaskRow {
	of, ok := s.bank.Scenario(scenario)
	if !ok {
		return nil
	}
	var rows []templates.TaskRow
	for _, task := range of.Tasks {
		row := templates.TaskRow{ID: task, Name: s.text(taskName(task))}
		for _, c := range assessment.LatestClaims(s.doc, s.stage.Round) {
			if c.Agency == s.actor().Agency && c.Scenario == scenario && c.Task == task {
				row.Said = c
			}
		}
		for _, p := range s.proposals {
			if p.Claim != nil && p.Respondent == s.actor().ID && p.Claim.Scenario == scenario && p.Claim.Task == task {
				row.Said, row.Proposed = *p.Claim, true
			}
		}
		if word := s.sent("claim-" + task); word != "" { // as it was typed, should the form come back
			row.Said.Claim, row.Said.Other, row.Said.Basis = word, s.sent("other-"+task), s.sent("basis-"+task)
		}
		rows = append(rows, row)
	}
	return rows
}

// showScenario handles the "GET /each-other/scenarios/:scenario" route.
func showScenario(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	return s.renderScenario(http.StatusOK)
}

func (s *stating) renderScenario(status int, problems ...templates.Problem) error {
	id := s.Param("scenario")
	if !slices.Contains(s.doc.Workshop.ScenariosAsked(s.bank), id) {
		return assessment.ErrNotFound
	}
	vm := templates.ScenarioForm{
		Statements: s.frame(templates.PageEachOther), Title: s.text(scenarioTitle(id)), Tasks: s.tasks(id), Peers: s.peers(s.actor().Agency),
		Story: s.text(func(p *assessment.Prose) string { return p.Scenarios[id].Story }),
	}
	vm.Problems = problems
	return s.render(status, templates.ScenarioFormPage(vm))
}

// saveScenario handles the "POST /each-other/scenarios/:scenario" route.
func saveScenario(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	id := c.Param("scenario")
	var statements []assessment.Statement
	var problems []templates.Problem
	for _, row := range s.tasks(id) {
		claim := assessment.Claim{Agency: c.actor().Agency, Scenario: id, Task: row.ID, Claim: c.field("claim-" + row.ID)}
		if claim.Claim == "" {
			continue
		}
		if claim.NamesOther() {
			if claim.Other = c.field("other-" + row.ID); claim.Other == "" {
				problems = append(problems, templates.Problem{Field: "other-" + row.ID, Key: "each.problem-other", Args: []any{"title", row.Name.Text}})
				continue
			}
		}
		if claim.Leads() {
			claim.Basis = c.field("basis-" + row.ID)
		}
		statements = append(statements, assessment.Statement{Claim: &claim})
	}
	return s.save(statements, problems, s.next(), s.renderScenario)
}

// systems are the workshop's systems with what the agency says.
func (s *stating) systems() []templates.SystemRow {
	var rows []templates.SystemRow
	for _, id := range s.doc.Workshop.SystemsAsked(s.bank) {
		row := templates.SystemRow{ID: id, Name: s.text(systemName(id)), What: s.text(func(p *assessment.Prose) string { return p.Systems[id].What })}
		for _, stake := range assessment.LatestStakes(s.doc, s.stage.Round) {
			if stake.Agency == s.actor().Agency && stake.System == id {
				row.Said = stake
			}
		}
		for _, p := range s.proposals {
			if p.Stake != nil && p.Respondent == s.actor().ID && p.Stake.System == id {
				row.Said, row.Proposed = *p.Stake, true
			}
		}
		if parts := s.Request().PostForm["stake-"+id]; len(parts) > 0 { // as it was typed, should the form come back
			row.Said.Stakes, row.Said.Fallback = parts, s.sent("fallback-"+id)
			row.Said.Rehearsed, row.Said.SingleSupplier = s.sent("rehearsed-"+id) != "", s.sent("single-"+id) != ""
		}
		rows = append(rows, row)
	}
	return rows
}

// showSystems handles the "GET /each-other/systems" route.
func showSystems(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	return s.renderSystems(http.StatusOK)
}

func (s *stating) renderSystems(status int, problems ...templates.Problem) error {
	vm := templates.SystemForm{Statements: s.frame(templates.PageEachOther), Systems: s.systems()}
	vm.Problems = problems
	return s.render(status, templates.SystemFormPage(vm))
}

// saveSystems handles the "POST /each-other/systems" route.
func saveSystems(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	var statements []assessment.Statement
	var problems []templates.Problem
	for _, row := range s.systems() {
		parts := params["stake-"+row.ID]
		if len(parts) == 0 {
			continue
		}
		stake := assessment.Stake{Agency: c.actor().Agency, System: row.ID, Stakes: parts}
		if stake.Holds(assessment.StakeOwns) || stake.Holds(assessment.StakeDepends) {
			stake.Fallback = c.field("fallback-" + row.ID)
		}
		if stake.Holds(assessment.StakeOwns) {
			stake.Rehearsed, stake.SingleSupplier = c.field("rehearsed-"+row.ID) != "", c.field("single-"+row.ID) != ""
		}
		if errors.Is((assessment.Statement{Stake: &stake}).Judge(s.bank, s.doc, stake.Agency), assessment.ErrStatementForm) {
			problems = append(problems, templates.Problem{Field: "stake-" + row.ID, Key: "each.problem-stake", Args: []any{"title", row.Name.Text}})
			continue
		}
		statements = append(statements, assessment.Statement{Stake: &stake})
	}
	return s.save(statements, problems, s.next(), s.renderSystems)
}
