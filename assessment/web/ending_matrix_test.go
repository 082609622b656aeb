package web_test

import (
	"maps"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/web"
)

func init() {
	maps.Copy(matrix, map[string]matrixRow{
		"GET /room":                 {want: "401 404 200 200 200 200 404 404 200"},
		"GET /room/:theme/:section": {want: nowhere}, // a theme that was not shown: the tests of pages read one that was
		"GET /":                     {want: "200 200 303 303 303 303 303 303 303"},
		"GET /screen":               {want: nowhere},                               // the screen's own: see TestMatrixOfTheScreen
		"GET /l/:token":             {want: "404 404 404 404 404 404 404 404 404"}, // a token that never was
		"POST /stay":                {want: "401 303 303 303 303 303 303 303 303"},
		"POST /trainer/sign-out":    {want: "401 404 404 404 404 404 303 303 404"},

		"GET /w/:id/links":            {want: owner, object: true},
		"POST /w/:id/links":           {want: owner, form: "role=screen&lang=ka", object: true},
		"POST /w/:id/links/:link/end": {want: ownerSent, object: true},
		"GET /w/:id/end":              {want: owner, object: true},
		"POST /w/:id/end":             {want: ownerSent, form: "title={title}", object: true},
		"GET /w/:id/hand-over":        {want: nowhere, object: true}, // nothing was handed over
		"POST /w/:id/hand-over":       {want: "401 404 404 404 404 404 409 404 404", form: "agree=1&passphrase={phrase}&again={phrase}", object: true},
		"POST /w/:id/reopen":          {want: "401 404 404 404 404 404 409 404 404", object: true},
		"GET /w/:id/receipt":          {want: nowhere, object: true}, // nothing was erased
	})
}

// TestMatrixOfTheScreen sends every route as the computer of the room's screen:
// it reaches the screen and what anybody reaches, and nothing else.
func TestMatrixOfTheScreen(t *testing.T) {
	t.Parallel()
	template := matrixWorld(t)
	template.as(t, "screen", assessment.Actor{Role: assessment.ScreenRole, Workshop: template.people["lead"].Workshop})
	template.close()
	own := map[string]string{"GET /": "303", "GET /screen": "200", "GET /room": "404"}
	for _, r := range web.Routes() {
		t.Run(r.Method+" "+r.Path, func(t *testing.T) {
			t.Parallel()
			m := &matrixRun{world: copyWorld(t, template), route: r, row: matrix[r.Method+" "+r.Path]}
			m.own, _, _ = m.matrixIDs(t)
			want, ok := own[r.Method+" "+r.Path]
			if !ok {
				want = strings.Fields(m.row.want)[len(matrixRoles)-1] // as an observer
			}
			if strings.Contains(r.Path, ":token") && r.Path != "/l/:token" {
				want = strconv.Itoa(http.StatusNotFound)
			}
			before := m.dump(t, "", "session")
			m.reach(t, m.world, "screen", want)
			if !strings.HasPrefix(r.Path, "/j/") {
				same(t, "the screen", before, m.dump(t, "", "session"))
			}
		})
	}
}
