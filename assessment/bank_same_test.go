package assessment_test

import (
	"testing"

	"electready/assessment"
)

func TestSameRules(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(b *assessment.Bank)
		same   bool
	}{
		"nothing":            {func(*assessment.Bank) {}, true},
		"an empty list":      {func(b *assessment.Bank) { b.Themes[0].Sections[0].Questions[0].Needs = []assessment.Use{} }, true},
		"other words":        {func(b *assessment.Bank) { b.Prose = nil }, true},
		"another sum":        {func(b *assessment.Bank) { b.SHA256 = "00" }, true},
		"another weight":     {func(b *assessment.Bank) { b.Themes[0].Sections[0].Questions[0].Weight++ }, false},
		"another lead time":  {func(b *assessment.Bank) { b.Themes[0].Sections[0].Questions[0].Steps[0].Days++ }, false},
		"another usual lead": {func(b *assessment.Bank) { b.Scenarios[0].Lead = map[string][]assessment.Kind{"x": {"emb"}} }, false},
		"a question less":    {func(b *assessment.Bank) { b.Themes[0].Sections[0].Questions = b.Themes[0].Sections[0].Questions[1:] }, false},
		"another version":    {func(b *assessment.Bank) { b.Version += "1" }, false},
		"another order":      {func(b *assessment.Bank) { b.Themes[0], b.Themes[1] = b.Themes[1], b.Themes[0] }, false},
		"a channel more":     {func(b *assessment.Bank) { b.Expected = append(b.Expected, assessment.ExpectedChannel{Type: "help"}) }, false},
	} {
		b, _ := sixAgencies(t)
		same, _ := sixAgencies(t)
		for _, b := range []*assessment.Bank{b, same} {
			b.Scenarios = []assessment.Scenario{{ID: "night", Lead: map[string][]assessment.Kind{"x": {"cert"}}}}
		}
		c.change(b)
		if got := assessment.SameRules(same, b); got != c.same {
			t.Errorf("%s: the same %t, want %t", name, got, c.same)
		}
	}
}
