package templates

import (
	"strconv"

	"electready/assessment"
)

// related is a page about the statements in an example.
func related(here, path string, stage assessment.Stage) RelationPage {
	return RelationPage{Frame: conducting(PageRelations, path), Workshop: exampleWorkshop, Here: here, Stage: stage}
}

func relationExamples() []example {
	var all []example
	for _, list := range [][]example{
		statementExamples(), matrixExamples(), boardExamples(), pathExamples(), systemExamples(), relationScreenExamples(), ownExamples(),
	} {
		all = append(all, list...)
	}
	return all
}

func sentence(key string, args ...any) Sentence { return Sentence{Key: key, Args: args} }

// exampleParts are the first of a list's three parts, and the way to the others.
func exampleParts(href string) Parts {
	return Parts{{From: 1, To: 11, Href: href + "1", Here: true}, {From: 12, To: 22, Href: href + "2"}, {From: 23, To: 33, Href: href + "3"}}
}

func statementExamples() []example {
	parts := []RelationPart{
		{Title: en("Something happened to a system"), All: 9, Some: 4, None: 1},
		{Title: en("The results pages go dark"), Some: 3, None: 11},
		{Title: en("Systems"), None: 14},
	}
	closed := Relations{RelationPage: related(PageRelations, "/each-other", assessment.Closed), Now: assessment.Closed, Parts: parts[2:]}
	open := Relations{RelationPage: related(PageRelations, "/each-other", assessment.Open), Now: assessment.Open, Opened: at(11, 30), Parts: parts}
	moved := open
	moved.Problems = []Problem{{Field: "stages", Key: "relation.problem-stage"}}
	locked := Relations{
		RelationPage: related(PageRelations, "/each-other", assessment.Locked), Now: assessment.Locked, Locked: at(12, 5), Parts: parts,
		Mended: 7, Of: 11, Held: 1, Look: exampleLines(true), Silent: exampleLines(false)[:1], SilentOf: 1, Fit: exampleLines(false)[1:], FitOf: len(exampleLines(false)) - 1,
		Afterwards: []RelationLine{{
			Kind: "channel", About: "incident/emb/media", Title: en("Something happened to a system"), State: assessment.ChannelUnclear, Required: true,
			Sentences: []Sentence{sentence("line.unclear", "from", "Election commission", "to", "Media regulator")},
			Href:      "/w/" + exampleWorkshop + "/channels/incident/emb/media",
		}},
	}
	fit := locked
	fit.Open, fit.FitOf = LinesFit, 33
	fit.Read = exampleParts("/w/" + exampleWorkshop + "/each-other?lines=fit&part=")
	shown := locked
	shown.RelationPage, shown.Now, shown.Shown = related(PageRelations, "/each-other", assessment.Shown), assessment.Shown, at(14, 8)
	shown.ReadOnly, shown.Look, shown.Afterwards, shown.Held = true, nil, nil, 0
	off := Relations{RelationPage: related(PageRelations, "/each-other", assessment.Closed), Off: true}
	return []example{
		{"page-relation-closed", RelationsPage(closed)},
		{"page-relation-open", RelationsPage(open)},
		{"page-relation-problem", RelationsPage(moved)},
		{"page-relation-locked", RelationsPage(locked)},
		{"page-relation-fit", RelationsPage(fit)},
		{"page-relation-shown", RelationsPage(shown)},
		{"page-relation-off", RelationsPage(off)},
	}
}

func exampleLines(look bool) []RelationLine {
	if !look {
		return []RelationLine{
			{Kind: "channel", About: "incident/cert/emb", Title: en("Something happened to a system"), State: assessment.ChannelUnclear, Required: true, Sentences: []Sentence{sentence("line.unclear", "from", "National CERT", "to", "Election commission")}},
			{Kind: "system", About: "sy-site", Title: en("Publication of results"), Sentences: []Sentence{sentence("line.owners", "agencies", "Election commission")}, Held: true},
		}
	}
	return []RelationLine{
		{
			Kind: "channel", About: "incident/emb/dpa", Title: en("Something happened to a system"), State: assessment.ChannelSenderOnly, Required: true, Look: true,
			Sentences: []Sentence{sentence("line.sender-only", "from", "Election commission", "to", "Data protection")},
			Href:      "/w/" + exampleWorkshop + "/channels/incident/emb/dpa",
		},
		{
			Kind: "claim", About: "sc-results-down/investigate", Title: en("Investigate the crime"), Scenario: en("The results pages go dark"), Look: true, Held: true,
			Sentences: []Sentence{
				sentence("relation.leads-by-law", "agencies", "Cybercrime police"), sentence("relation.leads-by-practice", "agencies", "Security service"),
				sentence("line.law-practice"), sentence("line.several-leads"),
			},
			Href: "/w/" + exampleWorkshop + "/responsibilities?scenario=sc-results-down",
		},
	}
}

// examplePair is the state of a pair in the example, by the sum of their numbers.
func examplePair(from, to int) (state string, required, look bool) {
	states := []string{
		assessment.ChannelNone, assessment.ChannelConfirmed, assessment.ChannelNone, assessment.ChannelUnclear, assessment.ChannelExercised,
		assessment.ChannelNone, assessment.ChannelRelayed, assessment.ChannelNone, assessment.ChannelSenderOnly, assessment.ChannelReceiverOnly,
	}
	state = states[(from*3+to*7)%len(states)]
	required = (from+to)%5 == 0
	mismatch := state == assessment.ChannelSenderOnly || state == assessment.ChannelReceiverOnly
	return state, required, mismatch || required && state == assessment.ChannelNone
}

func exampleMatrix(agencies int) Matrix {
	v := Matrix{
		RelationPage: related(PageMatrix, "/channels", assessment.Shown), Type: en("Something happened to a system"), Count: 2, Of: 11, Quiet: 2,
		Stated: Stated{Some: agencies - 1, None: 1}, Absent: []string{"Electoral court"},
	}
	v.View = "channels:incident"
	for i, name := range []string{"Something happened to a system", "A suspected offence or evidence"} {
		v.Types = append(v.Types, ViewLink{Text: en(name), Href: "/w/" + exampleWorkshop + "/channels?type=" + []string{"incident", "crime"}[i], Here: i == 0})
	}
	for i := range agencies {
		row := MatrixRow{Number: i + 1, Name: roomNames[i], Full: roomNames[i], Absent: roomNames[i] == "Electoral court"}
		if i == 11 {
			row.Full = "Telecom operator of Orvelia, national network"
		}
		for j := range agencies {
			if i == j {
				row.Cells = append(row.Cells, MatrixCell{Self: true})
				continue
			}
			state, required, look := examplePair(i+1, j+1)
			pair := MatrixPair{From: roomNames[i], To: roomNames[j], FromNumber: i + 1, ToNumber: j + 1, State: state, Required: required}
			cell := MatrixCell{State: state, Required: required, Look: look}
			if state != assessment.ChannelUnclear {
				cell.Href = "/w/" + exampleWorkshop + "/channels/incident/a" + strconv.Itoa(i) + "/a" + strconv.Itoa(j)
				pair.Href = cell.Href
			}
			if look && len(v.Left) < 4 {
				v.Left = append(v.Left, pair)
			}
			if state == assessment.ChannelConfirmed && len(v.Mended) < 2 {
				v.Mended = append(v.Mended, pair)
			}
			row.Cells = append(row.Cells, cell)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func exampleProposal() Proposal {
	return Proposal{
		Kind: "channel", About: "incident/emb/dpa",
		Steps:    []FirstStep{{Sign: assessment.ChannelSenderOnly, Text: en("Call the person who should receive it."), Days: 3}},
		Agencies: []Peer{{ID: "emb", Name: "Election commission"}, {ID: "dpa", Name: "Data protection"}},
		Proposed: []string{"Data protection: Call the person who should receive it."},
	}
}

func matrixExamples() []example {
	waits, shows, few := exampleMatrix(5), exampleMatrix(5), exampleMatrix(1)
	waits.Wall, shows.Wall = WallWaits, WallShows
	locked := exampleMatrix(15)
	locked.Stage, locked.Of, locked.Count, locked.Mended, locked.Left, locked.Quiet = assessment.Locked, 0, 0, nil, nil, 0
	open := Matrix{RelationPage: related(PageMatrix, "/channels", assessment.Open)}
	pair := Pair{
		RelationPage: related(PageMatrix, "/channels/incident/emb/dpa", assessment.Locked), Type: en("Something happened to a system"),
		Back: "/w/" + exampleWorkshop + "/channels?type=incident", Turned: "/w/" + exampleWorkshop + "/channels/incident/dpa/emb",
		From: "Election commission", To: "Data protection", Line: exampleLines(true)[0], Required: true,
		Sender:   []Sentence{sentence("relation.side-tells", "to", "Data protection"), sentence("relation.side-hour"), sentence("relation.side-night")},
		Receiver: []Sentence{sentence("relation.side-hears-not", "from", "Election commission")}, Proposal: exampleProposal(),
	}
	pair.Line.Href = ""
	silent := pair
	silent.Line.State, silent.Line.Look, silent.Sender, silent.Receiver, silent.Absent, silent.Proposal = assessment.ChannelUnclear, false, nil, nil, true, Proposal{}
	return []example{
		{"page-relation-matrix", MatrixPage(exampleMatrix(15))},
		{"page-relation-matrix-waits", MatrixPage(waits)},
		{"page-relation-matrix-shows", MatrixPage(shows)},
		{"page-relation-matrix-locked", MatrixPage(locked)},
		{"page-relation-matrix-few", MatrixPage(few)},
		{"page-relation-matrix-open", MatrixPage(open)},
		{"page-relation-pair", PairPage(pair)},
		{"page-relation-pair-silent", PairPage(silent)},
	}
}

func exampleBoard() Board {
	claim := exampleProposal()
	claim.Kind, claim.About, claim.Proposed = "claim", "sc-results-down/investigate", nil
	claim.Steps = []FirstStep{{Sign: assessment.FlagSeveralLeads, Text: en("Sit down with the other agency."), Days: 14}}
	return Board{
		Scenario: "sc-results-down", Number: 1, Title: en("Polls close. The results site and its reserve go down together."), Story: en("At 20:06 the page stops."),
		Stated: Stated{Some: 14, None: 1},
		Tasks: []BoardTask{
			{
				ID: "restore", Name: en("Bring the service back"), Flags: []string{assessment.FlagAgreed}, Leads: 1, Bases: []string{assessment.ByLaw},
				Who:     []BoardAgency{{Name: "National CERT", Leads: true, NamedBy: 9}},
				Outcome: BoardOutcome{Agency: "cert", Name: "National CERT", Basis: assessment.ByLaw, Due: "2026-12-18", Day: at(9, 0), Proposed: true},
			},
			{
				ID: "investigate", Name: en("Investigate the crime"), Flags: []string{assessment.FlagLawPractice, assessment.FlagSeveralLeads, assessment.FlagUnexpected}, Leads: 2,
				Who: []BoardAgency{{Name: "Cybercrime police", Leads: true, NamedBy: 7}, {Name: "Security service", Leads: true}}, Proposal: claim,
			},
			{
				ID: "speak", Name: en("Speak to the public"), Flags: []string{assessment.FlagUnaware, assessment.FlagUnexpected}, Leads: 1, Unaware: []string{"Government office"},
				Who: []BoardAgency{{Name: "Election commission", Leads: true, NamedBy: 3}, {Name: "Government office", NamedBy: 6, Says: assessment.ClaimSupport}}, Held: true,
			},
			{
				ID: "decide", Name: en("Decide about voting"), Flags: []string{assessment.FlagNoLead, assessment.FlagUnconfirmed}, Stated: 5, Unknown: 7,
				Who: []BoardAgency{{Name: "Electoral court", NamedBy: 2}}, Absent: true,
			},
		},
	}
}

// flagBoard has a task for each flag alone.
func flagBoard() Board {
	v := Board{Scenario: "sc-x", Number: 2, Title: en("Every flag")}
	for i, flags := range [][]string{
		{assessment.FlagSeveralLeads},
		{assessment.FlagShared},
		{assessment.FlagUnexpected},
		{assessment.FlagNotStated},
		{assessment.FlagUnconfirmed},
		{assessment.FlagAgreed, assessment.FlagShared},
		{},
	} {
		v.Tasks = append(v.Tasks, BoardTask{
			ID: strconv.Itoa(i), Name: en("Task " + strconv.Itoa(i)), Flags: flags, Leads: 3, Others: []string{"Digital agency"}, Stated: 1, Unknown: 1,
			Who: []BoardAgency{
				{Name: "National CERT", Leads: true, With: "Election commission"},
				{Name: "Digital agency", NamedBy: 1, Says: assessment.ClaimNobody},
				{Name: "Media regulator", NamedBy: 1, Says: assessment.ClaimOther},
				{Name: "Data protection", NamedBy: 1, Says: assessment.SaysUnknown},
			},
		})
	}
	v.Tasks = append(v.Tasks, BoardTask{ID: "silent", Name: en("Nothing said"), Silent: true})
	return v
}

// georgianBoard is as full as a workshop can make it: every agency says it leads
// or is named, with names as long as those of the bank.
func georgianBoard() Board {
	ka := func(text string) Text { return Text{Lang: "ka", Text: text} }
	v := Board{Scenario: "sc-ransomware", Number: 3, Title: ka("მუნიციპალური სერვერები დაშიფრულია არჩევნებამდე ათი დღით ადრე და გამოსასყიდს ითხოვენ")}
	for i, name := range []string{
		"სერვისის აღდგენა", "დანაშაულის გამოძიება", "საზოგადოების ინფორმირება", "გადაწყვეტილება ხმის მიცემაზე, დათვლასა და შედეგებზე",
	} {
		v.Tasks = append(v.Tasks, BoardTask{
			ID: strconv.Itoa(i), Name: ka(name), Leads: 2, Unaware: []string{"უსაფრთხოების სამსახური", "ციფრული სამინისტრო", "პროკურატურა"},
			Flags:  [][]string{{assessment.FlagSeveralLeads, assessment.FlagLawPractice}, {assessment.FlagUnaware}, {assessment.FlagNoLead}, {assessment.FlagUnexpected}}[i],
			Others: []string{"მედიისა და კომუნიკაციების მარეგულირებელი", "პროკურატურა", "კიბერპოლიცია"}, Stated: 12, Unknown: 3,
			Who: []BoardAgency{
				{Name: "მთავრობის ადმინისტრაცია და მისი კომუნიკაცია", NamedBy: 2, Says: assessment.ClaimNobody},
				{Name: "საარჩევნო ადმინისტრაცია", Leads: true, NamedBy: 12, With: "კომპიუტერული ინციდენტების ჯგუფი"},
				{Name: "კომპიუტერული ინციდენტების ჯგუფი", Leads: true, NamedBy: 3, With: "საარჩევნო ადმინისტრაცია"},
				{Name: "უსაფრთხოების სამსახური", NamedBy: 7, Says: assessment.ClaimOther},
				{Name: "პროკურატურა", NamedBy: 1, Says: assessment.SaysUnknown},
			},
		})
	}
	return v
}

func boardExamples() []example {
	v := Responsibilities{
		RelationPage: related(PageResponsibilities, "/responsibilities", assessment.Shown), Board: exampleBoard(),
		Agencies: []Peer{{ID: "emb", Name: "Election commission"}, {ID: "cert", Name: "National CERT"}},
		Scenarios: []ViewLink{
			{Text: en("The results pages go dark"), Href: "/w/" + exampleWorkshop + "/responsibilities?scenario=sc-results-down", Here: true},
			{Text: en("A voter register is for sale"), Href: "/w/" + exampleWorkshop + "/responsibilities?scenario=sc-register-leak"},
		},
	}
	v.View = "responsibilities:sc-results-down"
	bad := v
	bad.Board = flagBoard()
	bad.Board.Tasks[0].Outcome = BoardOutcome{Basis: assessment.ByPractice, Due: "soon"}
	bad.Problems = []Problem{{Field: "due-0", Key: "relation.problem-day"}}
	over := v
	over.ReadOnly = true
	return []example{
		{"page-relation-board", ResponsibilitiesPage(v)},
		{"page-relation-board-problem", ResponsibilitiesPage(bad)},
		{"page-relation-board-over", ResponsibilitiesPage(over)},
		{"page-relation-board-open", ResponsibilitiesPage(Responsibilities{RelationPage: related(PageResponsibilities, "/responsibilities", assessment.Open)})},
	}
}

func examplePaths() Paths {
	v := Paths{
		RelationPage: related(PagePaths, "/paths", assessment.Shown), Type: en("Something happened to a system"), From: "Election commission", Night: true,
		Types:   []ViewLink{{Text: en("Something happened to a system"), Href: "/w/" + exampleWorkshop + "/paths?type=incident", Here: true}, {Text: en("A suspected offence"), Href: "/w/" + exampleWorkshop + "/paths?type=crime"}},
		Times:   []ViewLink{{Text: en("By day"), Href: "/w/" + exampleWorkshop + "/paths?type=incident&from=emb"}, {Text: en("At night"), Href: "/w/" + exampleWorkshop + "/paths?type=incident&from=emb&night=1", Here: true}},
		Sources: []ViewLink{{Text: Text{Text: "Election commission"}, Href: "/w/" + exampleWorkshop + "/paths?from=emb", Here: true}, {Text: Text{Text: "National CERT"}, Href: "/w/" + exampleWorkshop + "/paths?from=cert"}},
		Groups: []PathGroup{
			{Pace: assessment.Hour, Agencies: []PathAgency{{Name: "National CERT", State: assessment.ChannelExercised}, {Name: "Security service", State: assessment.ChannelRelayed, Through: []string{"National CERT"}}}},
			{Pace: assessment.Day, Agencies: []PathAgency{{Name: "Digital agency", State: assessment.ChannelConfirmed}}},
			{Pace: assessment.Later},
			{Pace: assessment.Never, Agencies: []PathAgency{{Name: "Data protection", State: assessment.ChannelSenderOnly}}},
		},
		Connectors: []string{"National CERT"},
		Paper:      []PathPaper{{Name: "Data protection", Paper: assessment.Hour, Confirms: assessment.Never}},
		Lines: []PathLine{
			{Name: "National CERT", Confirmed: assessment.Hour, Paper: assessment.Hour},
			{Name: "Digital agency", Confirmed: assessment.Day, Paper: assessment.Hour},
			{Name: "Data protection", Confirmed: assessment.Never, Paper: assessment.Hour},
		},
	}
	v.View = "paths:incident/emb/night"
	return v
}

func pathExamples() []example {
	day := examplePaths()
	day.Night, day.Connectors, day.Paper = false, nil, nil
	return []example{
		{"page-relation-paths", PathsPage(examplePaths())},
		{"page-relation-paths-day", PathsPage(day)},
		{"page-relation-paths-few", PathsPage(Paths{RelationPage: related(PagePaths, "/paths", assessment.Shown)})},
		{"page-relation-paths-open", PathsPage(Paths{RelationPage: related(PagePaths, "/paths", assessment.Open)})},
	}
}

func exampleSystems() Systems {
	proposal := exampleProposal()
	proposal.Kind, proposal.About, proposal.Proposed = "system", "sy-register", nil
	proposal.Steps = []FirstStep{{Sign: assessment.FlagNoOwner, Text: en("Name one agency that answers for this system."), Days: 14}}
	v := Systems{
		RelationPage: related(PageSystems, "/systems", assessment.Shown), Silent: []Text{en("Publication of results")},
		Systems: []SystemView{
			{
				ID: "sy-register", Name: en("Voter register"), What: en("The central list."), Proposal: proposal,
				Flags: []string{assessment.FlagManyDepend, assessment.FlagNoOwner, assessment.FlagOneSupplier, assessment.FlagFallbackUnknown, assessment.FlagSeveralOwners},
				Line:  RelationLine{Kind: "system", About: "sy-register", Title: en("Voter register"), Sentences: []Sentence{sentence("line.no-owner")}, Look: true},
				Brief: []Sentence{sentence("line.dependents", "agencies", "Election commission and Digital agency"), sentence("line.no-owner")},
				Parts: [4][]string{nil, {"Digital agency"}, {"Election commission", "Foreign ministry"}, nil},
			},
			{
				ID: "sy-count", Name: en("Tabulation of results"), Absent: true,
				Line:  RelationLine{Kind: "system", About: "sy-count", Title: en("Tabulation of results"), Sentences: []Sentence{sentence("line.owners", "agencies", "Electoral court")}},
				Parts: [4][]string{{"Electoral court"}, nil, nil, nil},
			},
		},
	}
	v.View = "systems"
	return v
}

func systemExamples() []example {
	return []example{
		{"page-relation-systems", SystemsPage(exampleSystems())},
		{"page-relation-systems-none", SystemsPage(Systems{RelationPage: related(PageSystems, "/systems", assessment.Locked)})},
		{"page-relation-systems-open", SystemsPage(Systems{RelationPage: related(PageSystems, "/systems", assessment.Open)})},
	}
}

func relationScreenExamples() []example {
	screen := func(v RelationScreen) RelationScreen {
		v.Frame, v.Title, v.Live = conducting(PageScreen, "/screen"), workshopTitle, Live{Every: 2, Steer: "/w/w-7k2m9xqa/screen"}
		return v
	}
	wide, narrow := exampleMatrix(15), exampleMatrix(5)
	for _, v := range []*Matrix{&wide, &narrow} {
		v.Mended, v.Left = v.Mended[:1], v.Left[:2] // what fits beside it
		for i := range v.Rows {
			for j := range v.Rows[i].Cells {
				v.Rows[i].Cells[j].Href = ""
			}
		}
		for _, pairs := range [][]MatrixPair{v.Left, v.Mended} {
			for i := range pairs {
				pairs[i].Href = ""
			}
		}
	}
	narrow.MoreMended, narrow.MoreLeft, narrow.Stated.None = 1, 3, 0
	wide.MoreLeft = 7
	board, tight, paths, systems := exampleBoard(), flagBoard(), examplePaths(), exampleSystems()
	tight.Tasks = tight.Tasks[:4]
	for i := range tight.Tasks {
		tight.Tasks[i].Unaware = []string{"Digital agency", "Media regulator", "Data protection", "Prosecutor"}
	}
	tight.Tasks[1].Flags = []string{assessment.FlagUnaware, assessment.FlagUnconfirmed}
	small, georgian := exampleBoard(), georgianBoard()
	small.Tasks = small.Tasks[:2]
	systems.Systems, systems.More = systems.Systems[:1], 2
	return []example{
		{"page-relation-screen-waits", RelationScreenPage(screen(RelationScreen{Waiting: true}))},
		{"page-relation-screen-matrix", RelationScreenPage(screen(RelationScreen{Matrix: &wide, Stated: wide.Stated}))},
		{"page-relation-screen-matrix-more", RelationScreenPage(screen(RelationScreen{Matrix: &narrow, Stated: narrow.Stated}))},
		{"page-relation-screen-board", RelationScreenPage(screen(RelationScreen{Board: &board, Stated: board.Stated}))},
		{"page-relation-screen-board-two", RelationScreenPage(screen(RelationScreen{Board: &small, Stated: small.Stated}))},
		{"page-relation-screen-board-georgian", RelationScreenPage(screen(RelationScreen{Board: &georgian, Stated: Stated{Some: 14, None: 1}}))},
		{"page-relation-screen-board-tight", RelationScreenPage(screen(RelationScreen{Board: &tight}))},
		{"page-relation-screen-paths", RelationScreenPage(screen(RelationScreen{Paths: &paths}))},
		{"page-relation-screen-systems", RelationScreenPage(screen(RelationScreen{Systems: &systems}))},
		{"page-relation-screen-systems-fit", RelationScreenPage(screen(RelationScreen{Systems: &Systems{Fit: 6, Silent: []Text{en("Results site"), en("Scanners")}}}))},
	}
}

func ownExamples() []example {
	frame := policeLead("/relations", PageOwnRelations)
	v := OwnRelations{
		Frame: frame, Stage: assessment.Shown,
		Channels: []OwnChannels{
			{
				Type: en("Something happened to a system"),
				Look: []OwnLine{{
					State: assessment.ChannelSenderOnly, Required: true, Look: true, Sentences: []Sentence{sentence("relation.row-sender-only", "other", "National CERT")},
					Step: FirstStep{Sign: assessment.ChannelSenderOnly, Text: en("Call the person who should receive it."), Days: 3},
				}},
				Other: []OwnLine{{State: assessment.ChannelConfirmed, Sentences: []Sentence{sentence("relation.column-confirmed", "other", "Digital agency")}}},
			},
			{Type: en("A suspected offence"), Other: []OwnLine{{State: assessment.ChannelNone, Sentences: []Sentence{sentence("relation.row-none", "other", "Digital agency")}}}},
		},
		Tasks:   []OwnLine{{Title: en("Investigate the crime"), Scenario: en("The results pages go dark"), Look: true, Sentences: []Sentence{sentence("line.several-leads")}}},
		Systems: []OwnLine{{Title: en("Voter register"), Sentences: []Sentence{sentence("line.owners", "agencies", "Digital agency")}}},
	}
	return []example{
		{"page-relation-own", OwnRelationsPage(v)},
		{"page-relation-own-not-yet", OwnRelationsPage(OwnRelations{Frame: frame, Stage: assessment.Locked})},
		{"page-relation-own-none", OwnRelationsPage(OwnRelations{Frame: frame, Stage: assessment.Shown})},
	}
}
