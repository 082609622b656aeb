package assessment_test

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"electready/assessment"
)

// A second reading of what follows from statements, written from the text of
// the method alone: it looks rows up one by one, enumerates all paths, and
// writes every rule as a sentence over all agencies. It shares no code with the
// package.

func TestStatementsAgreeWithSecondReading(t *testing.T) {
	t.Parallel()
	for seed := range uint64(400) {
		b, d := randomStatements(seed)
		for _, r := range []string{"first", "second", "follow-up"} {
			got := statementResults(b, d, assessment.RoundID(r))
			sameStatements(t, fmt.Sprintf("seed %d, round %s", seed, r), got, readStatements(b, d, r))
		}
	}
}

type statementReading struct {
	b     *assessment.Bank
	d     *assessment.Document
	upTo  int
	names []string // of the agencies that did not leave
	kinds map[string]string
}

func readStatements(b *assessment.Bank, d *assessment.Document, round string) []string {
	s := statementReading{b: b, d: d, upTo: strings.Index("first/second/follow-up", round), kinds: map[string]string{}}
	for _, a := range d.Agencies {
		if a.Left == "" {
			s.names = append(s.names, a.ID)
			s.kinds[a.ID] = string(a.Kind)
		}
	}
	sort.Strings(s.names)
	var out []string
	out = append(out, s.allChannels()...)
	out = append(out, s.allTasks()...)
	out = append(out, s.allSystems()...)
	out = append(out, s.allPaths()...)
	return append(out, s.allPrinciples()...)
}

// here reports whether every agency named is in the room.
func (s statementReading) here(ids ...string) bool {
	for _, id := range ids {
		if id != "" && !slices.Contains(s.names, id) {
			return false
		}
	}
	return true
}

// rank orders statements; negative: later than the round that is read.
func (s statementReading) rank(x assessment.Stated, upTo int) int {
	round := string(x.Round)
	if round == "" {
		round = "first"
	}
	at := strings.Index("first/second/follow-up", round)
	if at > upTo {
		return -1
	}
	return at*1000 + max(x.Revision, 1)
}

// channel is what from says about to.
func (s statementReading) channel(t assessment.ChannelType, from, to string) (found assessment.Channel) {
	best := -1
	for _, c := range s.d.Channels {
		if n := s.rank(c.Stated, s.upTo); c.Type == t && c.Agency == from && c.Peer == to && n > best {
			best, found = n, c
		}
	}
	if !s.here(found.Agency, found.Peer, found.Via) {
		return assessment.Channel{}
	}
	return found
}

// plainStates is the text's first paragraph as a list: what the sender says,
// what the receiver says, whether each ticked "tested".
var plainStates = map[string]string{
	"yes yes true true": "exercised", "yes yes true false": "confirmed", "yes yes false true": "confirmed", "yes yes false false": "confirmed",
	"yes no true true": "sender-only", "yes no true false": "sender-only", "yes no false true": "sender-only", "yes no false false": "sender-only",
	"no yes true true": "receiver-only", "no yes true false": "receiver-only", "no yes false true": "receiver-only", "no yes false false": "receiver-only",
	"no no true true": "none", "no no true false": "none", "no no false true": "none", "no no false false": "none",
}

func (s statementReading) direct(t assessment.ChannelType, from, to string) string {
	a, b := s.channel(t, from, to), s.channel(t, to, from)
	if state, ok := plainStates[fmt.Sprint(a.Sends, " ", b.Receives, " ", a.Tested, " ", b.Tested)]; ok {
		return state
	}
	return "unclear"
}

func (s statementReading) pair(t assessment.ChannelType, from, to string) string {
	a := s.channel(t, from, to)
	if a.Sends != "via" {
		return s.direct(t, from, to)
	}
	legs := s.direct(t, from, a.Via) + " " + s.direct(t, a.Via, to)
	if strings.Contains(legs, "unclear") {
		return "unclear"
	}
	legs = strings.ReplaceAll(legs, "exercised", "confirmed")
	if legs == "confirmed confirmed" {
		return "relayed"
	}
	if s.channel(t, to, from).Receives == "yes" {
		return "unclear"
	}
	return "sender-only"
}

func (s statementReading) types() (out []assessment.ChannelType) {
	used := fmt.Sprint(s.d.Workshop.Channels)
	if used == "[]" {
		used = "[incident crime alert]"
	}
	for _, t := range []assessment.ChannelType{"incident", "crime", "alert", "help"} {
		if strings.Contains(used, string(t)) {
			out = append(out, t)
		}
	}
	return out
}

func (s statementReading) allChannels() (out []string) {
	for _, t := range s.types() {
		for _, from := range s.names {
			for _, to := range s.names {
				if from != to {
					out = append(out, fmt.Sprintf("channel %s %s %s %s %t", t, from, to, s.pair(t, from, to), s.required(t, from, to)))
				}
			}
		}
	}
	return out
}

func (s statementReading) required(t assessment.ChannelType, from, to string) bool {
	rivals := 0
	for _, other := range s.names {
		if other != from && other != to && s.kinds[other] == s.kinds[to] {
			rivals++
		}
	}
	named := false
	for _, c := range s.d.Workshop.Counterparts {
		named = named || c.Agency == from && c.Peer == to && string(c.Kind) == s.kinds[to]
	}
	for _, e := range s.b.Expected {
		if e.Type == t && string(e.From) == s.kinds[from] && string(e.To) == s.kinds[to] {
			return rivals == 0 || named
		}
	}
	return false
}

// claim is what an agency says of a task, and whether it has a row.
func (s statementReading) claim(scenario, task, agency string) (found assessment.Claim, any bool) {
	best := -1
	for _, c := range s.d.Claims {
		if n := s.rank(c.Stated, s.upTo); c.Scenario == scenario && c.Task == task && c.Agency == agency && n > best {
			best, found = n, c
		}
	}
	if best < 0 || !s.here(found.Agency, found.Other) {
		return assessment.Claim{}, false
	}
	return found, true
}

func (s statementReading) allTasks() (out []string) {
	for _, scenario := range s.b.Scenarios {
		for _, task := range scenario.Tasks {
			says, listed := map[string]assessment.Claim{}, false
			for _, a := range s.names {
				c, any := s.claim(scenario.ID, task, a)
				says[a], listed = c, listed || any
			}
			if listed {
				out = append(out, "task "+scenario.ID+" "+task+" "+s.task(says))
			}
		}
	}
	return out
}

func (s statementReading) task(says map[string]assessment.Claim) string {
	in := func(word string, words ...string) bool { return slices.Contains(words, word) }
	stated := func(a string) bool { return !in(says[a].Claim, "", "unknown", "withheld") }
	leading := func(a string) bool { return in(says[a].Claim, "lead", "with") }
	together := func(a, b string) bool {
		return says[a].Claim == "with" && says[a].Other == b && says[b].Claim == "with" && says[b].Other == a
	}
	names := func(by, whom string) bool {
		return says[by].Claim == "other" && says[by].Other == whom ||
			says[by].Claim == "with" && says[by].Other == whom && !together(by, whom)
	}
	// The lead of an agency is the first of those that it leads together with.
	head := func(a string) string {
		for _, b := range s.names {
			if b < a && together(a, b) {
				return b
			}
		}
		return a
	}
	var leads [][]string
	for _, a := range s.names {
		if !leading(a) || head(a) != a {
			continue
		}
		members := []string{a}
		for _, b := range s.names {
			if b != a && leading(b) && head(b) == a {
				members = append(members, b)
			}
		}
		leads = append(leads, members)
	}
	named := map[string][]string{}
	for _, whom := range s.names {
		for _, by := range s.names {
			if names(by, whom) {
				named[whom] = append(named[whom], by)
			}
		}
	}
	some := func(f func(a, b string) bool) bool {
		for _, a := range s.names {
			for _, b := range s.names {
				if f(a, b) {
					return true
				}
			}
		}
		return false
	}
	count := 0
	for _, a := range s.names {
		if stated(a) {
			count++
		}
	}
	several := some(func(a, b string) bool { return leading(a) && leading(b) && head(a) != head(b) })
	unaware := some(func(a, b string) bool { return names(a, b) && stated(b) && !leading(b) })
	unexpected := false
	for _, l := range s.names {
		unexpected = unexpected || leading(l) && some(func(by, whom string) bool {
			inside := func(x string) bool { return leading(x) && head(x) == head(l) }
			return names(by, whom) && !inside(by) && !inside(whom)
		})
	}
	flags := map[string]bool{
		"several-leads": several,
		"shared":        some(together),
		"law-practice": some(func(a, b string) bool {
			return leading(a) && leading(b) && head(a) != head(b) && says[a].Basis == "law" && says[b].Basis == "practice"
		}),
		"no-lead":     len(leads) == 0 && count > 2,
		"not-stated":  len(leads) == 0 && count <= 2,
		"unaware":     unaware,
		"unconfirmed": some(func(a, b string) bool { return names(a, b) && !stated(b) }),
		"unexpected":  unexpected,
		"agreed": len(leads) == 1 && !several && !unaware && !unexpected &&
			!some(func(a, _ string) bool { return says[a].Claim == "nobody" }) &&
			some(func(a, b string) bool {
				return !slices.Contains(leads[0], a) && (says[a].Claim == "support" || slices.Contains(leads[0], b) && names(a, b))
			}),
	}
	return fmt.Sprint(ticked(flags), " ", leads, " ", named)
}

func ticked(flags map[string]bool) []string {
	out := []string{}
	for f, on := range flags {
		if on {
			out = append(out, f)
		}
	}
	sort.Strings(out)
	return out
}

func (s statementReading) stake(system, agency string) (found assessment.Stake) {
	best := -1
	for _, x := range s.d.Stakes {
		if n := s.rank(x.Stated, s.upTo); x.System == system && x.Agency == agency && n > best {
			best, found = n, x
		}
	}
	return found
}

func (s statementReading) allSystems() (out []string) {
	for _, system := range s.b.Systems {
		var owners, dependents, stated []string
		ready, answered, lacking, single := false, false, false, false
		for _, a := range s.names {
			x := s.stake(system.ID, a)
			parts := "," + strings.Join(x.Stakes, ",") + ","
			has := func(part string) bool { return strings.Contains(parts, ","+part+",") }
			if parts != ",," && !has("unknown") && !has("withheld") {
				stated = append(stated, a)
			}
			if has("owns") {
				owners = append(owners, a)
				answered = answered || x.Fallback == "yes"
				ready = ready || x.Fallback == "yes" && x.Rehearsed
				single = single || x.SingleSupplier
			} else if has("depends") && (x.Fallback == "no" || x.Fallback == "unknown") {
				lacking = true
			}
			if has("depends") {
				dependents = append(dependents, a)
			}
		}
		flags := ticked(map[string]bool{
			"no-owner": owners == nil && len(stated) > 2, "several-owners": len(owners) > 1,
			"many-depend": len(dependents) > 2 && !ready, "fallback-unknown": answered && lacking, "one-supplier": single,
		})
		out = append(out, fmt.Sprintf("system %s %v %v %v", system.ID, flags, owners, dependents))
	}
	return out
}

// speeds are the paces from slow to fast; their place is how fast they are.
var speeds = []string{"never", "later", "day", "hour"}

func (s statementReading) allPaths() (out []string) {
	for _, t := range s.types() {
		real, paper := map[string][2]int{}, map[string][2]int{} // hop -> speed by day, at night
		for _, from := range s.names {
			for _, to := range s.names {
				if from == to {
					continue
				}
				a, b := s.channel(t, from, to), s.channel(t, to, from)
				speed := max(1, slices.Index(speeds, a.Within))
				hop := [2]int{speed, 0}
				if a.AtNight {
					hop[1] = speed
				}
				if state := s.direct(t, from, to); state == "confirmed" || state == "exercised" {
					real[from+to] = hop
				}
				if a.Sends == "yes" {
					paper[from+to] = hop
				} else if b.Receives == "yes" {
					paper[from+to] = [2]int{1, 0}
				}
			}
		}
		for _, from := range s.names {
			for time, night := range []bool{false, true} {
				now := s.fastest(real, from, time, "")
				connectors := []string{}
				for _, x := range s.names {
					if x == from {
						continue
					}
					without := s.fastest(real, from, time, x)
					for _, y := range s.names {
						if y != from && y != x && now[y] != "never" && without[y] == "never" {
							connectors = append(connectors, x)
							break
						}
					}
				}
				out = append(out, fmt.Sprintf("path %s %s %t %v %v %v", t, from, night, now, s.fastest(paper, from, time, ""), connectors))
			}
		}
	}
	return out
}

// fastest tries every path that visits no agency twice.
func (s statementReading) fastest(hops map[string][2]int, from string, time int, without string) map[string]string {
	best := map[string]string{}
	for _, a := range s.names {
		if a != from {
			best[a] = "never"
		}
	}
	var walk func(path []string, slowest int)
	walk = func(path []string, slowest int) {
		last := path[len(path)-1]
		for _, next := range s.names {
			speed := min(slowest, hops[last+next][time])
			if speed == 0 || next == without || slices.Contains(path, next) {
				continue
			}
			if speed > slices.Index(speeds, best[next]) {
				best[next] = speeds[speed]
			}
			walk(append(slices.Clone(path), next), speed)
		}
	}
	walk([]string{from}, 3)
	return best
}

func (s statementReading) allPrinciples() (out []string) {
	ids := []string{}
	for _, p := range s.d.Principles {
		if !slices.ContainsFunc(s.b.Principles, func(q assessment.Principle) bool { return q.ID == p.ID }) && !slices.Contains(ids, p.ID) {
			ids = append(ids, p.ID)
		}
	}
	sort.Strings(ids)
	for i := len(s.b.Principles) - 1; i >= 0; i-- {
		ids = append([]string{s.b.Principles[i].ID}, ids...)
	}
	for _, id := range ids {
		version := 1
		for _, p := range s.d.Principles {
			if p.ID == id && p.Version > version {
				version = p.Version
			}
		}
		count := map[string]int{}
		for _, a := range s.names {
			best, stance := -1, ""
			for _, x := range s.d.Stances {
				if n := s.rank(x.Stated, 99); x.Agency == a && x.Principle == id && x.Version == version && n > best {
					best, stance = n, x.Stance
				}
			}
			count[stance]++
		}
		out = append(out, fmt.Sprintf("principle %s %d %d %d %d", id, count["support"], count["wording"], count["reservation"], count["no-mandate"]))
	}
	return out
}
