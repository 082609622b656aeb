package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"electready/assessment/sqlite"
)

func TestVerify(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	got := readJSON[sqlite.Verified](t, mustCall(t, "verify", "--data", dir, "--format", "json"))
	if got.Workshops != 1 || got.Rows == 0 || len(got.Problems) != 0 {
		t.Errorf("verified=%+v, want one workshop, its rows, no problem", got)
	}

	changeRow(t, filepath.Join(dir, sqlite.FileName))
	found := call(t, "verify", "--data", dir)
	wantRefused(t, found, exitFailed, "1 problem", "electready restore")
	if !strings.Contains(found.out, "was changed") {
		t.Errorf("printed %q, want the row that was changed", found.out)
	}
}

// changeRow changes an answer as somebody with a database tool would.
func changeRow(tb testing.TB, path string) {
	tb.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE answer SET choice = '4' WHERE seq = (SELECT MIN(seq) FROM answer WHERE choice <> '4')`); err != nil {
		tb.Fatal(err)
	}
	if err := db.Close(); err != nil {
		tb.Fatal(err)
	}
}

func TestBackupRestore(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	kept := strings.TrimSpace(mustCall(t, "backup", "--data", dir))
	if filepath.Dir(kept) != filepath.Join(dir, "backups") {
		t.Errorf("backup is %s, want it in the data directory's backups", kept)
	}
	out := filepath.Join(t.TempDir(), "copy.db")
	mustCall(t, "backup", "--data", dir, "--out", out)
	wantRefused(t, call(t, "backup", "--data", dir, "--out", out), exitFailed, "is there already")
	before := mustCall(t, "export", "--data", dir, "--workshop", sixID, "--full", "--plain")

	fresh := t.TempDir()
	if said := mustCall(t, "restore", "--data", fresh, "--dry-run", out); !strings.Contains(said, "1 workshop") {
		t.Errorf("dry run said %q, want what the backup holds", said)
	}
	if entries, _ := os.ReadDir(fresh); len(entries) != 0 {
		t.Errorf("a dry run left %v", entries)
	}
	mustCall(t, "restore", "--data", fresh, out)
	if after := mustCall(t, "export", "--data", fresh, "--workshop", sixID, "--full", "--plain"); after != before {
		t.Error("what was restored is not what was backed up")
	}

	if said := mustCall(t, "restore", "--data", dir, kept); !strings.Contains(said, "before-restore") {
		t.Errorf("restore said %q, want where the earlier data is", said)
	}
}

func TestRestoreRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	backup := strings.TrimSpace(mustCall(t, "backup", "--data", dir))
	changed := filepath.Join(t.TempDir(), "changed.db")
	if err := copyFile(backup, changed); err != nil {
		t.Fatal(err)
	}
	changeRow(t, changed)
	for _, c := range []struct{ name, file, words string }{
		{"missing", filepath.Join(dir, "none.db"), "there is no backup"},
		{"no database", writeTemp(t, "x.db", "no database at all"), "is no backup"},
		{"changed", changed, "not as it was written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantRefused(t, call(t, "restore", "--data", dir, c.file), exitFailed, c.words)
		})
	}
	mustCall(t, "export", "--data", dir, "--workshop", sixID, "--plain") // still there
}

func TestBesideRunningServer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	db, err := sqlite.Open(t.Context(), dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	const address = "http://127.0.0.1:8080/"
	if err := db.Announce(address); err != nil {
		t.Fatal(err)
	}
	document := writeTemp(t, "six.json", encoded(t, six(t)))
	for _, args := range [][]string{
		{"import", document}, {"trainer", "add", "Nino"}, {"trainer", "reset", "Nino"}, {"rebuild"},
	} {
		wantRefused(t, call(t, append(args, "--data", dir)...), exitFailed, address, "end it first")
	}
	for _, args := range [][]string{
		{"analyse", "--workshop", sixID}, {"export", "--workshop", sixID, "--plain"}, {"report", "--workshop", sixID}, {"backup"}, {"verify"}, {"trainer", "list"},
	} {
		mustCall(t, append(args, "--data", dir)...)
	}
	backup := strings.TrimSpace(mustCall(t, "backup", "--data", dir))
	mustCall(t, "restore", "--dry-run", backup, "--data", dir)
	wantRefused(t, call(t, "restore", backup, "--data", dir), exitFailed, address)
}
