package bundle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"electready/assessment"
)

// maxFlaws is how many flaws are listed before the rest is counted.
const maxFlaws = 50

// checkForm compares the text with the types of the document, key by key. The
// decoder of the standard library is not enough: it takes "Choice" for
// "choice", and the last of two equal keys.
func checkForm(data []byte, b Bounds) error {
	f := &form{dec: json.NewDecoder(bytes.NewReader(data)), bounds: b}
	f.dec.UseNumber()
	if err := f.value("", reflect.TypeFor[assessment.Document](), 0, false); err != nil {
		return err
	}
	if _, err := f.dec.Token(); err != io.EOF {
		return fail(ErrNotBundle, "the file holds more behind the workshop, at byte %d: export it again", f.dec.InputOffset())
	}
	if len(f.flaws) > 0 {
		return &assessment.FlawedError{Flaws: f.flaws, More: f.more}
	}
	return nil
}

// form walks through the text with the type that is expected there.
type form struct {
	dec    *json.Decoder
	bounds Bounds
	values int
	flaws  []assessment.Flaw
	more   int
}

func (f *form) flaw(path, format string, args ...any) {
	if len(f.flaws) == maxFlaws {
		f.more++
		return
	}
	f.flaws = append(f.flaws, assessment.Flaw{Path: path, Why: fmt.Sprintf(format, args...)})
}

// value reads one value. A type of nil takes anything: the flaw was named
// already. What stands in a list is a row: a field may be null like one that is
// left out, a row may not.
func (f *form) value(path string, t reflect.Type, depth int, row bool) error {
	if f.values++; f.values > f.bounds.Values {
		return fail(ErrTooLarge, "the file holds more than %d values: a workshop never does, choose another file", f.bounds.Values)
	}
	if depth > f.bounds.Depth {
		return fail(ErrTooLarge, "the file is nested deeper than %d levels: a workshop never is, choose another file", f.bounds.Depth)
	}
	token, err := f.dec.Token()
	if err != nil {
		return unreadable(err)
	}
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch token := token.(type) {
	case nil:
		if row && t != nil {
			f.flaw(path, "is null where %s belongs", wanted(t))
		}
	case json.Delim:
		if token == '{' {
			return f.object(path, t, depth)
		}
		return f.list(path, t, depth)
	case string:
		f.kind(path, t, "text", reflect.String)
	case bool:
		f.kind(path, t, "true or false", reflect.Bool)
	case json.Number:
		if f.kind(path, t, "a number", reflect.Int) {
			if _, err := token.Int64(); err != nil {
				f.flaw(path, "%.20s is no whole number in reach", token)
			}
		}
	}
	return nil
}

// kind reports whether the type takes what was found, and notes it if not.
func (f *form) kind(path string, t reflect.Type, found string, kinds ...reflect.Kind) bool {
	if t == nil {
		return false
	}
	for _, k := range kinds {
		if t.Kind() == k {
			return true
		}
	}
	f.flaw(path, "is %s where %s belongs", found, wanted(t))
	return false
}

func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a number"
	case reflect.Slice:
		return "a list"
	}
	return "an object"
}

func (f *form) list(path string, t reflect.Type, depth int) error {
	var item reflect.Type
	if f.kind(path, t, "a list", reflect.Slice) {
		item = t.Elem()
	}
	for i := 0; f.dec.More(); i++ {
		if err := f.value(fmt.Sprintf("%s[%d]", path, i), item, depth+1, true); err != nil {
			return err
		}
	}
	return f.end()
}

func (f *form) object(path string, t reflect.Type, depth int) error {
	if !f.kind(path, t, "an object", reflect.Struct, reflect.Map) {
		t = nil
	}
	seen := map[string]bool{}
	for f.dec.More() {
		token, err := f.dec.Token()
		if err != nil {
			return unreadable(err)
		}
		key, ok := token.(string)
		if !ok {
			return fail(ErrNotBundle, "the file is no workshop of electready: a key at byte %d is no text", f.dec.InputOffset())
		}
		at := strings.TrimPrefix(path+"."+shortened(key), ".")
		if seen[key] {
			f.flaw(at, "stands twice")
		}
		seen[key] = true
		inner, known := fieldType(t, key)
		if !known {
			f.flaw(at, "is no key of the format")
		}
		if err := f.value(at, inner, depth+1, false); err != nil {
			return err
		}
	}
	return f.end()
}

// end reads the bracket that closes a list or an object.
func (f *form) end() error {
	if _, err := f.dec.Token(); err != nil {
		return unreadable(err)
	}
	return nil
}

// fieldType is the type that belongs under a key. Under an unknown type every
// key is known, and of an unknown type again.
func fieldType(t reflect.Type, key string) (reflect.Type, bool) {
	switch {
	case t == nil:
		return nil, true
	case t.Kind() == reflect.Map:
		return t.Elem(), true
	}
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous {
			if inner, ok := fieldType(field.Type, key); ok {
				return inner, true
			}
			continue
		}
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name == key {
			return field.Type, true
		}
	}
	return nil, false
}

// shortened keeps a foreign key from filling a message.
func shortened(key string) string {
	const most = 60
	if runes := []rune(key); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return key
}
