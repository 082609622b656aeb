package web

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"electready/assessment"
	"electready/templates"
)

// CheckOptions say what a telephone is told that tries the room's network before
// people come.
type CheckOptions struct {
	Options
	Names   []string     // addresses to try by name, too
	Visited func(*Visit) // a telephone opened the page, and later again with the speed
}

// Visit is a telephone that tries the room.
type Visit struct {
	From   string  // its address
	Host   string  // what it typed, without the port
	Speed  float64 // bytes a second; 0: not measured yet
	opened time.Time
}

// weightSize is how much a telephone loads to measure the speed: what ten pages
// with their style sheets and fonts weigh.
const weightSize = 1 << 20 // bytes

// mostVisits are remembered at once.
const mostVisits = 100

// checker serves the page on which a telephone tries the room.
type checker struct {
	*app
	options CheckOptions
	mu      sync.Mutex
	visits  map[string]*Visit
}

// NewCheck makes the handler of a room check: a page, something heavy, and what
// the heavy thing asks for when it has arrived. It keeps nothing and reads no
// data.
func NewCheck(o CheckOptions) http.Handler {
	k := &checker{app: &app{Options: o.Options, cookies: cookieStore(o.Options), tries: newLimiter(o.Clock)}, options: o, visits: map[string]*Visit{}}
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = echo.ExtractIPDirect()
	e.Use(k.recovered, k.anyHost)
	serve := func(do func(*call) error) echo.HandlerFunc {
		return func(ctx echo.Context) error {
			c := &call{Context: ctx, app: k.app, session: assessment.Session{Actor: assessment.Actor{Role: assessment.Visitor}}}
			c.chooseLanguage()
			return do(c)
		}
	}
	e.GET("/", serve(k.show))
	e.GET("/check/weight.css", serve(k.weigh))
	e.GET("/check/done", serve(k.done))
	e.GET("/static/:hash/*", serve(showStatic))
	e.GET("/favicon.ico", serve(showIcon))
	return e
}

// anyHost sends the program's headers and takes every name: which of them work is
// what is tried.
func (k *checker) anyHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		for name, value := range headers {
			c.Response().Header().Set(name, value)
		}
		return next(c)
	}
}

func (k *checker) show(c *call) error {
	host := strings.Trim(c.Request().Host, "[]")
	if at := strings.LastIndex(host, ":"); at > 0 && !strings.Contains(host[at:], "]") {
		host = strings.Trim(host[:at], "[]")
	}
	v := &Visit{From: c.RealIP(), Host: host, opened: k.Clock()}
	id := newDevice()
	k.mu.Lock()
	if len(k.visits) >= mostVisits {
		clear(k.visits)
	}
	k.visits[id] = v
	k.mu.Unlock()
	k.options.Visited(v)
	return c.render(http.StatusOK, templates.CheckPage(templates.Check{
		Frame: templates.Frame{PlainHTTP: k.PlainHTTP}, Host: host, Secure: k.Secure, Fingerprint: k.fingerprint("https://" + c.Request().Host),
		Names: k.options.Names, Visit: id,
	}))
}

// weigh sends a style sheet that is nearly all comment. Only its last rule asks
// for something, so that the browser asks when all of it has arrived.
func (k *checker) weigh(c *call) error {
	id := c.QueryParam("visit")
	k.mu.Lock()
	v := k.visits[id]
	if v != nil {
		v.opened = k.Clock()
	}
	k.mu.Unlock()
	if v == nil {
		return c.NoContent(http.StatusNotFound)
	}
	text := "/*" + strings.Repeat("electready ", weightSize/len("electready ")) + "*/\n.check-done{background-image:url(/check/done?visit=" + id + ")}\n"
	return c.Blob(http.StatusOK, "text/css; charset=utf-8", []byte(text))
}

func (k *checker) done(c *call) error {
	k.mu.Lock()
	v := k.visits[c.QueryParam("visit")]
	var measured Visit
	if v != nil && v.Speed == 0 {
		if took := k.Clock().Sub(v.opened).Seconds(); took > 0 {
			v.Speed = weightSize / took
			measured = *v
		}
	}
	k.mu.Unlock()
	if measured.Speed > 0 {
		k.options.Visited(&measured)
	}
	return c.NoContent(http.StatusNoContent)
}
