package secret

import (
	"crypto/rand"
	_ "embed"
	"math/big"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"electready/assessment"
)

const (
	// Shortest is how many characters a pass-phrase has at least.
	Shortest = 12
	// ProposedWords of the list's 1,900 are 54 bits.
	ProposedWords = 5
)

//go:embed words.txt
var wordList string

//go:embed common.txt
var commonList string

// words are what proposals are made of.
var words = sync.OnceValue(func() []string { return strings.Fields(wordList) })

// common are the passwords that attackers try first, in lower case.
var common = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool)
	for line := range strings.Lines(commonList) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out[strings.ToLower(line)] = true
		}
	}
	return out
})

// Propose makes a pass-phrase of random words that can be read out, remembered
// and typed on a telephone.
func Propose() string {
	list := words()
	size := big.NewInt(int64(len(list)))
	chosen := make([]string, ProposedWords)
	for i := range chosen {
		n, err := rand.Int(rand.Reader, size)
		if err != nil {
			panic(err) // crypto/rand does not fail
		}
		chosen[i] = list[n.Int64()]
	}
	return strings.Join(chosen, " ")
}

// Again is the proposal that a form brings back, so that what somebody wrote on
// paper holds after a slip; for anything else it is a new one.
func Again(proposed string) string {
	chosen := strings.Fields(proposed)
	foreign := func(word string) bool { return !slices.Contains(words(), word) }
	if len(chosen) != ProposedWords || slices.ContainsFunc(chosen, foreign) {
		return Propose()
	}
	return strings.Join(chosen, " ")
}

// CheckNew judges a pass-phrase that somebody chose and typed twice. The fields
// are "passphrase" and "again", the keys error.passphrase-short (with the
// argument "least"), error.passphrase-common and error.passphrase-differs; none
// means that it is taken. Names that belong to the person make a pass-phrase
// common.
func CheckNew(passphrase, again string, names ...string) []assessment.FieldError {
	passphrase, again = typed(passphrase), typed(again)
	var out []assessment.FieldError
	switch {
	case utf8.RuneCountInString(passphrase) < Shortest:
		out = append(out, assessment.FieldError{Field: "passphrase", Key: "error.passphrase-short", Args: []any{"least", Shortest}})
	case isCommon(passphrase, names):
		out = append(out, assessment.FieldError{Field: "passphrase", Key: "error.passphrase-common"})
	}
	if passphrase != again {
		out = append(out, assessment.FieldError{Field: "again", Key: "error.passphrase-differs"})
	}
	return out
}

// isCommon reports whether a pass-phrase is a common password, or little more:
// two of them or of the person's names together, with figures and signs around
// or between them, or one piece again and again.
func isCommon(passphrase string, names []string) bool {
	lower := strings.ToLower(passphrase)
	if common()[lower] {
		return true
	}
	known := func(piece string) bool {
		if common()[piece] || piece == "electready" || piece == "election" {
			return true
		}
		for _, name := range names {
			if piece == onlyLetters(name) {
				return true
			}
		}
		return false
	}
	letters := onlyLetters(lower)
	return letters == "" || repeats(lower) || known(letters) || isPair(letters, known)
}

// onlyLetters is text in lower case without figures, signs and spaces.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func isPair(letters string, known func(string) bool) bool {
	for i := range letters {
		if i > 0 && known(letters[:i]) && known(letters[i:]) {
			return true
		}
	}
	return false
}

// repeats reports whether s is one piece again and again, the last perhaps cut
// off.
func repeats(s string) bool {
	runes := []rune(s)
	for size := 1; 2*size <= len(runes); size++ {
		same := true
		for i := size; i < len(runes) && same; i++ {
			same = runes[i] == runes[i-size]
		}
		if same {
			return true
		}
	}
	return false
}
