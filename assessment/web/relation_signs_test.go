package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// Every state of a channel and every flag, by kind, as the method lists them.
var everySign = map[string][]string{
	"channel": {"sender-only", "receiver-only", "none", "unclear", "confirmed", "exercised", "relayed"},
	"claim":   {"several-leads", "shared", "law-practice", "no-lead", "not-stated", "unaware", "unconfirmed", "unexpected", "agreed"},
	"system":  {"no-owner", "several-owners", "many-depend", "fallback-unknown", "one-supplier"},
}

// signWorld is a room whose statements show every state and every flag.
func signWorld(t *testing.T) (w *world, id string) {
	t.Helper()
	w = openWorld(t, t.TempDir())
	trainer := w.hire(t, "trainer")
	kinds := []string{"emb", "cert", "police", "digital", "media"}
	var agencies []string
	for _, kind := range kinds {
		agencies = append(agencies, kind+" Agency of "+kind)
	}
	id = w.hold(t, trainer, assessment.RuleRoom, agencies...)
	for _, kind := range kinds {
		w.seat(t, kind, id, kind, "", w.cardOf(t, trainer, id, kind).Slip)
	}
	w.moveStatements(t, id, "open")
	for _, c := range []assessment.Channel{
		{Agency: "emb", Type: assessment.Incident, Peer: "cert", Sends: "yes", Within: "hour"},
		{Agency: "cert", Type: assessment.Incident, Peer: "emb", Receives: "yes"},
		{Agency: "cert", Type: assessment.Incident, Peer: "digital", Sends: "yes", Receives: "yes", Tested: true},
		{Agency: "digital", Type: assessment.Incident, Peer: "cert", Sends: "unknown", Receives: "yes", Tested: true},
		{Agency: "digital", Type: assessment.Incident, Peer: "emb", Sends: "yes", Receives: "no"},
		{Agency: "emb", Type: assessment.Incident, Peer: "digital", Sends: "no", Receives: "no"},
		{Agency: "media", Type: assessment.Incident, Peer: "cert", Sends: "no"},
		{Agency: "cert", Type: assessment.Incident, Peer: "media", Receives: "yes"},
		{Agency: "emb", Type: assessment.Crime, Peer: "police", Sends: "via", Via: "cert"},
		{Agency: "emb", Type: assessment.Crime, Peer: "cert", Sends: "yes"},
		{Agency: "cert", Type: assessment.Crime, Peer: "emb", Receives: "yes"},
		{Agency: "cert", Type: assessment.Crime, Peer: "police", Sends: "yes"},
		{Agency: "police", Type: assessment.Crime, Peer: "cert", Receives: "yes"},
	} {
		w.states(t, c.Agency, assessment.Statement{Channel: &c})
	}
	for task, says := range map[string]string{
		"sc-results-down/restore": "emb lead law; cert lead practice", "sc-results-down/investigate": "emb with police; police with emb",
		"sc-results-down/speak": "emb support; cert support; media support", "sc-results-down/decide": "cert unknown",
		"sc-intrusion/restore": "emb other cert; cert support", "sc-intrusion/investigate": "emb other police",
		"sc-intrusion/speak": "emb lead law; cert other media", "sc-intrusion/decide": "emb lead law; cert support",
	} {
		scenario, name, _ := strings.Cut(task, "/")
		for _, line := range strings.Split(says, "; ") {
			words := append(strings.Fields(line), "")
			c := assessment.Claim{Agency: words[0], Scenario: scenario, Task: name, Claim: words[1]}
			switch c.Claim {
			case assessment.ClaimLead:
				c.Basis = words[2]
			default:
				c.Other = words[2]
			}
			w.states(t, c.Agency, assessment.Statement{Claim: &c})
		}
	}
	for _, s := range []assessment.Stake{
		{Agency: "emb", System: "sy-register", Stakes: []string{"none"}},
		{Agency: "cert", System: "sy-register", Stakes: []string{"none"}},
		{Agency: "media", System: "sy-register", Stakes: []string{"none"}},
		{Agency: "emb", System: "sy-candidates", Stakes: []string{"owns"}},
		{Agency: "digital", System: "sy-candidates", Stakes: []string{"owns"}},
		{Agency: "emb", System: "sy-transmission", Stakes: []string{"owns"}, Fallback: "yes", SingleSupplier: true},
		{Agency: "cert", System: "sy-transmission", Stakes: []string{"depends"}, Fallback: "no"},
		{Agency: "police", System: "sy-transmission", Stakes: []string{"depends"}},
		{Agency: "media", System: "sy-transmission", Stakes: []string{"depends"}},
	} {
		w.states(t, s.Agency, assessment.Statement{Stake: &s})
	}
	w.moveStatements(t, id, "locked")
	return w, id
}

func (w *world) states(t *testing.T, name string, s assessment.Statement) {
	t.Helper()
	if _, err := w.State(t.Context(), w.people[name].Actor, w.bank, s, nil); err != nil {
		t.Fatalf("%s states %s: %v", name, s.About(), err)
	}
}

// Every state and every flag has a first step of the bank, in both languages and
// with its days, and the step becomes an action.
func TestEverySignHasAFirstStep(t *testing.T) {
	t.Parallel()
	w, id := signWorld(t)
	d, err := w.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	lines := assessment.Lines(w.bank, d, assessment.First)
	for kind, signs := range everySign {
		for _, sign := range signs {
			i := slices.IndexFunc(w.bank.Signs, func(s assessment.Sign) bool { return s.ID == sign })
			at := slices.IndexFunc(lines, func(l assessment.Line) bool {
				return l.Kind == kind && slices.Contains(l.Signs, sign) && (kind != "channel" || l.Required)
			})
			if i < 0 || at < 0 {
				t.Errorf("%s: in the bank %v, in the room %v", sign, i >= 0, at >= 0)
				continue
			}
			days, about := w.bank.Signs[i].Days, lines[at].About
			for _, lang := range []string{"en", "ka"} {
				if w.bank.Prose[lang].Signs[sign].Step == "" {
					t.Errorf("%s: no first step in %s", sign, lang)
				}
			}
			text, page := w.page(t, "trainer", "/w/"+id+pageOf(kind, about), http.StatusOK)
			if !strings.Contains(text, w.bank.Prose["en"].Signs[sign].Step) || page.Find(fmt.Sprintf(`form[action$="/each-other/actions"] [name=sign][value=%q], form[action$="/each-other/actions"] option[value=%q]`, sign, sign)).Length() == 0 {
				t.Errorf("%s: its page does not offer the first step", sign)
			}
			form := url.Values{"kind": {kind}, "about": {about}, "sign": {sign}, "agency": {"emb"}}
			if got := w.post(t, "trainer", "/w/"+id+"/each-other/actions", form); got.Code != http.StatusSeeOther {
				t.Errorf("%s of %s as an action: %d", sign, about, got.Code)
				continue
			}
			if d, err = w.Document(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			a := d.Actions[len(d.Actions)-1]
			want := assessment.Action{
				ID: a.ID, About: assessment.Subject{Kind: kind, ID: about}, Title: w.bank.Prose["en"].Signs[sign].Step, ProposedTo: "emb",
				State: assessment.ActionProposed, LeadDays: days,
			}
			if fmt.Sprint(a) != fmt.Sprint(want) || days < 1 {
				t.Errorf("%s: %+v, want %+v", sign, a, want)
			}
		}
	}
	signs := slices.Concat(everySign["channel"], everySign["claim"], everySign["system"])
	if len(w.bank.Signs) != len(signs) {
		t.Errorf("the bank has %d signs, the method %d", len(w.bank.Signs), len(signs))
	}
}

// pageOf is the trainer's page of a line.
func pageOf(kind, about string) string {
	switch kind {
	case "channel":
		return "/channels/" + about
	case "claim":
		scenario, _, _ := strings.Cut(about, "/")
		return "/responsibilities?scenario=" + scenario
	}
	return "/systems"
}
