package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"time"
)

// tally counts what all officials met.
type tally struct {
	mu     sync.Mutex
	begun  time.Time
	seats  int
	saves  []time.Duration
	errors map[string]int
}

func (t *tally) count(do func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	do()
}

func (t *tally) joined()                  { t.count(func() { t.seats++ }) }
func (t *tally) saved(took time.Duration) { t.count(func() { t.saves = append(t.saves, took) }) }
func (t *tally) failed(what string)       { t.count(func() { t.errors[what]++ }) }

// print says how it went. Its error tells scripts that something went wrong, or
// that nothing was saved.
func (t *tally) print(out io.Writer, people int) error {
	slices.Sort(t.saves)
	failed, lines := 0, ""
	for _, what := range slices.Sorted(maps.Keys(t.errors)) {
		failed += t.errors[what]
		lines += fmt.Sprintf("%6d × %s\n", t.errors[what], what)
	}
	seconds := time.Since(t.begun).Seconds()
	_, err := fmt.Fprintf(out, "joined %d of %d people\nsaves %d in %.1f s, errors %d\nsave p50 %s, p99 %s, longest %s\n%s",
		t.seats, people, len(t.saves), seconds, failed, t.quantile(50), t.quantile(99), t.quantile(100), lines)
	switch {
	case err != nil:
		return err
	case failed > 0:
		return fmt.Errorf("%d requests went wrong", failed)
	case len(t.saves) == 0:
		return errors.New("nothing was saved: open a theme first, and give the codes of its workshop")
	}
	return nil
}

// quantile is the smallest time that so many of a hundred saves did not exceed.
func (t *tally) quantile(percent int) time.Duration {
	if len(t.saves) == 0 {
		return 0
	}
	rank := (len(t.saves)*percent + 99) / 100
	return t.saves[max(rank, 1)-1].Round(10 * time.Microsecond)
}
