package templates

import (
	"context"

	"electready/assessment"
)

// Team is who runs a workshop, and who is invited to. Forms:
// /w/{id}/invitations (makes one), /w/{id}/invitations/{invitation}/end,
// /w/{id}/trainers/{trainer}/end.
type Team struct {
	Members     []TeamMember // empty: every trainer of this machine
	Invitations []InvitationLine
}

// TeamMember is a trainer of the workshop.
type TeamMember struct {
	ID, Name  string
	Invited   bool
	InvitedBy string // name; empty: that one is gone
	You       bool
	Ends      bool // the reader may end this one's access
}

// InvitationLine is an invitation with what became of it.
type InvitationLine struct {
	Seq   int64
	By    string // name; empty: that one is gone
	Made  Moment
	Until Moment
	Used  Moment // zero: nobody took it
	Taker string
	Ended Moment // zero: nobody ended it
	Over  bool   // it lapsed
}

// Open reports whether somebody can still take it.
func (l InvitationLine) Open() bool { return l.Used.IsZero() && l.Ended.IsZero() && !l.Over }

func sayInvitation(ctx context.Context, l InvitationLine) string {
	switch {
	case !l.Used.IsZero() && l.Taker == "":
		return t(ctx, "team.state-used-away", "time", clock(ctx, l.Used))
	case !l.Used.IsZero():
		return t(ctx, "team.state-used", "time", clock(ctx, l.Used), "name", l.Taker)
	case !l.Ended.IsZero():
		return t(ctx, "team.state-ended", "time", clock(ctx, l.Ended))
	case l.Over:
		return t(ctx, "team.state-lapsed")
	}
	return t(ctx, "team.state-open", "day", dayOf(ctx, l.Until), "time", clock(ctx, l.Until))
}

func sayMember(ctx context.Context, m TeamMember) string {
	switch {
	case !m.Invited:
		return t(ctx, "team.first")
	case m.InvitedBy == "":
		return t(ctx, "team.invited-away")
	}
	return t(ctx, "team.invited", "name", m.InvitedBy)
}

// Invited is the page behind an invitation. The form goes to its own address;
// do: new (name, passphrase, again), known (known, known-passphrase) or join.
type Invited struct {
	Frame
	Link     string // the invitation's own token, for the form's address
	Title    string // of the workshop
	Member   string // the trainer who is signed in; empty: nobody
	Name     string // as typed
	Known    string // as typed
	Proposed string // a pass-phrase of five words, to take or to leave
	Wait     int    // seconds until the next try; 0: now
	Problems []Problem
}

// Notices of the team.
const (
	NoticeInvitationEnded = "team.notice-ended"
	NoticeAccessEnded     = "team.notice-access"
	NoticeJoined          = "team.notice-joined" // args: name
)

// issuedWord is what to do with a new link.
func issuedWord(role assessment.Role) string {
	switch role {
	case assessment.TrainerRole:
		return "team.issued-text"
	case assessment.ObserverRole:
		return "ending.issued-observer-text"
	}
	return "ending.issued-text"
}
