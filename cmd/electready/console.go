package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

// console is what a command talks to: the streams, the person at them if there
// is one, the environment and the clock.
type console struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	clock    func() time.Time
	data     string // data directory

	person  bool                   // somebody types at in
	watched bool                   // somebody watches err
	pipe    bool                   // out goes to a file or a program
	hidden  func() ([]byte, error) // reads a line without showing it
	lines   *bufio.Reader          // of in, for questions
}

func newConsole(in io.Reader, out, err io.Writer, env func(string) string, clock func() time.Time) *console {
	c := &console{in: in, out: out, err: err, env: env, clock: clock, lines: bufio.NewReader(in)}
	c.person, c.watched, c.pipe = isTerminal(in), isTerminal(err), !isTerminal(out)
	if f, ok := in.(*os.File); ok && c.person {
		c.hidden = func() ([]byte, error) { return term.ReadPassword(int(f.Fd())) }
	}
	return c
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// say prints a line for people to the standard output.
func (c *console) say(format string, args ...any) {
	_, _ = fmt.Fprintf(c.out, format+"\n", args...)
}

// note prints a line beside the output.
func (c *console) note(format string, args ...any) {
	_, _ = fmt.Fprintf(c.err, format+"\n", args...)
}

// busy says what takes long, if somebody watches.
func (c *console) busy(format string, args ...any) {
	if c.watched {
		c.note(format, args...)
	}
}

// fail prints what went wrong on one line and gives the code to end with.
func (c *console) fail(code int, err error) int {
	c.note("electready: %s", oneLine(err.Error()))
	return code
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
}

// json prints a value for scripts.
func (c *console) json(v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// format is how a command prints its data.
type format struct {
	Format string `enum:"text,json" default:"text" help:"How to print: text for people, json for scripts."`
}

func (f format) json() bool { return f.Format == "json" }

// ask puts a question and reads the line that answers it.
func (c *console) ask(question string) (string, error) {
	_, _ = fmt.Fprint(c.err, question+" ")
	line, err := c.lines.ReadString('\n')
	if err != nil && (!errors.Is(err, io.EOF) || line == "") {
		return "", errors.New("no answer was given")
	}
	return strings.TrimSpace(line), nil
}

// askHidden asks for something that must not stand on the screen.
func (c *console) askHidden(question string) (string, error) {
	_, _ = fmt.Fprint(c.err, question+" ")
	typed, err := c.hidden()
	_, _ = fmt.Fprintln(c.err)
	if err != nil {
		return "", errors.New("no pass-phrase was given")
	}
	return string(typed), nil
}

// maxPassphrase bounds what is read of a file that was named by mistake.
const maxPassphrase = 4 << 10 // bytes

// passphraseIn reads the first line of a file.
func passphraseIn(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("pass-phrase file: %w", err)
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, maxPassphrase))
	if err != nil {
		return "", fmt.Errorf("pass-phrase file: %w", err)
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if len(line) == 0 {
		return "", fmt.Errorf("%s has no pass-phrase on its first line: write one there", path)
	}
	return string(line), nil
}
