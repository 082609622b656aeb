package templates

import (
	"context"
	"strings"

	"electready/assessment"
)

// PageEnd is the page on which a workshop ends.
const PageEnd = "ending.page-end"

// End is where a workshop ends. Forms: /w/{id}/end (title), which erases;
// /w/{id}/hand-over (agree=1, passphrase, again); /w/{id}/reopen.
type End struct {
	Frame
	Workshop  string // id
	Title     string
	State     assessment.State
	Custodian string // empty: nobody was named
	File      *HandedOverFile
	Reopens   bool // came in its custodian's file: can be opened again
	HandedOut []FileLine
	Head      string // of the trail
	Typed     string // title
	Agreed    bool
	Problems  []Problem // fields: title, agree, passphrase, again; empty: the whole page
}

// HandedOverFile is the file for the custodian of a workshop that was handed over
// from this machine.
type HandedOverFile struct {
	FileLine
	Custodian string
}

// FileLine is a file that left the program, with its SHA-256.
type FileLine struct {
	At     Moment // zero: not told
	Name   string
	SHA256 string
}

// Receipt is what remains of an erased workshop: on the trainer's page, on paper
// and on the room's screen.
type Receipt struct {
	Frame
	Workshop  string // id
	At        Moment
	Rows      int
	Backups   []string
	Fresh     FileLine // the backup made after it; without a name: none
	HandedOut []FileLine
	Deeds     int
	Head      string
	Others    int
	Left      []string // what could not be removed yet
}

// ErasedWorkshop is what a browser is told whose workshop was erased.
type ErasedWorkshop struct {
	Frame
	At Moment
}

// ReceiptLine is an erased workshop in the trainer's list.
type ReceiptLine struct {
	Workshop string // id
	At       Moment
}

// Problems of ending a workshop, beside those of a pass-phrase.
const (
	ProblemTitleDiffers = "ending.problem-title"
	ProblemAgree        = "ending.problem-agree"
	ProblemNoCustodian  = "ending.problem-no-custodian"
	ProblemHandedOver   = "ending.problem-handed-over"
)

// What is said once after a workshop ended or was opened again.
const (
	NoticeErased     = "ending.notice-erased"
	NoticeHandedOver = "ending.notice-handed-over" // args: custodian
	NoticeReopened   = "ending.notice-reopened"
	NoticeSignedAll  = "ending.notice-signed-out-all"
)

// handsOver reports whether the page offers to hand the workshop over.
func (v End) handsOver() bool { return v.Custodian != "" && v.State != assessment.HandedOver }

// groups writes a sum in groups of eight, so that two people can compare it by
// reading it aloud.
func groups(sum string) string {
	var out []string
	for len(sum) > 8 {
		out, sum = append(out, sum[:8]), sum[8:]
	}
	return strings.Join(append(out, sum), " ")
}

// whenErased is "26 November 2026, 15:55".
func whenErased(ctx context.Context, at Moment) string {
	return t(ctx, "ending.when", "day", dayOf(ctx, at), "time", clock(ctx, at))
}

// copiesRemoved says how many of the program's own copies were removed.
func copiesRemoved(ctx context.Context, v Receipt) string {
	if len(v.Backups) == 0 {
		return t(ctx, "ending.copies-none")
	}
	return n(ctx, "ending.copies-removed", len(v.Backups))
}

// filesHandedOut says how many files were handed out.
func filesHandedOut(ctx context.Context, v Receipt) string {
	if len(v.HandedOut) == 0 {
		return t(ctx, "ending.handed-out-none")
	}
	return n(ctx, "ending.handed-out-count", len(v.HandedOut))
}

// wayBack is where a seat goes on; an observer has nothing to answer.
func (v Room) wayBack() string {
	if v.Seat != nil && v.Seat.Role == RoleObserver {
		return ""
	}
	return pageHref[PageTasks]
}

// stayMinutes is how long before the end of a session its page warns.
const stayMinutes = 5
