package web

import (
	"strings"

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

// questionView is a question with its prose for agencies of a kind, as a
// workshop asks it: with its own words, and without incidents of its country.
func questionView(b *assessment.Bank, lang string, q *assessment.Question, k assessment.Kind, w *assessment.Workshop) templates.Question {
	reader := lang
	ask, levels, text, lang := questionText(b, lang, q.ID, k)
	in := func(t string) templates.Text { return templates.Text{Lang: lang, Text: t} }
	vm := templates.Question{
		ID: q.ID, Ask: ask, Levels: levels, Essential: q.Essential, Why: in(text.Why), Evidence: in(text.Evidence),
	}
	for _, i := range q.Incidents {
		if t := text.Incidents[i.Key]; t != "" && !strings.EqualFold(i.Country, w.Country) {
			vm.Incidents = append(vm.Incidents, in(t))
		}
	}
	vm.Sources = citationsOf(b, q.Sources)
	for _, id := range q.Glossary {
		if term := termView(b, reader, id, w); term.Term.Text != "" {
			vm.Terms = append(vm.Terms, term)
		}
	}
	vm.Local = localOf(b, reader, q, w)
	return vm
}

// termView is a term of the glossary, with what the workshop calls it.
func termView(b *assessment.Bank, lang, id string, w *assessment.Workshop) templates.Term {
	return templates.Term{
		Term: prose(b, lang, func(p *assessment.Prose) string { return p.Glossary[id].Term }),
		Text: prose(b, lang, func(p *assessment.Prose) string { return p.Glossary[id].Text }),
		Here: localWord(w, assessment.WordTerm, id, lang),
	}
}

// localOf is what a workshop's country says beside a question.
func localOf(b *assessment.Bank, lang string, q *assessment.Question, w *assessment.Workshop) templates.Local {
	local := templates.Local{Rule: localWord(w, assessment.WordRule, q.ID, lang)}
	for _, id := range q.Glossary {
		if term := termView(b, lang, id, w); term.Here.Text != "" {
			local.Words = append(local.Words, term)
		}
	}
	return local
}

// localWord is what the workshop says beside a term or a question.
func localWord(w *assessment.Workshop, beside, id, lang string) templates.Text {
	text, in := w.LocalWord(beside, id, lang)
	return templates.Text{Lang: in, Text: text}
}

// stepText is a first step of a question. A translation may lack one step of a
// question that it has.
func stepText(b *assessment.Bank, lang, question, step string) templates.Text {
	return prose(b, lang, func(p *assessment.Prose) string { return p.Questions[question].Steps[step] })
}
