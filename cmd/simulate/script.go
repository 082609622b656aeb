package main

import "electready/assessment"

// says is what the drawn answers would not tell: lines by agency or seat and
// question.
var says = map[string]assessment.Choice{
	// Who is told, and when: the four who should know see four things.
	"emb ir-parallel": "1", "emb.2 ir-parallel": "0", "cert ir-parallel": "3", "police ir-parallel": "0", "police.2 ir-parallel": "1",
	"prosecution ir-parallel": "1", "security ir-parallel": "2", "digital ir-parallel": "3",
	// Two wrote the joint plan, the others never saw it.
	"cert co-plan": "3", "security co-plan": "3", "digital co-plan": "2", "emb co-plan": "1", "police co-plan": "1",
	"government co-plan": "0", "media co-plan": "0", "operator co-plan": "unknown",
	// The duty list of the cyber police reaches few.
	"police ir-duty": "3", "police.2 ir-duty": "2", "prosecution ir-duty": "3", "emb ir-duty": "1", "cert ir-duty": "1",
	"media ir-duty": "0", "dpa ir-duty": "unknown", "civil-society ir-duty": "0",
	// Nobody sees it as its own task to check a recording.
	"emb di-deepfake": "not-ours", "police di-deepfake": "not-ours", "media di-deepfake": "not-ours", "security di-deepfake": "withheld",
	"government di-deepfake": "unknown", "civil-society di-deepfake": "unknown",
	// Few can say who decides about stopping the vote.
	"emb co-decision": "2", "government co-decision": "unknown", "security co-decision": "withheld", "prosecution co-decision": "0",
	// The response team has tried and changed what it says in public.
	"cert di-first-statement": "4", "cert di-phishing": "4", "cert ir-preserve": "4", "cert ir-threshold": "4",
	// A common body that half of the room has not heard of.
	"emb co-body": "2", "cert co-body": "3", "police co-body": "1", "prosecution co-body": "1", "digital co-body": "2", "media co-body": "0",
	"dpa co-body": "0", "government co-body": "2", "foreign co-body": "0", "security co-body": "3",
	// Paper as a last way: agreed in law, tried by nobody abroad.
	"emb cs-manual": "2", "emb.2 cs-manual": "3", "emb.4 cs-manual": "1", "digital cs-manual": "3", "police cs-manual": "1", "foreign cs-manual": "0",
	// Restoring: the commission's technicians and its management differ.
	"emb.1 cs-restore": "3", "emb.2 cs-restore": "1", "emb.3 cs-restore": "unknown", "emb.4 cs-restore": "2",
	"government cs-supplier": "not-ours", "operator cs-publish": "not-ours", "civil-society cs-publish": "unknown",
	"operator di-first-statement": "unknown", "operator di-phishing": "0", "operator di-report-line": "unknown",
	"media ir-clock": "not-ours", "foreign cs-mfa": "0",
}

// notes are what people wrote beside an answer, by seat and question.
var notes = map[string]string{
	"emb.1 cs-restore":                "Restored in April on the reserve server. It took seven hours, the order says four.",
	"emb.2 cs-restore":                "The April restore was the test database, not the results system. The tape for the other building has not gone out since June.",
	"emb.4 cs-manual":                 "The forms exist. The couriers are not named anywhere that I know of.",
	"emb.1 ir-parallel":               "We would ring the duty officer we know from the last election.",
	"emb.2 cs-privileged":             "The two-person rule stands in the order, but both passwords hang in the same cabinet.",
	"cert.1 cs-logs":                  "Planted event of May found after 40 minutes. Gap: the firewall of the district offices.",
	"cert.3 co-out-of-band":           "Radio handsets work in the capital only.",
	"police.1 ir-duty":                "The list runs to election day plus ten. Prosecutors are on it, the media council is not.",
	"police.2 ir-preserve":            "Images are made by day. At night somebody drives in from home.",
	"prosecution.1 ir-custody":        "We accept the response team’s form; one court asked for our own as well.",
	"digital.1 cs-ddos":               "Test in September with the operator. The name servers were not part of it.",
	"digital.2 cs-freeze":             "Last time the freeze was broken twice in the final week, both times by telephone.",
	"media.1 di-silence":              "Our lawyers and the commission’s read the rule differently. An opinion was asked for in October.",
	"media.2 cs-publish":              "Broadcasters have the feed’s address, not the reserve one.",
	"dpa.1 ir-breach":                 "Invented leak tried in March; the notice was ready after five hours.",
	"government.1 co-plan":            "I have never held a copy of this plan.",
	"foreign.1 co-abroad":             "Eleven posts with voting. Three of them answered the test call.",
	"foreign.1 cs-mfa":                "Rollout stands in the plan for next year, after the election.",
	"operator.1 co-operators":         "Our duty desk has one number for the commission. It rang out when we tried it.",
	"civil-society.1 di-limits":       "We learn of decisions from the press.",
	"civil-society.1 co-directory":    "We know whom to write to, not whom to call.",
	"security.1 co-sharing-rules":     "Labels are in use between two agencies only.",
	"police.1 di-threats":             "Sample case in October. Women candidates asked for a woman officer at first contact.",
	"emb.1 co-decision":               "The table is with the legal department; signatures of two bodies are missing.",
	"prosecution.1 ir-online-content": "Screenshots alone failed in court twice.",
}

// heard is what people say in the second round, after the talk, and why it
// differs from the first.
var heard = []struct {
	seat, question string
	choice         assessment.Choice
	why, note      string
}{
	{"emb.1", "cs-manual", "3", "learned", "Two stations in the north tried it in spring; the record was found during the break."},
	{"emb.2", "cs-manual", "3", "", ""},
	{"emb.4", "cs-manual", "2", "understood-differently", ""},
	{"digital.1", "cs-manual", "2", "overstated", "Our trial stopped before the totals were added."},
	{"digital.2", "cs-manual", "2", "overstated", ""},
	{"police.1", "cs-manual", "2", "learned", ""},
	{"foreign.1", "cs-manual", "1", "understood-differently", "Posts can close by hand; nobody has tried it."},
	{"cert.1", "co-body", "3", "", ""},
	{"cert.3", "co-body", "3", "", ""},
	{"emb.1", "co-body", "3", "learned", ""},
	{"police.1", "co-body", "2", "changed", "Named as a member in the decision that was read out today."},
	{"prosecution.1", "co-body", "2", "learned", ""},
	{"media.1", "co-body", "1", "understood-differently", ""},
	{"foreign.1", "co-body", "2", "other-person", ""},
	{"government.1", "co-body", "2", "", ""},
	{"cert.1", "ir-parallel", "2", "overstated", "The rule binds us and the police. It was never tried with the commission."},
	{"cert.2", "ir-parallel", "2", "overstated", ""},
	{"emb.1", "ir-parallel", "2", "learned", ""},
	{"emb.2", "ir-parallel", "0", "", ""},
	{"police.1", "ir-parallel", "2", "learned", ""},
	{"prosecution.1", "ir-parallel", "2", "understood-differently", ""},
	{"digital.1", "ir-parallel", "1", "overstated", ""},
}
