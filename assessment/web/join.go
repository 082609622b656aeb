package web

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net/http"
	"time"
	"unicode/utf8"

	"electready/assessment"
	"electready/templates"
)

const nameLimit = 60 // letters of a name

func newDevice() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}

// showJoin handles the "GET /" route: the page with the field for the code, or
// the reader's own first page.
func showJoin(c *call) error {
	if page, ok := home[c.actor().Role]; ok {
		return c.see(page)
	}
	return c.renderJoin(http.StatusOK, "")
}

func (c *call) renderJoin(status int, typed string, problems ...templates.Problem) error {
	if err := c.markDevice(); err != nil {
		return err
	}
	vm := templates.Join{Frame: c.frame(), Code: typed, Problems: problems}
	running, err := c.Store.Running(c.Request().Context())
	if err != nil {
		return err
	}
	if len(running) == 1 {
		vm.Room = &templates.RoomNote{Title: running[0].Title, Day: c.now()}
	}
	return c.render(status, templates.JoinPage(vm))
}

// saveJoin handles the "POST /join" route.
func saveJoin(c *call) error { return c.enter(c.field("code")) }

// showScanned handles the "GET /j/:code" route of a scanned card: the code is
// exchanged at once, so that it does not stay in the address.
func showScanned(c *call) error {
	switch c.actor().Role {
	case assessment.RespondentRole, assessment.LeadRole:
		return c.see("/tasks")
	case assessment.TrainerRole:
		return c.see("/trainer") // a scanned code must not sign the trainer out
	}
	return c.enter(line(c.Param("code")))
}

// enter lets a visitor in to the five lines of the agency's workshop.
func (c *call) enter(typed string) error {
	problem := func(key string) error {
		return c.renderJoin(http.StatusUnprocessableEntity, typed, templates.Problem{Field: "code", Key: key})
	}
	code, ok := assessment.NormalizeCode(typed)
	switch {
	case typed == "":
		return problem(templates.ProblemCodeEmpty)
	case !ok:
		return problem(templates.ProblemCodeLength)
	}
	var entry assessment.Entry
	err := c.try(func() (bool, error) {
		var err error
		entry, err = c.Store.EntryByCode(c.Request().Context(), code)
		return !errors.Is(err, assessment.ErrCodeUnknown), err
	})
	switch {
	case errors.Is(err, assessment.ErrCodeUnknown):
		return problem(templates.ProblemCodeUnknown)
	case errors.Is(err, assessment.ErrNotRunning):
		return problem(templates.ProblemCodeClosed)
	case err != nil:
		return err
	}
	id, err := c.Store.StartSession(c.Request().Context(), assessment.Actor{
		Role: assessment.Visitor, Workshop: entry.Workshop, Agency: entry.Agency,
	})
	if err != nil {
		return err
	}
	if err := c.changeSession(id); err != nil {
		return err
	}
	return c.see("/who")
}

// showWho handles the "GET /who" route: the five lines, before a seat is taken
// and later.
func showWho(c *call) error {
	if c.actor().Agency == "" {
		return c.see("/")
	}
	return c.renderWho(http.StatusOK, "", "")
}

func (c *call) renderWho(status int, name, slip string, problems ...templates.Problem) error {
	d, err := c.Store.Welcome(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	agency, ok := d.AgencyByID(c.actor().Agency)
	if !ok {
		return assessment.ErrNotFound
	}
	vm := templates.Who{
		Frame: c.frame(), Disclosed: disclosed(&d.Workshop, agency), Joined: c.actor().Role != assessment.Visitor,
		Short: agency.Short, Name: name, Slip: slip, Problems: problems,
	}
	if vm.Joined {
		vm.Frame = c.seatFrame(d, "")
	} else {
		if vm.Number, err = c.Store.NextSeat(c.Request().Context(), d.ID, agency.ID); err != nil {
			return err
		}
		vm.Seat = &templates.Seat{Agency: agency.Name, Short: agency.Short}
	}
	return c.render(status, templates.WhoPage(vm))
}

func disclosed(w *assessment.Workshop, a *assessment.Agency) templates.Disclosed {
	return templates.Disclosed{
		Rule: w.Disclosure, Statements: w.Statements, Custodian: w.Custodian,
		Outer: a != nil && !a.IsInner(),
	}
}

// saveSeat handles the "POST /seat" route.
func saveSeat(c *call) error {
	name, typed := c.field("name"), c.field("slip")
	again := func(field, key string, args ...any) error {
		return c.renderWho(http.StatusUnprocessableEntity, name, typed, templates.Problem{Field: field, Key: key, Args: args})
	}
	if utf8.RuneCountInString(name) > nameLimit {
		return again("name", templates.ProblemNameLong, "limit", nameLimit)
	}
	slip := ""
	if typed != "" {
		var ok bool
		if slip, ok = assessment.NormalizeCode(typed); !ok {
			return again("slip", templates.ProblemSlipUnknown)
		}
	}
	var seated assessment.Seated
	err := c.try(func() (bool, error) {
		var err error
		seated, err = c.Store.Join(c.Request().Context(), c.actor(), name, slip)
		return !errors.Is(err, assessment.ErrSlipUnknown), err
	})
	switch {
	case errors.Is(err, assessment.ErrSlipUnknown):
		return again("slip", templates.ProblemSlipUnknown)
	case errors.Is(err, assessment.ErrSlipUsed):
		return again("slip", templates.ProblemSlipUsed)
	case err != nil:
		return err
	}
	if err := c.changeSession(seated.Session); err != nil {
		return err
	}
	return c.see("/practice")
}

// showPractice handles the "GET /practice" route. Nothing of it is stored.
func showPractice(c *call) error {
	d, err := c.Store.Seat(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.PracticePage(templates.Practice{Frame: c.seatFrame(d, "")}))
}

// showResume handles the "GET /resume" route.
func showResume(c *call) error { return c.renderResume(http.StatusOK, "") }

func (c *call) renderResume(status int, typed string, problems ...templates.Problem) error {
	if err := c.markDevice(); err != nil {
		return err
	}
	return c.render(status, templates.ResumePage(templates.Resume{Frame: c.frame(), Code: typed, Problems: problems}))
}

// saveResume handles the "POST /resume" route.
func saveResume(c *call) error {
	typed := c.field("code")
	problem := func(key string) error {
		return c.renderResume(http.StatusUnprocessableEntity, typed, templates.Problem{Field: "code", Key: key})
	}
	if typed == "" {
		return problem(templates.ProblemResumeEmpty)
	}
	code, ok := assessment.NormalizeCode(typed)
	if !ok {
		return problem(templates.ProblemCodeLength)
	}
	var seated assessment.Seated
	err := c.try(func() (bool, error) {
		var err error
		seated, err = c.Store.Resume(c.Request().Context(), code)
		return !errors.Is(err, assessment.ErrCodeUnknown), err
	})
	if errors.Is(err, assessment.ErrCodeUnknown) {
		return problem(templates.ProblemResumeUnknown)
	}
	if err != nil {
		return err
	}
	if err := c.changeSession(seated.Session); err != nil {
		return err
	}
	if err := c.notice(templates.NoticeResumed); err != nil {
		return err
	}
	return c.see("/tasks")
}

// moment reads a time as rows keep it, in the laptop's zone; an empty or odd
// one is absent.
func moment(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return t.Local()
}
