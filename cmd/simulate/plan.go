package main

import (
	"strings"

	"electready/assessment"
)

// drafts are what the workshop wrote of principles: a second wording of one of
// the bank's, and one of its own.
var drafts = []assessment.PrincipleDraft{
	{ID: "pr-one-voice", Version: 2, Text: map[string]string{"en": "Facts about voting, counting and results come from the election commission first; until it has spoken, and for thirty minutes at the most, every other agency says only that the commission will speak."}},
	{ID: "pr-night-desk", Version: 1, Text: map[string]string{"en": "From seven days before the vote until the result is final we staff one night desk together, which every agency may call with any suspicion."}},
}

// stances on the version that counts: of each principle, by agency.
var stances = []struct {
	principle string
	version   int
	words     string
}{
	{"pr-tell-early", 1, "emb=support cert=support police=support prosecution=support security=support digital=support media=support dpa=support government=support foreign=support operator=support"},
	{"pr-police-in-parallel", 1, "emb=support cert=wording police=support prosecution=support security=reservation digital=support dpa=support operator=no-mandate"},
	{"pr-keep-evidence", 1, "emb=wording cert=support police=support prosecution=support digital=reservation media=support dpa=support operator=support"},
	{"pr-one-voice", 1, "emb=support government=reservation media=wording cert=support foreign=support"},
	{"pr-one-voice", 2, "emb=support government=support media=support cert=support foreign=support police=support digital=support security=no-mandate"},
	{"pr-call-list", 1, "emb=support cert=support police=support prosecution=support security=wording digital=support media=support dpa=support government=support foreign=support operator=support"},
	{"pr-night-desk", 1, "emb=support cert=support police=reservation digital=no-mandate government=support media=support"},
}

// wordings are what leads wrote for the room beside a stance; true: the room
// may see whose it is.
var wordings = map[string]struct {
	text  string
	named bool
}{
	"pr-police-in-parallel cert wording":         {"“When intent is likely” in the place of “possible”: every scan of a website has a possible intent.", true},
	"pr-police-in-parallel security reservation": {"Subject to the law on protected sources.", false},
	"pr-keep-evidence emb wording":               {"Say who decides at night: the chair or the deputy, by telephone, noted within the hour.", true},
	"pr-keep-evidence digital reservation":       {"We cannot hold copies of the register for longer than the law on registers allows.", true},
	"pr-one-voice government reservation":        {"Thirty minutes of silence are too long if there is violence.", false},
	"pr-one-voice media wording":                 {"Put a limit on the waiting time.", true},
	"pr-call-list security wording":              {"Functions and numbers, without names.", false},
	"pr-night-desk police reservation":           {"Two officers a night are not in this year’s plan.", true},
}

func (c *country) takeStances() {
	c.Principles = drafts
	for _, p := range stances {
		clock := "15:20"
		if p.principle == "pr-one-voice" && p.version == 1 {
			clock = "15:16"
		}
		for said := range strings.FieldsSeq(p.words) {
			agency, stance, _ := strings.Cut(said, "=")
			w := wordings[p.principle+" "+agency+" "+stance]
			s := assessment.Stance{
				Agency: agency, Principle: p.principle, Version: p.version, Stance: stance, Text: w.text, Named: w.named,
				Stated: c.stated(agency, "stances"+p.principle, clock),
			}
			s.Round = assessment.Second
			c.Stances = append(c.Stances, s)
		}
	}
}

// agree writes what the room wrote down, took on, showed and planned.
func (c *country) agree() {
	c.Outcomes = outcomes
	c.Actions = actions
	c.Notes = spoken
	c.Releases = releases
	c.RunSheet = runSheet()
}
