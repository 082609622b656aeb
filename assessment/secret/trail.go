package secret

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// TrailKeyFile is the name of the file with the key of the audit trail. It is not
// in backups: who has only a copy of the database cannot write a new trail.
const TrailKeyFile = "electready.trail"

const trailKeySize = 32 // bytes, HMAC-SHA-256

// OpenTrailKey reads the key of the audit trail of a data directory, and makes it
// at the first start.
func OpenTrailKey(dir string) ([]byte, error) {
	key, err := ReadTrailKey(dir)
	if err != nil || key != nil {
		return key, err
	}
	key = make([]byte, trailKeySize)
	_, _ = rand.Read(key) // never fails: crypto/rand ends the program instead
	if err := writeFile(filepath.Join(dir, TrailKeyFile), []byte(base64.RawStdEncoding.EncodeToString(key)+"\n")); err != nil {
		return nil, fmt.Errorf("key of the trail: %w", err)
	}
	return key, nil
}

// ReadTrailKey reads the key; nil: there is none.
func ReadTrailKey(dir string) ([]byte, error) {
	path := filepath.Join(dir, TrailKeyFile)
	text, err := readOwn(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("key of the trail: %w", err)
	}
	key, err := base64.RawStdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != trailKeySize {
		return nil, fmt.Errorf("%s is damaged: remove it; the trail goes on with a new key, and what it held until then can no longer be proved", path)
	}
	return key, nil
}
