package web

import (
	"strings"

	"electready/assessment"
	"electready/templates"
)

// A sentence puts a statement into words for the page: always as what an agency
// says, never as what is.

func (s *stating) name(agency string) string { return nameOf(s.doc, agency) }

func nameOf(d *assessment.Document, agency string) string {
	if a, ok := d.AgencyByID(agency); ok && a.Name != "" {
		return a.Name
	}
	return agency
}

// proposal is a colleague's statement in words.
func (s *stating) proposal(p assessment.Proposal) templates.ProposalLine {
	line := templates.ProposalLine{ID: p.Seq}
	var words []string
	switch {
	case p.Channel != nil:
		line.Title = s.text(typeName(p.Channel.Type))
		words = append(words, s.name(p.Channel.Peer)+":")
		words = append(words, s.channelWords(p.Channel)...)
	case p.Claim != nil:
		line.Title = s.text(scenarioTitle(p.Claim.Scenario))
		words = append(words, s.text(taskName(p.Claim.Task)).Text+":", s.printer.T("each.claim-"+p.Claim.Claim))
		if p.Claim.Other != "" {
			words = append(words, s.name(p.Claim.Other))
		}
	case p.Stake != nil:
		line.Title = s.text(systemName(p.Stake.System))
		for _, part := range p.Stake.Stakes {
			words = append(words, s.printer.T("each."+part))
		}
	}
	line.Sentence = templates.Sentence{Key: "each.proposes", Args: []any{"words", strings.Join(words, " ")}}
	return line
}

func (s *stating) channelWords(c *assessment.Channel) []string {
	var words []string
	if c.Sends != "" {
		words = append(words, s.printer.T(sendsWord(c.Sends)))
	}
	if c.Via != "" {
		words = append(words, s.name(c.Via))
	}
	if c.Receives == assessment.SaysYes {
		words = append(words, s.printer.T("each.receives-yes"))
	}
	return words
}

func sendsWord(sends string) string {
	switch sends {
	case assessment.SaysYes, assessment.SaysVia:
		return "each.sends-" + sends
	}
	return "each." + sends
}
