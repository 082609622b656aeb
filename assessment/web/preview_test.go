package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
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
