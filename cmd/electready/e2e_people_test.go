//go:build browser

package main_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func agencies(t *testing.T) []*agency {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "e2e", "voices.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []*agency
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// trainer runs a workshop.
type trainer struct {
	*person
	workshop string
}

// at is the address of a page of the workshop.
func (tr *trainer) at(page string) string { return "/w/" + tr.workshop + page }

// signedUp becomes the first trainer by the one-time link.
func signedUp(p *person, link string) *trainer {
	p.Helper()
	p.open(link)
	p.write("#name", "Ana").write("#passphrase", passphrase).write("#again", passphrase)
	p.follow("main button[type=submit]", "/trainer")
	return &trainer{person: p}
}

// plan makes a workshop with the eight agencies that the form proposes, and
// starts it.
func (tr *trainer) plan(all []*agency) {
	tr.Helper()
	tr.open("/trainer/new")
	tr.write("#title", "Election readiness, Orvelia").write("#country", "Orvelia").write("#day", "2027-03-07")
	tr.follow("button.btn[name=save]", "")
	tr.workshop = strings.TrimPrefix(tr.path(), "/w/")
	tr.follow(`form[action$="/start"] button`, tr.at(""))
	tr.readCards(all)
}

// readCards reads the codes off the cards.
func (tr *trainer) readCards(all []*agency) {
	tr.Helper()
	tr.open(tr.at("/cards"))
	codes := ask[[]string](tr.person, `[...document.querySelectorAll(".card .the-code b")].map(b => b.textContent.trim())`)
	slips := ask[[]string](tr.person, `[...document.querySelectorAll(".slip .the-code b")].map(b => b.textContent.trim())`)
	if len(codes) != len(all) || len(slips) != len(all) {
		tr.Fatalf("%d cards and %d slips, want %d of each", len(codes), len(slips), len(all))
	}
	for i, a := range all {
		a.code, a.slip = codes[i], slips[i]
	}
}

// move takes a theme a step on, by its button on the console.
func (tr *trainer) move(theme, to string) {
	tr.Helper()
	tr.open(tr.at(""))
	tr.follow(fmt.Sprintf(`button[form="move-%s-%s"]`, theme, to), "")
}

// official answers for an agency.
type official struct {
	*person
	agency *agency
	seat   int
}

// during gives the official to a subtest.
func (o *official) during(t *testing.T) *official {
	return &official{person: o.person.during(t), agency: o.agency, seat: o.seat}
}

func (o *official) leads() bool { return o.seat == 1 }

// choice is what the official answers to a question.
func (o *official) choice(question string) string {
	o.Helper()
	voices := o.agency.Voices[question]
	if len(voices) < o.seat {
		o.Fatalf("testdata has no answer of %s to %s", o.name, question)
	}
	return voices[o.seat-1]
}

// join takes a seat: the code, the five lines, the practice question.
func (o *official) join(language string) {
	o.Helper()
	o.open("/")
	if language != "en" {
		o.follow(fmt.Sprintf(`button[name=lang][value=%s]`, language), "/")
	}
	o.write("#code", o.agency.code).follow("main button[type=submit]", "/who")
	if o.leads() {
		o.write("#slip", o.agency.slip)
	}
	o.follow("main button[type=submit]", "/practice")
	o.click(`label.choice:has(input[name=practice][value="2"])`)
	o.follow(`main a.btn[href="/tasks"]`, "/tasks")
	if language != ask[string](o.person, "document.documentElement.lang") {
		o.Errorf("%s: the page is not in the language that was chosen", o.name)
	}
	if n := ask[int](o.person, `document.querySelectorAll('a[href^="/parts/"]').length`); n != 0 {
		o.Errorf("%s: %d links to parts while every theme is closed", o.name, n)
	}
}

// card is the card of a choice.
func card(question, choice string) string {
	return fmt.Sprintf(`#question-%s label.choice:has(input[value="%s"])`, question, choice)
}

// saved holds when the page says so and nothing waits in the browser.
const saved = `!document.querySelector('[data-state="saved"]').hidden && !Object.keys(localStorage).some(k => k.startsWith("electready.answers."))`

// questions are the questions on the page.
func (o *official) questions() []string {
	o.Helper()
	return ask[[]string](o.person, `[...document.querySelectorAll("[data-question]")].map(q => q.dataset.question)`)
}

// choose clicks the card of the official's answer.
func (o *official) choose(question string) {
	o.Helper()
	o.click(card(question, o.choice(question)))
}

// begin goes from the task list to the first part with something to do.
func (o *official) begin() {
	o.Helper()
	o.open("/tasks").follow(`main a.btn[href^="/parts/"]`, "")
}

// goOn presses the button under the questions, and answers the parts that
// follow.
func (o *official) goOn(scripted bool) {
	o.Helper()
	for {
		o.follow("#save button[type=submit]", "")
		if o.path() == "/tasks" {
			return
		}
		for _, q := range o.questions() {
			o.choose(q)
		}
		if scripted {
			o.until(saved)
		}
	}
}

// checked is what the page shows as chosen, by question.
func (o *official) checked() map[string]string {
	o.Helper()
	return ask[map[string]string](o.person, `Object.fromEntries([...document.querySelectorAll("[data-question] input[name^=choice-]:checked")]
		.map(i => [i.name.slice("choice-".length), i.value]))`)
}

// showsChosen fails unless the page shows every answer that was given on it.
func (o *official) showsChosen(after string) {
	o.Helper()
	have := o.checked()
	for _, q := range o.questions() {
		if have[q] != o.choice(q) {
			o.Errorf("%s: after %s the page shows %q for %s, want %q", o.name, after, have[q], q, o.choice(q))
		}
	}
}
