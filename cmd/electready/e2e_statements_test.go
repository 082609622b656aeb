//go:build browser

package main_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The lines that this room is about.
const (
	mendedChannel   = "channel:incident/emb/cert"
	mendedTask      = "claim:sc-results-down/restore"
	leftChannel     = "channel:crime/emb/police"
	heldChannel     = "channel:crime/cert/police"
	declinedChannel = "channel:incident/media/cert"
)

// Agencies beside the eight: one of the outer circle, and one for which nobody
// comes.
const (
	outsider   = "Obsidian Supplies"
	absentName = "Umbra Inspectorate"
)

// round is a workshop in which agencies state things about each other.
type round struct {
	*testing.T
	server  *server
	browser *browser
	trainer *trainer
	leads   map[string]*official // by kind
	names   map[string]string    // of agencies, by id
}

// TestStatements takes eight agencies through all that they say about each
// other: from the first tap to what the room, the sheets and the command line
// say of it.
func TestStatements(t *testing.T) {
	t.Parallel()
	r := &round{T: t, browser: newBrowser(t), server: serve(t), leads: map[string]*official{}, names: map[string]string{}}
	r.seat()
	r.trainer.step("open")
	r.fill()
	r.absent()
	r.trainer.step("locked")
	r.mend()
	r.decline()
	r.hold()
	r.trainer.step("shown")
	r.onPages()
	r.onScreen()
	r.onSheets()
	r.analysed()
	r.nowhere()
	r.trainer.quiet()
}

// seat plans the room and lets a lead of each agency in, but for one agency.
func (r *round) seat() {
	r.Helper()
	r.trainer = signedUp(r.browser.person(r.T, "trainer", r.server.base, laptop), r.server.link)
	all := agencies(r.T)
	r.trainer.plan(all)
	for kind, name := range map[string]string{"supplier": outsider, "dpa": absentName} {
		r.trainer.open(r.trainer.at("/agencies"))
		choose(r.trainer.person, "#kind", kind)
		r.trainer.write("#name", name).write("#short", name)
		r.trainer.follow(`form[action$="/agencies"] button[type=submit]`, r.trainer.at("/agencies"))
	}
	d := r.server.bundle(r.T, r.trainer.workshop)
	for _, a := range d.Agencies {
		r.names[a.ID] = a.Name
	}
	for _, a := range d.Agencies[len(all):] {
		all = append(all, &agency{Kind: a.Kind, Seats: 1})
	}
	r.trainer.readCards(all)
	for _, a := range all {
		if a.Kind != "dpa" {
			r.leads[a.Kind] = &official{person: r.browser.person(r.T, a.Kind+" 1", r.server.base, phone), agency: a, seat: 1}
		}
	}
	r.each("join", func(o *official) { o.join("en") })
}

// choose picks an option of a list, as a keyboard does.
func choose(p *person, selector, value string) {
	p.Helper()
	p.shows(selector)
	ask[chromedp.Void](p, fmt.Sprintf(`(() => { const s = document.querySelector(%q); s.value = %q; s.dispatchEvent(new Event("change", {bubbles: true})); })()`, selector, value))
}

// each lets every lead do something, several at a time.
func (r *round) each(what string, do func(*official)) {
	r.Helper()
	done := r.Run(what, func(t *testing.T) {
		for _, o := range r.leads {
			t.Run(o.name, func(t *testing.T) {
				t.Parallel()
				do(o.during(t))
			})
		}
	})
	if !done {
		r.FailNow()
	}
}

// errandCard is what an agency can say of an errand, on its lead's page.
func errandCard(line, say string) string {
	return fmt.Sprintf(`label.choice:has(input[name=%q][value=%q])`, "say-"+line, say)
}

// mend corrects two of the three mismatches that were planted, by the errands of
// the CERT.
func (r *round) mend() {
	r.Helper()
	o := r.leads["cert"]
	for _, step := range []struct{ line, say, before string }{
		{mendedChannel, "yes", "0 of 2 mended"},
		{mendedTask, "support", "1 of 2 mended"},
	} {
		o.open("/errands")
		if text := o.text("main"); !strings.Contains(text, step.before) || !strings.Contains(text, r.names["emb"]) {
			o.Errorf("the errands of the CERT say %s, want %q", text, step.before)
		}
		o.click(errandCard(step.line, step.say)).follow(`form[action="/errands"] button[type=submit]`, "/errands")
	}
	if text := o.text("main"); !strings.Contains(text, "2 of 2 mended") {
		o.Errorf("after both: %s", text)
	}
	o = r.leads["police"]
	if text := o.open("/errands").text("main"); !strings.Contains(text, "0 of 1 mended") || strings.Contains(text, r.names["cert"]) {
		o.Errorf("the errands of the police say %s", text)
	}
}

// decline turns a line that would be shown into "not stated".
func (r *round) decline() {
	r.Helper()
	o := r.leads["media"]
	line := fmt.Sprintf(`li:has(input[name=line][value=%q])`, declinedChannel)
	before := o.open("/preview").text(line)
	o.click(line+" label").follow(`form[action="/preview"] button[type=submit]`, "/preview")
	after := o.text(`main`)
	if !strings.Contains(before, r.names["cert"]) || strings.Contains(after, before) {
		o.Errorf("the preview said %q, and says %s", before, after)
	}
}

// hold keeps a line back from all whom it does not name.
func (r *round) hold() {
	r.Helper()
	tr := r.trainer
	tr.open(tr.at("/each-other"))
	if text := tr.text("main"); !strings.Contains(text, "2 of 3 mended") {
		tr.Errorf("the trainer's page says %s", text)
	}
	button := fmt.Sprintf(`button[name=hold][value=%q]`, heldChannel)
	for part := 1; part < 9 && !ask[bool](tr.person, `!!document.querySelector('`+button+`')`); part++ {
		tr.open(tr.at(fmt.Sprintf("/each-other?lines=fit&part=%d", part))) // it stands among those that fit
	}
	tr.follow(button, "")
}

// says fails unless a text holds all parts.
func says(t *testing.T, where, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s does not say %q: %s", where, part, text)
		}
	}
}

func (r *round) onPages() {
	r.Helper()
	tr := r.trainer
	says(r.T, "the page of all lines", tr.open(tr.at("/each-other")).text("main"), "2 of 3 mended", r.names["emb"]+" says that it tells "+r.names["police"])
	if text := tr.text("section:has(> #afterwards)"); !strings.Contains(text, absentName) {
		tr.Errorf("to ask afterwards: %s", text)
	}
	says(r.T, "the matrix", tr.open(tr.at("/channels?type=crime")).text("main"), r.names["emb"]+" to "+r.names["police"])
	says(r.T, "the pair", tr.open(tr.at("/channels/"+strings.TrimPrefix(leftChannel, "channel:"))).text("main"), "Does not hear it from "+r.names["emb"])
	says(r.T, "who leads", tr.open(tr.at("/responsibilities?scenario=sc-results-down")).text("main"), r.names["emb"])
}

// onScreen shows views on the room's screen: guests are asked out first.
func (r *round) onScreen() {
	r.Helper()
	tr := r.trainer
	tr.open(tr.at("/channels?type=crime"))
	tr.follow(`form[action$="/screen"]:has(input[name="view"]) button`, "")
	if text := tr.open(tr.at("/screen")).still().everything(); !strings.Contains(text, "Inner circle only") || strings.Contains(text, r.names["police"]) {
		tr.Errorf("guests see %s", text)
	}
	tr.open(tr.at("/channels?type=crime")).follow(`form:has(input[name="go"]) button`, "")
	text := tr.open(tr.at("/screen")).still().everything()
	says(r.T, "the room's screen", text, r.names["emb"]+" to "+r.names["police"])
	if strings.Contains(text, absentName) {
		tr.Errorf("the room's screen names somebody absent: %s", text)
	}
	tr.open(tr.at("/channels?type=incident")).follow(`form[action$="/screen"]:has(input[name="view"]) button`, "")
	text = tr.open(tr.at("/screen")).still().everything()
	says(r.T, "the room's screen", text, "1 of 1 mended")
	if strings.Contains(text, absentName) {
		tr.Errorf("the room's screen names somebody absent: %s", text)
	}
}

// onSheets is what each lead reads of the own row and column. The line that is
// held stands on the sheets of those it names.
func (r *round) onSheets() {
	r.Helper()
	held := map[string]string{"cert": "You tell " + r.names["police"] + ": both of you say so.", "police": r.names["cert"] + " tells you: both of you say so."}
	for kind, o := range r.leads {
		if kind == "supplier" {
			continue
		}
		crime := `section:has(> h2)`
		text := strings.Join(ask[[]string](o.open("/relations"), `[...document.querySelectorAll("main `+crime+`")].map(s => s.textContent.replace(/\s+/g, " "))`), "\n")
		for whose, sentence := range held {
			if kind == whose && !strings.Contains(text, sentence) {
				o.Errorf("%s does not read %q: %s", kind, sentence, text)
			}
		}
		if kind != "cert" && kind != "police" && strings.Contains(text, r.names["cert"]+" tells "+r.names["police"]) {
			o.Errorf("%s reads a line that is held: %s", kind, text)
		}
		if kind == "emb" {
			says(o.T, "the sheet of the commission", text, r.names["police"]+" says that it does not hear it from you")
		}
		if strings.Contains(text, absentName) {
			o.Errorf("%s reads of somebody absent: %s", kind, text)
		}
	}
}

// analysed holds the command line against what was tapped.
func (r *round) analysed() {
	r.Helper()
	var a struct {
		Channels []struct {
			Type, From, To, State string
			Required              bool
		}
		Claims []struct {
			Scenario, Task string
			Flags          []string
			Leads          [][]string
		}
	}
	if err := json.Unmarshal(r.server.run(r.T, "analyse", "--workshop", r.trainer.workshop, "--format", "json"), &a); err != nil {
		r.Fatal(err)
	}
	states := map[string]string{}
	for _, c := range a.Channels {
		states["channel:"+c.Type+"/"+c.From+"/"+c.To] = fmt.Sprint(c.State, " ", c.Required)
	}
	for line, want := range map[string]string{
		mendedChannel: "confirmed true", leftChannel: "sender-only true", heldChannel: "confirmed true",
		declinedChannel: "unclear true", "channel:incident/emb/dpa": "unclear true", "channel:crime/emb/dpa": "unclear false", "channel:incident/cert/emb": "confirmed true",
	} {
		if states[line] != want {
			r.Errorf("%s: %s, want %s", line, states[line], want)
		}
	}
	for _, c := range a.Claims {
		want := [][]string{{leading[c.Task]}}
		if !slices.Equal(c.Flags, []string{"agreed"}) || fmt.Sprint(c.Leads) != fmt.Sprint(want) {
			r.Errorf("%s/%s: %v, leads %v; want agreed, %v", c.Scenario, c.Task, c.Flags, c.Leads, want)
		}
	}
	if len(a.Claims) != 12 {
		r.Errorf("%d tasks, want 12", len(a.Claims))
	}
}
