package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"electready/assessment/web"
)

// The people of the matrix, in the order of its columns. All but "elsewhere"
// and "stranger" belong to one workshop; those two to another.
var matrixRoles = []string{
	"",           // nobody: no session
	"entering",   // typed the police's code
	"respondent", // of the police
	"lead",       // of the police
	"other lead", // of the CERT
	"elsewhere",  // respondent of the police of the other workshop
	"trainer",
	"stranger", // trainer of the other workshop
	"observer",
}

// matrixRow says with which status a route answers each role, in the order of
// matrixRoles, for an object of the workshop. Words in braces, in the address
// and in the form, stand for the object's ids. A row with an object is also
// sent for a foreign one and for one that never was.
type matrixRow struct {
	want   string
	form   string
	object bool // the address or the form names something that somebody owns
}

const (
	everybody = "200 200 200 200 200 200 200 200 200"
	sent303   = "303 303 303 303 303 303 303 303 303"
	refused   = "422 422 422 422 422 422 422 422 422"
	seats     = "401 404 200 200 200 200 404 404 404"
	seatsSent = "401 404 303 303 303 303 404 404 404"
	owner     = "401 404 404 404 404 404 200 404 404"
	ownerSent = "401 404 404 404 404 404 303 404 404"
	nowhere   = "401 404 404 404 404 404 404 404 404"
	trainers  = "401 404 404 404 404 404 200 200 404"
)

var matrix = map[string]matrixRow{
	"POST /join":                {want: sent303, form: "code={card}"},
	"GET /j/:code":              {want: sent303},
	"GET /who":                  {want: "303 200 200 200 200 200 303 303 303"},
	"POST /seat":                {want: "401 303 404 404 404 404 404 404 404", form: "name=Nino"},
	"GET /resume":               {want: everybody},
	"POST /resume":              {want: sent303, form: "code={personal}"},
	"GET /practice":             {want: seats},
	"GET /tasks":                {want: seats},
	"GET /receipt":              {want: seats},
	"POST /receipt":             {want: seats, form: "check=K7QM4XRT9HACY2DE"},
	"POST /receipt/withdraw":    {want: seatsSent, form: "sure=1"},
	"GET /result":               {want: "401 404 404 200 200 404 404 404 404"},
	"GET /result/rounds":        {want: "401 404 404 200 200 404 404 404 404"},
	"GET /setup/:token":         {want: everybody},
	"POST /setup/:token":        {want: refused, form: "name=&passphrase=short"},
	"GET /sign-in":              {want: "200 200 200 200 200 200 303 303 200"},
	"POST /sign-in":             {want: refused, form: "name=Ana&passphrase="},
	"GET /method":               {want: everybody},
	"GET /sources":              {want: everybody},
	"GET /privacy":              {want: everybody},
	"GET /accessibility":        {want: everybody},
	"GET /guide":                {want: everybody},
	"GET /guide/slides":         {want: everybody},
	"GET /help":                 {want: everybody},
	"GET /bank":                 {want: everybody},
	"GET /bank/:theme":          {want: everybody},
	"GET /bank/:theme/paper":    {want: everybody},
	"GET /bank/:theme/:section": {want: everybody},
	"GET /q/:question":          {want: sent303},
	"GET /glossary":             {want: everybody},
	"GET /cards":                {want: everybody},
	"GET /cards/cases":          {want: everybody},
	"GET /security":             {want: everybody},
	"GET /about":                {want: everybody},
	"GET /hidden":               {want: everybody},
	"POST /language":            {want: sent303, form: "lang=ka&back=/help"},
	"POST /sign-out":            {want: sent303},
	"GET /static/:hash/*":       {want: everybody},
	"GET /healthz":              {want: everybody},
	"GET /favicon.ico":          {want: everybody},

	"GET /parts/:theme/:part":  {want: seats},
	"POST /parts/:theme/:part": {want: "401 404 303 303 303 303 404 404 404", form: "choice-{question}=3&rev-{question}=1"},
	"POST /answers":            {want: "401 404 200 200 200 200 404 404 404", form: "question={question}&choice=3&key=k1"},

	"GET /house":          {want: "401 404 404 200 200 404 404 404 404"},
	"POST /house/agree":   {want: "401 404 404 303 303 404 404 404 404", form: "question={agreed}&base-{agreed}={agreed-mark}"},
	"POST /house/confirm": {want: "401 404 404 303 303 404 404 404 404", form: "question={apart}&choice=1&reason=why&base={apart-mark}"},
	"POST /house/aside":   {want: "401 404 404 303 404 404 404 404 404", form: "respondent={respondent}&aside=1", object: true},
	"POST /house/seats":   {want: "401 404 404 303 303 404 404 404 404", form: "seat-{section}=2"},
	"POST /house/share":   {want: "401 404 404 303 303 404 404 404 404", form: "share=1"},

	"GET /each-other":                      {want: seats},
	"GET /each-other/channels/:type":       {want: seats},
	"POST /each-other/channels/:type":      {want: seatsSent, form: "sends-emb=yes&within-emb=hour"},
	"GET /each-other/scenarios/:scenario":  {want: seats},
	"POST /each-other/scenarios/:scenario": {want: seatsSent, form: "claim-{task}=support"},
	"GET /each-other/systems":              {want: seats},
	"POST /each-other/systems":             {want: seatsSent, form: "stake-{system}=none"},
	"POST /each-other/proposals":           {want: "401 404 404 303 404 404 404 404 404", form: "proposal={proposal}&take=1", object: true},
	"GET /papers":                          {want: "401 404 404 200 200 404 404 404 404"},
	"GET /errands":                         {want: "401 404 404 200 200 404 404 404 404"},
	"POST /errands":                        {want: nowhere, form: "line=none&say=yes"}, // a line that is nobody's errand
	"GET /preview":                         {want: "401 404 404 200 200 404 404 404 404"},
	"POST /preview":                        {want: nowhere, form: "line=none"},

	"GET /trainer":         {want: trainers},
	"GET /trainer/new":     {want: trainers},
	"POST /trainer/new":    {want: "401 404 404 404 404 404 303 303 404", form: "title=Room&language=en&set=core&rule=room&rows=1&agency-0=1&kind-0=emb&name-0=A&short-0=A&seats-0=2"},
	"POST /trainer/import": {want: "401 404 404 404 404 404 422 422 404"},

	"GET /w/:id":                         {want: owner, object: true},
	"POST /w/:id/start":                  {want: ownerSent, object: true},
	"POST /w/:id/themes":                 {want: ownerSent, form: "theme={closed}&to=open", object: true},
	"GET /w/:id/sheet":                   {want: owner, object: true},
	"POST /w/:id/sheet":                  {want: ownerSent, form: "mark={sheet-mark}&step=opening&do=now", object: true},
	"GET /w/:id/sheet/:step":             {want: owner, object: true},
	"POST /w/:id/sheet/:step":            {want: ownerSent, form: "mark={sheet-mark}&title=Welcome&minutes=12&do=save", object: true},
	"GET /w/:id/queue":                   {want: owner, object: true},
	"POST /w/:id/queue":                  {want: ownerSent, form: "mark={picks-mark}&kind=question&about=none&do=drop", object: true},
	"GET /w/:id/notes":                   {want: owner, object: true},
	"POST /w/:id/notes":                  {want: ownerSent, form: "mark={notes-mark}&note=Late", object: true},
	"POST /w/:id/pause":                  {want: ownerSent, form: "to=pause", object: true},
	"GET /w/:id/plan":                    {want: owner, object: true},
	"POST /w/:id/plan":                   {want: ownerSent, form: "title=Other&language=en&mark={plan-mark}", object: true},
	"GET /w/:id/agencies":                {want: owner, object: true},
	"POST /w/:id/agencies":               {want: ownerSent, form: "kind=media&name=Regulator&short=Regulator&seats=2", object: true},
	"POST /w/:id/agencies/:agency":       {want: ownerSent, form: "name=Changed&short=Changed&seats=3&mark={agency-mark}", object: true},
	"POST /w/:id/agencies/:agency/code":  {want: ownerSent, form: "kind=card", object: true},
	"POST /w/:id/agencies/:agency/left":  {want: ownerSent, form: "short=Police", object: true},
	"GET /w/:id/agencies/:agency/merge":  {want: owner, object: true},
	"POST /w/:id/agencies/:agency/merge": {want: ownerSent, form: "into=emb&short=Police", object: true},
	"POST /w/:id/seats/:respondent/code": {want: owner, object: true},
	"GET /w/:id/cards":                   {want: owner, object: true},
	"GET /w/:id/papers":                  {want: owner, object: true},
	"GET /w/:id/report":                  {want: owner, object: true},
	"POST /w/:id/report":                 {want: owner, form: "inner=1", object: true},
	"GET /w/:id/themes/:theme":           {want: owner, object: true},
	"GET /w/:id/themes/:theme/:section":  {want: nowhere, object: true}, // a theme that is open has no figures: the tests of pages read one that has
	"GET /w/:id/rounds":                  {want: owner, object: true},
	"POST /w/:id/rounds":                 {want: ownerSent, form: "do=second&question={shown-question}", object: true},
	"GET /w/:id/rounds/:round":           {want: nowhere, object: true}, // only the first round was opened
	"POST /w/:id/private":                {want: owner, form: "agency={agency}", object: true},
	"GET /w/:id/screen":                  {want: owner, object: true},
	"POST /w/:id/screen":                 {want: ownerSent, form: "question={shown-question}", object: true},
	"GET /w/:id/export":                  {want: owner, object: true},
	"POST /w/:id/figures":                {want: owner, object: true},
	"POST /w/:id/export":                 {want: owner, form: "scope=agency&agency={agency}&plain=1&reason=asked+for+it", object: true},
	"GET /w/:id/trail":                   {want: owner, object: true},
}

// TestMatrixIsComplete sees that every route has a row, and every row a route.
func TestMatrixIsComplete(t *testing.T) {
	t.Parallel()
	left := map[string]bool{}
	for key := range matrix {
		left[key] = true
	}
	for _, r := range web.Routes() {
		key := r.Method + " " + r.Path
		if _, ok := matrix[key]; !ok {
			t.Errorf("%s has no row: say who may reach it", key)
		}
		delete(left, key)
		if strings.Contains(r.Path, "/w/") && !matrix[key].object {
			t.Errorf("%s names a workshop, and its row says that it has no object", key)
		}
	}
	for key := range left {
		t.Errorf("%s has a row and no route", key)
	}
	for key, row := range matrix {
		if n := len(strings.Fields(row.want)); n != len(matrixRoles) {
			t.Errorf("%s: %d statuses for %d roles", key, n, len(matrixRoles))
		}
	}
}

// TestMatrix sends every route as every role, for objects of the own workshop,
// foreign ones and such as never were.
func TestMatrix(t *testing.T) {
	t.Parallel()
	template := matrixWorld(t)
	token, err := template.NewSetupLink(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	template.close()
	for _, r := range web.Routes() {
		key := r.Method + " " + r.Path
		row, ok := matrix[key]
		if !ok {
			continue // TestMatrixIsComplete says so
		}
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			m := &matrixRun{world: copyWorld(t, template), route: r, row: row}
			m.own, m.foreign, m.never = m.matrixIDs(t)
			for _, o := range []ids{m.own, m.foreign, m.never} {
				o["token"] = token
			}
			before := m.dump(t, "", "session.seen")
			for i, role := range matrixRoles {
				if want := strings.Fields(row.want)[i]; want[0] == '4' || r.Method == http.MethodGet {
					m.reach(t, m.world, role, want)
				}
			}
			if !strings.HasPrefix(r.Path, "/j/") { // a scanned code starts a session
				same(t, "reading and being refused", before, m.dump(t, "", "session.seen"))
			}
			for i, role := range matrixRoles {
				if want := strings.Fields(row.want)[i]; want[0] != '4' && r.Method == http.MethodPost {
					m.change(t, copyWorld(t, template), role, want)
				}
			}
			if row.object {
				m.foreignObjects(t)
			}
		})
	}
}

// matrixRun is one route with its row, on a world of its own.
type matrixRun struct {
	*world
	route               web.Route
	row                 matrixRow
	own, foreign, never ids
}

func (m *matrixRun) ask(t *testing.T, w *world, role string, o ids) *httptest.ResponseRecorder {
	t.Helper()
	return w.send(t, role, m.route.Method, o.address(m.route.Path), o.form(t, m.row.form))
}

// reach sends the route for an own object.
func (m *matrixRun) reach(t *testing.T, w *world, role, want string) {
	t.Helper()
	if got := m.ask(t, w, role, m.own); strconv.Itoa(got.Code) != want {
		t.Errorf("as %q: %d, want %s", role, got.Code, want)
	}
}

// change sends what changes something to a world of its own, and sees that the
// other workshop stays as it is.
func (m *matrixRun) change(t *testing.T, w *world, role, want string) {
	t.Helper()
	far := w.people["elsewhere"].Workshop
	before := w.dump(t, far, "session")
	m.reach(t, w, role, want)
	if role != "elsewhere" {
		same(t, "as "+role+", the other workshop", before, w.dump(t, far, "session"))
	}
}

// foreignObjects sees that what belongs to others answers byte for byte like
// what never was, and stays as it is.
func (m *matrixRun) foreignObjects(t *testing.T) {
	t.Helper()
	mixed := func(of ids) ids { // an object of elsewhere in the address of the own workshop
		out := ids{}
		for k, v := range of {
			out[k] = v
		}
		out["id"] = m.own["id"]
		return out
	}
	before := m.dump(t, "", "session.seen")
	rows := map[string]string{}
	for _, w := range []string{m.own["id"], m.foreign["id"]} {
		rows[w] = m.facts(t, w)
	}
	for _, role := range matrixRoles {
		foreign, never := m.foreign, m.never
		if role == "stranger" || role == "elsewhere" {
			foreign = m.own
		}
		pairs := [][2]ids{{foreign, never}}
		if role == "trainer" && (strings.Contains(m.route.Path, ":agency") || strings.Contains(m.route.Path, ":respondent") || strings.Contains(m.route.Path, ":paper") || strings.Contains(m.row.form, "{agency}")) {
			pairs = append(pairs, [2]ids{mixed(foreign), mixed(never)})
		}
		for _, pair := range pairs {
			got, none := m.ask(t, m.world, role, pair[0]), m.ask(t, m.world, role, pair[1])
			if got.Code != http.StatusNotFound && !(role == "" && got.Code == http.StatusUnauthorized) {
				t.Errorf("foreign as %q: %d", role, got.Code)
			}
			if a, b := anonymous(got, pair[0]), anonymous(none, pair[1]); a != b {
				t.Errorf("as %q foreign and never-existing differ:\n%s\n---\n%s", role, a, b)
			}
		}
	}
	for w, was := range rows {
		if m.facts(t, w) != was {
			t.Errorf("workshop %s changed", w)
		}
	}
	same(t, "foreign objects", before, m.dump(t, "", "session.seen"))
}

// facts are the document of a workshop and its codes.
func (w *world) facts(t *testing.T, workshop string) string {
	t.Helper()
	d, err := w.Document(t.Context(), workshop)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + strings.Join(w.dump(t, workshop)["code"], "\n")
}

// anonymous is an answer with its head, without the address it was asked at.
func anonymous(r *httptest.ResponseRecorder, o ids) string {
	h := r.Result().Header
	h.Del("Set-Cookie") // encrypted: never twice the same
	h.Del("Content-Length")
	var names []string
	for name, values := range h {
		names = append(names, name+": "+strings.Join(values, ", "))
	}
	slices.Sort(names)
	text := strconv.Itoa(r.Code) + "\n" + strings.Join(names, "\n") + "\n\n" + r.Body.String()
	for _, word := range []string{"action", "id", "paper", "respondent", "agency"} {
		if o[word] != "" {
			text = strings.ReplaceAll(text, o[word], "("+word+")")
		}
	}
	return withoutSums(text)
}

// sums are the end of the trail and the receipt of somebody's answers: both are
// made with random salts, and never the same in two rooms.
var sums = regexp.MustCompile(`[0-9a-f]{8}( [0-9a-f]{8}){7}|([2-9A-Y]{4} ){3}[2-9A-Y]{4}`)

func withoutSums(text string) string { return sums.ReplaceAllString(text, "(sum)") }
