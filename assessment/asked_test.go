package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// TestAskedOfStatements: a workshop asks about what it chose, and without a
// choice about what the bank proposes.
func TestAskedOfStatements(t *testing.T) {
	t.Parallel()
	b := &assessment.Bank{
		Scenarios: []assessment.Scenario{{ID: "sc-a"}, {ID: "sc-b"}},
		Systems:   []assessment.System{{ID: "sy-a"}, {ID: "sy-b", Needs: []assessment.Use{"scanner"}}},
	}
	b.Defaults.Scenarios, b.Defaults.Systems = []string{"sc-a"}, []string{"sy-a", "sy-b"}
	for _, tt := range []struct {
		name               string
		workshop           assessment.Workshop
		scenarios, systems []string
	}{
		{"no choice", assessment.Workshop{}, []string{"sc-a"}, []string{"sy-a"}},
		{"no choice, used", assessment.Workshop{Uses: []assessment.Use{"scanner"}}, []string{"sc-a"}, []string{"sy-a", "sy-b"}},
		{"chosen", assessment.Workshop{Scenarios: []string{"sc-b"}, Systems: []string{"sy-a"}}, []string{"sc-b"}, []string{"sy-a"}},
		{"chosen, not used any more", assessment.Workshop{Systems: []string{"sy-b"}}, []string{"sc-a"}, nil},
	} {
		scenarios, systems := tt.workshop.ScenariosAsked(b), tt.workshop.SystemsAsked(b)
		if !slices.Equal(scenarios, tt.scenarios) || !slices.Equal(systems, tt.systems) {
			t.Errorf("%s: %v and %v, want %v and %v", tt.name, scenarios, systems, tt.scenarios, tt.systems)
		}
	}
	if !slices.Equal(b.Defaults.Systems, []string{"sy-a", "sy-b"}) {
		t.Errorf("what the bank proposes became %v", b.Defaults.Systems)
	}
}

// TestCounterpartsAsked: where the bank expects an agency to turn to one of a
// kind and there are several, the workshop has to say to whom.
func TestCounterpartsAsked(t *testing.T) {
	t.Parallel()
	b := &assessment.Bank{
		Kinds: []assessment.Kind{assessment.EMB, assessment.CERT, assessment.Police},
		Expected: []assessment.ExpectedChannel{
			{Type: assessment.Incident, From: assessment.EMB, To: assessment.CERT},
			{Type: assessment.Crime, From: assessment.EMB, To: assessment.Police},
			{Type: assessment.Crime, From: assessment.Police, To: assessment.Police},
		},
	}
	d := newDocument()
	for _, id := range []string{"emb", "cert-1", "cert-2", "police-1", "police-2", "police-gone"} {
		kind, _, _ := strings.Cut(id, "-")
		d.Agencies = append(d.Agencies, assessment.Agency{ID: id, Kind: assessment.Kind(kind)})
	}
	d.Agencies[5].Left = "2027-03-01T10:00:00Z"
	for agency, want := range map[string]string{
		"emb":         "cert[cert-1 cert-2] police[police-1 police-2] ",
		"cert-1":      "", // the bank expects it to turn to nobody
		"police-1":    "", // one other of its kind is left
		"police-gone": "",
	} {
		a, _ := d.AgencyByID(agency)
		got := ""
		for _, c := range assessment.CounterpartsAsked(b, d, a) {
			var ids []string
			for _, p := range c.Peers {
				ids = append(ids, p.ID)
			}
			got += fmt.Sprint(c.Kind, ids, " ")
		}
		if got != want {
			t.Errorf("%s is asked %q, want %q", agency, got, want)
		}
	}
}
