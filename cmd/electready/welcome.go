package main

import (
	"context"
	"net/url"
	"time"

	"github.com/mdp/qrterminal/v3"
)

// welcome prints where the server is: the address on a line of its own, and for
// the room what people need to reach it from a telephone.
func welcome(c *console, p *place, room bool) {
	c.say("%s", p.address)
	if !room {
		return
	}
	c.say("")
	sayCode(c, p.address)
	for _, other := range p.others {
		c.say("On another network: %s", other)
	}
	if p.fingerprint != "" {
		sayFingerprint(c, p.fingerprint)
	} else {
		c.say("Not encrypted: everybody on this network can read and change everything.")
	}
}

// sayCode prints the QR code of an address.
func sayCode(c *console, address string) {
	qrterminal.GenerateWithConfig(address, qrterminal.Config{
		Level: qrterminal.M, Writer: c.out, HalfBlocks: true, QuietZone: 2,
		BlackChar: qrterminal.BLACK_BLACK, WhiteChar: qrterminal.WHITE_WHITE,
		BlackWhiteChar: qrterminal.BLACK_WHITE, WhiteBlackChar: qrterminal.WHITE_BLACK,
	})
}

func sayFingerprint(c *console, fingerprint string) {
	c.say("Fingerprint of the certificate (SHA-256):")
	c.say("%s", fingerprint)
}

// lookEvery is how often the console looks whether the address is still the same.
const lookEvery = 5 * time.Second

// sayMoves says at every tick whether the laptop is reached at another address
// than before, until ctx ends. The certificate that the address needs is made by
// looking.
func sayMoves(ctx context.Context, c *console, p *place, ticks <-chan time.Time) {
	said := p.address
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks:
		}
		now := p.reached().Address
		if now == said {
			continue
		}
		said = now
		c.say("")
		c.say("The network changed. The address is now")
		c.say("%s", now)
		c.say("")
		sayCode(c, now)
		if at, err := url.Parse(now); err == nil && p.made != nil {
			sayFingerprint(c, p.made.Fingerprint(at.Hostname()))
		}
		c.say("The room's screen shows it. Cards with the old address lead nowhere until the laptop is back in its network.")
	}
}
