package templates

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"electready/assessment/locale"
)

func TestTrainerGolden(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, e := range trainerExamples() {
		if seen[e.name] {
			t.Fatalf("two examples are called %s", e.name)
		}
		seen[e.name] = true
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			got := normalised(t, rendered(t, e, "en"))
			file := filepath.Join("testdata", e.name+".html")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs from its golden file: %s", e.name, firstDifference(got, string(want)))
			}
		})
	}
}

// Every example can be said in every language: no message and no place is
// missing, and nothing stands in the page that the policy would refuse.
func TestTrainerEveryLanguage(t *testing.T) {
	t.Parallel()
	refused := regexp.MustCompile(`<no value>|&lt;no value|\sstyle="|\son[a-z]+="|javascript:|<script>`)
	key := regexp.MustCompile(`>\s*(common|join|rule|room|result|choice|screen|trainer)\.[a-z0-9-]+\s*<`)
	for _, tag := range locale.Offered() {
		for _, e := range trainerExamples() {
			t.Run(tag+"/"+e.name, func(t *testing.T) {
				t.Parallel()
				page := rendered(t, e, tag)
				for _, pattern := range []*regexp.Regexp{refused, key} {
					if found := pattern.FindString(page); found != "" {
						t.Errorf("contains %q", found)
					}
				}
				if *pages != "" {
					if err := os.WriteFile(filepath.Join(*pages, e.name+"-"+tag+".html"), []byte(page), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			})
		}
	}
}
