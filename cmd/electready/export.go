package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
	"electready/questions"
)

type exportCommand struct {
	Workshop       string `required:"" placeholder:"ID" help:"The workshop."`
	Full           bool   `help:"Everything, answers and notes included: to move a running workshop or to back it up. Left out: only what was shown to the room."`
	Plain          bool   `help:"Do not encrypt."`
	PassphraseFile string `placeholder:"FILE" type:"path" help:"Encrypt with the pass-phrase on its first line. Left out: it is asked."`
	Out            string `placeholder:"FILE" type:"path" help:"Write it there. Left out: to the standard output."`
}

// Help implements kong.HelpProvider.
func (exportCommand) Help() string {
	return `The file is encrypted, so that the tool age opens it too ('age --decrypt FILE').

Example:

  electready export --workshop w-k7qm4xrt --full --out country.age`
}

// Run writes the file.
func (e exportCommand) Run(ctx context.Context, c *console) error {
	if e.Plain && e.PassphraseFile != "" {
		return errors.New("--plain takes no pass-phrase: leave out one of --plain and --passphrase-file")
	}
	if e.Out == "" && !e.Plain && !c.pipe {
		return errors.New("an encrypted file is not for the screen: name a file with --out")
	}
	var text []byte
	var head string
	err := c.reading(ctx, func(db *sqlite.DB) (err error) {
		if text, err = e.content(ctx, c, db); err != nil {
			return err
		}
		if err := db.HandOut(ctx, operator, e.Workshop, e.name(), text); err != nil {
			c.note("electready: the file's sum could not be written into the trail (%v): note it by hand", err)
		}
		head, err = db.TrailHead(ctx)
		return err
	})
	if err != nil {
		return err
	}
	if e.Out == "" {
		_, err := c.out.Write(text)
		return err
	}
	if err := replaceFile(e.Out, text); err != nil {
		return err
	}
	c.note("wrote %s", e.Out)
	c.note("the trail, with the file's sum in it, ends with %s", head)
	return nil
}

// content is what the file holds.
func (e exportCommand) content(ctx context.Context, c *console, db *sqlite.DB) ([]byte, error) {
	text, err := e.text(ctx, db)
	if err != nil || e.Plain {
		return text, err
	}
	passphrase, err := e.passphrase(c)
	if err != nil {
		return nil, err
	}
	return bundle.Encrypt(text, passphrase)
}

// name is what the trail calls the file: where it lies is nobody's business.
func (e exportCommand) name() string {
	if e.Out != "" {
		return filepath.Base(e.Out)
	}
	return "standard output"
}

func (e exportCommand) text(ctx context.Context, db *sqlite.DB) ([]byte, error) {
	d, bank, err := workshop(ctx, db, e.Workshop)
	if err != nil {
		return nil, err
	}
	own, err := questions.Embedded()
	if err != nil {
		return nil, err
	}
	if bank.SHA256 != own.SHA256 {
		d.Bank.Document = bank // the program that reads it need not have it
	}
	if e.Full {
		return bundle.Encode(d.Full())
	}
	return bundle.Encode(d.Room(bank))
}

// passphrase is the one of the file, or one that is asked. One that somebody
// chooses here has to be good; a file's may be agreed with others.
func (e exportCommand) passphrase(c *console) (string, error) {
	if e.PassphraseFile != "" {
		passphrase, err := passphraseIn(e.PassphraseFile)
		if err == nil && len(secret.CheckNew(passphrase, passphrase)) > 0 {
			c.note("the pass-phrase is short or common: whoever gets the file may guess it")
		}
		return passphrase, err
	}
	if !c.person {
		return "", errors.New("the file is to be encrypted: give a pass-phrase with --passphrase-file, or say --plain on purpose")
	}
	return choosePassphrase(c, nil)
}

// choosePassphrase asks for a new pass-phrase and proposes one.
func choosePassphrase(c *console, names []string) (string, error) {
	proposed := secret.Propose()
	c.note("Proposed pass-phrase: %s", proposed)
	for {
		typed, err := c.askHidden("Press Enter to take it, or type another one:")
		if err != nil || typed == "" {
			return proposed, err
		}
		again, err := c.askHidden("The same once more:")
		if err != nil {
			return "", err
		}
		flaws := secret.CheckNew(typed, again, names...)
		if len(flaws) == 0 {
			return typed, nil
		}
		c.note("%s", passphraseFlaw(flaws[0]))
	}
}

func passphraseFlaw(f assessment.FieldError) string {
	switch f.Key {
	case "error.passphrase-short":
		return fmt.Sprintf("A pass-phrase has at least %d characters.", secret.Shortest)
	case "error.passphrase-common":
		return "That is among the first that an attacker tries: take words that do not belong together."
	}
	return "The two are not the same: type it again."
}

// replaceFile puts content in the place of a file, whole or not at all, for the
// owner's eyes only.
func replaceFile(path string, content []byte) error {
	part, err := os.CreateTemp(filepath.Dir(path), ".electready-*")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	_, err = part.Write(content)
	err = errors.Join(err, part.Sync(), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		_ = os.Remove(part.Name())
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	return nil
}
