package web

import (
	"slices"

	"electready/assessment"
	"electready/templates"
)

// lineWords is a line in words, always as what agencies say and never as what
// is.
type lineWords struct {
	Title     templates.Text // the channel's type, the task or the system
	Scenario  templates.Text // of a task; else empty
	State     string         // of a channel, for its sign; else empty
	Sentences []templates.Sentence
	Steps     []templates.FirstStep // of the line's signs, in the bank's order; may be none
}

// first is the first step of the line, empty where nothing asks for one.
func (w lineWords) first() templates.FirstStep {
	if len(w.Steps) == 0 {
		return templates.FirstStep{}
	}
	return w.Steps[0]
}

// teller puts lines into words.
type teller struct {
	*call
	bank   *assessment.Bank
	doc    *assessment.Document
	via    map[string]string // by a channel line's about: through whom word goes
	tasks  map[string]assessment.TaskResult
	claims map[string][]assessment.Claim // by a task line's about
	stakes map[string][]assessment.Stake // by system
}

// teller reads the statements that count at round r, to put lines of them into
// words in the reader's language ([teller.line]).
func (c *call) teller(b *assessment.Bank, d *assessment.Document, r assessment.RoundID) *teller {
	t := &teller{
		call: c, bank: b, doc: d, via: map[string]string{}, tasks: map[string]assessment.TaskResult{},
		claims: map[string][]assessment.Claim{}, stakes: map[string][]assessment.Stake{},
	}
	for _, s := range assessment.LatestChannels(d, r) {
		t.via[string(s.Type)+"/"+s.Agency+"/"+s.Peer] = s.Via
	}
	for _, task := range assessment.TaskResults(b, d, r) {
		t.tasks[task.Scenario+"/"+task.Task] = task
	}
	for _, s := range assessment.LatestClaims(d, r) {
		t.claims[s.Scenario+"/"+s.Task] = append(t.claims[s.Scenario+"/"+s.Task], s)
	}
	for _, s := range assessment.LatestStakes(d, r) {
		t.stakes[s.System] = append(t.stakes[s.System], s)
	}
	return t
}

func (t *teller) text(get getter) templates.Text { return prose(t.bank, t.printer.Lang(), get) }

func (t *teller) name(agency string) string { return nameOf(t.doc, agency) }

// line puts one line into words. It names no agency that is not among the line's
// own.
func (t *teller) line(l assessment.Line) lineWords {
	w := lineWords{Steps: t.steps(l)}
	switch l.Kind {
	case "channel":
		kind, from, to, _ := assessment.ChannelAbout(l.About)
		w.Title, w.State = t.text(typeName(kind)), l.Signs[0]
		w.Sentences = []templates.Sentence{t.channelSentence(l, from, to)}
	case "claim":
		task := t.tasks[l.About]
		w.Title, w.Scenario = t.text(taskName(task.Task)), t.text(scenarioTitle(task.Scenario))
		w.Sentences = append(t.claimSentences(l, task), flagSentences(l.Signs)...)
	case "system":
		w.Title = t.text(systemName(l.About))
		w.Sentences = append(t.stakeSentences(l.About), flagSentences(l.Signs)...)
	}
	return w
}

// steps are the bank's first steps for the line's signs. A channel that nobody
// expects needs none for being unused or not stated.
func (t *teller) steps(l assessment.Line) []templates.FirstStep {
	var out []templates.FirstStep
	for _, s := range t.bank.Signs {
		rests := s.ID == assessment.ChannelNone || s.ID == assessment.ChannelUnclear
		if !slices.Contains(l.Signs, s.ID) || rests && !l.Required {
			continue
		}
		step := t.text(func(p *assessment.Prose) string { return p.Signs[s.ID].Step })
		if step.Text != "" {
			out = append(out, templates.FirstStep{Sign: s.ID, Text: step, Days: s.Days})
		}
	}
	return out
}

// stateSentence and flagSentence are the messages of states and flags.
var (
	stateSentence = map[string]string{
		assessment.ChannelExercised:    "line.exercised",
		assessment.ChannelConfirmed:    "line.confirmed",
		assessment.ChannelRelayed:      "line.relayed",
		assessment.ChannelSenderOnly:   "line.sender-only",
		assessment.ChannelReceiverOnly: "line.receiver-only",
		assessment.ChannelNone:         "line.none",
		assessment.ChannelUnclear:      "line.unclear",
	}
	flagSentence = map[string]string{
		assessment.FlagSeveralLeads:    "line.several-leads",
		assessment.FlagShared:          "line.shared",
		assessment.FlagLawPractice:     "line.law-practice",
		assessment.FlagNoLead:          "line.no-lead",
		assessment.FlagNotStated:       "line.not-stated",
		assessment.FlagUnaware:         "line.unaware",
		assessment.FlagUnconfirmed:     "line.unconfirmed",
		assessment.FlagUnexpected:      "line.unexpected",
		assessment.FlagAgreed:          "line.agreed",
		assessment.FlagNoOwner:         "line.no-owner",
		assessment.FlagSeveralOwners:   "line.several-owners",
		assessment.FlagManyDepend:      "line.many-depend",
		assessment.FlagFallbackUnknown: "line.fallback-unknown",
		assessment.FlagOneSupplier:     "line.one-supplier",
	}
)

func flagSentences(flags []string) []templates.Sentence {
	var out []templates.Sentence
	for _, f := range flags {
		out = append(out, templates.Sentence{Key: flagSentence[f]})
	}
	return out
}

// channelSentence is the state of a pair. What goes through a third is decided
// by its two legs alone, so that the receiver may not have said anything.
func (t *teller) channelSentence(l assessment.Line, from, to string) templates.Sentence {
	args := []any{"from", t.name(from), "to", t.name(to)}
	if via := t.via[l.About]; via != "" && l.Signs[0] == assessment.ChannelSenderOnly {
		return templates.Sentence{Key: "relation.via-open", Args: append(args, "via", t.name(via))}
	}
	return templates.Sentence{Key: stateSentence[l.Signs[0]], Args: args}
}

// claimSentences say who leads, who names whom, and what those say who see it
// otherwise.
func (t *teller) claimSentences(l assessment.Line, task assessment.TaskResult) []templates.Sentence {
	var out []templates.Sentence
	out = append(out, t.leadSentences(l.About, task.Leads)...)
	for _, agency := range l.Agencies {
		if by := task.Named[agency]; len(by) > 0 {
			key := "line.named"
			if len(by) > 1 {
				key = "relation.named-by-several"
			}
			out = append(out, templates.Sentence{Key: key, Args: []any{"by", t.names(by), "agency", t.name(agency)}})
		}
	}
	for _, s := range t.claims[l.About] {
		_, named := task.Named[s.Agency]
		switch {
		case s.Claim == assessment.ClaimNobody:
			out = append(out, templates.Sentence{Key: "relation.says-nobody", Args: []any{"agency", t.name(s.Agency)}})
		case s.Claim == assessment.ClaimSupport && named:
			out = append(out, templates.Sentence{Key: "relation.says-support", Args: []any{"agency", t.name(s.Agency)}})
		}
	}
	return out
}

// leadWords say by basis that one agency leads, and that each of several does.
var leadWords = []struct{ basis, one, each string }{
	{assessment.ByLaw, "relation.leads-by-law", "relation.each-by-law"},
	{assessment.ByPractice, "relation.leads-by-practice", "relation.each-by-practice"},
	{"", "line.leads", "relation.each-leads"},
}

// leadSentences say who leads: one sentence for all that say so on the same
// basis, and one for each that leads together.
func (t *teller) leadSentences(about string, leads [][]string) []templates.Sentence {
	basis, on := map[string]string{}, map[string][]string{}
	for _, s := range t.claims[about] {
		basis[s.Agency] = s.Basis
	}
	var together []templates.Sentence
	for _, lead := range leads {
		if len(lead) > 1 {
			together = append(together, templates.Sentence{Key: "line.leads-together", Args: []any{"agencies", t.names(lead)}})
		} else {
			on[basis[lead[0]]] = append(on[basis[lead[0]]], lead[0])
		}
	}
	var out []templates.Sentence
	for _, w := range leadWords {
		switch len(on[w.basis]) {
		case 0:
		case 1:
			out = append(out, templates.Sentence{Key: w.one, Args: []any{"agencies", t.names(on[w.basis])}})
		default:
			out = append(out, templates.Sentence{Key: w.each, Args: []any{"agencies", t.names(on[w.basis])}})
		}
	}
	return append(out, together...)
}

// stakeParts are the parts in a system, with the sentence for who has each.
var stakeParts = []struct{ part, key string }{
	{assessment.StakeOwns, "line.owners"},
	{assessment.StakeOperates, "relation.operates"},
	{assessment.StakeDepends, "line.dependents"},
	{assessment.StakeSupplies, "relation.supplies"},
}

func (t *teller) stakeSentences(system string) []templates.Sentence {
	var out []templates.Sentence
	for _, p := range stakeParts {
		var who []string
		for _, s := range t.stakes[system] {
			if s.Holds(p.part) {
				who = append(who, s.Agency)
			}
		}
		if len(who) > 0 {
			out = append(out, templates.Sentence{Key: p.key, Args: []any{"agencies", t.names(who)}})
		}
	}
	return out
}

// names are agencies by name, in the workshop's order: "A, B and C".
func (t *teller) names(agencies []string) string {
	var in []string
	for _, a := range t.doc.Agencies {
		if slices.Contains(agencies, a.ID) {
			in = append(in, t.name(a.ID))
		}
	}
	return t.list(in)
}

// list joins words as the language does.
func (t *teller) list(words []string) string {
	said := ""
	for i, word := range words {
		switch {
		case i == 0:
			said = word
		case i == len(words)-1:
			said = t.printer.T("relation.and", "first", said, "last", word)
		default:
			said = t.printer.T("relation.list", "first", said, "last", word)
		}
	}
	return said
}
