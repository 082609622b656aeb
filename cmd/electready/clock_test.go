//go:build browser

package main

import (
	"context"
	"io"
	"time"
)

// RunAt is [Run] with another clock, so that a test of the program as a whole
// can let hours and months pass.
func RunAt(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string, clock func() time.Time) int {
	return run(ctx, args, newConsole(stdin, stdout, stderr, env, clock))
}
