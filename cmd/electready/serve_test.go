package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"electready/assessment/secret"
	"electready/assessment/sqlite"
)

// running is a server in a test.
type running struct {
	address string // what it printed first
	link    string // one-time link, empty if it printed none
	printed string // all up to there
	stop    func() called
}

// lockedBuffer is written to by the server while the test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// start runs the program until it has printed a line that matches last, and
// stops it at the end of the test.
func start(tb testing.TB, last string, args ...string) running {
	tb.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(tb.Context()))
	out, in := io.Pipe()
	stderr := new(lockedBuffer)
	ended := make(chan int, 1)
	go func() {
		ended <- Run(ctx, args, strings.NewReader(""), in, stderr, func(string) string { return "" })
		_ = in.Close()
	}()
	stop := sync.OnceValue(func() called {
		cancel()
		go func() { _, _ = io.Copy(io.Discard, out) }()
		return called{code: <-ended, err: stderr.String()}
	})
	tb.Cleanup(func() { stop() })
	r := running{stop: stop}
	want := regexp.MustCompile(last)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		line := lines.Text()
		r.printed += line + "\n"
		if r.address == "" {
			r.address = line
		}
		if strings.Contains(line, "/setup/") {
			r.link = line
		}
		if want.MatchString(line) {
			return r
		}
	}
	tb.Fatalf("the server ended with %d before it printed %q: %s%s", stop().code, last, r.printed, stderr.String())
	return r
}

// browser trusts any certificate: what is served is looked at, not by whom.
func browser() *http.Client {
	return &http.Client{
		Timeout:       20 * time.Second,
		Transport:     &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func get(tb testing.TB, address, host string) (status int, body string) {
	tb.Helper()
	req, err := http.NewRequestWithContext(tb.Context(), http.MethodGet, address, nil)
	if err != nil {
		tb.Fatal(err)
	}
	req.Host = host
	resp, err := browser().Do(req)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

func TestServe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	r := start(t, "/setup/", "--listen", "127.0.0.1:0", "--data", dir)
	if !regexp.MustCompile(`^http://127\.0\.0\.1:[1-9][0-9]*/$`).MatchString(r.address) {
		t.Errorf("first line is %q, want the address alone", r.address)
	}
	if status, _ := get(t, r.address, ""); status != http.StatusOK {
		t.Errorf("the first page answers %d", status)
	}
	if status, _ := get(t, r.link, ""); status != http.StatusOK {
		t.Errorf("the one-time link answers %d", status)
	}
	if status, _ := get(t, r.address, "evil.example"); status == http.StatusOK {
		t.Error("a page under a foreign name is answered")
	}

	wantRefused(t, call(t, "trainer", "add", "Nino", "--data", dir), exitFailed, r.address)
	wantRefused(t, call(t, "serve", "--listen", "127.0.0.1:0", "--data", dir), exitFailed, r.address)
	if ended := r.stop(); ended.code != exitDone || ended.err != "" {
		t.Errorf("ended with %d, stderr %q, want a quiet end", ended.code, ended.err)
	}

	mustCall(t, "trainer", "add", "Nino", "--data", dir)
	again := start(t, "http://", "serve", "--listen", "127.0.0.1:0", "--data", dir)
	if status, _ := get(t, again.address, ""); status != http.StatusOK {
		t.Errorf("started again the first page answers %d", status)
	}
	if ended := again.stop(); ended.code != exitDone || again.link != "" {
		t.Errorf("with a trainer it printed %q, want no link", again.printed)
	}
}

func TestServeBacksUpAtTheEnd(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustCall(t, "trainer", "add", "Nino", "--data", dir)
	r := start(t, "http://", "--listen", "127.0.0.1:0", "--data", dir)
	r.stop()
	if have := backupsIn(t, dir); len(have) != 0 {
		t.Errorf("nothing was written, and there are backups %v", have)
	}

	mustCall(t, "trainer", "reset", "Nino", "--data", dir)
	second := t.TempDir()
	r = start(t, "/setup/", "--listen", "127.0.0.1:0", "--data", second)
	form := url.Values{"name": {"Ana"}, "passphrase": {"maple lantern quiet ferry"}, "again": {"maple lantern quiet ferry"}}
	resp, err := browser().PostForm(r.link, form)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("setting up the trainer answers %d", resp.StatusCode)
	}
	if status, _ := get(t, r.link, ""); status != http.StatusGone {
		t.Errorf("the one-time link answers %d the second time, want %d", status, http.StatusGone)
	}
	r.stop()
	if have := backupsIn(t, second); len(have) != 1 {
		t.Errorf("a trainer was made, and there are backups %v, want one", have)
	}
}

func backupsIn(tb testing.TB, dir string) []string {
	tb.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "backups", "*.db"))
	if err != nil {
		tb.Fatal(err)
	}
	return names
}

func TestServeSaysWhatIsDamaged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	changeRow(t, filepath.Join(dir, sqlite.FileName))
	out, stderr := new(lockedBuffer), new(lockedBuffer)
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	defer cancel()
	c := newConsole(strings.NewReader(""), out, writerFunc(func(p []byte) (int, error) {
		n, err := stderr.Write(p)
		if strings.Contains(stderr.String(), "electready restore") {
			cancel()
		}
		return n, err
	}), func(string) string { return "" }, time.Now)
	if code := run(ctx, []string{"--listen", "127.0.0.1:0", "--data", dir}, c); code != exitDone || !strings.Contains(stderr.String(), "was changed") {
		t.Errorf("ended with %d, said %q", code, stderr)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestServeRoom(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	r := start(t, "/setup/", "--room", "--listen", "127.0.0.1:0", "--host", "Room.test", "--data", dir)
	if !strings.HasPrefix(r.address, "https://room.test:") {
		t.Errorf("first line is %q, want the name that was given", r.address)
	}
	at, err := url.Parse(r.link)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := tls.Dial("tcp", at.Host, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"http/1.1"}})
	if err != nil {
		t.Fatal(err)
	}
	seen := conn.ConnectionState()
	_ = conn.Close()
	if err := seen.PeerCertificates[0].VerifyHostname("room.test"); err != nil {
		t.Errorf("certificate: %v", err)
	}
	if print := secret.Fingerprint(tls.Certificate{Certificate: [][]byte{seen.PeerCertificates[0].Raw}}); !strings.Contains(r.printed, print) {
		t.Errorf("printed %s, want the fingerprint %s", r.printed, print)
	}
	if !strings.Contains(r.printed, "█▀") {
		t.Error("no QR code was printed")
	}
	base := "https://" + at.Host + "/"
	for host, want := range map[string]bool{"room.test": true, "127.0.0.1": true, "evil.example": false} {
		if status, _ := get(t, base, host); (status == http.StatusOK) != want {
			t.Errorf("under the name %s it answers %d, want served: %v", host, status, want)
		}
	}
	if _, err := tls.Dial("tcp", at.Host, &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS11}); err == nil {
		t.Error("TLS 1.1 is taken")
	}
	weak := &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA}}
	if _, err := tls.Dial("tcp", at.Host, weak); err == nil {
		t.Error("a cipher suite without authenticated encryption is taken")
	}
}

// People type the address of a card without its beginning.
func TestServeRoomWithoutHTTPS(t *testing.T) {
	t.Parallel()
	r := start(t, "/setup/", "--room", "--listen", "127.0.0.1:0", "--data", t.TempDir())
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+strings.TrimPrefix(r.address, "https://"), nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := browser().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if got := resp.Header.Get("Location"); resp.StatusCode != http.StatusTemporaryRedirect || got != r.address {
		t.Errorf("without https it answers %d to %q, want %d to %q", resp.StatusCode, got, http.StatusTemporaryRedirect, r.address)
	}
}

func TestServeOwnCertificate(t *testing.T) {
	t.Parallel()
	made := t.TempDir()
	if _, err := secret.OpenCertificates(made, []string{"workshop.example"}, time.Now); err != nil {
		t.Fatal(err)
	}
	pem := filepath.Join(made, secret.CertificateFile)
	dir := t.TempDir()
	r := start(t, "/setup/", "--room", "--listen", "127.0.0.1:0", "--cert", pem, "--key", pem, "--data", dir)
	if status, _ := get(t, r.address, "workshop.example"); status != http.StatusOK {
		t.Errorf("under the certificate's name it answers %d", status)
	}
	if _, err := os.Stat(filepath.Join(dir, secret.CertificateFile)); err == nil {
		t.Error("an own certificate was made beside the one that was given")
	}
}

func TestServePlainHTTP(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	r := start(t, "/setup/", "--room", "--plain-http", "--i-understand", "--listen", "127.0.0.1:0", "--data", dir)
	if !strings.HasPrefix(r.address, "http://127.0.0.1:") || !strings.Contains(r.printed, "Not encrypted") {
		t.Errorf("printed %s, want an address without TLS and a warning", r.printed)
	}
	r.stop()
	if got := mustCall(t, "verify", "--data", dir, "--format", "json"); !strings.Contains(got, `"deeds": 1`) {
		t.Errorf("the trail does not say that the room was served in plain: %s", got)
	}
	for typed, confirmed := range map[string]bool{"everybody can read it\n": true, "Everybody can read it\n": true, "yes\n": false, "\n": false, "": false} {
		c, _, _ := typing(typed)
		if err := confirmPlainHTTP(c); (err == nil) != confirmed {
			t.Errorf("typed %q: %v, want confirmed: %v", typed, err, confirmed)
		}
	}
}

func TestServeRefused(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	for _, c := range []struct {
		name  string
		args  []string
		words []string
	}{
		{"open to the network", []string{"--listen", "0.0.0.0:8080"}, []string{"0.0.0.0:8080", "--room"}},
		{"open to the network, no host", []string{"--listen", ":8080"}, []string{"--room"}},
		{"no address", []string{"--listen", "8080"}, []string{"no address", "127.0.0.1:8080"}},
		{"port taken", []string{"--listen", taken.Addr().String()}, []string{"another program", "--listen"}},
		{"certificate without room", []string{"--cert", "c", "--key", "k"}, []string{"--room"}},
		{"certificate without key", []string{"--room", "--cert", "c"}, []string{"--key"}},
		{"no certificate there", []string{"--room", "--listen", "127.0.0.1:0", "--cert", "c", "--key", "k"}, []string{"certificate"}},
		{"plain and certificate", []string{"--room", "--plain-http", "--cert", "c", "--key", "k"}, []string{"leave out one"}},
		{"plain without anybody", []string{"--room", "--plain-http"}, []string{"--i-understand"}},
		{"plain without room", []string{"--plain-http"}, []string{"--room"}},
		{"understood nothing", []string{"--i-understand"}, []string{"--plain-http"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			wantRefused(t, call(t, append([]string{"serve", "--data", t.TempDir()}, c.args...)...), exitFailed, c.words...)
		})
	}
}

func TestServeOwnBank(t *testing.T) {
	t.Parallel()
	dir := bankCopy(t)
	r := start(t, "/setup/", "--bank", dir, "--listen", "127.0.0.1:0", "--data", t.TempDir())
	if status, _ := get(t, r.address, ""); status != http.StatusOK {
		t.Errorf("with a bank of one's own the first page answers %d", status)
	}
	sample := start(t, "/setup/", "--bank", filepath.Join("..", "..", "questions", "sample"), "--listen", "127.0.0.1:0", "--data", t.TempDir())
	if status, page := get(t, strings.TrimRight(sample.address, "/")+"/bank", ""); status != http.StatusOK || strings.Contains(page, "/bank/critical-systems") || !strings.Contains(page, "/bank/polling-day") {
		t.Errorf("with the sample the page of its themes answers %d", status)
	}
	if err := os.Remove(filepath.Join(dir, "bank.yaml")); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(t.TempDir(), "data")
	got := call(t, "serve", "--bank", dir, "--listen", "127.0.0.1:0", "--data", data)
	if _, err := os.Stat(data); err == nil {
		t.Error("a bank with a slip left data behind")
	}
	if got.code != exitFailed || !strings.Contains(got.err, "electready: the bank has ") {
		t.Errorf("with a bank that has a slip: %+v, want a failure that lists it", got)
	}
}
