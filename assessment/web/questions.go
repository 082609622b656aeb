package web

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"unicode/utf8"

	"electready/assessment"
	"electready/templates"
)

const noteLimit = 1000 // letters of a note or a reason

// bases and whys are what an answer may rest on, and why it changed since the
// round before.
var (
	bases = []string{"document", "practice", "opinion"}
	whys  = []string{"changed", "learned", "overstated", "other-person", "understood-differently"}
)

// part finds the page of a theme that a path names.
func (s *seat) part() (theme string, number int, p assessment.Part, err error) {
	theme = s.Param("theme")
	parts := s.parts(theme)
	number, err = strconv.Atoi(s.Param("part"))
	if err != nil || number < 1 || number > len(parts) {
		return "", 0, p, assessment.ErrNotFound
	}
	if s.doc.StageOf(theme, s.round).State == assessment.Closed {
		return "", 0, p, assessment.ErrNotOpen
	}
	return theme, number, parts[number-1], nil
}

// showPart handles the "GET /parts/:theme/:part" route.
func showPart(c *call) error {
	s, err := c.seat()
	if err != nil {
		return err
	}
	return s.renderPart(http.StatusOK, nil)
}

// renderPart shows a part, with what was typed a moment ago in the place of
// what is stored.
func (s *seat) renderPart(status int, typed map[string]templates.Answer, problems ...templates.Problem) error {
	theme, number, p, err := s.part()
	if err != nil {
		return err
	}
	stage := s.doc.StageOf(theme, s.round)
	vm := templates.Questions{
		Frame:     s.seatFrame(s.doc, templates.PageTasks),
		Disclosed: disclosed(&s.doc.Workshop, s.agency),
		Theme:     theme, Part: number, ThemeNumber: s.themeNumber(theme), ThemeTitle: s.text(themeTitle(theme)),
		Parts: len(s.parts(theme)), Minutes: minutesEach * len(p.Questions),
		Round: stage.Round, Stage: stage.State, Problems: problems,
	}
	if stage.State == assessment.Open {
		vm.LanguageForm = "answers"
	}
	vm.Section, vm.Also = s.partTitle(p)
	for i, id := range p.Questions {
		q := s.question(id)
		q.Number, q.Of = i+1, len(p.Questions)
		if again, ok := typed[id]; ok {
			if q.Answer.Later != nil && again.Later != nil {
				q.Answer.Later.Why = again.Later.Why
			}
			again.Later, again.Saved = q.Answer.Later, q.Answer.Saved
			q.Answer = again
		}
		if q.Answer.Saved.After(vm.Saved) {
			vm.Saved = q.Answer.Saved
		}
		vm.Questions = append(vm.Questions, q)
	}
	if s.QueryParams().Has("why") && status == http.StatusOK {
		for _, q := range vm.Questions {
			if vm.AsksWhy(q) && changedWithoutWhy(q.Answer.Later.Before, s.latest[q.ID]) {
				vm.AskWhy = append(vm.AskWhy, q)
			}
		}
	}
	return s.render(status, templates.QuestionsPage(vm))
}

// askWhyQuery brings a part back that asks why answers changed.
const askWhyQuery = "why=1"

// withoutWhy reports whether answers were saved in a follow-up that differ from
// before and do not say why. They are asked for once: another save goes on.
func (s *seat) withoutWhy(saved []assessment.Saved) bool {
	return s.round == assessment.FollowUp && slices.ContainsFunc(saved, func(a assessment.Saved) bool {
		before, answered := s.before[a.Question]
		return answered && a.Fresh && changedWithoutWhy(before.Choice, a.Answer)
	})
}

func changedWithoutWhy(before assessment.Choice, a assessment.Answer) bool {
	return a.Choice != "" && a.Choice != before && a.Why == ""
}

func (s *seat) themeNumber(theme string) int {
	return 1 + slices.IndexFunc(s.bank.Themes, func(t assessment.Theme) bool { return t.ID == theme })
}

// queueKey names the seat in the browser's own storage, so that what waits
// there is never sent for another seat.
func (c *call) queueKey() string {
	sum := sha256.Sum256([]byte("queue\n" + c.actor().Workshop + "\n" + c.actor().ID))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// question fills a question as this seat sees it.
func (s *seat) question(id string) templates.Question {
	_, q, _ := s.bank.Question(id)
	vm := questionView(s.bank, s.printer.Lang(), q, s.agency.Kind, &s.doc.Workshop)
	vm.Answer = s.answer(id)
	return vm
}

// answer is what the seat said to a question in this round.
func (s *seat) answer(id string) templates.Answer {
	a := s.latest[id]
	vm := templates.Answer{Choice: a.Choice, Basis: a.Basis, Note: a.Note, Flag: a.Flag, Revision: a.Revision, Saved: moment(a.At)}
	if before, ok := s.before[id]; ok {
		vm.Later = &templates.Later{Before: before.Choice, Why: a.Why}
	}
	return vm
}

// savePart handles the "POST /parts/:theme/:part" route: the Save button, with
// or without JavaScript.
func savePart(c *call) error {
	s, err := c.seat()
	if err != nil {
		return err
	}
	theme, number, p, err := s.part()
	if round := c.field("round"); errors.Is(err, assessment.ErrNotFound) && s.earlier(round) {
		return assessment.ErrRoundOver // a later round asks less, and has fewer pages
	}
	if err != nil {
		return err
	}
	form := s.readPart(p)
	if len(form.problems) > 0 {
		return s.renderPart(http.StatusUnprocessableEntity, form.typed, form.problems...)
	}
	saved, err := c.Store.SaveAnswers(c.Request().Context(), c.actor(), s.bank, form.drafts)
	switch {
	case errors.Is(err, assessment.ErrNotOpen):
		return s.failedSave(templates.NotOpen, form)
	case errors.Is(err, assessment.ErrRoundOver):
		return s.failedSave(templates.RoundOver, form)
	case errors.Is(err, assessment.ErrPaused):
		return s.failedSave(templates.Paused, form)
	case errors.Is(err, assessment.ErrReadOnly):
		return s.failedSave(templates.HandedOver, form)
	case errors.Is(err, assessment.ErrStale):
		return c.staleSave(form)
	case errors.Is(err, assessment.ErrDiskFull):
		return s.failedSave(templates.DiskFull, form)
	case err != nil:
		return err
	}
	if lang := c.field("lang"); lang != "" {
		c.setLanguage(lang)
		return c.see(partPath(theme, number))
	}
	if fresh := countFresh(saved); fresh > 0 {
		if err := c.notice(templates.NoticeSaved, "count", fresh); err != nil {
			return err
		}
		if s.withoutWhy(saved) {
			return c.see(partPath(theme, number) + "?" + askWhyQuery)
		}
	}
	if number < len(s.parts(theme)) {
		return c.see(partPath(theme, number+1))
	}
	return c.see("/tasks")
}

// earlier reports whether a form was made for a round before the theme's own.
func (s *seat) earlier(round string) bool {
	return round != "" && assessment.RoundID(round).Before(s.doc.StageOf(s.Param("theme"), s.round).Round)
}

func countFresh(saved []assessment.Saved) int {
	n := 0
	for _, a := range saved {
		if a.Fresh {
			n++
		}
	}
	return n
}

// partForm is what was sent of a part.
type partForm struct {
	drafts   []assessment.Draft
	typed    map[string]templates.Answer
	problems []templates.Problem
}

// readPart reads the answers of a part. A question without a choice is left
// alone, and so is one that says what it said when the form was made: another
// device may have revised it since.
func (s *seat) readPart(p assessment.Part) partForm {
	form := partForm{typed: map[string]templates.Answer{}}
	for _, id := range p.Questions {
		typed, draft, problem := s.readAnswer(id, func(name string) string { return s.lines(name + "-" + id) })
		form.typed[id] = typed
		if problem != nil {
			problem.About, _, _, _ = questionText(s.bank, s.printer.Lang(), id, s.agency.Kind)
			form.problems = append(form.problems, *problem)
			continue
		}
		if draft.Choice != "" && !s.untouched(id, draft) {
			form.drafts = append(form.drafts, draft)
		}
	}
	return form
}

// untouched reports whether a draft repeats the revision its form was made
// from.
func (s *seat) untouched(id string, d assessment.Draft) bool {
	for _, a := range s.doc.Answers {
		if a.Question == id && a.Round == s.latest[id].Round && d.Base != nil && a.Revision == *d.Base {
			return a.Choice == d.Choice && a.Basis == d.Basis && a.Note == d.Note && a.Flag == d.Flag && a.Why == d.Why
		}
	}
	return false
}

// readAnswer reads one answer from fields by name.
func (s *seat) readAnswer(id string, field func(string) string) (templates.Answer, assessment.Draft, *templates.Problem) {
	d := assessment.Draft{
		Question: id, Choice: assessment.Choice(field("choice")), Basis: field("basis"), Note: field("note"),
		Flag: field("flag") != "", Why: field("why"), Round: assessment.RoundID(s.field("round")),
	}
	if rev, err := strconv.Atoi(field("rev")); err == nil {
		d.Base = &rev
	}
	typed := templates.Answer{Choice: d.Choice, Basis: d.Basis, Note: d.Note, Flag: d.Flag, Later: &templates.Later{Why: d.Why}}
	if d.Base != nil {
		typed.Revision = *d.Base
	}
	switch {
	case d.Choice != "" && !d.Choice.Valid():
		typed.Choice = ""
		return typed, d, &templates.Problem{Field: "choice-" + id, Key: templates.ProblemChoiceUnknown}
	case utf8.RuneCountInString(d.Note) > noteLimit:
		return typed, d, &templates.Problem{Field: "note-" + id, Key: templates.ProblemNoteLong, Args: []any{"limit", noteLimit}}
	case d.Choice == "" && (d.Note != "" || d.Flag):
		return typed, d, &templates.Problem{Field: "choice-" + id, Key: templates.ProblemChoiceMissing}
	}
	if !slices.Contains(bases, d.Basis) {
		d.Basis = ""
	}
	if !slices.Contains(whys, d.Why) {
		d.Why = ""
	}
	return typed, d, nil
}

// failedSave shows what was sent and could not be kept, word for word.
func (s *seat) failedSave(kind templates.FailureKind, form partForm) error {
	vm := templates.Failure{Frame: s.seatFrame(s.doc, ""), Kind: kind, Back: s.Request().URL.Path}
	status := http.StatusConflict
	if kind == templates.DiskFull {
		status = http.StatusInsufficientStorage
	}
	for _, d := range form.drafts {
		vm.Typed = append(vm.Typed, s.sent(d))
	}
	return s.render(status, templates.FailurePage(vm))
}

// staleSave shows both versions of what was revised elsewhere since the form
// was made, and saves the rest of the form.
func (c *call) staleSave(form partForm) error {
	s, err := c.seat() // as it is now
	if err != nil {
		return err
	}
	vm := templates.Failure{Frame: s.seatFrame(s.doc, ""), Kind: templates.Stale, Back: s.Request().URL.Path}
	rest := partForm{}
	for _, d := range form.drafts {
		kept := s.latest[d.Question]
		if d.Base == nil || kept.Revision == *d.Base {
			rest.drafts = append(rest.drafts, d)
			continue
		}
		sent := s.sent(d)
		vm.Versions = append(vm.Versions, templates.Versions{
			Ask: sent.Ask, Kept: s.typed(d.Question, templates.Answer{Choice: kept.Choice, Basis: kept.Basis, Note: kept.Note}), Sent: sent,
			Action: s.Request().URL.Path, Fields: sentFields(d, kept.Revision),
		})
	}
	if saved, err := c.Store.SaveAnswers(c.Request().Context(), c.actor(), s.bank, rest.drafts); err != nil {
		for _, d := range rest.drafts {
			vm.Typed = append(vm.Typed, s.sent(d))
		}
	} else if fresh := countFresh(saved); fresh > 0 {
		vm.Notice = &templates.Notice{Key: templates.NoticeSaved, Args: []any{"count", fresh}}
	}
	return s.render(http.StatusConflict, templates.FailurePage(vm))
}

func (s *seat) sent(d assessment.Draft) templates.Typed {
	return s.typed(d.Question, templates.Answer{Choice: d.Choice, Basis: d.Basis, Note: d.Note})
}

// sentFields are the hidden fields that send a draft again over the revision
// that is kept.
func sentFields(d assessment.Draft, kept int) []templates.Field {
	of := func(name string) string { return name + "-" + d.Question }
	fields := []templates.Field{
		{Name: of("choice"), Value: string(d.Choice)},
		{Name: of("basis"), Value: d.Basis},
		{Name: of("note"), Value: d.Note},
		{Name: of("why"), Value: d.Why},
		{Name: of("rev"), Value: strconv.Itoa(kept)},
		{Name: "round", Value: string(d.Round)},
	}
	if d.Flag {
		fields = append(fields, templates.Field{Name: of("flag"), Value: "1"})
	}
	return fields
}

func (s *seat) typed(id string, a templates.Answer) templates.Typed {
	return s.typedOf(s.bank, s.agency.Kind, id, a)
}

func (c *call) typedOf(b *assessment.Bank, k assessment.Kind, id string, a templates.Answer) templates.Typed {
	ask, levels, _, _ := questionText(b, c.printer.Lang(), id, k)
	t := templates.Typed{Ask: ask, Choice: a.Choice, Basis: a.Basis, Note: a.Note}
	if l, ok := a.Choice.Level(); ok && l < len(levels) {
		t.Level = levels[l]
	}
	return t
}

// savedReply tells the browser's script what became of one answer.
type savedReply struct {
	Key      string `json:"key"`
	Saved    string `json:"saved,omitempty"` // time of day, after the commit
	Revision int    `json:"revision,omitempty"`
	Status   string `json:"status"`           // saved, not-open, paused, gone, full, busy, refused
	Notice   string `json:"notice,omitempty"` // that answering pauses
}

// saveAnswer handles the "POST /answers" route: one answer, as soon as it is
// chosen.
func saveAnswer(c *call) error {
	key := c.field("key")
	reply := func(status int, r savedReply) error {
		r.Key = key
		return c.JSON(status, r)
	}
	s, err := c.seat()
	if err != nil {
		return reply(http.StatusNotFound, savedReply{Status: "gone"})
	}
	_, d, problem := s.readAnswer(c.field("question"), c.lines)
	if problem != nil || key == "" || len(key) > 64 {
		return reply(http.StatusUnprocessableEntity, savedReply{Status: "refused"})
	}
	sum := sha256.Sum256([]byte(key))
	d.Request, d.Base = sum[:16], nil // a queue that waited was made from an older revision: both are kept
	saved, err := c.Store.SaveAnswers(c.Request().Context(), c.actor(), s.bank, []assessment.Draft{d})
	switch {
	case errors.Is(err, assessment.ErrPaused):
		return reply(http.StatusTooEarly, savedReply{Status: "paused", Notice: c.pauseNotice()})
	case errors.Is(err, assessment.ErrNotOpen):
		return reply(http.StatusConflict, savedReply{Status: "not-open"})
	case errors.Is(err, assessment.ErrReadOnly), errors.Is(err, assessment.ErrRoundOver):
		return reply(http.StatusConflict, savedReply{Status: "not-open"})
	case errors.Is(err, assessment.ErrNotFound):
		return reply(http.StatusNotFound, savedReply{Status: "gone"})
	case errors.Is(err, assessment.ErrDiskFull):
		return reply(http.StatusInsufficientStorage, savedReply{Status: "full"})
	case err != nil:
		c.logged(err)
		return reply(http.StatusInternalServerError, savedReply{Status: "busy"})
	}
	at := moment(saved[0].At)
	return reply(http.StatusOK, savedReply{Status: "saved", Saved: c.printer.Time(at), Revision: saved[0].Revision, Notice: c.pauseNotice()})
}
