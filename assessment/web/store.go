package web

import (
	"context"

	"electready/assessment"
)

// Store is what the pages need of the database. Every writing method asks
// assessment.Allowed inside its transaction; every reading one that takes an
// actor refuses what is not theirs with [assessment.ErrNotFound].
type Store interface {
	sessionStore
	joinStore
	leadStore
	contactStore
	seatStore
	houseStore
	statementStore
	relationStore
	principleStore
	actionStore
	roundStore
	paperStore
	reportStore
	trainerStore
	workshopStore
	wordStore
	onPaperStore
	screenStore
	linkStore
	teamStore
	dayStore
	queueStore
	endingStore
	proofStore
	Bank(ctx context.Context, ref assessment.BankRef) (*assessment.Bank, error)
	BankFor(ctx context.Context, ref assessment.BankRef, own *assessment.Bank) (*assessment.Bank, error)
}

type sessionStore interface {
	StartSession(ctx context.Context, actor assessment.Actor) (id string, err error)
	Session(ctx context.Context, id string) (assessment.Session, error)
	EndSession(ctx context.Context, id string) error
	EndSessions(ctx context.Context, actor assessment.Actor) error
}

type joinStore interface {
	Running(ctx context.Context) ([]assessment.Summary, error)
	EntryByCode(ctx context.Context, code string) (assessment.Entry, error)
	NextSeat(ctx context.Context, workshop, agency string) (int, error)
	Join(ctx context.Context, visitor assessment.Actor, name, slip string) (assessment.Seated, error)
	Resume(ctx context.Context, code string) (assessment.Seated, error)
	Welcome(ctx context.Context, visitor assessment.Actor) (*assessment.Document, error)
}

type seatStore interface {
	Seat(ctx context.Context, actor assessment.Actor) (*assessment.Document, error)
	SaveAnswers(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, drafts []assessment.Draft) ([]assessment.Saved, error)
	PersonalCode(ctx context.Context, actor assessment.Actor) (string, error)
	SharedSections(ctx context.Context, actor assessment.Actor) (map[string]string, error)
	ResultShared(ctx context.Context, actor assessment.Actor) (bool, error)
	Result(ctx context.Context, actor assessment.Actor) (*assessment.Document, error)
	Shown(ctx context.Context, actor assessment.Actor) (*assessment.Document, error)
}

type houseStore interface {
	House(ctx context.Context, actor assessment.Actor) (*assessment.Document, error)
	ConfirmPositions(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, decisions []assessment.Decision) error
	SetAside(ctx context.Context, actor assessment.Actor, respondent string, aside bool) error
	ShareSections(ctx context.Context, actor assessment.Actor, shares map[string]string) error
	ShareResult(ctx context.Context, actor assessment.Actor, shared bool) error
}

type statementStore interface {
	Statements(ctx context.Context, actor assessment.Actor) (*assessment.Document, assessment.StatementStage, error)
	StatementStage(ctx context.Context, workshop string, round assessment.RoundID) (assessment.StatementStage, error)
	State(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, s assessment.Statement, base *int) (revision int, err error)
	Proposals(ctx context.Context, actor assessment.Actor) ([]assessment.Proposal, error)
	TakeProposal(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, seq int64, take bool) error
	Before(ctx context.Context, workshop string, s assessment.StatementStage) (*assessment.Document, error)
	MoveStatements(ctx context.Context, actor assessment.Actor, workshop string, to assessment.Stage) error
	Errands(ctx context.Context, actor assessment.Actor) (before, now *assessment.Document, s assessment.StatementStage, err error)
	HoldLine(ctx context.Context, actor assessment.Actor, workshop, kind, about string, held bool) error
}

type trainerStore interface {
	SetupName(ctx context.Context, token string) (string, error)
	UseSetupLink(ctx context.Context, token, name, passphrase string) (assessment.Trainer, error)
	TrainerByName(ctx context.Context, name string) (assessment.Trainer, error)
}

type workshopStore interface {
	Workshops(ctx context.Context, actor assessment.Actor) ([]assessment.Summary, error)
	CreateWorkshop(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, n assessment.NewWorkshop) (string, error)
	Conducted(ctx context.Context, actor assessment.Actor, workshop string) (*assessment.Document, error)
	Start(ctx context.Context, actor assessment.Actor, workshop string) error
	Plan(ctx context.Context, actor assessment.Actor, workshop string, w assessment.Workshop, address string, seen *string) error
	AddAgency(ctx context.Context, actor assessment.Actor, workshop string, n assessment.NewAgency) (id string, err error)
	ChangeAgency(ctx context.Context, actor assessment.Actor, workshop, agency string, n assessment.NewAgency, seen *string) error
	LeaveAgency(ctx context.Context, actor assessment.Actor, workshop, agency string) error
	MergeAgency(ctx context.Context, actor assessment.Actor, workshop, agency, into string) error
	Cards(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Card, string, error)
	RenewCode(ctx context.Context, actor assessment.Actor, workshop, agency string, slip bool) error
	RenewPersonal(ctx context.Context, actor assessment.Actor, workshop, respondent string) (code string, err error)
	MoveThemes(ctx context.Context, actor assessment.Actor, workshop string, bank *assessment.Bank, themes []string, to assessment.Stage) error
	OpenPrivately(ctx context.Context, actor assessment.Actor, workshop, agency string) (*assessment.Document, error)
	Exported(ctx context.Context, actor assessment.Actor, workshop string, scope assessment.Scope, reason string) (*assessment.Document, error)
	Import(ctx context.Context, actor assessment.Actor, bank *assessment.Bank, d *assessment.Document, origin string) (assessment.Imported, error)
	Trail(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Deed, error)
	Backup(ctx context.Context, reason string) (string, error)
}
