package main

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// allowed is what each package may import beside the standard library: of ours
// without the module's name, of others by the beginning of the path. Arrows go
// down only, and what a package imports of others it alone imports.
var allowed = map[string]struct{ ours, others []string }{
	"assessment":        {},
	"assessment/chart":  {others: []string{"rsc.io/qr"}},
	"assessment/locale": {others: []string{"github.com/nicksnyder/go-i18n/v2", "golang.org/x/text"}},
	"static":            {},
	"assessment/secret": {ours: []string{"assessment"}, others: []string{"golang.org/x/crypto"}},
	"questions":         {ours: []string{"assessment"}, others: []string{"go.yaml.in/yaml/v3", "github.com/xuri/excelize/v2"}},
	"assessment/sqlite": {
		ours:   []string{"assessment", "assessment/secret"},
		others: []string{"modernc.org/sqlite", "github.com/pressly/goose/v3"},
	},
	"assessment/bundle": {ours: []string{"assessment"}, others: []string{"filippo.io/age"}},
	"assessment/report": {
		ours: []string{"assessment", "assessment/chart", "assessment/locale", "static"},
		others: []string{
			"codeberg.org/go-pdf/fpdf", "github.com/gomutex/godocx", "github.com/fumiama/go-docx",
			"github.com/xuri/excelize/v2", "github.com/arran4/golang-ical",
		},
	},
	"templates": {
		ours:   []string{"assessment", "assessment/chart", "assessment/locale", "static"},
		others: []string{"github.com/a-h/templ"},
	},
	"assessment/web": {
		ours: []string{
			"assessment", "assessment/bundle", "assessment/chart", "assessment/locale", "assessment/report", "assessment/secret",
			"static", "templates",
		},
		others: []string{"github.com/labstack/echo/v4", "github.com/gorilla/sessions", "golang.org/x/time"},
	},
	"cmd/electready": {
		ours: []string{
			"assessment", "assessment/bundle", "assessment/locale", "assessment/report", "assessment/secret", "assessment/sqlite",
			"assessment/web", "questions", "static",
		},
		// The terminal belongs to the command line: a pass-phrase must not be shown.
		others: []string{"github.com/alecthomas/kong", "golang.org/x/term", "github.com/mdp/qrterminal/v3"},
	},
	"cmd/simulate": {ours: []string{"assessment", "assessment/bundle"}},
}

func TestImports(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, name := range sourceFiles(t) {
		pkg := path.Dir(name)
		seen[pkg] = true
		rule, known := allowed[pkg]
		if !known {
			t.Errorf("%s: no package %s is foreseen", name, pkg)
			continue
		}
		for _, imported := range importsOf(t, name) {
			if !mayImport(rule.ours, rule.others, imported) {
				t.Errorf("%s imports %s, which is not for package %s", name, imported, pkg)
			}
		}
	}
	if !seen["assessment"] || !seen["cmd/electready"] {
		t.Errorf("read the packages %v only", seen)
	}
}

func mayImport(ours, others []string, imported string) bool {
	if own, isOurs := strings.CutPrefix(imported, "electready/"); isOurs {
		return slices.Contains(ours, own)
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(others, func(o string) bool { return imported == o || strings.HasPrefix(imported, o+"/") })
}

func TestMayImport(t *testing.T) {
	t.Parallel()
	for imported, want := range map[string]bool{
		"crypto/rand": true, "electready/assessment": true, "electready/assessment/web": false,
		"golang.org/x/text/language": true, "golang.org/x/textual": false, "github.com/labstack/echo/v4": false,
	} {
		if got := mayImport([]string{"assessment"}, []string{"golang.org/x/text"}, imported); got != want {
			t.Errorf("mayImport(%s)=%v, want %v", imported, got, want)
		}
	}
}

// sourceFiles are the Go files of the project without tests.
func sourceFiles(tb testing.TB) []string {
	tb.Helper()
	return slices.DeleteFunc(projectFiles(tb), func(name string) bool {
		return path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata/")
	})
}

// projectFiles are the files of the project with slashes, without what is built
// or belongs to the version control.
func projectFiles(tb testing.TB) []string {
	tb.Helper()
	var out []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		rel = filepath.ToSlash(rel)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (rel == ".git" || rel == "dist" || rel == "node_modules"):
			return fs.SkipDir
		case rel == ".git": // a file in a further work tree
		case d.Type().IsRegular():
			out = append(out, rel)
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func importsOf(tb testing.TB, name string) []string {
	tb.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ImportsOnly)
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, i := range file.Imports {
		imported, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, imported)
	}
	return out
}

// The database driver works with exactly the version of its C library that its
// own go.mod names.
func TestLibcFitsDriver(t *testing.T) {
	t.Parallel()
	type module struct{ Path, Version, GoMod string }
	list := func(path string) module {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-json", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		var m module
		if err := json.Unmarshal(out, &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	text, err := os.ReadFile(list("modernc.org/sqlite").GoMod)
	if err != nil {
		t.Fatal(err)
	}
	const libc = "modernc.org/libc"
	named := regexp.MustCompile(regexp.QuoteMeta(libc) + ` (v\S+)`).FindSubmatch(text)
	if named == nil {
		t.Fatal("the driver's go.mod names no libc")
	}
	if got, want := list(libc).Version, string(named[1]); got != want {
		t.Errorf("%s is %s, the driver wants %s: a dependency pulled another one in", libc, got, want)
	}
}

// The project speaks of itself alone, not of a place where somebody worked on
// it.
func TestSpeaksOfItself(t *testing.T) {
	t.Parallel()
	foreign := regexp.MustCompile("/" + `work(/|\s|$|["'` + "`" + `])` + "|" + regexp.QuoteMeta(".."+"/shared"))
	for _, name := range projectFiles(t) {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.IndexByte(text, 0) >= 0 {
			continue // fonts and pictures
		}
		if at := foreign.FindIndex(text); at != nil {
			line := 1 + bytes.Count(text[:at[0]], []byte("\n"))
			t.Errorf("%s:%d speaks of %q", name, line, text[at[0]:at[1]])
		}
	}
}

// The licence of every module that is built in, on any system, stands in the file
// that the program shows.
func TestLicences(t *testing.T) {
	t.Parallel()
	want := map[string]bool{"Go standard library": true}
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", "./cmd/electready")
		list.Dir, list.Env = root, append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		text, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for module := range strings.Lines(string(text)) {
			if module = strings.TrimSpace(module); module != "" {
				want[module] = true
			}
		}
	}
	shown := mustCall(t, "version", "--licences")
	have := map[string]bool{}
	parts := strings.Split("\n"+shown, "\n== ")
	for _, part := range parts[1:] {
		name, text, _ := strings.Cut(part, "\n")
		have[name] = true
		if len(strings.TrimSpace(text)) < 200 || !strings.Contains(strings.ToLower(text), "copyright") {
			t.Errorf("%s has no licence", name)
		}
	}
	for name := range want {
		if !have[name] {
			t.Errorf("the licence of %s is missing: run .ci/licences", name)
		}
	}
	for name := range have {
		if !want[name] {
			t.Errorf("%s is no longer built in: run .ci/licences", name)
		}
	}
}
