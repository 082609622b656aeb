//go:build trust

package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// mutated are the files whose every rule has to be held by a test: scoring,
// disclosure, authorisation.
var mutated = []string{"score.go", "position.go", "disclosure.go", "share.go", "circle.go", "access.go"}

// unharmed are mutants that change nothing that anybody could see, each with
// the reason; see mutantID.
var unharmed = map[string]string{}

// mutant is one small change of a source file.
type mutant struct {
	file, what string
	line       int
	text       []byte
}

func (m mutant) String() string { return fmt.Sprintf("%s:%d %s", m.file, m.line, m.what) }

// slow are tests of the domain that take most of its time. They are made only on
// what all others left alive.
const slow = "^(TestStatementsAgreeWithSecondReading|TestAnalyseAgreesWithSecondReading|TestPreviewIsWhatIsShown|TestHiddenStatementsTellNothing|TestMendedLines|TestEveryCombinationOfStakes|TestOrderOfRowsChangesNothing)$"

// mutate changes one thing after the other in the rules, and runs the tests of
// the domain on each. A change that no test notices is a hole in the tests.
func mutate(t *testing.T, r *result) {
	var all []mutant
	for _, name := range mutated {
		all = append(all, mutantsOf(t, filepath.Join("..", "..", "assessment", name))...)
	}
	var mu sync.Mutex
	count := map[fate]int{}
	t.Run("mutants", func(t *testing.T) {
		free := make(chan struct{}, runtime.NumCPU())
		step := rounds("TRUST_MUTANT_STEP", 1)
		for i := 0; i < len(all); i += step {
			m := all[i]
			t.Run(m.String(), func(t *testing.T) {
				t.Parallel()
				free <- struct{}{}
				defer func() { <-free }()
				end := fateOf(t, m)
				if _, known := unharmed[m.String()]; known && end == lives {
					end = changesNothing
				}
				if end == lives {
					t.Error("no test notices it")
				}
				mu.Lock()
				defer mu.Unlock()
				count[end]++
				r.rounds++
			})
		}
	})
	r.note("%d noticed, %d survive, %d do not build, %d change nothing", count[dies], count[lives], count[doesNotBuild], count[changesNothing])
}

type fate int

const (
	dies fate = iota
	lives
	doesNotBuild
	changesNothing
)

// fateOf runs the tests on a mutant, the quick ones first.
func fateOf(t *testing.T, m mutant) fate {
	t.Helper()
	dir := t.TempDir()
	source, overlay := filepath.Join(dir, "mutant.go"), filepath.Join(dir, "overlay.json")
	absolute, err := filepath.Abs(m.file)
	if err != nil {
		t.Fatal(err)
	}
	replace, err := json.Marshal(map[string]any{"Replace": map[string]string{absolute: source}})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{source: m.text, overlay: replace} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, which := range []string{"-skip=" + slow, "-run=" + slow} {
		q := exec.CommandContext(t.Context(), "go", "test", "-vet=off", "-failfast", "-timeout=120s", "-overlay", overlay, which, ".")
		q.Dir = filepath.Join("..", "..", "assessment")
		if out, err := q.CombinedOutput(); bytes.Contains(out, []byte("[build failed]")) {
			return doesNotBuild
		} else if err != nil {
			return dies
		}
	}
	return lives
}

// turned says which operator takes the place of another.
var turned = map[token.Token][]token.Token{
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL},
	token.LSS: {token.LEQ, token.GEQ}, token.LEQ: {token.LSS}, token.GTR: {token.GEQ, token.LEQ}, token.GEQ: {token.GTR},
	token.LAND: {token.LOR}, token.LOR: {token.LAND},
	token.ADD: {token.SUB}, token.SUB: {token.ADD}, token.MUL: {token.ADD}, token.QUO: {token.MUL},
}

// mutantsOf makes the mutants of a file.
func mutantsOf(t *testing.T, file string) (all []mutant) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	replace := func(from, to token.Pos, with string) {
		begin, end := set.Position(from), set.Position(to)
		changed := append(append(bytes.Clone(text[:begin.Offset]), with...), text[end.Offset:]...)
		all = append(all, mutant{
			file: file, line: begin.Line, text: changed,
			what: strconv.Quote(string(text[begin.Offset:end.Offset])) + " becomes " + strconv.Quote(with),
		})
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			for _, op := range turned[n.Op] {
				replace(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), op.String())
			}
		case *ast.UnaryExpr:
			if n.Op == token.NOT {
				replace(n.OpPos, n.OpPos+1, "")
			}
		case *ast.BasicLit:
			if n.Kind == token.INT {
				replace(n.Pos(), n.End(), n.Value+"+1")
			}
		case *ast.Ident:
			switch n.Name {
			case "true":
				replace(n.Pos(), n.End(), "false")
			case "false":
				replace(n.Pos(), n.End(), "true")
			}
		case *ast.IfStmt:
			replace(n.Cond.Pos(), n.Cond.End(), "!("+string(text[set.Position(n.Cond.Pos()).Offset:set.Position(n.Cond.End()).Offset])+")")
		case *ast.BranchStmt:
			if n.Tok == token.CONTINUE && n.Label == nil {
				replace(n.Pos(), n.End(), "")
			}
		case *ast.GenDecl:
			return n.Tok != token.IMPORT
		}
		return true
	})
	return all
}

// parsers are what reads something that came from outside, with the fuzz test
// of each.
var parsers = []struct{ dir, fuzz string }{
	{"assessment", "FuzzNormalizeCode"},
	{"assessment/bundle", "FuzzDecode"},
	{"assessment/web", "FuzzForms"},
	{"assessment/web", "FuzzNote"},
	{"assessment/web", "FuzzOwnPath"},
	{"questions", "FuzzLoad"},
	{"questions", "FuzzReadSheet"},
	{"questions", "FuzzSheetCell"},
}

// fuzzParsers lets the toolchain look for input that breaks a parser, one on
// each core.
func fuzzParsers(t *testing.T, r *result) {
	length := os.Getenv("TRUST_FUZZTIME")
	if length == "" {
		length = "1m" // all parsers in an hour with the other attacks; make fuzz takes ten minutes for each
	}
	var mu sync.Mutex
	t.Run("parsers", func(t *testing.T) {
		free := make(chan struct{}, runtime.NumCPU())
		for _, p := range parsers {
			t.Run(p.fuzz, func(t *testing.T) {
				t.Parallel()
				free <- struct{}{}
				defer func() { <-free }()
				q := exec.CommandContext(t.Context(), "go", "test", "-run", "^$", "-fuzz", "^"+p.fuzz+"$", "-fuzztime", length, "-fuzzminimizetime", "10x", "-parallel", "1", ".")
				q.Dir = filepath.Join("..", "..", p.dir)
				out, err := q.CombinedOutput()
				if err != nil {
					t.Errorf("%v: %s", err, out)
				}
				mu.Lock()
				defer mu.Unlock()
				r.rounds += executed(out)
			})
		}
	})
	r.note("%d parsers, %s each, nothing found", len(parsers), length)
}

// executed is how many inputs a fuzz test has tried, by what it printed last.
func executed(out []byte) (inputs int) {
	for line := range strings.Lines(string(out)) {
		if _, after, ok := strings.Cut(line, "execs: "); ok {
			n, _, _ := strings.Cut(after, " ")
			inputs, _ = strconv.Atoi(n)
		}
	}
	return inputs
}
