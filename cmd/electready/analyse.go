package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"electready/assessment"
	"electready/assessment/sqlite"
)

type analyseCommand struct {
	Workshop string `required:"" placeholder:"ID" help:"The workshop."`
	Round    string `placeholder:"ROUND" help:"The round, with all before it: first, second or follow-up. Left out: the last one."`
	Today    string `placeholder:"DATE" help:"The day that decides what is still feasible (YYYY-MM-DD). Left out: today."`
	format
}

// Help implements kong.HelpProvider.
func (analyseCommand) Help() string {
	return `Prints everything, agency by agency: it is for the operator, not for the room.

Example:

  electready analyse --workshop w-k7qm4xrt --round first --format json`
}

// Run prints the analysis.
func (a analyseCommand) Run(ctx context.Context, c *console) error {
	round := assessment.RoundID(a.Round)
	if round != "" && !slices.Contains(assessment.RoundIDs, round) {
		return fmt.Errorf("there is no round %q: use first, second or follow-up", a.Round)
	}
	today := a.Today
	if today == "" {
		today = c.clock().Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, today); err != nil {
		return fmt.Errorf("%q is no day: write --today like 2026-11-22", a.Today)
	}
	return c.reading(ctx, func(db *sqlite.DB) error {
		d, bank, err := workshop(ctx, db, a.Workshop)
		if err != nil {
			return err
		}
		if round == "" {
			round = assessment.LastRound(d)
		}
		result := assessment.Analyse(bank, d, round, today)
		if a.json() {
			return c.json(result)
		}
		printAnalysis(c, d, &result)
		return nil
	})
}

// printAnalysis prints what a person asks first; the rest is in the JSON.
func printAnalysis(c *console, d *assessment.Document, a *assessment.Analysis) {
	c.say("%s, round %s, question bank %s %s", d.Workshop.Title, a.Round, a.Bank.ID, a.Bank.Version)
	for _, agency := range a.Agencies {
		c.say("")
		c.say("%s: %s (%s), %d of %d answered, %s provisional", agency.ID, figure(agency.Overall.Score), ranged(agency.Overall.ScoreRange),
			agency.Overall.Answered, agency.Overall.Applicable, count(agency.Provisional, "position"))
		for _, t := range agency.Themes {
			c.say("  %-20s %s (%s), level %s, %s open", t.ID, figure(t.Score), ranged(t.ScoreRange), level(t.Level), count(t.Open, "essential"))
		}
		c.say("  %s", count(len(agency.Findings), "finding"))
	}
	c.say("")
	c.say("To talk about: %s", listed(a.Room.Talk))
	c.say("To assign: %s", listed(a.Room.Assign))
	missing := 0
	for _, ch := range a.Channels {
		if ch.Required && slices.Contains([]string{"none", "sender-only", "receiver-only"}, ch.State) {
			missing++
			c.say("Channel missing: %s from %s to %s (%s)", ch.Type, ch.From, ch.To, ch.State)
		}
	}
	if missing == 0 {
		c.say("No required channel is missing.")
	}
	for _, t := range a.Claims {
		c.say("Task %s / %s: %s", t.Scenario, t.Task, listed(t.Flags))
	}
	for _, s := range a.Systems {
		if len(s.Flags) > 0 {
			c.say("System %s: %s", s.ID, listed(s.Flags))
		}
	}
}

func figure(f *assessment.Figure) string {
	if f == nil {
		return "absent"
	}
	return fmt.Sprint(*f)
}

func ranged(r assessment.ScoreRange) string {
	return figure(r.Low) + " to " + figure(r.High)
}

func level(l *int) string {
	if l == nil {
		return "absent"
	}
	return fmt.Sprint(*l)
}

func listed(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}
