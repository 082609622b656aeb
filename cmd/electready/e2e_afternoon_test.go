//go:build browser

package main_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// afternoon is the run-sheet's four hours, with all who take part: two trainers,
// the room's screen, an observer and ten officials.
type afternoon struct {
	*round
	second   *trainer
	screen   *screens
	observer *person
	people   []*official
	runs     string            // the step of the run-sheet
	codes    map[string]string // personal codes, by name of the official
}

// begins is when the workshop begins, by the program's clock: 100 days before
// the election that it is about.
var begins = time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)

// The question that the day is about, and what agencies answer to all others.
const asked = "cs-mfa"

// dayLevels is what an agency's people answer to every question, by round; the
// second round asks about one question only.
var dayLevels = map[string][3]string{
	"emb": {"3", "3", "4"}, "cert": {"3", "3", "3"}, "police": {"1", "2", "2"}, "prosecution": {"0", "2", "3"}, "security": {"1", "2", "2"},
	"digital": {"2", "3", "1"}, "media": {"1", "3", "3"}, "government": {"unknown", "unknown", "unknown"}, "supplier": {"2", "2", "1"},
}

// why is what agencies say of their answers of the follow-up that are not those
// of the first round. Only the first two count as progress.
var why = map[string]string{
	"emb": "changed", "police": "changed", "prosecution": "learned", "security": "understood-differently", "digital": "overstated",
	"media": "other-person", "supplier": "overstated",
}

// TestAfternoon goes through the day of the usual run-sheet and what follows
// months later.
func TestAfternoon(t *testing.T) {
	t.Parallel()
	wholeAfternoon(t, func(*person, string) {})
}

// wholeAfternoon calls look for every state of the room's screen.
func wholeAfternoon(t *testing.T, look func(screen *person, state string)) {
	t.Helper()
	r := &round{T: t, browser: newBrowser(t), server: serveFrom(t, begins), leads: map[string]*official{}, names: map[string]string{}}
	a := &afternoon{round: r, codes: map[string]string{}}
	r.seat()
	a.open(look)
	a.themes("block-a", "house-a", "show-a", 0)
	a.talk()
	a.again()
	a.eachOther()
	a.inner()
	a.themes("block-b", "house-b", "show-b", 0)
	a.agree()
	a.plan()
	a.takeHome()
	a.months()
	a.erase()
	for _, o := range a.people {
		o.quiet("status of 409", "status of 410", "status of 401", "status of 404")
	}
	a.trainer.quiet("status of 409")
	a.second.quiet("status of 409", "status of 410", "status of 404")
}

// passes lets time pass in a room where trainers and the observer look at their
// pages now and then; who does not is signed out.
func (a *afternoon) passes(d time.Duration) {
	a.Helper()
	const step = 10 * time.Minute
	for ; d > 0; d -= step {
		a.server.later(a.T, min(d, step))
		a.trainer.open(a.trainer.at(""))
		a.second.open(a.second.at(""))
		if a.observer != nil {
			a.observer.open("/room")
		}
	}
}

// minutes is how long the steps of the run-sheet take.
var minutes = map[string]int{
	"opening": 15, "welcome": 10, "block-a": 18, "house-a": 7, "show-a": 25, "coffee": 10, "statements": 20, "preview": 15, "lunch": 90,
	"back": 8, "inner": 22, "block-b": 16, "house-b": 6, "show-b": 20, "air": 8, "principles": 13, "actions": 17, "ending": 10,
}

// begin lets the step that runs go by, and begins the next one.
func (a *afternoon) begin(step string) {
	a.Helper()
	a.passes(time.Duration(minutes[a.runs]) * time.Minute)
	a.runs = step
	t := a.trainer
	t.open(t.at(""))
	t.follow(fmt.Sprintf(`form[action$="/sheet"]:has(input[name=step][value=%q]):has(input[name=do][value=now]) button`, step), t.at(""))
}

// tap presses a button of the step that runs.
func (a *afternoon) tap(to string) {
	a.Helper()
	t := a.trainer
	t.open(t.at("")).follow(fmt.Sprintf(`.sheet .now form[action$="/themes"]:has(input[name=to][value=%q]) button`, to), "")
}

// open is the beginning: the links of the screen and the observer, the second
// trainer, and the second one of the commission.
func (a *afternoon) open(look func(*person, string)) {
	a.Helper()
	t := a.trainer
	a.begin("opening")
	a.screen = a.hang(look)
	a.observer = a.browser.person(a.T, "observer", a.server.base, laptop)
	a.observer.open(a.link("observer", "en"))
	a.second = a.invited()

	for _, o := range a.leads {
		a.people = append(a.people, o)
	}
	slices.SortFunc(a.people, func(x, y *official) int { return strings.Compare(x.name, y.name) })
	colleague := &official{person: a.browser.person(a.T, "emb 2", a.server.base, phone), agency: a.leads["emb"].agency, seat: 2}
	colleague.join("en")
	a.people = append(a.people, colleague)
	if len(a.people) != 10 {
		a.Fatalf("%d officials, want 10", len(a.people))
	}
	for _, o := range a.people {
		a.codes[o.name] = o.open("/tasks").text("aside.later b.nowrap")
	}
	a.screen.shows("join")
	a.begin("welcome")
	if !strings.Contains(t.text("main"), "Who sees what") {
		a.Errorf("the step says not what it needs: %s", t.text(".sheet .now"))
	}
}

// link makes a link for somebody, and gives its address.
func (a *afternoon) link(role, language string) string {
	a.Helper()
	t := a.trainer
	t.open(t.at("/links"))
	form := fmt.Sprintf(`form:has(input[name="role"][value=%q])`, role)
	ask[chromedp.Void](t.person, fmt.Sprintf(`(() => { const f = document.querySelector(%q); const l = f.querySelector('input[name="lang"][value=%q]'); if (l) l.checked = true; })()`, form, language))
	t.follow(form+" button", "")
	return ask[string](t.person, `new URL(document.querySelector("#link-address").value).pathname`)
}

// invited is the second trainer.
func (a *afternoon) invited() *trainer {
	a.Helper()
	t := a.trainer
	t.open(t.at("/links")).follow(`form[action$="/invitations"] button`, "")
	second := &trainer{person: a.browser.person(a.T, "second trainer", a.server.base, laptop), workshop: t.workshop}
	second.open(ask[string](t.person, `new URL(document.querySelector("#link-address").value).pathname`))
	const phrase = "steady boats beyond the harbour"
	second.write("#name", "Nino").write("#passphrase", phrase).write("#again", phrase).follow(`button[value="new"]`, second.at(""))
	return second
}

// level is what somebody answers in a round.
func (o *official) level(round int, question string) string {
	if round == 0 && o.agency.Kind == "emb" && o.seat == 2 && question == asked {
		return "1" // two below the lead
	}
	return dayLevels[o.agency.Kind][round]
}

// answers answers all that is open, part after part as the button leads.
func (o *official) answers(round int) {
	o.Helper()
	for begin := `main a.btn[href^="/parts/"]`; ask[bool](o.open("/tasks"), `!!document.querySelector('`+begin+`')`); {
		for o.follow(begin, ""); o.path() != "/tasks"; {
			before := o.path()
			for _, q := range o.questions() {
				o.touch(card(q, o.level(round, q)))
			}
			if round == 2 && why[o.agency.Kind] != "" {
				for _, q := range o.questions() {
					o.touch(fmt.Sprintf(`#why-%s label:has(input[value=%q])`, q, why[o.agency.Kind]))
				}
			}
			o.until(saved)
			if o.follow("#save button[type=submit]", ""); o.path() == before {
				o.Fatalf("%s does not get beyond %s: %s", o.name, before, o.text("main"))
			}
		}
	}
}

// everybody lets all officials do something, several at a time.
func (a *afternoon) everybody(what string, do func(*official)) {
	a.Helper()
	done := a.Run(what, func(t *testing.T) {
		for _, o := range a.people {
			t.Run(o.name, func(t *testing.T) {
				t.Parallel()
				do(o.during(t))
			})
		}
	})
	if !done {
		a.FailNow()
	}
}

// themes is one block: people answer, houses decide, and the room sees it.
func (a *afternoon) themes(block, house, show string, round int) {
	a.Helper()
	t := a.trainer
	a.begin(block)
	a.tap("open")
	if block == "block-a" {
		a.pause()
	}
	a.everybody(block, func(o *official) { o.answers(round) })
	a.begin(house)
	a.everybody(house, func(o *official) {
		if !o.leads() {
			return
		}
		o.open("/house").follow(`form[action="/house/agree"] button`, "/house")
		if decide := `form:has(#question-` + asked + `)`; o.agency.Kind == "emb" && block == "block-a" {
			o.click(decide + ` label.choice:has(input[value="3"])`)
			o.write("#reason-"+asked, "The test of spring is meant.")
			o.follow(decide+` button[type=submit]`, "/house")
		}
	})
	a.tap("locked")
	a.begin(show)
	a.tap("shown")
	if show == "show-a" {
		t.open(t.at("/themes/"+theme)).follow(`form[action$="/screen"]:has(input[name="question"][value="`+asked+`"]) button`, "")
		a.screen.shows("question")
		return
	}
	t.open(t.at("/themes/disinformation"))
	t.follow(`form[action$="/screen"]:has(input[name="question"]:not([value=""])) button`, "")
	a.screen.shows("question-b")
}

// pause closes answering for everybody, with two minutes' notice; the second
// trainer asks for it, the first one ends it.
func (a *afternoon) pause() {
	a.Helper()
	o, t := a.leads["digital"], a.trainer
	a.second.open(a.second.at("")).follow(`form[action$="/pause"] button`, a.second.at(""))
	o.open("/tasks").follow(`main a.btn[href^="/parts/"]`, "")
	q := o.questions()[0]
	o.click(card(q, "1")).until(saved)
	a.server.later(a.T, 2*time.Minute)
	o.click(card(q, "2")).shows(`[data-state="waiting"], [data-state="refused"]`)
	t.open(t.at("")).follow(`form[action$="/pause"] button`, t.at(""))
	o.until(saved).quiet("status of 425")
}

// talk is what is talked about: both trainers write at once, and the day runs
// late.
func (a *afternoon) talk() {
	a.Helper()
	t, second := a.trainer, a.second
	t.open(t.at("/queue")).follow(`main form[action$="/queue"] button[value="pick"]`, "")
	t.open(t.at("/notes"))
	second.open(t.at("/notes")).write("#note", "The second trainer heard this.").follow(`#notes button[type=submit]`, "")
	t.write("#note", "The first trainer heard that.").follow(`#notes button[type=submit]`, "")
	for _, own := range []string{"The second trainer heard this.", "The first trainer heard that."} {
		if !strings.Contains(ask[string](t.person, `document.querySelector("main").innerHTML`), own) {
			a.Errorf("the page with both versions lacks %q", own)
		}
	}
	t.follow(`#notes button[type=submit]`, "")

	a.passes(30 * time.Minute) // beside the 25 that the step has
	a.passes(25 * time.Minute)
	t.open(t.at(""))
	skip := `form[action$="/sheet"]:has(input[name=do][value=skipped]):has(input[name=step][value=principles]) button`
	t.follow(skip, t.at(""))
	t.follow(`form[action$="/sheet"]:has(input[name=do][value=back]):has(input[name=step][value=principles]) button`, t.at(""))
	a.runs = "" // its minutes are over
}

// again is the second round on one question, over coffee.
func (a *afternoon) again() {
	a.Helper()
	t := a.trainer
	a.begin("coffee")
	t.open(t.at("/rounds"))
	ask[chromedp.Void](t.person, `[...document.querySelectorAll('input[name="question"]')].forEach(i => i.checked = i.value === "`+asked+`")`)
	t.follow(`form:has(input[value="second"]) button[type=submit]`, "")
	a.everybody("second round", func(o *official) {
		o.open("/tasks").follow(`main a.btn[href^="/parts/"]`, "")
		if got := o.questions(); !slices.Equal(got, []string{asked}) {
			o.Errorf("%s is asked %v once more", o.name, got)
		}
		if o.agency.Kind == "emb" && o.seat == 2 {
			if text := o.text("main"); strings.Contains(text, "The test of spring") {
				o.Errorf("a colleague reads the lead's reason: %s", text)
			}
		}
		o.touch(card(asked, o.level(1, asked)))
		o.until(saved)
		o.follow("#save button[type=submit]", "")
		if o.leads() && ask[bool](o.open("/house"), `!!document.querySelector('form[action="/house/agree"] button')`) {
			o.follow(`form[action="/house/agree"] button`, "/house")
		}
	})
	for _, to := range []string{"locked", "shown"} {
		t.open(t.at("/rounds")).follow(fmt.Sprintf(`form:has(input[name="to"][value=%q]) button`, to), "")
	}
	t.open(t.at("/rounds")).follow(`form[action$="/screen"]:has(input[name="moves"]) button`, "")
	a.screen.shows("moves")
}

// eachOther is what agencies say about each other, up to the end of lunch.
func (a *afternoon) eachOther() {
	a.Helper()
	a.begin("statements")
	a.trainer.step("open")
	a.fill()
	a.absent()
	a.begin("preview")
	a.trainer.step("locked")
	a.begin("lunch")
	a.mend()
	a.decline()
	a.hold()
	for _, kind := range []string{"emb", "cert"} {
		o := a.leads[kind]
		o.open("/contacts").write("#role", "Duty officer").write("#day", "+999 1 555 0188").write("#night", "+999 1 555 0199").click(`label:has(#agree)`)
		o.follow(`form[action="/contacts"] button`, "/contacts")
	}
	a.leads["cert"].open("/contacts").follow(`form[action="/contacts/call"] button`, "")
	a.begin("back")
}

// inner is what the inner circle sees on the screen, once guests have left.
func (a *afternoon) inner() {
	a.Helper()
	t := a.trainer
	a.begin("inner")
	t.open(t.at("/each-other")).follow(`form[action$="/each-other"]:has(input[name="to"][value="shown"]) button`, "")
	a.view("/channels?type=incident", "waits", "channels")
	a.view("/responsibilities?scenario=sc-results-down", "waits", "responsibilities")
	t.open(t.at("/responsibilities?scenario=sc-results-down"))
	form := `#outcome-restore`
	ask[chromedp.Void](t.person, `document.querySelector("`+form+`").closest("details").open = true`)
	choose(t.person, "#agency-restore", "emb")
	t.click(form+` label:has(input[value="law"])`).write("#due-restore", "2027-01-31").follow(form+` button[name=propose]`, "")
	a.view("/paths", "waits", "paths")
	a.view("/systems", "waits", "systems")
	a.arrows()
}

// view puts a view on the screen: guests are asked out, and it comes forward.
func (a *afternoon) view(page, waiting, state string) {
	a.Helper()
	t := a.trainer
	t.open(t.at(page)).follow(`form[action$="/screen"]:has(input[name="view"]) button`, "")
	if ask[bool](t.person, `!!document.querySelector('form input[name="go"]')`) {
		a.screen.shows(waiting)
		t.follow(`form:has(input[name="go"]) button`, "")
	}
	a.screen.shows(state)
}

// arrows steers the screen with keys, from the trainer's own window.
func (a *afternoon) arrows() {
	a.Helper()
	t := a.trainer
	a.view("/channels?type=incident", "waits", "channels")
	t.open(t.at("/screen"))
	t.press(kb.ArrowRight)
	a.screen.shows("channels-crime")
	t.press(kb.ArrowLeft)
	a.screen.shows("channels")
}

// agree is five principles: one reservation, one new wording, and a new version
// that everybody is asked about again.
func (a *afternoon) agree() {
	a.Helper()
	t := a.trainer
	a.begin("air")
	a.begin("principles")
	t.stage("open")
	say := func(o *official) {
		o.open("/principles")
		ask[chromedp.Void](o.person, `[...document.querySelectorAll('input[value="support"]')].forEach(i => i.checked = true)`)
		first := ask[string](o.person, `document.querySelector('input[value="support"]').name.slice("stance-".length)`)
		switch o.agency.Kind {
		case "media":
			o.click(`label:has(input[name="stance-`+first+`"][value="reservation"])`).write("#text-"+first, "Our council has to be asked.")
		case "security":
			o.click(`label:has(input[name="stance-`+first+`"][value="wording"])`).write("#text-"+first, "We would say: within the law.").click(`label:has(input[name="named-` + first + `"])`)
		}
		o.follow(`.savebar button[type=submit]`, "/principles")
	}
	a.each("principles", say)
	t.stage("locked")
	t.stage("shown")
	t.open(t.at("/principles")).follow(`form[action$="/screen"]:has(input[value="principles"]) button`, "")
	a.screen.shows("principles")
	t.open(t.at("/principles")).follow(`section.agree form[action$="/screen"] button`, "")
	a.screen.shows("principle")

	wording := `a[href^="` + t.at("/principles/") + `"]`
	t.open(t.at("/principles")).follow("section.agree "+wording, "")
	t.write("#text-en", "Within the law, we tell the computer incident team within the hour.").click(`label:has(input[name="same"])`)
	t.follow(`#principle button[type=submit]`, t.at("/principles"))
	a.each("a new wording", func(o *official) {
		o.open("/principles")
		if n := ask[int](o.person, `document.querySelectorAll('input[value="support"]').length`); n != 1 {
			o.Errorf("%s is asked about %d principles once more, want the one that changed", o.name, n)
		}
		o.touch(`input[value="support"]`)
		o.follow(`.savebar button[type=submit]`, "/principles")
	})
	t.stage("locked")
	t.stage("shown")
	a.screen.shows("principle-again")
}
