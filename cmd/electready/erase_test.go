package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

func TestErase(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const title, note = "Six agencies of Orvelia", "planted note of a person"
	d := six(t)
	d.Workshop.Title, d.Answers[0].Note = title, note
	mustCall(t, "import", "--data", dir, writeTemp(t, "six.json", encoded(t, d)))
	other := six(t)
	other.ID = "other"
	mustCall(t, "import", "--data", dir, writeTemp(t, "other.json", encoded(t, other)))
	before := mustCall(t, "export", "--data", dir, "--workshop", "other", "--full", "--plain")
	mustCall(t, "backup", "--data", dir)
	wantRefused(t, call(t, "erase", "--data", dir, "--workshop", sixID), exitFailed, "--confirm")
	wantRefused(t, call(t, "erase", "--data", dir, "--workshop", sixID, "--confirm", "Another"), exitFailed, "not erased", title)
	wantRefused(t, call(t, "erase", "--data", dir, "--workshop", "never", "--confirm", title), exitFailed, `no workshop "never"`, sixID)

	var r assessment.Receipt
	if err := json.Unmarshal([]byte(mustCall(t, "erase", "--data", dir, "--workshop", sixID, "--confirm", title, "--format", "json")), &r); err != nil {
		t.Fatal(err)
	}
	if r.Workshop != sixID || r.Total() == 0 || len(r.Backups) != 1 || r.Others != 1 || len(r.Left) > 0 {
		t.Errorf("receipt: %+v", r)
	}
	if after := mustCall(t, "export", "--data", dir, "--workshop", "other", "--full", "--plain"); after != before {
		t.Error("the other workshop's file has other bytes")
	}
	wantRefused(t, call(t, "export", "--data", dir, "--workshop", sixID, "--plain"), exitFailed, "no workshop")
	if strings.Contains(mustCall(t, "verify", "--data", dir), "problem") {
		t.Error("the data does not verify")
	}
	got := mustCall(t, "erase", "--data", dir, "--workshop", "other", "--confirm", "other") // it has no title
	for _, want := range []string{"erased: workshop other", "handed out: standard output  sha256 ", "a disk without encryption"} {
		if !strings.Contains(got, want) {
			t.Errorf("the receipt lacks %q:\n%s", want, got)
		}
	}
	for _, text := range []string{title, note} {
		if files := filesWith(t, dir, text); len(files) > 0 {
			t.Errorf("%q is still in %v", text, files)
		}
	}
}

// filesWith are the files of a data directory that hold a text.
func filesWith(t *testing.T, dir, text string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
	var out []string
	for _, path := range slices.Concat(paths, more) {
		content, err := os.ReadFile(path)
		if err == nil && strings.Contains(string(content), text) {
			out = append(out, path)
		}
	}
	return out
}
