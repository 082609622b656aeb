package web

import (
	"runtime/debug"

	"electready/templates"
)

// licences of what is built into the program, by module. The versions come from
// the program itself.
var licences = []struct{ module, name, licence string }{
	{"github.com/labstack/echo/v4", "echo", "MIT"},
	{"github.com/gorilla/sessions", "gorilla/sessions", "BSD-3-Clause"},
	{"github.com/gorilla/securecookie", "gorilla/securecookie", "BSD-3-Clause"},
	{"github.com/a-h/templ", "templ", "MIT"},
	{"modernc.org/sqlite", "modernc SQLite", "BSD-3-Clause"},
	{"github.com/pressly/goose/v3", "goose", "MIT"},
	{"github.com/nicksnyder/go-i18n/v2", "go-i18n", "MIT"},
	{"golang.org/x/text", "Go text", "BSD-3-Clause"},
	{"golang.org/x/crypto", "Go cryptography", "BSD-3-Clause"},
	{"golang.org/x/term", "Go terminal", "BSD-3-Clause"},
	{"go.yaml.in/yaml/v3", "yaml", "MIT, Apache-2.0"},
	{"filippo.io/age", "age", "BSD-3-Clause"},
	{"github.com/alecthomas/kong", "kong", "MIT"},
	{"github.com/xuri/excelize/v2", "excelize", "BSD-3-Clause"},
	{"github.com/arran4/golang-ical", "golang-ical", "Apache-2.0"},
	{"rsc.io/qr", "qr", "BSD-3-Clause"},
	{"github.com/mdp/qrterminal/v3", "qrterminal", "MIT"},
}

// libraries lists the work of others in this program.
func libraries() []templates.Library {
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			versions[d.Path] = d.Version
		}
	}
	var out []templates.Library
	for _, l := range licences {
		if v, ok := versions[l.module]; ok {
			out = append(out, templates.Library{Name: l.name, Version: v, Licence: l.licence})
		}
	}
	return append(out, templates.Library{Name: "Noto Sans", Version: "5.3", Licence: "OFL-1.1"})
}
