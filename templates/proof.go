package templates

import "context"

// Proof is the page with the receipt of somebody's answers. Forms: /receipt
// (check), /receipt/withdraw (sure=1).
type Proof struct {
	Frame
	Code      string // in groups; empty: nothing was saved yet
	Answers   int    // saved, revisions counted
	At        Moment // of the last one
	Typed     string // to be checked
	Checked   *CheckedProof
	Lead      bool
	Withdraws bool      // the workshop runs: answers may still be taken out
	Problems  []Problem // fields: check, sure
}

// CheckedProof is what became of a receipt that was typed.
type CheckedProof struct {
	Found bool
	Later int    // answers that were saved after it
	At    Moment // when it was made
}

// Problems of the receipt, and what is said once.
const (
	ProblemProofLength = "receipt.problem-length"
	ProblemWithdraw    = "receipt.problem-sure"
	NoticeWithdrawn    = "receipt.notice-withdrawn"
)

// checkedTitle says whether a receipt still fits.
func checkedTitle(ctx context.Context, c CheckedProof) string {
	if c.Found {
		return t(ctx, "receipt.same")
	}
	return t(ctx, "receipt.differs")
}
