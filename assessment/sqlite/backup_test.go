package sqlite_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/sqlite"
)

func TestVerify(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	who := s.join(t, "police", true)
	for _, choice := range []assessment.Choice{"1", "2", assessment.Unknown} {
		_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: choice})
		must(t, err)
	}
	v, err := s.Verify(t.Context())
	must(t, err)
	if len(v.Problems) != 0 || v.Rows != 3 || v.Workshops != 1 || v.Deeds == 0 {
		t.Fatalf("%+v, want three sound rows", v)
	}
	for _, change := range []string{
		`UPDATE answer SET choice = '4' WHERE revision = 2`,
		`DELETE FROM answer WHERE revision = 3`,
		`UPDATE ledger SET digest = x'00' WHERE seq = 1`,
		`UPDATE trail SET object = 'other' WHERE seq = 1`,
	} {
		t.Run(change, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "copy")
			must(t, os.MkdirAll(path, 0o700))
			must(t, s.BackupTo(t.Context(), filepath.Join(path, sqlite.FileName)))
			changed := mustOpen(t, path)
			must(t, changed.Exec(t.Context(), change))
			v, err := changed.Verify(t.Context())
			must(t, err)
			if len(v.Problems) == 0 {
				t.Fatal("nothing was found")
			}
		})
	}
}

func TestBackupAndRestore(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	who := s.join(t, "police", true)
	_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: "2"})
	must(t, err)
	path, err := s.Backup(t.Context(), "test")
	must(t, err)
	want, err := s.Document(t.Context(), s.workshop)
	must(t, err)

	dir := t.TempDir()
	_, err = sqlite.Restore(t.Context(), dir, path)
	must(t, err)
	restored := mustOpen(t, dir)
	got, err := restored.Document(t.Context(), s.workshop)
	must(t, err)
	if len(got.Answers) != 1 || got.Answers[0] != want.Answers[0] {
		t.Fatalf("answers=%v, want %v", got.Answers, want.Answers)
	}

	t.Run("a changed backup is refused", func(t *testing.T) {
		damaged, err := os.ReadFile(path)
		must(t, err)
		damaged[len(damaged)/2] ^= 0xff
		must(t, os.WriteFile(path, damaged, 0o600))
		if _, err := sqlite.Restore(t.Context(), t.TempDir(), path); err == nil {
			t.Fatal("restored")
		}
	})
}

func TestBackupsAreKeptByReason(t *testing.T) {
	t.Parallel()
	now := at
	db, err := sqlite.Open(t.Context(), t.TempDir(), func() time.Time { now = now.Add(time.Minute); return now })
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	first, err := db.Backup(t.Context(), "before-version-2")
	must(t, err)
	var all []string
	for range 14 {
		path, err := db.Backup(t.Context(), "every-ten-minutes")
		must(t, err)
		all = append(all, path)
	}
	want := append([]string{first}, all[2:]...)
	got, err := filepath.Glob(filepath.Join(db.Dir(), "backups", "*.db"))
	must(t, err)
	if !slices.Equal(got, want) {
		t.Fatalf("kept\n%q, want\n%q", got, want)
	}
	sums, err := filepath.Glob(filepath.Join(db.Dir(), "backups", "*.sha256"))
	must(t, err)
	if len(sums) != len(want) {
		t.Fatalf("%d sums of %d copies", len(sums), len(want))
	}
}
