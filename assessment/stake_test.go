package assessment_test

import (
	"strings"
	"testing"

	"electready/assessment"
)

// staked is a room in which agencies state their part in a system:
// "a owns,depends fallback=yes rehearsed single; b depends". "-" is an empty
// list.
func staked(lines string) *assessment.Document {
	d := statementRoom("a b c d e -x")
	for _, text := range strings.Split(lines, ";") {
		words := strings.Fields(text)
		if len(words) == 0 {
			continue
		}
		s := assessment.Stake{Agency: words[0], System: "z-register"}
		if words[1] != "-" {
			s.Stakes = strings.Split(words[1], ",")
		}
		for _, word := range words[2:] {
			switch name, value, _ := strings.Cut(word, "="); name {
			case "fallback":
				s.Fallback = value
			case "rehearsed":
				s.Rehearsed = true
			case "single":
				s.SingleSupplier = true
			}
		}
		d.Stakes = append(d.Stakes, s)
	}
	return d
}

func TestStakes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ lines, flags, owners, dependents string }{
		"silence":                          {"", "", "", ""},
		"three stated, no owner":           {"a operates; b depends; c supplies", "no-owner", "", "b"},
		"none is a statement":              {"a none; b none; c none", "no-owner", "", ""},
		"two stated, no owner":             {"a operates; b depends", "", "", "b"},
		"unknown and withheld say nothing": {"a operates; b depends; c unknown; d withheld", "", "", "b"},
		"an empty list says nothing":       {"a operates; b depends; c -", "", "", "b"},
		"who left says nothing":            {"a operates; b depends; x owns", "", "", "b"},
		"an owner":                         {"a owns; b none; c none", "", "a", ""},
		"two owners":                       {"b owns; a owns,operates", "several-owners", "a b", ""},
		"three depend":                     {"a owns; d depends; c depends; b depends", "many-depend", "a", "b c d"},
		"three depend, and no owner":       {"b depends; c depends; d depends", "many-depend no-owner", "", "b c d"},
		"two depend":                       {"a owns; b depends; c depends", "", "a", "b c"},
		"an owner that depends counts":     {"a owns,depends; b depends; c depends", "many-depend", "a", "a b c"},
		"fallback and rehearsed":           {"a owns fallback=yes rehearsed; b depends; c depends; d depends", "", "a", "b c d"},
		"fallback not rehearsed":           {"a owns fallback=yes; b depends; c depends; d depends", "many-depend", "a", "b c d"},
		"rehearsed without fallback":       {"a owns fallback=no rehearsed; b depends; c depends; d depends", "many-depend", "a", "b c d"},
		"rehearsed by a dependent":         {"a owns; b depends fallback=yes rehearsed; c depends; d depends", "many-depend", "a", "b c d"},
		"in two halves by two owners":      {"a owns fallback=yes; b owns rehearsed; c depends; d depends; e depends", "many-depend several-owners", "a b", "c d e"},
		"one of two owners is ready":       {"a owns fallback=yes rehearsed; b owns fallback=no; c depends; d depends; e depends", "several-owners", "a b", "c d e"},
		"a dependent does not know of it":  {"a owns fallback=yes; b depends fallback=unknown", "fallback-unknown", "a", "b"},
		"a dependent says there is none":   {"a owns fallback=yes; b depends fallback=no", "fallback-unknown", "a", "b"},
		"a dependent is silent about it":   {"a owns fallback=yes; b depends", "", "a", "b"},
		"a dependent knows of it":          {"a owns fallback=yes; b depends fallback=yes", "", "a", "b"},
		"an operator does not know of it":  {"a owns fallback=yes; b operates fallback=no", "", "a", ""},
		"one of the owners does not know":  {"a owns fallback=yes; b owns,depends fallback=no", "several-owners", "a b", "b"},
		"the owner says no":                {"a owns fallback=no; b depends fallback=unknown", "", "a", "b"},
		"one supplier":                     {"a owns single; b none", "one-supplier", "a", ""},
		"one supplier by an operator":      {"a owns; b operates single", "", "a", ""},
		"flags in order":                   {"a owns fallback=yes single; b owns; c depends fallback=no; d depends; e depends", "fallback-unknown many-depend one-supplier several-owners", "a b", "c d e"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			results := assessment.SystemResults(statementBank(), staked(c.lines), assessment.First)
			if len(results) != 2 || results[0].ID != "z-register" || results[1].ID != "a-results" {
				t.Fatalf("not every system of the bank in its order: %+v", results)
			}
			got := results[0]
			for _, part := range []struct {
				name string
				got  []string
				want string
			}{{"flags", got.Flags, c.flags}, {"owners", got.Owners, c.owners}, {"dependents", got.Dependents, c.dependents}} {
				if part.got == nil || strings.Join(part.got, " ") != part.want {
					t.Errorf("%s: got %v, want %s", part.name, part.got, part.want)
				}
			}
		})
	}
}
