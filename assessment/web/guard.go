package web

import (
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

const (
	sessionEnd = 12 * time.Hour
	bodyLimit  = 256 << 10 // bytes of a form
	fileLimit  = 64 << 20  // bytes of an imported bundle
)

// headers go out with every answer. Referrer-Policy is not "no-referrer":
// browsers would then send "Origin: null" with forms, which cannot be told
// from a foreign site.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "same-origin",
	"Permissions-Policy":           "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Embedder-Policy": "require-corp",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cache-Control":                "no-store",
}

// guard is the one place for headers, hosts, foreign sites and sizes. Nothing
// of the program is reached but through it.
func (a *app) guard(next echo.HandlerFunc) echo.HandlerFunc {
	foreign := http.NewCrossOriginProtection()
	return func(c echo.Context) error {
		h := c.Response().Header()
		for name, value := range headers {
			h.Set(name, value)
		}
		if a.PlainHTTP {
			h.Del("Cross-Origin-Opener-Policy") // browsers ignore it there, and complain on every page
		}
		if a.Trusted {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		r := c.Request()
		if !a.knownHost(r.Host) {
			return echo.NewHTTPError(http.StatusMisdirectedRequest, "unknown host")
		}
		if err := foreign.Check(r); err != nil {
			return echo.NewHTTPError(http.StatusForbidden, "another site sent this form")
		}
		limit := int64(bodyLimit)
		if r.URL.Path == "/trainer/import" {
			limit = fileLimit
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
		return next(c)
	}
}

// knownHost reports whether a request names this server: a page of another name
// that was made to lead here (DNS rebinding) does not.
func (a *app) knownHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	if ip := net.ParseIP(name); ip != nil && ip.IsLoopback() {
		return true
	}
	return name == "localhost" || slices.Contains(a.network().Hosts, name)
}

// recovered turns a panic into the page of a server's fault.
func (a *app) recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if r := recover(); r != nil {
				a.Logger.Error("panic", "at", r, "stack", string(debug.Stack()))
				err = echo.NewHTTPError(http.StatusInternalServerError)
			}
		}()
		return next(c)
	}
}
