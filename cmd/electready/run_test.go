package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
)

// called is what one call of the program gave.
type called struct {
	code     int
	out, err string
}

// call runs the program in a test, with nobody at a terminal.
func call(tb testing.TB, args ...string) called {
	tb.Helper()
	return callWith(tb, "", args...)
}

// callWith gives the program something to read.
func callWith(tb testing.TB, stdin string, args ...string) called {
	tb.Helper()
	var out, err bytes.Buffer
	code := Run(tb.Context(), args, strings.NewReader(stdin), &out, &err, func(string) string { return "" })
	return called{code, out.String(), err.String()}
}

// mustCall fails the test unless the call succeeds.
func mustCall(tb testing.TB, args ...string) string {
	tb.Helper()
	c := call(tb, args...)
	if c.code != exitDone {
		tb.Fatalf("electready %s ended with %d: %s", strings.Join(args, " "), c.code, c.err)
	}
	return c.out
}

// wantRefused fails unless the call ended with the code and one line that holds
// the words.
func wantRefused(tb testing.TB, got called, code int, words ...string) {
	tb.Helper()
	if got.code != code {
		tb.Errorf("ended with %d, want %d (%s)", got.code, code, got.err)
	}
	if lines := strings.Count(got.err, "\n"); lines != 1 || !strings.HasPrefix(got.err, "electready: ") {
		tb.Errorf("stderr is %d lines, want one of the program's: %q", lines, got.err)
	}
	for _, w := range words {
		if !strings.Contains(got.err, w) {
			tb.Errorf("stderr=%q, want %q in it", got.err, w)
		}
	}
}

// readJSON reads what a command printed for scripts.
func readJSON[T any](tb testing.TB, text string) T {
	tb.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		tb.Fatalf("not JSON: %v in %.200s", err, text)
	}
	return v
}

// typing is a console at which somebody types the lines; hidden ones are typed
// where a pass-phrase is asked.
func typing(lines string, hidden ...string) (c *console, out, err *bytes.Buffer) {
	out, err = new(bytes.Buffer), new(bytes.Buffer)
	c = newConsole(strings.NewReader(lines), out, err, func(string) string { return "" }, time.Now)
	c.person = true
	c.hidden = func() ([]byte, error) {
		if len(hidden) == 0 {
			return nil, io.EOF
		}
		line := hidden[0]
		hidden = hidden[1:]
		return []byte(line), nil
	}
	return c, out, err
}

func TestHelpOfEveryCommand(t *testing.T) {
	t.Parallel()
	for _, path := range commandPaths(t) {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			got := call(t, append(strings.Fields(path), "--help")...)
			if got.code != exitDone || got.err != "" {
				t.Errorf("ended with %d, stderr %q", got.code, got.err)
			}
			for _, want := range []string{"Usage: electready", "Example", "electready " + path, "--data"} {
				if !strings.Contains(got.out, want) {
					t.Errorf("help lacks %q:\n%s", want, got.out)
				}
			}
		})
	}
}

// commandPaths are the commands that can be called, with those within a group.
func commandPaths(tb testing.TB) []string {
	tb.Helper()
	var all commands
	parser, err := kong.New(&all)
	if err != nil {
		tb.Fatal(err)
	}
	var paths []string
	for _, leaf := range parser.Model.Leaves(true) {
		paths = append(paths, withoutArguments(leaf.Path()))
	}
	return paths
}

func TestCommandsOfTheContract(t *testing.T) {
	t.Parallel()
	have := strings.Join(commandPaths(t), "\n") + "\n"
	for _, want := range []string{
		"serve", "demo", "room check", "trainer add", "trainer reset", "trainer list", "analyse", "export", "import",
		"backup", "restore", "verify", "bank check", "bank stats", "bank show", "bank sheet", "version",
	} {
		if !strings.Contains(have, want+"\n") {
			t.Errorf("no command %q", want)
		}
	}
}

func TestUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		args  []string
		words []string
	}{
		{"unknown command", []string{"exprot"}, []string{"exprot", "electready --help"}},
		{"unknown flag", []string{"export", "--wrokshop", "w"}, []string{"--wrokshop", "electready export --help"}},
		{"missing flag", []string{"analyse"}, []string{"--workshop", "electready analyse --help"}},
		{"missing argument", []string{"import"}, []string{"<file>", "electready import --help"}},
		{"group without command", []string{"bank"}, []string{"check", "electready bank --help"}},
		{"unknown format", []string{"verify", "--format", "xml"}, []string{"xml", "electready verify --help"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			wantRefused(t, call(t, c.args...), exitUsage, c.words...)
		})
	}
}

func TestErrorsAreOneLine(t *testing.T) {
	t.Parallel()
	var err bytes.Buffer
	c := newConsole(strings.NewReader(""), io.Discard, &err, func(string) string { return "" }, time.Now)
	c.fail(exitFailed, errors.Join(errors.New("first"), errors.New("second")))
	if got, want := err.String(), "electready: first; second\n"; got != want {
		t.Errorf("stderr=%q, want %q", got, want)
	}
}

func TestNoDataYet(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, args := range [][]string{
		{"analyse", "--workshop", "w"}, {"export", "--workshop", "w", "--plain"}, {"backup"}, {"verify"}, {"trainer", "list"},
	} {
		wantRefused(t, call(t, append(args, "--data", dir)...), exitFailed, "there is no data in "+dir, "--data")
	}
}

func TestDataDirectory(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	env := func(name string) string {
		if name == dataVariable {
			return dir
		}
		return ""
	}
	for _, c := range []struct {
		name, flag, want string
		env              func(string) string
	}{
		{"of the flag", dir + "/other", dir + "/other", env},
		{"of the environment", "", dir, env},
	} {
		if got, err := dataDir(c.flag, c.env); err != nil || got != c.want {
			t.Errorf("%s: %s, %v, want %s", c.name, got, err, c.want)
		}
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	got := readJSON[map[string]string](t, mustCall(t, "version", "--format", "json"))
	if got["version"] == "" || got["bank"] != "electready" || len(got["bank_sha256"]) != 64 {
		t.Errorf("version=%v", got)
	}
}

func TestStopped(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, err bytes.Buffer
	code := Run(ctx, []string{"verify", "--data", dir}, strings.NewReader(""), &out, &err, func(string) string { return "" })
	wantRefused(t, called{code, out.String(), err.String()}, exitFailed, "stopped")
}
