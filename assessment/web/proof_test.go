package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"electready/assessment"

	"github.com/PuerkitoBio/goquery"
)

// Somebody writes the receipt down, answers on, checks it, and takes the answers
// out again.
func TestReceiptOfAnswers(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	trainer := s.trainer(t)
	w := trainer.plan(nil)
	lead, seat := s.join(t, w, "police", true), s.join(t, w, "police", false)
	const theme = "critical-systems"
	trainer.get("/w/" + w)
	trainer.post("/w/"+w+"/themes", url.Values{"token": {token(trainer)}, "theme": {theme}, "to": {"open"}}).want(200, "")
	answer := func(choice string, most int) {
		t.Helper()
		seat.get("/parts/"+theme+"/1").want(200, "")
		choices := url.Values{}
		questionIDs(seat).Each(func(n int, q *goquery.Selection) {
			if n < most {
				choices.Set("choice-"+q.AttrOr("data-question", ""), choice)
			}
		})
		seat.submit("/parts/"+theme+"/1", choices).want(200, "")
	}
	if seat.get("/receipt").want(200, "/receipt"); strings.Contains(seat.page.Text(), "Check an earlier receipt") {
		t.Error("a receipt for nothing is checked")
	}
	answer("2", 99)
	first := strings.TrimSpace(seat.get("/receipt").page.Find(".receipt-code").Text())
	if _, ok := assessment.NormalizeProof(first); !ok {
		t.Fatalf("the receipt is %q", first)
	}
	check := func(typed, says string, status int) {
		t.Helper()
		seat.get("/receipt").submit("/receipt", url.Values{"check": {typed}}).want(status, "")
		if !strings.Contains(seat.page.Text(), says) {
			t.Errorf("%q: the page does not say %q", typed, says)
		}
	}
	check(strings.ToLower(strings.ReplaceAll(first, " ", "-")), "and none was saved after it", http.StatusOK)
	answer("4", 1)
	check(first, "After it one more was saved", http.StatusOK)
	check("K7QM 4XRT 9HAC Y2DE", "does not fit your answers", http.StatusOK)
	check("K7QM 4XRT", "sixteen letters and digits", http.StatusUnprocessableEntity)

	withdraw := func(form url.Values) *browser {
		return seat.get("/receipt").submit("/receipt/withdraw", form)
	}
	withdraw(nil).want(http.StatusUnprocessableEntity, "")
	withdraw(url.Values{"sure": {"1"}}).want(200, "/")
	if !strings.Contains(seat.page.Text(), "Your answers were taken out") {
		t.Error("nothing says that it was done")
	}
	seat.get("/tasks").want(http.StatusUnauthorized, "")
	lead.get("/house").want(200, "/house")
	trainer.get("/w/"+w+"/trail").want(200, "")
	if text := trainer.page.Text(); !strings.Contains(text, "Took their own answers out") || trainer.page.Find("code.sum").Length() != 1 {
		t.Error("the trail does not say so, or not how it ends")
	}
	d, err := s.Document(t.Context(), w)
	if err != nil || len(d.Answers) != 0 {
		t.Errorf("%d answers are left, %v", len(d.Answers), err)
	}
}
