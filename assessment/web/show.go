package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// showView is what pages of the room's figures are made from: only what
// disclosure lets through.
type showView struct {
	*call
	doc    *assessment.Document
	bank   *assessment.Bank
	shared assessment.SharedRoom
}

func (c *call) showView(d *assessment.Document, b *assessment.Bank, shared assessment.SharedRoom) *showView {
	return &showView{call: c, doc: d, bank: b, shared: shared}
}

// fewest is how many agencies a figure needs; 0: any number.
func (v *showView) fewest() int {
	if v.doc.Workshop.Disclosure.Names() {
		return 0
	}
	return assessment.RoomAgencies
}

// shownRound is the round in which a theme was shown last.
func (v *showView) shownRound(theme string) assessment.RoundID {
	round, _ := assessment.ShownRound(v.doc, theme, assessment.LastRound(v.doc))
	return round
}

// question is a question with its shared figures; not ok for one that is not
// shown or that nobody in this room is asked.
func (v *showView) question(q *assessment.Question) (templates.ShowQuestion, bool) {
	i := slices.IndexFunc(v.shared.Questions, func(s assessment.SharedQuestion) bool { return s.ID == q.ID })
	if i < 0 || v.shared.Questions[i].Asked == 0 {
		return templates.ShowQuestion{}, false
	}
	ask, levels, _, _ := questionText(v.bank, v.printer.Lang(), q.ID, "")
	line := templates.ShowQuestion{SharedQuestion: v.shared.Questions[i], About: q.About, Target: q.Target, Ask: ask, Levels: levels}
	line.Local = localOf(v.bank, v.printer.Lang(), q, &v.doc.Workshop)
	for _, a := range v.doc.Agencies { // the workshop's order, never by value
		for _, n := range line.Named {
			if n.Agency == a.ID {
				line.Names = append(line.Names, templates.NamedChoice{Agency: a.Name, Choice: n.Choice})
			}
		}
	}
	return line, true
}

// listed are the questions of a theme among ids, in their order.
func (v *showView) listed(theme string, ids []string) []templates.ShowQuestion {
	var out []templates.ShowQuestion
	for _, id := range ids {
		place, q, ok := v.bank.Question(id)
		if !ok || place.Theme != theme {
			continue
		}
		if line, ok := v.question(q); ok {
			out = append(out, line)
		}
	}
	return out
}

// sections are all questions of a theme that this room is asked.
func (v *showView) sections(t *assessment.Theme) []templates.ShowSection {
	var out []templates.ShowSection
	for _, s := range t.Sections {
		section := templates.ShowSection{ID: s.ID, Title: prose(v.bank, v.printer.Lang(), sectionTitle(s.ID)), Named: v.named(t.ID, s.ID)}
		for i := range s.Questions {
			if line, ok := v.question(&s.Questions[i]); ok {
				section.Questions = append(section.Questions, line)
			}
		}
		if len(section.Questions) > 0 {
			points := v.spread(s.ID)
			section.Points = &points
			out = append(out, section)
		}
	}
	return out
}

func (v *showView) named(theme, section string) []templates.NamedPoints {
	var out []templates.NamedPoints
	for _, t := range v.shared.Themes {
		for _, s := range t.Sections {
			if t.ID != theme || s.ID != section {
				continue
			}
			for _, a := range v.doc.Agencies {
				for _, n := range s.Scores {
					if n.Agency == a.ID {
						out = append(out, templates.NamedPoints{Agency: a.Name, Points: points(n.Score)})
					}
				}
			}
		}
	}
	return out
}

// spread is how the agencies' scores in a theme or a section lie.
func (v *showView) spread(id string) templates.PointsSpread {
	for _, t := range v.shared.Themes {
		for _, spread := range append([]assessment.SharedTheme{t}, t.Spreads...) {
			if spread.ID == id {
				return templates.PointsSpread{
					Agencies: agenciesHere(v.doc), Shown: spread.Shown, Scored: spread.Scored, MostOrAll: spread.MostOrAll, Few: spread.Few,
					Bands: spread.Bands, Median: points(spread.Median),
				}
			}
		}
	}
	return templates.PointsSpread{Agencies: agenciesHere(v.doc)}
}

// showTheme handles the "GET /w/:id/themes/:theme" route: a theme as the
// trainer shows it to the room.
func showTheme(c *call) error {
	v, vm, err := c.showPage()
	if err != nil {
		return err
	}
	if vm.HasFigures() {
		theme, queue := vm.Theme.ID, v.shared.Queue
		vm.Orphans = v.listed(theme, queue.Orphans)
		vm.Talk = first(v.listed(theme, queue.Talk), assessment.TalkProposals)
		vm.Assign = first(v.listed(theme, queue.Assign), assessment.AssignProposals)
		vm.Points = v.spread(theme)
		vm.Unconfirmed, vm.Positions = unconfirmed(v.bank, v.doc, vm.Round, theme)
	}
	vm.Private = c.privateAgencies(v.doc)
	return c.render(http.StatusOK, templates.ShowPage(vm))
}

// showThemeSection handles the "GET /w/:id/themes/:theme/:section" route: every
// question of a section, with its table.
func showThemeSection(c *call) error {
	_, vm, err := c.showPage()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(vm.Sections, func(s templates.ShowSection) bool { return s.ID == c.Param("section") })
	if i < 0 {
		return assessment.ErrNotFound
	}
	vm.Sections = vm.Sections[i : i+1]
	return c.render(http.StatusOK, templates.ShowSectionPage(vm))
}

// showPage is what the pages of a theme's figures begin with; sections are there
// when there are figures.
func (c *call) showPage() (*showView, templates.Show, error) {
	d, b, err := c.conducted()
	if err != nil {
		return nil, templates.Show{}, err
	}
	i := slices.IndexFunc(b.Themes, func(t assessment.Theme) bool { return t.ID == c.Param("theme") })
	if i < 0 {
		return nil, templates.Show{}, assessment.ErrNotFound
	}
	theme, round := &b.Themes[i], d.CurrentRound()
	v := c.showView(d, b, assessment.PreviewRoom(b, d, round))
	vm := templates.Show{
		Frame: c.trainerFrame(d, templates.PageConsole), Workshop: d.ID, Theme: c.consoleTheme(b, i+1, theme.ID, d.StageOf(theme.ID, round)),
		Round: d.StageOf(theme.ID, round).Round, Rule: d.Workshop.Disclosure, Agencies: agenciesHere(d), Fewest: v.fewest(), OnScreen: onScreen(d),
		ReadOnly: d.Workshop.State != assessment.Running,
	}
	if vm.HasFigures() {
		vm.Sections = v.sections(theme)
	}
	return v, vm, nil
}

func first[T any](list []T, n int) []T { return list[:min(len(list), n)] }

// unconfirmed counts the positions of a theme that are not yet confirmed, and
// all that are asked, over all agencies.
func unconfirmed(b *assessment.Bank, d *assessment.Document, round assessment.RoundID, theme string) (open, asked int) {
	for _, states := range assessment.Positions(b, d, round) {
		for id, s := range states {
			if place, _, ok := b.Question(id); !ok || place.Theme != theme {
				continue
			}
			asked++
			if s.Stated() && !s.Confirmed {
				open++
			}
		}
	}
	return open, asked
}

// privateAgencies are the agencies that the trainer may open in private.
func (c *call) privateAgencies(d *assessment.Document) []templates.PrivateAgency {
	if !assessment.Allowed(c.actor(), assessment.OpenInPrivate, assessment.Object{Workshop: d.ID, Rule: d.Workshop.Disclosure}) {
		return nil
	}
	var out []templates.PrivateAgency
	for _, a := range d.Agencies {
		if a.Left == "" {
			out = append(out, templates.PrivateAgency{ID: a.ID, Name: a.Name})
		}
	}
	return out
}

// showPrivate handles the "POST /w/:id/private" route. It is posted, because it
// leaves a line in the trail.
func showPrivate(c *call) error {
	d, err := c.Store.OpenPrivately(c.Request().Context(), c.actor(), c.Param("id"), c.field("agency"))
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
	}
	agency := c.field("agency")
	own, err := d.Agency(agency)
	if err != nil {
		return err
	}
	scored := settled(b, own)
	result, err := c.result(own, b, scored, agency)
	if err != nil {
		return err
	}
	vm := templates.Private{
		Frame: c.trainerFrame(d, templates.PageConsole), Workshop: d.ID, Back: ownPath(c.Request().Header.Get("Referer"), c.Request().Host),
		Agency: result.Agency, Round: result.Round, At: c.now(), Provisional: result.Provisional, Unsettled: result.Unsettled,
		Scores: result.Scores, Themes: c.privateThemes(own, b, scored, agency),
	}
	return c.render(http.StatusOK, templates.PrivatePage(vm))
}

// privateThemes are an agency's positions by theme. Of a theme that is not opened
// here stands only what a file brought with it.
func (c *call) privateThemes(d *assessment.Document, b, scored *assessment.Bank, agency string) []templates.PrivateTheme {
	round := assessment.LastRound(d)
	states := assessment.Positions(scored, d, round)[agency]
	row, _ := d.AgencyByID(agency)
	var out []templates.PrivateTheme
	for i := range b.Themes {
		closed := d.StageOf(b.Themes[i].ID, round).State == assessment.Closed
		theme := templates.PrivateTheme{Number: i + 1, Title: prose(b, c.printer.Lang(), themeTitle(b.Themes[i].ID))}
		for place, q := range b.Questions {
			state, asked := states[q.ID]
			if place.Theme != b.Themes[i].ID || !asked || closed && state.Choice == "" && !state.Unsettled {
				continue
			}
			ask, levels, _, _ := questionText(b, c.printer.Lang(), q.ID, row.Kind)
			line := templates.PrivatePosition{Ask: ask, Choice: state.Choice, Target: q.Target, Confirmed: state.Confirmed, Unsettled: state.Unsettled}
			if l, ok := state.Level(); ok {
				line.State = levels[l]
			}
			theme.Positions = append(theme.Positions, line)
		}
		if len(theme.Positions) > 0 {
			out = append(out, theme)
		}
	}
	return out
}
