package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/assessment/locale"
)

// FigureLine is a question with what the room was shown of it.
type FigureLine struct {
	assessment.SharedQuestion
	Theme string // title
	Ask   string
	Round assessment.RoundID
}

// Figures writes the room's figures as a table (CSV, UTF-8 with a mark, so that
// spreadsheets read every script). It names no agency. A cell that a spreadsheet
// would work out begins with an apostrophe.
func Figures(p *locale.Printer, lines []FigureLine) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	head := []string{p.T("figures.theme"), p.T("figures.id"), p.T("figures.question"), p.T("figures.round"), p.T("figures.asked")}
	for level := range assessment.TopLevel + 1 {
		head = append(head, p.T("figures.level", "level", level))
	}
	head = append(head, p.T("figures.unknown"), p.T("figures.not-ours"), p.T("figures.not-stated"), p.T("figures.most"), p.T("figures.middle"))
	rows := [][]string{head}
	for _, l := range lines {
		rows = append(rows, figureRow(p, l))
	}
	for _, row := range rows {
		for i := range row {
			row[i] = safeCell(row[i])
		}
	}
	err := w.WriteAll(rows)
	return out.Bytes(), err
}

// EndFigures ends a table of figures with the sum that the trail ends with.
func EndFigures(p *locale.Printer, text []byte, head string) ([]byte, error) {
	out := bytes.NewBuffer(text)
	w := csv.NewWriter(out)
	err := w.WriteAll([][]string{{p.T("receipt.head"), head}})
	return out.Bytes(), err
}

// figureRow leaves the cells empty that the room was not shown.
func figureRow(p *locale.Printer, l FigureLine) []string {
	row := []string{l.Theme, l.ID, l.Ask, string(l.Round), strconv.Itoa(l.Asked)}
	counted := l.Shown && !l.Few && l.MostOrAll == ""
	cell := func(n int) {
		text := ""
		if counted {
			text = strconv.Itoa(n)
		}
		row = append(row, text)
	}
	for _, n := range l.Counts.Levels {
		cell(n)
	}
	cell(l.Counts.Unknown)
	cell(l.Counts.NotOurs)
	cell(l.Counts.NotStated)
	most, middle := "", ""
	if l.MostOrAll != "" {
		most = p.T("figures.unknown")
		if level, ok := l.MostOrAll.Level(); ok {
			most = p.T("figures.level", "level", level)
		}
	}
	if l.Median != nil {
		middle = strconv.Itoa(*l.Median)
	}
	return append(row, most, middle)
}

// safeCell keeps a spreadsheet from reading a text as a formula.
func safeCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
