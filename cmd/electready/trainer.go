package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"electready/assessment"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
)

type trainerCommands struct {
	Add   trainerAddCommand   `cmd:"" help:"Add a trainer."`
	Reset trainerResetCommand `cmd:"" help:"Give a trainer a new pass-phrase; it ends the trainer's sessions."`
	List  trainerListCommand  `cmd:"" help:"List the trainers, and how many workshops each runs."`
}

// newPassphrase is how a trainer's pass-phrase is chosen.
type newPassphrase struct {
	PassphraseFile string `placeholder:"FILE" type:"path" help:"Take the pass-phrase on its first line. Left out: it is asked; where nobody can be asked, one is made and printed."`
}

// choose is the trainer's new pass-phrase, and whether it was made here.
func (n newPassphrase) choose(c *console, name string) (passphrase string, made bool, err error) {
	switch {
	case n.PassphraseFile != "":
		if passphrase, err = passphraseIn(n.PassphraseFile); err != nil {
			return "", false, err
		}
		if flaws := secret.CheckNew(passphrase, passphrase, name); len(flaws) > 0 {
			return "", false, fmt.Errorf("the pass-phrase in %s is not taken: %s", n.PassphraseFile, passphraseFlaw(flaws[0]))
		}
		return passphrase, false, nil
	case c.person:
		passphrase, err = choosePassphrase(c, []string{name})
		return passphrase, false, err
	}
	return secret.Propose(), true, nil
}

type trainerAddCommand struct {
	Name string `arg:"" help:"The name that the trainer signs in with."`
	newPassphrase
}

// Help implements kong.HelpProvider.
func (trainerAddCommand) Help() string {
	return `Example:

  electready trainer add "Nino Beridze"`
}

// Run adds the trainer.
func (t trainerAddCommand) Run(ctx context.Context, c *console) error {
	name := strings.TrimSpace(t.Name)
	if name == "" {
		return errors.New("a trainer needs a name: electready trainer add NAME")
	}
	return setTrainer(ctx, c, t.newPassphrase, "", name)
}

type trainerResetCommand struct {
	Name string `arg:"" help:"The trainer's name."`
	newPassphrase
}

// Help implements kong.HelpProvider.
func (trainerResetCommand) Help() string {
	return `Example:

  electready trainer reset "Nino Beridze"`
}

// Run gives the trainer a new pass-phrase.
func (t trainerResetCommand) Run(ctx context.Context, c *console) error {
	name := strings.TrimSpace(t.Name)
	return setTrainer(ctx, c, t.newPassphrase, name, name)
}

// setTrainer makes a trainer, or gives the existing one a new pass-phrase: by
// the same one-time link that a browser would use.
func setTrainer(ctx context.Context, c *console, n newPassphrase, existing, name string) error {
	return c.writing(ctx, func(db *sqlite.DB) error {
		if err := trainerExists(ctx, db, name, existing != ""); err != nil {
			return err
		}
		passphrase, made, err := n.choose(c, name)
		if err != nil {
			return err
		}
		if err := storeTrainer(ctx, db, existing, name, passphrase); err != nil {
			return err
		}
		c.say("trainer %s signs in with the pass-phrase", name)
		if made {
			c.say("%s", passphrase)
		}
		return nil
	})
}

// trainerExists refuses a new trainer whose name is taken, and a reset of one
// that is not there.
func trainerExists(ctx context.Context, db *sqlite.DB, name string, want bool) error {
	_, err := db.TrainerByName(ctx, name)
	switch unknown := errors.Is(err, assessment.ErrNotFound); {
	case err != nil && !unknown:
		return err
	case want && unknown:
		return fmt.Errorf("there is no trainer %q: 'electready trainer list' lists them", name)
	case !want && !unknown:
		return fmt.Errorf("there is a trainer %q already: choose another name, or use 'electready trainer reset'", name)
	}
	return nil
}

func storeTrainer(ctx context.Context, db *sqlite.DB, existing, name, passphrase string) error {
	encoded, err := secret.Encode(ctx, passphrase)
	if err != nil {
		return err
	}
	link, err := db.NewSetupLink(ctx, existing)
	if err != nil {
		return err
	}
	_, err = db.UseSetupLink(ctx, link, name, encoded)
	return err
}

type trainerListCommand struct {
	format
}

// Help implements kong.HelpProvider.
func (trainerListCommand) Help() string {
	return `A trainer runs the workshops that he or she made, took in or was invited to. One
that came by the command line, and that nobody took yet, counts for every trainer.

Example:

  electready trainer list --format json`
}

// Run lists the trainers, and how many workshops each of them runs.
func (t trainerListCommand) Run(ctx context.Context, c *console) error {
	return c.reading(ctx, func(db *sqlite.DB) error {
		type row struct {
			ID        string `json:"id"`
			Name      string `json:"name"`
			Created   string `json:"created"`
			Workshops int    `json:"workshops"`
		}
		trainers, err := db.Trainers(ctx)
		if err != nil {
			return err
		}
		rows := make([]row, len(trainers))
		for i, t := range trainers {
			runs, err := db.Workshops(ctx, assessment.Actor{Role: assessment.TrainerRole, ID: t.ID})
			if err != nil {
				return err
			}
			rows[i] = row{t.ID, t.Name, t.Created, len(runs)}
		}
		if t.json() {
			return c.json(rows)
		}
		for _, r := range rows {
			c.say("%s  since %s  runs %s", r.Name, r.Created, count(r.Workshops, "workshop"))
		}
		if len(rows) == 0 {
			c.say("no trainer yet: 'electready trainer add NAME' makes one")
		}
		return nil
	})
}
