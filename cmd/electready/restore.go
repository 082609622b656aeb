package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"electready/assessment/sqlite"
)

type restoreCommand struct {
	File   string `arg:"" help:"The backup."`
	DryRun bool   `help:"Check the backup and say what it holds; change nothing."`
}

// Help implements kong.HelpProvider.
func (restoreCommand) Help() string {
	return `The backup is checked first, as 'electready verify' does. The data that was there is kept beside it. End the server before.

Example:

  electready restore --dry-run backups/20261122T140000.000Z-every-ten-minutes.db`
}

// Run puts a backup in the place of the data.
func (r restoreCommand) Run(ctx context.Context, c *console) error {
	c.busy("Reading every row …")
	if err := r.check(ctx, c); err != nil {
		return err
	}
	if r.DryRun {
		return nil
	}
	kept, err := sqlite.Restore(ctx, c.data, r.File)
	if err != nil {
		return err
	}
	// Opened once for writing, it is up to date for the commands that only read.
	if err := c.writing(ctx, func(*sqlite.DB) error { return nil }); err != nil {
		return err
	}
	c.say("restored into %s", c.data)
	if kept != "" {
		c.say("the data that was there is kept as %s; remove it when it is not needed", kept)
	}
	return nil
}

// check opens a copy of the backup as a database of its own: a backup is never
// opened where it lies, because that would leave files beside it.
func (r restoreCommand) check(ctx context.Context, c *console) (err error) {
	dir, err := os.MkdirTemp("", "electready-restore-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := copyFile(r.File, filepath.Join(dir, sqlite.FileName)); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("there is no backup %s: choose one of %s", r.File, filepath.Join(c.data, "backups"))
		}
		return err
	}
	db, err := sqlite.Open(ctx, dir, c.clock) // a backup of an older version is brought up to date in the copy
	if err != nil {
		return notABackup(r.File, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	found, err := db.Verify(ctx)
	if err != nil {
		return notABackup(r.File, err)
	}
	if len(found.Problems) > 0 {
		return fmt.Errorf("%s is not as it was written (%s): choose an earlier backup", r.File, found.Problems[0])
	}
	c.say("%s holds %s, %s", r.File, count(found.Workshops, "workshop"), count(found.Rows, "checked row"))
	return nil
}

func notABackup(name string, err error) error {
	if errors.Is(err, sqlite.ErrNewer) {
		return err
	}
	if sqlite.IsDamaged(err) {
		return fmt.Errorf("%s is no backup of electready, or is damaged: choose another", name)
	}
	return fmt.Errorf("%s is no backup of electready, or is damaged (%w): choose another", name, err)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
