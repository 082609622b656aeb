package templates

import (
	"regexp"

	"electready/assessment"
)

// seatStatementExamples are the pages on which an agency states what it knows of
// others, mends what does not fit, and reads what will be shown.
func seatStatementExamples() []example {
	return append(statementFormExamples(), append(errandExamples(), previewExamples()...)...)
}

func stating(path string, stage assessment.Stage, problems ...Problem) Statements {
	return Statements{Frame: policeLead(path, PageEachOther), Lead: true, Stage: stage, Action: path, Problems: problems}
}

func statementFormExamples() []example {
	list := EachOther{Frame: policeLead("/each-other", PageEachOther), Lead: true, Stage: assessment.Open, Parts: []StatementPart{
		{Group: PartChannels, Href: "/each-other/channels/incident", Title: en("Something happened to a system")},
		{Group: PartChannels, Href: "/each-other/channels/crime", Title: en("A suspected offence or evidence"), Done: 2, Of: 2},
		{Group: PartSystems, Href: "/each-other/systems", Title: en("Systems"), Of: 8},
	}}
	locked := list
	locked.Stage = assessment.Locked
	cert, emb := Peer{"cert", "National CERT"}, Peer{"emb", "Election commission"}
	said := assessment.Channel{Sends: assessment.SaysVia, Receives: assessment.SaysYes}
	crime := ChannelForm{
		Statements: stating("/each-other/channels/crime", assessment.Open, Problem{Field: "via-cert", Key: "each.problem-via", Args: []any{"title", cert.Name}}),
		Type:       "crime", Name: en("A suspected offence or evidence"), Event: en("Whom do you tell?"), More: []Peer{{"media", "Media regulator"}},
		Rows: []ChannelRow{
			{Peer: cert, AskSends: true, AskReceives: true, Said: said, Ways: []Peer{emb}},
			{Peer: emb, AskReceives: true, Said: assessment.Channel{Receives: assessment.SaysNo, Stated: assessment.Stated{Revision: 1}}},
		},
	}
	nobody := crime
	nobody.Statements, nobody.Rows = stating("/each-other/channels/crime", assessment.Open), nil
	scenario := ScenarioForm{
		Statements: stating("/each-other/scenarios/sc-x", assessment.Locked), Title: en("The results pages go dark"), Story: en("At 20:00 nothing answers."), Peers: []Peer{cert, emb},
		Tasks: []TaskRow{{ID: "restore", Name: en("Bring the service back"), Said: assessment.Claim{Claim: assessment.ClaimLead, Basis: assessment.ByLaw, Stated: assessment.Stated{Revision: 1}}}},
	}
	systems := SystemForm{
		Statements: stating("/each-other/systems", assessment.Open, Problem{Field: "stake-sy-a", Key: "each.problem-stake", Args: []any{"title", "Voter register"}}),
		Systems:    []SystemRow{{ID: "sy-a", Name: en("Voter register"), What: en("Who may vote, and where."), Said: assessment.Stake{Stakes: []string{assessment.StakeOwns, assessment.StakeNone}}}},
	}
	return []example{
		{"page-each-other", EachOtherPage(list)},
		{"page-each-other-locked", EachOtherPage(locked)},
		{"page-each-other-channels", ChannelFormPage(crime)},
		{"page-each-other-nobody", ChannelFormPage(nobody)},
		{"page-each-other-scenario", ScenarioFormPage(scenario)},
		{"page-each-other-systems", SystemFormPage(systems)},
	}
}

func errandExamples() []example {
	open := ErrandLine{
		Key: "channel:crime/police/cert", Title: en("A suspected offence or evidence"), With: []string{"National CERT"}, State: assessment.ChannelSenderOnly,
		Sentences: []Sentence{sentence("relation.row-sender-only", "other", "National CERT")}, First: sentence("errand.first-channel", "us", "Cybercrime police"),
		Step: en("Call the person who should receive it."), Days: 3,
		Ways: []Correction{
			{assessment.SaysYes, sentence("errand.we-tell"), true}, {assessment.SaysNo, sentence("errand.we-do-not-tell"), false}, {assessment.SaysWithheld, sentence("errand.not-stated"), false},
		},
	}
	mended := ErrandLine{Key: "claim:sc-x/restore", Title: en("Bring the service back"), Scenario: en("The results pages go dark"), With: []string{"Election commission", "National CERT"}, Mended: true}
	v := Errands{Frame: policeLead("/errands", PageErrands), Stage: assessment.Locked, Mended: 1, Of: 2, Errands: []ErrandLine{open, mended}}
	all := v
	all.Mended, all.Of, all.Errands = 1, 1, []ErrandLine{mended}
	shown := v
	shown.Stage = assessment.Shown
	return []example{
		{"page-errands", ErrandsPage(v)},
		{"page-errands-mended", ErrandsPage(all)},
		{"page-errands-shown", ErrandsPage(shown)},
		{"page-errands-none", ErrandsPage(Errands{Frame: v.Frame, Stage: assessment.Open})},
	}
}

func previewExamples() []example {
	line := func(about, state string) PreviewLine {
		return PreviewLine{
			Key: "channel:" + about, Kind: "channel", Title: en("A suspected offence or evidence"), State: state, CanHide: true,
			Sentences: []Sentence{sentence(map[string]string{
				assessment.ChannelUnclear: "line.unclear", assessment.ChannelSenderOnly: "line.sender-only", assessment.ChannelConfirmed: "line.confirmed",
			}[state], "from", "Cybercrime police", "to", "National CERT")},
		}
	}
	silent, look, held := line("crime/police/media", assessment.ChannelUnclear), line("crime/police/cert", assessment.ChannelSenderOnly), line("crime/cert/police", assessment.ChannelConfirmed)
	silent.Silent, look.Look, look.Required, held.Held, held.CanHide = true, true, true, true, false
	v := Preview{Frame: policeLead("/preview", PagePreview), Stage: assessment.Locked, Until: at(12, 8), Rule: assessment.RuleRoom, Lines: []PreviewLine{
		silent, line("crime/police/emb", assessment.ChannelConfirmed), look, held,
		{Key: "claim:sc-x/restore", Kind: "claim", Title: en("Bring the service back"), Scenario: en("The results pages go dark"), Sentences: []Sentence{sentence("line.agreed")}, CanHide: true},
	}}
	shown := v
	shown.Stage, shown.Until = assessment.Shown, Moment{}
	return []example{
		{"page-preview", PreviewPage(v)},
		{"page-preview-shown", PreviewPage(shown)},
		{"page-preview-none", PreviewPage(Preview{Frame: v.Frame, Stage: assessment.Open})},
	}
}

// Addresses of the statements of an agency.
func init() {
	also := func(known *regexp.Regexp, more string) *regexp.Regexp {
		return regexp.MustCompile(known.String() + `|^(` + more + `)$`)
	}
	linked = also(linked, `/each-other(/channels/[a-z]+|/scenarios/[a-z-]+|/systems)?|/errands|/preview|/relations`)
	posted = also(posted, `/each-other(/proposals|/channels/[a-z]+|/scenarios/[a-z-]+|/systems)?|/errands|/preview`)
}
