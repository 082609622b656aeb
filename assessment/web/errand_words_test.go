package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// An errand speaks to its reader; what will stand on the wall about the agency
// stays in the words in which the room reads it.
func TestErrandsSpeakToTheReader(t *testing.T) {
	t.Parallel()
	w, id := relationWorld(t)
	for name, form := range map[string]url.Values{
		"emb":    {"claim-restore": {"lead"}, "basis-restore": {"law"}, "claim-investigate": {"with"}, "other-investigate": {"cert"}, "claim-speak": {"with"}, "other-speak": {"police"}},
		"cert":   {"claim-restore": {"other"}, "other-restore": {"police"}, "claim-investigate": {"lead"}, "basis-investigate": {"practice"}, "claim-speak": {"other"}, "other-speak": {"supplier"}},
		"police": {"claim-restore": {"support"}, "claim-speak": {"with"}, "other-speak": {"emb"}},
	} {
		w.says(t, name, "/each-other/scenarios/"+restoreScenario, form)
	}
	w.says(t, "emb", "/each-other/systems", url.Values{"stake-sy-register": {"owns"}, "fallback-sy-register": {"yes"}, "supplier-sy-register": {"1"}})
	w.says(t, "cert", "/each-other/systems", url.Values{"stake-sy-register": {"depends"}, "fallback-sy-register": {"no"}})
	w.says(t, "police", "/each-other/systems", url.Values{"stake-sy-register": {"owns", "operates"}, "fallback-sy-register": {"no"}})
	w.moveStatements(t, id, "locked")
	errands := map[string]map[string][]string{
		"emb": {
			"claim:" + restoreScenario + "/restore":     {"You say that you lead, by law.", team + " names " + force + " as lead.", force + " says that it supports."},
			"claim:" + restoreScenario + "/investigate": {"You say that you lead together with " + team + ".", team + " says that it leads, by practice."},
			"claim:" + restoreScenario + "/speak":       {"You and " + force + " say that you lead together.", team + " names " + guestName + " as lead."},
			"system:sy-register":                        {"You say that you are responsible by law.", "Responsible by law, as stated: " + force + ".", "You say there is another way to work."},
		},
		"cert": {
			"claim:" + restoreScenario + "/restore":     {"You say that " + force + " leads.", commission + " says that it leads, by law.", "Somebody is named by others and sees it otherwise."},
			"claim:" + restoreScenario + "/investigate": {"You say that you lead, by practice.", commission + " names you as lead."},
			"system:sy-register":                        {"You say that you cannot work without it.", "The agency responsible says there is another way to work. You say that you know of none."},
		},
		"police": {
			"claim:" + restoreScenario + "/restore": {"You say that you support.", team + " names you as lead."},
			"system:sy-register":                    {"You say that you are responsible by law.", "You say that you run it day to day.", "Responsible by law, as stated: " + commission + "."},
		},
	}
	own := map[string]string{"emb": commission, "cert": team, "police": force}
	for name, lines := range errands {
		_, doc := w.page(t, name, "/errands", http.StatusOK)
		for key, want := range lines {
			text := strings.Join(strings.Fields(doc.Find(`fieldset[id="`+key+`"] > p.narrow`).Text()), " ")
			for _, sentence := range want {
				if !strings.Contains(text, sentence) {
					t.Errorf("%s, %s: no %q in %q", name, key, sentence, text)
				}
			}
			if !strings.HasPrefix(text, want[0]) || strings.Contains(text, own[name]) {
				t.Errorf("%s, %s: %q, want it to begin with the own words, and not to call the reader by name", name, key, text)
			}
			if strings.Contains(text, "sees it otherwise") && name == "police" {
				t.Errorf("%s, %s: %q says once more of somebody what the reader says", name, key, text)
			}
		}
		if text, _ := w.page(t, name, "/preview", http.StatusOK); strings.Contains(text, "You say") || !strings.Contains(text, own[name]) {
			t.Errorf("the preview of %s is not what the room reads: %s", name, text)
		}
	}
}
