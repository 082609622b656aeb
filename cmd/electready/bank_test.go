package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"electready/questions"

	"github.com/xuri/excelize/v2"
)

func TestBankShow(t *testing.T) {
	t.Parallel()
	text := mustCall(t, "bank", "show", "--format", "json")
	got := readJSON[questions.Outline](t, text)
	if got.Format != "electready/bank" || got.FormVersion != 1 || got.ID != "electready" || len(got.Themes) != 4 {
		t.Errorf("outline of %q %d, id %q, %d themes", got.Format, got.FormVersion, got.ID, len(got.Themes))
	}
	if strings.Contains(text, "null") {
		t.Error("a list is printed as null")
	}
	if shown := mustCall(t, "bank", "show"); !strings.Contains(shown, "critical-systems") {
		t.Errorf("text lacks a theme: %.200s", shown)
	}
}

func TestBankStats(t *testing.T) {
	t.Parallel()
	got := readJSON[questions.Stats](t, mustCall(t, "bank", "stats", "--format", "json"))
	if got.Themes != 4 || got.Questions == 0 || got.Languages["en"].Missing != 0 {
		t.Errorf("stats=%+v", got)
	}
	if text := mustCall(t, "bank", "stats"); !strings.Contains(text, "| emb |") || !strings.Contains(text, "en: ") {
		t.Errorf("text lacks kinds or languages: %s", text)
	}
}

// bankCopy is the program's bank in a folder of the test's own.
func bankCopy(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	if err := os.CopyFS(dir, questions.Files()); err != nil {
		tb.Fatal(err)
	}
	return dir
}

func TestBankCheck(t *testing.T) {
	t.Parallel()
	mustCall(t, "bank", "check")
	dir := bankCopy(t)
	mustCall(t, "bank", "check", "--bank", dir)

	path := filepath.Join(dir, "theme", "critical-systems.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "weight: 2", "weight: 7", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"check", "show", "stats"} {
		got := call(t, "bank", command, "--bank", dir)
		if got.code != exitFailed || !strings.Contains(got.err, "theme/critical-systems.yaml:") || !strings.Contains(got.err, "electready: the bank has ") {
			t.Errorf("bank %s of a bank with a slip: %+v, want file, line and a failure", command, got)
		}
	}
}

func TestBankSheet(t *testing.T) {
	t.Parallel()
	dir := bankCopy(t)
	sheet := filepath.Join(t.TempDir(), "texts.xlsx")
	mustCall(t, "bank", "sheet", "--bank", dir, "--language", "fr", "--out", sheet)
	if said := mustCall(t, "bank", "sheet", "--bank", dir, "--from", sheet); !strings.Contains(said, "nothing was changed") {
		t.Errorf("an untouched spreadsheet: %q", said)
	}
	changeCell(t, sheet, "cs-inventory", "Quels systèmes ?")

	for _, dry := range []bool{true, false} {
		args := []string{"bank", "sheet", "--bank", dir, "--from", sheet}
		if dry {
			args = append(args, "--dry-run")
		}
		if said := mustCall(t, args...); !strings.Contains(said, "Quels systèmes ?") {
			t.Errorf("dry run %v: said %q, want the text that changes", dry, said)
		}
		text, err := os.ReadFile(filepath.Join(dir, "fr", "critical-systems.yaml"))
		if written := strings.Contains(string(text), "Quels systèmes ?"); written == dry {
			t.Errorf("dry run %v: written %v (%v)", dry, written, err)
		}
	}
	wantRefused(t, call(t, "bank", "sheet", "--from", filepath.Join(t.TempDir(), "none.xlsx"), "--bank", dir), exitFailed, "none.xlsx")
	wantRefused(t, call(t, "bank", "sheet"), exitFailed, "--out", "--from")
	wantRefused(t, call(t, "bank", "sheet", "--out", sheet, "--from", sheet), exitFailed, "leave out one")
	wantRefused(t, call(t, "bank", "sheet", "--from", sheet), exitFailed, "--bank")
}

// changeCell writes into the last column of the first row of an id.
func changeCell(tb testing.TB, path, id, text string) {
	tb.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			tb.Fatal(err)
		}
		for r, row := range rows {
			if len(row) == 0 || !strings.Contains(row[0], id) {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(len(rows[0]), r+1)
			if err != nil {
				tb.Fatal(err)
			}
			if err := errors.Join(f.SetCellValue(sheet, cell, text), f.Save()); err != nil {
				tb.Fatal(err)
			}
			return
		}
	}
	tb.Fatalf("no row of %s", id)
}

// What was published under a version stays what it was.
func TestBankCheckPublishes(t *testing.T) {
	t.Parallel()
	dir := bankCopy(t)
	mustCall(t, "bank", "check", "--publish", "--bank", dir)
	mustCall(t, "bank", "check", "--bank", dir)
	replace := func(file, from, to string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(file))
		text, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(text), from) {
			t.Fatalf("%q does not stand in %s (%v)", from, file, err)
		}
		if err := os.WriteFile(path, []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	replace("en/critical-systems.yaml", "Nobody could name all these systems.", "Nobody could name these systems.")
	got := call(t, "bank", "check", "--bank", dir)
	if got.code != exitFailed || !strings.Contains(got.err, "was published with other content") {
		t.Errorf("with a changed state: %+v, want that a new version is asked for", got)
	}
	if got := call(t, "bank", "check", "--publish", "--bank", dir); got.code != exitFailed {
		t.Errorf("the changed bank was published under the old version: %+v", got)
	}
	b, err := questions.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	replace("bank.yaml", `version: "`+b.Version+`"`, `version: "next"`)
	mustCall(t, "bank", "check", "--publish", "--bank", dir)
	wantRefused(t, call(t, "bank", "check", "--publish"), exitFailed, "--bank")
}

func TestBankCheckWritesIDs(t *testing.T) {
	t.Parallel()
	dir := bankCopy(t)
	ids := filepath.Join(dir, "ids.txt")
	before, err := os.ReadFile(ids)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(ids); err != nil {
		t.Fatal(err)
	}
	if got := call(t, "bank", "check", "--bank", dir); got.code != exitFailed || !strings.Contains(got.err, "--write-ids") {
		t.Errorf("without the list of ids: %+v, want what to do", got)
	}
	mustCall(t, "bank", "check", "--write-ids", "--bank", dir)
	after, err := os.ReadFile(ids)
	if err != nil || len(after) < len(before)/2 {
		t.Errorf("the list was written with %d bytes (%v), before it had %d", len(after), err, len(before))
	}
	wantRefused(t, call(t, "bank", "check", "--write-ids"), exitFailed, "--bank")
}
