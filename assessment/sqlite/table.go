package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"

	"electready/assessment"
)

// table says how rows of the document are stored: one list of columns and
// fields serves reading and writing, so that the two cannot drift apart.
type table[T any] struct {
	name    string
	columns []string
	fields  func(*T) []any // pointers, in the order of columns
	chained bool           // its rows have a salt and an entry in the ledger
}

// insert adds a row and, for a chained table, its entry in the ledger.
func (t table[T]) insert(ctx context.Context, tx *tx, workshop string, row *T) (int64, error) {
	values := append([]any{workshop}, t.fields(row)...)
	columns := append([]string{"workshop"}, t.columns...)
	var salt []byte
	if t.chained {
		salt = newSalt()
		columns, values = append(columns, "salt"), append(values, salt)
	}
	result, err := tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO "%s" ("%s") VALUES (%s)`,
		t.name, strings.Join(columns, `", "`), strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ")), values...)
	if err != nil {
		return 0, err
	}
	seq, err := result.LastInsertId()
	if err != nil || !t.chained {
		return seq, err
	}
	digest, err := rowDigest(salt, t.name, workshop, t.columns, t.fields(row))
	if err != nil {
		return 0, err
	}
	return seq, appendLedger(ctx, tx, workshop, t.name, seq, digest)
}

// all reads the workshop's rows in the order in which they came.
func (t table[T]) all(ctx context.Context, q querier, workshop string) ([]T, error) {
	return t.where(ctx, q, `workshop = ? ORDER BY seq`, workshop)
}

// where reads the rows for a condition of this package's own. Of what a person
// withdrew only the digest is left, which is no row any more.
func (t table[T]) where(ctx context.Context, q querier, condition string, args ...any) ([]T, error) {
	if t.chained {
		condition = "salt IS NOT NULL AND " + condition
	}
	rows, err := q.QueryContext(ctx, fmt.Sprintf(`SELECT "%s" FROM "%s" WHERE %s`,
		strings.Join(t.columns, `", "`), t.name, condition), args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []T
	for rows.Next() {
		var row T
		if err := rows.Scan(t.fields(&row)...); err != nil {
			return nil, fmt.Errorf("row of %s: %w", t.name, err)
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

// querier is what reading needs of a transaction or a pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// texts are the values of a query's only column.
func texts(ctx context.Context, q querier, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, known(err)
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, rows.Err()
}

// asJSON stores a list or a map as JSON text; an empty one as "[]" or "{}".
type asJSON[T any] struct{ at *T }

// Value implements driver.Valuer.
func (j asJSON[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(j.at)
	if string(b) == "null" {
		b = []byte("[]")
	}
	return string(b), err
}

// Scan implements sql.Scanner.
func (j asJSON[T]) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("JSON text expected, got %T", src)
	}
	if text == "[]" || text == "" {
		return nil // left out and empty are one
	}
	return json.Unmarshal([]byte(text), j.at)
}

func list[T any](at *T) asJSON[T] { return asJSON[T]{at} }

// The tables of the document.
var (
	workshops = table[workshopRow]{name: "workshop", columns: []string{
		"state", "title", "country", "election_day", "languages", "question_set", "uses", "disclosure", "statements", "custodian",
		"channels", "counterparts", "scenarios", "systems", "chosen_principles", "words", "origin",
		"id", "bank_id", "bank_version", "bank_sha256",
	}, fields: func(r *workshopRow) []any {
		w := &r.Workshop
		return []any{
			&w.State, &w.Title, &w.Country, &w.ElectionDay, list(&w.Languages), &w.QuestionSet, list(&w.Uses), &w.Disclosure, &w.Statements, &w.Custodian,
			list(&w.Channels), list(&w.Counterparts), list(&w.Scenarios), list(&w.Systems), list(&w.ChosenPrinciples), list(&w.Words), &w.Origin,
			&r.ID, &r.Bank.ID, &r.Bank.Version, &r.Bank.SHA256,
		}
	}}
	agencies = table[assessment.Agency]{name: "agency", columns: []string{
		"id", "kind", "name", "short", "seats", "circle", "present", "left", "origin",
	}, fields: func(r *assessment.Agency) []any {
		return []any{&r.ID, &r.Kind, &r.Name, &r.Short, &r.Seats, &r.Circle, &r.Present, &r.Left, &r.Origin}
	}}
	respondents = table[assessment.Respondent]{name: "respondent", columns: []string{
		"id", "agency", "seat", "name", "lead", "aside", "origin",
	}, fields: func(r *assessment.Respondent) []any {
		return []any{&r.ID, &r.Agency, &r.Seat, &r.Name, &r.Lead, &r.Aside, &r.Origin}
	}}
	rounds = table[assessment.Round]{name: "round", columns: []string{"id", "opened", "closed", "origin"}, fields: func(r *assessment.Round) []any {
		return []any{&r.ID, &r.Opened, &r.Closed, &r.Origin}
	}}
	themes = table[assessment.ThemeState]{name: "theme", columns: []string{
		"theme", "round", "state", "questions", "opened", "locked", "shown", "origin",
	}, fields: func(r *assessment.ThemeState) []any {
		return []any{&r.Theme, &r.Round, &r.State, list(&r.Questions), &r.Opened, &r.Locked, &r.Shown, &r.Origin}
	}}
	answers = table[assessment.Answer]{name: "answer", chained: true, columns: []string{
		"respondent", "round", "question", "revision", "choice", "basis", "note", "flag", "why", "at", "origin",
	}, fields: func(r *assessment.Answer) []any {
		return []any{&r.Respondent, &r.Round, &r.Question, &r.Revision, &r.Choice, &r.Basis, &r.Note, &r.Flag, &r.Why, &r.At, &r.Origin}
	}}
	positions = table[assessment.Position]{name: "position", chained: true, columns: []string{
		"agency", "round", "question", "choice", "reason", "respondent", "at", "origin",
	}, fields: func(r *assessment.Position) []any {
		return []any{&r.Agency, &r.Round, &r.Question, &r.Choice, &r.Reason, &r.Respondent, &r.At, &r.Origin}
	}}
	channels = table[assessment.Channel]{name: "channel", chained: true, columns: []string{
		"agency", "type", "peer", "sends", "via", "within", "at_night", "receives", "tested", "round", "respondent", "revision", "at", "origin",
	}, fields: func(r *assessment.Channel) []any {
		return []any{
			&r.Agency, &r.Type, &r.Peer, &r.Sends, &r.Via, &r.Within, &r.AtNight, &r.Receives, &r.Tested,
			&r.Round, &r.Respondent, &r.Revision, &r.At, &r.Origin,
		}
	}}
	claims = table[assessment.Claim]{name: "claim", chained: true, columns: []string{
		"agency", "scenario", "task", "claim", "other", "basis", "round", "respondent", "revision", "at", "origin",
	}, fields: func(r *assessment.Claim) []any {
		return []any{&r.Agency, &r.Scenario, &r.Task, &r.Claim, &r.Other, &r.Basis, &r.Round, &r.Respondent, &r.Revision, &r.At, &r.Origin}
	}}
	stakes = table[assessment.Stake]{name: "stake", chained: true, columns: []string{
		"agency", "system", "stakes", "fallback", "rehearsed", "single_supplier", "round", "respondent", "revision", "at", "origin",
	}, fields: func(r *assessment.Stake) []any {
		return []any{
			&r.Agency, &r.System, list(&r.Stakes), &r.Fallback, &r.Rehearsed, &r.SingleSupplier,
			&r.Round, &r.Respondent, &r.Revision, &r.At, &r.Origin,
		}
	}}
	principles = table[assessment.PrincipleDraft]{name: "principle", columns: []string{"id", "version", "text", "origin"}, fields: func(r *assessment.PrincipleDraft) []any {
		return []any{&r.ID, &r.Version, list(&r.Text), &r.Origin}
	}}
	stances = table[assessment.Stance]{name: "stance", chained: true, columns: []string{
		"agency", "principle", "version", "stance", "text", "named", "round", "respondent", "revision", "at", "origin",
	}, fields: func(r *assessment.Stance) []any {
		return []any{&r.Agency, &r.Principle, &r.Version, &r.Stance, &r.Text, &r.Named, &r.Round, &r.Respondent, &r.Revision, &r.At, &r.Origin}
	}}
	outcomes = table[assessment.Outcome]{name: "outcome", columns: []string{"scenario", "task", "agency", "basis", "due", "origin"}, fields: func(r *assessment.Outcome) []any {
		return []any{&r.Scenario, &r.Task, &r.Agency, &r.Basis, &r.Due, &r.Origin}
	}}
	actions = table[assessment.Action]{name: "action", columns: []string{
		"id", "about_kind", "about_id", "title", "proposed_to", "owner", "partners", "due", "state", "lead_days", "lead_reason", "origin",
	}, fields: func(r *assessment.Action) []any {
		return []any{
			&r.ID, &r.About.Kind, &r.About.ID, &r.Title, &r.ProposedTo, &r.Owner, list(&r.Partners), &r.Due, &r.State,
			&r.LeadDays, &r.LeadReason, &r.Origin,
		}
	}}
	notes = table[assessment.Note]{name: "note", columns: []string{"kind", "about", "text", "origin"}, fields: func(r *assessment.Note) []any {
		return []any{&r.Kind, &r.About, &r.Text, &r.Origin}
	}}
	releases = table[assessment.Release]{name: "release", columns: []string{"kind", "about", "held", "at", "origin"}, fields: func(r *assessment.Release) []any {
		return []any{&r.Kind, &r.About, &r.Held, &r.At, &r.Origin}
	}}
	runsheet = table[assessment.Step]{name: "runsheet", columns: []string{
		"id", "title", "start", "minutes", "themes", "inner", "state", "origin",
	}, fields: func(r *assessment.Step) []any {
		return []any{&r.ID, &r.Title, &r.Start, &r.Minutes, list(&r.Themes), &r.Inner, &r.State, &r.Origin}
	}}
)

// workshopRow is a workshop with its id and the bank it uses.
type workshopRow struct {
	ID   string
	Bank assessment.BankRef
	assessment.Workshop
}
