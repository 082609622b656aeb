package templates

import (
	"time"

	"electready/assessment"
	"electready/assessment/chart"
)

func agreeExamples() []example {
	return append(principleExamples(), actionExamples()...)
}

func exampleNumbers() *PrincipleNumbers {
	return &PrincipleNumbers{
		Said: 8,
		Counts: []StanceCount{
			{assessment.StanceSupport, 5}, {assessment.StanceWording, 1}, {assessment.StanceReservation, 2}, {assessment.StanceNoMandate, 0},
		},
		Texts: []StanceText{
			{assessment.StanceWording, "“When intent is likely” in the place of “possible”.", "National CERT"},
			{assessment.StanceReservation, "Subject to the law on <protected> sources.", ""},
		},
		Named: []string{"National CERT", "Election commission"},
	}
}

func exampleHead(n int, stage assessment.Stage) PrincipleHead {
	return PrincipleHead{
		ID: "pr-" + string(rune('a'+n)), Number: n, Title: en("Keep before you rebuild"), Stage: stage, Version: 1,
		Text: en("We keep logs and copies before a system is rebuilt, and we write down who decided."),
	}
}

func principleExamples() []example {
	own := exampleHead(2, assessment.Open)
	own.Title, own.Text = Text{}, Text{Lang: "ka", Text: "ჩვენ ერთად ვმორიგეობთ."}
	changed := exampleHead(3, assessment.Open)
	changed.Version = 2
	items := []PrincipleItem{
		{PrincipleHead: exampleHead(1, assessment.Open), Said: assessment.Stance{Stance: assessment.StanceSupport, Named: true}, Typed: assessment.Stance{Stance: assessment.StanceSupport, Named: true}, Base: 1},
		{PrincipleHead: own, Before: assessment.StanceReservation, Typed: assessment.Stance{Stance: assessment.StanceWording}},
		{PrincipleHead: changed, Typed: assessment.Stance{Stance: assessment.StanceReservation, Text: "Two officers"}, Changed: &PrincipleText{1, en("We keep logs.")}},
		{PrincipleHead: exampleHead(4, assessment.Shown), Said: assessment.Stance{Stance: assessment.StanceWording, Text: "Say who decides"}, Shared: exampleNumbers()},
		{PrincipleHead: exampleHead(5, assessment.Locked), Said: assessment.Stance{Stance: assessment.StanceNoMandate}, Lost: true, Typed: assessment.Stance{Stance: assessment.StanceReservation, Text: "Too late"}},
	}
	seat := Principles{Frame: policeLead("/principles", PagePrinciples), Lead: true, Items: items}
	bad := seat
	bad.Problems = []Problem{
		{Field: "text-pr-c", Key: "principle.problem-wording", Args: []any{"title", "Keep before you rebuild"}}, {Field: "principle-pr-d", Key: "principle.problem-changed", Args: []any{"title", "Keep before you rebuild"}},
	}
	few := &PrincipleNumbers{Said: 3, Fewest: 5}
	reading := Principles{Frame: policeLead("/principles", PagePrinciples), Outer: true, Items: []PrincipleItem{
		{PrincipleHead: exampleHead(1, assessment.Shown), Shared: exampleNumbers()}, {PrincipleHead: exampleHead(2, assessment.Shown), Shared: few}, {PrincipleHead: exampleHead(3, assessment.Closed)},
	}}
	trainer := TrainerPrinciples{
		Frame: conducting(PageTrainerPrinciples, "/principles"), Workshop: exampleWorkshop, OnScreen: "principles:pr-c",
		Items: []TrainerPrinciple{
			{PrincipleHead: exampleHead(1, assessment.Open), Answered: 1, Of: 12},
			{PrincipleHead: exampleHead(2, assessment.Shown), Answered: 8, Of: 12, Numbers: exampleNumbers()},
			{PrincipleHead: exampleHead(3, assessment.Closed), Of: 12, Lacking: []PrincipleField{{Lang: "ka", Name: "ქართული"}, {Lang: "uk", Name: "Українська"}}},
		},
		Choose: []PlanTick{{"pr-b", en("Keep before you rebuild"), true}, {"pr-z", en("Practise together"), false}},
	}
	over := trainer
	over.ReadOnly, over.OnScreen, over.Problems = true, "", []Problem{{Key: "principle.problem-none"}}
	edit := PrincipleEdit{
		Frame: conducting(PageTrainerPrinciples, "/principles/pr-b"), Workshop: exampleWorkshop, ID: "pr-b", Title: en("Keep before you rebuild"), Version: 2, Mark: "m1",
		Texts: []PrincipleField{{"en", "English", "We keep logs.", ""}, {"ka", "ქართული", "", ""}}, Numbers: exampleNumbers(),
	}
	lacking := edit
	lacking.Lacking = true
	lacking.Texts = []PrincipleField{{"en", "English", "We keep logs.", ""}, {"ka", "ქართული", "", "ჩვენ ვინახავთ ჩანაწერებს."}}
	stale := edit
	stale.Meanwhile = &Meanwhile{By: "Nino", At: at(14, 2), Form: "principle", Keep: "/w/x/principles", Lines: []MeanwhileLine{
		{"", Said{Texts: []Text{{"en", "English"}}}, SaidText("We keep copies."), SaidText("We keep logs.")},
	}}
	stale.Problems = []Problem{{Field: "text-en", Key: ProblemMeanwhile}}
	fresh := edit
	fresh.Fresh, fresh.Numbers = true, nil
	screen := PrincipleScreen{Title: "Election readiness, Orvelia", Live: Live{Every: 2}, More: 2, Items: []ScreenPrinciple{
		{exampleHead(1, assessment.Shown), exampleNumbers()}, {own, nil}, {exampleHead(3, assessment.Shown), few},
	}}
	one := PrincipleScreen{Title: "Election readiness, Orvelia", Live: Live{Every: 2}, One: true, Items: screen.Items[:1]}
	oneOwn := one
	oneOwn.Items = screen.Items[1:2]
	return []example{
		{"page-principles", PrinciplesPage(seat)},
		{"page-principles-problems", PrinciplesPage(bad)},
		{"page-principles-reading", PrinciplesPage(reading)},
		{"page-principles-none", PrinciplesPage(Principles{Frame: policeLead("/principles", PagePrinciples)})},
		{"page-principles-trainer", TrainerPrinciplesPage(trainer)},
		{"page-principles-over", TrainerPrinciplesPage(over)},
		{"page-principle-edit", PrincipleEditPage(edit)},
		{"page-principle-lacking", PrincipleEditPage(lacking)},
		{"page-principle-stale", PrincipleEditPage(stale)},
		{"page-principle-fresh", PrincipleEditPage(fresh)},
		{"page-principle-new", PrincipleEditPage(PrincipleEdit{Frame: conducting(PageTrainerPrinciples, "/principles/new"), Workshop: exampleWorkshop, Version: 1, Texts: fresh.Texts})},
		{"page-principle-screen", PrincipleScreenPage(screen)},
		{"page-principle-screen-one", PrincipleScreenPage(one)},
		{"page-principle-screen-own", PrincipleScreenPage(oneOwn)},
		{"page-principle-screen-none", PrincipleScreenPage(PrincipleScreen{Title: "Election readiness, Orvelia"})},
	}
}

func exampleDay(month time.Month, day int) Moment {
	return time.Date(2027, month, day, 0, 0, 0, 0, time.UTC)
}

func examplePlanRows() []PlanRow {
	axis := chart.NewPlan(100, 95, 45, 150)
	return []PlanRow{
		{
			ID: "a-1", Title: Text{Text: "Sign a table: who may extend the voting"}, About: en("Decide about voting"), Owner: "Election commission", With: []string{"Government", "Prosecution"},
			State: assessment.ActionTaken, Days: 95, Reason: "Two bodies sign.", Start: exampleDay(1, 5), Due: exampleDay(2, 19), Fits: assessment.StartBy, Bar: axis.Bar(95), Mark: "m1",
		},
		{ID: "a-2", Title: Text{Text: "Call the night list"}, Owner: "National CERT", State: assessment.ActionTaken, Days: 45, Start: exampleDay(2, 1), Fits: assessment.InTime, Bar: axis.Bar(45), Mark: "m2"},
		{ID: "a-3", Title: Text{Text: "Second proof for all accounts"}, Owner: "Foreign ministry", State: assessment.ActionTaken, Days: 150, Start: exampleDay(1, 1), Fits: assessment.TooLate, Bar: axis.Bar(150), Instead: en("Give keys to the administrators first."), Takes: 60, Mark: "m3"},
		{ID: "a-4", Title: Text{Text: "Test the software"}, Owner: "Digital agency", State: assessment.ActionTaken, Days: 180, Start: exampleDay(1, 1), Fits: assessment.TooLate, Bar: axis.Bar(150), Mark: "m4"},
	}
}

func actionExamples() []example {
	election := Election{Day: exampleDay(4, 18), Left: 100, Axis: chart.NewPlan(100, 95, 45, 150)}
	rows := examplePlanRows()
	proposed := []PlanRow{
		{ID: "a-5", Title: Text{Text: "Name who answers for the network"}, Asked: "Government", State: assessment.ActionProposed, Days: 30, Start: exampleDay(3, 1), Fits: assessment.InTime, Mark: "m5", Href: "/w/x/actions/a-5"},
		{ID: "a-6", Title: Text{Text: "Agree who speaks"}, About: en("Speak to the public"), State: assessment.ActionProposed, Days: 1, Start: exampleDay(1, 1), Fits: assessment.TooLate, Mark: "m6"},
	}
	done := []PlanRow{{ID: "a-7", Title: Text{Text: "Ring the night number"}, Owner: "Police", State: assessment.ActionDone, Days: 3, Due: exampleDay(1, 30), With: []string{"National CERT"}, Mark: "m7"}}
	declined := []PlanRow{{ID: "a-8", Title: Text{Text: "Second supplier"}, Asked: "Police", State: assessment.ActionDeclined, Days: 180, Mark: "m8", Moves: []string{assessment.MoveTake}}}
	trainer := Actions{
		Frame: conducting(PageActions, "/actions"), Workshop: exampleWorkshop, Election: election, Taken: rows, Done: done, Proposed: proposed, Declined: declined, Many: 12,
		Findings: []PlanFinding{{en("Which plan would you open tonight?"), "action.finding-talk", "/w/" + exampleWorkshop + "/actions/new?about=question:co-plan"}},
	}
	waits, shows, none := trainer, trainer, Actions{Frame: conducting(PageActions, "/actions"), Workshop: exampleWorkshop}
	waits.Waits, shows.OnScreen = true, true
	waits.Election.Left, shows.Election.Left = 2, -3
	noDay := none
	noDay.Taken, noDay.ReadOnly = []PlanRow{{ID: "a-1", Title: Text{Text: "Call"}, Owner: "Police", State: assessment.ActionTaken, Days: 3}}, true
	own := rows[:2:2]
	own[0].Moves, own[0].Href = []string{assessment.MoveDone, assessment.MoveBack}, "/plan/a-1"
	ask := proposed[:1:1]
	ask[0].Moves = []string{assessment.MoveTake, assessment.MoveDecline}
	seat := SeatPlan{
		Frame: policeLead("/plan", PageSeatPlan), Lead: true, Election: election, Own: append(own, done...), Asked: append(ask, declined...), Proposed: proposed[1:], Others: rows[2:], Shown: true,
		Steps: []OwnStep{{"cs-restore", "below-2", en("When did you last restore?"), en("Restore one copy."), 14}},
	}
	stale := seat
	stale.Problems = []Problem{{Key: "action.stale-move"}}
	outer := SeatPlan{Frame: policeLead("/plan", PageSeatPlan), Outer: true, Shown: true, Taken: 4, Done: 1}
	form := ActionForm{
		Frame: conducting(PageActions, "/actions/new"), Action: "/w/x/actions", Back: "/w/x/actions", New: true, About: en("When did you last restore?"), Subject: "question:cs-restore",
		Steps: []ActionStep{{"below-2", en("Restore one copy."), 14}}, Step: "below-2", Agencies: []Peer{{"police", "Police"}, {"cert", "National CERT"}},
	}
	edit := form
	edit.New, edit.Steps, edit.Title, edit.Days, edit.Said, edit.To, edit.With, edit.Withdraw = false, nil, "Restore one copy.", "20", 14, "police", []string{"cert"}, "/w/x/actions/a-1/withdraw"
	bad := edit
	bad.Meanwhile = &Meanwhile{At: at(14, 2), Form: "action", Keep: "/w/x/actions", Lines: ActionVersions(rows[0], rows[1])}
	bad.Problems = []Problem{
		{Field: "title", Key: "action.problem-text"},
		{Field: "days", Key: "action.problem-days", Args: []any{"limit", 3650}},
		{Field: "reason", Key: "action.problem-reason"},
		{Field: "due", Key: "action.problem-due"},
		{Field: "to", Key: "action.problem-agency"},
	}
	lead := edit
	lead.Frame, lead.Lead, lead.Owner, lead.Withdraw = policeLead("/plan/a-1", PageSeatPlan), true, "Police", ""
	about := ActionAbout{Frame: conducting(PageActions, "/actions/new"), Workshop: exampleWorkshop, Groups: []AboutGroup{
		{en("Critical systems"), []AboutOption{{"question:cs-restore", en("When did you last restore?")}}}, {Text{Lang: "ka", Text: "სისტემები"}, []AboutOption{{"system:sy-x", Text{Lang: "ka", Text: "რეესტრი"}}}},
	}}
	aboutBad := about
	aboutBad.Problems = []Problem{{Field: "about", Key: "action.problem-about"}}
	screen := PlanScreen{Title: "Election readiness, Orvelia", Live: Live{Every: 2}, Election: election, Rows: append(rows, done...), Open: 3}
	few, full := screen, screen
	few.Rows, few.Open = rows[:2], 0
	full.Rows = nil
	for _, text := range []string{
		"Write down who is called at night", "Order protection against overload for the results site, with its domain names", "Sign a table: who may extend the voting",
		"Restore one copy of the main system to a clean machine", "Let every account have a second proof",
	} {
		for _, r := range []PlanRow{rows[1], rows[0]} {
			r.Title = en(text)
			full.Rows = append(full.Rows, r)
		}
	}
	full.Rows[9] = rows[3]
	late := screen
	late.Rows = []PlanRow{rows[0], rows[2], rows[3], rows[2], rows[3], rows[2], rows[3], rows[2], rows[3], rows[2], rows[3], rows[2]}
	return []example{
		{"page-actions", ActionsPage(trainer)},
		{"page-actions-waits", ActionsPage(waits)},
		{"page-actions-shows", ActionsPage(shows)},
		{"page-actions-none", ActionsPage(none)},
		{"page-actions-no-day", ActionsPage(noDay)},
		{"page-plan", SeatPlanPage(seat)},
		{"page-plan-stale", SeatPlanPage(stale)},
		{"page-plan-outer", SeatPlanPage(outer)},
		{"page-action-new", ActionFormPage(form)},
		{"page-action-edit", ActionFormPage(edit)},
		{"page-action-problems", ActionFormPage(bad)},
		{"page-action-lead", ActionFormPage(lead)},
		{"page-action-about", ActionAboutPage(about)},
		{"page-action-about-problem", ActionAboutPage(aboutBad)},
		{"page-plan-screen", PlanScreenPage(screen)},
		{"page-plan-screen-few", PlanScreenPage(few)},
		{"page-plan-screen-full", PlanScreenPage(full)},
		{"page-plan-screen-late", PlanScreenPage(late)},
		{"page-plan-screen-waits", PlanScreenPage(PlanScreen{Title: "Election readiness, Orvelia", Waiting: true})},
		{"page-plan-screen-none", PlanScreenPage(PlanScreen{Title: "Election readiness, Orvelia"})},
	}
}
