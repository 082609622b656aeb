package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"
)

// roundWorld is a workshop of eight agencies, each with its lead, who answered
// a theme at the levels of stood.
type roundWorld struct {
	*world
	trainer   person
	workshop  string
	questions []string // of the shown theme, asked of all
	leads     []person
}

// stood are the levels of the eight: at no end of the scale are two and two.
var stood = []int{0, 0, 1, 1, 2, 2, 2, 2}

var eightKinds = []assessment.Kind{
	assessment.EMB, assessment.CERT, assessment.Police, assessment.Prosecution, assessment.Security, assessment.Digital, assessment.Media, assessment.Government,
}

func newRoundWorld(t *testing.T) *roundWorld {
	t.Helper()
	w := &roundWorld{world: openWorld(t, t.TempDir())}
	w.trainer = w.hire(t, "trainer")
	var agencies []string
	for _, k := range eightKinds {
		agencies = append(agencies, string(k)+" Agency-"+string(k))
	}
	w.workshop = w.hold(t, w.trainer, assessment.RuleRoom, agencies...)
	w.questions = w.askedOfAll(openTheme)
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Open)
	for i, k := range eightKinds {
		lead := w.seat(t, string(k), w.workshop, string(k), "", w.cardOf(t, w.trainer, w.workshop, string(k)).Slip)
		w.leads = append(w.leads, lead)
		for _, q := range w.asked(k, openTheme) {
			w.answer(t, lead, assessment.Draft{Question: q, Choice: assessment.LevelChoice(stood[i])})
		}
	}
	return w
}

// askedOfAll are the questions of a theme that each of the eight is asked.
func (w *world) askedOfAll(theme string) []string {
	count := map[string]int{}
	for _, k := range eightKinds {
		for _, q := range w.asked(k, theme) {
			count[q]++
		}
	}
	var out []string
	for _, q := range w.asked(eightKinds[0], theme) {
		if count[q] == len(eightKinds) {
			out = append(out, q)
		}
	}
	return out
}

func (w *roundWorld) rounds(t *testing.T, do string, values url.Values) (int, string) {
	t.Helper()
	if values == nil {
		values = url.Values{}
	}
	values.Set("do", do)
	r := w.post(t, "trainer", "/w/"+w.workshop+"/rounds", values)
	return r.Code, r.Body.String()
}

func (w *roundWorld) page(t *testing.T, who, path string) string {
	t.Helper()
	r := w.get(t, who, path)
	if r.Code != http.StatusOK {
		t.Fatalf("%s as %s: %d", path, who, r.Code)
	}
	return strings.Join(strings.Fields(r.Body.String()), " ")
}

func has(t *testing.T, what, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(page, text) {
			t.Errorf("%s does not say %q", what, text)
		}
	}
}

func lacks(t *testing.T, what, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(page, text) {
			t.Errorf("%s says %q", what, text)
		}
	}
}

func TestRoundsBadInput(t *testing.T) {
	t.Parallel()
	w := newRoundWorld(t)
	second := func(questions ...string) (int, string) {
		return w.rounds(t, "second", url.Values{"question": questions})
	}
	steps := []struct {
		name   string
		before func()
		send   func() (int, string)
		status int
		says   string
	}{
		{"second before anything is shown", nil, func() (int, string) { return second(w.questions[0]) }, 409, "There is no question to ask once more"},
		{"follow-up while a theme is open", nil, func() (int, string) { return w.rounds(t, "follow-up", url.Values{"theme": {openTheme}}) }, 409, "Lock it first"},
		{"none chosen", func() { w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown) }, func() (int, string) { return second() }, 422, "Choose 1 to 3 questions"},
		{"four chosen", nil, func() (int, string) { return second(w.asked(assessment.EMB, openTheme)[:4]...) }, 422, "Choose 1 to 3 questions"},
		{"a theme that is open", func() { w.move(t, w.trainer, w.workshop, shownTheme, assessment.Open) }, func() (int, string) { return second(w.askedOfAll(shownTheme)[0]) }, 409, "Only a theme that was shown"},
		{"a question of nowhere", nil, func() (int, string) { return second("never") }, 404, ""},
		{"something else", nil, func() (int, string) { return w.rounds(t, "other", nil) }, 404, ""},
		{"the first round taken back", nil, func() (int, string) { return w.rounds(t, "back", nil) }, 409, "can no longer be taken back"},
		{"two questions", nil, func() (int, string) { return second(w.questions[0], w.questions[1]) }, 303, ""},
		{"a theme twice", nil, func() (int, string) { return second(w.questions[2]) }, 409, "Only a theme that was shown"},
		{"follow-up while the second is open", func() { w.move(t, w.trainer, w.workshop, shownTheme, assessment.Locked) }, func() (int, string) { return w.rounds(t, "follow-up", url.Values{"theme": {openTheme}}) }, 409, "The second round is not over"},
		{"follow-up without a theme", nil, func() (int, string) { return w.rounds(t, "follow-up", nil) }, 422, ""},
		{"taken back", nil, func() (int, string) { return w.rounds(t, "back", nil) }, 303, ""},
	}
	for _, s := range steps {
		if s.before != nil {
			s.before()
		}
		before := w.dump(t, w.workshop, "session", "trail")
		status, body := s.send()
		if status != s.status || !strings.Contains(body, s.says) {
			t.Errorf("%s: %d, want %d with %q", s.name, status, s.status, s.says)
		}
		if s.status >= 400 {
			same(t, s.name, before, w.dump(t, w.workshop, "session", "trail"))
		}
	}
	// What was ticked stays ticked on the page that comes back.
	_, body := second(w.asked(assessment.EMB, openTheme)[:4]...)
	if got := strings.Count(body, " checked"); got < 4 {
		t.Errorf("%d boxes are still ticked, want the four", got)
	}
}

// A second round from the first tick to the room's screen: each sees only the
// own first answer, the room how many moved, nobody who.
func TestSecondRound(t *testing.T) {
	t.Parallel()
	w := newRoundWorld(t)
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	q := w.questions[0]
	if status, _ := w.rounds(t, "second", url.Values{"question": {q}}); status != http.StatusSeeOther {
		t.Fatalf("opening: %d", status)
	}
	part := w.page(t, "emb", "/parts/"+openTheme+"/1")
	has(t, "the question", part, "Second round", "Before, you answered: Level 0. It still counts", "Your answer before counts", "your answer before", `name="round" value="second"`)
	lacks(t, "the question", part, `name="choice-`+w.questions[1], `name="why-`)
	lacks(t, "the tasks of who answered in the first round", w.page(t, "emb", "/tasks"), "No answer yet.")
	has(t, "the tasks before a second answer", w.page(t, "emb", "/tasks"), "Go on: ", "1 question, your answer before counts")
	for i := range 4 {
		w.answer(t, w.leads[i], assessment.Draft{Question: q, Choice: "4", Round: assessment.Second})
	}
	has(t, "the tasks", w.page(t, "emb", "/tasks"), "Second round", "Leave your answer as it is")
	lacks(t, "the trainer's page while answers come in", w.page(t, "trainer", "/w/"+w.workshop+"/rounds"), "agencies moved.")
	lacks(t, "the comparison while answers come in", w.page(t, "trainer", "/w/"+w.workshop+"/rounds/second"), "agencies moved.")
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked)
	const moved = "4 agencies moved. 4 stayed. Most or all of those that moved are now at a higher level."
	lacks(t, "the report before the second round is shown", w.page(t, "trainer", "/w/"+w.workshop+"/report?inner=1"), "4 agencies moved.", "How it moved")
	page := w.page(t, "trainer", "/w/"+w.workshop+"/rounds")
	has(t, "the trainer's page", page, moved, "Middle of the room: level 1 before, level 2 now.")
	if r := w.post(t, "trainer", "/w/"+w.workshop+"/screen", url.Values{"moves": {q}}); r.Code != http.StatusConflict {
		t.Errorf("on the screen before it is shown: %d", r.Code)
	}
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Shown)
	if r := w.post(t, "trainer", "/w/"+w.workshop+"/screen", url.Values{"moves": {q}}); r.Code != http.StatusSeeOther {
		t.Errorf("on the screen: %d", r.Code)
	}
	screen := w.page(t, "trainer", "/w/"+w.workshop+"/screen")
	has(t, "the screen", screen, moved, "First round", "Second round")
	for _, k := range eightKinds {
		lacks(t, "the screen", screen, "Agency-"+string(k))
	}
	has(t, "the room's page", w.page(t, "police", "/room"), "Second round")
	report := w.page(t, "trainer", "/w/"+w.workshop+"/report")
	has(t, "the report", report, "How it moved", moved, "Middle of the room: level 1 before, level 2 now.")
	for _, k := range eightKinds {
		lacks(t, "the report", report, "Agency-"+string(k))
	}
	has(t, "the agency's page", w.page(t, "emb", "/result/rounds"), "Corrected: more is known now", "1 corrected")
	has(t, "another's page", w.page(t, "government", "/result/rounds"), "1 as before")
}

// Three who moved are told by no number and by no second picture.
func TestSecondRoundOfFew(t *testing.T) {
	t.Parallel()
	w := newRoundWorld(t)
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	q := w.questions[0]
	w.rounds(t, "second", url.Values{"question": {q}})
	for i := range 3 {
		w.answer(t, w.leads[i], assessment.Draft{Question: q, Choice: "4"})
	}
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	w.post(t, "trainer", "/w/"+w.workshop+"/screen", url.Values{"moves": {q}})
	for _, p := range []struct{ who, path string }{
		{"trainer", "/w/" + w.workshop + "/rounds"}, {"trainer", "/w/" + w.workshop + "/rounds/second"}, {"trainer", "/w/" + w.workshop + "/screen"},
	} {
		page := w.page(t, p.who, p.path)
		has(t, p.path, page, "No numbers: too few agencies moved, or too few stayed.")
		lacks(t, p.path, page, "3 agencies", "5 stayed")
	}
	for _, p := range []struct{ who, path string }{{"police", "/room"}, {"trainer", "/w/" + w.workshop + "/themes/" + openTheme}, {"trainer", "/w/" + w.workshop + "/screen"}} {
		has(t, p.path, w.page(t, p.who, p.path), "Fewer than four agencies stand elsewhere")
	}
}

// A page that was made in the first round never speaks in the second: it is
// refused, what was typed stands on the page, and nothing is stored.
func TestStalePageOfAnEarlierRound(t *testing.T) {
	t.Parallel()
	w := newRoundWorld(t)
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	q := w.questions[0]
	w.rounds(t, "second", url.Values{"question": {q}})
	before := w.dump(t, w.workshop, "session")
	for _, path := range []string{"/parts/" + openTheme + "/1", "/parts/" + openTheme + "/3"} {
		r := w.post(t, "emb", path, url.Values{"round": {"first"}, "choice-" + q: {"3"}, "note-" + q: {"the night line"}, "rev-" + q: {"1"}})
		if r.Code != http.StatusConflict {
			t.Errorf("%s: %d, want 409", path, r.Code)
		}
		has(t, path, r.Body.String(), "This round is over", "the night line")
	}
	r := w.post(t, "emb", "/answers", url.Values{"key": {"k1"}, "question": {q}, "choice": {"3"}, "round": {"first"}})
	if r.Code != http.StatusConflict || !strings.Contains(r.Body.String(), `"not-open"`) {
		t.Errorf("by script: %d %s, want it kept in the browser", r.Code, r.Body.String())
	}
	same(t, "a stale page", before, w.dump(t, w.workshop, "session"))
}

// A follow-up asks why where an answer changed: beside it, and once more after
// a save that left it out.
func TestFollowUpAsksWhy(t *testing.T) {
	t.Parallel()
	w := newRoundWorld(t)
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	if status, _ := w.rounds(t, "follow-up", url.Values{"theme": {openTheme}}); status != http.StatusSeeOther {
		t.Fatalf("opening: %d", status)
	}
	path := "/parts/" + openTheme + "/1"
	page := w.page(t, "emb", path)
	q := w.questions[0]
	has(t, "the question", page, "Follow-up round", `name="why-`+q+`"`, "We changed something", `data-before="0"`)
	form := url.Values{"round": {"follow-up"}, "choice-" + q: {"3"}, "rev-" + q: {"0"}}
	r := w.post(t, "emb", path, form)
	if r.Code != http.StatusSeeOther || r.Header().Get("Location") != path+"?why=1" {
		t.Fatalf("without a reason: %d to %s", r.Code, r.Header().Get("Location"))
	}
	has(t, "the page that asks", w.page(t, "emb", path+"?why=1"), "One more tap: why did it change?", "#why-"+q)
	form.Set("rev-"+q, "1")
	if r := w.post(t, "emb", path, form); r.Header().Get("Location") == path+"?why=1" {
		t.Error("asked twice: nobody has to say why")
	}
	form.Set("why-"+q, "changed")
	if r := w.post(t, "emb", path, form); r.Code != http.StatusSeeOther || strings.Contains(r.Header().Get("Location"), "why") {
		t.Errorf("with a reason: %d to %s", r.Code, r.Header().Get("Location"))
	}
	lacks(t, "the page afterwards", w.page(t, "emb", path+"?why=1"), "One more tap")
	has(t, "the agency's page", w.page(t, "emb", "/result/rounds"), "Progress: something was changed", "1 rose, because something was changed")
	if r := w.get(t, "emb", "/result/rounds?round=second"); r.Code != http.StatusNotFound {
		t.Errorf("a round that was not opened: %d", r.Code)
	}
}

// Pages say of each round what the printed analysis says of it.
func TestPagesAgreeWithTheAnalysisAtEachRound(t *testing.T) {
	t.Parallel()
	w := newRoundWorld(t)
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	q := w.questions[0]
	w.rounds(t, "second", url.Values{"question": {q}})
	for i := range 4 {
		w.answer(t, w.leads[i], assessment.Draft{Question: q, Choice: "4"})
	}
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	w.rounds(t, "follow-up", url.Values{"theme": {openTheme}})
	for i, lead := range w.leads {
		for _, q := range w.asked(eightKinds[i], openTheme) {
			w.answer(t, lead, assessment.Draft{Question: q, Choice: assessment.LevelChoice(2 + i/4), Why: assessment.WhyChanged})
		}
	}
	w.move(t, w.trainer, w.workshop, openTheme, assessment.Locked, assessment.Shown)
	d, err := w.Document(t.Context(), w.workshop)
	if err != nil {
		t.Fatal(err)
	}
	first := assessment.Analyse(w.bank, d, assessment.First, "2026-11-24")
	for _, r := range []assessment.RoundID{assessment.Second, assessment.FollowUp} {
		now := assessment.Analyse(w.bank, d, r, "2026-11-24")
		compared := w.page(t, "trainer", "/w/"+w.workshop+"/rounds/"+string(r))
		has(t, "the comparison at "+string(r), compared, fmt.Sprintf("Middle of the room: level %d before, level %d now.", medianOf(first, q), medianOf(now, q)))
		for _, k := range eightKinds {
			own := w.page(t, string(k), "/result/rounds?round="+string(r))
			has(t, string(k)+" at "+string(r), own, "Before: "+themePoints(first, k), "Now: "+themePoints(now, k))
		}
	}
}

func medianOf(a assessment.Analysis, question string) int {
	for _, q := range a.Room.Questions {
		if q.ID == question {
			return *q.Median
		}
	}
	return -1
}

func themePoints(a assessment.Analysis, k assessment.Kind) string {
	for _, agency := range a.Agencies {
		for _, theme := range agency.Themes {
			if agency.Kind == k && theme.ID == openTheme {
				return fmt.Sprintf("%d point", theme.Score.Points())
			}
		}
	}
	return "nothing"
}
