package templates

import "electready/assessment"

// exampleSheet is a day in its third step, with its themes.
func exampleSheet(late int) Sheet {
	v := Sheet{Mark: "5e1f", Begun: at(10, 25), End: at(10, 43), Left: 7, Late: late}
	now := usualStep("block-a", assessment.StepNow)
	now.Themes = exampleThemes()[:2]
	own := SheetStep{ID: "step-9", Title: Text{Text: "A word of the minister"}, Minutes: 5, State: assessment.StepSkipped}
	inner := usualStep("inner", "")
	inner.Inner, inner.Minutes = true, 22
	v.Steps = []SheetStep{usualStep("opening", assessment.StepDone), own, now, usualStep("house-a", ""), inner, usualStep("show-b", ""), usualStep("principles", "")}
	for i, minutes := range []int{43, 61, 79, 97} {
		v.Steps[3+i].From = at(10, minutes)
	}
	v.Next = "house-a"
	return v
}

// usualStep is a step of the usual run-sheet.
func usualStep(id, state string) SheetStep {
	return SheetStep{ID: id, Minutes: 18, State: state, Usual: true}
}

func sheetExamples() []example {
	running, late, paused := console(6), console(6), console(6)
	running.Sheet, late.Sheet, paused.Sheet = exampleSheet(0), exampleSheet(24), exampleSheet(0)
	late.Sheet.Offers = []SheetOffer{{Step: "show-b", Saves: 10}, {Step: "principles", Saves: 13, Taken: true}}
	running.Sheet.Pause, paused.Sheet.Pause = &Pause{From: at(10, 40)}, &Pause{From: at(10, 30), Now: true}
	edit := SheetEdit{Frame: conducting(PageSheet, "/sheet"), Workshop: exampleWorkshop, Mark: "5e1f", Steps: exampleSheet(0).Steps}
	step := StepEdit{
		Frame: conducting(PageSheet, "/sheet/coffee"), Workshop: exampleWorkshop, Step: usualStep("coffee", ""), Typed: "Tea", Minutes: "many", Mark: "5e1f",
		Themes:    []StepTheme{{ID: "coordination", Number: 3, Title: en("Coordination and joint response"), On: true}},
		Meanwhile: &Meanwhile{By: "Nino", At: at(14, 2), Form: "step", Keep: "/w/" + exampleWorkshop + "/sheet", Lines: StepVersions(usualStep("coffee", ""), SheetStep{Title: Text{Text: "Tea"}, Inner: true}, "25")},
		Problems:  []Problem{{Field: "minutes", Key: ProblemStepMinutes, Args: []any{"limit", 480}}},
	}
	fresh := StepEdit{Frame: conducting(PageSheet, "/sheet/new"), Workshop: exampleWorkshop, Step: SheetStep{ID: "new"}, Minutes: "10", After: exampleSheet(0).Steps}
	return []example{
		{"page-trainer-console-sheet", ConsolePage(running)},
		{"page-trainer-console-late", ConsolePage(late)},
		{"page-trainer-console-paused", ConsolePage(paused)},
		{"page-sheet", SheetPage(edit)},
		{"page-sheet-step", StepPage(step)},
		{"page-sheet-new", StepPage(fresh)},
	}
}
