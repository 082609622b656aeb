package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"electready/questions"
)

type bankStatsCommand struct {
	bankFolder
	Readme bool `help:"Bring the figures in the folder's README.md up to date."`
	format
}

// Help implements kong.HelpProvider.
func (bankStatsCommand) Help() string {
	return `Example:

  electready bank stats --format json`
}

// Run counts the bank.
func (b bankStatsCommand) Run(c *console) error {
	if b.Readme {
		if err := b.toWrite(); err != nil {
			return err
		}
	}
	bank, err := b.load(c)
	if err != nil {
		return err
	}
	stats := questions.StatsOf(bank)
	if b.Readme {
		return b.writeReadme(stats)
	}
	if b.json() {
		return c.json(stats)
	}
	c.say("%s", strings.TrimRight(stats.Markdown(), "\n"))
	c.say("")
	for _, language := range bank.Languages {
		l := stats.Languages[language]
		state := "reviewed"
		if l.Draft {
			state = "draft"
		}
		c.say("%s: %s, %s; %s and %s missing", language, state, count(l.Questions, "question"), count(l.Missing, "question"), count(l.MissingTexts, "text"))
	}
	return nil
}

func (b bankStatsCommand) writeReadme(stats questions.Stats) error {
	path := filepath.Join(b.Bank, "README.md")
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	fresh, marked := questions.PutFigures(string(page), stats)
	if !marked {
		return fmt.Errorf("%s has no place for the figures: put the two marks of 'figures' into it", path)
	}
	return os.WriteFile(path, []byte(fresh), 0o644)
}
