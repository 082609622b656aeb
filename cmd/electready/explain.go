package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"electready/assessment"
	"electready/assessment/sqlite"
)

// explanations are what the domain's errors are at the command line: what went
// wrong, and what to do.
var explanations = []struct {
	err  error
	line string
}{
	{assessment.ErrDiskFull, "the disk is full: free some space and try again; nothing was changed"},
	{sqlite.ErrReadOnlyDisk, "the data directory cannot be written to: mend its rights, or name another one with --data"},
	{assessment.ErrOtherBank, "a question bank of the name and version in the file is here with other questions: import the file into another data directory with --data"},
	{assessment.ErrOtherDisclosure, "the workshop that is here has another disclosure rule than the file: such files are never brought together, because people answered under the rule they were told"},
	{assessment.ErrOtherWorkshop, "the file is of another workshop: choose the right one"},
	{assessment.ErrReadOnly, "the workshop was handed over or erased: it can only be read"},
	{assessment.ErrErased, "the workshop was erased here: only the file that its custodian got is taken again; import it into another data directory with --data"},
	{context.Canceled, "stopped before it was done"},
	{context.DeadlineExceeded, "stopped before it was done"},
}

// explain gives an error the words for the person who typed the command.
func explain(err error, data string) error {
	var instance *sqlite.InstanceError
	if errors.As(err, &instance) {
		return instance
	}
	for _, e := range explanations {
		if errors.Is(err, e.err) {
			return errors.New(e.line)
		}
	}
	if sqlite.IsDamaged(err) {
		return fmt.Errorf("the data in %s is damaged: end the server and try 'electready rebuild', else restore a backup with 'electready restore'", data)
	}
	if errors.Is(err, assessment.ErrNotFound) {
		return fmt.Errorf("not found in %s: %w", data, err)
	}
	return err
}

// maxNamedFlaws is how many flaws of a file stand on the line that refuses it.
const maxNamedFlaws = 5

// refused says why a file was not taken.
func refused(name string, err error) error {
	var flawed *assessment.FlawedError
	if !errors.As(err, &flawed) {
		return fmt.Errorf("%s was not taken: %w", name, err)
	}
	var named []string
	for _, f := range flawed.Flaws[:min(len(flawed.Flaws), maxNamedFlaws)] {
		named = append(named, f.String())
	}
	if more := len(flawed.Flaws) - len(named) + flawed.More; more > 0 {
		named = append(named, fmt.Sprintf("and %d more", more))
	}
	return fmt.Errorf("%s was not taken, because it is not as the format wants it: %s", name, strings.Join(named, "; "))
}
