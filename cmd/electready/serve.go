package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"time"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
	"electready/assessment/web"
)

type serveCommand struct {
	Listen     string `placeholder:"HOST:PORT" help:"Where to serve. Left out: 127.0.0.1:8080, with --room port 8443 of every network. Port 0 chooses a free one."`
	Room       bool   `help:"Serve the room's network, encrypted, with a certificate of its own."`
	Cert       string `placeholder:"FILE" type:"path" help:"With --room: this certificate (PEM) instead of the own one."`
	Key        string `placeholder:"FILE" type:"path" help:"The key of --cert (PEM)."`
	PlainHTTP  bool   `name:"plain-http" help:"With --room: without encryption, after a typed confirmation. Everybody on the network can read and change everything."`
	Understood bool   `name:"i-understand" help:"Confirms --plain-http where nobody can be asked."`
	bankFolder
	Host []string `placeholder:"NAME" help:"One more name under which people reach this machine. May be given more than once."`
}

// Help implements kong.HelpProvider.
func (serveCommand) Help() string {
	return `Without --room only this machine reaches it. While there is no trainer a link is printed that makes one, once. Ctrl-C ends it.

Example:

  electready serve --room`
}

// Run serves until ctx ends.
func (s serveCommand) Run(ctx context.Context, c *console) error {
	if err := s.check(); err != nil {
		return err
	}
	if s.PlainHTTP && !s.Understood {
		if err := confirmPlainHTTP(c); err != nil {
			return err
		}
	}
	bank, err := s.load(c) // before the data are made or brought up to date
	if err != nil {
		return err
	}
	err = c.writing(ctx, func(db *sqlite.DB) error { return s.serve(ctx, c, db, bank) })
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return nil // ended before it had begun
	}
	return err
}

// check refuses flags that do not belong together, and a network without
// encryption that nobody asked for.
func (s serveCommand) check() error {
	switch {
	case !s.Room && (s.Cert != "" || s.Key != "" || s.PlainHTTP):
		return errors.New("--cert, --key and --plain-http are for the room's network: say --room as well")
	case (s.Cert == "") != (s.Key == ""):
		return errors.New("a certificate needs its key: give both --cert and --key")
	case s.Cert != "" && s.PlainHTTP:
		return errors.New("--plain-http takes no certificate: leave out one of --cert and --plain-http")
	case s.Understood && !s.PlainHTTP:
		return errors.New("--i-understand confirms --plain-http and nothing else: leave it out")
	}
	host, _, err := net.SplitHostPort(s.listen())
	if err != nil {
		return fmt.Errorf("%q is no address: write --listen like 127.0.0.1:8080", s.Listen)
	}
	if !s.Room && !isLoopback(host) {
		return fmt.Errorf("%s is open to the network: say --room, which encrypts, or --listen 127.0.0.1:8080", s.listen())
	}
	return nil
}

func (s serveCommand) listen() string {
	switch {
	case s.Listen != "":
		return s.Listen
	case s.PlainHTTP:
		return ":8080"
	case s.Room:
		return ":8443"
	}
	return "127.0.0.1:8080"
}

// plainWords are what has to be typed before the room is served in plain.
const plainWords = "everybody can read it"

func confirmPlainHTTP(c *console) error {
	if !c.person {
		return errors.New("--plain-http has to be confirmed by somebody at the keyboard, or with --i-understand")
	}
	c.note("Without encryption everybody on the network can read and change every answer, and take over the trainer's page.")
	c.note("Use it only on an access point of your own with a password that keeps its guests apart.")
	typed, err := c.ask("Type the words '" + plainWords + "' to go on:")
	if err != nil {
		return err
	}
	if !strings.EqualFold(typed, plainWords) {
		return errors.New("not confirmed: leave out --plain-http to serve the room encrypted")
	}
	return nil
}

// serve opens the place, says where it is, and serves until ctx ends.
func (s serveCommand) serve(ctx context.Context, c *console, db *sqlite.DB, bank *assessment.Bank) error {
	place, err := s.open(c)
	if err != nil {
		return err
	}
	defer func() { _ = place.listener.Close() }()
	keys, err := secret.OpenKeys(c.data, c.clock())
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(c.err, nil))
	handler, err := web.New(web.Options{
		Store: db, Bank: bank, Clock: c.clock, Keys: keys, Languages: locale.Offered(),
		Hosts: place.hosts, Secure: place.tls != nil, Trusted: s.Cert != "", PlainHTTP: s.PlainHTTP,
		Address: place.address, Reached: place.reached, Fingerprint: place.fingerprintOf(), Logger: log, Version: versionOf(),
	})
	if err != nil {
		return err
	}
	if err := db.Announce(place.address); err != nil {
		return err
	}
	for _, w := range warnings(c.data) {
		c.note("electready: %s", w)
	}
	if s.PlainHTTP {
		log.Warn("the room is served without encryption", "address", place.address)
		if err := db.RecordPlainHTTP(ctx); err != nil {
			return err
		}
	}
	welcome(c, place, s.Room)
	if err := offerSetup(ctx, c, db, place); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	done := keepSafe(ctx, c, db, log)
	if place.reached != nil {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		go sayMoves(ctx, c, place, ticker.C)
	}
	err = serveUntil(ctx, newServer(handler, place.tls, log), place.listener)
	stop()
	<-done
	return err
}

// offerSetup prints the one-time link for the first trainer.
func offerSetup(ctx context.Context, c *console, db *sqlite.DB, p *place) error {
	trainers, err := db.Trainers(ctx)
	if err != nil || len(trainers) > 0 {
		return err
	}
	token, err := db.NewSetupLink(ctx, "")
	if err != nil {
		return err
	}
	c.say("")
	c.say("%s", diskAdvice)
	c.say("There is no trainer yet. This link makes one, once:")
	c.say("%ssetup/%s", p.own, token)
	return nil
}
