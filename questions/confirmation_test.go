package questions_test

import (
	"regexp"
	"testing"

	"electready/questions"
)

// Representatives support a principle; their institutions decide about it. No
// draft says otherwise.
func TestPrinciplesDecideNothing(t *testing.T) {
	t.Parallel()
	b, err := questions.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	refused := regexp.MustCompile(`(?i)adopt|signature|ხელმოწერ`)
	for lang, prose := range b.Prose {
		for id, p := range prose.Principles {
			if found := refused.FindString(p.Title + " " + p.Text); found != "" {
				t.Errorf("%s %s says %q", lang, id, found)
			}
		}
	}
}
