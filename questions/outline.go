package questions

import "electready/assessment"

// Outline is the bank without its prose, the document that scripts read.
// Every key is always there, and a list is never null.
type Outline struct {
	Format      string `json:"format"`
	FormVersion int    `json:"version"`

	ID          string            `json:"id"`
	BankVersion string            `json:"bank_version"`
	SHA256      string            `json:"sha256"`
	Languages   []string          `json:"languages"`
	Kinds       []assessment.Kind `json:"kinds"`
	Uses        []assessment.Use  `json:"uses"`

	Themes     []OutlineTheme    `json:"themes"`
	Expected   []OutlineChannel  `json:"expected_channels"`
	Scenarios  []OutlineScenario `json:"scenarios"`
	Systems    []OutlineID       `json:"systems"`
	Principles []OutlineID       `json:"principles"`
}

// OutlineTheme is a theme of the outline.
type OutlineTheme struct {
	ID       string           `json:"id"`
	Sections []OutlineSection `json:"sections"`
}

// OutlineSection is a section of the outline.
type OutlineSection struct {
	ID        string            `json:"id"`
	Questions []OutlineQuestion `json:"questions"`
}

// OutlineQuestion is what the method needs of a question.
type OutlineQuestion struct {
	ID        string            `json:"id"`
	About     assessment.About  `json:"about"`
	Weight    int               `json:"weight"`
	Essential bool              `json:"essential"`
	Core      bool              `json:"core"`
	AppliesTo []assessment.Kind `json:"applies_to"` // empty: all
	Needs     []assessment.Use  `json:"needs"`
	Target    int               `json:"target"`
}

// OutlineChannel is an expected channel of the outline.
type OutlineChannel struct {
	Type assessment.ChannelType `json:"type"`
	From assessment.Kind        `json:"from"`
	To   assessment.Kind        `json:"to"`
}

// OutlineScenario is a scenario of the outline.
type OutlineScenario struct {
	ID    string   `json:"id"`
	Tasks []string `json:"tasks"`
}

// OutlineID stands for what has no more than an id in the outline.
type OutlineID struct {
	ID string `json:"id"`
}

// Show is the outline of a bank, in the bank's order.
func Show(b *assessment.Bank) Outline {
	return Outline{
		Format:      "electready/bank",
		FormVersion: 1,
		ID:          b.ID,
		BankVersion: b.Version,
		SHA256:      b.SHA256,
		Languages:   list(b.Languages),
		Kinds:       list(b.Kinds),
		Uses:        list(b.Uses),
		Themes:      each(b.Themes, outlineTheme),
		Expected:    each(b.Expected, func(c assessment.ExpectedChannel) OutlineChannel { return OutlineChannel(c) }),
		Scenarios: each(b.Scenarios, func(s assessment.Scenario) OutlineScenario {
			return OutlineScenario{ID: s.ID, Tasks: list(s.Tasks)}
		}),
		Systems:    each(b.Systems, func(s assessment.System) OutlineID { return OutlineID{s.ID} }),
		Principles: each(b.Principles, func(p assessment.Principle) OutlineID { return OutlineID{p.ID} }),
	}
}

func outlineTheme(t assessment.Theme) OutlineTheme {
	return OutlineTheme{ID: t.ID, Sections: each(t.Sections, func(s assessment.Section) OutlineSection {
		return OutlineSection{ID: s.ID, Questions: each(s.Questions, outlineQuestion)}
	})}
}

func outlineQuestion(q assessment.Question) OutlineQuestion {
	return OutlineQuestion{
		ID:        q.ID,
		About:     q.About,
		Weight:    q.Weight,
		Essential: q.Essential,
		Core:      q.Core,
		AppliesTo: list(q.AppliesTo),
		Needs:     list(q.Needs),
		Target:    q.Target,
	}
}

// list is l, never nil.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

func each[T, U any](from []T, f func(T) U) []U {
	to := make([]U, len(from))
	for i, v := range from {
		to[i] = f(v)
	}
	return to
}
