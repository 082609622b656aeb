package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"electready/assessment"
	"electready/questions"
)

type bankCommands struct {
	Check bankCheckCommand `cmd:"" help:"Check the bank's files, with file and line of every problem."`
	Stats bankStatsCommand `cmd:"" help:"Count what the bank asks, of whom, and in which languages."`
	Show  bankShowCommand  `cmd:"" help:"Print the bank's structure."`
	Sheet bankSheetCommand `cmd:"" help:"Write the bank's texts as a spreadsheet, or take them back from one."`
}

// bankFolder says which bank a command works on.
type bankFolder struct {
	Bank string `placeholder:"DIR" type:"path" help:"Folder of a bank of your own, with bank.yaml in it. Left out: the bank in this program."`
}

func (b bankFolder) files() fs.FS {
	if b.Bank == "" {
		return questions.Files()
	}
	return os.DirFS(b.Bank)
}

// sourceFolder is where the bank's files lie in the project itself.
const sourceFolder = "questions"

// toWrite finds the folder of a command that changes it: the bank in the
// program cannot be changed.
func (b *bankFolder) toWrite() error {
	if b.Bank != "" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(sourceFolder, "bank.yaml")); err != nil {
		return errors.New("the bank in the program cannot be changed: name the folder of its files with --bank")
	}
	b.Bank = sourceFolder
	return nil
}

// load reads the bank.
func (b bankFolder) load(c *console) (*assessment.Bank, error) {
	bank, err := questions.Load(b.files())
	var problems questions.Errors
	if errors.As(err, &problems) {
		return nil, printProblems(c, problems)
	}
	return bank, err
}

// printProblems lists what has to be mended and gives the error that says so.
func printProblems(c *console, problems questions.Errors) error {
	for _, p := range problems {
		c.note("%s", p)
	}
	return fmt.Errorf("the bank has %s: mend what is listed above", count(len(problems), "problem"))
}

type bankCheckCommand struct {
	bankFolder
	WriteIDs bool `name:"write-ids" help:"Bring ids.txt up to date before: new ids are added, lost ones are marked as gone."`
	Publish  bool `help:"Fix the content of this version in versions.txt, if nothing is left to mend."`
}

// Help implements kong.HelpProvider.
func (bankCheckCommand) Help() string {
	return `Example:

  electready bank check --bank questions --write-ids`
}

// Run checks the bank.
func (b bankCheckCommand) Run(c *console) error {
	if b.WriteIDs || b.Publish {
		if err := b.toWrite(); err != nil {
			return err
		}
	}
	if b.WriteIDs {
		if err := b.rewrite(c, "ids.txt", questions.WriteIDs); err != nil {
			return err
		}
	}
	if problems := questions.Check(b.files()); len(problems) > 0 {
		return printProblems(c, problems)
	}
	if b.Publish {
		if err := b.rewrite(c, "versions.txt", questions.Publish); err != nil {
			return err
		}
	}
	bank, err := b.load(c)
	if err != nil {
		return err
	}
	c.say("question bank %s %s: nothing to mend", bank.ID, bank.Version)
	return nil
}

// rewrite brings a list of the bank's folder up to date.
func (b bankCheckCommand) rewrite(c *console, name string, list func(fs.FS) ([]byte, error)) error {
	text, err := list(b.files())
	var problems questions.Errors
	if errors.As(err, &problems) {
		return printProblems(c, problems)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.Bank, name), text, 0o644)
}
