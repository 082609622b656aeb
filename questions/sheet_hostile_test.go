package questions_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"

	"electready/questions"
)

// part is a file within a spreadsheet.
type part struct {
	name  string
	data  []byte
	claim uint64 // size that it pretends to have; 0: its own
}

// doctored is the spreadsheet of the small bank with parts put in or in the
// place of its own.
func doctored(t *testing.T, parts ...part) []byte {
	t.Helper()
	whole, err := written(t, smallBank(t)).WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	from, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		replaced := false
		for _, p := range parts {
			replaced = replaced || p.name == f.Name
		}
		if !replaced {
			if err := to.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, p := range parts {
		p.write(t, to)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (p part) write(t *testing.T, to *zip.Writer) {
	t.Helper()
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(p.data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	size := uint64(len(p.data))
	if p.claim > 0 {
		size = p.claim
	}
	w, err := to.CreateRaw(&zip.FileHeader{
		Name: p.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(p.data), CompressedSize64: uint64(packed.Len()), UncompressedSize64: size,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, &packed); err != nil {
		t.Fatal(err)
	}
}

func TestSheet_Hostile(t *testing.T) {
	var many []part
	for i := range 201 {
		many = append(many, part{name: fmt.Sprintf("xl/media/%d.xml", i), data: []byte("x")})
	}
	noise := make([]byte, 9<<20)
	for i, x := 0, uint32(1); i < len(noise); i++ { // does not pack
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		noise[i] = byte(x)
	}
	laughs := `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>&b;</t></si></sst>`
	for _, tt := range []struct {
		name  string
		parts []part
		what  string
	}{
		{"Bomb", []part{{name: "xl/sharedStrings.xml", data: bytes.Repeat([]byte{' '}, 65<<20)}}, "unpacks to more than 64 MB"},
		{"BombInTwoParts", []part{{name: "xl/a.xml", data: bytes.Repeat([]byte{' '}, 33<<20)}, {name: "xl/b.xml", data: bytes.Repeat([]byte{' '}, 33<<20)}}, "unpacks to more than 64 MB"},
		{"BombThatHidesItsSize", []part{{name: "xl/sharedStrings.xml", data: bytes.Repeat([]byte{' '}, 65<<20), claim: 10}}, "is damaged (xl/sharedStrings.xml)"},
		{"SizeBeyondCounting", []part{{name: "xl/a.xml", data: []byte("x"), claim: 1<<64 - 1}}, "unpacks to more than 64 MB"},
		{"Large", []part{{name: "xl/media/image1.png", data: noise}}, "larger than 8 MB"},
		{"ManyParts", many, "parts, at most 200"},
		{"Macros", []part{{name: "xl/vbaProject.bin", data: []byte("x")}}, "carries macros"},
		{"MacrosElsewhere", []part{{name: `xl\VBAPROJECT.bin`, data: []byte("x")}}, "carries macros"},
		{"OldMacros", []part{{name: "xl/macrosheets/sheet1.xml", data: []byte("x")}}, "carries macros"},
		{"ExternalLink", []part{{name: "xl/externalLinks/externalLink1.xml", data: []byte("x")}}, "links to other files"},
		{"Connection", []part{{name: "xl/connections.xml", data: []byte("x")}}, "links to data elsewhere"},
		{"Embedded", []part{{name: "xl/embeddings/oleObject1.bin", data: []byte("x")}}, "embedded files"},
		{"Control", []part{{name: "xl/activeX/activeX1.xml", data: []byte("x")}}, "controls"},
		{"Entities", []part{{name: "xl/sharedStrings.xml", data: []byte(laughs)}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := doctored(t, tt.parts...)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			edited, err := questions.ReadSheet(bytes.NewReader(data), smallBank(t))
			runtime.ReadMemStats(&after)
			if err == nil || edited != nil || !strings.Contains(err.Error(), tt.what) {
				t.Fatalf("%v, %v; want an error with %q", edited, err, tt.what)
			}
			if spent := (after.TotalAlloc - before.TotalAlloc) >> 20; spent > 200 {
				t.Errorf("refused after %d MB of memory", spent)
			}
		})
	}
}

// A sheet that is taken back is only text: what stands before the texts' columns
// or in other sheets is not read.
func TestSheet_OnlyTexts(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	f := written(t, bank)
	if err := f.SetCellHyperLink("Texts", "A2", "https://evil.invalid/", "External"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("Other"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellFormula("Other", "A1", `WEBSERVICE("https://evil.invalid/")`); err != nil {
		t.Fatal(err)
	}
	e, err := readBack(t, f, bank)
	if err != nil || len(e.Changes) != 0 {
		t.Errorf("%+v, %v; want no change", e, err)
	}
}
