package templates

import "electready/assessment"

func roundExamples() []example {
	talk := SecondTheme{
		ID: "coordination", Number: 3, Title: en("Coordination and joint response"),
		Proposed: []SecondQuestion{{ID: "co-plan", Ask: en("Is there a joint plan?"), Chosen: true}},
		Others:   []SecondQuestion{{ID: "co-body", Ask: en("Which body decides?")}, {ID: "co-drill", Ask: en("When did you last train together?")}},
	}
	first := Rounds{
		Frame: conducting(PageRounds, "/rounds"), Workshop: exampleWorkshop, Round: assessment.First, State: assessment.Running,
		Rule: assessment.RuleRoom, Fewest: 5, Second: []SecondTheme{talk}, Left: 3, Statement: true,
		FollowUp: []RoundTheme{{ConsoleTheme: ConsoleTheme{ID: "coordination", Number: 3, Title: talk.Title, Stage: assessment.Shown}, Chosen: true}},
	}
	bad := first
	bad.Problems = []Problem{{Field: "question", Key: "round.choice-none", Args: []any{"limit", 3}}}
	second := first
	second.Round, second.Second, second.NoSecond, second.NoFollow, second.FollowUp = assessment.Second, nil, "round.full", "round.runs", nil
	second.TakeBack, second.Compared = true, []assessment.RoundID{assessment.Second}
	second.Running = []RoundTheme{{
		ConsoleTheme: ConsoleTheme{ID: "coordination", Number: 3, Title: talk.Title, Stage: assessment.Open, Opened: at(15, 2)},
		Questions:    []Text{en("Is there a joint plan?")},
	}}
	second.Moves = movedExamples(assessment.Second)
	asked := second
	asked.NoSecond, asked.NoFollow, asked.StillOpen = "round.again", "round.still-open", first.FollowUp
	custodian := first
	custodian.State, custodian.Arrived, custodian.NoSecond, custodian.Second = assessment.HandedOver, true, "round.read-only", nil
	screen := MovesScreen{
		Frame: visitor("/w/w-7k2m9xqa/screen"), Title: workshopTitle, Rule: assessment.RuleRoom, Fewest: 5, ThemeNumber: 3,
		ThemeTitle: talk.Title, Question: movedExamples(assessment.Second)[0],
		First:  &ShowQuestion{SharedQuestion: assessment.SharedQuestion{ID: "co-plan", Asked: 12, Shown: true, Counts: assessment.SharedCounts{Levels: [5]int{2, 4, 3, 2, 0}, Unknown: 1}}},
		Second: &ShowQuestion{SharedQuestion: assessment.SharedQuestion{ID: "co-plan", Asked: 12, Shown: true, Counts: assessment.SharedCounts{Levels: [5]int{0, 2, 6, 3, 0}, NotStated: 1}}},
	}
	few := screen
	few.Question = movedExamples(assessment.Second)[2]
	few.Second = &ShowQuestion{SharedQuestion: assessment.SharedQuestion{ID: "co-body", Asked: 12, Shown: true, Few: true, Median: points(2)}}
	return []example{
		{"page-trainer-rounds", RoundsPage(first)},
		{"page-trainer-rounds-problem", RoundsPage(bad)},
		{"page-trainer-rounds-second", RoundsPage(second)},
		{"page-trainer-rounds-asked", RoundsPage(asked)},
		{"page-trainer-rounds-custodian", RoundsPage(custodian)},
		{"page-trainer-moves-screen", MovesScreenPage(screen)},
		{"page-trainer-moves-screen-few", MovesScreenPage(few)},
	}
}

// movedExamples are moves in each of the forms in which they may be shown.
func movedExamples(to assessment.RoundID) []MovedQuestion {
	further, back := assessment.GroupFurther, assessment.GroupBack
	if to == assessment.FollowUp {
		further, back = assessment.GroupProgress, assessment.GroupCorrected
	}
	return []MovedQuestion{
		{ID: "co-plan", Ask: en("Is there a joint plan?"), From: assessment.First, To: to, Before: points(1), Now: points(2), CanShow: true, Moves: assessment.SharedMoves{
			Shown: true, Agencies: 13, Counted: true, Moved: 9, StayedPut: 4, Groups: []assessment.MoveGroup{
				{Name: assessment.GroupStayed, Count: 4},
				{Name: further, Count: 5},
				{Name: back, Count: 4},
			},
		}},
		{ID: "co-drill", Ask: en("When did you last train together?"), From: assessment.First, To: to, OnScreen: true, Moves: assessment.SharedMoves{
			Shown: true, Agencies: 10, Counted: true, Moved: 5, StayedPut: 5, MostMoved: further,
		}},
		{ID: "co-body", Ask: en("Which body decides?"), From: assessment.First, To: to, Before: points(2), Now: points(2), CanShow: true, Moves: assessment.SharedMoves{Shown: true, Agencies: 12}},
		{ID: "co-list", Ask: en("Is there a list of contacts?"), From: assessment.First, To: to, Moves: assessment.SharedMoves{Shown: true, Agencies: 12, MostOrAll: assessment.GroupStayed}},
		{ID: "co-abroad", Ask: en("Who answers for voting abroad?"), From: assessment.First, To: to},
	}
}

func compareExamples() []example {
	v := Compare{
		Frame: conducting(PageRounds, "/rounds/follow-up"), Workshop: exampleWorkshop, From: assessment.First, To: assessment.FollowUp,
		Rule: assessment.RuleRoom, Fewest: 5, Rounds: []assessment.RoundID{assessment.Second, assessment.FollowUp},
		Themes: []CompareTheme{
			{Number: 3, Title: en("Coordination and joint response"), Before: points(41), Now: points(58), Sections: []CompareSection{
				{Title: en("Contacts and sharing"), Before: points(38), Now: points(50), Questions: movedExamples(assessment.FollowUp)},
			}},
			{Number: 4, Title: en("Incident and crime reporting"), Waiting: true},
		},
		Mended: &MendedChannels{
			Types:  []MendedType{{Name: en("Incident"), Mended: 9, Of: 14}, {Name: en("Who leads a task"), Mended: 1, Of: 3}},
			Mended: []Sentence{{Key: "round.mended-channel", Args: []any{"type", "Incident", "from", "Commission", "to", "Police"}}},
			Broken: 1, Again: true,
		},
		Actions: []CompareAction{
			{Title: Text{Text: "Test the night line"}, Agency: "Cybercrime police", State: assessment.ActionDone},
			{Title: Text{Text: "Agree a joint plan"}, Agency: "Election commission", State: assessment.ActionProposed},
		},
	}
	bare := v
	bare.Rounds, bare.Themes, bare.Mended, bare.Actions = v.Rounds[1:], nil, &MendedChannels{}, nil
	return []example{{"page-trainer-compare", ComparePage(v)}, {"page-trainer-compare-empty", ComparePage(bare)}}
}

func changesExamples() []example {
	position := func(c assessment.Choice) assessment.PositionState { return assessment.PositionState{Choice: c} }
	moved := func(ask string, from, to assessment.Choice, move assessment.Move, changed bool) ChangedQuestion {
		return ChangedQuestion{Ask: en(ask), Before: from, Now: to, Move: assessment.PositionMove{
			Question: "q", From: position(from), To: position(to), Move: move, Changed: changed,
		}}
	}
	v := Changes{
		Frame: policeLead("/result/rounds", PageResult), Agency: "Cybercrime police", Workshop: "Election readiness", At: at(15, 30),
		From: assessment.First, To: assessment.FollowUp, Rounds: []assessment.RoundID{assessment.Second, assessment.FollowUp},
		Further: 1, Back: 1, Known: 1, Same: 1,
		Themes: []ChangesTheme{{
			Number: 3, Title: en("Coordination and joint response"),
			Before: &ScoreLine{Number: 3, Low: 22, High: 61, Applicable: 9, Answered: 5},
			Now:    &ScoreLine{Number: 3, Points: points(58), Low: 50, High: 64, Applicable: 9, Answered: 9},
			Questions: []ChangedQuestion{
				moved("Is there a joint plan?", "1", "3", assessment.Rose, true),
				moved("When did you last train together?", "3", "2", assessment.Fell, true),
				moved("Which body decides?", "3", "1", assessment.Fell, false),
				moved("Who answers for voting abroad?", "", "2", "", false),
				{Ask: en("Who keeps the evidence?"), Before: "2", Move: assessment.PositionMove{
					From: position("2"), To: assessment.PositionState{Unsettled: true}, Move: assessment.Otherwise,
				}},
			},
			Same: []ChangedQuestion{
				moved("Is there a list of contacts?", "2", "2", assessment.Stayed, false),
				moved("Is there a date for the freeze?", assessment.NotOurs, assessment.NotOurs, "", false),
			},
		}},
		Actions: []CompareAction{{Title: Text{Text: "Test the night line"}, Agency: "Cybercrime police", State: assessment.ActionTaken}},
	}
	bare := Changes{Frame: v.Frame, Agency: v.Agency, From: assessment.First, To: assessment.First}
	return []example{{"page-result-rounds", ChangesPage(v)}, {"page-result-rounds-empty", ChangesPage(bare)}}
}
