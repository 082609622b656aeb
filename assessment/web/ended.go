package web

import (
	"errors"
	"net/http"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// erasedError says that the workshop of a browser's session was erased.
type erasedError struct {
	role    assessment.Role
	receipt *assessment.Receipt
}

// Error implements error.
func (*erasedError) Error() string { return "the workshop was erased" }

// erasedPage is what a browser is told whose workshop was erased; not ok for any
// other error. The room's screen shows the receipt.
func (c *call) erasedPage(err error) (page templates.Page, ok bool) {
	var erased *erasedError
	if !errors.As(err, &erased) {
		return nil, false
	}
	if erased.role == assessment.ScreenRole {
		vm := receiptView(erased.receipt)
		vm.Frame = templates.Frame{Demo: c.Demo, PlainHTTP: c.PlainHTTP}
		return templates.ReceiptScreenPage(vm), true
	}
	c.clearSite()
	return templates.ErasedPage(templates.ErasedWorkshop{Frame: c.frame(), At: moment(erased.receipt.At)}), true
}

// clearSite makes the browser forget what it kept. Browsers listen to it only
// where the connection is encrypted; elsewhere the page's script does it.
func (c *call) clearSite() {
	if c.Secure {
		c.Response().Header().Set("Clear-Site-Data", `"cache", "storage"`)
	}
}

// receiptView is a receipt as the pages show it.
func receiptView(r *assessment.Receipt) templates.Receipt {
	vm := templates.Receipt{
		Workshop: r.Workshop, At: moment(r.At), Rows: r.Total(), Backups: r.Backups,
		Fresh: templates.FileLine{Name: r.Fresh.Name, SHA256: r.Fresh.SHA256}, HandedOut: fileLines(r.HandedOut),
		Deeds: r.Deeds, Head: r.Head, Others: r.Others, Left: r.Left,
	}
	return vm
}

func fileLines(list []assessment.FileSum) []templates.FileLine {
	var out []templates.FileLine
	for _, f := range list {
		out = append(out, templates.FileLine{At: moment(f.At), Name: f.Name, SHA256: f.SHA256})
	}
	return out
}

// showReceipt handles the "GET /w/:id/receipt" route: what remains of a workshop
// that was erased.
func showReceipt(c *call) error {
	r, err := c.Store.Receipt(c.Request().Context(), c.actor(), c.Param("id"))
	if err != nil {
		return err
	}
	vm := receiptView(&r)
	vm.Frame = c.trainerFrame(nil, "")
	return c.render(http.StatusOK, templates.ReceiptPage(vm))
}

// saveStay handles the "POST /stay" route: somebody is still there. That is all
// a session needs to go on.
func saveStay(c *call) error {
	if c.id == "" {
		return errExpired
	}
	if strings.Contains(c.Request().Header.Get("Accept"), "application/json") {
		return c.NoContent(http.StatusNoContent)
	}
	return c.see(ownPath(c.Request().Header.Get("Referer"), c.Request().Host))
}

// saveSignOutAll handles the "POST /trainer/sign-out" route: the trainer's
// sessions end on every device.
func saveSignOutAll(c *call) error {
	if err := c.Store.EndSessions(c.Request().Context(), c.actor()); err != nil {
		return err
	}
	c.clearSite()
	if err := c.keepSession(""); err != nil {
		return err
	}
	if err := c.notice(templates.NoticeSignedAll); err != nil {
		return err
	}
	return c.see("/")
}
