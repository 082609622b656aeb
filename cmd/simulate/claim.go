package main

import (
	"strings"

	"electready/assessment"
)

// claims is who leads, in Orvelia's eyes: a task, and what each agency says of
// it: lead:law, lead:practice, with:AGENCY, other:AGENCY, or a bare word.
var claims = []struct{ scenario, task, words string }{
	{"sc-results-down", "restore", "emb=lead:law digital=support cert=support operator=support"},
	{"sc-results-down", "investigate", "police=lead:law prosecution=support cert=support emb=other:police"},
	{"sc-results-down", "speak", "emb=lead:law government=lead:practice media=other:emb cert=support"},
	{"sc-results-down", "decide", "emb=unknown government=other:emb security=withheld prosecution=nobody"},
	{"sc-intrusion", "restore", "cert=with:digital digital=with:cert emb=support operator=support"},
	{"sc-intrusion", "investigate", "police=lead:law security=lead:practice prosecution=other:police cert=support"},
	{"sc-intrusion", "speak", "emb=other:government government=other:emb cert=other:emb media=support"},
	{"sc-intrusion", "decide", "emb=lead:law government=support security=withheld prosecution=support"},
	{"sc-register-leak", "investigate", "dpa=lead:law police=lead:law emb=other:dpa digital=support"},
	{"sc-register-leak", "speak", "dpa=lead:law emb=other:digital digital=unknown government=support"},
	{"sc-deepfake", "investigate", "police=support emb=other:police government=other:police security=nobody"},
	{"sc-deepfake", "speak", "media=nobody emb=support government=other:media cert=unknown"},
}

// claimsBefore are what a lead said first and changed over lunch.
var claimsBefore = map[string]string{
	"sc-results-down investigate emb": "unknown",
	"sc-intrusion restore digital":    "lead:practice",
}

func (c *country) stateClaims() {
	for _, task := range claims {
		for said := range strings.FieldsSeq(task.words) {
			agency, word, _ := strings.Cut(said, "=")
			row := claimOf(agency, task.scenario, task.task, word)
			row.Stated = c.stated(agency, "claims", "10:31")
			if before, ok := claimsBefore[task.scenario+" "+task.task+" "+agency]; ok {
				first := claimOf(agency, task.scenario, task.task, before)
				first.Stated = row.Stated
				c.Claims = append(c.Claims, first)
				row.Revision, row.At = 2, at("12:20")
			}
			c.Claims = append(c.Claims, row)
		}
	}
}

func claimOf(agency, scenario, task, said string) assessment.Claim {
	row := assessment.Claim{Agency: agency, Scenario: scenario, Task: task}
	var more string
	row.Claim, more, _ = strings.Cut(said, ":")
	if row.Claim == assessment.ClaimLead {
		row.Basis = more
	} else {
		row.Other = more
	}
	return row
}

// stated is a first statement of an agency's lead some minutes after a time.
func (c *country) stated(agency, what, clock string) assessment.Stated {
	return assessment.Stated{
		Round: assessment.First, Respondent: agency + ".1", Revision: 1, At: later(at(clock), int(draw(what, agency)*300)),
	}
}
