package web_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"electready/assessment"
	"electready/assessment/bundle"

	"github.com/PuerkitoBio/goquery"
)

// file makes a request's body a form with a file in it.
func (w *world) file(t *testing.T, name string, content []byte, passphrase string) tweak {
	t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	token := goqueryToken(t, w.get(t, "trainer", "/trainer"))
	for field, value := range map[string]string{"token": token, "passphrase": passphrase} {
		if err := m.WriteField(field, value); err != nil {
			t.Fatal(err)
		}
	}
	if name != "" {
		part, err := m.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return rawBody(m.FormDataContentType(), body.Bytes())
}

// rawBody sends a body as it is.
func rawBody(contentType string, body []byte) tweak {
	return func(r *http.Request) {
		r.Header.Set("Content-Type", contentType)
		r.Body, r.ContentLength = readCloser{bytes.NewReader(body)}, int64(len(body))
	}
}

type readCloser struct{ *bytes.Reader }

func (readCloser) Close() error { return nil }

func goqueryToken(t *testing.T, page *httptest.ResponseRecorder) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(page.Body)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Find(`input[name="token"]`).First().AttrOr("value", "")
}

func TestBadFiles(t *testing.T) {
	t.Parallel()
	w := answering(t)
	id := w.people["entering"].Workshop
	good := w.post(t, "trainer", "/w/"+id+"/export", form("scope", "room", "plain", "1")).Body.String()
	if !strings.HasPrefix(good, "{") {
		t.Fatal("no export to spoil")
	}
	sealed, err := bundle.Encrypt([]byte(good), "the right words of today")
	if err != nil {
		t.Fatal(err)
	}
	spoil := func(old, fresh string) []byte {
		t.Helper()
		if !strings.Contains(good, old) {
			t.Fatalf("the export lacks %s", old)
		}
		return []byte(strings.Replace(good, old, fresh, 1))
	}
	before := w.dump(t, "", "session")
	const missing, flawed, phrase = "trainer.problem-file-missing", "", "trainer.problem-file-passphrase"
	for _, f := range []struct {
		name, says string
		status     int
		body       tweak
	}{
		{"no file", missing, wrong, w.file(t, "", nil, "")},
		{"an empty file", missing, wrong, w.file(t, "room.json", nil, "")},
		{"cut short", missing, http.StatusBadRequest, rawBody("multipart/form-data; boundary=x", []byte("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc"))},
		{"no boundary", missing, http.StatusBadRequest, rawBody("multipart/form-data", []byte("--x\r\n\r\n"))},
		{"a picture", flawed, wrong, w.file(t, "room.png", []byte("\x89PNG\r\n\x1a\n\x00\x00"), "")},
		{"not JSON", flawed, wrong, w.file(t, "room.json", []byte("workshop: yes"), "")},
		{"another JSON", flawed, wrong, w.file(t, "room.json", []byte(`{"format":"other","version":1}`), "")},
		{"a newer version", flawed, wrong, w.file(t, "room.json", spoil(`"version": 1`, `"version": 2`), "")},
		{"an unknown key", flawed, wrong, w.file(t, "room.json", spoil(`"scope":`, `"__proto__": {}, "scope":`), "")},
		{"a key twice", flawed, wrong, w.file(t, "room.json", spoil(`"scope":`, `"id": "x", "scope":`), "")},
		{"a dangling reference", flawed, wrong, w.file(t, "room.json", spoil(`"kind": "police"`, `"kind": "pirates"`), "")},
		{"markup in it", flawed, wrong, w.file(t, "room.json", spoil(`"state": "running"`, `"state": "<script>alert(1)</script>"`), "")},
		{"too deep", flawed, wrong, w.file(t, "room.json", []byte(strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)), "")},
		{"too deep inside", flawed, wrong, w.file(t, "room.json", spoil(`"agencies": [`, `"agencies": [`+strings.Repeat("[", 5000)+strings.Repeat("]", 5000)+","), "")},
		{"half of it", flawed, wrong, w.file(t, "room.json", []byte(good[:len(good)/2]), "")},
		{"another rule", "trainer.problem-file-rule", wrong, w.file(t, "room.json", spoil(`"disclosure": "room"`, `"disclosure": "own"`), "")},
		{"sealed, no pass-phrase", phrase, wrong, w.file(t, "room.age", sealed, "")},
		{"sealed, wrong pass-phrase", phrase, wrong, w.file(t, "room.age", sealed, "the wrong words of today")},
		{"sealed and cut short", phrase, wrong, w.file(t, "room.age", sealed[:len(sealed)-20], "the right words of today")},
		{"a name that is a path", missing, wrong, w.file(t, "../../etc/passwd", nil, "")},
	} {
		for _, lang := range []string{"en", "ka"} {
			got := w.post(t, "trainer", "/trainer/import", nil, header("Accept-Language", lang), f.body)
			judgeRefusal(t, bad{name: f.name, status: f.status, says: f.says, hides: []string{"<script>alert"}}, lang, got)
			if f.says == flawed && !strings.Contains(got.Body.String(), `id="file-problem"`) {
				t.Errorf("%s: nothing is said beside the field", f.name)
			}
		}
	}
	same(t, "files that are not taken", before, w.dump(t, "", "session"))
	if got := w.post(t, "trainer", "/trainer/import", nil, w.file(t, "room.age", sealed, "the right words of today")); got.Code != http.StatusOK {
		t.Errorf("the unspoilt file: %d", got.Code)
	}
}

// TestOddBytes types what no keyboard has into every field of text, and sees
// that the workshop can still be moved to another machine.
func TestOddBytes(t *testing.T) {
	t.Parallel()
	w := answering(t)
	id := w.people["entering"].Workshop
	const odd = "a\x00b\x07c\xff\xfed\r\ne\u2028f\u202eg\u0085h😀<b>&\"'"
	open := w.asked(assessment.Police, openTheme)[0]
	place, q, _ := w.bank.Question(open)
	for _, f := range []struct {
		who, path string
		form      url.Values
	}{
		{"", "/join", form("code", odd)},
		{"", "/resume", form("code", odd)},
		{"", "/sign-in", form("name", odd, "passphrase", "")},
		{"", "/language", form("lang", odd, "back", odd)},
		{"entering", "/seat", form("name", odd, "slip", "")},
		{"police 2", "/parts/" + openTheme + "/1", form("choice-"+open, "1", "note-"+open, odd, "rev-"+open, "1", "basis-"+open, odd, "why-"+open, odd)},
		{"police 2", "/answers", form("question", open, "choice", "2", "note", odd, "key", odd)},
		{"police 2", "/answers", form("question", odd, "choice", odd, "key", odd)},
		{"police 1", "/house/confirm", form("question", open, "choice", "2", "reason", odd, "base", odd)},
		{"police 1", "/house/aside", form("respondent", odd)},
		{"police 1", "/house/seats", form("seat-"+place.Section, odd)},
		{"trainer", "/w/" + id + "/plan", form("title", odd, "country", odd, "language", "en", "address", odd)},
		{"trainer", "/w/" + id + "/agencies", form("kind", "dpa", "name", odd, "short", odd, "seats", "2")},
		{"trainer", "/w/" + id + "/agencies/police", form("name", odd, "short", "P"+odd, "seats", "3")},
		{"trainer", "/w/" + id + "/themes", form("theme", odd, "to", odd)},
		{"trainer", "/w/" + id + "/screen", form("question", odd)},
		{"trainer", "/w/" + id + "/private", form("agency", odd)},
		{"trainer", "/w/" + id + "/export", form("scope", odd, "reason", odd)},
		{"trainer", "/trainer/new", form("title", odd, "rows", odd, "language", odd)},
	} {
		got := w.post(t, f.who, f.path, f.form)
		if got.Code >= http.StatusInternalServerError {
			t.Errorf("%s: %d", f.path, got.Code)
		}
		if body := got.Body.Bytes(); !utf8.Valid(body) || bytes.ContainsAny(body, "\x00\x07") {
			t.Errorf("%s: gives the odd bytes back", f.path)
		}
	}
	text := w.post(t, "trainer", "/w/"+id+"/export", form("scope", "full", "reason", "to see", "plain", "1")).Body
	d, err := bundle.Decode(text, bundle.DefaultBounds)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(w.bank); err != nil {
		t.Errorf("the export cannot be imported: %v", err)
	}
	if i := slices.IndexFunc(d.Answers, func(a assessment.Answer) bool { return a.Question == q.ID && strings.Contains(a.Note, "😀") }); i < 0 {
		t.Error("the note with the odd bytes is nowhere: the search is blind")
	}
}

// TestOddAddresses asks for what no page links to.
func TestOddAddresses(t *testing.T) {
	t.Parallel()
	w := answering(t)
	id := w.people["entering"].Workshop
	for _, path := range []string{
		"/none", "/tasks/", "//tasks", "/%2e%2e/etc/passwd", "/static/../electready.db", "/static/x/../../electready.db", "/static//", "/%00",
		"/parts/" + openTheme + "/0", "/parts/" + openTheme + "/-1", "/parts/" + openTheme + "/99999999999999999999", "/parts/%00/1", "/parts/" + openTheme + "/1e0",
		"/w/%00", "/w/" + id + "%00", "/w/" + id + "/themes/%ff", "/w/..%2f..%2f" + id, "/bank/none", "/result?all=%zz", "/hidden?back=//evil.example/",
		"/hidden?back=javascript:alert(1)", "/setup/", "/setup/%00", "/" + strings.Repeat("a", 100_000), "/tasks?" + strings.Repeat("q=1&", 20_000),
		"/each-other/channels/none", "/each-other/scenarios/%ff", "/glossary?%00",
	} {
		for _, who := range []string{"", "police 1", "trainer"} {
			for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodHead, http.MethodDelete, "WEIRD"} {
				got := w.send(t, who, method, path, nil, header("Accept-Language", "ka"))
				name := fmt.Sprintf("%s %.60s as %q", method, path, who)
				if got.Code >= http.StatusInternalServerError {
					t.Errorf("%s: %d", name, got.Code)
				}
				if got.Body.Len() > pageLimit<<10 && limitOf(path) == pageLimit {
					t.Errorf("%s: %d bytes", name, got.Body.Len())
				}
				if got.Code >= http.StatusBadRequest && got.Body.Len() > 0 {
					judgeRefusal(t, bad{name: name, status: got.Code}, "ka", got)
				}
				if strings.Contains(got.Body.String(), `href="//evil`) || strings.Contains(got.Body.String(), "href=\"javascript") {
					t.Errorf("%s: links away", name)
				}
			}
		}
	}
}
