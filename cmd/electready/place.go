package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"electready/assessment/secret"
	"electready/assessment/web"
)

// place is where a server is reached.
type place struct {
	listener    net.Listener
	tls         *tls.Config // nil: plain HTTP
	address     string      // base URL for people
	others      []string    // base URLs on further networks
	own         string      // base URL on this machine
	hosts       []string    // names and addresses that requests may name
	names       []string    // those of them that no network gave
	fingerprint string
	made        *secret.Certificates // the own ones; nil: none, or one that was given
	reached     func() web.Network   // as it is now; nil: address and hosts stay
}

// open takes the port and finds the addresses and the certificate.
func (s serveCommand) open(c *console) (*place, error) {
	host, _, err := net.SplitHostPort(s.listen())
	if err != nil {
		return nil, err
	}
	listener, err := listen(s.listen())
	if err != nil {
		return nil, err
	}
	p := &place{listener: listener}
	if err := s.furnish(c, p, host); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	return p, nil
}

func (s serveCommand) furnish(c *console, p *place, host string) error {
	reached := []string{host}
	if isAll(host) {
		var err error
		if reached, err = networkAddresses(); err != nil {
			return err
		}
		if len(reached) == 0 {
			return errors.New("this machine has no network address: join the room's network first, or leave out --room")
		}
	}
	p.names = lowered(s.Host)
	if s.Room {
		p.names = append(p.names, ownNames()...)
	}
	p.hosts = slices.Concat(reached, p.names)
	if s.Room {
		if err := s.encrypt(c, p); err != nil {
			return err
		}
	}
	scheme := "http"
	if p.tls != nil {
		scheme = "https"
	}
	port := p.listener.Addr().(*net.TCPAddr).Port
	url := func(host string) string {
		return fmt.Sprintf("%s://%s/", scheme, net.JoinHostPort(host, fmt.Sprint(port)))
	}
	if s.Room {
		reached = append(lowered(s.Host), reached...) // a name was given to be typed
	}
	p.address, p.own = url(reached[0]), url(host)
	if isAll(host) {
		p.own = url("127.0.0.1")
	}
	for _, r := range reached[1:] {
		p.others = append(p.others, url(r))
	}
	if p.made != nil {
		p.fingerprint = p.made.Fingerprint(reached[0])
	}
	if isAll(host) {
		p.reached = follow(p, url, len(s.Host) > 0, networkAddresses)
	}
	return nil
}

// lookAgain is how long an address is taken to be still the same.
const lookAgain = 2 * time.Second

// follow says how a server of all networks is reached at a moment: the laptop
// may join the room's network after the program began, or another one. A name
// that was given to be typed stays. A new address gets a certificate.
func follow(p *place, url func(host string) string, named bool, addresses func() ([]string, error)) func() web.Network {
	var lock sync.Mutex
	var looked time.Time
	now := web.Network{Address: p.address, Hosts: p.hosts}
	return func() web.Network {
		lock.Lock()
		defer lock.Unlock()
		if time.Since(looked) < lookAgain {
			return now
		}
		looked = time.Now()
		reached, err := addresses()
		if err != nil || len(reached) == 0 {
			return now // between two networks: the last one is the best guess
		}
		if p.made != nil && p.made.Cover(slices.Concat(loopback, p.names, reached)) != nil {
			return now
		}
		now = web.Network{Address: p.address, Hosts: slices.Concat(p.hosts, reached)}
		if !named {
			now.Address = url(reached[0])
		}
		return now
	}
}

// fingerprintOf is that of the own certificate that a browser gets at a host, or
// nil where the program has none of its own.
func (p *place) fingerprintOf() func(host string) string {
	if p.made == nil {
		return nil
	}
	return p.made.Fingerprint
}

// encrypt puts the certificate into the place: the one that was given, or the
// program's own for all its names and addresses.
func (s serveCommand) encrypt(c *console, p *place) error {
	if s.PlainHTTP {
		return nil
	}
	if s.Cert != "" {
		certificate, err := tls.LoadX509KeyPair(s.Cert, s.Key)
		if err != nil {
			return fmt.Errorf("certificate %s and key %s: %w", s.Cert, s.Key, err)
		}
		p.hosts = append(p.hosts, lowered(certificate.Leaf.DNSNames)...)
		p.fingerprint = secret.Fingerprint(certificate)
		p.tls = tlsConfig(func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return &certificate, nil })
		return nil
	}
	var err error
	if p.made, err = secret.OpenCertificates(c.data, slices.Concat(loopback, p.hosts), c.clock); err != nil {
		return err
	}
	p.tls = tlsConfig(p.made.For)
	return nil
}

// loopback are the names of this machine for itself.
var loopback = []string{"localhost", "127.0.0.1", "::1"}

// tlsConfig takes TLS 1.2 with authenticated encryption only, or later.
func tlsConfig(certificate func(*tls.ClientHelloInfo) (*tls.Certificate, error)) *tls.Config {
	return &tls.Config{
		GetCertificate: certificate,
		MinVersion:     tls.VersionTLS12,
		CipherSuites: []uint16{
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
			tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
		},
	}
}

// listen takes a port, and says what to do if it cannot.
func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program uses %s: end it, or choose another port with --listen", address)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s is reserved for administrators: choose a port above 1023 with --listen", address)
	case err != nil:
		return nil, fmt.Errorf("%s cannot be served: choose another address with --listen (%w)", address, err)
	}
	return l, nil
}

// isLoopback reports whether a host is this machine alone.
func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// isAll reports whether a host means every network.
func isAll(host string) bool {
	ip := net.ParseIP(host)
	return host == "" || ip != nil && ip.IsUnspecified()
}

// ownNames are the names by which the room's network may know this machine.
func ownNames() []string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		return nil
	}
	name = strings.ToLower(name)
	if strings.Contains(name, ".") {
		return []string{name}
	}
	return []string{name, name + ".local"}
}

func lowered(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.ToLower(n)
	}
	return out
}
