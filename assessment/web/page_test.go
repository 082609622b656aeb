package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// TestPages judges the HTML of every page in every language.
func TestPages(t *testing.T) {
	t.Parallel()
	for rule, languages := range map[assessment.Rule][]string{assessment.RuleRoom: {"en", "ka"}, assessment.RuleNamed: {"en"}} {
		t.Run(string(rule), func(t *testing.T) {
			t.Parallel()
			w := guardWorld(t, rule)
			token, err := w.NewSetupLink(t.Context(), "")
			if err != nil {
				t.Fatal(err)
			}
			visits := append([]visit{{"", http.MethodGet, "/setup/" + token}, {"", http.MethodPost, "/setup/" + token}}, w.visits(t)...)
			for _, lang := range languages {
				for _, v := range visits {
					if v.path == "/sign-out" {
						continue // the other language wants the sessions, too
					}
					got := w.send(t, v.who, v.method, v.path, nil, header("Accept-Language", lang))
					if strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") {
						checkPage(t, lang+" "+v.String(), lang, got.Body.String())
					}
				}
			}
		})
	}
}

const pageLimit = 60 // KiB of a page's HTML

// paperLimit is for the questionnaire of a theme: it is printed, and nobody
// reads it on a phone.
const paperLimit = 260 // KiB

func limitOf(path string) int {
	if strings.HasSuffix(path, "/paper") {
		return paperLimit
	}
	return pageLimit
}

func checkPage(t *testing.T, what, lang, page string) {
	t.Helper()
	if limit := limitOf(what); len(page) > limit<<10 {
		t.Errorf("%s: %d KiB, at most %d", what, len(page)>>10, limit)
	}
	if why := unbalanced(page); why != "" {
		t.Errorf("%s: %s", what, why)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.Find("html").AttrOr("lang", ""); got != lang {
		t.Errorf("%s: lang=%q", what, got)
	}
	if strings.TrimSpace(doc.Find("title").First().Text()) == "" {
		t.Errorf("%s: no title", what)
	}
	checkInline(t, what, doc)
	checkIDs(t, what, doc)
	checkLabels(t, what, doc)
}

// checkInline refuses what the policy would refuse, and what would be loaded
// from elsewhere.
func checkInline(t *testing.T, what string, doc *goquery.Document) {
	t.Helper()
	if n := doc.Find("style, [style], base, iframe, object, embed, script:not([src])").Length(); n > 0 {
		t.Errorf("%s: %d inline scripts, styles or frames", what, n)
	}
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, a := range s.Nodes[0].Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			address := slices.Contains([]string{"href", "src", "action", "formaction", "data", "srcset"}, a.Key)
			switch {
			case strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: %s on %s", what, a.Key, s.Nodes[0].Data)
			case address && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:")):
				t.Errorf("%s: %s=%q", what, a.Key, a.Val)
			case address && a.Key != "href" && !strings.HasPrefix(value, "/"):
				t.Errorf("%s: %s=%q leads away", what, a.Key, a.Val)
			}
		}
	})
}

func checkIDs(t *testing.T, what string, doc *goquery.Document) {
	t.Helper()
	seen := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		if id == "" || seen[id] {
			t.Errorf("%s: id %q stands twice, or is empty", what, id)
		}
		seen[id] = true
	})
	for _, attribute := range []string{"for", "aria-labelledby", "aria-describedby", "form"} {
		doc.Find("[" + attribute + "]").Each(func(_ int, s *goquery.Selection) {
			for id := range strings.FieldsSeq(s.AttrOr(attribute, "")) {
				if !seen[id] {
					t.Errorf("%s: %s names %q, which is not there", what, attribute, id)
				}
			}
		})
	}
	doc.Find(`a[href^="#"]`).Each(func(_ int, s *goquery.Selection) {
		if id := strings.TrimPrefix(s.AttrOr("href", ""), "#"); !seen[id] {
			t.Errorf("%s: a link to #%s, which is not there", what, id)
		}
	})
}

func checkLabels(t *testing.T, what string, doc *goquery.Document) {
	t.Helper()
	doc.Find(`input:not([type="hidden"]), select, textarea`).Each(func(_ int, s *goquery.Selection) {
		label := doc.Find(`label[for="` + s.AttrOr("id", "\x00") + `"]`)
		if label.Length() == 0 {
			label = s.Closest("label")
		}
		if strings.TrimSpace(label.Text()) == "" && s.AttrOr("aria-label", "") == "" {
			t.Errorf("%s: %s has no label", what, s.AttrOr("name", goquery.NodeName(s)))
		}
	})
	doc.Find("button").Each(func(_ int, s *goquery.Selection) {
		if strings.TrimSpace(s.Text()) == "" && s.AttrOr("aria-label", "") == "" {
			t.Errorf("%s: a button without words", what)
		}
	})
	doc.Find(`form[method="post"]`).Each(func(_ int, s *goquery.Selection) {
		if s.Find(`input[name="token"]`).Length() != 1 {
			t.Errorf("%s: the form to %s has no token", what, s.AttrOr("action", ""))
		}
	})
}

// void are the elements that have no end.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// unbalanced says where elements do not end in the order in which they began;
// a parser would mend it silently.
func unbalanced(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Sprint("not closed: ", open)
			}
			return ""
		case html.StartTagToken:
			name, _ := z.TagName()
			if !slices.Contains(void, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return fmt.Sprintf("</%s> within %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}
