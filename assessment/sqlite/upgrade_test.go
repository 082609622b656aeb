package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"electready/assessment/sqlite"

	"github.com/pressly/goose/v3"
)

// TestOlderDataIsBroughtUpToDate opens what the first version wrote: it is
// copied first, and the copy can be restored.
func TestOlderDataIsBroughtUpToDate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	old, err := sql.Open("sqlite", "file:"+filepath.Join(dir, sqlite.FileName))
	must(t, err)
	p, err := goose.NewProvider(goose.DialectSQLite3, old, os.DirFS("migrations"), goose.WithDisableGlobalRegistry(true))
	must(t, err)
	if _, err := p.UpTo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	must(t, old.Close())

	if _, err := sqlite.OpenReader(t.Context(), dir, clock); err == nil {
		t.Error("older data is read as if it were new")
	}
	db, err := sqlite.Open(t.Context(), dir, clock)
	must(t, err)
	must(t, db.Close())
	copies, err := filepath.Glob(filepath.Join(dir, "backups", "*-before-version-*.db"))
	must(t, err)
	if len(copies) != 1 {
		t.Fatalf("%d copies from before the new version, want one", len(copies))
	}
	again := t.TempDir()
	if _, err := sqlite.Restore(t.Context(), again, copies[0]); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, again)
}
