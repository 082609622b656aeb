package web_test

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"electready/assessment"
	"electready/assessment/web"

	"github.com/PuerkitoBio/goquery"
)

// FuzzForms posts anything to any form as anybody. The answer is never a fault
// of the server, its page stays well formed, and the workshop stays one that
// another machine would take.
func FuzzForms(f *testing.F) {
	for route := range uint8(70) {
		f.Add(route, route%5, "choice=2&note=x&question=co-plan&reason=%00%ff&name=%3Cscript%3E&title=%22onx%3D&short=a&seats=1&kind=emb&base=1&key=k")
	}
	f.Add(uint8(0), uint8(0), "code=%D0%9A7QM+4XRT&code=&&=&%zz")
	f.Add(uint8(9), uint8(2), strings.Repeat("a=1&", 500))
	var posts []string
	for _, r := range web.Routes() {
		if r.Method == http.MethodPost && r.Path != "/sign-in" && r.Path != "/sign-out" {
			posts = append(posts, r.Path)
		}
	}
	w := guardWorld(f, assessment.RuleRoom)
	f.Fuzz(func(t *testing.T, route, role uint8, body string) {
		who := guests[int(role)%len(guests)]
		workshop := w.people["entering"].Workshop
		path := ids{
			"id": workshop, "agency": "police", "respondent": w.people["police 2"].ID, "theme": openTheme, "part": "1", "token": "none",
			"type": "incident", "scenario": w.bank.Defaults.Scenarios[0],
		}.address(posts[int(route)%len(posts)])
		token := url.Values{"token": {web.FormToken(w.options, w.people[who].session)}}.Encode()
		got := w.post(t, who, path, nil, rawBody("application/x-www-form-urlencoded", []byte(body+"&"+token)))
		if got.Code >= http.StatusInternalServerError {
			t.Fatalf("%s as %q: %d", path, who, got.Code)
		}
		page := got.Body.Bytes()
		if !utf8.Valid(page) {
			t.Errorf("%s: the answer is not UTF-8", path)
		}
		if strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") {
			if why := unbalanced(string(page)); why != "" {
				t.Errorf("%s: %s", path, why)
			}
			doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
			if err != nil {
				t.Fatal(err)
			}
			checkInline(t, path, doc)
		}
		if to := got.Header().Get("Location"); to != "" && !strings.HasPrefix(to, "/") {
			t.Errorf("%s: leads to %s", path, to)
		}
		d, err := w.Document(t.Context(), workshop)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Check(w.bank); err != nil {
			t.Errorf("%s: the workshop could not be imported: %v", path, err)
		}
	})
}

// FuzzNote types anything into a note. What is stored is what the page shows
// again, and saving the page as it stands adds nothing.
func FuzzNote(f *testing.F) {
	for _, note := range []string{"", "plain", "two\r\nlines", "\n\nfirst lines empty", "tab\tand\u00a0space", "<textarea></textarea>", "\x00\xff\u202e", "ქართული", strings.Repeat("x", 1001)} {
		f.Add(note)
	}
	w := guardWorld(f, assessment.RuleRoom)
	f.Fuzz(func(t *testing.T, note string) {
		p := w.people["police 2"]
		question := w.asked(assessment.Police, openTheme)[0]
		latest := func() (out assessment.Answer) {
			d, err := w.Seat(t.Context(), p.Actor)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range d.Answers {
				if a.Question == question {
					out = a
				}
			}
			return out
		}
		page := func() url.Values {
			doc, err := goquery.NewDocumentFromReader(w.get(t, "police 2", "/parts/"+openTheme+"/1").Body)
			if err != nil {
				t.Fatal(err)
			}
			return fill(doc.Find("form#answers").First(), nil)
		}
		sent := page()
		sent.Set("choice-"+question, "2")
		sent.Set("note-"+question, note)
		got := w.post(t, "police 2", "/parts/"+openTheme+"/1", sent)
		switch {
		case utf8.RuneCountInString(note) > 1000:
			return
		case got.Code != right:
			t.Fatalf("%q: %d", note, got.Code)
		}
		stored := latest()
		again := page()
		if shown := again.Get("note-" + question); shown != stored.Note {
			t.Errorf("%q is stored as %q and shown as %q", note, stored.Note, shown)
		}
		if !utf8.ValidString(stored.Note) || strings.ContainsAny(stored.Note, "\x00\r\x7f\u0085") {
			t.Errorf("%q is stored as %q", note, stored.Note)
		}
		// A browser sends lines with CRLF, however they were shown.
		again.Set("note-"+question, strings.ReplaceAll(again.Get("note-"+question), "\n", "\r\n"))
		if got := w.post(t, "police 2", "/parts/"+openTheme+"/1", again); got.Code != right {
			t.Fatalf("saving the page again: %d", got.Code)
		}
		if after := latest(); after.Revision != stored.Revision {
			t.Errorf("%q: saving the page as it stands made revision %d of %d", note, after.Revision, stored.Revision)
		}
	})
}

// FuzzOwnPath sends somebody back to anywhere. It is always a path of this
// program, as browsers read it.
func FuzzOwnPath(f *testing.F) {
	for _, back := range []string{
		"", "/", "/tasks?x=1#y", "http://room.test/tasks", "http://evil.example/", "//evil.example/", `/\evil.example/`, `\\evil.example`, "/\t/evil.example",
		"javascript:alert(1)", "http:evil.example", "http:///evil.example", "/%2f/evil.example", "/..//evil.example", "/./\\evil", "?x", "http://room.test//evil.example",
		"https://user@room.test/x", "/\u2028", "/a?\r\nSet-Cookie: x",
	} {
		f.Add(back)
	}
	base, err := url.Parse("http://room.test/w/x")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, back string) {
		path := web.OwnPath(back, "room.test")
		// Browsers drop tabs and line ends, and read a backslash as a slash.
		read := strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(path)
		if !strings.HasPrefix(path, "/") || strings.HasPrefix(read, "//") || strings.ContainsAny(path, "\r\n") {
			t.Fatalf("%q gives %q", back, path)
		}
		to, err := base.Parse(read)
		if err != nil || to.Host != "room.test" || to.Scheme != "http" {
			t.Fatalf("%q gives %q, which leads to %v (%v)", back, path, to, err)
		}
	})
}
