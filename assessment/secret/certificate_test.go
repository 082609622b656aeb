package secret_test

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"electready/assessment/secret"
)

func openCertificates(tb testing.TB, dir string, hosts []string, now time.Time) *secret.Certificates {
	tb.Helper()
	c, err := secret.OpenCertificates(dir, hosts, func() time.Time { return now })
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// leafFor is the certificate for a browser that asks for a name.
func leafFor(tb testing.TB, c *secret.Certificates, name string) *x509.Certificate {
	tb.Helper()
	got, err := c.For(&tls.ClientHelloInfo{ServerName: name})
	if err != nil {
		tb.Fatal(err)
	}
	return got.Leaf
}

// arrived is a connection that came to an address of the laptop.
type arrived struct {
	net.Conn
	at string
}

func (a arrived) LocalAddr() net.Addr { return named(a.at) }

type named string

func (named) Network() string  { return "tcp" }
func (n named) String() string { return string(n) }

func TestCertificatesServeTheirHosts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	hosts := []string{"localhost", "127.0.0.1", "192.168.8.2", "fd00::7"}
	leaf := leafFor(t, openCertificates(t, dir, hosts, noon), "localhost")
	wantOwn(t, filepath.Join(dir, secret.CertificateFile))
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	for _, host := range hosts {
		for _, at := range []time.Time{noon.Add(-23 * time.Hour), noon, noon.Add(13 * 24 * time.Hour)} {
			if _, err := leaf.Verify(x509.VerifyOptions{DNSName: host, Roots: roots, CurrentTime: at}); err != nil {
				t.Errorf("%s at %s: %v", host, at.Format(time.DateOnly), err)
			}
		}
	}
	if err := leaf.VerifyHostname("evil.example"); err == nil {
		t.Error("the certificate serves a host that it is not for")
	}
}

func TestCertificatesAtTheNextStart(t *testing.T) {
	t.Parallel()
	hosts := []string{"localhost", "192.168.8.2"}
	for _, c := range []struct {
		name  string
		hosts []string
		now   time.Time
		kept  bool // the fingerprint that stands on cards
	}{
		{"same hosts", hosts, noon, true},
		{"same hosts in another order, one twice", []string{"192.168.8.2", "localhost", "localhost"}, noon, true},
		{"ten days later", hosts, noon.Add(10 * 24 * time.Hour), true},
		{"twelve days later", hosts, noon.Add(12 * 24 * time.Hour), false},
		{"the clock was set back", hosts, noon.Add(-48 * time.Hour), false},
		{"an address more", []string{"localhost", "192.168.8.2", "10.0.0.5"}, noon, true},
		{"an address less", []string{"192.168.8.2"}, noon, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			before := openCertificates(t, dir, hosts, noon).Fingerprint("192.168.8.2")
			after := openCertificates(t, dir, c.hosts, c.now)
			if got := before == after.Fingerprint("192.168.8.2"); got != c.kept {
				t.Errorf("kept=%v, want %v", got, c.kept)
			}
			for _, host := range c.hosts {
				if err := leafFor(t, after, host).VerifyHostname(host); err != nil {
					t.Errorf("%s: %v", host, err)
				}
			}
		})
	}
}

// The laptop goes from one network to another and back, while it serves and
// across a start: each address has a certificate, and always the same.
func TestCertificatesFollowTheNetwork(t *testing.T) {
	t.Parallel()
	dir, now := t.TempDir(), noon
	clock := func() time.Time { return now }
	c, err := secret.OpenCertificates(dir, []string{"laptop.local", "192.168.8.2"}, clock)
	if err != nil {
		t.Fatal(err)
	}
	cover := func(hosts ...string) {
		t.Helper()
		if err := c.Cover(hosts); err != nil {
			t.Fatal(err)
		}
	}
	card := c.Fingerprint("192.168.8.2")
	if err := leafFor(t, c, "10.0.0.5").VerifyHostname("10.0.0.5"); err == nil {
		t.Fatal("the address of a network that nobody knew is in the certificate")
	}
	cover("laptop.local", "10.0.0.5")
	second := c.Fingerprint("10.0.0.5")
	cover("laptop.local", "10.0.0.5")
	for when, c := range map[string]*secret.Certificates{
		"while it serves": c, "after a start": openCertificates(t, dir, []string{"laptop.local", "10.0.0.5"}, noon.Add(time.Hour)),
	} {
		for local, want := range map[string]string{
			"192.168.8.2:8443": card, "10.0.0.5:8443": second, "[::ffff:10.0.0.5]:8443": second, "172.16.0.9:8443": second, "pipe": second,
		} {
			got, err := c.For(&tls.ClientHelloInfo{Conn: arrived{at: local}})
			if err != nil || secret.Fingerprint(*got) != want {
				t.Errorf("%s, %s: %v, or not its certificate", when, local, err)
			}
		}
		if c.Fingerprint("laptop.local") != card || c.Fingerprint("192.168.8.2") != card {
			t.Errorf("%s: the fingerprint on the cards is no longer that of their address", when)
		}
	}

	now = noon.Add(15 * 24 * time.Hour) // run out while it served, or the clock ran ahead
	cover("laptop.local", "10.0.0.5")
	if c.Fingerprint("10.0.0.5") == second {
		t.Error("a certificate that ran out goes on")
	}
	now = noon.Add(-48 * time.Hour) // put right, and too far
	cover("laptop.local", "10.0.0.5")
	if c.Fingerprint("10.0.0.5") != second || c.Fingerprint("192.168.8.2") != card {
		t.Error("a clock that jumped changed the fingerprint for good")
	}
	for n := range 30 {
		cover("10.1.0." + strconv.Itoa(n))
	}
	text, err := os.ReadFile(filepath.Join(dir, secret.CertificateFile))
	if got := strings.Count(string(text), "BEGIN CERTIFICATE"); err != nil || got > 8 {
		t.Errorf("%d certificates are kept, %v", got, err)
	}
	wantOwn(t, filepath.Join(dir, secret.CertificateFile))
}

func TestCertificatesReplaceDamaged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, secret.CertificateFile), []byte("no certificate"), 0o644); err != nil {
		t.Fatal(err)
	}
	if c := openCertificates(t, dir, []string{"localhost"}, noon); leafFor(t, c, "localhost") == nil {
		t.Error("no certificate in the place of a damaged one")
	}
	wantOwn(t, filepath.Join(dir, secret.CertificateFile))
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	// SHA-256 of nothing, a published value.
	got := secret.Fingerprint(tls.Certificate{Certificate: [][]byte{{}}})
	if want := "E3B0 C442 98FC 1C14 9AFB F4C8 996F B924 27AE 41E4 649B 934C A495 991B 7852 B855"; got != want {
		t.Errorf("fingerprint=%s, want %s", got, want)
	}
	own := openCertificates(t, t.TempDir(), []string{"localhost"}, noon).Fingerprint("localhost")
	if !regexp.MustCompile(`^[0-9A-F]{4}( [0-9A-F]{4}){15}$`).MatchString(own) {
		t.Errorf("fingerprint=%q, want 16 groups of four", own)
	}
}
