package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// roundStore is what rounds after the first need of the database.
type roundStore interface {
	OpenSecondRound(ctx context.Context, actor assessment.Actor, workshop string, bank *assessment.Bank, questions []string) error
	OpenFollowUp(ctx context.Context, actor assessment.Actor, workshop string, bank *assessment.Bank, themes []string) error
	TakeRoundBack(ctx context.Context, actor assessment.Actor, workshop string) error
	HandedOverHere(ctx context.Context, actor assessment.Actor, workshop string) (bool, error)
	SpotlightMoves(ctx context.Context, actor assessment.Actor, workshop, question string) error
}

// showRounds handles the "GET /w/:id/rounds" route.
func showRounds(c *call) error { return c.renderRounds(http.StatusOK, nil) }

// renderRounds shows the rounds; ticked is what a form that came back had
// chosen.
func (c *call) renderRounds(status int, ticked []string, problems ...templates.Problem) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	here, err := c.Store.HandedOverHere(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	r := &roundsView{call: c, doc: d, bank: b, round: d.CurrentRound(), ticked: ticked}
	vm := templates.Rounds{
		Frame: c.trainerFrame(d, templates.PageRounds), Workshop: d.ID, Round: r.round, State: d.Workshop.State, Rule: d.Workshop.Disclosure,
		Problems: problems, Running: r.running(), TakeBack: r.round != assessment.First && !d.RoundAnswered(r.round),
		Second: r.second(), Left: r.left(), NoSecond: r.noSecond(), FollowUp: r.followUp(), NoFollow: r.noFollowUp(here),
		Arrived: d.Workshop.State == assessment.HandedOver, Compared: comparedRounds(d), Statement: d.Workshop.Statements, Moves: r.moves(),
	}
	if vm.NoFollow == "round.still-open" {
		vm.StillOpen = r.stillOpen()
	}
	if !d.Workshop.Disclosure.Names() {
		vm.Fewest = assessment.RoomAgencies
	}
	return c.render(status, templates.RoundsPage(vm))
}

// roundsView is what the page of rounds is made from.
type roundsView struct {
	*call
	doc    *assessment.Document
	bank   *assessment.Bank
	round  assessment.RoundID
	ticked []string
}

func (r *roundsView) theme(i int) templates.ConsoleTheme {
	id := r.bank.Themes[i].ID
	return r.consoleTheme(r.bank, i+1, id, r.doc.StageOf(id, r.round))
}

func (r *roundsView) ask(id string) templates.Text {
	ask, _, _, _ := questionText(r.bank, r.printer.Lang(), id, "")
	return ask
}

// running are the themes of a later round, with the questions chosen for it.
func (r *roundsView) running() []templates.RoundTheme {
	var out []templates.RoundTheme
	for i, t := range r.bank.Themes {
		stage := r.doc.StageOf(t.ID, r.round)
		if r.round == assessment.First || stage.Round != r.round || stage.State == assessment.Closed {
			continue
		}
		theme := templates.RoundTheme{ConsoleTheme: r.theme(i)}
		for _, q := range stage.Questions {
			theme.Questions = append(theme.Questions, r.ask(q))
		}
		out = append(out, theme)
	}
	return out
}

// second lists the questions that may be asked once more: what the program
// proposes to talk about and to assign stands first.
func (r *roundsView) second() []templates.SecondTheme {
	shared := assessment.ShareRoom(r.bank, r.doc, r.round)
	proposed := append(slices.Clone(shared.Queue.Talk), shared.Queue.Assign...)
	var out []templates.SecondTheme
	for i, t := range r.bank.Themes {
		if stage := r.doc.StageOf(t.ID, assessment.Second); stage.State != assessment.Shown || stage.Round != assessment.First {
			continue
		}
		theme := templates.SecondTheme{ID: t.ID, Number: i + 1, Title: prose(r.bank, r.printer.Lang(), themeTitle(t.ID))}
		for _, q := range shared.Questions {
			place, _, _ := r.bank.Question(q.ID)
			if place.Theme != t.ID || q.Asked == 0 {
				continue
			}
			line := templates.SecondQuestion{ID: q.ID, Ask: r.ask(q.ID), Chosen: slices.Contains(r.ticked, q.ID)}
			if slices.Contains(proposed, q.ID) && len(theme.Proposed) < assessment.TalkProposals+assessment.AssignProposals {
				theme.Proposed = append(theme.Proposed, line)
			} else {
				theme.Others = append(theme.Others, line)
			}
		}
		if len(theme.Proposed)+len(theme.Others) > 0 {
			out = append(out, theme)
		}
	}
	return out
}

// left is how many questions the second round still takes.
func (r *roundsView) left() int {
	left := assessment.SecondQuestions
	for _, t := range r.doc.Themes {
		if t.Round == assessment.Second {
			left -= len(t.Questions)
		}
	}
	return left
}

func (r *roundsView) noSecond() string {
	switch {
	case r.doc.Workshop.State == assessment.HandedOver, r.doc.Workshop.State == assessment.Erased:
		return "round.read-only"
	case r.doc.Workshop.State != assessment.Running:
		return "round.not-running"
	case r.round == assessment.FollowUp:
		return "round.runs-second"
	case r.left() <= 0:
		return "round.full"
	case len(r.second()) > 0:
		return ""
	case slices.ContainsFunc(r.doc.Themes, func(t assessment.ThemeState) bool { return t.Round == assessment.Second }):
		return "round.again"
	default:
		return "round.early"
	}
}

// followUp lists the themes that a follow-up can open, all of them ticked.
func (r *roundsView) followUp() []templates.RoundTheme {
	var out []templates.RoundTheme
	rows, err := assessment.FollowUpRound(r.bank, r.doc, nil)
	if err != nil {
		return nil
	}
	for i, t := range r.bank.Themes {
		if slices.ContainsFunc(rows, func(row assessment.ThemeState) bool { return row.Theme == t.ID }) {
			out = append(out, templates.RoundTheme{ConsoleTheme: r.theme(i), Chosen: len(r.ticked) == 0 || slices.Contains(r.ticked, t.ID)})
		}
	}
	return out
}

func (r *roundsView) noFollowUp(handedOverHere bool) string {
	if err := r.doc.Workshop.State.FollowUpAllowed(handedOverHere); err != nil {
		return followUpProblem(err)
	}
	_, err := assessment.FollowUpRound(r.bank, r.doc, nil)
	switch {
	case errors.Is(err, assessment.ErrRoundTheme) && len(r.stillOpen()) > 0:
		return "round.still-open"
	case errors.Is(err, assessment.ErrRoundTheme):
		return "round.all-followed"
	}
	return followUpProblem(err)
}

// stillOpen are the themes of the first round into which answers still come.
func (r *roundsView) stillOpen() []templates.RoundTheme {
	var out []templates.RoundTheme
	for i, t := range r.bank.Themes {
		if slices.ContainsFunc(r.doc.Themes, func(have assessment.ThemeState) bool {
			return have.Theme == t.ID && have.Round == assessment.First && have.State == assessment.Open
		}) {
			out = append(out, templates.RoundTheme{ConsoleTheme: r.theme(i)})
		}
	}
	return out
}

// followUpProblem says why no follow-up can be opened; empty without an error.
func followUpProblem(err error) string {
	switch {
	case errors.Is(err, assessment.ErrReadOnly):
		return "round.read-only"
	case errors.Is(err, assessment.ErrNotRunning):
		return "round.not-running"
	case errors.Is(err, assessment.ErrRoundRuns):
		return "round.runs"
	case errors.Is(err, assessment.ErrRoundEarly):
		return "round.early-follow-up"
	case errors.Is(err, assessment.ErrRoundTheme):
		return "round.theme-follow-up"
	}
	return ""
}

// comparedRounds are the rounds after the first.
func comparedRounds(d *assessment.Document) []assessment.RoundID {
	var out []assessment.RoundID
	for _, r := range assessment.RoundIDs {
		if r != assessment.First && slices.ContainsFunc(d.Rounds, func(have assessment.Round) bool { return have.ID == r }) {
			out = append(out, r)
		}
	}
	return out
}

// moves are the questions chosen for the second round, once their theme is
// locked. A follow-up asks too many: they stand on the page that compares.
func (r *roundsView) moves() []templates.MovedQuestion {
	var out []templates.MovedQuestion
	m := r.call.movedView(r.doc, r.bank, assessment.Second)
	for _, t := range r.bank.Themes {
		stage := r.doc.StageOf(t.ID, assessment.Second)
		if stage.Round != assessment.Second {
			continue
		}
		for _, id := range stage.Questions {
			if q, ok := m.question(id); ok {
				out = append(out, q)
			}
		}
	}
	return out
}

// saveRounds handles the "POST /w/:id/rounds" route.
func saveRounds(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	ctx, field, ticked, notice := c.Request().Context(), "question", params["question"], "round.notice-second"
	switch c.field("do") {
	case "second":
		err = c.Store.OpenSecondRound(ctx, c.actor(), d.ID, b, ticked)
	case "follow-up":
		field, ticked, notice = "theme", params["theme"], "round.notice-follow-up"
		if len(ticked) == 0 {
			return c.renderRounds(http.StatusUnprocessableEntity, nil, templates.Problem{Field: field, Key: templates.ProblemThemesNone})
		}
		err = c.Store.OpenFollowUp(ctx, c.actor(), d.ID, b, ticked)
	case "back":
		field, notice = "", "round.notice-back"
		err = c.Store.TakeRoundBack(ctx, c.actor(), d.ID)
	default:
		return assessment.ErrNotFound
	}
	if problem, status, known := roundProblem(err, field); known {
		return c.renderRounds(status, ticked, problem)
	}
	if err != nil {
		return err
	}
	if err := c.notice(notice); err != nil {
		return err
	}
	return c.see("/w/" + d.ID + "/rounds")
}

// roundProblem puts an error of opening a round beside its field.
func roundProblem(err error, field string) (templates.Problem, int, bool) {
	p := templates.Problem{Field: field}
	switch {
	case errors.Is(err, assessment.ErrRoundChoice):
		p.Key, p.Args = "round.choice-none", []any{"limit", assessment.SecondQuestions}
		return p, http.StatusUnprocessableEntity, true
	case errors.Is(err, assessment.ErrRoundAnswered):
		p.Key = "round.answered"
	case field == "theme":
		p.Key = followUpProblem(err)
	case errors.Is(err, assessment.ErrRoundEarly):
		p.Key = "round.early"
	case errors.Is(err, assessment.ErrRoundTheme):
		p.Key = "round.theme-second"
	case errors.Is(err, assessment.ErrRoundRuns):
		p.Key = "round.runs-second"
	}
	return p, http.StatusConflict, p.Key != ""
}
