package secret

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// CertificateFile is the name of the certificate with its key in the data
// directory.
const CertificateFile = "electready.pem"

const (
	certificateLife = 14 * 24 * time.Hour
	// certificateSlack lets in telephones whose clock is behind.
	certificateSlack = 24 * time.Hour
	// certificateRenew before its end none is taken up any more: a workshop of two
	// days keeps its fingerprint.
	certificateRenew = 3 * 24 * time.Hour
	// certificatesKept are enough for the networks of a fortnight.
	certificatesKept = 8
)

// Certificates are the program's own ones, each signed by itself. A card shows
// the fingerprint of one of them, so none is replaced while it still serves: a
// network that comes up later gets one more, and an address that people know
// keeps the one it had.
type Certificates struct {
	path  string
	clock func() time.Time
	mu    sync.Mutex
	kept  []tls.Certificate // the oldest first, never none
}

// OpenCertificates are those in the data directory that last for a workshop, with
// one more if they are not for all names and addresses of hosts.
func OpenCertificates(dir string, hosts []string, clock func() time.Time) (*Certificates, error) {
	c := &Certificates{path: filepath.Join(dir, CertificateFile), clock: clock}
	text, err := readOwn(c.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	now := clock()
	c.kept = slices.DeleteFunc(parseCertificates(text), func(kept tls.Certificate) bool {
		// One of the future was made by a clock that ran ahead: telephones refuse it.
		return now.Before(kept.Leaf.NotBefore) || now.Add(certificateRenew).After(kept.Leaf.NotAfter)
	})
	return c, c.Cover(hosts)
}

// Cover makes one more certificate where those that are kept are not for all of
// hosts, or have run out.
func (c *Certificates) Cover(hosts []string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.kept) > 0 && !slices.ContainsFunc(hosts, func(host string) bool { return c.serving(host) == nil }) {
		return nil
	}
	made, err := newCertificate(hosts, c.clock())
	if err != nil {
		return fmt.Errorf("certificate: %w", err)
	}
	// What has run out stays: if only the clock ran ahead, it serves again.
	kept := append(slices.Clone(c.kept), made)
	kept = kept[max(0, len(kept)-certificatesKept):]
	text, err := certificateText(kept)
	if err == nil {
		err = writeFile(c.path, text)
	}
	if err != nil && len(c.kept) == 0 {
		return fmt.Errorf("certificate: %w", err)
	}
	c.kept = kept // a full disk keeps nobody out: it is made anew at the next start
	return nil
}

// Fingerprint is that of the certificate which a browser gets that asks for host.
func (c *Certificates) Fingerprint(host string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return Fingerprint(*c.choose(host))
}

// For is the certificate for a connection: of the name that the browser asks for,
// or of the address that it came to. Browsers name no addresses.
func (c *Certificates) For(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	host := strings.ToLower(hello.ServerName)
	if host == "" && hello.Conn != nil {
		if at, err := netip.ParseAddrPort(hello.Conn.LocalAddr().String()); err == nil {
			host = at.Addr().Unmap().WithZone("").String()
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.choose(host), nil
}

// choose is the oldest certificate for host, or the newest of all.
func (c *Certificates) choose(host string) *tls.Certificate {
	if found := c.serving(host); found != nil {
		return found
	}
	return &c.kept[len(c.kept)-1]
}

// serving is the oldest certificate for host that has not run out, or nil.
func (c *Certificates) serving(host string) *tls.Certificate {
	now := c.clock()
	for i := range c.kept {
		if leaf := c.kept[i].Leaf; now.Before(leaf.NotAfter) && leaf.VerifyHostname(host) == nil {
			return &c.kept[i]
		}
	}
	return nil
}

// parseCertificates reads certificates, each followed by its key, until the text
// ends or is damaged: what is missing is made anew.
func parseCertificates(text []byte) []tls.Certificate {
	var out []tls.Certificate
	for {
		certificate, rest := pem.Decode(text)
		if certificate == nil {
			return out
		}
		key, rest := pem.Decode(rest)
		if key == nil {
			return out
		}
		pair, err := tls.X509KeyPair(pem.EncodeToMemory(certificate), pem.EncodeToMemory(key))
		if err != nil {
			return out
		}
		out, text = append(out, pair), rest
	}
}

func certificateText(kept []tls.Certificate) ([]byte, error) {
	var out bytes.Buffer
	for _, k := range kept {
		private, err := x509.MarshalPKCS8PrivateKey(k.PrivateKey)
		if err != nil {
			return nil, err
		}
		if err := errors.Join(
			pem.Encode(&out, &pem.Block{Type: "CERTIFICATE", Bytes: k.Certificate[0]}),
			pem.Encode(&out, &pem.Block{Type: "PRIVATE KEY", Bytes: private})); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

func newCertificate(hosts []string, now time.Time) (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return tls.Certificate{}, err
	}
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: "electready " + now.UTC().Format(time.DateOnly)},
		NotBefore:    now.Add(-certificateSlack),
		NotAfter:     now.Add(certificateLife),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},

		BasicConstraintsValid: true,
	}
	sorted := slices.Clone(hosts)
	slices.Sort(sorted)
	for _, host := range slices.Compact(sorted) {
		if ip := net.ParseIP(host); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return tls.Certificate{}, err
	}
	leaf, err := x509.ParseCertificate(der)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, err
}

// Fingerprint is the SHA-256 of a certificate as browsers show it, in groups
// that two people can compare aloud.
func Fingerprint(c tls.Certificate) string {
	if len(c.Certificate) == 0 {
		return ""
	}
	sum := sha256.Sum256(c.Certificate[0])
	figures := strings.ToUpper(hex.EncodeToString(sum[:]))
	const group = 4
	groups := make([]string, 0, len(figures)/group)
	for part := range slices.Chunk([]byte(figures), group) {
		groups = append(groups, string(part))
	}
	return strings.Join(groups, " ")
}
