package web_test

import (
	"bytes"
	"database/sql"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/sqlite"

	"github.com/PuerkitoBio/goquery"
)

// exec changes the database behind the program's back.
func (w *world) exec(t *testing.T, query string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(w.dir, sqlite.FileName))+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), query, args...); err != nil {
		t.Fatal(err)
	}
}

// bad is a request that cannot be taken.
type bad struct {
	name   string
	who    string
	path   string
	form   url.Values
	status int
	says   string                         // key of what the page says
	args   []any                          // of that message
	title  func(*assessment.Prose) string // what it is about, in the reader's language; nil: args say it
	keeps  []string                       // what was typed stands in the page, in a field or as text
	hides  []string                       // and this does not
}

// refuses sends a bad request in both languages, and sees a whole page in the
// reader's language that says what is wrong and goes on somewhere.
func (w *world) refuses(t *testing.T, b bad) {
	t.Helper()
	before := w.dump(t, "", "session")
	for _, lang := range []string{"en", "ka"} {
		got := w.post(t, b.who, b.path, b.form, header("Accept-Language", lang))
		said := b
		if b.title != nil {
			said.args = []any{"title", b.title(w.bank.Prose[lang])}
		}
		judgeRefusal(t, said, lang, got)
	}
	same(t, b.name, before, w.dump(t, "", "session"))
}

func judgeRefusal(t *testing.T, b bad, lang string, got *httptest.ResponseRecorder) {
	t.Helper()
	if got.Code != b.status {
		t.Errorf("%s: %d, want %d", b.name, got.Code, b.status)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(got.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	main := doc.Find("main")
	switch {
	case doc.Find("html").AttrOr("lang", "") != lang:
		t.Errorf("%s: no page in %s", b.name, lang)
	case main.Find("h1").Length() != 1:
		t.Errorf("%s: no heading", b.name)
	case main.Find("a[href], form, button").Length() == 0:
		t.Errorf("%s: no way on", b.name)
	case strings.TrimSpace(doc.Find("title").Text()) == "":
		t.Errorf("%s: no title", b.name)
	}
	if !utf8.Valid(got.Body.Bytes()) {
		t.Errorf("%s: the page is not UTF-8", b.name)
	}
	if says := locale.For(lang).T(b.says, b.args...); b.says != "" && !strings.Contains(main.Text(), says) {
		t.Errorf("%s: the page does not say %q:\n%s", b.name, says, strings.Join(strings.Fields(main.Text()), " "))
	}
	for _, typed := range b.keeps {
		if !stands(main, typed) {
			t.Errorf("%s: the page lost %q", b.name, typed)
		}
	}
	for _, typed := range b.hides {
		if strings.Contains(got.Body.String(), typed) {
			t.Errorf("%s: the page shows %q", b.name, typed)
		}
	}
}

// stands reports whether something that was typed stands in a page: as text, in
// a field, or as the choice that is made.
func stands(main *goquery.Selection, typed string) bool {
	if strings.Contains(main.Text(), typed) {
		return true
	}
	fields := main.Find(`input[type="text"], input[type="hidden"], input[checked], option[selected]`)
	return slices.Contains(fields.Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("value", "") }), typed)
}

func form(pairs ...string) url.Values {
	out := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Add(pairs[i], pairs[i+1])
	}
	return out
}

// likeCyrillic types a code on a Cyrillic keyboard, as far as it has letters
// that look the same.
var likeCyrillic = strings.NewReplacer("A", "А", "C", "С", "E", "Е", "H", "Н", "K", "К", "M", "М", "P", "Р", "T", "Т", "X", "Х", "Y", "У")

func TestCodesAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	w.exec(t, `UPDATE agency SET seats = 40`)
	joined := w.seat(t, "somebody", w.workshopOf(t), "police", "", "")
	for path, code := range map[string]string{"/join": code, "/resume": joined.personal} {
		for name, typed := range map[string]string{
			"as printed":         assessment.SpacedCode(code),
			"in lower case":      strings.ToLower(code),
			"with blanks":        "  " + code[:2] + " " + code[2:] + "\t",
			"with hyphens":       code[:4] + "-" + code[4:6] + "–" + code[6:],
			"in Cyrillic":        likeCyrillic.Replace(code),
			"in small Cyrillic":  strings.ToLower(likeCyrillic.Replace(code)),
			"pasted with spaces": code[:4] + "\u00a0" + code[4:] + "\u200b",
		} {
			if got := w.device(t, "10.0.1.1").send(http.MethodPost, path, form("code", typed)).Code; got != right {
				t.Errorf("%s, %s: %d", path, name, got)
			}
		}
	}
	for name, typed := range map[string]string{
		"lower case": strings.ToLower(code), "Cyrillic": url.PathEscape(likeCyrillic.Replace(code)), "spaced": url.PathEscape(assessment.SpacedCode(code)),
	} {
		if got := w.device(t, "10.0.1.1").get("/j/" + typed).Code; got != right {
			t.Errorf("scanned, %s: %d", name, got)
		}
	}
}

func TestBadCodes(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	trainer := w.people["trainer"]
	preparing, err := w.CreateWorkshop(t.Context(), trainer.Actor, w.bank, assessment.NewWorkshop{
		Workshop: assessment.Workshop{QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom},
		Agencies: []assessment.NewAgency{{Kind: assessment.Police, Seats: 2}},
	})
	if err != nil {
		t.Fatal(err)
	}
	closed := w.cardOf(t, trainer, preparing, "police").Code
	const length, unknown = "problem.code-length", "problem.code-unknown"
	for _, b := range []bad{
		{name: "empty", form: form("code", ""), says: "problem.code-empty"},
		{name: "blanks", form: form("code", " \t "), says: "problem.code-empty"},
		{name: "left out", says: "problem.code-empty"},
		{name: "short", form: form("code", code[:7]), says: length, keeps: []string{code[:7]}},
		{name: "long", form: form("code", code+"A"), says: length, keeps: []string{code + "A"}},
		{name: "very long", form: form("code", strings.Repeat("A", 4000)), says: length},
		{name: "signs of no code", form: form("code", "<b>'\"--"), says: length, keeps: []string{"<b>'\"--"}},
		{name: "NUL and broken UTF-8", form: form("code", "A\x00B\xff"), says: length, hides: []string{"\x00", "\xff"}},
		{name: "unknown", form: form("code", guess), says: unknown, keeps: []string{guess}},
		{name: "a slip is no card", form: form("code", w.cardOf(t, trainer, w.workshopOf(t), "police").Slip), says: unknown},
		{name: "not started", form: form("code", closed), says: "problem.code-closed"},
	} {
		b.path, b.status = "/join", wrong
		w.now = w.now.Add(20 * 60e9) // so that no try waits
		w.refuses(t, b)
	}
	for _, b := range []bad{
		{name: "resume, empty", form: form("code", ""), says: "problem.resume-empty"},
		{name: "resume, short", form: form("code", "AB"), says: length, keeps: []string{"AB"}},
		{name: "resume, unknown", form: form("code", guess), says: "problem.resume-unknown", keeps: []string{guess}},
		{name: "resume, a card is no seat", form: form("code", code), says: "problem.resume-unknown"},
	} {
		b.path, b.status = "/resume", wrong
		w.now = w.now.Add(20 * 60e9)
		w.refuses(t, b)
	}
	for _, path := range []string{"/j/x", "/j/" + guess, "/j/%00", "/j/" + strings.Repeat("A", 3000)} {
		w.now = w.now.Add(20 * 60e9)
		judgeRefusal(t, bad{name: "scanned", status: wrong}, "ka", w.get(t, "", path, header("Accept-Language", "ka")))
	}
}

func TestSeatsAndSlips(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	trainer, id := w.people["trainer"], w.workshopOf(t)
	card := w.cardOf(t, trainer, id, "police")
	w.as(t, "entering", assessment.Actor{Role: assessment.Visitor, Workshop: id, Agency: "police"})
	seat := func(b bad) {
		b.who, b.path = "entering", "/seat"
		w.refuses(t, b)
	}
	long := strings.Repeat("ა", 61)
	seat(bad{name: "name too long", form: form("name", long), status: wrong, says: "problem.name-long", args: []any{"limit", 60}, keeps: []string{long}})
	seat(bad{name: "slip unknown", form: form("name", "Nino", "slip", guess), status: wrong, says: "problem.slip-unknown", keeps: []string{"Nino", guess}})
	seat(bad{name: "slip odd", form: form("name", "Nino", "slip", "?"), status: wrong, says: "problem.slip-unknown", keeps: []string{"Nino", "?"}})
	w.seat(t, "lead", id, "police", "", card.Slip)
	seat(bad{name: "slip used", form: form("name", "Nino", "slip", card.Slip), status: wrong, says: "problem.slip-used", keeps: []string{"Nino"}})
	w.seat(t, "second", id, "police", "", "")
	w.seat(t, "third", id, "police", "", "")
	seat(bad{name: "taken meanwhile", form: form("name", "Nino"), status: http.StatusConflict, says: "failure.seats-taken-text"})
	w.refuses(t, bad{name: "a dead code", path: "/join", form: form("code", code), status: http.StatusConflict, says: "failure.seats-taken-text"})
	if got := w.get(t, "entering", "/who", header("Accept-Language", "ka")); got.Code != http.StatusConflict {
		t.Errorf("the five lines without a seat left: %d", got.Code)
	}
	if err := w.LeaveAgency(t.Context(), trainer.Actor, id, "police"); err != nil {
		t.Fatal(err)
	}
	w.refuses(t, bad{name: "the code of an agency that left", path: "/join", form: form("code", code), status: wrong, says: "problem.code-unknown"})
	w.refuses(t, bad{name: "a visit of an agency that left", who: "entering", path: "/seat", status: http.StatusUnauthorized, says: "failure.expired"})
}

func TestBadSetup(t *testing.T) {
	t.Parallel()
	w := openWorld(t, t.TempDir())
	link := func() string {
		token, err := w.NewSetupLink(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		return "/setup/" + token
	}
	used := link()
	if _, err := w.UseSetupLink(t.Context(), strings.TrimPrefix(used, "/setup/"), "Ana", "encoded"); err != nil {
		t.Fatal(err)
	}
	fresh := link()
	good := []string{"passphrase", passphrase, "again", passphrase}
	for _, b := range []bad{
		{name: "used", path: used, form: form(append(good, "name", "Eka")...), status: http.StatusGone, says: "failure.used-link-text"},
		{name: "never made", path: "/setup/none", form: form(append(good, "name", "Eka")...), status: http.StatusNotFound, says: "failure.not-found"},
		{name: "no name", path: fresh, form: form(append(good, "name", " ")...), status: wrong, says: "trainer.problem-name"},
		{name: "name too long", path: fresh, form: form(append(good, "name", strings.Repeat("a", 61))...), status: wrong, says: "trainer.problem-name-long", args: []any{"limit", 60}, keeps: []string{strings.Repeat("a", 61)}},
		{name: "name taken", path: fresh, form: form(append(good, "name", "ana")...), status: wrong, says: "trainer.problem-name-taken", keeps: []string{"ana"}},
		{name: "short", path: fresh, form: form("name", "Eka", "passphrase", "lamps", "again", "lamps"), status: wrong, says: "trainer.problem-passphrase-short", args: []any{"limit", 12}, keeps: []string{"Eka"}},
		{name: "common", path: fresh, form: form("name", "Eka", "passphrase", "passwordpassword", "again", "passwordpassword"), status: wrong, says: "trainer.problem-passphrase-common", keeps: []string{"Eka"}, hides: []string{"passwordpassword"}},
		{name: "differs", path: fresh, form: form("name", "Eka", "passphrase", passphrase, "again", passphrase+"!"), status: wrong, says: "trainer.problem-passphrase-again", keeps: []string{"Eka"}, hides: []string{passphrase}},
		{name: "sign in without a pass-phrase", path: "/sign-in", form: form("name", "Ana"), status: wrong, says: "trainer.problem-passphrase-empty", keeps: []string{"Ana"}},
		{name: "sign in, wrong", path: "/sign-in", form: form("name", "nobody", "passphrase", "something else"), status: wrong, says: "trainer.problem-sign-in", keeps: []string{"nobody"}, hides: []string{"something else"}},
	} {
		w.refuses(t, b)
	}
	judgeRefusal(t, bad{name: "reading a used link", status: http.StatusGone, says: "failure.used-link-text"}, "ka", w.get(t, "", used, header("Accept-Language", "ka")))
}

func TestBadPlans(t *testing.T) {
	t.Parallel()
	w := answering(t)
	id := w.people["entering"].Workshop
	row := func(pairs ...string) url.Values {
		f := form("title", "Room of tomorrow", "country", "Orvelia", "day", "2027-03-01", "language", "ka", "set", "core", "rule", "room", "rows", "2",
			"agency-0", "1", "kind-0", "emb", "name-0", "Commission", "short-0", "EC", "seats-0", "2",
			"agency-1", "1", "kind-1", "police", "name-1", "Police", "short-1", "P", "seats-1", "3")
		for i := 0; i+1 < len(pairs); i += 2 {
			f.Set(pairs[i], pairs[i+1])
		}
		return f
	}
	keeps := []string{"Orvelia", "Commission", "ka"}
	long := strings.Repeat("ო", 121)
	for _, b := range []bad{
		{name: "no title", form: row("title", ""), says: "trainer.problem-title"},
		{name: "title too long", form: row("title", long), says: "trainer.problem-line-long", args: []any{"limit", 120}, keeps: []string{long}},
		{name: "day", form: row("day", "1 March"), says: "trainer.problem-day", keeps: []string{"1 March"}},
		{name: "no such day", form: row("day", "2027-02-30"), says: "trainer.problem-day", keeps: []string{"2027-02-30"}},
		{name: "rule", form: row("rule", "all"), says: "trainer.problem-rule"},
		{name: "set", form: row("set", "all"), says: "trainer.problem-set"},
		{name: "no agencies", form: row("rows", "0"), says: "trainer.problem-agencies"},
		{name: "no seats", form: row("seats-1", "0"), says: "trainer.problem-agency-seats", args: []any{"limit", 40}},
		{name: "odd seats", form: row("seats-1", "three"), says: "trainer.problem-agency-seats", args: []any{"limit", 40}, keeps: []string{"three"}},
		{name: "many seats", form: row("seats-1", "99999999999999999999"), says: "trainer.problem-agency-seats", args: []any{"limit", 40}},
		{name: "the same short name", form: row("short-1", "ec"), says: "trainer.problem-agency-same", keeps: []string{"ec"}},
		{name: "no name", form: row("name-1", ""), says: "trainer.problem-agency-name"},
	} {
		b.who, b.path, b.status = "trainer", "/trainer/new", wrong
		if b.name != "no agencies" {
			b.keeps = append(b.keeps, keeps...)
		}
		w.refuses(t, b)
	}
	none := row()
	none.Del("language")
	w.refuses(t, bad{name: "no language", who: "trainer", path: "/trainer/new", form: none, status: wrong, says: "trainer.problem-languages", keeps: []string{"Room of tomorrow"}})
	at := "/w/" + id
	for _, b := range []bad{
		{name: "an agency without a name", path: at + "/agencies", form: form("kind", "dpa", "short", "DPA", "seats", "2"), status: wrong, says: "trainer.problem-agency-name", keeps: []string{"DPA"}},
		{name: "an agency of no kind", path: at + "/agencies", form: form("kind", "x", "name", "New one", "short", "N", "seats", "2"), status: wrong, says: "trainer.problem-agency-kind", keeps: []string{"New one"}},
		{name: "a short name twice", path: at + "/agencies/police", form: form("name", "Other police", "short", "cert", "seats", "2"), status: wrong, says: "trainer.problem-agency-same", keeps: []string{"Other police", "cert"}},
		{name: "leaving without its name", path: at + "/agencies/police/left", form: form("short", "Polize"), status: wrong, keeps: []string{"Polize"}},
		{name: "no theme", path: at + "/themes", form: form("to", "open"), status: wrong, says: "trainer.problem-themes-none"},
		{name: "a step that is none", path: at + "/themes", form: form("theme", shownTheme, "to", "open"), status: http.StatusConflict, says: "trainer.problem-themes-stage"},
		{name: "a stage that is none", path: at + "/themes", form: form("theme", openTheme, "to", "gone"), status: http.StatusConflict, says: "trainer.problem-themes-stage"},
		{name: "a theme that is none", path: at + "/themes", form: form("theme", "none", "to", "open"), status: http.StatusNotFound, says: "failure.not-found"},
		{name: "a question that is not shown", path: at + "/screen", form: form("question", w.asked(assessment.Police, openTheme)[0]), status: http.StatusConflict, says: "failure.not-open"},
		{name: "export without a scope", path: at + "/export", form: form("plain", "1", "reason", "because"), status: wrong, says: "trainer.problem-scope", keeps: []string{"because"}},
		{name: "everything without a reason", path: at + "/export", form: form("scope", "full", "plain", "1"), status: wrong, says: "trainer.problem-export-reason"},
		{name: "no agency", path: at + "/export", form: form("scope", "agency", "plain", "1"), status: wrong, says: "trainer.problem-export-agency"},
		{name: "an agency that is none", path: at + "/export", form: form("scope", "agency", "agency", "none", "plain", "1"), status: http.StatusNotFound, says: "failure.not-found"},
		{name: "no pass-phrase", path: at + "/export", form: form("scope", "room", "reason", "why"), status: wrong, says: "trainer.problem-passphrase-short", args: []any{"limit", 12}, keeps: []string{"why"}},
		{name: "no day", path: at + "/plan", form: form("title", "Kept title", "day", "soon", "language", "en"), status: wrong, says: "trainer.problem-day", keeps: []string{"Kept title", "soon"}},
	} {
		b.who = "trainer"
		w.refuses(t, b)
	}
	w.exec(t, `UPDATE workshop SET state = 'handed-over'`)
	for path, f := range map[string]url.Values{
		"/agencies": form("kind", "dpa", "name", "Data", "short", "DPA", "seats", "2"), "/plan": form("title", "Other", "language", "en"),
		"/start": nil, "/agencies/police/code": nil, "/screen": nil,
	} {
		w.refuses(t, bad{name: "handed over, " + path, who: "trainer", path: at + path, form: f, status: http.StatusConflict, says: "failure.handed-over-text"})
	}
}

func TestBadStatements(t *testing.T) {
	t.Parallel()
	w := answering(t)
	scenario, systems := w.bank.Defaults.Scenarios[0], w.bank.Defaults.Systems
	task := w.taskOf(scenario)
	named := func(p *assessment.Prose) string { return p.Tasks[task] }
	system := func(p *assessment.Prose) string { return p.Systems[systems[0]].Name }
	cert := []any{"title", "CERT"}
	const channels = "/each-other/channels/incident"
	cases := []struct {
		bad
		field string // that comes back as it was chosen
	}{
		{bad{name: "through nobody", path: channels, form: form("sends-cert", "via"), status: wrong, says: "each.problem-via", args: cert}, `name="sends-cert"][value="via"]`},
		{bad{name: "through itself", path: channels, form: form("sends-cert", "via", "via-cert", "police"), status: wrong, says: "each.problem-via-self", args: cert}, `name="sends-cert"][value="via"]`},
		{bad{name: "with nobody", path: "/each-other/scenarios/" + scenario, form: form("claim-"+task, "with", "basis-"+task, "law"), status: wrong, says: "each.problem-other", title: named}, `name="claim-` + task + `"][value="with"]`},
		{bad{name: "a part and none", path: "/each-other/systems", form: url.Values{"stake-" + systems[0]: {"owns", "none"}}, status: wrong, says: "each.problem-stake", title: system}, `name="stake-` + systems[0] + `"][value="owns"]`},
		{bad{name: "no such type", path: "/each-other/channels/none", form: form("sends-cert", "yes"), status: http.StatusNotFound, says: "failure.not-found"}, ""},
		{bad{name: "no such word", path: channels, form: form("sends-cert", "perhaps"), status: http.StatusBadRequest, says: "failure.bad-request"}, ""},
		{bad{name: "no such proposal", path: "/each-other/proposals", form: form("proposal", "x", "take", "1"), status: http.StatusNotFound, says: "failure.not-found"}, ""},
	}
	judge := func() {
		t.Helper()
		for _, b := range cases {
			b.who = "police 1"
			w.refuses(t, b.bad)
			doc, err := goquery.NewDocumentFromReader(w.post(t, b.who, b.path, b.form).Body)
			if err != nil {
				t.Fatal(err)
			}
			if b.field != "" && doc.Find("input["+b.field+"[checked]").Length() != 1 {
				t.Errorf("%s: the page lost what was chosen", b.name)
			}
		}
	}
	judge()
	if err := w.MoveStatements(t.Context(), w.people["trainer"].Actor, w.people["entering"].Workshop, assessment.Locked); err != nil {
		t.Fatal(err)
	}
	lost := `name="claim-` + task + `"][value="support"]`
	cases = append(cases[:0], struct {
		bad
		field string
	}{bad{name: "locked", path: "/each-other/scenarios/" + scenario, form: form("claim-"+task, "support"), status: http.StatusConflict, says: "each.problem-locked"}, lost})
	judge()
	w.exec(t, `UPDATE workshop SET state = 'handed-over'`)
	cases[0].name = "handed over"
	judge()
	w.exec(t, `UPDATE workshop SET statements = 0`)
	w.refuses(t, bad{name: "no statements", who: "police 1", path: channels, form: form("sends-cert", "yes"), status: http.StatusConflict, says: "failure.not-open"})
}

// TestHandedOverIsReadable reads everything of a workshop that can no longer be
// changed.
func TestHandedOverIsReadable(t *testing.T) {
	t.Parallel()
	w := answering(t)
	read := func() map[string]int {
		out := map[string]int{}
		for _, v := range w.visits(t) {
			if v.method == http.MethodGet {
				out[v.String()] = w.get(t, v.who, v.path).Code
			}
		}
		return out
	}
	running := read()
	w.exec(t, `UPDATE workshop SET state = 'handed-over'`)
	for at, code := range read() {
		scanned := strings.Contains(at, " /j/") && code == http.StatusConflict
		if code != running[at] && !scanned {
			t.Errorf("%s answers %d, and %d while it ran", at, code, running[at])
		}
	}
	if got := w.post(t, "", "/resume", form("code", w.people["police 2"].personal)).Code; got != right {
		t.Errorf("a personal code: %d, want the way back to read on", got)
	}
}
