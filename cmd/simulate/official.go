package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"

	"electready/assessment"
)

// official is one simulated person with a browser.
type official struct {
	room   *room
	number int
	tally  *tally
	drawn  *rand.Rand
	client *http.Client
	saves  int
}

func newOfficial(r *room, number int, t *tally) *official {
	jar, _ := cookiejar.New(nil) // it has no error to return
	return &official{room: r, number: number, tally: t, drawn: rand.New(rand.NewPCG(r.seed, uint64(number))), client: &http.Client{
		Jar: jar, Timeout: 30 * time.Second,
		// Nobody knows the program's own certificate, and the connection does not
		// leave this machine.
		Transport:     &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// What a simulated browser reads of a page.
var (
	partLink   = regexp.MustCompile(`href="(/parts/[^"#?]+)"`)
	questionID = regexp.MustCompile(`data-question="([^"]+)"`)
	formToken  = regexp.MustCompile(`name="token" value="([^"]*)"`)
	openForm   = regexp.MustCompile(`<form[^>]*id="answers"`)
)

// attend joins, and then reads and answers, again and again, until the time or
// the work is over.
func (o *official) attend(ctx context.Context) {
	defer o.client.CloseIdleConnections()
	if !o.think(ctx) || !o.join(ctx) {
		return
	}
	for o.think(ctx) && o.saves < o.room.saves {
		_, tasks := o.request(ctx, "/tasks", nil)
		done := map[string]bool{} // the part to go on with is linked twice
		for _, part := range partLink.FindAllStringSubmatch(tasks, -1) {
			if !done[part[1]] {
				o.answer(ctx, part[1])
			}
			done[part[1]] = true
		}
	}
}

// join takes a free seat, looking first at the agency of the own number.
func (o *official) join(ctx context.Context) bool {
	for i := range o.room.cards {
		mine := (o.number + i) % len(o.room.cards)
		c := o.room.cards[mine]
		o.request(ctx, "/", nil)
		if to, _ := o.request(ctx, "/join", url.Values{"code": {c.code}}); to != "/who" {
			continue // its seats are taken, or the code is unknown
		}
		_, who := o.request(ctx, "/who", nil)
		seat := url.Values{"token": {first(formToken, who)}, "name": {""}}
		if o.number == mine {
			seat.Set("slip", c.slip)
		}
		if to, _ := o.request(ctx, "/seat", seat); to == "/practice" {
			o.tally.joined()
			return true
		}
	}
	o.failed(ctx, "no seat was free")
	return false
}

// answer reads a part and answers its questions one by one, as the page's
// script does.
func (o *official) answer(ctx context.Context, part string) {
	_, page := o.request(ctx, part, nil)
	if !openForm.MatchString(page) {
		return // locked or shown
	}
	for _, question := range questionID.FindAllStringSubmatch(page, -1) {
		if !o.think(ctx) || o.saves >= o.room.saves {
			return
		}
		o.saves++
		key := fmt.Sprintf("%d-%d-%d", o.room.seed, o.number, o.saves)
		begun := time.Now()
		_, reply := o.request(ctx, "/answers", url.Values{
			"token": {first(formToken, page)}, "question": {question[1]}, "choice": {string(o.choose())}, "key": {key},
		})
		if strings.Contains(reply, `"status":"saved"`) && strings.Contains(reply, `"key":"`+key+`"`) {
			o.tally.saved(time.Since(begun))
		} else {
			o.failed(ctx, "an answer was not saved: "+reply)
		}
	}
}

// choose draws a choice: mostly a level near the one of this person.
func (o *official) choose() assessment.Choice {
	if n := o.drawn.IntN(30); n < 3 {
		return assessment.Choices[assessment.TopLevel+1+n]
	}
	near := o.number%(assessment.TopLevel+1) + o.drawn.IntN(3) - 1
	return assessment.LevelChoice(min(max(near, 0), assessment.TopLevel))
}

// think waits, and reports whether there is time left.
func (o *official) think(ctx context.Context) bool {
	pause := time.NewTimer(o.room.think/2 + time.Duration(o.drawn.Int64N(int64(o.room.think))))
	defer pause.Stop()
	select {
	case <-pause.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// request reads a page, or sends a form if there is one. It gives where it was
// redirected to, and the page.
func (o *official) request(ctx context.Context, path string, form url.Values) (to, body string) {
	method := http.MethodGet
	if form != nil {
		method = http.MethodPost
	}
	req, err := http.NewRequestWithContext(ctx, method, o.room.server.JoinPath(path).String(), strings.NewReader(form.Encode()))
	if err != nil {
		o.failed(ctx, err.Error())
		return "", ""
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := o.client.Do(req)
	if err != nil {
		o.failed(ctx, err.Error())
		return "", ""
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil || resp.StatusCode >= http.StatusInternalServerError {
		o.failed(ctx, fmt.Sprint(path, ": ", resp.Status, " ", err))
	}
	return resp.Header.Get("Location"), string(text)
}

// failed counts what went wrong, but not what the end of the time broke off.
func (o *official) failed(ctx context.Context, what string) {
	if ctx.Err() == nil {
		o.tally.failed(what)
	}
}

// first is what an expression finds first in a page.
func first(of *regexp.Regexp, page string) string {
	return append(of.FindStringSubmatch(page), "", "")[1]
}
