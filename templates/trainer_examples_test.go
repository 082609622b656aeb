package templates

import (
	"fmt"
	"slices"

	"electready/assessment"
	"electready/assessment/chart"
)

const workshopTitle = "Election readiness, Orvelia"

// trainer is a frame of a trainer outside a workshop.
func trainer(path string) Frame {
	return Frame{
		Path: path, Languages: bothLanguages, Token: "form-token", Seat: &Seat{Role: RoleTrainer, Agency: "Nino Kapanadze"},
	}
}

// conducting is a frame of a trainer in a workshop.
func conducting(here, path string) Frame {
	f := trainer("/w/w-7k2m9xqa" + path)
	f.Seat.Agency = workshopTitle
	f.Pages = TrainerPages("w-7k2m9xqa", here)
	return f
}

const exampleWorkshop = "w-7k2m9xqa"

var roomNames = []string{
	"Election commission", "National CERT", "Cybercrime police", "Prosecution service", "Security service", "Digital agency",
	"Media regulator", "Data protection", "Government office", "Foreign ministry", "Electoral court", "Telecom operator",
	"Interior ministry", "City of Arvel", "Court of audit",
}

func trainerExamples() []example {
	var all []example
	for _, list := range [][]example{
		entryExamples(), workshopExamples(), planExamples(), consoleExamples(), agencyPageExamples(), mergingExamples(), cardExamples(), showExamples(),
		privateExamples(), screenExamples(), exportExamples(), linkExamples(), teamExamples(), meanwhileExamples(), sheetExamples(), queueExamples(), endExamples(), wordExamples(), onPaperExamples(), readerExamples(), receiptExamples(), roundExamples(), compareExamples(), reportExamples(),
	} {
		all = append(all, list...)
	}
	return all
}

func entryExamples() []example {
	bad := Setup{Frame: visitor("/setup/abc"), Link: "abc", Name: "Nino Kapanadze", Proposed: "harbour violin seven maple ladder"}
	bad.Problems = []Problem{
		{Field: "passphrase", Key: ProblemPassphraseShort, Args: []any{"limit", 12}},
		{Field: "again", Key: ProblemPassphraseAgain},
	}
	return []example{
		{"page-trainer-setup", SetupPage(Setup{Frame: visitor("/setup/abc"), Link: "abc", Proposed: "harbour violin seven maple ladder"})},
		{"page-trainer-setup-problem", SetupPage(bad)},
		{"page-trainer-setup-again", SetupPage(Setup{Frame: visitor("/setup/abc"), Link: "abc", Known: true, Name: "Nino"})},
		{"page-trainer-sign-in", SignInPage(SignIn{Frame: visitor("/sign-in")})},
		{"page-trainer-sign-in-problem", SignInPage(SignIn{
			Frame: visitor("/sign-in"), Name: "Nino", Wait: 8, Problems: []Problem{{Field: "passphrase", Key: ProblemSignIn}},
		})},
	}
}

func workshopExamples() []example {
	taken := trainer("/trainer")
	taken.Notice = &Notice{Key: NoticeSignedIn, Args: []any{"name", "Nino"}}
	return []example{
		{"page-trainer-workshops", WorkshopsPage(Workshops{Frame: taken, Workshops: []WorkshopLine{
			{ID: exampleWorkshop, Title: workshopTitle, Country: "Orvelia", State: assessment.Running, Created: at(9, 0)},
			{ID: "w-2", Title: "საარჩევნო მზადყოფნა", Country: "GE", State: assessment.Preparing, Created: at(9, 0)},
			{ID: "w-3", Title: "Rehearsal", State: assessment.HandedOver, Created: at(9, 0)},
			{ID: "w-4", Title: "Rehearsal in spring", State: assessment.Erased, Created: at(9, 0)},
		}})},
		{"page-trainer-workshops-empty", WorkshopsPage(Workshops{
			Frame: trainer("/trainer"), Problems: []Problem{
				{Field: "file", Key: ProblemFileForm, Args: []any{"text", "answers[3]: unknown key “mood”"}},
				{Field: "passphrase", Key: ProblemFilePassphrase},
			},
		})},
		{"page-trainer-imported", ImportDonePage(ImportDone{Frame: trainer("/trainer"), Workshop: exampleWorkshop, Title: workshopTitle, New: true, Rows: 1412})},
		{"page-trainer-merged", ImportDonePage(ImportDone{
			Frame: trainer("/trainer"), Workshop: exampleWorkshop, Title: workshopTitle, Rows: 212, Filled: 1, Agreed: 1180,
			Differences: []Difference{
				{Kind: "agencies", Row: Text{Text: "police"}, Field: "seats", Here: Text{Text: "3"}, Came: Text{Text: "4"}},
				{Kind: "answers", Row: Text{Text: "Police 2, cs-restore"}, Field: "choice", Concealed: true},
				{Kind: "moods", Row: Text{Text: "x"}, Here: Text{Text: "a"}, Came: Text{Text: "b"}},
			},
		})},
	}
}

func kindOptions() []KindOption {
	return []KindOption{
		{Kind: assessment.EMB, Name: en("Election commission")},
		{Kind: assessment.CERT, Name: en("Computer incident team (CERT)")},
		{Kind: assessment.Police, Name: en("Cybercrime police")},
		{Kind: assessment.Security, Name: en("Security service or special communications service")},
		{Kind: assessment.Supplier, Name: en("Suppliers of election systems")},
	}
}

func plan() Plan {
	v := Plan{
		Frame: trainer("/trainer/new"), Title: workshopTitle, Country: "Orvelia", Day: "2027-03-14", Set: assessment.CoreSet, Core: 62, Full: 171,
		Languages: []PlanLanguage{{Tag: "en", On: true}, {Tag: "ka", On: true, Drafts: true}},
		Uses: []PlanUse{
			{ID: "registry-elsewhere", Name: en("The voter register is kept outside the election commission"), On: true},
			{ID: "scanner", Name: en("Machines scan or count ballots")},
			{ID: "device", Name: en("Polling stations check voters in with devices")},
			{ID: "abroad", Name: en("There is voting abroad"), On: true},
		},
		Rules: []PlanRule{
			{assessment.RuleRoom, 38, 62},
			{assessment.RuleNamed, 62, 62},
			{assessment.RuleTrainer, 38, 62},
			{assessment.RuleOwn, 38, 62},
		},
		Rule: assessment.RuleRoom, Counted: 5, Fewest: 5, Statements: true, Address: "https://10.0.0.2:8443", Kinds: kindOptions(),
		MoreKind: assessment.Police,
	}
	for i, k := range kindOptions() {
		v.Agencies = append(v.Agencies, PlanAgency{
			Kind: k.Kind, KindName: k.Name, On: i < 4, Name: k.Name.Text, Short: string(k.Kind), Seats: "3",
		})
	}
	return v
}

func planExamples() []example {
	bad := plan()
	bad.Title, bad.Day, bad.Counted, bad.Statements = "", "14.3.2027", 0, false
	bad.Agencies = append(bad.Agencies, PlanAgency{Kind: assessment.Police, KindName: en("Cybercrime police"), On: true, Short: "police", Seats: "many"})
	bad.Problems = []Problem{
		{Field: "title", Key: ProblemTitle},
		{Field: "day", Key: ProblemDay},
		{Field: "name-5", Key: ProblemAgencyName},
		{Field: "short-5", Key: ProblemAgencySame},
		{Field: "seats-5", Key: ProblemAgencySeats, Args: []any{"limit", 40}},
	}
	fixed := plan()
	fixed.Frame, fixed.Workshop, fixed.Fixed, fixed.Agencies = conducting(PagePlan, "/plan"), exampleWorkshop, true, nil
	change := fixed
	change.Fixed, change.Custodian = false, "Central Election Commission"
	return []example{
		{"page-trainer-plan", PlanPage(plan())},
		{"page-trainer-plan-problem", PlanPage(bad)},
		{"page-trainer-plan-change", PlanPage(change)},
		{"page-trainer-plan-fixed", PlanPage(fixed)},
	}
}

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
