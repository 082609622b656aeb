package secret_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"electready/assessment/secret"
)

func TestTrailKey(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if key, err := secret.ReadTrailKey(dir); err != nil || key != nil {
		t.Errorf("read where there is none: %v, %v", key, err)
	}
	key, err := secret.OpenTrailKey(dir)
	if err != nil || len(key) != 32 {
		t.Fatalf("a key of %d bytes, %v", len(key), err)
	}
	path := filepath.Join(dir, secret.TrailKeyFile)
	wantOwn(t, path)
	for _, open := range []func(string) ([]byte, error){secret.OpenTrailKey, secret.ReadTrailKey} {
		if again, err := open(dir); err != nil || !bytes.Equal(key, again) {
			t.Errorf("opened again: another key, %v", err)
		}
	}
	if other, err := secret.OpenTrailKey(t.TempDir()); err != nil || bytes.Equal(key, other) {
		t.Errorf("another directory has the same key, %v", err)
	}
	for _, text := range []string{"", "short", "not base64, but long enough to be a key of the trail"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := secret.OpenTrailKey(dir); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("with %q: %v, want what to do with the file", text, err)
		}
	}
}
