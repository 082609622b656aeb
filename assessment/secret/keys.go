package secret

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// KeysFile is the name of the keys' file in the data directory.
const KeysFile = "electready.keys"

const (
	hashSize  = 64 // bytes, HMAC-SHA-256
	blockSize = 32 // bytes, AES-256
	// keysAge is how old the newest pair may become. The pair before it stays to
	// be read until the next change: much longer than a session lives.
	keysAge = 30 * 24 * time.Hour
	// pairsKept is the newest pair and the one before it.
	pairsKept = 2
)

// KeyPair authenticates and encrypts the cookie of a session.
type KeyPair struct {
	Made  time.Time
	Hash  []byte
	Block []byte
}

// Keys are the pairs in use, never none. The first writes, all of them read.
type Keys struct {
	Pairs []KeyPair
}

// OpenKeys reads the keys of a data directory. It makes them at the first
// start, and puts a new pair before one that is older than a month. They
// persist, because new ones would sign everybody in the room out.
func OpenKeys(dir string, now time.Time) (Keys, error) {
	path := filepath.Join(dir, KeysFile)
	text, err := readOwn(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Keys{}, fmt.Errorf("session keys: %w", err)
	}
	keys, err := parseKeys(text)
	if err != nil {
		return Keys{}, fmt.Errorf("%s is damaged (%w): remove it; everybody signs in again then", path, err)
	}
	if len(keys.Pairs) > 0 && now.Sub(keys.Pairs[0].Made) < keysAge {
		return keys, nil
	}
	keys.Pairs = append([]KeyPair{newPair(now)}, keys.Pairs...)
	keys.Pairs = keys.Pairs[:min(len(keys.Pairs), pairsKept)]
	if err := writeFile(path, keys.text()); err != nil {
		return Keys{}, fmt.Errorf("session keys: %w", err)
	}
	return keys, nil
}

func newPair(now time.Time) KeyPair {
	p := KeyPair{Made: now.UTC().Truncate(time.Second), Hash: make([]byte, hashSize), Block: make([]byte, blockSize)}
	_, _ = rand.Read(p.Hash) // never fails: crypto/rand ends the program instead
	_, _ = rand.Read(p.Block)
	return p
}

// text is a line a pair: when it was made, hash key, block key.
func (k Keys) text() []byte {
	var b bytes.Buffer
	enc := base64.RawStdEncoding
	for _, p := range k.Pairs {
		fmt.Fprintln(&b, p.Made.Format(time.RFC3339), enc.EncodeToString(p.Hash), enc.EncodeToString(p.Block))
	}
	return b.Bytes()
}

func parseKeys(text []byte) (Keys, error) {
	var out Keys
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) != 3 {
			return Keys{}, fmt.Errorf("line %d has %d words, not 3", len(out.Pairs)+1, len(words))
		}
		made, err := time.Parse(time.RFC3339, words[0])
		if err != nil {
			return Keys{}, err
		}
		p := KeyPair{Made: made}
		var errs [2]error
		p.Hash, errs[0] = base64.RawStdEncoding.DecodeString(words[1])
		p.Block, errs[1] = base64.RawStdEncoding.DecodeString(words[2])
		if err := errors.Join(errs[:]...); err != nil {
			return Keys{}, err
		}
		if len(p.Hash) != hashSize || len(p.Block) != blockSize {
			return Keys{}, fmt.Errorf("line %d: keys of %d and %d bytes", len(out.Pairs)+1, len(p.Hash), len(p.Block))
		}
		out.Pairs = append(out.Pairs, p)
	}
	return out, nil
}
