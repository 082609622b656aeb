package templates

import (
	"electready/assessment"
	"electready/assessment/chart"
)

// teamExamples are the pages of several trainers of one workshop.
func teamExamples() []example {
	links := Links{
		Frame: conducting(PageLinks, "/links"), Workshop: exampleWorkshop, Offered: bothLanguages, Chosen: "en",
		Team: Team{
			Members: []TeamMember{
				{ID: "t-ana", Name: "Ana Lomidze", You: true},
				{ID: "t-nino", Name: "Nino Beridze", Invited: true, InvitedBy: "Ana Lomidze", Ends: true},
				{ID: "t-eka", Name: "Eka", Invited: true, Ends: true},
			},
			Invitations: []InvitationLine{
				{Seq: 5, By: "Ana Lomidze", Made: at(12, 10), Until: at(23, 10)},
				{Seq: 4, By: "Ana Lomidze", Made: at(9, 50), Until: at(9, 50), Over: true},
				{Seq: 3, By: "Ana Lomidze", Made: at(9, 40), Ended: at(9, 45)},
				{Seq: 2, By: "Ana Lomidze", Made: at(9, 10), Used: at(9, 14), Taker: "Nino Beridze"},
				{Seq: 1, Made: at(9, 1), Used: at(9, 2)},
			},
		},
	}
	qr, err := chart.NewQR("https://192.168.8.2:8443/invitation/Jm3tO0q8x2p5Yv7kq1aZ9c4n6b8m0w2e4r6t8y0u2i4")
	if err != nil {
		panic(err) // the address is short
	}
	issued := links
	issued.Issued = &IssuedLink{Role: assessment.TrainerRole, Address: "https://192.168.8.2:8443/invitation/Jm3tO0q8x2p5Yv7kq1aZ9c4n6b8m0w2e4r6t8y0u2i4", QR: qr}
	invited := Invited{Frame: visitor("/invitation/x"), Link: "x", Title: workshopTitle, Proposed: "quiet lamps over nine rivers"}
	bad, member := invited, invited
	bad.Name, bad.Known, bad.Wait = "Nino", "Eka", 8
	bad.Problems = []Problem{{Field: "name", Key: ProblemTrainerNameTaken}, {Field: "known-passphrase", Key: ProblemSignIn}}
	member.Frame, member.Member = trainer("/invitation/x"), "Eka"
	return []example{
		{"page-team", LinksPage(links)},
		{"page-team-issued", LinksPage(issued)},
		{"page-invited", InvitedPage(invited)},
		{"page-invited-problem", InvitedPage(bad)},
		{"page-invited-member", InvitedPage(member)},
	}
}

// meanwhileExamples are forms that came back because somebody else saved.
func meanwhileExamples() []example {
	by := func(m Meanwhile) *Meanwhile {
		m.At = at(14, 2)
		return &m
	}
	mine, theirs := plan(), plan()
	mine.Frame, mine.Workshop, mine.Mark, mine.Agencies = conducting(PagePlan, "/plan"), exampleWorkshop, "5e1f", nil
	theirs.Country, theirs.Custodian, theirs.Statements = "Orvelia", "Central Election Commission", !mine.Statements
	theirs.Uses, theirs.Rule = nil, assessment.RuleNamed
	mine.Meanwhile = by(Meanwhile{By: "Nino Beridze", Form: "plan", Keep: "/w/" + exampleWorkshop + "/plan", Lines: PlanVersions(theirs, mine)})
	mine.Problems = []Problem{{Field: "title", Key: ProblemMeanwhile}}
	mine.Meanwhile.Place(mine.Problems)
	same := mine
	same.Meanwhile = by(Meanwhile{You: true, Form: "plan", Keep: "/w/" + exampleWorkshop + "/plan"})
	return []example{
		{"page-meanwhile-plan", PlanPage(mine)},
		{"page-meanwhile-same", PlanPage(same)},
	}
}
