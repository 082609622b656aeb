package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// typed types numbers in, one after the other, where each page leads to.
func (w *world) typed(t *testing.T, path string, numbers ...string) string {
	t.Helper()
	for _, number := range numbers {
		doc, err := goquery.NewDocumentFromReader(w.get(t, "trainer", path).Body)
		if err != nil {
			t.Fatal(err)
		}
		form := doc.Find("form.typing")
		got := w.post(t, "trainer", form.AttrOr("action", ""), url.Values{
			"question": {form.Find(`[name="question"]`).AttrOr("value", "")}, "number": {number},
		})
		if got.Code != http.StatusSeeOther {
			t.Fatalf("%s at %s: %d", number, path, got.Code)
		}
		path = got.Header().Get("Location")
	}
	return path
}

// TestTypingInAForm types a form in, in the order in which it is printed.
func TestTypingInAForm(t *testing.T) {
	t.Parallel()
	w, trainer, id := wordWorld(t)
	got := w.post(t, "trainer", "/w/"+id+"/on-paper", url.Values{"agency": {"police"}})
	path := got.Header().Get("Location")
	if got.Code != http.StatusSeeOther || path != "/w/"+id+"/on-paper/police.2" {
		t.Fatalf("%d, %s", got.Code, path)
	}
	// Printed: the numbers of the questions, and of the choices.
	printed, err := goquery.NewDocumentFromReader(w.get(t, "trainer", "/bank/"+openTheme+"/paper?kind=police&workshop="+id).Body)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	printed.Find("article h3").Each(func(_ int, h *goquery.Selection) { order = append(order, strings.Fields(h.Text())[0]) })
	var numbers string
	printed.Find("article").First().Find("b").Each(func(_ int, b *goquery.Selection) { numbers += b.Text() })
	if numbers != "01234567" || len(order) < 4 {
		t.Fatalf("numbers %s of %d questions", numbers, len(order))
	}
	choices := []string{"0", "4", "5", "6", "7", "2"}
	for i := range order {
		doc, err := goquery.NewDocumentFromReader(w.get(t, "trainer", path).Body)
		if err != nil {
			t.Fatal(err)
		}
		if place := strings.Fields(doc.Find("form.typing h2").Text())[0]; place != order[i] {
			t.Fatalf("question %d is %s, printed is %s", i, place, order[i])
		}
		path = w.typed(t, path, choices[i%len(choices)])
	}
	if page := w.get(t, "trainer", path).Body.String(); !strings.Contains(page, "All questions of open themes are typed in") || strings.Contains(page, `name="number"`) {
		t.Error("a form that is typed in whole does not end")
	}
	d, err := w.Conducted(t.Context(), trainer.Actor, id)
	if err != nil || len(d.Answers) != len(order) {
		t.Fatalf("%d answers, want %d: %v", len(d.Answers), len(order), err)
	}
	want := []assessment.Choice{"0", "4", assessment.Unknown, assessment.NotOurs, assessment.Withheld, "2"}
	for i, a := range d.Answers {
		if a.Respondent != "police.2" || a.Choice != want[i%len(want)] || a.Revision != 1 {
			t.Errorf("answer %d: %+v, want %s of police.2", i, a, want[i%len(want)])
		}
	}
	// The lead counts two voices; nobody has a session or a code for the seat.
	if page := w.get(t, "lead", "/house").Body.String(); !strings.Contains(page, "Police 2") {
		t.Error("the lead does not see the seat")
	}
	if _, err := w.PersonalCode(t.Context(), assessment.Actor{Workshop: id, ID: "police.2"}); err == nil {
		t.Error("the seat on paper has a personal code")
	}
	deeds, err := w.Trail(t.Context(), trainer.Actor, id)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, deed := range deeds {
		if deed.Deed == "typed in from paper" {
			lines++
			if deed.Object != "police.2" {
				t.Errorf("the trail says %q of the form", deed.Object)
			}
		}
	}
	if lines != 1 {
		t.Errorf("%d lines in the trail for one form", lines)
	}
}

// TestTypedInIsNeverReadBack types different answers into two copies of a room:
// the trainer receives the same pages.
func TestTypedInIsNeverReadBack(t *testing.T) {
	t.Parallel()
	template, trainer, id := wordWorld(t)
	seat := template.paper(t, trainer, id, "police")
	template.close()
	var first map[string]string
	for _, numbers := range [][]string{{"0", "1", "6"}, {"4", "7", "2"}} {
		w := copyWorld(t, template)
		path := "/w/" + id + "/on-paper/" + seat.ID
		last := w.typed(t, path, numbers...)
		pages := map[string]string{}
		for _, p := range []string{last, path, path + "?question=" + w.asked(assessment.Police, openTheme)[0], "/w/" + id + "/on-paper", "/w/" + id, "/w/" + id + "/trail", "/w/" + id + "/agencies"} {
			got := w.get(t, "trainer", p)
			if got.Code != http.StatusOK {
				t.Fatalf("%s: %d", p, got.Code)
			}
			pages[p] = withoutSums(got.Body.String())
		}
		if first == nil {
			first = pages
			continue
		}
		if different := differing(first, pages); len(different) > 0 {
			t.Errorf("the answers are seen at %v", different)
		}
	}
}

func TestTypingThatIsRefused(t *testing.T) {
	t.Parallel()
	w, trainer, id := wordWorld(t)
	seat := w.paper(t, trainer, id, "police")
	path, question := "/w/"+id+"/on-paper/"+seat.ID, w.asked(assessment.Police, openTheme)[0]
	send := func(question, number string) int {
		t.Helper()
		return w.post(t, "trainer", path, url.Values{"question": {question}, "number": {number}}).Code
	}
	before := w.dump(t, "")
	for _, number := range []string{"8", "12", "x", "٣", "-1"} {
		if got := send(question, number); got != http.StatusUnprocessableEntity {
			t.Errorf("number %q: %d", number, got)
		}
	}
	if got := send(question, ""); got != http.StatusSeeOther {
		t.Errorf("no number: %d, want to go on", got)
	}
	if got := send("none", "1"); got != http.StatusNotFound {
		t.Errorf("a question that never was: %d", got)
	}
	if got := send(w.asked(assessment.Police, closedTheme)[0], "1"); got != http.StatusConflict {
		t.Errorf("a closed theme: %d", got)
	}
	lead := "/w/" + id + "/on-paper/" + w.people["lead"].ID
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		if got := w.send(t, "trainer", method, lead, url.Values{"question": {question}, "number": {"1"}}).Code; got != http.StatusNotFound {
			t.Errorf("%s for a seat that answers itself: %d", method, got)
		}
	}
	same(t, "what is refused", before, w.dump(t, ""))
	w.move(t, trainer, id, openTheme, assessment.Locked)
	if got := send(question, "1"); got != http.StatusConflict {
		t.Errorf("a locked theme: %d", got)
	}
	w.move(t, trainer, id, openTheme, assessment.Open)
	if got := send(question, "1"); got != http.StatusSeeOther {
		t.Errorf("open again: %d", got)
	}
	// With a personal code the seat answers for itself.
	if _, err := w.RenewPersonal(t.Context(), trainer.Actor, id, seat.ID); err != nil {
		t.Fatal(err)
	}
	if got := send(question, "2"); got != http.StatusNotFound {
		t.Errorf("a seat with a code of its own: %d", got)
	}
	// The last seat is taken, then there is none.
	if got := w.post(t, "trainer", "/w/"+id+"/on-paper", url.Values{"agency": {"police"}}); got.Code != http.StatusSeeOther {
		t.Errorf("the last seat: %d", got.Code)
	}
	if got := w.post(t, "trainer", "/w/"+id+"/on-paper", url.Values{"agency": {"police"}}); got.Code != http.StatusConflict {
		t.Errorf("one seat too many: %d", got.Code)
	}
}

// TestALeadTypesFormsIn: for the own agency, by the same rules, and the seat is
// marked wherever it is listed.
func TestALeadTypesFormsIn(t *testing.T) {
	t.Parallel()
	w, trainer, id := wordWorld(t)
	w.seat(t, "foreign", id, "emb", "", w.cardOf(t, trainer, id, "emb").Slip)
	got := w.post(t, "lead", "/on-paper", url.Values{"agency": {"emb"}}) // the field is the trainer's
	path := got.Header().Get("Location")
	if got.Code != http.StatusSeeOther || path != "/on-paper/police.2" {
		t.Fatalf("%d, %s", got.Code, path)
	}
	question := w.asked(assessment.Police, openTheme)[0]
	form := url.Values{"question": {question}, "number": {"3"}}
	for who, want := range map[string]int{"foreign": http.StatusNotFound, "observer": http.StatusNotFound, "": http.StatusUnauthorized} {
		if got := w.post(t, who, path, form); got.Code != want {
			t.Errorf("%q types: %d, want %d", who, got.Code, want)
		}
	}
	if got := w.post(t, "lead", path, url.Values{"question": {question}, "number": {"9"}}); got.Code != http.StatusUnprocessableEntity {
		t.Errorf("number 9: %d", got.Code)
	}
	if got := w.post(t, "lead", path, form); got.Code != http.StatusSeeOther {
		t.Fatalf("the lead types: %d", got.Code)
	}
	d, err := w.Conducted(t.Context(), trainer.Actor, id)
	if err != nil || len(d.Answers) != 1 || d.Answers[0].Respondent != "police.2" || d.Answers[0].Choice != "3" {
		t.Errorf("%v, %v", d.Answers, err)
	}
	for _, page := range []struct{ who, path string }{{"lead", "/house"}, {"trainer", "/w/" + id + "/agencies"}} {
		if text, _ := w.page(t, page.who, page.path, http.StatusOK); strings.Count(text, "· on paper") != 1 {
			t.Errorf("%s does not mark the seat", page.path)
		}
	}
	if text, doc := w.page(t, "lead", "/on-paper", http.StatusOK); !strings.Contains(text, "1 of ") || strings.Contains(text, "Commission") || doc.Find(`a[href="/bank/`+openTheme+`/paper?kind=police"]`).Length() != 1 {
		t.Errorf("the lead's list: %s", text)
	}
	w.move(t, trainer, id, openTheme, assessment.Locked)
	if got := w.post(t, "lead", path, form); got.Code != http.StatusConflict {
		t.Errorf("a locked theme: %d", got.Code)
	}
}
