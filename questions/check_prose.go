package questions

import (
	"fmt"
	"regexp"
	"strings"

	"electready/assessment"
)

// allowance is the limit in a language: a translation may be longer by a
// third, because languages differ in what they put into one word.
func allowance(language string, limit int) int {
	if language == assessment.Reference {
		return limit
	}
	return (limit*4 + 2) / 3
}

// everyText calls f with each string that a language has.
func (r *reading) everyText(f func(language, file string, t text, value string)) {
	all := texts(&r.bank)
	for _, language := range sortedKeys(r.bank.Prose) {
		for _, t := range all {
			if value := t.of(r.bank.Prose[language]); value != "" {
				f(language, t.file(language), t, value)
			}
		}
	}
}

// englishText calls f with each string of the reference.
func (r *reading) englishText(f func(file string, t text, value string)) {
	r.everyText(func(language, file string, t text, value string) {
		if language == assessment.Reference {
			f(file, t, value)
		}
	})
}

func (r *reading) checkLengths() {
	r.everyText(func(language, file string, t text, value string) {
		if most := allowance(language, t.limit); t.limit > 0 && words(value) > most {
			r.problem(file, t.place(), fmt.Sprintf("%d words, at most %d", words(value), most), "shorten it")
		}
	})
}

// Words of a question with its five levels, as one person reads them.
const (
	coreWords = 100
	fullWords = 130
)

func (r *reading) checkBudgets() {
	for _, q := range r.located() {
		limit := fullWords
		if q.Core {
			limit = coreWords
		}
		for _, language := range sortedKeys(r.bank.Prose) {
			prose, ok := r.bank.Prose[language].Questions[q.ID]
			if !ok {
				continue
			}
			longest := words(prose.Ask)
			for _, ask := range prose.AskFor {
				longest = max(longest, words(ask))
			}
			n, most := longest+words(strings.Join(prose.Levels, " ")), allowance(language, limit)
			if n > most {
				r.problem(language+"/"+q.theme+".yaml", "questions/"+q.ID, fmt.Sprintf("question and levels of %s have %d words, at most %d", q.ID, n, most), "shorten the longest level")
			}
		}
	}
}

var (
	vague = regexp.MustCompile(`(?i)\b(adequate(ly)?|appropriate(ly)?|sufficient(ly)?|effective(ly)?|robust(ly)?|properly|best[ -]practices?|and/or)\b|\betc\b\.?`)
	often = regexp.MustCompile(`(?i)\b(regular(ly)?|periodic(al|ally)?)\b`)
	// period is what turns "regularly" into something that can be checked.
	period = regexp.MustCompile(`(?i)\b((every|each|per|a|once a) (\w+ )?(hour|day|week|month|quarter|year|election)s?|(hour|dai|week|month|quarter|year)ly|daily|\d+ (hour|day|week|month|year)s?|before (the|an|every|each) (\w+ )?(election|vote))\b`)
)

// checkVagueness: a state is a state only if two people would agree on it.
func (r *reading) checkVagueness() {
	r.englishText(func(file string, t text, value string) {
		if word := vague.FindString(value); word != "" {
			r.problem(file, t.place(), fmt.Sprintf("vague word %q", word), "name the act, the document or the number instead")
		}
		if word := often.FindString(value); word != "" && !period.MatchString(value) {
			r.problem(file, t.place(), fmt.Sprintf("%q without a period", word), "say how often")
		}
	})
}

// markup finds HTML, Markdown and addresses: prose goes to paper and screen as
// it is.
var markup = regexp.MustCompile("</?[A-Za-z!]|&(#\\d+|[A-Za-z]+);|\\*\\*|__|`|\\]\\(|://|\\bwww\\.|^(#{1,6}|[-*+>]|\\d+\\.) |\n")

func (r *reading) checkMarkup() {
	r.everyText(func(_, file string, t text, value string) {
		if found := markup.FindString(value); found != "" {
			r.problem(file, t.place(), fmt.Sprintf("markup, an address or a line break (%q)", found), "write plain text on one line")
		}
	})
}

var untidy = regexp.MustCompile(`^\s|\s$|  |[\x00-\x08\x0b-\x1f\x7f\x{200b}\x{feff}]`)

// checkTypography: stray spaces and typewriter quotes; other languages have
// apostrophes of their own.
func (r *reading) checkTypography() {
	r.everyText(func(language, file string, t text, value string) {
		if untidy.MatchString(value) {
			r.problem(file, t.place(), "a space at an end, a double space or an invisible character", "remove it")
		}
		if language == assessment.Reference && strings.ContainsAny(value, `'"`) {
			r.problem(file, t.place(), "a straight quotation mark or apostrophe", "use ’ “ ”")
		}
	})
}

func (r *reading) checkAsk() {
	r.englishText(func(file string, t text, value string) {
		isAsk := len(t.path) > 2 && t.path[0] == "questions" && (t.path[2] == "ask" || t.path[2] == "ask_for")
		if isAsk && (!strings.HasSuffix(value, "?") || strings.Count(value, "?") != 1) {
			r.problem(file, t.place(), "not one question", "ask one thing, and end with a question mark")
		}
	})
}

// checkLevels: five states of which two read the same are not five.
func (r *reading) checkLevels() {
	for _, q := range r.located() {
		for _, language := range sortedKeys(r.bank.Prose) {
			seen := map[string]bool{}
			for i, level := range r.bank.Prose[language].Questions[q.ID].Levels {
				if level != "" && seen[strings.ToLower(level)] {
					r.problem(language+"/"+q.theme+".yaml", fmt.Sprintf("questions/%s/levels/%d", q.ID, i), fmt.Sprintf("level %d of %s reads like another", i, q.ID), "write what is different")
				}
				seen[strings.ToLower(level)] = true
			}
		}
	}
}

// nearTerm begins the sentence that a long step ends with: the workshop may be
// three weeks before the election.
const nearTerm = "Within 14 days: "

func (r *reading) checkLongSteps() {
	const long = 30 // days
	english := r.bank.Prose[assessment.Reference]
	for _, q := range r.located() {
		for _, s := range q.Steps {
			if s.Days > long && !strings.Contains(english.Questions[q.ID].Steps[s.ID], nearTerm) {
				r.problem(assessment.Reference+"/"+q.theme+".yaml", "questions/"+q.ID+"/steps/"+s.ID, fmt.Sprintf("the step takes %d days and says nothing about the first 14", s.Days), "end it with a sentence that begins: "+nearTerm)
			}
		}
	}
}
