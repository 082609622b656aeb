package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"electready/assessment"
)

// Bounds of what one call may do to a server.
const (
	mostPeople  = 300
	mostSeconds = 3600
	mostSaves   = 1000 // of one person
)

// room is what a call of `simulate room` was asked for.
type room struct {
	server  *url.URL
	cards   []card
	people  int
	seconds int
	saves   int           // of one person at the most
	think   time.Duration // before each answer, about
	seed    uint64
}

// card is an agency's code, with the slip that makes a lead if there is one.
type card struct{ code, slip string }

// runRoom lets simulated officials join and answer, and prints how it went.
func runRoom(ctx context.Context, args []string, out io.Writer) error {
	r := &room{}
	flags := flag.NewFlagSet("simulate room", flag.ContinueOnError)
	flags.SetOutput(out)
	server := flags.String("server", "", "base address of the server, on this machine: http://127.0.0.1:8080")
	codes := flags.String("workshop-codes", "", "file with an agency's code on each line, and behind it that of its slip if one of them is to be the lead")
	flags.IntVar(&r.people, "people", 40, "how many officials")
	flags.IntVar(&r.seconds, "seconds", 60, "how long at the most")
	flags.IntVar(&r.saves, "saves", 60, "how many answers of one person at the most")
	flags.DurationVar(&r.think, "think", 0, "about how long a person thinks before an answer; left out: a fortieth of the time, so that the thirty questions of a core fill most of it")
	flags.Uint64Var(&r.seed, "seed", 1, "what their answers and pauses are drawn from")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if r.people < 1 || r.people > mostPeople || r.seconds < 1 || r.seconds > mostSeconds || r.saves < 1 || r.saves > mostSaves {
		return fmt.Errorf("from 1 to %d people for 1 to %d seconds, from 1 to %d saves each", mostPeople, mostSeconds, mostSaves)
	}
	if r.think <= 0 {
		r.think = time.Duration(r.seconds) * time.Second / 40
	}
	var err error
	if r.server, err = loopback(*server); err != nil {
		return err
	}
	if r.cards, err = readCards(*codes); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Duration(r.seconds)*time.Second)
	defer cancel()
	t := &tally{begun: time.Now(), errors: map[string]int{}}
	var all sync.WaitGroup
	for i := range r.people {
		all.Go(func() { newOfficial(r, i, t).attend(ctx) })
	}
	all.Wait()
	return t.print(out, r.people)
}

var errElsewhere = errors.New("a room is simulated on this machine only: say --server http://127.0.0.1:PORT")

// loopback reads the address of a server on this machine. Redirects are not
// followed to another one.
func loopback(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%q is no address of a server: %w", address, errElsewhere)
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("%s is not on this machine: %w", u.Host, errElsewhere)
	}
	return u, nil
}

// readCards reads the codes, each written with or without blanks.
func readCards(file string) ([]card, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("codes of the workshop: %w", err)
	}
	var cards []card
	for line := range strings.Lines(string(text)) {
		signs := strings.Join(strings.Fields(line), "")
		switch len(signs) {
		case 0:
		case assessment.CodeLength, 2 * assessment.CodeLength:
			cards = append(cards, card{signs[:assessment.CodeLength], signs[assessment.CodeLength:]})
		default:
			return nil, fmt.Errorf("%s: %q is neither a code nor a code with that of its slip", file, strings.TrimSpace(line))
		}
	}
	if len(cards) == 0 {
		return nil, fmt.Errorf("%s has no code: write an agency's on each line", file)
	}
	return cards, nil
}
