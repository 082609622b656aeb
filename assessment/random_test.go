package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"electready/assessment"
)

// randomRoom makes a bank and a document without flaws from a seed. It aims at
// the edges: few voices, many equal ones, confirmations at one moment, sections
// that nobody is asked, agencies that left.
func randomRoom(seed uint64) (*assessment.Bank, *assessment.Document) {
	r := room{Rand: rand.New(rand.NewPCG(seed, 1))}
	r.bank = &assessment.Bank{ID: "random", Version: "1"}
	r.document = newDocument()
	r.document.Workshop.QuestionSet = pick(r.Rand, assessment.CoreSet, assessment.FullSet)
	r.document.Workshop.Disclosure = pick(r.Rand, assessment.Rules...)
	r.document.Workshop.Uses = assessment.Uses[:r.IntN(3)]
	r.addThemes()
	r.addAgencies()
	r.addAnswers()
	r.addPositions()
	r.addStages()
	return r.bank, r.document
}

type room struct {
	*rand.Rand
	bank      *assessment.Bank
	document  *assessment.Document
	questions []string
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// chance is true once in n times.
func (r *room) chance(n int) bool { return r.IntN(n) == 0 }

func (r *room) addThemes() {
	sections := 0
	for t := range 1 + r.IntN(4) {
		theme := assessment.Theme{ID: fmt.Sprintf("t%d", t)}
		for range 1 + r.IntN(3) {
			section := assessment.Section{ID: fmt.Sprintf("s%d", sections)}
			sections++
			for range r.IntN(5) {
				q := r.question()
				section.Questions = append(section.Questions, q)
				r.questions = append(r.questions, q.ID)
			}
			theme.Sections = append(theme.Sections, section)
		}
		r.bank.Themes = append(r.bank.Themes, theme)
	}
}

// randomKinds are few, so that a room has several agencies of each.
var randomKinds = []assessment.Kind{assessment.EMB, assessment.CERT, assessment.Police}

func (r *room) question() assessment.Question {
	q := assessment.Question{
		ID:        fmt.Sprintf("q%d", 99-len(r.questions)), // bank order is not the order of ids
		About:     pick(r.Rand, assessment.Own, assessment.Shared),
		Weight:    1 + r.IntN(3),
		Essential: r.chance(2),
		Core:      !r.chance(4),
		Target:    r.IntN(5),
		Steps:     []assessment.QuestionStep{{ID: "find-out"}},
	}
	if r.chance(3) {
		q.AppliesTo = randomKinds[r.IntN(3):]
	}
	if r.chance(4) {
		q.Needs = []assessment.Use{pick(r.Rand, assessment.Uses[:3]...)}
	}
	for _, n := range r.Perm(assessment.TopLevel) {
		if !r.chance(3) {
			q.Steps = append(q.Steps, assessment.QuestionStep{ID: fmt.Sprintf("below-%d", n+1)})
		}
	}
	return q
}

func (r *room) addAgencies() {
	for n := range r.IntN(11) {
		a := assessment.Agency{ID: fmt.Sprintf("a%d", 20-n), Kind: pick(r.Rand, randomKinds...), Present: r.chance(2)}
		if r.chance(8) {
			a.Left = "2027-03-01T12:00:00Z"
		}
		r.document.Agencies = append(r.document.Agencies, a)
		for s := range r.IntN(4) {
			r.document.Respondents = append(r.document.Respondents, assessment.Respondent{
				ID: fmt.Sprintf("%s-%d", a.ID, s), Agency: a.ID, Seat: s + 1, Lead: s == 0, Aside: r.chance(6),
			})
		}
	}
}

// choice leans to one level, so that agreement happens.
func (r *room) choice(near int) assessment.Choice {
	if r.chance(3) {
		return pick(r.Rand, assessment.Choices...)
	}
	return assessment.LevelChoice(max(0, min(assessment.TopLevel, near+r.IntN(2))))
}

func (r *room) addAnswers() {
	d := r.document
	for _, question := range r.questions {
		near := r.IntN(assessment.TopLevel + 1)
		for _, p := range d.Respondents {
			for i, round := range assessment.RoundIDs {
				if r.IntN(3) < i+r.IntN(2) {
					continue
				}
				for revision := range 1 + r.IntN(3) {
					d.Answers = append(d.Answers, assessment.Answer{
						Respondent: p.ID, Round: round, Question: question,
						Revision: revision + 1, Choice: r.choice(near), At: r.time(),
					})
				}
			}
		}
	}
	r.Shuffle(len(d.Answers), func(i, j int) { d.Answers[i], d.Answers[j] = d.Answers[j], d.Answers[i] })
}

// times hold equal moments in several spellings.
var times = []string{
	"", "2027-03-01T10:00:00Z", "2027-03-01T10:00:00.0Z", "2027-03-01T10:00:00.25Z", "2027-03-01T10:00:01Z",
}

func (r *room) time() string { return pick(r.Rand, times...) }

func (r *room) addPositions() {
	d := r.document
	for _, question := range r.questions {
		for _, a := range d.Agencies {
			for range max(0, r.IntN(6)-2) {
				d.Positions = append(d.Positions, assessment.Position{
					Agency: a.ID, Round: pick(r.Rand, assessment.RoundIDs...), Question: question,
					Choice: pick(r.Rand, assessment.Choices...), At: r.time(),
				})
			}
		}
	}
	r.Shuffle(len(d.Positions), func(i, j int) {
		d.Positions[i], d.Positions[j] = d.Positions[j], d.Positions[i]
	})
}

func (r *room) addStages() {
	for _, t := range r.bank.Themes {
		for _, round := range assessment.RoundIDs {
			if !r.chance(3) {
				r.document.Themes = append(r.document.Themes, assessment.ThemeState{
					Theme: t.ID, Round: round, State: pick(r.Rand, assessment.Stages...),
				})
			}
		}
	}
}

// clone copies a document as far as tests change it.
func clone(d *assessment.Document) *assessment.Document {
	c := *d
	c.Agencies = slices.Clone(d.Agencies)
	c.Respondents = slices.Clone(d.Respondents)
	c.Answers = slices.Clone(d.Answers)
	c.Positions = slices.Clone(d.Positions)
	c.Themes = slices.Clone(d.Themes)
	return &c
}
