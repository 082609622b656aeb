//go:build browser

package main_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// screens is the room's screen in both languages, each behind a link of its own,
// as it hangs there the whole day: nobody touches it.
type screens struct {
	byLanguage map[string]*person
	may        map[string]map[string][]string // language, state: the lines that may stand there
	look       func(*person, string)
}

// hang opens the screens.
func (a *afternoon) hang(look func(*person, string)) *screens {
	a.Helper()
	s := &screens{byLanguage: map[string]*person{}, may: map[string]map[string][]string{}, look: look}
	for _, language := range []string{"en", "ka"} {
		p := a.browser.person(a.T, "screen in "+language, a.server.base, wall)
		p.open(a.link("screen", language))
		s.byLanguage[language], s.may[language] = p, a.mayShow(language)
	}
	return s
}

// mayShow reads what may stand on the screen: of each state, all its lines in
// their order. {host} is the server's address, {any} what differs from run to
// run.
func (a *afternoon) mayShow(language string) map[string][]string {
	a.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "e2e", "screen-"+language+".txt"))
	if err != nil {
		a.Fatal(err)
	}
	out, state := map[string][]string{}, ""
	for _, line := range strings.Split(string(text), "\n") {
		switch name, begins := strings.CutPrefix(line, "== "); {
		case begins:
			state = name
		case line == "" || strings.HasPrefix(line, "#"):
		default:
			line = regexp.QuoteMeta(strings.ReplaceAll(line, "{host}", strings.TrimPrefix(a.server.base, "http://")))
			out[state] = append(out[state], strings.ReplaceAll(line, `\{any\}`, ".+"))
		}
	}
	return out
}

// stands is all that the page says to eyes, ears and whoever reads its source.
const stands = `(() => {
	const out = [], line = t => { t = t.replace(/\s+/g, " ").trim(); if (t) out.push(t); };
	line(document.title);
	const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
	while (nodes.nextNode()) {
		const n = nodes.currentNode;
		if (n.nodeType === Node.TEXT_NODE) line(n.data);
		else for (const name of ["aria-label", "alt", "title", "placeholder"]) line(n.getAttribute(name) || "");
	}
	return out;
})()`

// onList holds when each line is as the list has it, and none is left over.
const onList = `(() => {
	const have = %s, may = %s;
	return have.length === may.length && have.every((line, i) => new RegExp("^" + may[i] + "$").test(line));
})()`

// shows waits until each screen stands as the list of the state has it. What is
// not on the list may not be there; what is on it must.
func (s *screens) shows(state string) {
	for language, p := range s.byLanguage {
		p.Helper()
		want, err := json.Marshal(append([]string{}, s.may[language][state]...))
		if err != nil {
			p.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(p.ctx, patience/3)
		for err = errors.New("not yet"); err != nil && ctx.Err() == nil; { // a page that just went away answers with an error
			_, err = chromedp.Run(ctx, chromedp.Poll[bool](fmt.Sprintf(onList, stands, want), chromedp.WithPollingInterval(200*time.Millisecond), chromedp.WithPollingTimeout(0)))
		}
		cancel()
		if err != nil {
			have, _ := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](stands))
			p.Errorf("%s may not stand so, or does not, as %s:\n== %[2]s\n%s", p.name, state, strings.Join(have, "\n"))
		}
		s.look(p, state+"-"+language)
	}
}
