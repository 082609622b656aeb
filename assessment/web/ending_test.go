package web_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/bundle"
)

const secretNote = "a note that nobody else reads"

// ending is a workshop with a lead who answered, a colleague, a screen and an
// observer behind links.
type ending struct {
	*site
	dir, id                                    string
	trainer, lead, colleague, screen, observer *browser
}

func openEnding(t *testing.T, plan url.Values) *ending {
	t.Helper()
	dir := t.TempDir()
	e := &ending{site: openSite(t, dir), dir: dir}
	e.trainer = e.site.trainer(t)
	e.id = e.trainer.plan(plan)
	e.lead, e.colleague = e.join(t, e.id, "police", true), e.join(t, e.id, "police", false)
	e.trainer.get("/w/"+e.id).submit("/w/"+e.id+"/themes", url.Values{"theme": {openTheme}, "to": {"open"}}).want(200, "")
	question := e.lead.get("/parts/"+openTheme+"/1").page.Find("[data-question]").First().AttrOr("data-question", "")
	e.lead.submit("/parts/"+openTheme+"/1", url.Values{"choice-" + question: {"2"}, "note-" + question: {secretNote}}).want(200, "")
	e.screen, e.observer = e.behind(t, "screen"), e.behind(t, "observer")
	return e
}

// behind makes a link of a role and opens it in a browser of its own.
func (e *ending) behind(t *testing.T, role string) *browser {
	t.Helper()
	b := e.browser(t)
	b.get(e.newLink(role)).want(200, map[string]string{"screen": "/screen", "observer": "/room"}[role])
	return b
}

// newLink makes a link on the trainer's page and gives its path.
func (e *ending) newLink(role string) string {
	e.trainer.get("/w/" + e.id + "/links")
	e.trainer.post("/w/"+e.id+"/links", url.Values{"token": {token(e.trainer)}, "role": {role}, "lang": {"en"}}).want(200, "")
	_, path, _ := strings.Cut(e.trainer.page.Find("#link-address").Text(), "/l/")
	return "/l/" + path
}

func (b *browser) says(text string) *browser {
	b.t.Helper()
	if have := strings.Join(strings.Fields(b.page.Find("main").Text()), " "); !strings.Contains(have, text) {
		b.t.Errorf("%s does not say %q: %s", b.path, text, have)
	}
	return b
}

func TestErase(t *testing.T) {
	t.Parallel()
	e := openEnding(t, nil)
	end := "/w/" + e.id + "/end"
	e.trainer.get("/w/"+e.id+"/export").post("/w/"+e.id+"/export", url.Values{"token": {token(e.trainer)}, "scope": {"room"}, "plain": {"1"}})
	sum := sha256.Sum256([]byte(e.trainer.body))
	if _, err := e.Backup(t.Context(), "lock"); err != nil {
		t.Fatal(err)
	}
	if len(e.files(t, secretNote)) < 2 {
		t.Fatal("the search is blind")
	}
	e.trainer.get(end).want(200, end).says("Nobody was named to keep the file")
	e.trainer.submit(end, url.Values{"title": {"Election"}}).want(422, end)
	if typed := e.trainer.page.Find("#title").AttrOr("value", ""); typed != "Election" || e.trainer.page.Find(`.errors a[href="#title"]`).Length() != 1 {
		t.Errorf("what was typed is not kept: %q", typed)
	}
	e.lead.get("/tasks").want(200, "/tasks") // nothing happened
	e.trainer.submit(end, url.Values{"title": {" election  READINESS"}}).want(200, "/w/"+e.id+"/receipt")
	e.trainer.says("1 copy that held it is gone").says("lines of the trail")
	if digest := hex.EncodeToString(sum[:]); !strings.Contains(strings.ReplaceAll(e.trainer.page.Find("main").Text(), " ", ""), digest) {
		t.Errorf("the receipt lacks the sum of what was handed out, %s", digest)
	}
	if files := e.files(t, secretNote); len(files) > 0 {
		t.Errorf("the note is still in %v", files)
	}
	for name, b := range map[string]*browser{"lead": e.lead, "colleague": e.colleague, "observer": e.observer} {
		page := "/tasks"
		if name == "observer" {
			page = "/room"
		}
		b.get(page).want(http.StatusGone, page).says("This workshop was erased")
		if _, forgets := b.page.Find("body").Attr("data-forget"); !forgets {
			t.Errorf("the device of the %s keeps what it had", name)
		}
		b.get("/").want(200, "/")
	}
	e.lead.post("/answers", url.Values{"question": {"x"}}).want(http.StatusGone, "/answers")
	e.screen.get("/screen").want(http.StatusGone, "/screen").says("This workshop was erased").says("rows of data are gone").says("The trail ends with this sum")
	if strings.Contains(e.screen.body, e.id) {
		t.Error("the screen names the erased workshop")
	}
	for _, path := range []string{"/w/" + e.id, end, "/w/" + e.id + "/screen", "/w/" + e.id + "/trail", "/w/" + e.id + "/links"} {
		e.trainer.get(path).want(http.StatusNotFound, path)
	}
	e.trainer.get("/trainer").want(200, "/trainer").says("Receipt of " + e.id)
}

// files are those of the data folder that hold a text.
func (e *ending) files(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(e.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(text)) {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestHandOver(t *testing.T) {
	t.Parallel()
	none := openEnding(t, nil)
	path := "/w/" + none.id + "/hand-over"
	none.trainer.get("/w/" + none.id + "/end")
	none.trainer.post(path, url.Values{"token": {token(none.trainer)}, "agree": {"1"}, "passphrase": {passphrase}, "again": {passphrase}}).want(http.StatusConflict, path)
	if got := none.trainer.page.Find(".errors").Text(); !strings.Contains(got, "Nobody was named") {
		t.Errorf("the summary says %q", got)
	}

	e := openEnding(t, url.Values{"custodian": {"Election Commission"}})
	end, path := "/w/"+e.id+"/end", "/w/"+e.id+"/hand-over"
	e.trainer.get(end).submit(path, url.Values{"passphrase": {"short"}, "again": {"other"}}).want(422, path)
	if got := e.trainer.page.Find(".errors li").Length(); got != 3 {
		t.Errorf("%d problems, want the tick and both fields of the pass-phrase", got)
	}
	e.trainer.submit(path, url.Values{"agree": {"1"}, "passphrase": {passphrase}, "again": {passphrase}}).want(200, end)
	e.trainer.says("Handed over to Election Commission")
	sum := strings.ReplaceAll(e.trainer.page.Find(".notice .sum").Text(), " ", "")
	e.trainer.get(path).want(200, path)
	got := sha256.Sum256([]byte(e.trainer.body))
	if hex.EncodeToString(got[:]) != sum {
		t.Error("the file has another sum than the page says")
	}
	text, err := bundle.Decrypt(strings.NewReader(e.trainer.body), passphrase, bundle.DefaultBounds)
	if err != nil {
		t.Fatal(err)
	}
	d, err := bundle.Decode(bytes.NewReader(text), bundle.DefaultBounds)
	if err != nil || d.Scope != assessment.ScopeFull || len(d.Answers) != 1 || d.Workshop.State != assessment.HandedOver {
		t.Errorf("the file holds %+v: %v", d.Workshop, err)
	}
	e.lead.get("/tasks").want(200, "/tasks") // reads on
	e.lead.post("/parts/"+openTheme+"/1", url.Values{"token": {token(e.lead)}, "choice-" + d.Answers[0].Question: {"3"}}).want(http.StatusConflict, "").says("This workshop was handed over")
	e.trainer.get("/w/"+e.id).post("/w/"+e.id+"/start", url.Values{"token": {token(e.trainer)}}).want(http.StatusConflict, "").says("This workshop was handed over")
	e.trainer.get(end).post("/w/"+e.id+"/reopen", url.Values{"token": {token(e.trainer)}}).want(http.StatusConflict, "/w/"+e.id+"/reopen")
	if got := e.trainer.page.Find(".errors").Text(); !strings.Contains(got, "handed over from this laptop") {
		t.Errorf("the summary says %q", got)
	}
	e.observer.get("/room").want(http.StatusGone, "/room").says("This link has ended")
	e.trainer.get(end).submit(end, url.Values{"title": {"Election readiness"}}).want(200, "/w/"+e.id+"/receipt").says("electready-" + e.id + "-custodian.json.age")
}

func TestScreenLink(t *testing.T) {
	t.Parallel()
	e := openEnding(t, nil)
	e.screen.says("Join with the code on your card").says("2 seats are taken")
	if e.screen.page.Find("[data-steer]").Length() != 0 || e.screen.page.Find("body[data-follow]").Length() != 1 {
		t.Error("the screen behind a link steers, or does not follow")
	}
	again := e.screen.copied()
	resp, err := again.client.Get(e.server.URL + "/screen")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	ask := func() int {
		request, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, e.server.URL+"/screen", http.NoBody)
		request.Header.Set("If-None-Match", resp.Header.Get("ETag"))
		got, err := again.client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = got.Body.Close()
		return got.StatusCode
	}
	if got := ask(); got != http.StatusNotModified {
		t.Errorf("nothing changed: %d", got)
	}
	e.join(t, e.id, "cert", false)
	if got := ask(); got != http.StatusOK {
		t.Errorf("somebody joined: %d", got)
	}
	path := e.newLink("screen")
	e.lead.get(path).want(200, "/tasks") // a link ends nobody's seat
	e.trainer.get(path).want(200, "/w/"+e.id+"/screen")
	e.trainer.get("/w/" + e.id + "/links")
	forms := e.trainer.page.Find(`form[action$="/end"]`)
	if forms.Length() != 3 {
		t.Fatalf("%d links can be ended", forms.Length())
	}
	for i := range 3 { // the oldest stands last
		action := forms.Eq(2-i).AttrOr("action", "")
		e.trainer.post(action, url.Values{"token": {token(e.trainer)}}).want(200, "/w/"+e.id+"/links")
	}
	e.observer.get("/room").want(http.StatusGone, "/room").says("This link has ended").says("Ask the trainer for a new one")
	e.screen.get("/screen").want(http.StatusGone, "/screen").says("Nothing more is shown here").says("the trainer makes a new link")
	if e.screen.page.Find("html.screen .room").Length() != 1 || e.screen.page.Find("main").Find("a, form").Length() != 0 {
		t.Errorf("the screen without its link is no picture: %s", e.screen.body)
	}
	e.browser(t).get(path).want(http.StatusGone, path).says("This link has ended")
	e.browser(t).get("/l/never").want(http.StatusNotFound, "/l/never")
}

func TestObserverSeesFiguresOnly(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	w.showAll(t, id)
	if got := w.get(t, "observer", "/room").Code; got != http.StatusOK {
		t.Errorf("/room: %d", got)
	}
	for _, path := range append(views(id), "/relations", "/each-other", "/screen", "/w/"+id+"/screen") {
		if got := w.get(t, "observer", path).Code; got != http.StatusNotFound {
			t.Errorf("%s: %d", path, got)
		}
	}
}

func TestStay(t *testing.T) {
	t.Parallel()
	e := openEnding(t, nil)
	e.now = e.now.Add(29 * time.Minute)
	e.trainer.get("/trainer").want(200, "/trainer")
	if got := e.trainer.page.Find("[data-stay]").AttrOr("data-stay", ""); got != "1800" {
		t.Errorf("the page says that its session lives for %s s, want half an hour", got)
	}
	e.now = e.now.Add(20 * time.Minute)
	e.trainer.submit("/stay", nil).want(200, "")
	e.now = e.now.Add(29 * time.Minute)
	e.trainer.get("/w/"+e.id).want(200, "/w/"+e.id)
	e.now = e.now.Add(31 * time.Minute)
	e.trainer.get("/w/"+e.id).want(http.StatusUnauthorized, "/w/"+e.id).says("You are signed out")
	e.screen.get("/screen").want(200, "/screen") // nobody touches it
}

func TestSignOutEverywhere(t *testing.T) {
	t.Parallel()
	e := openEnding(t, nil)
	other := e.browser(t)
	other.get("/sign-in").submit("/sign-in", url.Values{"name": {"Ana"}, "passphrase": {passphrase}}).want(200, "/trainer")
	e.trainer.get("/trainer").submit("/trainer/sign-out", nil).want(200, "/")
	for _, b := range []*browser{e.trainer, other} {
		b.get("/trainer").want(http.StatusUnauthorized, "/trainer")
	}
	e.lead.get("/tasks").want(200, "/tasks")
}
