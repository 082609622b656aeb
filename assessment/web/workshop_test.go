package web_test

import (
	"net/url"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// TestWorkshop goes through a workshop by plain forms: plan, join, answer,
// confirm, lock, show, result.
func TestWorkshop(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	trainer := s.trainer(t)
	w := trainer.plan(nil)

	lead := s.join(t, w, "police", true)
	other := s.join(t, w, "police", false)
	lead.get("/tasks").want(200, "/tasks")
	if lead.page.Find(`a[href^="/parts/"]`).Length() != 0 {
		t.Fatal("a closed theme has links")
	}
	const theme = "critical-systems"
	trainer.get("/w/" + w)
	trainer.post("/w/"+w+"/themes", url.Values{"token": {token(trainer)}, "theme": {theme}, "to": {"open"}}).want(200, "")

	for i, b := range []*browser{lead, other} {
		b.get("/parts/"+theme+"/1").want(200, "")
		choices := url.Values{}
		questionIDs(b).Each(func(_ int, q *goquery.Selection) {
			choices.Set("choice-"+q.AttrOr("data-question", ""), []string{"1", "3"}[i])
		})
		b.submit("/parts/"+theme+"/1", choices).want(200, "")
	}
	lead.get("/parts/"+theme+"/1").want(200, "")
	if got := lead.page.Find(`input[type="radio"][checked]`).Length(); got == 0 {
		t.Fatal("answers are not shown again")
	}
	before := rows(t, s, w)
	lead.submit("/parts/"+theme+"/1", nil).want(200, "")
	if got := rows(t, s, w); got != before {
		t.Fatalf("sending the form again made %d rows of %d", got, before)
	}

	lead.get("/house").want(200, "/house")
	confirm := lead.page.Find(`form[action="/house/confirm"]`).First()
	sent := fill(confirm, url.Values{"choice": {"3"}, "reason": {""}})
	lead.post("/house/confirm", sent).want(422, "")
	sent.Set("reason", "We looked it up together")
	lead.post("/house/confirm", sent).want(200, "/house")
	other.get("/house").want(404, "")

	trainer.get("/w/"+w+"/themes/"+theme).want(200, "")
	for _, to := range []string{"locked", "shown"} {
		trainer.post("/w/"+w+"/themes", url.Values{"token": {token(trainer)}, "theme": {theme}, "to": {to}}).want(200, "")
	}
	lead.submitLate(theme)
	lead.get("/result").want(200, "/result")
	other.get("/result").want(404, "")
	other.get("/room").want(200, "/room")
	for _, path := range []string{
		"/w/" + w + "/agencies", "/w/" + w + "/cards", "/w/" + w + "/screen", "/w/" + w + "/export", "/w/" + w + "/trail",
		"/w/" + w + "/plan", "/method", "/sources", "/privacy", "/accessibility", "/help", "/security", "/about", "/hidden",
	} {
		trainer.get(path).want(200, path)
	}
	for _, way := range []struct {
		from *browser
		back string
	}{{lead, "/tasks"}, {other, "/tasks"}, {trainer, "/trainer"}} {
		way.from.get("/help").want(200, "/help")
		if got := way.from.page.Find("aside.margin a").First().AttrOr("href", ""); got != way.back {
			t.Errorf("from /help it goes back to %q, want %q", got, way.back)
		}
	}
}

// submitLate sends an answer into a theme that is no longer open, from a page
// that was loaded before.
func (b *browser) submitLate(theme string) {
	b.t.Helper()
	b.get("/tasks")
	form := url.Values{"token": {token(b)}, "choice-cs-mfa": {"4"}, "note-cs-mfa": {"typed with care"}, "rev-cs-mfa": {"1"}}
	b.post("/parts/"+theme+"/1", form)
	if b.status != 409 || !strings.Contains(b.body, "typed with care") {
		b.t.Fatalf("late answer: %d, and what was typed is kept: %v", b.status, strings.Contains(b.body, "typed with care"))
	}
}

func token(b *browser) string { return b.page.Find(`input[name="token"]`).First().AttrOr("value", "") }

func questionIDs(b *browser) *goquery.Selection { return b.page.Find("[data-question]") }

func rows(t *testing.T, s *site, workshop string) int {
	t.Helper()
	d, err := s.Document(t.Context(), workshop)
	if err != nil {
		t.Fatal(err)
	}
	return len(d.Answers)
}

// TestPlanCounts sees that every rule has its count before a
// workshop is made.
func TestPlanCounts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.trainer(t)
	b.get("/trainer/new").want(200, "")
	for _, rule := range assessment.Rules {
		if b.page.Find(`input[name="rule"][value="`+string(rule)+`"]`).Length() != 1 {
			t.Errorf("no choice for %s", rule)
		}
	}
	b.submit("/trainer/new", url.Values{"title": {""}, "day": {"1 March"}, "save": {"1"}}).want(422, "")
	if !strings.Contains(b.body, "1 March") {
		t.Error("what was typed is lost")
	}
}
