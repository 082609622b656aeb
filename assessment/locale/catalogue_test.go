package locale

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// catalogueFile is a file of messages as it is written: a message is a text, or
// a text for each plural form.
type catalogueFile map[string]any

// files reads every file of messages: language, area, key.
func readFiles(t *testing.T) map[string]map[string]catalogueFile {
	t.Helper()
	out := map[string]map[string]catalogueFile{}
	names, err := fs.Glob(messages, "messages/*/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(messages, name)
		if err != nil {
			t.Fatal(err)
		}
		var file catalogueFile
		if err := json.Unmarshal(content, &file); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		tag, area := path.Base(path.Dir(name)), strings.TrimSuffix(path.Base(name), ".json")
		if out[tag] == nil {
			out[tag] = map[string]catalogueFile{}
		}
		out[tag][area] = file
	}
	return out
}

// texts gives the forms of a message by name; a plain one is "other".
func texts(message any) map[string]string {
	out := map[string]string{}
	switch m := message.(type) {
	case string:
		out["other"] = m
	case map[string]any:
		for form, text := range m {
			out[form], _ = text.(string)
		}
	}
	return out
}

var place = regexp.MustCompile(`{{\.(\w+)}}`)

// places lists the places of a text, without the count: a form for one may
// leave it out.
func placesOf(text string) []string {
	var found []string
	for _, m := range place.FindAllStringSubmatch(text, -1) {
		if m[1] != "count" {
			found = append(found, m[1])
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func TestEveryLanguageHasEveryMessage(t *testing.T) {
	t.Parallel()
	all := readFiles(t)
	for tag, areas := range all {
		for area, reference := range all[Reference] {
			for key, message := range reference {
				got, ok := areas[area][key]
				if !ok {
					t.Errorf("%s: %s has no message %s", tag, area, key)
					continue
				}
				comparePlaces(t, tag+": "+key, texts(message), texts(got))
			}
		}
		for area, file := range areas {
			for key := range file {
				if _, ok := all[Reference][area][key]; !ok {
					t.Errorf("%s: %s: %s is unknown in the reference", tag, area, key)
				}
			}
		}
	}
}

// comparePlaces wants the same places in every form of both messages.
func comparePlaces(t *testing.T, what string, reference, got map[string]string) {
	t.Helper()
	want := placesOf(reference["other"])
	for form, text := range got {
		if places := placesOf(text); !slices.Equal(places, want) {
			t.Errorf("%s, %s: places %v, want %v", what, form, places, want)
		}
	}
}

func TestKeysAndTexts(t *testing.T) {
	t.Parallel()
	key := regexp.MustCompile(`^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$`)
	for tag, areas := range readFiles(t) {
		for area, file := range areas {
			for k, message := range file {
				if !key.MatchString(k) || !strings.HasPrefix(k, area+".") {
					t.Errorf("%s: %s does not belong into %s.json", tag, k, area)
				}
				checkForms(t, tag, k, message)
				for form, text := range texts(message) {
					checkText(t, tag+": "+k+", "+form, text)
				}
			}
		}
	}
}

// checkForms wants exactly the plural forms of the language, or none.
func checkForms(t *testing.T, tag, key string, message any) {
	t.Helper()
	got := texts(message)
	if _, plain := message.(string); plain {
		return
	}
	for form := range samples(tag) {
		if got[form] == "" {
			t.Errorf("%s: %s has no form %q", tag, key, form)
		}
	}
	for form := range got {
		if _, ok := samples(tag)[form]; !ok {
			t.Errorf("%s: %s has the form %q, which the language has not", tag, key, form)
		}
	}
}

// checkText wants a text as the style asks: said calmly, in plain text, with
// real quotation marks and never in Georgian capitals.
func checkText(t *testing.T, what, text string) {
	t.Helper()
	if strings.TrimSpace(text) != text || text == "" {
		t.Errorf("%s: empty, or space around it: %q", what, text)
	}
	if strings.ContainsAny(text, "!\"'<>\t\n") || strings.Contains(text, "  ") {
		t.Errorf("%s: exclamation mark, straight quotation mark, markup or double space: %q", what, text)
	}
	for _, r := range text {
		if r >= 0x1C90 && r <= 0x1CBF {
			t.Errorf("%s: Georgian capital %q", what, r)
		}
	}
	if rest := place.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
		t.Errorf("%s: a broken place: %q", what, text)
	}
}

// Every key in the program's sources has a message, and every message is used
// somewhere in them.
func TestKeysOfTheSources(t *testing.T) {
	t.Parallel()
	reference := readFiles(t)[Reference]
	literal := regexp.MustCompile(`"([a-z]+)\.([a-z0-9]+(?:-[a-z0-9]+)*)"`)
	used := map[string]bool{}
	walkSources(t, func(name, source string) {
		for _, m := range literal.FindAllStringSubmatch(source, -1) {
			key := m[1] + "." + m[2]
			if _, ok := reference[m[1]]; !ok {
				continue
			}
			used[key] = true
			if _, ok := reference[m[1]][key]; !ok {
				t.Errorf("%s: no message %s", name, key)
			}
		}
	})
	for _, file := range reference {
		for key := range file {
			if !used[key] {
				t.Errorf("nobody says %s", key)
			}
		}
	}
}

// walkSources visits the written sources of the module, without tests and
// without what was generated from them.
func walkSources(t *testing.T, visit func(name, source string)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() != ".." && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		written := strings.HasSuffix(name, ".templ") || strings.HasSuffix(name, ".go") &&
			!strings.HasSuffix(name, "_test.go") && !strings.HasSuffix(name, "_templ.go")
		if d.IsDir() || !written {
			return nil
		}
		source, err := os.ReadFile(name)
		if err == nil {
			visit(name, string(source))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
