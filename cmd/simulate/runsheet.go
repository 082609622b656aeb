package main

import "electready/assessment"

// starts are when the steps of the day began or begin, in their order.
var starts = []string{
	"09:00", "09:15", "09:25", "09:43", "09:50", "10:15", "10:25", "10:45", "11:00",
	"14:00", "14:08", "14:30", "14:46", "14:52", "15:02", "15:20", "15:33", "15:50",
}

// runSheet is the usual day with how far it is: show B had one talk, and the
// plan runs now.
func runSheet() []assessment.Step {
	steps := assessment.UsualSteps()
	now := assessment.StepIndex(steps, "actions")
	for i := range steps {
		s := &steps[i]
		s.Start = starts[i]
		switch {
		case i < now:
			s.State = assessment.StepDone
		case i == now:
			s.State = assessment.StepNow
		}
		switch s.ID {
		case assessment.StepShowB:
			s.Minutes = 10
		case assessment.StepLunch:
			s.Minutes = 180
		}
	}
	return steps
}
