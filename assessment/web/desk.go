package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// showDeskCards handles the "GET /cards" route: the benchmarks of time, and what
// only national law can answer, to print.
func showDeskCards(c *call) error {
	r, err := c.reader()
	if err != nil {
		return err
	}
	vm := templates.DeskCards{Frame: r.vm.Frame}
	for _, clock := range r.bank.Clocks {
		vm.Clocks = append(vm.Clocks, r.clock(clock))
	}
	for _, f := range r.bank.Facts {
		vm.Facts = append(vm.Facts, templates.FactCard{
			ID: f.ID, Ask: r.words(func(p *assessment.Prose) string { return p.Facts[f.ID] }), Sources: r.citedByKey(f.Sources),
		})
	}
	return c.render(http.StatusOK, templates.DeskCardsPage(vm))
}

// showCaseCards handles the "GET /cards/cases" route: each case with what to keep
// first, and the clocks that run. A reader with a workshop reads its cases.
func showCaseCards(c *call) error {
	r, err := c.reader()
	if err != nil {
		return err
	}
	vm := templates.CaseCards{Frame: r.vm.Frame}
	for i := range r.bank.Scenarios {
		s := &r.bank.Scenarios[i]
		if len(r.workshop.Scenarios) > 0 && !slices.Contains(r.workshop.Scenarios, s.ID) {
			continue
		}
		vm.Cases = append(vm.Cases, r.caseCard(i+1, s))
	}
	return c.render(http.StatusOK, templates.CaseCardsPage(vm))
}

func (r *reader) caseCard(number int, s *assessment.Scenario) templates.CaseCard {
	out := templates.CaseCard{
		ID: s.ID, Number: number, Title: r.words(scenarioTitle(s.ID)), Articles: s.Articles, Sources: citationsOf(r.bank, s.Sources),
		Story: r.words(func(p *assessment.Prose) string { return p.Scenarios[s.ID].Story }),
	}
	for i := range r.bank.Prose[assessment.Reference].Scenarios[s.ID].Evidence {
		out.Evidence = append(out.Evidence, r.words(func(p *assessment.Prose) string {
			if list := p.Scenarios[s.ID].Evidence; i < len(list) {
				return list[i]
			}
			return ""
		}))
	}
	for _, clock := range r.bank.Clocks {
		if slices.Contains(s.Clocks, clock.ID) {
			out.Clocks = append(out.Clocks, r.clock(clock))
		}
	}
	return out
}

func (r *reader) clock(c assessment.Cited) templates.ClockCard {
	return templates.ClockCard{
		ID: c.ID, Sources: r.citedByKey(c.Sources),
		Name: r.words(func(p *assessment.Prose) string { return p.Clocks[c.ID].Name }),
		Rule: r.words(func(p *assessment.Prose) string { return p.Clocks[c.ID].Rule }),
	}
}

func (r *reader) words(get getter) templates.Text { return prose(r.bank, r.printer.Lang(), get) }

// citedByKey are sources of which no place is named.
func (r *reader) citedByKey(keys []string) []templates.Citation {
	var cited []assessment.Citation
	for _, key := range keys {
		cited = append(cited, assessment.Citation{Key: key})
	}
	return citationsOf(r.bank, cited)
}

// citationsOf are the sources that something in the bank rests on.
func citationsOf(b *assessment.Bank, cited []assessment.Citation) []templates.Citation {
	var out []templates.Citation
	for _, c := range cited {
		for _, source := range b.Sources {
			if source.Key == c.Key {
				out = append(out, templates.Citation{Key: source.Key, Title: source.Title, Publisher: source.Publisher, Year: source.Year, At: c.At})
			}
		}
	}
	return out
}
