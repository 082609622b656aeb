package templates

import (
	"fmt"

	"electready/assessment"
	"electready/assessment/chart"
)

func exampleThemes() []ConsoleTheme {
	return []ConsoleTheme{
		{ID: "critical-systems", Number: 1, Title: en("Critical systems and weak links"), Stage: assessment.Shown, Opened: at(10, 25), Locked: at(10, 43), Shown: at(10, 50)},
		{ID: "incident-reporting", Number: 2, Title: en("Incident and crime reporting"), Stage: assessment.Locked, Opened: at(10, 25), Locked: at(10, 43)},
		{ID: "disinformation", Number: 3, Title: en("Disinformation and social engineering"), Stage: assessment.Open, Opened: at(14, 30)},
		{ID: "coordination", Number: 4, Title: en("Coordination and joint response"), Stage: assessment.Closed},
	}
}

func console(agencies int) Console {
	v := Console{
		Frame: conducting(PageConsole, ""), Workshop: exampleWorkshop, Title: workshopTitle, State: assessment.Running, Round: assessment.First,
		Rule: assessment.RuleRoom, Erased: at(15, 55), Themes: exampleThemes(),
	}
	for i, name := range roomNames[:agencies] {
		taken := 1 + i%3
		if i == 11 {
			taken = 0
		}
		v.Agencies = append(v.Agencies, ConsoleAgency{
			Name: name, Seats: 3, Taken: taken, Complete: min(5, i%7), Sections: 5, Lead: i != 4 && i != 11,
		})
		v.Taken += taken
	}
	if agencies > 4 {
		v.NoLead = 1
	}
	return v
}

func consoleExamples() []example {
	preparing := console(3)
	preparing.State, preparing.Taken = assessment.Preparing, 0
	for i := range preparing.Themes {
		preparing.Themes[i] = ConsoleTheme{
			ID: preparing.Themes[i].ID, Number: i + 1, Title: preparing.Themes[i].Title, Stage: assessment.Closed,
		}
	}
	for i := range preparing.Agencies {
		preparing.Agencies[i].Taken, preparing.Agencies[i].Complete, preparing.Agencies[i].Sections = 0, 0, 0
	}
	none := preparing
	none.Agencies = nil
	screen := console(15)
	screen.OnScreen = en("Who speaks first in public when a results site is down?")
	over := console(3)
	over.State, over.Custodian, over.Erased, over.OnScreen = assessment.HandedOver, "Central Election Commission", Moment{}, screen.OnScreen
	bad := console(1)
	bad.Problems = []Problem{{Field: "themes", Key: ProblemThemesNone}}
	return []example{
		{"page-trainer-console", ConsolePage(screen)},
		{"page-trainer-console-3", ConsolePage(preparing)},
		{"page-trainer-console-0", ConsolePage(none)},
		{"page-trainer-console-over", ConsolePage(over)},
		{"page-trainer-console-problem", ConsolePage(bad)},
	}
}

func agencyPageExamples() []example {
	v := Agencies{
		Frame: conducting(PageAgencies, "/agencies"), Workshop: exampleWorkshop, Kinds: kindOptions(),
		New: AgencyForm{Kind: assessment.Supplier, Seats: "3"},
		Agencies: []AgencyRow{
			{
				ID: "police", KindName: en("Cybercrime police"), Name: "Cybercrime police", Seats: 3, SlipUsed: true,
				Form:  AgencyForm{Kind: assessment.Police, Name: "Cybercrime police", Short: "Police", Seats: "3"},
				Taken: []TakenSeat{{Respondent: "r-1", Number: 1, Lead: true}, {Respondent: "r-2", Number: 2}, {Respondent: "r-3", Number: 3, Aside: true}},
			},
			{
				ID: "cert", KindName: en("Computer incident team (CERT)"), Name: "National CERT", Seats: 1,
				Form: AgencyForm{Kind: assessment.CERT, Name: "National CERT", Short: "CERT", Seats: "1"},
			},
			{ID: "media", KindName: en("Media and communications regulator"), Name: "Media regulator", Seats: 3, Left: at(11, 40)},
		},
	}
	issued := v
	issued.Issued = &IssuedCode{Short: "Police", Number: 2, Code: "H4TX 9KMP"}
	change := v
	change.Change = "cert"
	bad := v
	bad.Agencies = append([]AgencyRow{}, v.Agencies[:2]...)
	bad.Agencies[0].Form.Seats, bad.Agencies[1].Confirm = "0", "CRT"
	bad.Problems = []Problem{
		{Field: "seats-police", Key: ProblemAgencySeats, Args: []any{"limit", 40}},
		{Field: "confirm-cert", Key: ProblemAgencyConfirm, Args: []any{"short", "CERT"}},
		{Field: "kind", Key: ProblemAgencyKind},
	}
	over := v
	over.ReadOnly = true
	return []example{
		{"page-trainer-agencies", AgenciesPage(v)},
		{"page-trainer-agencies-change", AgenciesPage(change)},
		{"page-trainer-agencies-issued", AgenciesPage(issued)},
		{"page-trainer-agencies-problem", AgenciesPage(bad)},
		{"page-trainer-agencies-over", AgenciesPage(over)},
		{"page-trainer-agencies-0", AgenciesPage(Agencies{Frame: conducting(PageAgencies, "/agencies"), Workshop: exampleWorkshop})},
	}
}

func qr(text string) chart.QR {
	code, err := chart.NewQR(text)
	if err != nil {
		panic(err)
	}
	return code
}

func cardExamples() []example {
	v := Cards{
		Frame: conducting(PageCards, "/cards"), Workshop: exampleWorkshop, Title: workshopTitle, Day: at(9, 0), Rule: assessment.RuleRoom,
		Erased: at(15, 55), Network: "ORVELIA-ROOM", Address: "join.orvelia.example",
		Cards: []AgencyCard{
			{Agency: "Cybercrime police", Code: "KR7M 4WXP", QR: qr("https://join.orvelia.example/j/KR7M4WXP"), Seats: 3, Slip: "3HQX 9TDN"},
			{Agency: "Security service or special communications service", Code: "A2C4 E6G8", QR: qr("https://join.orvelia.example/j/A2C4E6G8"), Seats: 1, Slip: "QQ44 WW77", SlipUsed: true},
		},
	}
	plain := v
	plain.PlainHTTP, plain.Custodian, plain.Network, plain.Address = true, "Central Election Commission", "", "http://192.168.178.124:8080"
	plain.Day, plain.Cards, plain.Fingerprint = Moment{}, v.Cards[:1], []string{"not", "shown"}
	own := v
	own.Network, own.Address, own.Cards = "", "https://192.168.178.124:8443", v.Cards[1:]
	for i := range 16 {
		own.Fingerprint = append(own.Fingerprint, fmt.Sprintf("%04X", 4007*i+999))
	}
	return []example{
		{"page-trainer-cards", CardsPage(v)},
		{"page-trainer-cards-plain", CardsPage(plain)},
		{"page-trainer-cards-own", CardsPage(own)},
		{"page-trainer-cards-0", CardsPage(Cards{Frame: conducting(PageCards, "/cards"), Workshop: exampleWorkshop, Title: workshopTitle, Rule: assessment.RuleOwn})},
	}
}
