package assessment

import "slices"

// Invitation lets one more trainer run a workshop. Its token is shown once and
// works once; only the hash of it is kept.
type Invitation struct {
	Seq      int64
	Workshop string
	Title    string // of the workshop
	By       string // trainer who made it
	Made     string
	Until    string // it lapses then
	Used     string // when; empty: nobody took it
	Taker    string // trainer who took it
	Ended    string // empty: nobody ended it
}

// Check says whether an invitation can be taken at a time (RFC 3339, UTC). It
// returns [ErrInvitationUsed], [ErrInvitationEnded] or [ErrInvitationLapsed].
func (i Invitation) Check(now string) error {
	switch {
	case i.Used != "":
		return ErrInvitationUsed
	case i.Ended != "":
		return ErrInvitationEnded
	case now >= i.Until:
		return ErrInvitationLapsed
	}
	return nil
}

// Why an invitation lets nobody in.
var (
	ErrInvitationUsed   = &Error{Code: Conflict, Key: "error.invitation-used"}
	ErrInvitationEnded  = &Error{Code: Conflict, Key: "error.invitation-ended"}
	ErrInvitationLapsed = &Error{Code: Conflict, Key: "error.invitation-lapsed"}
)

// Member is a trainer of a workshop.
type Member struct {
	ID        string
	Name      string
	InvitedBy string // trainer; empty: has it from the start, or by import
}

// MayEndAccess says whether a trainer may end what another may do in a workshop
// that both run. All have the same rights but this: who was invited cannot put
// out the one who invited, so that nobody loses an own workshop.
func MayEndAccess(team []Member, trainer, other string) bool {
	find := func(id string) *Member {
		if i := slices.IndexFunc(team, func(m Member) bool { return m.ID == id }); i >= 0 {
			return &team[i]
		}
		return nil
	}
	own, of := find(trainer), find(other)
	if own == nil || of == nil || own == of || of.InvitedBy == "" {
		return false
	}
	return own.InvitedBy == "" || of.InvitedBy == trainer
}
