package web_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
	"electready/assessment/web"
	"electready/questions"

	"github.com/PuerkitoBio/goquery"
)

// start is when the clock of these tests begins.
var start = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// site is a server on a database of its own, with a clock that tests move.
type site struct {
	*sqlite.DB
	options web.Options
	handler http.Handler
	server  *httptest.Server
	now     time.Time
	bank    *assessment.Bank
}

func newSite(t testing.TB) *site {
	t.Helper()
	return openSite(t, t.TempDir())
}

// openSite serves the database of a directory, a new one where there is none.
func openSite(t testing.TB, dir string) *site {
	t.Helper()
	s := &site{now: start}
	clock := func() time.Time { return s.now }
	var err error
	if s.DB, err = sqlite.Open(t.Context(), dir, clock); err != nil {
		t.Fatal(err)
	}
	if s.bank, err = embedded(); err != nil {
		t.Fatal(err)
	}
	keys, err := secret.OpenKeys(dir, s.now)
	if err != nil {
		t.Fatal(err)
	}
	s.options = web.Options{
		Store: s.DB, Bank: s.bank, Clock: clock, Keys: keys, Languages: locale.Offered(), Hosts: []string{"room.test"}, Version: "test",
	}
	if s.handler, err = web.New(s.options); err != nil {
		t.Fatal(err)
	}
	s.server = httptest.NewServer(s.handler)
	t.Cleanup(s.close)
	return s
}

// embedded is the bank, read once: it never changes.
var embedded = sync.OnceValues(questions.Embedded)

func (s *site) close() {
	s.server.Close()
	_ = s.Close()
}

// browser is one person's browser without JavaScript: it keeps cookies and
// sends forms as they stand in the page.
type browser struct {
	t      *testing.T
	site   *site
	client *http.Client
	page   *goquery.Document
	path   string
	status int
	body   string
}

func (s *site) browser(t *testing.T) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, site: s, client: &http.Client{Jar: jar}}
}

func (b *browser) read(r *http.Response, err error) *browser {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	b.body, b.status, b.path = string(text), r.StatusCode, r.Request.URL.Path
	if b.page, err = goquery.NewDocumentFromReader(strings.NewReader(b.body)); err != nil {
		b.t.Fatal(err)
	}
	return b
}

func (b *browser) get(path string) *browser {
	b.t.Helper()
	return b.read(b.client.Get(b.site.server.URL + path))
}

func (b *browser) post(path string, form url.Values) *browser {
	b.t.Helper()
	return b.read(b.client.PostForm(b.site.server.URL+path, form))
}

// submit fills and sends the form whose address is action; change holds what
// the person typed, by field.
func (b *browser) submit(action string, change url.Values) *browser {
	b.t.Helper()
	form := b.page.Find(`form[action="` + action + `"]`).First()
	if form.Length() == 0 {
		b.t.Fatalf("%s has no form for %s:\n%s", b.path, action, b.body)
	}
	return b.post(action, fill(form, change))
}

func fill(form *goquery.Selection, change url.Values) url.Values {
	values := url.Values{}
	form.Find("input, textarea, select").Each(func(_ int, f *goquery.Selection) {
		name, ok := f.Attr("name")
		if !ok {
			return
		}
		kind := f.AttrOr("type", "")
		if _, checked := f.Attr("checked"); (kind == "radio" || kind == "checkbox") && !checked {
			return
		}
		switch goquery.NodeName(f) {
		case "textarea":
			values.Add(name, f.Text())
		case "select":
			values.Add(name, f.Find("option[selected]").AttrOr("value", ""))
		default:
			values.Add(name, f.AttrOr("value", ""))
		}
	})
	for name, typed := range change {
		values[name] = typed
	}
	return values
}

// want fails the test unless the browser stands on a page with a status.
func (b *browser) want(status int, path string) *browser {
	b.t.Helper()
	if b.status != status || (path != "" && b.path != path) {
		b.t.Fatalf("at %s with %d, want %s with %d:\n%s", b.path, b.status, path, status, b.page.Find("main").Text())
	}
	return b
}

const passphrase = "quiet lamps over nine rivers"

// trainer makes the first trainer and signs in.
func (s *site) trainer(t *testing.T) *browser {
	t.Helper()
	token, err := s.NewSetupLink(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	b := s.browser(t)
	b.get("/setup/"+token).want(200, "")
	b.submit("/setup/"+token, url.Values{"name": {"Ana"}, "passphrase": {passphrase}, "again": {passphrase}}).want(200, "/trainer")
	return b
}

// plan makes a workshop with the agencies that the form proposes, and starts it.
func (b *browser) plan(change url.Values) (workshop string) {
	b.t.Helper()
	b.get("/trainer/new").want(200, "")
	typed := url.Values{"title": {"Election readiness"}, "country": {"Orvelia"}, "day": {"2027-03-01"}, "save": {"1"}}
	for name, values := range change {
		typed[name] = values
	}
	b.submit("/trainer/new", typed).want(200, "")
	workshop = strings.TrimPrefix(b.path, "/w/")
	b.submit("/w/"+workshop+"/start", nil).want(200, "/w/"+workshop)
	return workshop
}

func (s *site) card(t *testing.T, workshop, agency string) assessment.Card {
	t.Helper()
	cards, _, err := s.Cards(t.Context(), s.owner(t), workshop)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cards {
		if c.Agency.ID == agency {
			return c
		}
	}
	t.Fatalf("no card for %s", agency)
	return assessment.Card{}
}

// owner is the trainer of this site.
func (s *site) owner(t *testing.T) assessment.Actor {
	t.Helper()
	trainers, err := s.Trainers(t.Context())
	if err != nil || len(trainers) == 0 {
		t.Fatalf("trainers: %v, %v", trainers, err)
	}
	return assessment.Actor{Role: assessment.TrainerRole, ID: trainers[0].ID}
}

// join takes a seat by the agency's card; with the slip if lead.
func (s *site) join(t *testing.T, workshop, agency string, lead bool) *browser {
	t.Helper()
	card := s.card(t, workshop, agency)
	b := s.browser(t)
	b.get("/").want(200, "/")
	b.submit("/join", url.Values{"code": {card.Code}}).want(200, "/who")
	typed := url.Values{}
	if lead {
		typed.Set("slip", card.Slip)
	}
	b.submit("/seat", typed).want(200, "/practice")
	return b
}
