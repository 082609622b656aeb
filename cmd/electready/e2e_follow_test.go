//go:build browser

package main_test

import "testing"

// TestScreenFollows hangs the room's screen behind its link: it follows without
// a reload, waits while the laptop is away, and says so when its link is ended.
func TestScreenFollows(t *testing.T) {
	t.Parallel()
	b, s := newBrowser(t), serve(t)
	tr := signedUp(b.person(t, "trainer", s.base, laptop), s.link)
	all := agencies(t)
	tr.plan(all)
	tr.open(tr.at("/links")).follow(`form:has(input[value="screen"]) button`, "")
	address := ask[string](tr.person, `new URL(document.querySelector("#link-address").value).pathname`)

	screen := b.person(t, "screen", s.base, wall)
	screen.open(address)
	if at := screen.path(); at != "/screen" {
		t.Fatalf("the link leads to %s", at)
	}
	ask[string](screen, `window.hangs = "since it was opened"`)
	here := `window.hangs === "since it was opened" && `
	official := &official{person: b.person(t, "police", s.base, phone), agency: all[2], seat: 1}
	official.join("en")
	screen.until(here + `document.querySelector(".say").textContent.startsWith("1 ")`)
	s.kill(t)
	screen.until(here + `!document.querySelector("[data-away]").hidden`)
	s.start(t)
	screen.until(here + `document.querySelector("[data-away]").hidden`)
	tr.open(tr.at("/links")).follow(`form[action$="/end"] button`, tr.at("/links"))
	if got := screen.shows("main .closing h1").text("h1"); got != "Nothing more is shown here" {
		t.Errorf("the screen says %q", got)
	}
	screen.quiet("net::ERR_CONNECTION_REFUSED", "status of 410")
	tr.quiet()
}
