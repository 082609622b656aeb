package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"electready/assessment"
)

// Leads read for three minutes what will be shown about them; sooner only when
// the trainer says a second time that this is meant.
func TestShowingBeforeLeadsHaveRead(t *testing.T) {
	t.Parallel()
	for name, way := range map[string]struct {
		waited time.Duration
		form   url.Values
		want   int
	}{
		"at once":              {0, url.Values{"to": {"shown"}}, http.StatusConflict},
		"a second too early":   {2*time.Minute + 59*time.Second, url.Values{"to": {"shown"}}, http.StatusConflict},
		"after three minutes":  {3 * time.Minute, url.Values{"to": {"shown"}}, http.StatusSeeOther},
		"at once, said twice":  {0, url.Values{"to": {"shown"}, "anyway": {"1"}}, http.StatusSeeOther},
		"reopening needs none": {0, url.Values{"to": {"open"}}, http.StatusSeeOther},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, id := relationWorld(t)
			w.relate(t)
			w.moveStatements(t, id, "locked")
			until := w.now.Add(3 * time.Minute).Format("15:04")
			w.now = w.now.Add(way.waited)
			path := "/w/" + id + "/each-other"
			for who, page := range map[string]string{"emb": "/preview", "trainer": path} {
				if text, _ := w.page(t, who, page, http.StatusOK); strings.Contains(text, "until "+until) != (way.waited < 3*time.Minute) {
					t.Errorf("%s reads %s", who, text)
				}
			}
			got := w.post(t, "trainer", path, way.form)
			if got.Code != way.want {
				t.Fatalf("answers %d, want %d", got.Code, way.want)
			}
			if again := strings.Contains(got.Body.String(), `name="anyway"`); again != (way.want == http.StatusConflict) {
				t.Errorf("a second button: %t", again)
			}
		})
	}
}

// stated is what an agency says of another, as it counts in the first round.
func (w *world) stated(t *testing.T, id, agency, peer string) assessment.Channel {
	t.Helper()
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range assessment.LatestChannels(d, assessment.First) {
		if c.Agency == agency && c.Peer == peer && c.Type == "incident" {
			return c
		}
	}
	return assessment.Channel{}
}

// Both directions between two agencies are one statement: two boxes of one form
// take back both.
func TestPreviewTakesBackSeveralLines(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.moveStatements(t, id, "locked")
	const there, back = "channel:incident/emb/police", "channel:incident/police/emb"
	if got := w.post(t, "emb", "/preview", url.Values{}); got.Code != http.StatusSeeOther || got.Header().Get("Location") != "/errands" {
		t.Errorf("read, with nothing ticked: %d to %s", got.Code, got.Header().Get("Location"))
	}
	if c := w.stated(t, id, "emb", "police"); c.Sends != assessment.SaysYes || c.Receives != assessment.SaysNo {
		t.Fatalf("reading alone changed it to %+v", c)
	}
	_, doc := w.page(t, "emb", "/preview", http.StatusOK)
	for _, line := range []string{there, back} {
		if doc.Find(`form[action="/preview"] input[type=checkbox][value="`+line+`"]`).Length() != 1 {
			t.Errorf("no box for %s", line)
		}
	}
	w.says(t, "emb", "/preview", url.Values{"line": {there, back, "channel:incident/none/emb"}})
	if c := w.stated(t, id, "emb", "police"); c.Sends != assessment.SaysWithheld || c.Receives != assessment.SaysWithheld {
		t.Errorf("of both directions stands %+v", c)
	}
}

// What an agency says is chosen among the cards of an errand; saved as it is, it
// stays the same statement.
func TestErrandsAreSavedTogether(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	w.moveStatements(t, id, "locked")
	const line = "channel:incident/emb/cert"
	text, doc := w.page(t, "emb", "/errands", http.StatusOK)
	if !strings.Contains(text, "errands to mend") || !strings.Contains(text, "said by the sender only") {
		t.Errorf("the lead reads %s", text)
	}
	if said := doc.Find(`input[name="say-`+line+`"][checked]`).AttrOr("value", ""); said != assessment.SaysYes {
		t.Errorf("the card %q is chosen", said)
	}
	before := w.stated(t, id, "emb", "cert").Revision
	form := url.Values{"line": {line}, "say-" + line: {assessment.SaysYes}}
	w.says(t, "emb", "/errands", form)
	if now := w.stated(t, id, "emb", "cert").Revision; now != before {
		t.Errorf("saved as it was, it went from revision %d to %d", before, now)
	}
	form.Set("say-"+line, "perhaps")
	if got := w.post(t, "emb", "/errands", form); got.Code != http.StatusNotFound {
		t.Errorf("a word that no card has: %d", got.Code)
	}
	form.Set("say-"+line, assessment.SaysNo)
	w.says(t, "emb", "/errands", form)
	if c := w.stated(t, id, "emb", "cert"); c.Sends != assessment.SaysNo {
		t.Errorf("it says %+v", c)
	}
	w.says(t, "emb", "/errands", url.Values{"line": {line}, "say-" + line: {assessment.SaysYes}, "was-" + line: {assessment.SaysYes}})
	if c := w.stated(t, id, "emb", "cert"); c.Sends != assessment.SaysNo {
		t.Errorf("a page from before, on which nothing was chosen, takes it back: %+v", c)
	}
	if text, doc := w.page(t, "emb", "/errands", http.StatusOK); !strings.Contains(text, "1 of") || doc.Find(`input[name="say-`+line+`"]`).Length() != 0 {
		t.Errorf("after that the lead reads %s", text)
	}
}
