package web_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/web"

	"github.com/PuerkitoBio/goquery"
)

// guardWorld is a room with something on every page.
func guardWorld(t testing.TB, rule assessment.Rule) *world {
	t.Helper()
	template := roomTemplate(t, rule)
	template.close()
	return play(t, template, variant{})
}

// guests see each page that there is, between them.
var guests = []string{"", "entering", "police 1", "police 2", "trainer"}

// visit is somebody's request at an address.
type visit struct{ who, method, path string }

func (v visit) String() string { return fmt.Sprintf("%q: %s %s", v.who, v.method, v.path) }

// visits are all addresses that answer GET, and all that are posted to, by all
// guests. Those that would end a session come last.
func (w *world) visits(t *testing.T) []visit {
	t.Helper()
	workshop := w.people["entering"].Workshop
	var out, last []visit
	for _, who := range guests {
		for _, path := range append(w.getPaths(t, workshop), "/static/none/app.js") {
			if strings.HasPrefix(path, "/j/") && who != "" {
				continue
			}
			out = append(out, visit{who, http.MethodGet, path})
		}
		for _, r := range web.Routes() {
			if r.Method != http.MethodPost {
				continue
			}
			path := ids{"id": workshop, "agency": "police", "respondent": w.people["police 2"].ID, "paper": w.people["police 2"].ID, "theme": openTheme, "part": "1", "token": "none"}.address(r.Path)
			v := visit{who, r.Method, path}
			if path == "/sign-out" {
				last = append(last, v)
			} else {
				out = append(out, v)
			}
		}
		out = append(out, visit{who, http.MethodPut, "/tasks"}, visit{who, http.MethodPost, "/tasks"}, visit{who, http.MethodPost, "/none"})
	}
	return append(out, last...)
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	for _, v := range w.visits(t) {
		checkHeaders(t, v.String(), v.path, w.send(t, v.who, v.method, v.path, nil))
	}
	own, _, _ := w.staticIDs()
	checkHeaders(t, "a file", own, w.get(t, "", own))
	checkHeaders(t, "unknown host", "/", w.get(t, "", "/", host("evil.example")))
	checkHeaders(t, "foreign form", "/join", w.post(t, "", "/join", nil, header("Sec-Fetch-Site", "cross-site")))
}

// staticIDs are the address of a file, one of another hash, and one that never
// was.
func (w *world) staticIDs() (own, stale, never string) {
	page := w.handlerGet("/")
	doc, _ := goquery.NewDocumentFromReader(page.Body)
	own = doc.Find("script[src]").AttrOr("src", "")
	parts := strings.Split(own, "/")
	parts[2] = "0000000000000000"
	return own, strings.Join(parts, "/"), own + ".map"
}

func (w *world) handlerGet(path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	r.Host = "room.test"
	out := httptest.NewRecorder()
	w.handler.ServeHTTP(out, r)
	return out
}

func host(name string) tweak { return func(r *http.Request) { r.Host = name } }

// fixedHeaders go out with every answer.
var fixedHeaders = map[string]string{
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "same-origin", // no-referrer would make browsers send Origin: null
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Embedder-Policy": "require-corp",
	"Cross-Origin-Resource-Policy": "same-origin",
}

// policy is what the browser may do with a page.
var policy = map[string]string{
	"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'", "font-src": "'self'", "connect-src": "'self'",
	"form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'", "require-trusted-types-for": "'script'", "trusted-types": "'none'",
}

func checkHeaders(t *testing.T, what, path string, got *httptest.ResponseRecorder) {
	t.Helper()
	h := got.Result().Header
	for name, want := range fixedHeaders {
		if h.Get(name) != want {
			t.Errorf("%s: %s is %q, want %q", what, name, h.Get(name), want)
		}
	}
	directives := map[string]string{}
	for d := range strings.SplitSeq(h.Get("Content-Security-Policy"), ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(d), " ")
		directives[name] = value
	}
	if fmt.Sprint(directives) != fmt.Sprint(policy) {
		t.Errorf("%s: policy %v, want %v", what, directives, policy)
	}
	for _, off := range []string{"camera=()", "microphone=()", "geolocation=()", "payment=()", "usb=()"} {
		if !strings.Contains(h.Get("Permissions-Policy"), off) {
			t.Errorf("%s: Permissions-Policy %q lacks %s", what, h.Get("Permissions-Policy"), off)
		}
	}
	cache := "no-store"
	switch {
	case strings.HasPrefix(path, "/static/") && got.Code < 300:
		cache = "public, max-age=31536000, immutable"
	case path == "/favicon.ico":
		cache = "public, max-age=86400"
	}
	if h.Get("Cache-Control") != cache {
		t.Errorf("%s: Cache-Control %q, want %q", what, h.Get("Cache-Control"), cache)
	}
	for _, name := range []string{"Server", "X-Powered-By", "Access-Control-Allow-Origin"} {
		if h.Get(name) != "" {
			t.Errorf("%s: sends %s", what, name)
		}
	}
	if to := h.Get("Location"); to != "" && !strings.HasPrefix(to, "/") {
		t.Errorf("%s: leads away to %s", what, to)
	}
	for _, c := range got.Result().Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.Secure {
			t.Errorf("%s: cookie %s: %+v", what, c.Name, c)
		}
	}
}

func TestTrustedCertificate(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	w.options.Secure, w.options.Trusted = true, true
	h, err := web.New(w.options)
	if err != nil {
		t.Fatal(err)
	}
	w.handler = h
	if got := w.get(t, "", "/").Header().Get("Strict-Transport-Security"); got != "max-age=31536000" {
		t.Errorf("Strict-Transport-Security %q", got)
	}
}

func TestSecureCookies(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	w.options.Secure = true
	h, err := web.New(w.options)
	if err != nil {
		t.Fatal(err)
	}
	w.handler = h
	trainer := w.hire(t, "trainer")
	id := w.hold(t, trainer, assessment.RuleRoom, "police Police")
	got := w.post(t, "", "/join", url.Values{"code": {w.cardOf(t, trainer, id, "police").Code}})
	var names []string
	for _, r := range []*httptest.ResponseRecorder{got, w.get(t, "", "/"), w.post(t, "", "/language", url.Values{"lang": {"ka"}})} {
		if r.Header().Get("Strict-Transport-Security") != "" {
			t.Error("Strict-Transport-Security with the own certificate: nobody could go on after its warning")
		}
		for _, c := range r.Result().Cookies() {
			names = append(names, c.Name)
			if !c.Secure || !c.HttpOnly || c.Path != "/" || c.Domain != "" {
				t.Errorf("cookie %+v", c)
			}
		}
	}
	if !slices.Contains(names, "__Host-electready") || len(names) < 3 {
		t.Errorf("cookies %v, want the session's, the device's and the language's", names)
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	file, _, _ := w.staticIDs()
	before := w.dump(t, "", "session.seen")
	for _, name := range []string{"evil.example", "room.test.evil.example", "evil.example:8080", "xroom.test", "10.0.0.7", "", "[::2]:80", "room.test@evil.example"} {
		for _, path := range []string{"/", "/healthz", file, "/tasks", "/none"} {
			if got := w.get(t, "police 1", path, host(name)); got.Code != http.StatusMisdirectedRequest {
				t.Errorf("host %q: %s answers %d", name, path, got.Code)
			}
		}
		// Rebinding: the page and the form are of one host, and it is not ours.
		got := w.post(t, "police 1", "/house/share", url.Values{"share": {"1"}}, host(name), header("Origin", "http://"+name))
		if got.Code != http.StatusMisdirectedRequest && got.Code != http.StatusForbidden {
			t.Errorf("host %q: a form answers %d", name, got.Code)
		}
	}
	same(t, "unknown hosts", before, w.dump(t, "", "session.seen"))
	for _, name := range []string{"room.test", "room.test:8080", "ROOM.test", "localhost", "localhost:80", "127.0.0.1:8080", "[::1]:8080", "127.0.0.1"} {
		if got := w.get(t, "", "/", host(name)); got.Code != http.StatusOK {
			t.Errorf("host %q: answers %d", name, got.Code)
		}
	}
}

func TestForeignSites(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	before := w.dump(t, "", "session.seen")
	foreign := map[string][]tweak{
		"cross-site":         {header("Sec-Fetch-Site", "cross-site")},
		"same-site":          {header("Sec-Fetch-Site", "same-site")},
		"another host":       {header("Origin", "http://evil.example")},
		"another port":       {header("Origin", "http://room.test:9"), host("room.test:8080")},
		"no origin (sealed)": {header("Origin", "null")},
	}
	for name, tweaks := range foreign {
		for _, v := range w.visits(t) {
			if v.method != http.MethodPost || v.who == "entering" {
				continue
			}
			got := w.post(t, v.who, v.path, nil, tweaks...)
			if got.Code != http.StatusForbidden || !strings.Contains(got.Body.String(), "</html>") {
				t.Errorf("%s: %s answers %d", name, v, got.Code)
			}
		}
	}
	same(t, "forms of other sites", before, w.dump(t, "", "session.seen"))
	own := map[string][]tweak{
		"browsers on plain HTTP": {header("Origin", "http://room.test")},
		"with a port":            {header("Origin", "http://room.test:8080"), host("room.test:8080")},
		"browsers over TLS":      {header("Origin", "https://room.test"), header("Sec-Fetch-Site", "same-origin")},
		"an old browser":         {},
		"an address":             {header("Origin", "http://127.0.0.1:8080"), host("127.0.0.1:8080")},
	}
	for name, tweaks := range own {
		if got := w.post(t, "police 1", "/house/share", url.Values{"share": {"1"}}, tweaks...); got.Code != http.StatusSeeOther {
			t.Errorf("%s: %d, want the form taken", name, got.Code)
		}
	}
}

func TestFormTokens(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	before := w.dump(t, "", "session.seen")
	other := web.FormToken(w.options, w.people["cert 1"].session)
	for _, v := range w.visits(t) {
		if v.method != http.MethodPost || v.who == "" {
			continue
		}
		for name, token := range map[string]string{"none": "", "of another session": other, "odd": "x"} {
			got := w.post(t, v.who, v.path, url.Values{"token": {token}, "lang": {"ka"}, "share": {"1"}})
			// 404: no business there at all; the token is not even looked at.
			if got.Code != http.StatusForbidden && got.Code != http.StatusNotFound && got.Code != http.StatusMethodNotAllowed && (v.path != "/trainer/import" || got.Code != http.StatusForbidden) {
				t.Errorf("token %s: %s answers %d", name, v, got.Code)
			}
		}
	}
	same(t, "forms without their token", before, w.dump(t, "", "session.seen"))
}

// TestTooLarge posts more than a form may hold, over a real connection.
func TestTooLarge(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	before := w.dump(t, "", "session.seen")
	note := strings.Repeat("a", 300<<10)
	for _, v := range w.visits(t) {
		if v.method != http.MethodPost || v.path == "/trainer/import" {
			continue
		}
		got := w.post(t, v.who, v.path, url.Values{"note": {note}})
		switch got.Code {
		case http.StatusRequestEntityTooLarge:
			if doc, err := goquery.NewDocumentFromReader(got.Body); err != nil || doc.Find("h1").Length() != 1 {
				t.Errorf("%s: no page", v)
			}
		case http.StatusNotFound, http.StatusUnauthorized, http.StatusMethodNotAllowed: // no business there
		default:
			t.Errorf("%s: %d", v, got.Code)
		}
	}
	same(t, "forms that are too large", before, w.dump(t, "", "session.seen"))
	t.Run("over a connection", func(t *testing.T) {
		b := w.browser(t)
		b.post("/join", url.Values{"code": {note}}).want(http.StatusRequestEntityTooLarge, "/join")
	})
	t.Run("a file", func(t *testing.T) {
		var head bytes.Buffer
		form := multipart.NewWriter(&head)
		if _, err := form.CreateFormFile("file", "room.json"); err != nil {
			t.Fatal(err)
		}
		got := w.post(t, "trainer", "/trainer/import", nil, func(r *http.Request) {
			r.Header.Set("Content-Type", form.FormDataContentType())
			r.Body = io.NopCloser(io.MultiReader(&head, io.LimitReader(spaces{}, 65<<20)))
		})
		if got.Code != http.StatusRequestEntityTooLarge || !strings.Contains(got.Body.String(), "64 megabytes") {
			t.Errorf("a file of 65 megabytes: %d, and the page names the limit: %v", got.Code, strings.Contains(got.Body.String(), "64 megabytes"))
		}
	})
}

// spaces is blank text without end.
type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// TestReadingChangesNothing compares every row of the database before and after
// all reading. A scanned code alone starts a session.
func TestReadingChangesNothing(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	w.now = w.now.Add(5 * time.Minute) // so that "seen" is written
	before := w.dump(t, "", "session.seen")
	scanned := ""
	for _, v := range w.visits(t) {
		switch {
		case v.method != http.MethodGet:
		case strings.HasPrefix(v.path, "/j/"):
			scanned = v.path
		default:
			w.get(t, v.who, v.path)
			w.get(t, v.who, v.path+"?all=1&back=/x&kind=police&set=full")
		}
	}
	same(t, "reading", before, w.dump(t, "", "session.seen"))
	w.get(t, "", scanned)
	same(t, "scanning", w.without(before, "session"), w.without(w.dump(t, "", "session.seen"), "session"))
}

func (*world) without(dump map[string][]string, table string) map[string][]string {
	delete(dump, table)
	return dump
}

// A request whose session cannot be read ends in a page in the reader's language,
// as every other failure.
func TestSessionThatCannotBeRead(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleRoom)
	var log bytes.Buffer
	w.options.Logger = slog.New(slog.NewTextHandler(&log, nil))
	handler, err := web.New(w.options)
	if err != nil {
		t.Fatal(err)
	}
	w.handler = handler
	w.close()
	got := w.get(t, "police 2", "/tasks", func(r *http.Request) { r.Header.Set("Accept-Language", "ka") })
	if got.Code != http.StatusInternalServerError || !strings.Contains(got.Body.String(), `<html lang="ka"`) || strings.Contains(log.String(), "panic") {
		t.Errorf("%d, no page in the reader's language: %.200s\n%.200s", got.Code, got.Body, log.String())
	}
}
