package main

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"electready/assessment/sqlite"
)

func TestRebuild(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	wantRefused(t, call(t, "rebuild", "--data", dir), exitFailed, "there is no data")
	importSix(t, dir)
	export := []string{"export", "--data", dir, "--workshop", sixID, "--full", "--plain"}
	before := mustCall(t, export...)

	path := filepath.Join(dir, sqlite.FileName)
	scribbleIndex(t, path, sixID[:1], "x")
	found := call(t, "verify", "--data", dir)
	wantRefused(t, found, exitFailed, "electready rebuild")
	if !strings.Contains(found.out, "structure: ") {
		t.Fatalf("the index is not broken: %q", found.out)
	}
	if said := mustCall(t, "rebuild", "--data", dir); !strings.Contains(said, "before-restore") {
		t.Errorf("said %q, want where the data of before is", said)
	}
	verified := readJSON[sqlite.Verified](t, mustCall(t, "verify", "--data", dir, "--format", "json"))
	if len(verified.Problems) != 0 || verified.Rows == 0 || verified.Foreign != 0 {
		t.Errorf("verified=%+v, want all rows, none of another machine", verified)
	}
	if mustCall(t, export...) != before {
		t.Error("the workshop is another one")
	}
	if _, err := os.Stat(filepath.Join(dir, "rebuild")); err == nil {
		t.Error("the folder of the rebuild is there still")
	}

	scribbleIndex(t, path, "", "no page of an index") // now it cannot even be read
	wantRefused(t, call(t, "verify", "--data", dir), exitFailed, "is damaged", "electready rebuild")
	mustCall(t, "rebuild", "--data", dir)
	if mustCall(t, export...) != before {
		t.Error("the workshop is another one after a page that cannot be read")
	}
}

// A row that is not what was written does not become true by writing it again.
func TestRebuildKeepsAWrongRow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	importSix(t, dir)
	path := filepath.Join(dir, sqlite.FileName)
	changeRow(t, path)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := call(t, "rebuild", "--data", dir)
	wantRefused(t, found, exitFailed, "nothing was changed", "electready restore")
	if !strings.Contains(found.out, "was changed") {
		t.Errorf("printed %q, want the row that was changed", found.out)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("%v, or the data is another one", err)
	}
}

// What a rebuild that was killed left behind is no hiding place.
func TestEraseFindsACutOffRebuild(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const title = "Six agencies of Orvelia"
	d := six(t)
	d.Workshop.Title = title
	mustCall(t, "import", "--data", dir, writeTemp(t, "six.json", encoded(t, d)))
	left := filepath.Join(dir, "rebuild")
	text, err := os.ReadFile(filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(left, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(left, sqlite.FileName), text, 0o600); err != nil {
		t.Fatal(err)
	}
	mustCall(t, "erase", "--data", dir, "--workshop", sixID, "--confirm", title)
	if _, err := os.Stat(left); err == nil {
		t.Error("the copy is there still")
	}
}

// scribbleIndex writes over the entries of an index, as a bad sector would: text
// takes the place of the last where, or of the beginning.
func scribbleIndex(tb testing.TB, path, where, text string) {
	tb.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		tb.Fatal(err)
	}
	var page, size int64
	row := db.QueryRow(`SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = 'ledger_workshop'`)
	if err := errors.Join(row.Scan(&page, &size), db.Close()); err != nil {
		tb.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		tb.Fatal(err)
	}
	all := make([]byte, size)
	_, err = f.ReadAt(all, (page-1)*size)
	at := 0
	if where != "" {
		at = bytes.LastIndex(all, []byte(where))
	}
	if err != nil || at < 0 {
		tb.Fatalf("%v, or the index has no %q", err, where)
	}
	if _, err := f.WriteAt([]byte(text), (page-1)*size+int64(at)); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
}
