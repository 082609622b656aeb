package sqlite

import (
	"context"

	"electready/assessment"
)

// Papers reads the three pages of the lead's own agency, as of a day, and a
// document with the names that they use and nothing that anybody answered,
// stated or took on.
func (db *DB) Papers(ctx context.Context, actor assessment.Actor, today string) (*assessment.Document, assessment.Papers, error) {
	own := assessment.Object{Workshop: actor.Workshop, Agency: actor.Agency}
	if actor.Role != assessment.LeadRole || !assessment.Allowed(actor, assessment.MakeStatement, own) {
		return nil, assessment.Papers{}, assessment.ErrNotFound
	}
	d, err := db.Document(ctx, actor.Workshop)
	if err != nil {
		return nil, assessment.Papers{}, err
	}
	bank, err := db.Bank(ctx, d.Bank)
	if err != nil {
		return nil, assessment.Papers{}, err
	}
	stage, err := db.CurrentStatements(ctx, d)
	if err != nil {
		return nil, assessment.Papers{}, err
	}
	papers, err := assessment.PapersOf(bank, d, stage.Round, actor.Agency, today)
	if err != nil {
		return nil, assessment.Papers{}, err
	}
	_, sheet, err := db.Contacts(ctx, actor, actor.Workshop)
	if err != nil {
		return nil, assessment.Papers{}, err
	}
	papers = papers.With(sheet)
	d.Respondents, d.Answers, d.Positions, d.Stances = nil, nil, nil, nil
	d.Channels, d.Claims, d.Stakes = nil, nil, nil
	d.Outcomes, d.Actions, d.Notes, d.Releases = nil, nil, nil, nil
	return d, papers, nil
}
