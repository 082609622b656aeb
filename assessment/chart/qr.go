package chart

import (
	"strconv"
	"strings"

	"rsc.io/qr"
)

// QR is a QR code as one path over a square of Size units, quiet zone
// included.
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
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			run(&d, from+quiet, y+quiet, x-from)
		}
	}
	return QR{Size: code.Size + 2*quiet, Path: d.String()}, nil
}

// run draws a row of dark modules.
func run(d *strings.Builder, x, y, n int) {
	w := strconv.Itoa(n)
	d.WriteString("M" + strconv.Itoa(x) + " " + strconv.Itoa(y) + "h" + w + "v1h-" + w + "z")
}
