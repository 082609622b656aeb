//go:build browser

package main_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestWorkshopEncrypted is a whole workshop in the room's network with TLS.
func TestWorkshopEncrypted(t *testing.T) {
	t.Parallel()
	cert, key, pin := certificate(t)
	b := newBrowser(t, chromedp.Flag("ignore-certificate-errors-spki-list", pin))
	runWorkshop(t, b, "https://room.test:", "--room", "--host", "room.test", "--cert", cert, "--key", key)
}

// TestWorkshopPlain is the same without TLS, where browsers keep much from a
// page that they give to one on localhost.
func TestWorkshopPlain(t *testing.T) {
	t.Parallel()
	b := newBrowser(t)
	runWorkshop(t, b, "http://room.test:", "--room", "--host", "room.test", "--plain-http", "--i-understand")
}

// workshop is one run of these tests.
type workshop struct {
	*testing.T
	server    *server
	browser   *browser
	way       *lossy // on which police 2 reaches the server
	trainer   *trainer
	officials []*official
}

func runWorkshop(t *testing.T, b *browser, address string, flags ...string) {
	w := &workshop{T: t, server: serve(t, flags...), browser: b}
	if !strings.HasPrefix(w.server.base, address) {
		t.Fatalf("the server printed %s, want %s…", w.server.base, address)
	}
	w.way = newLossy(t, w.server)
	w.trainer = signedUp(b.person(t, "trainer", w.server.base, laptop), w.server.link)
	all := agencies(t)
	w.trainer.plan(all)
	for _, a := range all {
		for seat := range a.Seats {
			w.seat(a, seat+1)
		}
	}
	w.join(all)
	w.trainer.move(theme, "open")
	w.all("answer", w.answerApart)
	w.restart()
	w.all("go on", func(o *official) { w.goOn(o) })
	w.all("house", w.confirm)
	w.lock()
	w.show()
	w.compare()
	w.exchange()
	for _, o := range w.officials {
		o.quiet(expectedOf(o)...)
	}
	w.trainer.quiet()
}

// expectedOf is what a browser says when a person's network was cut, and when a
// form came back with a problem; of others it says nothing.
func expectedOf(o *official) []string {
	expected := []string{"net::ERR_CONNECTION_REFUSED"} // while the server was down
	switch o.name {
	case "cert 2":
		expected = append(expected, "net::ERR_INTERNET_DISCONNECTED")
	case "police 1":
		expected = append(expected, "status of 422")
	case "police 2":
		expected = append(expected, "net::ERR_")
	case "media 1":
		expected = append(expected, "status of 409")
	}
	return expected
}

func (w *workshop) seat(a *agency, seat int) {
	w.Helper()
	name := fmt.Sprintf("%s %d", a.Kind, seat)
	base := w.server.base
	if name == "police 2" {
		base = w.way.base
	}
	o := &official{person: w.browser.person(w.T, name, base, phone), agency: a, seat: seat}
	o.script(w.scripted(o))
	w.officials = append(w.officials, o)
}

// scripted is false for the one whose browser has JavaScript off.
func (w *workshop) scripted(o *official) bool { return o.name != "emb 2" }

func (w *workshop) language(o *official) string {
	if o.name == "emb 3" {
		return "ka"
	}
	return "en"
}

func (w *workshop) official(name string) *official {
	w.Helper()
	for _, o := range w.officials {
		if o.name == name {
			return o
		}
	}
	w.Fatalf("nobody is %s", name)
	return nil
}

// all lets every official do something, several at a time, and goes on when all
// have done it.
func (w *workshop) all(what string, do func(*official)) {
	w.Helper()
	w.Run(what, func(t *testing.T) {
		for _, o := range w.officials {
			t.Run(o.name, func(t *testing.T) {
				t.Parallel()
				do(o.during(t))
			})
		}
	})
	if w.Failed() {
		w.FailNow()
	}
}

// join seats everybody. Seats are numbered as people come, so those of an
// agency come one after the other.
func (w *workshop) join(all []*agency) {
	w.Helper()
	w.Run("join", func(t *testing.T) {
		for _, a := range all {
			t.Run(a.Kind, func(t *testing.T) {
				t.Parallel()
				for _, o := range w.officials {
					if o.agency == a {
						o.during(t).join(w.language(o))
					}
				}
			})
		}
	})
	if w.Failed() {
		w.FailNow()
	}
}

// answerApart is the first part, answered by clicks; what can go wrong on the
// way goes wrong for some.
func (w *workshop) answerApart(o *official) {
	o.begin()
	questions := o.questions()
	last := questions[len(questions)-1]
	for _, q := range questions[:len(questions)-1] {
		o.choose(q)
	}
	switch o.name {
	case "emb 2": // has only the button
		o.choose(last)
		return
	case "digital 1": // answers it when the server is down
	case "cert 2":
		o.until(saved).offline(true)
		o.choose(last)
		o.shows(`[data-state="waiting"]`).offline(false)
	case "police 2":
		w.answerUnheard(o, last)
	default:
		o.choose(last)
	}
	o.until(saved)
	switch o.name {
	case "prosecution 1":
		see(o.person, "loading the page again", chromedp.Reload())
		o.showsChosen("a reload")
	case "police 1":
		w.secondDevice(o)
	}
}

// answerUnheard saves an answer whose receipt is lost: the browser sends it
// again, and that adds no revision.
func (w *workshop) answerUnheard(o *official, question string) {
	o.until(saved)
	w.way.lose()
	before := o.log.posted()
	o.choose(question)
	for late := time.Now().Add(patience); len(w.answers(o, question)) == 0; {
		if time.Now().After(late) {
			o.Fatalf("%s: the answer does not reach the server", o.name)
		}
	}
	// The browser itself tries once more on a new connection; then the script
	// hears of it.
	w.way.stop()
	o.shows(`[data-state="waiting"]`)
	w.way.mend()
	o.until(saved)
	if sent := o.log.posted() - before; sent < 2 {
		o.Errorf("%s: the answer was sent %d times, want it sent again", o.name, sent)
	}
	if rows := w.answers(o, question); len(rows) != 1 || rows[0].Revision != 1 || rows[0].Choice != o.choice(question) {
		o.Errorf("%s: sending it again left the rows %+v, want one", o.name, rows)
	}
}

// answers are the rows of an official's answers to a question.
func (w *workshop) answers(o *official, question string) []answerRow {
	o.Helper()
	d := w.server.bundle(o.T, w.trainer.workshop)
	var rows []answerRow
	for _, a := range d.Answers {
		if a.Respondent == d.respondent(o) && a.Question == question {
			rows = append(rows, a)
		}
	}
	return rows
}

// secondDevice goes on with the personal code in another browser.
func (w *workshop) secondDevice(o *official) {
	part := o.path()
	o.open("/tasks")
	code := o.text("aside.later b.nowrap")
	other := &official{person: w.browser.person(o.T, o.name+" elsewhere", o.base, phone), agency: o.agency, seat: o.seat}
	other.open("/resume").write("#code", code).follow("main button[type=submit]", "/tasks")
	other.open(part)
	other.showsChosen("going on with the personal code")
	other.quiet()
	o.open(part)
	o.showsChosen("a second device")
}

// restart kills the server while people answer. Nobody signs in again.
func (w *workshop) restart() {
	w.Helper()
	w.server.kill(w.T)
	o := w.official("digital 1")
	questions := o.questions()
	o.choose(questions[len(questions)-1])
	o.shows(`[data-state="waiting"]`)
	w.server.start(w.T)
	o.until(saved)
}

// goOn is the rest of the theme, from where the official stood.
func (w *workshop) goOn(o *official) {
	if o.name == "security 1" {
		part := o.path()
		o.follow("#save button[type=submit]", "").back()
		if at := o.path(); at != part {
			o.Errorf("%s: back leads to %s, want %s", o.name, at, part)
		}
		o.showsChosen("the back button")
	}
	o.goOn(w.scripted(o))
	if o.name == "emb 2" {
		o.begun(theme)
	}
}

// begun fails unless every part of the theme stands complete on the task list.
func (o *official) begun(theme string) {
	o.Helper()
	if n := ask[int](o.person, `document.querySelectorAll('main a.btn[href^="/parts/`+theme+`"]').length`); n != 0 {
		o.Errorf("%s: the task list still offers a part of %s", o.name, theme)
	}
}

// confirm is the lead's part. The police decide about their voices, which are
// two levels apart; the commission leaves some open; the others agree.
func (w *workshop) confirm(o *official) {
	if !o.leads() {
		return
	}
	o.open("/house").follow(`form[action="/house/agree"] button`, "/house")
	if o.name != "police 1" {
		return
	}
	const decide = `form:has(#question-cs-restore)`
	o.click(decide + ` label.choice:has(input[value="1"])`)
	o.follow(decide+` button[type=submit]`, "/house/confirm")
	if !ask[bool](o.person, `document.activeElement.matches(".errors")`) {
		o.Errorf("%s: after a decision without a reason the focus is not on what is wrong", o.name)
	}
	o.write("#reason-cs-restore", "Only parts of it were ever restored.")
	o.follow(decide+` button[type=submit]`, "/house")
	o.shows("#confirmed")
}

// lock closes the theme. A page that is still open cannot save into it, keeps
// what was chosen, and says so.
func (w *workshop) lock() {
	w.Helper()
	late := w.official("media 1")
	late.open("/parts/" + theme + "/1")
	w.trainer.move(theme, "locked")
	q := late.questions()[0]
	late.click(card(q, "4")).shows(`[data-state="refused"]`)
	if !ask[bool](late.person, `Object.keys(localStorage).some(k => k.startsWith("electready.answers."))`) {
		late.Errorf("%s: the answer that came late is not kept", late.name)
	}
	late.open("/tasks")
}

// show shows the theme to the room, and one question on its screen.
func (w *workshop) show() {
	w.Helper()
	tr := w.trainer
	tr.open(tr.at("/themes/" + theme))
	tr.follow(`form:has(input[name="to"][value="shown"]) button`, tr.at("/themes/"+theme))
	tr.follow(`form[action$="/screen"]:has(input[name="question"][value="cs-mfa"]) button`, "")
}

// respondent is the id of an official.
func (d *document) respondent(o *official) string {
	kinds := map[string]string{}
	for _, a := range d.Agencies {
		kinds[a.ID] = a.Kind
	}
	for _, r := range d.Respondents {
		if kinds[r.Agency] == o.agency.Kind && r.Seat == o.seat {
			return r.ID
		}
	}
	return ""
}

// rows is a document as rows: the text of each row of each list, and of all
// that is no list.
func rows(t *testing.T, text []byte) map[string]map[string]bool {
	t.Helper()
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]bool{}
	for key, value := range all {
		out[key] = map[string]bool{}
		var list []any
		if json.Unmarshal(value, &list) != nil {
			list = []any{value}
		}
		for _, row := range list {
			line, err := json.Marshal(row) // the keys of an object come out in order
			if err != nil {
				t.Fatal(err)
			}
			out[key][string(line)] = true
		}
	}
	return out
}
