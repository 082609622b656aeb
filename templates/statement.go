package templates

import (
	"strings"

	"electready/assessment"
)

// PageEachOther, PageErrands and PagePreview are a seat's pages about the
// statements that agencies make about each other.
const (
	PageEachOther = "page.each-other"
	PageErrands   = "page.errands"
	PagePreview   = "page.preview"
)

// EachOther lists what an agency is asked to state about others. Forms:
// /each-other/proposals (proposal, take 1 or 0).
type EachOther struct {
	Frame
	Lead      bool // states; a colleague proposes
	Outer     bool // the agency sees nothing of what others state
	Stage     assessment.Stage
	Parts     []StatementPart
	Proposals []ProposalLine // for the lead; a colleague sees the own ones
}

// StatementPart is a page of the statements.
type StatementPart struct {
	Group string // one of the headings below
	Href  string
	Title Text
	Done  int
	Of    int
}

// What pages of the statements are about, as messages of their headings.
const (
	PartChannels = "each.group-channels"
	PartClaims   = "each.group-claims"
	PartSystems  = "each.group-systems"
)

type statementGroup struct {
	Title string
	Parts []StatementPart
}

func (g statementGroup) id() string { return strings.TrimPrefix(g.Title, "each.") }

// groups are the pages below their headings, in their order.
func (v EachOther) groups() []statementGroup {
	var out []statementGroup
	for _, part := range v.Parts {
		if len(out) == 0 || out[len(out)-1].Title != part.Group {
			out = append(out, statementGroup{Title: part.Group})
		}
		last := &out[len(out)-1]
		last.Parts = append(last.Parts, part)
	}
	return out
}

// ProposalLine is a statement that a colleague proposes.
type ProposalLine struct {
	ID       int64
	Title    Text
	Sentence Sentence
}

// Sentence is a message with its args.
type Sentence struct {
	Key  string
	Args []any
}

// Statements is what every page of statements has.
type Statements struct {
	Frame
	Disclosed
	Lead     bool
	Stage    assessment.Stage // only open takes them
	Action   string           // where the form goes
	Problems []Problem
}

// CanState reports whether the form takes anything now.
func (s Statements) CanState() bool { return s.Stage == assessment.Open }

// stateOf is the message of how far a statement is, whose field may have a
// problem.
func (s Statements) stateOf(said assessment.Stated, proposed bool, field string) string {
	switch {
	case problemOf(s.Problems, field) != nil:
		return "each.not-yet"
	case proposed:
		return "each.proposed"
	case said.Revision > 0:
		return "each.stated"
	}
	return "each.not-yet"
}

// statedWord is the message after a tap of a lead, or of a colleague.
func statedWord(lead bool) string {
	if lead {
		return "each.stated"
	}
	return "each.proposed"
}

// ChannelForm asks about the channels of one type. Fields by peer: sends-ID,
// via-ID, within-ID, night-ID, receives-ID, tested-ID; more (an agency) adds a
// row.
type ChannelForm struct {
	Statements
	Type  assessment.ChannelType
	Name  Text
	Event Text
	Rows  []ChannelRow
	More  []Peer // agencies that can be added
}

// Peer is another agency.
type Peer struct{ ID, Name string }

// ChannelRow is what an agency says about one peer.
type ChannelRow struct {
	Peer
	AskSends    bool
	AskReceives bool
	Said        assessment.Channel
	Ways        []Peer // through whom word could go
	Proposed    bool   // a colleague's, not yet taken
}

// ScenarioForm asks who leads in a scenario. Fields by task: claim-TASK,
// with-TASK, other-TASK, basis-TASK.
type ScenarioForm struct {
	Statements
	Title Text
	Story Text
	Tasks []TaskRow
	Peers []Peer
}

// TaskRow is a task of a scenario.
type TaskRow struct {
	ID       string
	Name     Text
	Said     assessment.Claim
	Proposed bool
}

// SystemForm asks for an agency's part in the election systems. Fields by
// system: stake-ID (repeated), fallback-ID, rehearsed-ID, single-ID.
type SystemForm struct {
	Statements
	Systems []SystemRow
}

// SystemRow is a system by its role.
type SystemRow struct {
	ID       string
	Name     Text
	What     Text
	Said     assessment.Stake
	Proposed bool
}

// Words of statements, by what they say.
var (
	sendsWords    = []word{{assessment.SaysYes, "each.sends-yes"}, {assessment.SaysVia, "each.sends-via"}, {assessment.SaysNo, "each.no"}, {assessment.SaysUnknown, "each.unknown"}, {assessment.SaysWithheld, "each.withheld"}}
	receivesWords = []word{{assessment.SaysYes, "each.receives-yes"}, {assessment.SaysNo, "each.no"}, {assessment.SaysUnknown, "each.unknown"}, {assessment.SaysWithheld, "each.withheld"}}
	withinWords   = []word{{assessment.Hour, "each.within-hour"}, {assessment.Day, "each.within-day"}, {assessment.Later, "each.within-later"}}
	claimWords    = []word{
		{assessment.ClaimLead, "each.claim-lead"},
		{assessment.ClaimWith, "each.claim-with"},
		{assessment.ClaimSupport, "each.claim-support"},
		{assessment.ClaimOther, "each.claim-other"},
		{assessment.ClaimNobody, "each.claim-nobody"},
		{assessment.SaysUnknown, "each.unknown"},
		{assessment.SaysWithheld, "each.withheld"},
	}
	basisWords = []word{{assessment.ByLaw, "each.by-law"}, {assessment.ByPractice, "each.by-practice"}}
	stakeWords = []word{
		{assessment.StakeOwns, "each.owns"},
		{assessment.StakeOperates, "each.operates"},
		{assessment.StakeDepends, "each.depends"},
		{assessment.StakeSupplies, "each.supplies"},
	}
	stakeAlone = []word{
		{assessment.StakeNone, "each.none"},
		{assessment.SaysUnknown, "each.unknown"},
		{assessment.SaysWithheld, "each.withheld"},
	}
	fallbackWords = []word{{assessment.SaysYes, "each.fallback-yes"}, {assessment.SaysNo, "each.fallback-no"}, {assessment.SaysUnknown, "each.unknown"}}
)

// word is a value with the message for it.
type word struct{ value, key string }
