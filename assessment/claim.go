package assessment

import (
	"maps"
	"slices"
)

// What an agency may say about who leads a task.
const (
	ClaimLead    = "lead"
	ClaimWith    = "with" // leads together with another
	ClaimSupport = "support"
	ClaimOther   = "other" // another leads
	ClaimNobody  = "nobody"
)

// The bases of a lead.
const (
	ByLaw      = "law"
	ByPractice = "practice"
)

// Flags of a task.
const (
	FlagAgreed       = "agreed"
	FlagLawPractice  = "law-practice"
	FlagNoLead       = "no-lead"
	FlagNotStated    = "not-stated"
	FlagSeveralLeads = "several-leads"
	FlagShared       = "shared"
	FlagUnaware      = "unaware"
	FlagUnconfirmed  = "unconfirmed"
	FlagUnexpected   = "unexpected"
)

// enoughStated is how many agencies must have stated something before the
// absence of a lead or an owner is a finding and not mere silence.
const enoughStated = 3

// Leads reports whether the agency says that it leads, alone or with another.
func (c Claim) Leads() bool { return c.Claim == ClaimLead || c.Claim == ClaimWith }

// NamesOther reports whether the claim is about another agency, which it names.
func (c Claim) NamesOther() bool { return c.Claim == ClaimWith || c.Claim == ClaimOther }

// SaysWho reports whether the agency says who leads: "unknown" and "withheld"
// say nothing, nor does an empty claim.
func (c Claim) SaysWho() bool {
	switch c.Claim {
	case ClaimLead, ClaimWith, ClaimSupport, ClaimOther, ClaimNobody:
		return true
	}
	return false
}

// TaskResults says for every task that an agency has a row for who leads it at
// round r: scenarios and tasks in bank order.
func TaskResults(b *Bank, d *Document, r RoundID) []TaskResult {
	type object struct{ scenario, task, agency string }
	rows := latestStatements(d.Claims, r,
		func(c *Claim) object { return object{c.Scenario, c.Task, c.Agency} },
		func(c *Claim) Stated { return c.Stated },
		func(c *Claim) []string { return []string{c.Agency, c.Other} },
		statingSet(d))
	byTask := map[object]map[string]*Claim{}
	for o, c := range rows {
		task := object{scenario: o.scenario, task: o.task}
		if byTask[task] == nil {
			byTask[task] = map[string]*Claim{}
		}
		byTask[task][o.agency] = c
	}
	out := []TaskResult{}
	for _, s := range b.Scenarios {
		for _, t := range s.Tasks {
			if claims, ok := byTask[object{scenario: s.ID, task: t}]; ok {
				out = append(out, readTask(s.ID, t, claims))
			}
		}
	}
	return out
}

// taskClaims is what the agencies say about one task, by agency.
type taskClaims map[string]*Claim

func readTask(scenario, task string, claims taskClaims) TaskResult {
	leads, named := claims.leads(), claims.named()
	return TaskResult{
		Scenario: scenario, Task: task,
		Flags: claims.flags(leads, named),
		Leads: leads, Named: named,
	}
}

func (c taskClaims) says(agency string) string {
	if claim, ok := c[agency]; ok {
		return claim.Claim
	}
	return ""
}

func (c taskClaims) isLead(agency string) bool {
	claim, ok := c[agency]
	return ok && claim.Leads()
}

// stated reports whether the agency said who leads; no row says nothing.
func (c taskClaims) stated(agency string) bool {
	claim, ok := c[agency]
	return ok && claim.SaysWho()
}

// partner is the agency that agency leads together with, when both say so.
func (c taskClaims) partner(agency string) (string, bool) {
	if c.says(agency) != ClaimWith {
		return "", false
	}
	other := c[agency].Other
	mutual := other != agency && c.says(other) == ClaimWith && c[other].Other == agency
	return other, mutual
}

// leads lists the leads; two agencies that each name the other are one.
func (c taskClaims) leads() [][]string {
	leads := [][]string{}
	for _, agency := range slices.Sorted(maps.Keys(c)) {
		if !c.isLead(agency) {
			continue
		}
		other, mutual := c.partner(agency)
		switch {
		case !mutual:
			leads = append(leads, []string{agency})
		case agency < other:
			leads = append(leads, []string{agency, other})
		}
	}
	return leads
}

// named lists who is said to lead by others, with who says so.
func (c taskClaims) named() map[string][]string {
	named := map[string][]string{}
	for _, agency := range slices.Sorted(maps.Keys(c)) {
		claim := c[agency]
		_, mutual := c.partner(agency)
		if claim.Claim == ClaimOther || claim.Claim == ClaimWith && !mutual {
			named[claim.Other] = append(named[claim.Other], agency)
		}
	}
	return named
}

func (c taskClaims) flags(leads [][]string, named map[string][]string) []string {
	set := map[string]bool{
		FlagSeveralLeads: len(leads) >= 2,
		FlagShared:       slices.ContainsFunc(leads, func(l []string) bool { return len(l) > 1 }),
		FlagLawPractice:  c.lawAgainstPractice(leads),
		FlagNoLead:       len(leads) == 0 && c.countStated() >= enoughStated,
		FlagNotStated:    len(leads) == 0 && c.countStated() < enoughStated,
		FlagUnexpected:   namedOutside(leads, named),
	}
	for agency := range named {
		if !c.stated(agency) {
			set[FlagUnconfirmed] = true
		} else if !c.isLead(agency) {
			set[FlagUnaware] = true
		}
	}
	set[FlagAgreed] = len(leads) == 1 && c.backed(leads[0], named) && !c.anySays(ClaimNobody) &&
		!set[FlagUnaware] && !set[FlagUnexpected]
	return idsInOrder(set)
}

func (c taskClaims) countStated() int {
	n := 0
	for agency := range c {
		if c.stated(agency) {
			n++
		}
	}
	return n
}

func (c taskClaims) anySays(word string) bool {
	for _, claim := range c {
		if claim.Claim == word {
			return true
		}
	}
	return false
}

// lawAgainstPractice reports whether one lead stands on law and a different
// one on practice.
func (c taskClaims) lawAgainstPractice(leads [][]string) bool {
	standsOn := func(lead []string, basis string) bool {
		return slices.ContainsFunc(lead, func(agency string) bool { return c[agency].Basis == basis })
	}
	for i, law := range leads {
		for j, practice := range leads {
			if i != j && standsOn(law, ByLaw) && standsOn(practice, ByPractice) {
				return true
			}
		}
	}
	return false
}

// namedOutside reports whether there is a lead, and an agency outside it that
// names another one.
func namedOutside(leads [][]string, named map[string][]string) bool {
	for _, lead := range leads {
		for agency, by := range named {
			if slices.Contains(lead, agency) {
				continue
			}
			if slices.ContainsFunc(by, func(who string) bool { return !slices.Contains(lead, who) }) {
				return true
			}
		}
	}
	return false
}

// backed reports whether an agency outside the lead supports, or names a
// member of it.
func (c taskClaims) backed(lead []string, named map[string][]string) bool {
	for agency := range c {
		if c.says(agency) == ClaimSupport && !slices.Contains(lead, agency) {
			return true
		}
	}
	for _, member := range lead {
		if slices.ContainsFunc(named[member], func(who string) bool { return !slices.Contains(lead, who) }) {
			return true
		}
	}
	return false
}
