package assessment

import (
	"slices"
	"strings"
)

// InRoom tells which agencies are in the room: those marked present, and those
// for which somebody joined.
func InRoom(d *Document) map[string]bool {
	here := map[string]bool{}
	for _, a := range d.Agencies {
		here[a.ID] = a.Present && a.Left == ""
	}
	for _, r := range d.Respondents {
		if a, ok := d.AgencyByID(r.Agency); ok && a.Left == "" && !r.Aside {
			here[r.Agency] = true
		}
	}
	return here
}

// HasGuests reports whether somebody of the outer circle may sit in the room:
// what agencies say about each other is not for them.
func HasGuests(d *Document) bool {
	return slices.ContainsFunc(d.Agencies, func(a Agency) bool { return a.Left == "" && !a.IsInner() })
}

// IsInner reports whether the agency belongs to the inner circle.
func (a *Agency) IsInner() bool {
	if a.Circle == "" {
		return UsualCircle(a.Kind) == Inner
	}
	return a.Circle == Inner
}

// InnerCircle is what the inner circle may see of the statements at round r: a
// document in which nothing else is stated, and its lines. With an agency, it
// is what that agency may see: also the lines that are held and name it.
//
// Figures are taken from this document and never from the whole one: the state
// of a relayed channel or a path would otherwise tell a line that is held.
func InnerCircle(b *Bank, d *Document, r RoundID, agency string) (*Document, []Line) {
	visible := visibleLines(b, d, r, agency)
	out := *d
	out.Channels, out.Claims, out.Stakes = nil, nil, nil
	for _, c := range LatestChannels(d, r) {
		if visible.channel(&c); c.Sends != "" || c.Receives != "" {
			out.Channels = append(out.Channels, c)
		}
	}
	for _, c := range LatestClaims(d, r) {
		if visible[releasedClaims+":"+c.Scenario+"/"+c.Task] {
			out.Claims = append(out.Claims, c)
		}
	}
	for _, s := range LatestStakes(d, r) {
		if visible[releasedSystems+":"+s.System] {
			out.Stakes = append(out.Stakes, s)
		}
	}
	out.Outcomes = visibleOutcomes(b, d, r, visible)
	lines := slices.DeleteFunc(Lines(b, &out, r), func(l Line) bool { return !visible[l.Key()] })
	return &out, lines
}

// visibleOutcomes are what the room wrote down about tasks: not of a line that is
// hidden, and not what names an agency that is not in the room.
func visibleOutcomes(b *Bank, d *Document, r RoundID, visible lineSet) []Outcome {
	stated, here := linesByKey(b, d, r), InRoom(d)
	return slices.DeleteFunc(slices.Clone(d.Outcomes), func(o Outcome) bool {
		key := releasedClaims + ":" + o.Scenario + "/" + o.Task
		_, known := stated[key]
		return known && !visible[key] || o.Agency != "" && !here[o.Agency]
	})
}

// lineSet is a set of lines by [Line.Key].
type lineSet map[string]bool

func visibleLines(b *Bank, d *Document, r RoundID, agency string) lineSet {
	lines := Lines(b, d, r)
	board, held, visible := newReleaseBoard(d), HeldLines(d), lineSet{}
	room, afterwards := Circled(d, lines)
	for _, l := range room {
		_, released := board.release(l.released())
		visible[l.Key()] = released
	}
	if agency == "" {
		return visible
	}
	absent := lineSet{}
	for _, l := range afterwards {
		absent[l.Key()] = true
	}
	for _, l := range lines {
		if held[l.Key()] && l.Names(agency) && !absent[l.Key()] {
			visible[l.Key()] = true
		}
	}
	return visible
}

// released is the line as releases name it.
func (l Line) released() line {
	group, item, _ := strings.Cut(l.About, "/")
	return line{l.Kind, group, item}
}

// channel takes away from a statement what belongs to lines outside the set.
func (v lineSet) channel(c *Channel) {
	about := func(from, to string) string { return releasedChannels + ":" + string(c.Type) + "/" + from + "/" + to }
	if !v[about(c.Agency, c.Peer)] {
		c.Sends, c.Via, c.Within, c.AtNight = "", "", "", false
	}
	if !v[about(c.Peer, c.Agency)] {
		c.Receives = ""
	}
}

// MendedLines are the lines that were mismatches when statements were locked:
// those that are mended, as they are now, and those that are not, as they were
// then. Like [Errands] they name nobody but agencies in the room.
func MendedLines(b *Bank, before, now *Document, r RoundID) (mended, open []Line) {
	fits, since := linesByKey(b, now, r), withheldSince(before, r, now, r)
	for _, l := range mismatches(b, before, now, r) {
		if current, ok := fits[l.Key()]; ok && mends(l, current, since) {
			mended = append(mended, current)
		} else {
			open = append(open, l)
		}
	}
	return mended, open
}

// RoomView is a view of the statements, the principles or the plan on the room's
// screen.
type RoomView struct {
	Page      string // one of the View constants
	Type      ChannelType
	Scenario  string
	From      string // where an incident is first noticed
	Night     bool
	Principle string // empty: all of them
}

// Inner reports whether the view names agencies, so that guests leave first.
// Principles are shown in numbers.
func (v RoomView) Inner() bool { return v.Page != ViewPrinciples }

// The pages of a [RoomView].
const (
	ViewChannels         = "channels"
	ViewResponsibilities = "responsibilities"
	ViewPaths            = "paths"
	ViewSystems          = "systems"
	ViewPrinciples       = "principles"
	ViewActions          = "plan"
)

// ParseView reads "channels:incident", "responsibilities:sc-x", "systems",
// "paths:incident/emb/night" (or "/day"), "principles", "principles:pr-x" or
// "plan". It returns [ErrNotFound] for anything
// that the workshop does not have.
func ParseView(b *Bank, d *Document, text string) (RoomView, error) {
	page, of, _ := strings.Cut(text, ":")
	v := RoomView{Page: page}
	ok := false
	switch page {
	case ViewSystems, ViewActions:
		ok = of == ""
	case ViewPrinciples:
		v.Principle = of
		ok = of == "" || slices.Contains(ChosenPrinciples(b, d), of)
	case ViewChannels:
		v.Type = ChannelType(of)
		ok = slices.Contains(d.Workshop.ChannelTypes(), v.Type)
	case ViewResponsibilities:
		v.Scenario = of
		_, ok = b.Scenario(of)
	case ViewPaths:
		parts := strings.Split(of, "/")
		if len(parts) != 3 {
			break
		}
		v.Type, v.From, v.Night = ChannelType(parts[0]), parts[1], parts[2] == "night"
		ok = slices.Contains(d.Workshop.ChannelTypes(), v.Type) && InRoom(d)[v.From] && (v.Night || parts[2] == "day")
	}
	if !ok {
		return RoomView{}, ErrNotFound
	}
	return v, nil
}

// String is the form that [ParseView] reads.
func (v RoomView) String() string {
	switch v.Page {
	case ViewChannels:
		return v.Page + ":" + string(v.Type)
	case ViewResponsibilities:
		return v.Page + ":" + v.Scenario
	case ViewPrinciples:
		if v.Principle != "" {
			return v.Page + ":" + v.Principle
		}
	case ViewPaths:
		when := "day"
		if v.Night {
			when = "night"
		}
		return v.Page + ":" + string(v.Type) + "/" + v.From + "/" + when
	}
	return v.Page
}

// What stands before a view in the release of the room's screen: it is shown,
// or guests are asked to leave first.
const (
	ScreenView = "view:"
	ScreenWait = "wait:"
	// ScreenMoves stands before a question: how agencies moved on it.
	ScreenMoves = "moves:"
)

// OnScreen is what the room's screen shows: a question, or a view after
// [ScreenView] or [ScreenWait]; empty: how to join.
func OnScreen(d *Document) string {
	for _, r := range slices.Backward(d.Releases) {
		if r.Kind == "screen" {
			return r.About
		}
	}
	return ""
}

// InnerOnScreen reports whether the room's screen shows a view that names
// agencies: guests have left already.
func InnerOnScreen(b *Bank, d *Document) bool {
	text, is := strings.CutPrefix(OnScreen(d), ScreenView)
	v, err := ParseView(b, d, text)
	return is && err == nil && v.Inner()
}
