package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"electready/assessment"
)

// claimed is a room in which agencies a to f say something about a task:
// "a lead law; b other a".
func claimed(lines string) *assessment.Document {
	d := statementRoom("a b c d e f -x")
	for _, line := range strings.Split(lines, ";") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		c := assessment.Claim{Agency: words[0], Scenario: "z-night", Task: "restore", Claim: words[1]}
		for _, word := range words[2:] {
			if word == "law" || word == "practice" {
				c.Basis = word
			} else {
				c.Other = word
			}
		}
		d.Claims = append(d.Claims, c)
	}
	return d
}

func TestClaims(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ lines, flags, leads, named string }{
		"nobody said anything":          {"", "not listed", "", ""},
		"only unknown":                  {"a unknown", "not-stated", "", ""},
		"only withheld":                 {"a withheld; b withheld; c withheld", "not-stated", "", ""},
		"two stated, no lead":           {"a support; b nobody", "not-stated", "", ""},
		"three stated, no lead":         {"a support; b nobody; c support", "no-lead", "", ""},
		"unknown is not stated":         {"a support; b nobody; c unknown", "not-stated", "", ""},
		"a lead alone":                  {"a lead", "", "[a]", ""},
		"a lead that is supported":      {"a lead; b support", "agreed", "[a]", ""},
		"a lead that is named":          {"a lead; b other a", "agreed", "[a]", "a:b"},
		"agreed in spite of silence":    {"a lead law; b support; c unknown; d withheld", "agreed", "[a]", ""},
		"somebody says nobody":          {"a lead; b support; c nobody", "", "[a]", ""},
		"two leads":                     {"a lead; b lead; c support", "several-leads", "[a] [b]", ""},
		"two by law":                    {"a lead law; b lead law", "several-leads", "[a] [b]", ""},
		"law against practice":          {"a lead law; b lead practice", "law-practice several-leads", "[a] [b]", ""},
		"practice against law":          {"a lead practice; b lead law", "law-practice several-leads", "[a] [b]", ""},
		"law against no basis":          {"a lead law; b lead", "several-leads", "[a] [b]", ""},
		"basis of a supporter":          {"a lead law; b support practice", "agreed", "[a]", ""},
		"mutual":                        {"a with b; b with a", "shared", "[a b]", ""},
		"mutual, supported":             {"a with b; b with a; c support", "agreed shared", "[a b]", ""},
		"mutual, one member is named":   {"a with b; b with a; c other b", "agreed shared", "[a b]", "b:c"},
		"mutual, law and practice":      {"a with b law; b with a practice", "shared", "[a b]", ""},
		"mutual against a third":        {"a with b law; b with a practice; c lead practice", "law-practice several-leads shared", "[a b] [c]", ""},
		"mutual by practice, third law": {"b with c; c with b practice; a lead law", "law-practice several-leads shared", "[a] [b c]", ""},
		"two mutual leads":              {"a with d; b with c; c with b; d with a", "several-leads shared", "[a d] [b c]", ""},
		"with, not returned":            {"a with b", "unconfirmed", "[a]", "b:a"},
		"with a lead":                   {"a with b; b lead", "several-leads", "[a] [b]", "b:a"},
		"with a supporter":              {"a with b; b support", "unaware", "[a]", "b:a"},
		"with in a row":                 {"a with b; b with c; c with a", "several-leads unexpected", "[a] [b] [c]", "a:c b:a c:b"},
		"with in a row, end returned":   {"a with b; b with c; c with b", "several-leads shared", "[a] [b c]", "b:a"},
		"with who does not know":        {"a with b; b unknown; c support", "agreed unconfirmed", "[a]", "b:a"},
		"named without a word":          {"b other a", "not-stated unconfirmed", "", "a:b"},
		"named, says unknown":           {"a unknown; b other a", "not-stated unconfirmed", "", "a:b"},
		"named, says withheld":          {"a withheld; b other a", "not-stated unconfirmed", "", "a:b"},
		"named, says support":           {"a support; b other a; c support", "no-lead unaware", "", "a:b"},
		"named, says nobody":            {"a nobody; b other a", "not-stated unaware", "", "a:b"},
		"named, names another":          {"a other b; b other a", "not-stated unaware", "", "a:b b:a"},
		"named by several":              {"c other a; b other a; a lead", "agreed", "[a]", "a:b,c"},
		"another is named":              {"a lead; b support; c other d", "unconfirmed unexpected", "[a]", "d:c"},
		"another is named, and unaware": {"a lead; b support; c other b", "unaware unexpected", "[a]", "b:c"},
		"two leads, both are named":     {"a lead; b lead; c other a; d other b", "several-leads unexpected", "[a] [b]", "a:c b:d"},
		"two leads, one is named":       {"a lead; b lead; c other a", "several-leads unexpected", "[a] [b]", "a:c"},
		"a lead names outside itself":   {"a with b; c support", "agreed unconfirmed", "[a]", "b:a"},
		"another lead names outside":    {"a lead; b with c", "several-leads unconfirmed unexpected", "[a] [b]", "c:b"},
		"only the lead supports itself": {"a lead; b withheld", "", "[a]", ""},
		"a name of who left":            {"a lead; b other x", "", "[a]", ""},
		"who left leads":                {"x lead", "not listed", "", ""},
		"all that was said names it":    {"b other x", "not listed", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			results := assessment.TaskResults(statementBank(), claimed(c.lines), assessment.First)
			if len(results) == 0 {
				if c.flags != "not listed" {
					t.Fatal("not listed")
				}
				return
			}
			got := results[0]
			if flags := strings.Join(got.Flags, " "); flags != c.flags {
				t.Errorf("flags: got %q, want %q", flags, c.flags)
			}
			if leads := strings.Trim(fmt.Sprint(got.Leads), "[]"); leads != strings.Trim(c.leads, "[]") {
				t.Errorf("leads: got %s, want %s", got.Leads, c.leads)
			}
			var named []string
			for _, agency := range strings.Split("a b c d e f x", " ") {
				if by, ok := got.Named[agency]; ok {
					named = append(named, agency+":"+strings.Join(by, ","))
				}
			}
			if strings.Join(named, " ") != c.named {
				t.Errorf("named: got %v, want %s", named, c.named)
			}
			if got.Flags == nil || got.Leads == nil || got.Named == nil {
				t.Errorf("a list is nil: %+v", got)
			}
		})
	}
}

func TestTasksInBankOrder(t *testing.T) {
	t.Parallel()
	d := claimed("a lead")
	d.Claims = append(d.Claims,
		assessment.Claim{Agency: "a", Scenario: "a-rumour", Task: "speak", Claim: "withheld"},
		assessment.Claim{Agency: "a", Scenario: "z-night", Task: "investigate", Claim: "unknown", Stated: assessment.Stated{Round: assessment.Second}},
	)
	for round, want := range map[assessment.RoundID]string{
		assessment.First:  "z-night/restore a-rumour/speak ",
		assessment.Second: "z-night/restore z-night/investigate a-rumour/speak ",
	} {
		got := ""
		for _, r := range assessment.TaskResults(statementBank(), d, round) {
			got += r.Scenario + "/" + r.Task + " "
		}
		if got != want {
			t.Errorf("round %s: got %s, want %s", round, got, want)
		}
	}
	if got := assessment.TaskResults(statementBank(), statementRoom("a"), assessment.First); got == nil {
		t.Error("no tasks: the list is nil")
	}
}

func TestClaimSays(t *testing.T) {
	t.Parallel()
	for claim, want := range map[string][3]bool{ // leads, names another, says who leads
		assessment.ClaimLead:    {true, false, true},
		assessment.ClaimWith:    {true, true, true},
		assessment.ClaimSupport: {false, false, true},
		assessment.ClaimOther:   {false, true, true},
		assessment.ClaimNobody:  {false, false, true},
		assessment.SaysUnknown:  {},
		assessment.SaysWithheld: {},
		"":                      {},
	} {
		c := assessment.Claim{Claim: claim}
		if got := [3]bool{c.Leads(), c.NamesOther(), c.SaysWho()}; got != want {
			t.Errorf("%q: leads, names another, says who leads: %v, want %v", claim, got, want)
		}
	}
}
