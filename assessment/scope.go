package assessment

import (
	"maps"
	"slices"
	"strconv"
)

// Full is the document with all its rows: what moves a running workshop or
// backs it up.
func (d *Document) Full() *Document {
	out := *d
	out.Scope = ScopeFull
	return &out
}

// Room is the document as far as the room has seen it: what every export writes
// unless told otherwise. It holds
//
//   - no respondents, answers and notes, and in the rows that stay no person
//     and no reason;
//   - under a disclosure rule that names agencies the position in force of each
//     agency and question whose theme is shown in that round, less those
//     withheld, which are not stated to the room. Under every other rule the
//     room has seen figures and no agency's position, so none is in it;
//   - of each statement on a released line the last one made before the
//     release, nothing older; stances only where the lead lets the room see the
//     agency's name. A channel's row covers two lines, telling and being told:
//     a half that is not released is empty in it, and a row with nothing left
//     is left out;
//   - no rows by, about or via agencies that left, none of a line that names an
//     agency which is not in the room (what is said of those is the trainer's
//     alone), and no release that is held: that something is held back is not
//     for the room either;
//   - as present every agency for which somebody joined: the people are not in it;
//   - everything else as it is.
//
// The room of a room is the same document.
func (d *Document) Room(b *Bank) *Document {
	out := *d
	out.Scope = ScopeRoom
	out.Respondents, out.Answers, out.Notes = nil, nil, nil
	out.Positions = d.shownPositions(b)
	board := newReleaseBoard(d)
	out.Agencies = board.keepToRoom(b, d)
	out.Channels = board.channels(d)
	out.Claims = releasedRows(board, d.Claims,
		func(c *Claim) (line, string) { return line{releasedClaims, c.Scenario, c.Task}, c.Agency },
		func(c *Claim) *Stated { return &c.Stated },
		func(c *Claim) []string { return []string{c.Agency, c.Other} })
	out.Stakes = releasedRows(board, d.Stakes,
		func(s *Stake) (line, string) { return line{releasedSystems, s.System, ""}, s.Agency },
		func(s *Stake) *Stated { return &s.Stated },
		func(s *Stake) []string { return []string{s.Agency} })
	out.Stances = board.stances(d)
	out.Releases = slices.DeleteFunc(slices.Clone(d.Releases), func(r Release) bool { return r.Held })
	return &out
}

// Agency is the document with one agency's own rows: its people and their
// answers, its positions and statements, the outcomes and actions that are
// its own or were proposed to it. Who is in the room, the rounds, the themes and
// the principles stay, because its rows refer to them; what others state, notes,
// releases and the run-sheet do not. Unknown ids are [ErrNotFound].
func (d *Document) Agency(id string) (*Document, error) {
	if !slices.ContainsFunc(d.Agencies, func(a Agency) bool { return a.ID == id }) {
		return nil, ErrNotFound
	}
	out := *d
	out.Scope = ScopeAgency
	out.Workshop.Counterparts = rowsWhere(d.Workshop.Counterparts, func(c *Counterpart) bool { return c.Agency == id })
	out.Respondents = rowsWhere(d.Respondents, func(r *Respondent) bool { return r.Agency == id })
	people := map[string]bool{}
	for _, r := range out.Respondents {
		people[r.ID] = true
	}
	out.Answers = rowsWhere(d.Answers, func(a *Answer) bool { return people[a.Respondent] })
	out.Positions = rowsWhere(d.Positions, func(p *Position) bool { return p.Agency == id })
	out.Channels = rowsWhere(d.Channels, func(c *Channel) bool { return c.Agency == id })
	out.Claims = rowsWhere(d.Claims, func(c *Claim) bool { return c.Agency == id })
	out.Stakes = rowsWhere(d.Stakes, func(s *Stake) bool { return s.Agency == id })
	out.Stances = rowsWhere(d.Stances, func(s *Stance) bool { return s.Agency == id })
	out.Outcomes = rowsWhere(d.Outcomes, func(o *Outcome) bool { return o.Agency == id })
	out.Actions = rowsWhere(d.Actions, func(a *Action) bool { return a.Owner == id || a.ProposedTo == id })
	out.Notes, out.Releases, out.RunSheet = nil, nil, nil
	out.keepPeople(people)
	return &out, nil
}

// keepPeople takes away who confirmed or stated a row where that person is not in
// the document: somebody who went on at another agency.
func (d *Document) keepPeople(people map[string]bool) {
	keep := func(id *string) {
		if !people[*id] {
			*id = ""
		}
	}
	for i := range d.Positions {
		keep(&d.Positions[i].Respondent)
	}
	for i := range d.Channels {
		keep(&d.Channels[i].Respondent)
	}
	for i := range d.Claims {
		keep(&d.Claims[i].Respondent)
	}
	for i := range d.Stakes {
		keep(&d.Stakes[i].Respondent)
	}
	for i := range d.Stances {
		keep(&d.Stances[i].Respondent)
	}
}

func rowsWhere[T any](rows []T, keep func(*T) bool) []T {
	var out []T
	for i := range rows {
		if keep(&rows[i]) {
			out = append(out, rows[i])
		}
	}
	return out
}

// shownPositions are the positions that the room has seen with the agency's
// name.
func (d *Document) shownPositions(b *Bank) []Position {
	if !d.Workshop.Disclosure.Names() {
		return nil
	}
	type stage struct {
		theme string
		round RoundID
	}
	theme, shown := map[string]string{}, map[stage]bool{}
	for _, t := range d.Themes {
		shown[stage{t.Theme, t.Round}] = t.State == Shown
	}
	for place, q := range b.Questions {
		theme[q.ID] = place.Theme
	}
	type key struct {
		agency   string
		round    RoundID
		question string
	}
	stating, inForce := statingSet(d), map[key]int{}
	for i, p := range d.Positions {
		k := key{p.Agency, p.Round, p.Question}
		if last, ok := inForce[k]; !ok || !instant(p.At).Before(instant(d.Positions[last].At)) {
			inForce[k] = i
		}
	}
	var out []Position
	for i, p := range d.Positions {
		current := inForce[key{p.Agency, p.Round, p.Question}] == i
		if !current || !stating[p.Agency] || p.Choice == Withheld || !shown[stage{theme[p.Question], p.Round}] {
			continue
		}
		p.Reason, p.Respondent = "", ""
		out = append(out, p)
	}
	return out
}

// What a release may be of: the words that an action's subject has, too.
const (
	releasedChannels   = "channel"   // about: a type, or type/from/to
	releasedClaims     = "claim"     // about: a scenario, or scenario/task
	releasedSystems    = "system"    // about: a system
	releasedPrinciples = "principle" // about: a principle
)

// line is what a trainer shows or holds back as one: a pair for a channel type,
// a task, a system, a principle.
type line struct{ kind, group, item string }

// releaseBoard holds the last release of each matter.
type releaseBoard struct {
	last    map[[2]string]Release
	stating map[string]bool
	absent  map[string]bool // lines that name an agency which is not in the room, by [Line.Key]
}

func newReleaseBoard(d *Document) releaseBoard {
	board := releaseBoard{last: map[[2]string]Release{}, stating: statingSet(d), absent: map[string]bool{}}
	for _, r := range d.Releases {
		board.last[[2]string{r.Kind, r.About}] = r
	}
	return board
}

// keepToRoom takes back the lines that name an agency which is not in the room,
// and gives the agencies with those in the room marked. Where nothing says of
// any agency that it is in the room, all count as being there.
func (b releaseBoard) keepToRoom(bank *Bank, d *Document) []Agency {
	here := InRoom(d)
	if !slices.Contains(slices.Collect(maps.Values(here)), true) {
		return d.Agencies
	}
	for _, l := range Lines(bank, d, RoundIDs[len(RoundIDs)-1]) {
		if slices.ContainsFunc(l.Agencies, func(id string) bool { return !here[id] }) {
			b.absent[l.Key()] = true
		}
	}
	agencies := slices.Clone(d.Agencies)
	for i := range agencies {
		agencies[i].Present = agencies[i].Present || here[agencies[i].ID]
	}
	return agencies
}

// release is the release that covers a line: the last one of the line itself,
// else of its group, else of all of its kind. It covers nothing when it is
// held.
func (b releaseBoard) release(l line) (Release, bool) {
	abouts := []string{l.group, ""}
	if l.item != "" {
		abouts = []string{l.group + "/" + l.item, l.group, ""}
	}
	if b.absent[l.kind+":"+abouts[0]] {
		return Release{}, false
	}
	for _, about := range abouts {
		if r, ok := b.last[[2]string{l.kind, about}]; ok {
			return r, !r.Held
		}
	}
	return Release{}, false
}

// covers reports whether a statement belongs to what the release showed: it was
// not made after it. Without both times it is taken to be.
func (r Release) covers(s Stated) bool {
	made, okMade := readMoment(s.At)
	shown, okShown := readMoment(r.At)
	return !okMade || !okShown || !made.After(shown)
}

// releasedRows are, of one kind of statement, the last of each agency on each
// line before its release, in the order of the document.
func releasedRows[T any](
	b releaseBoard, rows []T, object func(*T) (line, string), stated func(*T) *Stated, names func(*T) []string,
) []T {
	type key struct {
		line
		agency string
	}
	last := map[key]int{}
	for i := range rows {
		l, agency := object(&rows[i])
		r, ok := b.release(l)
		if !ok || !r.covers(*stated(&rows[i])) {
			continue
		}
		k := key{l, agency}
		if have, ok := last[k]; !ok || compareStated(*stated(&rows[i]), *stated(&rows[have])) >= 0 {
			last[k] = i
		}
	}
	var out []T
	for _, i := range slices.Sorted(maps.Values(last)) {
		row := rows[i]
		if b.nameStating(names(&row)) {
			stated(&row).Respondent = ""
			out = append(out, row)
		}
	}
	return out
}

// nameStating reports whether all agencies named are still in the room.
func (b releaseBoard) nameStating(ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return id != "" && !b.stating[id] })
}

// stances are the released ones whose agency may be named. An agency's last
// stance decides whether it may.
func (b releaseBoard) stances(d *Document) []Stance {
	rows := releasedRows(b, d.Stances,
		func(s *Stance) (line, string) {
			return line{releasedPrinciples, s.Principle, ""}, s.Agency + "\x00" + strconv.Itoa(s.Version)
		},
		func(s *Stance) *Stated { return &s.Stated },
		func(s *Stance) []string { return []string{s.Agency} })
	return slices.DeleteFunc(rows, func(s Stance) bool { return !s.Named })
}

// channels are the released halves of what agencies say about each other.
func (b releaseBoard) channels(d *Document) []Channel {
	half := func(from, to func(*Channel) string) []Channel {
		return releasedRows(b, d.Channels,
			func(c *Channel) (line, string) {
				return line{releasedChannels, string(c.Type), from(c) + "/" + to(c)}, c.Agency + "\x00" + c.Peer
			},
			func(c *Channel) *Stated { return &c.Stated },
			func(c *Channel) []string { return []string{c.Agency, c.Peer, c.Via} })
	}
	agency := func(c *Channel) string { return c.Agency }
	peer := func(c *Channel) string { return c.Peer }
	var out []Channel
	place := map[channelKey]int{}
	for _, c := range half(agency, peer) {
		c.Receives = ""
		place[channelKey{c.Type, c.Agency, c.Peer}] = len(out)
		out = append(out, c)
	}
	for _, c := range half(peer, agency) {
		at, ok := place[channelKey{c.Type, c.Agency, c.Peer}]
		if !ok {
			c.Sends, c.Via, c.Within, c.AtNight = "", "", "", false
			out = append(out, c)
			continue
		}
		out[at] = joinHalves(out[at], c)
	}
	return slices.DeleteFunc(out, func(c Channel) bool { return c.Sends == "" && c.Receives == "" })
}

// joinHalves puts together what an agency says of telling and of being told;
// the two may come from different revisions when their lines were released at
// different times.
func joinHalves(telling, told Channel) Channel {
	out := telling
	out.Receives = told.Receives
	out.Tested = telling.Tested && told.Tested
	if compareStated(told.Stated, telling.Stated) > 0 {
		out.Stated = told.Stated
	}
	// The earlier time, so that both releases still cover the row.
	out.At = telling.At
	if instant(told.At).Before(instant(out.At)) {
		out.At = told.At
	}
	return out
}
