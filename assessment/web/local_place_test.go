package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"
)

// TestLocalWordsStandWhereTheQuestionDoes follows a question through a day: into
// the house, the result, the room and the wall. The country's word stands beside
// it on each of these pages.
func TestLocalWordsStandWhereTheQuestionDoes(t *testing.T) {
	t.Parallel()
	w, trainer, id := wordWorld(t)
	q := w.wordedQuestion(t)
	const word, rule = "planted word", "planted rule, Article 3"
	for _, form := range []url.Values{
		{"term-" + q.Glossary[0] + "-en": {word}},
		{"part": {openTheme}, "question-" + q.ID + "-en": {rule}},
	} {
		page := "/w/" + id + "/words?part=" + form.Get("part")
		if got := w.post(t, "trainer", "/w/"+id+"/words", w.marked(t, "trainer", page, "words", form)); got.Code != http.StatusSeeOther {
			t.Fatal(got.Code)
		}
	}
	w.answer(t, w.people["lead"], assessment.Draft{Question: q.ID, Choice: "0"})
	stands := func(who, path string, rules bool) {
		t.Helper()
		text, _ := w.page(t, who, path, http.StatusOK)
		if !strings.Contains(text, word) || strings.Contains(text, rule) != rules {
			t.Errorf("%s as %s: word %v, rule %v", path, who, strings.Contains(text, word), strings.Contains(text, rule))
		}
	}
	stands("lead", "/house", true)
	stands("lead", "/bank/"+openTheme+"/paper", true)
	paper := w.paper(t, trainer, id, "police")
	stands("trainer", "/w/"+id+"/on-paper/"+paper.ID+"?question="+q.ID, true)
	w.move(t, trainer, id, openTheme, assessment.Locked)
	stands("lead", "/result?all=1", true)
	w.move(t, trainer, id, openTheme, assessment.Shown)
	place, _, _ := w.bank.Question(q.ID)
	section := place.Theme + "/" + place.Section
	stands("lead", "/room/"+section, true)
	stands("observer", "/room/"+section, true)
	stands("trainer", "/w/"+id+"/themes/"+section, true)
	if got := w.post(t, "trainer", "/w/"+id+"/screen", url.Values{"question": {q.ID}}); got.Code != http.StatusSeeOther {
		t.Fatalf("screen: %d", got.Code)
	}
	stands("trainer", "/w/"+id+"/screen", false) // a rule is too long for a wall
}
