package templates

import "electready/assessment"

func agencyExamples() []example {
	return append(houseExamples(), append(resultExamples(), roomExamples()...)...)
}

func houseExamples() []example {
	apart := HouseQuestion{
		ID: "co-list", Levels: listLevels(), Base: "1-3-3", AskReason: true, Open: true,
		Ask:    en("Is there a list of people in other agencies whom you can call about an election incident at night?"),
		Voices: []VoiceCount{{"1", 1}, {"3", 2}},
		Notes:  []Text{{Text: "The list was called through in May. Two numbers were wrong."}},
	}
	same := func(id, ask string) HouseQuestion {
		return HouseQuestion{
			ID: id, Ask: en(ask), Levels: listLevels(), Base: "2-2-2", Position: "2", Voices: []VoiceCount{{"2", 3}},
		}
	}
	further := apart
	further.ID, further.Open = "co-later", false
	waiting := HouseQuestion{
		ID: "co-sign", Ask: en("You see a technical sign of an attack. When do others hear of it from you?"), Levels: listLevels(),
		Position: "2", Voices: []VoiceCount{{"2", 1}, {"3", 1}}, Missing: 1, Wait: assessment.WaitOneApart, Base: "2-3",
	}
	silent := HouseQuestion{
		ID: "co-help", Ask: en("Who may ask companies for help at night?"), Levels: listLevels(), Missing: 3, Wait: assessment.WaitVoice, Base: "none",
	}
	confirmed := same("co-decide", "Who decides about a message to the public when a results page is down?")
	confirmed.Revised, confirmed.Reason = true, "Agreed at the morning meeting."
	unknown := same("co-order", "Who may order a provider to keep data during an election night?")
	unknown.Position, unknown.Voices = assessment.Unknown, []VoiceCount{{assessment.Unknown, 3}}
	vm := House{
		Frame: policeLead("/house", PageHouse), Rule: assessment.RuleRoom, Agency: "Cybercrime police", Voices: 3,
		Themes: []Text{en("Disinformation and social engineering"), en("Coordination and joint response")},
		Agree: []HouseQuestion{
			same("co-channel", "How do you send a confidential message about an incident to another agency?"), unknown,
		},
		Decide: []HouseQuestion{apart, further}, Waiting: []HouseQuestion{waiting, silent}, Confirmed: []HouseQuestion{confirmed},
		Members: []Member{
			{ID: "r1", Short: "Police", Number: 1, Name: "N. N.", Lead: true, Self: true},
			{ID: "r2", Short: "Police", Number: 2},
			{ID: "r3", Short: "Police", Number: 3, Name: "M. M.", Aside: true},
		},
		Sections: []SharedSection{{ID: "co-contacts", Title: en("Contacts and sharing"), Theme: en("Coordination and joint response"), Seat: 2}, {ID: "co-plans", Title: en("Plans and exercises")}},
	}
	bad := vm
	bad.Voices, bad.Few, bad.Agree, bad.Confirmed, bad.Shared, bad.Sections = 2, true, nil, nil, true, nil
	bad.Problems = []Problem{{Field: "reason-co-list", Key: ProblemReasonMissing}}
	apart.Chosen = "3"
	bad.Decide = []HouseQuestion{apart}
	empty := House{Frame: policeLead("/house", PageHouse), Rule: assessment.RuleRoom, Members: vm.Members[:1]}
	return []example{
		{"page-house", HousePage(vm)},
		{"page-house-problem", HousePage(bad)},
		{"page-house-empty", HousePage(empty)},
	}
}

func resultExamples() []example {
	frame := policeLead("/result", PageResult)
	scores := []ScoreLine{
		{
			Number: 1, Title: en("Critical systems and weak links"), Points: points(41), Low: 41, High: 41, Answered: 11, Applicable: 11,
			Level: points(1), HeldBack: []Text{en("Has a backup been restored as a test in the last 12 months?")},
			Sections: []ScoreLine{
				{Title: en("Knowing what is critical"), Points: points(61), Low: 55, High: 70},
				{Title: en("Help from companies and civil society"), Low: 12, High: 90},
			},
		},
		{
			Number: 2, Title: en("Disinformation and social engineering"), Low: 22, High: 91, Answered: 7, Applicable: 10, Unknown: 4,
			NotStated: 3, Level: points(2), Open: 3, HeldBack: []Text{en("Is there a drill for a takeover of your official accounts?")},
		},
		{
			Number: 3, Title: en("Coordination and joint response"), Points: points(63), Low: 54, High: 78, Answered: 11, Applicable: 12,
			Unknown: 1, Unsettled: 1, NotStated: 1, Level: points(2), Open: 1,
		},
		{Number: 4, Title: en("Reporting of incidents and crime"), Points: points(72), Low: 67, High: 75, Answered: 12, Applicable: 12, Unknown: 1},
	}
	vm := Result{
		Frame: frame, Agency: "Cybercrime police", Workshop: "Election readiness, Orvelia", Round: assessment.First, At: at(15, 10),
		Provisional: 3, Unsettled: 1, CanConfirm: true, Scores: scores,
		Overall: &ScoreLine{Low: 46, High: 71}, Total: 14,
		Findings: []FindingLine{
			{
				Question: "cs-restore", Cause: assessment.CauseGap, Essential: true, Level: 0, Target: 3, Days: 14,
				Ask:   en("Has a backup of your case and evidence systems been restored as a test in the last 12 months?"),
				Steps: []Text{en("Restore last night’s backup to a clean machine and write down how long it took."), en("Do it again before each election.")},
				With:  []Text{en("Digital agency"), en("Suppliers")},
			},
			{
				Question: "ir-order", Cause: assessment.CauseUnknown, Essential: true, Target: 3, Days: 1,
				Ask:   en("Who may order a provider to keep data during an election night?"),
				Steps: []Text{en("Ask the duty prosecutor for the name, and put it on the night list.")},
			},
			{
				Question: "co-list", Cause: assessment.CauseSplit, Target: 3,
				Ask:   en("Is there a list of people in other agencies whom you can call about an election incident at night?"),
				Steps: []Text{en("Compare the answers for ten minutes: one of you may know something that the others do not.")},
			},
		},
	}
	complete := vm
	complete.Provisional, complete.Unsettled, complete.Total, complete.Findings = 0, 0, 0, nil
	complete.Overall = &ScoreLine{Points: points(58), Low: 46, High: 71}
	return []example{
		{"page-result", ResultPage(vm)},
		{"page-result-complete", ResultPage(complete)},
		{"page-result-empty", ResultPage(Result{Frame: frame, Agency: "Cybercrime police", Round: assessment.First, At: at(15, 10)})},
	}
}

func roomExamples() []example {
	split := RoomQuestion{
		ID: "co-list", About: assessment.Shared, Levels: listLevels(), At: [5]int{1, 4, 3, 4, 0}, Unknown: 1, NotStated: 1, NotOurs: 1,
		Ask: en("Is there a list of people in other agencies whom you can call about an election incident at night?"), Target: 3, Split: true,
	}
	uneven := RoomQuestion{
		ID: "co-drill", About: assessment.Own, At: [5]int{2, 0, 0, 2, 2}, NotStated: 2, Target: 3, Split: true,
		Ask: en("When did you last exercise an election incident with another agency?"),
	}
	orphan := RoomQuestion{
		ID: "co-abroad", Unknown: 8, NotStated: 2, NotOurs: 5, Orphan: true, Target: 2,
		Ask: en("Who tells observers from abroad when a system is down?"),
	}
	far := RoomQuestion{
		ID: "co-night", At: [5]int{5, 6, 2, 1, 0}, NotOurs: 1, Median: points(1), Target: 3,
		Ask: en("Has the results night been rehearsed once with everybody?"),
	}
	hidden := RoomQuestion{ID: "co-press", Ask: en("Who speaks to the press at night?"), Hidden: true, Target: 3}
	silent := RoomQuestion{ID: "co-radio", Ask: en("Is there a second way to reach each other?"), Unknown: 6, Target: 3}
	named := far
	named.Named = []NamedChoice{{"Election commission", "1"}, {"National CERT", assessment.Unknown}, {"Electoral court", assessment.Withheld}}
	theme := RoomTheme{
		ID: "coordination", Number: 3, Title: en("Coordination and joint response"), Shown: at(14, 52),
		Orphans: []RoomQuestion{orphan}, Apart: []RoomQuestion{split, uneven}, Furthest: []RoomQuestion{far},
		Sections: []RoomSection{
			{ID: "section-a", Title: en("Contacts and sharing"), Questions: []RoomQuestion{split, hidden, silent}},
			{ID: "section-b", Title: en("Plans and exercises"), Questions: []RoomQuestion{uneven, far, orphan}},
		},
		Points: &Distribution{Bands: [5]int{1, 3, 5, 3, 0}, Median: points(47), Scored: 12},
	}
	vm := Room{
		Frame: policeLead("/room", PageRoom), Rule: assessment.RuleRoom, Workshop: "Election readiness, Orvelia", Round: assessment.First,
		Agencies: 15, Fewest: 5, Themes: []RoomTheme{theme},
	}
	byName := vm
	byName.Rule, byName.Fewest = assessment.RuleNamed, 0
	theme.Furthest, theme.Shown = []RoomQuestion{named}, Moment{}
	byName.Themes = []RoomTheme{theme}
	few := theme
	few.Number, few.ID, few.Points = 4, "incident-reporting", &Distribution{Hidden: true}
	vm.Themes = append(vm.Themes, few)
	return []example{
		{"page-room", RoomPage(vm)},
		{"page-room-named", RoomPage(byName)},
		{"page-room-empty", RoomPage(Room{Frame: police("/room"), Rule: assessment.RuleOwn, Round: assessment.Second, Fewest: 5, Agencies: 1})},
	}
}
