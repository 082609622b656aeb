package assessment_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"electready/assessment"
)

func TestNormalizeCode(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, typed, want string // empty: refused
	}{
		{"as it is stored", "K7QM4XRT", "K7QM4XRT"},
		{"as it is printed", "K7QM 4XRT", "K7QM4XRT"},
		{"in lower case", "k7qm4xrt", "K7QM4XRT"},
		{"with a hyphen", "K7QM-4XRT", "K7QM4XRT"},
		{"with a dash", "K7QM–4XRT", "K7QM4XRT"},
		{"with a hard space and a tab", "\tK7QM\u00a04XRT\n", "K7QM4XRT"},
		{"with a space of no width", "K7QM\u200b4XRT", "K7QM4XRT"},
		{"on a Cyrillic keyboard", "К7QМ4ХRТ", "K7QM4XRT"},
		{"small on a Cyrillic keyboard", "к7qм4хrт", "K7QM4XRT"},
		{"all Cyrillic that looks alike", "АСЕНКМРТ", "ACEHKMPT"},
		{"Cyrillic X, Y and J", "ХХУҮЈЈхх", "XXYYJJXX"},
		{"letters that are left out because a figure looks like them", "BSZBSZbs", "85285285"},
		{"Cyrillic ones of them", "ВЅвѕ2222", "85852222"},
		{"empty", "", ""},
		{"blanks", "   ", ""},
		{"too short", "K7QM4XR", ""},
		{"too long", "K7QM4XRT2", ""},
		{"letters that no code has", "K7QM4XRO", ""},
		{"figures that no code has", "K7QM4XR1", ""},
		{"signs", "K7QM4XR!", ""},
		{"Georgian", "ქართული1", ""},
		{"broken UTF-8", "K7QM4XR\xff", ""},
		{"NUL", "K7QM4XR\x00", ""},
		{"a page of it", strings.Repeat("K7QM4XRT", 1000), ""},
		{"blanks without end", strings.Repeat(" ", 65) + "K7QM4XRT", ""},
	} {
		got, ok := assessment.NormalizeCode(tt.typed)
		if ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, ok, tt.want)
		}
	}
}

func TestCodeAlphabet(t *testing.T) {
	t.Parallel()
	seen := map[rune]bool{}
	for _, r := range assessment.CodeAlphabet {
		if seen[r] || r >= utf8.RuneSelf || strings.ContainsRune("01BILOSZ", r) {
			t.Errorf("%q stands twice, or looks like another sign", r)
		}
		seen[r] = true
	}
	if bits := 38.0; len(seen) < 28 || assessment.CodeLength < 8 {
		t.Errorf("%d signs of %d: less than %v bits", assessment.CodeLength, len(seen), bits)
	}
}

func TestSpacedCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{"K7QM4XRT": "K7QM 4XRT", "": "", "K7QM": "K7QM", "K7QM4XRT2": "K7QM4XRT2"} {
		if got := assessment.SpacedCode(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

// FuzzNormalizeCode types anything. A code that is taken is in its one form, and
// however that form is typed again, it stays the same.
func FuzzNormalizeCode(f *testing.F) {
	for _, typed := range []string{"", "K7QM 4XRT", "к7qм-4хrт", "BSZ", "\u200b\u00a0–", "\xff\x00", "ſKıİß", strings.Repeat("A", 65)} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, ok := assessment.NormalizeCode(typed)
		if !ok {
			return
		}
		if len(code) != assessment.CodeLength || strings.Trim(code, assessment.CodeAlphabet) != "" {
			t.Fatalf("%q gives %q", typed, code)
		}
		for _, again := range []string{code, strings.ToLower(code), assessment.SpacedCode(code), " " + code + "\n", code[:3] + "-" + code[3:], typed + " "} {
			if len(again) > 64 {
				continue
			}
			if got, ok := assessment.NormalizeCode(again); !ok || got != code {
				t.Fatalf("%q gives %q, but typed as %q it is %q", typed, code, again, got)
			}
		}
	})
}
