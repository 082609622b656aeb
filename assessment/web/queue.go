package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"electready/assessment"
	"electready/templates"
)

// queueStore is what the queue and the notes need of the database.
type queueStore interface {
	Picks(ctx context.Context, actor assessment.Actor, workshop string) (assessment.Picks, error)
	ChangePicks(ctx context.Context, actor assessment.Actor, workshop, mark string, change func(assessment.Picks) assessment.Picks) error
	SaveNotes(ctx context.Context, actor assessment.Actor, workshop string, about assessment.Subject, mark string, typed assessment.Notes) error
}

const notesLimit = 4000 // characters

// queue is what the page of matters is made from.
type queue struct {
	*relation
	show    *showView
	matters []assessment.Matter
}

func (c *call) queue() (*queue, error) {
	r, err := c.relation()
	if err != nil {
		return nil, err
	}
	q := &queue{relation: r, show: c.showView(r.doc, r.bank, assessment.PreviewRoom(r.bank, r.doc, r.doc.CurrentRound()))}
	lines := make([]assessment.Line, 0, len(r.order))
	for _, key := range r.order {
		if l := r.lines[key]; !r.absent(l) {
			lines = append(lines, l)
		}
	}
	q.matters = assessment.Queue(r.bank, q.show.shared, lines)
	return q, nil
}

// mattersAtMost are the matters of one group on one page.
const mattersAtMost = 20

// showQueue handles the "GET /w/:id/queue" route.
func showQueue(c *call) error { return c.renderQueue(http.StatusOK) }

func (c *call) renderQueue(status int, problems ...templates.Problem) error {
	q, err := c.queue()
	if err != nil {
		return err
	}
	picks, err := c.Store.Picks(c.Request().Context(), c.actor(), q.doc.ID)
	if err != nil {
		return err
	}
	vm := templates.Queue{
		Frame: c.trainerFrame(q.doc, templates.PageQueue), Workshop: q.doc.ID, ReadOnly: q.doc.Workshop.State != assessment.Running,
		Mark: picks.Mark(), Problems: problems, Day: q.notes(assessment.Subject{}),
	}
	for _, s := range picks {
		m := assessment.Matter{Subject: s}
		if i := slices.IndexFunc(q.matters, func(m assessment.Matter) bool { return m.Subject == s }); i >= 0 {
			m = q.matters[i]
		}
		vm.Picked = append(vm.Picked, q.matter(m))
	}
	for _, m := range q.matters {
		if slices.Contains(picks, m.Subject) {
			continue
		}
		kind := templates.MatterGroup(m)
		if n := len(vm.Groups); n == 0 || vm.Groups[n-1].Key != kind {
			vm.Groups = append(vm.Groups, templates.QueueGroup{Key: kind})
		}
		group := &vm.Groups[len(vm.Groups)-1]
		group.Matters = append(group.Matters, q.matter(m))
	}
	if vm.Proposed(line(c.QueryParam("group"))); vm.Whole {
		for i := range vm.Groups {
			vm.Groups[i].Matters, vm.Parts = partOf(c, vm.Groups[i].Matters, mattersAtMost)
		}
	}
	return c.render(status, templates.QueuePage(vm))
}

func (q *queue) notes(s assessment.Subject) assessment.Notes {
	return assessment.NotesOn(q.full.Notes, s)
}

// matter is one matter in words. One that is in the queue no more has no reason.
func (q *queue) matter(m assessment.Matter) templates.Matter {
	open := slices.Contains(q.matters, m)
	out := templates.Matter{Kind: m.Kind, ID: m.ID, Open: open, Notes: q.notes(m.Subject)}
	if m.Kind == "question" {
		q.fillQuestion(&out, m)
		return out
	}
	l, ok := q.lines[m.Kind+":"+m.ID]
	if !ok {
		out.Title = q.subject(m.Subject)
		return out
	}
	line := q.line(l)
	out.Title, out.Scenario, out.Href = line.Title, line.Scenario, line.Href
	out.Why = line.Sentences
	if view := viewOf(m.Subject); q.stage.State == assessment.Shown && !line.Held && !q.absent(l) {
		out.View = view.String()
		on := assessment.OnScreen(q.doc)
		out.OnScreen = on == assessment.ScreenView+out.View || on == assessment.ScreenWait+out.View
	}
	return out
}

func (q *queue) fillQuestion(out *templates.Matter, m assessment.Matter) {
	place, question, ok := q.bank.Question(m.ID)
	if !ok {
		out.Title = templates.Text{Text: m.ID}
		return
	}
	shown, has := q.show.question(question)
	ask, _, _, _ := questionText(q.bank, q.printer.Lang(), m.ID, "")
	out.Title, out.Href = ask, "/w/"+q.doc.ID+"/themes/"+place.Theme
	if out.Open && m.Why != "" {
		middle := 0
		if has && shown.Median != nil {
			middle = *shown.Median
		}
		out.Why = []templates.Sentence{{Key: templates.WhyWord[m.Why], Args: []any{"middle", middle, "target", question.Target}}}
	}
	if has && shown.Shown && q.doc.StageOf(place.Theme, q.doc.CurrentRound()).State == assessment.Shown {
		out.Question = m.ID
		out.OnScreen = assessment.OnScreen(q.doc) == m.ID
	}
}

// subject names a line that is there no more.
func (q *queue) subject(s assessment.Subject) templates.Text {
	first, rest, _ := cutLine(s.ID)
	switch s.Kind {
	case "channel":
		return q.text(typeName(assessment.ChannelType(first)))
	case "claim":
		return q.text(taskName(rest))
	}
	return q.text(systemName(s.ID))
}

// viewOf is the view of the room's screen that a line stands in.
func viewOf(s assessment.Subject) assessment.RoomView {
	first, _, _ := strings.Cut(s.ID, "/")
	switch s.Kind {
	case "channel":
		return assessment.RoomView{Page: assessment.ViewChannels, Type: assessment.ChannelType(first)}
	case "claim":
		return assessment.RoomView{Page: assessment.ViewResponsibilities, Scenario: first}
	}
	return assessment.RoomView{Page: assessment.ViewSystems}
}

// saveQueue handles the "POST /w/:id/queue" route: a matter is picked, moved or
// put back.
func saveQueue(c *call) error {
	q, err := c.queue()
	if err != nil {
		return err
	}
	s := assessment.Subject{Kind: c.field("kind"), ID: c.field("about")}
	known := slices.ContainsFunc(q.matters, func(m assessment.Matter) bool { return m.Subject == s })
	var change func(assessment.Picks) assessment.Picks
	switch do := c.field("do"); {
	case do == "pick" && known:
		change = func(p assessment.Picks) assessment.Picks { return p.Pick(s) }
	case do == "drop":
		change = func(p assessment.Picks) assessment.Picks { return p.Drop(s) }
	case do == "up", do == "down":
		change = func(p assessment.Picks) assessment.Picks { return p.Shift(s, do == "down") }
	default:
		return assessment.ErrNotFound
	}
	err = c.Store.ChangePicks(c.Request().Context(), c.actor(), q.doc.ID, c.field("mark"), change)
	if errors.Is(err, assessment.ErrStale) {
		return c.renderQueue(http.StatusConflict, templates.Problem{Field: "picked", Key: templates.ProblemQueueStale})
	}
	if err != nil {
		return err
	}
	return c.see("/w/" + q.doc.ID + "/queue")
}

// noted is the matter that a page of notes is about: one of the queue, one that
// was noted or picked before, or the day.
func (q *queue) noted(s assessment.Subject) (templates.Matter, error) {
	if s == (assessment.Subject{}) {
		return templates.Matter{Open: true}, nil
	}
	m := assessment.Matter{Subject: s}
	if i := slices.IndexFunc(q.matters, func(m assessment.Matter) bool { return m.Subject == s }); i >= 0 {
		return q.matter(q.matters[i]), nil
	}
	picks, err := q.Store.Picks(q.Request().Context(), q.actor(), q.doc.ID)
	if err != nil {
		return templates.Matter{}, err
	}
	if q.notes(s) == (assessment.Notes{}) && !slices.Contains(picks, s) {
		return templates.Matter{}, assessment.ErrNotFound
	}
	return q.matter(m), nil
}

// showNotes handles the "GET /w/:id/notes" route: what was written down about a
// matter (?kind, ?about), or about the day.
func showNotes(c *call) error {
	q, err := c.queue()
	if err != nil {
		return err
	}
	s := assessment.Subject{Kind: line(c.QueryParam("kind")), ID: line(c.QueryParam("about"))}
	return q.renderNotes(http.StatusOK, s, q.notes(s))
}

func (q *queue) renderNotes(status int, s assessment.Subject, typed assessment.Notes, problems ...templates.Problem) error {
	m, err := q.noted(s)
	if err != nil {
		return err
	}
	vm := templates.NotesEdit{
		Frame: q.trainerFrame(q.doc, templates.PageQueue), Workshop: q.doc.ID, ReadOnly: q.doc.Workshop.State == assessment.HandedOver,
		Matter: m, Kind: s.Kind, About: s.ID, Typed: typed, Mark: q.markFor(status, q.notes(s).Mark()), Problems: problems, Limit: notesLimit,
	}
	if status == http.StatusConflict {
		vm.Meanwhile, err = q.meanwhile(q.doc.ID, templates.Meanwhile{
			Form: "notes", Keep: "/w/" + q.doc.ID + "/queue", Lines: templates.NotesVersions(q.notes(s), typed),
		}, "", "notes")
		if err != nil {
			return err
		}
		vm.Meanwhile.Place(vm.Problems)
	}
	return q.render(status, templates.NotesPage(vm))
}

// saveNotes handles the "POST /w/:id/notes" route.
func saveNotes(c *call) error {
	q, err := c.queue()
	if err != nil {
		return err
	}
	s := assessment.Subject{Kind: c.field("kind"), ID: c.field("about")}
	if _, err := q.noted(s); err != nil {
		return err
	}
	typed := assessment.Notes{Note: c.lines("note"), Practice: c.lines("practice")}
	var problems []templates.Problem
	for _, f := range []struct{ field, text string }{{"note", typed.Note}, {"practice", typed.Practice}} {
		if len([]rune(f.text)) > notesLimit {
			problems = append(problems, templates.Problem{Field: f.field, Key: templates.ProblemNotesLong, Args: []any{"limit", notesLimit}})
		}
	}
	if len(problems) > 0 {
		return q.renderNotes(http.StatusUnprocessableEntity, s, typed, problems...)
	}
	err = c.Store.SaveNotes(c.Request().Context(), c.actor(), q.doc.ID, s, c.field("mark"), typed)
	if errors.Is(err, assessment.ErrStale) {
		if q, err = c.queue(); err != nil {
			return err
		}
		return q.renderNotes(http.StatusConflict, s, typed, templates.Problem{Field: "note", Key: templates.ProblemMeanwhile})
	}
	if err != nil {
		return err
	}
	if err := c.notice(templates.NoticeNoted); err != nil {
		return err
	}
	return c.see("/w/" + q.doc.ID + "/queue")
}
