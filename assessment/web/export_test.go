package web

import (
	"net/http"
	"net/http/httptest"

	"electready/templates"
)

// Route is a line of the table of routes, as tests see it.
type Route struct{ Method, Path string }

// Routes is the table of routes.
func Routes() []Route {
	var out []Route
	for _, r := range (&app{}).routes() {
		out = append(out, Route{r.method, r.path})
	}
	return out
}

// SessionCookie is the cookie that carries the id of a session.
func SessionCookie(o Options, id string) (*http.Cookie, error) {
	a := &app{Options: o, cookies: cookieStore(o)}
	w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", http.NoBody)
	s, err := a.cookies.Get(r, a.cookieName())
	if err != nil {
		return nil, err
	}
	s.Values[idValue] = id
	if err := s.Save(r, w); err != nil {
		return nil, err
	}
	return w.Result().Cookies()[0], nil
}

// FormToken is the form token of a session.
func FormToken(o Options, id string) string { return (&call{app: &app{Options: o}, id: id}).token() }

// WorkedExample is the example of the method page.
func WorkedExample() *templates.Example { return workedExample() }

// OwnPath is [ownPath].
func OwnPath(back, host string) string { return ownPath(back, host) }
