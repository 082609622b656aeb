package web

import (
	"slices"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// wallSystems is how many systems fit on the room's screen.
const wallSystems = 5

func (r *relation) fillScreen(vm *templates.RelationScreen, view assessment.RoomView) error {
	switch view.Page {
	case assessment.ViewChannels:
		matrix, err := r.matrix(view.Type)
		if err != nil {
			return err
		}
		vm.Matrix, vm.Stated = &matrix, matrix.Stated
	case assessment.ViewResponsibilities:
		board := r.board(view.Scenario)
		vm.Board, vm.Stated = &board, board.Stated
	case assessment.ViewPaths:
		paths := r.paths(view)
		vm.Paths = &paths
	case assessment.ViewSystems:
		systems := r.systems()
		all := len(systems.Systems)
		systems.Systems = slices.DeleteFunc(systems.Systems, func(s templates.SystemView) bool { return len(s.Brief) == 0 })
		systems.Fit = all - len(systems.Systems)
		if systems.More = len(systems.Systems) - wallSystems; systems.More > 0 {
			systems.Systems = systems.Systems[:wallSystems]
		}
		vm.Systems = &systems
	}
	return nil
}

// wallText is what the room's screen shows, in words: a question, a view of the
// statements, or nothing.
func (c *call) wallText(d *assessment.Document, b *assessment.Bank) templates.Text {
	on := assessment.OnScreen(d)
	on = strings.TrimPrefix(on, assessment.ScreenMoves)
	text := strings.TrimPrefix(strings.TrimPrefix(on, assessment.ScreenView), assessment.ScreenWait)
	if text == on {
		ask, _, _, _ := questionText(b, c.printer.Lang(), on, "")
		return ask
	}
	view, err := assessment.ParseView(b, d, text)
	if err != nil {
		return templates.Text{}
	}
	lang := c.printer.Lang()
	switch view.Page {
	case assessment.ViewResponsibilities:
		return prose(b, lang, scenarioTitle(view.Scenario))
	case assessment.ViewSystems:
		return templates.Text{Lang: lang, Text: c.printer.T(templates.PageSystems)}
	case assessment.ViewPrinciples:
		return templates.Text{Lang: lang, Text: c.printer.T(templates.PageTrainerPrinciples)}
	case assessment.ViewActions:
		return templates.Text{Lang: lang, Text: c.printer.T("action.screen-title")}
	case assessment.ViewPaths:
		return templates.Text{Lang: lang, Text: c.printer.T("relation.screen-paths", "type", prose(b, lang, typeName(view.Type)).Text)}
	}
	return templates.Text{Lang: lang, Text: c.printer.T("relation.screen-matrix", "type", prose(b, lang, typeName(view.Type)).Text)}
}

// viewOnScreen is the view on the room's screen, and whether there is one.
func viewOnScreen(d *assessment.Document) (string, bool) {
	return strings.CutPrefix(assessment.OnScreen(d), assessment.ScreenView)
}
