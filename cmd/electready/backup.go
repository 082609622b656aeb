package main

import (
	"context"
	"path/filepath"

	"electready/assessment/sqlite"
)

type backupCommand struct {
	Out string `placeholder:"FILE" help:"Write it there, for example on a second medium. Left out: into backups in the data directory, where the newest twelve are kept."`
}

// Help implements kong.HelpProvider.
func (backupCommand) Help() string {
	return `The copy is whole, also beside a running server, and its SHA-256 is put beside it. It is not encrypted: whoever holds it can read every answer.

Example:

  electready backup --out /media/usb/electready-monday.db`
}

// Run writes a backup.
func (b backupCommand) Run(ctx context.Context, c *console) error {
	return c.reading(ctx, func(db *sqlite.DB) error {
		c.busy("Copying and checking …")
		path, err := b.Out, error(nil)
		if path == "" {
			path, err = db.Backup(ctx, "by-hand")
		} else if path, err = filepath.Abs(path); err == nil {
			err = db.BackupTo(ctx, path)
		}
		if err != nil {
			return err
		}
		c.say("%s", path)
		return nil
	})
}
