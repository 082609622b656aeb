package secret_test

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"electready/assessment/secret"
)

func TestEncodeVerify(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	const passphrase = "maple lantern quiet ferry stone"
	encoded, err := secret.Encode(ctx, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if want := `^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$`; !regexp.MustCompile(want).MatchString(encoded) {
		t.Errorf("encoding=%q, want %s", encoded, want)
	}
	for _, c := range []struct {
		name, encoded, typed string
		want                 bool
	}{
		{"the same", encoded, passphrase, true},
		{"with the space a telephone adds", encoded, passphrase + " ", true},
		{"another", encoded, "maple lantern quiet ferry stones", false},
		{"other capitals", encoded, "Maple lantern quiet ferry stone", false},
		{"empty", encoded, "", false},
		{"nothing stored", "", passphrase, false},
		{"nothing stored, nothing typed", "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := secret.Verify(ctx, c.encoded, c.typed)
			if err != nil || got != c.want {
				t.Errorf("Verify=%v, %v, want %v", got, err, c.want)
			}
		})
	}
}

// The example is the reference implementation's own, so that encodings of other
// programs are read as well.
func TestVerifyForeign(t *testing.T) {
	t.Parallel()
	const encoded = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if got, err := secret.Verify(t.Context(), encoded, "password"); err != nil || !got {
		t.Errorf("Verify=%v, %v, want true", got, err)
	}
}

func TestVerifyDamaged(t *testing.T) {
	t.Parallel()
	const salt, key = "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	for _, encoded := range []string{
		"plain",
		"$argon2i$v=19$m=65536,t=3,p=1$" + salt + "$" + key,
		"$argon2id$v=18$m=65536,t=3,p=1$" + salt + "$" + key,
		"$argon2id$v=19$m=4194304,t=3,p=1$" + salt + "$" + key, // 4 GiB
		"$argon2id$v=19$m=65536,t=9999,p=1$" + salt + "$" + key,
		"$argon2id$v=19$m=65536,t=3,p=0$" + salt + "$" + key,
		"$argon2id$v=19$m=65536,t=3,p=1$!$" + key,
		"$argon2id$v=19$m=65536,t=3,p=1$" + salt + "$",
		"$argon2id$v=19$m=65536,t=3,p=1$" + salt,
	} {
		if got, err := secret.Verify(t.Context(), encoded, "password"); got || !errors.Is(err, secret.ErrEncoding) {
			t.Errorf("Verify(%q)=%v, %v, want ErrEncoding", encoded, got, err)
		}
	}
}

func TestEncodeSaltsEach(t *testing.T) {
	t.Parallel()
	a, _ := secret.Encode(t.Context(), "maple lantern quiet")
	b, _ := secret.Encode(t.Context(), "maple lantern quiet")
	if a == b {
		t.Errorf("two encodings of one pass-phrase are equal: %s", a)
	}
}

func TestVerifyGivesUpWaiting(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	refused := 0
	for range 64 { // a free place and the end of ctx are drawn by lot
		if _, err := secret.Verify(ctx, "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x"); errors.Is(err, context.Canceled) {
			refused++
		}
	}
	if refused == 0 {
		t.Error("a request that ended was worked on 64 times")
	}
}

func TestCheckNew(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, passphrase, again string
		names                   []string
		want                    string // keys
	}{
		{"five words", "maple lantern quiet ferry stone", "maple lantern quiet ferry stone", nil, ""},
		{"Georgian", "ზღვა მთა ვენახი", "ზღვა მთა ვენახი", nil, ""},
		{"twelve characters", "kestrel8moat", "kestrel8moat", nil, ""},
		{"eleven characters", "kestrel8moa", "kestrel8moa", nil, "error.passphrase-short"},
		{"spaces do not count", "kestrel8       ", "kestrel8       ", nil, "error.passphrase-short"},
		{"eleven characters of three bytes", "ზღვამთავენა", "ზღვამთავენა", nil, "error.passphrase-short"},
		{"typed otherwise", "maple lantern quiet", "maple lantern quite", nil, "error.passphrase-differs"},
		{"short and otherwise", "maple", "mapel", nil, "error.passphrase-short error.passphrase-differs"},
		{"listed", "1qaz2wsx3edc4rfv", "1qaz2wsx3edc4rfv", nil, "error.passphrase-common"},
		{"listed with figures", "password123456", "password123456", nil, "error.passphrase-common"},
		{"listed with signs", "!!Sunshine2026!!", "!!Sunshine2026!!", nil, "error.passphrase-common"},
		{"two listed", "dragon-monkey-12", "dragon-monkey-12", nil, "error.passphrase-common"},
		{"the program's name", "Electready-2026", "Electready-2026", nil, "error.passphrase-common"},
		{"the own name", "Alexandra 1971", "Alexandra 1971", []string{"Alexandra"}, "error.passphrase-common"},
		{"the own name of two words", "Nino-Beridze-1", "Nino-Beridze-1", []string{"Nino Beridze"}, "error.passphrase-common"},
		{"only figures", "194711231958", "194711231958", nil, "error.passphrase-common"},
		{"one sign", "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", nil, "error.passphrase-common"},
		{"one piece", "tbilisitbilisi", "tbilisitbilisi", nil, "error.passphrase-common"},
		{"one short piece", "xkcdxkcdxkcdxk", "xkcdxkcdxkcdxk", nil, "error.passphrase-common"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var keys []string
			for _, f := range secret.CheckNew(c.passphrase, c.again, c.names...) {
				keys = append(keys, f.Key)
			}
			if got := strings.Join(keys, " "); got != c.want {
				t.Errorf("keys=%q, want %q", got, c.want)
			}
		})
	}
}

func TestAgain(t *testing.T) {
	t.Parallel()
	kept := secret.Propose()
	if got := secret.Again(" " + kept + " "); got != kept {
		t.Errorf("Again(%q)=%q", kept, got)
	}
	for _, other := range []string{"", "four words are few", "five words of somebody else", kept + " more"} {
		if got := secret.Again(other); got == other || len(strings.Fields(got)) != secret.ProposedWords {
			t.Errorf("Again(%q)=%q, want a new one", other, got)
		}
	}
}

func TestPropose(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 1000 {
		p := secret.Propose()
		if flaws := secret.CheckNew(p, p); len(flaws) > 0 {
			t.Errorf("CheckNew(%q)=%v, want none", p, flaws)
		}
		if got := len(strings.Fields(p)); got != secret.ProposedWords {
			t.Errorf("%q has %d words, want %d", p, got, secret.ProposedWords)
		}
		if seen[p] {
			t.Errorf("%q was proposed twice", p)
		}
		seen[p] = true
	}
}
