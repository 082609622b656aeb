package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// room is what shared views are made from: only what disclosure lets through.
type room struct {
	*call
	doc    *assessment.Document
	bank   *assessment.Bank
	round  assessment.RoundID
	shared assessment.SharedRoom
}

func (c *call) room(d *assessment.Document, b *assessment.Bank) *room {
	r := &room{call: c, doc: d, bank: b, round: assessment.LastRound(d)}
	r.shared = assessment.ShareRoom(b, d, r.round)
	return r
}

// showRoom handles the "GET /room" route: a theme that the trainer has shown,
// the one shown last unless the address names another.
func showRoom(c *call) error {
	r, vm, err := c.shownRoom()
	if err != nil {
		return err
	}
	here, latest := -1, ""
	for i := range r.bank.Themes {
		stage, shown := r.shown(i)
		if !shown {
			continue
		}
		if named := c.QueryParam("theme"); named == stage.Theme || named == "" && stage.Shown >= latest {
			here, latest = i, stage.Shown
		}
		vm.Shown = append(vm.Shown, templates.RoomLink{ID: stage.Theme, Number: i + 1, Title: r.title(i)})
	}
	if here < 0 && c.QueryParam("theme") != "" {
		return assessment.ErrNotFound
	}
	if here >= 0 {
		stage, _ := r.shown(here)
		vm.Themes = []templates.RoomTheme{r.theme(here+1, &r.bank.Themes[here], stage)}
	}
	return c.render(http.StatusOK, templates.RoomPage(vm))
}

// showRoomSection handles the "GET /room/:theme/:section" route: every question
// of a section of a theme that was shown.
func showRoomSection(c *call) error {
	r, vm, err := c.shownRoom()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(r.bank.Themes, func(t assessment.Theme) bool { return t.ID == c.Param("theme") })
	if i < 0 {
		return assessment.ErrNotFound
	}
	stage, shown := r.shown(i)
	if !shown {
		return assessment.ErrNotFound
	}
	theme := r.theme(i+1, &r.bank.Themes[i], stage)
	at := slices.IndexFunc(theme.Sections, func(s templates.RoomSection) bool { return s.ID == c.Param("section") })
	if at < 0 {
		return assessment.ErrNotFound
	}
	return c.render(http.StatusOK, templates.RoomSectionPage(templates.RoomPart{Room: vm, Theme: theme, Section: theme.Sections[at]}))
}

// shownRoom is what the pages of what was shown begin with.
func (c *call) shownRoom() (*room, templates.Room, error) {
	d, err := c.Store.Shown(c.Request().Context(), c.actor())
	if err != nil {
		return nil, templates.Room{}, err
	}
	b, err := c.bank(d)
	if err != nil {
		return nil, templates.Room{}, err
	}
	r := c.room(d, b)
	frame := c.seatFrame
	if c.actor().Role == assessment.ObserverRole {
		frame = c.observerFrame
	}
	vm := templates.Room{
		Frame: frame(d, templates.PageRoom), Rule: d.Workshop.Disclosure, Workshop: d.Workshop.Title, Round: r.round,
		Agencies: agenciesHere(d),
	}
	if !d.Workshop.Disclosure.Names() {
		vm.Fewest = assessment.RoomAgencies
	}
	return r, vm, nil
}

// shown is how far the bank's ith theme was when it was shown; not ok: it was
// not.
func (r *room) shown(i int) (assessment.ThemeState, bool) {
	id := r.bank.Themes[i].ID
	round, ok := assessment.ShownRound(r.doc, id, r.round)
	return r.doc.StageOf(id, round), ok
}

func (r *room) title(i int) templates.Text {
	return prose(r.bank, r.printer.Lang(), themeTitle(r.bank.Themes[i].ID))
}

// observerFrame is the frame of a page of an observer, who has no seat.
func (c *call) observerFrame(d *assessment.Document, here string) templates.Frame {
	f := c.frame()
	f.Seat = &templates.Seat{Role: templates.RoleObserver, Agency: d.Workshop.Title}
	f.Pages = templates.SeatPages(here, templates.PageRoom)
	return f
}

func agenciesHere(d *assessment.Document) int {
	n := 0
	for _, a := range d.Agencies {
		if a.Left == "" {
			n++
		}
	}
	return n
}

// distribution is how the agencies' scores in a theme lie.
func (r *room) distribution(theme string) *templates.Distribution {
	for _, t := range r.shared.Themes {
		if t.ID == theme {
			return &templates.Distribution{Bands: t.Bands, Median: points(t.Median), Scored: t.Scored, Hidden: !t.Shown, MostOrAll: t.MostOrAll, Few: t.Few}
		}
	}
	return nil
}

func (r *room) theme(number int, t *assessment.Theme, stage assessment.ThemeState) templates.RoomTheme {
	vm := templates.RoomTheme{
		ID: t.ID, Number: number, Title: prose(r.bank, r.printer.Lang(), themeTitle(t.ID)), Shown: moment(stage.Shown), Round: stage.Round,
	}
	for _, s := range t.Sections {
		section := templates.RoomSection{ID: s.ID, Title: prose(r.bank, r.printer.Lang(), sectionTitle(s.ID))}
		for i := range s.Questions {
			if q, ok := r.question(&s.Questions[i]); ok {
				section.Questions = append(section.Questions, q)
				if q.Orphan {
					vm.Orphans = append(vm.Orphans, q)
				}
				if q.Split {
					vm.Apart = append(vm.Apart, q)
				}
			}
		}
		if len(section.Questions) > 0 {
			vm.Sections = append(vm.Sections, section)
		}
	}
	for _, id := range r.shared.Queue.Assign {
		if place, q, ok := r.bank.Question(id); ok && place.Theme == t.ID {
			if line, ok := r.question(q); ok {
				vm.Furthest = append(vm.Furthest, line)
			}
		}
	}
	vm.Points = r.distribution(t.ID)
	return vm
}

// question is the spread of a question as it may be shown; not ok for one that
// this room is not asked.
func (r *room) question(q *assessment.Question) (templates.RoomQuestion, bool) {
	i := slices.IndexFunc(r.shared.Questions, func(s assessment.SharedQuestion) bool { return s.ID == q.ID })
	if i < 0 || r.shared.Questions[i].Asked == 0 {
		return templates.RoomQuestion{}, false
	}
	s := r.shared.Questions[i]
	ask, levels, _, _ := questionText(r.bank, r.printer.Lang(), q.ID, "")
	vm := templates.RoomQuestion{
		ID: q.ID, Ask: ask, Local: localOf(r.bank, r.printer.Lang(), q, &r.doc.Workshop), About: q.About, Levels: levels, Target: q.Target, Hidden: !s.Shown, Asked: s.Asked,
		At: s.Counts.Levels, Unknown: s.Counts.Unknown, NotStated: s.Counts.NotStated, NotOurs: s.Counts.NotOurs,
		MostOrAll: s.MostOrAll, Median: s.Median, Split: s.Split, Orphan: s.Orphan, Few: s.Few,
	}
	for _, n := range s.Named {
		name := n.Agency
		if a, ok := r.doc.AgencyByID(n.Agency); ok {
			name = a.Name
		}
		vm.Named = append(vm.Named, templates.NamedChoice{Agency: name, Choice: n.Choice})
	}
	return vm, true
}
