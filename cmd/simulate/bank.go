package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"electready/assessment"
)

// printedBank is what `electready bank show --format json` prints.
type printedBank struct {
	Format     string                       `json:"format"`
	ID         string                       `json:"id"`
	Version    string                       `json:"bank_version"`
	Languages  []string                     `json:"languages"`
	Kinds      []assessment.Kind            `json:"kinds"`
	Uses       []assessment.Use             `json:"uses"`
	Themes     []assessment.Theme           `json:"themes"`
	Expected   []assessment.ExpectedChannel `json:"expected_channels"`
	Scenarios  []assessment.Scenario        `json:"scenarios"`
	Systems    []assessment.System          `json:"systems"`
	Principles []assessment.Principle       `json:"principles"`
}

const bankFormat = "electready/bank"

// readBank reads a printed bank from a file, or has the program of this folder
// print its own. It has no prose and no steps.
func readBank(ctx context.Context, file string) (*assessment.Bank, error) {
	text, err := os.ReadFile(file)
	if file == "" {
		text, err = exec.CommandContext(ctx, "go", "run", "./cmd/electready", "bank", "show", "--format", "json").Output()
	}
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("question bank: the program in this folder does not print it: %s", failed.Stderr)
	}
	if err != nil {
		return nil, fmt.Errorf("question bank: %w", err)
	}
	var p printedBank
	if err := json.Unmarshal(text, &p); err != nil {
		return nil, fmt.Errorf("question bank: %w", err)
	}
	if p.Format != bankFormat {
		return nil, fmt.Errorf("question bank: format %q is not %q: give what 'electready bank show --format json' prints", p.Format, bankFormat)
	}
	return &assessment.Bank{
		ID: p.ID, Version: p.Version, Languages: p.Languages, Kinds: p.Kinds, Uses: p.Uses,
		Themes: p.Themes, Expected: p.Expected, Scenarios: p.Scenarios, Systems: p.Systems, Principles: p.Principles,
	}, nil
}
