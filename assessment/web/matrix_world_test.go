package web_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"electready/assessment"
	"electready/static"
)

// matrixWorld has two workshops of two trainers. What exists in the other one
// only: an agency "media" and its respondent.
func matrixWorld(t *testing.T) *world {
	t.Helper()
	w := openWorld(t, t.TempDir())
	trainer, stranger := w.hire(t, "trainer"), w.hire(t, "stranger")
	here := w.hold(t, trainer, assessment.RuleRoom, "emb Commission", "police Police", "cert CERT")
	there := w.hold(t, stranger, assessment.RuleRoom, "emb Commission", "police Police", "media Media")
	for _, of := range []struct {
		trainer  person
		workshop string
	}{{trainer, here}, {stranger, there}} {
		w.move(t, of.trainer, of.workshop, shownTheme, assessment.Open, assessment.Locked, assessment.Shown)
		w.move(t, of.trainer, of.workshop, openTheme, assessment.Open)
		if err := w.MoveStatements(t.Context(), of.trainer.Actor, of.workshop, assessment.Open); err != nil {
			t.Fatal(err)
		}
		if _, err := w.MakeLink(t.Context(), of.trainer.Actor, of.workshop, assessment.ScreenRole, ""); err != nil {
			t.Fatal(err)
		}
	}
	w.as(t, "entering", assessment.Actor{Role: assessment.Visitor, Workshop: here, Agency: "police"})
	w.as(t, "observer", assessment.Actor{Role: assessment.ObserverRole, Workshop: here})
	w.seat(t, "lead", here, "police", "", w.cardOf(t, trainer, here, "police").Slip)
	w.seat(t, "respondent", here, "police", "", "")
	w.seat(t, "other lead", here, "cert", "", w.cardOf(t, trainer, here, "cert").Slip)
	w.seat(t, "colleague", here, "cert", "", "")
	w.seat(t, "elsewhere", there, "police", "", "")
	w.seat(t, "neighbour", there, "police", "", "")
	w.seat(t, "media lead", there, "media", "", w.cardOf(t, stranger, there, "media").Slip)
	ids := w.shared()
	for _, pair := range [][2]string{{"lead", "respondent"}, {"other lead", "colleague"}, {"elsewhere", "neighbour"}} {
		for i, name := range pair {
			w.answer(t, w.people[name],
				assessment.Draft{Question: ids[0], Choice: "2"},
				assessment.Draft{Question: ids[1], Choice: "2"},
				assessment.Draft{Question: ids[2], Choice: []assessment.Choice{"0", "3"}[i]})
		}
	}
	wider := assessment.NewAgency{Kind: assessment.Police, Name: "Police", Short: "Police", Seats: 6}
	if err := w.ChangeAgency(t.Context(), trainer.Actor, here, "police", wider, nil); err != nil {
		t.Fatal(err)
	}
	w.paper(t, trainer, here, "police")
	w.paper(t, stranger, there, "media")
	for _, name := range []string{"respondent", "neighbour"} {
		w.state(t, name, assessment.Statement{Stake: &assessment.Stake{System: w.bank.Defaults.Systems[0], Stakes: []string{assessment.StakeDepends}}})
	}
	for _, name := range []string{"lead", "other lead", "media lead"} {
		w.contact(t, name, "Desk of "+name, "112")
	}
	w.propose(t, trainer, here, "police")
	w.propose(t, stranger, there, "police")
	return w
}

// link is the number of a workshop's only link.
func (w *world) link(t *testing.T, trainer, workshop string) string {
	t.Helper()
	list, err := w.Links(t.Context(), w.people[trainer].Actor, workshop)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d links of %s: %v", len(list), workshop, err)
	}
	return strconv.FormatInt(list[0].Seq, 10)
}

// state makes somebody's statement: a lead's row, or a proposal to the lead.
func (w *world) state(t testing.TB, name string, s assessment.Statement) {
	t.Helper()
	if _, err := w.State(t.Context(), w.people[name].Actor, w.bank, s, nil); err != nil {
		t.Fatal(err)
	}
}

// proposal is the number of somebody's only proposal.
func (w *world) proposal(t *testing.T, name string) string {
	t.Helper()
	list, err := w.Proposals(t.Context(), w.people[name].Actor)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d proposals of %s: %v", len(list), name, err)
	}
	return strconv.FormatInt(list[0].Seq, 10)
}

// shared are questions of the open theme's first page that both the police and
// the CERT are asked.
func (w *world) shared() []string {
	var out []string
	cert := w.asked(assessment.CERT, openTheme)
	for _, q := range w.asked(assessment.Police, openTheme) {
		if slices.Contains(cert, q) {
			out = append(out, q)
		}
	}
	return out
}

// ids are what the words in braces stand for.
type ids map[string]string

// matrixIDs are the ids of the workshop here, of what is foreign to it, and of
// what never was.
func (w *world) matrixIDs(t *testing.T) (own, foreign, never ids) {
	t.Helper()
	trainer := w.people["trainer"]
	here, there := w.people["lead"].Workshop, w.people["elsewhere"].Workshop
	card := w.cardOf(t, trainer, here, "police")
	questions := w.shared()
	place, _, _ := w.bank.Question(questions[0])
	own = ids{
		"id": here, "agency": "police", "respondent": w.people["respondent"].ID, "card": card.Code, "code": card.Code,
		"personal": w.people["respondent"].personal, "theme": openTheme, "part": "1", "closed": closedTheme, "section": place.Section,
		"question": questions[0], "agreed": questions[1], "agreed-mark": assessment.VoicesMark([]assessment.Choice{"2", "2"}),
		"apart": questions[2], "apart-mark": assessment.VoicesMark([]assessment.Choice{"0", "3"}),
		"shown-question": w.asked(assessment.Police, shownTheme)[0],
		"type":           "incident", "round": "second", "scenario": w.bank.Defaults.Scenarios[0], "task": w.taskOf(w.bank.Defaults.Scenarios[0]),
		"sheet-mark": assessment.SheetMark(assessment.UsualSheet(w.bank)), "step": "opening",
		"picks-mark": assessment.Picks(nil).Mark(), "notes-mark": assessment.Notes{}.Mark(),
		"plan-mark": w.planMark(t, here), "agency-mark": assessment.AgencyMark(assessment.Agency{Name: "Police", Short: "Police", Seats: 6}),
		"choice-mark": assessment.ChoiceMark(w.bank.Defaults.Principles),
		"link":        w.link(t, "trainer", here), "title": "Readiness of " + trainer.ID, "phrase": "quiet lamps over nine rivers",
		"system": w.bank.Defaults.Systems[0], "proposal": w.proposal(t, "respondent"), "principle": w.bank.Defaults.Principles[0],
		"action": w.action(t, here).ID, "action-mark": assessment.ActionMark(w.action(t, here)),
		"paper": "police.3", "term": assessment.TermsAsked(w.bank, &assessment.Workshop{QuestionSet: assessment.CoreSet})[0], "paper-question": w.asked(assessment.Police, openTheme)[0],
		"hash": strings.Split(static.Path("app.js"), "/")[2], "*": "app.js",
	}
	foreign, never = ids{}, ids{}
	for k, v := range own {
		foreign[k], never[k] = v, v
	}
	foreign["link"], never["link"] = w.link(t, "stranger", there), "999999"
	foreign["proposal"], never["proposal"] = w.proposal(t, "neighbour"), "999999"
	foreign["action"], never["action"] = w.action(t, there).ID, "a-never"
	foreign["paper"], never["paper"] = "media.2", "never.1"
	foreign["id"], foreign["agency"], foreign["respondent"] = there, "media", w.people["media lead"].ID
	never["id"], never["agency"], never["respondent"] = "w-never", "never", "never.1"
	return own, foreign, never
}

// planMark is the mark of a workshop's plan as it is.
func (w *world) planMark(t *testing.T, workshop string) string {
	t.Helper()
	d, err := w.Document(t.Context(), workshop)
	if err != nil {
		t.Fatal(err)
	}
	return assessment.PlanMark(d.Workshop, "https://room.test")
}

func (w *world) taskOf(scenario string) string {
	i := slices.IndexFunc(w.bank.Scenarios, func(s assessment.Scenario) bool { return s.ID == scenario })
	return w.bank.Scenarios[i].Tasks[0]
}

// fill puts ids in the place of words in braces.
func (o ids) fill(text string) string {
	for word, id := range o {
		text = strings.ReplaceAll(text, "{"+word+"}", id)
	}
	return text
}

// address is a route's path with ids in the place of its parameters.
func (o ids) address(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if name, ok := strings.CutPrefix(p, ":"); ok {
			parts[i] = o[name]
		}
		if p == "*" {
			parts[i] = o["*"]
		}
	}
	return strings.Join(parts, "/")
}

func (o ids) form(t testing.TB, text string) url.Values {
	t.Helper()
	form, err := url.ParseQuery(o.fill(text))
	if err != nil {
		t.Fatal(err)
	}
	return form
}
