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

// MeanwhileLine is one field in both versions.
type MeanwhileLine struct {
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
	add := func(label string, of func(Plan) Said) {
		out = append(out, MeanwhileLine{Label: SaidKey(label), Theirs: of(theirs), Yours: of(yours)})
	}
	add("trainer.plan-title", func(p Plan) Said { return SaidText(p.Title) })
	add("trainer.plan-country", func(p Plan) Said { return SaidText(p.Country) })
	add("trainer.plan-day", func(p Plan) Said { return SaidText(p.Day) })
	add("trainer.plan-languages", func(p Plan) Said {
		var s Said
		for _, l := range p.Languages {
			if l.On {
				s.Texts = append(s.Texts, Text{Lang: l.Tag, Text: locale.Name(l.Tag)})
			}
		}
		return s
	})
	add("trainer.plan-set", func(p Plan) Said { return SaidKey(setWord[p.Set]) })
	add("trainer.plan-uses", func(p Plan) Said {
		var s Said
		for _, u := range p.Uses {
			if u.On {
				s.Texts = append(s.Texts, u.Name)
			}
		}
		return s
	})
	add("trainer.plan-rule", func(p Plan) Said { return SaidKey(ruleWord[p.Rule]) })
	add("trainer.plan-statements", func(p Plan) Said {
		if p.Statements {
			return SaidKey("trainer.statements-yes")
		}
		return SaidKey("trainer.statements-no")
	})
	add("trainer.plan-custodian", func(p Plan) Said {
		if p.Custodian == "" {
			return SaidKey("trainer.custodian-nobody")
		}
		return SaidText(p.Custodian)
	})
	add("trainer.plan-address", func(p Plan) Said { return SaidText(p.Address) })
	add("trainer.plan-types", func(p Plan) Said { return p.ticked(func(e *PlanEach) []PlanTick { return e.Types }) })
	add("trainer.plan-scenarios", func(p Plan) Said { return p.ticked(func(e *PlanEach) []PlanTick { return e.Scenarios }) })
	add("trainer.plan-systems", func(p Plan) Said { return p.ticked(func(e *PlanEach) []PlanTick { return e.Systems }) })
	add("meanwhile.counterparts", Plan.peers)
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

// AgencyVersions compares two versions of what can be changed of an agency.
func AgencyVersions(theirs, yours AgencyForm) []MeanwhileLine {
	return Differing([]MeanwhileLine{
		{SaidKey("trainer.agency-name"), SaidText(theirs.Name), SaidText(yours.Name)},
		{SaidKey("trainer.agency-short"), SaidText(theirs.Short), SaidText(yours.Short)},
		{SaidKey("trainer.agency-seats"), SaidText(theirs.Seats), SaidText(yours.Seats)},
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
		{SaidKey("relation.outcome-agency"), agency(theirs), agency(yours)},
		{SaidKey("relation.outcome-basis"), SaidKey(basis[theirs.Basis]), SaidKey(basis[yours.Basis])},
		{SaidKey("relation.outcome-by"), SaidText(theirs.Due), SaidText(yours.Due)},
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
		{SaidKey("sheet.field-title"), title(theirs), title(yours)},
		{SaidKey("sheet.field-minutes"), SaidText(number(theirs.Minutes)), SaidText(minutes)},
		{SaidKey("sheet.field-themes"), themes(theirs), themes(yours)},
		{SaidKey("sheet.field-inner"), inner(theirs), inner(yours)},
	})
}

// NotesVersions compares two versions of notes.
func NotesVersions(theirs, yours assessment.Notes) []MeanwhileLine {
	return Differing([]MeanwhileLine{
		{SaidKey("queue.note"), SaidText(theirs.Note), SaidText(yours.Note)},
		{SaidKey("queue.practice"), SaidText(theirs.Practice), SaidText(yours.Practice)},
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
		{SaidKey("action.text"), Said{Texts: []Text{theirs.Title}}, Said{Texts: []Text{yours.Title}}},
		{SaidKey("action.to"), SaidText(theirs.Asked), SaidText(yours.Asked)},
		{SaidKey("action.lead-days"), SaidText(number(theirs.Days)), SaidText(number(yours.Days))},
		{SaidKey("action.reason"), SaidText(theirs.Reason), SaidText(yours.Reason)},
		{SaidKey("action.due-field"), day(theirs), day(yours)},
		{SaidKey("action.with-field"), SaidText(strings.Join(theirs.With, ", ")), SaidText(strings.Join(yours.With, ", "))},
	})
}
