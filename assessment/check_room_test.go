package assessment_test

import (
	"errors"
	"strings"
	"testing"

	"electready/assessment"
)

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

func TestCheckRoomScope(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	d.Scope = assessment.ScopeRoom
	var flawed *assessment.FlawedError
	if err := d.Check(nil); !errors.As(err, &flawed) || len(flawed.Flaws) != 3 {
		t.Errorf("got %v, want flaws of respondents, answers and notes", err)
	}
}
