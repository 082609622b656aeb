package web

import (
	"context"
	"net/http"

	"electready/assessment"
	"electready/templates"
)

// proofStore is what the receipt of somebody's answers needs of the database.
type proofStore interface {
	Proofs(ctx context.Context, actor assessment.Actor) ([]assessment.Proof, error)
	Withdraw(ctx context.Context, actor assessment.Actor) error
	TrailHead(ctx context.Context) (string, error)
}

// showProof handles the "GET /receipt" route: the receipt of the own answers.
func showProof(c *call) error { return c.renderProof(http.StatusOK, "") }

// checkProof handles the "POST /receipt" route: what became of a receipt that was
// written down earlier. It changes nothing, and stays out of the address.
func checkProof(c *call) error {
	typed := c.field("check")
	if _, ok := assessment.NormalizeProof(typed); !ok {
		return c.renderProof(http.StatusUnprocessableEntity, typed, templates.Problem{Field: "check", Key: templates.ProblemProofLength})
	}
	return c.renderProof(http.StatusOK, typed)
}

func (c *call) renderProof(status int, typed string, problems ...templates.Problem) error {
	d, err := c.Store.Seat(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	proofs, err := c.Store.Proofs(c.Request().Context(), c.actor())
	if err != nil {
		return err
	}
	vm := templates.Proof{
		Frame: c.seatFrame(d, ""), Answers: len(proofs), Typed: typed, Lead: c.actor().Role == assessment.LeadRole,
		Withdraws: d.Workshop.State == assessment.Running, Problems: problems,
	}
	if len(proofs) > 0 {
		last := proofs[len(proofs)-1]
		vm.Code, vm.At = assessment.SpacedProof(last.Code), moment(last.At)
	}
	if code, ok := assessment.NormalizeProof(typed); ok {
		at, later, found := assessment.FindProof(proofs, code)
		vm.Checked = &templates.CheckedProof{Found: found, Later: later, At: moment(at.At)}
	}
	return c.render(status, templates.ProofPage(vm))
}

// saveOwnWithdrawal handles the "POST /receipt/withdraw" route.
func saveOwnWithdrawal(c *call) error {
	if c.field("sure") != "1" {
		return c.renderProof(http.StatusUnprocessableEntity, "", templates.Problem{Field: "sure", Key: templates.ProblemWithdraw})
	}
	if err := c.Store.Withdraw(c.Request().Context(), c.actor()); err != nil {
		return err
	}
	c.clearSite()
	if err := c.keepSession(""); err != nil {
		return err
	}
	if err := c.notice(templates.NoticeWithdrawn); err != nil {
		return err
	}
	return c.see("/")
}
