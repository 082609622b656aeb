package templates

// mergingExamples are the pages on which an agency goes on as another.
func mergingExamples() []example {
	v := Merging{
		Frame: conducting(PageAgencies, "/agencies"), Workshop: exampleWorkshop, Agency: Peer{ID: "police-2", Name: "Police, cybercrime unit"}, Short: "Cyber",
		Others: []Peer{{ID: "police", Name: "Cybercrime police"}, {ID: "cert", Name: "National CERT"}},
	}
	chosen := v
	chosen.Into, chosen.People, chosen.Lead, chosen.Kinds = v.Others[0], 2, true, true
	chosen.Facts = MergingFacts{Positions: 12, Statements: 1, Actions: 2, NamedBy: []string{"National CERT", "Election commission"}, Line: true}
	bad := chosen
	bad.People, bad.Lead, bad.Kinds, bad.Facts, bad.Confirm = 0, false, false, MergingFacts{LineGoes: true}, "Cybr"
	bad.Problems = []Problem{{Field: "short", Key: ProblemAgencyConfirm, Args: []any{"short", "Cyber"}}}
	over := chosen
	over.ReadOnly = true
	alone := v
	alone.Others = nil
	return append([]example{
		{"page-trainer-merging", MergingPage(v)},
		{"page-trainer-merging-chosen", MergingPage(chosen)},
		{"page-trainer-merging-problem", MergingPage(bad)},
		{"page-trainer-merging-over", MergingPage(over)},
		{"page-trainer-merging-0", MergingPage(alone)},
	}, trainerContactExamples()...)
}
