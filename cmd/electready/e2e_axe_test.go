//go:build browser

package main_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// look is how somebody looks at a page.
type look struct {
	size   size
	scheme string
}

// TestPagesEnglish and TestPagesGeorgian look at every page: what axe finds on
// it, narrow and wide, light and dark, each language two of the four; what the
// browser complains about; whether it has to be scrolled sideways; and where the
// Tab key leads first.
func TestPagesEnglish(t *testing.T) {
	t.Parallel()
	lookAround(t, "en", look{phone, "light"}, look{laptop, "dark"})
}

func TestPagesGeorgian(t *testing.T) {
	t.Parallel()
	lookAround(t, "ka", look{phone, "dark"}, look{laptop, "light"})
}

func lookAround(t *testing.T, language string, looks ...look) {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join("testdata", "e2e", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	knows := map[context.Context]bool{} // whose browser brings axe to every page
	goAround(t, language, func(p *person, name string) {
		p.quiet(statusOf(name)...)
		firstTab(p, name)
		if strings.HasPrefix(name, "screen-") {
			fits(p, name)
		} else {
			sideways(p, name)
		}
		ask[chromedp.Void](p, `document.activeElement.blur()`) // the link that skips lies over the head
		if !knows[p.ctx] {
			knows[p.ctx] = true
			bring(p, string(axe))
		}
		for _, l := range looks {
			see(p, "changing the size", p.sized(l.size))
			prefer(p, l.scheme)
			for _, found := range findings(p, l.scheme) {
				if strings.HasPrefix(name, "screen-") && strings.HasPrefix(found, "meta-refresh") {
					continue // the room's screen has no reader to disturb: it follows what the trainer shows
				}
				t.Errorf("%s, %s, %d px, %s: %s", name, language, l.size.width, l.scheme, found)
			}
		}
		see(p, "changing the size", p.sized(laptop))
	})
}

// bring runs a script in the page that is open, and in all that follow. It is too
// long to be sent for each.
func bring(p *person, script string) {
	p.Helper()
	ask[chromedp.Void](p, script)
	see(p, "bringing a script", func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return chromedp.Void{}, err
	})
}

// statusOf is what a browser says of a page that answers with a status of its
// own.
func statusOf(name string) []string {
	switch {
	case strings.HasSuffix(name, "-problem"):
		return []string{"status of 422"}
	case strings.HasSuffix(name, "-meanwhile"):
		return []string{"status of 409"}
	case name == "not-found":
		return []string{"status of 404"}
	case name == "link-ended", name == "erased", name == "invitation-used":
		return []string{"status of 410"}
	}
	return nil
}

// nothingToSkip are pages with no link before their matter, or one only, and
// those that open at a place in their middle.
var nothingToSkip = []string{
	"hidden", "trainer-cards", "guide-slides", "papers", "papers-numbers", "trainer-papers", "contacts-print", "trainer-contacts-print",
	"trainer-report", "trainer-report-inner", "bank-question", "contacts",
}

// firstTab fails unless the first Tab on a fresh page reaches the link that
// skips to the matter. A form that came back begins at what is wrong.
func firstTab(p *person, name string) {
	p.Helper()
	if strings.HasSuffix(name, "-problem") {
		if !ask[bool](p, `document.activeElement.matches(".errors")`) {
			p.Errorf("%s: the focus is not on what is wrong", name)
		}
		return
	}
	if strings.HasPrefix(name, "screen-") || slices.Contains(nothingToSkip, name) {
		return
	}
	if ask[bool](p, `document.activeElement.matches("[autofocus]")`) {
		return // begins in its one field
	}
	see(p, "pressing Tab", chromedp.KeyEvent(kb.Tab))
	if !ask[bool](p, `document.activeElement.matches("a.skip")`) {
		p.Errorf("%s: the first Tab reaches %s", name, ask[string](p, `document.activeElement.outerHTML.slice(0, 120)`))
	}
}

// sticksOut are words that are wider than their place, so that they lie over
// what stands beside.
const sticksOut = `(() => {
	const found = [], range = document.createRange(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode;
		let place = text.parentElement;
		if (!text.data.trim() || !place.checkVisibility() || place.closest(".hidden-text, .scroll, .skip, option, noscript")) continue;
		while (getComputedStyle(place).display.startsWith("inline")) place = place.parentElement;
		range.selectNodeContents(text);
		if (range.getBoundingClientRect().right > place.getBoundingClientRect().right + 1) found.push(text.data.trim().slice(0, 40));
	}
	return found.slice(0, 4);
})()`

// sideways fails if a page is wider than a narrow screen, or words in it than
// their place.
func sideways(p *person, name string) {
	p.Helper()
	for _, width := range []int64{320, 360} {
		see(p, "changing the size", p.sized(size{width, 740}))
		const wider = `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .hidden-text"))
			.map(e => e.tagName + "." + e.className).slice(0, 4).join(", ")`
		if ask[int](p, `document.documentElement.scrollWidth`) > int(width) {
			p.Errorf("%s at %d px has to be scrolled sideways: %s", name, width, ask[string](p, wider))
		}
		if out := ask[[]string](p, sticksOut); len(out) > 0 {
			p.Errorf("%s at %d px: words are wider than their place: %v", name, width, out)
		}
	}
}

// fits fails if the room's screen would have to be scrolled.
func fits(p *person, name string) {
	p.Helper()
	for _, s := range []size{wall, {1280, 720}} {
		see(p, "changing the size", p.sized(s))
		const size = `[document.documentElement.scrollWidth, document.documentElement.scrollHeight]`
		if got := ask[[2]int64](p, size); got[0] > s.width || got[1] > s.height {
			p.Errorf("%s needs %d x %d px on a screen of %d x %d", name, got[0], got[1], s.width, s.height)
		}
	}
}

// prefer sets whether the person's system is light or dark.
func prefer(p *person, scheme string) {
	p.Helper()
	see(p, "preferring "+scheme, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: scheme},
				{Name: "prefers-reduced-motion", Value: "reduce"}, // no colour is looked at half way
			},
		})
		return chromedp.Void{}, err
	})
}

// findings are what axe finds against the rules of WCAG 2.2 A and AA. In the
// dark it looks at the rules about colour only: nothing else is different.
func findings(p *person, scheme string) []string {
	p.Helper()
	rules := `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}`
	if scheme == "dark" {
		rules = `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`
	}
	run := `axe.run(document, {resultTypes: ["violations"], preload: false, runOnly: ` + rules + `}).then(
		r => r.violations.flatMap(v => v.nodes.map(n => v.id + " " + n.target + ": " + n.failureSummary.replace(/\s+/g, " "))))`
	found := see(p, "running axe", chromedp.Evaluate[[]string](run, chromedp.EvalAwaitPromise))
	if len(found) > 5 {
		found = append(found[:5], fmt.Sprintf("and %d more", len(found)-5))
	}
	return found
}

// TestKeyboard answers without a mouse.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	b := newBrowser(t)
	s := serve(t)
	tr := signedUp(b.person(t, "trainer", s.base, laptop), s.link)
	rooms := agencies(t)
	tr.plan(rooms)
	o := &official{person: b.person(t, "cert 1", s.base, laptop), agency: rooms[1], seat: 1}
	o.join("en")
	tr.move(theme, "open")
	o.begin()
	first := o.questions()[0]

	focused := `document.activeElement.name === "choice-` + first + `"`
	for presses := 0; !ask[bool](o.person, focused); presses++ {
		if presses > 60 {
			t.Fatal("the Tab key does not reach the first question")
		}
		o.press(kb.Tab)
	}
	o.press(kb.ArrowDown).press(kb.ArrowDown).until(saved)
	if got := o.checked()[first]; got != "2" {
		t.Errorf("down and down again choose %q, want level 2", got)
	}
	o.press(kb.ArrowUp).until(saved)
	if got := o.checked()[first]; got != "1" {
		t.Errorf("up chooses %q, want level 1", got)
	}
	for presses := 0; !ask[bool](o.person, `document.activeElement.matches("#save button")`); presses++ {
		if presses > 200 {
			t.Fatal("the Tab key does not reach the button")
		}
		o.press(kb.Tab)
		if ask[bool](o.person, hiddenFocus) {
			t.Errorf("what has the focus is covered: %s", ask[string](o.person, `document.activeElement.outerHTML.slice(0, 120)`))
		}
	}
	o.quiet()
}

// hiddenFocus holds when the bar at the bottom covers what has the focus.
const hiddenFocus = `(() => {
	const e = document.activeElement, bar = document.getElementById("save");
	if (bar.contains(e) || e === document.body) return false;
	return e.getBoundingClientRect().top >= bar.getBoundingClientRect().top && e.getBoundingClientRect().bottom <= innerHeight;
})()`

// press presses a key.
func (p *person) press(key string) *person {
	p.Helper()
	see(p, "pressing a key", chromedp.KeyEvent(key))
	return p
}
