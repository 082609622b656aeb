package templates

import (
	"slices"
	"strconv"

	"electready/assessment"
)

// reportMatrixExample is a matrix of fifteen agencies, the most that there are in
// a room, with each state.
func reportMatrixExample() Matrix {
	states := []string{
		assessment.ChannelExercised, assessment.ChannelConfirmed, assessment.ChannelRelayed, assessment.ChannelSenderOnly,
		assessment.ChannelReceiverOnly, assessment.ChannelNone, assessment.ChannelUnclear,
	}
	var m Matrix
	for i := range 15 {
		row := MatrixRow{Number: i + 1, Name: "CERT", Full: "Computer Emergency Response Team " + strconv.Itoa(i+1)}
		for j := range 15 {
			row.Cells = append(row.Cells, MatrixCell{Self: i == j, State: states[(i+j)%len(states)], Required: (i*j)%4 == 1})
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// reportExamples are the room's report: for everybody, for the inner circle with
// all that can stand in it, and as a file.
func reportExamples() []example {
	two := 2
	open := ShowQuestion{SharedQuestion: assessment.SharedQuestion{ID: "a", Asked: 7, Shown: true, Median: &two}, Ask: en("When did you last restore a backup?"), Target: 3}
	open.Counts = assessment.SharedCounts{Levels: [levelCount]int{1, 0, 3, 2, 0}, Unknown: 1}
	theme := ReportTheme{
		Number: 1, Title: en("Critical systems"), Round: assessment.First,
		Points: PointsSpread{Agencies: 12, Shown: true, Scored: 9, Bands: [assessment.Bands]int{0, 2, 4, 2, 1}, Median: points(55)},
		Questions: []ShowQuestion{
			open,
			{SharedQuestion: assessment.SharedQuestion{ID: "b", Asked: 4}, Ask: en("Who may change the register?")},
			{SharedQuestion: assessment.SharedQuestion{ID: "c", Asked: 6, Shown: true, MostOrAll: "2", Median: &two}, Ask: en("Is there a second way?")},
		},
	}
	everybody := Report{
		Title: workshopTitle, Country: "Orvelia", Election: at(9, 0), At: at(16, 0), Agencies: 12, Rounds: []assessment.RoundID{assessment.First},
		Rule: assessment.RuleRoom, Fewest: assessment.RoomAgencies, Trainers: []string{"Nino", "Ana"}, Bank: "2026.11",
		Counts:  []ReportCount{{"report.count-actions", assessment.Tally{Done: 3, Of: 5}}},
		Themes:  []ReportTheme{theme},
		Plan:    &ReportPlan{Dated: true, TakenOn: 3, Open: 1},
		Missing: []Sentence{{Key: "report.missing-inner"}, {Key: "report.missing-few", Args: []any{"fewest", 5}}},
	}
	inner := everybody
	inner.Choice = assessment.ReportChoice{Inner: true, Systems: true, Practices: true}
	inner.Compared = []ReportRounds{{
		From: assessment.First, To: assessment.FollowUp, Mended: []MendedType{{en("Something happened to a system"), 9, 14}},
		Themes: []CompareTheme{{Number: 1, Title: en("Critical systems"), Sections: []CompareSection{{Questions: []MovedQuestion{{ID: "a", Ask: open.Ask}}}}}},
	}}
	inner.Channels = []ReportChannels{{
		Type: en("Something happened to a system"), Mended: 2, Of: 3, Matrix: reportMatrixExample(), Lines: []MatrixPair{
			{From: "Election commission", To: "National CERT", State: assessment.ChannelSenderOnly, Required: true},
			{From: "National CERT", To: "Cybercrime police", State: assessment.ChannelConfirmed},
		},
		Paths: []ReportPath{{
			From: "National CERT", Day: map[string][]string{assessment.Hour: {"Cybercrime police"}, PaceOpen: {"Election commission"}},
			Night: map[string][]string{assessment.Never: {"Cybercrime police"}, PaceOpen: {"Election commission"}},
		}},
	}}
	inner.Cases = []ReportCase{{Title: en("The results pages go dark"), Tasks: []ReportTask{
		{Name: en("Bring the service back"), Says: []Sentence{{Key: "line.several-leads"}}, Outcome: BoardOutcome{Agency: "cert", Name: "National CERT", Basis: "law", Day: at(9, 0)}},
		{Name: en("Speak to the public")},
	}}}
	inner.Systems = []ReportSystem{{Name: en("Voter register"), Says: []Sentence{{Key: "line.no-owner"}}}}
	inner.Principles = []ReportPrinciple{
		{PrincipleHead{Title: en("Share early"), Text: en("We tell each other within the hour."), Number: 1}, PrincipleNumbers{
			Counts: []StanceCount{{assessment.StanceSupport, 8}, {assessment.StanceWording, 1}},
			Texts:  []StanceText{{Stance: assessment.StanceWording, Text: "within the day"}, {Stance: assessment.StanceReservation, Text: "by law", Agency: "Prosecution"}},
			Named:  []string{"Prosecution"},
		}},
		{PrincipleHead{Text: en("An own one."), Number: 2}, PrincipleNumbers{Said: 2, Fewest: 5}},
	}
	row := PlanRow{Title: Text{Text: "Call through the night list"}, Owner: "National CERT", With: []string{"Cybercrime police"}, Fits: assessment.StartBy, Start: at(9, 0), Due: at(9, 0)}
	late := PlanRow{Title: Text{Text: "Restore on a clean machine"}, Asked: "Digital agency", Fits: assessment.TooLate, Start: at(9, 0), Instead: en("Try one server")}
	inner.Plan = &ReportPlan{Dated: true, Taken: []PlanRow{row}, Proposed: []PlanRow{late}, TakenOn: 1, Open: 1}
	inner.Practices = []ReportPractice{{Text: "Two people know the key."}, {About: en("Is there a second way?"), Text: "On paper."}}
	named := everybody
	named.Rule, named.Fewest = assessment.RuleNamed, 0
	theme.Questions = slices.Clone(theme.Questions)
	named.Themes = []ReportTheme{theme}
	theme.Questions[0].Names = []NamedChoice{{"National CERT", "3"}, {"Cybercrime police", ""}}
	page := func(r Report) ReportPage {
		return ReportPage{
			Frame: conducting(PageReport, "/report"), Workshop: exampleWorkshop, Systems: true, Report: r,
			Languages: []ReportLanguage{{"en", "English", true}, {"ka", "ქართული", false}},
		}
	}
	return []example{
		{"page-report", ReportInProgram(page(everybody))}, {"page-report-inner", ReportInProgram(page(inner))}, {"page-report-named", ReportInProgram(page(named))},
	}
}
