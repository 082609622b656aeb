package templates

import "electready/assessment"

func onPaperExamples() []example {
	list := OnPaper{
		Frame: conducting(PageOnPaper, "/on-paper"), Workshop: exampleWorkshop, Base: "/w/" + exampleWorkshop + "/on-paper", Running: true,
		Themes: []PaperTheme{{ID: "critical-systems", Title: en("Critical systems"), Open: true}, {ID: "coordination", Title: en("Coordination")}},
		Agencies: []PaperAgency{
			{ID: "security", Kind: assessment.Security, Name: "Security service", Full: true, Seats: []PaperSeat{{ID: "security.1", Short: "Security", Number: 1, Done: 3, Of: 12}}},
			{ID: "police", Kind: assessment.Police, Name: "Cybercrime police"},
		},
	}
	closed, waiting := list, list
	closed.Themes = list.Themes[1:]
	waiting.Running = false
	form := Typing{
		Frame: conducting(PageOnPaper, "/on-paper/security.1"), Base: "/w/" + exampleWorkshop + "/on-paper", Respondent: "security.1", Agency: "Security service",
		Short: "Security", Number: 1, Done: 1,
		Lines: []TypingLine{{ID: "cs-mfa", Place: "1.1.1", Done: true}, {ID: "cs-restore", Place: "1.1.2", Here: true}},
		Question: &TypingQuestion{Place: "1.1.2", Question: Question{
			ID: "cs-restore", Ask: en("When did you last restore a backup?"), Levels: []Text{en("Never."), en("Once."), en("Last year."), en("This year."), en("Last month.")},
		}},
	}
	bad, again, done, none := form, form, form, form
	bad.Typed, bad.Problems = "9", []Problem{{Field: "number", Key: ProblemPaperNumber}}
	again.Question = &TypingQuestion{Question: form.Question.Question, Place: "1.1.2", Done: true}
	done.Question, done.Done = nil, 2
	none.Question, none.Lines, none.Done = nil, nil, 0
	return []example{
		{"page-on-paper", OnPaperPage(list)},
		{"page-on-paper-closed", OnPaperPage(closed)},
		{"page-on-paper-waiting", OnPaperPage(waiting)},
		{"page-typing", TypingPage(form)},
		{"page-typing-problem", TypingPage(bad)},
		{"page-typing-again", TypingPage(again)},
		{"page-typing-done", TypingPage(done)},
		{"page-typing-none", TypingPage(none)},
	}
}
