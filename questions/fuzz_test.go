package questions_test

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"electready/questions"
)

// FuzzLoad replaces one file of a bank by anything. Load gives problems, each of
// which says what to do, or a bank whose own spreadsheet changes nothing.
func FuzzLoad(f *testing.F) {
	bank := smallBank(f)
	names := slices.Sorted(maps.Keys(bank))
	for i, name := range names {
		f.Add(uint8(i), bank[name].Data)
	}
	for _, text := range []string{"", "a: &a [*a]\n", "? [x]\n: y\n", "id: !!binary x\n", "\xff\xfe", "- {", "questions: 1\n", "id: wa\nid: wa\n", strings.Repeat("[", 5000)} {
		f.Add(uint8(0), []byte(text))
	}
	f.Add(uint8(11), []byte("eme: watch\nsections:\n  M ght\n\r -")) // a message that quotes two lines
	f.Fuzz(func(t *testing.T, file uint8, text []byte) {
		changed := maps.Clone(bank)
		changed[names[int(file)%len(names)]] = &fstest.MapFile{Data: text}
		b, err := questions.Load(changed)
		if err != nil {
			requireToldWhat(t, err)
			return
		}
		var sheet bytes.Buffer
		if err := questions.WriteSheet(&sheet, b, "fr"); err != nil {
			t.Fatal(err)
		}
		e, err := questions.ReadSheet(&sheet, changed)
		if err != nil {
			t.Fatalf("its own spreadsheet is refused: %v", err)
		}
		if len(e.Changes) > 0 {
			t.Errorf("its own spreadsheet changes %v", e.Changes)
		}
	})
}

// FuzzReadSheet reads anything as a spreadsheet: it is refused, or it is one.
func FuzzReadSheet(f *testing.F) {
	bank := smallBank(f)
	sheet, err := written(f, bank, "fr").WriteToBuffer()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sheet.Bytes())
	f.Add(sheet.Bytes()[:sheet.Len()/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := questions.ReadSheet(bytes.NewReader(data), bank); err != nil && err.Error() == "" {
			t.Error("refused without a word")
		}
	})
}

// FuzzSheetCell types anything into a cell of a spreadsheet. It is refused, or
// the files that change say exactly that, and reading them again says it, too.
func FuzzSheetCell(f *testing.F) {
	cells := []struct{ id, language string }{
		{"watch/title", "en"}, {"watch/questions/wa-two/levels/3", "en"}, {"watch/questions/wa-one/ask", "fr"}, {"bank/glossary/log/text", "en"},
	}
	for i, value := range []string{"The guard", "", " ", "=1+1", "- a: b", "#no", "two\nlines", "\u2028", "\x00", "'", "\"", "|", "~", "null", "1e3", "{{.count}}", "\ufeffx"} {
		f.Add(uint8(i), value)
	}
	bank := smallBank(f)
	f.Fuzz(func(t *testing.T, cell uint8, value string) {
		at := cells[int(cell)%len(cells)]
		sheet := written(t, bank, "fr")
		if err := sheet.SetCellStr("Texts", address(t, sheet, at.id, at.language), value); err != nil {
			return // a spreadsheet cannot hold it
		}
		e, err := readBack(t, sheet, bank)
		if err != nil {
			requireToldWhat(t, err)
			return
		}
		if len(e.Changes) > 1 {
			t.Fatalf("one cell changes %v", e.Changes)
		}
		after := with(bank, e)
		again, err := readBack(t, sheet, after)
		if err != nil {
			t.Fatalf("read again it is refused: %v", err)
		}
		if len(again.Changes) > 0 {
			t.Errorf("read again it changes %v", again.Changes)
		}
	})
}

// requireToldWhat is about an error of a bank: each problem says what to do.
func requireToldWhat(t *testing.T, err error) {
	t.Helper()
	var problems questions.Errors
	if !errors.As(err, &problems) || len(problems) == 0 {
		t.Fatalf("got %T %v, want problems", err, err)
	}
	for _, p := range problems {
		if p.What == "" || p.Do == "" || strings.ContainsAny(p.What+p.Do, "\n\r") {
			t.Errorf("%q: %q", p.What, p.Do)
		}
	}
}
