package web

import (
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// channel is the own statement that counts in this round, or the reader's own
// proposal while nobody took it.
func (s *stating) channel(t assessment.ChannelType, peer string) (said assessment.Channel, proposed bool) {
	for _, p := range s.proposals {
		if p.Channel != nil && p.Respondent == s.actor().ID && p.Channel.Type == t && p.Channel.Peer == peer {
			return *p.Channel, true
		}
	}
	for _, c := range assessment.LatestChannels(s.doc, s.stage.Round) {
		if c.Agency == s.actor().Agency && c.Type == t && c.Peer == peer {
			said = c
		}
	}
	return said, false
}

// channelRows are the peers that a lead is asked about, and those added.
func (s *stating) channelRows(t assessment.ChannelType) []templates.ChannelRow {
	own := s.actor().Agency
	asked := assessment.PeersAsked(s.bank, s.doc, own, t)
	me, _ := s.doc.AgencyByID(own)
	var rows []templates.ChannelRow
	for _, a := range s.doc.Agencies {
		if a.ID == own || a.Left != "" {
			continue
		}
		said, proposed := s.channel(t, a.ID)
		if typed, ok := s.typedChannel(t, a.ID, said); ok {
			typed.Stated, said = said.Stated, typed
		}
		sends, receives := expects(s.bank, t, me.Kind, a.Kind), expects(s.bank, t, a.Kind, me.Kind)
		added := !slices.Contains(asked, a.ID)
		if added && said.Sends == "" && said.Receives == "" && said.Revision == 0 && s.QueryParam("more") != a.ID {
			continue
		}
		rows = append(rows, templates.ChannelRow{
			Peer: templates.Peer{ID: a.ID, Name: a.Name}, AskSends: sends || added || said.Sends != "", AskReceives: receives || added || said.Receives != "",
			Said: said, Proposed: proposed, Ways: s.peers(own, a.ID),
		})
	}
	return rows
}

func expects(b *assessment.Bank, t assessment.ChannelType, from, to assessment.Kind) bool {
	return slices.Contains(b.Expected, assessment.ExpectedChannel{Type: t, From: from, To: to})
}

// peers are the agencies of the workshop but for some.
func (s *stating) peers(but ...string) []templates.Peer {
	var out []templates.Peer
	for _, a := range s.doc.Agencies {
		if a.Left == "" && !slices.Contains(but, a.ID) {
			out = append(out, templates.Peer{ID: a.ID, Name: a.Name})
		}
	}
	return out
}

// showChannels handles the "GET /each-other/channels/:type" route.
func showChannels(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	return s.renderChannels(http.StatusOK)
}

func (s *stating) renderChannels(status int, problems ...templates.Problem) error {
	t := assessment.ChannelType(s.Param("type"))
	if !slices.Contains(s.doc.Workshop.ChannelTypes(), t) {
		return assessment.ErrNotFound
	}
	vm := templates.ChannelForm{
		Statements: s.frame(templates.PageEachOther), Type: t, Name: s.text(typeName(t)), Rows: s.channelRows(t),
		Event: s.text(func(p *assessment.Prose) string { return p.Types[t].Event }),
	}
	vm.Problems = problems
	in := []string{s.actor().Agency}
	for _, r := range vm.Rows {
		in = append(in, r.ID)
	}
	vm.More = s.peers(in...)
	return s.render(status, templates.ChannelFormPage(vm))
}

// saveChannels handles the "POST /each-other/channels/:type" route.
func saveChannels(c *call) error {
	s, err := c.stating()
	if err != nil {
		return err
	}
	t := assessment.ChannelType(c.Param("type"))
	var statements []assessment.Statement
	var problems []templates.Problem
	for _, a := range s.doc.Agencies {
		said, _ := s.channel(t, a.ID)
		row, ok := s.typedChannel(t, a.ID, said)
		if !ok {
			continue
		}
		switch {
		case row.Sends == assessment.SaysVia && row.Via == "":
			problems = append(problems, templates.Problem{Field: "via-" + a.ID, Key: "each.problem-via", Args: []any{"title", a.Name}})
		case row.Via != "" && (row.Via == a.ID || row.Via == row.Agency):
			problems = append(problems, templates.Problem{Field: "via-" + a.ID, Key: "each.problem-via-self", Args: []any{"title", a.Name}})
		default:
			statements = append(statements, assessment.Statement{Channel: &row})
		}
	}
	next := s.next()
	if more := c.field("more"); c.FormValue("add") != "" && more != "" {
		next = c.Request().URL.Path + "?more=" + more
	}
	return s.save(statements, problems, next, s.renderChannels)
}

// typedChannel is what was just sent about a peer, if anything was. A direction
// that the page does not ask stays as it was said.
func (s *stating) typedChannel(t assessment.ChannelType, peer string, said assessment.Channel) (assessment.Channel, bool) {
	row := assessment.Channel{
		Agency: s.actor().Agency, Type: t, Peer: peer, Sends: s.sent("sends-" + peer), Receives: s.sent("receives-" + peer),
	}
	if row.Sends == "" && row.Receives == "" {
		return row, false
	}
	row.Sends, row.Receives = orSaid(row.Sends, said.Sends), orSaid(row.Receives, said.Receives)
	switch row.Sends {
	case assessment.SaysYes:
		row.Within, row.AtNight = s.sent("within-"+peer), s.sent("night-"+peer) != ""
	case assessment.SaysVia:
		row.Via = s.sent("via-" + peer)
	}
	if row.Sends == assessment.SaysYes || row.Receives == assessment.SaysYes {
		row.Tested = s.sent("tested-"+peer) != ""
	}
	return row, true
}
