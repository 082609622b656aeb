package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"electready/assessment/web"
)

func TestRoomCheck(t *testing.T) {
	t.Parallel()
	addresses, err := networkAddresses()
	if err != nil {
		t.Fatal(err)
	}
	got := call(t, "room", "check", "--port", "0")
	if len(addresses) == 0 {
		wantRefused(t, got, exitFailed, "no network address")
		return
	}
	if got.code != exitDone || !strings.Contains(got.out, addresses[0]+"  can be reached") || !strings.Contains(got.out, "telephone") {
		t.Errorf("room check gave %+v, want %s reached and what it cannot know", got, addresses[0])
	}

	taken, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	port := strconv.Itoa(taken.Addr().(*net.TCPAddr).Port)
	wantRefused(t, call(t, "room", "check", "--port", port), exitFailed, "another program uses", port)
}

// A telephone opens the page, loads what is heavy, and asks for what that asks
// for; another stops at the warning.
func TestRoomCheckByTelephone(t *testing.T) {
	t.Parallel()
	if addresses, err := networkAddresses(); err != nil || len(addresses) == 0 {
		return // TestRoomCheck sees what is said then
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	defer cancel()
	out, said, ended := new(lockedBuffer), make(chan bool), make(chan int, 1)
	once := sync.OnceFunc(func() { close(said) })
	c := newConsole(strings.NewReader(""), writerFunc(func(p []byte) (int, error) {
		n, err := out.Write(p)
		if strings.Contains(out.String(), "Fingerprint") {
			once()
		}
		return n, err
	}), out, func(string) string { return "" }, time.Now)
	go func() {
		ended <- run(ctx, []string{"room", "check", "--port", "0", "--wait", "1m", "--host", "room.test", "--data", t.TempDir()}, c)
	}()
	select {
	case <-said:
	case code := <-ended:
		t.Fatalf("ended with %d: %s", code, out)
	}
	port := regexp.MustCompile(`https://room\.test:([0-9]+)/`).FindStringSubmatch(out.String())
	if port == nil {
		t.Fatalf("it printed %s", out)
	}
	base := "https://127.0.0.1:" + port[1]
	if _, err := tls.Dial("tcp", "127.0.0.1:"+port[1], &tls.Config{RootCAs: x509.NewCertPool()}); err == nil {
		t.Error("a certificate that nobody knows is taken")
	}
	status, page := get(t, base+"/", "room.test")
	weight := regexp.MustCompile(`/check/weight\.css\?visit=[A-Za-z0-9_-]+`).FindString(page)
	if status != http.StatusOK || weight == "" || !strings.Contains(page, "room.test") {
		t.Fatalf("the page answers %d: %s", status, page)
	}
	status, css := get(t, base+weight, "")
	done := regexp.MustCompile(`/check/done\?visit=[A-Za-z0-9_-]+`).FindString(css)
	if status != http.StatusOK || done == "" || len(css) < 1<<20 {
		t.Fatalf("what is heavy answers %d with %d bytes", status, len(css))
	}
	if status, _ := get(t, base+done, ""); status != http.StatusNoContent {
		t.Errorf("its end answers %d", status)
	}
	if status, _ := get(t, base+"/check/weight.css?visit=none", ""); status != http.StatusNotFound {
		t.Errorf("without a visit it answers %d", status)
	}
	cancel()
	if code := <-ended; code != exitDone {
		t.Errorf("ended with %d", code)
	}
	for _, words := range []string{"127.0.0.1 warns about the certificate", "127.0.0.1 reached this machine as room.test", "MB a second", "1 of 1 telephones"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("it does not say %q: %s", words, out)
		}
	}
}

// What telephones found is said in words that tell what to change.
func TestRoomCheckSays(t *testing.T) {
	t.Parallel()
	out := new(lockedBuffer)
	c := newConsole(strings.NewReader(""), out, out, func(string) string { return "" }, time.Now)
	f := &found{console: c, froms: map[string]bool{}}
	if err := f.end(); err == nil || !strings.Contains(err.Error(), "firewall") {
		t.Errorf("nobody came: %v", err)
	}
	for range 2 {
		_, _ = f.Write([]byte("http: TLS handshake error from 192.168.8.23:4711: remote error: tls: unknown certificate\n"))
	}
	_, _ = f.Write([]byte("http: TLS handshake error from 192.168.8.99:4711: EOF\n"))
	if err := f.end(); err == nil || !strings.Contains(err.Error(), "--cert") {
		t.Errorf("all stopped at the warning: %v", err)
	}
	f.visited(&web.Visit{From: "192.168.8.23", Host: "192.168.8.2"})
	f.visited(&web.Visit{From: "192.168.8.23", Host: "192.168.8.2", Speed: 100 << 10})
	f.visited(&web.Visit{From: "192.168.8.24", Host: "room.test"})
	f.visited(&web.Visit{From: "192.168.8.24", Host: "room.test", Speed: 5 << 20})
	if err := f.end(); err != nil {
		t.Errorf("two came through: %v", err)
	}
	said := out.String()
	for word, times := range map[string]int{
		"192.168.8.23 warns about": 1, "192.168.8.99": 0, "reached this machine as room.test": 1, "That is slow": 1, "5.0 MB a second": 1, "2 of 2 telephones": 1,
	} {
		if got := strings.Count(said, word); got != times {
			t.Errorf("%q stands there %d times, want %d: %s", word, got, times, said)
		}
	}
}

func TestReach(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("a router's page")) }))
	t.Cleanup(other.Close)
	own := httptest.NewServer(probe("word"))
	t.Cleanup(own.Close)
	for _, c := range []struct {
		name, url string
		want      string // empty: reached
	}{
		{"ourselves", own.URL, ""},
		{"another program", other.URL, "another program"},
		{"nobody", "http://127.0.0.1:1", "refused"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := reach(t.Context(), strings.TrimPrefix(c.url, "http://"), "word")
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("reach=%v, want %q", err, c.want)
			}
		})
	}
}
