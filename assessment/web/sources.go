package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// sourceUses are what rests on a source besides questions: cards by their
// numbers, without the names of systems that a country may not use.
func sourceUses(b *assessment.Bank, lang, key string) []templates.SourceUse {
	links := map[string][]templates.QuestionLink{}
	card := func(kind, path, id string, i int, keys []string) {
		if slices.Contains(keys, key) {
			links[kind] = append(links[kind], templates.QuestionLink{Place: strconv.Itoa(i + 1), Href: path + "#" + id})
		}
	}
	for i, s := range b.Scenarios {
		card(templates.SourceCase, "/cards/cases", s.ID, i, keysOf(s.Sources))
	}
	for i, clock := range b.Clocks {
		card(templates.SourceClock, "/cards", clock.ID, i, clock.Sources)
	}
	for i, f := range b.Facts {
		card(templates.SourceFact, "/cards", f.ID, i, f.Sources)
	}
	var out []templates.SourceUse
	for _, kind := range []string{templates.SourceCase, templates.SourceClock, templates.SourceFact} {
		if len(links[kind]) > 0 {
			out = append(out, templates.SourceUse{Kind: kind, Links: links[kind]})
		}
	}
	if slices.ContainsFunc(b.Systems, func(s assessment.System) bool { return slices.Contains(keysOf(s.Sources), key) }) {
		out = append(out, templates.SourceUse{Kind: templates.SourceSystem})
	}
	if slices.ContainsFunc(b.Principles, func(p assessment.Principle) bool { return slices.Contains(keysOf(p.Sources), key) }) {
		out = append(out, templates.SourceUse{Kind: templates.SourcePrinciple})
	}
	for _, i := range b.Incidents {
		if slices.Contains(i.Sources, key) {
			out = append(out, templates.SourceUse{Kind: templates.SourceIncident, Place: incidentPlace(b, lang, &i), Links: incidentIn(b, i.Key)})
		}
	}
	return out
}

// placeAndDay is how translations begin to tell an incident: where, then when,
// the year first.
var placeAndDay = regexp.MustCompile(`^([^:]+?), \d`)

// incidentPlace is where an incident was, and in which year. The bank names the
// place in the reference language; a translation names it in its sentences.
func incidentPlace(b *assessment.Bank, lang string, i *assessment.IncidentFact) templates.Text {
	year, _, _ := strings.Cut(i.Month, "-")
	if p := b.Prose[lang]; p != nil && lang != assessment.Reference {
		for _, key := range samePlace(b, i) {
			for _, q := range incidentIn(b, key) {
				told := p.Questions[strings.TrimPrefix(q.Href, questionPath)].Incidents[key]
				if found := placeAndDay.FindStringSubmatch(told); found != nil {
					return templates.Text{Lang: lang, Text: found[1] + ", " + year}
				}
			}
		}
	}
	return templates.Text{Lang: assessment.Reference, Text: i.Place + ", " + year}
}

// samePlace are an incident and the others of its place.
func samePlace(b *assessment.Bank, i *assessment.IncidentFact) []string {
	keys := []string{i.Key}
	for _, other := range b.Incidents {
		if other.Place == i.Place && other.Key != i.Key {
			keys = append(keys, other.Key)
		}
	}
	return keys
}

func keysOf(cited []assessment.Citation) []string {
	var out []string
	for _, c := range cited {
		out = append(out, c.Key)
	}
	return out
}

// questionPath leads to a question in the bank by its id.
const questionPath = "/q/"

// incidentIn are the questions that tell an incident.
func incidentIn(b *assessment.Bank, key string) []templates.QuestionLink {
	var out []templates.QuestionLink
	for t := range b.Themes {
		for s := range b.Themes[t].Sections {
			for n, q := range b.Themes[t].Sections[s].Questions {
				if slices.ContainsFunc(q.Incidents, func(i assessment.IncidentRef) bool { return i.Key == key }) {
					out = append(out, templates.QuestionLink{Place: questionPlace(t, s, n), Href: questionPath + q.ID})
				}
			}
		}
	}
	return out
}
