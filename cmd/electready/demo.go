package main

import (
	"bytes"
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"time"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/assessment/locale"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
	"electready/assessment/web"
	"electready/questions"
)

// The workshop of Orvelia, written by cmd/simulate.
//
//go:embed demo/orvelia.json
var orvelia []byte

const (
	demoFolder  = "demo"
	demoTrainer = "Demo trainer"
	demoToday   = "2026-11-24" // the day for which Orvelia was written: the one after its workshop
	demoLead    = "emb.1"
	demoSeat    = "emb.3"

	demoMarker = "demo.txt"
	demoNotice = "This folder holds the demo of electready, a fictional country. 'electready demo --reset' empties it.\n"
)

type demoCommand struct {
	Listen string `placeholder:"HOST:PORT" help:"Where to serve, on this machine only. Left out: 127.0.0.1:8080. Port 0 chooses a free one."`
	Reset  bool   `help:"Begin anew: throw away what was changed in the demo."`
}

// Help implements kong.HelpProvider.
func (demoCommand) Help() string {
	return `Serves a fictional country, ready to click, from a folder "demo" of its own in the data directory. Real workshops are not touched.
It prints a link for the trainer, which works once, and two personal codes. Ctrl-C ends it.

Example:

  electready demo --reset`
}

// Run serves the demo until ctx ends.
func (d demoCommand) Run(ctx context.Context, c *console) error {
	s := serveCommand{Listen: d.Listen}
	if err := s.check(); err != nil {
		return err
	}
	c.data = filepath.Join(c.data, demoFolder)
	if err := claimDemo(ctx, c, d.Reset); err != nil {
		return err
	}
	return c.writing(ctx, func(db *sqlite.DB) error {
		id, err := openOrvelia(ctx, c, db)
		if err != nil {
			return err
		}
		return serveDemo(ctx, c, db, s, id)
	})
}

// claimDemo makes the demo's folder, or finds that it is ours; a reset empties
// it. A folder with other data is left alone.
func claimDemo(ctx context.Context, c *console, reset bool) error {
	marker := filepath.Join(c.data, demoMarker)
	_, err := os.Stat(marker)
	claimed := err == nil
	have, err := os.ReadDir(c.data)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("folder of the demo: %w", err)
	case len(have) > 0 && !claimed:
		return fmt.Errorf("%s holds something else than the demo: name another place with --data DIR", c.data)
	case claimed && reset:
		if err := emptyDemo(ctx, c); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(c.data, 0o700); err != nil {
		return fmt.Errorf("folder of the demo: %w", err)
	}
	return os.WriteFile(marker, []byte(demoNotice), 0o600)
}

// emptyDemo removes the demo's folder unless a server uses it. Data that
// cannot be opened any more is no reason to keep it.
func emptyDemo(ctx context.Context, c *console) error {
	db, err := sqlite.Open(ctx, c.data, c.clock)
	var used *sqlite.InstanceError
	if errors.As(err, &used) {
		return err
	}
	if err == nil {
		if err := db.Close(); err != nil {
			return err
		}
	}
	return os.RemoveAll(c.data)
}

// openOrvelia takes the workshop in, unless it is there from another time, and
// gives its id.
func openOrvelia(ctx context.Context, c *console, db *sqlite.DB) (string, error) {
	text, err := movedDays(orvelia, c.clock())
	if err != nil {
		return "", err
	}
	d, err := bundle.Decode(bytes.NewReader(text), bundle.DefaultBounds)
	if err != nil {
		return "", err
	}
	if _, err := db.Document(ctx, d.ID); !errors.Is(err, assessment.ErrNotFound) {
		return d.ID, err
	}
	bank, err := bankOf(ctx, db, d)
	if err != nil {
		return "", err
	}
	if err := d.Check(bank); err != nil {
		return "", err
	}
	if _, err := db.Import(ctx, operator, bank, d, originOf(text)); err != nil {
		return "", err
	}
	return d.ID, fillContacts(ctx, db, d)
}

// demoDay is a day, or the day of a time, that is a whole value of the bundle.
var demoDay = regexp.MustCompile(`"(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}Z)?"`)

// movedDays moves all days of the bundle by whole weeks, so that the workshop
// was within the last days and the election, on a Sunday, is about fifteen
// weeks off. Times in the future would outlive what visitors do.
func movedDays(text []byte, now time.Time) ([]byte, error) {
	today, err := time.Parse(time.DateOnly, demoToday)
	if err != nil {
		return nil, err
	}
	const week = 7 * 24 * time.Hour
	since := now.Sub(today)
	weeks := since / week
	if weeks*week > since {
		weeks-- // division rounds towards zero
	}
	return demoDay.ReplaceAllFunc(text, func(quoted []byte) []byte {
		day, err := time.Parse(time.DateOnly, string(quoted[1:11]))
		if err != nil {
			return quoted
		}
		return fmt.Appendf(nil, `"%s%s`, day.Add(weeks*week).Format(time.DateOnly), quoted[11:])
	}), nil
}

// serveDemo signs in nobody by itself: it prints who may come in, and serves.
func serveDemo(ctx context.Context, c *console, db *sqlite.DB, s serveCommand, workshop string) error {
	bank, err := questions.Embedded()
	if err != nil {
		return err
	}
	keys, err := secret.OpenKeys(c.data, c.clock())
	if err != nil {
		return err
	}
	passphrase, err := newDemoTrainer(ctx, db)
	if err != nil {
		return err
	}
	p, err := s.open(c)
	if err != nil {
		return err
	}
	defer func() { _ = p.listener.Close() }()
	log := slog.New(slog.NewTextHandler(c.err, nil))
	pages, err := web.New(web.Options{
		Store: db, Bank: bank, Clock: c.clock, Keys: keys, Languages: locale.Offered(), Hosts: p.hosts,
		Demo: true, Address: p.address, Reached: p.reached, Logger: log, Version: versionOf(),
	})
	if err != nil {
		return err
	}
	if err := db.Announce(p.address); err != nil {
		return err
	}
	in := &entrance{Handler: pages, path: "/demo/" + rand.Text(), passphrase: passphrase}
	if err := showDemo(ctx, c, db, workshop, p, in); err != nil {
		return err
	}
	return serveUntil(ctx, newServer(in, nil, log), p.listener)
}

// newDemoTrainer gives the demo's trainer a new pass-phrase, and makes the
// trainer if there is none.
func newDemoTrainer(ctx context.Context, db *sqlite.DB) (passphrase string, err error) {
	existing := demoTrainer
	_, err = db.TrainerByName(ctx, demoTrainer)
	if errors.Is(err, assessment.ErrNotFound) {
		existing, err = "", nil
	}
	if err != nil {
		return "", err
	}
	passphrase = secret.Propose()
	return passphrase, storeTrainer(ctx, db, existing, demoTrainer, passphrase)
}

// showDemo prints the address on a line of its own, and who may come in.
func showDemo(ctx context.Context, c *console, db *sqlite.DB, workshop string, p *place, in *entrance) error {
	welcome(c, p, false)
	codes := make([]string, 0, 2)
	for _, seat := range []string{demoLead, demoSeat} {
		code, err := db.PersonalCode(ctx, assessment.Actor{Role: assessment.RespondentRole, Workshop: workshop, ID: seat})
		if err != nil {
			return err
		}
		codes = append(codes, assessment.SpacedCode(code))
	}
	c.say("")
	c.say("A fictional country. Nothing here is real; 'electready demo --reset' begins anew.")
	c.say("")
	c.say("Trainer, signed in by this link once:")
	c.say("%s", strings.TrimSuffix(p.own, "/")+in.path)
	c.say("  later as %q with the pass-phrase: %s", demoTrainer, in.passphrase)
	c.say("Personal codes, to type at %sresume:", p.own)
	c.say("  %s  the lead of the election commission", codes[0])
	c.say("  %s  a colleague there", codes[1])
	c.say("")
	c.say("A browser is one person: use a private window for each further one. Data: %s", c.data)
	return nil
}

// entrance lets the demo's trainer in by a link that works once, as if name and
// pass-phrase had been typed.
type entrance struct {
	http.Handler
	path       string
	passphrase string
	used       atomic.Bool
}

// ServeHTTP implements http.Handler.
func (e *entrance) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path != e.path || r.Method != http.MethodGet:
		e.Handler.ServeHTTP(w, r)
		return
	case !e.used.CompareAndSwap(false, true):
		http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
		return
	}
	form := url.Values{"name": {demoTrainer}, "passphrase": {e.passphrase}}
	typed, err := http.NewRequestWithContext(r.Context(), http.MethodPost, "/sign-in", strings.NewReader(form.Encode()))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	// Without the visitor's cookies, because somebody else may be signed in.
	typed.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	typed.Host, typed.RemoteAddr, typed.RequestURI = r.Host, r.RemoteAddr, "/sign-in"
	e.Handler.ServeHTTP(w, typed)
}
