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

// showRoom handles the "GET /room" route: what the trainer has shown.
func showRoom(c *call) error {
	d, err := c.Store.Shown(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
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
	for i, t := range b.Themes {
		if round, shown := assessment.ShownRound(d, t.ID, r.round); shown {
			vm.Themes = append(vm.Themes, r.theme(i+1, &b.Themes[i], d.StageOf(t.ID, round)))
		}
	}
	return c.render(http.StatusOK, templates.RoomPage(vm))
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
			return &templates.Distribution{Bands: t.Bands, Median: points(t.Median), Scored: t.Scored, Hidden: !t.Shown, MostOrAll: t.MostOrAll}
		}
	}
	return nil
}

func (r *room) theme(number int, t *assessment.Theme, stage assessment.ThemeState) templates.RoomTheme {
	vm := templates.RoomTheme{
		ID: t.ID, Number: number, Title: prose(r.bank, r.printer.Lang(), themeTitle(t.ID)), Shown: moment(stage.Shown),
	}
	for _, s := range t.Sections {
		section := templates.RoomSection{Title: prose(r.bank, r.printer.Lang(), sectionTitle(s.ID))}
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
		ID: q.ID, Ask: ask, About: q.About, Levels: levels, Target: q.Target, Hidden: !s.Shown,
		At: s.Counts.Levels, Unknown: s.Counts.Unknown, NotStated: s.Counts.NotStated, NotOurs: s.Counts.NotOurs,
		MostOrAll: s.MostOrAll, Median: s.Median, Split: s.Split, Orphan: s.Orphan,
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
