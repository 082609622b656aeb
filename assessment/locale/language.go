package locale

import (
	"slices"

	"golang.org/x/text/language"
)

// Reference is the language every other is translated from, and the one that
// speaks where another has no words.
const Reference = "en"

// Language is a language of the interface.
type Language struct {
	Tag  string
	Name string // in the language itself
}

// Languages lists the languages the interface is meant for, in the order of
// the choice. Not all have words yet: see [Offered].
var Languages = []Language{
	{"en", "English"},
	{"ka", "ქართული"},
	{"uk", "Українська"},
	{"ro", "Română"},
	{"hy", "Հայերեն"},
	{"az", "Azərbaycanca"},
	{"fr", "Français"},
}

// Name is the name of a language in itself, or the tag where it is not known.
func Name(tag string) string {
	for _, l := range Languages {
		if l.Tag == tag {
			return l.Name
		}
	}
	return tag
}

// Offered lists the tags of the languages that have words, in the order of the
// choice.
func Offered() []string {
	var tags []string
	for _, l := range Languages {
		if _, ok := catalogue().printers[l.Tag]; ok {
			tags = append(tags, l.Tag)
		}
	}
	return tags
}

// Match chooses among the offered languages: the one the reader chose before
// (cookie), else the one that the browser asks for (accept, the value of the
// header Accept-Language), else the first. Nothing offered gives [Reference].
func Match(accept, cookie string, offered []string) string {
	if slices.Contains(offered, cookie) {
		return cookie
	}
	if len(offered) == 0 {
		return Reference
	}
	supported := make([]language.Tag, len(offered))
	for i, tag := range offered {
		supported[i] = language.Make(tag)
	}
	asked, _, err := language.ParseAcceptLanguage(accept)
	if err != nil {
		return offered[0]
	}
	// Below High the table of CLDR proposes languages that a reader probably
	// also knows; such a guess is not ours to make.
	if _, i, confidence := language.NewMatcher(supported).Match(asked...); confidence >= language.High {
		return offered[i]
	}
	return offered[0]
}
