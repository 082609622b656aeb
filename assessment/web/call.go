package web

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/secret"
	"electready/templates"

	"github.com/labstack/echo/v4"
)

// call is one request: who asks, in which language, with what.
type call struct {
	echo.Context
	*app
	id      string // of the session; empty: none
	session assessment.Session
	ended   error // why the session that the browser brings is over; nil: nobody ended it
	printer *locale.Printer
}

// handle turns a line of the route table into a handler: it finds out who asks
// and in which language, and turns away who has no business there.
func (a *app) handle(r route) echo.HandlerFunc {
	return func(ctx echo.Context) error {
		c := &call{Context: ctx, app: a, session: assessment.Session{Actor: assessment.Actor{Role: assessment.Visitor}}}
		lost := c.findSession()
		c.chooseLanguage() // before any failure: its page is in a language, too
		if lost != nil {
			return c.failed(lost)
		}
		if err := c.admit(r.who); err != nil {
			return c.failed(err)
		}
		if ctx.Request().Method == http.MethodPost {
			if err := c.readForm(); err != nil {
				if r.path == importPath {
					return c.refuseFile(err)
				}
				return c.failed(err)
			}
			if !c.tokenFits() {
				return c.failed(errForm)
			}
		}
		if err := r.serve(c); err != nil {
			return c.failed(err)
		}
		return nil
	}
}

// errForm says that a form was not made by this program for this session;
// errExpired that the session behind a page is over.
var (
	errForm    = &assessment.Error{Code: assessment.Invalid, Key: "error.form-foreign"}
	errExpired = &assessment.Error{Code: assessment.NotFound, Key: "error.expired"}
	errTooMany = &assessment.Error{Code: assessment.Unavailable, Key: "error.too-many"}
	errBroken  = &assessment.Error{Code: assessment.Invalid, Key: "error.form-broken"}
)

func (c *call) admit(who access) error {
	if c.admits(who) {
		return nil
	}
	switch {
	case c.ended != nil:
		return c.ended
	case c.id == "":
		return errExpired
	}
	return assessment.ErrNotFound
}

// admits reports whether the session's role may reach a route.
func (c *call) admits(who access) bool {
	role := c.session.Actor.Role
	switch who {
	case anyone:
		return true
	case entering:
		return role == assessment.Visitor && c.session.Actor.Agency != ""
	case seated:
		return role == assessment.RespondentRole || role == assessment.LeadRole
	case seeing:
		return role == assessment.RespondentRole || role == assessment.LeadRole || role == assessment.ObserverRole
	case watching:
		return role == assessment.ScreenRole
	case leading:
		return role == assessment.LeadRole
	case conducting:
		return role == assessment.TrainerRole
	}
	return false
}

func (c *call) actor() assessment.Actor { return c.session.Actor }

// now is the time in the laptop's own zone, as people read it.
func (c *call) now() time.Time { return c.Clock().Local() }

// formMemory is how much of a file is kept in memory while it comes in.
const formMemory = 8 << 20

// readForm reads what was posted. Reading a field later would hide that the
// form was cut short, and take the rest for all of it.
func (c *call) readForm() error {
	r := c.Request()
	read := r.ParseForm
	if strings.HasPrefix(r.Header.Get(echo.HeaderContentType), echo.MIMEMultipartForm) {
		read = func() error { return r.ParseMultipartForm(formMemory) }
	}
	err := read()
	var tooLarge *http.MaxBytesError
	if err == nil || errors.As(err, &tooLarge) {
		return err
	}
	return errBroken
}

// field is a posted line without blanks at its ends. What no document may hold
// (control characters, broken UTF-8) does not come in.
func (c *call) field(name string) string { return line(c.FormValue(name)) }

// lines is a posted text of several lines.
func (c *call) lines(name string) string { return text(c.FormValue(name)) }

func line(typed string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text(typed)))
}

func text(typed string) string {
	typed = strings.ReplaceAll(strings.ToValidUTF8(typed, "\uFFFD"), "\r\n", "\n") // browsers send CRLF, scripts LF
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, typed))
}

// render writes a page with its length, so that a broken connection is seen as
// broken.
func (c *call) render(status int, page templates.Page) error {
	buffer, _ := buffers.Get().(*bytes.Buffer)
	buffer.Reset()
	defer buffers.Put(buffer)
	if err := page.Render(locale.With(c.Request().Context(), c.printer), buffer); err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, echo.MIMETextHTMLCharsetUTF8)
	h.Set(echo.HeaderContentLength, strconv.Itoa(buffer.Len()))
	c.Response().WriteHeader(status)
	_, err := c.Response().Write(buffer.Bytes())
	return err
}

// rendered is a page as it would be written.
func (c *call) rendered(page templates.Page) ([]byte, error) {
	var buffer bytes.Buffer
	err := page.Render(locale.With(c.Request().Context(), c.printer), &buffer)
	return buffer.Bytes(), err
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// see redirects after a form was taken, so that going back or reloading sends
// nothing twice.
func (c *call) see(path string) error { return c.Redirect(http.StatusSeeOther, path) }

// longestPath is how long an address is that a page repeats; the program's own
// are much shorter.
const longestPath = 1000

// frame fills what stands round every page.
func (c *call) frame() templates.Frame {
	f := templates.Frame{
		Path:      c.Request().URL.RequestURI(),
		Languages: c.languages(),
		Token:     c.token(),
		Demo:      c.Demo,
		PlainHTTP: c.PlainHTTP,
		Drafts:    c.printer.Lang() != locale.Reference,
		Notice:    c.takeNotice(),
		Idle:      int(c.session.Idle.Seconds()),
	}
	if len(f.Path) > longestPath {
		f.Path = "/"
	}
	if c.Request().Method != http.MethodGet {
		f.Path = "/" // a posted address cannot be gone back to
		if back := c.Request().Header.Get("Referer"); back != "" {
			f.Path = ownPath(back, c.Request().Host)
		}
	}
	return f
}

// token is the form token of the session: a form of another session, or one
// that another site made, does not have it.
func (c *call) token() string {
	if c.id == "" {
		return ""
	}
	return c.tokenOf(c.Keys.Pairs[0])
}

func (c *call) tokenOf(pair secret.KeyPair) string {
	mac := hmac.New(sha256.New, pair.Hash)
	mac.Write([]byte("form\n" + c.id))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// tokenFits takes the tokens of all keys that are read: a page that was open
// while the keys changed is sent all the same.
func (c *call) tokenFits() bool {
	if c.id == "" {
		return true // nobody is signed in: there is nothing to misuse
	}
	typed := []byte(c.FormValue("token"))
	return slices.ContainsFunc(c.Keys.Pairs, func(pair secret.KeyPair) bool {
		return hmac.Equal(typed, []byte(c.tokenOf(pair)))
	})
}

// bank is the bank that the workshop of a document uses.
func (c *call) bank(d *assessment.Document) (*assessment.Bank, error) {
	return c.Store.Bank(c.Request().Context(), d.Bank)
}

// failed answers err with its page, or hands it on as an internal error.
func (c *call) failed(err error) error {
	if c.Response().Committed {
		return err
	}
	var posted *echo.HTTPError
	if errors.As(err, &posted) {
		return err
	}
	return c.render(c.failure(err))
}
