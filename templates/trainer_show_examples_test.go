package templates

import (
	"fmt"
	"slices"

	"electready/assessment"
)

// roomFigures is a question of the room's picture.
func roomFigures(id, ask string, about assessment.About, levels [5]int, unknown, notStated, notOurs int) ShowQuestion {
	counts := assessment.SharedCounts{Levels: levels, Unknown: unknown, NotStated: notStated, NotOurs: notOurs}
	return ShowQuestion{
		SharedQuestion: assessment.SharedQuestion{ID: id, Asked: 15, Shown: true, Counts: counts},
		About:          about, Target: 3, Ask: en(ask), Levels: listLevels(),
	}
}

func show() Show {
	orphan := roomFigures("co-observers", "Who tells observers from abroad when a system is down?", assessment.Shared, [5]int{}, 8, 2, 5)
	orphan.Orphan = true
	speaks := roomFigures("co-speaks", "Who speaks first in public when a results site is down?", assessment.Shared, [5]int{2, 2, 3, 4, 2}, 1, 0, 1)
	speaks.Split = true
	list := roomFigures("co-list", "Is there a list of people in other agencies whom you can call about an election incident at night?", assessment.Own, [5]int{1, 4, 3, 4, 0}, 1, 1, 1)
	list.Split = true
	sign := roomFigures("co-sign", "You see a technical sign of an attack. When do others hear of it from you?", assessment.Own, [5]int{2, 2, 3, 2, 0}, 5, 1, 0)
	sign.Median = points(2)
	night := roomFigures("co-night", "Has the results night been rehearsed once with everybody?", assessment.Own, [5]int{5, 6, 2, 1, 0}, 0, 0, 1)
	night.Median = points(1)
	second := roomFigures("co-second", "Is there a second way to reach each other when mobile phones fail?", assessment.Own, [5]int{}, 0, 0, 0)
	second.MostOrAll, second.Median = "1", points(1)
	few := roomFigures("co-few", "Who keeps the seal of the results night?", assessment.Own, [5]int{}, 0, 0, 0)
	few.Shown = false
	nobody := roomFigures("co-nobody", "How long are records of the network kept?", assessment.Own, [5]int{}, 0, 0, 0)
	nobody.MostOrAll = assessment.Unknown
	theme := exampleThemes()[0]
	theme.ID, theme.Number, theme.Title = "coordination", 3, en("Coordination and joint response")
	return Show{
		Frame: conducting(PageConsole, "/themes/coordination"), Workshop: exampleWorkshop, Theme: theme, Round: assessment.First,
		Rule: assessment.RuleRoom, Agencies: 15, Fewest: 5, OnScreen: "co-speaks",
		Orphans: []ShowQuestion{orphan}, Talk: []ShowQuestion{speaks, list, sign}, Assign: []ShowQuestion{night, second},
		Sections: []ShowSection{
			{ID: "who", Title: en("Who decides"), Questions: []ShowQuestion{orphan, speaks, few}},
			{ID: "contacts", Title: en("Contacts and sharing"), Questions: []ShowQuestion{list, sign, nobody}},
			{ID: "plans", Title: en("Plans and exercises"), Questions: []ShowQuestion{night, second}, Points: &PointsSpread{Agencies: 15}},
		},
		Points:      PointsSpread{Shown: true, Scored: 13, Agencies: 15, Bands: [5]int{1, 4, 5, 3, 0}, Median: points(47)},
		Unconfirmed: 4, Positions: 180,
		Private: []PrivateAgency{{"emb", "Election commission"}, {"police", "Cybercrime police"}},
	}
}

func showExamples() []example {
	locked := show()
	locked.Theme.Stage, locked.Theme.Shown, locked.OnScreen = assessment.Locked, Moment{}, ""
	locked.Rule, locked.Private = assessment.RuleOwn, nil
	locked.Points = PointsSpread{Shown: true, Scored: 6, Agencies: 6, MostOrAll: points(2), Median: points(48)}
	open := show()
	open.Theme.Stage, open.OnScreen = assessment.Open, ""
	named := show()
	named.Rule, named.Fewest, named.ReadOnly = assessment.RuleNamed, 0, true
	named.Orphans, named.Assign = nil, nil
	named.Sections[0].Questions[2].Shown, named.Sections[2].Points = true, nil
	for i := range named.Sections {
		for j, name := range roomNames[:5] {
			named.Sections[i].Named = append(named.Sections[i].Named, NamedPoints{Agency: name, Points: points(20*j + i)})
		}
		named.Sections[i].Named[3].Points = nil
	}
	named.Talk[1].Names = []NamedChoice{
		{"Election commission", "3"},
		{"National CERT", assessment.Unknown},
		{"Cybercrime police", assessment.NotOurs},
		{"Prosecution service", ""},
	}
	return []example{
		{"page-trainer-show", ShowPage(show())},
		{"page-trainer-show-section", ShowSectionPage(showSection())},
		{"page-trainer-show-locked", ShowPage(locked)},
		{"page-trainer-show-open", ShowPage(open)},
		{"page-trainer-show-named", ShowPage(named)},
	}
}

func privateExamples() []example {
	return []example{
		{"page-trainer-private", PrivatePage(Private{
			Frame: conducting(PageConsole, "/private"), Workshop: exampleWorkshop, Back: "/w/w-7k2m9xqa/themes/coordination",
			Agency: "Cybercrime police", Round: assessment.First, At: at(14, 58), Provisional: 3, Unsettled: 1,
			Scores: []ScoreLine{
				{
					Number: 1, Title: en("Critical systems and weak links"), Points: points(61), Low: 48, High: 79, Answered: 9, Applicable: 11,
					Unknown: 1, NotStated: 1, Level: points(2), Open: 1, HeldBack: []Text{en("When did you last restore a backup?")},
					Sections: []ScoreLine{
						{Title: en("Knowing what is critical"), Points: points(75), Low: 75, High: 75},
						{Title: en("Continuity and recovery"), Low: 12, High: 90},
					},
				},
				{Number: 3, Title: en("Coordination and joint response"), Low: 22, High: 91, Answered: 2, Applicable: 10, NotStated: 8},
			},
			Themes: []PrivateTheme{{
				Number: 3, Title: en("Coordination and joint response"), Positions: []PrivatePosition{
					{Ask: exampleQuestions()[0].Ask, Choice: "2", State: listLevels()[2], Target: 3, Confirmed: true},
					{Ask: exampleQuestions()[1].Ask, Choice: assessment.Unknown, Target: 3},
					{Ask: exampleQuestions()[2].Ask, Unsettled: true, Target: 2},
					{Ask: en("Who decides at night?"), Target: 2},
				},
			}},
		})},
	}
}

func screenExamples() []example {
	v := Screen{
		Frame: visitor("/w/w-7k2m9xqa/screen"), Title: workshopTitle, Rule: assessment.RuleRoom, Taken: 38, Agencies: 15, Live: Live{Every: 2},
		Address: "https://10.0.0.2:8443", Network: "ORVELIA-ROOM", QR: qr("https://10.0.0.2:8443"),
	}
	question := func(q ShowQuestion) Screen {
		out := v
		out.Question = &ScreenQuestion{ShowQuestion: q, ThemeNumber: 3, ThemeTitle: en("Coordination and joint response"), Fewest: 5}
		return out
	}
	long := question(show().Talk[1])
	most, unknown, few, twelve := show().Assign[1], show().Sections[1].Questions[2], show().Sections[0].Questions[2], show().Assign[0]
	twelve.Counts = assessment.SharedCounts{Levels: [5]int{0, 11, 2, 0, 0}, Unknown: 1, NotOurs: 1}
	named := question(show().Talk[0])
	named.Rule = assessment.RuleNamed
	plain := v
	plain.PlainHTTP, plain.Network = true, ""
	own := v
	for i := range 16 {
		own.Fingerprint = append(own.Fingerprint, fmt.Sprintf("%04X", 4007*i+999))
	}
	full := show().Talk[0]
	full.Ask = en("When a false claim about the election appears, how do the agencies decide whether to ignore it, correct it, refer it or investigate it?")
	full.Levels = []Text{
		en("No rule covers advertising online."),
		en("Rules for print and television are applied case by case."),
		en("Written rules oblige contestants to name the payer on each advertisement, list their pages and report spending, paid supporters with many followers included."),
		en("In the last campaign or in the last 12 months officials compared a sample of reports with advertisements really shown."),
		en("Rules or checks were changed after that, and decisions published."),
	}
	return []example{
		{"page-trainer-screen", ScreenPage(long)},
		{"page-trainer-screen-join", ScreenPage(v)},
		{"page-trainer-screen-plain", ScreenPage(plain)},
		{"page-trainer-screen-fingerprint", ScreenPage(own)},
		{"page-trainer-screen-most", ScreenPage(question(most))},
		{"page-trainer-screen-unknown", ScreenPage(question(unknown))},
		{"page-trainer-screen-few", ScreenPage(question(few))},
		{"page-trainer-screen-long", ScreenPage(question(full))},
		{"page-trainer-screen-tall", ScreenPage(question(twelve))},
		{"page-trainer-screen-named", ScreenPage(named)},
		{"page-trainer-screen-orphan", ScreenPage(question(show().Orphans[0]))},
	}
}

func exportExamples() []example {
	v := Export{
		Frame: conducting(PageExport, "/export"), Workshop: exampleWorkshop, Scope: assessment.ScopeRoom,
		Agencies: []PrivateAgency{{"emb", "Election commission"}, {"police", "Cybercrime police"}},
	}
	bad := v
	bad.Scope, bad.Plain = assessment.ScopeFull, true
	bad.Problems = []Problem{{Field: "reason", Key: ProblemExportReason}, {Field: "agency", Key: ProblemExportAgency}}
	var lines []TrailLine
	for i, deed := range []string{
		"exported full", "opened in private", "themes shown", "themes locked", "themes open", "room's screen", "renewed personal code",
		"renewed slip", "renewed card", "agency left", "changed agency", "added agency", "set aside", "took back", "started", "merged",
		"imported", "exported room", "exported agency", "changed", "created", "something new",
	} {
		lines = append(lines, TrailLine{At: at(15, 59-i), Role: assessment.TrainerRole, Who: "Nino Kapanadze", Deed: deed, Object: "police"})
	}
	lines[12].Role, lines[12].Who = assessment.LeadRole, ""
	lines[16].Role, lines[16].Who, lines[16].Object = assessment.OperatorRole, "", ""
	return []example{
		{"page-trainer-export", ExportPage(v)},
		{"page-trainer-export-problem", ExportPage(bad)},
		{"page-trainer-trail", TrailPage(Trail{Frame: conducting(PageTrail, "/trail"), Workshop: exampleWorkshop, Lines: lines})},
		{"page-trainer-trail-0", TrailPage(Trail{Frame: conducting(PageTrail, "/trail"), Workshop: exampleWorkshop})},
	}
}

// showSection has all questions of the example in one section.
func showSection() Show {
	v := show()
	whole := v.Sections[0]
	for _, s := range v.Sections[1:] {
		whole.Questions = append(slices.Clone(whole.Questions), s.Questions...)
	}
	v.Sections = []ShowSection{whole}
	return v
}
