package templates

import (
	"context"

	"electready/assessment/chart"
)

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

// proofSign is done only where a receipt stands and nothing is against it.
func proofSign(v Proof) []chart.Shape {
	switch {
	case len(v.Problems) > 0, v.Checked != nil && !v.Checked.Found:
		return chart.Now()
	case v.Code == "":
		return chart.Progress(0, 1)
	}
	return chart.Complete()
}
