package questions

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Bounds of a spreadsheet that is read: a full bank in seven languages takes
// about one megabyte, ten unpacked, in a dozen parts.
const (
	mostSheetBytes    = 8 << 20
	mostUnpackedBytes = 64 << 20
	mostParts         = 200
)

// foreignParts are parts of a spreadsheet that do something, or lead elsewhere.
// A sheet of texts has none of them.
var foreignParts = []struct{ name, what string }{
	{"vbaproject", "macros"},
	{"xl/macrosheets/", "macros"},
	{"xl/dialogsheets/", "macros"},
	{"xl/activex/", "controls"},
	{"xl/ctrlprops/", "controls"},
	{"xl/embeddings/", "embedded files"},
	{"xl/externallinks/", "links to other files"},
	{"xl/connections.xml", "links to data elsewhere"},
	{"xl/querytables/", "links to data elsewhere"},
	{"xl/model/", "links to data elsewhere"},
}

// openSheet opens a spreadsheet from outside. What it refuses is said in one
// sentence, without an address: no cell is at fault.
func openSheet(r io.Reader) (*excelize.File, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostSheetBytes+1))
	if err != nil {
		return nil, fmt.Errorf("spreadsheet: %w", err)
	}
	if len(data) > mostSheetBytes {
		return nil, fmt.Errorf("the spreadsheet is larger than %d MB: begin with the file that electready bank sheet writes", mostSheetBytes>>20)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("the file is no spreadsheet: save it as XLSX")
	}
	if err := checkParts(z.File); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnpackedBytes, UnzipXMLSizeLimit: mostUnpackedBytes,
	})
	if err != nil {
		return nil, fmt.Errorf("spreadsheet: %w", err)
	}
	return f, nil
}

// checkParts refuses what is too large, is larger than it pretends to be, or
// carries more than texts.
func checkParts(parts []*zip.File) error {
	if len(parts) > mostParts {
		return fmt.Errorf("the spreadsheet has %d parts, at most %d: copy the texts into the file that electready bank sheet writes", len(parts), mostParts)
	}
	left := uint64(mostUnpackedBytes)
	for _, p := range parts {
		if p.UncompressedSize64 > left {
			return fmt.Errorf("the spreadsheet unpacks to more than %d MB: copy the texts into the file that electready bank sheet writes", mostUnpackedBytes>>20)
		}
		left -= p.UncompressedSize64
		name := strings.ToLower(strings.ReplaceAll(p.Name, `\`, "/"))
		if i := slices.IndexFunc(foreignParts, func(f struct{ name, what string }) bool { return strings.Contains(name, f.name) }); i >= 0 {
			return fmt.Errorf("the spreadsheet carries %s (%s): copy the texts into the file that electready bank sheet writes", foreignParts[i].what, p.Name)
		}
	}
	for _, p := range parts { // within the bound now, if each part is as large as it says
		if err := unpack(p); err != nil {
			return fmt.Errorf("the spreadsheet is damaged (%s): save it anew", p.Name)
		}
	}
	return nil
}

// unpack reads a part to its end; one that holds more than it claims is an error.
func unpack(p *zip.File) error {
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(io.Discard, r)
	return err
}
