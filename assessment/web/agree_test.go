package web_test

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment"
)

const (
	leads     = "401 404 404 200 200 404 404 404 404"
	leadsSent = "401 404 404 303 303 404 404 404 404"
	asked     = "401 404 404 303 404 404 404 404 404" // proposed to the police alone
)

// Rows of the matrix for principles and the plan. Nobody took the action of the
// matrix: it is no agency's to change.
var agreeMatrix = map[string]matrixRow{
	"GET /principles":         {want: seats},
	"POST /principles":        {want: leadsSent},
	"GET /plan":               {want: seats},
	"POST /plan":              {want: leadsSent, form: "question={question}&step=find-out"},
	"GET /plan.ics":           {want: leads},
	"GET /plan.xlsx":          {want: leads},
	"GET /plan/:action":       {want: nowhere, object: true},
	"POST /plan/:action":      {want: nowhere, form: "days=3&mark={action-mark}", object: true},
	"POST /plan/:action/move": {want: asked, form: "move=take&mark={action-mark}", object: true},

	"GET /w/:id/principles":                {want: owner, object: true},
	"POST /w/:id/principles":               {want: ownerSent, form: "principle={principle}&to=open", object: true},
	"POST /w/:id/principles/choose":        {want: ownerSent, form: "principle={principle}&mark={choice-mark}", object: true},
	"GET /w/:id/principles/:principle":     {want: owner, object: true},
	"POST /w/:id/principles/:principle":    {want: "401 404 404 404 404 404 409 404 404", form: "text-en=Other&mark=old", object: true},
	"GET /w/:id/actions":                   {want: owner, object: true},
	"POST /w/:id/actions":                  {want: ownerSent, form: "about=system:{system}&title=Do+it&days=3", object: true},
	"GET /w/:id/actions.ics":               {want: owner, object: true},
	"GET /w/:id/actions.xlsx":              {want: owner, object: true},
	"GET /w/:id/actions/new":               {want: owner, object: true},
	"GET /w/:id/actions/:action":           {want: owner, object: true},
	"POST /w/:id/actions/:action":          {want: ownerSent, form: "title=Do+it&days=7&mark={action-mark}", object: true},
	"POST /w/:id/actions/:action/withdraw": {want: ownerSent, form: "mark={action-mark}", object: true},
}

func init() { maps.Copy(matrix, agreeMatrix) }

// propose makes an action that is proposed to an agency.
func (w *world) propose(t testing.TB, trainer person, workshop, agency string) {
	t.Helper()
	err := w.AddAction(t.Context(), trainer.Actor, workshop, assessment.Action{
		About: assessment.Subject{Kind: "system", ID: w.bank.Defaults.Systems[0]}, Title: "Name who answers", ProposedTo: agency, LeadDays: 7,
	})
	if err != nil {
		t.Fatal(err)
	}
}

// action is the first action of a workshop.
func (w *world) action(t testing.TB, workshop string) assessment.Action {
	t.Helper()
	d, err := w.Document(t.Context(), workshop)
	if err != nil || len(d.Actions) == 0 {
		t.Fatalf("%v, no action", err)
	}
	return d.Actions[0]
}

// agreeWorld is a room of six agencies, one of them of the outer circle, whose
// principles are open.
func agreeWorld(t *testing.T) (w *world, id string) {
	t.Helper()
	w = openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	id = w.hold(t, trainer, assessment.RuleRoom,
		"emb "+commission, "cert "+team, "police "+force, "media "+absentName, "digital Digital Agency", "supplier "+guestName)
	for _, agency := range []string{"emb", "cert", "police", "media", "digital", "supplier"} {
		w.seat(t, agency, id, agency, "", w.cardOf(t, trainer, id, agency).Slip)
	}
	w.seat(t, "colleague", id, "emb", "", "")
	w.movePrinciples(t, id, "open", w.bank.Defaults.Principles...)
	return w, id
}

func (w *world) movePrinciples(t *testing.T, id, to string, principles ...string) {
	t.Helper()
	if got := w.post(t, "trainer", "/w/"+id+"/principles", url.Values{"to": {to}, "principle": principles}); got.Code != http.StatusSeeOther {
		t.Fatalf("principles to %s: %d", to, got.Code)
	}
}

// stance is the form of a stance on a version.
func stance(id string, version int, word, text string, named bool) url.Values {
	form := url.Values{"version-" + id: {strconv.Itoa(version)}, "base-" + id: {"0"}, "stance-" + id: {word}, "text-" + id: {text}}
	if named {
		form.Set("named-"+id, "1")
	}
	return form
}

func TestPrinciplesInTheRoom(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	first := w.bank.Defaults.Principles[0]
	w.says(t, "emb", "/principles", stance(first, 1, "support", "", false))
	w.says(t, "cert", "/principles", stance(first, 1, "wording", "Within two hours", true))
	w.says(t, "police", "/principles", stance(first, 1, "reservation", "Protected sources", false))
	w.says(t, "media", "/principles", stance(first, 1, "no-mandate", "", false))
	w.says(t, "digital", "/principles", stance(first, 1, "support", "", false))

	open, _ := w.page(t, "trainer", "/w/"+id+"/principles", http.StatusOK)
	if !strings.Contains(open, "5 agencies of 6 have answered") || strings.Contains(open, "Within two hours") {
		t.Errorf("while it is open the trainer reads %s", open)
	}
	if got := w.post(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {"principles"}}); got.Code != http.StatusConflict {
		t.Errorf("on the screen before it was shown: %d", got.Code)
	}
	if got := w.post(t, "trainer", "/w/"+id+"/principles", url.Values{"to": {"shown"}, "principle": {first}}); got.Code != http.StatusConflict {
		t.Errorf("shown before the lock: %d", got.Code)
	}
	w.movePrinciples(t, id, "locked", first)
	if text, _ := w.page(t, "emb", "/principles", http.StatusOK); strings.Contains(text, "Protected sources") || strings.Contains(text, "What the room said") {
		t.Error("before it is shown, a lead reads what others say")
	}
	w.movePrinciples(t, id, "shown", first)
	for who, want := range map[string]string{
		"emb":      "2 support 1 with another wording 1 reservation 1 no mandate to say",
		"supplier": "2 support 1 with another wording 1 reservation 1 no mandate to say",
	} {
		_, doc := w.page(t, who, "/principles", http.StatusOK)
		got := ""
		doc.Find("#principle-" + first + " .stances > div").Each(func(i int, _ *goquery.Selection) {
			row := doc.Find("#principle-" + first + " .stances > div").Eq(i)
			got += row.Find("dd").Text() + " " + row.Find("dt").Text() + " "
		})
		if strings.TrimSpace(got) != want {
			t.Errorf("%s reads %q, want %q", who, got, want)
		}
	}
	text, _ := w.page(t, "emb", "/principles", http.StatusOK)
	if !strings.Contains(text, "Another wording, "+team+": Within two hours") || !strings.Contains(text, "Reservation, An agency: Protected sources") {
		t.Errorf("the inner circle reads %s", text)
	}
	if guest, _ := w.page(t, "supplier", "/principles", http.StatusOK); strings.Contains(guest, team) || strings.Contains(guest, "Protected") {
		t.Error("the outer circle reads more than numbers")
	}
	w.says(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {"principles"}})
	screen, _ := w.page(t, "trainer", "/w/"+id+"/screen", http.StatusOK)
	if !strings.Contains(screen, "subject to confirmation by their institutions") || strings.Contains(screen, "Protected") || strings.Contains(screen, team) {
		t.Errorf("with a guest in the room the screen shows %s", screen)
	}
}

func TestStanceOnAnOldVersion(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	first, second := w.bank.Defaults.Principles[0], w.bank.Defaults.Principles[1]
	old := w.bank.Prose["en"].Principles[first].Text
	w.says(t, "cert", "/principles", stance(second, 1, "support", "", false))
	w.writePrinciple(t, id, first, "We tell within two hours.", http.StatusSeeOther)
	form := stance(first, 1, "reservation", "Too <fast> for us", true)
	maps.Copy(form, stance(second, 1, "support", "", false))
	got := w.post(t, "emb", "/principles", form)
	if got.Code != http.StatusConflict {
		t.Fatalf("a stance on an old version: %d", got.Code)
	}
	for _, text := range []string{old, "We tell within two hours.", "Too &lt;fast&gt; for us", `value="2"`} {
		if !strings.Contains(got.Body.String(), text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	current := assessment.CurrentStances(w.bank, d)
	if len(current[first]) != 0 || current[second]["emb"].Stance != "support" || current[second]["cert"].Stance != "support" {
		t.Errorf("stances=%+v, want none on the new version, and the right one kept", current)
	}
	w.says(t, "emb", "/principles", stance(first, 2, "reservation", "Too <fast> for us", true))
	if again := w.post(t, "emb", "/principles", stance(first, 2, "support", "", false)); again.Code != http.StatusConflict {
		t.Errorf("over what a second person of the agency said: %d", again.Code)
	}
}

func (w *world) writePrinciple(t *testing.T, id, principle, text string, want int) {
	t.Helper()
	_, doc := w.page(t, "trainer", "/w/"+id+"/principles/"+principle, http.StatusOK)
	got := w.post(t, "trainer", "/w/"+id+"/principles/"+principle, url.Values{"text-en": {text}, "mark": {doc.Find(`input[name="mark"]`).AttrOr("value", "")}})
	if got.Code != want {
		t.Fatalf("%s: %d, want %d", principle, got.Code, want)
	}
}

func TestStancesThatAreRefused(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	chosen, notChosen := w.bank.Defaults.Principles[0], ""
	for _, p := range w.bank.Principles {
		if !strings.Contains(strings.Join(w.bank.Defaults.Principles, " "), p.ID) {
			notChosen = p.ID
		}
	}
	locked := w.bank.Defaults.Principles[1]
	of := func(words string) string {
		return "“" + w.bank.Prose["en"].Principles[chosen].Title + "”: " + words
	}
	w.movePrinciples(t, id, "locked", locked)
	for _, c := range []struct {
		name string
		form url.Values
		want int
		kept string
	}{
		{"a wording without words", stance(chosen, 1, "wording", "", false), 422, of("write the wording that you could support")},
		{"a reservation without reason", stance(chosen, 1, "reservation", " ", false), 422, of("write why you have a reservation")},
		{"words without a stance", stance(chosen, 1, "", "Hm", false), 422, "Hm"},
		{"a word that is none", stance(chosen, 1, "perhaps", "", false), 422, of("choose one of the four lines")},
		{"too long", stance(chosen, 1, "wording", strings.Repeat("ა", 1001), false), 422, of("write at most 1000 letters")},
		{"one that is locked", stance(locked, 1, "wording", "Kept words", false), 409, "Kept words"},
		{"a version to come", stance(chosen, 2, "support", "", false), 404, ""},
		{"a version that is no number", stance(chosen, 0, "support", "", false), 404, ""},
		{"a principle that was not chosen", stance(notChosen, 1, "support", "", false), 303, ""}, // the form never had it
	} {
		got := w.post(t, "emb", "/principles", c.form)
		if got.Code != c.want || !strings.Contains(got.Body.String(), c.kept) {
			t.Errorf("%s: %d, want %d with %q", c.name, got.Code, c.want, c.kept)
		}
	}
	if err := w.TakeStance(t.Context(), w.people["emb"].Actor, assessment.Stance{Principle: notChosen, Version: 1, Stance: "support"}, 0); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("not chosen: %v", err)
	}
	d, err := w.Document(t.Context(), id)
	if err != nil || len(d.Stances) != 0 {
		t.Errorf("%v, stances=%+v", err, d.Stances)
	}
}

func TestTwoTrainersWriteAPrinciple(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	first, second := w.bank.Defaults.Principles[0], w.bank.Defaults.Principles[1]
	_, doc := w.page(t, "trainer", "/w/"+id+"/principles/"+first, http.StatusOK)
	mark := doc.Find(`input[name="mark"]`).AttrOr("value", "")
	w.writePrinciple(t, id, first, "Mine was first.", http.StatusSeeOther)
	got := w.post(t, "trainer", "/w/"+id+"/principles/"+first, url.Values{"text-en": {"And mine came second."}, "mark": {mark}})
	if body := got.Body.String(); got.Code != http.StatusConflict || !strings.Contains(body, "Mine was first.") || !strings.Contains(body, "And mine came second.") {
		t.Errorf("%d, want both texts", got.Code)
	}
	w.writePrinciple(t, id, second, " ", http.StatusUnprocessableEntity)
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	stages, err := w.PrincipleStages(t.Context(), w.bank, d)
	if err != nil {
		t.Fatal(err)
	}
	if stages[first].Version != 2 || stages[first].State != assessment.Open || stages[second].Version != 1 {
		t.Errorf("stages=%+v", stages)
	}
}

// A new wording in one language stands alone in its version: whoever reads in
// another gets it as it is, and never the old text.
func TestOneLanguageIsNotLeftBehind(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	first := w.bank.Defaults.Principles[0]
	old := w.bank.Prose["ka"].Principles[first].Text
	path := "/w/" + id + "/principles/" + first
	write := func(georgian string, more url.Values) {
		t.Helper()
		_, doc := w.page(t, "trainer", path, http.StatusOK)
		form := url.Values{"text-en": {"Another text"}, "text-ka": {georgian}, "mark": {doc.Find(`input[name="mark"]`).AttrOr("value", "")}}
		maps.Copy(form, more)
		w.says(t, "trainer", path, form)
	}
	const untranslated = "ეს ფორმულირება ჯერ არ არის ნათარგმნი. აქ სხვა ენაზე წერია: English."
	link := `a[href="` + path + `#text-ka"]`
	reads := func(name, page, want string) {
		t.Helper()
		got := w.send(t, name, http.MethodGet, page, nil, header("Accept-Language", "ka"))
		text := got.Body.String()
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		item := doc.Find("#principle-" + first + ", .room main").First()
		said := strings.Join(strings.Fields(item.Text()), " ")
		english := item.Find(`span[lang="en"]`).Text() == "Another text"
		if !strings.Contains(said, want) || english != (want == "Another text") || strings.Contains(said, untranslated) != english || strings.Contains(text, old) {
			t.Errorf("%s reads %s on %s, want %s", name, said, page, want)
		}
	}
	w.says(t, "emb", "/principles", stance(first, 1, "support", "", false))
	write(old, nil)
	w.says(t, "emb", "/principles", stance(first, 2, "support", "", false))
	w.movePrinciples(t, id, "locked", first)
	w.movePrinciples(t, id, "shown", first)
	w.says(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {"principles:" + first}})
	for _, x := range [][2]string{{"emb", "/principles"}, {"trainer", "/w/" + id + "/screen"}} {
		reads(x[0], x[1], "Another text")
	}
	if _, doc := w.page(t, "trainer", "/w/"+id+"/principles", http.StatusOK); doc.Find(link).Length() != 1 || !strings.Contains(doc.Find("#principle-"+first).Text(), "Not in this version yet: ქართული.") {
		t.Error("the trainer is not told which language is missing")
	}
	if text, _ := w.page(t, "trainer", path, http.StatusOK); !strings.Contains(text, old) {
		t.Error("the text before does not stand beside the empty field")
	}
	// The translation comes: nobody is asked again.
	write("სხვა ტექსტი", nil)
	for _, x := range [][2]string{{"emb", "/principles"}, {"trainer", "/w/" + id + "/screen"}} {
		reads(x[0], x[1], "სხვა ტექსტი")
	}
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if v, said := assessment.PrincipleVersion(w.bank, d, first), assessment.CurrentStances(w.bank, d)[first]; v != 2 || len(said) != 1 {
		t.Errorf("version %d with %d stances, want what was said to stand", v, len(said))
	}
	if _, doc := w.page(t, "trainer", "/w/"+id+"/principles", http.StatusOK); doc.Find(link).Length() != 0 {
		t.Error("the trainer is still asked for a text that stands there")
	}
	// A trainer who says so keeps a text beside a new one.
	write("სხვა ტექსტი", url.Values{"text-en": {"Another text."}, "same": {"1"}})
	if d, err = w.Document(t.Context(), id); err != nil || assessment.PrincipleTexts(w.bank, d, first, 3)["ka"] != "სხვა ტექსტი" {
		t.Errorf("%v: what means the same did not stay", err)
	}
}
