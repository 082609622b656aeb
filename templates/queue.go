package templates

import (
	"context"
	"net/url"

	"electready/assessment"
)

// PageQueue is the page of what the room has to talk about.
const PageQueue = "queue.page"

// Queue is what the room has to talk about and to assign. Forms: /w/{id}/queue
// (mark, kind, about, do: pick, drop, up, down); /w/{id}/screen.
type Queue struct {
	Frame
	Workshop string
	ReadOnly bool
	Mark     string
	Picked   []Matter
	Groups   []QueueGroup
	Whole    bool             // one group, with all that is in it
	Parts    Parts            // of it
	Day      assessment.Notes // about the day as a whole
	Problems []Problem        // field: picked
}

// QueueGroup is a part of the queue under its heading.
type QueueGroup struct {
	Key     string
	Matters []Matter
	Of      int // how many there are; more than stand here: a link leads to all
}

// Matter is one thing to talk about.
type Matter struct {
	Kind, ID string
	Title    Text
	Scenario Text // of a task
	Why      []Sentence
	Open     bool   // false: nothing is open about it any more
	Href     string // where its figures or its line stand
	Question string // what the room's screen can show; empty: not
	View     string // the same of a line
	OnScreen bool
	Notes    assessment.Notes
}

// NotesEdit is the page of the notes about a matter. Form: /w/{id}/notes (mark,
// kind, about, note, practice).
type NotesEdit struct {
	Frame
	Workshop string
	ReadOnly bool
	Matter   Matter
	Kind     string
	About    string
	Typed    assessment.Notes
	Mark     string
	Limit    int
	Problems []Problem // fields: note, practice
	// Meanwhile is what another trainer wrote; nil: nobody did.
	Meanwhile *Meanwhile
}

// Notices and problems of the queue.
const (
	NoticeNoted       = "queue.notice-noted"
	ProblemQueueStale = "queue.problem-stale"
	ProblemNotesLong  = "queue.problem-long" // args: limit
)

// MatterGroup is the heading that a matter stands under.
func MatterGroup(m assessment.Matter) string {
	switch {
	case m.Why == assessment.WhyOrphan || m.Kind == "system":
		return "queue.group-nobody"
	case m.Kind == "channel":
		return "queue.group-channels"
	case m.Kind == "claim":
		return "queue.group-tasks"
	case m.Why == assessment.WhyAssign:
		return "queue.group-assign"
	}
	return "queue.group-talk"
}

// WhyWord is the message of why a question stands in the queue; args: middle,
// target.
var WhyWord = map[string]string{
	assessment.WhyOrphan:  "queue.why-orphan",
	assessment.WhySplit:   "queue.why-split",
	assessment.WhyUneven:  "queue.why-uneven",
	assessment.WhyUnknown: "queue.why-unknown",
	assessment.WhyApart:   "queue.why-apart",
	assessment.WhyAssign:  "queue.why-assign",
}

// queueGroups are the groups in an address, and how many of each are proposed.
var queueGroups = map[string]struct {
	name     string
	proposed int
}{
	"queue.group-nobody":   {"nobody", 4},
	"queue.group-channels": {"channels", 4},
	"queue.group-tasks":    {"tasks", 4},
	"queue.group-talk":     {"talk", assessment.TalkProposals},
	"queue.group-assign":   {"assign", assessment.AssignProposals},
}

// Proposed leaves of each group what a page proposes; of the one that is named,
// all, and nothing else.
func (v *Queue) Proposed(name string) {
	var out []QueueGroup
	for _, g := range v.Groups {
		known := queueGroups[g.Key]
		g.Of = len(g.Matters)
		switch {
		case name == "":
			g.Matters = g.Matters[:min(g.Of, known.proposed)]
		case name != known.name:
			continue
		}
		out = append(out, g)
	}
	v.Groups, v.Whole = out, name != ""
}

// queueDeeds are the buttons that move what was picked, with their messages.
var queueDeeds = []struct{ do, key string }{{"up", "sheet.up"}, {"down", "sheet.down"}, {"drop", "queue.drop"}}

// notesHref is the page of the notes about a matter.
func notesHref(workshop string, m Matter) string {
	if m.Kind == "" {
		return "/w/" + workshop + "/notes"
	}
	return "/w/" + workshop + "/notes?" + url.Values{"kind": {m.Kind}, "about": {m.ID}}.Encode()
}

// matterName is a matter in one string, for those who do not see what a button
// stands beside.
func matterName(m Matter) string {
	if m.Scenario.Text != "" {
		return m.Scenario.Text + ", " + m.Title.Text
	}
	return m.Title.Text
}

// writeWord is the link to the notes: there are some, or none.
func writeWord(ctx context.Context, n assessment.Notes) string {
	if n == (assessment.Notes{}) {
		return t(ctx, "queue.write")
	}
	return t(ctx, "queue.change-notes")
}
