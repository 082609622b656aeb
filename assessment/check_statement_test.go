package assessment_test

import (
	"testing"

	"electready/assessment"
)

func TestCheckStatements(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"channel of nobody", func(d *assessment.Document) { d.Channels[0].Agency = "x" }, "channels[0].agency", "no agency"},
		{"channel's type", func(d *assessment.Document) { d.Channels[0].Type = "letter" }, "channels[0].type", "incident, crime"},
		{"channel of a type not used", func(d *assessment.Document) { d.Workshop.Channels = []assessment.ChannelType{"help"} }, "", ""},
		{"channel's peer", func(d *assessment.Document) { d.Channels[0].Peer = "x" }, "channels[0].peer", "no agency"},
		{"channel to itself", func(d *assessment.Document) { d.Channels[0].Peer = "emb" }, "channels[0].peer", "itself"},
		{"sends", func(d *assessment.Document) { d.Channels[0].Sends = "maybe" }, "channels[0].sends", "yes, via, no, unknown, withheld"},
		{"sends left out", func(d *assessment.Document) { d.Channels[0].Sends = "" }, "", ""},
		{"within", func(d *assessment.Document) { d.Channels[0].Within = "never" }, "channels[0].within", "hour, day, later"},
		{"receives via", func(d *assessment.Document) { d.Channels[0].Receives = "via" }, "channels[0].receives", "yes, no, unknown, withheld"},
		{"via without sends via", func(d *assessment.Document) { d.Channels[0].Via = "police-a" }, "channels[0].via", "not via"},
		{"sends via without via", func(d *assessment.Document) { d.Channels[2].Via = "" }, "channels[2].via", "has to name"},
		{"via itself", func(d *assessment.Document) { d.Channels[2].Via = "cert" }, "channels[2].via", "the agency itself"},
		{"via the receiver", func(d *assessment.Document) { d.Channels[2].Via = "police-b" }, "channels[2].via", "the receiver itself"},
		{"via nobody", func(d *assessment.Document) { d.Channels[2].Via = "x" }, "channels[2].via", "no agency"},
		{"via who left", func(d *assessment.Document) { d.Channels[2].Via = "gone" }, "", ""},
		{"channel's round", func(d *assessment.Document) { d.Channels[0].Round = "follow-up" }, "channels[0].round", "no round"},
		{"no first round", func(d *assessment.Document) {
			*d = assessment.Document{
				Format: d.Format, Version: 1, Scope: "full", ID: "w", Bank: d.Bank, Workshop: d.Workshop, Agencies: d.Agencies,
				Principles: d.Principles, Stakes: d.Stakes[1:2],
			}
		}, "stakes[0].round", `no round "first"`},
		{"channel's respondent", func(d *assessment.Document) { d.Channels[0].Respondent = "x" }, "channels[0].respondent", "no respondent"},
		{"channel's revision", func(d *assessment.Document) { d.Channels[0].Revision = -1 }, "channels[0].revision", "-1"},
		{"channel's time", func(d *assessment.Document) { d.Channels[0].At = "x" }, "channels[0].at", "RFC 3339"},
		{"channel twice, as left out", func(d *assessment.Document) {
			again := d.Channels[0]
			again.Round, again.Revision = "first", 1
			d.Channels = append(d.Channels, again)
		}, "channels[4]", "same agency, type, peer, round and revision"},
		{"channel revised", func(d *assessment.Document) {
			again := d.Channels[0]
			again.Revision = 2
			d.Channels = append(d.Channels, again)
		}, "", ""},
		{"claim of nobody", func(d *assessment.Document) { d.Claims[2].Agency = "x" }, "claims[2].agency", "no agency"},
		{"claim's scenario", func(d *assessment.Document) { d.Claims[2].Scenario = "x" }, "claims[2].scenario", "no scenario"},
		{"claim's task", func(d *assessment.Document) { d.Claims[2].Task = "x" }, "claims[2].task", "no task"},
		{"claim", func(d *assessment.Document) { d.Claims[2].Claim = "" }, "claims[2].claim", "lead, with, support, other, nobody, unknown, withheld"},
		{"lead that names another", func(d *assessment.Document) { d.Claims[2].Other = "emb" }, "claims[2].other", "not with or other"},
		{"with nobody", func(d *assessment.Document) { d.Claims[0].Other = "" }, "claims[0].other", "has to name"},
		{"with itself", func(d *assessment.Document) { d.Claims[0].Other = "emb" }, "claims[0].other", "itself"},
		{"other that is unknown", func(d *assessment.Document) { d.Claims[0].Claim, d.Claims[0].Other = "other", "x" }, "claims[0].other", "no agency"},
		{"claim's basis", func(d *assessment.Document) { d.Claims[0].Basis = "opinion" }, "claims[0].basis", "law, practice"},
		{"claim twice", func(d *assessment.Document) { d.Claims = append(d.Claims, d.Claims[0]) }, "claims[3]", "same agency, scenario, task"},
		{"claim's round", func(d *assessment.Document) { d.Claims[0].Round = "third" }, "claims[0].round", "no round"},
		{"stake of nobody", func(d *assessment.Document) { d.Stakes[0].Agency = "" }, "stakes[0].agency", "no agency"},
		{"stake's system", func(d *assessment.Document) { d.Stakes[0].System = "x" }, "stakes[0].system", "no system"},
		{"stake", func(d *assessment.Document) { d.Stakes[0].Stakes[1] = "builds" }, "stakes[0].stakes[1]", "owns, operates"},
		{"stake twice in a list", func(d *assessment.Document) { d.Stakes[0].Stakes[1] = "owns" }, "stakes[0].stakes[1]", "twice"},
		{"none beside another", func(d *assessment.Document) { d.Stakes[0].Stakes[1] = "none" }, "stakes[0].stakes[1]", "stands alone"},
		{"unknown beside another", func(d *assessment.Document) { d.Stakes[0].Stakes[0] = "unknown" }, "stakes[0].stakes[0]", "stands alone"},
		{"withheld beside another", func(d *assessment.Document) { d.Stakes[0].Stakes[1] = "withheld" }, "stakes[0].stakes[1]", "stands alone"},
		{"empty list of stakes", func(d *assessment.Document) { d.Stakes[0].Stakes = nil }, "", ""},
		{"fallback", func(d *assessment.Document) { d.Stakes[0].Fallback = "withheld" }, "stakes[0].fallback", "yes, no, unknown"},
		{"stake given twice", func(d *assessment.Document) { d.Stakes = append(d.Stakes, d.Stakes[0]) }, "stakes[3]", "same agency, system"},
		{"stake's respondent", func(d *assessment.Document) { d.Stakes[0].Respondent = "x" }, "stakes[0].respondent", "no respondent"},
		{"principle without id", func(d *assessment.Document) {
			d.Principles = append(d.Principles, assessment.PrincipleDraft{Version: 1})
		}, "principles[2].id", "has to be given"},
		{"principle's version", func(d *assessment.Document) {
			d.Principles = append(d.Principles, assessment.PrincipleDraft{ID: "q"})
		}, "principles[2].version", "0 is not between 1"},
		{"principle's language", func(d *assessment.Document) { d.Principles[0].Text["de_DE"] = "x" }, "principles[0].text", "no language tag"},
		{"principle's text", func(d *assessment.Document) { d.Principles[0].Text["en"] = "\x00" }, "principles[0].text.en", "control character"},
		{"principle twice", func(d *assessment.Document) { d.Principles = append(d.Principles, d.Principles[0]) }, "principles[2]", "same id and version"},
		{"bank's draft replaced", func(d *assessment.Document) {
			d.Principles = append(d.Principles, assessment.PrincipleDraft{ID: "p-share", Version: 1})
		}, "", ""},
		{"stance of nobody", func(d *assessment.Document) { d.Stances[0].Agency = "x" }, "stances[0].agency", "no agency"},
		{"stance's principle", func(d *assessment.Document) { d.Stances[0].Principle = "x" }, "stances[0].principle", "no principle"},
		{"stance on a version nobody wrote", func(d *assessment.Document) { d.Stances[0].Version = 3 }, "stances[0].version", "no version 3"},
		{"stance without version", func(d *assessment.Document) { d.Stances[0].Version = 0 }, "stances[0].version", "no version 0"},
		{"stance on an own draft nobody wrote", func(d *assessment.Document) { d.Stances[2].Version = 2 }, "stances[2].version", "no version 2"},
		{"stance", func(d *assessment.Document) { d.Stances[0].Stance = "against" }, "stances[0].stance", "support, wording, reservation, no-mandate"},
		{"stance's text", func(d *assessment.Document) { d.Stances[0].Text = "\v" }, "stances[0].text", "control character"},
		{"stance twice", func(d *assessment.Document) { d.Stances = append(d.Stances, d.Stances[0]) }, "stances[3]", "same agency, principle, version"},
		{"stance's round", func(d *assessment.Document) { d.Stances[0].Round = "x" }, "stances[0].round", "no round"},
	})
}
