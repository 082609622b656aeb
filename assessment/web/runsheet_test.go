package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"electready/assessment"
)

// dayWorld is a workshop whose trainer, lead and official are at work on an open theme.
func dayWorld(t *testing.T) (w *world, id string) {
	t.Helper()
	w = openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	id = w.hold(t, trainer, assessment.RuleRoom, "police Police", "cert CERT")
	w.move(t, trainer, id, openTheme, assessment.Open)
	w.seat(t, "lead", id, "police", "", w.cardOf(t, trainer, id, "police").Slip)
	w.seat(t, "official", id, "police", "", "")
	return w, id
}

func answerForm(question, key string) url.Values {
	return url.Values{"question": {question}, "choice": {"3"}, "key": {key}}
}

func TestPauseClosesAnswering(t *testing.T) {
	t.Parallel()
	w, id := dayWorld(t)
	question := w.asked(assessment.Police, openTheme)[0]
	save := func(key string, status int, says string) {
		t.Helper()
		a := w.send(t, "official", http.MethodPost, "/answers", answerForm(question, key))
		if a.Code != status || !strings.Contains(a.Body.String(), says) {
			t.Errorf("answer %s: %d %s, want %d with %q", key, a.Code, a.Body, status, says)
		}
	}
	pause := func(to string) {
		t.Helper()
		if a := w.send(t, "trainer", http.MethodPost, "/w/"+id+"/pause", url.Values{"to": {to}}); a.Code != http.StatusSeeOther {
			t.Fatalf("pause %s: %d", to, a.Code)
		}
	}
	save("before", http.StatusOK, `"saved"`)
	pause("pause")
	save("notice", http.StatusOK, "In two minutes we pause. What you chose is saved.")
	w.now = w.now.Add(assessment.PauseNotice)
	before := w.dump(t, "", "session.seen")
	save("paused", http.StatusTooEarly, `"paused"`)
	form := url.Values{"choice-" + question: {"1"}, "rev-" + question: {"1"}}
	if a := w.send(t, "official", http.MethodPost, "/parts/"+openTheme+"/1", form); a.Code != http.StatusConflict || !strings.Contains(a.Body.String(), "We pause now") {
		t.Errorf("a form during the pause: %d", a.Code)
	}
	if a := w.send(t, "official", http.MethodGet, "/tasks", nil); !strings.Contains(a.Body.String(), "We pause now. What you chose is saved.") {
		t.Error("the page of a seat does not say that it is paused")
	}
	same(t, "saving during a pause", before, w.dump(t, "", "session.seen"))
	pause("end")
	save("paused", http.StatusOK, `"saved"`) // the browser's queue sends it again
}

// TestStrayTaps taps every other button of the trainer's page at each step: no
// answer, position or statement changes, and nothing is shown that was not locked.
func TestStrayTaps(t *testing.T) {
	t.Parallel()
	w, id := dayWorld(t)
	w.answer(t, w.people["official"], assessment.Draft{Question: w.asked(assessment.Police, openTheme)[0], Choice: "2"})
	facts := []string{"answer", "position", "channel", "claim", "stake", "stance"}
	kept := w.rows(t, facts...)
	taps := 0
	for range assessment.UsualSteps() {
		page := w.send(t, "trainer", http.MethodGet, "/w/"+id, nil).Body.String()
		forms := postForms(page)
		if len(forms) < 3 {
			t.Fatalf("%d forms on the trainer's page", len(forms))
		}
		var begin *sentForm
		for _, f := range forms {
			if f.fields.Get("do") == "now" {
				begin = &f
				continue
			}
			if !strings.HasPrefix(f.action, "/w/"+id) {
				continue
			}
			before := w.stages(t, id)
			a := w.send(t, "trainer", http.MethodPost, f.action, f.fields)
			taps++
			if a.Code >= 500 {
				t.Errorf("%s %v: %d", f.action, f.fields, a.Code)
			}
			for theme, stage := range w.stages(t, id) {
				if stage == assessment.Shown && before[theme] != assessment.Locked && before[theme] != assessment.Shown {
					t.Errorf("%s %v showed %s, which was %s", f.action, f.fields, theme, before[theme])
				}
			}
		}
		same(t, "a stray tap", kept, w.rows(t, facts...))
		if begin == nil {
			break
		}
		page = w.send(t, "trainer", http.MethodGet, "/w/"+id, nil).Body.String()
		for _, f := range postForms(page) {
			if f.fields.Get("do") == "now" {
				w.send(t, "trainer", http.MethodPost, f.action, f.fields)
				break
			}
		}
	}
	if taps < 40 {
		t.Errorf("only %d taps", taps)
	}
}

// sentForm is a form of a page with its hidden fields.
type sentForm struct {
	action string
	fields url.Values
}

var (
	formPattern   = regexp.MustCompile(`(?s)<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>(.*?)</form>`)
	hiddenPattern = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)
)

func postForms(page string) []sentForm {
	var out []sentForm
	for _, m := range formPattern.FindAllStringSubmatch(page, -1) {
		f := sentForm{action: m[1], fields: url.Values{}}
		for _, h := range hiddenPattern.FindAllStringSubmatch(m[2], -1) {
			if h[1] != "token" {
				f.fields.Add(h[1], h[2])
			}
		}
		out = append(out, f)
	}
	return out
}

func (w *world) stages(t *testing.T, id string) map[string]assessment.Stage {
	t.Helper()
	d, err := w.Conducted(t.Context(), w.people["trainer"].Actor, id)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]assessment.Stage{}
	for _, s := range w.bank.Themes {
		out[s.ID] = d.StageOf(s.ID, d.CurrentRound()).State
	}
	return out
}

// rows are what the named tables hold.
func (w *world) rows(t *testing.T, tables ...string) map[string][]string {
	t.Helper()
	all, out := w.dump(t, ""), map[string][]string{}
	for _, table := range tables {
		if _, ok := all[table]; !ok {
			t.Fatalf("no table %s", table)
		}
		out[table] = all[table]
	}
	return out
}

func TestTwoTrainersOnOneStep(t *testing.T) {
	t.Parallel()
	w, id := dayWorld(t)
	path := "/w/" + id + "/sheet/coffee"
	mark := regexp.MustCompile(`name="mark" value="([^"]*)"`).FindStringSubmatch(w.send(t, "trainer", http.MethodGet, path, nil).Body.String())[1]
	form := func(title, minutes string) url.Values {
		return url.Values{"mark": {mark}, "title": {title}, "minutes": {minutes}, "do": {"save"}}
	}
	if a := w.send(t, "trainer", http.MethodPost, path, form("Tea first", "15")); a.Code != http.StatusSeeOther {
		t.Fatalf("first: %d", a.Code)
	}
	a := w.send(t, "trainer", http.MethodPost, path, form("Coffee later", "5"))
	if body := a.Body.String(); a.Code != http.StatusConflict || !strings.Contains(body, "Tea first") || !strings.Contains(body, "Coffee later") {
		t.Errorf("second: %d, both versions have to be there", a.Code)
	}
	for _, bad := range []url.Values{form("x", "-1"), form("x", "many"), form(strings.Repeat("x", 201), "5")} {
		if a := w.send(t, "trainer", http.MethodPost, path, bad); a.Code != http.StatusUnprocessableEntity {
			t.Errorf("%v: %d", bad, a.Code)
		}
	}
}

func TestLateDayOffersWhatToLeaveOut(t *testing.T) {
	t.Parallel()
	w, id := dayWorld(t)
	tap := func(step, do string) {
		t.Helper()
		d, err := w.Conducted(t.Context(), w.people["trainer"].Actor, id)
		if err != nil {
			t.Fatal(err)
		}
		form := url.Values{"mark": {assessment.SheetMark(d.RunSheet)}, "step": {step}, "do": {do}}
		if a := w.send(t, "trainer", http.MethodPost, "/w/"+id+"/sheet", form); a.Code != http.StatusSeeOther {
			t.Fatalf("%s %s: %d", step, do, a.Code)
		}
	}
	page := func() string { return w.send(t, "trainer", http.MethodGet, "/w/"+id, nil).Body.String() }
	tap("opening", "now")
	if strings.Contains(page(), "Show B with one talk") {
		t.Error("offered on time")
	}
	w.now = w.now.Add(35 * time.Minute)
	w.as(t, "trainer", w.people["trainer"].Actor) // an idle session ends
	if !strings.Contains(page(), "Show B with one talk. It saves 10 minutes.") {
		t.Error("20 minutes late: nothing is offered")
	}
	tap("show-b", "shorten")
	if !strings.Contains(page(), "Show B has one talk now.") {
		t.Error("no way back")
	}
	tap("show-b", "lengthen")
	tap("principles", "skipped")
	tap("principles", "back")
	w.now = w.now.Add(-48 * time.Hour)
	w.as(t, "trainer", w.people["trainer"].Actor)
	tap("welcome", "now") // the clock jumped: the sheet goes on
}
