package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"electready/assessment/sqlite"
)

// demo is a running demo.
type demo struct {
	base, link string
	codes      []string
	stop       func() error
}

var printedCode = regexp.MustCompile(`^  (\w{4} \w{4})  `)

// startDemo runs the command until it has printed all there is.
func startDemo(tb testing.TB, dir string, reset bool) demo {
	tb.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(tb.Context()))
	out, in := io.Pipe()
	c := newConsole(strings.NewReader(""), in, io.Discard, func(string) string { return "" }, time.Now)
	c.data = dir
	ended := make(chan error, 1)
	go func() {
		err := demoCommand{Listen: "127.0.0.1:0", Reset: reset}.Run(ctx, c)
		_ = in.CloseWithError(errors.Join(io.EOF, err))
		ended <- err
	}()
	var d demo
	d.stop = func() error { cancel(); return <-ended }
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case d.base == "":
			d.base = strings.TrimSuffix(line, "/")
		case strings.Contains(line, "/demo/"):
			d.link = line
		case printedCode.MatchString(line):
			d.codes = append(d.codes, printedCode.FindStringSubmatch(line)[1])
		case strings.Contains(line, "Data:"):
			return d
		}
	}
	tb.Fatalf("the demo ended: %v", d.stop())
	return d
}

// visit sends one request of a browser and reads where it ends.
func visit(tb testing.TB, b *http.Client, method, address string, form url.Values) (path, body string) {
	tb.Helper()
	req, err := http.NewRequestWithContext(tb.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		tb.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	resp, err := b.Do(req)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return resp.Request.URL.Path, string(text)
}

func newBrowser(tb testing.TB) *http.Client {
	tb.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

func TestDemo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := startDemo(t, dir, false)
	if path, body := visit(t, newBrowser(t), http.MethodGet, d.base+"/", nil); path != "/" || !strings.Contains(body, "a fictional country") {
		t.Errorf("the first page %s lacks the banner", path)
	}
	trainer := newBrowser(t)
	if path, body := visit(t, trainer, http.MethodGet, d.link, nil); path != "/trainer" || !strings.Contains(body, "Election readiness, Orvelia") {
		t.Errorf("the trainer's link leads to %s", path)
	}
	if path, _ := visit(t, trainer, http.MethodGet, d.base+"/w/w-orvelia", nil); path != "/w/w-orvelia" {
		t.Errorf("the workshop leads to %s", path)
	}
	// Two texts that the room wrote stand in English only. In languages in which no
	// page can be read, nobody misses one.
	if _, body := visit(t, trainer, http.MethodGet, d.base+"/w/w-orvelia/principles", nil); strings.Count(body, "Not in this version yet: ქართული") != 2 || strings.Contains(body, "Українська") {
		t.Error("the trainer is not asked for the two Georgian texts that are missing, and for no other language")
	}
	if path, _ := visit(t, newBrowser(t), http.MethodGet, d.link, nil); path != "/sign-in" {
		t.Errorf("the link leads to %s the second time, want the sign-in page", path)
	}
	for i, page := range []string{"/house", "/parts/coordination/1"} {
		seat := newBrowser(t)
		if path, _ := visit(t, seat, http.MethodPost, d.base+"/resume", url.Values{"code": {d.codes[i]}}); path != "/tasks" {
			t.Errorf("personal code %d leads to %s", i+1, path)
		}
		if path, body := visit(t, seat, http.MethodGet, d.base+page, nil); path != page || !strings.Contains(body, "Central Electoral Commission") {
			t.Errorf("seat %d does not see %s", i+1, page)
		}
	}
	second := newConsole(strings.NewReader(""), io.Discard, io.Discard, func(string) string { return "" }, time.Now)
	second.data = dir
	var used *sqlite.InstanceError
	if err := (demoCommand{Listen: "127.0.0.1:0", Reset: true}).Run(t.Context(), second); !errors.As(err, &used) {
		t.Errorf("a reset beside the running demo: %v, want it refused", err)
	}
	if err := d.stop(); err != nil {
		t.Errorf("ended with %v", err)
	}

	again := startDemo(t, dir, false)
	if again.codes[0] != d.codes[0] || again.link == d.link {
		t.Error("a second start has other codes or the old link")
	}
	_ = again.stop()
	anew := startDemo(t, dir, true)
	if anew.codes[0] == d.codes[0] {
		t.Error("a reset kept the old codes")
	}
	_ = anew.stop()
}

func TestDemoLeavesOtherDataAlone(t *testing.T) {
	t.Parallel()
	for _, reset := range []bool{false, true} {
		dir := t.TempDir()
		kept := filepath.Join(dir, demoFolder, "letters.txt")
		if err := os.MkdirAll(filepath.Dir(kept), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(kept, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		c := newConsole(strings.NewReader(""), io.Discard, io.Discard, func(string) string { return "" }, time.Now)
		c.data = dir
		if err := (demoCommand{Listen: "127.0.0.1:0", Reset: reset}).Run(t.Context(), c); err == nil || !strings.Contains(err.Error(), "--data") {
			t.Errorf("reset=%t: err=%v, want it refused", reset, err)
		}
		if _, err := os.Stat(kept); err != nil {
			t.Errorf("reset=%t: %v", reset, err)
		}
	}
}

func TestDemoStaysOnThisMachine(t *testing.T) {
	t.Parallel()
	c := newConsole(strings.NewReader(""), io.Discard, io.Discard, func(string) string { return "" }, time.Now)
	c.data = t.TempDir()
	if err := (demoCommand{Listen: "0.0.0.0:0"}).Run(t.Context(), c); err == nil || !strings.Contains(err.Error(), "127.0.0.1") {
		t.Errorf("err=%v, want a network refused", err)
	}
}
