package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

func init() {
	maps.Copy(matrix, map[string]matrixRow{
		"GET /contacts":             {want: "401 404 404 200 200 404 404 404 404"},
		"POST /contacts":            {want: "401 404 404 303 303 404 404 404 404", form: "role=Desk&night=113&agree=1"},
		"POST /contacts/call":       {want: "401 404 404 404 303 404 404 404 404", form: "agency={agency}&do=called&mark=" + assessment.Contact{Night: "112"}.Mark(), object: true}, // the police cannot call themselves
		"GET /contacts/print":       {want: "401 404 404 200 200 404 404 404 404"},
		"GET /w/:id/contacts":       {want: owner, object: true},
		"POST /w/:id/contacts":      {want: ownerSent, form: "agency={agency}", object: true},
		"GET /w/:id/contacts/print": {want: owner, object: true},
	})
}

// contact puts the line of somebody's agency on the contact sheet.
func (w *world) contact(t testing.TB, name, role, night string) {
	t.Helper()
	if err := w.GiveContact(t.Context(), w.people[name].Actor, assessment.Contact{Role: role, Night: night}, true); err != nil {
		t.Fatal(err)
	}
}

// told sends a form, and is what the page says that comes after it.
func (w *world) told(t *testing.T, name, path string, form url.Values) string {
	t.Helper()
	sent := w.post(t, name, path, form)
	if sent.Code != http.StatusSeeOther {
		t.Fatalf("%s at %s: %d", name, path, sent.Code)
	}
	to, _, _ := strings.Cut(sent.Header().Get("Location"), "#")
	got := w.get(t, name, to, func(r *http.Request) {
		r.Header.Del("Cookie")
		for _, c := range sent.Result().Cookies() {
			r.AddCookie(c)
		}
	})
	doc, err := goquery.NewDocumentFromReader(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(doc.Find(`main [role="status"]`).First().Text())
}

// Who agrees reads the lines of all who agreed, ticks a call, prints the sheet,
// and may take the own line back.
func TestContactSheet(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.contact(t, "cert", "Officer on call", "+999 1 555 0117")
	w.contact(t, "supplier", "Night shift", "+999 1 555 0119")
	if text, doc := w.page(t, "emb", "/contacts", http.StatusOK); strings.Contains(text, "555") || !strings.Contains(text, "Before you agree") || doc.Find(`a[href="/contacts/print"]`).Length() != 0 {
		t.Errorf("before it agreed the page says %s", text)
	}
	w.page(t, "emb", "/contacts/print", http.StatusNotFound)
	if got := w.post(t, "emb", "/contacts/call", url.Values{"agency": {"cert"}, "do": {"called"}}); got.Code != http.StatusNotFound {
		t.Errorf("a call ticked before it agreed: %d", got.Code)
	}
	w.says(t, "emb", "/contacts", url.Values{"role": {" Duty desk "}, "day": {"(032) 212-34-56"}, "night": {"112"}, "languages": {"Georgian"}, "agree": {"1"}})
	text, doc := w.page(t, "emb", "/contacts", http.StatusOK)
	for _, want := range []string{"Officer on call", "+999 1 555 0117", "+999 1 555 0119", "Duty desk", "(032) 212-34-56"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if doc.Find(`a[href="tel:+99915550117"]`).Length() != 1 || doc.Find("#agree[checked]").Length() != 0 {
		t.Error("the number cannot be tapped, or the next change is agreed already")
	}

	w.now = start.Add(25 * time.Minute)
	form := fill(doc.Find(`#line-cert form`), url.Values{"do": {"called"}})
	w.says(t, "emb", "/contacts/call", form)
	clock := w.now.Local().Format("15:04")
	if text, _ := w.page(t, "emb", "/contacts", http.StatusOK); !strings.Contains(text, "Called today at "+clock) {
		t.Errorf("no tick in %s", text)
	}
	if text, _ := w.page(t, "cert", "/contacts", http.StatusOK); !strings.Contains(text, commission+" called you today at "+clock) || !strings.Contains(text, "Duty desk") {
		t.Errorf("the one that was called reads %s", text)
	}
	if text, doc := w.page(t, "supplier", "/contacts", http.StatusOK); strings.Contains(text, "Duty desk") || strings.Contains(text, commission) || !strings.Contains(text, "Night shift") || doc.Find(`a[href="/contacts/print"]`).Length() != 0 {
		t.Errorf("the outer circle reads %s", text)
	}
	w.page(t, "supplier", "/contacts/print", http.StatusNotFound)
	if text, _ := w.page(t, "police", "/contacts", http.StatusOK); strings.Contains(text, "555") {
		t.Errorf("who did not agree reads %s", text)
	}
	if text, _ := w.page(t, "trainer", "/w/"+id+"/contacts", http.StatusOK); !strings.Contains(text, commission+" called today at "+clock) || !strings.Contains(text, "2 agencies without a line") {
		t.Errorf("the trainer reads %s", text)
	}
	for name, path := range map[string]string{"emb": "/contacts/print", "trainer": "/w/" + id + "/contacts/print"} {
		text, doc := w.page(t, name, path, http.StatusOK)
		if !strings.Contains(text, "+999 1 555 0117") || strings.Contains(doc.Text(), "electready") || doc.Find("tbody tr").Length() != 3 {
			t.Errorf("%s prints %s", name, doc.Text())
		}
	}

	w.now = start.Add(30 * time.Hour) // a tick of yesterday is none of today
	for _, name := range []string{"emb", "cert", "trainer"} {
		w.as(t, name, w.people[name].Actor)
	}
	text, doc = w.page(t, "emb", "/contacts", http.StatusOK)
	if strings.Contains(text, "Called today") || !strings.Contains(text, "Called on 24 November 2026") || doc.Find(`#line-cert button[value="called"]`).Length() != 1 {
		t.Errorf("on the next day: %s", text)
	}
	w.now = start.Add(-time.Hour) // a clock that jumped back
	if text, _ := w.page(t, "emb", "/contacts", http.StatusOK); !strings.Contains(text, "Called ") {
		t.Errorf("after the clock jumped: %s", text)
	}
	w.says(t, "emb", "/contacts/call", url.Values{"agency": {"cert"}, "do": {"undo"}})
	if text, _ := w.page(t, "cert", "/contacts", http.StatusOK); strings.Contains(text, "called you") {
		t.Errorf("a tick taken back is still there: %s", text)
	}

	if said := w.told(t, "emb", "/contacts", url.Values{"do": {"withdraw"}}); said != "Your line is off the contact sheet." {
		t.Errorf("taken back: %q", said)
	}
	if text, _ := w.page(t, "emb", "/contacts", http.StatusOK); strings.Contains(text, "555") || !strings.Contains(text, "Before you agree") {
		t.Errorf("taken back: %s", text)
	}
	if text, _ := w.page(t, "cert", "/contacts", http.StatusOK); strings.Contains(text, "Duty desk") {
		t.Error("others still read it")
	}
	w.says(t, "trainer", "/w/"+id+"/contacts", url.Values{"agency": {"supplier"}})
	if text, _ := w.page(t, "trainer", "/w/"+id+"/contacts", http.StatusOK); strings.Contains(text, "Night shift") {
		t.Error("the trainer could not take a line off")
	}
}

// What cannot be taken comes back with what is wrong, and with what was typed.
func TestContactSheetBadInput(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	for _, c := range []struct {
		name   string
		form   url.Values
		fields []string
	}{
		{"nothing", url.Values{}, []string{"role", "day", "agree"}},
		{"not agreed", url.Values{"role": {"Duty officer"}, "day": {"112"}}, []string{"agree"}},
		{"no line", url.Values{"role": {"Duty officer"}, "languages": {"Georgian"}, "agree": {"1"}}, []string{"day"}},
		{"no number", url.Values{"role": {"Duty officer"}, "day": {"duty@cert.example"}, "night": {"<b>ask</b>"}, "agree": {"1"}}, []string{"day", "night"}},
		{"too long", url.Values{"role": {strings.Repeat("a", 81)}, "day": {strings.Repeat("1 ", 30)}, "languages": {strings.Repeat("b", 81)}, "agree": {"1"}}, []string{"role", "day", "languages"}},
	} {
		before := w.dump(t, id, "session")
		got := w.post(t, "emb", "/contacts", c.form)
		if got.Code != http.StatusUnprocessableEntity {
			t.Fatalf("%s: %d", c.name, got.Code)
		}
		doc, err := goquery.NewDocumentFromReader(got.Body)
		if err != nil {
			t.Fatal(err)
		}
		var fields []string
		doc.Find(".errors a").Each(func(_ int, a *goquery.Selection) {
			fields = append(fields, strings.TrimPrefix(a.AttrOr("href", ""), "#"))
		})
		if strings.Join(fields, " ") != strings.Join(c.fields, " ") {
			t.Errorf("%s: problems with %v, want %v", c.name, fields, c.fields)
		}
		for name, typed := range c.form {
			if f := doc.Find("#" + name); name != "agree" && f.AttrOr("value", "") != strings.TrimSpace(typed[0]) {
				t.Errorf("%s: %s came back as %q", c.name, name, f.AttrOr("value", ""))
			} else if _, ticked := f.Attr("checked"); name == "agree" && !ticked {
				t.Errorf("%s: the tick is gone", c.name)
			}
		}
		same(t, c.name, before, w.dump(t, id, "session"))
	}
	w.contact(t, "emb", "Duty desk", "112")
	w.contact(t, "cert", "Officer", "112")
	said := w.told(t, "emb", "/contacts/call", url.Values{"agency": {"cert"}, "mark": {"of other numbers"}, "do": {"called"}})
	if text, _ := w.page(t, "emb", "/contacts", http.StatusOK); said != team+" changed its line, or took it back. Look again before you tick." || strings.Contains(text, "Called today") {
		t.Errorf("a tick for numbers that changed: %s", said)
	}
}

// The three pages take the numbers from the sheet where both agreed, and no other
// page of the room, no file and no table holds one.
func TestContactsStayOnTheSheet(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.contact(t, "emb", "Jacaranda desk", "+999 1 555 0101")
	w.contact(t, "cert", "Tamarind desk", "+999 1 555 0117")
	if err := w.TickCall(t.Context(), w.people["emb"].Actor, "cert", assessment.Contact{Night: "+999 1 555 0117"}.Mark(), true); err != nil {
		t.Fatal(err)
	}
	w.moveStatements(t, id, "locked")
	w.moveStatements(t, id, "shown")
	text, doc := w.page(t, "emb", "/papers", http.StatusOK)
	for _, want := range []string{"Tamarind desk", "+999 1 555 0117", "They call you at: Jacaranda desk, +999 1 555 0101", "24 November 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if n := doc.Find("article").First().Find(".line-in").Length(); n != 2*3 {
		t.Errorf("%d places for a pen, want those of the three that did not agree", n)
	}
	for _, name := range []string{"police", "supplier"} {
		if text, _ := w.page(t, name, "/papers", http.StatusOK); strings.Contains(text, "desk") || strings.Contains(text, "555") {
			t.Errorf("%s did not agree, and takes a number home", name)
		}
	}
	_, doc = w.page(t, "trainer", "/w/"+id+"/papers", http.StatusOK)
	if n := strings.Count(doc.Find("main").Text(), "Tamarind desk"); n != 2 {
		t.Errorf("the desk stands on the sheets %d times, want on that of the agency itself and of the other that agreed", n)
	}

	link, err := w.MakeLink(t.Context(), w.people["trainer"].Actor, id, assessment.ScreenRole, "")
	if err != nil || link == "" {
		t.Fatal(err)
	}
	w.as(t, "screen", assessment.Actor{Role: assessment.ScreenRole, Workshop: id})
	pages := map[string][]string{
		"screen": {"/screen"}, "observer": {"/room"}, "colleague": {"/room", "/tasks", "/plan", "/principles"},
		"police":  {"/contacts", "/errands", "/preview", "/relations", "/result", "/plan", "/room"},
		"trainer": {"/w/" + id, "/w/" + id + "/screen", "/w/" + id + "/trail", "/w/" + id + "/actions", "/w/" + id + "/export", "/w/" + id + "/each-other", "/w/" + id + "/actions.xlsx", "/w/" + id + "/actions.ics"},
	}
	for name, paths := range pages {
		for _, path := range paths {
			got := w.get(t, name, path)
			if got.Code != http.StatusOK {
				t.Errorf("%s as %s: %d", path, name, got.Code)
			}
			if body := got.Body.String(); strings.Contains(body, "555 01") || strings.Contains(body, "arind desk") {
				t.Errorf("%s as %s holds a line", path, name)
			}
		}
	}
	for path, form := range map[string]url.Values{
		"/figures": {}, "/export": {"scope": {"full"}, "plain": {"1"}, "reason": {"a backup"}},
	} {
		got := w.post(t, "trainer", "/w/"+id+path, form)
		if body := got.Body.String(); got.Code != http.StatusOK || strings.Contains(body, "555 01") || strings.Contains(body, "arind desk") {
			t.Errorf("%s: %d, or it holds a line", path, got.Code)
		}
	}
}
