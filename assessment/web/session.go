package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/templates"

	"github.com/gorilla/sessions"
)

const (
	languageCookie = "electready-language"
	deviceCookie   = "electready-device"
	idValue        = "id"
	madeValue      = "made"
	noticeValue    = "notice"
)

// cookieStore signs and encrypts the cookie. It carries only the id of a
// session: the session itself is a row that can be revoked.
func cookieStore(o Options) *sessions.CookieStore {
	var pairs [][]byte
	for _, p := range o.Keys.Pairs {
		pairs = append(pairs, p.Hash, p.Block)
	}
	s := sessions.NewCookieStore(pairs...)
	s.Options = &sessions.Options{
		Path:     "/",
		HttpOnly: true,
		Secure:   o.Secure,
		SameSite: http.SameSiteLaxMode, // strict would break arriving from a scanned code
	}
	s.MaxAge(int(sessionEnd.Seconds()))
	return s
}

// cookieName has the prefix that ties a cookie to TLS and this host; browsers
// drop it on plain HTTP.
func (a *app) cookieName() string {
	if a.Secure {
		return "__Host-electready"
	}
	return "electready"
}

// cookie is the request's cookie, a new one where it is missing or was not made
// with our keys.
func (c *call) cookie() *sessions.Session {
	s, _ := c.cookies.Get(c.Request(), c.cookieName()) // an error comes with a new, empty session
	return s
}

func (c *call) findSession() error {
	id, _ := c.cookie().Values[idValue].(string)
	if id == "" {
		return nil
	}
	s, err := c.Store.Session(c.Request().Context(), id)
	switch {
	case errors.Is(err, assessment.ErrNotFound), c.findEnded(err):
		return nil
	case err != nil:
		return err
	case s.Erased != nil:
		c.ended = &erasedError{role: s.Actor.Role, receipt: s.Erased}
		return nil
	}
	c.id, c.session = id, s
	return nil
}

// keepSession puts a session's id into the cookie; an empty one takes it out.
func (c *call) keepSession(id string) error {
	s := c.cookie()
	delete(s.Values, idValue)
	if id != "" {
		s.Values[idValue] = id
	}
	return s.Save(c.Request(), c.Response())
}

// changeSession ends the present session and goes on with another, so that an
// id known before signing in is worth nothing after it.
func (c *call) changeSession(id string) error {
	if c.id != "" {
		if err := c.Store.EndSession(c.Request().Context(), c.id); err != nil {
			return err
		}
	}
	return c.keepSession(id)
}

// notice keeps what the next page says once.
func (c *call) notice(key string, args ...any) error {
	text, err := json.Marshal(templates.Notice{Key: key, Args: args})
	if err != nil {
		return err
	}
	s := c.cookie()
	s.Values[noticeValue] = string(text)
	return s.Save(c.Request(), c.Response())
}

func (c *call) takeNotice() *templates.Notice {
	s := c.cookie()
	text, ok := s.Values[noticeValue].(string)
	if !ok {
		return nil
	}
	delete(s.Values, noticeValue)
	if err := s.Save(c.Request(), c.Response()); err != nil {
		return nil
	}
	n := new(templates.Notice)
	if err := json.Unmarshal([]byte(text), n); err != nil {
		return nil
	}
	for i, arg := range n.Args {
		if number, ok := arg.(float64); ok {
			n.Args[i] = int(number) // JSON knows only one kind of number
		}
	}
	return n
}

// languages are the languages to choose from here: the workshop's, as far as
// the interface has them, else all of the interface.
func (c *call) languages() []string {
	if c.session.Actor.Workshop == "" {
		return c.Languages
	}
	d, err := c.Store.Welcome(c.Request().Context(), c.session.Actor)
	if err != nil {
		return c.Languages
	}
	var both []string
	for _, l := range c.Languages {
		if slices.Contains(d.Workshop.Languages, l) {
			both = append(both, l)
		}
	}
	if len(both) == 0 {
		return c.Languages
	}
	return both
}

func (c *call) chooseLanguage() {
	chosen := ""
	if cookie, err := c.Request().Cookie(languageCookie); err == nil {
		chosen = cookie.Value
	}
	c.printer = locale.For(locale.Match(c.Request().Header.Get("Accept-Language"), chosen, c.languages()))
}

func (c *call) setLanguage(tag string) {
	if !slices.Contains(c.Languages, tag) {
		return
	}
	c.SetCookie(&http.Cookie{
		Name: languageCookie, Value: tag, Path: "/", MaxAge: int(sessionEnd.Seconds()),
		HttpOnly: true, Secure: c.Secure, SameSite: http.SameSiteLaxMode,
	})
}

// saveLanguage handles the "POST /language" route.
func saveLanguage(c *call) error {
	c.setLanguage(c.field("lang"))
	return c.see(ownPath(c.field("back"), c.Request().Host))
}

// saveSignOut handles the "POST /sign-out" route.
func saveSignOut(c *call) error {
	c.clearSite()
	if err := c.changeSession(""); err != nil {
		return err
	}
	if err := c.notice(templates.NoticeSignedOut); err != nil {
		return err
	}
	return c.see("/")
}

// ownPath is a path of this program that back leads to, or the start: a
// redirect never leaves the program.
func ownPath(back, host string) string {
	u, err := url.Parse(back)
	if err != nil || (u.Host != "" && u.Host != host) || u.Opaque != "" {
		return "/"
	}
	path := u.EscapedPath()
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, `\`) {
		return "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return path
}
