package secret_test

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"electready/assessment/secret"
)

func openCertificate(tb testing.TB, dir string, hosts []string, now time.Time) tls.Certificate {
	tb.Helper()
	c, err := secret.OpenCertificate(dir, hosts, now)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestOpenCertificateServesItsHosts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	hosts := []string{"localhost", "127.0.0.1", "192.168.8.2", "fd00::7"}
	c := openCertificate(t, dir, hosts, noon)
	wantOwn(t, filepath.Join(dir, secret.CertificateFile))
	roots := x509.NewCertPool()
	roots.AddCert(c.Leaf)
	for _, host := range hosts {
		for _, at := range []time.Time{noon.Add(-23 * time.Hour), noon, noon.Add(13 * 24 * time.Hour)} {
			if _, err := c.Leaf.Verify(x509.VerifyOptions{DNSName: host, Roots: roots, CurrentTime: at}); err != nil {
				t.Errorf("%s at %s: %v", host, at.Format(time.DateOnly), err)
			}
		}
	}
	if err := c.Leaf.VerifyHostname("evil.example"); err == nil {
		t.Error("the certificate serves a host that it is not for")
	}
}

func TestOpenCertificateRenews(t *testing.T) {
	t.Parallel()
	hosts := []string{"localhost", "192.168.8.2"}
	for _, c := range []struct {
		name  string
		hosts []string
		now   time.Time
		kept  bool
	}{
		{"same hosts", hosts, noon, true},
		{"same hosts in another order, one twice", []string{"192.168.8.2", "localhost", "localhost"}, noon, true},
		{"ten days later", hosts, noon.Add(10 * 24 * time.Hour), true},
		{"twelve days later", hosts, noon.Add(12 * 24 * time.Hour), false},
		{"the clock was set back", hosts, noon.Add(-48 * time.Hour), false},
		{"another address", []string{"localhost", "10.0.0.5"}, noon, false},
		{"an address more", []string{"localhost", "192.168.8.2", "10.0.0.5"}, noon, false},
		{"an address less", []string{"localhost"}, noon, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			before := secret.Fingerprint(openCertificate(t, dir, hosts, noon))
			after := secret.Fingerprint(openCertificate(t, dir, c.hosts, c.now))
			if got := before == after; got != c.kept {
				t.Errorf("kept=%v, want %v", got, c.kept)
			}
		})
	}
}

func TestOpenCertificateReplacesDamaged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, secret.CertificateFile), []byte("no certificate"), 0o644); err != nil {
		t.Fatal(err)
	}
	if c := openCertificate(t, dir, []string{"localhost"}, noon); c.Leaf == nil {
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
	own := secret.Fingerprint(openCertificate(t, t.TempDir(), []string{"localhost"}, noon))
	if !regexp.MustCompile(`^[0-9A-F]{4}( [0-9A-F]{4}){15}$`).MatchString(own) {
		t.Errorf("fingerprint=%q, want 16 groups of four", own)
	}
}
