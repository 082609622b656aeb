package templates

import (
	"context"
	"slices"
	"strconv"

	"electready/assessment"
	"electready/assessment/chart"
)

// relationPages in the order of their list, with the end of their address.
var relationPages = []struct{ key, path string }{
	{PageRelations, "/each-other"},
	{PageMatrix, "/channels"},
	{PageResponsibilities, "/responsibilities"},
	{PagePaths, "/paths"},
	{PageSystems, "/systems"},
}

// relationHref is an address in the workshop of a page.
func relationHref(p RelationPage, path string) string { return "/w/" + p.Workshop + path }

// statementStage says how far the statements are, and who sees what.
var (
	statementStage = map[assessment.Stage]string{
		assessment.Closed: "relation.stage-closed",
		assessment.Open:   "relation.stage-open",
		assessment.Locked: "relation.stage-locked",
		assessment.Shown:  "relation.stage-shown",
	}
	statementStageText = map[assessment.Stage]string{
		assessment.Closed: "relation.stage-closed-text",
		assessment.Open:   "relation.stage-open-text",
		assessment.Locked: "relation.stage-locked-text",
		assessment.Shown:  "relation.stage-shown-text",
	}
)

// statementMoves are the steps that statements may take, the usual one first.
func statementMoves(s assessment.Stage) []move {
	switch s {
	case assessment.Closed:
		return []move{{assessment.Open, "relation.move-open", ""}}
	case assessment.Open:
		return []move{{assessment.Locked, "relation.move-lock", ""}}
	case assessment.Locked:
		return []move{{assessment.Shown, "relation.move-show", ""}, {assessment.Open, "relation.move-again", "plain"}}
	}
	return nil
}

// statementSince is since when statements are where they are.
func statementSince(v Relations) Moment {
	switch v.Now {
	case assessment.Open:
		return v.Opened
	case assessment.Locked:
		return v.Locked
	case assessment.Shown:
		return v.Shown
	}
	return Moment{}
}

// stateWords are the states of a channel.
var stateWords = map[string]string{
	assessment.ChannelExercised:    "relation.state-exercised",
	assessment.ChannelConfirmed:    "relation.state-confirmed",
	assessment.ChannelRelayed:      "relation.state-relayed",
	assessment.ChannelSenderOnly:   "relation.state-sender-only",
	assessment.ChannelReceiverOnly: "relation.state-receiver-only",
	assessment.ChannelNone:         "relation.state-none",
	assessment.ChannelUnclear:      "relation.state-unclear",
}

// sayState is a channel's state in words: "confirmed, should exist".
func sayState(ctx context.Context, state string, required bool) string {
	switch {
	case required:
		return joined(ctx, t(ctx, stateWords[state]), t(ctx, "relation.should-exist"))
	case state == assessment.ChannelNone:
		return t(ctx, "relation.not-expected")
	}
	return t(ctx, stateWords[state])
}

// joined is "one, other".
func joined(ctx context.Context, parts ...string) string {
	said := ""
	for _, part := range parts {
		switch {
		case part == "":
		case said == "":
			said = part
		default:
			said = t(ctx, "relation.list", "first", said, "last", part)
		}
	}
	return said
}

// listed is "A, B and C".
func listed(ctx context.Context, names []string) string {
	if len(names) < 2 {
		return joined(ctx, names...)
	}
	last := len(names) - 1
	return t(ctx, "relation.and", "first", joined(ctx, names[:last]...), "last", names[last])
}

// briefNames is how many names stand below a tag on the room's screen.
const briefNames = 2

// named lists agencies below a tag; those that do not fit on the room's screen
// are counted.
func (v BoardTask) named(ctx context.Context, names []string) string {
	if more := len(names) - briefNames; v.Brief && more > 0 {
		return joined(ctx, names[:briefNames]...) + " " + n(ctx, "relation.more", more)
	}
	return listed(ctx, names)
}

// keyState is a state in the key below a matrix.
type keyState struct {
	state          string
	required, look bool
}

var matrixKey = []keyState{
	{state: assessment.ChannelExercised},
	{state: assessment.ChannelConfirmed},
	{state: assessment.ChannelRelayed},
	{assessment.ChannelSenderOnly, true, true},
	{assessment.ChannelReceiverOnly, true, true},
	{assessment.ChannelNone, true, true},
	{state: assessment.ChannelNone},
	{state: assessment.ChannelUnclear},
}

// word of the key; the frame of what should exist has its own.
func (k keyState) word() string {
	if k.state == assessment.ChannelNone && !k.required {
		return "relation.not-expected"
	}
	return stateWords[k.state]
}

// wideMatrix is how many agencies need the narrow rows of the room's screen.
const wideMatrix = 12

func matrixClass(v Matrix) string {
	if len(v.Rows) > wideMatrix {
		return "matrix wide"
	}
	return "matrix"
}

func cellClass(c MatrixCell) string {
	class := ""
	if c.Self {
		return "self"
	}
	if c.Look {
		class = "look"
	}
	if c.Required {
		class += " need"
	}
	return class
}

// pairNumbers is "1 to 8".
func pairNumbers(ctx context.Context, p MatrixPair) string {
	return t(ctx, "relation.numbers", "from", strconv.Itoa(p.FromNumber), "to", strconv.Itoa(p.ToNumber))
}

// pairNames is "Election commission to Data protection".
func pairNames(ctx context.Context, p MatrixPair) string {
	return t(ctx, "relation.pair", "from", p.From, "to", p.To)
}

// mendedHead is the head of the list beside a matrix, which begins with what was
// mended, as far as anything could be.
func mendedHead(ctx context.Context, v Matrix) string {
	switch {
	case v.Of == 0 && len(v.Left) > 0:
		return sayLeft(ctx, v)
	case v.Of == 0:
		return t(ctx, "relation.none-to-mend")
	}
	return t(ctx, "relation.mended", "mended", v.Count, "count", v.Of)
}

// sayLeft says how much there is left to talk about: what does not fit, and what
// should exist.
func sayLeft(ctx context.Context, v Matrix) string {
	return n(ctx, "relation.still", len(v.Left)+v.MoreLeft)
}

// sayPaper says what paper promises an agency, and what is confirmed.
func sayPaper(ctx context.Context, p PathPaper) string {
	if p.Confirms == PaceOpen {
		return t(ctx, "relation.paper-open", "agency", p.Name, "paper", t(ctx, paceWords[p.Paper]))
	}
	return t(ctx, "relation.paper-line", "agency", p.Name, "paper", t(ctx, paceWords[p.Paper]), "confirmed", t(ctx, paceWords[p.Confirms]))
}

// sayStated is "Statements of 14 agencies, 1 stated nothing or does not know".
func sayStated(ctx context.Context, s Stated) string {
	if s.None == 0 {
		return n(ctx, "relation.stated-by", s.Some)
	}
	return joined(ctx, n(ctx, "relation.stated-by", s.Some), n(ctx, "relation.stated-not", s.None))
}

// halvesWord is the key of the responsibilities board.
var halvesWord = []struct {
	key            string
	leads, isNamed bool
}{
	{"relation.key-both", true, true},
	{"relation.key-leads", true, false},
	{"relation.key-named", false, true},
}

// ownWords say what an agency that others name says itself.
var ownWords = map[string]string{
	assessment.ClaimSupport: "relation.says-supports",
	assessment.ClaimOther:   "relation.says-other",
	assessment.ClaimNobody:  "relation.says-no-lead",
	assessment.SaysUnknown:  "relation.says-unknown",
}

// sayAgency is "says it leads, named by 9".
func sayAgency(ctx context.Context, a BoardAgency) string {
	own, by := "", ""
	switch {
	case a.With != "":
		own = t(ctx, "relation.says-leads-with", "agency", a.With)
	case a.Leads:
		own = t(ctx, "relation.says-leads")
	case ownWords[a.Says] != "":
		own = t(ctx, ownWords[a.Says])
	default:
		own = t(ctx, "relation.not-stated")
	}
	if a.NamedBy > 0 {
		by = n(ctx, "relation.named-by", a.NamedBy)
	}
	if a.Leads {
		return joined(ctx, own, by)
	}
	return joined(ctx, by, own)
}

// boardTag is a tag of a task: what fits or does not, and what stands below it.
type boardTag struct {
	kind  tagKind
	word  string
	below string
}

// boardTags are the tags of a task, the one that asks most first; on the room's
// screen only that one.
func boardTags(ctx context.Context, v BoardTask) []boardTag {
	if v.Silent {
		return []boardTag{{tagPlain, t(ctx, "relation.tag-not-stated"), ""}}
	}
	has := func(flag string) bool { return slices.Contains(v.Flags, flag) }
	counts := joined(ctx, n(ctx, "relation.statements", v.Stated), n(ctx, "relation.do-not-know", v.Unknown))
	var tags []boardTag
	add := func(kind tagKind, word, below string) { tags = append(tags, boardTag{kind, word, below}) }
	if has(assessment.FlagSeveralLeads) {
		below := ""
		if has(assessment.FlagLawPractice) {
			below = t(ctx, "relation.law-practice")
		}
		add(tagLook, saySeveral(ctx, v.Leads), below)
	}
	if has(assessment.FlagNoLead) {
		add(tagLook, t(ctx, "relation.tag-no-lead"), counts)
	}
	if has(assessment.FlagUnaware) {
		add(tagLook, t(ctx, "relation.tag-unaware"), v.named(ctx, v.Unaware))
	}
	if has(assessment.FlagUnexpected) && len(tags) == 0 { // else the tag before says it
		add(tagLook, t(ctx, "relation.tag-unexpected"), v.named(ctx, v.Others))
	}
	if has(assessment.FlagNotStated) {
		add(tagPlain, t(ctx, "relation.tag-not-stated"), counts)
	}
	if has(assessment.FlagUnconfirmed) {
		add(tagPlain, t(ctx, "relation.tag-unconfirmed"), "")
	}
	if has(assessment.FlagAgreed) {
		add(tagStrong, t(ctx, "relation.tag-agreed"), sayBasis(ctx, v))
	} else if len(tags) == 0 {
		add(tagPlain, t(ctx, "relation.tag-one-lead"), sayBasis(ctx, v))
	}
	if v.Brief {
		return tags[:1]
	}
	return tags
}

// saySeveral is "Two say they lead".
func saySeveral(ctx context.Context, leads int) string {
	if leads == 2 {
		return t(ctx, "relation.tag-two-leads")
	}
	return n(ctx, "relation.tag-several-leads", leads)
}

// sayBasis is "One lead, by law".
func sayBasis(ctx context.Context, v BoardTask) string {
	lead := t(ctx, "relation.one-lead")
	if slices.Contains(v.Flags, assessment.FlagShared) {
		lead = t(ctx, "relation.shared-lead")
	}
	if len(v.Bases) != 1 {
		return lead
	}
	return joined(ctx, lead, t(ctx, basisWithin[v.Bases[0]]))
}

// basisWithin is a basis within a sentence.
var basisWithin = map[string]string{
	assessment.ByLaw:      "relation.by-law",
	assessment.ByPractice: "relation.by-practice",
}

// sayOutcome is "National CERT leads, by law, by 18 December 2026".
func sayOutcome(ctx context.Context, o BoardOutcome) string {
	who, basis, due := t(ctx, "relation.outcome-nobody"), "", ""
	if o.Name != "" {
		who = t(ctx, "relation.outcome-leads", "agency", o.Name)
	}
	if o.Basis != "" {
		basis = t(ctx, basisWithin[o.Basis])
	}
	if !o.Day.IsZero() {
		due = t(ctx, "relation.outcome-due", "day", dayOf(ctx, o.Day))
	}
	return joined(ctx, who, basis, due)
}

// paceWords are the groups of a list of paths.
var paceWords = map[string]string{
	assessment.Hour:  "relation.pace-hour",
	assessment.Day:   "relation.pace-day",
	assessment.Later: "relation.pace-later",
	assessment.Never: "relation.pace-never",
	PaceOpen:         "relation.state-unclear",
}

// sayFrom is "Noticed first by the commission, at night".
func sayFrom(ctx context.Context, v Paths) string {
	when := "relation.from-day"
	if v.Night {
		when = "relation.from-night"
	}
	return t(ctx, when, "agency", v.From)
}

// systemWords are the tags of a system.
var systemWords = map[string]string{
	assessment.FlagNoOwner:         "relation.tag-no-owner",
	assessment.FlagSeveralOwners:   "relation.tag-several-owners",
	assessment.FlagManyDepend:      "relation.tag-many-depend",
	assessment.FlagFallbackUnknown: "relation.tag-fallback-unknown",
	assessment.FlagOneSupplier:     "relation.tag-one-supplier",
}

// partHeads are the columns of the table of systems.
var partHeads = [4]string{"relation.part-owns", "relation.part-operates", "relation.part-depends", "relation.part-supplies"}

// pathBar is a row of the drawing of paths.
func pathBar(l PathLine) chart.Bar {
	if l.Confirmed == PaceOpen {
		l.Confirmed = assessment.Never
	}
	return chart.PathBar(l.Confirmed, l.Paper)
}

// wordReaches counts the agencies that a confirmed way reaches.
func wordReaches(v Paths) (n int) {
	for _, g := range v.Groups {
		if g.Pace != assessment.Never && g.Pace != PaceOpen {
			n += len(g.Agencies)
		}
	}
	return n
}

// screenHead is the head of a view on the room's screen.
func screenHead(ctx context.Context, v RelationScreen) string {
	switch {
	case v.Waiting:
		return t(ctx, "relation.inner-only")
	case v.Matrix != nil:
		return t(ctx, "relation.screen-matrix", "type", v.Matrix.Type.Text)
	case v.Board != nil:
		return n(ctx, "relation.screen-board", v.Board.Number)
	case v.Paths != nil:
		return t(ctx, "relation.screen-paths", "type", v.Paths.Type.Text)
	}
	return t(ctx, "relation.screen-systems")
}

// proposalID is the id of a field of a proposal.
func proposalID(v Proposal, step FirstStep) string {
	return "to-" + v.Kind + "-" + step.Sign + "-" + idOf(v.About)
}

// idOf makes an id of what a line is about.
func idOf(about string) string {
	id := []byte(about)
	for i, c := range id {
		if c == '/' {
			id[i] = '.'
		}
	}
	return string(id)
}

// lineName names a line to those who do not see what a button stands beside.
func lineName(ctx context.Context, l RelationLine) string {
	name := l.Title.Text
	if len(l.Sentences) > 0 {
		name += " " + t(ctx, l.Sentences[0].Key, l.Sentences[0].Args...)
	}
	return name
}
