package assessment_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// draftRoom is a room of six agencies with a principle in two versions and one
// of its own.
func draftRoom() (*assessment.Bank, *assessment.Document) {
	b, d := statementBank(), statementRoom("a:emb b:cert c:police m:media o:supplier p:prosecution")
	b.Prose = map[string]*assessment.Prose{"en": {Principles: map[string]assessment.PrincipleText{"z-share": {Title: "Share", Text: "We share."}}}}
	b.Defaults.Principles = []string{"a-duty", "z-share"}
	d.Principles = []assessment.PrincipleDraft{
		{ID: "own", Version: 1, Text: map[string]string{"ka": "ჩვენი"}}, {ID: "z-share", Version: 2, Text: map[string]string{"en": "We share early."}},
	}
	return b, d
}

func TestChosenPrinciples(t *testing.T) {
	t.Parallel()
	for want, chosen := range map[string][]string{
		"z-share a-duty": nil, // the bank's proposal, in its order
		"z-share own":    {"own", "never", "z-share"},
		"own":            {"own"},
	} {
		b, d := draftRoom()
		d.Workshop.ChosenPrinciples = chosen
		if got := strings.Join(assessment.ChosenPrinciples(b, d), " "); got != want {
			t.Errorf("%v: %s, want %s", chosen, got, want)
		}
	}
}

func TestPrincipleTexts(t *testing.T) {
	t.Parallel()
	b, d := draftRoom()
	for version, want := range map[int]string{1: "We share.", 2: "We share early.", 3: ""} {
		if got := assessment.PrincipleTexts(b, d, "z-share", version)["en"]; got != want {
			t.Errorf("version %d: %q, want %q", version, got, want)
		}
	}
	d.Principles = append(d.Principles, assessment.PrincipleDraft{ID: "z-share", Version: 1, Text: map[string]string{"en": "Ours."}})
	if got := assessment.PrincipleTexts(b, d, "z-share", 1)["en"]; got != "Ours." {
		t.Errorf("%q, want the text that replaces the bank's draft", got)
	}
}

func TestStanceJudge(t *testing.T) {
	t.Parallel()
	b, d := draftRoom()
	for _, tt := range []struct {
		name string
		s    assessment.Stance
		want error
	}{
		{"support", assessment.Stance{Principle: "z-share", Version: 2, Stance: "support"}, nil},
		{"no mandate", assessment.Stance{Principle: "a-duty", Version: 1, Stance: "no-mandate", Named: true}, nil},
		{"a wording", assessment.Stance{Principle: "a-duty", Version: 1, Stance: "wording", Text: "So"}, nil},
		{"a wording without words", assessment.Stance{Principle: "a-duty", Version: 1, Stance: "wording", Text: " "}, assessment.ErrStance},
		{"support with words", assessment.Stance{Principle: "a-duty", Version: 1, Stance: "support", Text: "So"}, assessment.ErrStance},
		{"a word that is none", assessment.Stance{Principle: "a-duty", Version: 1, Stance: "perhaps"}, assessment.ErrStance},
		{"too long", assessment.Stance{Principle: "a-duty", Version: 1, Stance: "reservation", Text: strings.Repeat("a", 20_001)}, assessment.ErrStance},
		{"an old version", assessment.Stance{Principle: "z-share", Version: 1, Stance: "support"}, assessment.ErrOldVersion},
		{"a version to come", assessment.Stance{Principle: "z-share", Version: 3, Stance: "support"}, assessment.ErrNotFound},
		{"no version", assessment.Stance{Principle: "z-share", Stance: "support"}, assessment.ErrNotFound},
		{"one that was not chosen", assessment.Stance{Principle: "own", Version: 1, Stance: "support"}, assessment.ErrNotFound},
		{"one that never was", assessment.Stance{Principle: "never", Version: 1, Stance: "support"}, assessment.ErrNotFound},
	} {
		if err := tt.s.Judge(b, d); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestPrincipleDraftJudge(t *testing.T) {
	t.Parallel()
	before := map[string]string{"en": "We share."}
	for _, tt := range []struct {
		name string
		text map[string]string
		want error
	}{
		{"new words", map[string]string{"en": "We share early.", "ka": " "}, nil},
		{"a further language", map[string]string{"en": "We share.", "ka": "ვუზიარებთ"}, nil},
		{"no words", map[string]string{"en": " ", "ka": ""}, assessment.ErrNoText},
		{"the same words", map[string]string{"en": " We share. ", "ka": ""}, assessment.ErrSameText},
		{"too long", map[string]string{"en": strings.Repeat("a", 20_001)}, assessment.ErrNoText},
	} {
		p := assessment.PrincipleDraft{Text: tt.text}
		if err := p.Judge(before); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		for lang, text := range p.Text {
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: keeps %s=%q", tt.name, lang, text)
			}
		}
	}
	one, two := assessment.PrincipleMark(1, before), assessment.PrincipleMark(2, before)
	if one == two || one == assessment.PrincipleMark(1, map[string]string{"en": "Other"}) || one != assessment.PrincipleMark(1, map[string]string{"en": "We share."}) {
		t.Error("marks do not tell texts and versions apart")
	}
}

func TestSharedPrinciple(t *testing.T) {
	t.Parallel()
	b, d := draftRoom()
	say := func(agency, word, text string, named bool, version int) {
		d.Stances = append(d.Stances, assessment.Stance{Agency: agency, Principle: "z-share", Version: version, Stance: word, Text: text, Named: named})
	}
	say("a", "support", "", true, 2)
	say("b", "wording", "Later", false, 2)
	say("c", "reservation", "Sources", false, 2)
	say("m", "wording", "Earlier", true, 2)
	say("p", "reservation", "Old", true, 1)
	if got := assessment.SharePrinciple(b, d, "z-share", true); got.Shown || got.Said != 4 || got.Support+got.Wording+len(got.Texts)+len(got.Named) != 0 {
		t.Errorf("four agencies: %+v, want nothing but how many", got)
	}
	say("p", "no-mandate", "", false, 2)
	got := assessment.SharePrinciple(b, d, "z-share", true)
	if !got.Shown || got.Support != 1 || got.Wording != 2 || got.Reservation != 1 || got.NoMandate != 1 || got.Version != 2 {
		t.Errorf("five agencies: %+v", got)
	}
	if !slices.Equal(got.Named, []string{"a", "m"}) {
		t.Errorf("named %v, want those whose leads say so", got.Named)
	}
	want := []assessment.SharedStance{{"wording", "Earlier", "m"}, {"wording", "Later", ""}, {"reservation", "Sources", ""}}
	if !slices.Equal(got.Texts, want) {
		t.Errorf("texts %+v, want %+v", got.Texts, want)
	}
	outer := assessment.SharePrinciple(b, d, "z-share", false)
	if outer.PrincipleResult != got.PrincipleResult || len(outer.Texts)+len(outer.Named) != 0 {
		t.Errorf("outside the inner circle: %+v, want the numbers alone", outer)
	}
	// Two agencies that are not named swap what they say: nobody reads it.
	i, j := 1, 2
	d.Stances[i].Agency, d.Stances[j].Agency = d.Stances[j].Agency, d.Stances[i].Agency
	if swapped := assessment.SharePrinciple(b, d, "z-share", true); !slices.Equal(swapped.Texts, got.Texts) || swapped.PrincipleResult != got.PrincipleResult {
		t.Errorf("after a swap %+v", swapped)
	}
}

func TestCarriedStage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		said, released string
		want           assessment.Stage
	}{
		"nothing said":            {"", "2027-01-01T10:00:00Z", assessment.Closed},
		"said":                    {"2027-01-01T09:00:00Z", "", assessment.Locked},
		"said and released":       {"2027-01-01T09:00:00Z", "2027-01-01T10:00:00Z", assessment.Shown},
		"said after it was shown": {"2027-01-01T11:00:00Z", "2027-01-01T10:00:00Z", assessment.Locked},
	} {
		b, d := draftRoom()
		if c.said != "" {
			d.Stances = []assessment.Stance{{Agency: "a", Principle: "z-share", Version: 2, Stance: "support", Stated: assessment.Stated{At: c.said}}}
		}
		if c.released != "" {
			d.Releases = []assessment.Release{{Kind: "principle", At: c.released}}
		}
		if got := assessment.CarriedStage(b, d, "z-share"); got.State != c.want || got.Version != 2 {
			t.Errorf("%s: %+v, want %s", name, got, c.want)
		}
	}
}

func TestViewsOfWhatWasAgreed(t *testing.T) {
	t.Parallel()
	b, d := draftRoom()
	for text, inner := range map[string]bool{"principles": false, "principles:z-share": false, "plan": true, "systems": true} {
		v, err := assessment.ParseView(b, d, text)
		if err != nil || v.String() != text || v.Inner() != inner {
			t.Errorf("%s: %+v %q %v", text, v, v.String(), err)
		}
	}
	for _, text := range []string{"principles:own", "principles:never", "plan:x"} {
		if _, err := assessment.ParseView(b, d, text); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s: %v", text, err)
		}
	}
	d.Releases = []assessment.Release{{Kind: "screen", About: "view:principles"}}
	if assessment.InnerOnScreen(b, d) {
		t.Error("guests did not leave for the principles")
	}
	d.Releases = []assessment.Release{{Kind: "screen", About: "view:plan"}}
	if !assessment.InnerOnScreen(b, d) {
		t.Error("guests left for the plan")
	}
}
