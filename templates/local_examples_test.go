package templates

import "electready/assessment"

func wordExamples() []example {
	both := func(id, first, second string) []WordField {
		return []WordField{{ID: id + "-en", Lang: "en", Value: first}, {ID: id + "-ka", Lang: "ka", Value: second}}
	}
	parts := []WordPart{{Own: 1}, {ID: "critical-systems", Title: en("Critical systems")}, {ID: "coordination", Title: en("Coordination"), Own: 2}}
	terms := Words{
		Frame: conducting(PageWords, "/words"), Workshop: exampleWorkshop, Parts: parts,
		Lines: []WordLine{
			{Title: en("Log"), Text: en("The record that a computer keeps."), Fields: both("term-log", "", "")},
			{Title: en("Computer incident team (CERT)"), Text: en("A team that receives reports."), Fields: both("term-csirt", "CERT.GOV", "სერტი")},
		},
	}
	rules := terms
	rules.Part = "coordination"
	rules.Lines = []WordLine{
		{Title: en("Who decides at night?"), Place: "3.1.2", Fields: []WordField{{ID: "question-co-night-en", Lang: "en", Value: "Order 7 of 2024\nArticle 3"}}},
		{Title: en("Whom do you call?"), Place: "3.1.3", Fields: []WordField{{ID: "question-co-call-en", Lang: "en"}}},
	}
	bad, fixed, none := rules, rules, terms
	bad.Problems = []Problem{{Field: "question-co-night-en", Key: ProblemWordLong, Args: []any{"limit", 400}}}
	fixed.Fixed = true
	none.Fixed, none.Lines = true, terms.Lines[:1]
	return []example{
		{"page-words", WordsPage(terms)},
		{"page-words-rules", WordsPage(rules)},
		{"page-words-problem", WordsPage(bad)},
		{"page-words-fixed", WordsPage(fixed)},
		{"page-words-fixed-none", WordsPage(none)},
	}
}

func readerExamples() []example {
	q := BankQuestion{
		Question: Question{
			ID: "cs-restore", Ask: en("When did you last restore a backup?"), Levels: []Text{en("Never."), en("Once."), en("Last year."), en("This year."), en("Last month.")},
			Essential: true, Why: en("A backup that nobody tried is a hope."), Local: Local{Words: []Term{{Term: en("Backup"), Here: Text{Lang: "ka", Text: "სარეზერვო ასლი"}}}, Rule: Text{Text: "Order 7 of 2024"}},
			Terms:   []Term{{Term: en("Backup"), Text: en("A copy that is kept elsewhere."), Here: Text{Lang: "ka", Text: "სარეზერვო ასლი"}}},
			Sources: []Citation{{Key: "cis-eges", Title: "A guide", Year: 2018, At: "Backups"}},
		},
		Place: "1.1.2", About: assessment.Own, Core: true, Target: 3, Weight: 2,
		Steps: []BankStep{{Below: 2, Text: en("Restore one table."), Days: 14}, {Text: en("Ask who did it last."), Days: 1}},
	}
	section := BankSection{ID: "cs-backup", Theme: "critical-systems", Title: en("Backups"), Questions: []BankQuestion{q}, Of: 1}
	other := BankSection{ID: "cs-access", Theme: "critical-systems", Title: en("Access")}
	theme := BankTheme{ID: "critical-systems", Number: 1, Title: en("Critical systems"), Questions: 1, Sections: []BankSection{section}}
	all := Bank{
		Frame: visitor("/bank"), Version: "1", Set: assessment.CoreSet, Themes: []BankTheme{theme},
		Kinds: []KindOption{{Kind: assessment.Police, Name: en("Cybercrime police")}},
	}
	here := all
	here.Frame, here.Here, here.Workshop, here.Kind = conducting(PageWords, "/words"), workshopTitle, exampleWorkshop, assessment.Police
	clock := ClockCard{ID: "ck-24h", Name: en("Within 24 hours"), Rule: en("Benchmark: early warning."), Sources: q.Sources}
	crime := CaseCard{
		ID: "sc-results-down", Number: 1, Title: en("The results pages go dark"), Story: en("At 20:06 the page stops answering."),
		Evidence: []Text{en("Traffic records"), en("The claim, with its time")}, Clocks: []ClockCard{clock, clock}, Articles: []string{"5", "14.2"}, Sources: append(q.Sources, q.Sources...),
	}
	fault := CaseCard{ID: "sc-transmission", Number: 11, Title: en("No figures come in"), Story: en("Nobody knows why."), Sources: q.Sources}
	nothing := BankTheme{ID: "critical-systems", Number: 1, Title: en("Critical systems")}
	return []example{
		{"page-bank", BankPage(all)},
		{"page-bank-here", BankPage(here)},
		{"page-bank-theme", BankThemePage(BankPart{Bank: here, Theme: theme})},
		{"page-bank-theme-none", BankThemePage(BankPart{Bank: all, Theme: nothing})},
		{"page-bank-section", BankSectionPage(BankPart{Bank: here, Theme: theme, Section: section, Before: &other, After: &other})},
		{"page-bank-paper", BankPaperPage(BankPart{Bank: here, Theme: theme})},
		{"page-glossary", GlossaryPage(Glossary{Frame: visitor("/glossary"), Terms: q.Terms})},
		{"page-desk-cards", DeskCardsPage(DeskCards{
			Frame: visitor("/cards"), Clocks: []ClockCard{clock}, Facts: []FactCard{{ID: "fc-list", Ask: en("Is the register on the national list?"), Sources: q.Sources}},
		})},
		{"page-case-cards", CaseCardsPage(CaseCards{Frame: visitor("/cards/cases"), Cases: []CaseCard{crime, fault}})},
	}
}
