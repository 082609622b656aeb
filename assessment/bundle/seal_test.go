package bundle_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"

	"electready/assessment/bundle"
)

const passphrase = "river lantern nine otters"

func TestSealedTextOpensWithItsPassphraseAlone(t *testing.T) {
	t.Parallel()
	text := specimen(t)
	sealed, err := bundle.Encrypt(text, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if !bundle.IsEncrypted(sealed[:40]) || bundle.IsEncrypted(text[:40]) || bundle.IsEncrypted(nil) {
		t.Error("IsEncrypted does not tell sealed from plain")
	}
	if bytes.Contains(sealed, []byte("emb")) {
		t.Error("the sealed file shows its text")
	}
	opened, err := bundle.Decrypt(bytes.NewReader(sealed), passphrase, bundle.DefaultBounds)
	if err != nil || !bytes.Equal(opened, text) {
		t.Fatalf("got %d bytes, %v; want the %d of the text", len(opened), err, len(text))
	}
	if _, err := bundle.Decrypt(bytes.NewReader(sealed), passphrase+" ", bundle.DefaultBounds); !errors.Is(err, bundle.ErrPassphrase) {
		t.Errorf("wrong pass-phrase: got %v", err)
	}
	damaged := bytes.Clone(sealed)
	damaged[len(damaged)-20] ^= 1
	if _, err := bundle.Decrypt(bytes.NewReader(damaged), passphrase, bundle.DefaultBounds); !errors.Is(err, bundle.ErrDamaged) {
		t.Errorf("one bit changed: got %v", err)
	}
	small := bundle.DefaultBounds
	small.Bytes = int64(len(text)) - 1
	if _, err := bundle.Decrypt(bytes.NewReader(sealed), passphrase, small); !errors.Is(err, bundle.ErrTooLarge) {
		t.Errorf("larger than the bound: got %v", err)
	}
}

// sealedBy seals with the age library directly, as the tool does.
func sealedBy(t *testing.T, armoured bool, recipient age.Recipient) []byte {
	t.Helper()
	var out bytes.Buffer
	var target io.WriteCloser = open{&out}
	if armoured {
		target = armor.NewWriter(&out)
	}
	w, err := age.Encrypt(target, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("text")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), target.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// open is a writer whose Close does nothing.
type open struct{ io.Writer }

func (open) Close() error { return nil }

func scryptRecipient(t *testing.T, workFactor int) age.Recipient {
	t.Helper()
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	r.SetWorkFactor(workFactor)
	return r
}

func TestArmouredFilesOpenToo(t *testing.T) {
	t.Parallel()
	sealed := sealedBy(t, true, scryptRecipient(t, 10))
	if !bundle.IsEncrypted(sealed[:40]) {
		t.Error("not seen as encrypted")
	}
	text, err := bundle.Decrypt(bytes.NewReader(sealed), passphrase, bundle.DefaultBounds)
	if err != nil || string(text) != "text" {
		t.Errorf("got %q, %v", text, err)
	}
}

func TestDecryptRefuses(t *testing.T) {
	t.Parallel()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	ordinary := sealedBy(t, false, scryptRecipient(t, 10))
	costly := bytes.Replace(ordinary, []byte(" 10\n"), []byte(" 19\n"), 1) // the factor is read before the key is derived
	for name, c := range map[string]struct {
		sealed     []byte
		passphrase string
		want       error
		says       string
	}{
		"no pass-phrase":    {ordinary, "", bundle.ErrPassphrase, "empty"},
		"sealed to a key":   {sealedBy(t, false, key.Recipient()), passphrase, bundle.ErrPassphrase, "to a key"},
		"costly factor":     {costly, passphrase, bundle.ErrDamaged, "too large"},
		"header cut short":  {ordinary[:60], passphrase, bundle.ErrDamaged, "copy it again"},
		"payload cut short": {ordinary[:len(ordinary)-10], passphrase, bundle.ErrDamaged, "copy it again"},
		"not encrypted":     {[]byte("{}"), passphrase, bundle.ErrDamaged, "cannot be opened"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := bundle.Decrypt(bytes.NewReader(c.sealed), c.passphrase, bundle.DefaultBounds)
			if !errors.Is(err, c.want) || text != nil {
				t.Fatalf("got %q, %v; want %v", text, err, c.want)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("%q does not say %q", err, c.says)
			}
		})
	}
	if _, err := bundle.Encrypt([]byte("x"), ""); !errors.Is(err, bundle.ErrPassphrase) {
		t.Errorf("Encrypt without a pass-phrase: got %v", err)
	}
}
