package questions_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"electready/questions"
)

// written is the spreadsheet of a bank, opened for editing.
func written(tb testing.TB, bank fs.FS, languages ...string) *excelize.File {
	tb.Helper()
	b, err := questions.Load(bank)
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	if err := questions.WriteSheet(&out, b, languages...); err != nil {
		tb.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { f.Close() })
	return f
}

func readBack(tb testing.TB, f *excelize.File, bank fs.FS) (*questions.Edited, error) {
	tb.Helper()
	data, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	return questions.ReadSheet(data, bank)
}

// address finds the cell of a text in a language.
func address(tb testing.TB, f *excelize.File, id, language string) string {
	tb.Helper()
	rows, err := f.GetRows("Texts")
	if err != nil {
		tb.Fatal(err)
	}
	for column, head := range rows[0] {
		for row := range rows {
			if head == language && rows[row][0] == id {
				name, err := excelize.CoordinatesToCellName(column+1, row+1)
				if err != nil {
					tb.Fatal(err)
				}
				return name
			}
		}
	}
	tb.Fatalf("no cell for %s in %s", id, language)
	return ""
}

func set(tb testing.TB, f *excelize.File, id, language, value string) string {
	tb.Helper()
	at := address(tb, f, id, language)
	if err := f.SetCellStr("Texts", at, value); err != nil {
		tb.Fatal(err)
	}
	return at
}

// with is the bank with the edited files in place.
func with(bank fstest.MapFS, e *questions.Edited) fstest.MapFS {
	after := maps.Clone(bank)
	for name, data := range e.Files {
		after[name] = &fstest.MapFile{Data: data}
	}
	return after
}

func TestSheet_Untouched(t *testing.T) {
	t.Parallel()
	for name, bank := range map[string]fs.FS{"Small": smallBank(t), "Embedded": questions.Files()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, err := readBack(t, written(t, bank), bank)
			if err != nil {
				t.Fatal(err)
			}
			if len(e.Changes) != 0 || len(e.Files) != 0 {
				t.Errorf("%d changes in %d files, want none", len(e.Changes), len(e.Files))
			}
		})
	}
}

// A changed cell changes its text and nothing else: one line of one file.
func TestSheet_OneCell(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	for _, tt := range []struct{ id, language, value string }{
		{"watch/title", "en", "The guard"},
		{"watch/intro", "en", "Yes"},
		{"watch/intro", "en", "12"},
		{"watch/intro", "en", "One thing: who watches"},
		{"watch/intro", "en", "=who watches"},
		{"watch/sections/wa-night", "en", "Night, evening"},
		{"watch/questions/wa-two/ask", "en", "Who is awake?"},
		{"watch/questions/wa-two/ask_for/supplier", "en", "Who, in your company, is awake?"},
		{"watch/questions/wa-two/levels/3", "en", "Another state."},
		{"watch/questions/wa-two/steps/below-3", "en", "Call. Within 14 days: call."},
		{"watch/questions/wa-two/incidents/inc-xx20", "en", "Somewhere else, May 2020."},
		{"scenario/scenarios/sc-dark/evidence/0", "en", "Other records"},
		{"bank/channels/incident/emb/cert", "en", "Because it helps."},
		{"bank/channel_types/help/event", "en", "Whom, tonight?"},
		{"bank/glossary/log/text", "en", "A list of what happened."},
		{"watch/title", "fr", "La garde"},
		{"watch/questions/wa-one/ask", "fr", "Qui est éveillé ?"},
	} {
		t.Run(tt.id+" "+tt.value, func(t *testing.T) {
			t.Parallel()
			f := written(t, bank)
			at := set(t, f, tt.id, tt.language, tt.value)
			e, err := readBack(t, f, bank)
			if err != nil {
				t.Fatal(err)
			}
			if len(e.Changes) != 1 || len(e.Files) != 1 {
				t.Fatalf("%d changes in %d files, want one", len(e.Changes), len(e.Files))
			}
			if c := e.Changes[0]; c.Cell != at || c.ID != tt.id || c.To != tt.value || c.Language != tt.language || c.From == "" {
				t.Errorf("change=%+v", c)
			}
			for name, data := range e.Files {
				if n := linesThatDiffer(string(bank[name].Data), string(data)); n != 1 {
					t.Errorf("%d lines of %s differ, want 1:\n%s", n, name, data)
				}
			}
			after := with(bank, e)
			again, err := readBack(t, f, after)
			if err != nil || len(again.Changes) != 0 {
				t.Errorf("reading once more: %v, %v", again, err)
			}
			g := written(t, after)
			if got, _ := g.GetCellValue("Texts", at); got != tt.value {
				t.Errorf("the changed bank has %q, want %q", got, tt.value)
			}
		})
	}
}

func linesThatDiffer(a, b string) int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	if len(x) != len(y) {
		return -1
	}
	n := 0
	for i := range x {
		if x[i] != y[i] {
			n++
		}
	}
	return n
}

// A translator begins with an empty column and leaves with a language.
func TestSheet_NewLanguage(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	f := written(t, bank, "ka")
	rows, err := f.GetRows("Texts")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		set(t, f, row[0], "ka", "ქარ "+row[3])
	}
	e, err := readBack(t, f, bank)
	if err != nil {
		t.Fatal(err)
	}
	after := with(bank, e)
	b, err := questions.Load(after)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(b.Languages, " "), "en fr ka"; got != want {
		t.Errorf("languages=%q, want %q", got, want)
	}
	if got := questions.StatsOf(b).Languages["ka"]; got.MissingTexts != 0 || got.Questions != 4 || !got.Draft {
		t.Errorf("ka=%+v", got)
	}
	// The files have the shape of the English ones, line for line.
	english, georgian := string(after["en/scenario.yaml"].Data), string(after["ka/scenario.yaml"].Data)
	if got := strings.ReplaceAll(georgian, "ქარ ", ""); got != english {
		t.Errorf("ka/scenario.yaml:\n%s\nwant the lines of\n%s", georgian, english)
	}
	if got := questions.Check(after); len(got) > 0 {
		t.Errorf("problems: %v", got)
	}
}

// What is cleared in a translation is shown in English again.
func TestSheet_Cleared(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	f := written(t, bank)
	set(t, f, "watch/questions/wa-one/ask", "fr", "")
	e, err := readBack(t, f, bank)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(e.Files["fr/watch.yaml"]); strings.Contains(got, "wa-one") {
		t.Errorf("what is empty stays:\n%s", got)
	}
}

func TestSheet_Refused(t *testing.T) {
	t.Parallel()
	const level = "watch/questions/wa-one/levels/2"
	for _, tt := range []struct {
		name string
		edit func(testing.TB, *excelize.File) (at string)
		what string
	}{
		{"ID", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			return set(tb, f, "watch/title", "id", "watch/titel")
		}, `the bank has no text "watch/titel"`},
		{"IDTwice", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			return set(tb, f, "watch/intro", "id", "watch/title")
		}, `the row of "watch/title" stands twice`},
		{"RowRemoved", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			row := strings.TrimLeft(address(tb, f, level, "id"), "A")
			n := 0
			for _, c := range row {
				n = n*10 + int(c-'0')
			}
			if err := f.RemoveRow("Texts", n); err != nil {
				tb.Fatal(err)
			}
			return "A"
		}, "the row of " + level + " is missing"},
		{"RowAdded", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			if err := f.SetSheetRow("Texts", "A500", &[]string{"watch/questions/wa-one/levels/5", "", "", "A sixth state."}); err != nil {
				tb.Fatal(err)
			}
			return "A500"
		}, "the bank has no text"},
		{"LevelEmptyInEnglish", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			return set(tb, f, level, "en", "")
		}, "the English text is empty"},
		{"OneLevelInFrench", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			set(tb, f, level, "fr", "un état")
			return address(tb, f, "watch/questions/wa-one/levels/0", "fr")
		}, "an entry of a list is empty"},
		{"Formula", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			at := address(tb, f, level, "en")
			if err := f.SetCellFormula("Texts", at, "1+1"); err != nil {
				tb.Fatal(err)
			}
			return at
		}, "a formula"},
		{"FormulaInEmptyCell", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			at := address(tb, f, "bank/glossary/log/text", "fr")
			if err := f.SetCellFormula("Texts", at, "HYPERLINK(\"x\")"); err != nil {
				tb.Fatal(err)
			}
			return at
		}, "a formula"},
		{"LineBreak", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			return set(tb, f, level, "en", "one\ntwo")
		}, "a line break"},
		{"Head", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			if err := f.SetCellStr("Texts", "B1", "what"); err != nil {
				tb.Fatal(err)
			}
			return "B1"
		}, `the column is called "what"`},
		{"Language", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			if err := f.SetCellStr("Texts", "E1", "French"); err != nil {
				tb.Fatal(err)
			}
			return "E1"
		}, `"French" is not a language`},
		{"OtherFile", func(tb testing.TB, f *excelize.File) string {
			tb.Helper()
			if err := f.SetSheetName("Texts", "Sheet1"); err != nil {
				tb.Fatal(err)
			}
			return "A1"
		}, "the sheet Texts is missing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			bank := smallBank(t)
			f := written(t, bank)
			at := tt.edit(t, f)
			_, err := readBack(t, f, bank)
			var problems questions.Errors
			if !errors.As(err, &problems) {
				t.Fatalf("err=%v, want questions.Errors", err)
			}
			found := false
			for _, p := range problems {
				found = found || p.File == at && strings.Contains(p.What, tt.what)
			}
			if !found {
				t.Errorf("no problem at %s with %q among\n%v", at, tt.what, problems)
			}
		})
	}
}

func TestSheet_NotASheet(t *testing.T) {
	t.Parallel()
	if _, err := questions.ReadSheet(strings.NewReader("no spreadsheet"), smallBank(t)); err == nil {
		t.Error("a text file was read as a spreadsheet")
	}
}

// Weeks pass between writing and reading: an untouched cell does not undo what
// was done in the files, and a text changed on both sides is not decided here.
func TestSheet_BankWentOn(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	f := written(t, bank)
	change(t, bank, "en/watch.yaml", "title: The watch", "title: The guard")
	set(t, f, "watch/intro", "en", "Who is awake.")
	e, err := readBack(t, f, bank)
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Changes) != 1 || !strings.Contains(string(e.Files["en/watch.yaml"]), "title: The guard\nintro: Who is awake.") {
		t.Errorf("changes=%+v", e.Changes)
	}

	at := set(t, f, "watch/title", "en", "The wake")
	_, err = readBack(t, f, bank)
	var problems questions.Errors
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].File != at || !strings.Contains(problems[0].What, `there it is "The guard"`) {
		t.Errorf("err=%v, want one problem at %s", err, at)
	}

	if err := f.DeleteSheet("Origin"); err != nil { // some programs drop hidden sheets
		t.Fatal(err)
	}
	e, err = readBack(t, f, bank)
	if err != nil || len(e.Changes) != 2 {
		t.Errorf("without the hidden sheet: %v, %v, want two changes", e, err)
	}
}
