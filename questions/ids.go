package questions

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"electready/assessment"
)

// named is something in the bank that has an id, with its place.
type named struct {
	Sort  string // theme, section, question, scenario, task, system, principle …
	ID    string
	File  string
	Place string
}

// lasting lists what people's answers and statements refer to: these ids are
// words for ever.
func lasting(b *assessment.Bank) []named {
	var all []named
	for _, t := range b.Themes {
		file := themeFileName(t.ID)
		all = append(all, named{"theme", t.ID, file, "theme"})
		for _, s := range t.Sections {
			all = append(all, named{"section", s.ID, file, "sections/" + s.ID})
			for _, q := range s.Questions {
				all = append(all, named{"question", q.ID, file, questionPlace(s.ID, q.ID)})
			}
		}
	}
	for _, s := range b.Scenarios {
		all = append(all, named{"scenario", s.ID, scenarioName, "scenarios/" + s.ID})
	}
	for _, id := range taskIDs(b) {
		all = append(all, named{"task", id, scenarioName, "scenarios"})
	}
	for _, s := range b.Systems {
		all = append(all, named{"system", s.ID, systemName, "systems/" + s.ID})
	}
	for _, p := range b.Principles {
		all = append(all, named{"principle", p.ID, principleName, "principles/" + p.ID})
	}
	return all
}

// verifyIDs notes ids that are malformed or stand for two things.
func (r *reading) verifyIDs() {
	all := lasting(&r.bank)
	for _, c := range r.bank.Clocks {
		all = append(all, named{"clock", c.ID, bankName, "clocks/" + c.ID})
	}
	for _, f := range r.bank.Facts {
		all = append(all, named{"fact", f.ID, bankName, "facts/" + f.ID})
	}
	for _, i := range r.bank.Incidents {
		all = append(all, named{"incident", i.Key, bankName, "incidents/" + i.Key})
	}
	for _, s := range r.bank.Sources {
		all = append(all, named{"source", s.Key, bankName, "sources/" + s.Key})
	}
	first := map[string]named{}
	for _, n := range all {
		if !idForm.MatchString(n.ID) {
			r.problem(n.File, n.Place, fmt.Sprintf("%q is not an id", n.ID), idAdvice)
		}
		if other, taken := first[n.ID]; taken {
			r.problem(n.File, n.Place, fmt.Sprintf("the id %q already stands for a %s in %s", n.ID, other.Sort, other.File), "give one of them another id")
			continue
		}
		first[n.ID] = n
	}
}

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, v := range list {
		ids[i] = id(v)
	}
	return ids
}

func scenarioIDs(b *assessment.Bank) []string {
	return idsOf(b.Scenarios, func(s assessment.Scenario) string { return s.ID })
}

func systemIDs(b *assessment.Bank) []string {
	return idsOf(b.Systems, func(s assessment.System) string { return s.ID })
}

func principleIDs(b *assessment.Bank) []string {
	return idsOf(b.Principles, func(p assessment.Principle) string { return p.ID })
}

func sourceKeys(b *assessment.Bank) []string {
	return idsOf(b.Sources, func(s assessment.Source) string { return s.Key })
}

// taskIDs lists every task of a scenario once, in the order met.
func taskIDs(b *assessment.Bank) []string {
	var ids []string
	for _, s := range b.Scenarios {
		for _, task := range s.Tasks {
			if !slices.Contains(ids, task) {
				ids = append(ids, task)
			}
		}
	}
	return ids
}

// channelKey is the id of an expected channel in the prose.
func channelKey(c assessment.ExpectedChannel) string {
	return fmt.Sprintf("%s/%s/%s", c.Type, c.From, c.To)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
