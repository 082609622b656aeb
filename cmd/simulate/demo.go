package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"electready/assessment/bundle"
)

// runDemo writes Orvelia's workshop.
func runDemo(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("simulate demo", flag.ContinueOnError)
	flags.SetOutput(out)
	bankFile := flags.String("bank", "", "what 'electready bank show --format json' printed; left out: the program in this folder is asked")
	to := flags.String("out", "", "the file to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *to == "" || flags.NArg() > 0 {
		return errors.New("name the file to write and nothing else: simulate demo --out FILE")
	}
	bank, err := readBank(ctx, *bankFile)
	if err != nil {
		return err
	}
	d, err := orvelia(bank)
	if err != nil {
		return err
	}
	text, err := bundle.Encode(d)
	if err != nil {
		return err
	}
	if err := os.WriteFile(*to, text, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s: %d agencies, %d people, %d answers, question bank %s %s\n",
		*to, len(d.Agencies), len(d.Respondents), len(d.Answers), d.Bank.ID, d.Bank.Version)
	return err
}
