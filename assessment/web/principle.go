package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"unicode/utf8"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/templates"
)

// principleStore is what pages of the principles need of the database.
type principleStore interface {
	PrincipleStages(ctx context.Context, bank *assessment.Bank, d *assessment.Document) (map[string]assessment.PrincipleStage, error)
	Principles(ctx context.Context, actor assessment.Actor) (*assessment.Document, map[string]assessment.PrincipleStage, map[string]assessment.SharedPrinciple, error)
	TakeStance(ctx context.Context, actor assessment.Actor, s assessment.Stance, base int) error
	MovePrinciples(ctx context.Context, actor assessment.Actor, workshop string, ids []string, to assessment.Stage) error
	ChoosePrinciples(ctx context.Context, actor assessment.Actor, workshop string, ids []string, seen *string) error
	WritePrinciple(ctx context.Context, actor assessment.Actor, workshop string, wording assessment.Wording) (assessment.PrincipleDraft, error)
}

// principled puts principles into words.
type principled struct {
	*call
	doc    *assessment.Document
	bank   *assessment.Bank
	stages map[string]assessment.PrincipleStage
}

// version is the text of a version in the reader's language, or in the first
// language that has one.
func (p *principled) version(id string, version int) templates.Text {
	languages := slices.Concat([]string{p.printer.Lang(), locale.Reference}, p.doc.Workshop.Languages, p.Languages)
	text, lang := assessment.TextInForce(p.bank, p.doc, id, version, languages...)
	return templates.Text{Lang: lang, Text: text}
}

func principleTitle(id string) getter {
	return func(p *assessment.Prose) string { return p.Principles[id].Title }
}

func (p *principled) head(number int, id string) templates.PrincipleHead {
	stage := p.stages[id]
	return templates.PrincipleHead{
		ID: id, Number: number, Title: prose(p.bank, p.printer.Lang(), principleTitle(id)), Text: p.version(id, stage.Version),
		Version: stage.Version, Stage: stage.State,
	}
}

// named is how a message calls a principle.
func (p *principled) named(number int, id string) string {
	if title := prose(p.bank, p.printer.Lang(), principleTitle(id)).Text; title != "" {
		return title
	}
	return strconv.Itoa(number)
}

// numbers are what may be shown of a principle.
func (p *principled) numbers(s assessment.SharedPrinciple) *templates.PrincipleNumbers {
	out := &templates.PrincipleNumbers{Said: s.Said}
	if !s.Shown {
		out.Fewest = assessment.RoomAgencies
		return out
	}
	out.Counts = []templates.StanceCount{
		{Stance: assessment.StanceSupport, Count: s.Support},
		{Stance: assessment.StanceWording, Count: s.Wording},
		{Stance: assessment.StanceReservation, Count: s.Reservation},
		{Stance: assessment.StanceNoMandate, Count: s.NoMandate},
	}
	for _, x := range s.Texts {
		line := templates.StanceText{Stance: x.Stance, Text: x.Text}
		if x.Agency != "" {
			line.Agency = nameOf(p.doc, x.Agency)
		}
		out.Texts = append(out.Texts, line)
	}
	for _, a := range s.Named {
		out.Named = append(out.Named, nameOf(p.doc, a))
	}
	return out
}

// seatPrinciples is the page of a seat, with what a form brought.
type seatPrinciples struct {
	principled
	shared   map[string]assessment.SharedPrinciple
	problems []templates.Problem
	typed    map[string]assessment.Stance
	changed  map[string]int  // the version that was answered
	lost     map[string]bool // not open
	status   int
}

func (c *call) seatPrinciples() (*seatPrinciples, error) {
	d, stages, shared, err := c.Store.Principles(c.Request().Context(), c.actor())
	if err != nil {
		return nil, err
	}
	b, err := c.bank(d)
	if err != nil {
		return nil, err
	}
	return &seatPrinciples{
		principled: principled{call: c, doc: d, bank: b, stages: stages}, shared: shared, status: http.StatusOK,
		typed: map[string]assessment.Stance{}, changed: map[string]int{}, lost: map[string]bool{},
	}, nil
}

// showPrinciples handles the "GET /principles" route.
func showPrinciples(c *call) error {
	p, err := c.seatPrinciples()
	if err != nil {
		return err
	}
	return p.show()
}

func (p *seatPrinciples) show() error {
	a, _ := p.doc.AgencyByID(p.actor().Agency)
	vm := templates.Principles{
		Frame: p.seatFrame(p.doc, templates.PagePrinciples), Lead: p.actor().Role == assessment.LeadRole, Outer: a != nil && !a.IsInner(),
		ReadOnly: p.doc.Workshop.State != assessment.Running || a == nil || a.Left != "", Problems: p.problems,
	}
	current := assessment.CurrentStances(p.bank, p.doc)
	for i, id := range assessment.ChosenPrinciples(p.bank, p.doc) {
		said := current[id][p.actor().Agency]
		item := templates.PrincipleItem{
			PrincipleHead: p.head(i+1, id), Said: said, Typed: said, Lost: p.lost[id], Before: p.before(id), Base: p.base(id),
		}
		if typed, ok := p.typed[id]; ok {
			item.Typed = typed
		}
		if version, ok := p.changed[id]; ok {
			item.Changed = &templates.PrincipleText{Version: version, Text: p.version(id, version)}
		}
		if shared, ok := p.shared[id]; ok {
			item.Shared = p.numbers(shared)
		}
		vm.Items = append(vm.Items, item)
	}
	return p.render(p.status, templates.PrinciplesPage(vm))
}

// base is the revision of what the agency said about the current version in the
// round that runs.
func (p *seatPrinciples) base(id string) int {
	base, round := 0, p.doc.CurrentRound()
	for _, s := range p.doc.Stances {
		if s.Principle == id && s.Version == p.stages[id].Version && s.RoundOf() == round {
			base = max(base, s.RevisionOf())
		}
	}
	return base
}

// before is the stance on the version before the current one.
func (p *seatPrinciples) before(id string) string {
	version, stance := 0, ""
	for _, s := range p.doc.Stances {
		if s.Principle == id && s.Version < p.stages[id].Version && s.Version >= version {
			version, stance = s.Version, s.Stance
		}
	}
	return stance
}

// savePrinciples handles the "POST /principles" route. Each stance is a fact of
// its own: what is right is saved, the rest comes back with what was typed.
func savePrinciples(c *call) error {
	p, err := c.seatPrinciples()
	if err != nil {
		return err
	}
	for i, id := range assessment.ChosenPrinciples(p.bank, p.doc) {
		if c.FormValue("version-"+id) == "" {
			continue // it was not open when the page was made
		}
		if err := p.save(i+1, id); err != nil {
			return err
		}
	}
	if p.status == http.StatusOK {
		if err := c.notice("principle.notice-said"); err != nil {
			return err
		}
		return c.see("/principles")
	}
	fresh, err := c.seatPrinciples() // what is right was saved meanwhile
	if err != nil {
		return err
	}
	fresh.problems, fresh.typed, fresh.changed, fresh.lost, fresh.status = p.problems, p.typed, p.changed, p.lost, p.status
	return fresh.show()
}

// typedStance is what was sent about a principle, with the revision that it
// revises.
func (p *seatPrinciples) typedStance(id string) (s assessment.Stance, base int) {
	s = assessment.Stance{
		Principle: id, Stance: p.field("stance-" + id), Text: p.lines("text-" + id), Named: p.field("named-"+id) != "",
	}
	s.Version, _ = strconv.Atoi(p.field("version-" + id)) // what is no number is no version
	base, _ = strconv.Atoi(p.field("base-" + id))
	return s, base
}

func (p *seatPrinciples) save(number int, id string) error {
	s, base := p.typedStance(id)
	if s.Stance == "" && s.Text == "" {
		return nil // not answered yet
	}
	title := []any{"title", p.named(number, id)}
	if problem, bad := stanceProblem(s, title); bad {
		p.fail(s, http.StatusUnprocessableEntity, problem)
		return nil
	}
	stored := s
	if s.Stance == assessment.StanceSupport || s.Stance == assessment.StanceNoMandate {
		stored.Text = "" // a text belongs to the two others
	}
	err := p.Store.TakeStance(p.Request().Context(), p.actor(), stored, base)
	switch {
	case errors.Is(err, assessment.ErrOldVersion):
		p.changed[id] = s.Version
		p.fail(s, http.StatusConflict, templates.Problem{Field: "principle-" + id, Key: "principle.problem-changed", Args: title})
	case errors.Is(err, assessment.ErrStale):
		p.fail(s, http.StatusConflict, templates.Problem{Field: "stance-" + id, Key: "principle.problem-stale", Args: title})
	case errors.Is(err, assessment.ErrNotOpen), errors.Is(err, assessment.ErrReadOnly):
		p.lost[id] = true
		p.fail(s, http.StatusConflict, templates.Problem{Field: "principle-" + id, Key: "principle.problem-closed", Args: title})
	case errors.Is(err, assessment.ErrPaused):
		p.fail(s, http.StatusConflict, templates.Problem{Field: "stance-" + id, Key: "sheet.failure-paused-text"})
	case errors.Is(err, assessment.ErrStance):
		p.fail(s, http.StatusUnprocessableEntity, templates.Problem{Field: "stance-" + id, Key: "principle.problem-choice", Args: title})
	default:
		return err
	}
	return nil
}

func (p *seatPrinciples) fail(s assessment.Stance, status int, problem templates.Problem) {
	p.typed[s.Principle] = s
	p.problems = append(p.problems, problem)
	p.status = max(p.status, status)
	if status == http.StatusConflict {
		p.status = status // the reader has to look again; wrong fields come back beside it
	}
}

func stanceProblem(s assessment.Stance, title []any) (templates.Problem, bool) {
	switch {
	case utf8.RuneCountInString(s.Text) > noteLimit:
		return templates.Problem{Field: "text-" + s.Principle, Key: "principle.problem-long", Args: append(title, "limit", noteLimit)}, true
	case s.Stance == "":
		return templates.Problem{Field: "stance-" + s.Principle, Key: "principle.problem-choice", Args: title}, true
	case s.Stance == assessment.StanceWording && s.Text == "":
		return templates.Problem{Field: "text-" + s.Principle, Key: "principle.problem-wording", Args: title}, true
	case s.Stance == assessment.StanceReservation && s.Text == "":
		return templates.Problem{Field: "text-" + s.Principle, Key: "principle.problem-reason", Args: title}, true
	}
	return templates.Problem{}, false
}
