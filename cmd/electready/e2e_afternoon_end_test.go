//go:build browser

package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// actions are what the room takes on, by who takes it: with 100 days to go, 30
// days are in time, 95 have to begin within a week, and 200 are too late.
var actions = []struct{ owner, days, title string }{
	{"emb", "30", "Let every account have a second proof"},
	{"cert", "95", "Write down who is called at night"},
	{"police", "200", "Train all officers on first evidence"},
}

// plan is three actions: in time, to be begun now, and too late.
func (a *afternoon) plan() {
	a.Helper()
	t := a.trainer
	a.begin("actions")
	for i, x := range actions {
		t.open(t.at("/actions"))
		t.open(ask[string](t.person, fmt.Sprintf(`[...document.querySelectorAll("main a")].map(a => a.getAttribute("href")).filter(h => h.startsWith(%q))[%d]`, t.at("/actions/new?"), i)))
		t.write("#days", x.days).write("#reason", "As the room said.").write("#title", x.title)
		choose(t.person, "#to", x.owner)
		t.follow(`main form button[type=submit]`, "")
		a.leads[x.owner].move(x.title, "take")
	}
	t.open(t.at("/actions")).follow(`form[action$="/screen"]:has(input[value="plan"]) button`, "")
	if ask[bool](t.person, `!!document.querySelector('form input[name="go"]')`) {
		a.screen.shows("plan-waits")
		t.follow(`form:has(input[name="go"]) button`, "")
	}
	a.screen.shows("plan")
}

// move does something with an action of the plan.
func (o *official) move(title, to string) {
	o.Helper()
	o.open("/plan")
	ask[chromedp.Void](o.person, fmt.Sprintf(`[...document.querySelectorAll('button[name="move"][value=%q]')].find(b => b.textContent.includes(%q)).id = "move"`, to, title))
	o.follow("#move", "")
}

// takeHome is the three pages of each agency, and the report.
func (a *afternoon) takeHome() {
	a.Helper()
	a.begin("ending")
	a.each("three pages", func(o *official) {
		text := o.open("/papers").text("main")
		for _, x := range actions {
			if own := x.owner == o.agency.Kind; own != strings.Contains(text, x.title) {
				o.Errorf("the three pages of %s say %q: %t", o.agency.Kind, x.title, !own)
			}
		}
		if o.agency.Kind == "emb" {
			says(o.T, "whom to call", text, "+999 1 555 0199")
		}
	})
	t := a.trainer
	says(a.T, "the report", t.open(t.at("/report?inner=1")).text("main"), actions[1].title)
	a.apart()
}

// apart is what the observer and the agency of the outer circle do not read.
func (a *afternoon) apart() {
	a.Helper()
	secrets := []string{
		"does not hear it from", "says that it tells", absentName, actions[1].title, "The test of spring", "The second trainer heard",
		"Our council has to be asked", "+999 1 555 0199",
	}
	text := a.observer.open("/room").text("main")
	says(a.T, "the observer's page", text, "Critical systems and weak links")
	for _, s := range secrets {
		if strings.Contains(text, s) {
			a.Errorf("the observer reads %q", s)
		}
	}
	for _, path := range []string{"/tasks", "/house", "/each-other", "/errands", "/preview", "/relations", "/papers", "/contacts", "/plan", "/screen", a.trainer.at(""), a.trainer.at("/channels"), a.trainer.at("/report")} {
		if status := ask[int](a.observer, fmt.Sprintf(`(() => { const r = new XMLHttpRequest(); r.open("GET", %q, false); r.send(); return r.status; })()`, path)); status != 401 && status != 404 {
			a.Errorf("the observer gets %d at %s", status, path)
		}
	}
	for path, text := range a.leads["supplier"].everything(a.trainer.workshop) {
		for _, s := range secrets {
			if strings.Contains(text, s) && !(s == absentName && named(path, text)) {
				a.Errorf("the supplier reads %q at %s", s, path)
			}
		}
	}
}

// months later: nobody is signed in any more, and everybody goes on with the
// personal code of the first day.
func (a *afternoon) months() {
	a.Helper()
	a.server.later(a.T, 90*24*time.Hour)
	a.screen.shows("over")
	t := a.trainer
	t.open("/sign-in").write("#name", "Ana").write("#passphrase", passphrase).follow("main button[type=submit]", "")
	a.screen = a.hang(a.screen.look)
	t.open(t.at("/rounds")).follow(`form:has(input[value="follow-up"]) button[type=submit]`, "")
	a.everybody("follow-up", func(o *official) {
		o.open("/resume").write("#code", a.codes[o.name]).follow("main button[type=submit]", "/tasks")
		o.answers(2)
		if o.leads() && ask[bool](o.open("/house"), `!!document.querySelector('form[action="/house/agree"] button')`) {
			o.follow(`form[action="/house/agree"] button`, "/house")
		}
	})
	t.step("open")
	police := a.leads["police"].open("/each-other/channels/crime")
	police.click(`label.choice:has(input[name="receives-emb"][value="yes"])`)
	police.follow(`#statements .savebar button[type=submit]`, "")
	a.leads["emb"].move(actions[0].title, "done")
	t.step("locked")
	t.step("shown")
	for _, to := range []string{"locked", "shown"} {
		t.open(t.at("/rounds")).follow(fmt.Sprintf(`form:has(input[name="to"][value=%q]) button`, to), "")
	}
	a.compared()
}

// compared is what the room and the agencies read of the follow-up. By hand:
// before, the eight agencies that know it stand at 0 1 1 1 2 2 3 3, and now at
// 1 1 2 2 3 3 3 4; a level is 25 points.
func (a *afternoon) compared() {
	a.Helper()
	t := a.trainer
	text := t.open(t.at("/rounds/follow-up")).text("main")
	says(a.T, "the comparison", text, "Middle of the agencies: 25 points before, 50 now.")
	for what, want := range map[string]string{"A suspected offence or evidence": "1 of 1", actions[0].title: "Done", actions[1].title: "Taken on"} {
		row := ask[string](t.person, fmt.Sprintf(`[...document.querySelectorAll("main tr")].map(r => r.textContent).find(r => r.includes(%q)) || ""`, what))
		says(a.T, "the comparison of "+what, row, want)
	}
	// The police said in the second round, on the day, what they say now of that
	// question: nothing was changed since, more was known.
	for kind, want := range map[string]string{"emb": "n 0 0", "police": "n 1 0", "prosecution": "0 n 0", "digital": "0 n 0", "cert": "0 0 n"} {
		text := a.leads[kind].open("/result/rounds").text("main")
		found := regexp.MustCompile(`(\d+) rose, because something was changed\s+(\d+) corrected\s+(\d+) as before`).FindStringSubmatch(text)
		if found == nil || !regexp.MustCompile("^"+strings.ReplaceAll(want, "n", "[1-9][0-9]*")+"$").MatchString(strings.Join(found[1:], " ")) {
			a.Errorf("the sheet of %s counts %v, want %s: %s", kind, found, want, text)
		}
	}
}

// typed are texts that people wrote in this room.
var typed = []string{
	"The test of spring is meant.", "The second trainer heard this.", "Our council has to be asked.", "We would say: within the law.",
	"Within the law, we tell", actions[0].title, "As the room said.", "+999 1 555 0199", outsider, "Election readiness, Orvelia",
}

// erase ends it: nothing that anybody wrote is left on the disk.
func (a *afternoon) erase() {
	a.Helper()
	t := a.trainer
	if len(a.filesWith("The test of spring is meant.")) == 0 {
		a.Error("the search finds nothing even before")
	}
	t.open(t.at("/end")).write("#title", "Election readiness, Orvelia").follow(`form[action$="/end"] button`, "")
	a.screen.shows("erased")
	for _, text := range typed {
		if files := a.filesWith(text); len(files) > 0 {
			a.Errorf("%q is still in %v", text, files)
		}
	}
}

// filesWith are the files of the data directory that hold a text.
func (a *afternoon) filesWith(text string) []string {
	a.Helper()
	var found []string
	err := filepath.WalkDir(a.server.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path) //nolint:gosec // a file of this test's own folder
		if strings.Contains(string(content), text) {
			found = append(found, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		a.Fatal(err)
	}
	return found
}
