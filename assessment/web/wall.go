package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"electready/assessment"
	"electready/assessment/chart"
	"electready/templates"
)

// screenEvery is how often the room's screen asks again, in seconds.
const screenEvery = 2

// screenStore is what the room's screen needs of the database.
type screenStore interface {
	Screen(ctx context.Context, actor assessment.Actor, workshop string) (d *assessment.Document, address string, err error)
	Spotlight(ctx context.Context, actor assessment.Actor, workshop, question string) error
}

// wall is what the room's screen is made from. It shows how to join, a question
// or a view of the statements, and of a theme that was not shown nothing.
type wall struct {
	*call
	doc     *assessment.Document
	bank    *assessment.Bank
	address string // to join
	stage   assessment.StatementStage
}

func (c *call) wall(workshop string) (*wall, error) {
	d, address, err := c.Store.Screen(c.Request().Context(), c.actor(), workshop)
	if err != nil {
		return nil, err
	}
	if address == "" {
		address = c.network().Address
	}
	b, err := c.bank(d)
	if err != nil {
		return nil, err
	}
	stage, err := c.Store.CurrentStatements(c.Request().Context(), d)
	return &wall{call: c, doc: d, bank: b, address: address, stage: stage}, err
}

// showWall handles the "GET /w/:id/screen" route: the room's screen as its
// trainer opens it, steered by arrow keys.
func showWall(c *call) error {
	w, err := c.wall(c.Param("id"))
	if err != nil {
		return err
	}
	return w.show(w.doc.Workshop.State == assessment.Running)
}

// showScreen handles the "GET /screen" route: the same behind a link.
func showScreen(c *call) error {
	w, err := c.wall(c.actor().Workshop)
	if err != nil {
		return err
	}
	return w.show(false)
}

func (w *wall) show(steered bool) error {
	f := templates.Frame{Token: w.token(), Demo: w.Demo, PlainHTTP: w.PlainHTTP} // a notice is for another page
	live := templates.Live{Every: screenEvery}
	if steered {
		live.Steer = "/w/" + w.doc.ID + "/screen"
	}
	agreed, err := w.agreed(f, live)
	if err != nil {
		return err
	}
	if agreed != nil {
		return w.renderSame(agreed)
	}
	if moves, ok := w.moves(f, live); ok {
		return w.renderSame(templates.MovesScreenPage(moves))
	}
	view, waits, ok := w.view()
	if !ok {
		page, err := w.join(f, live)
		if err != nil {
			return err
		}
		return w.renderSame(templates.ScreenPage(page))
	}
	vm := templates.RelationScreen{Frame: f, Title: w.doc.Workshop.Title, Live: live, Waiting: waits}
	if !waits {
		r := w.relationOf(w.doc, w.bank, w.stage)
		if err := r.forRoom().fillScreen(&vm, view); err != nil {
			return err
		}
	}
	return w.renderSame(templates.RelationScreenPage(vm))
}

// view is the view of the statements that the trainer put on the screen; not ok
// where none is, or none can be shown.
func (w *wall) view() (view assessment.RoomView, waits, ok bool) {
	on := assessment.OnScreen(w.doc)
	text, isView := strings.CutPrefix(on, assessment.ScreenView)
	text, waits = strings.CutPrefix(text, assessment.ScreenWait)
	if !isView && !waits || w.stage.State != assessment.Shown {
		return view, waits, false
	}
	view, err := assessment.ParseView(w.bank, w.doc, text)
	return view, waits, err == nil // else the workshop changed since
}

// join is how to join, or the question under discussion.
func (w *wall) join(f templates.Frame, live templates.Live) (templates.Screen, error) {
	d := w.doc
	vm := templates.Screen{
		Frame: f, Title: d.Workshop.Title, Rule: d.Workshop.Disclosure, Agencies: agenciesHere(d), Address: w.address, Live: live,
		Fingerprint: w.fingerprint(w.address),
	}
	for _, r := range d.Respondents {
		if !r.Aside {
			vm.Taken++
		}
	}
	if id := onScreen(d); id != "" {
		vm.Question = w.question(id)
	}
	var err error
	if w.address != "" {
		vm.QR, err = chart.NewQR(w.address)
	}
	return vm, err
}

// question is a question for the room's screen, only as far as it was shown.
func (w *wall) question(id string) *templates.ScreenQuestion {
	place, q, ok := w.bank.Question(id)
	if !ok {
		return nil
	}
	view := w.showView(w.doc, w.bank, assessment.ShareRoom(w.bank, w.doc, assessment.LastRound(w.doc)))
	shown, ok := view.question(q)
	if !ok {
		return nil
	}
	i := slices.IndexFunc(w.bank.Themes, func(t assessment.Theme) bool { return t.ID == place.Theme })
	return &templates.ScreenQuestion{
		ShowQuestion: shown, ThemeNumber: i + 1, ThemeTitle: prose(w.bank, w.printer.Lang(), themeTitle(place.Theme)), Fewest: view.fewest(),
		Round: view.shownRound(place.Theme),
	}
}

// onScreen is the question that the room's screen shows; empty: none.
func onScreen(d *assessment.Document) string { return assessment.OnScreen(d) }

// renderSame renders a page, or says that it is still the one that the browser
// has: the room's screen asks every few seconds.
func (c *call) renderSame(page templates.Page) error {
	text, err := c.rendered(page)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	tag := `"` + hex.EncodeToString(sum[:16]) + `"`
	c.Response().Header().Set("ETag", tag)
	if c.Request().Header.Get("If-None-Match") == tag {
		return c.NoContent(http.StatusNotModified)
	}
	return c.HTMLBlob(http.StatusOK, text)
}

// saveWall handles the "POST /w/:id/screen" route: a question or a view on the
// room's screen, or none, or one step on.
func saveWall(c *call) error {
	ctx, id, view := c.Request().Context(), c.Param("id"), c.field("view")
	if step := c.field("step"); step != "" {
		return c.saveStep(step != "back")
	}
	if view != "" {
		if err := c.Store.SpotlightView(ctx, c.actor(), id, view, c.field("go") == "1"); err != nil {
			return err
		}
		return c.back("relation.notice-on-screen")
	}
	if moves := c.field("moves"); moves != "" {
		if err := c.Store.SpotlightMoves(ctx, c.actor(), id, moves); err != nil {
			return err
		}
		return c.back(templates.NoticeOnScreen)
	}
	question := c.field("question")
	if err := c.Store.Spotlight(ctx, c.actor(), id, question); err != nil {
		return err
	}
	if question == "" {
		return c.back(templates.NoticeScreenCleared)
	}
	return c.back(templates.NoticeOnScreen)
}

// saveStep goes one step on or back.
func (c *call) saveStep(forward bool) error {
	ctx, id := c.Request().Context(), c.Param("id")
	w, err := c.wall(id)
	if err != nil {
		return err
	}
	on := assessment.OnScreen(w.doc)
	to := assessment.ScreenStep(assessment.ScreenSteps(w.bank, w.doc, w.stage.State), on, forward)
	if view, isView := strings.CutPrefix(to, assessment.ScreenView); isView {
		// A view that waits was asked for before: the second key says that guests left.
		err = c.Store.SpotlightView(ctx, c.actor(), id, view, on == assessment.ScreenWait+view && forward)
	} else {
		err = c.Store.Spotlight(ctx, c.actor(), id, to)
	}
	if err != nil {
		return err
	}
	return c.see("/w/" + id + "/screen")
}
