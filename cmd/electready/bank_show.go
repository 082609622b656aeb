package main

import (
	"electready/assessment"
	"electready/questions"
)

type bankShowCommand struct {
	bankFolder
	format
}

// Help implements kong.HelpProvider.
func (bankShowCommand) Help() string {
	return `Example:

  electready bank show --format json`
}

// Run prints the structure.
func (b bankShowCommand) Run(c *console) error {
	bank, err := b.load(c)
	if err != nil {
		return err
	}
	if b.json() {
		return c.json(questions.Show(bank))
	}
	c.say("question bank %s %s of %s", bank.ID, bank.Version, bank.Date)
	for _, t := range bank.Themes {
		c.say("")
		c.say("%s", t.ID)
		for _, s := range t.Sections {
			c.say("  %s", s.ID)
			for _, q := range s.Questions {
				text, _ := bank.QuestionText(q.ID, assessment.Reference)
				c.say("    %-28s %s", q.ID, text.Ask)
			}
		}
	}
	return nil
}
