package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestPapers(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.relate(t)
	if text, doc := w.page(t, "trainer", "/w/"+id+"/papers", http.StatusOK); !strings.Contains(text, "The pages fill after the lock.") || doc.Find(`th[scope="rowgroup"]`).Length() != 0 {
		t.Error("the trainer reads statements before the lock")
	}
	w.moveStatements(t, id, "locked")
	outcome := url.Values{"scenario": {restoreScenario}, "task": {"restore"}, "agency": {"cert"}, "basis": {"law"}, "due": {"2026-12-18"}, "save": {"1"}}
	w.says(t, "trainer", "/w/"+id+"/responsibilities", w.marked(t, "trainer", "/w/"+id+"/responsibilities", "outcome-restore", outcome))
	for _, path := range []string{"/papers", "/w/" + id + "/papers"} {
		name := map[bool]string{true: "emb", false: "trainer"}[path == "/papers"]
		text, doc := w.page(t, name, path, http.StatusOK)
		for _, want := range []string{"Whom to call at night", team + ", by law by 18 December 2026", "You lead", "not verified. For " + commission + " only.", "Page 3 of 3"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %s", path, want, text)
			}
		}
		if strings.Contains(doc.Find("main").Text(), "electready") {
			t.Errorf("%s bears the product's name", path)
		}
		if doc.Find("article.paper").Length()%3 != 0 {
			t.Errorf("%s: %d sheets", path, doc.Find("article.paper").Length())
		}
	}
	if text, _ := w.page(t, "police", "/papers", http.StatusOK); strings.Contains(text, "For "+commission) || strings.Contains(text, "does not hear") {
		t.Error("the police read sheets of others")
	}
	if text, _ := w.page(t, "supplier", "/papers", http.StatusOK); strings.Contains(text, "18 December 2026") {
		t.Error("the outer circle reads what the room wrote down")
	}
	for name, status := range map[string]int{"": http.StatusUnauthorized, "colleague": http.StatusNotFound, "observer": http.StatusNotFound} {
		w.page(t, name, "/papers", status)
		w.page(t, name, "/w/"+id+"/papers", status)
	}
}
