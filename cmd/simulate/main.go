// Command simulate makes a workshop without people. `simulate demo` writes the
// fictional country that `electready demo` shows; `simulate room` sends
// simulated officials to a server on this machine. It knows the program only
// from outside: by its printed bank, its file and its pages.
//
// It imports assessment, assessment/bundle and the standard library.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

const usage = `simulate makes a workshop without people.

  simulate demo [--bank FILE] --out cmd/electready/demo/orvelia.json
  simulate room --server http://127.0.0.1:8080 --workshop-codes codes.txt --people 40 --seconds 60 --seed 1

simulate demo --help and simulate room --help say more.`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "simulate:", err)
		os.Exit(1)
	}
}

// run carries out one call; what it tells goes to out.
func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("say demo or room: simulate --help tells how")
	}
	switch args[0] {
	case "demo":
		return runDemo(ctx, args[1:], out)
	case "room":
		return runRoom(ctx, args[1:], out)
	case "help", "-h", "--help":
		_, err := fmt.Fprintln(out, usage)
		return err
	}
	return fmt.Errorf("%q is neither demo nor room: simulate --help tells how", args[0])
}
