package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// Rows of the matrix for views of the statements, which are open there: what
// needs the lock is refused, to the trainer with 409.
var relationMatrix = map[string]matrixRow{
	"GET /relations":                      {want: "401 404 404 200 200 404 404 404 404"},
	"GET /w/:id/each-other":               {want: owner, object: true},
	"POST /w/:id/each-other":              {want: ownerSent, form: "to=locked", object: true},
	"POST /w/:id/each-other/hold":         {want: beforeLock, form: "hold=channel:incident/police/cert", object: true},
	"POST /w/:id/each-other/actions":      {want: beforeLock, form: "kind=channel&about=incident/police/cert&sign=sender-only", object: true},
	"GET /w/:id/channels":                 {want: owner, object: true},
	"GET /w/:id/channels/:type/:from/:to": {want: strings.Repeat("404 ", len(matrixRoles)), object: true}, // the ids of the matrix know no pair
	"GET /w/:id/responsibilities":         {want: owner, object: true},
	"POST /w/:id/responsibilities":        {want: beforeLock, form: "scenario={scenario}&task={task}", object: true},
	"GET /w/:id/paths":                    {want: owner, object: true},
	"GET /w/:id/systems":                  {want: owner, object: true},
}

const beforeLock = "401 404 404 404 404 404 409 404 404"

func init() { maps.Copy(matrix, relationMatrix) }

// Names that stand nowhere by accident.
const (
	commission, team, force = "Zelkova Commission", "Quillon Team", "Brackwater Force"
	guestName, absentName   = "Obsidian Supplies", "Umbra Regulator"
	restoreScenario         = "sc-results-down"
	heldLine                = "incident/emb/police"
	openLine                = "incident/emb/cert"
	heldSentence            = commission + " tells " + force + ": both say so."
	mismatchSentence        = commission + " says that it tells " + team + "."
	absentSentence          = "Between " + commission + " and " + absentName
	guestClaim              = guestName + " says that it leads"
)

// relationWorld is a room of three agencies of the inner circle, a guest, and
// one for which nobody joined. Its statements are open.
func relationWorld(t *testing.T) (w *world, id string) {
	t.Helper()
	w = openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	id = w.hold(t, trainer, assessment.RuleRoom,
		"emb "+commission, "cert "+team, "police "+force, "supplier "+guestName, "media "+absentName)
	for _, agency := range []string{"emb", "cert", "police", "supplier"} {
		w.seat(t, agency, id, agency, "", w.cardOf(t, trainer, id, agency).Slip)
	}
	w.seat(t, "colleague", id, "emb", "", "")
	w.as(t, "observer", assessment.Actor{Role: assessment.ObserverRole, Workshop: id})
	w.moveStatements(t, id, "open")
	return w, id
}

func (w *world) moveStatements(t *testing.T, id, to string) {
	t.Helper()
	if got := w.post(t, "trainer", "/w/"+id+"/each-other", url.Values{"to": {to}, "anyway": {"1"}}); got.Code != http.StatusSeeOther {
		t.Fatalf("to %s: %d", to, got.Code)
	}
}

// says sends a lead's form.
func (w *world) says(t *testing.T, name, path string, form url.Values) {
	t.Helper()
	if got := w.post(t, name, path, form); got.Code != http.StatusSeeOther {
		t.Fatalf("%s at %s: %d", name, path, got.Code)
	}
}

// relate states a mismatch, a channel that fits, one to somebody absent, two
// leads of a task, and the parts in a system.
func (w *world) relate(t *testing.T) {
	t.Helper()
	w.says(t, "emb", "/each-other/channels/incident", url.Values{
		"sends-cert": {"yes"}, "within-cert": {"hour"}, "night-cert": {"1"},
		"sends-police": {"yes"}, "within-police": {"day"}, "receives-police": {"no"},
		"sends-media": {"yes"}, "within-media": {"hour"},
	})
	w.says(t, "cert", "/each-other/channels/incident", url.Values{"receives-emb": {"no"}, "sends-emb": {"yes"}, "within-emb": {"hour"}})
	w.says(t, "police", "/each-other/channels/incident", url.Values{"receives-emb": {"yes"}, "sends-emb": {"no"}})
	w.says(t, "emb", "/each-other/scenarios/"+restoreScenario, url.Values{"claim-restore": {"lead"}, "basis-restore": {"law"}, "claim-speak": {"other"}, "other-speak": {"media"}})
	w.says(t, "cert", "/each-other/scenarios/"+restoreScenario, url.Values{"claim-restore": {"lead"}, "basis-restore": {"practice"}})
	w.says(t, "supplier", "/each-other/scenarios/"+restoreScenario, url.Values{"claim-decide": {"lead"}})
	for _, name := range []string{"emb", "cert", "police"} {
		w.says(t, name, "/each-other/systems", url.Values{"stake-sy-register": {"depends"}, "fallback-sy-register": {"no"}})
	}
}

// page is what somebody receives at an address, as text and as a document.
func (w *world) page(t *testing.T, name, path string, status int) (string, *goquery.Document) {
	t.Helper()
	got := w.get(t, name, path)
	if got.Code != status {
		t.Fatalf("%s as %s: %d, want %d", path, name, got.Code, status)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(got.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(doc.Find("body").Text()), " "), doc
}

func views(id string) []string {
	return []string{
		"/w/" + id + "/each-other", "/w/" + id + "/channels", "/w/" + id + "/channels?type=crime", "/w/" + id + "/responsibilities",
		"/w/" + id + "/paths", "/w/" + id + "/paths?type=incident&from=cert&night=1", "/w/" + id + "/systems",
	}
}

func TestRelationsBeforeTheLock(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	for _, path := range views(id) {
		text, doc := w.page(t, "trainer", path, http.StatusOK)
		for _, planted := range []string{commission, team, force, guestName, absentName} {
			if strings.Contains(text, planted) {
				t.Errorf("%s says %s before the lock", path, planted)
			}
		}
		if !strings.Contains(text, "As stated, not verified") {
			t.Errorf("%s does not say that nothing is verified", path)
		}
		if path != views(id)[0] && doc.Find("main table, main .shown, main ul.path").Length() != 0 {
			t.Errorf("%s shows something before the lock", path)
		}
	}
	_, doc := w.page(t, "trainer", "/w/"+id+"/each-other", http.StatusOK)
	row := doc.Find("tbody tr").First().Find("td").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
	if got := strings.Join(row, " "); got != "3 0 2 1" { // asked, all, some, nothing: neither the absent one nor the police, who are not asked
		t.Errorf("counts of the first part: %q", got)
	}
	if got := doc.Find(`form[action$="/each-other"] button`).Length(); got != 1 {
		t.Errorf("%d next steps, want one", got)
	}
	for path, form := range map[string]url.Values{
		"/each-other/hold":  {"hold": {"channel:" + heldLine}},
		"/responsibilities": {"scenario": {restoreScenario}, "task": {"restore"}},
		"/screen":           {"view": {"systems"}},
		"/each-other":       {"to": {"shown"}},
	} {
		if got := w.post(t, "trainer", "/w/"+id+path, form); got.Code != http.StatusConflict {
			t.Errorf("%s before the lock: %d", path, got.Code)
		}
	}
	w.page(t, "trainer", "/w/"+id+"/channels/"+openLine, http.StatusNotFound)
	if text, _ := w.page(t, "emb", "/relations", http.StatusOK); !strings.Contains(text, "Nothing to show yet") {
		t.Error("a lead sees something before it is shown")
	}
}

func TestRelationsAfterTheLock(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.moveStatements(t, id, "locked")
	text, doc := w.page(t, "trainer", "/w/"+id+"/each-other", http.StatusOK)
	fit, _ := w.page(t, "trainer", "/w/"+id+"/each-other?lines=fit", http.StatusOK)
	if !strings.Contains(fit, heldSentence) || strings.Contains(text, heldSentence) {
		t.Error("what fits does not stand in its list, or not in its list alone")
	}
	for _, want := range []string{mismatchSentence, absentSentence, "0 of 2 mended", "More than one says it leads.", "Nobody in this room answers for it."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	afterwards := doc.Find("#afterwards").Closest("section")
	if !strings.Contains(afterwards.Text(), absentName) || afterwards.Find("form").Length() != 0 {
		t.Error("lines of the absent can be held, or do not stand apart")
	}
	if strings.Contains(doc.Find("#lines").Closest("section").Text(), absentName) {
		t.Error("a line of the absent stands among those that are shown")
	}
	for _, path := range views(id) {
		w.page(t, "trainer", path, http.StatusOK)
	}
	t.Run("a cell opens both statements", func(t *testing.T) {
		_, doc := w.page(t, "trainer", "/w/"+id+"/channels", http.StatusOK)
		if got := doc.Find(`.matrix td a[href="/w/` + id + `/channels/` + openLine + `"]`).Length(); got != 1 {
			t.Fatalf("%d links to the pair", got)
		}
		cell := doc.Find(`.matrix a[href$="` + openLine + `"]`).Parent()
		if !cell.HasClass("look") || !cell.HasClass("need") || !strings.Contains(cell.Text(), "said by the sender only, should exist") {
			t.Errorf("cell %q, class %q", cell.Text(), cell.AttrOr("class", ""))
		}
		text, _ := w.page(t, "trainer", "/w/"+id+"/channels/"+openLine, http.StatusOK)
		for _, want := range []string{"Tells " + team + ".", "Within the hour.", "Also at night.", "Does not hear it from " + commission + ".", "First step, takes 3 days"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in %s", want, text)
			}
		}
		for name, status := range map[string]int{"": http.StatusUnauthorized, "emb": http.StatusNotFound, "supplier": http.StatusNotFound, "observer": http.StatusNotFound} {
			w.page(t, name, "/w/"+id+"/channels/"+openLine, status)
		}
		w.page(t, "trainer", "/w/"+id+"/channels/incident/emb/emb", http.StatusNotFound)
		w.page(t, "trainer", "/w/"+id+"/channels/help/emb/cert", http.StatusNotFound)
	})
	t.Run("a first step becomes an action", func(t *testing.T) {
		form := url.Values{"kind": {"channel"}, "about": {openLine}, "sign": {"sender-only"}, "agency": {"cert"}}
		w.says(t, "trainer", "/w/"+id+"/each-other/actions", form)
		d, err := w.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Actions) != 1 || d.Actions[0].ProposedTo != "cert" || d.Actions[0].LeadDays != 3 || d.Actions[0].State != assessment.ActionProposed {
			t.Fatalf("%+v", d.Actions)
		}
		for field, other := range map[string]string{"sign": "no-lead", "about": "incident/emb/nobody", "agency": "nobody"} {
			wrong := maps.Clone(form)
			wrong.Set(field, other)
			if got := w.post(t, "trainer", "/w/"+id+"/each-other/actions", wrong); got.Code != http.StatusNotFound {
				t.Errorf("%s=%s: %d", field, other, got.Code)
			}
		}
	})
	t.Run("the room writes an outcome down", func(t *testing.T) {
		path := "/w/" + id + "/responsibilities"
		form := url.Values{"scenario": {restoreScenario}, "task": {"restore"}, "agency": {"cert"}, "basis": {"law"}, "due": {"soon"}, "save": {"1"}}
		if got := w.post(t, "trainer", path, form); got.Code != http.StatusUnprocessableEntity || !strings.Contains(got.Body.String(), `value="soon"`) {
			t.Errorf("a day that is none: %d", got.Code)
		}
		form.Set("due", "2026-12-18")
		w.says(t, "trainer", path, w.marked(t, "trainer", path, "outcome-restore", form))
		form.Del("save")
		form.Set("propose", "1")
		w.says(t, "trainer", path, w.marked(t, "trainer", path, "outcome-restore", form))
		text, _ := w.page(t, "trainer", path, http.StatusOK)
		for _, want := range []string{"Two say they lead", "By law and by practice", team + " leads, by law, by 18 December 2026", "Proposed as an action"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q", want)
			}
		}
		form.Set("agency", "")
		if got := w.post(t, "trainer", path, form); got.Code != http.StatusUnprocessableEntity {
			t.Errorf("an action of nobody: %d", got.Code)
		}
		d, err := w.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		last := d.Actions[len(d.Actions)-1]
		if last.About.ID != restoreScenario+"/restore" || last.ProposedTo != "cert" || last.Due != "2026-12-18" || last.LeadDays != 14 {
			t.Errorf("%+v", last)
		}
	})
}

// showAll locks, holds a line, and shows.
func (w *world) showAll(t *testing.T, id string) {
	t.Helper()
	w.relate(t)
	w.moveStatements(t, id, "locked")
	w.says(t, "trainer", "/w/"+id+"/each-other/hold", url.Values{"hold": {"channel:" + heldLine}})
	if got := w.post(t, "trainer", "/w/"+id+"/each-other/hold", url.Values{"hold": {"channel:incident/emb/nobody"}}); got.Code != http.StatusNotFound {
		t.Fatalf("a line that is none was held: %d", got.Code)
	}
	w.moveStatements(t, id, "shown")
}

// A line that is held goes to the agencies that it names, what names the absent
// to nobody but the trainer, and the outer circle sees none of it.
func TestRelationsForEachAgency(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.showAll(t, id)
	text, _ := w.page(t, "emb", "/relations", http.StatusOK)
	for _, want := range []string{
		"You say you tell " + team + ". " + team + " says that it does not hear it from you. Name a contact together.",
		"You tell " + force + ": both of you say so.", "More than one says it leads.", "First step, takes 3 days",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the commission does not read %q in %s", want, text)
		}
	}
	if text, _ := w.page(t, "police", "/relations", http.StatusOK); !strings.Contains(text, commission+" tells you: both of you say so.") || strings.Contains(text, team) && strings.Contains(text, mismatchSentence) {
		t.Errorf("the police read %s", text)
	}
	if text, _ := w.page(t, "cert", "/relations", http.StatusOK); strings.Contains(text, "tells "+force) || strings.Contains(text, heldSentence) {
		t.Errorf("a held line goes to somebody whom it does not name: %s", text)
	}
	for _, name := range []string{"supplier", "colleague", "observer", "trainer"} {
		w.page(t, name, "/relations", http.StatusNotFound)
	}
	for _, name := range []string{"emb", "cert", "police"} {
		if text, _ := w.page(t, name, "/relations", http.StatusOK); strings.Contains(text, absentName) {
			t.Errorf("%s reads of somebody absent", name)
		}
	}
	for _, name := range []string{"supplier", "colleague", "observer"} {
		for _, path := range append(views(id), "/relations", "/room", "/result", "/tasks", "/house", "/preview", "/errands", "/each-other", "/w/"+id+"/screen") {
			body := w.get(t, name, path).Body.String()
			for _, planted := range []string{mismatchSentence, heldSentence, absentSentence, "does not hear it from"} {
				if strings.Contains(body, planted) {
					t.Errorf("%s at %s reads %q", name, path, planted)
				}
			}
		}
	}
}

func TestRelationsOnTheScreen(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.showAll(t, id)
	wall := func() (string, *goquery.Document) { return w.page(t, "trainer", "/w/"+id+"/screen", http.StatusOK) }
	show := func(view string, alone bool) {
		form := url.Values{"view": {view}}
		if alone {
			form.Set("go", "1")
		}
		w.says(t, "trainer", "/w/"+id+"/screen", form)
	}
	show("channels:incident", false)
	text, doc := wall()
	if !strings.Contains(text, "Inner circle only: guests leave the room now") || doc.Find("table").Length() != 0 || strings.Contains(text, commission) {
		t.Fatalf("guests see %s", text)
	}
	if _, page := w.page(t, "trainer", "/w/"+id+"/channels", http.StatusOK); page.Find(`input[name="go"]`).Length() != 1 {
		t.Error("the trainer cannot go on")
	}
	show("channels:incident", true)
	text, doc = wall()
	if !strings.Contains(text, "0 of 1 mended") || !strings.Contains(text, commission+" to "+team) {
		t.Errorf("the matrix says %s", text)
	}
	rows := doc.Find(".matrix tbody tr")
	if got := rows.Length(); got != 4 {
		t.Errorf("%d rows, want one for each agency in the room", got)
	}
	if held := rows.First().Find("td").Eq(2); !strings.Contains(held.Text(), "not stated by both yet") {
		t.Errorf("the held line says %q", held.Text())
	}
	for _, view := range []string{"channels:incident", "channels:crime", "responsibilities:" + restoreScenario, "paths:incident/emb/day", "paths:incident/emb/night", "systems"} {
		show(view, false)
		text, doc = wall()
		if strings.Contains(text, absentName) || strings.Contains(text, heldSentence) {
			t.Errorf("%s shows what it must not: %s", view, text)
		}
		if doc.Find("form, a, button, input").Not("[data-steer], [data-steer] *").Length() != 0 || doc.Find("html.screen .room-head .tag").Length() != 1 || doc.Find("h1").Length() != 1 {
			t.Errorf("%s: controls, or no tag, or no heading", view)
		}
		if !strings.Contains(text, "As stated today, not verified") {
			t.Errorf("%s does not say that nothing is verified", view)
		}
	}
	if strings.Contains(text, "Responsible by law") || doc.Find(".board tbody tr").Length() != 1 {
		t.Errorf("systems on the screen: %s", text)
	}
	show("responsibilities:"+restoreScenario, false)
	text, _ = wall()
	for _, want := range []string{"Two say they lead", "By law and by practice", "Statements of"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	show("paths:incident/emb/day", false)
	if _, doc = wall(); !strings.Contains(doc.Find(".path").Last().Text(), force) {
		t.Errorf("paths over a held line: %s", doc.Find("main").Text())
	}
	if text, _ := w.page(t, "trainer", "/w/"+id, http.StatusOK); !strings.Contains(text, "Paths: Something happened to a system") {
		t.Error("the console does not say what the screen shows")
	}
	w.says(t, "trainer", "/w/"+id+"/screen", url.Values{"question": {""}})
	if text, _ = wall(); strings.Contains(text, commission) {
		t.Error("the view stands on the screen after it was taken off")
	}
	for _, view := range []string{"channels:help", "responsibilities:sc-none", "paths:incident/media/day", "console"} {
		if got := w.post(t, "trainer", "/w/"+id+"/screen", url.Values{"view": {view}, "go": {"1"}}); got.Code != http.StatusNotFound {
			t.Errorf("%s: %d", view, got.Code)
		}
	}
}

// Mended pairs come first.
func TestRelationsMended(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.moveStatements(t, id, "locked")
	row := assessment.Channel{Agency: "cert", Type: assessment.Incident, Peer: "emb", Receives: "yes", Sends: "yes", Within: "hour"}
	if _, err := w.State(t.Context(), w.people["cert"].Actor, w.bank, assessment.Statement{Channel: &row}, nil); err != nil {
		t.Fatal(err)
	}
	text, doc := w.page(t, "trainer", "/w/"+id+"/channels", http.StatusOK)
	list := doc.Find("#mended").Closest("section")
	if head := list.Find("h2").Text(); head != "1 of 1 mended" || !strings.Contains(list.Find("li").First().Text(), commission+" to "+team) {
		t.Errorf("the list begins with %q: %s", head, list.Text())
	}
	if !strings.Contains(text, "Statements of 3 agencies, 1 stated nothing or does not know") {
		t.Errorf("no count of agencies: %s", text)
	}
	// The supplier is in the room, and is asked nothing about crimes.
	if text, _ = w.page(t, "trainer", "/w/"+id+"/channels?type=crime", http.StatusOK); !strings.Contains(text, "3 stated nothing or do not know") {
		t.Errorf("who is not asked counts as silent: %s", text)
	}
}

// Fifteen agencies stand beside each other, with a cell for each pair.
func TestMatrixOfFifteen(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	var agencies []string
	for i := range 15 {
		agencies = append(agencies, "local Commission "+strconv.Itoa(i+1))
	}
	id := w.hold(t, trainer, assessment.RuleRoom, agencies...)
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range d.Agencies {
		w.seat(t, a.ID, id, a.ID, "", "")
	}
	for _, to := range []string{"open", "locked"} {
		w.moveStatements(t, id, to)
	}
	_, doc := w.page(t, "trainer", "/w/"+id+"/channels", http.StatusOK)
	if got := doc.Find(".matrix tbody td:not(.self) .hidden-text").Length(); got != 15*14 {
		t.Errorf("%d cells with words, want %d", got, 15*14)
	}
	if got := doc.Find(".matrix .self").Length(); got != 15 {
		t.Errorf("%d cells of an agency with itself", got)
	}
}
