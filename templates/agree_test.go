package templates

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment/locale"
)

func TestAgreeGolden(t *testing.T) {
	t.Parallel()
	for _, e := range agreeExamples() {
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			got := normalised(t, rendered(t, e, "en"))
			file := filepath.Join("testdata", e.name+".html")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs from its golden file: %s", e.name, firstDifference(got, string(want)))
			}
		})
	}
}

// notYet are the words that these pages never say: representatives support a
// text, their institutions decide about it.
var notYet = regexp.MustCompile(`(?i)adopted|signature|ხელმოწერა`)

// Every example can be said in every language, holds together as a page, and
// says nothing that it must not.
func TestAgreeEveryLanguage(t *testing.T) {
	t.Parallel()
	refused := regexp.MustCompile(`<no value>|&lt;no value|\sstyle="|\son[a-z]+="|javascript:|<script>`)
	key := regexp.MustCompile(`>\s*(principle|action|page|relation|trainer|rule|common)\.[a-z0-9-]+\s*<`)
	for _, tag := range locale.Offered() {
		for _, e := range agreeExamples() {
			t.Run(tag+"/"+e.name, func(t *testing.T) {
				t.Parallel()
				page := rendered(t, e, tag)
				for _, pattern := range []*regexp.Regexp{refused, key, notYet} {
					if found := pattern.FindString(page); found != "" {
						t.Errorf("contains %q", found)
					}
				}
				if *pages != "" {
					if err := os.WriteFile(filepath.Join(*pages, e.name+"-"+tag+".html"), []byte(page), 0o644); err != nil {
						t.Fatal(err)
					}
				}
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
