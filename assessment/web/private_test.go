package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// In private the trainer reads what an agency stated, and no empty tables of
// themes that are not opened. A file may bring answers to such a theme.
func TestPrivateThemes(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	id := w.hold(t, trainer, assessment.RuleRoom, "police "+force)
	listed := func() []string {
		t.Helper()
		got := w.post(t, "trainer", "/w/"+id+"/private", url.Values{"agency": {"police"}})
		if got.Code != http.StatusOK {
			t.Fatalf("%d", got.Code)
		}
		doc, err := goquery.NewDocumentFromReader(got.Body)
		if err != nil {
			t.Fatal(err)
		}
		return doc.Find("section h2.part").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("id", "") })
	}
	if got := listed(); len(got) != 0 {
		t.Errorf("nothing was opened, and %q are listed", got)
	}
	w.move(t, trainer, id, w.bank.Themes[0].ID, assessment.Open, assessment.Locked)
	if got := listed(); !slices.Equal(got, []string{"theme-1"}) {
		t.Errorf("the first theme was locked, and %q are listed", got)
	}
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	d.Positions = append(d.Positions, assessment.Position{Agency: "police", Round: assessment.First, Question: w.asked("police", w.bank.Themes[1].ID)[0], Choice: "2"})
	if _, err := w.Import(t.Context(), assessment.Actor{Role: assessment.OperatorRole}, w.bank, d, "file"); err != nil {
		t.Fatal(err)
	}
	if got := listed(); !slices.Equal(got, []string{"theme-1", "theme-2"}) {
		t.Errorf("a position of the second theme came with a file, and %q are listed", got)
	}
}
