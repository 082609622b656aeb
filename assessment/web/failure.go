package web

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"

	"electready/assessment"
	"electready/templates"

	"github.com/labstack/echo/v4"
)

// answers is what the reader sees of each domain error, and the status.
var answers = []struct {
	err    *assessment.Error
	status int
	kind   templates.FailureKind
}{
	{errExpired, http.StatusUnauthorized, templates.Expired},
	{errForm, http.StatusForbidden, templates.BadRequest},
	{errTooMany, http.StatusTooManyRequests, templates.TooMany},
	{assessment.ErrRoundOver, http.StatusConflict, templates.RoundOver},
	{assessment.ErrNotOpen, http.StatusConflict, templates.NotOpen},
	{assessment.ErrPaused, http.StatusConflict, templates.Paused},
	{assessment.ErrSeatsTaken, http.StatusConflict, templates.SeatsTaken},
	{assessment.ErrLinkUsed, http.StatusGone, templates.UsedLink},
	{assessment.ErrLinkEnded, http.StatusGone, templates.LinkEnded},
	{assessment.ErrInvitationUsed, http.StatusGone, templates.InvitationUsed},
	{assessment.ErrInvitationEnded, http.StatusGone, templates.InvitationEnded},
	{assessment.ErrInvitationLapsed, http.StatusGone, templates.InvitationLapsed},
	{assessment.ErrReadOnly, http.StatusConflict, templates.HandedOver},
	{assessment.ErrStale, http.StatusConflict, templates.Stale},
	{assessment.ErrStage, http.StatusConflict, templates.Stale},
	{assessment.ErrNotLocked, http.StatusConflict, templates.NotOpen},
	{assessment.ErrNotRunning, http.StatusConflict, templates.NotOpen},
	{assessment.ErrNoStatements, http.StatusConflict, templates.NotOpen},
	{assessment.ErrFixed, http.StatusConflict, templates.Stale},
	{assessment.ErrDiskFull, http.StatusInsufficientStorage, templates.DiskFull},
}

// failure is the page for an error, with its status.
func (c *call) failure(err error) (int, templates.Page) {
	if page, ok := c.erasedPage(err); ok {
		return http.StatusGone, page
	}
	status, vm := c.failureOf(err)
	if path := c.Request().URL.Path; vm.Kind == templates.Expired && (strings.HasPrefix(path, "/w/") || strings.HasPrefix(path, "/trainer")) {
		vm.Kind = templates.SignedOut // trainers have no personal code
	}
	if c.Request().URL.Path == "/screen" && (vm.Kind == templates.LinkEnded || vm.Kind == templates.Expired) {
		return status, templates.ScreenOverPage(templates.Frame{Demo: c.Demo, PlainHTTP: c.PlainHTTP}) // nobody sits before it
	}
	vm.Frame, vm.Typed = c.frame(), c.retyped()
	if c.actor().Role == assessment.RespondentRole || c.actor().Role == assessment.LeadRole {
		vm.Back = "/tasks"
	}
	if c.actor().Role == assessment.TrainerRole {
		vm.Back = "/trainer"
	}
	return status, templates.FailurePage(vm)
}

func (c *call) failureOf(err error) (int, templates.Failure) {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return http.StatusRequestEntityTooLarge, templates.Failure{Kind: templates.TooLarge}
	}
	for _, a := range answers {
		if errors.Is(err, a.err) {
			wait, _ := c.Get(waitKey).(int)
			return a.status, templates.Failure{Kind: a.kind, Wait: wait}
		}
	}
	switch assessment.CodeOf(err) {
	case assessment.NotFound:
		return http.StatusNotFound, templates.Failure{Kind: templates.NotFound}
	case assessment.Invalid:
		return http.StatusBadRequest, templates.Failure{Kind: templates.BadRequest}
	case assessment.Conflict:
		return http.StatusConflict, templates.Failure{Kind: templates.Stale}
	case assessment.Unavailable:
		return http.StatusInsufficientStorage, templates.Failure{Kind: templates.DiskFull}
	}
	return http.StatusInternalServerError, templates.Failure{Kind: templates.ServerFault, ID: c.logged(err)}
}

// logged writes an internal error into the log and gives the id that the page
// shows instead.
func (a *app) logged(err error) string {
	b := make([]byte, 4)
	_, _ = rand.Read(b)
	id := hex.EncodeToString(b)
	if errors.Is(err, context.Canceled) { // the reader has gone: a telephone out of reach, a page left early
		a.Logger.Debug("request abandoned", "id", id)
		return id
	}
	a.Logger.Error("request failed", "id", id, "err", err)
	return id
}

// fail answers errors that no handler made a page of.
func (a *app) fail(err error, ctx echo.Context) {
	if ctx.Response().Committed {
		return
	}
	c := &call{Context: ctx, app: a, session: assessment.Session{Actor: assessment.Actor{Role: assessment.Visitor}}}
	c.chooseLanguage()
	var known *echo.HTTPError
	status, vm := http.StatusInternalServerError, templates.Failure{Kind: templates.ServerFault}
	switch {
	case errors.As(err, &known) && known.Code < http.StatusInternalServerError:
		status, vm.Kind = known.Code, templates.BadRequest
		if known.Code == http.StatusNotFound || known.Code == http.StatusMethodNotAllowed {
			vm.Kind = templates.NotFound
		}
	case errors.As(err, &known):
		vm.ID = a.logged(err)
	default:
		status, vm = c.failureOf(err)
	}
	vm.Frame = c.frame()
	if err := c.render(status, templates.FailurePage(vm)); err != nil && !errors.Is(err, context.Canceled) {
		a.Logger.Error("page of an error", "err", err)
	}
}
