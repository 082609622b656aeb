package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"electready/questions"
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
	mustCall(t, "bank", "check", dir)

	path := filepath.Join(dir, "theme", "critical-systems.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "weight: 2", "weight: 7", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"check", "show", "stats"} {
		got := call(t, "bank", command, dir)
		if got.code != exitFailed || !strings.Contains(got.err, "theme/critical-systems.yaml:") || !strings.Contains(got.err, "electready: the bank has ") {
			t.Errorf("bank %s of a bank with a slip: %+v, want file, line and a failure", command, got)
		}
	}
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
	if got := call(t, "bank", "check", dir); got.code != exitFailed || !strings.Contains(got.err, "--write-ids") {
		t.Errorf("without the list of ids: %+v, want what to do", got)
	}
	mustCall(t, "bank", "check", "--write-ids", dir)
	after, err := os.ReadFile(ids)
	if err != nil || len(after) < len(before)/2 {
		t.Errorf("the list was written with %d bytes (%v), before it had %d", len(after), err, len(before))
	}
	wantRefused(t, call(t, "bank", "check", "--write-ids"), exitFailed, "name the folder")
}
