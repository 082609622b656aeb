package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// answering is a room with a theme of each stage, a question of each, and the
// part's page.
func answering(t *testing.T) *world {
	t.Helper()
	return guardWorld(t, assessment.RuleRoom)
}

const words = "Typed with care, since ten o’clock: <i>three</i> lines & “quotes”"

func TestBadAnswers(t *testing.T) {
	t.Parallel()
	w := answering(t)
	open, locked, closed := w.asked(assessment.Police, openTheme)[0], w.asked(assessment.Police, lockedTheme)[0], w.asked(assessment.Police, closedTheme)[0]
	part := func(theme string) string { return "/parts/" + theme + "/1" }
	long := strings.Repeat("ბ", 1001)
	kept := []string{words}
	for _, b := range []bad{
		{name: "unknown choice", path: part(openTheme), form: form("choice-"+open, "9", "note-"+open, words), status: wrong, says: "problem.choice-unknown", keeps: kept},
		{name: "note without a choice", path: part(openTheme), form: form("note-"+open, words), status: wrong, says: "problem.choice-missing", keeps: kept},
		{name: "flag without a choice", path: part(openTheme), form: form("flag-"+open, "1"), status: wrong, says: "problem.choice-missing"},
		{name: "note too long", path: part(openTheme), form: form("choice-"+open, "2", "note-"+open, long), status: wrong, says: "problem.note-long", args: []any{"limit", 1000}, keeps: []string{long}},
		{name: "locked", path: part(lockedTheme), form: form("choice-"+locked, "1", "note-"+locked, words, "rev-"+locked, "1"), status: http.StatusConflict, says: "failure.not-open-text", keeps: kept},
		{name: "shown", path: part(shownTheme), form: form("choice-"+w.asked(assessment.Police, shownTheme)[0], "1", "note-"+w.asked(assessment.Police, shownTheme)[0], words), status: http.StatusConflict, says: "failure.not-open-text", keeps: kept},
		{name: "closed", path: part(closedTheme), form: form("choice-"+closed, "1", "note-"+closed, words), status: http.StatusConflict, says: "failure.not-open-text", keeps: kept},
		{name: "no such part", path: "/parts/" + openTheme + "/99", form: form("choice-"+open, "1", "note-"+open, words), status: http.StatusNotFound, says: "failure.not-found", keeps: kept},
		{name: "a form of another session", path: part(openTheme), form: form("token", "x", "choice-"+open, "1", "note-"+open, words), status: http.StatusForbidden, says: "failure.bad-request-text", keeps: kept},
	} {
		b.who = "police 2"
		w.refuses(t, b)
	}
	w.people["lapsed"] = person{session: "never-was"}
	w.refuses(t, bad{name: "session over", who: "lapsed", path: part(openTheme), form: form("choice-"+open, "1", "note-"+open, words), status: http.StatusUnauthorized, says: "failure.expired-text", keeps: kept})
	w.refuses(t, bad{name: "session over, several lines", who: "lapsed", path: part(openTheme), form: form("choice-"+open, "1", "note-"+open, "one\r\ntwo"), status: http.StatusUnauthorized, keeps: []string{"one\ntwo"}})
	for _, s := range []struct {
		name, who, body string
		form            url.Values
		status          int
	}{
		{"locked", "police 2", "not-open", form("question", locked, "choice", "1", "key", "k"), http.StatusConflict},
		{"unknown choice", "police 2", "refused", form("question", open, "choice", "x", "key", "k"), wrong},
		{"no choice", "police 2", "refused", form("question", open, "note", "x", "key", "k"), wrong},
		{"no key", "police 2", "refused", form("question", open, "choice", "1"), wrong},
		{"long key", "police 2", "refused", form("question", open, "choice", "1", "key", strings.Repeat("k", 65)), wrong},
		{"not asked", "police 2", "gone", form("question", "none", "choice", "1", "key", "k"), http.StatusNotFound},
	} {
		got := w.post(t, s.who, "/answers", s.form)
		if got.Code != s.status || !strings.Contains(got.Body.String(), `"`+s.body+`"`) {
			t.Errorf("by script, %s: %d %s", s.name, got.Code, got.Body)
		}
	}
	w.exec(t, `UPDATE workshop SET state = 'handed-over'`)
	w.refuses(t, bad{name: "handed over", who: "police 2", path: part(openTheme), form: form("choice-"+open, "4", "note-"+open, words, "rev-"+open, "1"), status: http.StatusConflict, says: "failure.handed-over-text", keeps: kept})
}

// TestSummaryNamesTheQuestion: a mistake in a part says at which question, and
// that nothing was saved.
func TestSummaryNamesTheQuestion(t *testing.T) {
	t.Parallel()
	w := answering(t)
	open := w.asked(assessment.Police, openTheme)[0]
	got := w.post(t, "police 2", "/parts/"+openTheme+"/1", form("note-"+open, words))
	doc, err := goquery.NewDocumentFromReader(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	ask := strings.Join(strings.Fields(doc.Find("#question-"+open+" > legend").Text()), " ")
	link := strings.Join(strings.Fields(doc.Find(`.errors a[href="#choice-`+open+`"]`).Text()), " ")
	if ask == "" || !strings.HasSuffix(link, "know”: "+ask) {
		t.Errorf("the summary says %q, the question is %q", link, ask)
	}
	if doc.Find("#question-"+open+" > .bad .problem + .choices").Length() != 1 {
		t.Error("the question does not carry its problem")
	}
	if doc.Find(`[data-state="look"]:not([hidden])`).Length() != 1 || doc.Find(`[data-state="none"]:not([hidden])`).Length() != 0 {
		t.Error("nothing says that it was not saved")
	}
}

// TestStaleAnswers sends a page over answers that another device revised.
func TestStaleAnswers(t *testing.T) {
	t.Parallel()
	w := answering(t)
	p := w.people["police 2"]
	questions := assessment.Parts(w.bank, &assessment.Workshop{QuestionSet: assessment.CoreSet}, assessment.Police, openTheme)[0].Questions
	stale, fresh := questions[0], questions[1]
	w.answer(t, p, assessment.Draft{Question: stale, Choice: "4", Note: "said on the phone"}) // revision 2
	sent := form("choice-"+stale, "0", "note-"+stale, words, "rev-"+stale, "1", "choice-"+fresh, "1", "note-"+fresh, "beside it", "rev-"+fresh, "1")
	got := w.post(t, "police 2", "/parts/"+openTheme+"/1", sent, header("Accept-Language", "ka"))
	judgeRefusal(t, bad{
		name: "stale", status: http.StatusConflict, says: "failure.stale-text", keeps: []string{words, "said on the phone"},
	}, "ka", got)
	latest := func(question string) assessment.Answer {
		d, err := w.Seat(t.Context(), p.Actor)
		if err != nil {
			t.Fatal(err)
		}
		var out assessment.Answer
		for _, a := range d.Answers {
			if a.Question == question {
				out = a
			}
		}
		return out
	}
	if a := latest(stale); a.Choice != "4" || a.Revision != 2 {
		t.Errorf("the stale one was overwritten: %+v", a)
	}
	if a := latest(fresh); a.Note != "beside it" {
		t.Errorf("what stood beside the stale one is lost: %+v", a)
	}
	doc, err := goquery.NewDocumentFromReader(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	again := fill(doc.Find(`main form[action="/parts/`+openTheme+`/1"]`).First(), nil)
	if got := w.post(t, "police 2", "/parts/"+openTheme+"/1", again).Code; got != right {
		t.Fatalf("choosing what was sent: %d", got)
	}
	if a := latest(stale); a.Choice != "0" || a.Note != words || a.Revision != 3 {
		t.Errorf("what was chosen is not what was sent: %+v", a)
	}
}

func TestBadPositions(t *testing.T) {
	t.Parallel()
	w := answering(t)
	lead := w.people["police 1"]
	question, mark := w.apart(t, lead)
	shown := w.asked(assessment.Police, shownTheme)[0]
	place, _, _ := w.bank.Question(question)
	confirm := func(name string, status int, says string, pairs ...string) bad {
		return bad{name: name, path: "/house/confirm", form: form(pairs...), status: status, says: says, keeps: []string{words}}
	}
	for _, b := range []bad{
		confirm("no choice", wrong, "problem.choice-missing", "question", question, "base", mark, "reason", words),
		confirm("unknown choice", wrong, "problem.choice-unknown", "question", question, "base", mark, "choice", "7", "reason", words),
		confirm("voices changed", http.StatusConflict, "problem.voices-changed", "question", question, "base", "old", "choice", "2", "reason", words),
		confirm("shown meanwhile", http.StatusConflict, "", "question", shown, "base", "old", "choice", "2", "reason", words),
		{name: "no reason", path: "/house/confirm", form: form("question", question, "base", mark, "choice", "2"), status: wrong, says: "problem.reason-missing"},
		{name: "reason too long", path: "/house/confirm", form: form("question", question, "base", mark, "choice", "2", "reason", strings.Repeat("r", 1001)), status: wrong, says: "problem.reason-long", args: []any{"limit", 1000}, keeps: []string{strings.Repeat("r", 1001)}},
		{name: "no such question", path: "/house/confirm", form: form("question", "none", "choice", "2"), status: http.StatusNotFound, says: "failure.not-found"},
		{name: "voices no longer agree", path: "/house/agree", form: form("question", question, "base-"+question, mark), status: http.StatusConflict, says: "problem.voices-changed"},
		{name: "agreed by another mark", path: "/house/agree", form: form("question", "none"), status: http.StatusConflict, says: "problem.voices-changed"},
		{name: "set oneself aside", path: "/house/aside", form: form("respondent", lead.ID, "aside", "1"), status: http.StatusNotFound, says: "failure.not-found"},
		{name: "no such seat", path: "/house/seats", form: form("seat-"+place.Section, "99", "seat-"+w.sectionOf(shown), "2"), status: wrong, says: "problem.section-seat", keeps: []string{"2"}},
		{name: "an odd seat", path: "/house/seats", form: form("seat-"+place.Section, "two"), status: wrong, says: "problem.section-seat"},
	} {
		b.who = "police 1"
		w.refuses(t, b)
	}
	w.exec(t, `UPDATE workshop SET state = 'handed-over'`)
	b := confirm("handed over", http.StatusConflict, "failure.handed-over-text", "question", question, "base", mark, "choice", "2", "reason", words)
	b.who = "police 1"
	w.refuses(t, b)
}

// apart is a question of the open theme on which the lead's colleague says
// something else now, and the mark of its voices.
func (w *world) apart(t *testing.T, lead person) (question, mark string) {
	t.Helper()
	for i, q := range w.asked(assessment.Police, openTheme) {
		level, known := said("police", q, 1).Choice.Level()
		if i%3 == 0 || !known { // confirmed, or not to be apart from
			continue
		}
		other := assessment.LevelChoice((level + 2) % 5)
		w.answer(t, w.people["police 2"], assessment.Draft{Question: q, Choice: other})
		return q, assessment.VoicesMark([]assessment.Choice{assessment.LevelChoice(level), other})
	}
	t.Fatal("the lead knows nothing")
	return "", ""
}

func (w *world) sectionOf(question string) string {
	place, _, _ := w.bank.Question(question)
	return place.Section
}
