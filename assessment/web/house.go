package web

import (
	"errors"
	"net/http"
	"strconv"
	"unicode/utf8"

	"electready/assessment"
	"electready/templates"
)

// house is what the lead's page is made from.
type house struct {
	*call
	doc    *assessment.Document
	bank   *assessment.Bank
	agency *assessment.Agency
	round  assessment.RoundID

	// By question.
	states  map[string]assessment.PositionState
	notes   map[string][]string
	reasons map[string]string
}

func (c *call) house() (*house, error) {
	d, err := c.Store.House(c.Request().Context(), c.actor())
	if err != nil {
		return nil, err
	}
	b, err := c.bank(d)
	if err != nil {
		return nil, err
	}
	h := &house{call: c, doc: d, bank: b, round: d.CurrentRound()}
	var ok bool
	if h.agency, ok = d.AgencyByID(c.actor().Agency); !ok {
		return nil, assessment.ErrNotFound
	}
	h.states = assessment.Positions(b, d, h.round)[h.agency.ID]
	h.notes, h.reasons = assessment.VoiceNotes(d, h.agency.ID, h.round), assessment.Reasons(d, h.agency.ID, h.round)
	return h, nil
}

// sent is a decision as the lead sent it, for the form that comes back.
type sent struct {
	question, reason string
	choice           assessment.Choice
	seats            map[string]string // by section; nil: not sent
	asked            bool              // nothing was sent: the form of the question was asked for
}

// showHouse handles the "GET /house" route.
func showHouse(c *call) error {
	h, err := c.house()
	if err != nil {
		return err
	}
	return h.render(http.StatusOK, sent{question: c.QueryParam("decide"), asked: true})
}

// houseForms is how many questions have their forms on the page at once; more
// would make it too heavy for a phone.
const houseForms = 3

func (h *house) render(status int, s sent, problems ...templates.Problem) error {
	shared, err := h.Store.ResultShared(h.Request().Context(), h.actor())
	if err != nil {
		return err
	}
	vm := templates.House{
		Frame: h.seatFrame(h.doc, templates.PageHouse), Rule: h.doc.Workshop.Disclosure, Agency: h.agency.Name,
		Shared: shared, Problems: problems,
	}
	paper, err := h.onPaper(h.doc.ID)
	if err != nil {
		return err
	}
	for _, r := range h.doc.Respondents {
		vm.Members = append(vm.Members, templates.Member{
			ID: r.ID, Short: h.agency.Short, Number: r.Seat, Name: r.Name, Lead: r.Lead, Self: r.ID == h.actor().ID, Aside: r.Aside,
			Paper: paper[r.ID],
		})
		if !r.Aside {
			vm.Voices++
		}
	}
	vm.Few = assessment.TellsApart(vm.Voices)
	for _, t := range h.bank.Themes {
		if h.doc.StageOf(t.ID, h.round).State.Confirmable() {
			vm.Themes = append(vm.Themes, prose(h.bank, h.printer.Lang(), themeTitle(t.ID)))
			h.addTheme(&vm, t.ID, s)
		}
	}
	if err := h.addSections(&vm, s); err != nil {
		return err
	}
	return h.call.render(status, templates.HousePage(vm))
}

// addTheme sorts a theme's questions by what they ask of the lead. Questions
// without any voice are left out until one is in.
func (h *house) addTheme(vm *templates.House, theme string, s sent) {
	stage := h.doc.StageOf(theme, h.round)
	for _, p := range assessment.Parts(h.bank, &h.doc.Workshop, h.agency.Kind, theme) {
		for _, id := range p.Questions {
			state := h.states[id]
			if len(state.Voices) == 0 || !stage.Takes(id) {
				continue
			}
			q := h.question(id, state, vm.Voices)
			q.Open = s.question == id
			if q.Open && !s.asked {
				q.Chosen, q.Reason, q.AskReason = s.choice, s.reason, true
			}
			turn := state.Turn(vm.Voices)
			if turn == assessment.TurnAgree && s.question == id {
				turn = assessment.TurnWait // what was typed needs its form
			}
			switch turn {
			case assessment.TurnDecided:
				vm.Confirmed = append(vm.Confirmed, q)
			case assessment.TurnDecide:
				q.Open = q.Open || len(vm.Decide) < houseForms
				vm.Decide = append(vm.Decide, q)
			case assessment.TurnAgree:
				vm.Agree = append(vm.Agree, q)
			case assessment.TurnWait:
				vm.Waiting = append(vm.Waiting, q)
			}
		}
	}
}

func (h *house) question(id string, state assessment.PositionState, voices int) templates.HouseQuestion {
	ask, levels, _, _ := questionText(h.bank, h.printer.Lang(), id, h.agency.Kind)
	_, structure, _ := h.bank.Question(id)
	q := templates.HouseQuestion{
		ID: id, Ask: ask, Levels: levels, Missing: state.Missing(voices), Wait: state.Wait(voices), Position: state.Choice,
		Revised: state.Revised, Base: assessment.VoicesMark(state.Voices), AskReason: state.Unsettled,
		Local: localOf(h.bank, h.printer.Lang(), structure, &h.doc.Workshop),
	}
	for _, choice := range assessment.Choices {
		n := 0
		for _, v := range state.Voices {
			if v == choice {
				n++
			}
		}
		if n > 0 {
			q.Voices = append(q.Voices, templates.VoiceCount{Choice: choice, Count: n})
		}
	}
	for _, note := range h.notes[id] {
		q.Notes = append(q.Notes, templates.Text{Text: note})
	}
	if state.Confirmed {
		q.Reason = h.reasons[id]
	}
	return q
}

// addSections lists the sections that can be shared out among the seats.
func (h *house) addSections(vm *templates.House, sent sent) error {
	shares, err := h.Store.SharedSections(h.Request().Context(), h.actor())
	if err != nil {
		return err
	}
	for _, t := range h.bank.Themes {
		theme := prose(h.bank, h.printer.Lang(), themeTitle(t.ID))
		for _, p := range assessment.Parts(h.bank, &h.doc.Workshop, h.agency.Kind, t.ID) {
			for _, section := range p.Sections {
				s := templates.SharedSection{ID: section, Title: prose(h.bank, h.printer.Lang(), sectionTitle(section)), Theme: theme}
				theme = templates.Text{}
				if r, ok := h.doc.RespondentByID(shares[section]); ok && !r.Aside {
					s.Seat = r.Seat
				}
				if sent.seats != nil {
					s.Seat, _ = strconv.Atoi(sent.seats[section])
				}
				vm.Sections = append(vm.Sections, s)
			}
		}
	}
	return nil
}

// saveAgree handles the "POST /house/agree" route: all that agree, in one tap.
func saveAgree(c *call) error {
	h, err := c.house()
	if err != nil {
		return err
	}
	params, err := c.FormParams()
	if err != nil {
		return err
	}
	var decisions []assessment.Decision
	for _, id := range params["question"] {
		state, ok := h.states[id]
		if !ok || !state.Agreed() {
			return h.render(http.StatusConflict, sent{}, templates.Problem{Key: templates.ProblemVoicesChanged})
		}
		decisions = append(decisions, assessment.Decision{Question: id, Choice: state.Voices[0], Mark: c.field("base-" + id)})
	}
	return h.confirm(decisions, sent{})
}

// saveConfirm handles the "POST /house/confirm" route: one position.
func saveConfirm(c *call) error {
	h, err := c.house()
	if err != nil {
		return err
	}
	s := sent{question: c.field("question"), choice: assessment.Choice(c.field("choice")), reason: c.lines("reason")}
	if _, ok := h.states[s.question]; !ok {
		return assessment.ErrNotFound
	}
	problem := func(field, key string, args ...any) error {
		return h.render(http.StatusUnprocessableEntity, s, templates.Problem{Field: field + "-" + s.question, Key: key, Args: args})
	}
	switch {
	case s.choice == "":
		return problem("choice", templates.ProblemChoiceMissing)
	case !s.choice.Valid():
		s.choice = ""
		return problem("choice", templates.ProblemChoiceUnknown)
	case utf8.RuneCountInString(s.reason) > noteLimit:
		return problem("reason", templates.ProblemReasonLong, "limit", noteLimit)
	}
	return h.confirm([]assessment.Decision{{Question: s.question, Choice: s.choice, Reason: s.reason, Mark: c.field("base")}}, s)
}

func (h *house) confirm(decisions []assessment.Decision, s sent) error {
	err := h.Store.ConfirmPositions(h.Request().Context(), h.actor(), h.bank, decisions)
	switch {
	case errors.Is(err, assessment.ErrReason):
		return h.render(http.StatusUnprocessableEntity, s, templates.Problem{Field: "reason-" + s.question, Key: templates.ProblemReasonMissing})
	case errors.Is(err, assessment.ErrStale):
		field := ""
		if s.question != "" {
			field = "choice-" + s.question
		}
		return h.render(http.StatusConflict, s, templates.Problem{Field: field, Key: templates.ProblemVoicesChanged})
	case err != nil:
		return err
	}
	if err := h.notice(templates.NoticeConfirmed, "count", len(decisions)); err != nil {
		return err
	}
	return h.see("/house")
}

// saveAside handles the "POST /house/aside" route.
func saveAside(c *call) error {
	aside := c.field("aside") == "1"
	if err := c.Store.SetAside(c.Request().Context(), c.actor(), c.field("respondent"), aside); err != nil {
		return err
	}
	key := templates.NoticeBack
	if aside {
		key = templates.NoticeAside
	}
	if err := c.notice(key); err != nil {
		return err
	}
	return c.see("/house")
}

// saveSections handles the "POST /house/seats" route: sections shared out among
// the seats.
func saveSections(c *call) error {
	h, err := c.house()
	if err != nil {
		return err
	}
	shares, typed := map[string]string{}, map[string]string{}
	var problems []templates.Problem
	for _, t := range h.bank.Themes {
		for _, section := range t.Sections {
			field := "seat-" + section.ID
			typed[section.ID] = c.field(field)
			if typed[section.ID] == "" || typed[section.ID] == "0" {
				continue
			}
			id := h.respondentOf(typed[section.ID])
			if id == "" {
				problems = append(problems, templates.Problem{Field: field, Key: templates.ProblemSectionSeat})
				continue
			}
			shares[section.ID] = id
		}
	}
	if len(problems) > 0 {
		return h.render(http.StatusUnprocessableEntity, sent{seats: typed}, problems...)
	}
	if err := c.Store.ShareSections(c.Request().Context(), c.actor(), shares); err != nil {
		return err
	}
	if err := c.notice(templates.NoticeSeats); err != nil {
		return err
	}
	return c.see("/house")
}

// respondentOf is who holds a seat, by the number that was typed.
func (h *house) respondentOf(seat string) string {
	n, err := strconv.Atoi(seat)
	if err != nil {
		return ""
	}
	for _, r := range h.doc.Respondents {
		if r.Seat == n && !r.Aside {
			return r.ID
		}
	}
	return ""
}

// saveShare handles the "POST /house/share" route.
func saveShare(c *call) error {
	shared := c.field("share") == "1"
	if err := c.Store.ShareResult(c.Request().Context(), c.actor(), shared); err != nil {
		return err
	}
	key := templates.NoticeUnshared
	if shared {
		key = templates.NoticeShared
	}
	if err := c.notice(key); err != nil {
		return err
	}
	return c.see("/house")
}
