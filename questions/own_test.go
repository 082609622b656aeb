package questions_test

import (
	"slices"
	"testing"

	"electready/assessment"
	"electready/questions"
)

// embedded is the program's own bank.
func embedded(tb testing.TB) *assessment.Bank {
	tb.Helper()
	b, err := questions.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// What is agreed about the program's own bank, beyond what any bank must keep.
func TestEmbedded_Size(t *testing.T) {
	t.Parallel()
	b := embedded(t)
	s := questions.StatsOf(b)
	english := b.Prose[assessment.Reference]
	for _, tt := range []struct {
		what             string
		got, least, most int
	}{
		{"questions", s.Questions, 90, 100},
		{"core questions", s.Core, 44, 44},
		{"essential questions", s.Essential, 1, s.Questions / 3},
		{"scenarios", s.Scenarios, 12, 14},
		{"systems", s.Systems, 18, 18},
		{"principles", s.Principles, 8, 10},
		{"principles proposed", len(b.Defaults.Principles), 5, 5},
		{"scenarios proposed", len(b.Defaults.Scenarios), 4, 4},
		{"systems proposed", len(b.Defaults.Systems), 8, 8},
		{"terms of the glossary", len(english.Glossary), 35, 45},
		{"themes", s.Themes, 4, 4},
	} {
		if tt.got < tt.least || tt.got > tt.most {
			t.Errorf("%s: %d, want %d to %d", tt.what, tt.got, tt.least, tt.most)
		}
	}
	turned := 0
	for _, q := range b.Questions {
		if text, _ := b.QuestionText(q.ID, assessment.Reference); len(text.AskFor) >= 2 {
			turned++
		}
	}
	if turned < 20 {
		t.Errorf("%d questions turn their wording for two kinds or more, want 20", turned)
	}
}

func TestEmbedded_Kinds(t *testing.T) {
	t.Parallel()
	b := embedded(t)
	if !slices.Equal(b.Kinds, assessment.Kinds) {
		t.Errorf("kinds=%v, want all that there are", b.Kinds)
	}
	for _, l := range questions.StatsOf(b).Kinds {
		most := 30
		if l.Kind == assessment.EMB {
			most = 40
		}
		if l.Core > most || l.LeastCore < 12 && l.Kind != assessment.CivilSociety {
			t.Errorf("%s meets %d to %d core questions, want 12 to %d", l.Kind, l.LeastCore, l.Core, most)
		}
	}
}

// TestEmbedded_Signs asks for a first step and its days for every state and
// every flag that statements about each other can have.
func TestEmbedded_Signs(t *testing.T) {
	t.Parallel()
	b := embedded(t)
	var got []string
	for _, s := range b.Signs {
		got = append(got, s.ID)
		if step := b.Prose[assessment.Reference].Signs[s.ID].Step; step == "" || s.Days < 1 {
			t.Errorf("%s: step %q in %d days", s.ID, step, s.Days)
		}
	}
	want := []string{
		"confirmed", "exercised", "sender-only", "receiver-only", "none", "relayed", "unclear",
		"several-leads", "shared", "law-practice", "no-lead", "not-stated", "unaware", "unconfirmed", "unexpected", "agreed",
		"no-owner", "several-owners", "many-depend", "fallback-unknown", "one-supplier",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("signs=%v,\nwant %v", got, want)
	}
}

// TestEmbedded_Scenarios: a scenario is of use only with all its parts.
func TestEmbedded_Scenarios(t *testing.T) {
	t.Parallel()
	b := embedded(t)
	for _, s := range b.Scenarios {
		text := b.Prose[assessment.Reference].Scenarios[s.ID]
		if text.Title == "" || text.Story == "" || len(text.Evidence) < 3 {
			t.Errorf("%s lacks a title, a story or pieces of evidence", s.ID)
		}
		if len(s.Tasks) < 2 || len(s.Kinds) < 3 || len(s.Lead) == 0 || len(s.Clocks) == 0 || len(s.Sources) == 0 {
			t.Errorf("%s lacks tasks, kinds, leads, clocks or sources: %+v", s.ID, s)
		}
		for _, task := range s.Tasks {
			if len(s.Lead[task]) == 0 {
				t.Errorf("%s: nobody usually leads %s", s.ID, task)
			}
		}
	}
}

// TestEmbedded_Programmes: what the two programmes of 2020 hand to their
// participants is used, or the page of sources says why not.
func TestEmbedded_Programmes(t *testing.T) {
	t.Parallel()
	b := embedded(t)
	uncited := questions.StatsOf(b).Uncited
	for name, key := range map[string]string{
		"NIS Directive (2016)":                                "nis1",
		"T-CY Guidance Note no. 9 (2019)":                     "tcy-gn9",
		"Commonwealth guide (2020)":                           "commonwealth20",
		"Venice Commission and DGI, joint report (2019)":      "vc-joint2019",
		"My Cyber Hygiene (2020)":                             "mycyberhygiene",
		"ECEAP, Election Interference in Ukraine (2019)":      "eceap19",
		"ENISA, training resources (2020)":                    "enisa-training",
		"ENISA, challenges and opportunities (2019)":          "enisa19",
		"IDEA, Cybersecurity in Elections (2019)":             "idea19",
		"Octopus Conference, Workshop 5 (2019)":               "coe-octopus19",
		"Council of Europe, Cybercrime and COVID-19 (2020)":   "coe-covid",
		"Council of Europe, exercises of the same programmes": "coe-ttx",
	} {
		if !slices.ContainsFunc(b.Sources, func(s assessment.Source) bool { return s.Key == key }) {
			t.Errorf("%s is no source", name)
		}
		if slices.Contains(uncited, key) && b.Prose[assessment.Reference].Unused[key] == "" {
			t.Errorf("%s is used nowhere and nothing says why", name)
		}
	}
}
