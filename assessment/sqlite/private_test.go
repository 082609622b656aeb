//go:build unix

// Elsewhere the folder's permissions are what keeps others out.

package sqlite_test

import (
	"io/fs"
	"path/filepath"
	"testing"

	"electready/assessment"
)

func TestNobodyElseReadsTheFiles(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	who := s.join(t, "police", true)
	_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: "2"})
	must(t, err)
	_, err = s.Backup(t.Context(), "test")
	must(t, err)
	files := 0
	must(t, filepath.WalkDir(s.Dir(), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %v", entry.Name(), info.Mode())
		}
		return err
	}))
	if files < 4 { // database, journal, lock, backup
		t.Errorf("looked at %d files", files)
	}
}
