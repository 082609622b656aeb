package sqlite_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/assessment/sqlite"
)

// Every row of a document that is not chained is sealed: what somebody changes
// behind the program's back is found.
func TestSeals(t *testing.T) {
	t.Parallel()
	text, err := os.Open(filepath.Join("..", "bundle", "testdata", "specimen.json"))
	must(t, err)
	defer func() { _ = text.Close() }()
	d, err := bundle.Decode(text, bundle.DefaultBounds)
	must(t, err)
	whole := mustOpen(t, t.TempDir())
	_, err = whole.Import(t.Context(), assessment.Actor{Role: assessment.OperatorRole}, d.Bank.Document, d, "file")
	must(t, err)
	v, err := whole.Verify(t.Context())
	must(t, err)
	if len(v.Problems) > 0 {
		t.Fatalf("before anything is changed: %v", v.Problems)
	}

	changes := map[string]string{
		"workshop": "title", "agency": "name", "respondent": "name", "round": "opened", "theme": "shown", "principle": "origin", "outcome": "basis",
		"action": "title", "note": "text", "release": "about", "runsheet": "title", "bank": "document",
	}
	chained := []string{"answer", "position", "channel", "claim", "stake", "stance"} // TestVerify
	tables, err := whole.TablesWith(t.Context(), "origin")
	must(t, err)
	for _, table := range tables {
		if changes[table] == "" && !slices.Contains(chained, table) {
			t.Errorf("rows of %s go into a document, and nothing guards them", table)
		}
	}
	for table, column := range changes {
		t.Run(table, func(t *testing.T) {
			path := t.TempDir()
			must(t, whole.BackupTo(t.Context(), filepath.Join(path, sqlite.FileName)))
			changed := mustOpen(t, path)
			must(t, changed.Exec(t.Context(), `UPDATE "`+table+`" SET "`+column+`" = "`+column+`" || ' '`))
			v, err := changed.Verify(t.Context())
			must(t, err)
			if len(v.Problems) != 1 || !strings.Contains(v.Problems[0], "was changed") {
				t.Errorf("found %v", v.Problems)
			}
		})
	}
}
