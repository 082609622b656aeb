//go:build browser

package main_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// nowhere looks for what an agency of the outer circle and an agency that is not
// there must leave no trace of.
func (r *round) nowhere() {
	r.Helper()
	secrets := []string{
		"says that it tells", "does not hear it from", "both say so", "both of you say so", absentName,
		r.names["emb"] + " to " + r.names["police"],
	}
	guest := r.leads["supplier"]
	for path, text := range guest.everything(r.trainer.workshop) {
		for _, s := range secrets {
			if s == absentName && named(path, text) {
				continue
			}
			if strings.Contains(text, s) {
				r.Errorf("%s at %s reads %q", guest.name, path, s)
			}
		}
	}
	for kind, o := range r.leads {
		for path, text := range o.everything(r.trainer.workshop) {
			if strings.Contains(text, absentName) && !named(path, text) {
				r.Errorf("%s at %s reads of somebody absent: %s", kind, path, text)
			}
		}
	}
	file := string(r.server.run(r.T, "export", "--workshop", r.trainer.workshop, "--plain"))
	for _, row := range []string{`"peer":"dpa"`, `"peer": "dpa"`} {
		if strings.Contains(file, row) {
			r.Errorf("the room's file holds what is said of somebody absent")
		}
	}
	if !strings.Contains(file, `"peer"`) {
		r.Error("the room's file holds no channel at all")
	}
}

// named reports whether an agency that is not there may stand on a page: where it
// can be chosen, and in the list of numbers to call, where nothing is said of it.
func named(path, text string) bool {
	_, row, _ := strings.Cut(text, absentName)
	row, _, _ = strings.Cut(row, absentName)
	return strings.HasPrefix(path, "/each-other/") || path == "/papers" && !strings.Contains(row[:min(len(row), 40)], "·")
}

// everything is what the official receives at every address that the pages name,
// and at the trainer's, as words.
func (o *official) everything(workshop string) map[string]string {
	o.Helper()
	const crawl = `(async (more) => {
		const seen = {}, todo = ["/tasks", "/each-other", "/errands", "/preview", "/relations", "/room", "/result", "/principles", "/plan", ...more];
		while (todo.length > 0) {
			const path = todo.pop();
			if (path in seen) continue;
			const r = await fetch(path);
			const page = (await r.text()).replace(/^[\s\S]*<body/, "<body");
			seen[path] = page.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
			for (const [, href] of page.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
				const next = href.replaceAll("&amp;", "&");
				if (!/^\/(static|bank|glossary|sources|method|sign-out|hidden|help|security|about|accessibility|privacy)/.test(next)) todo.push(next);
			}
		}
		return seen;
	})(%s)`
	var more []string
	for _, page := range []string{"", "/each-other", "/channels", "/channels/incident/emb/cert", "/responsibilities", "/paths", "/systems", "/screen", "/trail"} {
		more = append(more, "/w/"+workshop+page)
	}
	list, err := json.Marshal(more)
	if err != nil {
		o.Fatal(err)
	}
	pages := see(o.open("/tasks"), "reading everything", chromedp.Evaluate[map[string]string](fmt.Sprintf(crawl, list), chromedp.EvalAwaitPromise))
	if len(pages) < 15 {
		o.Errorf("%s: only %d pages were read", o.name, len(pages))
	}
	return pages
}
