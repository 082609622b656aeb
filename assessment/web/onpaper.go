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

// desk is where forms are typed in: the trainer's for all agencies, or a lead's
// for the own.
type desk struct {
	*call
	doc   *assessment.Document
	bank  *assessment.Bank
	frame templates.Frame
	base  string // path of the page
	own   string // agency of a lead; empty: all
}

// desk is the reader's: the address of a trainer's names the workshop.
func (c *call) desk() (*desk, error) {
	if id := c.Param("id"); id != "" {
		d, b, err := c.conducted()
		if err != nil {
			return nil, err
		}
		return &desk{call: c, doc: d, bank: b, frame: c.trainerFrame(d, templates.PageOnPaper), base: "/w/" + d.ID + "/on-paper"}, nil
	}
	h, err := c.house()
	if err != nil {
		return nil, err
	}
	return &desk{call: c, doc: h.doc, bank: h.bank, frame: c.seatFrame(h.doc, ""), base: "/on-paper", own: h.agency.ID}, nil
}

func (k *desk) seats() ([]assessment.Respondent, error) {
	return k.Store.PaperSeats(k.Request().Context(), k.actor(), k.doc.ID)
}

// showOnPaper handles the "GET /w/:id/on-paper" and "GET /on-paper" routes.
func showOnPaper(c *call) error {
	k, err := c.desk()
	if err != nil {
		return err
	}
	seats, err := k.seats()
	if err != nil {
		return err
	}
	vm := templates.OnPaper{
		Frame: k.frame, Workshop: c.Param("id"), Base: k.base, Running: k.doc.Workshop.State == assessment.Running,
	}
	for _, t := range k.bank.Themes {
		stage := k.doc.StageOf(t.ID, k.doc.CurrentRound()).State
		vm.Themes = append(vm.Themes, templates.PaperTheme{ID: t.ID, Title: prose(k.bank, c.printer.Lang(), themeTitle(t.ID)), Open: stage == assessment.Open})
	}
	for _, a := range k.doc.Agencies {
		if a.Left == "" && (k.own == "" || a.ID == k.own) {
			vm.Agencies = append(vm.Agencies, k.agency(a, seats))
		}
	}
	return c.render(http.StatusOK, templates.OnPaperPage(vm))
}

// agency is a line of the list, with the agency's seats on paper.
func (k *desk) agency(a assessment.Agency, seats []assessment.Respondent) templates.PaperAgency {
	line := templates.PaperAgency{ID: a.ID, Kind: a.Kind, Name: a.Name, Full: taken(k.doc, a.ID) >= a.Seats}
	questions := assessment.PaperQuestions(k.bank, k.doc, a.Kind)
	for _, r := range seats {
		if r.Agency == a.ID {
			line.Seats = append(line.Seats, templates.PaperSeat{
				ID: r.ID, Short: a.Short, Number: r.Seat, Of: len(questions), Done: countOf(questions, assessment.Answered(k.bank, k.doc, r.ID)),
			})
		}
	}
	return line
}

// onPaper are the seats on paper, as far as the reader knows of them.
func (c *call) onPaper(workshop string) (map[string]bool, error) {
	seats, err := c.Store.PaperSeats(c.Request().Context(), c.actor(), workshop)
	out := map[string]bool{}
	for _, r := range seats {
		out[r.ID] = true
	}
	return out, err
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

// savePaperSeat handles the "POST /w/:id/on-paper" and "POST /on-paper" routes:
// a seat for somebody who writes on paper.
func savePaperSeat(c *call) error {
	k, err := c.desk()
	if err != nil {
		return err
	}
	agency := k.own
	if agency == "" {
		agency = c.field("agency")
	}
	r, err := c.Store.TakePaperSeat(c.Request().Context(), c.actor(), k.doc.ID, agency)
	if err != nil {
		return err
	}
	return c.see(k.base + "/" + r.ID)
}

// typing is what the page is made from that a form is typed in on.
type typing struct {
	*desk
	agency    *assessment.Agency
	seat      assessment.Respondent
	questions []string
	done      map[string]bool
}

func (c *call) typing() (*typing, error) {
	k, err := c.desk()
	if err != nil {
		return nil, err
	}
	seats, err := k.seats()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(seats, func(r assessment.Respondent) bool { return r.ID == c.Param("paper") })
	if i < 0 {
		return nil, assessment.ErrNotFound
	}
	a, ok := k.doc.AgencyByID(seats[i].Agency)
	if !ok || a.Left != "" {
		return nil, assessment.ErrNotFound
	}
	return &typing{
		desk: k, agency: a, seat: seats[i],
		questions: assessment.PaperQuestions(k.bank, k.doc, a.Kind), done: assessment.Answered(k.bank, k.doc, seats[i].ID),
	}, nil
}

// showTyping handles the "GET /w/:id/on-paper/:paper" and "GET /on-paper/:paper"
// routes.
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
		Frame: t.frame, Base: t.base, Respondent: t.seat.ID, Agency: t.agency.Name,
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

// saveTyping handles the "POST /w/:id/on-paper/:paper" and
// "POST /on-paper/:paper" routes: the number of one answer, and on to the next question. Without a number it only goes on.
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
	path := t.base + "/" + t.seat.ID
	if question != "" {
		path += "?question=" + question
	}
	return t.see(path)
}
