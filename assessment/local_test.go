package assessment_test

import (
	"errors"
	"slices"
	"testing"

	"electready/assessment"
)

func TestLocalWord(t *testing.T) {
	t.Parallel()
	w := &assessment.Workshop{Languages: []string{"en", "ka"}, Words: []assessment.LocalWord{
		{Key: "term:csirt:en", Text: "CERT.GOV"},
		{Key: "term:csirt:ka", Text: "სერტი"},
		{Key: "question:cs-restore", Text: "Order 7"},
		{Key: "term:log:ka", Text: "ჟურნალი"},
		{Key: "term:dns:fr", Text: "not a language of this workshop"},
	}}
	for name, c := range map[string]struct{ beside, id, language, text, in string }{
		"own language":       {"term", "csirt", "ka", "სერტი", "ka"},
		"reference":          {"term", "csirt", "en", "CERT.GOV", "en"},
		"for every language": {"question", "cs-restore", "ka", "Order 7", ""},
		"another language":   {"term", "log", "en", "ჟურნალი", "ka"},
		"not offered":        {"term", "dns", "en", "", ""},
		"none":               {"question", "csirt", "en", "", ""},
	} {
		if text, in := w.LocalWord(c.beside, c.id, c.language); text != c.text || in != c.in {
			t.Errorf("%s: %q in %q, want %q in %q", name, text, in, c.text, c.in)
		}
	}
}

func TestChangeWords(t *testing.T) {
	t.Parallel()
	word := func(key, text string) assessment.LocalWord { return assessment.LocalWord{Key: key, Text: text} }
	have := []assessment.LocalWord{word("a", "1"), word("b", "2"), word("c", "3")}
	for name, c := range map[string]struct {
		changes, want []assessment.LocalWord
		fixed         bool // once somebody answered
	}{
		"nothing":  {nil, have, false},
		"the same": {[]assessment.LocalWord{word("b", " 2 "), word("d", " ")}, have, false},
		"changed":  {[]assessment.LocalWord{word("b", "x")}, []assessment.LocalWord{word("a", "1"), word("b", "x"), word("c", "3")}, true},
		"gone":     {[]assessment.LocalWord{word("a", "")}, []assessment.LocalWord{word("b", "2"), word("c", "3")}, true},
		"new":      {[]assessment.LocalWord{word("d", "4")}, append(slices.Clone(have), word("d", "4")), true},
	} {
		before := slices.Clone(have)
		if got, err := assessment.ChangeWords(have, c.changes, false); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, c.want)
		}
		if _, err := assessment.ChangeWords(have, c.changes, true); errors.Is(err, assessment.ErrFixed) != c.fixed {
			t.Errorf("%s after the first answer: %v", name, err)
		}
		if !slices.Equal(have, before) {
			t.Errorf("%s changes what there was: %v", name, have)
		}
	}
}

func TestTermsAsked(t *testing.T) {
	t.Parallel()
	question := func(id string, core bool, needs []assessment.Use, terms ...string) assessment.Question {
		return assessment.Question{ID: id, Core: core, Needs: needs, Glossary: terms}
	}
	b := &assessment.Bank{Themes: []assessment.Theme{{ID: "t", Sections: []assessment.Section{{ID: "s", Questions: []assessment.Question{
		question("one", true, nil, "log", "dns"),
		question("two", true, []assessment.Use{"scanner"}, "scan", "log"),
		question("three", false, nil, "desk"),
		question("four", true, nil, "dns", "hash"),
	}}}}}}
	for _, c := range []struct {
		set  assessment.QuestionSet
		uses []assessment.Use
		want []string
	}{
		{assessment.CoreSet, nil, []string{"log", "dns", "hash"}},
		{assessment.CoreSet, []assessment.Use{"scanner"}, []string{"log", "dns", "scan", "hash"}},
		{assessment.FullSet, nil, []string{"log", "dns", "desk", "hash"}},
	} {
		if got := assessment.TermsAsked(b, &assessment.Workshop{QuestionSet: c.set, Uses: c.uses}); !slices.Equal(got, c.want) {
			t.Errorf("%s, %v: %v, want %v", c.set, c.uses, got, c.want)
		}
	}
}
