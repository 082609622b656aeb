package web

import (
	"context"
	"net/http"
	"slices"

	"electready/assessment"
	"electready/templates"
)

// onPaperStore is what seats on paper need of the database. None of it gives an
// answer back.
type onPaperStore interface {
	TakePaperSeat(ctx context.Context, actor assessment.Actor, workshop, agency string) (assessment.Respondent, error)
	PaperSeats(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Respondent, error)
	SaveFromPaper(ctx context.Context, actor assessment.Actor, workshop, respondent string, bank *assessment.Bank, d assessment.Draft) error
}

// showOnPaper handles the "GET /w/:id/on-paper" route.
func showOnPaper(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	seats, err := c.Store.PaperSeats(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	vm := templates.OnPaper{
		Frame: c.trainerFrame(d, templates.PageOnPaper), Workshop: d.ID, Running: d.Workshop.State == assessment.Running,
	}
	for _, t := range b.Themes {
		stage := d.StageOf(t.ID, d.CurrentRound()).State
		vm.Themes = append(vm.Themes, templates.PaperTheme{ID: t.ID, Title: prose(b, c.printer.Lang(), themeTitle(t.ID)), Open: stage == assessment.Open})
	}
	for _, a := range d.Agencies {
		if a.Left != "" {
			continue
		}
		line := templates.PaperAgency{ID: a.ID, Kind: a.Kind, Name: a.Name, Full: taken(d, a.ID) >= a.Seats}
		questions := assessment.PaperQuestions(b, d, a.Kind)
		for _, r := range seats {
			if r.Agency != a.ID {
				continue
			}
			done := assessment.Answered(b, d, r.ID)
			line.Seats = append(line.Seats, templates.PaperSeat{
				ID: r.ID, Short: a.Short, Number: r.Seat, Of: len(questions), Done: countOf(questions, done),
			})
		}
		vm.Agencies = append(vm.Agencies, line)
	}
	return c.render(http.StatusOK, templates.OnPaperPage(vm))
}

// taken is how many seats of an agency are taken.
func taken(d *assessment.Document, agency string) int {
	n := 0
	for _, r := range d.Respondents {
		if r.Agency == agency && !r.Aside {
			n++
		}
	}
	return n
}

func countOf(ids []string, set map[string]bool) int {
	n := 0
	for _, id := range ids {
		if set[id] {
			n++
		}
	}
	return n
}

// savePaperSeat handles the "POST /w/:id/on-paper" route: a seat for somebody
// who writes on paper.
func savePaperSeat(c *call) error {
	r, err := c.Store.TakePaperSeat(c.Request().Context(), c.actor(), c.Param("id"), c.field("agency"))
	if err != nil {
		return err
	}
	return c.see(typingPath(c.Param("id"), r.ID))
}

func typingPath(workshop, respondent string) string {
	return "/w/" + workshop + "/on-paper/" + respondent
}

// typing is what the page is made from that a form is typed in on.
type typing struct {
	*call
	doc       *assessment.Document
	bank      *assessment.Bank
	agency    *assessment.Agency
	seat      assessment.Respondent
	questions []string
	done      map[string]bool
}

func (c *call) typing() (*typing, error) {
	d, b, err := c.conducted()
	if err != nil {
		return nil, err
	}
	seats, err := c.Store.PaperSeats(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(seats, func(r assessment.Respondent) bool { return r.ID == c.Param("paper") })
	if i < 0 {
		return nil, assessment.ErrNotFound
	}
	a, ok := d.AgencyByID(seats[i].Agency)
	if !ok || a.Left != "" {
		return nil, assessment.ErrNotFound
	}
	return &typing{
		call: c, doc: d, bank: b, agency: a, seat: seats[i],
		questions: assessment.PaperQuestions(b, d, a.Kind), done: assessment.Answered(b, d, seats[i].ID),
	}, nil
}

// showTyping handles the "GET /w/:id/on-paper/:paper" route.
func showTyping(c *call) error {
	t, err := c.typing()
	if err != nil {
		return err
	}
	id := c.QueryParam("question")
	if !slices.Contains(t.questions, id) {
		id = t.next(-1)
	}
	return t.render(http.StatusOK, id, "")
}

// next is the first question after one that is not typed in yet; empty: none is
// left.
func (t *typing) next(after int) string {
	for _, id := range append(slices.Clone(t.questions[after+1:]), t.questions...) {
		if !t.done[id] {
			return id
		}
	}
	return ""
}

func (t *typing) render(status int, id, typed string, problems ...templates.Problem) error {
	vm := templates.Typing{
		Frame: t.trainerFrame(t.doc, templates.PageOnPaper), Workshop: t.doc.ID, Respondent: t.seat.ID, Agency: t.agency.Name,
		Short: t.agency.Short, Number: t.seat.Seat, Typed: typed, Done: countOf(t.questions, t.done), Problems: problems,
	}
	for i := range t.bank.Themes {
		for s := range t.bank.Themes[i].Sections {
			for n := range t.bank.Themes[i].Sections[s].Questions {
				q := &t.bank.Themes[i].Sections[s].Questions[n]
				if !slices.Contains(t.questions, q.ID) {
					continue
				}
				line := templates.TypingLine{ID: q.ID, Place: questionPlace(i, s, n), Done: t.done[q.ID], Here: q.ID == id}
				vm.Lines = append(vm.Lines, line)
				if line.Here {
					view := questionView(t.bank, t.printer.Lang(), q, t.agency.Kind, &t.doc.Workshop)
					vm.Question = &templates.TypingQuestion{Question: view, Place: line.Place, Done: line.Done}
				}
			}
		}
	}
	return t.call.render(status, templates.TypingPage(vm))
}

// saveTyping handles the "POST /w/:id/on-paper/:paper" route: the number of
// one answer, and on to the next question. Without a number it only goes on.
func saveTyping(c *call) error {
	t, err := c.typing()
	if err != nil {
		return err
	}
	id, typed := c.field("question"), c.field("number")
	i := slices.Index(t.questions, id)
	if i < 0 {
		if _, _, ok := t.bank.Question(id); ok {
			return assessment.ErrNotOpen // it was locked meanwhile
		}
		return assessment.ErrNotFound
	}
	if typed == "" {
		return t.goOn(t.after(i))
	}
	choice, ok := assessment.PaperChoice(typed)
	if !ok {
		return t.render(http.StatusUnprocessableEntity, id, typed, templates.Problem{Field: "number", Key: templates.ProblemPaperNumber})
	}
	err = c.Store.SaveFromPaper(c.Request().Context(), c.actor(), t.doc.ID, t.seat.ID, t.bank, assessment.Draft{Question: id, Choice: choice})
	if err != nil {
		return err
	}
	t.done[id] = true
	return t.goOn(t.next(i))
}

// after is the question after one, typed in or not: whoever leaves one out does
// not want to see it again at once.
func (t *typing) after(i int) string {
	if i+1 < len(t.questions) {
		return t.questions[i+1]
	}
	return ""
}

func (t *typing) goOn(question string) error {
	path := typingPath(t.doc.ID, t.seat.ID)
	if question != "" {
		path += "?question=" + question
	}
	return t.see(path)
}
