package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"electready/assessment"
	"electready/assessment/sqlite"
	"electready/assessment/web"
)

func init() {
	maps.Copy(matrix, map[string]matrixRow{
		"GET /invitation/:token":                  {want: "404 404 404 404 404 404 404 404 404"}, // a token that never was: see below
		"POST /invitation/:token":                 {want: "404 404 404 404 404 404 404 404 404", form: "do=join"},
		"POST /w/:id/invitations":                 {want: owner, object: true},
		"POST /w/:id/invitations/:invitation/end": {want: nowhere, object: true}, // nobody is invited
		"POST /w/:id/trainers/:trainer/end":       {want: nowhere, object: true}, // nobody ends the own access
	})
}

// invite makes an invitation in the browser and gives its path.
func (w *world) invite(t *testing.T, trainer, id string) string {
	t.Helper()
	got := w.post(t, trainer, "/w/"+id+"/invitations", nil)
	doc, err := goquery.NewDocumentFromReader(got.Body)
	if err != nil || got.Code != http.StatusOK {
		t.Fatalf("%d, %v", got.Code, err)
	}
	_, token, found := strings.Cut(doc.Find("#link-address").Text(), "/invitation/")
	if !found {
		t.Fatal("no address of an invitation")
	}
	return "/invitation/" + token
}

const newPhrase = "quiet lamps over nine rivers"

func newcomer(name string) url.Values {
	return url.Values{"do": {"new"}, "name": {name}, "passphrase": {newPhrase}, "again": {newPhrase}}
}

// pair is a workshop that a second trainer came to by invitation.
func pair(t *testing.T) (w *world, id string) {
	t.Helper()
	w, id = agreeWorld(t)
	w.hire(t, "second")
	if got := w.post(t, "second", w.invite(t, "trainer", id), url.Values{"do": {"join"}}); got.Code != http.StatusSeeOther {
		t.Fatalf("%d", got.Code)
	}
	return w, id
}

func TestSecondTrainerIsInvited(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	trainer := w.people["trainer"]
	path := w.invite(t, "trainer", id)
	if text, _ := w.page(t, "trainer", "/w/"+id+"/links", http.StatusOK); strings.Contains(text, path) || !strings.Contains(text, "works until") {
		t.Error("the invitation stands on the page a second time, or not in the list")
	}
	if text, _ := w.page(t, "", path, http.StatusOK); !strings.Contains(text, "You are invited to run a workshop") {
		t.Errorf("the invitation reads %s", text)
	}
	for name, form := range map[string]url.Values{
		"no name":            newcomer(""),
		"a name that is had": newcomer("trainer"),
		"a short phrase":     {"do": {"new"}, "name": {"Nino"}, "passphrase": {"short"}, "again": {"short"}},
		"no phrase":          {"do": {"known"}, "known": {"trainer"}},
		"a wrong phrase":     {"do": {"known"}, "known": {"Nino"}, "known-passphrase": {"not this one"}},
	} {
		got := w.post(t, "", path, form)
		if got.Code != http.StatusUnprocessableEntity || strings.Contains(got.Body.String(), newPhrase+`"`) {
			t.Errorf("%s: %d", name, got.Code)
		}
		if kept := form.Get("name") + form.Get("known"); kept != "" && !strings.Contains(got.Body.String(), `value="`+kept+`"`) {
			t.Errorf("%s: the name is lost", name)
		}
	}
	if got := w.post(t, "", path, newcomer("Nino")); got.Code != http.StatusSeeOther || got.Header().Get("Location") != "/w/"+id {
		t.Fatalf("the second trainer: %d to %s", got.Code, got.Header().Get("Location"))
	}
	nino, err := w.TrainerByName(t.Context(), "Nino")
	if err != nil {
		t.Fatal(err)
	}
	w.as(t, "Nino", assessment.Actor{Role: assessment.TrainerRole, ID: nino.ID})
	for _, page := range []string{"", "/plan", "/links", "/agencies", "/end", "/export"} {
		w.page(t, "Nino", "/w/"+id+page, http.StatusOK)
	}
	text, _ := w.page(t, "Nino", "/w/"+id+"/trail", http.StatusOK)
	if !strings.Contains(text, "Invited a trainer") || !strings.Contains(text, "Joined as trainer") || !strings.Contains(text, "Nino") {
		t.Errorf("the trail reads %s", text)
	}
	for who, want := range map[string]int{"": http.StatusGone, "trainer": http.StatusSeeOther, "Nino": http.StatusSeeOther, "emb": http.StatusGone} {
		if got := w.get(t, who, path); got.Code != want {
			t.Errorf("%q opens a used invitation: %d, want %d", who, got.Code, want)
		}
	}
	if got := w.post(t, "", path, newcomer("Somebody")); got.Code != http.StatusGone || !strings.Contains(got.Body.String(), "/sign-in") {
		t.Errorf("used twice: %d", got.Code)
	}
	list, err := w.Trainers(t.Context())
	if err != nil || len(list) != 2 {
		t.Errorf("%d trainers, %v: an invitation that was used made one", len(list), err)
	}
	if got := w.post(t, "Nino", "/w/"+id+"/trainers/"+trainer.ID+"/end", nil); got.Code != http.StatusNotFound {
		t.Errorf("who was invited puts out the one who invited: %d", got.Code)
	}
	if got := w.post(t, "trainer", "/w/"+id+"/trainers/"+nino.ID+"/end", nil); got.Code != http.StatusSeeOther {
		t.Errorf("ending the access: %d", got.Code)
	}
	for _, page := range []string{"", "/plan", "/links"} {
		w.page(t, "Nino", "/w/"+id+page, http.StatusNotFound)
	}
	if text, _ := w.page(t, "Nino", "/trainer", http.StatusOK); strings.Contains(text, id) {
		t.Error("the workshop stands among those of a trainer whose access ended")
	}
}

func TestTrainerWhoIsThereTakesAnInvitation(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	known := "steady boats beyond the harbour"
	site := w.invite(t, "trainer", id)
	if got := w.post(t, "", site, url.Values{"do": {"new"}, "name": {"Nino"}, "passphrase": {known}, "again": {known}}); got.Code != http.StatusSeeOther {
		t.Fatal(got.Code)
	}
	other := w.hold(t, w.people["trainer"], assessment.RuleRoom, "emb Commission")
	signIn := url.Values{"do": {"known"}, "known": {"nino"}, "known-passphrase": {known}}
	path := w.invite(t, "trainer", other)
	if got := w.post(t, "", path, signIn); got.Code != http.StatusSeeOther || got.Header().Get("Location") != "/w/"+other {
		t.Fatalf("signing in: %d", got.Code)
	}
	unused := w.invite(t, "trainer", other)
	if got := w.post(t, "", unused, signIn); got.Code != http.StatusSeeOther {
		t.Errorf("one who runs it already: %d", got.Code)
	}
	w.page(t, "", unused, http.StatusOK)
	nino, err := w.TrainerByName(t.Context(), "Nino")
	if err != nil {
		t.Fatal(err)
	}
	team, err := w.Team(t.Context(), w.people["trainer"].Actor, other)
	if err != nil || len(team) != 2 || team[0].InvitedBy != "" || team[1].ID != nino.ID || team[1].InvitedBy != w.people["trainer"].ID {
		t.Errorf("team %+v, %v", team, err)
	}
}

func TestInvitationsThatLetNobodyIn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		after func(t *testing.T, w *world, id string)
		want  int
		says  string
	}{
		{"ended", func(t *testing.T, w *world, id string) {
			list, err := w.Invitations(t.Context(), w.people["trainer"].Actor, id)
			if err != nil || len(list) != 1 {
				t.Fatal(err, len(list))
			}
			path := "/w/" + id + "/invitations/" + strconv.FormatInt(list[0].Seq, 10) + "/end"
			w.hire(t, "stranger")
			if got := w.post(t, "stranger", path, nil); got.Code != http.StatusNotFound {
				t.Errorf("a stranger ends it: %d", got.Code)
			}
			if got := w.post(t, "trainer", path, nil); got.Code != http.StatusSeeOther {
				t.Errorf("ending it: %d", got.Code)
			}
			if got := w.post(t, "trainer", path, nil); got.Code != http.StatusNotFound {
				t.Errorf("ending it twice: %d", got.Code)
			}
		}, http.StatusGone, "This invitation was ended"},
		{"a day later", func(_ *testing.T, w *world, _ string) { w.now = w.now.Add(sqlite.InvitationEnd) }, http.StatusGone, "This invitation is too old"},
		{"a second before", func(_ *testing.T, w *world, _ string) { w.now = w.now.Add(sqlite.InvitationEnd - time.Second) }, http.StatusOK, "You are invited"},
		{"erased", func(t *testing.T, w *world, id string) {
			if _, err := w.Erase(t.Context(), w.people["trainer"].Actor, id, "Readiness of "+w.people["trainer"].ID); err != nil {
				t.Fatal(err)
			}
		}, http.StatusNotFound, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w, id := agreeWorld(t)
			path := w.invite(t, "trainer", id)
			c.after(t, w, id)
			got := w.get(t, "", path)
			if got.Code != c.want || !strings.Contains(got.Body.String(), c.says) {
				t.Errorf("%d, want %d with %q", got.Code, c.want, c.says)
			}
			if c.want == http.StatusOK {
				return
			}
			if got := w.post(t, "", path, newcomer("Nino")); got.Code != c.want {
				t.Errorf("taken all the same: %d", got.Code)
			}
			if list, err := w.Trainers(t.Context()); err != nil || slices.ContainsFunc(list, func(t assessment.Trainer) bool { return t.Name == "Nino" }) {
				t.Errorf("%v: a trainer was made", err)
			}
		})
	}
}

// edit is a form that two trainers may have open at once: the page it stands on,
// what distinguishes it there, and two ways to fill it in.
type edit struct {
	page, form   string // address, and the form's id
	field        string
	mine, theirs string
	more         url.Values // beside the fields of the form
}

// edits has every form of a trainer's page that changes what is already there.
func (w *world) edits(t *testing.T, id string) map[string]edit {
	t.Helper()
	w.propose(t, w.people["trainer"], id, "police")
	term := assessment.TermsAsked(w.bank, &assessment.Workshop{QuestionSet: assessment.CoreSet})[0]
	scenario := w.bank.Defaults.Scenarios[0]
	task := w.taskOf(scenario)
	principles := w.bank.Defaults.Principles
	at := "/w/" + id
	return map[string]edit{
		"POST /w/:id/plan":                  {page: at + "/plan", form: "plan", field: "title", mine: "My title", theirs: "Their title"},
		"POST /w/:id/agencies/:agency":      {page: at + "/agencies?change=police", form: "change-police", field: "name", mine: "My police", theirs: "Their police"},
		"POST /w/:id/sheet/:step":           {page: at + "/sheet/opening", form: "step", field: "title", mine: "My opening", theirs: "Their opening"},
		"POST /w/:id/notes":                 {page: at + "/notes", form: "notes", field: "note", mine: "My note", theirs: "Their note"},
		"POST /w/:id/words":                 {page: at + "/words", form: "words", field: "term-" + term + "-en", mine: "my word", theirs: "their word"},
		"POST /w/:id/principles/:principle": {page: at + "/principles/" + principles[0], form: "principle", field: "text-en", mine: "My text", theirs: "Their text", more: url.Values{"same": {"1"}}},
		"POST /w/:id/principles/choose":     {page: at + "/principles", form: "choice", field: "principle", mine: principles[0], theirs: principles[1]},
		"POST /w/:id/actions/:action":       {page: at + "/actions/" + w.action(t, id).ID, form: "action", field: "title", mine: "My action", theirs: "Their action"},
		"POST /w/:id/responsibilities":      {page: at + "/responsibilities?scenario=" + scenario, form: "outcome-" + task, field: "due", mine: "2027-01-11", theirs: "2027-01-12"},
	}
}

// changesNothingThere are the forms of trainers that make something new, or do
// one thing at once: whoever comes second finds it done, or is told so.
var changesNothingThere = []string{
	"POST /w/:id/start", "POST /w/:id/themes", "POST /w/:id/sheet", "POST /w/:id/pause", "POST /w/:id/queue",
	"POST /w/:id/on-paper", "POST /w/:id/on-paper/:paper", "POST /w/:id/agencies", "POST /w/:id/agencies/:agency/code",
	"POST /w/:id/agencies/:agency/left", "POST /w/:id/agencies/:agency/merge", "POST /w/:id/seats/:respondent/code",
	"POST /w/:id/rounds", "POST /w/:id/private", "POST /w/:id/each-other", "POST /w/:id/each-other/hold",
	"POST /w/:id/each-other/actions", "POST /w/:id/principles", "POST /w/:id/actions", "POST /w/:id/actions/:action/withdraw",
	"POST /w/:id/screen", "POST /w/:id/links", "POST /w/:id/links/:link/end", "POST /w/:id/invitations",
	"POST /w/:id/invitations/:invitation/end", "POST /w/:id/trainers/:trainer/end", "POST /w/:id/figures", "POST /w/:id/report", "POST /w/:id/export",
	"POST /w/:id/end", "POST /w/:id/hand-over", "POST /w/:id/reopen", "POST /w/:id/contacts",
}

// TestEveryFormOfTrainersIsSorted fails for a new form until somebody says
// whether two trainers can overwrite each other in it.
func TestEveryFormOfTrainersIsSorted(t *testing.T) {
	t.Parallel()
	w, id := agreeWorld(t)
	known := w.edits(t, id)
	for _, r := range web.Routes() {
		key := r.Method + " " + r.Path
		_, edits := known[key]
		if strings.HasPrefix(key, "POST /w/:id/") && edits == slices.Contains(changesNothingThere, key) {
			t.Errorf("%s: does it change something that two may edit at once? Give it a row in edits, or in changesNothingThere", key)
		}
	}
}

// fields are a form's fields as a browser would send them.
func fields(t *testing.T, doc *goquery.Document, id string) (action string, out url.Values) {
	t.Helper()
	form := doc.Find("form#" + id)
	if form.Length() != 1 {
		t.Fatalf("%d forms %s", form.Length(), id)
	}
	out = url.Values{}
	form.Find("input, textarea, select").Each(func(_ int, s *goquery.Selection) {
		name, value := s.AttrOr("name", ""), s.AttrOr("value", "")
		_, checked := s.Attr("checked")
		switch {
		case name == "", slices.Contains([]string{"checkbox", "radio"}, s.AttrOr("type", "")) && !checked:
			return
		case goquery.NodeName(s) == "textarea":
			value = s.Text()
		case goquery.NodeName(s) == "select":
			value = s.Find("option[selected]").AttrOr("value", "")
		}
		out.Add(name, value)
	})
	out.Del("token")
	return form.AttrOr("action", ""), out
}

// marked is a form with the mark that a page gives it.
func (w *world) marked(t *testing.T, who, page, id string, form url.Values) url.Values {
	t.Helper()
	_, doc := w.page(t, who, page, http.StatusOK)
	_, have := fields(t, doc, id)
	out := maps.Clone(form)
	out.Set("mark", have.Get("mark"))
	return out
}

// TestTwoTrainersEditTheSame fills in every such form twice, from the same page.
func TestTwoTrainersEditTheSame(t *testing.T) {
	t.Parallel()
	template, id := pair(t)
	template.move(t, template.people["trainer"], id, openTheme, assessment.Open)
	for _, to := range []assessment.Stage{assessment.Open, assessment.Locked} {
		if err := template.MoveStatements(t.Context(), template.people["trainer"].Actor, id, to); err != nil {
			t.Fatal(err)
		}
	}
	all := template.edits(t, id)
	template.close()
	for key, e := range all {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			w := copyWorld(t, template)
			fill := func(who, text string) (string, url.Values) {
				_, doc := w.page(t, who, e.page, http.StatusOK)
				action, form := fields(t, doc, e.form)
				form.Set(e.field, text)
				for name, values := range e.more {
					form[name] = values
				}
				return action, form
			}
			action, mine := fill("trainer", e.mine)
			_, theirs := fill("second", e.theirs)
			if got := w.post(t, "second", action, theirs); got.Code != http.StatusSeeOther {
				t.Fatalf("the second saves: %d", got.Code)
			}
			before := w.dump(t, id, "session")
			got := w.post(t, "trainer", action, mine)
			if got.Code != http.StatusConflict {
				t.Fatalf("the first saves over it unseen: %d", got.Code)
			}
			same(t, "a conflict", before, w.dump(t, id, "session"))
			doc, err := goquery.NewDocumentFromReader(got.Body)
			if err != nil {
				t.Fatal(err)
			}
			w.bothVersions(t, doc, e)
			_, again := fields(t, doc, e.form)
			if !slices.Contains(again[e.field], e.mine) {
				t.Errorf("what was typed is lost: %v", again[e.field])
			}
			for name, values := range e.more {
				again[name] = values
			}
			if got := w.post(t, "trainer", action, again); got.Code != http.StatusSeeOther {
				t.Fatalf("saved over what the page showed: %d", got.Code)
			}
			_, doc = w.page(t, "second", e.page, http.StatusOK)
			if _, now := fields(t, doc, e.form); !slices.Contains(now[e.field], e.mine) {
				t.Errorf("stored is %v, want %q", now[e.field], e.mine)
			}
		})
	}
}

// bothVersions sees that a page shows both, says who saved the other and when,
// and offers to keep either.
func (w *world) bothVersions(t *testing.T, doc *goquery.Document, e edit) {
	t.Helper()
	notice := doc.Find(".notice").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Find("button[form]").Length() > 0 })
	text := strings.Join(strings.Fields(notice.Text()), " ")
	if !strings.Contains(text, "Saved meanwhile by second, at ") {
		t.Errorf("nobody says who saved it: %s", text)
	}
	if e.field != "principle" {
		cells := notice.Find("td").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
		if !slices.ContainsFunc(cells, func(c string) bool { return c == e.theirs }) || !slices.ContainsFunc(cells, func(c string) bool { return c == e.mine }) {
			t.Errorf("both versions: %q", cells)
		}
	}
	if form := notice.Find("button[form]").AttrOr("form", ""); form != e.form {
		t.Errorf("the button saves form %q, want %q", form, e.form)
	}
	keep := notice.Find("a.btn").AttrOr("href", "")
	if keep == "" {
		t.Fatal("no way to keep the other version")
	}
	w.page(t, "trainer", keep, http.StatusOK)
}

// A form that comes back for a slip still knows what it was made from.
func TestSlipDoesNotHideAnEdit(t *testing.T) {
	t.Parallel()
	w, id := pair(t)
	path := "/w/" + id + "/sheet/opening"
	_, doc := w.page(t, "trainer", path, http.StatusOK)
	action, mine := fields(t, doc, "step")
	_, theirs := fields(t, doc, "step")
	theirs.Set("minutes", "7")
	if got := w.post(t, "second", action, theirs); got.Code != http.StatusSeeOther {
		t.Fatal(got.Code)
	}
	mine.Set("minutes", "soon")
	got := w.post(t, "trainer", action, mine)
	doc, err := goquery.NewDocumentFromReader(got.Body)
	if err != nil || got.Code != http.StatusUnprocessableEntity {
		t.Fatal(got.Code, err)
	}
	_, again := fields(t, doc, "step")
	again.Set("minutes", "9")
	if got := w.post(t, "trainer", action, again); got.Code != http.StatusConflict {
		t.Errorf("mended after a slip: %d, want a conflict", got.Code)
	}
}
