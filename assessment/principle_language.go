package assessment

import (
	"maps"
	"slices"
	"strings"
)

// Wording is what a trainer writes of a principle, in the languages of a form.
type Wording struct {
	Principle string            // empty: a new one of the workshop's own
	Text      map[string]string // by language; empty: none
	Same      bool              // texts that stay as they were mean the same as the new ones
	Mark      string            // of what stood there, see [PrincipleMark]
}

// Texts are the texts of the version that the wording makes. Where one text is
// worded anew, those of other languages that stay as they were are about the
// version before: they are left out, so that nobody supports another text than
// the room does, unless the trainer says that they mean the same. Where none is,
// languages that the form did not have stay too.
func (w *Wording) Texts(before map[string]string) map[string]string {
	out, anew := map[string]string{}, false
	for lang, text := range w.Text {
		if text = strings.TrimSpace(text); text != "" {
			out[lang] = text
			anew = anew || before[lang] != "" && before[lang] != text
		}
	}
	for lang, text := range before {
		switch _, asked := w.Text[lang]; {
		case anew && !w.Same && out[lang] == text:
			delete(out, lang)
		case !anew && !asked:
			out[lang] = text
		}
	}
	return out
}

// OnlyAdds reports whether texts are those of before with further languages: a
// translation is no new wording, and what was said about it stays.
func OnlyAdds(before, texts map[string]string) bool {
	for lang, text := range before {
		if texts[lang] != text {
			return false
		}
	}
	return len(before) > 0 && len(texts) > len(before)
}

// LackingLanguages are the workshop's languages in which a version of a
// principle has no text yet: their readers get it in another language.
func LackingLanguages(b *Bank, d *Document, id string, version int) []string {
	texts := PrincipleTexts(b, d, id, version)
	return slices.DeleteFunc(slices.Clone(d.Workshop.Languages), func(lang string) bool { return texts[lang] != "" })
}

// TextInForce is a version's text for a reader, and its language: the first of
// those given that has one, or else any. A text of an earlier version never
// stands in for it.
func TextInForce(b *Bank, d *Document, id string, version int, languages ...string) (text, lang string) {
	texts := PrincipleTexts(b, d, id, version)
	for _, lang := range slices.Concat(languages, slices.Sorted(maps.Keys(texts))) {
		if texts[lang] != "" {
			return texts[lang], lang
		}
	}
	return "", ""
}

// EarlierText is the last text that a principle had in a language before a
// version that has none: what its translator begins with.
func EarlierText(b *Bank, d *Document, id string, version int, lang string) string {
	for v := version - 1; v > 0; v-- {
		if text := PrincipleTexts(b, d, id, v)[lang]; text != "" {
			return text
		}
	}
	if prose := b.Prose[lang]; prose != nil {
		return prose.Principles[id].Text // the draft that version 1 replaces
	}
	return ""
}
