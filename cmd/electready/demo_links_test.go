package main

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

const (
	// pageLimit is what a page of a large room may weigh, in KiB of HTML.
	pageLimit = 60
	// printLimit is for what is printed as one document, and nobody reads on a
	// phone: a theme's questionnaire on paper, the three pages of all agencies, the room's report.
	printLimit = 260
)

// TestDemoLinks follows every link from the first page of a trainer, a lead and
// a colleague, in a room of twelve agencies: each leads somewhere, and no page
// is heavy.
func TestDemoLinks(t *testing.T) {
	t.Parallel()
	d := startDemo(t, t.TempDir(), false)
	t.Cleanup(func() { _ = d.stop() })
	for who, enter := range map[string]func(*http.Client){
		"trainer":   func(b *http.Client) { visit(t, b, http.MethodGet, d.link, nil) },
		"lead":      func(b *http.Client) { visit(t, b, http.MethodPost, d.base+"/resume", url.Values{"code": {d.codes[0]}}) },
		"colleague": func(b *http.Client) { visit(t, b, http.MethodPost, d.base+"/resume", url.Values{"code": {d.codes[1]}}) },
	} {
		b := newBrowser(t)
		enter(b)
		w := &walk{T: t, browser: b, base: d.base, who: who, seen: map[string]bool{}}
		for _, w.lang = range []string{"en", "ka"} {
			clear(w.seen)
			w.from("/", "/trainer", "/tasks")
			if len(w.seen) < 30 {
				t.Errorf("%s %s: only %d pages", who, w.lang, len(w.seen))
			}
		}
	}
}

// banner is what every page of a demo says.
var banner = map[string]string{"en": "Nothing here is real", "ka": "არაფერია ნამდვილი"}

// walk is somebody who follows every link once.
type walk struct {
	*testing.T
	browser   *http.Client
	base      string
	who, lang string
	seen      map[string]bool
}

func (w *walk) from(paths ...string) {
	for len(paths) > 0 {
		path := paths[0]
		paths = paths[1:]
		if !w.seen[path] {
			w.seen[path] = true
			paths = append(paths, w.look(path)...)
		}
	}
}

// look reads a page and gives the links on it.
func (w *walk) look(path string) (links []string) {
	w.Helper()
	req, err := http.NewRequestWithContext(w.Context(), http.MethodGet, w.base+path, nil)
	if err != nil {
		w.Fatal(err)
	}
	req.Header.Set("Accept-Language", w.lang)
	resp, err := w.browser.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		w.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK && path != "/tasks" && path != "/trainer" {
		w.Errorf("%s %s %s answers %d", w.who, w.lang, path, resp.StatusCode)
	}
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	limit := pageLimit
	if plain, _, _ := strings.Cut(path, "?"); strings.HasSuffix(plain, "/paper") || strings.HasSuffix(plain, "/papers") || strings.HasSuffix(plain, "/report") {
		limit = printLimit
	}
	if len(text) > limit<<10 {
		w.Errorf("%s %s %s weighs %d KiB, at most %d", w.who, w.lang, path, len(text)>>10, limit)
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader(string(text)))
	if err != nil {
		w.Fatal(err)
	}
	silent := strings.HasPrefix(path, "/hidden") // blank on purpose
	if said := page.Find(".banner, .room-demo").Text(); !silent && !strings.Contains(said, banner["en"]) && !strings.Contains(said, banner["ka"]) {
		w.Errorf("%s %s %s does not say that it is a demo", w.who, w.lang, path)
	}
	here := resp.Request.URL
	if to := here.Fragment; to != "" && page.Find("#"+to).Length() == 0 {
		w.Errorf("%s %s %s leads to #%s, which is not on the page", w.who, w.lang, path, to)
	}
	for _, a := range page.Find("a[href]").EachIter() {
		to, err := here.Parse(a.AttrOr("href", ""))
		if err != nil || to.Host != here.Host {
			continue
		}
		links = append(links, to.RequestURI())
	}
	return links
}
