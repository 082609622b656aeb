package bundle_test

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/bundle"
)

// specimen is a document in which every key of the format stands once.
func specimen(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/specimen.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func decode(text string) (*assessment.Document, error) {
	return bundle.Decode(strings.NewReader(text), bundle.DefaultBounds)
}

func TestCanonicalTextComesBackByteForByte(t *testing.T) {
	t.Parallel()
	want := specimen(t)
	d, err := bundle.Decode(bytes.NewReader(want), bundle.DefaultBounds)
	if err != nil {
		t.Fatal(err)
	}
	got, err := bundle.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("Encode(Decode(x)) differs from x:\n%s", got)
	}
	if err := d.Check(nil); err != nil {
		t.Errorf("the specimen is refused: %v", err)
	}
}

// Every field of every type stands in the specimen with a value, so that the
// test above covers what it claims.
func TestSpecimenLeavesNoFieldEmpty(t *testing.T) {
	t.Parallel()
	d, err := bundle.Decode(bytes.NewReader(specimen(t)), bundle.DefaultBounds)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	visit(reflect.ValueOf(d), "", seen)
	for field, filled := range seen {
		// Origin is the same field in every row.
		if !filled && !strings.HasSuffix(field, ".Origin") {
			t.Errorf("%s is empty throughout testdata/specimen.json: give it a value there", field)
		}
	}
}

func visit(v reflect.Value, name string, seen map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), name, seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), name, seen)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			visit(v.MapIndex(key), name, seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().String() + "." + v.Type().Field(i).Name
			seen[field] = seen[field] || !v.Field(i).IsZero()
			visit(v.Field(i), field, seen)
		}
	}
}

func TestEncodePrintsEmptyListsAndNoEscapes(t *testing.T) {
	t.Parallel()
	text, err := bundle.Encode(&assessment.Document{
		Workshop:   assessment.Workshop{Title: "<a> & b"},
		Principles: []assessment.PrincipleDraft{{ID: "p", Version: 1}},
		Bank:       assessment.BankRef{Document: &assessment.Bank{Themes: []assessment.Theme{{Sections: []assessment.Section{{Questions: make([]assessment.Question, 1)}}}}, Scenarios: make([]assessment.Scenario, 1)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte("null")) {
		t.Errorf("a list is printed as null:\n%s", text)
	}
	if !bytes.Contains(text, []byte(`"<a> & b"`)) {
		t.Errorf("the title is escaped:\n%s", text)
	}
	if !bytes.HasSuffix(text, []byte("}\n")) || bytes.HasSuffix(text, []byte("\n\n")) {
		t.Error("the text does not end in one newline")
	}
}

// minimal is a small document; %s takes further keys.
func minimal(more string) string {
	return `{"format":"electready/workshop","version":1,"scope":"full","id":"w"` + more + `}`
}

func TestDecodeRefusesAsAWhole(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want error
		says string
	}{
		"empty":            {"", bundle.ErrNotBundle, "cut short"},
		"no JSON":          {"hello", bundle.ErrNotBundle, "byte 1"},
		"cut short":        {minimal("")[:40], bundle.ErrNotBundle, "cut short"},
		"null":             {"null", bundle.ErrNotBundle, "format"},
		"a list":           {"[]", bundle.ErrNotBundle, "no workshop"},
		"no format":        {`{"version":1}`, bundle.ErrNotBundle, "format"},
		"other format":     {`{"format":"electready/bank","version":1}`, bundle.ErrNotBundle, "format"},
		"no version":       {`{"format":"electready/workshop"}`, bundle.ErrNotBundle, "version"},
		"version text":     {`{"format":"electready/workshop","version":"1"}`, bundle.ErrNotBundle, "version"},
		"version 0":        {`{"format":"electready/workshop","version":0}`, bundle.ErrNotBundle, "version 0"},
		"fractional":       {`{"format":"electready/workshop","version":1.5}`, bundle.ErrNotBundle, "version 1.5"},
		"newer":            {`{"format":"electready/workshop","version":2,"agents":[]}`, bundle.ErrNewer, "newer program"},
		"trailing value":   {minimal("") + `{}`, bundle.ErrNotBundle, "behind the workshop"},
		"trailing text":    {minimal("") + "\nx", bundle.ErrNotBundle, "behind the workshop"},
		"not UTF-8":        {minimal(`,"runsheet":[{"id":"` + "\xff" + `"}]`), bundle.ErrNotBundle, "UTF-8"},
		"encrypted":        {"age-encryption.org/v1\n-> scrypt", bundle.ErrEncrypted, "pass-phrase"},
		"encrypted, ASCII": {"-----BEGIN AGE ENCRYPTED FILE-----\n", bundle.ErrEncrypted, "pass-phrase"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := decode(c.text)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if d != nil {
				t.Error("a document is given beside the error")
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("%q does not say %q", err, c.says)
			}
		})
	}
	if _, err := decode(minimal("") + " \n\t"); err != nil {
		t.Errorf("white space behind the document is refused: %v", err)
	}
}

func TestDecodeNamesFlawsOfForm(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ more, path, says string }{
		"unknown key":                {`,"agents":[]`, "agents", "no key"},
		"unknown key in a row":       {`,"agencies":[{"id":"a"},{"id":"b","colour":{"a":[1]}}]`, "agencies[1].colour", "no key"},
		"unknown key in a statement": {`,"channels":[{"agency":"a","stated":{}}]`, "channels[0].stated", "no key"},
		"unknown key in the bank":    {`,"bank":{"document":{"themes":[{"sections":[{"questions":[{"idd":""}]}]}]}}`, "bank.document.themes[0].sections[0].questions[0].idd", "no key"},
		"unknown key in prose":       {`,"bank":{"document":{"prose":{"en":{"x":1}}}}`, "bank.document.prose.en.x", "no key"},
		"key in capitals":            {`,"Agencies":[]`, "Agencies", "no key"},
		"repeated key":               {`,"agencies":[],"agencies":[]`, "agencies", "twice"},
		"repeated key, escaped":      {`,"agencies":[],"\u0061gencies":[]`, "agencies", "twice"},
		"repeated key in a row":      {`,"answers":[{"choice":"1","choice":"2"}]`, "answers[0].choice", "twice"},
		"repeated language":          {`,"principles":[{"text":{"en":"","en":""}}]`, "principles[0].text.en", "twice"},
		"number for text":            {`,"answers":[{"choice":1}]`, "answers[0].choice", "a number where text belongs"},
		"text for number":            {`,"answers":[{"revision":"1"}]`, "answers[0].revision", "text where a number belongs"},
		"fraction":                   {`,"answers":[{"revision":1.5}]`, "answers[0].revision", "whole number"},
		"number out of reach":        {`,"answers":[{"revision":99999999999999999999}]`, "answers[0].revision", "whole number"},
		"text for yes or no":         {`,"answers":[{"flag":"yes"}]`, "answers[0].flag", "where true or false belongs"},
		"object for list":            {`,"answers":{"a":{"b":1}}`, "answers", "an object where a list belongs"},
		"list for object":            {`,"workshop":[[1],{}]`, "workshop", "a list where an object belongs"},
		"text for list":              {`,"agencies":"a"`, "agencies", "text where a list belongs"},
		"number in a list of text":   {`,"workshop":{"languages":[1]}`, "workshop.languages[0]", "where text belongs"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := decode(minimal(c.more))
			var flawed *assessment.FlawedError
			if !errors.As(err, &flawed) {
				t.Fatalf("got %v, want a *FlawedError", err)
			}
			if got := flawed.Flaws[0]; got.Path != c.path || !strings.Contains(got.Why, c.says) {
				t.Errorf("got %q, want %s: … %s …", got, c.path, c.says)
			}
			if len(flawed.Flaws) != 1 {
				t.Errorf("got %d flaws, want 1: %v", len(flawed.Flaws), err)
			}
		})
	}
}

func TestDecodeListsAllFlawsUpToABound(t *testing.T) {
	t.Parallel()
	_, err := decode(minimal(`,"agencies":[` + strings.Repeat(`{"x":1},`, 59) + `{"x":1}]`))
	var flawed *assessment.FlawedError
	if !errors.As(err, &flawed) || len(flawed.Flaws) != 50 || flawed.More != 10 {
		t.Errorf("got %v, want 50 flaws and 10 more", err)
	}
	if got := assessment.CodeOf(err); got != assessment.Invalid {
		t.Errorf("code %q, want %q", got, assessment.Invalid)
	}
}

func TestNullIsLeftOut(t *testing.T) {
	t.Parallel()
	d, err := decode(minimal(`,"bank":{"document":null},"workshop":{"election_day":null},"agencies":[{"id":"a","left":null}],"notes":null`))
	if err != nil {
		t.Fatal(err)
	}
	if d.Bank.Document != nil || d.Workshop.ElectionDay != "" || d.Agencies[0].Left != "" || len(d.Notes) != 0 {
		t.Errorf("null is not read as left out: %+v", d)
	}
}

func TestBounds(t *testing.T) {
	t.Parallel()
	text := minimal(`,"agencies":[{"id":"a"}]`)
	const values, depth = 8, 3 // the document, its four fields, the list, the agency, its id; the id stands on the third level
	for name, c := range map[string]struct {
		bounds bundle.Bounds
		want   error
	}{
		"all as large as allowed": {bundle.Bounds{Bytes: int64(len(text)), Depth: depth, Values: values}, nil},
		"one byte less":           {bundle.Bounds{Bytes: int64(len(text)) - 1, Depth: depth, Values: values}, bundle.ErrTooLarge},
		"one level less":          {bundle.Bounds{Bytes: int64(len(text)), Depth: depth - 1, Values: values}, bundle.ErrTooLarge},
		"one value less":          {bundle.Bounds{Bytes: int64(len(text)), Depth: depth, Values: values - 1}, bundle.ErrTooLarge},
	} {
		_, err := bundle.Decode(strings.NewReader(text), c.bounds)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	deep := minimal(`,"x":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000))
	if _, err := decode(deep); !errors.Is(err, bundle.ErrTooLarge) {
		t.Errorf("5000 levels: got %v, want %v", err, bundle.ErrTooLarge)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestDecodeDoesNotReadBeyondItsBound(t *testing.T) {
	t.Parallel()
	bounds := bundle.DefaultBounds
	bounds.Bytes = 1 << 20
	if _, err := bundle.Decode(endless{}, bounds); !errors.Is(err, bundle.ErrTooLarge) {
		t.Errorf("got %v, want %v", err, bundle.ErrTooLarge)
	}
}

// FuzzDecode: whatever comes in, Decode gives an error or a document whose
// canonical text decodes to the same text, and whose check does not panic. Run it
// with -fuzzminimizetime 10x: shortening long documents otherwise takes all of
// the time.
func FuzzDecode(f *testing.F) {
	f.Add(specimen(f))
	f.Add([]byte(minimal("")))
	f.Add([]byte(minimal(`,"answers":[{"respondent":"r","choice":"\ud800"}]`)))
	f.Add([]byte(`{"format":"electready/workshop","version":2}`))
	f.Add([]byte("age-encryption.org/v1\n"))
	bounds := bundle.Bounds{Bytes: 1 << 20, Depth: 24, Values: 100_000}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := bundle.Decode(bytes.NewReader(text), bounds)
		if err != nil {
			return
		}
		_ = d.Check(nil)
		once, err := bundle.Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		again, err := bundle.Decode(bytes.NewReader(once), bundle.DefaultBounds)
		if err != nil {
			t.Fatalf("own text is refused: %v", err)
		}
		twice, err := bundle.Encode(again)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(once, twice) {
			t.Errorf("own text changes when read again:\n%s\n%s", once, twice)
		}
	})
}
