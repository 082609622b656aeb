package web

import (
	"slices"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// moves shows on the room's screen how agencies moved on a question, as far as
// its theme was shown in both rounds; not ok where nothing of it can be shown.
func (w *wall) moves(f templates.Frame, live templates.Live) (templates.MovesScreen, bool) {
	id, is := strings.CutPrefix(assessment.OnScreen(w.doc), assessment.ScreenMoves)
	place, q, known := w.bank.Question(id)
	if !is || !known {
		return templates.MovesScreen{}, false
	}
	to, shown := assessment.ShownRound(w.doc, place.Theme, w.doc.CurrentRound())
	question, ok := w.movedView(w.doc, w.bank, to).question(id)
	if !shown || to == assessment.First || !ok || !question.CanShow {
		return templates.MovesScreen{}, false
	}
	vm := templates.MovesScreen{
		Frame: f, Live: live, Title: w.doc.Workshop.Title, Rule: w.doc.Workshop.Disclosure, Question: question,
		ThemeNumber: 1 + slices.IndexFunc(w.bank.Themes, func(t assessment.Theme) bool { return t.ID == place.Theme }),
		ThemeTitle:  prose(w.bank, w.printer.Lang(), themeTitle(place.Theme)),
	}
	picture := func(r assessment.RoundID) *templates.ShowQuestion {
		view := w.showView(w.doc, w.bank, assessment.ShareRoom(w.bank, w.doc, r))
		vm.Fewest = view.fewest()
		if q, ok := view.question(q); ok {
			return &q
		}
		return nil
	}
	vm.First, vm.Second = picture(assessment.First), picture(to)
	return vm, true
}
