package assessment_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"electready/assessment"
)

// specimen is the document in which every field of the format stands once; it
// brings its bank.
func specimen(tb testing.TB) *assessment.Document {
	tb.Helper()
	text, err := os.ReadFile("bundle/testdata/specimen.json")
	if err != nil {
		tb.Fatal(err)
	}
	d := new(assessment.Document)
	if err := json.Unmarshal(text, d); err != nil {
		tb.Fatal(err)
	}
	return d
}

type breakage struct {
	name string
	does func(d *assessment.Document)
	path string // empty: the document is taken
	says string
}

func TestCheckHead(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"the specimen", func(*assessment.Document) {}, "", ""},
		{"format", func(d *assessment.Document) { d.Format = "x" }, "format", "electready/workshop"},
		{"version", func(d *assessment.Document) { d.Version = 2 }, "version", "2 is not 1"},
		{"scope", func(d *assessment.Document) { d.Scope = "" }, "scope", "full, room, agency"},
		{"no id", func(d *assessment.Document) { d.ID = "" }, "id", "has to be given"},
		{"id with a line break", func(d *assessment.Document) { d.ID = "w\n" }, "id", "control character"},
		{"id too long", func(d *assessment.Document) { d.ID = strings.Repeat("ä", 201) }, "id", "at most 200"},
		{"id as long as allowed", func(d *assessment.Document) { d.ID = strings.Repeat("ä", 200) }, "", ""},
		{"no bank", func(d *assessment.Document) { d.Bank.ID, d.Bank.Document.ID = "", "" }, "bank.id", "has to be given"},
		{"no bank version", func(d *assessment.Document) { d.Bank.Version, d.Bank.Document.Version = "", "" }, "bank.version", "has to be given"},
		{"another bank", func(d *assessment.Document) { d.Bank.ID = "x" }, "bank", `bank "x"`},
		{"another bank version", func(d *assessment.Document) { d.Bank.Version = "9" }, "bank", `version "9"`},
		{"another bank content", func(d *assessment.Document) { d.Bank.SHA256 = "9" }, "bank", "another content"},
		{"no bank hash", func(d *assessment.Document) { d.Bank.SHA256 = "" }, "", ""},
		{"agency scope with rows of two", func(d *assessment.Document) { d.Scope = assessment.ScopeAgency }, "respondents[2]", "rows of one agency"},
	})
}

func TestCheckWorkshop(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"state", func(d *assessment.Document) { d.Workshop.State = "open" }, "workshop.state", "handed-over"},
		{"no state", func(d *assessment.Document) { d.Workshop.State = "" }, "workshop.state", "none of"},
		{"title with a bell", func(d *assessment.Document) { d.Workshop.Title = "a\a" }, "workshop.title", "control character"},
		{"title too long", func(d *assessment.Document) { d.Workshop.Title = strings.Repeat("a", 1001) }, "workshop.title", "at most 1000"},
		{"election day", func(d *assessment.Document) { d.Workshop.ElectionDay = "6.6.2027" }, "workshop.election_day", "YYYY-MM-DD"},
		{"a day that is none", func(d *assessment.Document) { d.Workshop.ElectionDay = "2027-02-29" }, "workshop.election_day", "YYYY-MM-DD"},
		{"a day with a time", func(d *assessment.Document) { d.Workshop.ElectionDay = "2027-06-06T00:00:00Z" }, "workshop.election_day", "YYYY-MM-DD"},
		{"no election day", func(d *assessment.Document) { d.Workshop.ElectionDay = "" }, "", ""},
		{"language", func(d *assessment.Document) { d.Workshop.Languages[1] = "k a" }, "workshop.languages[1]", "no language tag"},
		{"language twice", func(d *assessment.Document) { d.Workshop.Languages[1] = "en" }, "workshop.languages[1]", "twice"},
		{"question set", func(d *assessment.Document) { d.Workshop.QuestionSet = "" }, "workshop.question_set", "core, full"},
		{"use", func(d *assessment.Document) { d.Workshop.Uses[0] = "pencil" }, "workshop.uses[0]", "scanner"},
		{"rule", func(d *assessment.Document) { d.Workshop.Disclosure = "open" }, "workshop.disclosure", "room, named"},
		{"channel type", func(d *assessment.Document) { d.Workshop.Channels[2] = "letter" }, "workshop.channels[2]", "incident, crime"},
		{"channel type twice", func(d *assessment.Document) { d.Workshop.Channels[2] = "crime" }, "workshop.channels[2]", "twice"},
		{"no channel types", func(d *assessment.Document) { d.Workshop.Channels = nil }, "", ""},
		{"counterpart of nobody", func(d *assessment.Document) { d.Workshop.Counterparts[0].Agency = "x" }, "workshop.counterparts[0].agency", "no agency"},
		{"counterpart's kind", func(d *assessment.Document) { d.Workshop.Counterparts[0].Kind = "navy" }, "workshop.counterparts[0].kind", "none of"},
		{"counterpart unknown", func(d *assessment.Document) { d.Workshop.Counterparts[0].Peer = "x" }, "workshop.counterparts[0].peer", "no agency"},
		{"counterpart of another kind", func(d *assessment.Document) { d.Workshop.Counterparts[0].Peer = "cert" }, "workshop.counterparts[0].peer", `of kind "cert"`},
		{"counterpart twice", func(d *assessment.Document) {
			d.Workshop.Counterparts = append(d.Workshop.Counterparts, assessment.Counterpart{Agency: "emb", Kind: "police", Peer: "police-a"})
		}, "workshop.counterparts[1]", "second row"},
		{"scenario", func(d *assessment.Document) { d.Workshop.Scenarios[0] = "x" }, "workshop.scenarios[0]", "no scenario"},
		{"system", func(d *assessment.Document) { d.Workshop.Systems[1] = "x" }, "workshop.systems[1]", "no system"},
		{"principle", func(d *assessment.Document) { d.Workshop.ChosenPrinciples[0] = "x" }, "workshop.chosen_principles[0]", "no principle"},
		{"word without a key", func(d *assessment.Document) { d.Workshop.Words[0].Key = "" }, "workshop.words[0].key", "has to be given"},
		{"word twice", func(d *assessment.Document) { d.Workshop.Words = append(d.Workshop.Words, d.Workshop.Words[0]) }, "workshop.words[1]", "same key as workshop.words[0]"},
	})
}

func TestCheckRoom(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"agency without id", func(d *assessment.Document) { d.Agencies = append(d.Agencies, assessment.Agency{Kind: "media"}) }, "agencies[5].id", "has to be given"},
		{"agency twice", func(d *assessment.Document) {
			d.Agencies = append(d.Agencies, assessment.Agency{ID: "emb", Kind: "emb"})
		}, "agencies[5]", "same id as agencies[1]"},
		{"kind", func(d *assessment.Document) { d.Agencies[4].Kind = "navy" }, "agencies[4].kind", "emb, cert"},
		{"no kind", func(d *assessment.Document) { d.Agencies[4].Kind = "" }, "agencies[4].kind", "none of"},
		{"seats", func(d *assessment.Document) { d.Agencies[0].Seats = -1 }, "agencies[0].seats", "-1 is not between"},
		{"circle", func(d *assessment.Document) { d.Agencies[0].Circle = "middle" }, "agencies[0].circle", "inner, outer"},
		{"left in words", func(d *assessment.Document) { d.Agencies[4].Left = "yes" }, "agencies[4].left", "RFC 3339"},
		{"left on a day", func(d *assessment.Document) { d.Agencies[4].Left = "2027-02-01" }, "agencies[4].left", "RFC 3339"},
		{"left by another clock", func(d *assessment.Document) { d.Agencies[4].Left = "2027-02-01T12:00:00+04:00" }, "agencies[4].left", "UTC"},
		{"left at a fraction", func(d *assessment.Document) { d.Agencies[4].Left = "2027-02-01T12:00:00.25Z" }, "", ""},
		{"left by UTC in figures", func(d *assessment.Document) { d.Agencies[4].Left = "2027-02-01T12:00:00+00:00" }, "", ""},
		{"left at one digit", func(d *assessment.Document) { d.Agencies[4].Left = "2027-02-01T2:00:00Z" }, "agencies[4].left", "RFC 3339"},
		{"origin", func(d *assessment.Document) { d.Agencies[3].Origin = "b\x00" }, "agencies[3].origin", "control character"},
		{"respondent without id", func(d *assessment.Document) {
			d.Respondents = append(d.Respondents, assessment.Respondent{Agency: "emb"})
		}, "respondents[4].id", "has to be given"},
		{"respondent twice", func(d *assessment.Document) { d.Respondents[1].ID = "r-1" }, "respondents[1]", "same id"},
		{"respondent of nobody", func(d *assessment.Document) { d.Respondents[1].Agency = "x" }, "respondents[1].agency", "no agency"},
		{"respondent of an empty name", func(d *assessment.Document) { d.Respondents[1].Agency = "" }, "respondents[1].agency", "no agency"},
		{"seat", func(d *assessment.Document) { d.Respondents[1].Seat = -2 }, "respondents[1].seat", "-2"},
		{"round", func(d *assessment.Document) { d.Rounds = append(d.Rounds, assessment.Round{ID: "third"}) }, "rounds[2].id", "follow-up"},
		{"round twice", func(d *assessment.Document) { d.Rounds = append(d.Rounds, assessment.Round{ID: "first"}) }, "rounds[2]", "same id"},
		{"round opened", func(d *assessment.Document) { d.Rounds[0].Opened = "nine" }, "rounds[0].opened", "RFC 3339"},
		{"round closed", func(d *assessment.Document) { d.Rounds[0].Closed = "nine" }, "rounds[0].closed", "RFC 3339"},
		{"theme", func(d *assessment.Document) { d.Themes[1].Theme = "x" }, "themes[1].theme", "no theme"},
		{"theme's round", func(d *assessment.Document) { d.Themes[1].Round = "follow-up" }, "themes[1].round", "no round"},
		{"theme without round", func(d *assessment.Document) { d.Themes[1].Round = "" }, "themes[1].round", "no round"},
		{"theme's state", func(d *assessment.Document) { d.Themes[1].State = "" }, "themes[1].state", "closed, open, locked, shown"},
		{"theme twice", func(d *assessment.Document) { d.Themes[1].Theme = "systems" }, "themes[1]", "same theme and round"},
		{"theme's question", func(d *assessment.Document) { d.Themes[0].Questions[0] = "x" }, "themes[0].questions[0]", "no question"},
		{"question of another theme", func(d *assessment.Document) { d.Themes[0].Questions[0] = "ir-duty" }, "themes[0].questions[0]", `belongs to theme "reporting"`},
		{"theme locked", func(d *assessment.Document) { d.Themes[0].Locked = "x" }, "themes[0].locked", "RFC 3339"},
		{"theme opened", func(d *assessment.Document) { d.Themes[0].Opened = "x" }, "themes[0].opened", "RFC 3339"},
		{"theme shown", func(d *assessment.Document) { d.Themes[0].Shown = "x" }, "themes[0].shown", "RFC 3339"},
	})
}

func TestCheckVoices(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"answer of nobody", func(d *assessment.Document) { d.Answers[3].Respondent = "x" }, "answers[3].respondent", "no respondent"},
		{"answer without respondent", func(d *assessment.Document) { d.Answers[3].Respondent = "" }, "answers[3].respondent", "no respondent"},
		{"answer's round", func(d *assessment.Document) { d.Answers[3].Round = "follow-up" }, "answers[3].round", "no round"},
		{"answer without round", func(d *assessment.Document) { d.Answers[3].Round = "" }, "answers[3].round", "no round"},
		{"answer's question", func(d *assessment.Document) { d.Answers[3].Question = "x" }, "answers[3].question", "no question"},
		{"answer without revision", func(d *assessment.Document) { d.Answers[3].Revision = 0 }, "answers[3].revision", "0 is not between 1"},
		{"choice 5", func(d *assessment.Document) { d.Answers[3].Choice = "5" }, "answers[3].choice", `"5" is none of 0, 1, 2, 3, 4, unknown, not-ours, withheld`},
		{"no choice", func(d *assessment.Document) { d.Answers[3].Choice = "" }, "answers[3].choice", "none of"},
		{"choice unsettled", func(d *assessment.Document) { d.Answers[3].Choice = "unsettled" }, "answers[3].choice", "none of"},
		{"basis", func(d *assessment.Document) { d.Answers[0].Basis = "law" }, "answers[0].basis", "document, practice, opinion"},
		{"why", func(d *assessment.Document) { d.Answers[1].Why = "because" }, "answers[1].why", "other-person"},
		{"note with lines", func(d *assessment.Document) { d.Answers[0].Note = "a\r\n\tb" }, "", ""},
		{"note with an escape", func(d *assessment.Document) { d.Answers[0].Note = "a\x1b[31m" }, "answers[0].note", "control character"},
		{"note too long", func(d *assessment.Document) { d.Answers[0].Note = strings.Repeat("a", 20_001) }, "answers[0].note", "at most 20000"},
		{"answer's time", func(d *assessment.Document) { d.Answers[0].At = "x" }, "answers[0].at", "RFC 3339"},
		{"answer twice", func(d *assessment.Document) { d.Answers[1].Revision = 1 }, "answers[1]", "same respondent, round, question and revision as answers[0]"},
		{"position of nobody", func(d *assessment.Document) { d.Positions[2].Agency = "x" }, "positions[2].agency", "no agency"},
		{"position's round", func(d *assessment.Document) { d.Positions[2].Round = "follow-up" }, "positions[2].round", "no round"},
		{"position's question", func(d *assessment.Document) { d.Positions[2].Question = "x" }, "positions[2].question", "no question"},
		{"position's choice", func(d *assessment.Document) { d.Positions[2].Choice = "" }, "positions[2].choice", "none of"},
		{"position's respondent", func(d *assessment.Document) { d.Positions[2].Respondent = "x" }, "positions[2].respondent", "no respondent"},
		{"position without respondent", func(d *assessment.Document) { d.Positions[2].Respondent = "" }, "", ""},
		{"position's time", func(d *assessment.Document) { d.Positions[2].At = "x" }, "positions[2].at", "RFC 3339"},
		{"position twice", func(d *assessment.Document) { d.Positions = append(d.Positions, d.Positions[0]) }, "", ""},
	})
}

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

func TestCheckPlan(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"outcome's scenario", func(d *assessment.Document) { d.Outcomes[0].Scenario = "x" }, "outcomes[0].scenario", "no scenario"},
		{"outcome's task", func(d *assessment.Document) { d.Outcomes[0].Task = "x" }, "outcomes[0].task", "no task"},
		{"outcome's agency", func(d *assessment.Document) { d.Outcomes[0].Agency = "x" }, "outcomes[0].agency", "no agency"},
		{"outcome without agency", func(d *assessment.Document) { d.Outcomes[0].Agency = "" }, "", ""},
		{"outcome's basis", func(d *assessment.Document) { d.Outcomes[0].Basis = "x" }, "outcomes[0].basis", "law, practice"},
		{"outcome's day", func(d *assessment.Document) { d.Outcomes[0].Due = "soon" }, "outcomes[0].due", "YYYY-MM-DD"},
		{"action without id", func(d *assessment.Document) { d.Actions[0].ID = "" }, "actions[0].id", "has to be given"},
		{"action twice", func(d *assessment.Document) { d.Actions[1].ID = "a-1" }, "actions[1]", "same id"},
		{"action about a theme", func(d *assessment.Document) { d.Actions[0].About.Kind = "theme" }, "actions[0].about.kind", "question, channel, claim, system, principle"},
		{"action about nothing", func(d *assessment.Document) { d.Actions[1].About.ID = "" }, "actions[1].about.id", "has to be given"},
		{"action about an unknown question", func(d *assessment.Document) { d.Actions[0].About.ID = "x" }, "actions[0].about.id", "no question"},
		{"action about an unknown system", func(d *assessment.Document) { d.Actions[0].About = assessment.Subject{Kind: "system", ID: "x"} }, "actions[0].about.id", "no system"},
		{"action about an unknown principle", func(d *assessment.Document) { d.Actions[0].About = assessment.Subject{Kind: "principle", ID: "x"} }, "actions[0].about.id", "no principle"},
		{"action proposed to nobody", func(d *assessment.Document) { d.Actions[0].ProposedTo = "x" }, "actions[0].proposed_to", "no agency"},
		{"action's owner", func(d *assessment.Document) { d.Actions[0].Owner = "x" }, "actions[0].owner", "no agency"},
		{"action's partner", func(d *assessment.Document) { d.Actions[0].Partners[0] = "x" }, "actions[0].partners[0]", "no agency"},
		{"action's day", func(d *assessment.Document) { d.Actions[0].Due = "x" }, "actions[0].due", "YYYY-MM-DD"},
		{"action's state", func(d *assessment.Document) { d.Actions[0].State = "planned" }, "actions[0].state", "proposed, taken, declined, done"},
		{"action's lead days", func(d *assessment.Document) { d.Actions[0].LeadDays = -1 }, "actions[0].lead_days", "-1"},
		{"action's title", func(d *assessment.Document) { d.Actions[0].Title = "a\nb" }, "actions[0].title", "control character"},
		{"action's reason", func(d *assessment.Document) { d.Actions[0].LeadReason = "\x00" }, "actions[0].lead_reason", "control character"},
		{"note's text", func(d *assessment.Document) { d.Notes[0].Text = "\x00" }, "notes[0].text", "control character"},
		{"note twice", func(d *assessment.Document) { d.Notes = append(d.Notes, d.Notes[0]) }, "", ""},
		{"release's time", func(d *assessment.Document) { d.Releases[0].At = "x" }, "releases[0].at", "RFC 3339"},
		{"release about a line break", func(d *assessment.Document) { d.Releases[0].About = "a\nb" }, "releases[0].about", "control character"},
		{"step without id", func(d *assessment.Document) { d.RunSheet[0].ID = "" }, "runsheet[0].id", "has to be given"},
		{"step twice", func(d *assessment.Document) { d.RunSheet = append(d.RunSheet, d.RunSheet[0]) }, "runsheet[1]", "same id"},
		{"step's start", func(d *assessment.Document) { d.RunSheet[0].Start = "9:00" }, "runsheet[0].start", "HH:MM"},
		{"step's minutes", func(d *assessment.Document) { d.RunSheet[0].Minutes = -5 }, "runsheet[0].minutes", "-5"},
		{"step's theme", func(d *assessment.Document) { d.RunSheet[0].Themes[0] = "x" }, "runsheet[0].themes[0]", "no theme"},
		{"step's state", func(d *assessment.Document) { d.RunSheet[0].State = "x" }, "runsheet[0].state", "now, done, skipped"},
	})
}

func TestCheckBank(t *testing.T) {
	t.Parallel()
	question := func(d *assessment.Document) *assessment.Question {
		return &d.Bank.Document.Themes[0].Sections[0].Questions[0]
	}
	const path = "bank.document.themes[0].sections[0].questions[0]"
	testBreakages(t, []breakage{
		{"kind", func(d *assessment.Document) { d.Bank.Document.Kinds[0] = "navy" }, "bank.document.kinds[0]", "none of"},
		{"use", func(d *assessment.Document) { d.Bank.Document.Uses[0] = "pencil" }, "bank.document.uses[0]", "none of"},
		{"language", func(d *assessment.Document) { d.Bank.Document.Languages[0] = "e n" }, "bank.document.languages[0]", "no language tag"},
		{"empty language", func(d *assessment.Document) { d.Bank.Document.Languages[0] = "" }, "bank.document.languages[0]", "has to be given"},
		{"theme without id", func(d *assessment.Document) { d.Bank.Document.Themes[0].ID = "" }, "bank.document.themes[0].id", "has to be given"},
		{"question without id", func(d *assessment.Document) { question(d).ID = "" }, path + ".id", "has to be given"},
		{"step without id", func(d *assessment.Document) { question(d).Steps[0].ID = "" }, path + ".steps[0].id", "has to be given"},
		{"step twice", func(d *assessment.Document) { question(d).Steps[1].ID = "below-2" }, path + ".steps[1]", "same id"},
		{"expected channel's type", func(d *assessment.Document) { d.Bank.Document.Expected[1].Type = "letter" }, "bank.document.expected_channels[1].type", "none of"},
		{"expected channel's sender", func(d *assessment.Document) { d.Bank.Document.Expected[1].From = "navy" }, "bank.document.expected_channels[1].from", "none of"},
		{"expected channel twice", func(d *assessment.Document) { d.Bank.Document.Expected[1] = d.Bank.Document.Expected[0] }, "bank.document.expected_channels[1]", "same type, from and to"},
		{"scenario without id", func(d *assessment.Document) { d.Bank.Document.Scenarios[0].ID = "" }, "bank.document.scenarios[0].id", "has to be given"},
		{"system twice", func(d *assessment.Document) { d.Bank.Document.Systems[1].ID = "register" }, "bank.document.systems[1]", "same id"},
		{"principle without id", func(d *assessment.Document) { d.Bank.Document.Principles[0].ID = "" }, "bank.document.principles[0].id", "has to be given"},
		{"language of prose", func(d *assessment.Document) { d.Bank.Document.Prose["e n"] = &assessment.Prose{} }, "bank.document.prose", "no language tag"},
		{"section twice", func(d *assessment.Document) { d.Bank.Document.Themes[1].Sections[0].ID = "backup" }, "bank.document.themes[1].sections[0]", "same id"},
		{"prose too long", func(d *assessment.Document) { d.Bank.Document.Prose["en"].Facts["f-1"] = strings.Repeat("a", 20_001) }, "bank.document.prose.en.facts.f-1", "at most 20000"},
		{"another bank than the document's", func(d *assessment.Document) { d.Bank.Document.Version = "2" }, "bank", "belongs to bank"},
		{"theme twice", func(d *assessment.Document) {
			d.Bank.Document.Themes = append(d.Bank.Document.Themes, assessment.Theme{ID: "systems"})
		}, "bank.document.themes[2]", "same id"},
		{"section without id", func(d *assessment.Document) { d.Bank.Document.Themes[0].Sections[0].ID = "" }, "bank.document.themes[0].sections[0].id", "has to be given"},
		{"question twice", func(d *assessment.Document) { d.Bank.Document.Themes[1].Sections[0].Questions[0].ID = "cs-scan" }, "bank.document.themes[1].sections[0].questions[0]", "same id"},
		{"about", func(d *assessment.Document) { question(d).About = "" }, path + ".about", "own, shared"},
		{"weight", func(d *assessment.Document) { question(d).Weight = 4 }, path + ".weight", "4 is not between 1 and 3"},
		{"target", func(d *assessment.Document) { question(d).Target = 5 }, path + ".target", "5 is not between 0 and 4"},
		{"applies to", func(d *assessment.Document) { question(d).AppliesTo = []assessment.Kind{"navy"} }, path + ".applies_to[0]", "none of"},
		{"needs", func(d *assessment.Document) { question(d).Needs = []assessment.Use{"pencil"} }, path + ".needs[0]", "none of"},
		{"step's days", func(d *assessment.Document) { question(d).Steps[0].Days = -1 }, path + ".steps[0].days", "-1"},
		{"expected channel", func(d *assessment.Document) { d.Bank.Document.Expected[1].To = "navy" }, "bank.document.expected_channels[1].to", "none of"},
		{"scenario twice", func(d *assessment.Document) {
			d.Bank.Document.Scenarios = append(d.Bank.Document.Scenarios, d.Bank.Document.Scenarios[0])
		}, "bank.document.scenarios[1]", "same id"},
		{"task twice", func(d *assessment.Document) {
			tasks := &d.Bank.Document.Scenarios[0].Tasks
			*tasks = append(*tasks, "restore")
		}, "bank.document.scenarios[0].tasks[2]", "twice"},
		{"system without id", func(d *assessment.Document) {
			d.Bank.Document.Systems = append(d.Bank.Document.Systems, assessment.System{})
		}, "bank.document.systems[2].id", "has to be given"},
		{"principle twice", func(d *assessment.Document) {
			d.Bank.Document.Principles = append(d.Bank.Document.Principles, assessment.Principle{ID: "p-share"})
		}, "bank.document.principles[1]", "same id"},
		{"empty prose", func(d *assessment.Document) { d.Bank.Document.Prose["ka"] = nil }, "bank.document.prose.ka", "is empty"},
	})
}

func testBreakages(t *testing.T, cases []breakage) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := specimen(t)
			c.does(d)
			err := d.Check(nil)
			if c.path == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			var flawed *assessment.FlawedError
			if !errors.As(err, &flawed) {
				t.Fatalf("got %v, want a *FlawedError", err)
			}
			for _, f := range flawed.Flaws {
				if f.Path == c.path && strings.Contains(f.Why, c.says) {
					return
				}
			}
			t.Errorf("got %v\nwant %s: … %s …", err, c.path, c.says)
		})
	}
}

// No text of the document or its bank takes a control character.
func TestCheckRefusesControlCharactersEverywhere(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	fields := 0
	eachText(reflect.ValueOf(d).Elem(), "", func(path string, text reflect.Value) {
		fields++
		before := text.String()
		text.SetString(before + "\x7f")
		if err := d.Check(nil); err == nil {
			t.Errorf("%s takes a control character", path)
		}
		text.SetString(before)
	})
	if fields < 400 {
		t.Errorf("only %d texts were tried", fields)
	}
	if err := d.Check(nil); err != nil {
		t.Fatal(err)
	}
}

// eachText visits every text that can be set: all but those in maps.
func eachText(v reflect.Value, path string, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v)
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachText(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	}
}

// A bank at hand and one in the document have to be the same.
func TestCheckComparesBothBanks(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	own := *d.Bank.Document
	d.Bank.Document.SHA256 = "other"
	if err := d.Check(&own); err == nil || !strings.Contains(err.Error(), "bank.document: ") {
		t.Errorf("got %v, want a flaw of bank.document", err)
	}
}

// A flaw is named where it is, and nothing else is called flawed for it.
func TestCheckNamesOneFlawOnce(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	d.Answers[3].Choice = "5"
	err := d.Check(nil)
	want := `document refused: answers[3].choice: "5" is none of 0, 1, 2, 3, 4, unknown, not-ours, withheld`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if !errors.Is(err, assessment.ErrFlawed) || assessment.CodeOf(err) != assessment.Invalid {
		t.Error("the error has no code")
	}
}

func TestCheckCapsItsList(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	for range 80 {
		d.Notes = append(d.Notes, assessment.Note{Text: strings.Repeat("\x00", 3)})
	}
	var flawed *assessment.FlawedError
	if err := d.Check(nil); !errors.As(err, &flawed) || len(flawed.Flaws) != 50 || flawed.More != 30 {
		t.Fatalf("got %v, want 50 flaws and 30 more", err)
	}
	if !strings.HasSuffix(flawed.Error(), "and 30 more") {
		t.Errorf("%q does not say how many more", flawed)
	}
}

func TestCheckAgainstBank(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	own := d.Bank.Document
	d.Bank.Document, d.Bank.SHA256 = nil, ""
	if err := d.Check(own); err != nil {
		t.Errorf("against the program's own bank: %v", err)
	}
	if err := d.Check(nil); err == nil || !strings.Contains(err.Error(), "no bank") {
		t.Errorf("without any bank: got %v", err)
	}
	other := *own
	other.Version = "2"
	if err := d.Check(&other); err == nil || !strings.Contains(err.Error(), "belongs to bank") {
		t.Errorf("against another version: got %v", err)
	}
}

func TestCheckRoomScope(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	d.Scope = assessment.ScopeRoom
	var flawed *assessment.FlawedError
	if err := d.Check(nil); !errors.As(err, &flawed) || len(flawed.Flaws) != 3 {
		t.Errorf("got %v, want flaws of respondents, answers and notes", err)
	}
}

func TestCheckEmptyDocument(t *testing.T) {
	t.Parallel()
	if err := new(assessment.Document).Check(nil); err == nil {
		t.Error("an empty document is taken")
	}
	least := &assessment.Document{
		Format: assessment.DocumentFormat, Version: assessment.DocumentVersion, Scope: assessment.ScopeFull, ID: "w",
		Bank:     assessment.BankRef{ID: "statements", Version: "1"},
		Workshop: assessment.Workshop{State: assessment.Preparing, QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom},
	}
	if err := least.Check(statementBank()); err != nil {
		t.Errorf("the least document is refused: %v", err)
	}
}
