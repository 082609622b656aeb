package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/assessment/sqlite"
	"electready/questions"
)

type importCommand struct {
	File           string `arg:"" help:"The file; - reads the standard input."`
	PassphraseFile string `placeholder:"FILE" type:"path" help:"Open it with the pass-phrase on its first line. Left out: it is asked if the file is encrypted."`
	format
}

// Help implements kong.HelpProvider.
func (importCommand) Help() string {
	return `Takes all of the file or nothing. A workshop that is here already is brought together with it: gaps are filled, values that differ
are listed and stay as they are here. Every trainer of this machine may run what is imported.

Example:

  electready import --passphrase-file phrase.txt country.age`
}

// Run takes in the file.
func (i importCommand) Run(ctx context.Context, c *console) error {
	text, err := i.open(c)
	if err != nil {
		return err
	}
	d, err := bundle.Decode(bytes.NewReader(text), bundle.DefaultBounds)
	if err != nil {
		return refused(i.name(), err)
	}
	return c.writing(ctx, func(db *sqlite.DB) error {
		bank, err := bankOf(ctx, db, d)
		if err != nil {
			return fmt.Errorf("%s was not taken: %w", i.name(), err)
		}
		if err := d.Check(bank); err != nil {
			return refused(i.name(), err)
		}
		taken, err := db.Import(ctx, operator, bank, d, originOf(text))
		if err != nil {
			return err
		}
		return i.report(c, taken)
	})
}

func (i importCommand) name() string {
	if i.File == "-" {
		return "the standard input"
	}
	return i.File
}

// open reads the file, and decrypts it if it is encrypted.
func (i importCommand) open(c *console) ([]byte, error) {
	in := c.in
	if i.File != "-" {
		f, err := os.Open(i.File)
		if err != nil {
			return nil, fmt.Errorf("%w: name the file that was exported", err)
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	// One byte more than the bound: the decoder says then that it is too large.
	source := bufio.NewReader(io.LimitReader(in, bundle.DefaultBounds.Bytes+maxSealing+1))
	head, err := source.Peek(64)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s cannot be read: %w", i.name(), err)
	}
	if !bundle.IsEncrypted(head) {
		return io.ReadAll(source)
	}
	passphrase, err := i.passphrase(c)
	if err != nil {
		return nil, err
	}
	c.busy("Opening …")
	text, err := bundle.Decrypt(source, passphrase, bundle.DefaultBounds)
	if err != nil {
		return nil, refused(i.name(), err)
	}
	return text, nil
}

// maxSealing is what encryption may add to a file: its head, and with the
// armour of the tool age a third of the text.
const maxSealing = 32 << 20 // bytes

func (i importCommand) passphrase(c *console) (string, error) {
	if i.PassphraseFile != "" {
		return passphraseIn(i.PassphraseFile)
	}
	if !c.person {
		return "", fmt.Errorf("%s is encrypted: give its pass-phrase with --passphrase-file", i.name())
	}
	return c.askHidden("Pass-phrase of " + i.name() + ":")
}

// originOf names a bundle by its content, so that the same one is known again.
func originOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// bankOf is the bank that a document answers: the one it brings, this program's
// own, or one that is stored already.
func bankOf(ctx context.Context, db *sqlite.DB, d *assessment.Document) (*assessment.Bank, error) {
	own, err := questions.Embedded()
	if err != nil {
		return nil, err
	}
	bank, err := db.BankFor(ctx, d.Bank, own)
	switch {
	case errors.Is(err, assessment.ErrOtherBank):
		return nil, fmt.Errorf("its question bank bears the SHA-256 of this program's bank %s %s, and is another one: export it again, or leave the sum out",
			own.ID, own.Version)
	case errors.Is(err, assessment.ErrNotFound):
		return nil, fmt.Errorf("it answers question bank %s %s, this program has %s %s: export it again with the program it comes from, or use that one",
			d.Bank.ID, d.Bank.Version, own.ID, own.Version)
	}
	return bank, err
}

// report says what was taken.
func (i importCommand) report(c *console, taken assessment.Imported) error {
	if i.json() {
		if taken.Merge.Differences == nil {
			taken.Merge.Differences = []assessment.Difference{}
		}
		return c.json(struct {
			Workshop string                 `json:"workshop"`
			New      bool                   `json:"new"`
			Rows     int                    `json:"rows"`
			Merge    assessment.MergeReport `json:"merge"`
		}{taken.Workshop, taken.New, taken.Rows, taken.Merge})
	}
	switch {
	case taken.New:
		c.say("took workshop %s: %s", taken.Workshop, count(taken.Rows, "row"))
	case taken.Rows == 0 && taken.Merge.Older == 0 && len(taken.Merge.Differences) == 0:
		c.say("workshop %s has all of it already: nothing was changed", taken.Workshop)
	default:
		c.say("workshop %s: %s added, %d completed, %d agree", taken.Workshop, count(taken.Merge.Added, "row"), taken.Merge.Filled, taken.Merge.Agreed)
	}
	if taken.Merge.Older > 0 {
		c.say("not taken, because something later replaces it: %s", count(taken.Merge.Older, "row"))
	}
	for _, d := range taken.Merge.Differences {
		c.say("to settle: %s %s %s: here %s, in the file %s", d.List, d.Row, d.Field, d.Have, d.Incoming)
	}
	return nil
}
