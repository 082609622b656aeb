package assessment

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Bounds of the strings of a document, in characters. They are far above what
// a form lets in, and far below what could fill a page or a disk.
const (
	maxID   = 200
	maxLine = 1000   // names, titles
	maxText = 20_000 // notes, reasons, wordings
)

// maxCount bounds numbers of seats, revisions, versions, days and minutes, so
// that arithmetic on them stays within the calendar.
const maxCount = 100_000

// maxFlaws is how many flaws a [FlawedError] lists; whoever mends that many
// asks again.
const maxFlaws = 50

// Flaw is one thing in a document that is not as the format wants it.
type Flaw struct {
	Path string // such as answers[3].choice
	Why  string
}

func (f Flaw) String() string { return f.Path + ": " + f.Why }

// FlawedError says why a document was refused: its flaws in the order of the
// document, and how many more there are. Its code is [Invalid].
type FlawedError struct {
	Flaws []Flaw
	More  int
}

// Error lists every flaw in one line.
func (e *FlawedError) Error() string {
	lines := make([]string, 0, len(e.Flaws)+1)
	for _, f := range e.Flaws {
		lines = append(lines, f.String())
	}
	if e.More > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", e.More))
	}
	return "document refused: " + strings.Join(lines, "; ")
}

// Unwrap gives the error its code and message key.
func (e *FlawedError) Unwrap() error { return ErrFlawed }

// ErrFlawed is what every [FlawedError] is by errors.Is.
var ErrFlawed = &Error{Code: Invalid, Key: "error.document-flawed"}

// Check judges the form of every row and every reference between rows and to
// the bank, never whether the content is plausible. Without a bank it is the
// one the document brings. The error is a [*FlawedError].
func (d *Document) Check(b *Bank) error {
	if b == nil {
		b = d.Bank.Document
	}
	c := &checker{d: d, b: b}
	c.checkHead()
	if b == nil {
		c.flaw("bank", "no bank %s of version %s is at hand, and the document brings none", quoted(d.Bank.ID), quoted(d.Bank.Version))
		return c.err()
	}
	c.collectReferences()
	c.checkWorkshop()
	c.checkAgencies()
	c.checkRespondents()
	c.checkRounds()
	c.checkThemes()
	c.checkAnswers()
	c.checkPositions()
	c.checkChannels()
	c.checkClaims()
	c.checkStakes()
	c.checkPrinciples()
	c.checkStances()
	c.checkOutcomes()
	c.checkActions()
	c.checkNotes()
	c.checkReleases()
	c.checkRunSheet()
	c.checkScope()
	return c.err()
}

// checker gathers the flaws of one document.
type checker struct {
	d     *Document
	b     *Bank
	refs  references
	flaws []Flaw
	more  int
}

func (c *checker) err() error {
	if len(c.flaws) == 0 {
		return nil
	}
	return &FlawedError{Flaws: c.flaws, More: c.more}
}

func (c *checker) flaw(path, format string, args ...any) {
	if len(c.flaws) == maxFlaws {
		c.more++
		return
	}
	c.flaws = append(c.flaws, Flaw{Path: path, Why: fmt.Sprintf(format, args...)})
}

// quoted shows a value in a message without letting it fill the message.
func quoted(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// id checks an identifier that has to be there.
func (c *checker) id(path, s string) {
	if s == "" {
		c.flaw(path, "is empty or left out, and has to be given")
		return
	}
	c.line(path, s, maxID)
}

// line checks text on one line.
func (c *checker) line(path, s string, most int) {
	c.bounded(path, s, most)
	if strings.ContainsFunc(s, unicode.IsControl) {
		c.flaw(path, "holds a control character")
	}
}

// text checks text that may have several lines.
func (c *checker) text(path, s string) {
	c.bounded(path, s, maxText)
	foreign := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }
	if strings.ContainsFunc(s, foreign) {
		c.flaw(path, "holds a control character")
	}
}

func (c *checker) bounded(path, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.flaw(path, "has %d characters, at most %d are taken", n, most)
	}
	if !utf8.ValidString(s) {
		c.flaw(path, "is not UTF-8")
	}
}

// oneOf checks a word that has to be there.
func oneOf[S ~string](c *checker, path string, word S, words ...S) {
	if !slices.Contains(words, word) {
		c.flaw(path, "%s is none of %s", quoted(string(word)), joinWords(words))
	}
}

// oneOfOrNone checks a word that may be left out.
func oneOfOrNone[S ~string](c *checker, path string, word S, words ...S) {
	if word != "" {
		oneOf(c, path, word, words...)
	}
}

func joinWords[S ~string](words []S) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return strings.Join(out, ", ")
}

// eachOnce checks a list of words of which each may stand once.
func eachOnce[S ~string](c *checker, path string, list []S, check func(path string, word S)) {
	for i, word := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		check(at, word)
		if slices.Contains(list[:i], word) {
			c.flaw(at, "%s stands twice in the list", quoted(string(word)))
		}
	}
}

// day checks a day that may be left out.
func (c *checker) day(path, s string) {
	if s == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		c.flaw(path, "%s is no day of the form YYYY-MM-DD", quoted(s))
	}
}

// moment checks a time that may be left out.
func (c *checker) moment(path, s string) {
	if s == "" {
		return
	}
	if _, ok := readMoment(s); !ok {
		c.flaw(path, "%s is no time of the form YYYY-MM-DDTHH:MM:SSZ (RFC 3339, UTC)", quoted(s))
	}
}

// readMoment reads a time in UTC. time.Parse also takes hours of one digit and a
// comma before fractions of a second (go.dev/issue/54580).
func readMoment(s string) (time.Time, bool) {
	const hour = len("2006-01-02T15")
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || s[hour] != ':' || strings.Contains(s, ",") {
		return time.Time{}, false
	}
	_, offset := t.Zone()
	return t, offset == 0
}

// count checks a number with a lowest value.
func (c *checker) count(path string, n, least int) {
	if n < least || n > maxCount {
		c.flaw(path, "%d is not between %d and %d", n, least, maxCount)
	}
}

// language checks a language tag; which languages exist is not judged.
func (c *checker) language(path, tag string) {
	c.id(path, tag)
	foreign := func(r rune) bool {
		return r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	}
	if strings.ContainsFunc(tag, foreign) {
		c.flaw(path, "%s is no language tag", quoted(tag))
	}
}

// onlyRow refuses a second row for the same key.
func onlyRow[K comparable](c *checker, seen map[K]string, key K, path, what string) {
	if before, ok := seen[key]; ok {
		c.flaw(path, "a second row for the same %s as %s", what, before)
		return
	}
	seen[key] = path
}

// listRow is the path of a row of a list.
func listRow(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
