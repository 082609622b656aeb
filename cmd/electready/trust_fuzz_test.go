//go:build trust

package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// parsers are what reads something that came from outside, with the fuzz test
// of each.
var parsers = []struct{ dir, fuzz string }{
	{"assessment", "FuzzNormalizeCode"},
	{"assessment/bundle", "FuzzDecode"},
	{"assessment/web", "FuzzForms"},
	{"assessment/web", "FuzzNote"},
	{"assessment/web", "FuzzOwnPath"},
	{"questions", "FuzzLoad"},
	{"questions", "FuzzReadSheet"},
	{"questions", "FuzzSheetCell"},
}

// fuzzParsers lets the toolchain look for input that breaks a parser, for all of
// them at once: on eight cores each has one.
func fuzzParsers(t *testing.T, r *result) {
	length := os.Getenv("TRUST_FUZZTIME")
	if length == "" {
		length = "10m"
	}
	var mu sync.Mutex
	var all sync.WaitGroup
	for _, p := range parsers {
		all.Go(func() {
			q := exec.CommandContext(t.Context(), "go", "test", "-run", "^$", "-fuzz", "^"+p.fuzz+"$", "-fuzztime", length, "-fuzzminimizetime", "10x", "-parallel", "1", ".")
			q.Dir = filepath.Join("..", "..", p.dir)
			out, err := q.CombinedOutput()
			if err != nil {
				t.Errorf("%s: %v: %s", p.fuzz, err, out)
			}
			mu.Lock()
			defer mu.Unlock()
			r.rounds += executed(out)
		})
	}
	all.Wait()
	found := "nothing found"
	if t.Failed() {
		found = "what was found stands above"
	}
	r.note("%d parsers for %s, %s", len(parsers), length, found)
}

// executed is how many inputs a fuzz test has tried, by what it printed last.
func executed(out []byte) (inputs int) {
	for line := range strings.Lines(string(out)) {
		if _, after, ok := strings.Cut(line, "execs: "); ok {
			n, _, _ := strings.Cut(after, " ")
			inputs, _ = strconv.Atoi(n)
		}
	}
	return inputs
}
