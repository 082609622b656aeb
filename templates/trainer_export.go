package templates

import "electready/assessment"

// Export writes a workshop, or a part of it, into a file. Posted to
// /w/{id}/export with scope, agency, reason, passphrase, again and plain (1).
// What was typed as pass-phrase never comes back.
type Export struct {
	Frame
	Workshop string // id
	Scope    assessment.Scope
	Agencies []PrivateAgency
	Agency   string // chosen
	Reason   string
	Plain    bool
	Head     string    // of the trail
	Problems []Problem // fields: scope, agency, reason, passphrase, again, plain
}

// Problems of the export, beside those of a pass-phrase.
const (
	ProblemScope        = "trainer.problem-scope"
	ProblemExportAgency = "trainer.problem-export-agency"
	ProblemExportReason = "trainer.problem-export-reason"
)

// Trail is the audit trail of a workshop, the last deed first.
type Trail struct {
	Frame
	Workshop string // id
	Lines    []TrailLine
	Head     string // the sum that the trail ends with
}

// TrailLine is a deed.
type TrailLine struct {
	At     Moment
	Role   assessment.Role
	Who    string // name of the trainer; empty: the role alone
	Deed   string // as the store writes it
	Object string // of the deed, in words; empty: none
}
