package main

import (
	"net/netip"
	"slices"
	"testing"
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
