package assessment_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"electready/assessment"
)

// The method read a second time from its text alone: slowly, by straight loops
// over rows, with fractions of whole numbers. It shares no code with the
// package but the rows it reads, and says what [describe] says of an analysis.

// TestAnalyseAgreesWithSecondReading compares both on random rooms.
func TestAnalyseAgreesWithSecondReading(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		compareReadings(t, seed)
	}
	b, d := sixAgencies(t)
	for _, round := range assessment.RoundIDs {
		compare(t, "six agencies", describe(assessment.Analyse(b, d, round, "")), read(b, d, round))
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { compareReadings(t, seed) })
}

func compareReadings(tb testing.TB, seed uint64) {
	tb.Helper()
	b, d := randomRoom(seed)
	for _, round := range assessment.RoundIDs {
		got := describe(assessment.Analyse(b, d, round, ""))
		compare(tb, fmt.Sprintf("room %d, %s", seed, round), got, read(b, d, round))
	}
}

func compare(tb testing.TB, name string, got, want []string) {
	tb.Helper()
	for i := range max(len(got), len(want)) {
		if at(got, i) != at(want, i) {
			tb.Fatalf("%s, line %d:\n got %q\nwant %q", name, i+1, at(got, i), at(want, i))
		}
	}
}

// fraction is never negative; without a bottom it is absent.
type fraction struct{ top, bottom int }

func (f fraction) String() string {
	if f.bottom == 0 {
		return "-"
	}
	divisor := f.bottom
	for rest := f.top; rest > 0; {
		divisor, rest = rest, divisor%rest
	}
	if divisor == f.bottom {
		return fmt.Sprint(f.top / divisor)
	}
	return fmt.Sprintf("%d/%d", f.top/divisor, f.bottom/divisor)
}

func (f fraction) plus(g fraction) fraction {
	return fraction{f.top*g.bottom + g.top*f.bottom, f.bottom * g.bottom}
}

func (f fraction) times(n int) fraction { return fraction{f.top * n, f.bottom} }

func (f fraction) over(n int) fraction { return fraction{f.top, f.bottom * n} }

func (f fraction) less(g fraction) bool { return f.top*g.bottom < g.top*f.bottom }

// reading is one pass over the rows of a document at a round.
type reading struct {
	b    *assessment.Bank
	d    *assessment.Document
	upTo int // 0 first, 1 second, 2 follow-up
	said []string
}

func read(b *assessment.Bank, d *assessment.Document, round assessment.RoundID) []string {
	r := &reading{b: b, d: d, upTo: numberOfRound(round)}
	// Agencies by the bytes of their ids: always the smallest not yet taken.
	taken := map[string]bool{}
	for {
		var next *assessment.Agency
		for i := range d.Agencies {
			a := &d.Agencies[i]
			if a.Left == "" && !taken[a.ID] && (next == nil || a.ID < next.ID) {
				next = a
			}
		}
		if next == nil {
			break
		}
		taken[next.ID] = true
		r.agency(*next)
	}
	r.room()
	return r.said
}

func numberOfRound(round assessment.RoundID) int {
	return map[assessment.RoundID]int{"first": 0, "second": 1, "follow-up": 2}[round]
}

func (r *reading) say(format string, args ...any) {
	r.said = append(r.said, strings.TrimSpace(fmt.Sprintf(format, args...)))
}

func (r *reading) asked(a assessment.Agency, q assessment.Question) bool {
	if r.d.Workshop.QuestionSet == "core" && !q.Core {
		return false
	}
	applies := len(q.AppliesTo) == 0
	for _, kind := range q.AppliesTo {
		if kind == a.Kind {
			applies = true
		}
	}
	for _, need := range q.Needs {
		met := false
		for _, use := range r.d.Workshop.Uses {
			if use == need {
				met = true
			}
		}
		if !met {
			return false
		}
	}
	return applies
}

// stand is where an agency stands on a question: a level, or a word: "unknown",
// "withheld", "not-ours", "unsettled", or "" for nothing.
type stand struct {
	level     int // -1 without one
	word      string
	confirmed bool
	apart     int
}

func (r *reading) stand(a assessment.Agency, q assessment.Question) stand {
	// The voice of each respondent: try rounds from the latest down, revisions
	// from the highest down.
	var voices []string
	latestVoice := -1
	for _, p := range r.d.Respondents {
		if p.Agency != a.ID || p.Aside {
			continue
		}
		for round := r.upTo; round >= 0; round-- {
			choice := r.answer(p.ID, q.ID, round)
			if choice == "" {
				continue
			}
			voices = append(voices, choice)
			if round > latestVoice {
				latestVoice = round
			}
			break
		}
	}
	for round := r.upTo; round >= 0; round-- {
		if choice := r.confirmation(a.ID, q.ID, round); choice != "" {
			if latestVoice <= round {
				return standAt(choice, true)
			}
			break
		}
	}
	return unconfirmed(voices)
}

func standAt(choice string, confirmed bool) stand {
	if len(choice) == 1 {
		return stand{level: int(choice[0] - '0'), confirmed: confirmed}
	}
	return stand{level: -1, word: choice, confirmed: confirmed}
}

func (r *reading) answer(respondent, question string, round int) string {
	for revision := 3; revision > 0; revision-- { // no row here has a higher one
		for _, a := range r.d.Answers {
			if a.Respondent == respondent && a.Question == question &&
				numberOfRound(a.Round) == round && a.Revision == revision {
				return string(a.Choice)
			}
		}
	}
	return ""
}

func (r *reading) confirmation(agency, question string, round int) string {
	choice, nanoseconds := "", int64(-1)
	for _, p := range r.d.Positions {
		if p.Agency != agency || p.Question != question || numberOfRound(p.Round) != round {
			continue
		}
		at := int64(0)
		if p.At != "" {
			moment, _ := time.Parse(time.RFC3339Nano, p.At)
			at = moment.UnixNano()
		}
		if at >= nanoseconds {
			choice, nanoseconds = string(p.Choice), at
		}
	}
	return choice
}

func unconfirmed(voices []string) stand {
	count := map[string]int{}
	known := 0
	for _, v := range voices {
		count[v]++
		if len(v) == 1 {
			known++
		}
	}
	if known == 0 {
		best := ""
		for _, word := range []string{"not-ours", "withheld", "unknown"} {
			if count[word] > 0 && count[word] >= count[best] {
				best = word
			}
		}
		return stand{level: -1, word: best}
	}
	lowest, highest := 9, -1
	for level := 4; level >= 0; level-- {
		if count[fmt.Sprint(level)] > 0 {
			lowest = level
			if highest < 0 {
				highest = level
			}
		}
	}
	if highest-lowest >= 2 {
		return stand{level: -1, word: "unsettled", apart: highest - lowest}
	}
	return stand{level: lowerMiddle(count, known)}
}

// lowerMiddle takes lowest and highest away in pairs until one or two are left.
func lowerMiddle(count map[string]int, known int) int {
	left := map[int]int{}
	for level := range 5 {
		left[level] = count[fmt.Sprint(level)]
	}
	for ; known > 2; known -= 2 {
		for level := 0; level <= 4; level++ {
			if left[level] > 0 {
				left[level]--
				break
			}
		}
		for level := 4; level >= 0; level-- {
			if left[level] > 0 {
				left[level]--
				break
			}
		}
	}
	for level := range 5 {
		if left[level] > 0 {
			return level
		}
	}
	return -1
}
