package web_test

import (
	"net/http"
	"net/url"
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
	texts := w.needed(t)
	visits := w.visits(t)
	for _, who := range []string{"observer", "screen"} {
		for _, path := range w.getPaths(t, w.people["entering"].Workshop) {
			visits = append(visits, visit{who, http.MethodGet, path})
		}
	}
	for _, v := range visits {
		reader := strings.HasPrefix(v.path, "/bank")
		if reader && v.who == "trainer" {
			v.path += "?workshop=" + w.people["entering"].Workshop
		}
		// Whom no workshop asks, reads all of the bank.
		if v.method != http.MethodGet || strings.HasPrefix(v.path, "/j/") || reader && slices.Contains([]string{"", "entering", "screen"}, v.who) {
			continue
		}
		for _, id := range w.found(t, texts, v.who, v.path) {
			t.Errorf("%s shows %s, which this country does not use", v, id)
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

// needed are the bank's texts that only some countries need: each question as it
// is asked of anybody, and of a kind, and the names of systems.
func (w *world) needed(t *testing.T) map[string]string {
	t.Helper()
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
	return texts
}

// found are the keys of those texts that stand on somebody's page.
func (w *world) found(t *testing.T, texts map[string]string, who, path string) []string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(w.get(t, who, path).Body)
	if err != nil {
		t.Fatal(err)
	}
	page := doc.Text()
	var out []string
	for id, text := range texts {
		if strings.Contains(page, text) {
			out = append(out, id)
		}
	}
	return out
}

// TestUnusedIsOnNoWall shows everything there is, the full set with all themes
// and statements, to an observer and on the room's screen: what the country uses
// is there, and what it does not use cannot even be put there by hand.
func TestUnusedIsOnNoWall(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		uses []assessment.Use
		put  int
	}{
		{"uses all", assessment.Uses, http.StatusSeeOther},
		{"uses nothing", nil, http.StatusNotFound},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w, id := usingRoom(t, tt.uses)
			texts := w.needed(t)
			observed, screened := map[string]bool{}, map[string]bool{}
			watch := func(into map[string]bool, who, path string) {
				for _, id := range w.found(t, texts, who, path) {
					into[id] = true
				}
			}
			for _, theme := range w.bank.Themes {
				watch(observed, "observer", "/room?theme="+theme.ID)
				for _, s := range theme.Sections {
					watch(observed, "observer", "/room/"+theme.ID+"/"+s.ID)
				}
			}
			put := func(status int, form url.Values) {
				if got := w.post(t, "trainer", "/w/"+id+"/screen", form).Code; got != status {
					t.Errorf("%v is put on the screen with %d, want %d", form, got, status)
				}
				watch(screened, "screen", "/screen")
				watch(screened, "trainer", "/w/"+id+"/screen")
				watch(screened, "trainer", "/w/"+id)
			}
			for _, q := range w.bank.Questions {
				if len(q.Needs) > 0 {
					put(tt.put, url.Values{"question": {q.ID}})
				}
			}
			put(http.StatusSeeOther, url.Values{"view": {"systems"}})
			put(http.StatusSeeOther, url.Values{"question": {""}})
			for key := range texts {
				_, _, question := w.bank.Question(key)
				system := strings.HasPrefix(key, "sy-")
				used := tt.uses != nil
				if observed[key] != (used && question) {
					t.Errorf("an observer sees %s: %t", key, observed[key])
				}
				if screened[key] != (used && (question || system)) {
					t.Errorf("the room's screen shows %s: %t", key, screened[key])
				}
			}
		})
	}
}

// usingRoom is a room of three agencies in a country that uses some things. It
// was asked the full set and all of it was shown; of each system that the
// country uses all three said that they depend on it.
func usingRoom(t *testing.T, uses []assessment.Use) (w *world, id string) {
	t.Helper()
	w = openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	plan := assessment.NewWorkshop{Workshop: assessment.Workshop{
		Title: "Readiness", Country: "Orvelia", ElectionDay: "2027-03-01", Languages: []string{"en"},
		QuestionSet: assessment.FullSet, Uses: uses, Disclosure: assessment.RuleNamed, Statements: true,
	}}
	for _, s := range w.bank.Systems {
		if len(s.Needs) > 0 {
			plan.Systems = append(plan.Systems, s.ID)
		}
	}
	kinds := []assessment.Kind{assessment.EMB, assessment.Foreign, assessment.Police}
	for _, kind := range kinds {
		plan.Agencies = append(plan.Agencies, assessment.NewAgency{Kind: kind, Name: string(kind), Short: string(kind), Seats: 1})
	}
	id, err := w.CreateWorkshop(t.Context(), trainer.Actor, w.bank, plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(t.Context(), trainer.Actor, id); err != nil {
		t.Fatal(err)
	}
	stages := func(to assessment.Stage) {
		for _, theme := range w.bank.Themes {
			w.move(t, trainer, id, theme.ID, to)
		}
		if err := w.MoveStatements(t.Context(), trainer.Actor, id, to); err != nil {
			t.Fatal(err)
		}
	}
	stages(assessment.Open)
	for _, kind := range kinds {
		lead := string(kind)
		w.seat(t, lead, id, lead, "", w.cardOf(t, trainer, id, lead).Slip)
		for _, theme := range w.bank.Themes {
			var drafts []assessment.Draft
			for _, part := range assessment.Parts(w.bank, &plan.Workshop, kind, theme.ID) {
				for _, q := range part.Questions {
					drafts = append(drafts, assessment.Draft{Question: q, Choice: "2"})
				}
			}
			w.answer(t, w.people[lead], drafts...)
		}
		for _, s := range w.bank.Systems {
			if slices.Contains(plan.Systems, s.ID) && s.Used(uses) {
				w.state(t, lead, assessment.Statement{Stake: &assessment.Stake{System: s.ID, Stakes: []string{assessment.StakeDepends}}})
			}
		}
	}
	stages(assessment.Locked)
	stages(assessment.Shown)
	w.as(t, "observer", assessment.Actor{Role: assessment.ObserverRole, Workshop: id})
	w.as(t, "screen", assessment.Actor{Role: assessment.ScreenRole, Workshop: id})
	return w, id
}
