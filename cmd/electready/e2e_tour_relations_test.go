//go:build browser

package main_test

import (
	"fmt"
	"strings"
)

// state is what agencies say about each other.
func (tr *tour) state() {
	tr.Helper()
	t := tr.trainer
	tr.at(tr.lead, "/each-other", "each-other-closed")
	tr.at(t.person, t.at("/each-other"), "trainer-each-other-closed")
	tr.at(t.person, t.at("/channels"), "trainer-channels-none")
	t.step("open")

	tr.at(tr.lead, "/each-other", "each-other")
	parts := ask[[]string](tr.lead, `[...document.querySelectorAll('main a[href^="/each-other/"]')].map(a => a.getAttribute("href"))`)
	for _, path := range parts {
		name := strings.ReplaceAll(strings.TrimPrefix(path, "/"), "/", "-")
		tr.at(tr.lead, path, name)
		for i, h := range tr.leads {
			h.state(path, i)
		}
	}
	const crime = "/each-other/channels/crime"
	tr.at(tr.seat, crime, "each-other-colleague")
	tr.stateAll(crime)
	tr.viaNobody(crime)
	tr.at(tr.lead, "/errands", "errands-none")
	tr.at(tr.lead, "/preview", "preview-none")
	tr.at(tr.lead, "/relations", "relations-none")
	tr.at(t.person, t.at("/each-other"), "trainer-each-other-open")
}

// step takes the statements a step on.
func (tr *trainer) step(to string) {
	tr.Helper()
	tr.open(tr.at("/each-other"))
	tr.follow(fmt.Sprintf(`form[action$="/each-other"]:has(input[name="to"][value=%q]) button`, to), "")
	if to == "shown" { // sooner than the leads could read it: a second tap says that this is meant
		tr.quiet("status of 409")
		tr.follow(`form:has(input[name="anyway"]) button`, tr.at("/each-other"))
	}
}

// stateAll says yes to everything that the lead is asked about channels.
func (tr *tour) stateAll(path string) {
	tr.Helper()
	p := tr.lead.open(path)
	const names = `[...new Set([...document.querySelectorAll('input[value="yes"]')].map(i => i.name))]`
	for _, name := range ask[[]string](p, names) {
		p.click(fmt.Sprintf(`label.choice:has(input[name=%q][value="yes"])`, name))
	}
	p.follow(`#statements .savebar button[type=submit]`, "")
	tr.at(p, path, "each-other-stated")
}

// viaNobody says that an agency is told by way of another, and not of which.
func (tr *tour) viaNobody(path string) {
	tr.Helper()
	tr.lead.script(false).open(path)
	tr.lead.click(`label.choice:has(input[name^="sends-"][value="via"])`)
	tr.lead.follow(`#statements .savebar button[type=submit]`, "")
	tr.here(tr.lead.script(true), "each-other-problem")
}

// mend is what the trainer and the leads see of the statements.
func (tr *tour) mend() {
	tr.Helper()
	t := tr.trainer
	t.step("locked")
	tr.at(tr.lead, "/each-other", "each-other-locked")
	tr.at(tr.lead, "/errands", "errands")
	tr.at(tr.lead, "/preview", "preview")
	tr.at(t.person, t.at("/each-other"), "trainer-each-other-locked")
	tr.at(t.person, t.at("/channels"), "trainer-channels")
	pair := ask[string](t.person, `document.querySelector('main table td a').getAttribute("href")`)
	tr.at(t.person, pair, "trainer-channels-pair")
	t.step("shown")
	tr.at(t.person, t.at("/each-other"), "trainer-each-other-shown")
	for _, page := range []string{"channels", "responsibilities", "paths", "systems"} {
		tr.at(t.person, t.at("/"+page), "trainer-"+page+"-shown")
		t.follow(`form[action$="/screen"]:has(input[name="view"]) button`, "")
		if ask[bool](t.person, `document.querySelector('form input[name="go"]') !== null`) {
			t.follow(`form:has(input[name="go"]) button`, "")
		}
		tr.at(t.person, t.at("/screen"), "screen-"+page)
	}
	tr.at(tr.lead, "/errands", "errands-shown")
	tr.at(tr.lead, "/preview", "preview-shown")
	tr.at(tr.lead, "/relations", "relations")
}
