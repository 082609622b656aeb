package assessment

import (
	"maps"
	"slices"
)

// Checks of what people answer and what agencies state.

func (c *checker) checkAnswers() {
	type key struct {
		respondent string
		round      RoundID
		question   string
		revision   int
	}
	seen := map[key]string{}
	for i, a := range c.d.Answers {
		at := listRow("answers", i)
		if !c.refs.respondents[a.Respondent] {
			c.flaw(at+".respondent", "there is no respondent %s in the document", quoted(a.Respondent))
		}
		c.round(at+".round", a.Round)
		c.question(at+".question", a.Question)
		c.count(at+".revision", a.Revision, 1)
		oneOf(c, at+".choice", a.Choice, Choices...)
		oneOfOrNone(c, at+".basis", a.Basis, "document", "practice", "opinion")
		c.text(at+".note", a.Note)
		oneOfOrNone(c, at+".why", a.Why, "changed", "learned", "overstated", "other-person", "understood-differently")
		c.moment(at+".at", a.At)
		c.line(at+".origin", a.Origin, maxID)
		onlyRow(c, seen, key{a.Respondent, a.Round, a.Question, a.Revision}, at, "respondent, round, question and revision")
	}
}

// checkPositions takes several rows for one question: each is a confirmation,
// and its key is its place in the list.
func (c *checker) checkPositions() {
	for i, p := range c.d.Positions {
		at := listRow("positions", i)
		c.agency(at+".agency", p.Agency)
		c.round(at+".round", p.Round)
		c.question(at+".question", p.Question)
		oneOf(c, at+".choice", p.Choice, Choices...)
		c.text(at+".reason", p.Reason)
		c.respondentOrNone(at+".respondent", p.Respondent)
		c.moment(at+".at", p.At)
		c.line(at+".origin", p.Origin, maxID)
	}
}

// statementKey is agency, object, round and revision; the object has up to two
// parts.
type statementKey struct {
	agency, object, part string
	version              int
	round                RoundID
	revision             int
}

func (c *checker) checkChannels() {
	seen := map[statementKey]string{}
	for i, s := range c.d.Channels {
		at := listRow("channels", i)
		c.agency(at+".agency", s.Agency)
		oneOf(c, at+".type", s.Type, ChannelTypes...)
		c.agency(at+".peer", s.Peer)
		if s.Peer == s.Agency {
			c.flaw(at+".peer", "is the agency itself")
		}
		oneOfOrNone(c, at+".sends", s.Sends, SaysYes, SaysVia, SaysNo, SaysUnknown, SaysWithheld)
		c.checkVia(at+".via", s)
		oneOfOrNone(c, at+".within", s.Within, Hour, Day, Later)
		oneOfOrNone(c, at+".receives", s.Receives, SaysYes, SaysNo, SaysUnknown, SaysWithheld)
		c.stated(at, s.Stated)
		onlyRow(c, seen, statementKey{
			agency: s.Agency, object: string(s.Type), part: s.Peer, round: s.RoundOf(), revision: s.RevisionOf(),
		}, at, "agency, type, peer, round and revision")
	}
}

func (c *checker) checkVia(path string, s Channel) {
	switch {
	case s.Sends != SaysVia && s.Via == "":
	case s.Sends != SaysVia:
		c.flaw(path, "names an agency although sends is %s and not via", quoted(s.Sends))
	case s.Via == "":
		c.flaw(path, "has to name the agency, because sends is via")
	case s.Via == s.Agency:
		c.flaw(path, "is the agency itself")
	case s.Via == s.Peer:
		c.flaw(path, "is the receiver itself")
	default:
		c.agency(path, s.Via)
	}
}

func (c *checker) checkClaims() {
	seen := map[statementKey]string{}
	for i, s := range c.d.Claims {
		at := listRow("claims", i)
		c.agency(at+".agency", s.Agency)
		c.task(at, s.Scenario, s.Task)
		oneOf(c, at+".claim", s.Claim, ClaimLead, ClaimWith, ClaimSupport, ClaimOther, ClaimNobody, SaysUnknown, SaysWithheld)
		c.checkOther(at+".other", s)
		oneOfOrNone(c, at+".basis", s.Basis, ByLaw, ByPractice)
		c.stated(at, s.Stated)
		onlyRow(c, seen, statementKey{
			agency: s.Agency, object: s.Scenario, part: s.Task, round: s.RoundOf(), revision: s.RevisionOf(),
		}, at, "agency, scenario, task, round and revision")
	}
}

func (c *checker) checkOther(path string, s Claim) {
	switch {
	case !s.NamesOther() && s.Other == "":
	case !s.NamesOther():
		c.flaw(path, "names an agency although the claim is %s and not with or other", quoted(s.Claim))
	case s.Other == "":
		c.flaw(path, "has to name the agency, because the claim is %s", s.Claim)
	case s.Other == s.Agency:
		c.flaw(path, "is the agency itself")
	default:
		c.agency(path, s.Other)
	}
}

func (c *checker) checkStakes() {
	seen := map[statementKey]string{}
	for i, s := range c.d.Stakes {
		at := listRow("stakes", i)
		c.agency(at+".agency", s.Agency)
		c.system(at+".system", s.System)
		eachOnce(c, at+".stakes", s.Stakes, func(path, part string) {
			oneOf(c, path, part, StakeOwns, StakeOperates, StakeDepends, StakeSupplies, StakeNone, SaysUnknown, SaysWithheld)
			if len(s.Stakes) > 1 && (part == StakeNone || part == SaysUnknown || part == SaysWithheld) {
				c.flaw(path, "%s stands alone or not at all", quoted(part))
			}
		})
		oneOfOrNone(c, at+".fallback", s.Fallback, SaysYes, SaysNo, SaysUnknown)
		c.stated(at, s.Stated)
		onlyRow(c, seen, statementKey{
			agency: s.Agency, object: s.System, round: s.RoundOf(), revision: s.RevisionOf(),
		}, at, "agency, system, round and revision")
	}
}

func (c *checker) checkPrinciples() {
	type key struct {
		id      string
		version int
	}
	seen := map[key]string{}
	for i, p := range c.d.Principles {
		at := listRow("principles", i)
		c.id(at+".id", p.ID)
		c.count(at+".version", p.Version, 1)
		for _, tag := range slices.Sorted(maps.Keys(p.Text)) {
			c.language(at+".text", tag)
			c.text(at+".text."+tag, p.Text[tag])
		}
		c.line(at+".origin", p.Origin, maxID)
		onlyRow(c, seen, key{p.ID, p.Version}, at, "id and version")
	}
}

func (c *checker) checkStances() {
	seen := map[statementKey]string{}
	for i, s := range c.d.Stances {
		at := listRow("stances", i)
		c.agency(at+".agency", s.Agency)
		c.principle(at+".principle", s.Principle)
		if versions := c.refs.principles[s.Principle]; versions != nil && !versions[s.Version] {
			c.flaw(at+".version", "principle %s has no version %d in the document", quoted(s.Principle), s.Version)
		}
		oneOf(c, at+".stance", s.Stance, StanceSupport, StanceWording, StanceReservation, StanceNoMandate)
		c.text(at+".text", s.Text)
		c.stated(at, s.Stated)
		onlyRow(c, seen, statementKey{
			agency: s.Agency, object: s.Principle, version: s.Version, round: s.RoundOf(), revision: s.RevisionOf(),
		}, at, "agency, principle, version, round and revision")
	}
}
