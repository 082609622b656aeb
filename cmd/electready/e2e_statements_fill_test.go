//go:build browser

package main_test

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// What a lead may need for all that is asked in a workshop as the form proposes
// it.
const tapBudget = 60

// planted are answers that do not fit: all others say yes to every channel.
var planted = map[string]map[string]string{
	"cert":   {"incident/receives-emb": "no"},
	"police": {"crime/receives-emb": "no"},
}

// leading is who leads a task, by law; everybody else supports.
var leading = map[string]string{"restore": "emb", "investigate": "police", "speak": "government", "decide": "emb"}

// fill answers everything that each lead is asked, and counts the taps.
func (r *round) fill() {
	r.Helper()
	r.each("fill", func(o *official) {
		taps := o.fill()
		o.Logf("%s: %d taps", o.name, taps)
		if taps > tapBudget {
			o.Errorf("%s needs %d taps, want at most %d", o.name, taps, tapBudget)
		}
		if done := ask[int](o.person, `[...document.querySelectorAll(".tasks .status")].filter(s => { const n = s.textContent.match(/\d+/g); return n && n[0] !== n[1]; }).length`); done != 0 {
			o.Errorf("%s: %d parts are not complete: %s", o.name, done, o.text(".tasks"))
		}
		o.quiet()
	})
}

// fill goes through the pages as they follow each other, and gives the taps.
func (o *official) fill() int {
	o.Helper()
	o.open("/each-other")
	o.follow(`main .tasks a`, "")
	taps := 1
	for o.path() != "/each-other" {
		selectors := o.wants()
		for _, s := range selectors {
			o.tap(s)
		}
		taps += len(selectors) + 1
		o.until(`!document.querySelector("[data-saved]") || document.querySelector("[data-save]").textContent !== document.querySelector("[data-saved]").dataset.waiting`)
		o.follow(`#statements .savebar button[type=submit]`, "")
	}
	return taps
}

// tap taps with a finger for the commission, whose clicks the browser aims at
// what it shows; for the others the same event is enough.
func (o *official) tap(selector string) {
	o.Helper()
	if o.agency.Kind == "emb" {
		o.click(selector)
		return
	}
	o.touch(selector)
}

// touch taps without aiming, as fast as the page can take it.
func (o *official) touch(selector string) {
	o.Helper()
	ask[chromedp.Void](o.person, fmt.Sprintf(`document.querySelector(%q).click()`, selector))
}

// wants are the labels that the lead taps on the page that is open.
func (o *official) wants() []string {
	o.Helper()
	page, kind := o.path(), o.agency.Kind
	part := page[strings.LastIndex(page, "/")+1:]
	var out []string
	tap := func(name, value string) {
		out = append(out, fmt.Sprintf(`label.choice:has(input[name=%q][value=%q])`, name, value))
	}
	for _, name := range ask[[]string](o.person, `[...new Set([...document.querySelectorAll("#statements input[type=radio], #statements input[type=checkbox]")].map(i => i.name))]`) {
		what, id, _ := strings.Cut(name, "-")
		switch what {
		case "sends":
			tap(name, "yes")
			tap("within-"+id, "hour")
		case "receives":
			word := planted[kind][part+"/"+name]
			if word == "" {
				word = "yes"
			}
			tap(name, word)
		case "claim":
			o.claims(part, id, tap)
		case "stake":
			o.stakes(id, tap)
		}
	}
	return out
}

func (o *official) claims(scenario, task string, tap func(name, value string)) {
	basis := "law"
	switch {
	case o.agency.Kind == leading[task]:
	case o.agency.Kind == "cert" && "claim:"+scenario+"/"+task == mendedTask:
		basis = "practice"
	default:
		tap("claim-"+task, "support")
		return
	}
	tap("claim-"+task, "lead")
	tap("basis-"+task, basis)
}

func (o *official) stakes(system string, tap func(name, value string)) {
	switch o.agency.Kind {
	case "emb":
		tap("stake-"+system, "owns")
		tap("fallback-"+system, "yes")
	case "digital":
		tap("stake-"+system, "operates")
	default:
		tap("stake-"+system, "none")
	}
}

// absent lets the commission say something of the agency that is not there.
func (r *round) absent() {
	r.Helper()
	o := r.leads["emb"]
	o.open("/each-other/channels/crime")
	// A save that never comes back does not keep a lead on the page: the button
	// saves everything.
	ask[chromedp.Void](o.person, `void (window.fetch = () => new Promise(() => {}))`)
	o.click(`label.choice:has(input[name="within-police"][value="day"])`)
	o.follow(`#statements .savebar button[type=submit]`, "/each-other/channels/alert")
	if o.open("/each-other/channels/crime"); !ask[bool](o.person, `document.querySelector("input[name=within-police][value=day]").checked`) {
		o.Error("the button did not save what was tapped last")
	}
	choose(o.person, "#more", "dpa")
	o.follow(`button[name=add]`, "")
	o.click(`label.choice:has(input[name="sends-dpa"][value="yes"])`)
	o.follow(`#statements .savebar button[type=submit]`, "")
}
