package templates

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"electready/assessment/locale"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	pages  = flag.String("pages", "", "folder to write every example into, as a browser gets it")
)

// rendered is an example in a language.
func rendered(t *testing.T, e example, tag string) string {
	t.Helper()
	var out bytes.Buffer
	if err := e.view.Render(locale.With(t.Context(), locale.For(tag)), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// hashed is the part of an address that changes with the content of a file.
var hashed = regexp.MustCompile(`/static/[0-9a-f]{16}/`)

// normalised is the document with one element or text a line.
func normalised(t *testing.T, source string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	write(&out, root, 0)
	return hashed.ReplaceAllString(out.String(), "/static/HASH/")
}

func write(out *strings.Builder, n *html.Node, depth int) {
	indent := strings.Repeat(" ", depth)
	switch n.Type {
	case html.TextNode:
		if text := strings.Join(strings.Fields(n.Data), " "); text != "" {
			out.WriteString(indent + text + "\n")
		}
	case html.ElementNode:
		out.WriteString(indent + "<" + n.Data)
		for _, a := range n.Attr {
			out.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
		}
		out.WriteString(">\n")
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		write(out, child, depth+1)
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, e := range everyExample() {
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

// firstDifference is the first line that differs.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return strings.TrimSpace(g[i])
		}
	}
	return "it is shorter"
}

// notYet are words that no page says: representatives support a text, their
// institutions decide about it.
var notYet = regexp.MustCompile(`(?i)adopted|signature|ხელმოწერა`)

// Every example can be said in every language: no message and no place is
// missing, and nothing stands in the page that the policy would refuse.
func TestEveryLanguage(t *testing.T) {
	t.Parallel()
	refused := regexp.MustCompile(`<no value>|&lt;no value|\sstyle="|\son[a-z]+="|javascript:|<script>`)
	key := regexp.MustCompile(`>\s*(` + strings.Join(messageFiles(t), "|") + `)\.[a-z0-9-]+\s*<`)
	for _, tag := range locale.Offered() {
		for _, e := range everyExample() {
			t.Run(tag+"/"+e.name, func(t *testing.T) {
				t.Parallel()
				page := rendered(t, e, tag)
				for _, pattern := range []*regexp.Regexp{refused, key, notYet} {
					if found := pattern.FindString(page); found != "" {
						t.Errorf("contains %q", found)
					}
				}
				if *pages != "" && strings.HasPrefix(e.name, "page-") {
					if err := os.WriteFile(filepath.Join(*pages, e.name+"-"+tag+".html"), []byte(page), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			})
		}
	}
}

// messageFiles are what the keys of messages begin with.
func messageFiles(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "assessment", "locale", "messages", "en", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages: %v", err)
	}
	for _, f := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(f), ".json"))
	}
	return names
}
