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
func (l Line) Mismatch() bool {
	return slices.ContainsFunc(l.Signs, func(s string) bool { return slices.Contains(mismatchSigns, s) })
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

// LatestChannels are the channel statements that count at round r, in the
// order of the document.
func LatestChannels(d *Document, r RoundID) []Channel {
	return inOrder(d.Channels, readChannels(d, r))
}

// LatestClaims are the claims that count at round r, in the order of the
// document.
func LatestClaims(d *Document, r RoundID) []Claim {
	type object struct{ scenario, task, agency string }
	return inOrder(d.Claims, latestStatements(d.Claims, r,
		func(c *Claim) object { return object{c.Scenario, c.Task, c.Agency} },
		func(c *Claim) Stated { return c.Stated },
		func(c *Claim) []string { return []string{c.Agency, c.Other} },
		statingSet(d)))
}

// LatestStakes are the stakes that count at round r, in the order of the
// document.
func LatestStakes(d *Document, r RoundID) []Stake {
	type object struct{ system, agency string }
	return inOrder(d.Stakes, latestStatements(d.Stakes, r,
		func(s *Stake) object { return object{s.System, s.Agency} },
		func(s *Stake) Stated { return s.Stated },
		func(s *Stake) []string { return []string{s.Agency} },
		statingSet(d)))
}

// inOrder are the rows that were kept, as they stand in the document.
func inOrder[T any, K comparable](rows []T, kept map[K]*T) []T {
	set := make(map[*T]bool, len(kept))
	for _, row := range kept {
		set[row] = true
	}
	var out []T
	for i := range rows {
		if set[&rows[i]] {
			out = append(out, rows[i])
		}
	}
	return out
}

// Errand is a mismatch that one agency's lead sees privately, with whom to find.
type Errand struct {
	Line
	With   []string // the other agencies
	Mended bool     // it was a mismatch when statements were locked, and is none now
}

// Corrects reports whether an agency's statement is about the errand.
func (e Errand) Corrects(s Statement, agency string) bool {
	switch {
	case s.Channel != nil:
		t, from, to, ok := ChannelAbout(e.About)
		mine := from == agency && to == s.Channel.Peer || to == agency && from == s.Channel.Peer
		return ok && e.Kind == releasedChannels && t == s.Channel.Type && mine
	case s.Claim != nil:
		return e.Kind == releasedClaims && e.About == s.Claim.Scenario+"/"+s.Claim.Task
	case s.Stake != nil:
		return e.Kind == releasedSystems && e.About == s.Stake.System
	}
	return false
}

// Errands are the mismatches that name an agency: those of before, the
// statements as they were locked, and those that came since. What names an
// agency that is not in the room is no errand: it is for the trainer's page
// alone.
func Errands(b *Bank, before, now *Document, r RoundID, agency string) []Errand {
	fits, since := linesByKey(b, now, r), withheldSince(before, r, now, r)
	seen := map[string]bool{}
	var out []Errand
	add := func(l Line, mended bool) {
		if seen[l.Key()] {
			return
		}
		seen[l.Key()] = true
		e := Errand{Line: l, Mended: mended}
		for _, a := range l.Agencies {
			if a != agency {
				e.With = append(e.With, a)
			}
		}
		out = append(out, e)
	}
	for _, l := range mismatches(b, before, now, r) {
		current, still := fits[l.Key()]
		switch {
		case !l.Names(agency):
		case still && current.Mismatch():
			add(current, false)
		case still:
			l.Signs = current.Signs
			add(l, mends(l, current, since))
		default:
			add(l, false)
		}
	}
	for _, l := range mismatches(b, now, now, r) {
		if l.Names(agency) {
			add(l, false)
		}
	}
	return out
}

func linesByKey(b *Bank, d *Document, r RoundID) map[string]Line {
	out := map[string]Line{}
	for _, l := range Lines(b, d, r) {
		out[l.Key()] = l
	}
	return out
}

// mismatches are the lines of stated that do not fit and name nobody but
// agencies that are in the room now.
func mismatches(b *Bank, stated, now *Document, r RoundID) []Line {
	here := InRoom(now)
	return slices.DeleteFunc(Lines(b, stated, r), func(l Line) bool {
		return !l.Mismatch() || slices.ContainsFunc(l.Agencies, func(a string) bool { return !here[a] })
	})
}

// mends reports whether a mismatch of before is mended by what its line says
// now: it fits, and nobody whom it named made it fit by turning a part of it into
// "not stated" since.
func mends(before, now Line, since withheldParts) bool {
	if now.Mismatch() || slices.Contains(now.Signs, ChannelUnclear) {
		return false
	}
	return !slices.ContainsFunc(before.Agencies, func(a string) bool { return since[[2]string{before.Key(), a}] })
}

// withheldParts are the parts of lines that agencies prefer not to state: key of
// the line, agency. A channel of which a part is withheld is unclear, and not
// among them.
type withheldParts map[[2]string]bool

// withheldSince are the parts that are withheld in now at round r and were not in
// before at round from.
func withheldSince(before *Document, from RoundID, now *Document, r RoundID) withheldParts {
	out := withheld(now, r)
	for part := range withheld(before, from) {
		delete(out, part)
	}
	return out
}

func withheld(d *Document, r RoundID) withheldParts {
	out := withheldParts{}
	for _, c := range LatestClaims(d, r) {
		if c.Claim == SaysWithheld {
			out[[2]string{releasedClaims + ":" + c.Scenario + "/" + c.Task, c.Agency}] = true
		}
	}
	for _, s := range LatestStakes(d, r) {
		if s.Holds(SaysWithheld) {
			out[[2]string{releasedSystems + ":" + s.System, s.Agency}] = true
		}
	}
	return out
}

// MendedCount is how many mismatches between agencies there were when
// statements were locked, and how many of them are mended now.
func MendedCount(b *Bank, before, now *Document, r RoundID) (mended, of int) {
	done, open := MendedLines(b, before, now, r)
	return len(done), len(done) + len(open)
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
	held, present := HeldLines(d), map[string]bool{}
	for _, a := range d.Agencies {
		present[a.ID] = a.Present
	}
	for _, l := range lines {
		absent := slices.ContainsFunc(l.Agencies, func(a string) bool { return !present[a] })
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

// PeersAsked are the agencies that a lead is asked about for a channel type:
// those to which, or from which, the bank expects a channel with its own kind.
// More can be added.
func PeersAsked(b *Bank, d *Document, agency string, t ChannelType) []string {
	own, ok := d.AgencyByID(agency)
	if !ok {
		return nil
	}
	var out []string
	for _, a := range d.Agencies {
		if a.ID == agency || a.Left != "" {
			continue
		}
		for _, e := range b.Expected {
			if e.Type == t && (e.From == own.Kind && e.To == a.Kind || e.To == own.Kind && e.From == a.Kind) {
				out = append(out, a.ID)
				break
			}
		}
	}
	return out
}
