package assessment

import (
	"strings"
	"unicode"
)

// CodeAlphabet holds the signs of codes: Latin capitals and digits of which no
// two look alike on paper or on a screen.
const CodeAlphabet = "23456789ACDEFGHJKMNPQRTUVWXY"

// CodeLength is the number of signs of a code: 28^8 are 38 bits.
const CodeLength = 8

// alike maps what people type to the sign they saw: Cyrillic letters of a
// foreign keyboard, and the Latin letters left out of the alphabet.
var alike = map[rune]rune{
	'А': 'A', 'В': '8', 'С': 'C', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H',
	'Р': 'P', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'Ү': 'Y', 'Ԛ': 'Q', 'Ԝ': 'W', 'Ј': 'J',
	'B': '8', 'S': '5', 'Z': '2', 'Ѕ': '5',
}

// NormalizeCode is the code that somebody typed in its one written form, and
// whether it can be one: capitals or not, with or without spaces and hyphens,
// on a Latin or a Cyrillic keyboard.
func NormalizeCode(typed string) (string, bool) {
	code, ok := normalize(typed)
	return code, ok && len(code) == CodeLength
}

// normalize brings signs that somebody typed into their one written form.
func normalize(typed string) (string, bool) {
	if len(typed) > 64 {
		return "", false
	}
	var b strings.Builder
	for _, r := range typed {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '\u200b' {
			continue
		}
		r = unicode.ToUpper(r)
		if a, ok := alike[r]; ok {
			r = a
		}
		if !strings.ContainsRune(CodeAlphabet, r) {
			return "", false
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

// SpacedCode is a code as it is printed, in two groups of four.
func SpacedCode(code string) string {
	if len(code) != CodeLength {
		return code
	}
	return code[:CodeLength/2] + " " + code[CodeLength/2:]
}
