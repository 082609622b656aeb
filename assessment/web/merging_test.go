package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"
)

// The trainer reads what merging an agency does before it is done, types its
// short name, and finds it in no figure; whoever sat there goes on.
func TestMergingAnAgency(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	twin, err := w.AddAgency(t.Context(), w.people["trainer"].Actor, id, assessment.NewAgency{Kind: assessment.CERT, Name: "Quillon Crew", Short: "Crew", Seats: 2})
	if err != nil {
		t.Fatal(err)
	}
	w.seat(t, "twin", id, twin, "", w.cardOf(t, w.people["trainer"], id, twin).Slip)
	w.relate(t)
	w.states(t, "emb", assessment.Statement{Channel: &assessment.Channel{Agency: "emb", Type: assessment.Incident, Peer: twin, Sends: "yes"}})
	w.states(t, "twin", assessment.Statement{Channel: &assessment.Channel{Agency: twin, Type: assessment.Incident, Peer: "emb", Receives: "no"}})
	page := "/w/" + id + "/agencies/" + twin + "/merge"

	if _, doc := w.page(t, "trainer", "/w/"+id+"/agencies?change="+twin, http.StatusOK); doc.Find(`a[href="`+page+`"]`).Length() != 1 {
		t.Error("the page of agencies does not lead there")
	}
	_, doc := w.page(t, "trainer", page, http.StatusOK)
	if doc.Find(`nav a[href$="?into=cert"]`).Length() != 1 || doc.Find(`nav a[href$="?into=`+twin+`"]`).Length() != 0 || doc.Find(`form[action="`+page+`"]`).Length() != 0 {
		t.Error("no choice, itself in it, or a button before anything is chosen")
	}
	text, doc := w.page(t, "trainer", page+"?into=cert", http.StatusOK)
	for _, want := range []string{
		"1 person goes on at " + team, "The lead of " + team + " stays", "1 statement of Quillon Crew about others stays in the file and counts nowhere.",
		"Ask them to state it anew: " + commission + ".", "There is no way back.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if doc.Find(`form[action="`+page+`"]`).Length() != 1 {
		t.Error("nothing to confirm with")
	}
	for _, into := range []string{twin, "nobody"} {
		w.page(t, "trainer", page+"?into="+into, http.StatusNotFound)
	}
	for _, form := range []url.Values{{"into": {"nobody"}, "short": {"Crew"}}, {"short": {"Crew"}}, {"into": {twin}, "short": {"Crew"}}} {
		if got := w.post(t, "trainer", page, form); got.Code != http.StatusNotFound {
			t.Errorf("%v: %d", form, got.Code)
		}
	}
	before := w.dump(t, id, "session")
	if got := w.post(t, "trainer", page, url.Values{"into": {"cert"}, "short": {"Cru"}}); got.Code != http.StatusUnprocessableEntity || !strings.Contains(got.Body.String(), `value="Cru"`) {
		t.Errorf("typed wrongly: %d", got.Code)
	}
	same(t, "a name typed wrongly", before, w.dump(t, id, "session"))

	w.says(t, "trainer", page, url.Values{"into": {"cert"}, "short": {"crew"}})
	if text, _ := w.page(t, "trainer", "/w/"+id+"/agencies", http.StatusOK); !strings.Contains(text, "It is in no figure.") {
		t.Errorf("the page of agencies says %s", text)
	}
	w.page(t, "trainer", page, http.StatusNotFound)
	w.page(t, "twin", "/tasks", http.StatusOK)
	if got := w.get(t, "twin", "/house").Code; got != http.StatusNotFound {
		t.Errorf("two lead: %d", got)
	}
	w.moveStatements(t, id, "locked")
	for _, path := range views(id) {
		if text, _ := w.page(t, "trainer", path, http.StatusOK); strings.Contains(text, "Quillon Crew") {
			t.Errorf("%s names an agency that was merged", path)
		}
	}
	w.page(t, "trainer", "/w/"+id+"/channels/incident/emb/"+twin, http.StatusNotFound)
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	for _, c := range d.Channels {
		if c.Agency == twin || c.Peer == twin {
			kept++
		}
	}
	if kept != 2 {
		t.Errorf("%d statements of it in the file, want 2 to quote from", kept)
	}
}
