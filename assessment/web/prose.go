package web

import (
	"electready/assessment"
	"electready/assessment/locale"
	"electready/templates"
)

// A getter reads one text of the bank's prose in a language, empty where the
// language lacks it.
type getter func(*assessment.Prose) string

func themeTitle(id string) getter {
	return func(p *assessment.Prose) string { return p.Themes[id].Title }
}

func sectionTitle(id string) getter {
	return func(p *assessment.Prose) string { return p.Sections[id] }
}

func kindName(k assessment.Kind) getter {
	return func(p *assessment.Prose) string { return p.Kinds[k] }
}

// prose reads a text in the reader's language, or in the reference language
// where that lacks it, and says which it is.
func prose(b *assessment.Bank, lang string, get getter) templates.Text {
	for _, l := range []string{lang, locale.Reference} {
		if p := b.Prose[l]; p != nil {
			if t := get(p); t != "" {
				return templates.Text{Lang: l, Text: t}
			}
		}
	}
	return templates.Text{}
}

func (s *seat) text(get getter) templates.Text { return prose(s.bank, s.printer.Lang(), get) }

// questionText is a question's prose as a kind reads it.
func questionText(b *assessment.Bank, lang, id string, k assessment.Kind) (ask templates.Text, levels []templates.Text, t assessment.QuestionText, in string) {
	t, in = b.QuestionText(id, lang)
	ask = templates.Text{Lang: in, Text: t.AskOf(k)}
	for _, l := range t.Levels {
		levels = append(levels, templates.Text{Lang: in, Text: l})
	}
	return ask, levels, t, in
}
