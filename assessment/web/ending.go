package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/assessment/secret"
	"electready/templates"
)

// endingStore is what the end of a workshop needs of the database.
type endingStore interface {
	Erase(ctx context.Context, actor assessment.Actor, workshop, title string) (assessment.Receipt, error)
	Receipt(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Receipt, error)
	Receipts(ctx context.Context, actor assessment.Actor) ([]assessment.Receipt, error)
	HandOut(ctx context.Context, actor assessment.Actor, workshop, name string, content []byte) error
	HandOver(ctx context.Context, actor assessment.Actor, workshop string, seal func(*assessment.Document) (name string, content []byte, err error)) (assessment.HandedOverFile, error)
	HandedOver(ctx context.Context, actor assessment.Actor, workshop string) (assessment.HandedOverFile, error)
	Reopen(ctx context.Context, actor assessment.Actor, workshop string) error
}

// showEnd handles the "GET /w/:id/end" route.
func showEnd(c *call) error { return c.renderEnd(http.StatusOK, templates.End{}) }

func (c *call) renderEnd(status int, vm templates.End) error {
	ctx := c.Request().Context()
	d, _, err := c.conducted()
	if err != nil {
		return err
	}
	deeds, err := c.Store.Trail(ctx, c.actor(), d.ID)
	if err != nil {
		return err
	}
	vm.Frame, vm.Workshop, vm.Title = c.trainerFrame(d, templates.PageEnd), d.ID, assessment.EraseWords(d.Workshop.Title, d.ID)
	vm.State, vm.Custodian = d.Workshop.State, strings.TrimSpace(d.Workshop.Custodian)
	vm.HandedOut = fileLines(assessment.HandedOutIn(deeds))
	if vm.Head, err = c.Store.TrailHead(ctx); err != nil {
		return err
	}
	file, err := c.Store.HandedOver(ctx, c.actor(), d.ID)
	switch {
	case err == nil:
		vm.File = &templates.HandedOverFile{FileLine: fileLines([]assessment.FileSum{file.FileSum})[0], Custodian: file.Custodian}
	case !errors.Is(err, assessment.ErrNotFound):
		return err
	}
	vm.Reopens = assessment.MayReopen(d.Workshop.State, vm.File != nil)
	return c.render(status, templates.EndPage(vm))
}

// saveErase handles the "POST /w/:id/end" route. The title is typed, because
// there is no way back.
func saveErase(c *call) error {
	id, typed := c.Param("id"), c.field("title")
	_, err := c.Store.Erase(c.Request().Context(), c.actor(), id, typed)
	if errors.Is(err, assessment.ErrTitle) {
		return c.renderEnd(http.StatusUnprocessableEntity, templates.End{
			Typed: typed, Problems: []templates.Problem{{Field: "title", Key: templates.ProblemTitleDiffers}},
		})
	}
	if err != nil {
		return err
	}
	if err := c.notice(templates.NoticeErased); err != nil {
		return err
	}
	return c.see("/w/" + id + "/receipt")
}

// saveHandOver handles the "POST /w/:id/hand-over" route: the exception that the
// trainer ticks.
func saveHandOver(c *call) error {
	id, passphrase := c.Param("id"), c.FormValue("passphrase")
	vm := templates.End{Agreed: c.field("agree") == "1"}
	if !vm.Agreed {
		vm.Problems = append(vm.Problems, templates.Problem{Field: "agree", Key: templates.ProblemAgree})
	}
	vm.Problems = append(vm.Problems, passphraseProblems(secret.CheckNew(passphrase, c.FormValue("again")))...)
	if len(vm.Problems) > 0 {
		return c.renderEnd(http.StatusUnprocessableEntity, vm)
	}
	file, err := c.Store.HandOver(c.Request().Context(), c.actor(), id, func(d *assessment.Document) (string, []byte, error) {
		return c.custodianFile(d, passphrase)
	})
	if errors.Is(err, assessment.ErrNoCustodian) {
		return c.renderEnd(http.StatusConflict, templates.End{Problems: []templates.Problem{{Key: templates.ProblemNoCustodian}}})
	}
	if err != nil {
		return err
	}
	if err := c.notice(templates.NoticeHandedOver, "custodian", file.Custodian); err != nil {
		return err
	}
	return c.see("/w/" + id + "/end")
}

// custodianFile is everything of a workshop, encrypted, with the bank if the
// program that reads it may not have it.
func (c *call) custodianFile(d *assessment.Document, passphrase string) (name string, content []byte, err error) {
	b, err := c.bank(d)
	if err != nil {
		return "", nil, err
	}
	text, err := c.bundled(d.Full(), b)
	if err != nil {
		return "", nil, err
	}
	content, err = bundle.Encrypt(text, passphrase)
	return "electready-" + d.ID + "-custodian.json.age", content, err
}

// showHandOver handles the "GET /w/:id/hand-over" route: the file for the
// custodian, as often as it is asked for.
func showHandOver(c *call) error {
	file, err := c.Store.HandedOver(c.Request().Context(), c.actor(), c.Param("id"))
	if err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+file.Name+`"`)
	return c.Blob(http.StatusOK, "application/octet-stream", file.Content)
}

// saveReopen handles the "POST /w/:id/reopen" route: a custodian's import is
// opened again.
func saveReopen(c *call) error {
	id := c.Param("id")
	err := c.Store.Reopen(c.Request().Context(), c.actor(), id)
	if errors.Is(err, assessment.ErrHandedOver) {
		return c.renderEnd(http.StatusConflict, templates.End{Problems: []templates.Problem{{Key: templates.ProblemHandedOver}}})
	}
	if err != nil {
		return err
	}
	if err := c.notice(templates.NoticeReopened); err != nil {
		return err
	}
	return c.see("/w/" + id)
}
