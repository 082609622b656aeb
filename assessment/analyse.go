package assessment

import "slices"

// Analyse derives everything that the facts of d say at round r about the
// questions of b; today (YYYY-MM-DD) decides what is still feasible. The same
// facts give the same analysis whatever the order of their rows, but for
// confirmations of one moment, of which the later in the list counts. It expects
// a document without flaws.
func Analyse(b *Bank, d *Document, r RoundID, today string) Analysis {
	positions := Positions(b, d, r)
	channels := ChannelStates(b, d, r)
	return Analysis{
		Format:     AnalysisFormat,
		Version:    AnalysisVersion,
		Bank:       AnalysedBank{ID: b.ID, Version: b.Version},
		Workshop:   d.ID,
		Round:      r,
		Agencies:   agencyResults(b, d, positions),
		Room:       roomResult(b, d, positions),
		Channels:   channels,
		Claims:     TaskResults(b, d, r),
		Systems:    SystemResults(b, d, r),
		Paths:      PathResults(d, r, channels),
		Principles: PrincipleResults(b, d),
		Actions:    ActionResults(d, today),
	}
}

// LastRound is the last round that the document has; the first without any.
func LastRound(d *Document) RoundID {
	last := First
	for _, r := range d.Rounds {
		if last.Before(r.ID) {
			last = r.ID
		}
	}
	return last
}

// agencyResults are the results of all agencies that did not leave.
func agencyResults(b *Bank, d *Document, positions map[string]map[string]PositionState) []AgencyResult {
	out := []AgencyResult{}
	for _, a := range d.Agencies {
		if of, in := positions[a.ID]; in {
			out = append(out, agencyResult(b, a, of))
		}
	}
	slices.SortFunc(out, byID)
	return out
}

// agencyResult is what an agency's positions say about itself.
func agencyResult(b *Bank, a Agency, positions map[string]PositionState) AgencyResult {
	themes := scoreThemes(b, positions)
	out := AgencyResult{
		ID:        a.ID,
		Kind:      a.Kind,
		Overall:   scoreOverall(themes),
		Themes:    themes,
		Findings:  findings(b, positions),
		Positions: positions,
	}
	for _, p := range positions {
		if p.Provisional() {
			out.Provisional++
		}
		if p.Unsettled {
			out.Unsettled++
		}
	}
	return out
}
