package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"unicode/utf8"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/templates"
)

// wordStore is what a workshop's own words need of the database.
type wordStore interface {
	ChangeWords(ctx context.Context, actor assessment.Actor, workshop string, changes []assessment.LocalWord, seen *assessment.WordsSeen) error
}

// Letters of a local word, and of a national rule.
const (
	wordLimit = 120
	ruleLimit = 400
)

// words is what the page of a workshop's own words is made from.
type words struct {
	*call
	doc  *assessment.Document
	bank *assessment.Bank
	part string // theme; empty: the terms
}

func (c *call) words(part string) (*words, error) {
	d, b, err := c.conducted()
	if err != nil {
		return nil, err
	}
	if _, ok := b.Theme(part); !ok && part != "" {
		return nil, assessment.ErrNotFound
	}
	return &words{call: c, doc: d, bank: b, part: part}, nil
}

// showWords handles the "GET /w/:id/words" route.
func showWords(c *call) error {
	w, err := c.words(c.QueryParam("part"))
	if err != nil {
		return err
	}
	return w.render(http.StatusOK, nil)
}

// render shows a part, with what was typed in the place of what is stored.
func (w *words) render(status int, typed map[string]string, problems ...templates.Problem) error {
	vm := templates.Words{
		Frame: w.trainerFrame(w.doc, templates.PageWords), Workshop: w.doc.ID, Part: w.part, Problems: problems,
		Fixed: len(w.doc.Answers) > 0, ReadOnly: w.doc.Workshop.State == assessment.HandedOver,
	}
	parts := []string{""}
	for _, t := range w.bank.Themes {
		parts = append(parts, t.ID)
	}
	for _, id := range parts {
		lines := w.lines(id)
		part := templates.WordPart{ID: id}
		if id != "" {
			part.Title = prose(w.bank, w.printer.Lang(), themeTitle(id))
		}
		for _, line := range lines {
			if line.Own() {
				part.Own++
			}
		}
		vm.Parts = append(vm.Parts, part)
		if id == w.part {
			vm.Lines = lines
		}
	}
	vm.Mark = w.markFor(status, assessment.WordsMark(w.doc.Workshop.Words, w.keys()))
	var differ []templates.MeanwhileLine
	for _, line := range vm.Lines {
		for i := range line.Fields {
			if text, ok := typed[line.Fields[i].ID]; ok && text != line.Fields[i].Value {
				label := templates.Said{Texts: []templates.Text{line.Title, {Lang: line.Fields[i].Lang, Text: locale.Name(line.Fields[i].Lang)}}}
				differ = append(differ, templates.MeanwhileLine{
					Field: line.Fields[i].ID, Label: label, Theirs: templates.SaidText(line.Fields[i].Value), Yours: templates.SaidText(text),
				})
			}
			if text, ok := typed[line.Fields[i].ID]; ok {
				line.Fields[i].Value = text
			}
		}
	}
	if status == http.StatusConflict && !vm.Fixed {
		var err error
		vm.Meanwhile, err = w.meanwhile(w.doc.ID, templates.Meanwhile{Form: "words", Keep: w.path(), Lines: differ}, "", "changed words")
		if err != nil {
			return err
		}
		vm.Meanwhile.Place(vm.Problems)
	}
	return w.call.render(status, templates.WordsPage(vm))
}

// lines are the terms or a theme's questions, as far as this workshop asks them.
func (w *words) lines(part string) []templates.WordLine {
	var out []templates.WordLine
	if part == "" {
		for _, id := range assessment.TermsAsked(w.bank, &w.doc.Workshop) {
			term := termView(w.bank, w.printer.Lang(), id, &w.doc.Workshop)
			out = append(out, templates.WordLine{Title: term.Term, Text: term.Text, Fields: w.fields(assessment.WordTerm, id)})
		}
		return out
	}
	for t := range w.bank.Themes {
		if w.bank.Themes[t].ID != part {
			continue
		}
		for s := range w.bank.Themes[t].Sections {
			for n := range w.bank.Themes[t].Sections[s].Questions {
				q := &w.bank.Themes[t].Sections[s].Questions[n]
				if w.doc.Workshop.Asks(q) {
					ask, _, _, _ := questionText(w.bank, w.printer.Lang(), q.ID, "")
					out = append(out, templates.WordLine{Title: ask, Place: questionPlace(t, s, n), Fields: w.fields(assessment.WordRule, q.ID)})
				}
			}
		}
	}
	return out
}

// questionPlace numbers a question as it is printed.
func questionPlace(theme, section, question int) string {
	return fmt.Sprintf("%d.%d.%d", theme+1, section+1, question+1)
}

// fields are one a language of the workshop.
func (w *words) fields(beside, id string) []templates.WordField {
	var out []templates.WordField
	for i, lang := range w.doc.Workshop.Languages {
		f := templates.WordField{ID: beside + "-" + id + "-" + lang, Lang: lang, Value: w.stored(beside, id, lang)}
		if i == 0 && f.Value == "" {
			f.Value = w.stored(beside, id, "") // from a file: for every language
		}
		out = append(out, f)
	}
	return out
}

func (w *words) stored(beside, id, lang string) string {
	key := assessment.WordKey(beside, id, lang)
	i := slices.IndexFunc(w.doc.Workshop.Words, func(l assessment.LocalWord) bool { return l.Key == key })
	if i < 0 {
		return ""
	}
	return w.doc.Workshop.Words[i].Text
}

// saveWords handles the "POST /w/:id/words" route.
func saveWords(c *call) error {
	w, err := c.words(c.field("part"))
	if err != nil {
		return err
	}
	changes, typed, problems := w.read()
	if len(problems) > 0 {
		return w.render(http.StatusUnprocessableEntity, typed, problems...)
	}
	err = c.Store.ChangeWords(c.Request().Context(), c.actor(), w.doc.ID, changes,
		&assessment.WordsSeen{Keys: w.keys(), Mark: c.field("mark")})
	if errors.Is(err, assessment.ErrFixed) {
		if w, err = c.words(w.part); err != nil { // as it is now: somebody just answered
			return err
		}
		return w.render(http.StatusConflict, nil)
	}
	if errors.Is(err, assessment.ErrStale) {
		if w, err = c.words(w.part); err != nil { // as they are now
			return err
		}
		return w.render(http.StatusConflict, typed, problemMeanwhile(w.lines(w.part)[0].Fields[0].ID))
	}
	if err != nil {
		return err
	}
	return c.done(templates.NoticeWords, w.path())
}

// path is the address of the part.
func (w *words) path() string {
	path := "/w/" + w.doc.ID + "/words"
	if w.part != "" {
		path += "?part=" + w.part
	}
	return path
}

// keys are those of all words that the part shows.
func (w *words) keys() []string {
	beside, ids := assessment.WordTerm, assessment.TermsAsked(w.bank, &w.doc.Workshop)
	if w.part != "" {
		beside, ids = assessment.WordRule, w.questions()
	}
	slices.Sort(ids)
	var out []string
	for _, id := range ids {
		for _, lang := range append([]string{""}, w.doc.Workshop.Languages...) {
			out = append(out, assessment.WordKey(beside, id, lang))
		}
	}
	return out
}

// read reads the fields of a part that were sent: one that was not stays as it
// is.
func (w *words) read() (changes []assessment.LocalWord, typed map[string]string, problems []templates.Problem) {
	typed = map[string]string{}
	form, err := w.FormParams()
	if err != nil {
		return nil, typed, nil
	}
	beside, ids, limit := assessment.WordTerm, assessment.TermsAsked(w.bank, &w.doc.Workshop), wordLimit
	if w.part != "" {
		beside, ids, limit = assessment.WordRule, w.questions(), ruleLimit
	}
	for _, id := range ids {
		for i, lang := range w.doc.Workshop.Languages {
			field := beside + "-" + id + "-" + lang
			if !form.Has(field) {
				continue
			}
			typed[field] = w.posted(field)
			if utf8.RuneCountInString(typed[field]) > limit {
				problems = append(problems, templates.Problem{Field: field, Key: templates.ProblemWordLong, Args: []any{"limit", limit}})
			}
			changes = append(changes, assessment.LocalWord{Key: assessment.WordKey(beside, id, lang), Text: typed[field]})
			if i == 0 {
				changes = append(changes, assessment.LocalWord{Key: assessment.WordKey(beside, id, "")}) // its text stood in this field
			}
		}
	}
	return changes, typed, problems
}

// posted is a word as it was sent: a term is one line.
func (w *words) posted(field string) string {
	if w.part == "" {
		return w.field(field)
	}
	return w.call.lines(field)
}

// questions are a theme's, as far as this workshop asks them.
func (w *words) questions() []string {
	var out []string
	for place, q := range w.bank.Questions {
		if place.Theme == w.part && w.doc.Workshop.Asks(q) {
			out = append(out, q.ID)
		}
	}
	return out
}
