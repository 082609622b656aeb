package questions

import (
	"fmt"
	"slices"
	"strings"

	"electready/assessment"
)

// tongue is the reading of one language's folder.
type tongue struct {
	*reading
	language string
	prose    *assessment.Prose
}

// readLanguage reads the prose of one language. In the reference everything
// must be there; elsewhere what is missing is read from the reference.
func (r *reading) readLanguage(language string) {
	t := &tongue{r, language, &assessment.Prose{
		Themes:    map[string]assessment.ThemeText{},
		Sections:  map[string]string{},
		Questions: map[string]assessment.QuestionText{},
	}}
	t.readBankProse()
	for i := range r.bank.Themes {
		t.readThemeProse(&r.bank.Themes[i])
	}
	t.readScenarioProse()
	t.readSystemProse()
	t.readPrincipleProse()
	r.refuseStrangers(language, append(slices.Clone(r.limits.themes), "bank", "scenario", "system", "principle"))
	r.bank.Prose[language] = t.prose
	if len(t.prose.Questions) > 0 {
		r.bank.Languages = append(r.bank.Languages, language)
		slices.Sort(r.bank.Languages)
	}
}

func (t *tongue) reference() bool { return t.language == assessment.Reference }

func (t *tongue) file(name string) string { return t.language + "/" + name + ".yaml" }

// read decodes a file of prose and judges its head. It reports whether there
// is something to compare with the structure; needed tells that the reference must have it.
func (t *tongue) read(name string, shape any, head *header, needed bool) bool {
	file := t.file(name)
	if !t.decode(file, shape) {
		if needed && t.reference() {
			t.problem(file, "", "the file is missing", "write the English texts there")
		}
		return false
	}
	if t.broken[file] {
		return false
	}
	t.headers[file] = *head
	switch head.Status {
	case "draft":
		t.prose.Draft = true
	case "reviewed":
		if strings.TrimSpace(head.Reviewer) == "" {
			t.problem(file, "reviewer", "reviewed, but nobody is named as reviewer", "name the person, or write status: draft")
		}
	default:
		t.prose.Draft = true
		t.problem(file, "status", fmt.Sprintf("unknown status %q", head.Status), "write draft or reviewed")
	}
	if !isDay(head.Date) {
		t.problem(file, "date", "the date is missing or is not a day", dayAdvice)
	}
	return !t.halved
}

func (t *tongue) readBankProse() {
	var f bankProse
	if !t.read("bank", &f, &f.header, true) {
		return
	}
	b, file := &t.bank, t.file("bank")
	match(t, file, "kinds", f.Kinds, b.Kinds)
	match(t, file, "short_kinds", f.Short, b.Kinds)
	match(t, file, "uses", f.Uses, b.Uses)
	match(t, file, "channel_types", f.Types, t.limits.types)
	match(t, file, "channels", f.Channels, idsOf(b.Expected, channelKey))
	cited := func(c assessment.Cited) string { return c.ID }
	match(t, file, "clocks", f.Clocks, idsOf(b.Clocks, cited))
	match(t, file, "facts", f.Facts, idsOf(b.Facts, cited))
	match(t, file, "signs", f.Signs, idsOf(b.Signs, func(s assessment.Sign) string { return s.ID }))
	match(t, file, "places", f.Places, idsOf(b.Incidents, func(i assessment.IncidentFact) string { return i.Key }))
	t.matchUnused(file, f.Unused)
	t.matchOften(file, f.Often)
	t.matchGlossary(file, f.Glossary)
	p := t.prose
	p.Kinds, p.ShortKinds, p.Uses, p.Types, p.Channels = f.Kinds, f.Short, f.Uses, f.Types, f.Channels
	p.Clocks, p.Facts, p.Signs, p.Glossary = f.Clocks, f.Facts, f.Signs, f.Glossary
	p.Places, p.Unused, p.Often = f.Places, f.Unused, f.Often
	t.texts(file)
}

// matchUnused asks why a source is attached to nothing. A reason may stay when
// the source comes into use.
func (t *tongue) matchUnused(file string, reasons map[string]string) {
	sources := idsOf(t.bank.Sources, func(s assessment.Source) string { return s.Key })
	match(t, file, "unused", reasons, append(slices.DeleteFunc(sources, func(key string) bool {
		_, said := reasons[key]
		return !said
	}), uncited(&t.bank)...))
}

// matchOften notes reasons for sources that do not exist. That a reason is
// needed is left to [Check].
func (t *tongue) matchOften(file string, reasons map[string]string) {
	keys := sourceKeys(&t.bank)
	for _, key := range sortedKeys(reasons) {
		if !slices.Contains(keys, key) {
			t.unknownID(file, "often", key)
		}
	}
}

// texts notes empty texts of en/bank.yaml below ids that exist.
func (t *tongue) texts(file string) {
	eachText(t, file, "kinds", t.prose.Kinds, func(v string) []string { return []string{v} })
	eachText(t, file, "short_kinds", t.prose.ShortKinds, func(v string) []string { return []string{v} })
	eachText(t, file, "uses", t.prose.Uses, func(v string) []string { return []string{v} })
	eachText(t, file, "channels", t.prose.Channels, func(v string) []string { return []string{v} })
	eachText(t, file, "facts", t.prose.Facts, func(v string) []string { return []string{v} })
	eachText(t, file, "channel_types", t.prose.Types, func(v assessment.TypeText) []string { return []string{v.Name, v.Event} })
	eachText(t, file, "clocks", t.prose.Clocks, func(v assessment.ClockText) []string { return []string{v.Name, v.Rule} })
	eachText(t, file, "signs", t.prose.Signs, func(v assessment.SignText) []string { return []string{v.Step} })
	eachText(t, file, "places", t.prose.Places, func(v string) []string { return []string{v} })
	eachText(t, file, "unused", t.prose.Unused, func(v string) []string { return []string{v} })
	eachText(t, file, "often", t.prose.Often, func(v string) []string { return []string{v} })
	eachText(t, file, "glossary", t.prose.Glossary, func(v assessment.TermText) []string { return []string{v.Term, v.Text} })
}

// matchGlossary asks for every term that a question explains. Terms that none
// explains are allowed: the trainer's pages list them all.
func (t *tongue) matchGlossary(file string, terms map[string]assessment.TermText) {
	var wanted []string
	for place, q := range t.bank.Questions {
		for _, id := range q.Glossary {
			if _, ok := terms[id]; !ok && t.reference() {
				t.problem(themeFileName(place.Theme), questionPlace(place.Section, q.ID)+"/glossary", fmt.Sprintf("unknown term %q", id), "correct its spelling, or explain it in "+file)
			}
			wanted = append(wanted, id)
		}
	}
	if t.reference() {
		return
	}
	english := t.referenceProse().Glossary
	for _, id := range sortedKeys(terms) {
		if _, ok := english[id]; !ok && !slices.Contains(wanted, id) {
			t.unknownID(file, "glossary", id)
		}
	}
}

// referenceProse is the English prose, read before the others.
func (t *tongue) referenceProse() *assessment.Prose {
	if p := t.bank.Prose[assessment.Reference]; p != nil {
		return p
	}
	return &assessment.Prose{}
}

func (t *tongue) readScenarioProse() {
	var f scenarioProse
	if !t.read("scenario", &f, &f.header, len(t.bank.Scenarios) > 0) {
		return
	}
	file := t.file("scenario")
	match(t, file, "tasks", f.Tasks, taskIDs(&t.bank))
	match(t, file, "scenarios", f.Scenarios, scenarioIDs(&t.bank))
	eachText(t, file, "tasks", f.Tasks, func(v string) []string { return []string{v} })
	eachText(t, file, "scenarios", f.Scenarios, func(v assessment.ScenarioText) []string {
		return append([]string{v.Title, v.Story}, v.Evidence...)
	})
	t.prose.Tasks, t.prose.Scenarios = f.Tasks, f.Scenarios
	for _, id := range sortedKeys(f.Scenarios) {
		n, want := len(f.Scenarios[id].Evidence), traces(&t.bank, id)
		if !t.reference() && n > 0 && n != want {
			t.problem(file, "scenarios/"+id+"/evidence", fmt.Sprintf("%s lists %d pieces of evidence, in English %d", id, n, want), "translate each, or leave the list out")
		}
	}
}

func (t *tongue) readSystemProse() {
	var f systemProse
	if !t.read("system", &f, &f.header, len(t.bank.Systems) > 0) {
		return
	}
	file := t.file("system")
	match(t, file, "systems", f.Systems, systemIDs(&t.bank))
	eachText(t, file, "systems", f.Systems, func(v assessment.SystemText) []string { return []string{v.Name, v.What} })
	t.prose.Systems = f.Systems
}

func (t *tongue) readPrincipleProse() {
	var f principleProse
	if !t.read("principle", &f, &f.header, len(t.bank.Principles) > 0) {
		return
	}
	file := t.file("principle")
	match(t, file, "principles", f.Principles, principleIDs(&t.bank))
	eachText(t, file, "principles", f.Principles, func(v assessment.PrincipleText) []string { return []string{v.Title, v.Text} })
	t.prose.Principles = f.Principles
}

// match notes ids of the prose that the structure does not have and, in the
// reference, ids of the structure that have no prose.
func match[K ~string, V any](t *tongue, file, place string, prose map[K]V, wanted []K) {
	for _, id := range sortedKeys(prose) {
		if !slices.Contains(wanted, id) {
			t.unknownID(file, place, string(id))
		}
	}
	if !t.reference() {
		return
	}
	for _, id := range wanted {
		if _, ok := prose[id]; !ok {
			t.problem(file, place, fmt.Sprintf("no text for %q in %s", id, place), "write it; other languages may leave it out, English may not")
		}
	}
}

func (t *tongue) unknownID(file, place, id string) {
	t.problem(file, place+"/"+id, fmt.Sprintf("unknown id %q in %s", id, place), "correct its spelling, or add it to the structure first")
}

// eachText notes, in the reference, texts that are there but empty.
func eachText[K ~string, V any](t *tongue, file, place string, prose map[K]V, texts func(V) []string) {
	if !t.reference() {
		return
	}
	for _, id := range sortedKeys(prose) {
		for _, text := range texts(prose[id]) {
			if strings.TrimSpace(text) == "" {
				t.problem(file, place+"/"+string(id), fmt.Sprintf("a text of %q is empty", id), "write it")
			}
		}
	}
}
