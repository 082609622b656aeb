package questions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"electready/assessment"
)

// Stats are the figures of a bank.
type Stats struct {
	Themes     int                      `json:"themes"`
	Sections   int                      `json:"sections"`
	Questions  int                      `json:"questions"`
	Core       int                      `json:"core"`
	Essential  int                      `json:"essential"`
	Scenarios  int                      `json:"scenarios"`
	Systems    int                      `json:"systems"`
	Principles int                      `json:"principles"`
	Channels   int                      `json:"expected_channels"`
	Languages  map[string]LanguageStats `json:"languages"`
	Sources    int                      `json:"sources"`
	MostCited  []CitedSource            `json:"most_cited"` // attached to more than twelve questions
	Uncited    []string                 `json:"uncited"`    // attached to nothing
	Kinds      []KindLoad               `json:"kinds"`
}

// LanguageStats says how much of the bank a language has.
type LanguageStats struct {
	Questions    int  `json:"questions"`     // with the question and its five levels
	Missing      int  `json:"missing"`       // questions shown in English instead
	MissingTexts int  `json:"missing_texts"` // strings of any sort
	Draft        bool `json:"draft"`         // some file was not reviewed by a person
}

// CitedSource is a source with the number of questions it is attached to.
type CitedSource struct {
	Key       string `json:"key"`
	Questions int    `json:"questions"`
}

// muchCited is the number of questions above which a source may be carrying
// more than was read of it.
const muchCited = 12

// StatsOf counts a bank.
func StatsOf(b *assessment.Bank) Stats {
	s := Stats{
		Themes:     len(b.Themes),
		Scenarios:  len(b.Scenarios),
		Systems:    len(b.Systems),
		Principles: len(b.Principles),
		Channels:   len(b.Expected),
		Languages:  map[string]LanguageStats{},
		Sources:    len(b.Sources),
		MostCited:  []CitedSource{},
		Uncited:    []string{},
		Kinds:      kindLoads(b),
	}
	for _, t := range b.Themes {
		s.Sections += len(t.Sections)
	}
	for _, q := range b.Questions {
		s.Questions++
		if q.Core {
			s.Core++
		}
		if q.Essential {
			s.Essential++
		}
	}
	for _, language := range b.Languages {
		s.Languages[language] = languageStats(b, language)
	}
	s.countSources(b)
	return s
}

func languageStats(b *assessment.Bank, language string) LanguageStats {
	prose, english := b.Prose[language], b.Prose[assessment.Reference]
	s := LanguageStats{Draft: prose.Draft}
	for _, q := range b.Questions {
		if _, in := b.QuestionText(q.ID, language); in == language {
			s.Questions++
		} else {
			s.Missing++
		}
	}
	for _, t := range texts(b) {
		if t.of(english) != "" && t.of(prose) == "" {
			s.MissingTexts++
		}
	}
	return s
}

func (s *Stats) countSources(b *assessment.Bank) {
	s.MostCited = append(s.MostCited, mostCited(b)...)
	s.Uncited = append(s.Uncited, uncited(b)...)
}

// mostCited are the sources attached to more than twelve questions, those with
// most first.
func mostCited(b *assessment.Bank) []CitedSource {
	questions := map[string]int{}
	for _, q := range b.Questions {
		counted := map[string]bool{}
		for _, c := range q.Sources {
			if !counted[c.Key] {
				questions[c.Key]++
			}
			counted[c.Key] = true
		}
	}
	var out []CitedSource
	for _, source := range b.Sources {
		if n := questions[source.Key]; n > muchCited {
			out = append(out, CitedSource{source.Key, n})
		}
	}
	slices.SortStableFunc(out, func(a, b CitedSource) int { return cmp.Compare(b.Questions, a.Questions) })
	return out
}

// uncited are the sources that are attached to nothing.
func uncited(b *assessment.Bank) []string {
	used := usedElsewhere(b)
	for _, q := range b.Questions {
		for _, c := range q.Sources {
			used[c.Key] = true
		}
	}
	var out []string
	for _, source := range b.Sources {
		if !used[source.Key] {
			out = append(out, source.Key)
		}
	}
	return out
}

// usedElsewhere are the sources of everything that is no question.
func usedElsewhere(b *assessment.Bank) map[string]bool {
	used := map[string]bool{}
	note := func(citations []assessment.Citation) {
		for _, c := range citations {
			used[c.Key] = true
		}
	}
	for _, s := range b.Scenarios {
		note(s.Sources)
	}
	for _, s := range b.Systems {
		note(s.Sources)
	}
	for _, p := range b.Principles {
		note(p.Sources)
	}
	for _, c := range slices.Concat(b.Clocks, b.Facts) {
		for _, key := range c.Sources {
			used[key] = true
		}
	}
	for _, i := range b.Incidents {
		for _, key := range i.Sources {
			used[key] = true
		}
	}
	return used
}

// Markdown is the figures for a page of the repository. Languages are left out:
// they change with every translated line.
func (s Stats) Markdown() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s, %s, %s (%d core, %d essential), %s, %s, %s, %s, %s.\n\n",
		several(s.Themes, "theme"), several(s.Sections, "section"), several(s.Questions, "question"), s.Core, s.Essential,
		several(s.Scenarios, "scenario"), several(s.Systems, "system"), several(s.Principles, "principle"),
		several(s.Channels, "expected channel"), several(s.Sources, "source"))
	out.WriteString("| kind | core questions | of these essential | words | all questions |\n| --- | --: | --: | --: | --: |\n")
	for _, k := range s.Kinds {
		fmt.Fprintf(&out, "| %s | %d | %d | %d | %d |\n", k.Kind, k.Core, k.Essential, k.Words, k.Full)
	}
	return out.String()
}

func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// The marks between which a page holds the generated figures.
const (
	figuresBegin = "<!-- figures, as electready bank stats counts them -->\n"
	figuresEnd   = "<!-- end of figures -->\n"
)

// PutFigures is a page with the figures between its marks brought up to date.
// It reports whether the page has the marks.
func PutFigures(page string, s Stats) (string, bool) {
	before, rest, ok := strings.Cut(page, figuresBegin)
	if !ok {
		return page, false
	}
	_, after, ok := strings.Cut(rest, figuresEnd)
	if !ok {
		return page, false
	}
	return before + figuresBegin + "\n" + s.Markdown() + "\n" + figuresEnd + after, true
}
