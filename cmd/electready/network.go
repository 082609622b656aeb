package main

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
)

// networkAddresses are this machine's addresses that others in a room can
// reach, the likeliest first.
func networkAddresses() ([]string, error) {
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil, fmt.Errorf("network addresses: %w", err)
	}
	var all []addressAt
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagLoopback != 0 {
			continue
		}
		addresses, err := i.Addrs()
		if err != nil {
			continue // the interface went away meanwhile
		}
		for _, a := range addresses {
			if prefix, err := netip.ParsePrefix(a.String()); err == nil {
				all = append(all, addressAt{i.Name, prefix.Addr()})
			}
		}
	}
	return ranked(all), nil
}

// addressAt is an address of a network interface.
type addressAt struct {
	name    string
	address netip.Addr
}

// virtualNames begin the names of interfaces that lead into this machine
// itself or into a tunnel, not into the room.
var virtualNames = []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "tun", "utun", "tap", "wg", "zt", "tailscale"}

// ranked orders addresses by how likely people in the room reach them: the
// room's private network before others, interfaces of hardware before virtual
// ones, the short version 4 before version 6.
func ranked(all []addressAt) []string {
	rank := func(a addressAt) int {
		r := 0
		if slices.ContainsFunc(virtualNames, func(v string) bool { return strings.HasPrefix(strings.ToLower(a.name), v) }) {
			r += 4
		}
		if !a.address.Is4() {
			r += 2
		}
		if !a.address.IsPrivate() {
			r++
		}
		return r
	}
	all = slices.DeleteFunc(slices.Clone(all), func(a addressAt) bool {
		return !a.address.IsGlobalUnicast() // loopback, link-local: not typed into a browser
	})
	slices.SortStableFunc(all, func(a, b addressAt) int { return rank(a) - rank(b) })
	out := make([]string, 0, len(all))
	for _, a := range all {
		if text := a.address.Unmap().String(); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
