package questions

import (
	"fmt"
	"strings"

	"electready/assessment"
)

func (t *tongue) readThemeProse(theme *assessment.Theme) {
	var f themeProse
	if !t.read(theme.ID, &f, &f.header, true) {
		return
	}
	file := t.file(theme.ID)
	var sections, questions []string
	for s := range theme.Sections {
		sections = append(sections, theme.Sections[s].ID)
		for q := range theme.Sections[s].Questions {
			question := &theme.Sections[s].Questions[q]
			questions = append(questions, question.ID)
			if text, ok := f.Questions[question.ID]; ok {
				t.verifyText(file, question, &text)
				t.prose.Questions[question.ID] = assessment.QuestionText(text)
			}
		}
	}
	match(t, file, "sections", f.Sections, sections)
	match(t, file, "questions", f.Questions, questions)
	eachText(t, file, "sections", f.Sections, func(v string) []string { return []string{v} })
	if t.reference() {
		t.needed(file, "", "title", f.Title)
		t.needed(file, "", "intro", f.Intro)
	}
	if f.Title != "" {
		t.prose.Themes[theme.ID] = assessment.ThemeText{Title: f.Title, Intro: f.Intro}
	}
	for id, title := range f.Sections {
		t.prose.Sections[id] = title
	}
}

// verifyText compares the prose of a question with its structure.
func (t *tongue) verifyText(file string, q *assessment.Question, text *questionProse) {
	place := "questions/" + q.ID
	if n := len(text.Levels); n != assessment.TopLevel+1 && (n > 0 || t.reference()) {
		t.problem(file, place+"/levels", fmt.Sprintf("%s has %d levels", q.ID, n), "write exactly five, from level 0 to level 4")
	}
	for _, k := range sortedKeys(text.AskFor) {
		if !q.AppliesToKind(k) {
			t.problem(file, join(place+"/ask_for", string(k)), fmt.Sprintf("%s is not asked of %q", q.ID, k), "remove the wording, or add the kind to applies_to")
		} else {
			t.needed(file, place+"/ask_for", string(k), text.AskFor[k])
		}
	}
	steps := idsOf(q.Steps, func(s assessment.QuestionStep) string { return s.ID })
	incidents := idsOf(q.Incidents, func(i assessment.IncidentRef) string { return i.Key })
	match(t, file, place+"/steps", text.Steps, steps)
	match(t, file, place+"/incidents", text.Incidents, incidents)
	if !t.reference() {
		return
	}
	t.needed(file, place, "ask", text.Ask)
	t.needed(file, place, "why", text.Why)
	t.needed(file, place, "evidence", text.Evidence)
	for i, level := range text.Levels {
		t.needed(file, place+"/levels", fmt.Sprint(i), level)
	}
	for _, id := range sortedKeys(text.Steps) {
		t.needed(file, place+"/steps", id, text.Steps[id])
	}
	for _, id := range sortedKeys(text.Incidents) {
		t.needed(file, place+"/incidents", id, text.Incidents[id])
	}
}

// needed notes a text that is empty.
func (t *tongue) needed(file, place, name, text string) {
	if strings.TrimSpace(text) == "" {
		t.problem(file, join(place, name), "the text of "+join(place, name)+" is missing", "write it")
	}
}
