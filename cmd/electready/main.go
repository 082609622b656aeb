// Command electready runs facilitated assessments of how ready a country's
// agencies are to defend an election together: one program, one file of data,
// no internet. Each subcommand stands in a file of its own; [Run] is shared by
// the program and its tests.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	os.Exit(code)
}
