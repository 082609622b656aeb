package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/url"
	"strconv"
	"sync"
	"time"

	"electready/assessment/locale"
	"electready/assessment/web"
)

const (
	usualWait = 10 * time.Minute
	// slowRoom is the speed below which forty people who open a page at once wait
	// for longer than ten seconds.
	slowRoom = 256 << 10 // bytes a second
)

// diskAdvice is what the program cannot do itself.
const diskAdvice = "Is the disk of this laptop encrypted (BitLocker, FileVault, LUKS)? If not, whoever takes it reads every answer."

// telephones serves a page to telephones as the workshop will be served, and says
// what they find.
func (r roomCheckCommand) telephones(ctx context.Context, c *console) error {
	s := serveCommand{
		Listen: net.JoinHostPort("", strconv.Itoa(r.Port)), Room: true, Cert: r.Cert, Key: r.Key, PlainHTTP: r.PlainHTTP, Host: r.Host,
	}
	if err := s.check(); err != nil {
		return err
	}
	place, err := s.open(c)
	if err != nil {
		return err
	}
	defer func() { _ = place.listener.Close() }()
	seen := &found{console: c, froms: map[string]bool{}}
	handler := web.NewCheck(web.CheckOptions{
		Options: web.Options{
			Clock: c.clock, Languages: locale.Offered(), Secure: place.tls != nil, PlainHTTP: r.PlainHTTP, Fingerprint: place.fingerprintOf(),
		},
		Names: place.byName(), Visited: seen.visited,
	})
	c.say("")
	c.say("Open this address on a telephone in the room's network. Ctrl-C ends the check.")
	welcome(c, place, true)
	c.say("")
	srv := newServer(handler, place.tls, nil)
	srv.ErrorLog = log.New(seen, "", 0)
	ctx, cancel := context.WithTimeout(ctx, r.Wait)
	defer cancel()
	if err := serveUntil(ctx, srv, place.listener); err != nil {
		return err
	}
	return seen.end()
}

// byName are the addresses of a place with a name in them: people type a name
// more easily, if the network knows it.
func (p *place) byName() []string {
	var out []string
	for _, name := range p.names {
		if at, err := url.Parse(p.address); err == nil {
			at.Host = net.JoinHostPort(name, at.Port())
			out = append(out, at.String())
		}
	}
	return out
}

// found is what telephones found out.
type found struct {
	*console
	mu      sync.Mutex
	froms   map[string]bool // telephones that came through
	refused map[string]bool // such that did not take the certificate
	slowest float64
}

// visited says what a telephone found.
func (f *found) visited(v *web.Visit) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if v.Speed == 0 {
		f.froms[v.From] = true
		f.say("%s reached this machine as %s", v.From, v.Host)
		return
	}
	if f.slowest == 0 || v.Speed < f.slowest {
		f.slowest = v.Speed
	}
	f.say("%s loads %.1f MB a second", v.From, v.Speed/(1<<20))
	if v.Speed < slowRoom {
		f.say("  That is slow for forty people. Use a router of your own near the middle of the room, and 5 GHz.")
	}
}

// refusals are what a browser answers that does not take a certificate.
var refusals = [][]byte{[]byte("unknown certificate"), []byte("bad certificate"), []byte("certificate unknown")}

// Write implements io.Writer for the log of the server.
func (f *found) Write(line []byte) (int, error) {
	for _, word := range refusals {
		_, from, ok := bytes.Cut(line, []byte("TLS handshake error from "))
		if !ok || !bytes.Contains(line, word) {
			continue
		}
		host, _, err := net.SplitHostPort(string(bytes.SplitN(from, []byte(": "), 2)[0]))
		f.mu.Lock()
		if err == nil && !f.refused[host] {
			if f.refused == nil {
				f.refused = map[string]bool{}
			}
			f.refused[host] = true
			f.say("%s warns about the certificate. Compare the fingerprint there, and go on; with a certificate of a domain (--cert, --key) nothing warns.", host)
		}
		f.mu.Unlock()
	}
	return len(line), nil
}

// end sums up, and says what to change.
func (f *found) end() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var stuck []string
	for host := range f.refused {
		if !f.froms[host] {
			stuck = append(stuck, host)
		}
	}
	switch {
	case len(f.froms) == 0 && len(stuck) == 0:
		return errors.New("no telephone came through: it is in another network, the network keeps its guests apart (use a router of your own), or this machine's firewall shuts them out (let the program in)")
	case len(f.froms) == 0:
		return errors.New("telephones stopped at the warning about the certificate: bring a certificate of a domain (--cert, --key), or lend tablets")
	}
	f.say("%s came through.", fmt.Sprintf("%d of %d telephones", len(f.froms), len(f.froms)+len(stuck)))
	f.say("Whether the network keeps telephones apart from each other this cannot show. Without encryption it has to: look into the router's settings.")
	return nil
}
