package web

import (
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

// incidentPlace is where an incident was, and in which year.
func incidentPlace(b *assessment.Bank, lang string, i *assessment.IncidentFact) templates.Text {
	place := prose(b, lang, func(p *assessment.Prose) string { return p.Places[i.Key] })
	year, _, _ := strings.Cut(i.Month, "-")
	place.Text += ", " + year
	return place
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
