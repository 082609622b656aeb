package web

import (
	"net/http"
	"slices"
	"time"

	"electready/assessment"
	"electready/templates"
)

// movedView says of questions how agencies moved to a round since the first:
// only what disclosure lets through, and only of themes that take no answers any
// more.
type movedView struct {
	*call
	doc           *assessment.Document
	bank          *assessment.Bank
	to            assessment.RoundID
	before, after *showView
	moves         map[string][]assessment.PositionMove
}

func (c *call) movedView(d *assessment.Document, b *assessment.Bank, to assessment.RoundID) *movedView {
	return &movedView{
		call: c, doc: d, bank: b, to: to, moves: assessment.Compare(b, d, assessment.First, to),
		before: c.showView(d, b, assessment.PreviewRoom(b, d, assessment.First)),
		after:  c.showView(d, b, assessment.PreviewRoom(b, d, to)),
	}
}

// settled reports whether a theme was asked again and takes no answers now.
func (m *movedView) settled(theme string) bool {
	stage := m.doc.StageOf(theme, m.to)
	return stage.Round == m.to && stage.State.Readable()
}

// question says how agencies moved; not ok for one that was not asked again or
// still takes answers.
func (m *movedView) question(id string) (templates.MovedQuestion, bool) {
	place, q, ok := m.bank.Question(id)
	if !ok || !m.settled(place.Theme) || !m.doc.StageOf(place.Theme, m.to).Takes(id) {
		return templates.MovedQuestion{}, false
	}
	now, ok := m.after.question(q)
	if !ok {
		return templates.MovedQuestion{}, false
	}
	out := templates.MovedQuestion{
		ID: id, Ask: now.Ask, From: assessment.First, To: m.to,
		Moves:    assessment.ShareMoves(m.doc.Workshop.Disclosure, assessment.CountMoves(m.moves, id), m.to),
		OnScreen: assessment.OnScreen(m.doc) == assessment.ScreenMoves+id,
		CanShow:  m.doc.StageOf(place.Theme, m.to).State == assessment.Shown,
	}
	if old, ok := m.before.question(q); ok && old.Shown && now.Shown {
		out.Before, out.Now = old.Median, now.Median
	}
	return out, true
}

// points are the middles of a theme or a section in both rounds.
func (m *movedView) points(id string) (before, now *int) {
	old, is := m.before.spread(id), m.after.spread(id)
	if !old.Shown || !is.Shown {
		return nil, nil
	}
	return old.Median, is.Median
}

// showCompare handles the "GET /w/:id/rounds/:round" route.
func showCompare(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	to := assessment.RoundID(c.Param("round"))
	if !slices.Contains(comparedRounds(d), to) {
		return assessment.ErrNotFound
	}
	m := c.movedView(d, b, to)
	vm := templates.Compare{
		Frame: c.trainerFrame(d, templates.PageRounds), Workshop: d.ID, From: assessment.First, To: to, Rule: d.Workshop.Disclosure,
		Fewest: m.after.fewest(), Rounds: comparedRounds(d), Actions: c.compareActions(d, b, ""),
	}
	for i := range b.Themes {
		if theme, ok := m.theme(i); ok {
			vm.Themes = append(vm.Themes, theme)
		}
	}
	if d.Workshop.Statements && to == assessment.FollowUp {
		if vm.Mended, err = m.mended(); err != nil {
			return err
		}
	}
	return c.render(http.StatusOK, templates.ComparePage(vm))
}

func (m *movedView) theme(i int) (templates.CompareTheme, bool) {
	t := &m.bank.Themes[i]
	stage := m.doc.StageOf(t.ID, m.to)
	if stage.Round != m.to || stage.State == assessment.Closed {
		return templates.CompareTheme{}, false
	}
	out := templates.CompareTheme{Number: i + 1, Title: prose(m.bank, m.printer.Lang(), themeTitle(t.ID)), Waiting: !m.settled(t.ID)}
	if out.Waiting {
		return out, true
	}
	out.Before, out.Now = m.points(t.ID)
	for _, s := range t.Sections {
		section := templates.CompareSection{Title: prose(m.bank, m.printer.Lang(), sectionTitle(s.ID))}
		section.Before, section.Now = m.points(s.ID)
		for _, q := range s.Questions {
			if line, ok := m.question(q.ID); ok {
				section.Questions = append(section.Questions, line)
			}
		}
		if len(section.Questions) > 0 {
			out.Sections = append(out.Sections, section)
		}
	}
	return out, true
}

// mended counts what did not fit between agencies in the first round, and fits
// now; nothing of statements that still come in.
func (m *movedView) mended() (*templates.MendedChannels, error) {
	stage, err := m.Store.StatementStage(m.Request().Context(), m.doc.ID, m.to)
	if err != nil || stage.State == assessment.Open {
		return nil, err
	}
	mended, open, broken := assessment.MendedBetween(m.bank, m.doc, assessment.First, m.to)
	out := &templates.MendedChannels{Broken: len(broken), Again: stage.State != assessment.Closed}
	count := func(name templates.Text, of func(assessment.Line) bool) {
		fits, not := countLines(mended, of), countLines(open, of)
		if fits+not > 0 {
			out.Types = append(out.Types, templates.MendedType{Name: name, Mended: fits, Of: fits + not})
		}
	}
	lang := m.printer.Lang()
	for _, t := range m.doc.Workshop.ChannelTypes() {
		count(prose(m.bank, lang, typeName(t)), func(l assessment.Line) bool {
			of, _, _, ok := assessment.ChannelAbout(l.About)
			return l.Kind == "channel" && ok && of == t
		})
	}
	count(templates.Text{Lang: lang, Text: m.printer.T("round.between-tasks")}, func(l assessment.Line) bool { return l.Kind == "claim" })
	count(templates.Text{Lang: lang, Text: m.printer.T("round.between-systems")}, func(l assessment.Line) bool { return l.Kind == "system" })
	for _, l := range mended {
		if t, from, to, ok := assessment.ChannelAbout(l.About); ok && l.Kind == "channel" {
			out.Mended = append(out.Mended, templates.Sentence{Key: "round.mended-channel", Args: []any{
				"type", prose(m.bank, lang, typeName(t)).Text, "from", nameOf(m.doc, from), "to", nameOf(m.doc, to),
			}})
		}
	}
	return out, nil
}

func countLines(lines []assessment.Line, of func(assessment.Line) bool) int {
	n := 0
	for _, l := range lines {
		if of(l) {
			n++
		}
	}
	return n
}

// compareActions are the actions with what became of them: all, or those of an
// agency.
func (c *call) compareActions(d *assessment.Document, b *assessment.Bank, agency string) []templates.CompareAction {
	var out []templates.CompareAction
	for _, a := range d.Actions {
		whose := a.Owner
		if whose == "" {
			whose = a.ProposedTo
		}
		if agency != "" && whose != agency {
			continue
		}
		line := templates.CompareAction{Title: templates.Text{Text: a.Title}, State: a.State}
		if whose != "" {
			line.Agency = nameOf(d, whose)
		}
		if a.Title == "" && a.About.Kind == "question" {
			line.Title, _, _, _ = questionText(b, c.printer.Lang(), a.About.ID, "")
		}
		out = append(out, line)
	}
	return out
}

// showChanges handles the "GET /result/rounds" route: the agency's own positions
// in the first round and now.
func showChanges(c *call) error {
	d, b, scored, err := c.ownPositions()
	if err != nil {
		return err
	}
	rounds := comparedRounds(d)
	to := assessment.RoundID(c.QueryParam("round"))
	switch {
	case to == "":
		to = assessment.LastRound(d)
	case !slices.Contains(rounds, to):
		return assessment.ErrNotFound
	}
	own, _ := d.AgencyByID(c.actor().Agency)
	vm := templates.Changes{
		Frame: c.seatFrame(d, templates.PageResult), Agency: own.Name, Workshop: d.Workshop.Title, At: c.now(),
		From: assessment.First, To: to, Rounds: rounds, Actions: c.compareActions(d, b, own.ID),
	}
	if to != assessment.First {
		c.fillChanges(&vm, d, b, scored, own)
	}
	return c.render(http.StatusOK, templates.ChangesPage(vm))
}

func (c *call) fillChanges(vm *templates.Changes, d *assessment.Document, b, scored *assessment.Bank, own *assessment.Agency) {
	moves := assessment.Compare(scored, d, vm.From, vm.To)[own.ID]
	view := resultView{call: c, bank: b, workshop: &d.Workshop, kind: own.Kind}
	before, now := c.ownThemes(scored, d, vm.From, own.ID), c.ownThemes(scored, d, vm.To, own.ID)
	for i, t := range b.Themes {
		theme := templates.ChangesTheme{Number: i + 1, Title: prose(b, c.printer.Lang(), themeTitle(t.ID))}
		for _, m := range moves {
			if place, _, _ := b.Question(m.Question); place.Theme != t.ID {
				continue
			}
			ask, _, _, _ := questionText(b, c.printer.Lang(), m.Question, own.Kind)
			line := templates.ChangedQuestion{Ask: ask, Before: m.From.Choice, Now: m.To.Choice, Move: m}
			if m.Move == assessment.Stayed || m.From.Choice == assessment.NotOurs && m.To.Choice == assessment.NotOurs {
				theme.Same = append(theme.Same, line)
			} else {
				theme.Questions = append(theme.Questions, line)
			}
			countMove(vm, m)
		}
		if len(theme.Questions)+len(theme.Same) == 0 {
			continue
		}
		theme.Before, theme.Now = scoreOf(view, before, t.ID), scoreOf(view, now, t.ID)
		vm.Themes = append(vm.Themes, theme)
	}
}

func countMove(vm *templates.Changes, m assessment.PositionMove) {
	switch {
	case m.Progress():
		vm.Further++
	case m.Setback():
		vm.Back++
	case m.Corrected():
		vm.Known++
	case m.Move == assessment.Stayed, m.From.Choice == assessment.NotOurs && m.To.Choice == assessment.NotOurs:
		vm.Same++
	}
}

// ownThemes are an agency's results by theme at a round.
func (c *call) ownThemes(b *assessment.Bank, d *assessment.Document, r assessment.RoundID, agency string) []assessment.ThemeResult {
	for _, a := range assessment.Analyse(b, d, r, c.now().Format(time.DateOnly)).Agencies {
		if a.ID == agency {
			return a.Themes
		}
	}
	return nil
}

func scoreOf(view resultView, themes []assessment.ThemeResult, id string) *templates.ScoreLine {
	for i, t := range themes {
		if t.ID == id {
			line := view.theme(i+1, t)
			return &line
		}
	}
	return nil
}
