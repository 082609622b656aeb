package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// reader is who reads the bank, and as which workshop asks it: a seat's own, one
// that its trainer names, or none.
type reader struct {
	*call
	bank     *assessment.Bank
	workshop *assessment.Workshop // without one: all that the bank has
	vm       templates.Bank
}

// reader finds out for whom the bank is read. All of it stands in the address, so
// that it can be printed for each kind.
func (c *call) reader() (*reader, error) {
	r := &reader{call: c, bank: c.Bank, workshop: &assessment.Workshop{QuestionSet: assessment.CoreSet, Uses: c.Bank.Uses}}
	if c.QueryParam("set") == string(assessment.FullSet) {
		r.workshop.QuestionSet = assessment.FullSet
	}
	r.vm = templates.Bank{Frame: c.infoFrame()}
	d, err := c.readAs()
	if err != nil {
		return nil, err
	}
	if d != nil {
		if r.bank, err = c.bank(d); err != nil {
			return nil, err
		}
		r.workshop, r.vm.Here = &d.Workshop, d.Workshop.Title
		if c.actor().Role == assessment.TrainerRole {
			r.vm.Frame, r.vm.Workshop = c.trainerFrame(d, templates.PageWords), d.ID
		}
		if a, ok := d.AgencyByID(c.actor().Agency); ok {
			r.vm.Kind = a.Kind
		}
	}
	r.vm.Version, r.vm.Set = r.bank.Version, r.workshop.QuestionSet
	if p := r.bank.Prose[c.printer.Lang()]; p != nil {
		r.vm.Drafts = p.Draft
	}
	if c.QueryParams().Has("kind") {
		r.vm.Kind = ""
		if k := assessment.Kind(c.QueryParam("kind")); slices.Contains(r.bank.Kinds, k) {
			r.vm.Kind = k
		}
	}
	for _, k := range r.bank.Kinds {
		r.vm.Kinds = append(r.vm.Kinds, templates.KindOption{Kind: k, Name: c.kindName(r.bank, k)})
	}
	return r, nil
}

// readAs is the workshop that the bank is read for; nil: none, or the reader asks
// for a set of the bank.
func (c *call) readAs() (*assessment.Document, error) {
	if c.QueryParams().Has("set") {
		return nil, nil
	}
	switch c.actor().Role {
	case assessment.RespondentRole, assessment.LeadRole, assessment.ObserverRole:
		return c.Store.Welcome(c.Request().Context(), c.actor())
	case assessment.TrainerRole:
		if id := c.QueryParam("workshop"); id != "" {
			return c.Store.Conducted(c.Request().Context(), c.actor(), id)
		}
	}
	return nil, nil
}

// asks reports whether the reader's workshop asks a question of the chosen kind.
func (r *reader) asks(q *assessment.Question) bool {
	return r.workshop.Asks(q) && (r.vm.Kind == "" || q.AppliesToKind(r.vm.Kind))
}

// showBank handles the "GET /bank" route.
func showBank(c *call) error {
	r, err := c.reader()
	if err != nil {
		return err
	}
	for i := range r.bank.Themes {
		r.vm.Themes = append(r.vm.Themes, r.theme(i))
	}
	return c.render(http.StatusOK, templates.BankPage(r.vm))
}

// readTheme is the reader and the theme that a path names.
func (c *call) readTheme() (*reader, templates.BankTheme, error) {
	r, err := c.reader()
	if err != nil {
		return nil, templates.BankTheme{}, err
	}
	i := slices.IndexFunc(r.bank.Themes, func(t assessment.Theme) bool { return t.ID == c.Param("theme") })
	if i < 0 {
		return nil, templates.BankTheme{}, assessment.ErrNotFound
	}
	return r, r.theme(i), nil
}

// showBankTheme handles the "GET /bank/:theme" route: the theme's sections.
func showBankTheme(c *call) error {
	r, theme, err := c.readTheme()
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.BankThemePage(templates.BankPart{Bank: r.vm, Theme: theme}))
}

// questionsAtMost are the questions of a section on one page, with all that the
// bank says about them.
const questionsAtMost = 5

// showBankSection handles the "GET /bank/:theme/:section" route.
func showBankSection(c *call) error {
	r, theme, err := c.readTheme()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(theme.Sections, func(s templates.BankSection) bool { return s.ID == c.Param("section") })
	if i < 0 {
		return assessment.ErrNotFound
	}
	vm := templates.BankPart{Bank: r.vm, Theme: theme, Section: theme.Sections[i]}
	vm.Section.Of = len(vm.Section.Questions)
	vm.Section.Questions, vm.Parts = partOf(c, vm.Section.Questions, questionsAtMost)
	if i > 0 {
		vm.Before = &theme.Sections[i-1]
	}
	if i+1 < len(theme.Sections) {
		vm.After = &theme.Sections[i+1]
	}
	return c.render(http.StatusOK, templates.BankSectionPage(vm))
}

// showPaper handles the "GET /bank/:theme/paper" route: the same questions to be
// printed, with nothing but what is marked there.
func showPaper(c *call) error {
	r, theme, err := c.readTheme()
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.BankPaperPage(templates.BankPart{Bank: r.vm, Theme: theme}))
}

func (r *reader) theme(i int) templates.BankTheme {
	t, lang := &r.bank.Themes[i], r.printer.Lang()
	theme := templates.BankTheme{
		ID: t.ID, Number: i + 1, Title: prose(r.bank, lang, themeTitle(t.ID)),
		Intro: prose(r.bank, lang, func(p *assessment.Prose) string { return p.Themes[t.ID].Intro }),
	}
	for s := range t.Sections {
		section := templates.BankSection{ID: t.Sections[s].ID, Theme: t.ID, Title: prose(r.bank, lang, sectionTitle(t.Sections[s].ID))}
		for n := range t.Sections[s].Questions {
			if q := &t.Sections[s].Questions[n]; r.asks(q) {
				section.Questions = append(section.Questions, r.question(q, questionPlace(i, s, n)))
			}
		}
		theme.Questions += len(section.Questions)
		if len(section.Questions) > 0 {
			theme.Sections = append(theme.Sections, section)
		}
	}
	return theme
}

func (r *reader) question(q *assessment.Question, place string) templates.BankQuestion {
	lang := r.printer.Lang()
	line := templates.BankQuestion{
		Question: questionView(r.bank, lang, q, r.vm.Kind, r.workshop), Place: place, About: q.About, Core: q.Core, Target: q.Target, Weight: q.Weight,
	}
	for _, s := range q.Steps {
		below, _ := strconv.Atoi(strings.TrimPrefix(s.ID, "below-")) // 0 for "find-out"
		line.Steps = append(line.Steps, templates.BankStep{Below: below, Text: stepText(r.bank, lang, q.ID, s.ID), Days: s.Days})
	}
	return line
}

// showBankQuestion handles the "GET /q/:question" route: the short address of a
// question leads to its place among all that the bank has.
func showBankQuestion(c *call) error {
	place, _, ok := c.Bank.Question(c.Param("question"))
	if !ok {
		return assessment.ErrNotFound
	}
	theme, _ := c.Bank.Theme(place.Theme)
	section := theme.Sections[slices.IndexFunc(theme.Sections, func(s assessment.Section) bool { return s.ID == place.Section })]
	at := slices.IndexFunc(section.Questions, func(q assessment.Question) bool { return q.ID == c.Param("question") })
	part := strconv.Itoa(1 + at/partSize(len(section.Questions), questionsAtMost))
	return c.see("/bank/" + place.Theme + "/" + place.Section + "?kind=&part=" + part + "&set=full#" + c.Param("question"))
}

// showGlossary handles the "GET /glossary" route.
func showGlossary(c *call) error {
	r, err := c.reader()
	if err != nil {
		return err
	}
	vm := templates.Glossary{Frame: r.vm.Frame}
	for id := range r.bank.Prose[assessment.Reference].Glossary {
		vm.Terms = append(vm.Terms, termView(r.bank, c.printer.Lang(), id, r.workshop))
	}
	slices.SortFunc(vm.Terms, func(a, b templates.Term) int {
		return strings.Compare(strings.ToLower(a.Term.Text), strings.ToLower(b.Term.Text))
	})
	return c.render(http.StatusOK, templates.GlossaryPage(vm))
}
