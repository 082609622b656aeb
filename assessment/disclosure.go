package assessment

import "slices"

// This file is the one place that decides which of the room's figures a shared
// view may show. Views, exports and reports show what [ShareRoom] and
// [PreviewRoom] return and nothing of an [Analysis] beside it. Swapping all
// answers of two agencies of one kind changes none of it but under RuleNamed.

const (
	// RoomAgencies is how many agencies with a position other than not-ours a
	// figure of the room needs, unless the rule names agencies anyway.
	RoomAgencies = 5
	// SubgroupAgencies is how many agencies a part of the room and the rest of it
	// need: the rest can be had by subtraction.
	SubgroupAgencies = 4
	// TalkProposals and AssignProposals are how many questions a page proposes.
	TalkProposals   = 3
	AssignProposals = 2
)

// Names reports whether the rule names agencies, by consent of all, so that no
// threshold is needed.
func (r Rule) Names() bool { return r == RuleNamed }

// enoughAgencies reports whether a figure over a number of agencies may be
// shown.
func (r Rule) enoughAgencies(n int) bool { return r.Names() || n >= RoomAgencies }

// EnoughInSubgroup reports whether a figure over a part of the room may be
// shown, given the number of agencies in the part and in the rest.
func (r Rule) EnoughInSubgroup(part, rest int) bool {
	return r.Names() || part >= SubgroupAgencies && rest >= SubgroupAgencies
}

// VisibleQuestions is how many questions of the workshop can be shown to a room
// of these agencies under a rule: those that enough of them are asked. Fewer
// will be if agencies answer not-ours.
func VisibleQuestions(b *Bank, w *Workshop, agencies []Agency, rule Rule) int {
	visible := 0
	for _, q := range b.Questions {
		n := 0
		for _, a := range agencies {
			if a.Left == "" && q.AskedOf(w, a.Kind) {
				n++
			}
		}
		if n > 0 && rule.enoughAgencies(n) {
			visible++
		}
	}
	return visible
}

// SharedCounts are the agencies asked, by what they say. Withheld, unanswered
// and unsettled are one thing here: not stated.
type SharedCounts struct {
	Levels    [TopLevel + 1]int
	Unknown   int
	NotOurs   int
	NotStated int
}

// SharedQuestion is what may be shown of a [RoomQuestion].
//
// When all agencies that state anything say the same, or all but one, the exact
// counts would tell what each of them said. MostOrAll is then that level or
// unknown, and Counts is empty.
type SharedQuestion struct {
	ID        string
	Asked     int
	Shown     bool // enough agencies; if not, nothing below is set
	MostOrAll Choice
	// Few says that fewer agencies than a part of the room needs stand elsewhere
	// than in a picture of an earlier round that was shown: Counts is empty then.
	Few    bool
	Counts SharedCounts
	Median *int // nil where there is none, where it is split, and beside MostOrAll unknown
	Split  bool
	Orphan bool
	Named  []NamedChoice // by agency; only under a rule that names
}

// OnlyUnknown reports whether nothing but agencies that do not know makes the
// question worth the talk: it is no split and no orphan, and its middle is not far
// below the target.
func (q SharedQuestion) OnlyUnknown(target int) bool {
	return q.Counts.Unknown > 0 && !q.Split && !q.Orphan && !farBelow(q.Median, target)
}

// NamedChoice is the position of a named agency: a level, unknown or not-ours;
// empty is not stated.
type NamedChoice struct {
	Agency string
	Choice Choice
}

// ShareQuestion is what a rule lets a shared view show of a question's figures.
func ShareQuestion(rule Rule, q RoomQuestion) SharedQuestion {
	out := SharedQuestion{ID: q.ID, Asked: q.Asked, Shown: rule.enoughAgencies(q.Positions())}
	if !out.Shown {
		return out
	}
	counts := sharedCounts(q)
	said := append(counts.Levels[:], counts.Unknown)
	out.Orphan = q.Orphan
	most, alike := mostOrAll(said)
	switch {
	case rule.Names() || !alike:
		out.Counts, out.Split = counts, q.Split
		if !q.Split {
			out.Median = q.Median
		}
	case most > TopLevel:
		// The median could be the level of the one agency that knows.
		out.MostOrAll = Unknown
	default:
		out.MostOrAll, out.Median = LevelChoice(most), &most
	}
	return out
}

func sharedCounts(q RoomQuestion) SharedCounts {
	out := SharedCounts{
		Unknown:   q.Counts[string(Unknown)],
		NotOurs:   q.Counts[string(NotOurs)],
		NotStated: q.Asked,
	}
	for level := range out.Levels {
		out.Levels[level] = q.Counts[string(LevelChoice(level))]
		out.NotStated -= out.Levels[level]
	}
	out.NotStated -= out.Unknown + out.NotOurs
	return out
}

// mostOrAll is the place of the group that holds all, or all but one, and
// whether there is one such group.
func mostOrAll(groups []int) (int, bool) {
	total := 0
	for _, n := range groups {
		total += n
	}
	largest := slices.Max(groups)
	return slices.Index(groups, largest), largest >= total-1 && 2*largest > total
}

// SharedTheme is what may be shown of a [RoomTheme]. When the scores of most or
// all agencies lie in one band, MostOrAll is its place and Bands is empty.
type SharedTheme struct {
	ID        string
	Shown     bool // enough agencies have a score; if not, nothing below is set
	Scored    int
	MostOrAll *int
	Few       bool // as for a question; Bands is empty then
	Bands     [Bands]int
	Median    *Figure
	Sections  []NamedSection // with agencies; only under a rule that names
	Spreads   []SharedTheme  // of the sections, each judged by itself
}

// NamedSection holds the results of named agencies in a section, by agency and
// never by value.
type NamedSection struct {
	ID     string
	Scores []NamedScore
}

// NamedScore is the result of a named agency.
type NamedScore struct {
	Agency string
	ScoreRange
}

// ShareTheme is what a rule lets a shared view show of how scores spread.
func ShareTheme(rule Rule, t RoomTheme) SharedTheme {
	out := SharedTheme{ID: t.ID, Shown: rule.enoughAgencies(t.Scored)}
	for _, s := range t.Sections {
		out.Spreads = append(out.Spreads, ShareTheme(rule, s))
	}
	if !out.Shown {
		return out
	}
	out.Scored, out.Median = t.Scored, t.Median
	if most, alike := mostOrAll(t.Bands[:]); alike && !rule.Names() {
		out.MostOrAll = &most
	} else {
		out.Bands = t.Bands
	}
	return out
}

// SharedQueue proposes what to talk about and what to assign, in order.
type SharedQueue struct {
	Orphans []string
	Talk    []string
	Assign  []string
}

// Proposed is the part of the queue that a page proposes.
func (q SharedQueue) Proposed() SharedQueue {
	q.Talk = q.Talk[:min(len(q.Talk), TalkProposals)]
	q.Assign = q.Assign[:min(len(q.Assign), AssignProposals)]
	return q
}

// ShareQueue is the queue of the room, less what would tell more than the
// figures do: questions that are not shown; to talk about, those on which most
// or all stand at one level, where only the one that differs would be left to
// ask; to assign, those that most or all do not know, where the level could only
// come from one.
func ShareQueue(rule Rule, room RoomResult) SharedQueue {
	shared := make(map[string]SharedQuestion, len(room.Questions))
	for _, q := range room.Questions {
		shared[q.ID] = ShareQuestion(rule, q)
	}
	only := func(ids []string, tells func(SharedQuestion) bool) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
			return !shared[id].Shown || tells(shared[id])
		})
	}
	return SharedQueue{
		Orphans: only(room.Orphans, func(SharedQuestion) bool { return false }),
		Talk: only(room.Talk, func(q SharedQuestion) bool {
			_, level := q.MostOrAll.Level()
			return level
		}),
		Assign: only(room.Assign, func(q SharedQuestion) bool { return q.MostOrAll == Unknown }),
	}
}
