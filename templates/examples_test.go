package templates

import (
	"slices"
	"time"

	"github.com/a-h/templ"

	"electready/assessment"
	"electready/assessment/chart"
)

// example is a named instance of a component or page: golden files, facts and
// pictures are made from the same list.
type example struct {
	name string
	view templ.Component
}

func at(hour, minute int) Moment {
	return time.Date(2026, time.November, 24, hour, minute, 0, 0, time.UTC)
}

func en(text string) Text { return Text{Lang: "en", Text: text} }

func points(n int) *int { return &n }

var bothLanguages = []string{"en", "ka"}

// police is a frame with a seat.
func police(path string) Frame {
	return Frame{
		Path: path, Languages: bothLanguages, Token: "form-token",
		Seat: &Seat{Agency: "Cybercrime police", Short: "Police", Number: 2, Queue: "q2"},
	}
}

// policeLead is a frame with the lead's seat.
func policeLead(path, here string) Frame {
	f := police(path)
	f.Seat = &Seat{Agency: "Cybercrime police", Short: "Police", Number: 1, Lead: true, Queue: "q1"}
	f.Pages = SeatPages(here, PageTasks, PageHouse, PageResult, PageRoom)
	return f
}

// visitor is a frame without a seat.
func visitor(path string) Frame {
	return Frame{Path: path, Languages: bothLanguages, Token: "form-token"}
}

// everyExample is all that is drawn, each under a name of its own.
func everyExample() []example {
	return slices.Concat(examples(), trainerExamples(), relationExamples(), agreeExamples())
}

func examples() []example {
	var all []example
	for _, list := range [][]example{
		componentExamples(), joinExamples(), taskExamples(), questionExamples(), agencyExamples(), infoExamples(), failureExamples(), changesExamples(), proofExamples(),
		paperExamples(),
	} {
		all = append(all, list...)
	}
	return all
}

func componentExamples() []example {
	return []example{
		{"sign-level", sign(chart.Level(2))},
		{"sign-word", signWord(chart.Unknown(), "We do not know")},
		{"button", button(buttonProps{Label: "Save and go on"})},
		{"button-second", button(buttonProps{Label: "Confirm", Kind: "second", Name: "agree", Value: "1", About: "nine positions", Small: true})},
		{"field", field(fieldProps{ID: "name", Label: "Your name (optional)", Hint: "Only your lead sees it.", Value: "N. N.", Limit: 80})},
		{"field-bad", field(fieldProps{
			ID: "code", Label: "Agency code", Hint: "Eight letters and digits", Value: "KR7M 4W", Code: true,
			Problem: &Problem{Field: "code", Key: ProblemCodeLength},
		})},
		{"field-rows", field(fieldProps{ID: "note", Label: "Note", Rows: 3, Value: "Two lines\nof text", Limit: 1000})},
		{"problems", problems([]Problem{{Field: "code", Key: ProblemCodeLength}, {Key: ProblemNoteLong, Args: []any{"limit", 1000}}})},
		{"choices", choices(choicesProps{
			ID: "q1", Name: "choice-q1", Levels: listLevels(), Chosen: "2",
			Voices: []VoiceCount{{"1", 1}, {"3", 2}, {assessment.Unknown, 1}},
		})},
		{"tag", tag(tagLook, "Uneven")},
		{"notice", notice(noticeProps{Title: "Who sees this", Look: true})},
		{"empty", empty(emptyProps{Title: "Nothing to show yet", Body: "The trainer has not shown theme 2.", Href: "/tasks", Link: "Back"})},
		{"text-other-language", text(Text{Lang: "ka", Text: "ქართული"})},
		{"text-of-people", text(Text{Text: "as written"})},
	}
}

func joinExamples() []example {
	room := &RoomNote{Title: "Election readiness, Orvelia", Day: at(9, 0)}
	six := visitor("/")
	six.Languages = []string{"en", "ka", "hy", "az", "uk"}
	banners := visitor("/")
	banners.Demo, banners.PlainHTTP, banners.Drafts = true, true, true
	who := visitor("/who")
	who.Seat = &Seat{Agency: "Cybercrime police", Short: "Police", Code: "KR7M 4WXP"}
	rule := func(r assessment.Rule, statements bool) Disclosed {
		return Disclosed{Rule: r, Statements: statements, Erased: at(15, 55)}
	}
	return []example{
		{"page-join", JoinPage(Join{Frame: six, Room: room})},
		{"page-join-problem", JoinPage(Join{
			Frame: banners, Room: room, Code: "KR7M 4W", Problems: []Problem{{Field: "code", Key: ProblemCodeLength}},
		})},
		{"page-who", WhoPage(Who{Frame: who, Disclosed: rule(assessment.RuleRoom, true), Short: "Police", Number: 2})},
		{"page-who-problem", WhoPage(Who{
			Frame: who, Disclosed: Disclosed{Rule: assessment.RuleNamed, Custodian: "Central Election Commission"},
			Short: "Police", Number: 2, Name: "N. N.", Slip: "XXXX XXXX", Problems: []Problem{{Field: "slip", Key: ProblemSlipUsed}},
		})},
		{"page-who-joined", WhoPage(Who{
			Frame: police("/who"), Disclosed: Disclosed{Rule: assessment.RuleOwn, Statements: true, Outer: true}, Joined: true,
		})},
		{"page-resume", ResumePage(Resume{
			Frame: visitor("/resume"), Code: "H4TX", Problems: []Problem{{Field: "code", Key: ProblemResumeUnknown}},
		})},
		{"page-practice", PracticePage(Practice{Frame: police("/practice")})},
	}
}

func taskExamples() []example {
	part := func(title string, questions, answered int) TaskPart {
		return TaskPart{Href: "/parts/coordination/1", Title: en(title), Questions: questions, Answered: answered}
	}
	flagged := part("Contacts and sharing", 3, 1)
	flagged.Flagged, flagged.Yours, flagged.Also = 1, true, en("Who decides at night; Help from abroad")
	closed := func(title string, questions int) TaskPart { return TaskPart{Title: en(title), Questions: questions} }
	resumed := policeLead("/tasks", PageTasks)
	resumed.Notice = &Notice{Key: NoticeResumed}
	return []example{
		{"page-tasks", TasksPage(Tasks{
			Frame: police("/tasks"), Rule: assessment.RuleRoom, Saved: 24, Last: at(14, 41), Code: "H4TX 9KMP",
			Next: &NextPart{Href: "/parts/coordination/2", Title: en("Contacts and sharing"), Begun: true},
			Themes: []TaskTheme{
				{
					ID: "critical-systems", Number: 1, Title: en("Critical systems and weak links"), Stage: assessment.Shown, Shown: at(10, 50),
					Parts: []TaskPart{part("Knowing what is critical", 3, 3), part("People and accounts", 4, 4), part("Continuity and recovery", 3, 3)},
				},
				{
					ID: "coordination", Number: 3, Title: en("Coordination and joint response"), Stage: assessment.Open,
					Parts: []TaskPart{
						flagged, part("Who decides", 3, 3), {Href: "/parts/coordination/3", Title: en("Plans and exercises"), Questions: 4, Before: 4}, part("Help from companies and civil society", 1, 0),
					},
				},
				{
					ID: "disinformation", Number: 2, Title: en("Disinformation and social engineering"), Stage: assessment.Closed,
					Parts: []TaskPart{closed("Official accounts and names", 3), closed("False information about voting", 4)},
				},
			},
		})},
		{"page-tasks-empty", TasksPage(Tasks{
			Frame: resumed, Rule: assessment.RuleTrainer, Code: "H4TX 9KMP",
			Themes: []TaskTheme{{
				ID: "coordination", Number: 1, Title: en("Coordination and joint response"), Stage: assessment.Closed,
				Parts: []TaskPart{closed("Who decides", 1)},
			}},
		})},
		{"page-tasks-done", TasksPage(Tasks{
			Frame: police("/tasks"), Rule: assessment.RuleOwn, Saved: 1, Last: at(14, 41),
			Themes: []TaskTheme{
				{ID: "a", Number: 1, Title: en("Open"), Stage: assessment.Open, Parts: []TaskPart{part("Who decides", 1, 1)}},
				{ID: "b", Number: 2, Title: en("Locked"), Stage: assessment.Locked, Parts: []TaskPart{part("Who decides", 3, 1)}},
				{ID: "c", Number: 3, Title: en("Shown"), Stage: assessment.Shown, Parts: []TaskPart{part("Who decides", 3, 2)}},
			},
		})},
	}
}

func listLevels() []Text {
	return []Text{
		en("There is no list."),
		en("A few of us have private numbers."),
		en("There is a written list with a day and a night number for each agency."),
		en("We called every number on it in the last 12 months."),
		en("The list is called through before each election, and wrong numbers are mended within a week."),
	}
}

func exampleQuestions() []Question {
	return []Question{
		{
			ID: "co-list", Number: 1, Of: 3, Essential: true, Levels: listLevels(),
			Ask:       en("Is there a list of people in other agencies whom you can call about an election incident at night?"),
			Why:       en("On an election night minutes count, and those who can help sit in other agencies."),
			Evidence:  en("The list itself, with the date of the last test call."),
			Incidents: []Text{en("In another country a results page was changed for an hour.")},
			Sources:   []Citation{{Title: "Compendium on Cyber Security of Election Technology", Publisher: "NIS Cooperation Group", Year: 2018, At: "Annex"}},
			Terms:     []Term{{Term: en("Duty officer"), Text: en("The person who answers at night.")}},
			Answer:    Answer{Choice: "2", Revision: 3, Saved: at(14, 41)},
		},
		{
			ID: "co-channel", Number: 2, Of: 3, Levels: listLevels(),
			Ask:    Text{Lang: "en", Text: "How do you send a confidential message about an incident to another agency?"},
			Why:    en("A message that others read warns them."),
			Answer: Answer{Choice: assessment.Unknown, Flag: true, Basis: "opinion", Note: "Ask the duty officer.", Revision: 1, Saved: at(14, 41)},
		},
		{
			ID: "co-sign", Number: 3, Of: 3, Levels: listLevels(),
			Ask: en("You see a technical sign of an attack. When do others hear of it from you?"),
		},
	}
}

func questionExamples() []example {
	vm := Questions{
		Frame: police("/parts/coordination/2"), Disclosed: Disclosed{Rule: assessment.RuleRoom, Statements: true},
		Theme: "coordination", Part: 2, ThemeNumber: 3, ThemeTitle: en("Coordination and joint response"),
		Section: en("Contacts and sharing"), Also: en("Who decides at night"), Parts: 4, Minutes: 4, Round: assessment.First, Stage: assessment.Open,
		Saved: at(14, 41), Questions: exampleQuestions(),
	}
	bad := vm
	bad.LanguageForm, bad.Saved = "answers", Moment{}
	bad.Problems = []Problem{
		{Field: "choice-co-sign", Key: ProblemChoiceUnknown, About: en("How do you prove that a statement is yours?")},
		{Field: "note-co-channel", Key: ProblemNoteLong, Args: []any{"limit", 1000}},
	}
	later := vm
	later.Round = assessment.Second
	later.Questions = exampleQuestions()[:1]
	later.Questions[0].Answer = Answer{Later: &Later{Before: "1"}}
	followUp := vm
	followUp.Round = assessment.FollowUp
	followUp.Questions = exampleQuestions()[:1]
	followUp.Questions[0].Answer.Later = &Later{Before: "1", Why: "learned"}
	followUp.AskWhy = followUp.Questions
	locked := vm
	locked.Stage = assessment.Locked
	return []example{
		{"page-questions", QuestionsPage(vm)},
		{"page-questions-problem", QuestionsPage(bad)},
		{"page-questions-later", QuestionsPage(later)},
		{"page-questions-follow-up", QuestionsPage(followUp)},
		{"page-questions-locked", QuestionsPage(locked)},
	}
}
