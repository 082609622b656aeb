package assessment

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Errors of [Merge].
var (
	ErrOtherWorkshop   = &Error{Code: Invalid, Key: "error.merge-other-workshop"}
	ErrOtherBank       = &Error{Code: Invalid, Key: "error.merge-other-bank"}
	ErrOtherDisclosure = &Error{Code: Conflict, Key: "error.merge-other-disclosure"}
)

// MergeReport says what a merge took, and what people have to settle.
type MergeReport struct {
	Added       int          `json:"added"`  // rows that were not here before
	Filled      int          `json:"filled"` // rows in which something was empty here
	Agreed      int          `json:"agreed"` // rows that say the same on both sides
	Older       int          `json:"older"`  // what a later row has replaced here; not taken
	Differences []Difference `json:"differences"`
}

// Difference is a value that the two sides state differently. The merged
// document keeps what was here; nothing of the other side is taken for the row.
type Difference struct {
	List     string `json:"list"`  // such as answers
	Row      string `json:"row"`   // its key
	Field    string `json:"field"` // empty: the row as a whole
	Have     string `json:"have"`  // JSON; empty: nothing
	Incoming string `json:"incoming"`
}

// Merge brings the rows of incoming into have, both checked documents of one
// workshop, and returns a new document; the two stay as they are. Origin names
// the incoming bundle, and marks every row it added or completed.
//
// Rows meet by their key. What one side leaves empty is filled from the other;
// what both state differently stays as it is here and is reported. Rows that are
// revised (answers, statements) are never written over: what fills the last
// revision is a revision of its own. Of one matter all revisions are taken or
// none: a later one must not decide silently what an earlier one left to settle.
// Rows without a key of their own (positions, outcomes, releases) are compared
// as the sequence about one matter: when one side holds all that the other
// does, in the same order, what comes behind is taken. Who typed a statement and
// when is no value: it never makes a difference.
//
// The rows of have stand first in the merged lists, in their order.
//
// Merging the same document again changes nothing. Errors: [ErrOtherWorkshop],
// [ErrOtherBank], [ErrOtherDisclosure].
func Merge(have, incoming *Document, origin string) (*Document, MergeReport, error) {
	switch {
	case have.ID != incoming.ID:
		return nil, MergeReport{}, ErrOtherWorkshop
	case !sameBankRef(have.Bank, incoming.Bank):
		return nil, MergeReport{}, ErrOtherBank
	case have.Workshop.Disclosure != incoming.Workshop.Disclosure:
		return nil, MergeReport{}, ErrOtherDisclosure
	}
	m := &merger{origin: origin, report: MergeReport{Differences: []Difference{}}}
	out := *have
	m.mergeHead(&out, incoming)
	m.mergeRoom(&out, incoming)
	m.mergeVoices(&out, incoming)
	m.mergeStatements(&out, incoming)
	m.mergePlan(&out, incoming)
	out.Scope = mergedScope(have, incoming, &out)
	return &out, m.report, nil
}

func sameBankRef(a, b BankRef) bool {
	sameContent := a.SHA256 == "" || b.SHA256 == "" || a.SHA256 == b.SHA256
	return a.ID == b.ID && a.Version == b.Version && sameContent
}

// mergedScope is the scope that the merged rows still fit in.
func mergedScope(have, incoming, merged *Document) Scope {
	if have.Scope != incoming.Scope {
		return ScopeFull
	}
	if have.Scope == ScopeAgency {
		owners := map[string]bool{}
		for _, o := range (&checker{d: merged}).owners() {
			owners[o.agency] = true
		}
		if len(owners) > 1 {
			return ScopeFull
		}
	}
	return have.Scope
}

// mergeHead merges what there is once.
func (m *merger) mergeHead(out *Document, in *Document) {
	if out.Bank.SHA256 == "" {
		out.Bank.SHA256 = in.Bank.SHA256
	}
	if out.Bank.Document == nil {
		out.Bank.Document = in.Bank.Document
	}
	have, incoming := out.Workshop, in.Workshop
	out.Workshop.Counterparts = mergeKeyed(m, "workshop.counterparts", have.Counterparts, incoming.Counterparts,
		func(c *Counterpart) rowKey { return rowKey{c.Agency, string(c.Kind)} }, nil)
	out.Workshop.Words = mergeKeyed(m, "workshop.words", have.Words, incoming.Words,
		func(w *LocalWord) rowKey { return rowKey{w.Key} }, nil)
	have.Counterparts, incoming.Counterparts = nil, nil
	have.Words, incoming.Words = nil, nil
	merged := mergeKeyed(m, "workshop", []Workshop{have}, []Workshop{incoming},
		func(*Workshop) rowKey { return rowKey{out.ID} }, nil)[0]
	merged.Counterparts, merged.Words = out.Workshop.Counterparts, out.Workshop.Words
	out.Workshop = merged
}

func (m *merger) mergeRoom(out, in *Document) {
	asRoom := out.Scope == ScopeRoom || in.Scope == ScopeRoom
	here, there := InRoom(out), InRoom(in)
	out.Agencies = mergeKeyed(m, "agencies", out.Agencies, in.Agencies,
		func(a *Agency) rowKey { return rowKey{a.ID} }, func(have, in *Agency) {
			alignAgency(have, in)
			// What the room saw lacks the people: who is there is ticked instead.
			if asRoom && here[have.ID] == there[in.ID] {
				in.Present = have.Present
			}
		})
	out.Respondents = mergeKeyed(m, "respondents", out.Respondents, in.Respondents,
		func(r *Respondent) rowKey { return rowKey{r.ID} }, nil)
	out.Rounds = mergeKeyed(m, "rounds", out.Rounds, in.Rounds,
		func(r *Round) rowKey { return rowKey{string(r.ID)} }, nil)
	out.Themes = mergeKeyed(m, "themes", out.Themes, in.Themes,
		func(t *ThemeState) rowKey { return rowKey{t.Theme, string(t.Round)} }, nil)
}

func (m *merger) mergeVoices(out, in *Document) {
	out.Answers = mergeRevised(m, "answers", out.Answers, m.attributable(out, in),
		func(a *Answer) (rowKey, int) {
			return rowKey{a.Respondent, string(a.Round), a.Question}, a.Revision
		}, nil)
	out.Positions = mergeSequences(m, "positions", out.Positions, in.Positions,
		func(p *Position) rowKey { return rowKey{p.Agency, string(p.Round), p.Question} })
}

// attributable are the incoming answers of people who belong to the same agency
// on both sides; those of anybody else would speak for a foreign agency.
func (m *merger) attributable(have, in *Document) []Answer {
	agency, foreign := map[string]string{}, map[string]bool{}
	for _, r := range have.Respondents {
		agency[r.ID] = r.Agency
	}
	for _, r := range in.Respondents {
		foreign[r.ID] = agency[r.ID] != r.Agency
	}
	var out []Answer
	for _, a := range in.Answers {
		if foreign[a.Respondent] {
			m.differ("answers", rowKey{a.Respondent, string(a.Round), a.Question, strconv.Itoa(a.Revision)}, "", nil, a)
			continue
		}
		out = append(out, a)
	}
	return out
}

func (m *merger) mergeStatements(out, in *Document) {
	out.Channels = mergeRevised(m, "channels", out.Channels, in.Channels,
		func(c *Channel) (rowKey, int) {
			return rowKey{c.Agency, string(c.Type), c.Peer, string(c.RoundOf())}, c.RevisionOf()
		}, alignChannel)
	out.Claims = mergeRevised(m, "claims", out.Claims, in.Claims,
		func(c *Claim) (rowKey, int) {
			return rowKey{c.Agency, c.Scenario, c.Task, string(c.RoundOf())}, c.RevisionOf()
		}, nil)
	out.Stakes = mergeRevised(m, "stakes", out.Stakes, in.Stakes,
		func(s *Stake) (rowKey, int) { return rowKey{s.Agency, s.System, string(s.RoundOf())}, s.RevisionOf() }, alignStake)
	out.Principles = mergeKeyed(m, "principles", out.Principles, in.Principles,
		func(p *PrincipleDraft) rowKey { return rowKey{p.ID, strconv.Itoa(p.Version)} }, nil)
	out.Stances = mergeRevised(m, "stances", out.Stances, in.Stances,
		func(s *Stance) (rowKey, int) {
			return rowKey{s.Agency, s.Principle, strconv.Itoa(s.Version), string(s.RoundOf())}, s.RevisionOf()
		}, nil)
}

func (m *merger) mergePlan(out, in *Document) {
	out.Outcomes = mergeSequences(m, "outcomes", out.Outcomes, in.Outcomes,
		func(o *Outcome) rowKey { return rowKey{o.Scenario, o.Task} })
	out.Actions = mergeKeyed(m, "actions", out.Actions, in.Actions,
		func(a *Action) rowKey { return rowKey{a.ID} }, nil)
	// A note stands for itself: another text beside it is no contradiction.
	out.Notes = mergeSequences(m, "notes", out.Notes, in.Notes,
		func(n *Note) rowKey { return rowKey{n.Kind, n.About, n.Text} })
	out.Releases = mergeSequences(m, "releases", out.Releases, in.Releases,
		func(r *Release) rowKey { return rowKey{r.Kind, r.About} })
	out.RunSheet = mergeKeyed(m, "runsheet", out.RunSheet, in.RunSheet,
		func(s *Step) rowKey { return rowKey{s.ID} }, nil)
}

// alignAgency reads a circle that was left out as the usual one.
func alignAgency(have, in *Agency) {
	for _, a := range []*Agency{have, in} {
		if a.Circle == "" {
			a.Circle = UsualCircle(a.Kind)
		}
	}
}

// alignChannel makes the ticks that belong to what an agency sends no value of
// their own where nothing is said about sending.
func alignChannel(have, in *Channel) {
	switch {
	case in.Sends == "":
		in.Via, in.Within, in.AtNight = have.Via, have.Within, have.AtNight
	case have.Sends == "":
		have.Via, have.Within, have.AtNight = in.Via, in.Within, in.AtNight
	}
}

// alignStake does the same for the ticks of a row that names no part.
func alignStake(have, in *Stake) {
	if len(in.Stakes) == 0 {
		in.Rehearsed, in.SingleSupplier = have.Rehearsed, have.SingleSupplier
	} else if len(have.Stakes) == 0 {
		have.Rehearsed, have.SingleSupplier = in.Rehearsed, in.SingleSupplier
	}
}

// rowKey is a key in parts; unused parts are empty.
type rowKey [5]string

func (k rowKey) String() string {
	parts := slices.DeleteFunc(slices.Clone(k[:]), func(s string) bool { return s == "" })
	return strings.Join(parts, " / ")
}

// merger gathers what one merge did.
type merger struct {
	origin string
	report MergeReport
}

// differ notes a difference; nil is nothing.
func (m *merger) differ(list string, key rowKey, field string, have, incoming any) {
	m.report.Differences = append(m.report.Differences, Difference{
		List: list, Row: key.String(), Field: field, Have: asJSON(have), Incoming: asJSON(incoming),
	})
}

func asJSON(v any) string {
	if v == nil {
		return ""
	}
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
