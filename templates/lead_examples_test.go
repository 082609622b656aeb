package templates

import "regexp"

// leadExamples are the page on which the lead is handed over.
func leadExamples() []example {
	take := Lead{Frame: police("/lead")}
	bad := take
	bad.Slip, bad.Problems = "ABCD 2345", []Problem{{Field: "slip", Key: ProblemSlipTyped}}
	return []example{
		{"page-lead", LeadPage(take)},
		{"page-lead-problem", LeadPage(bad)},
		{"page-lead-leads", LeadPage(Lead{Frame: policeLead("/lead", ""), Leads: true})},
	}
}

// The address of the page.
func init() {
	const lead = `|^/lead$`
	linked, posted = regexp.MustCompile(linked.String()+lead), regexp.MustCompile(posted.String()+lead)
}
