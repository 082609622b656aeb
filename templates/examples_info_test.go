package templates

import "electready/assessment"

func infoExamples() []example {
	// Worked out by hand: known weights 3 + 3 + 2 = 8, sum 150 + 75 + 150 = 375,
	// 375 ÷ 8 = 46.9; all weights 12, low 375 ÷ 12 = 31.3, high 775 ÷ 12 = 64.6.
	// Room: levels 1, 1, 2, 3, 4; distances of ordered pairs 32; 32 ÷ 100.
	example1 := &Example{
		Questions: []ExampleQuestion{
			{Name: ExampleList, Weight: 3, Essential: true, Target: 3, Choice: "2", Points: 50, Product: 150, Finding: assessment.CauseGap, Priority: 6},
			{Name: ExampleBackup, Weight: 3, Essential: true, Target: 3, Choice: "1", Points: 25, Product: 75, Finding: assessment.CauseGap, Priority: 12},
			{Name: ExampleChannel, Weight: 2, Target: 3, Choice: "3", Points: 75, Product: 150},
			{Name: ExampleDrill, Weight: 2, Target: 2, Choice: assessment.Withheld},
			{Name: ExampleWatch, Weight: 2, Essential: true, Target: 3, Choice: assessment.Unknown, Finding: assessment.CauseUnknown, Priority: 12},
		},
		Points: 47, Low: 31, High: 65, Level: 1, Open: 1, Known: 3, Weight: 8, Sum: 375, LowSum: 375, HighSum: 775, AllWeight: 12,
		Room: ExampleRoom{
			Spread: RoomQuestion{About: assessment.Shared, At: [5]int{0, 2, 1, 1, 1}, Unknown: 1, NotOurs: 1},
			Weight: 3, Known: 5, Pairs: 32, Disagreement: "0.32", Share: "0.17", Discussion: "2.4",
		},
	}
	closed := *example1
	closed.Open, closed.Room.Spread.About = 0, assessment.Own
	drafts := police("/privacy")
	drafts.Drafts = true
	return []example{
		{"page-method", MethodPage(Method{Frame: police("/method"), Example: example1})},
		{"page-method-own", MethodPage(Method{Frame: visitor("/method"), Example: &closed})},
		{"page-sources", SourcesPage(Sources{Frame: visitor("/sources"), Sources: []SourceLine{
			{Key: "budapest", Title: "Convention on Cybercrime", Publisher: "Council of Europe", Year: 2001, Read: "text"},
			{
				Key: "compendium18", Title: "Compendium on Cyber Security of Election Technology", Publisher: "NIS Cooperation Group", Year: 2018, Read: "part",
				Used:  []QuestionLink{{Place: "1.1.1", Href: "/q/cs-inventory"}, {Place: "1.2.1", Href: "/q/cs-mfa"}},
				Often: en("It names measures for every part of an election office, so it stands beside most questions."),
			},
			{Key: "report", Title: "A report", Publisher: "An institute", Read: "second-hand", Elsewhere: []SourceUse{
				{Kind: SourceCase, Links: []QuestionLink{{Place: "1", Href: "/cards/cases#sc-results-down"}}},
				{Kind: SourceFact, Links: []QuestionLink{{Place: "3", Href: "/cards#fc-list"}}},
				{Kind: SourceSystem},
				{Kind: SourceIncident, Place: en("Orvelia, 2019"), Links: []QuestionLink{{Place: "1.1.1", Href: "/q/cs-inventory"}}},
			}},
			{Key: "handbook", Title: "A handbook", Publisher: "An office", Year: 2020, Read: "title"},
		}})},
		{"page-privacy", PrivacyPage(Privacy{Frame: drafts, Current: &Disclosed{Rule: assessment.RuleTrainer, Statements: true}})},
		{"page-privacy-visitor", PrivacyPage(Privacy{Frame: visitor("/privacy")})},
		{"page-accessibility", AccessibilityPage(Info{Frame: visitor("/accessibility")})},
		{"page-guide", GuidePage(Info{Frame: visitor("/guide")})},
		{"page-guide-slides", SlidesPage(Info{Frame: visitor("/guide/slides")})},
		{"page-help", HelpPage(Info{Frame: visitor("/help")})},
		{"page-help-seat", HelpPage(Info{Frame: policeLead("/help", "")})},
		{"page-security", SecurityPage(Info{Frame: visitor("/security")})},
		{"page-about", AboutPage(About{Frame: visitor("/about"), Version: "1.0.0", Bank: "1.0", Libraries: []Library{
			{Name: "github.com/a-h/templ", Version: "v0.3.977", Licence: "MIT"},
		}})},
		{"page-hidden", HiddenPage(Hidden{Frame: police("/hidden"), Back: "/tasks"})},
	}
}

func failureExamples() []example {
	typed := []Typed{{
		Ask:    en("Is there a list of people in other agencies whom you can call about an election incident at night?"),
		Choice: "2", Level: listLevels()[2], Basis: "document", Note: "The list of May.",
	}}
	page := func(v Failure) example {
		if v.Frame.Path == "" {
			v.Frame = visitor("/")
		}
		return example{"page-failure-" + string(v.Kind), FailurePage(v)}
	}
	return []example{
		page(Failure{Kind: NotFound}),
		page(Failure{Kind: Expired}),
		page(Failure{Kind: Paused, Frame: police("/parts/coordination/2"), Typed: typed, Back: "/tasks"}),
		page(Failure{Kind: NotOpen, Frame: police("/parts/coordination/2"), Typed: typed, Back: "/tasks"}),
		page(Failure{Kind: SeatsTaken}),
		page(Failure{Kind: UsedLink}),
		page(Failure{Kind: LinkEnded}),
		page(Failure{Kind: InvitationUsed}),
		page(Failure{Kind: InvitationEnded}),
		page(Failure{Kind: InvitationLapsed}),
		page(Failure{Kind: SignedOut, Frame: visitor("/w/w-7k2m9xqa")}),
		page(Failure{Kind: HandedOver}),
		page(Failure{Kind: Stale, Frame: police("/parts/coordination/2"), Back: "/parts/coordination/2", Versions: []Versions{{
			Ask: typed[0].Ask, Kept: Typed{Choice: assessment.Unknown}, Sent: typed[0], Action: "/parts/coordination/2",
			Fields: []Field{{"choice-co-list", "2"}, {"rev-co-list", "4"}},
		}}}),
		page(Failure{Kind: TooMany, Wait: 8}),
		page(Failure{Kind: ServerFault, ID: "F7K2"}),
		page(Failure{Kind: DiskFull, Frame: police("/parts/coordination/2"), Typed: typed, Back: "/tasks"}),
		page(Failure{Kind: BadRequest}),
		page(Failure{Kind: TooLarge}),
	}
}
