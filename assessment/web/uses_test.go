package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// TestUnusedIsNowhere reads every page of a room whose country uses nothing that
// the bank asks about only where it is used. The analysis still lists all.
func TestUnusedIsNowhere(t *testing.T) {
	t.Parallel()
	w := guardWorld(t, assessment.RuleNamed)
	english := w.bank.Prose[assessment.Reference]
	texts := map[string]string{}
	for _, q := range w.bank.Questions {
		if len(q.Needs) > 0 {
			texts[q.ID] = english.Questions[q.ID].Ask
			for kind, ask := range english.Questions[q.ID].AskFor {
				texts[q.ID+" "+string(kind)] = ask
			}
		}
	}
	for _, s := range w.bank.Systems {
		if len(s.Needs) > 0 {
			texts[s.ID] = english.Systems[s.ID].Name
		}
	}
	if len(texts) < 5 {
		t.Fatalf("the bank has %d texts that some country does not need", len(texts))
	}
	for _, v := range w.visits(t) {
		reader := strings.HasPrefix(v.path, "/bank")
		if reader && v.who == "trainer" {
			v.path += "?workshop=" + w.people["entering"].Workshop
		}
		// Whom no workshop asks, reads all of the bank.
		if v.method != http.MethodGet || strings.HasPrefix(v.path, "/j/") || reader && (v.who == "" || v.who == "entering") {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(w.get(t, v.who, v.path).Body)
		if err != nil {
			t.Fatal(err)
		}
		page := doc.Text()
		for id, text := range texts {
			if strings.Contains(page, text) {
				t.Errorf("%s shows %s, which this country does not use", v, id)
			}
		}
	}
	d, err := w.Document(t.Context(), w.people["entering"].Workshop)
	if err != nil {
		t.Fatal(err)
	}
	a := assessment.Analyse(w.bank, d, assessment.First, "2027-01-01")
	for _, q := range w.bank.Questions {
		listed := slices.ContainsFunc(a.Room.Questions, func(r assessment.RoomQuestion) bool { return r.ID == q.ID })
		if q.Core && !listed {
			t.Errorf("the analysis leaves %s out", q.ID)
		}
	}
	for _, s := range w.bank.Systems {
		if !slices.ContainsFunc(a.Systems, func(r assessment.SystemResult) bool { return r.ID == s.ID }) {
			t.Errorf("the analysis leaves %s out", s.ID)
		}
	}
}
