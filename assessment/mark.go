package assessment

import (
	"encoding/json"
	"slices"
	"strings"
)

// Marks name a state of a thing that two trainers may edit at once: a form made
// from an older one is [ErrStale], so that nothing is overwritten unseen.

// PlanMark names a state of what the form of the plan shows.
func PlanMark(w Workshop, address string) string {
	parts := []any{
		w.Title, w.Country, w.ElectionDay, strings.Join(w.Languages, " "), w.QuestionSet, w.Disclosure, w.Statements, w.Custodian,
		strings.Join(w.Scenarios, " "), strings.Join(w.Systems, " "), address,
	}
	for _, u := range w.Uses {
		parts = append(parts, u)
	}
	for _, t := range w.Channels {
		parts = append(parts, t)
	}
	for _, c := range w.Counterparts {
		parts = append(parts, []string{c.Agency, string(c.Kind), c.Peer})
	}
	return markOf(parts...)
}

// AgencyMark names a state of what can be changed of an agency.
func AgencyMark(a Agency) string { return markOf(a.Name, a.Short, a.Seats) }

// OutcomeMark names a state of what the room wrote down about a task.
func OutcomeMark(o Outcome) string { return markOf(o.Agency, o.Basis, o.Due) }

// ChoiceMark names a state of a choice from a list, as of principles.
func ChoiceMark(ids []string) string { return markOf(slices.Sorted(slices.Values(ids))) }

// WordsMark names a state of the words with these keys.
func WordsMark(words []LocalWord, keys []string) string {
	var parts []any
	for _, key := range keys {
		text := ""
		if i := slices.IndexFunc(words, func(w LocalWord) bool { return w.Key == key }); i >= 0 {
			text = words[i].Text
		}
		parts = append(parts, text)
	}
	return markOf(parts...)
}

// WordsSeen is what a form of words was made from.
type WordsSeen struct {
	Keys []string // all that it showed
	Mark string
}

// Stale reports whether the words are others now. Nil: nobody asks.
func (s *WordsSeen) Stale(now []LocalWord) bool {
	return s != nil && WordsMark(now, s.Keys) != s.Mark
}

// Stale reports whether a form was made from another state than the one with
// the mark. Nil: it was made from none.
func Stale(seen *string, mark string) bool { return seen != nil && *seen != mark }

func markOf(parts ...any) string {
	text, err := json.Marshal(parts)
	if err != nil {
		panic(err) // texts, numbers and lists of them
	}
	return shortSum(text)
}
