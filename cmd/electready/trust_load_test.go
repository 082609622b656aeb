//go:build trust

package main_test

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// bearable is the longest that somebody may wait for a save while the room is
// attacked.
const bearable = 5 * time.Second

// goesOn lets the room save while something else goes on, and tells the longest
// that anybody waited.
func (c *crowd) goesOn(r *result, during func()) {
	c.Helper()
	done := make(chan struct{})
	go func() { defer close(done); during() }()
	var waits []time.Duration
	for i := 0; ; i++ {
		select {
		case <-done:
			slices.Sort(waits)
			if len(waits) == 0 {
				c.Fatal("nobody saved meanwhile")
			}
			longest := waits[len(waits)-1]
			if longest > bearable {
				c.Errorf("somebody waited %v for a save", longest)
			}
			r.note("%d saves meanwhile, longest wait %d ms", len(waits), longest.Milliseconds())
			return
		default:
		}
		s := c.savers[1+i%(len(c.savers)-1)]
		begun := time.Now()
		if got := s.save(s.questions[i%len(s.questions)], levels[i%5]); got != http.StatusOK {
			c.Errorf("meanwhile a save is answered with %d", got)
		}
		waits = append(waits, time.Since(begun))
	}
}

// saveFromOne lets one seat save 10,000 times as quickly as it can.
func saveFromOne(t *testing.T, r *result) {
	c := crowded(t)
	s, answers := c.savers[0], map[int]int{}
	c.goesOn(r, func() {
		for n := rounds("TRUST_SAVES", 10000); r.rounds < n; r.rounds++ {
			answers[s.save(s.questions[r.rounds%len(s.questions)], levels[r.rounds%5])]++
		}
	})
	if lost := c.lost(); len(lost) > 0 {
		t.Errorf("lost %v", lost)
	}
	r.note("answers by status %v", answers)
}

// holdConnections opens 300 connections that send one byte a second.
func holdConnections(t *testing.T, r *result) {
	c := crowded(t)
	address := strings.TrimPrefix(c.server.base, "http://")
	c.goesOn(r, func() {
		var all sync.WaitGroup
		for range rounds("TRUST_SLOW", 300) {
			r.rounds++
			all.Go(func() {
				conn, err := net.Dial("tcp", address)
				if err != nil {
					return
				}
				defer func() { _ = conn.Close() }()
				_, _ = fmt.Fprintf(conn, "POST /join HTTP/1.1\r\nHost: %s\r\nContent-Length: 4000\r\n", address)
				for range 20 {
					if _, err := conn.Write([]byte("X")); err != nil {
						return // the program has hung up
					}
					<-time.After(time.Second)
				}
			})
		}
		all.Wait()
	})
}

// floodDoors tries codes and pass-phrases from many senders at once.
func floodDoors(t *testing.T, r *result) {
	c := crowded(t)
	answers, mu := map[int]int{}, sync.Mutex{}
	c.goesOn(r, func() {
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				h := newHand(t, c.server.base)
				for j := range rounds("TRUST_DOORS", 2000) / 20 {
					path, form := "/join", url.Values{"code": {fmt.Sprintf("AAAA%02d%02d", i, j%100)}}
					if j%4 == 0 {
						path, form = "/sign-in", url.Values{"name": {"Ana"}, "passphrase": {fmt.Sprintf("guess %d %d of nine rivers", i, j)}}
					}
					resp, err := h.client.PostForm(h.base+path, form)
					if err != nil {
						continue
					}
					_ = resp.Body.Close()
					mu.Lock()
					answers[resp.StatusCode]++
					r.rounds++
					mu.Unlock()
				}
			})
		}
		all.Wait()
	})
	if answers[http.StatusOK] > 0 {
		t.Errorf("a guess was let in: %v", answers)
	}
	r.note("answers by status %v", answers)
}

// sendRubbish sends what no browser would send.
func sendRubbish(t *testing.T, r *result) {
	c := crowded(t)
	s := c.savers[0]
	token := url.QueryEscape(s.token)
	bodies := map[string]string{
		"ten megabytes":        "note=" + strings.Repeat("a", 10<<20),
		"no end of a percent":  "code=%",
		"not UTF-8":            "code=%ff%fe%00&token=" + token,
		"nothing but nulls":    strings.Repeat("\x00", 4096),
		"a million fields":     strings.Repeat("a=1&", 50000),
		"JSON":                 `{"question":"cs-mfa"}`,
		"turned around":        "question=%E2%80%AEcs-mfa&choice=2&key=k&token=" + token,
		"a long key":           "question=cs-mfa&choice=2&key=" + strings.Repeat("k", 9000) + "&token=" + token,
		"an unknown choice":    "question=cs-mfa&choice=5&key=k&token=" + token,
		"another one's":        "question=nobody-asks&choice=2&key=k&token=" + token,
		"a deep path in a key": "question=../../etc/passwd&choice=2&key=k&token=" + token,
	}
	types := []string{"application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "application/json", "multipart/form-data; boundary=x", "text/plain", ""}
	c.goesOn(r, func() {
		for _, path := range []string{"/answers", "/join", "/sign-in", "/parts/" + theme + "/1", "/language", "/nowhere"} {
			for name, body := range bodies {
				for _, kind := range types {
					q, err := http.NewRequest(http.MethodPost, c.server.base+path, strings.NewReader(body))
					if err != nil {
						t.Error(err)
						continue
					}
					q.Header.Set("Content-Type", kind)
					r.rounds++
					resp, err := s.client.Do(q)
					if err != nil {
						continue // hung up before all of it was sent
					}
					_ = resp.Body.Close()
					if resp.StatusCode >= 500 {
						t.Errorf("%s as %q to %s is answered with %d", name, kind, path, resp.StatusCode)
					}
				}
			}
		}
	})
	if lost := c.lost(); len(lost) > 0 {
		t.Errorf("lost %v", lost)
	}
	c.server.run(t, "verify")
	r.note("never an answer of 5xx")
}

// importRubbish imports bundles that lie.
func importRubbish(t *testing.T, r *result) {
	dir, workshop := filled(t, false)
	whole, err := quietly(t, dir, "export", "--workshop", workshop, "--full", "--plain")
	if err != nil {
		t.Fatal(err)
	}
	dice, taken := random(5), 0
	file := filepath.Join(t.TempDir(), "bundle.json")
	before := answersIn(t, copied(t, dir), workshop)
	there := copied(t, dir)
	for n := rounds("TRUST_BUNDLES", 200); r.rounds < n; r.rounds++ {
		text := hostile(r.rounds, whole)
		if text == nil {
			text = bytes.Clone(whole)
			for range 1 + dice.IntN(8) {
				text[dice.IntN(len(text))] = byte(dice.UintN(256))
			}
		}
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := quietly(t, there, "import", file); err == nil {
			taken++
		}
	}
	if _, err := quietly(t, there, "verify"); err != nil {
		t.Errorf("after all of them the data is not whole: %v", err)
	}
	if after := answersIn(t, there, workshop); len(after) < len(before) {
		t.Errorf("of %d answers %d are left", len(before), len(after))
	}
	r.note("%d refused, %d were bundles still, the data whole after all", r.rounds-taken, taken)
}

// hostile are bundles that somebody wrote on purpose; nil: no more of them.
func hostile(n int, whole []byte) []byte {
	switch n {
	case 0:
		return nil
	case 1:
		return []byte(strings.Repeat("[", 1<<20))
	case 2:
		return bytes.Repeat([]byte("a"), 64<<20)
	case 3:
		return bytes.Replace(whole, []byte(`"answers"`), []byte(`"answers":null,"answers"`), 1)
	case 4:
		return bytes.Replace(whole, []byte(`"title"`), []byte(`"unknown":1,"title"`), 1)
	case 5:
		return append(bytes.Clone(whole), whole...)
	case 6:
		return append([]byte{0xef, 0xbb, 0xbf}, whole...)
	case 7:
		return []byte("age-encryption.org/v1\n-> X25519 AAAA\n")
	case 8:
		return bytes.ReplaceAll(whole, []byte(`"revision":1`), []byte(`"revision":1e400`))
	case 9:
		return bytes.ReplaceAll(whole, []byte(`"seat":1`), []byte(`"seat":-1`))
	}
	return nil
}

// noRoute runs a whole room in a network of its own that leads nowhere, and
// watches every address that the program calls.
func noRoute(t *testing.T, r *result) {
	trace := filepath.Join(t.TempDir(), "calls")
	q := exec.Command("unshare", "--net", "sh", "-c", `ip link set lo up && exec "$@"`, "sh",
		os.Args[0], "-test.run", "^TestTrustQuietRoom$", "-test.v")
	q.Env = append(os.Environ(), "TRUST_QUIET="+trace)
	out, err := q.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(calls)) {
		r.rounds++
		if strings.Contains(line, "sin_addr") && !strings.Contains(line, `inet_addr("127.0.0.1")`) {
			t.Errorf("the program calls %s", line)
		}
	}
	r.note("the room ran whole without a route, and the program called nobody")
}

// TestTrustQuietRoom is the room in the network that leads nowhere.
func TestTrustQuietRoom(t *testing.T) {
	trace := os.Getenv("TRUST_QUIET")
	if trace == "" {
		trace = filepath.Join(t.TempDir(), "calls")
	}
	c := crowded(t)
	tracer := exec.Command("strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", trace, "-p", fmt.Sprint(c.server.cmd.Process.Pid))
	if err := tracer.Start(); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	wait := c.saveUntil(stop, 6)
	<-time.After(2 * time.Second)
	close(stop)
	if wait() == 0 {
		t.Error("nobody could save")
	}
	for _, to := range []string{"locked", "shown"} {
		c.trainer.get(c.at("")).send(c.at("/themes"), url.Values{"theme": {theme}, "to": {to}})
	}
	for _, path := range []string{"/room", "/tasks", "/method", "/sources"} {
		if c.savers[0].get(path).status != http.StatusOK {
			t.Errorf("%s answers %d", path, c.savers[0].status)
		}
	}
	_ = tracer.Process.Signal(os.Interrupt)
	_ = tracer.Wait()
}
