package static_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"electready/static"
)

func TestOpen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, mediaType string
		gzipped         bool
	}{
		{"base.css", "text/css; charset=utf-8", true},
		{"tokens.css", "text/css; charset=utf-8", true},
		{"report-page.css", "text/css; charset=utf-8", true},
		{"wall.css", "text/css; charset=utf-8", true},
		{"app.js", "text/javascript; charset=utf-8", true},
		{"fonts/noto-sans-georgian-400.woff2", "font/woff2", false},
		{"fonts/OFL.txt", "text/plain; charset=utf-8", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			address := static.Path(tt.name)
			if !regexp.MustCompile(`^/static/[0-9a-f]{16}/` + tt.name + `$`).MatchString(address) {
				t.Fatalf("Path=%q", address)
			}
			content, gzipped, mediaType, etag, ok := static.Open(address)
			if !ok || len(content) == 0 {
				t.Fatalf("Open=%v, %d bytes", ok, len(content))
			}
			if mediaType != tt.mediaType {
				t.Errorf("type=%q, want %q", mediaType, tt.mediaType)
			}
			if !regexp.MustCompile(`^"[0-9a-f]{16}"$`).MatchString(etag) {
				t.Errorf("etag=%s", etag)
			}
			if got := gzipped != nil; got != tt.gzipped {
				t.Fatalf("gzipped=%v, want %v", got, tt.gzipped)
			}
			if !tt.gzipped {
				return
			}
			r, err := gzip.NewReader(bytes.NewReader(gzipped))
			if err != nil {
				t.Fatal(err)
			}
			if plain, err := io.ReadAll(r); err != nil || !bytes.Equal(plain, content) {
				t.Errorf("unpacked: %v, equal=%v", err, bytes.Equal(plain, content))
			}
		})
	}
}

func TestOpenNotFound(t *testing.T) {
	t.Parallel()
	base := static.Path("base.css")
	for _, address := range []string{
		"", "/static/", "/static/base.css", path.Dir(base) + "/", path.Dir(base) + "/static.go",
		path.Dir(base) + "/../static.go", "/static/0000000000000000/base.css", base + "/",
	} {
		if _, _, _, _, ok := static.Open(address); ok {
			t.Errorf("Open(%q) found something", address)
		}
	}
}

// A style may name only files that are served, by relative address: nothing is
// ever asked of another host.
func TestStyleReferences(t *testing.T) {
	t.Parallel()
	url := regexp.MustCompile(`url\("?([^")]+)"?\)`)
	found := 0
	for _, name := range []string{"tokens.css", "base.css", "pages.css", "report-page.css", "wall.css"} {
		address := static.Path(name)
		content, _, _, _, _ := static.Open(address)
		for _, m := range url.FindAllStringSubmatch(string(content), -1) {
			found++
			if strings.Contains(m[1], ":") || strings.HasPrefix(m[1], "/") {
				t.Errorf("%s: %q is not relative", name, m[1])
			}
			if _, _, _, _, ok := static.Open(path.Dir(address) + "/" + m[1]); !ok {
				t.Errorf("%s: %q is not served", name, m[1])
			}
		}
	}
	if found == 0 {
		t.Error("no reference found")
	}
}

// No letter case is ever changed by style: Georgian has no capitals, and
// Azerbaijani has its own.
func TestStyleKeepsCase(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"tokens.css", "base.css", "pages.css", "report-page.css", "wall.css"} {
		content, _, _, _, _ := static.Open(static.Path(name))
		for _, word := range []string{"text-transform", "small-caps", "http:", "https:", "data:"} {
			if bytes.Contains(content, []byte(word)) {
				t.Errorf("%s contains %q", name, word)
			}
		}
	}
}

func TestScriptsAreSmallAndPlain(t *testing.T) {
	t.Parallel()
	for name, limit := range map[string]int{"app.js": 12 << 10, "follow.js": 4 << 10, "pause.js": 1 << 10, "session.js": 4 << 10, "statements.js": 4 << 10, "why.js": 2 << 10} {
		content, _, _, _, _ := static.Open(static.Path(name))
		if got := len(content); got > limit {
			t.Errorf("%s has %d bytes, want at most %d KB", name, got, limit>>10)
		}
		for _, word := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "randomUUID", "DOMParser"} {
			if bytes.Contains(content, []byte(word)) {
				t.Errorf("%s contains %q", name, word)
			}
		}
	}
}
