package templates

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"electready/assessment"
	"electready/assessment/locale"
)

// Meanwhile is what another trainer saved while somebody wrote: both versions,
// and the way to keep either. The form below holds the own one, with the mark of
// the other, so that it can be saved in its place.
type Meanwhile struct {
	By    string // empty: not known
	You   bool   // from another window of one's own
	At    Moment // zero: not known
	Form  string // id of the form that holds the own version
	Keep  string // address of the page as it stands: the other version stays
	Lines []MeanwhileLine
}

// ProblemMeanwhile says at the top of such a page what happened.
const ProblemMeanwhile = "meanwhile.problem"

// Place puts what happened beside the first field that differs; where none of
// the form does, it stays where it is.
func (m *Meanwhile) Place(problems []Problem) {
	at := slices.IndexFunc(m.Lines, func(l MeanwhileLine) bool { return l.Field != "" })
	for i := range problems {
		if problems[i].Key == ProblemMeanwhile && at >= 0 {
			problems[i].Field = m.Lines[at].Field
		}
	}
}

// MeanwhileLine is one field in both versions.
type MeanwhileLine struct {
	Field  string // id of the field; empty: the form has none for it
	Label  Said
	Theirs Said
	Yours  Said
}

// Said is a value in words: texts, and messages by key. Empty: nothing.
type Said struct {
	Keys  []string
	Texts []Text
}

// SaidText is a text as somebody typed it.
func SaidText(text string) Said {
	if text == "" {
		return Said{}
	}
	return Said{Texts: []Text{{Text: text}}}
}

// SaidKey is a message; empty: nothing.
func SaidKey(key string) Said {
	if key == "" {
		return Said{}
	}
	return Said{Keys: []string{key}}
}

// Differing are the lines whose versions are not the same.
func Differing(lines []MeanwhileLine) []MeanwhileLine {
	return slices.DeleteFunc(lines, func(l MeanwhileLine) bool { return reflect.DeepEqual(l.Theirs, l.Yours) })
}

func meanwhileTitle(ctx context.Context, m Meanwhile) string {
	switch {
	case m.At.IsZero():
		return t(ctx, "meanwhile.title")
	case m.You:
		return t(ctx, "meanwhile.title-you", "time", clock(ctx, m.At))
	case m.By == "":
		return t(ctx, "meanwhile.title-at", "time", clock(ctx, m.At))
	}
	return t(ctx, "meanwhile.title-by", "name", m.By, "time", clock(ctx, m.At))
}

// PlanVersions compares two plans of a workshop as their form shows them.
func PlanVersions(theirs, yours Plan) []MeanwhileLine {
	var out []MeanwhileLine
	add := func(field, label string, of func(Plan) Said) {
		out = append(out, MeanwhileLine{Field: field, Label: SaidKey(label), Theirs: of(theirs), Yours: of(yours)})
	}
	add("title", "trainer.plan-title", func(p Plan) Said { return SaidText(p.Title) })
	add("country", "trainer.plan-country", func(p Plan) Said { return SaidText(p.Country) })
	add("day", "trainer.plan-day", func(p Plan) Said { return SaidText(p.Day) })
	add("language", "trainer.plan-languages", func(p Plan) Said {
		var s Said
		for _, l := range p.Languages {
			if l.On {
				s.Texts = append(s.Texts, Text{Lang: l.Tag, Text: locale.Name(l.Tag)})
			}
		}
		return s
	})
	add("set", "trainer.plan-set", func(p Plan) Said { return SaidKey(setWord[p.Set]) })
	add("uses", "trainer.plan-uses", func(p Plan) Said {
		var s Said
		for _, u := range p.Uses {
			if u.On {
				s.Texts = append(s.Texts, u.Name)
			}
		}
		return s
	})
	add("rule", "trainer.plan-rule", func(p Plan) Said { return SaidKey(ruleWord[p.Rule]) })
	add("statements", "trainer.plan-statements", func(p Plan) Said {
		if p.Statements {
			return SaidKey("trainer.statements-yes")
		}
		return SaidKey("trainer.statements-no")
	})
	add("custodian", "trainer.plan-custodian", func(p Plan) Said {
		if p.Custodian == "" {
			return SaidKey("trainer.custodian-nobody")
		}
		return SaidText(p.Custodian)
	})
	add("address", "trainer.plan-address", func(p Plan) Said { return SaidText(p.Address) })
	add("type", "trainer.plan-types", func(p Plan) Said { return p.ticked(func(e *PlanEach) []PlanTick { return e.Types }) })
	add("scenario", "trainer.plan-scenarios", func(p Plan) Said { return p.ticked(func(e *PlanEach) []PlanTick { return e.Scenarios }) })
	add("system", "trainer.plan-systems", func(p Plan) Said { return p.ticked(func(e *PlanEach) []PlanTick { return e.Systems }) })
	add("", "meanwhile.counterparts", Plan.peers)
	return Differing(out)
}

func (v Plan) ticked(list func(*PlanEach) []PlanTick) Said {
	if v.Each == nil {
		return Said{}
	}
	return Ticked(list(v.Each))
}

// Ticked names what is chosen of a list.
func Ticked(list []PlanTick) Said {
	var s Said
	for _, tick := range list {
		if tick.On {
			s.Texts = append(s.Texts, tick.Name)
		}
	}
	return s
}

// peers says to whom agencies turn of several of a kind.
func (v Plan) peers() Said {
	var s Said
	if v.Each == nil {
		return s
	}
	for _, c := range v.Each.Counterparts {
		for _, p := range c.Peers {
			if p.ID == c.Chosen {
				s.Texts = append(s.Texts, Text{Text: c.Agency.Name + " → " + p.Name})
			}
		}
	}
	return s
}

// AgencyVersions compares two versions of what can be changed of the agency of
// an id.
func AgencyVersions(id string, theirs, yours AgencyForm) []MeanwhileLine {
	return Differing([]MeanwhileLine{
		{"name-" + id, SaidKey("trainer.agency-name"), SaidText(theirs.Name), SaidText(yours.Name)},
		{"short-" + id, SaidKey("trainer.agency-short"), SaidText(theirs.Short), SaidText(yours.Short)},
		{"seats-" + id, SaidKey("trainer.agency-seats"), SaidText(theirs.Seats), SaidText(yours.Seats)},
	})
}

// OutcomeVersions compares two versions of what the room decided.
func OutcomeVersions(theirs, yours BoardOutcome) []MeanwhileLine {
	basis := map[string]string{assessment.ByLaw: "each.by-law", assessment.ByPractice: "each.by-practice"}
	agency := func(o BoardOutcome) Said {
		if o.Name == "" {
			return SaidKey("relation.outcome-nobody")
		}
		return SaidText(o.Name)
	}
	return Differing([]MeanwhileLine{
		{"", SaidKey("relation.outcome-agency"), agency(theirs), agency(yours)},
		{"", SaidKey("relation.outcome-basis"), SaidKey(basis[theirs.Basis]), SaidKey(basis[yours.Basis])},
		{"", SaidKey("relation.outcome-by"), SaidText(theirs.Due), SaidText(yours.Due)},
	})
}

// StepVersions compares two versions of a step of the run-sheet.
func StepVersions(theirs, yours SheetStep, minutes string) []MeanwhileLine {
	title := func(s SheetStep) Said {
		if s.Title.Text == "" && s.Usual {
			return SaidKey(usualWord[s.ID].name)
		}
		return SaidText(s.Title.Text)
	}
	themes := func(s SheetStep) (out Said) {
		for _, theme := range s.Themes {
			out.Texts = append(out.Texts, theme.Title)
		}
		return out
	}
	inner := func(s SheetStep) Said {
		if s.Inner {
			return SaidKey("sheet.inner")
		}
		return Said{}
	}
	return Differing([]MeanwhileLine{
		{"title", SaidKey("sheet.field-title"), title(theirs), title(yours)},
		{"minutes", SaidKey("sheet.field-minutes"), SaidText(number(theirs.Minutes)), SaidText(minutes)},
		{"themes", SaidKey("sheet.field-themes"), themes(theirs), themes(yours)},
		{"inner", SaidKey("sheet.field-inner"), inner(theirs), inner(yours)},
	})
}

// NotesVersions compares two versions of notes.
func NotesVersions(theirs, yours assessment.Notes) []MeanwhileLine {
	return Differing([]MeanwhileLine{
		{"note", SaidKey("queue.note"), SaidText(theirs.Note), SaidText(yours.Note)},
		{"practice", SaidKey("queue.practice"), SaidText(theirs.Practice), SaidText(yours.Practice)},
	})
}

// ActionVersions compares two versions of an action.
func ActionVersions(theirs, yours PlanRow) []MeanwhileLine {
	day := func(r PlanRow) Said {
		if r.Due.IsZero() {
			return Said{}
		}
		return SaidText(r.Due.Format("2006-01-02"))
	}
	return Differing([]MeanwhileLine{
		{"title", SaidKey("action.text"), Said{Texts: []Text{theirs.Title}}, Said{Texts: []Text{yours.Title}}},
		{"to", SaidKey("action.to"), SaidText(theirs.Asked), SaidText(yours.Asked)},
		{"days", SaidKey("action.lead-days"), SaidText(number(theirs.Days)), SaidText(number(yours.Days))},
		{"reason", SaidKey("action.reason"), SaidText(theirs.Reason), SaidText(yours.Reason)},
		{"due", SaidKey("action.due-field"), day(theirs), day(yours)},
		{"with", SaidKey("action.with-field"), SaidText(strings.Join(theirs.With, ", ")), SaidText(strings.Join(yours.With, ", "))},
	})
}
