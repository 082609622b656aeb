// Package static holds the files a browser loads beside a page: style, script
// and fonts. It imports the standard library only.
//
// All files share one content hash in their address, so that a reference from
// one to another (a font from a style) may stay relative, and a changed file is
// never mixed with old ones from a browser's cache.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed *.css *.js *.svg licences.txt fonts/*.woff2 fonts/OFL.txt
var files embed.FS

//go:embed licences.txt
var licences string

// Licences are the licences of everything that is built into the program, with
// their texts. A heading is "== module version".
func Licences() string { return licences }

// Prefix is what the address of every file begins with.
const Prefix = "/static/"

// Styles are the style sheets of a page, in the order in which they count.
var Styles = []string{"tokens.css", "base.css", "pages.css"}

// ScreenStyles are those of the room's screen.
var ScreenStyles = []string{"tokens.css", "base.css", "pages.css", "wall.css"}

// Media types by ending. A file with another ending is not served.
var mediaTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".woff2": "font/woff2",
	".txt":   "text/plain; charset=utf-8",
}

type file struct {
	content, gzipped []byte // gzipped is nil where it saves nothing
	mediaType, etag  string
}

type bundle struct {
	prefix string // with the hash: "/static/0123456789abcdef/"
	files  map[string]file
}

var load = sync.OnceValue(func() bundle {
	b := bundle{files: map[string]file{}}
	var names []string
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		panic(fmt.Sprintf("static: %v", err)) // embedded files are always readable
	}
	slices.Sort(names)
	all := sha256.New()
	for _, name := range names {
		content, err := files.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("static: %v", err))
		}
		fmt.Fprintf(all, "%s %d\n", name, len(content))
		all.Write(content)
		sum := sha256.Sum256(content)
		b.files[name] = file{
			content:   content,
			gzipped:   compress(content),
			mediaType: mediaTypes[path.Ext(name)],
			etag:      `"` + hex.EncodeToString(sum[:8]) + `"`,
		}
	}
	b.prefix = Prefix + hex.EncodeToString(all.Sum(nil)[:8]) + "/"
	return b
})

// compress returns nil where the content is compressed already.
func compress(content []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is valid
	_, _ = w.Write(content)                                 // a buffer takes everything
	_ = w.Close()
	if out.Len() > len(content)*9/10 {
		return nil
	}
	return out.Bytes()
}

// Path is the address of a file, with the hash of the files' content. It panics
// for a name that is not there: names are written in the program.
func Path(name string) string {
	b := load()
	if _, ok := b.files[name]; !ok {
		panic("static: no file " + name)
	}
	return b.prefix + name
}

// Open finds the file at an address made by [Path], or reports false. Its
// content never changes, so browsers may keep it for ever. gzipped is nil where
// compression saves nothing.
func Open(address string) (content, gzipped []byte, contentType, etag string, ok bool) {
	b := load()
	name, found := strings.CutPrefix(address, b.prefix)
	if !found {
		return nil, nil, "", "", false
	}
	f, found := b.files[name]
	if !found {
		return nil, nil, "", "", false
	}
	return f.content, f.gzipped, f.mediaType, f.etag, true
}
