package questions

import (
	"fmt"
	"io/fs"
	"slices"

	"electready/assessment"
)

// Check reads a bank and judges it: whatever [Load] refuses, and the rules of
// writing and of size that a bank must keep before it is published. It returns
// every problem at once, by file and line; none means that the bank is fit to
// be used.
func Check(fsys fs.FS) Errors { return check(read(gather(fsys))) }

func check(r *reading) Errors {
	if len(r.broken) > 0 {
		return r.problems.sorted() // what is missing would be judged as if it were written so
	}
	for _, rule := range rules {
		rule(r)
	}
	return r.problems.sorted()
}

// rules are what the check asks beyond the loader, each on its own.
var rules = []func(*reading){
	(*reading).checkLengths,
	(*reading).checkBudgets,
	(*reading).checkVagueness,
	(*reading).checkMarkup,
	(*reading).checkTypography,
	(*reading).checkAsk,
	(*reading).checkLevels,
	(*reading).checkLongSteps,
	(*reading).checkSteps,
	(*reading).checkSources,
	(*reading).checkOften,
	(*reading).checkIncidents,
	(*reading).checkBreadth,
	(*reading).checkHouseOnly,
	(*reading).checkShares,
	(*reading).checkEssential,
	(*reading).checkEssentialTime,
	(*reading).checkKinds,
	(*reading).checkPeers,
	(*reading).checkIDs,
	(*reading).checkVersion,
}

// located is a question with the place of its structure.
type located struct {
	*assessment.Question
	theme, file, place string
}

// located lists the questions with their places.
func (r *reading) located() []located {
	var all []located
	for p, q := range r.bank.Questions {
		all = append(all, located{q, p.Theme, themeFileName(p.Theme), questionPlace(p.Section, q.ID)})
	}
	return all
}

// checkSteps: there is a first step for whatever is below the target, a near
// one for a house at the very beginning, and one for who does not know.
func (r *reading) checkSteps() {
	for _, q := range r.located() {
		ids := idsOf(q.Steps, func(s assessment.QuestionStep) string { return s.ID })
		needed := []string{fmt.Sprintf("below-%d", q.Target), findOut}
		if q.Target > 2 {
			needed = append(needed, "below-2")
		}
		for _, id := range needed {
			if !slices.Contains(ids, id) {
				r.problem(q.file, q.place+"/steps", q.ID+" lacks the step "+id, "add it, with its text in every language")
			}
		}
		for i, id := range ids {
			if id != findOut && id > fmt.Sprintf("below-%d", q.Target) {
				r.problem(q.file, q.place+"/steps/"+id, "the step "+id+" lies above the target of "+q.ID, "remove it or raise the target")
			}
			if slices.Contains(ids[:i], id) {
				r.problem(q.file, q.place+"/steps/"+id, "the step "+id+" of "+q.ID+" stands twice", "keep one")
			}
		}
	}
}

// A core question must speak to most of the room; the few that concern one
// house alone are marked and rare.
const (
	leastKinds    = 5
	mostHouseOnly = 3 // in a theme
)

func (r *reading) checkBreadth() {
	for _, q := range r.located() {
		if kinds := r.kindsOf(q.Question); q.Core && !q.HouseOnly && len(kinds) < min(leastKinds, len(r.bank.Kinds)) {
			r.problem(q.file, q.place+"/applies_to", fmt.Sprintf("the core question %s applies to %d kinds", q.ID, len(kinds)), "turn its wording for at least five kinds, mark it house_only, or move it to the full set")
		}
	}
}

func (r *reading) kindsOf(q *assessment.Question) []assessment.Kind {
	if len(q.AppliesTo) == 0 {
		return r.bank.Kinds
	}
	return q.AppliesTo
}

func (r *reading) checkHouseOnly() {
	count := map[string]int{}
	for _, q := range r.located() {
		if !q.Core || !q.HouseOnly {
			continue
		}
		count[q.theme]++
		if count[q.theme] == mostHouseOnly+1 {
			r.problem(q.file, q.place+"/house_only", "more than three core questions of the theme are house_only", "widen one or move it to the full set")
		}
	}
}

// checkShares: where most questions weigh the same or aim at the same level,
// neither says anything.
func (r *reading) checkShares() {
	weights, targets, all := map[int]int{}, map[int]int{}, 0
	for _, q := range r.located() {
		all++
		weights[q.Weight]++
		targets[q.Target]++
	}
	const most = 60 // per cent
	for _, w := range sortedKeys(weights) {
		if weights[w]*100 > all*most {
			r.problem(bankName, "themes", fmt.Sprintf("weight %d stands on %d of %d questions, more than 60 %%", w, weights[w], all), "weigh some of them differently")
		}
	}
	for _, t := range sortedKeys(targets) {
		if targets[t]*100 > all*most {
			r.problem(bankName, "themes", fmt.Sprintf("target %d stands on %d of %d questions, more than 60 %%", t, targets[t], all), "set some of them differently")
		}
	}
}

func (r *reading) checkEssential() {
	essential, all := 0, 0
	for _, q := range r.located() {
		all++
		if q.Essential {
			essential++
		}
	}
	if essential*3 > all {
		r.problem(bankName, "themes", fmt.Sprintf("%d of %d questions are essential, more than a third", essential, all), "keep the mark for those without which an election fails")
	}
}

// checkEssentialTime: essential questions come first, so that whoever has only
// twelve minutes for a theme, at a minute each, meets them all.
func (r *reading) checkEssentialTime() {
	const most = 12
	type key struct {
		theme string
		kind  assessment.Kind
	}
	count := map[key]int{}
	for _, q := range r.located() {
		if !q.Essential || !q.Core {
			continue
		}
		for _, k := range r.kindsOf(q.Question) {
			count[key{q.theme, k}]++
			if count[key{q.theme, k}] == most+1 {
				r.problem(q.file, q.place+"/essential", fmt.Sprintf("%s meets more than twelve essential core questions in the theme", k), "take the mark from some")
			}
		}
	}
}

// checkPeers: statements about each other fit into sixty taps of a lead.
func (r *reading) checkPeers() {
	const most = 8
	peers := map[assessment.Kind]map[assessment.Kind]bool{}
	note := func(k, peer assessment.Kind, i int) {
		if peers[k] == nil {
			peers[k] = map[assessment.Kind]bool{}
		}
		if !peers[k][peer] && len(peers[k]) == most {
			r.problem(bankName, fmt.Sprintf("expected_channels/%d", i), fmt.Sprintf("in the default types %s has more than eight others to speak about", k), "take out the channel that matters least")
		}
		peers[k][peer] = true
	}
	for i, c := range r.bank.Expected {
		if slices.Contains(r.bank.Defaults.Channels, c.Type) {
			note(c.From, c.To, i)
			note(c.To, c.From, i)
		}
	}
}
