package main

import (
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
	qrterminal.GenerateWithConfig(p.address, qrterminal.Config{
		Level: qrterminal.M, Writer: c.out, HalfBlocks: true, QuietZone: 2,
		BlackChar: qrterminal.BLACK_BLACK, WhiteChar: qrterminal.WHITE_WHITE,
		BlackWhiteChar: qrterminal.BLACK_WHITE, WhiteBlackChar: qrterminal.WHITE_BLACK,
	})
	for _, other := range p.others {
		c.say("On another network: %s", other)
	}
	if p.fingerprint != "" {
		c.say("Fingerprint of the certificate (SHA-256):")
		c.say("%s", p.fingerprint)
	} else {
		c.say("Not encrypted: everybody on this network can read and change everything.")
	}
}
