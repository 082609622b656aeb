package questions

import (
	"fmt"
	"strings"

	"electready/assessment"
)

// checkSources: every question rests on something that was read, and a place
// is cited only where it was seen.
func (r *reading) checkSources() {
	extent := map[string]string{}
	for _, s := range r.bank.Sources {
		extent[s.Key] = s.Read
	}
	for _, q := range r.located() {
		seen := false
		for _, c := range q.Sources {
			seen = seen || extent[c.Key] != readTitle
			if c.At != "" && extent[c.Key] == readTitle {
				r.problem(q.file, q.place+"/sources/"+c.Key, "a place is cited in "+c.Key+", of which only the title was seen", "leave out at, or read the source and say so in bank.yaml")
			}
		}
		if !seen {
			r.problem(q.file, q.place+"/sources", q.ID+" has no source that was read", "cite one whose read is not title")
		}
	}
}

// checkOften: a source that carries a great part of the bank is explained, so
// that readers can judge whether it bears so much.
func (r *reading) checkOften() {
	english := r.bank.Prose[assessment.Reference]
	for _, c := range mostCited(&r.bank) {
		if strings.TrimSpace(english.Often[c.Key]) == "" {
			r.problem(assessment.Reference+"/bank.yaml", "often", fmt.Sprintf("%s is attached to %d questions and nothing says why", c.Key, c.Questions), "explain it in a sentence below often")
		}
	}
}

// checkIncidents: what happened is told with its year, so that a reader can
// look it up and the year of the structure is not another.
func (r *reading) checkIncidents() {
	years := map[string]string{}
	for _, i := range r.bank.Incidents {
		years[i.Key], _, _ = strings.Cut(i.Month, "-")
	}
	for _, q := range r.located() {
		for _, language := range sortedKeys(r.bank.Prose) {
			told := r.bank.Prose[language].Questions[q.ID].Incidents
			for _, key := range sortedKeys(told) {
				if year := years[key]; told[key] != "" && !strings.Contains(told[key], year) {
					r.problem(language+"/"+q.theme+".yaml", "questions/"+q.ID+"/incidents/"+key, fmt.Sprintf("the incident %s is told without its year, %s", key, year), "name place, month and year")
				}
			}
		}
	}
}
