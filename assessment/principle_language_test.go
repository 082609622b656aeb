package assessment_test

import (
	"maps"
	"slices"
	"testing"

	"electready/assessment"
)

// A new wording in one language leaves no old text of another in its version.
func TestWordingTexts(t *testing.T) {
	t.Parallel()
	type texts = map[string]string
	for _, tt := range []struct {
		name           string
		before, typed  texts
		same           bool
		want           texts
		onlyTranslates bool
	}{
		{"one language anew", texts{"en": "Old", "ka": "ძველი"}, texts{"en": "New", "ka": "ძველი"}, false, texts{"en": "New"}, false},
		{"the other one anew", texts{"en": "Old", "ka": "ძველი"}, texts{"en": "Old", "ka": " ახალი "}, false, texts{"ka": "ახალი"}, false},
		{"all of them", texts{"en": "Old", "ka": "ძველი"}, texts{"en": "New", "ka": "ახალი"}, false, texts{"en": "New", "ka": "ახალი"}, false},
		{"the rest means the same", texts{"en": "Old", "ka": "ძველი"}, texts{"en": "New", "ka": "ძველი"}, true, texts{"en": "New", "ka": "ძველი"}, false},
		{"one emptied", texts{"en": "Old", "ka": "ძველი"}, texts{"en": "Old", "ka": ""}, false, texts{"en": "Old"}, false},
		{"a first translation", texts{"en": "Old"}, texts{"en": "Old", "ka": "ძველი"}, false, texts{"en": "Old", "ka": "ძველი"}, true},
		{"a translation beside a new text", texts{"en": "Old"}, texts{"en": "New", "ka": "ახალი"}, false, texts{"en": "New", "ka": "ახალი"}, false},
		{"a language that the form has not, anew", texts{"en": "Old", "uk": "Старий"}, texts{"en": "New"}, false, texts{"en": "New"}, false},
		{"a language that the form has not", texts{"en": "Old", "uk": "Старий"}, texts{"en": "Old", "ka": "ძველი"}, false, texts{"en": "Old", "uk": "Старий", "ka": "ძველი"}, true},
		{"nothing", texts{"en": "Old"}, texts{"en": "Old"}, false, texts{"en": "Old"}, false},
		{"a new principle", nil, texts{"en": "New", "ka": ""}, false, texts{"en": "New"}, false},
	} {
		w := assessment.Wording{Text: tt.typed, Same: tt.same}
		got := w.Texts(tt.before)
		if !maps.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
		if adds := assessment.OnlyAdds(tt.before, got); adds != tt.onlyTranslates {
			t.Errorf("%s: adds languages only: %v", tt.name, adds)
		}
	}
}

// The text of a version is never one of an earlier version.
func TestTextInForce(t *testing.T) {
	t.Parallel()
	b, d := draftRoom() // version 2 of z-share is English alone, the own principle Georgian
	b.Prose["ka"] = &assessment.Prose{Principles: map[string]assessment.PrincipleText{"z-share": {Text: "ვუზიარებთ."}}}
	d.Workshop.Languages = []string{"ka", "en"}
	for _, tt := range []struct {
		id       string
		version  int
		reader   string
		text, in string
		lacking  []string
		earlier  string // in the first of them
	}{
		{"z-share", 1, "ka", "ვუზიარებთ.", "ka", nil, ""},
		{"z-share", 2, "ka", "We share early.", "en", []string{"ka"}, "ვუზიარებთ."},
		{"z-share", 2, "en", "We share early.", "en", []string{"ka"}, "ვუზიარებთ."},
		{"own", 1, "en", "ჩვენი", "ka", []string{"en"}, ""},
		{"own", 2, "en", "", "", []string{"ka", "en"}, "ჩვენი"},
	} {
		text, in := assessment.TextInForce(b, d, tt.id, tt.version, tt.reader)
		if text != tt.text || in != tt.in {
			t.Errorf("%s %d in %s: %q in %s, want %q in %s", tt.id, tt.version, tt.reader, text, in, tt.text, tt.in)
		}
		lacking := assessment.LackingLanguages(b, d, tt.id, tt.version)
		if !slices.Equal(lacking, tt.lacking) {
			t.Errorf("%s %d lacks %v, want %v", tt.id, tt.version, lacking, tt.lacking)
		}
		if len(lacking) > 0 {
			if got := assessment.EarlierText(b, d, tt.id, tt.version, lacking[0]); got != tt.earlier {
				t.Errorf("%s %d: the text before is %q, want %q", tt.id, tt.version, got, tt.earlier)
			}
		}
	}
	// A wording in the place of the bank's draft leaves the draft of another language behind.
	d.Principles = []assessment.PrincipleDraft{{ID: "z-share", Version: 1, Text: map[string]string{"en": "We share early."}}}
	if text, in := assessment.TextInForce(b, d, "z-share", 1, "ka"); in != "en" || assessment.EarlierText(b, d, "z-share", 1, "ka") != "ვუზიარებთ." {
		t.Errorf("%q in %s, want what replaces the draft", text, in)
	}
}
