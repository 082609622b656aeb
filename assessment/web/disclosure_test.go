package web_test

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/web"
)

// roomAgencies are the agencies of the rooms below, by kind. The two local
// commissions are the pair whose answers are swapped.
var roomAgencies = []string{
	"emb Commission", "cert CERT", "police Police", "prosecution Prosecution", "security Security", "digital Digital", "media Regulator",
	"local North", "local South",
}

const (
	north, south = "local", "local-2"
	author       = south + " 2" // whose answers change
)

// variant is a room in which some answers differ from the others of its rule.
type variant struct {
	swap bool   // north and south say what the other says
	says string // what south says of telling the commission; empty: yes
	lock bool   // statements are locked
	late string // in this theme the author says something else, and the lead confirms something else
}

// roomTemplate is a room in which everybody has joined and three themes are
// open. Nobody has answered yet.
func roomTemplate(t testing.TB, rule assessment.Rule) *world {
	t.Helper()
	w := openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	id := w.hold(t, trainer, rule, roomAgencies...)
	w.hold(t, w.hire(t, "stranger"), rule, "police Police")
	for _, theme := range []string{shownTheme, lockedTheme, openTheme} {
		w.move(t, trainer, id, theme, assessment.Open)
	}
	if err := w.MoveStatements(t.Context(), trainer.Actor, id, assessment.Open); err != nil {
		t.Fatal(err)
	}
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range d.Agencies {
		w.seat(t, a.ID+" 1", id, a.ID, "planted-name-"+a.ID+"-1.", w.cardOf(t, trainer, id, a.ID).Slip)
		w.seat(t, a.ID+" 2", id, a.ID, "planted-name-"+a.ID+"-2.", "")
	}
	w.seat(t, south+" 3", id, south, "planted-name-"+south+"-3.", "") // answers nothing
	for _, lead := range []string{south, "police"} {
		if err := w.ShareResult(t.Context(), w.people[lead+" 1"].Actor, true); err != nil {
			t.Fatal(err)
		}
	}
	w.as(t, "entering", assessment.Actor{Role: assessment.Visitor, Workshop: id, Agency: "police"})
	w.as(t, "observer", assessment.Actor{Role: assessment.ObserverRole, Workshop: id})
	w.as(t, "screen", assessment.Actor{Role: assessment.ScreenRole, Workshop: id})
	return w
}

// said is what a seat of an agency answers: something else for each agency, the
// same at every run. On half of the questions the two seats agree.
func said(agency, question string, seat int) assessment.Draft {
	sum := sha256.Sum256([]byte(agency + question))
	n := sum[0] % 13
	if seat == 2 && sum[1]%2 == 0 {
		n = sum[2] % 13
	}
	d := assessment.Draft{Question: question, Basis: bases[n%3], Flag: n%5 == 0, Choice: assessment.LevelChoice(int(n) % 5)}
	if n >= 10 {
		d.Choice = []assessment.Choice{assessment.Unknown, assessment.NotOurs, assessment.Withheld}[n-10]
	}
	d.Note = fmt.Sprintf("planted-note-%s-%d.", agency, seat)
	return d
}

var bases = []string{"document", "practice", "opinion"}

// play answers, confirms, locks and shows in a copy of the template.
func play(t testing.TB, template *world, v variant) *world {
	t.Helper()
	w := copyWorld(t, template)
	trainer := w.people["trainer"]
	id := w.people["entering"].Workshop
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range d.Agencies {
		as := a.ID
		if v.swap && (as == north || as == south) {
			as = map[string]string{north: south, south: north}[as]
		}
		for seat := 1; seat <= 2; seat++ {
			name := fmt.Sprint(a.ID, " ", seat)
			var drafts []assessment.Draft
			for _, theme := range []string{shownTheme, lockedTheme, openTheme} {
				for _, q := range w.asked(a.Kind, theme) {
					draft := said(as, q, seat)
					if v.late == theme && name == author {
						draft.Choice, draft.Flag, draft.Basis = otherThan(draft.Choice), !draft.Flag, ""
					}
					drafts = append(drafts, draft)
				}
			}
			w.answer(t, w.people[name], drafts...)
		}
		w.confirmSome(t, w.people[a.ID+" 1"], a.Kind, as, v.late)
	}
	w.stateAll(t, v)
	w.move(t, trainer, id, shownTheme, assessment.Locked, assessment.Shown)
	w.move(t, trainer, id, lockedTheme, assessment.Locked)
	if err := w.Spotlight(t.Context(), trainer.Actor, id, w.asked(assessment.EMB, shownTheme)[0]); err != nil {
		t.Fatal(err)
	}
	return w
}

// stateAll has agencies state what they do for each other. The commission knows
// nothing of what south says.
func (w *world) stateAll(t testing.TB, v variant) {
	t.Helper()
	says := v.says
	if says == "" {
		says = assessment.SaysYes
	}
	for _, c := range []assessment.Channel{
		{Agency: south, Type: assessment.Incident, Peer: "emb", Sends: says, Receives: assessment.SaysYes},
		{Agency: "emb", Type: assessment.Incident, Peer: south, Sends: assessment.SaysNo, Receives: assessment.SaysNo},
		{Agency: "police", Type: assessment.Crime, Peer: "prosecution", Sends: assessment.SaysYes, Receives: assessment.SaysNo},
		{Agency: "cert", Type: assessment.Incident, Peer: "emb", Sends: assessment.SaysYes, Receives: assessment.SaysYes},
	} {
		w.state(t, c.Agency+" 1", assessment.Statement{Channel: &c})
	}
	scenario, system := w.bank.Defaults.Scenarios[0], w.bank.Defaults.Systems[0]
	claim := assessment.Claim{Agency: south, Scenario: scenario, Task: w.taskOf(scenario), Claim: assessment.ClaimOther, Other: "emb"}
	stake := assessment.Stake{Agency: south, System: system, Stakes: []string{assessment.StakeDepends}, Fallback: "no"}
	if says != assessment.SaysYes {
		claim.Claim, claim.Other, stake.Fallback = assessment.ClaimLead, "", "yes"
	}
	w.state(t, south+" 1", assessment.Statement{Claim: &claim})
	w.state(t, south+" 1", assessment.Statement{Stake: &stake})
	if v.lock {
		if err := w.MoveStatements(t.Context(), w.people["trainer"].Actor, w.people["entering"].Workshop, assessment.Locked); err != nil {
			t.Fatal(err)
		}
	}
}

// claimLine is the line about the task for which south names the commission.
func (w *world) claimLine() string {
	scenario := w.bank.Defaults.Scenarios[0]
	return "claim:" + scenario + "/" + w.taskOf(scenario)
}

// otherThan is a level that is not the choice.
func otherThan(c assessment.Choice) assessment.Choice {
	if c == "4" {
		return "0"
	}
	return "4"
}

// confirmSome confirms every third question of an agency at what seat 1 says.
func (w *world) confirmSome(t testing.TB, lead person, kind assessment.Kind, as, late string) {
	t.Helper()
	d, err := w.House(t.Context(), lead.Actor)
	if err != nil {
		t.Fatal(err)
	}
	states := assessment.Positions(w.bank, d, assessment.First)[lead.Agency]
	var decisions []assessment.Decision
	for _, theme := range []string{shownTheme, lockedTheme, openTheme} {
		for i, q := range w.asked(kind, theme) {
			choice := said(as, q, 1).Choice
			if theme == late && lead.Agency == south {
				choice = otherThan(choice)
			}
			if i%3 == 0 {
				decisions = append(decisions, assessment.Decision{
					Question: q, Choice: choice, Reason: "planted-reason-" + as + ".", Mark: assessment.VoicesMark(states[q].Voices),
				})
			}
		}
	}
	if err := w.ConfirmPositions(t.Context(), lead.Actor, w.bank, decisions); err != nil {
		t.Fatal(err)
	}
}

// viewers look at everything there is. The first ones belong to the house whose
// answers change.
var viewers = []string{
	south + " 1", author, south + " 3", north + " 1",
	"police 1", "police 2", "cert 1", "media 2", "", "entering", "observer", "screen", "trainer", "stranger",
}

// everything is what a viewer receives at every address that answers GET, for
// every theme, then from forms that are refused, then from exports.
func (w *world) everything(t *testing.T, viewer string) map[string]string {
	t.Helper()
	out := map[string]string{}
	keep := func(key string, method, path string, form url.Values) {
		got := w.send(t, viewer, method, path, form)
		out[viewer+": "+key] = anonymous(got, ids{"id": "\x00", "agency": "\x00", "respondent": "\x00"})
		if got.Code >= http.StatusInternalServerError {
			t.Errorf("%s: %s answers %d", viewer, key, got.Code)
		}
	}
	workshop := w.people["entering"].Workshop
	for _, path := range w.getPaths(t, workshop) {
		if strings.HasPrefix(path, "/j/") && viewer != "" {
			continue // would end the viewer's session
		}
		if slices.Contains(sameForAll, path) && viewer != "police 1" && viewer != "trainer" {
			continue
		}
		keep("GET "+path, http.MethodGet, path, nil)
	}
	locked, open := w.asked(assessment.Local, lockedTheme)[0], w.asked(assessment.Local, openTheme)[0]
	for _, f := range []struct{ path, form string }{
		{"/parts/" + lockedTheme + "/1", "choice-" + locked + "=2&rev-" + locked + "=1"},
		{"/answers", "key=k&choice=2&question=" + locked},
		{"/answers", "key=k&choice=9&question=" + open},
		{"/house/agree", "question=" + open + "&base-" + open + "=none"},
		{"/house/confirm", "choice=2&reason=r&base=none&question=" + open},
		{"/house/confirm", "choice=2&reason=r&base=none&question=" + w.asked(assessment.Local, shownTheme)[0]},
		{"/house/aside", "aside=1&respondent=" + w.people[north+" 2"].ID},
		{"/house/seats", "seat-none=9"},
		{"/preview", "line=channel:incident/local-2/emb"},
		{"/preview", "line=" + w.claimLine()},
		{"/errands", "say=yes&line=channel:incident/local-2/emb"},
		{"/each-other/proposals", "proposal=1&take=1"},
		{"/w/" + workshop + "/themes", "theme=" + shownTheme + "&to=open"},
		{"/w/" + workshop + "/screen", "question=" + open},
		{"/w/" + workshop + "/private", "agency=never"},
		{"/w/" + workshop + "/private", "agency=cert"},
		{"/w/" + workshop + "/private", "agency=" + south},
		{"/w/" + workshop + "/report", "inner=1&systems=1&practices=1"},
		{"/w/" + workshop + "/export", "scope=room&plain=1"},
		{"/w/" + workshop + "/export", "scope=agency&agency=cert&plain=1"},
	} {
		if (f.path == "/house/seats" || strings.Contains(f.form, north)) && strings.HasPrefix(viewer, north) {
			continue // this is the one who may
		}
		if strings.Contains(f.form, "line=") && (strings.HasPrefix(viewer, south) || strings.HasPrefix(viewer, "emb")) {
			continue // those may, too
		}
		form, err := url.ParseQuery(f.form)
		if err != nil {
			t.Fatal(err)
		}
		keep("POST "+f.path+" "+f.form, http.MethodPost, f.path, form)
	}
	return out
}

// sameForAll are pages without anything of a workshop but the frame.
var sameForAll = []string{"/method", "/sources", "/accessibility", "/help", "/security", "/about", "/sign-in", "/resume", "/setup/none", "/none"}

// getPaths are all addresses that answer GET, written out for every theme and
// part.
func (w *world) getPaths(t *testing.T, workshop string) []string {
	t.Helper()
	card := w.cardOf(t, w.people["trainer"], workshop, south)
	o := ids{"type": "incident", "scenario": w.bank.Defaults.Scenarios[0], "id": workshop, "agency": south, "respondent": w.people[author].ID, "paper": w.people[author].ID, "code": card.Code, "token": "none", "hash": "none", "*": "app.js", "principle": w.bank.Defaults.Principles[0], "question": w.asked(assessment.EMB, openTheme)[0]}
	paths := []string{"/result?all=1", "/w/" + workshop + "/report?inner=1&systems=1&practices=1", "/w/never", "/none"}
	for _, r := range web.Routes() {
		switch {
		case r.Method != http.MethodGet:
		case !strings.Contains(r.Path, ":theme"):
			paths = append(paths, o.address(r.Path))
		case strings.Contains(r.Path, ":section"):
			for _, theme := range w.bank.Themes {
				for _, section := range theme.Sections {
					o["theme"], o["section"] = theme.ID, section.ID
					paths = append(paths, o.address(r.Path))
				}
			}
		default:
			for _, theme := range w.bank.Themes {
				for part := 1; part <= 3; part++ {
					o["theme"], o["part"], o["section"] = theme.ID, fmt.Sprint(part), theme.Sections[min(part, len(theme.Sections))-1].ID
					if path := o.address(r.Path); !slices.Contains(paths, path) {
						paths = append(paths, path)
					}
				}
			}
		}
	}
	return paths
}

// record is what viewers receive.
func (w *world) record(t *testing.T, viewers ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, viewer := range viewers {
		for key, text := range w.everything(t, viewer) {
			out[key] = text
		}
	}
	return out
}

// differing are the addresses at which two records differ.
func differing(a, b map[string]string) []string {
	var out []string
	for key, text := range a {
		if b[key] != text {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// TestDisclosure proves by rule that answers which are not shown change no byte
// that anybody else receives.
func TestDisclosure(t *testing.T) {
	t.Parallel()
	for _, rule := range assessment.Rules {
		t.Run(string(rule), func(t *testing.T) {
			t.Parallel()
			template := roomTemplate(t, rule)
			template.close()
			base := play(t, template, variant{}).record(t, viewers...)
			compare := func(name string, v variant, may func(viewer, page string) bool, must ...string) {
				t.Helper()
				diff := differing(play(t, template, v).record(t, viewers...), base)
				for _, key := range diff {
					if viewer, page, _ := strings.Cut(key, ": "); !may(viewer, page) {
						t.Errorf("%s: this changed: %s", name, key)
					}
				}
				for _, key := range must { // else the answers did not differ at all
					if !slices.Contains(diff, key) {
						t.Errorf("%s: this did not change: %s", name, key)
					}
				}
			}
			workshop := template.people["entering"].Workshop
			private := "POST /w/" + workshop + "/private agency=" + south // what the trail keeps
			inSouth := func(viewer string) bool { return strings.HasPrefix(viewer, south+" ") }
			if !rule.Names() {
				compare("swapped", variant{swap: true},
					func(viewer, page string) bool {
						return inSouth(viewer) || strings.HasPrefix(viewer, north+" ") || viewer == "trainer" && page == private && rule != assessment.RuleOwn
					},
					south+" 1: GET /house", north+" 1: GET /result", author+": GET /parts/"+shownTheme+"/1")
			}
			compare("changed in an open theme", variant{late: openTheme},
				func(viewer, _ string) bool { return viewer == author || viewer == south+" 1" },
				south+" 1: GET /house", author+": GET /parts/"+openTheme+"/1")
			preview := "GET /w/" + workshop + "/themes/" + lockedTheme
			compare("changed in a locked theme", variant{late: lockedTheme},
				func(viewer, page string) bool {
					return inSouth(viewer) || viewer == "trainer" && (page == preview || page == "GET /w/"+workshop+"/queue" || strings.HasPrefix(page, preview+"/") || page == private && rule != assessment.RuleOwn)
				},
				south+" 1: GET /house", "trainer: "+preview, south+" 3: GET /result")
			shown := play(t, template, variant{late: shownTheme}).record(t, "police 1", "trainer")
			for _, key := range []string{"police 1: GET /room", "trainer: GET /w/" + workshop + "/themes/" + shownTheme} {
				if shown[key] == base[key] { // else the pages would show nothing at all
					t.Errorf("changed in the shown theme: this did not change: %s", key)
				}
			}
			planted(t, base)
		})
	}
}

// TestStatementsDisclosure proves that what an agency states reaches nobody
// else while statements are open, and only those it concerns when they are
// locked.
func TestStatementsDisclosure(t *testing.T) {
	t.Parallel()
	template := roomTemplate(t, assessment.RuleRoom)
	template.close()
	eyes := append(slices.Clone(viewers), "emb 1", "emb 2")
	for name, v := range map[string]struct {
		lock bool
		may  []string // viewers, by agency or name
		must []string
	}{
		"open":   {false, []string{south}, []string{south + " 1: GET /each-other/channels/incident"}},
		"locked": {true, []string{south, "emb 1"}, []string{south + " 1: GET /errands", "emb 1: GET /errands", "emb 1: GET /preview"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := play(t, template, variant{lock: v.lock})
			base := w.record(t, eyes...)
			want := http.StatusNotFound // while statements are open, even that there is a line tells what others state
			if v.lock {
				want = http.StatusSeeOther
			}
			if got := w.post(t, "emb 1", "/preview", url.Values{"line": {"channel:incident/" + south + "/emb"}}).Code; got != want {
				t.Errorf("a lead turns a line into not stated: %d, want %d", got, want)
			}
			diff := differing(play(t, template, variant{lock: v.lock, says: assessment.SaysNo}).record(t, eyes...), base)
			for _, key := range diff {
				viewer, page, _ := strings.Cut(key, ": ")
				if v.lock && viewer == "trainer" && slices.Contains(w.statementPages(), page) {
					continue // reads statements from the lock on
				}
				if agency, _, _ := strings.Cut(viewer, " "); !slices.Contains(v.may, viewer) && !slices.Contains(v.may, agency) {
					t.Errorf("this changed: %s", key)
				}
			}
			for _, key := range v.must {
				if !slices.Contains(diff, key) {
					t.Errorf("this did not change: %s", key)
				}
			}
		})
	}
}

// statementPages are the trainer's pages of what agencies state. The room's
// screen is none of them.
func (w *world) statementPages() []string {
	base := "GET /w/" + w.people["entering"].Workshop
	return []string{base + "/each-other", base + "/each-other?lines=silent", base + "/each-other?lines=fit", base + "/channels", base + "/responsibilities", base + "/paths", base + "/systems", base + "/queue", base + "/papers"}
}

// planted searches everything that anybody receives for notes, reasons and
// names: they are their author's and their lead's.
func planted(t *testing.T, pages map[string]string) {
	t.Helper()
	found := map[string]bool{}
	for key, text := range pages {
		viewer, page, _ := strings.Cut(key, ": ")
		agency, seat, _ := strings.Cut(viewer, " ")
		for _, what := range plants(text) {
			found[what] = true
			own := strings.HasSuffix(what, "-"+agency+"-"+seat+".")
			led := seat == "1" && (strings.HasSuffix(what, "-"+agency+".") || strings.Contains(what, "-"+agency+"-"+"1.") || strings.Contains(what, "-"+agency+"-2.") || strings.Contains(what, "-"+agency+"-3."))
			itself := viewer == "trainer" && strings.Contains(page, "scope=agency&agency=cert") && strings.Contains(what, "-cert")
			if !own && !led && !itself {
				t.Errorf("%s tells %s", key, what)
			}
		}
	}
	for _, must := range []string{"planted-note-local-2-2.", "planted-reason-police.", "planted-name-local-2-3.", "planted-note-cert-2."} {
		if !found[must] {
			t.Errorf("%s is nowhere: the search is blind", must)
		}
	}
}

// plants are the planted words in a text.
func plants(text string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(text, "planted-")
		if !ok {
			return out
		}
		word, _, _ := strings.Cut(rest, ".")
		out = append(out, "planted-"+word+".")
		text = rest
	}
}
