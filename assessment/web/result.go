package web

import (
	"net/http"
	"slices"
	"time"

	"electready/assessment"
	"electready/templates"
)

const (
	findingsFirst  = 5  // findings shown before "show all"
	findingsAtMost = 15 // of all of them on one page
)

// ownPositions are the positions of the reader's agency, the bank they are worded
// from, and the one they are scored by: a colleague's is without open themes.
func (c *call) ownPositions() (d *assessment.Document, worded, scored *assessment.Bank, err error) {
	d, err = c.Store.Result(c.Request().Context(), c.actor())
	if err != nil {
		return nil, nil, nil, err
	}
	worded, err = c.bank(d)
	if err != nil {
		return nil, nil, nil, err
	}
	if c.actor().Role == assessment.LeadRole {
		return d, worded, worded, nil
	}
	return d, worded, settled(worded, d), nil
}

// showResult handles the "GET /result" route: where the agency stands.
func showResult(c *call) error {
	d, b, scored, err := c.ownPositions()
	if err != nil {
		return err
	}
	vm, err := c.result(d, b, scored, c.actor().Agency)
	if err != nil {
		return err
	}
	vm.Frame = c.seatFrame(d, templates.PageResult)
	vm.Rounds = len(d.Rounds) > 1
	vm.CanConfirm = c.actor().Role == assessment.LeadRole && vm.Provisional > 0
	return c.render(http.StatusOK, templates.ResultPage(vm))
}

// settled is the bank without the themes that are open. As long as answers come
// in, figures over them would tell the lead's colleagues, or the trainer, what
// one person just answered; the lead reads the voices anyway.
func settled(b *assessment.Bank, d *assessment.Document) *assessment.Bank {
	out, round := *b, assessment.LastRound(d)
	out.Themes = slices.DeleteFunc(slices.Clone(b.Themes), func(t assessment.Theme) bool {
		return d.StageOf(t.ID, round).State == assessment.Open
	})
	return &out
}

// result fills an agency's own result over the themes that scored has of bank
// b. Without all of them there is no figure over all of them.
func (c *call) result(d *assessment.Document, b, scored *assessment.Bank, agency string) (templates.Result, error) {
	round := assessment.LastRound(d)
	analysis := assessment.Analyse(scored, d, round, c.now().Format(time.DateOnly))
	if len(scored.Themes) < len(b.Themes) {
		for i := range analysis.Agencies {
			analysis.Agencies[i].Overall = assessment.Overall{}
		}
	}
	for i := range analysis.Agencies {
		if a := &analysis.Agencies[i]; a.ID == agency {
			return c.resultOf(d, b, a, round), nil
		}
	}
	return templates.Result{}, assessment.ErrNotFound
}

func (c *call) resultOf(d *assessment.Document, b *assessment.Bank, a *assessment.AgencyResult, round assessment.RoundID) templates.Result {
	row, _ := d.AgencyByID(a.ID)
	vm := templates.Result{
		Agency: row.Name, Workshop: d.Workshop.Title, Round: round, At: c.now(),
		Provisional: a.Provisional, Unsettled: a.Unsettled, One: assessment.OneRepresentative(d, a.ID),
		Total: len(a.Findings), All: c.QueryParam("all") != "" || len(a.Findings) <= findingsFirst,
	}
	vm.OnlySteps = vm.All && vm.Total > findingsFirst
	view := resultView{call: c, bank: b, workshop: &d.Workshop, kind: row.Kind}
	for i, t := range a.Themes {
		line := view.theme(i+1, t)
		line.Closed = t.Answered == 0 && d.StageOf(t.ID, round).State == assessment.Closed
		vm.Scores = append(vm.Scores, line)
	}
	if o := a.Overall; o.Low != nil {
		vm.Overall = &templates.ScoreLine{
			Points: points(o.Score), Low: o.Low.Points(), High: o.High.Points(), Answered: o.Answered,
			Applicable: o.Applicable, Unknown: o.Unknown, Unsettled: o.Unsettled, NotStated: o.Applicable - o.Answered + o.Withheld,
		}
	}
	findings := a.Findings
	if vm.All {
		findings, vm.Parts = partOf(c, findings, findingsAtMost)
	} else {
		findings = findings[:findingsFirst]
	}
	for _, f := range findings {
		vm.Findings = append(vm.Findings, view.finding(f))
	}
	return vm
}

// points is a figure in whole points, nil where it is absent.
func points(f *assessment.Figure) *int {
	if f == nil {
		return nil
	}
	n := f.Points()
	return &n
}

// resultView puts figures into words for an agency of a kind.
type resultView struct {
	*call
	bank     *assessment.Bank
	workshop *assessment.Workshop
	kind     assessment.Kind
}

func (v resultView) theme(number int, t assessment.ThemeResult) templates.ScoreLine {
	line := templates.ScoreLine{
		Number: v.number(t.ID, number), Title: prose(v.bank, v.printer.Lang(), themeTitle(t.ID)),
		Points: points(t.Score), Low: t.Low.Points(), High: t.High.Points(),
		Answered: t.Answered, Applicable: t.Applicable, Unknown: t.Unknown, Unsettled: t.Unsettled, NotStated: t.Applicable - t.Answered + t.Withheld,
		Level: t.Level, Open: t.Open,
	}
	for _, id := range t.HeldBackBy {
		ask, _, _, _ := questionText(v.bank, v.printer.Lang(), id, v.kind)
		line.HeldBack = append(line.HeldBack, ask)
	}
	for _, s := range t.Sections {
		line.Sections = append(line.Sections, templates.ScoreLine{
			Title:  prose(v.bank, v.printer.Lang(), sectionTitle(s.ID)),
			Points: points(s.Score), Low: s.Low.Points(), High: s.High.Points(),
		})
	}
	return line
}

// number is a theme's number in the bank, which stays when themes are left out.
func (v resultView) number(id string, fallback int) int {
	for i, t := range v.bank.Themes {
		if t.ID == id {
			return i + 1
		}
	}
	return fallback
}

func (v resultView) finding(f assessment.Finding) templates.FindingLine {
	_, q, _ := v.bank.Question(f.Question)
	ask, _, _, _ := questionText(v.bank, v.printer.Lang(), f.Question, v.kind)
	line := templates.FindingLine{Question: f.Question, Ask: ask, Local: localOf(v.bank, v.printer.Lang(), q, v.workshop), Cause: f.Cause, Essential: q.Essential, Target: f.Target}
	if f.Level != nil {
		line.Level = *f.Level
	}
	for i, id := range f.Steps {
		line.Steps = append(line.Steps, stepText(v.bank, v.printer.Lang(), f.Question, id))
		if i > 0 {
			continue
		}
		for _, step := range q.Steps {
			if step.ID != id {
				continue
			}
			line.Days = step.Days
			for _, k := range step.With {
				if k != v.kind {
					line.With = append(line.With, prose(v.bank, v.printer.Lang(), kindName(k)))
				}
			}
		}
	}
	return line
}
