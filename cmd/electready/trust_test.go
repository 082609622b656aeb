//go:build trust

package main_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
)

// attack is one thing that is tried against the program as it is delivered.
type attack struct {
	name string
	try  func(t *testing.T, r *result)
}

// result is what became of an attack.
type result struct {
	rounds int
	found  []string // what held, or how many of which kind
}

// note adds to what was found.
func (r *result) note(format string, args ...any) {
	r.found = append(r.found, fmt.Sprintf(format, args...))
}

// attacks in the order in which they are made.
var attacks = []attack{
	{"kill -9 while forty save", killWhileForty},
	{"64 bytes smeared in the database", smear},
	{"journal torn or flipped", tearJournal},
	{"input/output error at any write", failWrites},
	{"disk full while forty save", fillDisk},
	{"10,000 saves from one seat", saveFromOne},
	{"300 slow connections", holdConnections},
	{"flood of wrong codes and sign-ins", floodDoors},
	{"large bodies, strange encodings", sendRubbish},
	{"hostile bundles", importRubbish},
	{"a whole room without a route out", noRoute},
	{"scanners on the program", scanClean},
	{"scanners on planted holes", scanPlanted},
	{"scanners on the encryption", scanTransport},
	{"one rule of the method changed", mutate},
	{"fuzzing of every parser", fuzzParsers},
}

// TestTrust makes the attacks and prints a table of them; see make trust. TRUST
// is a word that the names of the attacks to make contain; empty: all of them.
func TestTrust(t *testing.T) {
	only := os.Getenv("TRUST")
	var mu sync.Mutex
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "attack\trounds\tresult")
	for _, a := range attacks {
		if !strings.Contains(a.name, only) {
			continue
		}
		t.Run(a.name, func(t *testing.T) {
			r := new(result)
			defer func() {
				mu.Lock()
				defer mu.Unlock()
				verdict := "held: "
				if t.Failed() {
					verdict = "FAILED: "
				}
				verdict += strings.Join(r.found, ", ")
				_, _ = fmt.Fprintf(w, "%s\t%d\t%s\n", a.name, r.rounds, verdict)
				fmt.Printf("%s: %d rounds, %s\n", a.name, r.rounds, verdict) // a run that is ended early has said what it saw
			}()
			a.try(t, r)
		})
	}
	_ = w.Flush()
	fmt.Println(table.String())
}
