package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
)

// Why a question stands in the queue. Lines of statements stand there for their
// signs.
const (
	WhyOrphan  = "orphan"  // several say it is not theirs, nobody knows it
	WhySplit   = "split"   // a shared fact, described differently
	WhyUneven  = "uneven"  // own houses far apart
	WhyUnknown = "unknown" // most or all do not know
	WhyApart   = "apart"   // levels lie apart, or several do not know
	WhyAssign  = "assign"  // the middle is far below the target
)

// Matter is something for the room to talk about or to assign, and why.
type Matter struct {
	Subject
	Why string // of a question, one of the Why constants; empty for a line
}

// Queue lists what a room has to talk about: what nobody answers for, required
// channels that do not work, tasks without one lead, then the questions to talk
// about and to assign. shared is what disclosure lets through; lines are those of
// statements that may be read.
func Queue(b *Bank, shared SharedRoom, lines []Line) []Matter {
	var out []Matter
	add := func(kind, id, why string) { out = append(out, Matter{Subject{kind, id}, why}) }
	for _, id := range shared.Queue.Orphans {
		add("question", id, WhyOrphan)
	}
	signs := map[string][]string{
		releasedSystems:  {FlagNoOwner},
		releasedChannels: {ChannelNone, ChannelSenderOnly, ChannelReceiverOnly},
		releasedClaims:   {FlagNoLead, FlagSeveralLeads},
	}
	for _, kind := range []string{releasedSystems, releasedChannels, releasedClaims} {
		for _, l := range lines {
			broken := slices.ContainsFunc(l.Signs, func(s string) bool { return slices.Contains(signs[kind], s) })
			if l.Kind == kind && broken && (kind != releasedChannels || l.Required) {
				add(kind, l.About, "")
			}
		}
	}
	for _, id := range shared.Queue.Talk {
		add("question", id, shared.talkReason(b, id))
	}
	for _, id := range shared.Queue.Assign {
		add("question", id, WhyAssign)
	}
	return out
}

// talkReason says no more of a question than its shared figures do.
func (s SharedRoom) talkReason(b *Bank, id string) string {
	i := slices.IndexFunc(s.Questions, func(q SharedQuestion) bool { return q.ID == id })
	_, q, ok := b.Question(id)
	switch {
	case i < 0 || !ok:
		return WhyApart
	case s.Questions[i].MostOrAll == Unknown:
		return WhyUnknown
	case s.Questions[i].Split && q.About == Shared:
		return WhySplit
	case s.Questions[i].Split:
		return WhyUneven
	}
	return WhyApart
}

// Picks are the matters that the trainer chose, in the order of the talk.
type Picks []Subject

// Mark names a state of the picks, so that a change made from an older one is
// noticed.
func (p Picks) Mark() string {
	text, err := json.Marshal(p)
	if err != nil {
		panic(err) // plain strings
	}
	return shortSum(text)
}

func shortSum(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}

// Pick adds a matter at the end; once only.
func (p Picks) Pick(s Subject) Picks {
	if slices.Contains(p, s) {
		return p
	}
	return append(slices.Clip(p), s)
}

// Drop takes a matter off.
func (p Picks) Drop(s Subject) Picks {
	return slices.DeleteFunc(slices.Clone(p), func(have Subject) bool { return have == s })
}

// Shift moves a matter by one place; at an end it stays where it is.
func (p Picks) Shift(s Subject, down bool) Picks {
	return shifted(p, slices.Index(p, s), down)
}

// NotePractice is the kind of a note that keeps a good practice. What it is about
// is the subject, kind and id, or nothing.
const NotePractice = "practice"

// Notes are what a trainer wrote down about a matter, or about the day where the
// subject is empty. They are for trainers and the file, never for a shared view.
type Notes struct{ Note, Practice string }

// NotesOn gathers the notes about a matter.
func NotesOn(rows []Note, s Subject) Notes {
	kind, about := s.Kind, s.ID
	return Notes{Note: joined(rows, kind, about), Practice: joined(rows, NotePractice, s.practice())}
}

// practice is what a good practice is about.
func (s Subject) practice() string {
	if s.Kind == "" {
		return ""
	}
	return s.Kind + ":" + s.ID
}

func joined(rows []Note, kind, about string) string {
	var texts []string
	for _, n := range rows {
		if n.Kind == kind && n.About == about {
			texts = append(texts, n.Text)
		}
	}
	return strings.Join(texts, "\n\n")
}

// Mark names a state of the notes.
func (n Notes) Mark() string { return shortSum([]byte(n.Note + "\x00" + n.Practice)) }

// Rows are the two notes as the document keeps them; one without text is no row.
func (n Notes) Rows(s Subject) [2]Note {
	return [2]Note{{Kind: s.Kind, About: s.ID, Text: n.Note}, {Kind: NotePractice, About: s.practice(), Text: n.Practice}}
}
