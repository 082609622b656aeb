package web_test

import (
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/sqlite"
	"electready/assessment/web"
)

// The themes of a world, by the stage they stand at.
const (
	shownTheme  = "critical-systems"
	lockedTheme = "disinformation"
	openTheme   = "coordination"
	closedTheme = "incident-reporting"
)

// world is a site with workshops that are under way. Requests go to its handler
// without a network.
type world struct {
	*site
	dir    string
	people map[string]person
}

// person is somebody with a session, and the codes that belong to the seat.
type person struct {
	assessment.Actor
	session  string
	personal string
}

// openWorld serves the database of a directory.
func openWorld(t testing.TB, dir string) *world {
	t.Helper()
	return &world{site: openSite(t, dir), dir: dir, people: map[string]person{}}
}

// copyWorld serves a copy of a world whose database is closed, with the same
// keys, sessions and codes.
func copyWorld(t testing.TB, w *world) *world {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{sqlite.FileName, "electready.keys"} {
		text, err := os.ReadFile(filepath.Join(w.dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := openWorld(t, dir)
	out.people = maps.Clone(w.people)
	return out
}

// hire makes a trainer with a session. The pass-phrase cannot be typed: nobody
// in these tests signs in with it.
func (w *world) hire(t testing.TB, name string) person {
	t.Helper()
	token, err := w.NewSetupLink(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	trainer, err := w.UseSetupLink(t.Context(), token, name, "encoded")
	if err != nil {
		t.Fatal(err)
	}
	return w.as(t, name, assessment.Actor{Role: assessment.TrainerRole, ID: trainer.ID})
}

// as starts a session under a name.
func (w *world) as(t testing.TB, name string, actor assessment.Actor) person {
	t.Helper()
	id, err := w.StartSession(t.Context(), actor)
	if err != nil {
		t.Fatal(err)
	}
	w.people[name] = person{Actor: actor, session: id}
	return w.people[name]
}

// seat takes a seat under a name.
func (w *world) seat(t testing.TB, name, workshop, agency, typed, slip string) person {
	t.Helper()
	seated, err := w.Join(t.Context(), assessment.Actor{Role: assessment.Visitor, Workshop: workshop, Agency: agency}, typed, slip)
	if err != nil {
		t.Fatal(err)
	}
	w.people[name] = person{Actor: seated.Actor(), session: seated.Session, personal: seated.Code}
	return w.people[name]
}

// hold creates a workshop and starts it; its agencies are given as
// "kind name".
func (w *world) hold(t testing.TB, trainer person, rule assessment.Rule, agencies ...string) string {
	t.Helper()
	plan := assessment.NewWorkshop{Workshop: assessment.Workshop{
		Title: "Readiness of " + trainer.ID, Country: "Orvelia", ElectionDay: "2027-03-01", Languages: []string{"en", "ka"},
		QuestionSet: assessment.CoreSet, Disclosure: rule, Statements: true,
	}, Address: "https://room.test"}
	for _, a := range agencies {
		kind, name, _ := strings.Cut(a, " ")
		plan.Agencies = append(plan.Agencies, assessment.NewAgency{Kind: assessment.Kind(kind), Name: name, Short: name, Seats: 3})
	}
	id, err := w.CreateWorkshop(t.Context(), trainer.Actor, w.bank, plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(t.Context(), trainer.Actor, id); err != nil {
		t.Fatal(err)
	}
	return id
}

// move takes a theme through stages.
func (w *world) move(t testing.TB, trainer person, workshop, theme string, stages ...assessment.Stage) {
	t.Helper()
	for _, to := range stages {
		if err := w.MoveThemes(t.Context(), trainer.Actor, workshop, w.bank, []string{theme}, to); err != nil {
			t.Fatalf("%s to %s: %v", theme, to, err)
		}
	}
}

// asked are the questions of a theme that an agency's kind is asked.
func (w *world) asked(kind assessment.Kind, theme string) []string {
	var out []string
	for _, p := range assessment.Parts(w.bank, &assessment.Workshop{QuestionSet: assessment.CoreSet}, kind, theme) {
		out = append(out, p.Questions...)
	}
	return out
}

// answer saves drafts of a person.
func (w *world) answer(t testing.TB, p person, drafts ...assessment.Draft) {
	t.Helper()
	if _, err := w.SaveAnswers(t.Context(), p.Actor, w.bank, drafts); err != nil {
		t.Fatal(err)
	}
}

func (w *world) cardOf(t testing.TB, trainer person, workshop, agency string) assessment.Card {
	t.Helper()
	cards, _, err := w.Cards(t.Context(), trainer.Actor, workshop)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(cards, func(c assessment.Card) bool { return c.Agency.ID == agency })
	if i < 0 {
		t.Fatalf("no card for %s", agency)
	}
	return cards[i]
}

// tweak changes a request before it is sent.
type tweak func(*http.Request)

func header(name, value string) tweak { return func(r *http.Request) { r.Header.Set(name, value) } }

// request makes a person's request; "" is somebody without a session. A form is
// posted with the session's token unless it brings one.
func (w *world) request(t testing.TB, name, method, path string, form url.Values, tweaks ...tweak) *http.Request {
	t.Helper()
	p := w.people[name]
	body := ""
	if method == http.MethodPost {
		sent := maps.Clone(form)
		if sent == nil {
			sent = url.Values{}
		}
		if p.session != "" && !sent.Has("token") {
			sent.Set("token", web.FormToken(w.options, p.session))
		}
		body = sent.Encode()
	}
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "room.test"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if p.session != "" {
		cookie, err := web.SessionCookie(w.options, p.session)
		if err != nil {
			t.Fatal(err)
		}
		r.AddCookie(cookie)
	}
	for _, change := range tweaks {
		change(r)
	}
	return r
}

// send makes a person's request and gives the answer.
func (w *world) send(t testing.TB, name, method, path string, form url.Values, tweaks ...tweak) *httptest.ResponseRecorder {
	t.Helper()
	out := httptest.NewRecorder()
	w.handler.ServeHTTP(out, w.request(t, name, method, path, form, tweaks...))
	return out
}

func (w *world) get(t testing.TB, name, path string, tweaks ...tweak) *httptest.ResponseRecorder {
	t.Helper()
	return w.send(t, name, http.MethodGet, path, nil, tweaks...)
}

func (w *world) post(t testing.TB, name, path string, form url.Values, tweaks ...tweak) *httptest.ResponseRecorder {
	t.Helper()
	return w.send(t, name, http.MethodPost, path, form, tweaks...)
}

// dump is every row of the database as text, by table, but for the columns and
// tables that are left out. With a workshop it is that workshop's rows alone.
func (w *world) dump(t testing.TB, workshop string, without ...string) map[string][]string {
	t.Helper()
	path := filepath.Join(w.dir, sqlite.FileName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	out := map[string][]string{}
	for _, table := range tables(t, db) {
		if slices.Contains(without, table) || table == "bank" {
			continue
		}
		out[table] = tableRows(t, db, table, workshop, without)
	}
	return out
}

func tables(t testing.TB, db *sql.DB) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	if rows.Err() != nil || len(out) < 10 {
		t.Fatalf("%d tables: %v", len(out), rows.Err())
	}
	return out
}

func tableRows(t testing.TB, db *sql.DB, table, workshop string, without []string) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `SELECT * FROM "`+table+`"`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		line, mine := "", workshop == ""
		for i, column := range columns {
			value := values[i]
			if b, ok := value.([]byte); ok {
				value = hex.EncodeToString(b)
			}
			mine = mine || value == any(workshop)
			if !slices.Contains(without, table+"."+column) {
				line += fmt.Sprintf("%s=%v ", column, value)
			}
		}
		if mine {
			out = append(out, line)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// same fails the test where two dumps differ.
func same(t testing.TB, what string, before, after map[string][]string) {
	t.Helper()
	for table := range before {
		for _, row := range before[table] {
			if !slices.Contains(after[table], row) {
				t.Errorf("%s: %s lost %s", what, table, row)
			}
		}
		for _, row := range after[table] {
			if !slices.Contains(before[table], row) {
				t.Errorf("%s: %s gained %s", what, table, row)
			}
		}
	}
}
