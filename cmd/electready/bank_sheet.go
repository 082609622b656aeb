package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"electready/questions"
)

type bankSheetCommand struct {
	bankFolder
	Out      string   `placeholder:"FILE" type:"path" help:"Write the spreadsheet (XLSX) there."`
	Language []string `placeholder:"TAG" help:"With --out: a column for this language. May be given more than once. Left out: one for each language that the bank has."`
	From     string   `placeholder:"FILE" type:"path" help:"Take the texts of this spreadsheet into the bank's files."`
	DryRun   bool     `help:"With --from: list what would change; change nothing."`
}

// Help implements kong.HelpProvider.
func (bankSheetCommand) Help() string {
	return `One row a text, one column a language. What does not fit is refused with the address of the cell; a cell left alone changes nothing.

Example:

  electready bank sheet --language fr --out texts.xlsx
  electready bank sheet --bank questions --from texts.xlsx`
}

// Run writes or reads a spreadsheet.
func (b bankSheetCommand) Run(c *console) error {
	switch {
	case b.Out == "" && b.From == "":
		return errors.New("say what to do: --out FILE writes a spreadsheet, --from FILE takes one back")
	case b.Out != "" && b.From != "":
		return errors.New("a spreadsheet is either written or taken back: leave out one of --out and --from")
	case b.Out != "":
		return b.write(c)
	}
	return b.read(c)
}

func (b bankSheetCommand) write(c *console) error {
	bank, err := b.load(c)
	if err != nil {
		return err
	}
	var sheet bytes.Buffer
	if err := questions.WriteSheet(&sheet, bank, b.Language...); err != nil {
		return err
	}
	if err := replaceFile(b.Out, sheet.Bytes()); err != nil {
		return err
	}
	c.note("wrote %s", b.Out)
	return nil
}

func (b bankSheetCommand) read(c *console) error {
	if err := b.toWrite(); err != nil {
		return err
	}
	sheet, err := os.Open(b.From)
	if err != nil {
		return fmt.Errorf("%w: name the spreadsheet", err)
	}
	defer func() { _ = sheet.Close() }()
	edited, err := questions.ReadSheet(sheet, b.files())
	var problems questions.Errors
	if errors.As(err, &problems) {
		for _, p := range problems {
			c.note("%s", p)
		}
		return fmt.Errorf("%s has %s: mend what is listed above, nothing was changed", b.From, count(len(problems), "problem"))
	}
	if err != nil {
		return err
	}
	for _, change := range edited.Changes {
		c.say("%s %s %s: %q becomes %q", change.Cell, change.Language, change.ID, change.From, change.To)
	}
	if b.DryRun || len(edited.Changes) == 0 {
		c.say("nothing was changed")
		return nil
	}
	return b.put(c, edited)
}

// put writes the files that change.
func (b bankSheetCommand) put(c *console, edited *questions.Edited) error {
	names := make([]string, 0, len(edited.Files))
	for name := range edited.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		path := filepath.Join(b.Bank, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, edited.Files[name], 0o644); err != nil {
			return err
		}
	}
	c.say("changed %s: %v", count(len(names), "file"), names)
	c.note("lengths and words are judged by: electready bank check --bank %s", b.Bank)
	return nil
}
