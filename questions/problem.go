package questions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is something in the bank's files that has to be mended.
type Problem struct {
	File string `json:"file"` // relative to the bank's folder
	Line int    `json:"line"` // 1 is the first line; 0: the file as a whole
	What string `json:"what"` // what is wrong
	Do   string `json:"do"`   // what to do about it
}

// String is the problem on one line, in the form that editors jump to.
func (p Problem) String() string {
	place := p.File
	if p.Line > 0 {
		place = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s: %s: %s", place, p.What, p.Do)
}

// Errors are all problems found in one reading, by file and line.
type Errors []Problem

// Error lists every problem on a line of its own.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, p := range e {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// sorted puts the problems in order and drops repetitions: one slip is often
// seen by two rules.
func (e Errors) sorted() Errors {
	slices.SortStableFunc(e, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return slices.Compact(e)
}
