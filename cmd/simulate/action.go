package main

import "electready/assessment"

var outcomes = []assessment.Outcome{
	{Scenario: "sc-results-down", Task: "restore", Agency: "emb", Basis: assessment.ByLaw},
	{Scenario: "sc-results-down", Task: "investigate", Agency: "police", Basis: assessment.ByLaw},
	{Scenario: "sc-results-down", Task: "speak", Agency: "emb", Basis: assessment.ByLaw},
	{Scenario: "sc-results-down", Task: "decide", Due: "2026-12-11"}, // nobody: to be settled
	{Scenario: "sc-intrusion", Task: "restore", Agency: "cert", Basis: assessment.ByPractice},
	{Scenario: "sc-intrusion", Task: "investigate", Agency: "police", Basis: assessment.ByLaw, Due: "2026-12-18"},
}

// actions in every state. With 2026-11-24 as today and the election 103 days
// off, lead times up to 88 days are in time, those from 89 to 103 have to start
// within a fortnight, longer ones are too late.
var actions = []assessment.Action{
	{
		ID: "a-01", About: assessment.Subject{Kind: "channel", ID: "crime/emb/police"}, Title: "Put the cyber police’s night number on the duty sheet and ring it once",
		ProposedTo: "emb", Owner: "emb", Partners: []string{"police"}, Due: "2026-11-30", State: assessment.ActionDone, LeadDays: 3,
	},
	{
		ID: "a-02", About: assessment.Subject{Kind: "question", ID: "co-directory"}, Title: "Call all numbers of the common list outside office hours, correct it, hand it out on paper",
		ProposedTo: "cert", Owner: "cert", Partners: []string{"emb", "police", "operator"}, Due: "2026-12-19", State: assessment.ActionTaken, LeadDays: 21,
	},
	{
		ID: "a-03", About: assessment.Subject{Kind: "question", ID: "ir-parallel"}, Title: "One page signed by all sides: when police and prosecutors are called",
		ProposedTo: "police", Owner: "police", Partners: []string{"cert", "emb", "prosecution"}, Due: "2027-01-22", State: assessment.ActionTaken, LeadDays: 45,
	},
	{
		ID: "a-04", About: assessment.Subject{Kind: "question", ID: "cs-restore"}, Title: "Rebuild the results system from the copy in the other building and measure the hours",
		ProposedTo: "emb", Owner: "emb", Partners: []string{"digital"}, Due: "2027-01-29", State: assessment.ActionTaken, LeadDays: 60,
		LeadReason: "The clean machine has to be rented.",
	},
	{
		ID: "a-05", About: assessment.Subject{Kind: "system", ID: "sy-state-network"}, Title: "Name who answers for the state network in election week, by order of the government",
		ProposedTo: "government", State: assessment.ActionProposed, LeadDays: 92,
	},
	{
		ID: "a-06", About: assessment.Subject{Kind: "claim", ID: "sc-results-down/decide"}, Title: "Signed table: who may extend or stop the voting",
		ProposedTo: "emb", Owner: "emb", Partners: []string{"government", "prosecution"}, Due: "2027-02-19", State: assessment.ActionTaken, LeadDays: 95,
		LeadReason: "Two bodies sign; each meets once a month.",
	},
	{
		ID: "a-07", About: assessment.Subject{Kind: "system", ID: "sy-transmission"}, Title: "Contract with a second supplier for the transmission of results",
		ProposedTo: "emb", State: assessment.ActionDeclined, LeadDays: 180, LeadReason: "Public tender.",
	},
	{
		ID: "a-08", About: assessment.Subject{Kind: "question", ID: "cs-mfa"}, Title: "Second proof for all accounts of the posts with voting",
		ProposedTo: "foreign", State: assessment.ActionProposed, LeadDays: 150, LeadReason: "The keys are bought abroad.",
	},
	{
		ID: "a-09", About: assessment.Subject{Kind: "principle", ID: "pr-call-list"}, Title: "Send functions and numbers of the night contacts to the response team",
		ProposedTo: "security", Owner: "security", Due: "2026-12-04", State: assessment.ActionTaken, LeadDays: 7,
	},
	{
		ID: "a-10", About: assessment.Subject{Kind: "question", ID: "di-deepfake"}, Title: "Agree who has a recording checked, and who says so in public",
		ProposedTo: "media", State: assessment.ActionProposed, LeadDays: 30,
	},
}

var spoken = []assessment.Note{
	{Kind: "question", About: "ir-parallel", Text: "Three agencies meant the rule between the response team and the police. It never named the commission."},
	{Kind: "question", About: "co-plan", Text: "Seven copies of the plan exist; they lie with those who wrote it."},
	{Kind: "claim", About: "sc-results-down/speak", Text: "Both have said it at the last three elections. Settled in the room: the commission first."},
	{Kind: "channel", About: "incident/media/cert", Text: "Broadcasters call the regulator; the regulator calls nobody. To be looked at again."},
	{Kind: "system", About: "sy-state-network", Text: "Everybody looked at everybody."},
	{Kind: assessment.NotePractice, About: "question:ir-parallel", Text: "The response team and the police keep one page for the first hour: who calls whom, what is kept, who signs."},
	{Kind: assessment.NotePractice, Text: "One agency tries its night number every first Monday. It takes four minutes."},
	{Text: "Twenty minutes late after the speeches; the second part of show B was skipped."},
}

// releases are what the room saw and what was held back; the last one is on the
// room's screen.
var releases = []assessment.Release{
	{Kind: "system", At: at("10:56")},
	{Kind: "channel", About: "incident", At: at("14:09")},
	{Kind: "channel", About: "crime", At: at("14:14")},
	{Kind: "channel", About: "crime/security/prosecution", Held: true, At: at("14:13")},
	{Kind: "claim", About: "sc-results-down", At: at("14:18")},
	{Kind: "claim", About: "sc-intrusion", At: at("14:24")},
	{Kind: "claim", About: "sc-intrusion/decide", Held: true, At: at("14:23")},
	{Kind: "principle", At: at("15:26")},
	{Kind: "plan", At: at("15:40")},
	{Kind: "screen", About: "co-body", At: at("14:54")},
	{Kind: "screen", About: "ir-duty", At: at("15:28")},
}
