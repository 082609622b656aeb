package questions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"electready/assessment"
)

// text is one string of the prose: where it stands, what it is for, and how
// long it may be. The same list serves the check, the count of what a language
// lacks, and the spreadsheet.
type text struct {
	part    string   // the file's name without folder and ending
	path    []string // keys from the top of the file; a list counts from 0
	context string   // what a translator needs to know
	limit   int      // words in English; 0: none
	of      func(*assessment.Prose) string
}

// place is the text's path within its file, as [reading.problem] takes it.
func (t text) place() string { return strings.Join(t.path, "/") }

// id names the text within the bank.
func (t text) id() string { return t.part + "/" + t.place() }

// list is the id of the list that the text is an entry of, if it is.
func (t text) list() (string, bool) {
	last := len(t.path) - 1
	if _, err := strconv.Atoi(t.path[last]); err != nil {
		return "", false
	}
	return t.part + "/" + strings.Join(t.path[:last], "/"), true
}

// file is the file that holds the text in a language.
func (t text) file(language string) string { return language + "/" + t.part + ".yaml" }

// Limits in words. Those of a question are the workshop's budget; the others
// keep a text on its card.
const (
	askWords      = 30
	levelWords    = 25
	whyWords      = 60
	evidenceWords = 30
	stepWords     = 35
	incidentWords = 35
	sectionWords  = 6
	titleWords    = 10
	introWords    = 25
	storyWords    = 60
	traceWords    = 20
	lineWords     = 25
	factWords     = 30
	ruleWords     = 40
)

// texts lists every string that a bank has in English, in the bank's order.
func texts(b *assessment.Bank) []text {
	var l textList
	for t := range b.Themes {
		l.theme(b, &b.Themes[t])
	}
	l.scenarios(b)
	for _, s := range b.Systems {
		l.add("system", "Name of a system", titleWords, func(p *assessment.Prose) string { return p.Systems[s.ID].Name }, "systems", s.ID, "name")
		l.add("system", "What the system is", traceWords, func(p *assessment.Prose) string { return p.Systems[s.ID].What }, "systems", s.ID, "what")
	}
	for _, s := range b.Principles {
		l.add("principle", "Title of a draft principle", titleWords, func(p *assessment.Prose) string { return p.Principles[s.ID].Title }, "principles", s.ID, "title")
		l.add("principle", "Draft principle, to be signed", ruleWords, func(p *assessment.Prose) string { return p.Principles[s.ID].Text }, "principles", s.ID, "text")
	}
	l.common(b)
	return l
}

type textList []text

func (l *textList) add(part, context string, limit int, of func(*assessment.Prose) string, path ...string) {
	*l = append(*l, text{part: part, path: path, context: context, limit: limit, of: of})
}

func (l *textList) theme(b *assessment.Bank, theme *assessment.Theme) {
	id := theme.ID
	l.add(id, "Title of the theme", titleWords, func(p *assessment.Prose) string { return p.Themes[id].Title }, "title")
	l.add(id, "One sentence for the page of the theme", introWords, func(p *assessment.Prose) string { return p.Themes[id].Intro }, "intro")
	for _, s := range theme.Sections {
		l.add(id, "Title of a section", sectionWords, func(p *assessment.Prose) string { return p.Sections[s.ID] }, "sections", s.ID)
	}
	for _, s := range theme.Sections {
		for q := range s.Questions {
			l.question(b, id, &s.Questions[q])
		}
	}
}

func (l *textList) question(b *assessment.Bank, part string, q *assessment.Question) {
	reference, _ := b.QuestionText(q.ID, assessment.Reference)
	add := func(what string, limit int, of func(assessment.QuestionText) string, path ...string) {
		context := what + " · " + reference.Ask
		l.add(part, context, limit, func(p *assessment.Prose) string { return of(p.Questions[q.ID]) }, append([]string{"questions", q.ID}, path...)...)
	}
	set := "desk work"
	if q.Core {
		set = "core"
	}
	l.add(part, "The question as everybody reads it ("+set+")", askWords, func(p *assessment.Prose) string { return p.Questions[q.ID].Ask }, "questions", q.ID, "ask")
	for _, k := range turnedFor(b, q) {
		add("The question as it is put to: "+string(k), askWords, func(t assessment.QuestionText) string { return t.AskFor[k] }, "ask_for", string(k))
	}
	add("Why it matters", whyWords, func(t assessment.QuestionText) string { return t.Why }, "why")
	for i := range assessment.TopLevel + 1 {
		add(fmt.Sprintf("Level %d", i), levelWords, func(t assessment.QuestionText) string { return item(t.Levels, i) }, "levels", strconv.Itoa(i))
	}
	add("What would show it", evidenceWords, func(t assessment.QuestionText) string { return t.Evidence }, "evidence")
	for _, s := range q.Steps {
		add("First step, "+s.ID, stepWords, func(t assessment.QuestionText) string { return t.Steps[s.ID] }, "steps", s.ID)
	}
	for _, i := range q.Incidents {
		add("Incident, "+i.Key, incidentWords, func(t assessment.QuestionText) string { return t.Incidents[i.Key] }, "incidents", i.Key)
	}
}

// turnedFor lists the kinds for which some language turns the question, in the
// bank's order.
func turnedFor(b *assessment.Bank, q *assessment.Question) []assessment.Kind {
	var kinds []assessment.Kind
	for _, k := range b.Kinds {
		for _, p := range b.Prose {
			if p.Questions[q.ID].AskFor[k] != "" {
				kinds = append(kinds, k)
				break
			}
		}
	}
	return kinds
}

func (l *textList) scenarios(b *assessment.Bank) {
	for _, task := range taskIDs(b) {
		l.add("scenario", "Task that somebody leads", titleWords, func(p *assessment.Prose) string { return p.Tasks[task] }, "tasks", task)
	}
	for _, s := range b.Scenarios {
		l.add("scenario", "Title of a scenario", titleWords, func(p *assessment.Prose) string { return p.Scenarios[s.ID].Title }, "scenarios", s.ID, "title")
		l.add("scenario", "Story of the scenario", storyWords, func(p *assessment.Prose) string { return p.Scenarios[s.ID].Story }, "scenarios", s.ID, "story")
		for i := range traces(b, s.ID) {
			l.add("scenario", "Evidence to keep in this scenario", traceWords, func(p *assessment.Prose) string { return item(p.Scenarios[s.ID].Evidence, i) }, "scenarios", s.ID, "evidence", strconv.Itoa(i))
		}
	}
}

// traces is the number of pieces of evidence of a scenario.
func traces(b *assessment.Bank, scenario string) int {
	if p := b.Prose[assessment.Reference]; p != nil {
		return len(p.Scenarios[scenario].Evidence)
	}
	return 0
}

// common lists the strings of the file bank.yaml of a language.
func (l *textList) common(b *assessment.Bank) {
	for _, k := range b.Kinds {
		l.add("bank", "Kind of agency", titleWords, func(p *assessment.Prose) string { return p.Kinds[k] }, "kinds", string(k))
		l.add("bank", "Kind of agency, in a word or two", titleWords, func(p *assessment.Prose) string { return p.ShortKinds[k] }, "short_kinds", string(k))
	}
	for _, u := range b.Uses {
		l.add("bank", "What a country may use", titleWords, func(p *assessment.Prose) string { return p.Uses[u] }, "uses", string(u))
	}
	for _, c := range channelTypesOf(b) {
		l.add("bank", "Name of a channel type", titleWords, func(p *assessment.Prose) string { return p.Types[c].Name }, "channel_types", string(c), "name")
		l.add("bank", "Event with which a channel is asked for", factWords, func(p *assessment.Prose) string { return p.Types[c].Event }, "channel_types", string(c), "event")
	}
	for _, c := range b.Expected {
		key := channelKey(c)
		l.add("bank", "Why a channel is expected (type/from/to)", lineWords, func(p *assessment.Prose) string { return p.Channels[key] }, "channels", key)
	}
	for _, c := range b.Clocks {
		l.add("bank", "Period on the clock card", titleWords, func(p *assessment.Prose) string { return p.Clocks[c.ID].Name }, "clocks", c.ID, "name")
		l.add("bank", "What is due within the period", ruleWords, func(p *assessment.Prose) string { return p.Clocks[c.ID].Rule }, "clocks", c.ID, "rule")
	}
	for _, f := range b.Facts {
		l.add("bank", "Question of the national fact card", factWords, func(p *assessment.Prose) string { return p.Facts[f.ID] }, "facts", f.ID)
	}
	for _, s := range b.Signs {
		l.add("bank", "First step when statements show: "+s.ID, stepWords, func(p *assessment.Prose) string { return p.Signs[s.ID].Step }, "signs", s.ID, "step")
	}
	for _, i := range b.Incidents {
		l.add("bank", "Place of an incident of "+i.Month, titleWords, func(p *assessment.Prose) string { return p.Places[i.Key] }, "places", i.Key)
	}
	l.sources(b)
	for _, id := range termIDs(b) {
		l.add("bank", "Term of the glossary", titleWords, func(p *assessment.Prose) string { return p.Glossary[id].Term }, "glossary", id, "term")
		l.add("bank", "The term in one sentence", lineWords, func(p *assessment.Prose) string { return p.Glossary[id].Text }, "glossary", id, "text")
	}
}

// sources lists what is said about sources: why one is attached to nothing, and
// why one is attached to very many questions.
func (l *textList) sources(b *assessment.Bank) {
	p := b.Prose[assessment.Reference]
	if p == nil {
		return
	}
	for _, key := range sortedKeys(p.Unused) {
		l.add("bank", "Why no question rests on the source: "+key, factWords, func(p *assessment.Prose) string { return p.Unused[key] }, "unused", key)
	}
	for _, key := range sortedKeys(p.Often) {
		l.add("bank", "Why many questions rest on the source: "+key, ruleWords, func(p *assessment.Prose) string { return p.Often[key] }, "often", key)
	}
}

// channelTypesOf lists the channel types that the bank has words for, in their
// order.
func channelTypesOf(b *assessment.Bank) []assessment.ChannelType {
	return slices.DeleteFunc(slices.Clone(assessment.ChannelTypes), func(c assessment.ChannelType) bool {
		p := b.Prose[assessment.Reference]
		return p == nil || p.Types[c] == assessment.TypeText{}
	})
}

func termIDs(b *assessment.Bank) []string {
	if p := b.Prose[assessment.Reference]; p != nil {
		return sortedKeys(p.Glossary)
	}
	return nil
}

func item(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// words counts what a reader would: runs between spaces that hold a letter or
// a digit, so that a dash is none.
func words(s string) int {
	n := 0
	for _, field := range strings.Fields(s) {
		if strings.ContainsFunc(field, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			n++
		}
	}
	return n
}
