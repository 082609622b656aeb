package assessment_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"electready/assessment"
)

// specimen is the document in which every field of the format stands once; it
// brings its bank.
func specimen(tb testing.TB) *assessment.Document {
	tb.Helper()
	text, err := os.ReadFile("bundle/testdata/specimen.json")
	if err != nil {
		tb.Fatal(err)
	}
	d := new(assessment.Document)
	if err := json.Unmarshal(text, d); err != nil {
		tb.Fatal(err)
	}
	return d
}

type breakage struct {
	name string
	does func(d *assessment.Document)
	path string // empty: the document is taken
	says string
}

func TestCheckHead(t *testing.T) {
	t.Parallel()
	testBreakages(t, []breakage{
		{"the specimen", func(*assessment.Document) {}, "", ""},
		{"format", func(d *assessment.Document) { d.Format = "x" }, "format", "electready/workshop"},
		{"version", func(d *assessment.Document) { d.Version = 2 }, "version", "2 is not 1"},
		{"scope", func(d *assessment.Document) { d.Scope = "" }, "scope", "full, room, agency"},
		{"no id", func(d *assessment.Document) { d.ID = "" }, "id", "has to be given"},
		{"id with a line break", func(d *assessment.Document) { d.ID = "w\n" }, "id", "control character"},
		{"id too long", func(d *assessment.Document) { d.ID = strings.Repeat("ä", 201) }, "id", "at most 200"},
		{"id as long as allowed", func(d *assessment.Document) { d.ID = strings.Repeat("ä", 200) }, "", ""},
		{"no bank", func(d *assessment.Document) { d.Bank.ID, d.Bank.Document.ID = "", "" }, "bank.id", "has to be given"},
		{"no bank version", func(d *assessment.Document) { d.Bank.Version, d.Bank.Document.Version = "", "" }, "bank.version", "has to be given"},
		{"another bank", func(d *assessment.Document) { d.Bank.ID = "x" }, "bank", `bank "x"`},
		{"another bank version", func(d *assessment.Document) { d.Bank.Version = "9" }, "bank", `version "9"`},
		{"another bank content", func(d *assessment.Document) { d.Bank.SHA256 = "9" }, "bank", "another content"},
		{"no bank hash", func(d *assessment.Document) { d.Bank.SHA256 = "" }, "", ""},
		{"agency scope with rows of two", func(d *assessment.Document) { d.Scope = assessment.ScopeAgency }, "respondents[2]", "rows of one agency"},
	})
}

func testBreakages(t *testing.T, cases []breakage) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := specimen(t)
			c.does(d)
			err := d.Check(nil)
			if c.path == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			var flawed *assessment.FlawedError
			if !errors.As(err, &flawed) {
				t.Fatalf("got %v, want a *FlawedError", err)
			}
			for _, f := range flawed.Flaws {
				if f.Path == c.path && strings.Contains(f.Why, c.says) {
					return
				}
			}
			t.Errorf("got %v\nwant %s: … %s …", err, c.path, c.says)
		})
	}
}

// No text of the document or its bank takes a control character.
func TestCheckRefusesControlCharactersEverywhere(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	fields := 0
	eachText(reflect.ValueOf(d).Elem(), "", func(path string, text reflect.Value) {
		fields++
		before := text.String()
		text.SetString(before + "\x7f")
		if err := d.Check(nil); err == nil {
			t.Errorf("%s takes a control character", path)
		}
		text.SetString(before)
	})
	if fields < 400 {
		t.Errorf("only %d texts were tried", fields)
	}
	if err := d.Check(nil); err != nil {
		t.Fatal(err)
	}
}

// eachText visits every text that can be set: all but those in maps.
func eachText(v reflect.Value, path string, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v)
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachText(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	}
}

// A flaw is named where it is, and nothing else is called flawed for it.
func TestCheckNamesOneFlawOnce(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	d.Answers[3].Choice = "5"
	err := d.Check(nil)
	want := `document refused: answers[3].choice: "5" is none of 0, 1, 2, 3, 4, unknown, not-ours, withheld`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if !errors.Is(err, assessment.ErrFlawed) || assessment.CodeOf(err) != assessment.Invalid {
		t.Error("the error has no code")
	}
}

func TestCheckCapsItsList(t *testing.T) {
	t.Parallel()
	d := specimen(t)
	for range 80 {
		d.Notes = append(d.Notes, assessment.Note{Text: strings.Repeat("\x00", 3)})
	}
	var flawed *assessment.FlawedError
	if err := d.Check(nil); !errors.As(err, &flawed) || len(flawed.Flaws) != 50 || flawed.More != 30 {
		t.Fatalf("got %v, want 50 flaws and 30 more", err)
	}
	if !strings.HasSuffix(flawed.Error(), "and 30 more") {
		t.Errorf("%q does not say how many more", flawed)
	}
}

func TestCheckEmptyDocument(t *testing.T) {
	t.Parallel()
	if err := new(assessment.Document).Check(nil); err == nil {
		t.Error("an empty document is taken")
	}
	least := &assessment.Document{
		Format: assessment.DocumentFormat, Version: assessment.DocumentVersion, Scope: assessment.ScopeFull, ID: "w",
		Bank:     assessment.BankRef{ID: "statements", Version: "1"},
		Workshop: assessment.Workshop{State: assessment.Preparing, QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom},
	}
	if err := least.Check(statementBank()); err != nil {
		t.Errorf("the least document is refused: %v", err)
	}
}
