package templates

import "slices"

// paperExamples are the pages that agencies take home.
func paperExamples() []example {
	sheet := Sheets{
		Agency: "Cybercrime police", One: true, Role: "Duty officer", Night: "+999 1 555 0188",
		Peers: []PaperPeer{
			{Name: "National CERT", About: []PaperChannel{
				{Type: en("Something happened to a system"), Tell: true, AtNight: true, Hear: true},
				{Type: en("A suspected offence"), Tell: true, Via: "Prosecution service"},
			}, Role: "Officer on call", Night: "+999 1 555 0117", Called: &ContactCall{At: at(13, 5), Today: true}},
			{Name: "Election commission", Role: "Duty desk", Called: &ContactCall{At: at(13, 5)}},
			{Name: "Media regulator"},
		},
		Cases: []PaperCase{{Title: en("The results pages go dark"), Tasks: []PaperTask{
			{Name: en("Bring the service back"), Claim: "support", Lead: "National CERT", LeadBasis: "law"},
			{Name: en("Investigate the crime"), Claim: "lead", Basis: "law", Due: at(9, 0)},
			{Name: en("Speak to the public"), Claim: "other", Other: "Election commission"},
			{Name: en("Decide about voting, counting or results")},
		}}},
		Actions: []PaperAction{
			{Title: "Call through the night list", Partners: []string{"National CERT"}, StartBy: at(9, 0)},
			{Title: "Restore the evidence system", TooLate: true, Done: true, Due: at(9, 0)},
		},
	}
	lead := Papers{Frame: policeLead("/papers", PagePapers), Back: "/result", Workshop: workshopTitle, Day: at(9, 0), Election: at(9, 0), Sheets: []Sheets{sheet}}
	early := Papers{Frame: conducting(PagePapers, "/papers"), Back: "/w/" + exampleWorkshop, Workshop: workshopTitle, Day: at(9, 0), Early: true, Sheets: []Sheets{{Agency: "Media regulator"}}}
	return slices.Concat([]example{{"page-papers", PapersPage(lead)}, {"page-papers-early", PapersPage(early)}}, contactExamples(), leadExamples(), seatStatementExamples())
}
