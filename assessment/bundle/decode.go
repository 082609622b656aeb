package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"electready/assessment"
)

// Bounds are how much of a file is taken in.
type Bounds struct {
	Bytes  int64 // of the text, after decryption
	Depth  int   // of lists and objects within each other
	Values int   // numbers, texts, lists and objects together
}

// DefaultBounds lets in a country's largest workshop (300 people, 400 questions,
// three rounds, about 250 bytes an answer) with room to spare, and nothing that
// would exhaust an old laptop.
var DefaultBounds = Bounds{Bytes: 64 << 20, Depth: 24, Values: 6_000_000}

// Decode reads a document from its text, strictly: bounded, UTF-8, no unknown
// or repeated key at any level, nothing behind it, and of the format and
// version that this program reads. It judges no content: that is
// [assessment.Document.Check].
//
// Errors: [ErrEncrypted], [ErrTooLarge], [ErrNotBundle], [ErrNewer], or an
// [*assessment.FlawedError] with every flaw of form.
func Decode(r io.Reader, b Bounds) (*assessment.Document, error) {
	data, err := readBounded(r, b.Bytes)
	if err != nil {
		return nil, err
	}
	if IsEncrypted(data) {
		return nil, fail(ErrEncrypted, "the file is encrypted: give its pass-phrase")
	}
	if !utf8.Valid(data) {
		return nil, fail(ErrNotBundle, "the file is not UTF-8 text: choose the workshop file as it was exported")
	}
	if err := checkHead(data); err != nil {
		return nil, err
	}
	if err := checkForm(data, b); err != nil {
		return nil, err
	}
	d := new(assessment.Document)
	if err := json.Unmarshal(data, d); err != nil {
		return nil, unreadable(err)
	}
	return d, nil
}

func readBounded(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, tooLarge(most)
	}
	return data, nil
}

func tooLarge(most int64) error {
	if most >= 1<<20 {
		return fail(ErrTooLarge, "the file is larger than %d MiB: a workshop never is, choose another file", most>>20)
	}
	return fail(ErrTooLarge, "the file is larger than %d bytes: choose another file", most)
}

// checkHead looks at format and version before anything else, because a newer
// version may have keys that this program does not know.
func checkHead(data []byte) error {
	var head struct {
		Format  any `json:"format"`
		Version any `json:"version"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&head); err != nil {
		return unreadable(err)
	}
	if head.Format != assessment.DocumentFormat {
		return fail(ErrNotBundle, "the file is no workshop of electready: its format is not %q; choose the file as it was exported", assessment.DocumentFormat)
	}
	number, ok := head.Version.(json.Number)
	if !ok {
		return fail(ErrNotBundle, "the file does not say its version: it was damaged or changed by hand")
	}
	version, err := number.Int64()
	if err != nil || version < 1 {
		return fail(ErrNotBundle, "version %s of the file is none: it was damaged or changed by hand", number)
	}
	if version > assessment.DocumentVersion {
		return fail(ErrNewer, "the file has version %d, this program reads up to %d: use the newer program it was made with",
			version, assessment.DocumentVersion)
	}
	return nil
}

// unreadable says that the text is not the JSON of a document.
func unreadable(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fail(ErrNotBundle, "the file is no workshop of electready, or was cut short at byte %d: choose the file as it was exported", syntax.Offset)
	}
	return fail(ErrNotBundle, "the file is no workshop of electready, or was cut short: choose the file as it was exported")
}
