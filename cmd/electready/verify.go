package main

import (
	"context"
	"fmt"

	"electready/assessment/sqlite"
)

type verifyCommand struct {
	format
}

// Help implements kong.HelpProvider.
func (verifyCommand) Help() string {
	return `Reads the whole database: its structure, and for every answer, position and statement whether it is what was written,
also beside a running server. It ends with 1 if anything does not fit.

Example:

  electready verify --data ./workshop`
}

// Run checks the data.
func (v verifyCommand) Run(ctx context.Context, c *console) error {
	return c.reading(ctx, func(db *sqlite.DB) error {
		c.busy("Reading every row …")
		found, err := db.Verify(ctx)
		if err != nil {
			return err
		}
		if v.json() {
			if err := c.json(found); err != nil {
				return err
			}
		} else {
			c.verified(found)
			if found.Foreign > 0 {
				c.say("%s of the trail signed with a key that is not here: a backup of another machine, or the trail was changed", count(found.Foreign, "line"))
			}
			if found.Head != "" {
				c.say("the trail ends with %s", found.Head)
			}
		}
		if len(found.Problems) > 0 {
			return fmt.Errorf("the data in %s is not as it was written (%s): end the server, try 'electready rebuild', else restore a backup with 'electready restore'",
				c.data, count(len(found.Problems), "problem"))
		}
		return nil
	})
}

// verified says what was read, and what does not fit.
func (c *console) verified(found sqlite.Verified) {
	for _, p := range found.Problems {
		c.say("%s", p)
	}
	c.say("%s read: %s whose sums fit, %d withdrawn, %s of the trail", count(found.Workshops, "workshop"),
		count(found.Rows, "row"), found.Withdrawn, count(found.Deeds, "line"))
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
