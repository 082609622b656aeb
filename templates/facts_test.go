package templates

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/static"
)

// documents are all pages among the examples, in a language.
func documents(t *testing.T, tag string) map[string]*goquery.Document {
	t.Helper()
	return documentsOf(t, tag, examples())
}

func documentsOf(t *testing.T, tag string, list []example) map[string]*goquery.Document {
	t.Helper()
	out := map[string]*goquery.Document{}
	for _, e := range list {
		if !strings.HasPrefix(e.name, "page-") {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(rendered(t, e, tag)))
		if err != nil {
			t.Fatal(err)
		}
		out[e.name] = doc
	}
	return out
}

// document is one page in English.
func document(t *testing.T, name string) *goquery.Document {
	t.Helper()
	doc := documents(t, "en")[name]
	if doc == nil {
		t.Fatalf("no example %s", name)
	}
	return doc
}

// Addresses that a page may lead to, or send a form to.
var (
	linked = regexp.MustCompile(`^(/|/who|/practice|/tasks|/parts/[a-z-]+/[0-9]+|/resume|/receipt(/withdraw)?|/house(#share)?|/plan|/result(\?all=1#findings|/rounds(\?round=[a-z-]+)?)?|/papers|/on-paper|/w/[a-z0-9-]+|/room|/method(#rounds)?|/sources|/cards(/cases)?#[a-z0-9-]+|` +
		`/static/[a-z0-9]+/licences\.txt|/privacy|/accessibility|/help|/security|/guide(/slides)?|/about|/sign-in|/hidden\?back=%2F.*|/q/[a-z-]+|/room/[a-z-]+/[a-z-]+|/room\?theme=[a-z-]+|/house\?decide=[a-z-]+#question-[a-z-]+|#.+)$`)
	posted = regexp.MustCompile(`^(/join|/seat|/resume|/receipt(/withdraw)?|/language|/sign-out|/parts/[a-z-]+/[0-9]+|/house/(agree|confirm|aside|seats|share))$`)
)

func TestEveryPage(t *testing.T) {
	t.Parallel()
	for name, doc := range documents(t, "en") {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if lang, _ := doc.Find("html").Attr("lang"); lang != "en" {
				t.Errorf("language %q", lang)
			}
			if got := doc.Find("main").Length(); got != 1 {
				t.Errorf("%d main parts", got)
			}
			if strings.TrimSpace(doc.Find("title").Text()) == "" {
				t.Error("no title")
			}
			if name != "page-hidden" {
				if got := doc.Find("h1").Length(); got != 1 {
					t.Errorf("%d first headings", got)
				}
				checkHeadings(t, doc)
			}
			checkForms(t, doc)
			checkReferences(t, doc)
			doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
				if href := a.AttrOr("href", ""); !linked.MatchString(href) {
					t.Errorf("link to %s", href)
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

// checkHeadings wants no level of headings left out.
func checkHeadings(t *testing.T, doc *goquery.Document) {
	t.Helper()
	before := 1
	doc.Find("main h1, main h2, main h3, main h4").Each(func(_ int, h *goquery.Selection) {
		level := int(goquery.NodeName(h)[1] - '0')
		if level > before+1 && h.Closest(".errors").Length() == 0 {
			t.Errorf("heading %d after %d: %s", level, before, h.Text())
		}
		before = level
	})
}

// checkForms wants every form to be posted with its token, and every field to
// have a label.
func checkForms(t *testing.T, doc *goquery.Document) {
	t.Helper()
	doc.Find("form").Each(func(_ int, form *goquery.Selection) {
		action := form.AttrOr("action", "")
		if !posted.MatchString(action) || form.AttrOr("method", "") != "post" {
			t.Errorf("form %s %s", form.AttrOr("method", "get"), action)
		}
		if form.Find(`input[name="token"][value="form-token"]`).Length() != 1 {
			t.Errorf("form %s without token", action)
		}
	})
	doc.Find(`input:not([type="hidden"]), textarea, select`).Each(func(_ int, f *goquery.Selection) {
		labelled := f.Closest("label").Length() == 1
		if id, ok := f.Attr("id"); ok && doc.Find(`label[for="`+id+`"]`).Length() == 1 {
			labelled = true
		}
		if !labelled {
			t.Errorf("field %s without label", f.AttrOr("name", ""))
		}
	})
}

// checkReferences wants every id once, and every reference to lead somewhere.
func checkReferences(t *testing.T, doc *goquery.Document) {
	t.Helper()
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		if ids[id] {
			t.Errorf("id %s twice", id)
		}
		ids[id] = true
	})
	for _, attribute := range []string{"for", "aria-labelledby", "aria-describedby", "form"} {
		doc.Find("[" + attribute + "]").Each(func(_ int, s *goquery.Selection) {
			for _, id := range strings.Fields(s.AttrOr(attribute, "")) {
				if !ids[id] {
					t.Errorf("%s leads to no %s", attribute, id)
				}
			}
		})
	}
	doc.Find(`a[href^="#"]`).Each(func(_ int, a *goquery.Selection) {
		if id := strings.TrimPrefix(a.AttrOr("href", ""), "#"); !ids[id] {
			t.Errorf("link to no %s", id)
		}
	})
}

// Every class is drawn by the style, so that none is forgotten or mistyped.
func TestEveryClassHasAStyle(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, name := range append(slices.Clone(static.ScreenStyles), "report-page.css") {
		style, err := os.ReadFile(filepath.Join("..", "static", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\.([a-z][a-z0-9-]*)`).FindAllSubmatch(style, -1) {
			known[string(m[1])] = true
		}
	}
	// Names that only structure: they need no rule of their own.
	for _, name := range []string{"theme", "scores", "matter", "c", "t3", "up-to-4"} {
		known[name] = true
	}
	for name, doc := range documentsOf(t, "en", everyExample()) {
		doc.Find("[class]").Each(func(_ int, s *goquery.Selection) {
			for _, class := range strings.Fields(s.AttrOr("class", "")) {
				if !known[class] {
					t.Errorf("%s: no style for %s", name, class)
				}
			}
		})
	}
}

// Old phones in a full room: a page stays small.
func TestPagesAreSmall(t *testing.T) {
	t.Parallel()
	for _, e := range examples() {
		if got := len(rendered(t, e, "ka")); got > 60<<10 {
			t.Errorf("%s has %d bytes", e.name, got)
		}
	}
}

func TestNothingIsChosenBeforehand(t *testing.T) {
	t.Parallel()
	doc := document(t, "page-questions")
	if got := doc.Find(`#question-co-sign [checked]`).Length(); got != 0 {
		t.Errorf("%d chosen", got)
	}
	if got, _ := doc.Find(`input[name="choice-co-list"][checked]`).Attr("value"); got != "2" {
		t.Errorf("chosen %q, want 2", got)
	}
	if got := doc.Find(`input[name="choice-co-list"]`).Length(); got != len(assessment.Choices) {
		t.Errorf("%d cards", got)
	}
}

func TestLockedQuestionsTakeNothing(t *testing.T) {
	t.Parallel()
	doc := document(t, "page-questions-locked")
	if got := doc.Find(`main input:not([disabled]), main textarea, main form`).Length(); got != 0 {
		t.Errorf("%d fields still take something", got)
	}
	if !strings.Contains(doc.Text(), "Ask the duty officer.") {
		t.Error("the note is gone")
	}
}

func TestPracticeSendsNothing(t *testing.T) {
	t.Parallel()
	if got := document(t, "page-practice").Find("main form").Length(); got != 0 {
		t.Errorf("%d forms", got)
	}
}

// The lead sees how many, and nothing that could tell who or when.
func TestVoicesWithoutSeats(t *testing.T) {
	t.Parallel()
	doc := document(t, "page-house")
	var found []string
	doc.Find("#question-co-list .voice").Each(func(_ int, s *goquery.Selection) { found = append(found, s.Text()) })
	if want := []string{"1 voice", "2 voices"}; !slices.Equal(found, want) {
		t.Errorf("voices %v, want %v", found, want)
	}
	if text := doc.Find("#question-co-list").Text(); strings.Contains(text, "Police") || regexp.MustCompile(`\d\d:\d\d`).MatchString(text) {
		t.Errorf("a seat or a time: %s", text)
	}
}

// What was withheld looks like what was not stated.
func TestNamedViewHidesWithheld(t *testing.T) {
	t.Parallel()
	doc := document(t, "page-room-named")
	row := doc.Find("main li").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return strings.Contains(s.Text(), "Electoral court")
	}).First()
	if !strings.Contains(row.Text(), "not stated") || row.Find("circle.g-dash").Length() != 1 {
		t.Errorf("row %q", row.Text())
	}
}

// A hidden figure leaves no number behind, neither in squares nor in the table.
func TestHiddenFigures(t *testing.T) {
	t.Parallel()
	doc := document(t, "page-room")
	row := doc.Find("tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return strings.Contains(s.Text(), "press at night")
	}).First()
	if got := strings.TrimSpace(row.Find("td").Text()); got != "hidden: fewer than 5 agencies" {
		t.Errorf("row says %q", got)
	}
	if got := doc.Find("#theme-incident-reporting").Closest("section").Find(".strip").Length(); got == 0 {
		t.Error("no strips in the theme with few scores")
	}
}

// The squares and the table show the same numbers.
func TestSquaresAndTableAgree(t *testing.T) {
	t.Parallel()
	doc := document(t, "page-room")
	item := doc.Find(".item").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return strings.Contains(s.Find("h4").Text(), "results night")
	}).First()
	squares := item.Find(".strip .tiles svg").Length()
	row := doc.Find("tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return strings.Contains(s.Find("th").Text(), "results night")
	}).First()
	sum := 0
	row.Find("td").Each(func(_ int, s *goquery.Selection) {
		n, err := strconv.Atoi(strings.TrimSpace(s.Text()))
		if err != nil {
			t.Error(err)
		}
		sum += n
	})
	if squares != sum || sum != 15 {
		t.Errorf("%d squares, %d in the table, want 15", squares, sum)
	}
}

// A text in another language than the page says so.
func TestOtherLanguagesAreMarked(t *testing.T) {
	t.Parallel()
	doc := documents(t, "ka")["page-questions"]
	if got := doc.Find(`legend > span[lang="en"]`).Length(); got != len(exampleQuestions()) {
		t.Errorf("%d questions marked, want %d", got, len(exampleQuestions()))
	}
	if got := document(t, "page-questions").Find(`legend > span[lang]`).Length(); got != 0 {
		t.Errorf("%d marked on a page of their own language", got)
	}
}

// Each rule says what it lets the room and the trainer see.
func TestEveryRuleHasItsWords(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, rule := range assessment.Rules {
		words := rules[rule]
		for _, key := range []string{words.name, words.short, words.room, words.trainer} {
			if text := locale.For("en").T(key); text == key || text == "" {
				t.Errorf("%s: no words for %q", rule, key)
			}
		}
		names[words.name] = true
	}
	if len(names) != len(assessment.Rules) {
		t.Error("two rules are called the same")
	}
	for kind, words := range failures {
		if words.title == "" || words.text == "" {
			t.Errorf("no words for %s", kind)
		}
	}
}

// Changing the language posts typed text along where the page asks for it.
func TestLanguageKeepsTypedText(t *testing.T) {
	t.Parallel()
	button := document(t, "page-questions-problem").Find(`.langs button[value="ka"]`)
	if got := button.AttrOr("form", ""); got != "answers" {
		t.Errorf("the button goes with %q", got)
	}
	if _, ok := document(t, "page-questions").Find(`.langs button[value="ka"]`).Attr("form"); ok {
		t.Error("the button goes with a form nobody named")
	}
}
