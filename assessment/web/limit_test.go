package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"electready/assessment"
)

// guess is a code that nobody has.
const guess = "AAAAAAAA"

// device is a browser at an address. It has no session, and keeps its own
// cookies unless it is a script.
type device struct {
	*world
	t       *testing.T
	address string
	cookies map[string]*http.Cookie
	script  bool
}

// device opens the start page, which gives the browser its name.
func (w *world) device(t *testing.T, address string) *device {
	t.Helper()
	d := &device{world: w, t: t, address: address, cookies: map[string]*http.Cookie{}}
	if got := d.get("/"); got.Code != http.StatusOK {
		t.Fatalf("the start answers %d", got.Code)
	}
	return d
}

// script is somebody who never opens a page first and keeps no cookie.
func (w *world) script(t *testing.T, address string) *device {
	t.Helper()
	return &device{world: w, t: t, address: address, cookies: map[string]*http.Cookie{}, script: true}
}

func (d *device) send(method, path string, form url.Values) *httptest.ResponseRecorder {
	d.t.Helper()
	got := d.world.send(d.t, "", method, path, form, func(r *http.Request) {
		r.RemoteAddr = d.address + ":4711"
		for _, c := range d.cookies {
			r.AddCookie(c)
		}
	})
	for _, c := range got.Result().Cookies() {
		if !d.script {
			d.cookies[c.Name] = c
		}
	}
	return got
}

func (d *device) get(path string) *httptest.ResponseRecorder {
	d.t.Helper()
	return d.send(http.MethodGet, path, nil)
}

// code types a code and gives the status.
func (d *device) code(code string) int {
	d.t.Helper()
	return d.send(http.MethodPost, "/join", url.Values{"code": {code}}).Code
}

// doors is a world with one card, and its code.
func doors(t *testing.T) (*world, string) {
	t.Helper()
	w := openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	id := w.hold(t, trainer, assessment.RuleRoom, "police Police")
	return w, w.cardOf(t, trainer, id, "police").Code
}

const (
	wrong   = http.StatusUnprocessableEntity
	right   = http.StatusSeeOther
	tooMany = http.StatusTooManyRequests

	access = "10.0.0.1" // an address that a whole room shares
)

func TestWrongCodesSlowOnlyTheSender(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	guesser := w.device(t, access)
	for n := range 5 {
		if got := guesser.code(guess); got != wrong {
			t.Fatalf("try %d: %d, want the problem", n+1, got)
		}
	}
	if got := guesser.code(code); got != tooMany {
		t.Fatalf("after five wrong codes the next try answers %d", got)
	}
	for name, other := range map[string]*device{
		"a neighbour at the same address":         w.device(t, access),
		"somebody at another address":             w.device(t, "10.0.0.2"),
		"a script at another address":             w.script(t, "10.0.0.3"),
		"a script at the same address, its first": w.script(t, access),
	} {
		if got := other.code(code); got != right {
			t.Errorf("%s: %d, want to join at once", name, got)
		}
	}
	if got := w.script(t, access).get("/j/" + code).Code; got != right {
		t.Errorf("a card scanned at the same address: %d, want to join at once", got)
	}
	w.now = w.now.Add(time.Second)
	if got := guesser.code(code); got != right {
		t.Errorf("the guesser with the right code, a second later: %d", got)
	}
}

func TestDelaysDoubleAndEnd(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	d := w.device(t, access)
	for range 5 {
		d.code(guess)
	}
	for _, seconds := range []int{1, 2, 4, 8, 16, 32, 60, 60} {
		wait := time.Duration(seconds) * time.Second
		got := d.send(http.MethodPost, "/join", url.Values{"code": {guess}})
		unit := "seconds"
		if seconds == 1 {
			unit = "second"
		}
		if says := fmt.Sprintf("in %d %s", seconds, unit); got.Code != tooMany || !strings.Contains(got.Body.String(), says) {
			t.Fatalf("%v: %d, and the page says %q: %v", wait, got.Code, says, strings.Contains(got.Body.String(), says))
		}
		w.now = w.now.Add(wait - time.Millisecond)
		if got := d.code(code); got != tooMany {
			t.Fatalf("%v: just before its end: %d", wait, got)
		}
		w.now = w.now.Add(time.Millisecond)
		if got := d.code(guess); got != wrong {
			t.Fatalf("%v: at its end: %d", wait, got)
		}
	}
	w.now = w.now.Add(-time.Hour) // somebody sets the clock
	if got := d.send(http.MethodPost, "/join", url.Values{"code": {code}}); !strings.Contains(got.Body.String(), "in 60 seconds") {
		t.Error("a clock that jumped back lengthens the wait")
	}
	w.now = w.now.Add(time.Minute)
	if got := d.code(guess); got != wrong {
		t.Errorf("a minute after the clock was put back: %d, want the wait over", got)
	}
	w.now = w.now.Add(time.Hour + 16*time.Minute)
	for n := range 5 {
		if got := d.code(guess); got != wrong {
			t.Fatalf("a quarter of an hour later, try %d: %d", n+1, got)
		}
	}
	if got := d.code(code); got != tooMany {
		t.Errorf("and it is slowed down again: %d", got)
	}
}

// TestFloodClosesNoRoom guesses from the address that the room shares, under
// ever new names.
func TestFloodClosesNoRoom(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	early := w.device(t, access)
	w.now = w.now.Add(time.Minute)
	slowed := false
	for range 100 {
		slowed = w.device(t, access).code(guess) == tooMany || slowed
	}
	if !slowed {
		t.Error("new names guess for ever")
	}
	if got := early.code(code); got != right {
		t.Errorf("who stood at the door before: %d, want to join at once", got)
	}
	if got := w.device(t, "10.0.0.2").code(code); got != right {
		t.Errorf("another address: %d, want to join at once", got)
	}
	late := w.device(t, access)
	if got := late.code(code); got != tooMany {
		t.Errorf("who comes later: %d", got)
	}
	w.now = w.now.Add(time.Minute)
	if got := late.code(code); got != right {
		t.Errorf("who comes later, when the flood has ended: %d", got)
	}
}

func TestRightCodeClearsNothing(t *testing.T) {
	t.Parallel()
	w, code := doors(t)
	d := w.device(t, access)
	for range 5 {
		d.cookies = map[string]*http.Cookie{"electready-device": d.cookies["electready-device"]} // no session
		if d.code(guess) == tooMany || d.code(code) == tooMany {
			return
		}
	}
	d.cookies = map[string]*http.Cookie{"electready-device": d.cookies["electready-device"]}
	if got := d.code(guess); got != tooMany {
		t.Errorf("who holds one code guesses at others for ever: %d", got)
	}
}

// TestEverySecretIsSlowedDown covers the other forms that take one.
func TestEverySecretIsSlowedDown(t *testing.T) {
	t.Parallel()
	for name, form := range map[string]struct {
		path   string
		values url.Values
	}{
		"personal code": {"/resume", url.Values{"code": {guess}}},
		"pass-phrase":   {"/sign-in", url.Values{"name": {"nobody"}, "passphrase": {"wrong wrong wrong"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, _ := doors(t)
			for kind, d := range map[string]*device{"a browser": w.device(t, access), "a script": w.script(t, "10.0.0.9")} {
				for n := range 5 {
					if got := d.send(http.MethodPost, form.path, form.values).Code; got != wrong {
						t.Fatalf("%s, try %d: %d", kind, n+1, got)
					}
				}
				if got := d.send(http.MethodPost, form.path, form.values).Code; got != tooMany {
					t.Errorf("%s, after five: %d", kind, got)
				}
			}
		})
	}
	t.Run("slip", func(t *testing.T) {
		t.Parallel()
		w, code := doors(t)
		d := w.device(t, access)
		if got := d.code(code); got != right {
			t.Fatal(got)
		}
		w.as(t, "visitor", assessment.Actor{Role: assessment.Visitor, Workshop: w.workshopOf(t), Agency: "police"})
		for n := range 6 {
			got := w.post(t, "visitor", "/seat", url.Values{"slip": {guess}}, func(r *http.Request) {
				r.RemoteAddr = d.address + ":4711"
				r.AddCookie(d.cookies["electready-device"])
			}).Code
			if want := []int{wrong, wrong, wrong, wrong, wrong, tooMany}[n]; got != want {
				t.Errorf("try %d: %d, want %d", n+1, got, want)
			}
		}
	})
}

// workshopOf is the only workshop.
func (w *world) workshopOf(t *testing.T) string {
	t.Helper()
	list, err := w.Running(t.Context())
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0].ID
}
