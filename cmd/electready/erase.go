package main

import (
	"context"
	"errors"
	"fmt"

	"electready/assessment"
	"electready/assessment/sqlite"
)

type eraseCommand struct {
	Workshop string `required:"" placeholder:"ID" help:"The workshop."`
	Confirm  string `placeholder:"TITLE" help:"The workshop's title, where nobody can be asked to type it."`
	format
}

// Help implements kong.HelpProvider.
func (eraseCommand) Help() string {
	return `It removes the rows, the free pages and journals that still hold them, and the backups in the data directory that hold the workshop; then it makes a new backup of what stays. There is no way
back. Files that were exported and copies on other media are not reached. The receipt says what was removed and what remains.

Example:

  electready erase --workshop w-k7qm4xrt`
}

// Run erases the workshop.
func (e eraseCommand) Run(ctx context.Context, c *console) error {
	return c.writing(ctx, func(db *sqlite.DB) error {
		d, err := db.Document(ctx, e.Workshop)
		if errors.Is(err, assessment.ErrNotFound) {
			return noWorkshop(ctx, db, e.Workshop)
		}
		if err != nil {
			return err
		}
		typed, err := e.confirmed(c, assessment.EraseWords(d.Workshop.Title, d.ID))
		if err != nil {
			return err
		}
		c.busy("Erasing …")
		receipt, err := db.Erase(ctx, operator, e.Workshop, typed)
		if errors.Is(err, assessment.ErrTitle) {
			return fmt.Errorf("not erased: that is not the title; it is %q", assessment.EraseWords(d.Workshop.Title, d.ID))
		}
		if err != nil {
			return err
		}
		return e.print(c, &receipt)
	})
}

// confirmed is the title as somebody typed it.
func (e eraseCommand) confirmed(c *console, title string) (string, error) {
	if e.Confirm != "" {
		return e.Confirm, nil
	}
	if !c.person {
		return "", errors.New("not erased: say the workshop's title with --confirm")
	}
	c.note("This removes the workshop %q for good.", title)
	return c.ask("Type its title to erase it:")
}

func (e eraseCommand) print(c *console, r *assessment.Receipt) error {
	if e.json() {
		return c.json(r)
	}
	c.say("erased: workshop %s, %s", r.Workshop, r.At)
	c.say("removed: %d rows, with free pages and journal", r.Total())
	for _, name := range r.Backups {
		c.say("removed: backup %s", name)
	}
	if r.Fresh.Name != "" {
		c.say("made: backup %s  sha256 %s", r.Fresh.Name, r.Fresh.SHA256)
	}
	for _, f := range r.HandedOut {
		c.say("handed out: %s  sha256 %s", f.Name, f.SHA256)
	}
	c.say("remains: %d lines of the trail without names; it ends with %s", r.Deeds, r.Head)
	c.say("remains: %d other workshops; names of trainers; question banks in use", r.Others)
	c.say("not reached: exported files, prints, copies on other media, memory written to the disk")
	c.say("a disk without encryption may keep traces until it uses their places again")
	for _, l := range r.Left {
		c.say("not removed yet, tried again at every start: %s", l)
	}
	return nil
}
