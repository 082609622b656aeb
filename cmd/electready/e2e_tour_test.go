//go:build browser

package main_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// tour goes through a whole workshop in one language and stops at every page in
// every state that looks different.
type tour struct {
	*testing.T
	language string
	stop     func(p *person, name string)
	server   *server
	browser  *browser
	seen     []string // addresses
	rooms    []*agency
	leads    []*hand // of all agencies but the police

	visitor, seat, lead *person
	trainer             *trainer
}

// goAround makes the tour; it calls stop at every page, with a name that is the
// same in every language.
func goAround(t *testing.T, language string, stop func(p *person, name string)) {
	t.Helper()
	tr := &tour{T: t, language: language, stop: stop, browser: newBrowser(t), server: serve(t), rooms: agencies(t)}
	tr.visitor, tr.seat, tr.lead = tr.person("visitor"), tr.person("seat"), tr.person("lead")
	tr.trainer = &trainer{person: tr.person("trainer")}
	tr.prepare()
	tr.enter()
	tr.read()
	tr.answer()
	tr.decide()
	tr.paper()
	tr.show()
	tr.state()
	tr.mend()
	tr.talk()
	tr.sections()
	tr.agree()
	tr.plan()
	tr.contacts()
	tr.again()
	tr.share()
	tr.invite()
	tr.end()
	tr.complete()
}

// person is somebody whose browser prefers the language of the tour.
func (tr *tour) person(name string) *person {
	tr.Helper()
	p := tr.browser.person(tr.T, name, tr.server.base, laptop)
	see(p, "choosing a language", func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{
			Headers: network.Headers{"Accept-Language": tr.language},
		})
		return chromedp.Void{}, err
	})
	return p
}

// bareKeys are texts of the page that look like the key of a message.
const bareKeys = `(() => {
	const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode.data.trim();
		if (/^[a-z]+(\.[a-z][a-z0-9-]+)+$/.test(text)) found.push(text);
	}
	return found;
})()`

// here stops at the page that is open.
func (tr *tour) here(p *person, name string) {
	tr.Helper()
	tr.seen = append(tr.seen, p.path())
	if strings.HasPrefix(name, "screen-") {
		p.still()
	}
	if got := ask[string](p, "document.documentElement.lang"); got != tr.language {
		tr.Errorf("%s is in %s, want %s", name, got, tr.language)
	}
	if keys := ask[[]string](p, bareKeys); len(keys) > 0 {
		tr.Errorf("%s shows messages without words: %v", name, keys)
	}
	tr.stop(p, name)
}

// at goes to a page and stops there.
func (tr *tour) at(p *person, path, name string) {
	tr.Helper()
	p.open(path)
	tr.here(p, name)
}

// prepare is what the trainer does beforehand.
func (tr *tour) prepare() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, tr.server.link, "trainer-setup")
	t.write("#name", "Ana").write("#passphrase", "short").write("#again", "other")
	t.follow("main button[type=submit]", "")
	tr.here(t.person, "trainer-setup-problem")
	t.write("#name", "Ana").write("#passphrase", passphrase).write("#again", passphrase)
	t.follow("main button[type=submit]", "/trainer")
	tr.here(t.person, "trainer-workshops-none")
	tr.at(t.person, "/trainer/new", "trainer-plan-new")
	t.write("#title", "").write("#day", "7 March").follow("button.btn[name=save]", "/trainer/new")
	tr.here(t.person, "trainer-plan-problem")
	t.write("#title", "Election readiness, Orvelia").write("#country", "Orvelia").write("#day", "2027-03-07")
	t.follow("button.btn[name=save]", "")
	t.workshop = strings.TrimPrefix(t.path(), "/w/")
	tr.here(t.person, "trainer-console-preparing")
	tr.at(t.person, t.at("/plan"), "trainer-plan")
	tr.at(t.person, "/trainer", "trainer-workshops")
	t.open(t.at("")).follow(`form[action$="/start"] button`, t.at(""))
	tr.here(t.person, "trainer-console-running")
	tr.at(t.person, t.at("/cards"), "trainer-cards")
	t.readCards(tr.rooms)
	tr.at(t.person, t.at("/screen"), "screen-join")
}

// enter is how people come in.
func (tr *tour) enter() {
	tr.Helper()
	tr.at(tr.visitor, "/", "join")
	tr.visitor.write("#code", "ABCD").follow("main button[type=submit]", "/join")
	tr.here(tr.visitor, "join-problem")
	tr.at(tr.visitor, "/resume", "resume")
	tr.at(tr.visitor, "/sign-in", "sign-in")
	tr.visitor.write("#name", "Ana").write("#passphrase", "not this one").follow("main button[type=submit]", "/sign-in")
	tr.here(tr.visitor, "sign-in-problem")
	tr.visitor.open("/j/" + strings.ReplaceAll(tr.room("police").code, " ", ""))
	tr.here(tr.visitor, "who")
	tr.seen = append(tr.seen, "/j/scanned") // leads to the page before
	tr.visitor.write("#slip", "ABCD 2345").follow("main button[type=submit]", "/seat")
	tr.here(tr.visitor, "who-problem")

	tr.join(tr.lead, true)
	tr.here(tr.lead, "practice")
	tr.join(tr.seat, false)
	tr.at(tr.seat, "/tasks", "tasks-closed")
	tr.at(tr.seat, "/room", "room-none")
	tr.at(tr.lead, "/result", "result-none")
	tr.at(tr.lead, "/house", "house-none")
	tr.at(tr.seat, "/who", "who-later")
}

func (tr *tour) room(kind string) *agency {
	return tr.rooms[slices.IndexFunc(tr.rooms, func(a *agency) bool { return a.Kind == kind })]
}

// join seats somebody of the police.
func (tr *tour) join(p *person, lead bool) {
	tr.Helper()
	police := tr.room("police")
	p.open("/").write("#code", police.code).follow("main button[type=submit]", "/who")
	if lead {
		p.write("#slip", police.slip)
	}
	p.follow("main button[type=submit]", "/practice")
}

// pages are those that everybody may read.
var pages = []string{
	"method", "bank", "bank/critical-systems", "glossary", "cards", "cards/cases", "sources", "privacy", "accessibility", "help", "security", "about", "hidden", "guide", "guide/slides",
}

func (tr *tour) read() {
	tr.Helper()
	for _, path := range pages {
		tr.at(tr.seat, "/"+path, strings.ReplaceAll(path, "/", "-"))
	}
	see(tr.seat, "a page that is not there", navigate(tr.seat, "/nowhere"))
	tr.here(tr.seat, "not-found")
}

// answer opens two themes and fills the room.
func (tr *tour) answer() {
	tr.Helper()
	tr.trainer.move(theme, "open")
	tr.trainer.move(later, "open")
	tr.at(tr.trainer.person, tr.trainer.at(""), "trainer-console-open")
	tr.own()
	tr.at(tr.seat, "/tasks", "tasks-open")
	tr.at(tr.seat, "/parts/"+theme+"/1", "part-empty")
	tr.noteWithoutChoice()
	police := tr.room("police")
	for _, p := range []*official{{tr.lead, police, 1}, {tr.seat, police, 2}} {
		p.open("/parts/" + theme + "/1")
		for _, q := range p.questions() {
			p.choose(q)
		}
		p.until(saved)
	}
	tr.at(tr.seat, "/parts/"+theme+"/1", "part-answered")
	for _, a := range tr.rooms {
		if a == police {
			continue
		}
		for seat := range a.Seats {
			h := newHand(tr.T, tr.server.base).join(a, seat == 0)
			if seat == 0 {
				tr.leads = append(tr.leads, h)
			}
			h.answer(theme, a.voice(seat+1))
			h.answer(later, a.voice(seat+1))
		}
	}
	tr.at(tr.seat, "/tasks", "tasks-part")
	tr.at(tr.seat, "/receipt", "receipt")
	tr.seat.write("#check", "K7QM").follow(`form[action="/receipt"] button`, "/receipt")
	tr.here(tr.seat, "receipt-problem")
	tr.seat.write("#check", "K7QM 4XRT 9HAC Y2DE").follow(`form[action="/receipt"] button`, "/receipt")
	tr.here(tr.seat, "receipt-differs")
}

// noteWithoutChoice sends a note to a question that has no answer.
func (tr *tour) noteWithoutChoice() {
	tr.Helper()
	p := tr.seat
	p.click("[data-question] details.more:last-of-type summary").write("[data-question] textarea", "We asked our supplier.")
	p.follow("#save button[type=submit]", "")
	tr.here(p, "part-problem")
}

// decide is the lead's part.
func (tr *tour) decide() {
	tr.Helper()
	p := tr.lead
	tr.at(p, "/house", "house")
	const decide = `form:has(#question-cs-restore)`
	p.click(decide + ` label.choice:has(input[value="1"])`)
	p.follow(decide+` button[type=submit]`, "/house/confirm")
	tr.here(p, "house-problem")
	p.open("/house").follow(`form[action="/house/agree"] button`, "/house")
	tr.here(p, "house-confirmed")
	tr.at(p, "/result", "result")
}

// show locks and shows a theme.
func (tr *tour) show() {
	tr.Helper()
	t := tr.trainer
	t.move(theme, "locked")
	tr.here(t.person, "trainer-theme-locked")
	tr.at(tr.seat, "/parts/"+theme+"/1", "part-locked")
	tr.at(t.person, t.at(""), "trainer-console-locked")
	t.open(t.at("/themes/"+theme)).follow(`form:has(input[name="to"][value="shown"]) button`, "")
	t.follow(`form[action$="/screen"]:has(input[name="question"][value="cs-mfa"]) button`, "")
	tr.here(t.person, "trainer-theme-shown")
	tr.at(t.person, t.at("/screen"), "screen-question")
	t.open(t.at("/themes/"+theme)).follow(`form[action$="/private"] button`, "")
	tr.here(t.person, "trainer-private")
	tr.at(t.person, t.at("/agencies"), "trainer-agencies")
	t.follow(`form[action$="/seats/emb.3/code"] button`, "")
	tr.here(t.person, "trainer-agencies-code")
	tr.at(t.person, t.at("/export"), "trainer-export")
	t.follow(`form[action$="/export"] button[type=submit]`, "")
	tr.here(t.person, "trainer-export-problem")
	tr.at(t.person, t.at("/plan"), "trainer-plan-fixed")
	tr.at(t.person, t.at("/trail"), "trainer-trail")
	tr.at(tr.seat, "/room", "room")
	tr.at(tr.lead, "/result", "result-shown")
	tr.at(tr.seat, "/tasks", "tasks-shown")
}

// withoutPage are routes that answer with no page of their own: a file, or what
// a machine asks for.
var withoutPage = []string{
	"/static/:hash/*", "/healthz", "/favicon.ico",
	"/plan.ics", "/plan.xlsx", "/w/:id/actions.ics", "/w/:id/actions.xlsx", "/w/:id/hand-over",
}

// complete fails if a page of the program is not on the tour.
func (tr *tour) complete() {
	tr.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "assessment", "web", "routes.go"))
	if err != nil {
		tr.Fatal(err)
	}
	routes := regexp.MustCompile(`\{get, "([^"]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(routes) == 0 {
		tr.Fatal("no routes were found")
	}
	for _, r := range routes {
		form := regexp.MustCompile("^" + regexp.MustCompile(`:[a-z]+`).ReplaceAllString(r[1], `[^/?]+`) + `(\?.*)?$`)
		if !slices.Contains(withoutPage, r[1]) && !slices.ContainsFunc(tr.seen, form.MatchString) {
			tr.Errorf("the tour does not stop at %s", r[1])
		}
	}
}
