package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

type roomCommands struct {
	Check roomCheckCommand `cmd:"" help:"Check before people come whether this machine can serve the room."`
}

type roomCheckCommand struct {
	Port      int           `default:"8443" help:"The port that 'serve --room' will use."`
	Wait      time.Duration `placeholder:"TIME" help:"How long to wait for telephones, like 10m. Left out: ten minutes if somebody watches, else not at all."`
	Cert      string        `placeholder:"FILE" type:"path" help:"Try it with this certificate (PEM), as 'serve --room' will have it."`
	Key       string        `placeholder:"FILE" type:"path" help:"The key of --cert (PEM)."`
	PlainHTTP bool          `name:"plain-http" help:"Try it without encryption."`
	Host      []string      `placeholder:"NAME" help:"One more name to try. May be given more than once."`
}

// Help implements kong.HelpProvider.
func (roomCheckCommand) Help() string {
	return `First it tries what can be tried from this machine. Then it waits for telephones: open the printed address on one in the room's network. It says
which address and name works, whether the certificate is taken, and how fast the network is. Ctrl-C ends it.

Example:

  electready room check`
}

// reachTimeout is how long this machine may take to reach itself.
const reachTimeout = 3 * time.Second

// Run checks the room.
func (r roomCheckCommand) Run(ctx context.Context, c *console) error {
	addresses, err := networkAddresses()
	if err != nil {
		return err
	}
	if len(addresses) == 0 {
		return errors.New("this machine has no network address: join the room's network, or start the access point, and check again")
	}
	l, err := listen(net.JoinHostPort("", strconv.Itoa(r.Port)))
	if err != nil {
		return fmt.Errorf("%w (an electready that serves the room already is such a program)", err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	c.say("port %d is free", port)
	srv := newServer(probe(rand.Text()), nil, nil)
	stopped, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- serveUntil(stopped, srv, l) }()
	reached := 0
	for _, a := range addresses {
		if err := reach(ctx, net.JoinHostPort(a, strconv.Itoa(port)), srv.Handler.(probe)); err != nil {
			c.say("%s  cannot be reached: %v", a, err)
			continue
		}
		reached++
		c.say("%s  can be reached from this machine", a)
	}
	stop()
	if err := <-ended; err != nil {
		return err
	}
	for _, w := range warnings(c.data) {
		c.say("%s", w)
	}
	if reached == 0 {
		return errors.New("none of the addresses can be reached: look at the firewall of this machine")
	}
	c.say("%s", diskAdvice)
	if r.Wait == 0 && c.person {
		r.Wait = usualWait
	}
	if r.Wait <= 0 {
		c.say("Not checked, because only another device can: whether the network keeps its guests apart, and whether this machine's firewall lets them in.")
		c.say("Say --wait 10m and open the address on a telephone.")
		return nil
	}
	return r.telephones(ctx, c)
}

// probe answers every request with a word that no other program knows.
type probe string

// ServeHTTP implements http.Handler.
func (p probe) ServeHTTP(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, string(p)) }

// reach opens an address as a browser on this machine would.
func reach(ctx context.Context, address string, want probe) error {
	ctx, cancel := context.WithTimeout(ctx, reachTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/", nil)
	if err != nil {
		return err
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // no proxy: it would be another machine
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, int64(len(want)+1)))
	if err == nil && string(text) != string(want) {
		err = errors.New("another program answers there")
	}
	return err
}
