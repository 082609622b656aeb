package secret

import (
	"regexp"
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	t.Parallel()
	list := words()
	if got, least := len(list), 1296; got < least {
		t.Errorf("%d words, want %d or more: five of them are 51 bits", got, least)
	}
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Error("words are not sorted, or one stands twice")
	}
	plain := regexp.MustCompile(`^[a-z]{3,7}$`)
	for _, w := range list {
		if !plain.MatchString(w) {
			t.Errorf("word %q is not three to seven small letters", w)
		}
	}
}

func TestCommonList(t *testing.T) {
	t.Parallel()
	if got, least := len(common()), 3000; got < least {
		t.Errorf("%d common passwords, want %d or more", got, least)
	}
	for _, line := range []string{"password", "1qaz2wsx3edc4rfv"} {
		if !common()[line] {
			t.Errorf("%q is not among the common passwords", line)
		}
	}
}
