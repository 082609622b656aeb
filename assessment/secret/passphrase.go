package secret

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What a fresh encoding costs: about a fifth of a second on one core.
const (
	memory   = 64 << 10 // KiB
	passes   = 3
	lanes    = 1
	saltSize = 16 // bytes
	keySize  = 32 // bytes
)

// What an encoding may ask for at the most, so that a row that was tampered
// with cannot take all memory.
const (
	mostMemory = 256 << 10 // KiB
	mostPasses = 16
)

// places bounds how many pass-phrases are worked on at once: each takes 64 MiB,
// and a flood of sign-ins must not take the room's laptop down.
var places = make(chan struct{}, 2)

// ErrEncoding says that a stored pass-phrase cannot be read.
var ErrEncoding = errors.New("stored pass-phrase is damaged: give the trainer a new one with 'electready trainer reset NAME'")

// nobody is verified against where a name has no trainer, so that an unknown
// name takes as long as a known one.
var nobody = encoding{memory: memory, passes: passes, lanes: lanes, salt: make([]byte, saltSize), key: make([]byte, keySize)}

// Encode makes of a pass-phrase what is stored of it: a PHC string with a salt
// of its own. It waits for a free place and returns ctx's error if it ends
// before.
func Encode(ctx context.Context, passphrase string) (string, error) {
	e := encoding{memory: memory, passes: passes, lanes: lanes, salt: make([]byte, saltSize)}
	_, _ = rand.Read(e.salt) // never fails: crypto/rand ends the program instead
	var err error
	if e.key, err = e.derive(ctx, passphrase, keySize); err != nil {
		return "", err
	}
	return e.String(), nil
}

// Verify reports whether the pass-phrase is the one that was encoded. Where
// nothing is stored, encoded is empty: that costs the same time and is false.
// Errors: [ErrEncoding], and ctx's if it ends while waiting for a free place.
func Verify(ctx context.Context, encoded, passphrase string) (bool, error) {
	e, real := nobody, encoded != ""
	if real {
		var err error
		if e, err = decode(encoded); err != nil {
			return false, err
		}
	}
	key, err := e.derive(ctx, passphrase, len(e.key))
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(key, e.key) == 1 && real, nil
}

// encoding is a stored pass-phrase in its parts.
type encoding struct {
	memory, passes uint32
	lanes          uint8
	salt, key      []byte
}

func (e encoding) derive(ctx context.Context, passphrase string, size int) ([]byte, error) {
	select {
	case places <- struct{}{}:
		defer func() { <-places }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(typed(passphrase)), e.salt, e.passes, e.memory, e.lanes, uint32(size)), nil
}

// typed is a pass-phrase without the spaces that telephones add at its ends.
func typed(passphrase string) string { return strings.TrimSpace(passphrase) }

// String is the PHC string.
func (e encoding) String() string {
	enc := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s",
		argon2.Version, e.memory, e.passes, e.lanes, enc.EncodeToString(e.salt), enc.EncodeToString(e.key))
}

func decode(s string) (encoding, error) {
	var e encoding
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return e, ErrEncoding
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &e.memory, &e.passes, &e.lanes); err != nil {
		return e, ErrEncoding
	}
	var errs [2]error
	e.salt, errs[0] = base64.RawStdEncoding.DecodeString(parts[4])
	e.key, errs[1] = base64.RawStdEncoding.DecodeString(parts[5])
	switch {
	case errors.Join(errs[:]...) != nil,
		e.memory == 0 || e.memory > mostMemory,
		e.passes == 0 || e.passes > mostPasses,
		e.lanes == 0,
		len(e.salt) < saltSize/2, len(e.key) < keySize/2:
		return e, ErrEncoding
	}
	return e, nil
}
