package web

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"electready/assessment"
	"electready/assessment/secret"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"
)

// Options say what a server serves, and how it is reached.
type Options struct {
	Store       Store
	Bank        *assessment.Bank // for new workshops; a workshop keeps the bank it began with
	Clock       func() time.Time
	Keys        secret.Keys
	Languages   []string                 // of the interface, in order
	Hosts       []string                 // allowed host names and addresses without port; loopback is always allowed
	Secure      bool                     // served over TLS
	Trusted     bool                     // with a certificate that browsers know, not the program's own
	PlainHTTP   bool                     // the room's network without TLS: every page says so
	Demo        bool                     // a fictional country: every page says so
	Address     string                   // base URL for cards and the room's screen
	Fingerprint func(host string) string // of the own certificate that a browser gets there; nil: none
	Reached     func() Network           // how the server is reached at this moment; nil: always by Address and Hosts
	Logger      *slog.Logger
	Version     string
}

// Network is how people reach the server.
type Network struct {
	Address string   // base URL for cards and the room's screen
	Hosts   []string // that requests may name
}

// network is how the server is reached now: the laptop may have joined another
// network since it began.
func (a *app) network() Network {
	if a.Reached == nil {
		return Network{Address: a.Address, Hosts: a.Hosts}
	}
	return a.Reached()
}

// fingerprint is that of the own certificate which a browser gets at an address,
// in groups, for cards and the room's screen. A certificate that browsers know
// needs none.
func (a *app) fingerprint(address string) []string {
	at, err := url.Parse(address)
	if a.Fingerprint == nil || err != nil {
		return nil
	}
	return strings.Fields(a.Fingerprint(strings.ToLower(at.Hostname())))
}

// app is what handlers share. It holds no state of a request.
type app struct {
	Options
	cookies *sessions.CookieStore
	tries   *limiter
}

// New makes the handler of the whole program.
func New(o Options) (http.Handler, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	a := &app{Options: o, cookies: cookieStore(o), tries: newLimiter(o.Clock)}
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = echo.ExtractIPDirect() // forwarded headers can be made up by anybody
	e.HTTPErrorHandler = a.fail
	e.Use(a.recovered, a.guard)
	for _, r := range a.routes() {
		e.Add(r.method, r.path, a.handle(r))
	}
	e.RouteNotFound("/*", a.handle(route{who: anyone, serve: func(*call) error { return assessment.ErrNotFound }}))
	return e, nil
}
