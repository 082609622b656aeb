package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// paces in the order of the list.
var paces = []string{assessment.Hour, assessment.Day, assessment.Later, assessment.Never, templates.PaceOpen}

// showPaths handles the "GET /w/:id/paths" route.
func showPaths(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	view, err := r.pathView()
	if err != nil {
		return err
	}
	vm := templates.Paths{}
	if r.readable() && view.From != "" {
		vm = r.paths(view)
		r.pathLinks(&vm, view)
	}
	screen := &view
	if !r.here[view.From] {
		screen = nil // what is said of somebody absent stays here
	}
	vm.RelationPage = r.page(templates.PagePaths, screen)
	return c.render(http.StatusOK, templates.PathsPage(vm))
}

// pathView is what the address asks for: by day, from the first agency of the
// room, unless it says otherwise.
func (r *relation) pathView() (assessment.RoomView, error) {
	v := assessment.RoomView{
		Page: assessment.ViewPaths, Type: assessment.ChannelType(r.QueryParam("type")), From: r.QueryParam("from"), Night: r.QueryParam("night") == "1",
	}
	types, agencies := r.doc.Workshop.ChannelTypes(), r.agencies()
	if v.Type == "" {
		v.Type = types[0]
	}
	if v.From == "" && len(agencies) > 0 {
		first := max(0, slices.IndexFunc(agencies, func(a assessment.Agency) bool { return r.here[a.ID] }))
		v.From = agencies[first].ID
	}
	known := slices.ContainsFunc(agencies, func(a assessment.Agency) bool { return a.ID == v.From })
	if !slices.Contains(types, v.Type) || len(agencies) > 0 && !known {
		return v, assessment.ErrNotFound
	}
	return v, nil
}

func (r *relation) pathLinks(vm *templates.Paths, v assessment.RoomView) {
	link := func(text templates.Text, to assessment.RoomView) templates.ViewLink {
		night := ""
		if to.Night {
			night = "&night=1"
		}
		return templates.ViewLink{Text: text, Href: "/w/" + r.doc.ID + "/paths?type=" + string(to.Type) + "&from=" + to.From + night, Here: to == v}
	}
	for _, t := range r.doc.Workshop.ChannelTypes() {
		to := v
		to.Type = t
		vm.Types = append(vm.Types, link(r.text(typeName(t)), to))
	}
	for _, a := range r.agencies() {
		to := v
		to.From = a.ID
		vm.Sources = append(vm.Sources, link(templates.Text{Text: matrixName(a)}, to))
	}
	for night, key := range map[bool]string{false: "relation.by-day", true: "relation.at-night"} {
		to := v
		to.Night = night
		vm.Times = append(vm.Times, link(templates.Text{Lang: r.printer.Lang(), Text: r.printer.T(key)}, to))
	}
	slices.SortFunc(vm.Times, func(a, b templates.ViewLink) int { return len(a.Href) - len(b.Href) }) // by day first
}

// paths is whom word reaches from an agency.
func (r *relation) paths(v assessment.RoomView) templates.Paths {
	vm := templates.Paths{Type: r.text(typeName(v.Type)), From: r.nameOn(v.From, nameWidth), Night: v.Night}
	states := assessment.ChannelStates(r.bank, r.doc, r.stage.Round)
	through := assessment.Through(r.doc, r.stage.Round, states, v.Type, v.From, v.Night)
	board := r.channelBoard(v.Type)
	all := assessment.PathResults(r.doc, r.stage.Round, states)
	i := slices.IndexFunc(all, func(p assessment.PathResult) bool { return p.Type == v.Type && p.From == v.From && p.Night == v.Night })
	if i < 0 || len(r.agencies()) < 2 {
		return vm
	}
	result := all[i]
	groups := map[string][]templates.PathAgency{}
	for _, a := range r.agencies() {
		pace, ok := result.Confirmed[a.ID]
		if !ok {
			continue
		}
		line := templates.PathAgency{Name: r.nameOn(a.ID, nameWidth), State: board.states[pair{v.From, a.ID}].State}
		if via := through[a.ID]; len(via) > 0 {
			line.State = assessment.ChannelRelayed
			for _, id := range via {
				line.Through = append(line.Through, r.nameOn(id, nameWidth))
			}
		}
		pace = assessment.ShownPace(pace, line.State)
		groups[pace] = append(groups[pace], line)
		paper := result.OnPaper[a.ID]
		vm.Lines = append(vm.Lines, templates.PathLine{Name: a.Name, Confirmed: pace, Paper: paper})
		if slices.Index(paces, paper) < slices.Index(paces, result.Confirmed[a.ID]) {
			vm.Paper = append(vm.Paper, templates.PathPaper{Name: a.Name, Paper: paper, Confirms: pace})
		}
	}
	slices.SortStableFunc(vm.Lines, func(a, b templates.PathLine) int {
		return slices.Index(paces, a.Confirmed) - slices.Index(paces, b.Confirmed)
	})
	for _, pace := range paces {
		if pace == templates.PaceOpen && groups[pace] == nil {
			continue
		}
		vm.Groups = append(vm.Groups, templates.PathGroup{Pace: pace, Agencies: groups[pace]})
	}
	for _, id := range result.Connectors {
		vm.Connectors = append(vm.Connectors, r.nameOn(id, nameWidth))
	}
	return vm
}
