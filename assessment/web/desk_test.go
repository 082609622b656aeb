package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment"
)

// TestDeskCards finds every clock and every fact of the bank on the page, each
// with its sources and a line for the national rule.
func TestDeskCards(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	page, doc := w.page(t, "", "/cards", http.StatusOK)
	english := w.bank.Prose[assessment.Reference]
	for _, clock := range w.bank.Clocks {
		text := english.Clocks[clock.ID]
		has(t, "the clock card", page, text.Name, text.Rule)
		if !strings.HasPrefix(text.Rule, "Benchmark (") && !strings.HasPrefix(text.Rule, "Suggested here") {
			t.Errorf("%s reads like a law of the country: %s", clock.ID, text.Rule)
		}
	}
	for _, fact := range w.bank.Facts {
		has(t, "the fact card", page, english.Facts[fact.ID])
	}
	for _, cited := range slices.Concat(w.bank.Clocks, w.bank.Facts) {
		card := doc.Find("article#" + cited.ID)
		if lines := card.Find(".filled-in").Length(); lines != 1 {
			t.Errorf("%s has %d lines for the national rule", cited.ID, lines)
		}
		for _, key := range cited.Sources {
			if card.Find(`a[href="/sources#`+key+`"]`).Length() != 1 {
				t.Errorf("%s does not name its source %s", cited.ID, key)
			}
		}
	}
}

// TestCaseCards reads all cases as a visitor, and those of a workshop as its
// observer. Who usually leads is on none of them.
func TestCaseCards(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	id := w.hold(t, trainer, assessment.RuleRoom, "emb Commission")
	w.as(t, "observer", assessment.Actor{Role: assessment.ObserverRole, Workshop: id})
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	english := w.bank.Prose[assessment.Reference]
	for who, all := range map[string]bool{"": true, "observer": false} {
		_, doc := w.page(t, who, "/cards/cases", http.StatusOK)
		for _, s := range w.bank.Scenarios {
			card := doc.Find("article#" + s.ID)
			want := all || len(d.Workshop.Scenarios) == 0 || slices.Contains(d.Workshop.Scenarios, s.ID)
			if (card.Length() == 1) != want {
				t.Errorf("%q: %d cards of %s", who, card.Length(), s.ID)
			}
			if !want {
				continue
			}
			text := strings.Join(strings.Fields(card.Text()), " ")
			has(t, s.ID, text, append([]string{english.Scenarios[s.ID].Title, english.Scenarios[s.ID].Story}, english.Scenarios[s.ID].Evidence...)...)
			for _, clock := range s.Clocks {
				has(t, s.ID, text, english.Clocks[clock].Name)
			}
			for _, leads := range s.Lead {
				for _, kind := range leads {
					if strings.Contains(text, english.Kinds[kind]) {
						t.Errorf("%s names %s", s.ID, kind)
					}
				}
			}
		}
	}
}

// TestSourcesAreUsed: beside each source stands what rests on it, or why nothing
// does, and the links to cards lead somewhere.
func TestSourcesAreUsed(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	_, doc := w.page(t, "", "/sources", http.StatusOK)
	_, cards := w.page(t, "", "/cards", http.StatusOK)
	_, cases := w.page(t, "", "/cards/cases", http.StatusOK)
	rows := doc.Find("tbody tr")
	if rows.Length() != len(w.bank.Sources) {
		t.Errorf("%d sources on the page, the bank has %d", rows.Length(), len(w.bank.Sources))
	}
	rows.Each(func(_ int, row *goquery.Selection) {
		key := row.AttrOr("id", "")
		if strings.TrimSpace(row.Find("td").Last().Text()) == "" {
			t.Errorf("%s: nothing is said of its use", key)
		}
		row.Find("td a").Each(func(_ int, a *goquery.Selection) {
			path, id, _ := strings.Cut(a.AttrOr("href", ""), "#")
			if page := map[string]*goquery.Document{"/cards": cards, "/cards/cases": cases}[path]; page != nil && page.Find("#"+id).Length() != 1 {
				t.Errorf("%s: %s#%s is not there", key, path, id)
			}
		})
	})
	for lang, place := range map[string]string{"en": "Ukraine, 2014", "ka": "უკრაინა, 2014"} {
		got := w.send(t, "", http.MethodGet, "/sources", nil, header("Accept-Language", lang))
		page, err := goquery.NewDocumentFromReader(got.Body)
		if err != nil {
			t.Fatal(err)
		}
		if row := page.Find("#press-ua14").Text(); !strings.Contains(row, place) {
			t.Errorf("%s: %q does not say where and when: %s", lang, place, row)
		}
	}
}
