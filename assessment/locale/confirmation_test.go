package locale

import (
	"regexp"
	"testing"
)

// Representatives support a text in principle; their institutions decide about
// it. No message about principles and the plan says otherwise.
func TestNothingIsDecidedHere(t *testing.T) {
	t.Parallel()
	refused := regexp.MustCompile(`(?i)adopt|signature|ხელმოწერ`)
	for tag, areas := range readFiles(t) {
		for _, area := range []string{"principle", "action", "page"} {
			if len(areas[area]) == 0 {
				t.Errorf("%s has no messages of %s", tag, area)
			}
			for key, message := range areas[area] {
				for _, text := range texts(message) {
					if found := refused.FindString(text); found != "" {
						t.Errorf("%s %s says %q", tag, key, found)
					}
				}
			}
		}
	}
}
