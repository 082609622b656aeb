package web

import (
	"context"
	"net/http"
	"slices"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/report"
	"electready/templates"

	"github.com/labstack/echo/v4"
)

// reportStore is what the room's report needs of the database.
type reportStore interface {
	RunBy(ctx context.Context, actor assessment.Actor, workshop string) ([]string, error)
}

// reporter puts the room's report into words: nothing but what
// [assessment.ReportOf] chose.
type reporter struct {
	*call
	doc   *assessment.Document
	bank  *assessment.Bank
	said  assessment.Report
	show  *showView
	stage assessment.ReportStages
	rel   *relation // nil: nothing of the statements
}

// showReport handles the "GET /w/:id/report" route: the report to print, with
// what a trainer can choose (?inner, ?systems, ?practices, ?lang).
func showReport(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	languages := c.reportLanguage(d)
	choice := assessment.ReportChoice{
		Inner: c.QueryParam("inner") == "1", Systems: c.QueryParam("systems") == "1", Practices: c.QueryParam("practices") == "1",
	}
	vm, err := c.report(d, b, choice)
	if err != nil {
		return err
	}
	page := templates.ReportPage{Frame: c.frame(), Workshop: d.ID, Systems: d.Workshop.Statements, Report: vm}
	for _, tag := range languages {
		page.Languages = append(page.Languages, templates.ReportLanguage{Tag: tag, Name: locale.Name(tag), Here: tag == c.printer.Lang()})
	}
	return c.render(http.StatusOK, templates.ReportInProgram(page))
}

// saveReport handles the "POST /w/:id/report" route: the report as a file. Its
// name says what was chosen, and so do the trail and the receipt.
func saveReport(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	c.reportLanguage(d)
	choice := assessment.ReportChoice{
		Inner: c.field("inner") == "1", Systems: c.field("systems") == "1", Practices: c.field("practices") == "1",
	}
	text, name, err := c.reportFile(d, b, choice)
	if err != nil {
		return err
	}
	if err := c.Store.HandOut(c.Request().Context(), c.actor(), d.ID, name, text); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, report.Disposition(name))
	return c.Blob(http.StatusOK, echo.MIMETextHTMLCharsetUTF8, text)
}

// ReportFile is the room's report of a workshop in a language, as one file for
// the operator, and its name. Of the options it needs store, clock and
// languages.
func ReportFile(ctx context.Context, o Options, d *assessment.Document, b *assessment.Bank, lang string, choice assessment.ReportChoice) (text []byte, name string, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "/", http.NoBody)
	if err != nil {
		return nil, "", err
	}
	c := &call{
		Context: echo.New().NewContext(r, nil), app: &app{Options: o}, printer: locale.For(lang),
		session: assessment.Session{Actor: assessment.Actor{Role: assessment.OperatorRole}},
	}
	return c.reportFile(d, b, choice)
}

func (c *call) reportFile(d *assessment.Document, b *assessment.Bank, choice assessment.ReportChoice) (text []byte, name string, err error) {
	vm, err := c.report(d, b, choice)
	if err != nil {
		return nil, "", err
	}
	text, err = c.rendered(templates.ReportFile(vm))
	return text, "report-" + d.ID + "-" + choice.Settled().String() + "-" + c.today() + ".html", err
}

// reportLanguage changes to the language that the reader chose for the report,
// and gives those of the workshop.
func (c *call) reportLanguage(d *assessment.Document) []string {
	var both []string
	for _, tag := range c.Languages {
		if slices.Contains(d.Workshop.Languages, tag) {
			both = append(both, tag)
		}
	}
	if asked := line(c.Request().FormValue("lang")); slices.Contains(both, asked) {
		c.printer = locale.For(asked)
	}
	return both
}

func (c *call) report(d *assessment.Document, b *assessment.Bank, choice assessment.ReportChoice) (templates.Report, error) {
	stages, err := c.reportStages(d, b)
	if err != nil {
		return templates.Report{}, err
	}
	r := &reporter{call: c, doc: d, bank: b, stage: stages, said: assessment.ReportOf(b, d, stages, choice, c.today())}
	r.show = c.showView(d, b, r.said.Figures)
	if r.said.Room != nil {
		r.rel = c.relationOf(d, b, stages.Statements).forRoom()
		r.rel.doc, r.rel.tell = r.said.Room, c.teller(b, r.said.Room, stages.Statements.Round)
		r.rel.keep(r.said.Lines)
	}
	return r.words()
}

// reportStages say how far is what was shown: of the statements the latest round
// of which they were shown, whatever is going on now.
func (c *call) reportStages(d *assessment.Document, b *assessment.Bank) (assessment.ReportStages, error) {
	ctx := c.Request().Context()
	principles, err := c.Store.PrincipleStages(ctx, b, d)
	if err != nil {
		return assessment.ReportStages{}, err
	}
	out := assessment.ReportStages{Principles: principles}
	if out.Statements, err = c.Store.CurrentStatements(ctx, d); err != nil || out.Statements.State == assessment.Shown {
		return out, err
	}
	for _, round := range slices.Backward(assessment.RoundIDs) {
		stage, err := c.Store.StatementStage(ctx, d.ID, round)
		if err != nil {
			return out, err
		}
		if stage.State == assessment.Shown {
			out.Statements = stage
			break
		}
	}
	return out, nil
}

func (r *reporter) words() (templates.Report, error) {
	w := &r.doc.Workshop
	vm := templates.Report{
		Title: w.Title, Country: w.Country, Election: day(w.ElectionDay), At: r.now(), Rule: w.Disclosure, Fewest: r.show.fewest(),
		Bank: r.doc.Bank.Version, Choice: r.said.Choice,
	}
	var err error
	if vm.Trainers, err = r.Store.RunBy(r.Request().Context(), r.actor(), r.doc.ID); err != nil {
		return vm, err
	}
	for _, here := range assessment.InRoom(r.doc) {
		if here {
			vm.Agencies++
		}
	}
	r.fillFigures(&vm)
	if vm.Compared, err = r.compared(); err != nil {
		return vm, err
	}
	if r.rel != nil {
		if vm.Channels, err = r.channels(); err != nil {
			return vm, err
		}
		vm.Cases, vm.Systems = r.cases(), r.systems()
	}
	vm.Principles = r.principles()
	r.fillPlan(&vm)
	for _, n := range r.said.Practices {
		vm.Practices = append(vm.Practices, templates.ReportPractice{About: r.noteAbout(n.About), Text: n.Text})
	}
	r.fillCounts(&vm)
	r.fillMissing(&vm)
	return vm, nil
}

// fillFigures fills the themes that were shown, and the rounds of which they
// are.
func (r *reporter) fillFigures(vm *templates.Report) {
	for i := range r.bank.Themes {
		t := &r.bank.Themes[i]
		round, shown := assessment.ShownRound(r.doc, t.ID, assessment.LastRound(r.doc))
		if !shown {
			continue
		}
		theme := templates.ReportTheme{Number: i + 1, Title: r.title(t.ID), Round: round, Points: r.show.spread(t.ID)}
		for _, s := range r.show.sections(t) {
			theme.Questions = append(theme.Questions, s.Questions...)
		}
		vm.Themes = append(vm.Themes, theme)
	}
	for _, round := range assessment.RoundIDs {
		if slices.ContainsFunc(r.doc.Rounds, func(have assessment.Round) bool { return have.ID == round }) {
			vm.Rounds = append(vm.Rounds, round)
		}
	}
	if len(vm.Rounds) == 0 {
		vm.Rounds = []assessment.RoundID{assessment.First}
	}
}

func (r *reporter) title(theme string) templates.Text {
	return prose(r.bank, r.printer.Lang(), themeTitle(theme))
}

func (r *reporter) fillCounts(vm *templates.Report) {
	for _, c := range []templates.ReportCount{
		{Key: "report.count-channels", Tally: r.said.Channels},
		{Key: "report.count-tasks", Tally: r.said.Tasks},
		{Key: "report.count-systems", Tally: r.said.Systems},
		{Key: "report.count-actions", Tally: r.said.Actions},
	} {
		if c.Of > 0 {
			vm.Counts = append(vm.Counts, c)
		}
	}
}

// fillMissing says what is not in the report, and why. That a line is held is
// for no reader.
func (r *reporter) fillMissing(vm *templates.Report) {
	miss := func(key string, args ...any) {
		vm.Missing = append(vm.Missing, templates.Sentence{Key: key, Args: args})
	}
	for i := range r.bank.Themes {
		if _, shown := assessment.ShownRound(r.doc, r.bank.Themes[i].ID, assessment.LastRound(r.doc)); !shown {
			miss("report.missing-theme", "theme", r.title(r.bank.Themes[i].ID).Text)
		}
	}
	hidden := slices.ContainsFunc(r.said.Figures.Questions, func(q assessment.SharedQuestion) bool { return q.Asked > 0 && !q.Shown })
	if hidden {
		miss("report.missing-few", "fewest", vm.Fewest)
	}
	switch {
	case !r.doc.Workshop.Statements:
		miss("report.missing-off")
	case !r.said.Choice.Inner:
		miss("report.missing-inner")
	case r.rel == nil:
		miss("report.missing-statements")
	case !r.said.Choice.Systems:
		miss("report.missing-systems")
	}
	if len(vm.Principles) == 0 {
		miss("report.missing-principles")
	}
	if vm.Plan == nil {
		miss("report.missing-plan")
	}
}
