//go:build trust

package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"testing"
)

// mutated are the files whose every rule has to be held by a test: scoring,
// disclosure, authorisation.
var mutated = []string{"score.go", "position.go", "disclosure.go", "share.go", "circle.go", "access.go"}

// unharmed are mutants that change nothing that anybody could see, each with
// the reason; see mutant.String.
var unharmed = map[string]string{
	`position.go:34 "0" becomes "0+1"`: "it is only asked whether a spread is two or more",
	`position.go:96 ">" becomes ">="`:  "revisions of an answer in a round are distinct: the second > of the line",
}

// mutant is one small change of a source file.
type mutant struct {
	file, what string
	line       int
	from, to   int // the bytes that are replaced
	with       string
	in         *ast.FuncDecl // nil: outside of all functions
}

func (m mutant) String() string { return fmt.Sprintf("%s:%d %s", m.file, m.line, m.what) }

// slow are tests of the domain that take most of its time. They are made only on
// what all others left alive.
const slow = "^(TestStatementsAgreeWithSecondReading|TestAnalyseAgreesWithSecondReading|TestPreviewIsWhatIsShown|TestHiddenStatementsTellNothing|TestMendedLines|TestEveryCombinationOfStakes|TestOrderOfRowsChangesNothing|TestSwapChangesNothingShared)$"

// mutate changes one thing after the other in the rules, and runs the tests of
// the domain on each. A change that no test notices is a hole in the tests.
//
// Building takes longer than testing. So what is changed in functions is built
// once, into a program that holds all of it and is told which one to be.
func mutate(t *testing.T, r *result) {
	var within, outside []mutant
	for _, name := range mutated {
		for _, m := range mutantsOf(t, name) {
			if m.in == nil {
				outside = append(outside, m)
			} else {
				within = append(within, m)
			}
		}
	}
	count := map[fate]int{}
	many, left := buildMany(t, within)
	count[doesNotBuild] = len(within) - len(left)
	var mu sync.Mutex
	t.Run("mutants", func(t *testing.T) {
		try := func(m mutant, tests func(t *testing.T) string, number int) {
			t.Run(m.String(), func(t *testing.T) {
				t.Parallel()
				end := fateOf(t, tests(t), number)
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
		for _, number := range slices.Sorted(maps.Keys(left)) {
			try(left[number], func(*testing.T) string { return many }, number)
		}
		for _, m := range outside {
			try(m, func(t *testing.T) string { return buildOne(t, m) }, 0)
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

// fateOf runs tests on a mutant, the quick ones first.
func fateOf(t *testing.T, tests string, number int) fate {
	t.Helper()
	if tests == "" {
		return doesNotBuild
	}
	for _, which := range []string{"-test.skip=" + slow, "-test.run=" + slow} {
		q := exec.CommandContext(t.Context(), tests, "-test.failfast", "-test.timeout=60s", which)
		q.Dir = domain
		q.Env = append(os.Environ(), "MUTANT="+strconv.Itoa(number))
		if q.Run() != nil {
			return dies
		}
	}
	return lives
}

var domain = filepath.Join("..", "..", "assessment")

// build builds the tests of the domain with other texts in place of its files;
// empty and the reason if they do not build.
func build(t *testing.T, texts map[string][]byte) (tests string, reason []byte) {
	t.Helper()
	dir := t.TempDir()
	replace := map[string]string{}
	for name, text := range texts {
		absolute, err := filepath.Abs(filepath.Join(domain, name))
		if err != nil {
			t.Fatal(err)
		}
		replace[absolute] = filepath.Join(dir, name)
		if err := os.WriteFile(replace[absolute], text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, list, 0o600); err != nil {
		t.Fatal(err)
	}
	tests = filepath.Join(dir, "domain.test")
	q := exec.CommandContext(t.Context(), "go", "test", "-c", "-vet=off", "-gcflags=-e", "-ldflags=-s -w", "-overlay", overlay, "-o", tests, ".")
	q.Dir = domain
	if out, err := q.CombinedOutput(); err != nil {
		return "", out
	}
	return tests, nil
}

// buildOne builds a mutant alone.
func buildOne(t *testing.T, m mutant) string {
	t.Helper()
	text := source(t, m.file)
	tests, _ := build(t, map[string][]byte{m.file: slices.Concat(text[:m.from], []byte(m.with), text[m.to:])})
	return tests
}

// buildMany builds all mutants into one program, which becomes the one whose
// number stands in MUTANT. Those that do not build are left out.
func buildMany(t *testing.T, all []mutant) (tests string, left map[int]mutant) {
	t.Helper()
	left = map[int]mutant{}
	for i, m := range all {
		left[i+1] = m
	}
	for {
		texts := map[string][]byte{"mutant.go": []byte(`package assessment

import (
	"os"
	"strconv"
)

var mutant = func() int { n, _ := strconv.Atoi(os.Getenv("MUTANT")); return n }()
`)}
		lines := map[string]map[int]int{} // by file and line, the number of the mutant that stands there
		for _, name := range mutated {
			texts[name], lines[name] = withMutants(t, name, left)
		}
		tests, reason := build(t, texts)
		if tests != "" {
			return tests, left
		}
		before := len(left)
		for _, at := range regexp.MustCompile(`(\w+\.go):(\d+):.*`).FindAllSubmatch(reason, -1) {
			line, err := strconv.Atoi(string(at[2]))
			if err != nil {
				t.Fatal(err)
			}
			number := lines[string(at[1])][line]
			if !bytes.Contains(at[0], []byte("operator - not defined")) { // texts cannot be taken from each other
				t.Errorf("does not build, and is not tried: %v: %s", left[number], at[0])
			}
			delete(left, number)
		}
		if len(left) == before {
			t.Fatalf("the mutants do not build: %s", reason)
		}
	}
}

// withMutants is a file in which each function begins with its mutants, each a
// copy of its whole body in which one thing is another.
func withMutants(t *testing.T, name string, left map[int]mutant) (text []byte, lines map[int]int) {
	t.Helper()
	original, lines := source(t, name), map[int]int{}
	at := 0
	for _, number := range slices.SortedFunc(maps.Keys(left), func(a, b int) int {
		return int(left[a].in.Pos()) - int(left[b].in.Pos())
	}) {
		m := left[number]
		if m.file != name {
			continue
		}
		// Positions of a file that was read alone begin with 1.
		begin, end := int(m.in.Body.Pos())-1, int(m.in.Body.End())-1
		before, results, after := "", "", "; return"
		if r := m.in.Type.Results; r != nil {
			before, results, after = "return ", string(original[r.Pos()-1:r.End()-1]), ""
		}
		text = append(text, original[at:max(at, begin+1)]...)
		at = max(at, begin+1)
		first := bytes.Count(text, []byte("\n")) + 2
		text = fmt.Appendf(text, "\nif mutant == %d { %sfunc() %s %s%s%s()%s }\n", number, before, results, original[begin:m.from], m.with, original[m.to:end], after)
		for line := first; line <= bytes.Count(text, []byte("\n")); line++ {
			lines[line] = number
		}
	}
	return append(text, original[at:]...), lines
}

func source(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(domain, file))
	if err != nil {
		t.Fatal(err)
	}
	return text
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
	text := source(t, file)
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var in *ast.FuncDecl // that is looked at
	replace := func(from, to token.Pos, with string) {
		begin, end := set.Position(from), set.Position(to)
		all = append(all, mutant{
			file: file, line: begin.Line, from: begin.Offset, to: end.Offset, with: with, in: in,
			what: strconv.Quote(string(text[begin.Offset:end.Offset])) + " becomes " + strconv.Quote(with),
		})
	}
	look := func(n ast.Node) bool {
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
	}
	for _, d := range tree.Decls {
		in, _ = d.(*ast.FuncDecl)
		ast.Inspect(d, look)
	}
	return all
}
