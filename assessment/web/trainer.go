package web

import (
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"electready/assessment"
	"electready/assessment/secret"
	"electready/templates"
)

// trainerFrame is the frame of a trainer's page; d is nil outside a workshop.
func (c *call) trainerFrame(d *assessment.Document, here string) templates.Frame {
	f := c.frame()
	f.Seat = &templates.Seat{Role: templates.RoleTrainer, Agency: c.session.Name}
	if d != nil {
		f.Seat.Agency = d.Workshop.Title
		f.Pages = templates.TrainerPages(d.ID, here)
	}
	return f
}

// showSetup handles the "GET /setup/:token" route.
func showSetup(c *call) error { return c.renderSetup(http.StatusOK, "") }

func (c *call) renderSetup(status int, typed string, problems ...templates.Problem) error {
	token := c.Param("token")
	name, err := c.Store.SetupName(c.Request().Context(), token)
	if err != nil {
		return err
	}
	vm := templates.Setup{
		Frame: c.frame(), Link: token, Known: name != "", Name: name, Proposed: secret.Again(c.field("proposed")), Problems: problems,
	}
	if name == "" {
		vm.Name = typed
	}
	return c.render(status, templates.SetupPage(vm))
}

// saveSetup handles the "POST /setup/:token" route: it makes the trainer and
// signs in.
func saveSetup(c *call) error {
	ctx, token := c.Request().Context(), c.Param("token")
	known, err := c.Store.SetupName(ctx, token)
	if err != nil {
		return err
	}
	name := c.field("name")
	if known != "" {
		name = known
	}
	passphrase := c.FormValue("passphrase")
	if problems := c.judgeTrainer(name, passphrase); len(problems) > 0 {
		return c.renderSetup(http.StatusUnprocessableEntity, name, problems...)
	}
	encoded, err := secret.Encode(ctx, passphrase)
	if err != nil {
		return err
	}
	trainer, err := c.Store.UseSetupLink(ctx, token, name, encoded)
	if nameTaken(err) {
		return c.renderSetup(http.StatusUnprocessableEntity, name, templates.Problem{Field: "name", Key: templates.ProblemTrainerNameTaken})
	}
	if err != nil {
		return err
	}
	return c.signIn(trainer, templates.NoticeTrainer)
}

func (c *call) signIn(t assessment.Trainer, notice string) error {
	return c.signInTo(t, notice, "/trainer")
}

// judgeTrainer says what is wrong with a new trainer's name and pass-phrase.
func (c *call) judgeTrainer(name, passphrase string) []templates.Problem {
	var problems []templates.Problem
	switch {
	case name == "":
		problems = append(problems, templates.Problem{Field: "name", Key: templates.ProblemTrainerName})
	case utf8.RuneCountInString(name) > nameLimit:
		problems = append(problems, templates.Problem{Field: "name", Key: templates.ProblemTrainerNameLong, Args: []any{"limit", nameLimit}})
	}
	return append(problems, passphraseProblems(secret.CheckNew(passphrase, c.FormValue("again"), name))...)
}

// nameTaken reports whether a trainer has the name already.
func nameTaken(err error) bool {
	var taken *assessment.Error
	return errors.As(err, &taken) && taken.Code == assessment.Invalid
}

// signInTo signs a trainer in and goes on to a page.
func (c *call) signInTo(t assessment.Trainer, notice, path string) error {
	id, err := c.Store.StartSession(c.Request().Context(), assessment.Actor{Role: assessment.TrainerRole, ID: t.ID})
	if err != nil {
		return err
	}
	if err := c.changeSession(id); err != nil {
		return err
	}
	c.app.Logger.Info("signed in", "trainer", t.ID, "from", c.RealIP())
	if err := c.notice(notice, "name", t.Name); err != nil {
		return err
	}
	return c.see(path)
}

// passphraseProblems puts what secret says of a pass-phrase into the words of
// the pages.
func passphraseProblems(fields []assessment.FieldError) []templates.Problem {
	keys := map[string]string{
		"error.passphrase-short":   templates.ProblemPassphraseShort,
		"error.passphrase-common":  templates.ProblemPassphraseCommon,
		"error.passphrase-differs": templates.ProblemPassphraseAgain,
	}
	var out []templates.Problem
	for _, f := range fields {
		p := templates.Problem{Field: f.Field, Key: keys[f.Key]}
		if len(f.Args) == 2 {
			p.Args = []any{"limit", f.Args[1]}
		}
		out = append(out, p)
	}
	return out
}

// showSignIn handles the "GET /sign-in" route.
func showSignIn(c *call) error {
	if c.actor().Role == assessment.TrainerRole {
		return c.see("/trainer")
	}
	return c.renderSignIn(http.StatusOK, "")
}

func (c *call) renderSignIn(status int, name string, problems ...templates.Problem) error {
	if err := c.markDevice(); err != nil {
		return err
	}
	wait, _ := c.Get(waitKey).(int)
	return c.render(status, templates.SignInPage(templates.SignIn{Frame: c.frame(), Name: name, Wait: wait, Problems: problems}))
}

// saveSignIn handles the "POST /sign-in" route.
func saveSignIn(c *call) error {
	name, passphrase := c.field("name"), c.FormValue("passphrase")
	if strings.TrimSpace(passphrase) == "" {
		return c.renderSignIn(http.StatusUnprocessableEntity, name, templates.Problem{Field: "passphrase", Key: templates.ProblemPassphraseEmpty})
	}
	trainer, fits, err := c.knownTrainer(name, passphrase)
	switch {
	case errors.Is(err, errTooMany):
		return c.renderSignIn(http.StatusTooManyRequests, name)
	case err != nil:
		return err
	case !fits:
		return c.renderSignIn(http.StatusUnprocessableEntity, name, templates.Problem{Field: "passphrase", Key: templates.ProblemSignIn})
	}
	return c.signIn(trainer, templates.NoticeSignedIn)
}

// knownTrainer finds the trainer with a name, and says whether the pass-phrase
// fits. It returns errTooMany for somebody who tried too often.
func (c *call) knownTrainer(name, passphrase string) (trainer assessment.Trainer, fits bool, err error) {
	ctx := c.Request().Context()
	err = c.try(func() (bool, error) {
		var err error
		trainer, err = c.Store.TrainerByName(ctx, name)
		if err != nil && !errors.Is(err, assessment.ErrNotFound) {
			return true, err
		}
		// An unknown name costs the same time: trainer.Passphrase is empty then.
		fits, err = secret.Verify(ctx, trainer.Passphrase, passphrase)
		return fits || err != nil, err
	})
	if err == nil && !fits {
		c.app.Logger.Warn("sign-in failed", "from", c.RealIP())
	}
	return trainer, fits, err
}

// showWorkshops handles the "GET /trainer" route.
func showWorkshops(c *call) error { return c.renderWorkshops(http.StatusOK) }

func (c *call) renderWorkshops(status int, problems ...templates.Problem) error {
	list, err := c.Store.Workshops(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	vm := templates.Workshops{Frame: c.trainerFrame(nil, ""), Problems: problems}
	for _, w := range list {
		vm.Workshops = append(vm.Workshops, templates.WorkshopLine{
			ID: w.ID, Title: w.Title, Country: w.Country, State: w.State, Created: moment(w.Created),
		})
	}
	receipts, err := c.Store.Receipts(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	for _, r := range receipts {
		vm.Receipts = append(vm.Receipts, templates.ReceiptLine{Workshop: r.Workshop, At: moment(r.At)})
	}
	return c.render(status, templates.WorkshopsPage(vm))
}
