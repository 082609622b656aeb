package bundle

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// WorkFactor is the binary logarithm of scrypt's cost. 2^17 takes 128 MiB and
// half a second to a second on an old laptop, which still runs a room beside
// it; one step more doubles both. The pass-phrases that the program proposes
// are random words, so the factor need not make up for weak ones.
const WorkFactor = 17

// maxWorkFactor bounds what a foreign file may ask of this machine: 18 is what
// the age tool itself writes (256 MiB); 22, its limit for reading, would take
// 4 GiB.
const maxWorkFactor = 18

const ageHeader = "age-encryption.org/v1\n"

// IsEncrypted reports whether a file that starts with head is encrypted with
// age, binary or armoured. 40 bytes are enough.
func IsEncrypted(head []byte) bool {
	return bytes.HasPrefix(head, []byte(ageHeader)) || bytes.HasPrefix(head, []byte(armor.Header))
}

// Encrypt seals the text of a bundle with a pass-phrase, as `age -p` does, so
// that the tool age opens it too. An empty pass-phrase is [ErrPassphrase].
func Encrypt(text []byte, passphrase string) ([]byte, error) {
	if passphrase == "" {
		return nil, fail(ErrPassphrase, "the pass-phrase is empty: give one, or export in plain on purpose")
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	recipient.SetWorkFactor(WorkFactor)
	var out bytes.Buffer
	w, err := age.Encrypt(&out, recipient)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Decrypt opens what [Encrypt] or the tool age sealed with a pass-phrase. The
// text is bounded like one that came in plain; none of it is given out unless
// all of it is genuine.
//
// Errors: [ErrPassphrase], [ErrDamaged], [ErrTooLarge].
func Decrypt(sealed io.Reader, passphrase string, b Bounds) ([]byte, error) {
	if passphrase == "" {
		return nil, fail(ErrPassphrase, "the pass-phrase is empty: give the one the file was exported with")
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	identity.SetMaxWorkFactor(maxWorkFactor)
	source := bufio.NewReader(sealed)
	head, err := source.Peek(len(armor.Header))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var in io.Reader = source
	if strings.HasPrefix(string(head), armor.Header) {
		in = armor.NewReader(source)
	}
	opened, err := age.Decrypt(in, identity)
	if err != nil {
		return nil, notOpened(err)
	}
	text, err := io.ReadAll(io.LimitReader(opened, b.Bytes+1))
	if err != nil {
		return nil, fail(ErrDamaged, "the encrypted file was damaged or cut short: copy it again (%v)", err)
	}
	if int64(len(text)) > b.Bytes {
		return nil, tooLarge(b.Bytes)
	}
	return text, nil
}

// notOpened tells a wrong pass-phrase from a file that is damaged or sealed
// for somebody else.
func notOpened(err error) error {
	if errors.Is(err, age.ErrIncorrectIdentity) {
		var mismatch *age.NoIdentityMatchError
		if errors.As(err, &mismatch) && len(mismatch.StanzaTypes) > 0 && mismatch.StanzaTypes[0] != "scrypt" {
			return fail(ErrPassphrase, "the file is encrypted to a key, not with a pass-phrase: open it with age first")
		}
		return fail(ErrPassphrase, "the pass-phrase does not open the file: type it again, with its spaces and capitals")
	}
	return fail(ErrDamaged, "the encrypted file cannot be opened: copy it again (%v)", err)
}
