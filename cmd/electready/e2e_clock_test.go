//go:build browser

package main_test

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"testing"
	"time"

	electready "electready/cmd/electready"
)

// clockVariable names, for the program with a clock of the test's, the file that
// says by how much its clock is ahead of the machine's. It is the test's own
// binary that is this program: what is delivered has one clock only.
const clockVariable = "ELECTREADY_TEST_CLOCK"

func init() {
	file := os.Getenv(clockVariable)
	if file == "" {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(electready.RunAt(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv, func() time.Time {
		text, err := os.ReadFile(file) //nolint:gosec // the test names it
		if err != nil {
			panic(err)
		}
		ahead, err := time.ParseDuration(string(text))
		if err != nil {
			panic(err)
		}
		return time.Now().Add(ahead)
	}))
}

// serveFrom starts the program with a clock that stands at a moment and goes on
// from there.
func serveFrom(t *testing.T, begin time.Time) *server {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := &server{dir: t.TempDir(), port: "0", binary: binary, clock: filepath.Join(t.TempDir(), "clock"), ahead: time.Until(begin)}
	s.later(t, 0)
	s.start(t)
	t.Cleanup(func() { s.end(t) })
	return s
}

// later lets time pass for the program. The file is put in place at once, so
// that nobody reads half of it.
func (s *server) later(t *testing.T, d time.Duration) {
	t.Helper()
	s.ahead += d
	fresh := s.clock + ".new"
	if err := os.WriteFile(fresh, []byte(s.ahead.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(fresh, s.clock); err != nil {
		t.Fatal(err)
	}
}
