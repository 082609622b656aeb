package questions

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"electready/assessment"
)

// Edited is what a spreadsheet changes in a bank.
type Edited struct {
	Changes []Change
	Files   map[string][]byte // the files that change, by name within the bank's folder
}

// Change is one text that a spreadsheet changes.
type Change struct {
	Cell     string `json:"cell"`
	Language string `json:"language"`
	ID       string `json:"id"`
	From     string `json:"from"`
	To       string `json:"to"`
	text     text
}

// ReadSheet compares a spreadsheet from [WriteSheet] with the bank it belongs
// to, and tells which files change and how; it writes nothing. A cell that its
// editor left alone changes nothing, even where the bank has changed since.
//
// The error is of type [Errors], with the address of the cell as its file: an
// id that the bank does not have, a missing row, a formula, an English text or
// a part of a list left empty, or a text that has changed on both sides. A file
// that is too large, or that carries more than texts, is refused as a whole.
func ReadSheet(r io.Reader, fsys fs.FS) (*Edited, error) {
	bank := read(gather(fsys))
	if len(bank.problems) > 0 {
		return nil, bank.problems.sorted()
	}
	f, err := openSheet(r)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	e := &editing{file: f, bank: &bank.bank, texts: texts(&bank.bank), cells: map[string]map[string]filled{}}
	e.readTexts()
	e.readOrigin()
	if len(e.problems) == 0 {
		e.compare()
	}
	if len(e.problems) > 0 {
		return nil, e.problems
	}
	return e.apply(bank.files)
}

// filled is the content of a cell.
type filled struct{ address, value string }

// editing is one reading of a spreadsheet.
type editing struct {
	file      *excelize.File
	bank      *assessment.Bank
	texts     []text
	languages []string
	cells     map[string]map[string]filled // by id and language
	origin    map[string]map[string]string // fingerprints by id and language; nil: the sheet was removed
	changes   []Change
	problems  Errors
}

func (e *editing) refuse(address, what, do string) {
	e.problems = append(e.problems, Problem{File: address, What: what, Do: do})
}

func (e *editing) readTexts() {
	rows, err := e.file.GetRows(textsSheet)
	if err != nil || len(rows) == 0 {
		e.refuse("A1", "the sheet "+textsSheet+" is missing or empty", "begin with the file that electready bank sheet writes")
		return
	}
	e.readHead(rows[0])
	known := map[string]bool{}
	for _, t := range e.texts {
		known[t.id()] = true
	}
	for i, row := range rows[1:] {
		e.readRow(i+2, row, known)
	}
	for _, t := range e.texts {
		if e.cells[t.id()] == nil {
			e.refuse("A", "the row of "+t.id()+" is missing", "put it back; a text is cleared in its own cell")
		}
	}
}

func (e *editing) readHead(head []string) {
	for i, want := range sheetHead {
		if item(head, i) != want {
			e.refuse(cell(i+1, 1), fmt.Sprintf("the column is called %q", item(head, i)), "call it "+want+" again")
		}
	}
	for i := firstLanguage - 1; i < len(head); i++ {
		language := strings.TrimSpace(head[i])
		if language != "" && (!languageFolder.MatchString(language) || slices.Contains(e.languages, language)) {
			e.refuse(cell(i+1, 1), fmt.Sprintf("%q is not a language, or stands twice", language), "write a code like uk, each once")
		}
		e.languages = append(e.languages, language)
	}
}

func (e *editing) readRow(number int, row []string, known map[string]bool) {
	for i := range max(len(row), firstLanguage-1+len(e.languages)) {
		if formula, err := e.file.GetCellFormula(textsSheet, cell(i+1, number)); err == nil && formula != "" {
			e.refuse(cell(i+1, number), "a formula", "write the text itself")
		}
	}
	id := item(row, idColumn-1)
	if id == "" && strings.TrimSpace(strings.Join(row, "")) == "" {
		return
	}
	if !known[id] {
		e.refuse(cell(idColumn, number), fmt.Sprintf("the bank has no text %q", id), "put the id back as it was; new texts are added in the files")
		return
	}
	if e.cells[id] != nil {
		e.refuse(cell(idColumn, number), fmt.Sprintf("the row of %q stands twice", id), "keep one")
		return
	}
	e.cells[id] = map[string]filled{}
	for i, language := range e.languages {
		if language == "" {
			continue
		}
		column := firstLanguage + i
		value := strings.TrimSpace(item(row, column-1))
		if strings.ContainsAny(value, "\r\n") {
			e.refuse(cell(column, number), "a line break in the cell", "write the text on one line")
		}
		e.cells[id][language] = filled{cell(column, number), value}
	}
}

// readOrigin reads what the cells held when the sheet was written. Some
// programs drop hidden sheets; then every difference counts as a change.
func (e *editing) readOrigin() {
	rows, err := e.file.GetRows(originSheet)
	if err != nil || len(rows) == 0 {
		return
	}
	e.origin = map[string]map[string]string{}
	for _, row := range rows[1:] {
		prints := map[string]string{}
		for i, language := range rows[0] {
			prints[language] = item(row, i)
		}
		e.origin[item(row, 0)] = prints
	}
}

func (e *editing) compare() {
	for _, t := range e.texts {
		for _, language := range e.languages {
			if language != "" {
				e.compareCell(t, language, e.cells[t.id()][language])
			}
		}
	}
	e.compareLists()
}

func (e *editing) compareCell(t text, language string, c filled) {
	current := ""
	if p := e.bank.Prose[language]; p != nil {
		current = t.of(p)
	}
	if c.value == current {
		return
	}
	if origin, known := e.origin[t.id()][language]; known {
		if origin == fingerprint(c.value) {
			e.cells[t.id()][language] = filled{c.address, current} // the bank went on, the editor left the cell alone
			return
		}
		if origin != fingerprint(current) {
			e.refuse(c.address, fmt.Sprintf("the text was changed in the bank too; there it is %q", current), "settle on one of the two and write it into the cell or the file")
			return
		}
	}
	if c.value == "" && language == assessment.Reference {
		e.refuse(c.address, "the English text is empty", "write it; other languages may leave it out, English may not")
		return
	}
	e.changes = append(e.changes, Change{Cell: c.address, Language: language, ID: t.id(), From: current, To: c.value, text: t})
}

// compareLists refuses lists of which a part is empty: four levels would move
// every answer.
func (e *editing) compareLists() {
	lists := map[string][]string{} // ids of the entries by the list's own id
	for _, t := range e.texts {
		if list, ok := t.list(); ok {
			lists[list] = append(lists[list], t.id())
		}
	}
	seen := map[string]bool{}
	for _, c := range e.changes {
		list, ok := c.text.list()
		if !ok || seen[c.Language+" "+list] {
			continue
		}
		seen[c.Language+" "+list] = true
		var empty []string
		for _, id := range lists[list] {
			if f := e.cells[id][c.Language]; f.value == "" {
				empty = append(empty, f.address)
			}
		}
		if len(empty) == 0 || len(empty) == len(lists[list]) {
			continue
		}
		for _, address := range empty {
			e.refuse(address, "an entry of a list is empty while others are filled", "write it, or clear the whole list; a question has five levels or none")
		}
	}
}
