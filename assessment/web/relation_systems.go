package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// showSystemsView handles the "GET /w/:id/systems" route.
func showSystemsView(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	vm := templates.Systems{}
	if r.readable() {
		vm = r.systems()
	}
	vm.RelationPage = r.page(templates.PageSystems, &assessment.RoomView{Page: assessment.ViewSystems})
	return c.render(http.StatusOK, templates.SystemsPage(vm))
}

// systems are those of the workshop about which something is stated, in the
// bank's order, and the names of the others.
func (r *relation) systems() templates.Systems {
	var vm templates.Systems
	chosen := r.doc.Workshop.SystemsAsked(r.bank)
	for _, result := range assessment.SystemResults(r.bank, r.doc, r.stage.Round) {
		l, stated := r.lines["system:"+result.ID]
		switch {
		case stated:
			vm.Systems = append(vm.Systems, r.system(l))
		case slices.Contains(chosen, result.ID):
			vm.Silent = append(vm.Silent, r.text(systemName(result.ID)))
		}
	}
	return vm
}

func (r *relation) system(l assessment.Line) templates.SystemView {
	out := templates.SystemView{
		ID: l.About, Name: r.text(systemName(l.About)), What: r.text(func(p *assessment.Prose) string { return p.Systems[l.About].What }),
		Flags: l.Signs, Line: r.line(l), Absent: r.absent(l), Proposal: r.proposal(l), Brief: r.brief(l),
	}
	out.Line.Href = ""
	for i, p := range stakeParts {
		for _, s := range r.tell.stakes[l.About] {
			if s.Holds(p.part) {
				out.Parts[i] = append(out.Parts[i], nameOf(r.doc, s.Agency))
			}
		}
	}
	return out
}

// brief is what does not fit about a system, with the agencies that it is
// about.
func (r *relation) brief(l assessment.Line) []templates.Sentence {
	named := map[string]string{assessment.FlagSeveralOwners: "line.owners", assessment.FlagManyDepend: "line.dependents"}
	var out []templates.Sentence
	for _, s := range r.tell.stakeSentences(l.About) {
		if slices.ContainsFunc(l.Signs, func(flag string) bool { return named[flag] == s.Key }) {
			out = append(out, s)
		}
	}
	return append(out, flagSentences(l.Signs)...)
}
