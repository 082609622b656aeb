package assessment

import (
	"slices"
	"time"
)

// previewTime is how long leads have at least to read what will be shown about
// them; a trainer who wants to show it sooner says so a second time.
const previewTime = 3 * time.Minute

// PreviewUntil is until when leads read undisturbed: zero where nothing is
// locked, and once it is shown.
func (s StatementStage) PreviewUntil() time.Time {
	locked, err := time.Parse(time.RFC3339, s.Locked)
	if err != nil || s.State != Locked {
		return time.Time{}
	}
	return locked.Add(previewTime)
}

// Preview is what will be shown about an agency, word for word: its lead sees it
// before anybody else does. A line must be put into words from the document
// beside it, which holds nothing that the room will not see.
type Preview struct {
	Shown *Document // what the room will see
	Lines []Line    // of it, those that name the agency
	Sheet *Document // what the agency's own sheet will be taken from
	Held  []Line    // lines that go to this sheet, and not to the room
}

// PreviewOf is the preview of an agency at round r: as if all were shown now,
// but for what is held.
func PreviewOf(b *Bank, d *Document, r RoundID, agency string) Preview {
	shown := *d
	shown.Releases = slices.Clone(d.Releases)
	for _, kind := range []string{releasedChannels, releasedClaims, releasedSystems} {
		shown.Releases = append(shown.Releases, Release{Kind: kind})
	}
	others := func(l Line) bool { return !l.Names(agency) }
	var p Preview
	p.Shown, p.Lines = InnerCircle(b, &shown, r, "")
	p.Sheet, p.Held = InnerCircle(b, &shown, r, agency)
	p.Lines = slices.DeleteFunc(p.Lines, others)
	held := HeldLines(d)
	p.Held = slices.DeleteFunc(p.Held, func(l Line) bool { return others(l) || !held[l.Key()] })
	return p
}

// Unstated is an agency's own part of a line turned into "not stated", and
// whether it stated any.
func (l Line) Unstated(d *Document, r RoundID, agency string) (Statement, bool) {
	switch l.Kind {
	case releasedChannels:
		return l.unstatedChannel(d, r, agency)
	case releasedClaims:
		for _, c := range LatestClaims(d, r) {
			if c.Agency == agency && l.About == c.Scenario+"/"+c.Task && c.Claim != SaysWithheld {
				return Statement{Claim: &Claim{Agency: agency, Scenario: c.Scenario, Task: c.Task, Claim: SaysWithheld}}, true
			}
		}
	case releasedSystems:
		for _, s := range LatestStakes(d, r) {
			if s.Agency == agency && s.System == l.About && len(s.Stakes) > 0 && !s.Holds(SaysWithheld) {
				return Statement{Stake: &Stake{Agency: agency, System: s.System, Stakes: []string{SaysWithheld}}}, true
			}
		}
	}
	return Statement{}, false
}

// unstatedChannel takes back the agency's own end. What it says of the other
// direction stays, but not that the channel was tried out when nothing else is
// left to be tried out.
func (l Line) unstatedChannel(d *Document, r RoundID, agency string) (Statement, bool) {
	t, from, to, _ := ChannelAbout(l.About)
	peer := to
	switch agency {
	case from:
	case to:
		peer = from
	default:
		return Statement{}, false // word goes through it: the two ends decide
	}
	for _, c := range LatestChannels(d, r) {
		if c.Agency != agency || c.Type != t || c.Peer != peer {
			continue
		}
		c.Stated = Stated{}
		end := &c.Receives
		if agency == from {
			end, c.Via, c.Within, c.AtNight = &c.Sends, "", "", false
		}
		said := *end
		*end = SaysWithheld
		c.Tested = c.Tested && (c.Sends == SaysYes || c.Receives == SaysYes)
		return Statement{Channel: &c}, said != "" && said != SaysWithheld
	}
	return Statement{}, false
}

// Unstates reports whether the statement does nothing but turn a part of what
// the agency says of a line into "not stated". A lead may do that as long as
// nothing is shown, errand or not.
func (s Statement) Unstates(b *Bank, d *Document, r RoundID, agency string) bool {
	for _, l := range Lines(b, d, r) {
		if !l.Names(agency) {
			continue
		}
		if own, ok := l.Unstated(d, r, agency); ok && own.equal(s) {
			return true
		}
	}
	return false
}

// equal reports whether two statements say the same, whoever made them when.
func (s Statement) equal(o Statement) bool {
	switch {
	case s.Channel != nil && o.Channel != nil:
		a, b := *s.Channel, *o.Channel
		a.Stated, b.Stated = Stated{}, Stated{}
		return a == b
	case s.Claim != nil && o.Claim != nil:
		a, b := *s.Claim, *o.Claim
		a.Stated, b.Stated = Stated{}, Stated{}
		return a == b
	case s.Stake != nil && o.Stake != nil:
		return s.Stake.System == o.Stake.System && slices.Equal(s.Stake.Stakes, o.Stake.Stakes) &&
			s.Stake.Fallback == o.Stake.Fallback && s.Stake.Rehearsed == o.Stake.Rehearsed && s.Stake.SingleSupplier == o.Stake.SingleSupplier
	}
	return false
}
