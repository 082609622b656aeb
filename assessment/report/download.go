package report

import (
	"net/url"
	"strings"
)

// Disposition is the header field by which a browser saves a file under a name,
// whatever letters that has (RFC 6266): first the letters that every browser
// reads, then all of them.
func Disposition(name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == '"' || r == '\\' || r == '%' || r == '/':
			return '-'
		case r < ' ' || r > '~':
			return '_'
		}
		return r
	}, name)
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}
