package assessment_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// Properties that hold in every room. Each runs over a hundred seeds as a plain
// test, and as a fuzz target for as long as somebody likes.

const seeds = 100

func overSeeds(t *testing.T, property func(testing.TB, uint64)) {
	t.Helper()
	t.Parallel()
	for seed := range uint64(seeds) {
		property(t, seed)
	}
}

func fuzz(f *testing.F, property func(testing.TB, uint64)) {
	f.Helper()
	for _, seed := range []uint64{0, 7, 1 << 40} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { property(t, seed) })
}

func TestScoreLiesInItsRange(t *testing.T)       { overSeeds(t, scoreLiesInItsRange) }
func FuzzScoreLiesInItsRange(f *testing.F)       { fuzz(f, scoreLiesInItsRange) }
func TestHigherLevelNeverLowers(t *testing.T)    { overSeeds(t, higherLevelNeverLowers) }
func FuzzHigherLevelNeverLowers(f *testing.F)    { fuzz(f, higherLevelNeverLowers) }
func TestKnowingNarrowsTheRange(t *testing.T)    { overSeeds(t, knowingNarrowsTheRange) }
func FuzzKnowingNarrowsTheRange(f *testing.F)    { fuzz(f, knowingNarrowsTheRange) }
func TestOrderOfRowsChangesNothing(t *testing.T) { overSeeds(t, orderOfRowsChangesNothing) }
func FuzzOrderOfRowsChangesNothing(f *testing.F) { fuzz(f, orderOfRowsChangesNothing) }
func TestNamesChangeNothing(t *testing.T)        { overSeeds(t, namesChangeNothing) }
func FuzzNamesChangeNothing(f *testing.F)        { fuzz(f, namesChangeNothing) }
func TestOutsidersChangeNothing(t *testing.T)    { overSeeds(t, outsidersChangeNothing) }
func FuzzOutsidersChangeNothing(f *testing.F)    { fuzz(f, outsidersChangeNothing) }

// ranges are all scores of an agency by where they stand.
func ranges(a assessment.AgencyResult) map[string]assessment.ScoreRange {
	out := map[string]assessment.ScoreRange{"overall": a.Overall.ScoreRange}
	for _, t := range a.Themes {
		out[t.ID] = t.ScoreRange
		for _, s := range t.Sections {
			out[t.ID+"/"+s.ID] = s.ScoreRange
		}
	}
	return out
}

// atMost reports whether x <= y; an absent figure is compared with nothing.
func atMost(x, y *assessment.Figure) bool { return x == nil || y == nil || x.Cmp(*y) <= 0 }

func scoreLiesInItsRange(tb testing.TB, seed uint64) {
	b, d := randomRoom(seed)
	for _, round := range assessment.RoundIDs {
		for _, a := range assessment.Analyse(b, d, round, "").Agencies {
			for where, r := range ranges(a) {
				if !atMost(r.Low, r.Score) || !atMost(r.Score, r.High) || !atMost(r.Low, r.High) {
					tb.Fatalf("room %d, %s, %s, %s: %s", seed, round, a.ID, where, exact(r))
				}
				if r.Low == nil != (r.High == nil) || r.Low == nil && r.Score != nil {
					tb.Fatalf("room %d, %s, %s, %s: half a range %s", seed, round, a.ID, where, exact(r))
				}
			}
		}
	}
}

// settle is the document with a position that the lead of an agency confirmed
// last of all.
func settle(d *assessment.Document, agency, question string, choice assessment.Choice) *assessment.Document {
	c := clone(d)
	c.Positions = append(c.Positions, assessment.Position{
		Agency: agency, Round: assessment.FollowUp, Question: question, Choice: choice, At: "2030-01-01T00:00:00Z",
	})
	return c
}

// eachPosition visits the positions of one agency of a room at the follow-up.
func eachPosition(seed uint64, visit func(*assessment.Bank, *assessment.Document, assessment.AgencyResult, string, assessment.PositionState)) {
	b, d := randomRoom(seed)
	agencies := assessment.Analyse(b, d, assessment.FollowUp, "").Agencies
	if len(agencies) == 0 {
		return
	}
	a := agencies[seed%uint64(len(agencies))]
	for question, p := range a.Positions {
		visit(b, d, a, question, p)
	}
}

func agencyOf(a assessment.Analysis, id string) assessment.AgencyResult {
	return a.Agencies[slices.IndexFunc(a.Agencies, func(r assessment.AgencyResult) bool { return r.ID == id })]
}

func higherLevelNeverLowers(tb testing.TB, seed uint64) {
	eachPosition(seed, func(b *assessment.Bank, d *assessment.Document, before assessment.AgencyResult, question string, p assessment.PositionState) {
		level, known := p.Level()
		if !known || level == assessment.TopLevel {
			return
		}
		raised := settle(d, before.ID, question, assessment.LevelChoice(level+1))
		after := ranges(agencyOf(assessment.Analyse(b, raised, assessment.FollowUp, ""), before.ID))
		for where, r := range ranges(before) {
			s := after[where]
			if (r.Score == nil) != (s.Score == nil) {
				tb.Fatalf("room %d, %s, %s: a score came or went: %s, then %s", seed, question, where, exact(r), exact(s))
			}
			if !atMost(r.Score, s.Score) || !atMost(r.Low, s.Low) || !atMost(r.High, s.High) {
				tb.Fatalf("room %d, %s raised, %s: %s, then %s", seed, question, where, exact(r), exact(s))
			}
		}
	})
}

func knowingNarrowsTheRange(tb testing.TB, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 2))
	eachPosition(seed, func(b *assessment.Bank, d *assessment.Document, before assessment.AgencyResult, question string, p assessment.PositionState) {
		if _, known := p.Level(); known || !p.Applicable() {
			return
		}
		found := settle(d, before.ID, question, assessment.LevelChoice(random.IntN(assessment.TopLevel+1)))
		after := ranges(agencyOf(assessment.Analyse(b, found, assessment.FollowUp, ""), before.ID))
		for where, r := range ranges(before) {
			s := after[where]
			if !atMost(r.Low, s.Low) || !atMost(s.High, r.High) {
				tb.Fatalf("room %d, %s known, %s: %s, then %s", seed, question, where, exact(r), exact(s))
			}
		}
	})
}

func orderOfRowsChangesNothing(tb testing.TB, seed uint64) {
	b, d := randomRoom(seed)
	said := func(d *assessment.Document) string {
		r := assessment.FollowUp
		return asJSON(tb, assessment.Analyse(b, d, r, ""), assessment.ShareRoom(b, d, r), assessment.PreviewRoom(b, d, r))
	}
	want, got := said(d), said(shuffled(d, seed))
	if got != want {
		tb.Fatalf("room %d: another order of rows\n got %s\nwant %s", seed, got, want)
	}
}

// shuffled has all rows in another order; only the confirmations of one
// question by one agency keep theirs, for it decides between equal times.
func shuffled(d *assessment.Document, seed uint64) *assessment.Document {
	random := rand.New(rand.NewPCG(seed, 3))
	c := clone(d)
	shuffle(random, c.Agencies)
	shuffle(random, c.Respondents)
	shuffle(random, c.Answers)
	shuffle(random, c.Themes)
	rank := map[string]int{}
	key := func(p assessment.Position) string { return p.Agency + " " + p.Question }
	for _, p := range c.Positions {
		if _, has := rank[key(p)]; !has {
			rank[key(p)] = random.Int()
		}
	}
	slices.SortStableFunc(c.Positions, func(x, y assessment.Position) int {
		if rank[key(x)] < rank[key(y)] {
			return -1
		} else if rank[key(x)] > rank[key(y)] {
			return 1
		}
		return 0
	})
	return c
}

func shuffle[T any](random *rand.Rand, list []T) {
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func namesChangeNothing(tb testing.TB, seed uint64) {
	b, d := randomRoom(seed)
	random := rand.New(rand.NewPCG(seed, 4))
	renamed := clone(d)
	to, from := map[string]string{}, map[string]string{}
	for i := range renamed.Agencies {
		a := &renamed.Agencies[i]
		name := fmt.Sprintf("n%d-%d", random.IntN(100), i)
		to[a.ID], from[name] = name, a.ID
		a.ID, a.Name, a.Present = name, "Another name", !a.Present
	}
	people := map[string]string{}
	for i := range renamed.Respondents {
		p := &renamed.Respondents[i]
		people[p.ID] = fmt.Sprintf("p%d-%d", random.IntN(100), i)
		p.ID, p.Agency, p.Seat = people[p.ID], to[p.Agency], 9-p.Seat
	}
	for i := range renamed.Answers {
		renamed.Answers[i].Respondent = people[renamed.Answers[i].Respondent]
	}
	for i := range renamed.Positions {
		renamed.Positions[i].Agency = to[renamed.Positions[i].Agency]
	}
	want := assessment.Analyse(b, d, assessment.FollowUp, "")
	got := assessment.Analyse(b, renamed, assessment.FollowUp, "")
	if !slices.IsSortedFunc(got.Agencies, func(x, y assessment.AgencyResult) int { return strings.Compare(x.ID, y.ID) }) {
		tb.Fatalf("room %d: agencies are not in the order of their ids", seed)
	}
	for i := range got.Agencies {
		got.Agencies[i].ID = from[got.Agencies[i].ID]
	}
	slices.SortFunc(got.Agencies, func(x, y assessment.AgencyResult) int { return strings.Compare(x.ID, y.ID) })
	if w, g := asJSON(tb, want.Agencies, want.Room), asJSON(tb, got.Agencies, got.Room); w != g {
		tb.Fatalf("room %d: other names\n got %s\nwant %s", seed, g, w)
	}
}

// outsidersChangeNothing: not those who left, not those set aside, not what
// nobody was asked.
func outsidersChangeNothing(tb testing.TB, seed uint64) {
	b, d := randomRoom(seed)
	want := asJSON(tb, assessment.Analyse(b, d, assessment.FollowUp, ""))
	c := clone(d)
	outside := map[string]bool{}
	kinds := map[string]assessment.Kind{}
	for _, a := range d.Agencies {
		outside[a.ID] = a.Left != ""
		kinds[a.ID] = a.Kind
	}
	agencies := map[string]string{}
	for _, p := range d.Respondents {
		agencies[p.ID] = p.Agency
		outside[p.ID] = p.Aside || outside[p.Agency]
	}
	notAsked := func(agency, question string) bool {
		_, q, _ := b.Question(question)
		return !q.AskedOf(&d.Workshop, kinds[agency])
	}
	c.Agencies = slices.DeleteFunc(c.Agencies, func(a assessment.Agency) bool { return outside[a.ID] })
	c.Respondents = slices.DeleteFunc(c.Respondents, func(p assessment.Respondent) bool { return outside[p.ID] })
	c.Answers = slices.DeleteFunc(c.Answers, func(a assessment.Answer) bool {
		return outside[a.Respondent] || notAsked(agencies[a.Respondent], a.Question)
	})
	c.Positions = slices.DeleteFunc(c.Positions, func(p assessment.Position) bool {
		return outside[p.Agency] || notAsked(p.Agency, p.Question)
	})
	if got := asJSON(tb, assessment.Analyse(b, c, assessment.FollowUp, "")); got != want {
		tb.Fatalf("room %d without its outsiders\n got %s\nwant %s", seed, got, want)
	}
}

func asJSON(tb testing.TB, values ...any) string {
	tb.Helper()
	printed, err := json.Marshal(values)
	if err != nil {
		tb.Fatal(err)
	}
	return string(printed)
}

// TestAnalyseReadsOnly: neither bank nor document change.
func TestAnalyseReadsOnly(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		b, d := randomRoom(seed)
		sameBank, same := randomRoom(seed)
		assessment.Analyse(b, d, assessment.FollowUp, "2027-03-01")
		assessment.ShareRoom(b, d, assessment.FollowUp)
		if !reflect.DeepEqual(b, sameBank) || !reflect.DeepEqual(d, same) {
			t.Fatalf("room %d was changed", seed)
		}
	}
}

// TestAnalysePrintsAllKeys: lists and maps are empty, never null, also where
// nothing was said.
func TestAnalysePrintsAllKeys(t *testing.T) {
	t.Parallel()
	mayBeNull := map[string]bool{
		"score": true, "low": true, "high": true, "level": true, "median": true, "feasibility": true, "start_by": true,
	}
	var look func(where string, value any)
	look = func(where string, value any) {
		switch value := value.(type) {
		case nil:
			if !mayBeNull[where] {
				t.Errorf("%s is null", where)
			}
		case []any:
			for _, v := range value {
				look(where+"[]", v)
			}
		case map[string]any:
			for key, v := range value {
				look(key, v)
			}
		}
	}
	for seed := range uint64(50) {
		b, d := randomRoom(seed)
		if seed == 0 {
			b, d = &assessment.Bank{ID: "empty", Version: "1"}, newDocument()
		}
		var printed map[string]any
		text, err := json.Marshal(assessment.Analyse(b, d, assessment.FollowUp, ""))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &printed); err != nil {
			t.Fatal(err)
		}
		if len(printed) != 13 {
			t.Errorf("%d keys, want 13", len(printed))
		}
		look("analysis", printed)
	}
}
