//go:build browser || trust

package main_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// theme is the theme that the workshops of these tests go through; later is one
// that is open at the end.
const (
	theme = "critical-systems"
	later = "incident-reporting"
)

const passphrase = "quiet lamps over nine rivers"

// agency is an agency of the room with what its people answer, as
// testdata/e2e/voices.json has it.
type agency struct {
	Kind   string              `json:"kind"`
	Seats  int                 `json:"seats"`
	Voices map[string][]string `json:"voices"` // question to choices by seat
	code   string              // on its card
	slip   string
}

// hand is somebody who joins and answers without a browser, to fill a room
// quickly. It sends forms as they stand in the page.
type hand struct {
	*testing.T
	base   string
	client *http.Client
	page   *goquery.Document
	path   string
	status int
}

func newHand(t *testing.T, base string) *hand {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &hand{T: t, base: base, client: &http.Client{Jar: jar, Timeout: patience}}
}

func (h *hand) read(r *http.Response, err error) *hand {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		h.Fatal(err)
	}
	h.status, h.path = r.StatusCode, r.Request.URL.Path
	if h.page, err = goquery.NewDocumentFromReader(strings.NewReader(string(text))); err != nil {
		h.Fatal(err)
	}
	return h
}

func (h *hand) get(path string) *hand {
	h.Helper()
	return h.read(h.client.Get(h.base + path))
}

// send sends the form for an address, with what was typed.
func (h *hand) send(action string, typed url.Values) *hand {
	h.Helper()
	form := h.page.Find(`form[action="` + action + `"]`).First()
	if form.Length() == 0 {
		h.Fatalf("%s has no form for %s: %s", h.path, action, h.page.Find("h1").Text())
	}
	values := url.Values{}
	form.Find("input[type=hidden]").Each(func(_ int, f *goquery.Selection) {
		values.Add(f.AttrOr("name", ""), f.AttrOr("value", ""))
	})
	for name, v := range typed {
		values[name] = v
	}
	h.read(h.client.PostForm(h.base+action, values))
	if h.status >= 400 {
		h.Fatalf("%s answers %d: %s", action, h.status, h.page.Find("main").Text())
	}
	return h
}

// join takes a seat of an agency.
func (h *hand) join(a *agency, lead bool) *hand {
	h.Helper()
	h.get("/").send("/join", url.Values{"code": {a.code}})
	typed := url.Values{}
	if lead {
		typed.Set("slip", a.slip)
	}
	return h.send("/seat", typed)
}

// answer answers all parts of a theme; choice says what to each question.
func (h *hand) answer(theme string, choice func(question string) string) {
	h.Helper()
	for part := 1; ; part++ {
		path := "/parts/" + theme + "/" + strconv.Itoa(part)
		if h.get(path).status == http.StatusNotFound {
			return
		}
		typed := url.Values{}
		for _, q := range h.page.Find("[data-question]").EachIter() {
			id := q.AttrOr("data-question", "")
			typed.Set("choice-"+id, choice(id))
		}
		h.send(path, typed)
	}
}

// state fills in a form of statements: of each small question one of the words
// that need nothing more.
func (h *hand) state(path string, seed int) {
	h.Helper()
	typed := url.Values{}
	options := map[string][]string{}
	for _, f := range h.get(path).page.Find("form#statements input").EachIter() {
		name, value := f.AttrOr("name", ""), f.AttrOr("value", "")
		switch {
		case f.AttrOr("type", "") == "hidden", slices.Contains([]string{"via", "with", "other"}, value):
		default:
			options[name] = append(options[name], value)
		}
	}
	for name, values := range options {
		n := seed * 5
		for _, c := range name {
			n += int(c)
		}
		if len(values) > 1 || n%3 == 0 {
			typed.Set(name, values[n%len(values)])
		}
	}
	h.send(path, typed)
}

// support supports every principle that is open.
func (h *hand) support() {
	h.Helper()
	typed := url.Values{}
	for _, f := range h.get("/principles").page.Find(`input[type=radio][value=support]`).EachIter() {
		typed.Set(f.AttrOr("name", ""), "support")
	}
	h.send("/principles", typed)
}

// pick is an answer that differs from seat to seat and from question to
// question, and is the same in every run.
func pick(seat int, question string) string {
	choices := []string{"0", "1", "2", "3", "4", "2", "unknown", "1", "not-ours", "3", "withheld"}
	n := seat * 7
	for _, c := range question {
		n += int(c)
	}
	return choices[n%len(choices)]
}

// voice is what a seat answers: as in testdata where it says so.
func (a *agency) voice(seat int) func(question string) string {
	return func(question string) string {
		if voices := a.Voices[question]; len(voices) >= seat {
			return voices[seat-1]
		}
		return pick(seat+slices.Index([]string{"emb", "cert", "police", "prosecution", "security", "digital", "media", "government"}, a.Kind), question)
	}
}

// giveContact puts the agency's line on the contact sheet.
func (h *hand) giveContact() {
	h.Helper()
	h.get("/contacts").send("/contacts", url.Values{
		"role": {"Officer on call"}, "day": {"+999 1 555 0117"}, "night": {"+999 1 555 0118"}, "languages": {"English"}, "agree": {"1"},
	})
}
