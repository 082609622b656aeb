//go:build browser

package main_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What the answers in testdata/e2e/voices.json come to, worked out by hand.
//
// The police are asked four questions of the theme. Weight and level:
//
//	cs-mfa         3   the voices 3 and 2 are one apart and not confirmed: the lower middle, 2
//	cs-privileged  2   unknown
//	cs-restore     3   the voices 1 and 3 are two apart; the lead decided 1
//	cs-manual      3   2
//
//	score  (3·50 + 3·25 + 3·50) ÷ (3+3+3) = 375/9  = 41.66… → 41.7
//	low    (3·50 + 3·25 + 3·50 + 2·0) ÷ 11 = 375/11 = 34.09… → 34.1
//	high   (3·50 + 3·25 + 3·50 + 2·100) ÷ 11 = 575/11 = 52.27… → 52.3
//	level  the lowest of the essential ones (2, 1, 2) is 1, held back by cs-restore; none of them is open
//
//	section cs-people      score 50, low 150/5 = 30, high 350/5 = 70
//	section cs-continuity  (3·25 + 3·50) ÷ 6 = 225/6 = 37.5, and nothing open
//
// All eight agencies are asked cs-mfa, weight 3, about themselves:
// 4, 3, 2, 0, 1, 3, unknown, withheld.
//
//	median         the lower middle of 0 1 2 3 3 4 is 2
//	split          two at 0 or 1, three at 3 or 4: yes
//	disagreement   the pairs differ by 1+2+3+3+4 + 1+2+2+3 + 1+1+2 + 0+1 + 1 = 27, both ways 54; 54 ÷ (4·6²) = 3/8
//	share          1 unknown of 8 = 1/8
//	discussion     3 · (3/8 + 1/16) = 21/16 = 1.3125 → 1.313
const (
	byHandPolice = `{"id":"critical-systems","score":41.7,"low":34.1,"high":52.3,"answered":4,"applicable":4,"level":1,"open":0,` +
		`"held_back_by":["cs-restore"],"sections":[{"id":"cs-people","score":50,"low":30,"high":70},` +
		`{"id":"cs-continuity","score":37.5,"low":37.5,"high":37.5}]}`
	byHandMFA = `{"id":"cs-mfa","counts":{"0":1,"1":1,"2":1,"3":2,"4":1,"not-ours":0,"unknown":1,"unsettled":0,"withheld":1},` +
		`"median":2,"split":true,"orphan":false,"discussion":1.313}`
	weightsByHand = "cs-manual 3, cs-mfa 3, cs-privileged 2, cs-restore 3"
)

// analysis is what these tests read of electready analyse.
type analysis struct {
	Agencies []struct {
		ID     string        `json:"id"`
		Kind   string        `json:"kind"`
		Themes []themeResult `json:"themes"`
	} `json:"agencies"`
	Room struct {
		Questions []roomQuestion `json:"questions"`
	} `json:"room"`
}

type themeResult struct {
	ID         string    `json:"id"`
	Score      *float64  `json:"score"`
	Low        float64   `json:"low"`
	High       float64   `json:"high"`
	Answered   int       `json:"answered"`
	Applicable int       `json:"applicable"`
	Level      *int      `json:"level"`
	Open       int       `json:"open"`
	HeldBackBy []string  `json:"held_back_by"`
	Sections   []section `json:"sections"`
}

type section struct {
	ID    string   `json:"id"`
	Score *float64 `json:"score"`
	Low   float64  `json:"low"`
	High  float64  `json:"high"`
}

type roomQuestion struct {
	ID         string         `json:"id"`
	Counts     map[string]int `json:"counts"`
	Median     *int           `json:"median"`
	Split      bool           `json:"split"`
	Orphan     bool           `json:"orphan"`
	Discussion float64        `json:"discussion"`
}

// compare holds the pages against the figures of the command line, and these
// against those worked out by hand.
func (w *workshop) compare() {
	w.Helper()
	text := w.server.run(w.T, "analyse", "--workshop", w.trainer.workshop, "--format", "json")
	var a analysis
	if err := json.Unmarshal(text, &a); err != nil {
		w.Fatal(err)
	}
	w.compareByHand(&a)
	for _, agency := range a.Agencies {
		w.compareResult(w.official(agency.Kind+" 1"), agency.Themes)
	}
	w.compareRoom(&a)
	w.compareScreen(&a)
	w.compareRows()
}

func (w *workshop) compareByHand(a *analysis) {
	w.Helper()
	if got := w.weights(); got != weightsByHand {
		w.Errorf("the bank asks the police %s, want %s: work the figures out anew", got, weightsByHand)
	}
	for _, agency := range a.Agencies {
		if agency.Kind == "police" {
			wantJSON(w.T, agency.Themes[slices.IndexFunc(agency.Themes, func(t themeResult) bool { return t.ID == theme })], byHandPolice)
		}
	}
	wantJSON(w.T, a.question("cs-mfa"), byHandMFA)
}

func wantJSON(t *testing.T, got any, want string) {
	t.Helper()
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != want {
		t.Errorf("figures %s, by hand %s", text, want)
	}
}

func (a *analysis) question(id string) roomQuestion {
	for _, q := range a.Room.Questions {
		if q.ID == id {
			return q
		}
	}
	return roomQuestion{}
}

// weights are the questions of the theme that the police are asked.
func (w *workshop) weights() string {
	w.Helper()
	var lines []string
	for _, q := range bankQuestions(w.T, theme) {
		if slices.Contains(q.AppliesTo, "police") {
			lines = append(lines, fmt.Sprintf("%s %d", q.ID, q.Weight))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, ", ")
}

type bankQuestion struct {
	ID        string   `json:"id"`
	Core      bool     `json:"core"`
	Weight    int      `json:"weight"`
	AppliesTo []string `json:"applies_to"`
}

// bankQuestions are the core questions of a theme, in bank order.
func bankQuestions(t *testing.T, theme string) []bankQuestion {
	t.Helper()
	var bank struct {
		Themes []struct {
			ID       string `json:"id"`
			Sections []struct {
				Questions []bankQuestion `json:"questions"`
			} `json:"sections"`
		} `json:"themes"`
	}
	if err := json.Unmarshal(command(t, "bank", "show", "--format", "json"), &bank); err != nil {
		t.Fatal(err)
	}
	var out []bankQuestion
	for _, th := range bank.Themes {
		for _, s := range th.Sections {
			for _, q := range s.Questions {
				if th.ID == theme && q.Core {
					out = append(out, q)
				}
			}
		}
	}
	return out
}

// table reads the cells of a table, also of one that is folded away.
func table(p *person, selector string) [][]string {
	p.Helper()
	return ask[[][]string](p, fmt.Sprintf(`[...document.querySelectorAll(%q + " tbody tr")].map(r => [...r.cells].map(c => c.textContent.trim()))`, selector))
}

// compareResult holds an agency's own page against its figures: low, points,
// high, level and open questions, by theme.
func (w *workshop) compareResult(o *official, themes []themeResult) {
	w.Helper()
	lines := table(o.open("/result"), "#main section[aria-labelledby=scores] details.more:last-of-type table")
	if len(lines) != len(themes) {
		w.Fatalf("%s: the result has %d themes, want %d: %v", o.name, len(lines), len(themes), lines)
	}
	for i, t := range themes {
		got := lines[i][1:]
		want := [][]string{wholePoints(&t.Low), wholePoints(t.Score), wholePoints(&t.High), levelWords(t), {strconv.Itoa(t.Open)}}
		for column, words := range want {
			if !slices.Contains(words, got[column]) && (words != nil || strings.ContainsAny(got[column], "0123456789")) {
				w.Errorf("%s, %s: the page says %v, the figures %v", o.name, t.ID, got, want)
				break
			}
		}
	}
}

// wholePoints are the words for a figure; nil: any without a number. Pages round
// the exact value, which the figure's one decimal may leave open at a half.
func wholePoints(f *float64) []string {
	if f == nil {
		return nil
	}
	words := []string{strconv.Itoa(int(math.Floor(*f + 0.5)))}
	if *f-math.Floor(*f) == 0.5 {
		words = append(words, strconv.Itoa(int(math.Floor(*f))))
	}
	return words
}

func levelWords(t themeResult) []string {
	switch {
	case t.Level == nil:
		return nil
	case t.Open > 0:
		return []string{fmt.Sprintf("at most %d", *t.Level)}
	}
	return []string{strconv.Itoa(*t.Level)}
}

// compareRoom holds the page of the room against its figures. Questions with
// positions of fewer than five agencies are hidden.
func (w *workshop) compareRoom(a *analysis) {
	w.Helper()
	o := w.official("cert 2")
	lines := table(o.open("/room"), "#main section.theme .scroll:first-of-type table")
	questions := bankQuestions(w.T, theme)
	if len(lines) != len(questions) {
		w.Fatalf("the room's page has %d questions, want %d", len(lines), len(questions))
	}
	shown := 0
	for i, q := range questions {
		r := a.question(q.ID)
		if r.positions() < 5 {
			if len(lines[i]) != 2 {
				w.Errorf("%s has %d positions and is shown: %v", q.ID, r.positions(), lines[i])
			}
			continue
		}
		shown++
		if got, want := strings.Join(lines[i][1:], " "), r.line(w.asked(q)); got != want {
			w.Errorf("%s: the room's page says %s, the figures %s", q.ID, got, want)
		}
	}
	if shown != 4 {
		w.Errorf("%d questions are shown to the room, want 4", shown)
	}
}

// asked is how many agencies of the room are asked a question.
func (w *workshop) asked(q bankQuestion) int {
	seen := map[string]bool{}
	for _, o := range w.officials {
		if len(q.AppliesTo) == 0 || slices.Contains(q.AppliesTo, o.agency.Kind) {
			seen[o.agency.Kind] = true
		}
	}
	return len(seen)
}

// positions is how many agencies have a position other than not-ours.
func (r roomQuestion) positions() int {
	n := 0
	for choice, count := range r.Counts {
		if choice != "not-ours" {
			n += count
		}
	}
	return n
}

// line is how the room sees a question: the levels, unknown, not stated, not
// ours.
func (r roomQuestion) line(asked int) string {
	var cells []string
	known := 0
	for _, choice := range []string{"0", "1", "2", "3", "4", "unknown"} {
		cells = append(cells, strconv.Itoa(r.Counts[choice]))
		known += r.Counts[choice]
	}
	ours := r.Counts["not-ours"]
	return strings.Join(append(cells, strconv.Itoa(asked-known-ours), strconv.Itoa(ours)), " ")
}

// compareScreen holds the room's screen against the figures of the question on
// it.
func (w *workshop) compareScreen(a *analysis) {
	w.Helper()
	tr := w.trainer
	tr.open(tr.at("/screen")).still()
	got := ask[[]string](tr.person, `[...document.querySelectorAll(".spread .how b")].map(b => b.textContent.trim())`)
	if want := a.question("cs-mfa").line(8); strings.Join(got, " ") != want {
		w.Errorf("the room's screen says %v, the figures %s", got, want)
	}
}

// compareRows fails unless every answer is there once: none is lost, none was
// saved twice by a button, a retry or a restart.
func (w *workshop) compareRows() {
	w.Helper()
	d := w.server.bundle(w.T, w.trainer.workshop)
	want := map[answerRow]bool{}
	for _, o := range w.officials {
		id := d.respondent(o)
		for q := range o.agency.Voices {
			want[answerRow{Respondent: id, Question: q, Revision: 1, Choice: o.choice(q)}] = true
		}
	}
	for _, a := range d.Answers {
		if !want[a] {
			w.Errorf("an answer too many: %+v", a)
		}
		delete(want, a)
	}
	for a := range want {
		w.Errorf("an answer is missing: %+v", a)
	}
}
