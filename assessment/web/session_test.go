package web_test

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"electready/assessment/secret"
)

// restart closes the database and the server, and opens both again with the
// same directory. Browsers keep their cookies.
func (s *site) restart(t *testing.T, dir string, browsers ...*browser) *site {
	t.Helper()
	s.close()
	out := openSite(t, dir)
	out.now = s.now
	for _, b := range browsers {
		b.site = out
	}
	return out
}

// copied is a browser with the cookies that b has now: what somebody who read
// them could send later.
func (b *browser) copied() *browser {
	b.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.t.Fatal(err)
	}
	at, err := url.Parse(b.site.server.URL)
	if err != nil {
		b.t.Fatal(err)
	}
	jar.SetCookies(at, b.client.Jar.Cookies(at))
	return &browser{t: b.t, site: b.site, client: &http.Client{Jar: jar}}
}

func TestSessionsSurviveARestart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openSite(t, dir)
	trainer := s.trainer(t)
	w := trainer.plan(nil)
	lead, colleague, leaver := s.join(t, w, "police", true), s.join(t, w, "police", false), s.join(t, w, "police", false)

	s = s.restart(t, dir, trainer, lead, colleague, leaver)
	for _, b := range []*browser{lead, colleague, leaver} {
		b.get("/tasks").want(200, "/tasks")
	}
	trainer.get("/w/"+w).want(200, "/w/"+w)
	lead.get("/house").submit("/house/share", url.Values{"share": {"1"}}).want(200, "/house") // the form's token, too

	stolen := leaver.copied()
	leaver.post("/sign-out", url.Values{"token": {token(leaver)}}).want(200, "/")
	aside := lead.page.Find(`form[action="/house/aside"] input[name="respondent"]`).First().AttrOr("value", "")
	lead.post("/house/aside", url.Values{"token": {token(lead)}, "respondent": {aside}, "aside": {"1"}}).want(200, "/house")
	link, err := s.NewSetupLink(t.Context(), "Ana")
	if err != nil {
		t.Fatal(err)
	}
	trainer.get("/trainer").want(200, "/trainer") // the link alone ends nothing
	const changed = "five other words on paper"
	again := s.browser(t)
	again.get("/setup/"+link).submit("/setup/"+link, url.Values{"passphrase": {changed}, "again": {changed}}).want(200, "/trainer")

	gone := func(when string) {
		t.Helper()
		for name, b := range map[string]*browser{"signed out": leaver, "signed out, with the cookie of before": stolen, "set aside": colleague} {
			if b.get("/tasks"); b.status != http.StatusUnauthorized {
				t.Errorf("%s, %s: %d", when, name, b.status)
			}
		}
		if trainer.get("/trainer"); trainer.status != http.StatusUnauthorized {
			t.Errorf("%s, with a new pass-phrase: %d", when, trainer.status)
		}
		lead.get("/tasks").want(200, "/tasks")
		again.get("/trainer").want(200, "/trainer")
	}
	gone("at once")
	s = s.restart(t, dir, trainer, lead, colleague, leaver, stolen, again)
	gone("after a restart")

	in := s.browser(t)
	in.get("/sign-in").submit("/sign-in", url.Values{"name": {"ana"}, "passphrase": {passphrase}}).want(422, "")
	in.submit("/sign-in", url.Values{"name": {"ana"}, "passphrase": {changed}}).want(200, "/trainer")

	if err := os.Remove(filepath.Join(dir, secret.KeysFile)); err != nil {
		t.Fatal(err)
	}
	s.restart(t, dir, lead)
	lead.get("/tasks").want(http.StatusUnauthorized, "") // other keys: nobody is known
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	trainer := s.trainer(t)
	w := trainer.plan(nil)
	busy, idle := s.join(t, w, "police", false), s.join(t, w, "police", false)
	for _, step := range []struct {
		after               time.Duration // since the step before
		trainer, busy, idle int           // statuses; 0: not asked
	}{
		{29 * time.Minute, 200, 200, 0},
		{30 * time.Minute, 200, 200, 0},
		{time.Hour, 401, 200, 0}, // the trainer, idle for more than half an hour
		{2*time.Hour + time.Minute, 401, 200, 0},
		{time.Minute, 0, 200, 401}, // idle for more than four hours
		{3 * time.Hour, 0, 200, 401},
		{3 * time.Hour, 0, 200, 401},
		{2 * time.Hour, 0, 401, 401},     // twelve hours after it began, however busy
		{-11 * time.Hour, 401, 401, 401}, // a clock that jumped back revives none
	} {
		s.now = s.now.Add(step.after)
		for _, who := range []struct {
			*browser
			path string
			want int
		}{{trainer, "/trainer", step.trainer}, {busy, "/tasks", step.busy}, {idle, "/tasks", step.idle}} {
			if who.want == 0 {
				continue
			}
			if got := who.get(who.path).status; got != who.want {
				t.Errorf("at %s, %s: %d, want %d", s.now.Format(time.TimeOnly), who.path, got, who.want)
			}
		}
	}
}

// New keys sign nobody out, and a page that was open meanwhile is still taken;
// what the browser gets next is made with the new ones.
func TestNewKeysSignNobodyOut(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openSite(t, dir)
	w := s.trainer(t).plan(nil)
	lead := s.join(t, w, "police", true)
	lead.get("/house")
	before := token(lead)
	for _, at := range []time.Duration{31 * 24 * time.Hour, 62 * 24 * time.Hour} {
		if _, err := secret.OpenKeys(dir, s.now.Add(at)); err != nil {
			t.Fatal(err)
		}
		s = s.restart(t, dir, lead)
		lead.post("/house/share", url.Values{"token": {token(lead)}, "share": {"1"}}).want(200, "/house")
		if token(lead) == before {
			t.Error("the keys were not changed")
		}
		before = token(lead)
	}
	lead.post("/house/share", url.Values{"token": {before + "x"}, "share": {"1"}}).want(http.StatusForbidden, "")
}
