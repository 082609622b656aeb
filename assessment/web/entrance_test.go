package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/web"
)

// A session that somebody knew before an entrance is worth nothing after it:
// code, seat, resuming, signing in, setting up, and a link each begin a new one.
func TestEveryEntranceBeginsASession(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	trainer := s.trainer(t)
	w := trainer.plan(nil)
	worthless := func(entrance string, before *browser, path string) {
		t.Helper()
		if before.get(path); before.status == http.StatusOK {
			t.Errorf("%s: the session of before goes on", entrance)
		}
	}

	seat := s.join(t, w, "police", false)
	personal := strings.TrimSpace(seat.get("/tasks").page.Find(".margin b.nowrap, aside b.nowrap, b.nowrap").First().Text())
	before := seat.copied()
	seat.get("/resume").submit("/resume", url.Values{"code": {personal}}).want(200, "/tasks")
	worthless("resuming", before, "/tasks")

	before = seat.copied()
	seat.get("/sign-in").submit("/sign-in", url.Values{"name": {"Ana"}, "passphrase": {passphrase}}).want(200, "/trainer")
	worthless("signing in", before, "/tasks")

	before = seat.copied()
	link, err := s.NewSetupLink(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	seat.get("/setup/"+link).submit("/setup/"+link, url.Values{"name": {"Nino"}, "passphrase": {passphrase}, "again": {passphrase}}).want(200, "/trainer")
	worthless("setting up", before, "/trainer")
}

// A code and a seat each end the session that the browser brought.
func TestCodeAndSeatBeginASession(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	d := w.device(t, access)
	id := func() string {
		t.Helper()
		for _, c := range d.cookies {
			if c.Name == "electready" {
				return c.Value
			}
		}
		return ""
	}
	old := func(cookie, path string) int {
		t.Helper()
		return w.send(t, "", http.MethodGet, path, nil, func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "electready", Value: cookie}) }).Code
	}
	d.code(code)
	first := id()
	if got := old(first, "/who"); got != http.StatusOK {
		t.Fatalf("after the code: %d", got)
	}
	token := func(path string) string {
		t.Helper()
		_, rest, _ := strings.Cut(d.get(path).Body.String(), `name="token" value="`)
		found, _, _ := strings.Cut(rest, `"`)
		return found
	}
	again := d.send(http.MethodPost, "/join", url.Values{"code": {code}, "token": {token("/")}})
	second := id()
	if again.Code != http.StatusSeeOther {
		t.Fatalf("typing the code again: %d", again.Code)
	}
	if got := old(first, "/who"); got == http.StatusOK {
		t.Error("typing a code: the session of before goes on")
	}
	if got := d.send(http.MethodPost, "/seat", url.Values{"name": {"Nino"}, "token": {token("/who")}}).Code; got != http.StatusSeeOther {
		t.Fatalf("taking a seat: %d", got)
	}
	if got := old(second, "/tasks"); got == http.StatusOK {
		t.Error("taking a seat: the session of before has the seat")
	}
	if got := old(id(), "/tasks"); got != http.StatusOK {
		t.Errorf("the new session: %d", got)
	}
}

// Where nothing is encrypted every page says so, the room's screen and what is
// printed included. The page that hides everything stays blank.
func TestPlainHTTPStandsOnEveryPage(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	w.options.PlainHTTP = true
	var err error
	if w.handler, err = web.New(w.options); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, v := range w.visits(t) {
		if v.method != http.MethodGet || strings.HasPrefix(v.path, "/hidden") || strings.HasPrefix(v.path, "/j/") {
			continue
		}
		got := w.get(t, v.who, v.path)
		if !strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") || got.Code == http.StatusSeeOther {
			continue
		}
		seen++
		if !strings.Contains(got.Body.String(), "This connection is not encrypted") {
			t.Errorf("%s, %d: does not say that nothing is encrypted", v, got.Code)
		}
	}
	if seen < 100 {
		t.Errorf("looked at %d pages", seen)
	}
}
