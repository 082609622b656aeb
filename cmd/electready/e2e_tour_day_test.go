//go:build browser

package main_test

// own are the trainer's pages about what is asked here, before anybody answers.
func (tr *tour) own() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, t.at("/words"), "trainer-words")
	tr.at(t.person, t.at("/sheet"), "trainer-sheet")
	tr.at(t.person, tr.link(t.person, t.at("/sheet/")), "trainer-step")
}

// paper is a seat whose answers are typed in from a form.
func (tr *tour) paper() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, t.at("/on-paper"), "trainer-on-paper")
	t.follow(`form[action$="/on-paper"]:has(input[value="police"]) button`, "")
	tr.here(t.person, "trainer-on-paper-seat")
	t.open(t.at("/on-paper"))
	tr.at(t.person, tr.link(t.person, t.at("/on-paper/")), "trainer-typing")
	tr.at(tr.lead, "/on-paper", "on-paper")
	tr.at(tr.lead, tr.link(tr.lead, "/on-paper/"), "typing")
}

// talk is what the room has to talk about.
func (tr *tour) talk() {
	tr.Helper()
	t := tr.trainer
	tr.at(t.person, t.at("/queue"), "trainer-queue")
	tr.at(t.person, tr.link(t.person, t.at("/notes")), "trainer-notes")
	t.open(t.at("/agencies"))
	t.open(tr.link(t.person, t.at("/agencies?change=")))
	tr.at(t.person, tr.link(t.person, t.at("/agencies/")), "trainer-merging")
}
