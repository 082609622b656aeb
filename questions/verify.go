package questions

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"electready/assessment"
)

// verifyStructure notes ids, values and references of the structure that do
// not hold. What is only a matter of writing well is left to [Check].
func (r *reading) verifyStructure() {
	r.verifyHead()
	r.verifyLists()
	r.verifyIDs()
	for t := range r.bank.Themes {
		theme := &r.bank.Themes[t]
		for s := range theme.Sections {
			section := &theme.Sections[s]
			if len(section.Questions) == 0 {
				r.problem(themeFileName(theme.ID), "sections/"+section.ID, "section "+section.ID+" has no question", "write one or remove the section")
			}
			for q := range section.Questions {
				r.verifyQuestion(themeFileName(theme.ID), questionPlace(section.ID, section.Questions[q].ID), &section.Questions[q])
			}
		}
	}
	r.verifyScenarios()
	for _, s := range r.bank.Systems {
		place := "systems/" + s.ID
		r.verifyCitations(systemName, place, s.Sources)
		oneOf(r, systemName, place+"/usual", "kind", s.Usual, r.bank.Kinds)
		oneOf(r, systemName, place+"/needs", "use", s.Needs, r.bank.Uses)
	}
	for _, p := range r.bank.Principles {
		r.verifyCitations(principleName, "principles/"+p.ID, p.Sources)
	}
}

func (r *reading) verifyHead() {
	if !idForm.MatchString(r.bank.ID) {
		r.problem(bankName, "id", fmt.Sprintf("%q is not an id", r.bank.ID), idAdvice)
	}
	if strings.TrimSpace(r.bank.Version) == "" || strings.ContainsAny(r.bank.Version, " \t") {
		r.problem(bankName, "version", "the version is missing or contains a space", `write one like "1"`)
	}
	if !isDay(r.bank.Date) {
		r.problem(bankName, "date", "the date is missing or is not a day", dayAdvice)
	}
	if len(r.bank.Themes) == 0 {
		r.problem(bankName, "themes", "the bank has no theme", "list the themes in their order")
	}
	oneOf(r, bankName, "kinds", "kind", r.bank.Kinds, assessment.Kinds)
	oneOf(r, bankName, "outer_kinds", "kind", r.limits.outerKinds, r.bank.Kinds)
	oneOf(r, bankName, "uses", "use", r.bank.Uses, assessment.Uses)
	oneOf(r, bankName, "channel_types", "channel type", r.limits.types, assessment.ChannelTypes)
	oneOf(r, bankName, "default_channel_types", "channel type", r.bank.Defaults.Channels, r.limits.types)
	for _, k := range r.bank.Kinds {
		outer := assessment.UsualCircle(k) == assessment.Outer
		if outer != slices.Contains(r.limits.outerKinds, k) {
			r.problem(bankName, "outer_kinds", fmt.Sprintf("%s starts in the %s circle", k, assessment.UsualCircle(k)), "list supplier and civil-society as outer_kinds, no other")
		}
	}
}

// verifyLists checks what else stands in bank.yaml.
func (r *reading) verifyLists() {
	seen := map[assessment.ExpectedChannel]bool{}
	for i, c := range r.bank.Expected {
		place := fmt.Sprintf("expected_channels/%d", i)
		oneOf(r, bankName, place, "channel type", []assessment.ChannelType{c.Type}, r.limits.types)
		oneOf(r, bankName, place, "kind", []assessment.Kind{c.From, c.To}, r.bank.Kinds)
		if seen[c] {
			r.problem(bankName, place, "the channel "+channelKey(c)+" stands twice", "remove one")
		}
		seen[c] = true
	}
	oneOf(r, bankName, "default_scenarios", "scenario", r.bank.Defaults.Scenarios, scenarioIDs(&r.bank))
	oneOf(r, bankName, "default_systems", "system", r.bank.Defaults.Systems, systemIDs(&r.bank))
	oneOf(r, bankName, "default_principles", "principle", r.bank.Defaults.Principles, principleIDs(&r.bank))
	for _, c := range r.bank.Clocks {
		r.verifyKeys("clocks/"+c.ID, c.Sources)
	}
	for _, f := range r.bank.Facts {
		r.verifyKeys("facts/"+f.ID, f.Sources)
	}
	for _, i := range r.bank.Incidents {
		r.verifyKeys("incidents/"+i.Key, i.Sources)
		if len(i.Country) != 2 || strings.ToUpper(i.Country) != i.Country {
			r.problem(bankName, "incidents/"+i.Key+"/country", "the country is not a code of two capital letters", "write the ISO 3166 code")
		}
		if !isMonth(i.Month) {
			r.problem(bankName, "incidents/"+i.Key+"/month", "the month is missing or malformed", `write "2014-05", or "2014" where the month is not known`)
		}
	}
	for _, s := range r.bank.Sources {
		place := "sources/" + s.Key
		oneOf(r, bankName, place+"/read", "extent of reading", []string{s.Read}, []string{readText, readPart, readSecondHand, readTitle})
		if s.Title == "" || s.Publisher == "" || s.Year < 1900 {
			r.problem(bankName, place, "the source lacks title, publisher or year", "write all three")
		}
	}
	oneOf(r, bankName, "signs", "state or flag", idsOf(r.bank.Signs, func(s assessment.Sign) string { return s.ID }), knownSigns)
	for _, s := range r.bank.Signs {
		if s.Days < 1 {
			r.problem(bankName, "signs/"+s.ID, "the first step has no lead time", "write days: 1 or more")
		}
	}
}

// knownSigns are the states and flags that statements about each other can
// have, each of which may have a first step.
var knownSigns = []string{
	assessment.ChannelSenderOnly, assessment.ChannelReceiverOnly, assessment.ChannelNone, assessment.ChannelUnclear,
	assessment.ChannelConfirmed, assessment.ChannelExercised, assessment.ChannelRelayed,
	assessment.FlagSeveralLeads, assessment.FlagShared, assessment.FlagLawPractice, assessment.FlagNoLead, assessment.FlagNotStated,
	assessment.FlagUnaware, assessment.FlagUnconfirmed, assessment.FlagUnexpected, assessment.FlagAgreed,
	assessment.FlagNoOwner, assessment.FlagSeveralOwners, assessment.FlagManyDepend, assessment.FlagFallbackUnknown, assessment.FlagOneSupplier,
}

// How much of a source was read.
const (
	readText       = "text"
	readPart       = "part"
	readSecondHand = "second-hand"
	readTitle      = "title"
)

func (r *reading) verifyScenarios() {
	clocks := idsOf(r.bank.Clocks, func(c assessment.Cited) string { return c.ID })
	for _, s := range r.bank.Scenarios {
		place := "scenarios/" + s.ID
		oneOf(r, scenarioName, place+"/kinds", "kind", s.Kinds, r.bank.Kinds)
		oneOf(r, scenarioName, place+"/clocks", "clock", s.Clocks, clocks)
		r.verifyCitations(scenarioName, place, s.Sources)
		if len(s.Tasks) == 0 {
			r.problem(scenarioName, place, "the scenario has no task", "name at least one")
		}
		for _, task := range sortedKeys(s.Lead) {
			oneOf(r, scenarioName, place+"/lead/"+task, "task of this scenario", []string{task}, s.Tasks)
			oneOf(r, scenarioName, place+"/lead/"+task, "kind", s.Lead[task], r.bank.Kinds)
		}
	}
}

func (r *reading) verifySet(file, section string, q questionShape) {
	place := questionPlace(section, q.ID)
	oneOf(r, file, place+"/set", "set", []assessment.QuestionSet{q.Set}, []assessment.QuestionSet{assessment.CoreSet, assessment.FullSet})
}

func (r *reading) verifyQuestion(file, place string, q *assessment.Question) {
	oneOf(r, file, place+"/about", "subject", []assessment.About{q.About}, []assessment.About{assessment.Own, assessment.Shared})
	oneOf(r, file, place+"/weight", "weight", []int{q.Weight}, []int{1, 2, 3})
	oneOf(r, file, place+"/target", "target", []int{q.Target}, []int{2, 3, 4})
	oneOf(r, file, place+"/applies_to", "kind", q.AppliesTo, r.bank.Kinds)
	oneOf(r, file, place+"/needs", "use", q.Needs, r.bank.Uses)
	r.verifyCitations(file, place, q.Sources)
	for _, ref := range q.Incidents {
		i := slices.IndexFunc(r.bank.Incidents, func(f assessment.IncidentFact) bool { return f.Key == ref.Key })
		if i < 0 {
			r.problem(file, place+"/incidents/"+ref.Key, fmt.Sprintf("unknown incident %q", ref.Key), "name one of bank.yaml, or add it there")
		} else if r.bank.Incidents[i].Country != ref.Country {
			r.problem(file, place+"/incidents/"+ref.Key, "the incident was in "+r.bank.Incidents[i].Country, "write country: "+r.bank.Incidents[i].Country)
		}
	}
	for _, s := range q.Steps {
		at := place + "/steps/" + s.ID
		oneOf(r, file, at, "step", []string{s.ID}, stepIDs)
		oneOf(r, file, at+"/with", "kind", s.With, r.bank.Kinds)
		if s.Days < 1 {
			r.problem(file, at, "the step has no lead time", "write days: 1 or more")
		}
	}
}

var stepIDs = []string{"below-1", "below-2", "below-3", "below-4", findOut}

const findOut = "find-out"

func (r *reading) verifyCitations(file, place string, citations []assessment.Citation) {
	for _, c := range citations {
		oneOf(r, file, place+"/sources/"+c.Key, "source", []string{c.Key}, sourceKeys(&r.bank))
	}
}

func (r *reading) verifyKeys(place string, keys []string) {
	oneOf(r, bankName, place+"/sources", "source", keys, sourceKeys(&r.bank))
}

// oneOf notes values that are not among those known, and values that stand
// twice.
func oneOf[T comparable](r *reading, file, place, noun string, values, known []T) {
	for i, v := range values {
		if !slices.Contains(known, v) {
			r.problem(file, place, fmt.Sprintf("unknown %s %q", noun, fmt.Sprint(v)), choices(known))
		} else if slices.Contains(values[:i], v) && !strings.HasSuffix(place, "/sources") {
			r.problem(file, place, fmt.Sprintf("%s %q stands twice", noun, fmt.Sprint(v)), "keep one")
		}
	}
}

// choices is the advice that names what is known, as long as that is short.
func choices[T any](known []T) string {
	const most = 20
	if len(known) == 0 || len(known) > most {
		return "correct its spelling, or add it to the bank"
	}
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = fmt.Sprint(k)
	}
	return "use one of " + strings.Join(words, ", ")
}

const (
	idAdvice  = "use small letters, digits and single hyphens"
	dayAdvice = "write it like 2026-11-22"
)

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func isMonth(s string) bool {
	_, err := time.Parse("2006-01", s)
	if err != nil {
		_, err = time.Parse("2006", s)
	}
	return err == nil
}
