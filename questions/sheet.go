package questions

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"electready/assessment"
)

// The spreadsheet has one row a text and one column a language. A second,
// hidden sheet remembers what each cell held, so that reading it back months
// later changes only what its editor changed.
const (
	textsSheet  = "Texts"
	originSheet = "Origin"
)

// The columns before the languages.
const (
	idColumn = iota + 1
	contextColumn
	limitColumn
	firstLanguage
)

var sheetHead = []string{"id", "context", "words at most"}

// WriteSheet writes the bank's texts as a spreadsheet (XLSX) for experts and
// translators. Without languages it has a column for each that the bank has; a
// language that the bank does not have yet becomes an empty column. English
// stands first, for it is what the others are translated from.
func WriteSheet(w io.Writer, b *assessment.Bank, languages ...string) error {
	if len(languages) == 0 {
		languages = sortedKeys(b.Prose)
	}
	languages = slices.DeleteFunc(slices.Clone(languages), func(l string) bool { return l == assessment.Reference })
	languages = append([]string{assessment.Reference}, languages...)
	for _, language := range languages {
		if !languageFolder.MatchString(language) {
			return fmt.Errorf("%q is not a language: write a code like uk", language)
		}
	}
	s := &sheet{File: excelize.NewFile()}
	defer s.Close()
	s.name(textsSheet, originSheet)
	s.head(languages)
	all := texts(b)
	for i, t := range all {
		s.row(i+2, b, t, languages)
	}
	s.dress(len(all)+1, languages)
	if s.err != nil {
		return fmt.Errorf("spreadsheet: %w", s.err)
	}
	return s.Write(w)
}

// sheet writes cells and keeps the first error.
type sheet struct {
	*excelize.File
	err error
}

func (s *sheet) try(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *sheet) name(texts, origin string) {
	s.try(s.SetSheetName(s.GetSheetName(0), texts))
	_, err := s.NewSheet(origin)
	s.try(err)
	s.try(s.SetSheetVisible(origin, false))
}

// put writes a text as text: it is never read as a formula or a number.
func (s *sheet) put(name string, column, row int, value string) {
	s.try(s.SetCellStr(name, cell(column, row), value))
}

func (s *sheet) head(languages []string) {
	for i, title := range append(slices.Clone(sheetHead), languages...) {
		s.put(textsSheet, i+1, 1, title)
	}
	s.put(originSheet, 1, 1, sheetHead[0])
	for i, language := range languages {
		s.put(originSheet, i+2, 1, language)
	}
}

func (s *sheet) row(row int, b *assessment.Bank, t text, languages []string) {
	s.put(textsSheet, idColumn, row, t.id())
	s.put(textsSheet, contextColumn, row, t.context)
	s.try(s.SetCellInt(textsSheet, cell(limitColumn, row), int64(t.limit)))
	s.put(originSheet, 1, row, t.id())
	for i, language := range languages {
		value := ""
		if p := b.Prose[language]; p != nil {
			value = t.of(p)
		}
		s.put(textsSheet, firstLanguage+i, row, value)
		s.put(originSheet, i+2, row, fingerprint(value))
	}
}

// dress sets widths and wrapping, keeps the heads in view, and locks what is
// not to be changed. The lock has no password: it guards against slips.
func (s *sheet) dress(rows int, languages []string) {
	last := firstLanguage + len(languages) - 1
	fixed, err := s.NewStyle(&excelize.Style{
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		Font:      &excelize.Font{Color: "555555"},
	})
	s.try(err)
	open, err := s.NewStyle(&excelize.Style{
		Alignment:  &excelize.Alignment{WrapText: true, Vertical: "top"},
		NumFmt:     49, // text
		Protection: &excelize.Protection{Locked: false},
	})
	s.try(err)
	bold, err := s.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	s.try(err)
	s.try(s.SetCellStyle(textsSheet, "A1", cell(last, 1), bold))
	s.try(s.SetCellStyle(textsSheet, "A2", cell(limitColumn, rows), fixed))
	s.try(s.SetCellStyle(textsSheet, cell(firstLanguage, 2), cell(last, rows), open))
	s.width(idColumn, idColumn, 30)
	s.width(contextColumn, contextColumn, 40)
	s.width(limitColumn, limitColumn, 8)
	s.width(firstLanguage, last, 60)
	s.try(s.SetPanes(textsSheet, &excelize.Panes{
		Freeze: true, XSplit: idColumn, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
	}))
	s.try(s.ProtectSheet(textsSheet, &excelize.SheetProtectionOptions{
		FormatCells: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
	}))
}

func (s *sheet) width(from, to int, characters float64) {
	first, err := excelize.ColumnNumberToName(from)
	s.try(err)
	last, err := excelize.ColumnNumberToName(to)
	s.try(err)
	s.try(s.SetColWidth(textsSheet, first, last, characters))
}

// cell is the address of a cell; both numbers are 1 or more.
func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return fmt.Sprintf("row %d, column %d", row, column)
	}
	return name
}

// fingerprint tells two texts apart; it keeps nothing secret.
func fingerprint(value string) string {
	sum := sha256.Sum256([]byte(value))
	return hex.EncodeToString(sum[:8])
}
