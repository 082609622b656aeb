package chart

import (
	"strconv"
	"strings"

	"rsc.io/qr"
)

// QR is a QR code as one line over a square of Size units, quiet zone included:
// a stroke of one unit through the middle of each row. It takes half the bytes
// of filled shapes, and a page of cards has many.
type QR struct {
	Size int
	Path string
}

// quiet is the white border that the standard asks for, in modules.
const quiet = 4

// NewQR encodes a text with medium redundancy. It fails for a text that is too
// long for any code.
func NewQR(text string) (QR, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return QR{}, err
	}
	var d strings.Builder
	for y := range code.Size {
		at := -1 // where the stroke has got to in this row; -1: nowhere yet
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if at < 0 {
				d.WriteString("M" + strconv.Itoa(from+quiet) + " " + strconv.Itoa(y+quiet) + ".5")
			} else {
				d.WriteString("m" + strconv.Itoa(from-at) + " 0")
			}
			d.WriteString("h" + strconv.Itoa(x-from))
			at = x
		}
	}
	return QR{Size: code.Size + 2*quiet, Path: d.String()}, nil
}
