//go:build browser || trust

package main_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// The tests in files e2e_… run the program as it is delivered: built, in a
// process of its own, in front of a real browser.

// patience is how long a test waits for any one thing. It is long because the
// machine may be busy; nothing waits longer than it takes.
const patience = 45 * time.Second

// built is the folder of the program that these tests run.
var built struct {
	sync.Once
	dir string
	err error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built.dir != "" {
		_ = os.RemoveAll(built.dir)
	}
	os.Exit(code)
}

// program builds the program when the first test needs it.
func program(tb testing.TB) string {
	tb.Helper()
	built.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "electready-e2e-"); built.err != nil {
			return
		}
		out, err := exec.Command("go", "build", "-o", filepath.Join(built.dir, "electready"), ".").CombinedOutput()
		if err != nil {
			built.err = fmt.Errorf("go build: %w: %s", err, out)
		}
	})
	if built.err != nil {
		tb.Fatal(built.err)
	}
	return filepath.Join(built.dir, "electready")
}

// server is the program, serving one data directory.
type server struct {
	dir    string // data directory
	binary string // empty: as it is built here
	clock  string // file of a clock of the test's; empty: the machine's
	ahead  time.Duration
	flags  []string // of serve, beside --listen and --data
	port   string
	base   string // address as printed, without the last slash
	link   string // one-time trainer link, while there is no trainer
	cmd    *exec.Cmd
	said   *bytes.Buffer // what it wrote to stderr; read it after the end only
}

// serve starts the program on a fresh data directory and a free port.
func serve(t *testing.T, flags ...string) *server {
	t.Helper()
	return serveIn(t, t.TempDir(), flags...)
}

// serveIn starts it on a data directory.
func serveIn(t *testing.T, dir string, flags ...string) *server {
	t.Helper()
	s := &server{dir: dir, flags: flags, port: "0"}
	s.start(t)
	t.Cleanup(func() { s.end(t) })
	return s
}

// start starts the program and reads what it prints.
func (s *server) start(t *testing.T) {
	t.Helper()
	args := append([]string{"serve", "--listen", "127.0.0.1:" + s.port, "--data", s.dir}, s.flags...)
	binary := s.binary
	if binary == "" {
		binary = program(t)
	}
	s.cmd, s.said = exec.Command(binary, args...), new(bytes.Buffer)
	s.cmd.Stderr = s.said
	if s.clock != "" {
		s.cmd.Env = append(os.Environ(), "ELECTREADY_TEST_CLOCK="+s.clock)
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scan := bufio.NewScanner(out); scan.Scan(); {
			lines <- scan.Text()
		}
	}()
	s.base, s.link = "", ""
	s.readWelcome(t, lines)
	go func() {
		for range lines { //nolint:revive // the pipe must not fill up
		}
	}()
}

// readWelcome reads up to the address, and on a data directory without a
// trainer up to the link.
func (s *server) readWelcome(t *testing.T, lines <-chan string) {
	t.Helper()
	late := time.After(patience)
	for s.base == "" || (s.link == "" && s.port == "0") {
		select {
		case line, more := <-lines:
			switch {
			case !more:
				_ = s.cmd.Wait()
				t.Fatalf("the server ended: %s", s.said)
			case strings.Contains(line, "/setup/"):
				s.link = line[strings.Index(line, "/setup/"):]
			case s.base == "":
				s.base = strings.TrimSuffix(line, "/")
			}
		case <-late:
			t.Fatal("the server prints no address")
		}
	}
	s.port = s.base[strings.LastIndex(s.base, ":")+1:]
}

// kill ends the program as a power cut does.
func (s *server) kill(t *testing.T) {
	t.Helper()
	if err := s.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = s.cmd.Wait()
	s.cmd = nil
}

// end ends the program as Ctrl-C does, and looks at how it went.
func (s *server) end(t *testing.T) {
	t.Helper()
	if s.cmd == nil {
		return
	}
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Error(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the server ended with %v", err)
		}
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		<-ended
		t.Error("the server does not end")
	}
	s.cmd = nil
	if text := s.said.String(); strings.Contains(text, "level=ERROR") || strings.Contains(text, "panic") {
		t.Errorf("the server said: %s", text)
	}
}

// run runs another command on the server's data directory.
func (s *server) run(t *testing.T, args ...string) []byte {
	t.Helper()
	return command(t, append(args, "--data", s.dir)...)
}

// command runs the program once and gives what it printed.
func command(t *testing.T, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	out, err := exec.CommandContext(ctx, program(t), args...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("electready %s: %v: %s", strings.Join(args, " "), err, exit.Stderr)
		}
		t.Fatalf("electready %s: %v", strings.Join(args, " "), err)
	}
	return out
}

// bundle is a workshop's document as its file has it.
func (s *server) bundle(t *testing.T, workshop string) document {
	t.Helper()
	var d document
	if err := json.Unmarshal(s.run(t, "export", "--workshop", workshop, "--full", "--plain"), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// document is what these tests read of a bundle.
type document struct {
	Agencies []struct {
		ID   string `json:"id"`
		Kind string `json:"kind"`
		Name string `json:"name"`
	} `json:"agencies"`
	Respondents []struct {
		ID     string `json:"id"`
		Agency string `json:"agency"`
		Seat   int    `json:"seat"`
		Lead   bool   `json:"lead"`
	} `json:"respondents"`
	Answers []answerRow `json:"answers"`
}

type answerRow struct {
	Respondent string `json:"respondent"`
	Question   string `json:"question"`
	Revision   int    `json:"revision"`
	Choice     string `json:"choice"`
}
