//go:build browser

package main_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// exchange takes the workshop to another laptop: export there and import here
// give the same bytes, and one answer changed in the browser here changes one
// row.
func (w *workshop) exchange() {
	w.Helper()
	w.trainer.move(later, "open")
	before := w.answerLater("police 1", "2")
	w.answerLater("cert 1", "1")
	id := w.trainer.workshop
	file := filepath.Join(w.TempDir(), "workshop.json")
	w.server.run(w.T, "export", "--workshop", id, "--full", "--plain", "--out", file)
	first, err := os.ReadFile(file)
	if err != nil {
		w.Fatal(err)
	}

	other := &server{dir: w.TempDir(), flags: w.server.flags, port: "0"}
	other.run(w.T, "import", file)
	if again := other.run(w.T, "export", "--workshop", id, "--full", "--plain"); !bytes.Equal(again, first) {
		w.Error("the import of an export gives another export")
	}
	other.start(w.T)
	w.Cleanup(func() { other.end(w.T) })
	tr := signedUp(w.browser.person(w.T, "trainer there", other.base, laptop), other.link)
	tr.workshop = id
	d := other.bundle(w.T, id)
	police := w.official("police 1")
	tr.open(tr.at("/agencies")).follow(`form[action$="/seats/`+d.respondent(police)+`/code"] button`, "")
	code := tr.text("main .notice .count")

	there := &official{person: w.browser.person(w.T, "police 1 there", other.base, phone), agency: police.agency, seat: 1}
	there.open("/resume").write("#code", code).follow("main button[type=submit]", "/tasks")
	there.open("/parts/" + later + "/1").click(card(before, "3")).until(saved)
	there.quiet()
	tr.quiet()
	w.oneRowMore(first, other.run(w.T, "export", "--workshop", id, "--full", "--plain"), `"question":"`+before+`"`, `"revision":2`, `"choice":"3"`)
}

// answerLater answers the first question of the theme that stays open.
func (w *workshop) answerLater(name, choice string) (question string) {
	w.Helper()
	o := w.official(name)
	o.open("/parts/" + later + "/1")
	question = o.questions()[0]
	o.click(card(question, choice)).until(saved)
	return question
}

// oneRowMore fails unless the second document has all rows of the first, and
// one answer more with these parts.
func (w *workshop) oneRowMore(first, second []byte, parts ...string) {
	w.Helper()
	old, fresh := rows(w.T, first), rows(w.T, second)
	for list, have := range old {
		for row := range have {
			if !fresh[list][row] {
				w.Errorf("%s: a row is gone or changed: %s", list, row)
			}
			delete(fresh[list], row)
		}
	}
	added := slices.Collect(maps.Keys(fresh["answers"]))
	delete(fresh, "answers")
	for list, have := range fresh {
		for row := range have {
			w.Errorf("%s: a row too many: %s", list, row)
		}
	}
	if len(added) != 1 {
		w.Fatalf("answers added: %v, want one", added)
	}
	for _, part := range parts {
		if !strings.Contains(added[0], part) {
			w.Errorf("the answer added is %s, want %s in it", added[0], part)
		}
	}
}
