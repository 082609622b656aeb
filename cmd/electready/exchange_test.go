package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/questions"
)

const (
	sixID       = "six-agencies"
	sixDocument = "../../assessment/testdata/six/document.json"
	sixBank     = "../../assessment/testdata/six/bank.json"
)

// six is the worked example of the method with its bank in it.
func six(tb testing.TB) *assessment.Document {
	tb.Helper()
	d, b := new(assessment.Document), new(assessment.Bank)
	for path, v := range map[string]any{sixDocument: d, sixBank: b} {
		text, err := os.ReadFile(path)
		if err == nil {
			err = json.Unmarshal(text, v)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	b.SHA256 = strings.Repeat("6", 64)
	d.Bank.Document, d.Bank.SHA256 = b, b.SHA256
	return d
}

func encoded(tb testing.TB, d *assessment.Document) string {
	tb.Helper()
	text, err := bundle.Encode(d)
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

func importSix(tb testing.TB, dir string) {
	tb.Helper()
	mustCall(tb, "import", "--data", dir, writeTemp(tb, "six.json", encoded(tb, six(tb))))
}

func TestExportImportExport(t *testing.T) {
	t.Parallel()
	for _, scope := range [][]string{{"--full"}, {}} {
		first, second := t.TempDir(), t.TempDir()
		importSix(t, first)
		args := append([]string{"export", "--workshop", sixID, "--plain"}, scope...)
		before := mustCall(t, append(args, "--data", first)...)
		if got := callWith(t, before, "import", "-", "--data", second); got.code != exitDone {
			t.Fatal(got.err)
		}
		if after := mustCall(t, append(args, "--data", second)...); after != before {
			t.Errorf("export %v, import, export: other bytes", scope)
		}
	}
}

func TestImportTellsBanksWithoutSumApart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for id, target := range map[string]int{"one": 2, "other": 4} {
		d := six(t)
		d.ID, d.Bank.SHA256, d.Bank.Document.SHA256 = id, "", ""
		d.Bank.Document.Themes[0].Sections[0].Questions[0].Target = target
		mustCall(t, "import", "--data", dir, writeTemp(t, id+".json", encoded(t, d)))
	}
	for id, target := range map[string]int{"one": 2, "other": 4} {
		d := new(assessment.Document)
		if err := json.Unmarshal([]byte(mustCall(t, "export", "--workshop", id, "--full", "--plain", "--data", dir)), d); err != nil {
			t.Fatal(err)
		}
		if got := d.Bank.Document.Themes[0].Sections[0].Questions[0].Target; got != target || d.Bank.SHA256 == "" {
			t.Errorf("%s: target=%d, want %d; sum=%q", id, got, target, d.Bank.SHA256)
		}
	}
}

// Two banks may name themselves alike. Answers of one are never figured by the
// other, whichever sum their files claim.
func TestImportRefusesAnotherBankOfTheSameName(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	named := func(id, sum string, weight int) string {
		d := six(t)
		d.ID, d.Bank.SHA256, d.Bank.Document.SHA256 = id, sum, ""
		d.Bank.Document.Themes[0].Sections[0].Questions[0].Weight = weight
		return writeTemp(t, id+".json", encoded(t, d))
	}
	mustCall(t, "import", "--data", dir, named("one", "00", 1))
	mustCall(t, "import", "--data", dir, named("same", "00", 1))
	wantRefused(t, call(t, "import", "--data", dir, named("other", "00", 3)), exitFailed, "with other questions", "another data directory")
	wantRefused(t, call(t, "import", "--data", dir, named("one", "00", 3)), exitFailed, "with other questions")

	own, err := questions.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	posing := six(t)
	posing.ID = "posing"
	posing.Bank.ID, posing.Bank.Version, posing.Bank.SHA256 = own.ID, own.Version, own.SHA256
	posing.Bank.Document.ID, posing.Bank.Document.Version, posing.Bank.Document.SHA256 = own.ID, own.Version, ""
	wantRefused(t, call(t, "import", "--data", dir, writeTemp(t, "posing.json", encoded(t, posing))), exitFailed, "is another one")
	// Without a sum it is a bank of its own, and its document counts.
	posing.Bank.SHA256 = ""
	mustCall(t, "import", "--data", dir, writeTemp(t, "posing.json", encoded(t, posing)))
	kept := readJSON[assessment.Document](t, mustCall(t, "export", "--workshop", "posing", "--full", "--plain", "--data", dir))
	if !assessment.SameRules(kept.Bank.Document, posing.Bank.Document) || kept.Bank.SHA256 == own.SHA256 {
		t.Error("the program's own bank stands in for the one that the file brought")
	}
}

func TestExportScopes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	for _, c := range []struct {
		name    string
		args    []string
		scope   assessment.Scope
		answers bool
	}{
		{"what the room saw", nil, assessment.ScopeRoom, false},
		{"full", []string{"--full"}, assessment.ScopeFull, true},
	} {
		text := mustCall(t, append([]string{"export", "--data", dir, "--workshop", sixID, "--plain"}, c.args...)...)
		d, err := bundle.Decode(strings.NewReader(text), bundle.DefaultBounds)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := len(d.Answers) > 0; d.Scope != c.scope || got != c.answers {
			t.Errorf("%s: scope %s, answers %v, want %s, %v", c.name, d.Scope, got, c.scope, c.answers)
		}
		if d.Bank.Document == nil {
			t.Errorf("%s: a bank that is not the program's own is left out", c.name)
		}
	}
}

func TestExportEncrypted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	phrase := writeTemp(t, "phrase", "maple lantern quiet ferry stone\n")
	out := filepath.Join(t.TempDir(), "six.age")
	mustCall(t, "export", "--data", dir, "--workshop", sixID, "--full", "--passphrase-file", phrase, "--out", out)
	sealed, err := os.ReadFile(out)
	if err != nil || !bundle.IsEncrypted(sealed) || bytes.Contains(sealed, []byte("cert-1")) {
		t.Fatalf("the file is not encrypted: %v", err)
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has rights %v, %v, want 600", info.Mode().Perm(), err)
	}

	other := t.TempDir()
	wantRefused(t, call(t, "import", "--data", other, out), exitFailed, "encrypted", "--passphrase-file")
	wantRefused(t, call(t, "import", "--data", other, out, "--passphrase-file", writeTemp(t, "wrong", "another phrase")), exitFailed, "does not open")
	mustCall(t, "import", "--data", other, out, "--passphrase-file", phrase)
	if got := callWith(t, string(sealed), "import", "--data", other, "-", "--passphrase-file", phrase); got.code != exitDone || !strings.Contains(got.out, "nothing was changed") {
		t.Errorf("the same file once more from the standard input: %+v", got)
	}
}

func TestExportAsksForPassphrase(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	out := filepath.Join(t.TempDir(), "six.age")
	c, _, said := typing("", "maple lantern quiet", "maple lantern quiet")
	if code := run(t.Context(), []string{"export", "--data", dir, "--workshop", sixID, "--out", out}, c); code != exitDone {
		t.Fatal(said)
	}
	c, _, said = typing("", "maple lantern quiet")
	if code := run(t.Context(), []string{"import", "--data", t.TempDir(), out}, c); code != exitDone {
		t.Fatal(said)
	}
}

func TestExportRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	for _, c := range []struct {
		name  string
		args  []string
		words []string
	}{
		{"unknown workshop", []string{"--workshop", "w-none", "--plain"}, []string{`"w-none"`, sixID}},
		{"nobody to ask", []string{"--workshop", sixID}, []string{"--passphrase-file", "--plain"}},
		{"plain and encrypted", []string{"--workshop", sixID, "--plain", "--passphrase-file", "p"}, []string{"leave out one"}},
		{"no such folder", []string{"--workshop", sixID, "--plain", "--out", filepath.Join(dir, "none", "x")}, []string{"cannot be written"}},
	} {
		wantRefused(t, call(t, append([]string{"export", "--data", dir}, c.args...)...), exitFailed, c.words...)
	}
}

func TestImportRefused(t *testing.T) {
	t.Parallel()
	flawed := six(t)
	flawed.Answers[0].Choice = "9"
	flawed.Answers[1].Respondent = "nobody"
	unknown := six(t)
	unknown.Bank = assessment.BankRef{ID: "six", Version: "7"}
	for _, c := range []struct {
		name, text string
		words      []string
	}{
		{"flawed", encoded(t, flawed), []string{"answers[0].choice", "answers[1].respondent", "was not taken"}},
		{"unknown bank", encoded(t, unknown), []string{"question bank six 7", "export it again"}},
		{"no workshop", `{"format": "something", "version": 1}`, []string{"no workshop of electready"}},
		{"unknown key", `{"format": "electready/workshop", "version": 1, "colour": "red"}`, []string{"colour", "no key"}},
		{"newer", `{"format": "electready/workshop", "version": 2}`, []string{"version 2", "newer program"}},
		{"cut short", encoded(t, six(t))[:500], []string{"cut short"}},
		{"empty", "", []string{"was not taken", "choose the file"}},
		{"a list", "[]", []string{"no workshop of electready", "choose the file"}},
		{"no format", "{}", []string{"no workshop of electready", "choose the file"}},
		{"a row that is none", strings.Replace(encoded(t, six(t)), `"answers": [`, `"answers": [null,`, 1), []string{"answers[0]", "is null where an object belongs"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			wantRefused(t, call(t, "import", "--data", dir, writeTemp(t, "f.json", c.text)), exitFailed, c.words...)
			if got := call(t, "export", "--data", dir, "--workshop", sixID, "--plain"); got.code == exitDone {
				t.Error("a refused file left a workshop behind")
			}
		})
	}
	wantRefused(t, call(t, "import", "--data", t.TempDir(), "nothing.json"), exitFailed, "nothing.json", "name the file")
}

func TestImportMerges(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	changed := six(t)
	changed.Agencies[1].Name = "Police of the north"                                                    // a gap here
	changed.Answers[0].Choice, changed.Answers[0].Note = "4", ""                                        // says otherwise
	changed.Notes = append(changed.Notes, assessment.Note{Kind: "talk", Text: "Agreed on one number."}) // new
	type report struct {
		Workshop string
		New      bool
		Rows     int
		Merge    assessment.MergeReport
	}
	got := readJSON[report](t, mustCall(t, "import", "--data", dir, "--format", "json", writeTemp(t, "c.json", encoded(t, changed))))
	if got.New || got.Workshop != sixID || got.Merge.Added != 1 || got.Merge.Filled != 1 || len(got.Merge.Differences) == 0 {
		t.Errorf("report=%+v, want one row added, one completed, and a difference", got)
	}
	changed.Workshop.Disclosure = assessment.RuleOwn
	wantRefused(t, call(t, "import", "--data", dir, writeTemp(t, "r.json", encoded(t, changed))), exitFailed, "disclosure rule")
}

func TestAnalyse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	d := six(t)
	for _, round := range []assessment.RoundID{assessment.First, assessment.Second} {
		want, err := json.Marshal(assessment.Analyse(d.Bank.Document, d, round, "2026-11-22"))
		if err != nil {
			t.Fatal(err)
		}
		got := mustCall(t, "analyse", "--data", dir, "--workshop", sixID, "--round", string(round), "--today", "2026-11-22", "--format", "json")
		var compact bytes.Buffer
		if err := json.Compact(&compact, []byte(got)); err != nil {
			t.Fatal(err)
		}
		if compact.String() != string(want) {
			t.Errorf("round %s: printed\n%s\nwant\n%s", round, compact.String(), want)
		}
	}
	text := mustCall(t, "analyse", "--data", dir, "--workshop", sixID)
	for _, want := range []string{"round " + string(assessment.LastRound(d)), "police-b:", "To talk about:"} {
		if !strings.Contains(text, want) {
			t.Errorf("text lacks %q:\n%s", want, text)
		}
	}
	wantRefused(t, call(t, "analyse", "--data", dir, "--workshop", sixID, "--round", "third"), exitFailed, "third", "second")
	wantRefused(t, call(t, "analyse", "--data", dir, "--workshop", sixID, "--today", "22.11.2026"), exitFailed, "22.11.2026", "2026-11-22")
}
