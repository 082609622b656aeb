package report

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"electready/assessment/locale"
)

// planColumns are the columns of the spreadsheet: their heads, widths in
// characters, and what stands in them.
var planColumns = []struct {
	head  string
	width float64
	cell  func(*locale.Printer, PlanLine) string
}{
	{"action.action", 60, func(_ *locale.Printer, l PlanLine) string { return l.Title }},
	{"action.about", 40, func(_ *locale.Printer, l PlanLine) string { return l.About }},
	{"action.owner", 28, func(p *locale.Printer, l PlanLine) string { return l.who(p) }},
	{"action.partners", 28, func(_ *locale.Printer, l PlanLine) string { return l.partners() }},
	{"action.state", 16, func(p *locale.Printer, l PlanLine) string { return p.T(stateWord[l.State]) }},
	{"action.takes", 10, func(_ *locale.Printer, l PlanLine) string { return strconv.Itoa(l.LeadDays) }},
	{"action.lead-reason", 30, func(_ *locale.Printer, l PlanLine) string { return l.LeadReason }},
	{"action.start-by", 14, func(_ *locale.Printer, l PlanLine) string { return l.StartBy }},
	{"action.fits", 24, func(p *locale.Printer, l PlanLine) string { return fitOf(p, l) }},
	{"action.due", 14, func(_ *locale.Printer, l PlanLine) string { return l.Due }},
}

func fitOf(p *locale.Printer, l PlanLine) string {
	if key, ok := fitWord[l.Feasibility]; ok {
		return p.T(key)
	}
	return ""
}

// headRow is the row with the heads; above it the sheet says what it is.
const headRow = 5

// PlanSheet writes the plan as a spreadsheet (XLSX). Every cell is a text: what
// somebody typed is never read as a formula.
func PlanSheet(p *locale.Printer, plan Plan) ([]byte, error) {
	s := &sheet{File: excelize.NewFile()}
	defer s.Close()
	s.try(s.SetSheetName(s.GetSheetName(0), p.T("action.sheet")))
	s.page = p.T("action.sheet")
	s.try(s.SetDocProps(&excelize.DocProperties{
		Title: plan.name(p), Description: plan.mark(p), Creator: "electready",
		Created: plan.At.UTC().Format("2006-01-02T15:04:05Z"), Modified: plan.At.UTC().Format("2006-01-02T15:04:05Z"),
	}))
	s.put(1, 1, plan.name(p))
	s.put(1, 2, plan.mark(p))
	if plan.ElectionDay != "" {
		s.put(1, 3, p.T("action.election-day")+": "+plan.ElectionDay)
	}
	for i, c := range planColumns {
		s.put(i+1, headRow, p.T(c.head))
		for n, l := range plan.Lines {
			s.put(i+1, headRow+1+n, c.cell(p, l))
		}
	}
	s.dress(len(plan.Lines))
	var out bytes.Buffer
	if s.err == nil {
		s.err = s.Write(&out)
	}
	if s.err != nil {
		return nil, fmt.Errorf("spreadsheet of the plan: %w", s.err)
	}
	return out.Bytes(), nil
}

// sheet writes cells of one page and keeps the first error.
type sheet struct {
	*excelize.File
	page string
	err  error
}

func (s *sheet) try(err error) {
	if s.err == nil {
		s.err = err
	}
}

// put writes a text as text.
func (s *sheet) put(column, row int, value string) {
	s.try(s.SetCellStr(s.page, s.at(column, row), value))
}

func (s *sheet) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	s.try(err)
	return name
}

// dress sets widths and wrapping, and keeps the heads in view.
func (s *sheet) dress(lines int) {
	bold, err := s.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	s.try(err)
	wrapped, err := s.NewStyle(&excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	s.try(err)
	last := len(planColumns)
	s.try(s.SetCellStyle(s.page, s.at(1, 1), s.at(1, 1), bold))
	s.try(s.SetCellStyle(s.page, s.at(1, headRow), s.at(last, headRow), bold))
	if lines > 0 {
		s.try(s.SetCellStyle(s.page, s.at(1, headRow+1), s.at(last, headRow+lines), wrapped))
	}
	for i, c := range planColumns {
		name, err := excelize.ColumnNumberToName(i + 1)
		s.try(err)
		s.try(s.SetColWidth(s.page, name, name, c.width))
	}
	s.try(s.SetPanes(s.page, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: s.at(1, headRow+1), ActivePane: "bottomLeft"}))
}
