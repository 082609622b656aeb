package web_test

import (
	"maps"
	"testing"

	"electready/assessment"
)

func init() {
	maps.Copy(matrix, map[string]matrixRow{
		"GET /w/:id/words":      {want: owner, object: true},
		"POST /w/:id/words":     {want: "401 404 404 404 404 404 409 404 404", form: "term-{term}-en=word", object: true}, // somebody answered
		"GET /on-paper":         {want: "401 404 404 200 200 404 404 404 404"},
		"POST /on-paper":        {want: "401 404 404 303 303 404 404 404 404"},
		"GET /on-paper/:paper":  {want: "401 404 404 200 404 404 404 404 404", object: true},
		"POST /on-paper/:paper": {want: "401 404 404 303 404 404 404 404 404", form: "question={paper-question}&number=3", object: true},

		"GET /w/:id/on-paper":         {want: owner, object: true},
		"POST /w/:id/on-paper":        {want: ownerSent, form: "agency={agency}", object: true},
		"GET /w/:id/on-paper/:paper":  {want: owner, object: true},
		"POST /w/:id/on-paper/:paper": {want: ownerSent, form: "question={paper-question}&number=3", object: true},
	})
}

// paper takes a seat on paper.
func (w *world) paper(t testing.TB, trainer person, workshop, agency string) assessment.Respondent {
	t.Helper()
	r, err := w.TakePaperSeat(t.Context(), trainer.Actor, workshop, agency)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
