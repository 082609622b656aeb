package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"
)

func init() {
	maps.Copy(matrix, map[string]matrixRow{
		"GET /lead":  {want: seats},
		"POST /lead": {want: "401 404 422 422 422 422 404 404 404", form: "slip={card}"}, // the agency's card is no slip
	})
}

// A lead leaves at lunch: the trainer makes a new slip, a colleague types it and
// goes on with what the agency stated.
func TestLeadLeavesAtLunch(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.contact(t, "emb", "Duty desk", "112")
	trainer := w.people["trainer"]
	for name, typed := range map[string]string{"nothing": "", "no code": "AB", "another agency's slip": w.cardOf(t, trainer, id, "cert").Slip, "the slip that was used": w.cardOf(t, trainer, id, "emb").Slip} {
		got := w.post(t, "colleague", "/lead", url.Values{"slip": {typed}})
		if body := got.Body.String(); got.Code != http.StatusUnprocessableEntity || !strings.Contains(body, `href="#slip"`) || !strings.Contains(body, `value="`+typed+`"`) {
			t.Errorf("%s: %d", name, got.Code)
		}
	}
	if text, doc := w.page(t, "emb", "/lead", http.StatusOK); !strings.Contains(text, "You lead your agency") || doc.Find(`form[action="/lead"]`).Length() != 0 {
		t.Error("the lead is not told how to hand over")
	}
	if text, _ := w.page(t, "trainer", "/w/"+id+"/agencies", http.StatusOK); !strings.Contains(text, "If a lead leaves") {
		t.Error("the trainer is not told what to do")
	}
	w.says(t, "trainer", "/w/"+id+"/agencies/emb/code", url.Values{"kind": {"slip"}})
	slip := w.cardOf(t, trainer, id, "emb").Slip
	w.says(t, "colleague", "/lead", url.Values{"slip": {strings.ToLower(slip[:4]) + " " + slip[4:]}})
	w.page(t, "colleague", "/house", http.StatusOK)
	w.page(t, "emb", "/house", http.StatusNotFound)
	w.page(t, "emb", "/tasks", http.StatusOK)
	if text, _ := w.page(t, "colleague", "/contacts", http.StatusOK); !strings.Contains(text, "Duty desk") {
		t.Error("the agency's line is gone")
	}
	_, doc := w.page(t, "colleague", "/each-other/channels/incident", http.StatusOK)
	if _, checked := doc.Find(`input[name="sends-cert"][value="yes"]`).Attr("checked"); !checked {
		t.Error("what the agency stated is gone")
	}
}

// An election day that is over, or in two days, is taken and said; the plan then
// shows what is too late, and what can be done instead.
func TestElectionDayOverOrNear(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	mark := func() string {
		_, plan := w.page(t, "trainer", "/w/"+id+"/plan", http.StatusOK)
		return plan.Find(`input[name="mark"]`).AttrOr("value", "")
	}
	for _, c := range []struct{ day, says, page string }{
		{"2026-11-20", "This election day is over", "Election day is over."},
		{"2026-11-26", "Election day is very near", "Only a few days are left."},
		{"2027-03-01", "The set-up is saved.", ""},
	} {
		form := url.Values{"mark": {mark()}, "title": {"Readiness"}, "day": {c.day}, "language": {"en"}, "set": {"core"}, "rule": {"room"}, "statements": {"1"}}
		if said := w.told(t, "trainer", "/w/"+id+"/plan", form); !strings.Contains(said, c.says) {
			t.Errorf("%s: %q, want %q", c.day, said, c.says)
		}
		if text, _ := w.page(t, "trainer", "/w/"+id+"/actions", http.StatusOK); c.page != "" && !strings.Contains(text, c.page) {
			t.Errorf("%s: the plan does not say %q", c.day, c.page)
		}
		fresh := form
		fresh.Set("rows", "1")
		for name, value := range map[string]string{"agency-0": "1", "kind-0": "emb", "name-0": "Commission", "short-0": "C", "seats-0": "2"} {
			fresh.Set(name, value)
		}
		if said := w.told(t, "trainer", "/trainer/new", fresh); !strings.Contains(said, c.says) {
			t.Errorf("a new workshop, %s: %q, want %q", c.day, said, c.says)
		}
	}
	w.says(t, "trainer", "/w/"+id+"/plan", url.Values{"mark": {mark()}, "title": {"Readiness"}, "day": {"2026-11-26"}, "language": {"en"}, "set": {"core"}, "rule": {"room"}, "statements": {"1"}})
	if err := w.AddAction(t.Context(), w.people["trainer"].Actor, id, assessment.Action{
		About: assessment.Subject{Kind: "question", ID: w.asked(assessment.EMB, openTheme)[0]}, Title: "Exercise together", ProposedTo: "emb", LeadDays: 30,
	}); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"trainer": "/w/" + id + "/actions", "emb": "/plan"} {
		if text, _ := w.page(t, name, path, http.StatusOK); !strings.Contains(text, "Too late for this election") || !strings.Contains(text, "Instead") {
			t.Errorf("%s does not say what is too late, and what to do instead: %s", path, text)
		}
	}
}

// An agency of one junior: its result and its pages say so at their head, and no
// page says who that is.
func TestAgencyOfOneJunior(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	trainer := w.people["trainer"]
	junior := w.seat(t, "junior", id, "media", "Tamar Junior", w.cardOf(t, trainer, id, "media").Slip)
	w.move(t, trainer, id, openTheme, assessment.Open)
	for _, q := range w.asked(assessment.Media, openTheme) {
		w.answer(t, junior, assessment.Draft{Question: q, Choice: "1"})
	}
	const heading = "Answers of one representative, to be confirmed at home."
	for _, path := range []string{"/result", "/papers"} {
		text, _ := w.page(t, "junior", path, http.StatusOK)
		if !strings.Contains(text, heading) || strings.Contains(text, "Tamar") {
			t.Errorf("%s is not headed as answers of one, or names the person", path)
		}
	}
	for _, name := range []string{"emb", "colleague"} {
		w.answer(t, w.people[name], assessment.Draft{Question: w.asked(assessment.EMB, openTheme)[0], Choice: "1"})
	}
	if text, _ := w.page(t, "emb", "/papers", http.StatusOK); strings.Contains(text, heading) {
		t.Error("an agency of two is headed as answers of one")
	}
	w.move(t, trainer, id, openTheme, assessment.Locked, assessment.Shown)
	pages := map[string][]string{
		"trainer":  {"/w/" + id, "/w/" + id + "/agencies", "/w/" + id + "/themes/" + openTheme, "/w/" + id + "/papers", "/w/" + id + "/queue", "/w/" + id + "/trail", "/w/" + id + "/screen"},
		"emb":      {"/room", "/house", "/result", "/errands"},
		"observer": {"/room"},
	}
	for name, paths := range pages {
		for _, path := range paths {
			if got := w.get(t, name, path); got.Code != http.StatusOK || strings.Contains(got.Body.String(), "Tamar") {
				t.Errorf("%s as %s: %d, or it names the person", path, name, got.Code)
			}
		}
	}
}

// A theme is shown only once it is locked, and a shown one is not opened again: a
// new round asks anew. A workshop that runs is not opened again either.
func TestShowBeforeLock(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	trainer := w.people["trainer"]
	w.move(t, trainer, id, openTheme, assessment.Open)
	w.move(t, trainer, id, shownTheme, assessment.Open, assessment.Locked, assessment.Shown)
	before := w.dump(t, id, "session")
	for name, form := range map[string]url.Values{
		"shown while open":   {"theme": {openTheme}, "to": {"shown"}},
		"shown while closed": {"theme": {closedTheme}, "to": {"shown"}},
		"opened after shown": {"theme": {shownTheme}, "to": {"open"}},
	} {
		got := w.post(t, "trainer", "/w/"+id+"/themes", form)
		if body := got.Body.String(); got.Code != http.StatusConflict || !strings.Contains(body, "There is a problem") {
			t.Errorf("%s: %d without saying why", name, got.Code)
		}
	}
	if got := w.post(t, "trainer", "/w/"+id+"/each-other", url.Values{"to": {"shown"}}); got.Code != http.StatusConflict {
		t.Errorf("statements shown while open: %d", got.Code)
	}
	if got := w.post(t, "trainer", "/w/"+id+"/reopen", nil); got.Code != http.StatusConflict {
		t.Errorf("a running workshop opened again: %d", got.Code)
	}
	same(t, "what was refused", before, w.dump(t, id, "session"))
}
