package web

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// minutesEach is about how long a question takes: twelve minutes for a theme's
// core.
const minutesEach = 1

// seatFrame is the frame of a page of a seat.
func (c *call) seatFrame(d *assessment.Document, here string) templates.Frame {
	f := c.frame()
	a, ok := d.AgencyByID(c.actor().Agency)
	if !ok {
		return f
	}
	f.Seat = &templates.Seat{
		Agency: a.Name, Short: a.Short, Number: c.session.Seat, Lead: c.actor().Role == assessment.LeadRole,
		Queue: c.queueKey(),
	}
	c.dayOfSeat(&f, a)
	open := []string{templates.PageTasks}
	if c.actor().Role == assessment.LeadRole {
		open = append(open, templates.PageHouse, templates.PageResult)
	} else if shared, err := c.Store.ResultShared(c.Request().Context(), c.actor()); err == nil && shared {
		open = append(open, templates.PageResult)
	}
	if d.Workshop.Statements {
		open = append(open, templates.PageEachOther)
		if c.actor().Role == assessment.LeadRole && a.IsInner() {
			open = append(open, templates.PageErrands, templates.PagePreview, templates.PageOwnRelations)
		}
	}
	if c.actor().Role == assessment.LeadRole {
		open = append(open, templates.PageContacts)
	}
	open = append(open, templates.PagePrinciples, templates.PageSeatPlan, templates.PageRoom)
	f.Pages = templates.SeatPages(here, open...)
	return f
}

// seat is what pages of a seat are made from.
type seat struct {
	*call
	doc    *assessment.Document
	bank   *assessment.Bank
	agency *assessment.Agency
	round  assessment.RoundID
	latest map[string]assessment.Answer // own answers by question, of the current round
	before map[string]assessment.Answer // what counted before it
}

func (c *call) seat() (*seat, error) {
	d, err := c.Store.Seat(c.Request().Context(), c.actor())
	if err != nil {
		return nil, err
	}
	b, err := c.bank(d)
	if err != nil {
		return nil, err
	}
	s := &seat{
		call: c, doc: d, bank: b, round: d.CurrentRound(),
		latest: map[string]assessment.Answer{}, before: map[string]assessment.Answer{},
	}
	var ok bool
	if s.agency, ok = d.AgencyByID(c.actor().Agency); !ok {
		return nil, assessment.ErrNotFound
	}
	for _, a := range d.Answers {
		into := s.latest
		if place, _, ok := b.Question(a.Question); !ok || a.Round != d.StageOf(place.Theme, s.round).Round {
			into = s.before
		}
		if have, ok := into[a.Question]; !ok || a.Supersedes(have) {
			into[a.Question] = a
		}
	}
	return s, nil
}

// parts are the pages of a theme for this seat, in the round that runs.
func (s *seat) parts(theme string) []assessment.Part {
	stage := s.doc.StageOf(theme, s.round)
	var out []assessment.Part
	for _, p := range assessment.Parts(s.bank, &s.doc.Workshop, s.agency.Kind, theme) {
		p.Questions = slices.DeleteFunc(p.Questions, func(q string) bool { return !stage.Takes(q) })
		if len(p.Questions) > 0 {
			out = append(out, p)
		}
	}
	return out
}

func partPath(theme string, part int) string { return "/parts/" + theme + "/" + strconv.Itoa(part) }

// showTasks handles the "GET /tasks" route.
func showTasks(c *call) error {
	s, err := c.seat()
	if err != nil {
		return err
	}
	code, err := c.Store.PersonalCode(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	shares, err := c.Store.SharedSections(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	vm := templates.Tasks{
		Frame: c.seatFrame(s.doc, templates.PageTasks), Rule: s.doc.Workshop.Disclosure,
		Code: assessment.SpacedCode(code),
	}
	saved := maps.Clone(s.before) // a later round asks little, and loses nothing
	maps.Copy(saved, s.latest)
	for _, a := range saved {
		vm.Saved++
		if at := moment(a.At); at.After(vm.Last) {
			vm.Last = at
		}
	}
	for i, theme := range s.bank.Themes {
		if t := s.taskTheme(i+1, theme.ID, shares); len(t.Parts) > 0 {
			vm.Themes = append(vm.Themes, t)
			if stage := s.doc.StageOf(theme.ID, s.round); stage.State == assessment.Open && vm.Round.Before(stage.Round) {
				vm.Round = stage.Round
			}
		}
	}
	slices.SortStableFunc(vm.Themes, func(a, b templates.TaskTheme) int { return stageOrder(a.Stage) - stageOrder(b.Stage) })
	vm.Next = s.nextPart(vm.Themes, vm.Saved > 0)
	return c.render(http.StatusOK, templates.TasksPage(vm))
}

// stageOrder puts what can be answered now first, and what is still closed last.
func stageOrder(s assessment.Stage) int {
	return slices.Index([]assessment.Stage{assessment.Open, assessment.Locked, assessment.Shown, assessment.Closed}, s)
}

func (s *seat) taskTheme(number int, id string, shares map[string]string) templates.TaskTheme {
	stage := s.doc.StageOf(id, s.round)
	t := templates.TaskTheme{
		ID: id, Number: number, Title: s.text(themeTitle(id)), Stage: stage.State, Shown: moment(stage.Shown),
	}
	for n, p := range s.parts(id) {
		part := templates.TaskPart{Questions: len(p.Questions), Href: partPath(id, n+1)}
		part.Title, part.Also = s.partTitle(p)
		if stage.State == assessment.Closed {
			part.Href = ""
		}
		for _, q := range p.Questions {
			if a, ok := s.latest[q]; ok {
				part.Answered++
				if a.Flag {
					part.Flagged++
				}
			} else if _, ok := s.before[q]; ok {
				part.Before++
			}
		}
		part.Yours = slices.ContainsFunc(p.Sections, func(section string) bool { return shares[section] == s.actor().ID })
		t.Parts = append(t.Parts, part)
	}
	slices.SortStableFunc(t.Parts, func(a, b templates.TaskPart) int {
		switch {
		case a.Yours == b.Yours:
			return 0
		case a.Yours:
			return -1
		}
		return 1
	})
	return t
}

// nextPart is the first open part that is not complete.
func (s *seat) nextPart(themes []templates.TaskTheme, begun bool) *templates.NextPart {
	for _, t := range themes {
		for _, p := range t.Parts {
			if t.Stage == assessment.Open && p.Answered < p.Questions {
				return &templates.NextPart{Href: p.Href, Title: s.nextSection(t.ID, p), Begun: begun}
			}
		}
	}
	return nil
}

// nextSection is the section of a part in which something is not answered yet.
func (s *seat) nextSection(theme string, part templates.TaskPart) templates.Text {
	for n, p := range s.parts(theme) {
		if partPath(theme, n+1) != part.Href {
			continue
		}
		for _, section := range p.Sections {
			if slices.ContainsFunc(p.Questions, func(id string) bool { return s.unanswered(id, section) }) {
				return s.text(sectionTitle(section))
			}
		}
	}
	return part.Title
}

// unanswered reports whether a question of a section has no answer yet.
func (s *seat) unanswered(id, section string) bool {
	place, _, ok := s.bank.Question(id)
	_, answered := s.latest[id]
	return ok && place.Section == section && !answered
}

// partTitle is the title of a part's first section, and those of the others.
func (s *seat) partTitle(p assessment.Part) (first, also templates.Text) {
	var titles []string
	for i, section := range p.Sections {
		if t := s.text(sectionTitle(section)); i == 0 {
			first = t
		} else {
			also.Lang, titles = t.Lang, append(titles, t.Text)
		}
	}
	also.Text = strings.Join(titles, "; ")
	return first, also
}
