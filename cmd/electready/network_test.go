package main

import (
	"context"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"electready/assessment/secret"
	"electready/assessment/web"
)

func TestRankedAddresses(t *testing.T) {
	t.Parallel()
	var all []addressAt
	for _, a := range [][2]string{
		{"docker0", "172.17.0.1"},
		{"eth0", "fe80::1"},
		{"eth0", "fd00::2"},
		{"eth0", "203.0.113.7"},
		{"wlan0", "192.168.8.2"},
		{"lo", "127.0.0.1"},
		{"wlan0", "169.254.3.4"},
		{"wlan1", "192.168.8.2"},
		{"tailscale0", "100.64.0.9"},
	} {
		all = append(all, addressAt{a[0], netip.MustParseAddr(a[1])})
	}
	got := ranked(all)
	want := []string{"192.168.8.2", "203.0.113.7", "fd00::2", "172.17.0.1", "100.64.0.9"}
	if !slices.Equal(got, want) {
		t.Errorf("addresses=%v, want %v", got, want)
	}
}

// A laptop that joins another network is reached there at once: the address
// changes, requests that name it are taken, and a certificate is for it.
func TestFollowsTheNetwork(t *testing.T) {
	t.Parallel()
	here := []string{"192.168.8.2"}
	url := func(host string) string { return "https://" + host + ":8443/" }
	p := &place{address: url("10.0.0.9"), hosts: []string{"10.0.0.9", "laptop.local"}, names: []string{"laptop.local"}}
	var err error
	p.made, err = secret.OpenCertificates(t.TempDir(), append(p.hosts, loopback...), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	card := p.made.Fingerprint("10.0.0.9")
	reached := func(named bool) web.Network {
		return follow(p, url, named, func() ([]string, error) { return here, nil })()
	}
	if got := reached(false); got.Address != "https://192.168.8.2:8443/" || !slices.Contains(got.Hosts, "192.168.8.2") || !slices.Contains(got.Hosts, "laptop.local") {
		t.Errorf("on another network: %+v", got)
	}
	of := p.fingerprintOf()
	if of("192.168.8.2") == card || of("10.0.0.9") != card || of("laptop.local") != card {
		t.Error("the new address has the old certificate, or what stands on cards changed")
	}
	if got := reached(true); got.Address != p.address || !slices.Contains(got.Hosts, "192.168.8.2") {
		t.Errorf("with a name to type: %+v", got)
	}
	here = nil
	if got := reached(false); got.Address != p.address {
		t.Errorf("between two networks: %+v", got)
	}
	if (&place{}).fingerprintOf() != nil {
		t.Error("a certificate that was given is shown as the program's own")
	}
}

// The console says a new address once, with the fingerprint that people see
// there.
func TestConsoleSaysMoves(t *testing.T) {
	t.Parallel()
	out := new(lockedBuffer)
	c := newConsole(strings.NewReader(""), out, out, func(string) string { return "" }, time.Now)
	var at atomic.Value
	at.Store("https://10.0.0.9:8443/")
	now := func() string { return at.Load().(string) }
	p := &place{address: now(), reached: func() web.Network { return web.Network{Address: now()} }}
	var err error
	p.made, err = secret.OpenCertificates(t.TempDir(), []string{"10.0.0.9", "192.168.8.2"}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ticks, ended := make(chan time.Time), make(chan bool)
	go func() {
		defer close(ended)
		sayMoves(ctx, c, p, ticks)
	}()
	ticks <- time.Now() // still the same
	ticks <- time.Now()
	quiet := out.String()
	at.Store("https://192.168.8.2:8443/")
	for range 3 {
		ticks <- time.Now()
	}
	cancel()
	<-ended
	said := out.String()
	if quiet != "" || strings.Count(said, now()) != 1 || !strings.Contains(said, p.made.Fingerprint("192.168.8.2")) {
		t.Errorf("before the move it said %q, after it %s", quiet, said)
	}
}
