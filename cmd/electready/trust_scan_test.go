//go:build trust

package main_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The scanners come from Debian: sqlmap, wapiti, sslscan, testssl.sh. What they
// do not find says something only because they find what is planted: the same
// program with testdata/trust/holes.patch applied has one query that is put
// together from what was typed, one output that is not escaped, and one check
// that is missing.

// withHoles builds the program with its holes; its overlay is for go test.
func withHoles(t *testing.T) (binary, overlay string) {
	t.Helper()
	dir := t.TempDir()
	patch, err := filepath.Abs(filepath.Join("testdata", "trust", "holes.patch"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(patch)
	if err != nil {
		t.Fatal(err)
	}
	replace := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\+\+\+ b/(.*)$`).FindAllStringSubmatch(string(text), -1) {
		name, err := filepath.Abs(filepath.Join("..", "..", m[1]))
		if err != nil {
			t.Fatal(err)
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		replace[name] = filepath.Join(dir, m[1])
		if err := os.MkdirAll(filepath.Dir(replace[name]), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(replace[name], source, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	apply := exec.Command("git", "apply", patch)
	apply.Dir = dir
	if out, err := apply.CombinedOutput(); err != nil {
		t.Fatalf("the patch with the holes does not fit any more: %v: %s", err, out)
	}
	text, err = json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	binary, overlay = filepath.Join(dir, "electready"), filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-overlay", overlay, "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return binary, overlay
}

// scanner runs a scanner for at most so long, and gives what it printed.
func scanner(t *testing.T, most time.Duration, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), most)
	defer cancel()
	q := exec.CommandContext(ctx, name, args...)
	q.Env = append(os.Environ(), "HOME="+t.TempDir())
	out, err := q.CombinedOutput()
	if len(out) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// cookies are those of somebody, as a header has them.
func (h *hand) cookies() string {
	h.Helper()
	at, err := url.Parse(h.base)
	if err != nil {
		h.Fatal(err)
	}
	var all []string
	for _, c := range h.client.Jar.Cookies(at) {
		all = append(all, c.Name+"="+c.Value)
	}
	return strings.Join(all, "; ")
}

// injected are the addresses at which sqlmap finds that a query is put together.
func injected(t *testing.T, c *crowd, r *result) (found []string) {
	t.Helper()
	s := c.savers[0]
	c.trainer.get(c.at("/agencies"))
	token := c.trainer.page.Find("input[name=token]").AttrOr("value", "")
	for _, target := range []struct{ path, data, test, cookies string }{
		{"/answers", "key=k1&part=1&question=" + s.questions[0] + "&choice=2&note=n&token=" + s.token, "question,choice,note,key", s.cookies()},
		{c.at("/agencies/emb"), "name=Election+commission&short=EMB&seats=5&token=" + token, "name,short,seats", c.trainer.cookies()},
		{"/room?theme=" + theme, "", "theme", s.cookies()},
		{"/join", "code=ABCD2345", "code", ""},
	} {
		args := []string{
			"-u", c.server.base + target.path, "-p", target.test, "--batch", "--flush-session", "--dbms", "sqlite", "--level", "2", "--technique", "BE",
			"--disable-coloring", "--skip-waf", "--ignore-code", "*", "--output-dir", t.TempDir(), "--drop-set-cookie",
		}
		if target.data != "" {
			args = append(args, "--data", target.data)
		}
		if target.cookies != "" {
			args = append(args, "--cookie", target.cookies)
		}
		out := scanner(t, 4*time.Minute, "sqlmap", args...)
		r.rounds++
		if strings.Contains(out, "identified the following injection point") {
			found = append(found, target.path)
		} else if !strings.Contains(out, "do not appear to be injectable") {
			t.Errorf("sqlmap came to no end at %s: %s", target.path, out[max(0, len(out)-600):])
		}
	}
	return found
}

// scripted are the addresses at which wapiti finds that what was sent comes back
// as a part of the page, or anything else that it counts as a vulnerability.
func scripted(t *testing.T, c *crowd, r *result) (found []string) {
	t.Helper()
	report := filepath.Join(t.TempDir(), "report.json")
	out := scanner(t, 6*time.Minute, "wapiti", "-u", c.server.base+"/bank", "-m", "xss,sql,exec,file,crlf,redirect,xxe,permanentxss", "--scope", "domain",
		"-H", "Cookie: "+c.savers[0].cookies(), "--max-scan-time", "240", "-d", "3", "--max-links-per-page", "60", "-f", "json", "-o", report,
		"--flush-session", "--store-session", t.TempDir(), "--no-bugreport")
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Vulnerabilities map[string][]struct {
			Path      string `json:"path"`
			Parameter string `json:"parameter"`
		} `json:"vulnerabilities"`
	}
	if err := json.Unmarshal(text, &said); err != nil {
		t.Fatal(err)
	}
	pages := 0
	if m := regexp.MustCompile(`found (\d+) URLs and forms`).FindStringSubmatch(out); m != nil {
		pages, _ = strconv.Atoi(m[1])
	}
	if pages < 20 {
		t.Errorf("wapiti looked at %d pages and forms only", pages)
	}
	r.rounds += pages
	for kind, list := range said.Vulnerabilities {
		for _, v := range list {
			found = append(found, fmt.Sprintf("%s at %s in %s", kind, v.Path, v.Parameter))
		}
	}
	return found
}

// scanClean lets the scanners look at the program.
func scanClean(t *testing.T, r *result) {
	c := crowded(t)
	for _, at := range injected(t, c, r) {
		t.Errorf("sqlmap finds an injection at %s", at)
	}
	for _, at := range scripted(t, c, r) {
		t.Errorf("wapiti finds %s", at)
	}
	r.note("sqlmap and wapiti find nothing")
}

// scanPlanted lets them look at the program with its holes: each must be found.
func scanPlanted(t *testing.T, r *result) {
	binary, overlay := withHoles(t)
	c := crowdedWith(t, binary)
	if found := injected(t, c, r); len(found) != 1 {
		t.Errorf("of one planted injection sqlmap finds %v", found)
	}
	if found := scripted(t, c, r); len(found) == 0 {
		t.Error("wapiti does not find the planted output")
	}
	matrix := exec.Command("go", "test", "-overlay", overlay, "-run", "^TestMatrix$", "../../assessment/web")
	if out, err := matrix.CombinedOutput(); err == nil || !strings.Contains(string(out), "--- FAIL: TestMatrix") {
		t.Errorf("the table of routes and roles does not notice the missing check: %v: %s", err, out)
	}
	r.rounds++
	r.note("injection found by sqlmap, output by wapiti, missing check by the table of routes and roles")
}

// scanTransport looks at how the room's network is encrypted.
func scanTransport(t *testing.T, r *result) {
	s := serve(t, "--room")
	at := strings.TrimPrefix(s.base, "https://")
	out := scanner(t, 2*time.Minute, "sslscan", "--no-colour", at)
	for _, bad := range []string{"SSLv2     enabled", "SSLv3     enabled", "TLSv1.0   enabled", "TLSv1.1   enabled", "CBC", "RC4", "3DES", "vulnerable to heartbleed\n"} {
		if strings.Contains(out, bad) && !strings.Contains(out, "not "+bad) {
			t.Errorf("sslscan says %q", bad)
		}
	}
	if !strings.Contains(out, "TLSv1.3   enabled") {
		t.Errorf("sslscan finds no TLS 1.3: %s", out)
	}
	out = scanner(t, 5*time.Minute, "testssl", "--quiet", "--color", "0", "--warnings", "off", "-p", "-s", "-U", at)
	for line := range strings.Lines(out) {
		if strings.Contains(line, "VULNERABLE") && !strings.Contains(line, "not vulnerable") {
			t.Errorf("testssl says %s", strings.TrimSpace(line))
		}
	}
	if !strings.Contains(out, "not vulnerable (OK)") {
		t.Errorf("testssl came to no end: %s", out)
	}
	r.rounds = 2
	r.note("TLS 1.2 and 1.3 with authenticated suites only, nothing known is open")
}
