package templates

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment/locale"
)

// Every example holds together as a page.
func TestEveryAgreePage(t *testing.T) {
	t.Parallel()
	for _, tag := range locale.Offered() {
		for _, e := range agreeExamples() {
			t.Run(tag+"/"+e.name, func(t *testing.T) {
				t.Parallel()
				page := rendered(t, e, tag)
				doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
				if err != nil {
					t.Fatal(err)
				}
				if doc.Find("main").Length() != 1 || doc.Find("h1").Length() > 1 {
					t.Errorf("%d main parts, %d first headings", doc.Find("main").Length(), doc.Find("h1").Length())
				}
				checkReferences(t, doc)
				doc.Find(`form[method="post"]`).Each(func(_ int, form *goquery.Selection) {
					if form.Find(`input[name="token"]`).Length() == 0 {
						t.Errorf("form %s without token", form.AttrOr("action", ""))
					}
				})
				doc.Find("svg").Each(func(_ int, svg *goquery.Selection) {
					if svg.Closest(`[aria-hidden="true"]`).Length() != 1 || strings.TrimSpace(svg.Text()) != "" {
						t.Error("a drawing with words, or said aloud")
					}
				})
			})
		}
	}
}

// TestPrinciplesSubjectToConfirmation reads the pages on which people look at
// principles.
func TestPrinciplesSubjectToConfirmation(t *testing.T) {
	t.Parallel()
	for _, e := range agreeExamples() {
		if strings.HasPrefix(e.name, "page-principles") || strings.HasPrefix(e.name, "page-principle-screen") {
			if !strings.Contains(rendered(t, e, "en"), "upported by representatives in principle, subject to confirmation by their institutions") {
				t.Errorf("%s does not say what support means", e.name)
			}
		}
	}
}

// The room's screen has no text smaller than its own unit.
func TestRoomPlanIsLarge(t *testing.T) {
	t.Parallel()
	for _, e := range agreeExamples() {
		if strings.Contains(e.name, "screen") && strings.Contains(rendered(t, e, "en"), `class="small`) {
			t.Errorf("%s has small words", e.name)
		}
	}
}
