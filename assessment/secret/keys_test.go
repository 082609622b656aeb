package secret_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"electready/assessment/secret"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func openKeys(tb testing.TB, dir string, now time.Time) []secret.KeyPair {
	tb.Helper()
	keys, err := secret.OpenKeys(dir, now)
	if err != nil {
		tb.Fatal(err)
	}
	return keys.Pairs
}

func TestOpenKeys(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "not there yet")
	first := openKeys(t, dir, noon)
	if len(first) != 1 || len(first[0].Hash) != 64 || len(first[0].Block) != 32 {
		t.Fatalf("%d pairs, want one of 64 and 32 bytes", len(first))
	}
	wantOwn(t, filepath.Join(dir, secret.KeysFile))

	again := openKeys(t, dir, noon.Add(29*24*time.Hour))
	if len(again) != 1 || !bytes.Equal(again[0].Hash, first[0].Hash) || !bytes.Equal(again[0].Block, first[0].Block) {
		t.Error("a second start has other keys than the first: it would sign everybody out")
	}

	second := openKeys(t, dir, noon.Add(31*24*time.Hour))
	if len(second) != 2 || bytes.Equal(second[0].Hash, first[0].Hash) || !bytes.Equal(second[1].Hash, first[0].Hash) {
		t.Errorf("after a month %d pairs, want a new one before the old one", len(second))
	}

	third := openKeys(t, dir, noon.Add(62*24*time.Hour))
	if len(third) != 2 || !bytes.Equal(third[1].Hash, second[0].Hash) {
		t.Errorf("after two months %d pairs, want the new one and the one before it", len(third))
	}
}

func TestOpenKeysClosesFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	openKeys(t, dir, noon)
	path := filepath.Join(dir, secret.KeysFile)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	openKeys(t, dir, noon)
	wantOwn(t, path)
}

func TestOpenKeysDamaged(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"x\n", "2026-11-22T12:00:00Z AAAA AAAA\n", "yesterday AAAA AAAA\n", "2026-11-22T12:00:00Z !!!! AAAA\n"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, secret.KeysFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if keys, err := secret.OpenKeys(dir, noon); err == nil {
			t.Errorf("OpenKeys of %q gave %d pairs, want an error", text, len(keys.Pairs))
		}
	}
}

// wantOwn fails unless only the owner may read the file. Windows keeps rights
// by folder.
func wantOwn(tb testing.TB, path string) {
	tb.Helper()
	info, err := os.Stat(path)
	if err != nil {
		tb.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 && runtime.GOOS != "windows" {
		tb.Errorf("%s has rights %o, want 600", filepath.Base(path), got)
	}
}
