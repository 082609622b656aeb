package templates

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

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

// Every form that is posted carries the form token, every link of an error
// summary leads to an id of its page, and no id stands twice.
func TestTrainerForms(t *testing.T) {
	t.Parallel()
	for _, e := range trainerExamples() {
		t.Run(e.name, func(t *testing.T) {
			t.Parallel()
			root, err := html.Parse(strings.NewReader(rendered(t, e, "en")))
			if err != nil {
				t.Fatal(err)
			}
			ids := map[string]int{}
			var anchors []string
			for n := range root.Descendants() {
				if id := attribute(n, "id"); id != "" {
					ids[id]++
				}
				if to := attribute(n, "href"); n.Data == "a" && strings.HasPrefix(to, "#") {
					anchors = append(anchors, to[1:])
				}
				for _, reference := range []string{"for", "aria-labelledby", "aria-describedby"} {
					anchors = append(anchors, strings.Fields(attribute(n, reference))...)
				}
				if n.Data == "form" && attribute(n, "method") == "post" && !hasToken(n) {
					t.Errorf("the form to %s carries no token", attribute(n, "action"))
				}
			}
			for id, count := range ids {
				if count > 1 {
					t.Errorf("id %s stands %d times", id, count)
				}
			}
			for _, anchor := range anchors {
				if ids[anchor] == 0 {
					t.Errorf("nothing has the id %s", anchor)
				}
			}
		})
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasToken(form *html.Node) bool {
	for n := range form.Descendants() {
		if n.Data == "input" && attribute(n, "name") == "token" && attribute(n, "value") == "form-token" {
			return true
		}
	}
	return false
}
