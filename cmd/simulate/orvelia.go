package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"electready/assessment"
)

// country is Orvelia's workshop while it is written.
type country struct {
	*assessment.Document
	bank *assessment.Bank
	used map[string]bool // lines of the script that found their question
}

// orvelia is the whole workshop against a bank. It is the same at every call.
// An error says which part of the script the bank no longer has.
func orvelia(b *assessment.Bank) (*assessment.Document, error) {
	c := &country{bank: b, used: map[string]bool{}, Document: &assessment.Document{
		Format: assessment.DocumentFormat, Version: assessment.DocumentVersion, Scope: assessment.ScopeFull,
		ID: "w-orvelia", Bank: assessment.BankRef{ID: b.ID, Version: b.Version}, Workshop: workshopOf(),
	}}
	if len(b.Themes) != len(cast[0].able) {
		return nil, fmt.Errorf("the bank has %d themes, the script %d: change the cast", len(b.Themes), len(cast[0].able))
	}
	c.seatPeople()
	c.openThemes()
	c.answerFirst()
	c.confirmFirst()
	c.answerAgain()
	c.stateChannels()
	c.stateClaims()
	c.stateStakes()
	c.takeStances()
	c.agree()
	if err := c.scriptFits(); err != nil {
		return nil, err
	}
	return c.Document, c.Check(b)
}

func workshopOf() assessment.Workshop {
	return assessment.Workshop{
		State: assessment.Running, Title: "Election readiness, Orvelia", Country: "Orvelia", ElectionDay: electionDay,
		Languages:   []string{"en", "ka", "uk", "ro", "hy", "az", "fr"},
		QuestionSet: assessment.CoreSet, Uses: []assessment.Use{"registry-elsewhere", "abroad"},
		Disclosure: assessment.RuleRoom, Statements: true, Custodian: "Central Electoral Commission, office of the secretary",
		Counterparts:     []assessment.Counterpart{{Agency: "police", Kind: assessment.Carrier, Peer: "operator"}},
		Scenarios:        []string{"sc-results-down", "sc-intrusion", "sc-register-leak", "sc-deepfake"},
		Systems:          []string{"sy-register", "sy-candidates", "sy-transmission", "sy-tabulation", "sy-results-site", "sy-office-network", "sy-public-pages", "sy-state-network"},
		ChosenPrinciples: []string{"pr-tell-early", "pr-police-in-parallel", "pr-keep-evidence", "pr-one-voice", "pr-call-list", "pr-night-desk"},
	}
}

func (c *country) seatPeople() {
	for i := range cast {
		h := &cast[i]
		seats := len(h.people) + 1 // one is free, for whoever tries to join
		for n, p := range h.people {
			if p.aside {
				seats--
			}
			c.Respondents = append(c.Respondents, assessment.Respondent{
				ID: h.seat(n + 1), Agency: h.id(), Seat: n + 1, Name: p.name, Lead: n == 0 && h.hasLead(), Aside: p.aside,
			})
		}
		c.Agencies = append(c.Agencies, assessment.Agency{
			ID: h.id(), Kind: h.kind, Name: h.name, Short: h.short, Seats: seats,
			Circle: assessment.UsualCircle(h.kind), Present: h.left == "", Left: h.left,
		})
	}
}

// schedule is when each theme was open in the first round: systems and
// reporting in the morning, the rest in the afternoon. Disinformation is locked
// and not shown yet.
var schedule = []struct{ theme, opened, locked, shown string }{
	{"critical-systems", "09:25", "09:43", "09:50"},
	{"incident-reporting", "09:25", "09:43", "10:03"},
	{"disinformation", "14:30", "14:46", ""},
	{"coordination", "14:30", "14:46", "14:52"},
}

// again is what the second round asks: three questions, after the talk.
var again = []struct {
	theme, question string
	stage           assessment.Stage
}{
	{"critical-systems", "cs-manual", assessment.Locked},
	{"coordination", "co-body", assessment.Open},
	{"incident-reporting", "ir-parallel", assessment.Open},
}

func (c *country) openThemes() {
	c.Rounds = []assessment.Round{
		{ID: assessment.First, Opened: at("09:25"), Closed: at("15:01")},
		{ID: assessment.Second, Opened: at("15:02")},
	}
	for _, s := range schedule {
		t := assessment.ThemeState{Theme: s.theme, Round: assessment.First, State: assessment.Locked, Opened: at(s.opened), Locked: at(s.locked)}
		if s.shown != "" {
			t.State, t.Shown = assessment.Shown, at(s.shown)
		}
		c.Themes = append(c.Themes, t)
	}
	for _, a := range again {
		t := assessment.ThemeState{Theme: a.theme, Round: assessment.Second, State: a.stage, Questions: []string{a.question}, Opened: at("15:02")}
		if a.stage == assessment.Locked {
			t.Locked = at("15:09")
		}
		c.Themes = append(c.Themes, t)
	}
}

// scripted finds a line of a script for a person, else for the agency, and
// remembers that it was of use.
func scripted[T any](c *country, name string, script map[string]T, seat, question string) (T, bool) {
	agency, _, _ := strings.Cut(seat, ".")
	for _, who := range []string{seat, agency} {
		key := who + " " + question
		if line, ok := script[key]; ok {
			c.used[name+" "+key] = true
			return line, true
		}
	}
	var none T
	return none, false
}

// scriptFits lists the lines of the scripts for questions that nobody was asked.
func (c *country) scriptFits() error {
	var idle []string
	note := func(name, key string) {
		if !c.used[name+" "+key] {
			idle = append(idle, key)
		}
	}
	for key := range says {
		note("says", key)
	}
	for key := range notes {
		note("notes", key)
	}
	if len(idle) == 0 {
		return nil
	}
	slices.Sort(idle)
	return errors.New("the script speaks of questions that are not asked any more: " + strings.Join(idle, ", "))
}
