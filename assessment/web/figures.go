package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"electready/assessment"
	"electready/assessment/report"
)

// saveFigures handles the "POST /w/:id/figures" route: the figures that the room
// was shown, as a table. The file stands on the receipt.
func saveFigures(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	shared := assessment.ShareRoom(b, d, assessment.LastRound(d))
	v := c.showView(d, b, shared)
	var lines []report.FigureLine
	for _, q := range shared.Questions {
		place, _, ok := b.Question(q.ID)
		if !ok || q.Asked == 0 {
			continue
		}
		ask, _, _, _ := questionText(b, c.printer.Lang(), q.ID, "")
		lines = append(lines, report.FigureLine{
			SharedQuestion: q, Theme: prose(b, c.printer.Lang(), themeTitle(place.Theme)).Text, Ask: ask.Text, Round: v.shownRound(place.Theme),
		})
	}
	text, err := report.Figures(c.printer, lines)
	if err != nil {
		return err
	}
	head, err := c.Store.TrailHead(c.Request().Context())
	if err != nil {
		return err
	}
	if text, err = report.EndFigures(c.printer, text, head); err != nil {
		return err
	}
	name := "figures-" + d.ID + "-" + c.today() + ".csv"
	if err := c.Store.HandOut(c.Request().Context(), c.actor(), d.ID, name, text); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, report.Disposition(name))
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", text)
}
