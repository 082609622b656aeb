package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed messages
var messages embed.FS

type words struct {
	printers map[string]*Printer
}

// catalogue holds every message. It is read once; the files are part of the
// program, so a mistake in them is a mistake of the program.
var catalogue = sync.OnceValue(func() *words {
	w, err := read(messages)
	if err != nil {
		panic(fmt.Sprintf("locale: %v", err))
	}
	return w
})

func read(files fs.FS) (*words, error) {
	bundle := i18n.NewBundle(language.Make(Reference))
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	plain := map[string]map[string]string{}
	names, err := fs.Glob(files, "messages/*/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		tag := path.Base(path.Dir(name))
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		// The library takes the language from the file's name.
		file, err := bundle.ParseMessageFileBytes(content, tag+".json")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if plain[tag] == nil {
			plain[tag] = map[string]string{}
		}
		for _, m := range file.Messages {
			if m.One+m.Few+m.Many+m.Two+m.Zero == "" && !strings.Contains(m.Other, "{{") {
				plain[tag][m.ID] = m.Other
			}
		}
	}
	w := &words{printers: map[string]*Printer{}}
	for tag, texts := range plain {
		w.printers[tag] = &Printer{
			tag:       tag,
			localizer: i18n.NewLocalizer(bundle, tag, Reference),
			plain:     texts,
		}
	}
	return w, nil
}
