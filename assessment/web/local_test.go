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

// wordedQuestion is a question of the open theme that the police are asked and
// that names a term.
func (w *world) wordedQuestion(t *testing.T) *assessment.Question {
	t.Helper()
	for _, id := range w.asked(assessment.Police, openTheme) {
		if _, q, _ := w.bank.Question(id); len(q.Glossary) > 0 {
			return q
		}
	}
	t.Fatal("no question of the open theme names a term")
	return nil
}

// partOf is the address of the page on which the police read a question.
func (w *world) partOf(q *assessment.Question) string {
	for i, p := range assessment.Parts(w.bank, &assessment.Workshop{QuestionSet: assessment.CoreSet}, assessment.Police, openTheme) {
		if slices.Contains(p.Questions, q.ID) {
			return "/parts/" + openTheme + "/" + string(rune('1'+i))
		}
	}
	return ""
}

// wordWorld is a room in which nobody answered yet.
func wordWorld(t *testing.T) (w *world, trainer person, id string) {
	t.Helper()
	w = openWorld(t, t.TempDir())
	trainer = w.hire(t, "trainer")
	id = w.hold(t, trainer, assessment.RuleRoom, "emb Commission", "police Police")
	w.move(t, trainer, id, openTheme, assessment.Open)
	w.seat(t, "lead", id, "police", "", w.cardOf(t, trainer, id, "police").Slip)
	w.as(t, "observer", assessment.Actor{Role: assessment.ObserverRole, Workshop: id})
	return w, trainer, id
}

func TestLocalWordsStandInPlace(t *testing.T) {
	t.Parallel()
	w, trainer, id := wordWorld(t)
	q := w.wordedQuestion(t)
	term, path := q.Glossary[0], "/w/"+id+"/words"
	const word, rule, foreign = "planted <word>", "planted rule, Article 3", "დარგული სიტყვა"
	for _, form := range []url.Values{
		{"term-" + term + "-en": {word}, "term-" + term + "-ka": {foreign}},
		{"part": {openTheme}, "question-" + q.ID + "-en": {rule}},
	} {
		page := path
		if part := form.Get("part"); part != "" {
			page += "?part=" + part
		}
		if got := w.post(t, "trainer", path, w.marked(t, "trainer", page, "words", form)); got.Code != http.StatusSeeOther {
			t.Fatalf("%v: %d", form, got.Code)
		}
	}
	place, _, _ := w.bank.Question(q.ID)
	section := "/bank/" + place.Theme + "/" + place.Section
	for _, c := range []struct {
		who, path, lang string
		word, rule      bool
	}{
		{"lead", w.partOf(q), "en", true, true},
		{"lead", section, "en", true, true},
		{"lead", "/bank/" + openTheme + "/paper", "en", true, true},
		{"lead", "/glossary", "en", true, false},
		{"lead", section + "?set=core", "en", false, false}, // the bank's own
		{"observer", section, "en", true, true},
		{"observer", "/glossary", "en", true, false},
		{"trainer", section + "?workshop=" + id, "en", true, true},
		{"trainer", section, "en", false, false},
		{"", section, "en", false, false},
		{"", "/glossary", "en", false, false},
		{"lead", w.partOf(q), "ka", false, true}, // the rule has no other language
	} {
		got := w.get(t, c.who, c.path, header("Accept-Language", c.lang))
		doc, err := goquery.NewDocumentFromReader(got.Body)
		if err != nil || got.Code != http.StatusOK {
			t.Fatalf("%q: %s: %d, %v", c.who, c.path, got.Code, err)
		}
		text := doc.Find("main").Text()
		if strings.Contains(text, word) != c.word || strings.Contains(text, rule) != c.rule {
			t.Errorf("%q, %s: %s: word %v, rule %v; want %v, %v", c.who, c.lang, c.path, strings.Contains(text, word), strings.Contains(text, rule), c.word, c.rule)
		}
		if c.lang == "ka" && !strings.Contains(text, foreign) {
			t.Errorf("%s in Georgian lacks the Georgian word", c.path)
		}
	}
	// The plan has a form of its own, made before: it takes no words away.
	if got := w.post(t, "trainer", "/w/"+id+"/plan", url.Values{"title": {"Other"}, "language": {"en", "ka"}, "set": {"core"}, "rule": {"room"}, "statements": {"1"}, "mark": {w.planMark(t, id)}}); got.Code != http.StatusSeeOther {
		t.Fatalf("plan: %d", got.Code)
	}
	d, err := w.Conducted(t.Context(), trainer.Actor, id)
	if err != nil || len(d.Workshop.Words) != 3 {
		t.Fatalf("words %v, %v", d.Workshop.Words, err)
	}
	if got := w.post(t, "trainer", path, w.marked(t, "trainer", path, "words", url.Values{"term-" + term + "-en": {""}})); got.Code != http.StatusSeeOther {
		t.Fatal(got.Code)
	}
	if d, err = w.Conducted(t.Context(), trainer.Actor, id); err != nil || len(d.Workshop.Words) != 2 {
		t.Errorf("a word that was emptied stays: %v, %v", d.Workshop.Words, err)
	}
}

func TestLocalWordsAreFixedAtTheFirstAnswer(t *testing.T) {
	t.Parallel()
	w, trainer, id := wordWorld(t)
	q, path := w.wordedQuestion(t), "/w/"+id+"/words"
	field := "question-" + q.ID + "-en"
	if got := w.post(t, "trainer", path, w.marked(t, "trainer", path+"?part="+openTheme, "words", url.Values{"part": {openTheme}, field: {"before"}})); got.Code != http.StatusSeeOther {
		t.Fatal(got.Code)
	}
	w.answer(t, w.people["lead"], assessment.Draft{Question: q.ID, Choice: "2"})
	before := w.dump(t, "")
	got := w.post(t, "trainer", path, url.Values{"part": {openTheme}, field: {"after"}})
	if got.Code != http.StatusConflict || !strings.Contains(got.Body.String(), "The words are fixed") || strings.Contains(got.Body.String(), ">after<") {
		t.Errorf("a change after the first answer: %d", got.Code)
	}
	same(t, "a refused change", before, w.dump(t, ""))
	page := w.get(t, "trainer", path+"?part="+openTheme).Body.String()
	if strings.Contains(page, field) || !strings.Contains(page, "before") {
		t.Error("the page offers to change what is fixed, or does not show it")
	}
	if err := w.ChangeWords(t.Context(), trainer.Actor, id, nil, nil); err != nil {
		t.Errorf("no change is refused: %v", err)
	}
}

func TestLocalWordsThatDoNotFit(t *testing.T) {
	t.Parallel()
	w, _, id := wordWorld(t)
	term, path := w.wordedQuestion(t).Glossary[0], "/w/"+id+"/words"
	field := "term-" + term + "-ka"
	before := w.dump(t, "")
	long := strings.Repeat("ა", 121)
	got := w.post(t, "trainer", path, url.Values{field: {long}, "term-" + term + "-en": {"kept"}})
	doc, err := goquery.NewDocumentFromReader(got.Body)
	if err != nil || got.Code != http.StatusUnprocessableEntity {
		t.Fatalf("%d, %v", got.Code, err)
	}
	if doc.Find(`.errors a[href="#`+field+`"]`).Length() != 1 || doc.Find("#"+field).AttrOr("value", "") != long || doc.Find("#term-"+term+"-en").AttrOr("value", "") != "kept" {
		t.Error("the summary leads nowhere, or what was typed is lost")
	}
	for _, form := range []url.Values{{"part": {"none"}}, {"part": {"../x"}}} {
		if got := w.post(t, "trainer", path, form); got.Code != http.StatusNotFound {
			t.Errorf("%v: %d", form, got.Code)
		}
	}
	same(t, "what does not fit", before, w.dump(t, ""))
	// A term that no question of this workshop names is not read.
	if got := w.post(t, "trainer", path, w.marked(t, "trainer", path, "words", url.Values{"term-none-en": {"x"}, "question-none-en": {"x"}})); got.Code != http.StatusSeeOther {
		t.Errorf("unknown fields: %d", got.Code)
	}
	same(t, "unknown fields", w.without(before, "trail"), w.without(w.dump(t, ""), "trail"))
}
