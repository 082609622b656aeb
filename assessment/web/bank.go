package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// bankView is for whom the bank is read: by the address, so that it can be
// printed for each kind.
func (c *call) bankView() templates.Bank {
	b := c.Bank
	vm := templates.Bank{Frame: c.infoFrame(), Version: b.Version, Set: assessment.CoreSet}
	if p := b.Prose[c.printer.Lang()]; p != nil {
		vm.Drafts = p.Draft
	}
	if k := assessment.Kind(c.QueryParam("kind")); slices.Contains(b.Kinds, k) {
		vm.Kind = k
	}
	if c.QueryParam("set") == string(assessment.FullSet) {
		vm.Set = assessment.FullSet
	}
	for _, k := range b.Kinds {
		vm.Kinds = append(vm.Kinds, templates.KindOption{Kind: k, Name: c.kindName(b, k)})
	}
	return vm
}

// showBank handles the "GET /bank" route.
func showBank(c *call) error {
	vm := c.bankView()
	for i := range c.Bank.Themes {
		theme := c.bankTheme(&vm, i)
		theme.Sections = nil
		vm.Themes = append(vm.Themes, theme)
	}
	return c.render(http.StatusOK, templates.BankPage(vm))
}

// showBankTheme handles the "GET /bank/:theme" route: the theme's sections.
func showBankTheme(c *call) error {
	vm, err := c.bankPart()
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.BankThemePage(vm))
}

// showBankSection handles the "GET /bank/:theme/:section" route.
func showBankSection(c *call) error {
	vm, err := c.bankPart()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(vm.Theme.Sections, func(s templates.BankSection) bool { return s.ID == c.Param("section") })
	if i < 0 {
		return assessment.ErrNotFound
	}
	if i+1 < len(vm.Theme.Sections) {
		vm.Next = &vm.Theme.Sections[i+1]
	}
	vm.Theme.Sections = vm.Theme.Sections[i : i+1]
	return c.render(http.StatusOK, templates.BankPartPage(vm))
}

// showPaper handles the "GET /bank/:theme/paper" route: all questions of a
// theme, to be printed.
func showPaper(c *call) error {
	vm, err := c.bankPart()
	if err != nil {
		return err
	}
	vm.Paper = true
	return c.render(http.StatusOK, templates.BankPartPage(vm))
}

// showBankQuestion handles the "GET /q/:question" route: the place in the bank
// where a question stands, whatever its section.
func showBankQuestion(c *call) error {
	place, q, ok := c.Bank.Question(c.Param("question"))
	if !ok {
		return assessment.ErrNotFound
	}
	return c.see("/bank/" + place.Theme + "/" + place.Section + "?set=full#" + q.ID)
}

// bankPart is the theme that the address names.
func (c *call) bankPart() (templates.BankPart, error) {
	vm := c.bankView()
	i := slices.IndexFunc(c.Bank.Themes, func(t assessment.Theme) bool { return t.ID == c.Param("theme") })
	if i < 0 {
		return templates.BankPart{}, assessment.ErrNotFound
	}
	return templates.BankPart{Bank: vm, Theme: c.bankTheme(&vm, i)}, nil
}

func (c *call) bankTheme(vm *templates.Bank, i int) templates.BankTheme {
	t := &c.Bank.Themes[i]
	theme := templates.BankTheme{
		ID: t.ID, Number: i + 1, Title: prose(c.Bank, c.printer.Lang(), themeTitle(t.ID)),
		Intro: prose(c.Bank, c.printer.Lang(), func(p *assessment.Prose) string { return p.Themes[t.ID].Intro }),
	}
	w := &assessment.Workshop{QuestionSet: vm.Set, Uses: c.Bank.Uses}
	for s := range t.Sections {
		section := templates.BankSection{ID: t.Sections[s].ID, Title: prose(c.Bank, c.printer.Lang(), sectionTitle(t.Sections[s].ID))}
		for n := range t.Sections[s].Questions {
			q := &t.Sections[s].Questions[n]
			if vm.Kind != "" && !q.AskedOf(w, vm.Kind) || !q.InSet(vm.Set) {
				continue
			}
			section.Questions = append(section.Questions, c.bankQuestion(q, vm.Kind, fmt.Sprintf("%d.%d.%d", i+1, s+1, n+1)))
		}
		theme.Questions += len(section.Questions)
		if len(section.Questions) > 0 {
			theme.Sections = append(theme.Sections, section)
		}
	}
	return theme
}

func (c *call) bankQuestion(q *assessment.Question, k assessment.Kind, place string) templates.BankQuestion {
	line := templates.BankQuestion{
		Question: questionView(c.Bank, c.printer.Lang(), q, k, ""), Place: place, About: q.About, Core: q.Core, Target: q.Target, Weight: q.Weight,
	}
	for _, s := range q.Steps {
		below, _ := strconv.Atoi(strings.TrimPrefix(s.ID, "below-")) // 0 for "find-out"
		line.Steps = append(line.Steps, templates.BankStep{Below: below, Text: stepText(c.Bank, c.printer.Lang(), q.ID, s.ID), Days: s.Days})
	}
	return line
}

// showGlossary handles the "GET /glossary" route.
func showGlossary(c *call) error {
	vm := templates.Glossary{Frame: c.infoFrame()}
	for id := range c.Bank.Prose[assessment.Reference].Glossary {
		vm.Terms = append(vm.Terms, templates.Term{
			Term: prose(c.Bank, c.printer.Lang(), func(p *assessment.Prose) string { return p.Glossary[id].Term }),
			Text: prose(c.Bank, c.printer.Lang(), func(p *assessment.Prose) string { return p.Glossary[id].Text }),
		})
	}
	slices.SortFunc(vm.Terms, func(a, b templates.Term) int {
		return strings.Compare(strings.ToLower(a.Term.Text), strings.ToLower(b.Term.Text))
	})
	return c.render(http.StatusOK, templates.GlossaryPage(vm))
}
