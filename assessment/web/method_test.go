package web_test

import (
	"strings"
	"testing"

	"electready/assessment/web"

	"github.com/PuerkitoBio/goquery"
)

// TestWorkedExample holds the example of the method page against figures that
// were worked out by hand.
//
// Weights 3, 3, 2, 1 and 2; choices level 2, unknown, level 3, level 1 and
// not-ours. Known: 3×50 + 2×75 + 1×25 = 325 over 6 = 54.1…, so 54 points. All
// that applies: 325 over 9 = 36.1…, so 36; with the unknown one at 100,
// 325 + 300 = 625 over 9 = 69.4…, so 69. The lowest known essential level is 2,
// one essential is open. Priorities: 3×1×2 = 6, 3×3×2 = 18, none, 1×2 = 2.
//
// The room: levels 0 1 3 3 4 and one unknown. Unordered pairs differ by
// 1+3+3+4+2+2+3+0+1+1 = 20, ordered 40; 40 ÷ (4×25) = 0.4; share 1÷6;
// discussion 2×2×(0.4 + 1÷12) = 29÷15 = 1.933….
func TestWorkedExample(t *testing.T) {
	t.Parallel()
	e := web.WorkedExample()
	if e.Points != 54 || e.Low != 36 || e.High != 69 || e.Level != 2 || e.Open != 1 {
		t.Errorf("points %d (%d to %d), level %d, open %d", e.Points, e.Low, e.High, e.Level, e.Open)
	}
	if e.Known != 3 || e.Weight != 6 || e.Sum != 325 || e.LowSum != 325 || e.HighSum != 625 || e.AllWeight != 9 {
		t.Errorf("steps: %+v", e)
	}
	for i, want := range []int{6, 18, 0, 2, 0} {
		if got := e.Questions[i].Priority; got != want {
			t.Errorf("priority %d=%d, want %d", i, got, want)
		}
	}
	r := e.Room
	if r.Known != 5 || r.Pairs != 40 || r.Disagreement != "0.400" || r.Share != "0.167" || r.Discussion != "1.933" {
		t.Errorf("room: %+v", r)
	}
	b := newSite(t).browser(t)
	b.get("/method").want(200, "/method")
	for _, figure := range []string{"54", "36", "69", "325", "625", "1.933"} {
		if !strings.Contains(b.page.Find("main").Text(), figure) {
			t.Errorf("the method page does not say %s", figure)
		}
	}
}

// TestMethodOfStatements: each state and each flag stands on the page once, with
// its own rule.
func TestMethodOfStatements(t *testing.T) {
	t.Parallel()
	b := newSite(t).browser(t)
	b.get("/method").want(200, "/method")
	rules := map[string]bool{}
	b.page.Find("#each-other tbody tr").Each(func(_ int, row *goquery.Selection) { rules[strings.TrimSpace(row.Find("td").Text())] = true })
	if want := len(everySign["channel"]) + len(everySign["claim"]) + len(everySign["system"]); len(rules) != want {
		t.Errorf("%d rules, want one for each of %d states and flags", len(rules), want)
	}
}
