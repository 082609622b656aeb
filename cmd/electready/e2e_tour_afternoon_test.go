//go:build browser

package main_test

import (
	"fmt"
	"strings"
)

// sections are the pages of one section, and of one question, of what was shown.
func (tr *tour) sections() {
	tr.Helper()
	for _, part := range []struct {
		p        *person
		in, name string
	}{
		{tr.seat, "/bank/" + theme, "bank-section"},
		{tr.seat, "/room?theme=" + theme, "room-section"},
		{tr.trainer.person, tr.trainer.at("/themes/" + theme), "trainer-section"},
	} {
		path, _, _ := strings.Cut(part.in, "?")
		tr.at(part.p, tr.link(part.p.open(part.in), path+"/"), part.name)
	}
	tr.at(tr.seat, "/bank/"+theme+"/paper", "bank-paper")
	tr.at(tr.seat, "/q/cs-mfa", "bank-question")
	tr.seen = append(tr.seen, "/q/cs-mfa") // leads to the section, at the question
}

// link is the first link of a page that begins so, and goes on.
func (tr *tour) link(p *person, begin string) string {
	tr.Helper()
	found := ask[string](p, fmt.Sprintf(`[...document.querySelectorAll("main a")].map(a => a.getAttribute("href")).find(h => h.startsWith(%q) && h !== %[1]q && !h.endsWith("/paper")) || ""`, begin))
	if found == "" {
		tr.Fatalf("%s: no link at %s begins with %s", p.name, p.path(), begin)
	}
	return found
}

// agree is what the room says about principles.
func (tr *tour) agree() {
	tr.Helper()
	t := tr.trainer
	tr.at(tr.lead, "/principles", "principles-none")
	tr.at(t.person, t.at("/principles"), "trainer-principles-closed")
	tr.at(t.person, t.at("/principles/new"), "trainer-principle-new")
	t.follow(`main form button[type=submit]`, "")
	tr.here(t.person, "trainer-principle-problem")
	t.open(t.at("/principles"))
	tr.at(t.person, tr.link(t.person, t.at("/principles/")), "trainer-principle")
	t.stage("open")
	tr.at(tr.lead, "/principles", "principles")
	tr.at(tr.seat, "/principles", "principles-colleague")
	tr.lead.click(`fieldset.field label:has(input[value="reservation"])`)
	tr.lead.follow(`.savebar button[type=submit]`, "/principles")
	tr.here(tr.lead, "principles-problem")
	const all = `[...document.querySelectorAll('input[value="support"]')].forEach(i => i.checked = true)`
	ask[any](tr.lead.open("/principles"), all)
	tr.lead.follow(`.savebar button[type=submit]`, "/principles")
	tr.here(tr.lead, "principles-said")
	for _, h := range tr.leads {
		h.support()
	}
	t.stage("locked")
	t.stage("shown")
	tr.here(t.person, "trainer-principles-shown")
	t.follow(`form[action$="/screen"]:has(input[value="principles"]) button`, "")
	tr.at(t.person, t.at("/screen"), "screen-principles")
	t.open(t.at("/principles")).follow(`section.agree form[action$="/screen"] button`, "")
	tr.at(t.person, t.at("/screen"), "screen-principle")
	tr.at(tr.seat, "/principles", "principles-shown")
}

// stage takes all principles a step on.
func (tr *trainer) stage(to string) {
	tr.Helper()
	tr.open(tr.at("/principles")).follow(fmt.Sprintf(`button[form="stages"][value=%q]`, to), "")
}

// plan is what the room and its agencies take on.
func (tr *tour) plan() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, t.at("/actions"), "trainer-actions-none")
	tr.at(t.person, t.at("/actions/new"), "trainer-action-about")
	t.open(t.at("/actions"))
	tr.at(t.person, tr.link(t.person, t.at("/actions/new?")), "trainer-action-new")
	t.write("#days", "soon").follow(`main form button[type=submit]`, "")
	tr.here(t.person, "trainer-action-problem")
	t.write("#days", "5").write("#reason", "The desk is empty at night.").follow(`main form button[type=submit]`, "")
	tr.here(t.person, "trainer-actions")
	t.follow(`form[action$="/screen"]:has(input[value="plan"]) button`, "")
	tr.at(t.person, t.at("/screen"), "screen-plan")
	t.open(t.at("/actions"))
	tr.at(t.person, ask[string](t.person, `[...document.querySelectorAll("main a")].map(a => a.getAttribute("href")).find(h => /\/actions\/[^n?/][^?/]*$/.test(h)) || ""`), "trainer-action")

	tr.at(tr.lead, "/plan", "plan")
	tr.lead.follow(`form[action="/plan"] button`, "/plan")
	tr.here(tr.lead, "plan-taken")
	tr.at(tr.lead, tr.link(tr.lead, "/plan/"), "plan-action")
	tr.at(tr.seat, "/plan", "plan-colleague")
	tr.at(tr.lead, "/papers", "papers")
	tr.at(t.person, t.at("/papers"), "trainer-papers")
	tr.at(t.person, t.at("/report"), "trainer-report")
	tr.at(t.person, t.at("/report?inner=1&systems=1&practices=1"), "trainer-report-inner")
}

// again is the second round on one question.
func (tr *tour) again() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, t.at("/rounds"), "trainer-rounds-none")
	t.follow(`form:has(input[value="second"]) button[type=submit]`, "")
	tr.here(t.person, "trainer-rounds-problem")
	t.open(t.at("/rounds"))
	ask[any](t.person, `document.querySelector('input[name="question"]').checked = true`)
	t.follow(`form:has(input[value="second"]) button[type=submit]`, "")
	tr.here(t.person, "trainer-rounds-open")
	tr.at(tr.seat, "/tasks", "tasks-second")
	path := tr.link(tr.seat, "/parts/"+theme+"/")
	tr.at(tr.seat, path, "part-second")
	for _, h := range tr.leads {
		h.answer(theme, func(string) string { return "3" })
	}
	for _, to := range []string{"locked", "shown"} {
		t.open(t.at("/rounds")).follow(fmt.Sprintf(`form:has(input[name="to"][value=%q]) button`, to), "")
	}
	tr.at(t.person, t.at("/rounds"), "trainer-rounds")
	tr.at(t.person, tr.link(t.person, t.at("/rounds/")), "trainer-compare")
	t.open(t.at("/rounds")).follow(`form[action$="/screen"]:has(input[name="moves"]) button`, "")
	tr.at(t.person, t.at("/screen"), "screen-moves")
	tr.at(tr.lead, "/result/rounds", "result-rounds")
}

// share hands out the links of the room's screen and of an observer, and ends one.
func (tr *tour) share() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, t.at("/links"), "trainer-links-none")
	for _, role := range []string{"screen", "observer"} {
		guest := tr.person(role)
		t.open(t.at("/links")).follow(fmt.Sprintf(`form:has(input[name="role"][value=%q]) button`, role), "")
		tr.here(t.person, "trainer-links-"+role)
		link := ask[string](t.person, `new URL(document.querySelector("#link-address").value, location).pathname`)
		tr.seen = append(tr.seen, "/l/opened") // leads to the page after it
		guest.open(link)
		if role == "screen" {
			tr.here(guest, "screen-link")
		} else {
			tr.here(guest, "room-observer")
			tr.ends(guest)
		}
	}
}

// invite lets a second trainer run the workshop.
func (tr *tour) invite() {
	tr.Helper()
	t := tr.trainer
	t.open(t.at("/links")).follow(`form[action$="/invitations"] button`, "")
	tr.here(t.person, "trainer-links-invitation")
	link := ask[string](t.person, `new URL(document.querySelector("#link-address").value, location).pathname`)
	second := tr.person("second trainer")
	tr.at(second, link, "invitation")
	second.follow(`button[value="new"]`, "")
	tr.here(second, "invitation-problem")
	const phrase = "steady boats beyond the harbour"
	second.write("#name", "Nino").write("#passphrase", phrase).write("#again", phrase).follow(`button[value="new"]`, t.at(""))
	tr.here(second, "second-trainer")
	see(tr.seat, "an invitation that was taken", navigate(tr.seat, link))
	tr.here(tr.seat, "invitation-used")
	tr.at(t.person, t.at("/links"), "trainer-links-team")
	tr.meanwhile(second)
}

// meanwhile has two trainers change the plan at once.
func (tr *tour) meanwhile(second *person) {
	tr.Helper()
	t := tr.trainer
	t.open(t.at("/plan"))
	second.open(t.at("/plan")).write("#country", "Orvelia, second version").follow(`#plan > button.btn[name="save"]`, t.at(""))
	t.write("#country", "Orvelia, first version").follow(`#plan > button.btn[name="save"]`, "")
	tr.here(t.person, "trainer-plan-meanwhile")
	t.follow(`button[form="plan"]`, t.at(""))
}

// ends ends the link of a guest.
func (tr *tour) ends(guest *person) {
	tr.Helper()
	t := tr.trainer
	t.open(t.at("/links")).follow(`form[action$="/2/end"] button`, "")
	tr.here(t.person, "trainer-links")
	see(guest, "a page behind a link that was ended", navigate(guest, "/room"))
	tr.here(guest, "link-ended")
}

// end erases the workshop.
func (tr *tour) end() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, t.at("/end"), "trainer-end")
	t.write("#title", "another").follow(`form[action$="/end"] button`, "")
	tr.here(t.person, "trainer-end-problem")
	t.write("#title", "Election readiness, Orvelia").follow(`form[action$="/end"] button`, "")
	tr.here(t.person, "trainer-receipt")
	see(tr.seat, "a page of a workshop that was erased", navigate(tr.seat, "/tasks"))
	tr.here(tr.seat, "erased")
	tr.at(t.person, "/trainer", "trainer-workshops-erased")
}
