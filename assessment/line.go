package assessment

import (
	"slices"
	"strings"
)

// Line is one thing that agencies' statements say together: the state of a
// channel, who leads a task, who answers for a system. It is what a trainer
// shows or holds, what a preview lists and what an errand is about.
type Line struct {
	Kind     string   // channel, claim or system, as in a [Release]
	About    string   // "incident/emb/cert", "sc-x/restore", "sy-x"
	Signs    []string // the state, or the flags
	Agencies []string // that it names, by id
	Required bool     // of a channel
}

// Key names the line among all lines of a workshop.
func (l Line) Key() string { return l.Kind + ":" + l.About }

// Names reports whether the line names an agency.
func (l Line) Names(agency string) bool { return slices.Contains(l.Agencies, agency) }

// mismatchSigns are the states and flags in which two agencies' statements do
// not fit. What rests on silence alone is not among them: silence accuses
// nobody.
var mismatchSigns = []string{
	ChannelSenderOnly, ChannelReceiverOnly,
	FlagSeveralLeads, FlagUnaware, FlagUnexpected, FlagLawPractice,
	FlagSeveralOwners, FlagFallbackUnknown,
}

// Mismatch reports whether statements in the line do not fit each other.
func (l Line) Mismatch() bool { return l.has(mismatchSigns) }

// talkSigns are the flags that a room talks about, beside those of statements
// that do not fit.
var talkSigns = []string{FlagNoLead, FlagNoOwner, FlagManyDepend, FlagOneSupplier}

// ForTalk reports whether the room has to talk about the line: statements in it
// do not fit, a required channel is missing, or a flag asks for it.
func (l Line) ForTalk() bool {
	missing := l.Required && slices.Contains(l.Signs, ChannelNone)
	return missing || l.Mismatch() || l.has(talkSigns)
}

// silentSigns are the state and the flags of what is not stated, which accuses
// nobody.
var silentSigns = []string{ChannelUnclear, FlagNotStated, FlagUnconfirmed}

// Silent reports whether a part of the line is not stated.
func (l Line) Silent() bool { return l.has(silentSigns) }

func (l Line) has(signs []string) bool {
	return slices.ContainsFunc(l.Signs, func(s string) bool { return slices.Contains(signs, s) })
}

// Lines lists what the statements at round r say: channels that somebody stated
// something about or that are required, tasks with a row, systems in which
// somebody has a part or that have a flag, each with the agencies it names.
func Lines(b *Bank, d *Document, r RoundID) []Line {
	var out []Line
	book := readChannels(d, r)
	for _, c := range ChannelStates(b, d, r) {
		stated := book.says(c.Type, c.From, c.To).Sends != "" || book.says(c.Type, c.To, c.From).Receives != ""
		if stated || c.Required {
			out = append(out, channelLine(book, c))
		}
	}
	for _, t := range TaskResults(b, d, r) {
		out = append(out, Line{Kind: releasedClaims, About: t.Scenario + "/" + t.Task, Signs: t.Flags, Agencies: taskAgencies(d, r, t)})
	}
	for _, s := range SystemResults(b, d, r) {
		if named := systemAgencies(d, r, s.ID); len(named) > 0 || len(s.Flags) > 0 {
			out = append(out, Line{Kind: releasedSystems, About: s.ID, Signs: s.Flags, Agencies: named})
		}
	}
	return out
}

func channelLine(book channelBook, c ChannelState) Line {
	l := Line{
		Kind: releasedChannels, About: string(c.Type) + "/" + c.From + "/" + c.To, Signs: []string{c.State},
		Agencies: []string{c.From, c.To}, Required: c.Required,
	}
	if via := book.says(c.Type, c.From, c.To).Via; via != "" {
		l.Agencies = append(l.Agencies, via)
	}
	return l
}

// taskAgencies are those that lead a task, are named for it, or name somebody.
func taskAgencies(d *Document, r RoundID, t TaskResult) []string {
	set := map[string]bool{}
	for _, lead := range t.Leads {
		for _, a := range lead {
			set[a] = true
		}
	}
	for a, by := range t.Named {
		set[a] = true
		for _, who := range by {
			set[who] = true
		}
	}
	for _, c := range LatestClaims(d, r) {
		if c.Scenario == t.Scenario && c.Task == t.Task && c.Claim == ClaimNobody {
			set[c.Agency] = true
		}
	}
	return idsInOrder(set)
}

func systemAgencies(d *Document, r RoundID, system string) []string {
	set := map[string]bool{}
	for _, s := range LatestStakes(d, r) {
		if s.System == system && s.stated() && !s.Holds(StakeNone) {
			set[s.Agency] = true
		}
	}
	return idsInOrder(set)
}

func linesByKey(b *Bank, d *Document, r RoundID) map[string]Line {
	out := map[string]Line{}
	for _, l := range Lines(b, d, r) {
		out[l.Key()] = l
	}
	return out
}

// HeldLines are the lines that the trainer holds back, by [Line.Key].
func HeldLines(d *Document) map[string]bool {
	held := map[string]bool{}
	for _, r := range d.Releases {
		switch r.Kind {
		case releasedChannels, releasedClaims, releasedSystems:
			held[r.Kind+":"+r.About] = r.Held
		}
	}
	return held
}

// Circled tells what the room, which is the inner circle here, may see of the
// lines: those that are not held, and that name nobody who is not in the room.
// The others are for the trainer's page "to ask afterwards".
func Circled(d *Document, lines []Line) (room, afterwards []Line) {
	held, here := HeldLines(d), InRoom(d)
	for _, l := range lines {
		absent := slices.ContainsFunc(l.Agencies, func(a string) bool { return !here[a] })
		switch {
		case absent:
			afterwards = append(afterwards, l)
		case !held[l.Key()]:
			room = append(room, l)
		}
	}
	return room, afterwards
}

// ChannelAbout splits what a channel line is about.
func ChannelAbout(about string) (t ChannelType, from, to string, ok bool) {
	parts := strings.Split(about, "/")
	if len(parts) != 3 {
		return "", "", "", false
	}
	return ChannelType(parts[0]), parts[1], parts[2], true
}
