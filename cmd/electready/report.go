package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/sqlite"
	"electready/assessment/web"
)

type reportCommand struct {
	Workshop  string `required:"" placeholder:"ID" help:"The workshop."`
	Inner     bool   `help:"For the inner circle: with what agencies say about each other, and the plan by name. Left out: for everybody who was in the room."`
	Systems   bool   `help:"With what agencies say about critical systems; needs --inner. Left out: nothing about them."`
	Practices bool   `help:"With the good practices that trainers wrote down. Read them first."`
	Language  string `placeholder:"TAG" help:"The language, like en or ka. Left out: the first one of the workshop."`
	Out       string `placeholder:"FILE" type:"path" help:"Write it there. Left out: to the standard output."`
}

// Help implements kong.HelpProvider.
func (reportCommand) Help() string {
	return `One HTML file that asks for nothing else: open it in a browser and print it (A4). It holds what was shown to the room and nothing more: no single answers, no notes, no line that is held, nothing
about agencies that were not in the room. The trail and the receipt keep its name and sum.

Example:

  electready report --workshop w-k7qm4xrt --language ka --out report.html`
}

// Run writes the report.
func (r reportCommand) Run(ctx context.Context, c *console) error {
	choice := assessment.ReportChoice{Inner: r.Inner, Systems: r.Systems, Practices: r.Practices}
	if choice != choice.Settled() {
		return errors.New("--systems is for the inner circle only: say --inner as well, or leave it out")
	}
	var text []byte
	err := c.reading(ctx, func(db *sqlite.DB) error {
		d, bank, err := workshop(ctx, db, r.Workshop)
		if err != nil {
			return err
		}
		lang, err := r.language(d)
		if err != nil {
			return err
		}
		options := web.Options{Store: db, Bank: bank, Clock: c.clock, Languages: locale.Offered()}
		name := ""
		if text, name, err = web.ReportFile(ctx, options, d, bank, lang, choice); err != nil {
			return err
		}
		if err := db.HandOut(ctx, operator, r.Workshop, name, text); err != nil {
			c.note("electready: the file's sum could not be written into the trail (%v): note it by hand", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if r.Out == "" {
		_, err := c.out.Write(text)
		return err
	}
	if err := replaceFile(r.Out, text); err != nil {
		return err
	}
	c.note("wrote %s", r.Out)
	return nil
}

// language is the one that was asked for, or the workshop's first that the
// program speaks.
func (r reportCommand) language(d *assessment.Document) (string, error) {
	offered := locale.Offered()
	if r.Language != "" {
		if !slices.Contains(offered, r.Language) {
			return "", fmt.Errorf("there is no language %q: use %s", r.Language, strings.Join(offered, " or "))
		}
		return r.Language, nil
	}
	for _, tag := range d.Workshop.Languages {
		if slices.Contains(offered, tag) {
			return tag, nil
		}
	}
	return locale.Reference, nil
}
