package bundle

import (
	"bytes"
	"encoding/json"
	"slices"

	"electready/assessment"
)

// Encode writes a document in its canonical form: indented by two spaces, keys
// in the order of the types (those of maps by bytes), lists that may not be
// left out as [] rather than null, a newline at the end. Two equal documents
// give the same bytes, and [Decode] gives the document back.
func Encode(d *assessment.Document) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(withoutNulls(*d)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// withoutNulls is the document with an empty list for each absent one that is
// always printed.
func withoutNulls(d assessment.Document) *assessment.Document {
	d.Agencies = present(d.Agencies)
	d.Respondents = present(d.Respondents)
	d.Rounds = present(d.Rounds)
	d.Themes = present(d.Themes)
	d.Answers = present(d.Answers)
	d.Positions = present(d.Positions)
	d.Channels = present(d.Channels)
	d.Claims = present(d.Claims)
	d.Stakes = present(d.Stakes)
	d.Principles = present(slices.Clone(d.Principles))
	for i := range d.Principles {
		if d.Principles[i].Text == nil {
			d.Principles[i].Text = map[string]string{}
		}
	}
	d.Stances = present(d.Stances)
	d.Outcomes = present(d.Outcomes)
	d.Actions = present(d.Actions)
	d.Notes = present(d.Notes)
	d.Releases = present(d.Releases)
	d.RunSheet = present(d.RunSheet)
	if d.Bank.Document != nil {
		d.Bank.Document = bankWithoutNulls(*d.Bank.Document)
	}
	return &d
}

func bankWithoutNulls(b assessment.Bank) *assessment.Bank {
	b.Languages = present(b.Languages)
	b.Kinds = present(b.Kinds)
	b.Uses = present(b.Uses)
	b.Themes = present(slices.Clone(b.Themes))
	for i := range b.Themes {
		sections := present(slices.Clone(b.Themes[i].Sections))
		for j := range sections {
			questions := present(slices.Clone(sections[j].Questions))
			for k := range questions {
				questions[k].AppliesTo = present(questions[k].AppliesTo)
				questions[k].Needs = present(questions[k].Needs)
			}
			sections[j].Questions = questions
		}
		b.Themes[i].Sections = sections
	}
	b.Expected = present(b.Expected)
	b.Scenarios = present(slices.Clone(b.Scenarios))
	for i := range b.Scenarios {
		b.Scenarios[i].Tasks = present(b.Scenarios[i].Tasks)
	}
	b.Systems = present(b.Systems)
	b.Principles = present(b.Principles)
	return &b
}

// present is the list, empty if it is absent.
func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
