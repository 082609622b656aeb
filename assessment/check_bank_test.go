package assessment_test

import (
	"strings"
	"testing"

	"electready/assessment"
)

func TestCheckBank(t *testing.T) {
	t.Parallel()
	question := func(d *assessment.Document) *assessment.Question {
		return &d.Bank.Document.Themes[0].Sections[0].Questions[0]
	}
	const path = "bank.document.themes[0].sections[0].questions[0]"
	testBreakages(t, []breakage{
		{"kind", func(d *assessment.Document) { d.Bank.Document.Kinds[0] = "navy" }, "bank.document.kinds[0]", "none of"},
		{"use", func(d *assessment.Document) { d.Bank.Document.Uses[0] = "pencil" }, "bank.document.uses[0]", "none of"},
		{"language", func(d *assessment.Document) { d.Bank.Document.Languages[0] = "e n" }, "bank.document.languages[0]", "no language tag"},
		{"empty language", func(d *assessment.Document) { d.Bank.Document.Languages[0] = "" }, "bank.document.languages[0]", "has to be given"},
		{"theme without id", func(d *assessment.Document) { d.Bank.Document.Themes[0].ID = "" }, "bank.document.themes[0].id", "has to be given"},
		{"question without id", func(d *assessment.Document) { question(d).ID = "" }, path + ".id", "has to be given"},
		{"step without id", func(d *assessment.Document) { question(d).Steps[0].ID = "" }, path + ".steps[0].id", "has to be given"},
		{"step twice", func(d *assessment.Document) { question(d).Steps[1].ID = "below-2" }, path + ".steps[1]", "same id"},
		{"expected channel's type", func(d *assessment.Document) { d.Bank.Document.Expected[1].Type = "letter" }, "bank.document.expected_channels[1].type", "none of"},
		{"expected channel's sender", func(d *assessment.Document) { d.Bank.Document.Expected[1].From = "navy" }, "bank.document.expected_channels[1].from", "none of"},
		{"expected channel twice", func(d *assessment.Document) { d.Bank.Document.Expected[1] = d.Bank.Document.Expected[0] }, "bank.document.expected_channels[1]", "same type, from and to"},
		{"scenario without id", func(d *assessment.Document) { d.Bank.Document.Scenarios[0].ID = "" }, "bank.document.scenarios[0].id", "has to be given"},
		{"system twice", func(d *assessment.Document) { d.Bank.Document.Systems[1].ID = "register" }, "bank.document.systems[1]", "same id"},
		{"principle without id", func(d *assessment.Document) { d.Bank.Document.Principles[0].ID = "" }, "bank.document.principles[0].id", "has to be given"},
		{"language of prose", func(d *assessment.Document) { d.Bank.Document.Prose["e n"] = &assessment.Prose{} }, "bank.document.prose", "no language tag"},
		{"section twice", func(d *assessment.Document) { d.Bank.Document.Themes[1].Sections[0].ID = "backup" }, "bank.document.themes[1].sections[0]", "same id"},
		{"prose too long", func(d *assessment.Document) { d.Bank.Document.Prose["en"].Facts["f-1"] = strings.Repeat("a", 20_001) }, "bank.document.prose.en.facts.f-1", "at most 20000"},
		{"another bank than the document's", func(d *assessment.Document) { d.Bank.Document.Version = "2" }, "bank", "belongs to bank"},
		{"theme twice", func(d *assessment.Document) {
			d.Bank.Document.Themes = append(d.Bank.Document.Themes, assessment.Theme{ID: "systems"})
		}, "bank.document.themes[2]", "same id"},
		{"section without id", func(d *assessment.Document) { d.Bank.Document.Themes[0].Sections[0].ID = "" }, "bank.document.themes[0].sections[0].id", "has to be given"},
		{"question twice", func(d *assessment.Document) { d.Bank.Document.Themes[1].Sections[0].Questions[0].ID = "cs-scan" }, "bank.document.themes[1].sections[0].questions[0]", "same id"},
		{"about", func(d *assessment.Document) { question(d).About = "" }, path + ".about", "own, shared"},
		{"weight", func(d *assessment.Document) { question(d).Weight = 4 }, path + ".weight", "4 is not between 1 and 3"},
		{"target", func(d *assessment.Document) { question(d).Target = 5 }, path + ".target", "5 is not between 0 and 4"},
		{"applies to", func(d *assessment.Document) { question(d).AppliesTo = []assessment.Kind{"navy"} }, path + ".applies_to[0]", "none of"},
		{"needs", func(d *assessment.Document) { question(d).Needs = []assessment.Use{"pencil"} }, path + ".needs[0]", "none of"},
		{"step's days", func(d *assessment.Document) { question(d).Steps[0].Days = -1 }, path + ".steps[0].days", "-1"},
		{"expected channel", func(d *assessment.Document) { d.Bank.Document.Expected[1].To = "navy" }, "bank.document.expected_channels[1].to", "none of"},
		{"scenario twice", func(d *assessment.Document) {
			d.Bank.Document.Scenarios = append(d.Bank.Document.Scenarios, d.Bank.Document.Scenarios[0])
		}, "bank.document.scenarios[1]", "same id"},
		{"task twice", func(d *assessment.Document) {
			tasks := &d.Bank.Document.Scenarios[0].Tasks
			*tasks = append(*tasks, "restore")
		}, "bank.document.scenarios[0].tasks[2]", "twice"},
		{"system without id", func(d *assessment.Document) {
			d.Bank.Document.Systems = append(d.Bank.Document.Systems, assessment.System{})
		}, "bank.document.systems[2].id", "has to be given"},
		{"principle twice", func(d *assessment.Document) {
			d.Bank.Document.Principles = append(d.Bank.Document.Principles, assessment.Principle{ID: "p-share"})
		}, "bank.document.principles[1]", "same id"},
		{"empty prose", func(d *assessment.Document) { d.Bank.Document.Prose["ka"] = nil }, "bank.document.prose.ka", "is empty"},
	})
}

// A bank at hand and one in the document have to be the same.
func TestCheckComparesBothBanks(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	own := *d.Bank.Document
	d.Bank.Document.SHA256 = "other"
	if err := d.Check(&own); err == nil || !strings.Contains(err.Error(), "bank.document: ") {
		t.Errorf("got %v, want a flaw of bank.document", err)
	}
}

func TestCheckAgainstBank(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	own := d.Bank.Document
	d.Bank.Document, d.Bank.SHA256 = nil, ""
	if err := d.Check(own); err != nil {
		t.Errorf("against the program's own bank: %v", err)
	}
	if err := d.Check(nil); err == nil || !strings.Contains(err.Error(), "no bank") {
		t.Errorf("without any bank: got %v", err)
	}
	other := *own
	other.Version = "2"
	if err := d.Check(&other); err == nil || !strings.Contains(err.Error(), "belongs to bank") {
		t.Errorf("against another version: got %v", err)
	}
}
