package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"electready/assessment/sqlite"
)

type rebuildCommand struct{}

// Help implements kong.HelpProvider.
func (rebuildCommand) Help() string {
	return `For data of which 'electready verify' says that its structure is broken: rows are copied into a new file, indexes are made anew, and every
row is checked as 'electready verify' does. If one is not what was written, nothing is changed: restore a backup then. The data that was there is
kept beside the new file. End the server before.

Example:

  electready rebuild --data ./workshop`
}

// Run writes the database anew.
func (rebuildCommand) Run(ctx context.Context, c *console) error {
	c.busy("Copying and checking every row …")
	found, kept, err := sqlite.Rebuild(ctx, c.data)
	if errors.Is(err, fs.ErrNotExist) {
		return noData(c.data)
	}
	if sqlite.IsDamaged(err) {
		return fmt.Errorf("rows in %s cannot be read, and nothing was changed: restore a backup with 'electready restore'", c.data)
	}
	if err != nil {
		return err
	}
	c.verified(found)
	if len(found.Problems) > 0 {
		return fmt.Errorf("rows in %s are not what was written (%s), and nothing was changed: restore a backup with 'electready restore'",
			c.data, count(len(found.Problems), "problem"))
	}
	// Opened once for writing, it has the journal that commands that only read need.
	if err := c.writing(ctx, func(*sqlite.DB) error { return nil }); err != nil {
		return err
	}
	c.say("written anew; the data that was there is kept as %s; remove it when it is not needed", kept)
	return nil
}
