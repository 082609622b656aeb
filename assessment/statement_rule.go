package assessment

import "slices"

// Errors of statements that agencies make.
var (
	ErrStatementForm = &Error{Code: Invalid, Key: "error.statement-form"}
	ErrViaSelf       = &Error{Code: Invalid, Key: "error.statement-via"}
	ErrNoStatements  = &Error{Code: Conflict, Key: "error.statements-off"}
)

// Judge says whether an agency may make a statement in a workshop: form,
// references and what the workshop uses. It returns [ErrNotFound] for what is
// not there, [ErrViaSelf] for a way through itself or the receiver, and
// [ErrStatementForm] for anything else.
func (s Statement) Judge(b *Bank, d *Document, agency string) error {
	switch {
	case s.Channel != nil:
		return judgeChannel(s.Channel, d, agency)
	case s.Claim != nil:
		return judgeClaim(s.Claim, b, d, agency)
	case s.Stake != nil:
		return judgeStake(s.Stake, b)
	}
	return ErrStatementForm
}

func judgeChannel(c *Channel, d *Document, agency string) error {
	switch {
	case c.Agency != agency || c.Peer == agency || !statingSet(d)[c.Peer] || !slices.Contains(d.Workshop.ChannelTypes(), c.Type):
		return ErrNotFound
	case !slices.Contains([]string{"", SaysYes, SaysVia, SaysNo, SaysUnknown, SaysWithheld}, c.Sends),
		!slices.Contains([]string{"", SaysYes, SaysNo, SaysUnknown, SaysWithheld}, c.Receives),
		!slices.Contains([]string{"", Hour, Day, Later}, c.Within),
		(c.Sends == SaysVia) != (c.Via != ""):
		return ErrStatementForm
	case c.Via != "" && (c.Via == agency || c.Via == c.Peer):
		return ErrViaSelf
	case c.Via != "" && !statingSet(d)[c.Via]:
		return ErrNotFound
	}
	return nil
}

func judgeClaim(c *Claim, b *Bank, d *Document, agency string) error {
	scenario, ok := b.Scenario(c.Scenario)
	if c.Agency != agency || !ok || !slices.Contains(scenario.Tasks, c.Task) {
		return ErrNotFound
	}
	switch {
	case !slices.Contains([]string{ClaimLead, ClaimWith, ClaimSupport, ClaimOther, ClaimNobody, SaysUnknown, SaysWithheld}, c.Claim),
		c.NamesOther() != (c.Other != ""),
		c.Basis != "" && (!c.Leads() || c.Basis != ByLaw && c.Basis != ByPractice):
		return ErrStatementForm
	case c.NamesOther() && (c.Other == agency || !statingSet(d)[c.Other]):
		return ErrNotFound
	}
	return nil
}

func judgeStake(s *Stake, b *Bank) error {
	if _, ok := b.System(s.System); !ok {
		return ErrNotFound
	}
	for _, part := range s.Stakes {
		alone := part == StakeNone || part == SaysUnknown || part == SaysWithheld
		known := alone || slices.Contains([]string{StakeOwns, StakeOperates, StakeDepends, StakeSupplies}, part)
		if !known || alone && len(s.Stakes) > 1 {
			return ErrStatementForm
		}
	}
	if !slices.Contains([]string{"", SaysYes, SaysNo, SaysUnknown}, s.Fallback) {
		return ErrStatementForm
	}
	return nil
}
