package templates

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"testing"

	"electready/assessment/locale"
)

// What is promised in the file beside the source is promised in the program, in
// the same words and order, and the other way round.
func TestPromisesAreTheSame(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../.github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	p := locale.For(locale.Reference)
	column := func(row string, want []string) {
		t.Helper()
		var have []string
		for _, m := range regexp.MustCompile(row).FindAllStringSubmatch(string(text), -1) {
			have = append(have, m[1])
		}
		if !slices.Equal(have, want) {
			t.Errorf("the file has %q, the page %q", have, want)
		}
	}
	var said, who []string
	for i, one := range promises {
		if want := string(rune('1' + i)); one.number != want {
			t.Errorf("promise %s stands at %s", one.number, want)
		}
		said = append(said, p.T(one.text))
	}
	for _, a := range adversaries {
		who = append(who, p.T(a.name))
	}
	column(`(?m)^\| [0-9]+ \| ([^|]+) \| [^|]+ \|$`, said)
	part := regexp.MustCompile(`(?s)\| Adversary \|.*?\n\n`).Find(text)
	_, rows, _ := bytes.Cut(part, []byte("| --- | --- | --- |\n"))
	text = rows
	column(`(?m)^\| ([^|]+) \|[^|]*\| [^|]+ \|$`, who)
}
