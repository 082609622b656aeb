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
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// CertificateFile is the name of the certificate with its key in the data
// directory.
const CertificateFile = "electready.pem"

const (
	certificateLife = 14 * 24 * time.Hour
	// certificateSlack lets in telephones whose clock is behind.
	certificateSlack = 24 * time.Hour
	// certificateRenew before the end a new one is made: a workshop of two days
	// keeps its fingerprint.
	certificateRenew = 3 * 24 * time.Hour
)

// OpenCertificate is the program's own certificate for names and addresses of
// hosts, signed by itself. The one in the data directory stays, and with it the
// fingerprint on printed cards, until it runs out or a host is not in it.
func OpenCertificate(dir string, hosts []string, now time.Time) (tls.Certificate, error) {
	path := filepath.Join(dir, CertificateFile)
	text, err := readOwn(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return tls.Certificate{}, fmt.Errorf("certificate: %w", err)
	}
	if err == nil {
		kept, err := tls.X509KeyPair(text, text)
		if err == nil && serves(kept.Leaf, hosts, now) {
			return kept, nil
		}
	}
	if text, err = newCertificate(hosts, now); err != nil {
		return tls.Certificate{}, fmt.Errorf("certificate: %w", err)
	}
	if err := writeFile(path, text); err != nil {
		return tls.Certificate{}, fmt.Errorf("certificate: %w", err)
	}
	return tls.X509KeyPair(text, text)
}

// serves reports whether a certificate is for exactly the hosts and lasts for
// some time yet. A damaged or foreign one is none of ours and is replaced.
func serves(c *x509.Certificate, hosts []string, now time.Time) bool {
	if c == nil || now.Before(c.NotBefore) || now.After(c.NotAfter.Add(-certificateRenew)) {
		return false
	}
	have := slices.Clone(c.DNSNames)
	for _, ip := range c.IPAddresses {
		have = append(have, ip.String())
	}
	want := slices.Clone(hosts)
	slices.Sort(have)
	slices.Sort(want)
	return slices.Equal(have, slices.Compact(want))
}

func newCertificate(hosts []string, now time.Time) ([]byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
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
		return nil, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = errors.Join(
		pem.Encode(&out, &pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.Encode(&out, &pem.Block{Type: "PRIVATE KEY", Bytes: private}))
	return out.Bytes(), err
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
