package locale

import (
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// names of the plural forms, as CLDR and the browsers' Intl.PluralRules give
// them.
var forms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// samples gives a count for each plural form that whole numbers of a language
// take. No rule of the languages offered needs a number above the last tried,
// but French, whose millions are a form of their own.
func samples(tag string) map[string]int {
	found := map[string]int{}
	for n := range 201 {
		try(found, tag, n)
	}
	try(found, tag, 1_000_000)
	return found
}

func try(found map[string]int, tag string, n int) {
	form := forms[plural.Cardinal.MatchPlural(language.Make(tag), n, 0, 0, 0, 0)]
	if _, ok := found[form]; !ok {
		found[form] = n
	}
}

// Forms is a message in each plural form of the language, with "{count}" where
// the number will stand: for a script that counts in the browser.
func (p *Printer) Forms(key string) map[string]string {
	out := map[string]string{}
	for form, n := range samples(p.tag) {
		out[form] = p.count(key, n, map[string]any{"count": "{count}"})
	}
	return out
}
