//go:build trust

package main_test

import (
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// crowd is a room of forty people without browsers, in front of the program.
type crowd struct {
	*testing.T
	server   *server
	trainer  *hand
	workshop string
	savers   []*saver
}

// saver is one of them; what it was told to be saved has to stay.
type saver struct {
	*hand
	token     string
	questions []string
	acked     map[string]string // question to the choice that was acknowledged last
	tried     map[string]string // question to a choice that may have been saved
	sent      int
}

// crowded fills a room: eight agencies with five people each, one theme open.
func crowded(t *testing.T) *crowd {
	t.Helper()
	return crowdedIn(t, t.TempDir())
}

// crowdedIn fills a room whose data is in a folder.
func crowdedIn(t *testing.T, dir string) *crowd {
	t.Helper()
	return seated(t, serveIn(t, dir))
}

// crowdedWith fills a room in front of another build of the program.
func crowdedWith(t *testing.T, binary string) *crowd {
	t.Helper()
	s := &server{dir: t.TempDir(), port: "0", binary: binary}
	s.start(t)
	t.Cleanup(func() { s.end(t) })
	return seated(t, s)
}

// seated fills the room of a server.
func seated(t *testing.T, s *server) *crowd {
	t.Helper()
	c := &crowd{T: t, server: s}
	c.trainer = newHand(t, c.server.base)
	c.trainer.get(c.server.link).sendAll(c.server.link, url.Values{"name": {"Ana"}, "passphrase": {passphrase}, "again": {passphrase}})
	plan := c.trainer.get("/trainer/new").defaults("/trainer/new")
	for name := range plan {
		if strings.HasPrefix(name, "seats-") {
			plan.Set(name, "5")
		}
	}
	for name, value := range map[string]string{"title": "Election readiness, Orvelia", "country": "Orvelia", "day": "2027-03-07", "save": "1"} {
		plan.Set(name, value)
	}
	c.trainer.post("/trainer/new", plan)
	c.workshop = strings.TrimPrefix(c.trainer.path, "/w/")
	c.trainer.get(c.at("")).send(c.at("/start"), nil)
	for _, code := range c.trainer.get(c.at("/cards")).page.Find(".card .the-code b").EachIter() {
		for range 5 {
			one := &saver{hand: newHand(t, c.server.base), acked: map[string]string{}, tried: map[string]string{}}
			one.join(&agency{code: strings.TrimSpace(code.Text())}, false)
			c.savers = append(c.savers, one)
		}
	}
	c.trainer.get(c.at("")).send(c.at("/themes"), url.Values{"theme": {theme}, "to": {"open"}})
	for _, one := range c.savers {
		one.look()
	}
	return c
}

func (c *crowd) at(page string) string { return "/w/" + c.workshop + page }

// look reads the questions of the first part, and the token of the session.
func (s *saver) look() {
	s.Helper()
	s.get("/parts/" + theme + "/1")
	s.token = s.page.Find("input[name=token]").AttrOr("value", "")
	for _, q := range s.page.Find("[data-question]").EachIter() {
		s.questions = append(s.questions, q.AttrOr("data-question", ""))
	}
	if s.token == "" || len(s.questions) == 0 {
		s.Fatalf("%s has no questions: %s", s.path, s.page.Find("h1").Text())
	}
}

// save saves a choice as the page's script does; it tells what the program
// answered, 0: nothing.
func (s *saver) save(question, choice string) int {
	s.sent++
	s.tried[question] = choice
	r, err := s.request("/answers", url.Values{
		"key": {s.token[:8] + strconv.Itoa(s.sent)}, "part": {"1"}, "question": {question}, "choice": {choice}, "token": {s.token},
	})
	if err != nil {
		return 0
	}
	defer func() { _ = r.Body.Close() }()
	var answer struct {
		Status string `json:"status"`
	}
	text, err := io.ReadAll(r.Body)
	if err != nil {
		return 0
	}
	if r.StatusCode == http.StatusOK && json.Unmarshal(text, &answer) == nil && answer.Status == "saved" {
		s.acked[question] = choice
		delete(s.tried, question)
	}
	return r.StatusCode
}

func (s *saver) request(path string, form url.Values) (*http.Response, error) {
	q, err := http.NewRequest(http.MethodPost, s.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Accept", "application/json")
	return s.client.Do(q)
}

// levels are what savers say.
var levels = []string{"0", "1", "2", "3", "4", "unknown", "not-ours", "withheld"}

// saveUntil saves one choice after the other, in all seats at once, until it is
// stopped or the program is gone.
func (c *crowd) saveUntil(stop <-chan struct{}, seed uint64) (wait func() (acked int)) {
	var all sync.WaitGroup
	counts := make([]int, len(c.savers))
	for i, s := range c.savers {
		all.Go(func() {
			dice := rand.New(rand.NewPCG(seed, uint64(i)))
			for {
				select {
				case <-stop:
					return
				default:
				}
				switch s.save(s.questions[dice.IntN(len(s.questions))], levels[dice.IntN(len(levels))]) {
				case http.StatusOK:
					counts[i]++
				case 0:
					return
				}
			}
		})
	}
	return func() (acked int) {
		all.Wait()
		for _, n := range counts {
			acked += n
		}
		return acked
	}
}

// lost looks at every seat's page and tells which acknowledged choices are not
// there. A choice sent last and never acknowledged may be there or not.
func (c *crowd) lost() (lost []string) {
	c.Helper()
	for _, s := range c.savers {
		s.get("/parts/" + theme + "/1")
		if s.status != http.StatusOK {
			lost = append(lost, "a seat is gone")
			continue
		}
		for _, q := range s.questions {
			there := s.page.Find(`#question-`+q+` input[name^=choice]:checked`).AttrOr("value", "")
			if there != s.acked[q] && (s.tried[q] == "" || there != s.tried[q]) {
				lost = append(lost, q+": "+s.acked[q]+" was saved, "+there+" is there")
			}
			s.acked[q] = there
		}
		clear(s.tried)
	}
	return lost
}

// defaults are the values of a form as it stands in the page.
func (h *hand) defaults(action string) url.Values {
	h.Helper()
	form := h.page.Find(`form[action="` + action + `"]`).First()
	if form.Length() == 0 {
		h.Fatalf("%s has no form for %s: %s", h.path, action, h.page.Find("h1").Text())
	}
	values := url.Values{}
	for _, f := range form.Find("input, textarea, select").EachIter() {
		name, kind := f.AttrOr("name", ""), f.AttrOr("type", "text")
		_, checked := f.Attr("checked")
		switch {
		case name == "", (kind == "radio" || kind == "checkbox") && !checked:
		case f.Is("select"):
			values.Add(name, chosenOf(f))
		case f.Is("textarea"):
			values.Add(name, f.Text())
		default:
			values.Add(name, f.AttrOr("value", "on"))
		}
	}
	return values
}

func chosenOf(f *goquery.Selection) string {
	if chosen := f.Find("option[selected]"); chosen.Length() > 0 {
		return chosen.AttrOr("value", chosen.Text())
	}
	return f.Find("option").AttrOr("value", "")
}

// post sends a whole form.
func (h *hand) post(action string, values url.Values) *hand {
	h.Helper()
	h.read(h.client.PostForm(h.base+action, values))
	if h.status >= 400 {
		h.Fatalf("%s answers %d: %s", action, h.status, h.page.Find("main").Text())
	}
	return h
}

// sendAll sends a form with its defaults and with what was typed.
func (h *hand) sendAll(action string, typed url.Values) *hand {
	h.Helper()
	values := h.defaults(action)
	for name, v := range typed {
		values[name] = v
	}
	return h.post(action, values)
}

// random is a source of chance that is the same in every run.
func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 20261127)) }
