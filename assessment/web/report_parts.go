package web

import (
	"slices"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// compared are the later rounds beside the first, of themes that were shown in
// both.
func (r *reporter) compared() ([]templates.ReportRounds, error) {
	var out []templates.ReportRounds
	for _, to := range comparedRounds(r.doc) {
		m := r.movedView(r.doc, r.bank, to)
		m.before = r.showView(r.doc, r.bank, assessment.ShareRoom(r.bank, r.doc, assessment.First))
		m.after = r.showView(r.doc, r.bank, assessment.ShareRoom(r.bank, r.doc, to))
		line := templates.ReportRounds{From: assessment.First, To: to}
		for i := range r.bank.Themes {
			id := r.bank.Themes[i].ID
			_, before := assessment.ShownRound(r.doc, id, assessment.First)
			if stage := r.doc.StageOf(id, to); !before || stage.Round != to || stage.State != assessment.Shown {
				continue
			}
			if theme, ok := m.theme(i); ok {
				line.Themes = append(line.Themes, theme)
			}
		}
		if to == assessment.FollowUp && r.rel != nil && r.stage.Statements.Round == to {
			line.Mended = r.mendedBetween(to)
		}
		if len(line.Themes)+len(line.Mended) > 0 {
			out = append(out, line)
		}
	}
	return out, nil
}

// mendedBetween counts what did not fit in the first round and fits now, of the
// lines that the report shows.
func (r *reporter) mendedBetween(to assessment.RoundID) []templates.MendedType {
	mended, open, _ := assessment.MendedBetween(r.bank, r.doc, assessment.First, to)
	var out []templates.MendedType
	for _, t := range r.doc.Workshop.ChannelTypes() {
		of := func(l assessment.Line) bool { return r.shows(l) && ofType(l, t) }
		if fits, not := countLines(mended, of), countLines(open, of); fits+not > 0 {
			out = append(out, templates.MendedType{Name: r.rel.text(typeName(t)), Mended: fits, Of: fits + not})
		}
	}
	return out
}

// shows reports whether the report shows a line.
func (r *reporter) shows(l assessment.Line) bool {
	_, ok := r.rel.lines[l.Key()]
	return ok
}

func ofType(l assessment.Line, t assessment.ChannelType) bool {
	of, _, _, ok := assessment.ChannelAbout(l.About)
	return l.Kind == "channel" && ok && of == t
}

// channels are the lines of each type that ask for a look first, then what fits.
// A pair that both say is not used, and nobody expects, is none.
func (r *reporter) channels() ([]templates.ReportChannels, error) {
	mended, open, err := r.rel.mended()
	if err != nil {
		return nil, err
	}
	var out []templates.ReportChannels
	for _, t := range r.doc.Workshop.ChannelTypes() {
		of := func(l assessment.Line) bool { return ofType(l, t) }
		c := templates.ReportChannels{Type: r.rel.text(typeName(t)), Mended: countLines(mended, of)}
		c.Of = c.Mended + countLines(open, of)
		var rest []templates.MatrixPair
		for _, key := range r.rel.order {
			l := r.rel.lines[key]
			if !of(l) || !l.Required && l.Signs[0] == assessment.ChannelNone {
				continue
			}
			_, from, to, _ := assessment.ChannelAbout(l.About)
			pair := templates.MatrixPair{From: nameOf(r.doc, from), To: nameOf(r.doc, to), State: l.Signs[0], Required: l.Required}
			if l.ForTalk() {
				c.Lines = append(c.Lines, pair)
			} else {
				rest = append(rest, pair)
			}
		}
		if c.Lines = append(c.Lines, rest...); len(c.Lines) == 0 {
			continue
		}
		if c.Matrix, err = r.rel.matrix(t); err != nil {
			return nil, err
		}
		c.Paths = r.paths(t)
		out = append(out, c)
	}
	return out, nil
}

// paths are whom word of a type reaches from those that may notice first.
func (r *reporter) paths(t assessment.ChannelType) []templates.ReportPath {
	names := func(reach assessment.Reach) map[string][]string {
		out := map[string][]string{}
		for pace, agencies := range reach {
			for _, a := range agencies {
				out[pace] = append(out[pace], nameOf(r.doc, a))
			}
		}
		return out
	}
	var out []templates.ReportPath
	for _, p := range r.said.Paths {
		if p.Type == t {
			out = append(out, templates.ReportPath{From: nameOf(r.doc, p.From), Day: names(p.Day), Night: names(p.Night)})
		}
	}
	return out
}

// cases are the scenarios about which something was stated or written down.
func (r *reporter) cases() []templates.ReportCase {
	var out []templates.ReportCase
	for _, s := range r.bank.Scenarios {
		c := templates.ReportCase{Title: r.rel.text(scenarioTitle(s.ID))}
		for _, id := range s.Tasks {
			line, stated := r.rel.lines["claim:"+s.ID+"/"+id]
			i := slices.IndexFunc(r.said.Outcomes, func(o assessment.Outcome) bool { return o.Scenario == s.ID && o.Task == id })
			if !stated && i < 0 {
				continue
			}
			task := templates.ReportTask{Name: r.rel.text(taskName(id))}
			if stated {
				task.Says = r.rel.tell.line(line).Sentences
			}
			if i >= 0 {
				task.Outcome = r.rel.outcome(r.said.Outcomes[i])
			}
			c.Tasks = append(c.Tasks, task)
		}
		if len(c.Tasks) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// systems are sentences alone, of the systems that ask for a look, as on the
// room's screen.
func (r *reporter) systems() []templates.ReportSystem {
	if !r.said.Choice.Systems {
		return nil
	}
	var out []templates.ReportSystem
	for _, s := range r.rel.systems().Systems {
		if len(s.Brief) > 0 {
			out = append(out, templates.ReportSystem{Name: s.Name, Says: s.Brief})
		}
	}
	return out
}

func (r *reporter) principles() []templates.ReportPrinciple {
	p := &principled{call: r.call, doc: r.doc, bank: r.bank, stages: r.stage.Principles}
	chosen := assessment.ChosenPrinciples(r.bank, r.doc)
	var out []templates.ReportPrinciple
	for _, shared := range r.said.Principles {
		head := p.head(1+slices.Index(chosen, shared.ID), shared.ID)
		out = append(out, templates.ReportPrinciple{PrincipleHead: head, Numbers: *p.numbers(shared)})
	}
	return out
}

func (r *reporter) fillPlan(vm *templates.Report) {
	if !r.said.PlanShown {
		return
	}
	p := r.planner(r.doc, r.bank)
	vm.Plan = &templates.ReportPlan{
		Dated: !vm.Election.IsZero(), Taken: p.rows(r.said.Taken), Proposed: p.rows(r.said.Proposed),
		TakenOn: r.said.Actions.Done, Open: r.said.Actions.Of - r.said.Actions.Done,
	}
}

// noteAbout is what a good practice is about, in words; nothing for the day.
func (r *reporter) noteAbout(about string) templates.Text {
	kind, id, ok := strings.Cut(about, ":")
	if !ok {
		return templates.Text{}
	}
	if kind == "question" {
		ask, _, _, _ := questionText(r.bank, r.printer.Lang(), id, "")
		return ask
	}
	words := r.rel.tell.line(r.rel.lines[kind+":"+id])
	if kind == "channel" {
		_, from, to, _ := assessment.ChannelAbout(id)
		words.Title.Text += ": " + nameOf(r.doc, from) + ", " + nameOf(r.doc, to)
	}
	return words.Title
}
