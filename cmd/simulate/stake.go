package main

import (
	"strings"

	"electready/assessment"
)

// stakes is who answers for Orvelia's systems: of each agency its parts,
// joined by a plus, and behind a slash fallback:yes, fallback:no or
// fallback:unknown, rehearsed, single.
var stakes = []struct{ system, words string }{
	{"sy-register", "digital=owns+operates/fallback:yes emb=depends/fallback:unknown foreign=depends/fallback:no police=depends/fallback:yes dpa=none"},
	{"sy-candidates", "emb=owns+operates/fallback:yes/rehearsed digital=supplies media=none"},
	{"sy-transmission", "emb=owns/fallback:yes/rehearsed/single operator=operates+supplies digital=supplies media=depends/fallback:yes"},
	{"sy-tabulation", "emb=owns+depends/fallback:no/single digital=owns+operates/fallback:yes cert=none"},
	{"sy-results-site", "emb=owns/fallback:yes/rehearsed digital=operates media=depends/fallback:unknown government=depends/fallback:yes"},
	{"sy-office-network", "emb=owns+operates/fallback:unknown digital=supplies cert=none security=withheld"},
	{"sy-public-pages", "emb=owns+operates/fallback:yes/rehearsed government=none digital=supplies"},
	{"sy-state-network", "digital=operates+depends/fallback:no emb=depends/fallback:no government=depends/fallback:unknown cert=depends/fallback:yes " +
		"operator=supplies police=unknown security=withheld"},
}

func (c *country) stateStakes() {
	for _, s := range stakes {
		for said := range strings.FieldsSeq(s.words) {
			agency, words, _ := strings.Cut(said, "=")
			parts := strings.Split(words, "/")
			row := assessment.Stake{Agency: agency, System: s.system, Stakes: strings.Split(parts[0], "+"), Stated: c.stated(agency, "stakes", "10:38")}
			for _, word := range parts[1:] {
				switch fallback, ok := strings.CutPrefix(word, "fallback:"); {
				case ok:
					row.Fallback = fallback
				case word == "rehearsed":
					row.Rehearsed = true
				default:
					row.SingleSupplier = true
				}
			}
			c.Stakes = append(c.Stakes, row)
		}
	}
}
