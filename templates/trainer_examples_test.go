package templates

import "electready/assessment"

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
