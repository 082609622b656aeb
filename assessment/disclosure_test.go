package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"electready/assessment"
)

// unnamed are the rules under which nobody can be told from another.
var unnamed = []assessment.Rule{assessment.RuleRoom, assessment.RuleTrainer, assessment.RuleOwn}

// TestShareQuestion says what a shared view may show of the positions: levels
// 0 to 4, unknown, not-ours, not stated; or "most or all".
func TestShareQuestion(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, room, want string }{
		{"four positions", "1: 0 1 2 3", "hidden"},
		{"five", "1: 0 1 2 3 4", "1 1 1 1 1, 0 0 0, split"},
		{"not-ours is no position", "1: 0 1 2 3 n n n", "hidden"},
		{"silence is none", "1: 0 1 2 3 - - -", "hidden"},
		{"unknown is one", "1: 0 1 2 3 u", "1 1 1 1 0, 1 0 0, median 1"},
		{"withheld, silent and unsettled are one thing", "1: 0 2 w s -  3", "1 0 1 1 0, 0 0 3, median 2"},
		{"not-ours is counted", "1: 0 1 2 2 4 n", "1 1 2 0 1, 0 1 0, median 2"},
		{"all at one level", "1: 2 2 2 2 2", "most or all 2, median 2"},
		{"all at the top", "1: 4 4 4 4 4", "most or all 4, median 4"},
		{"all but one", "1: 2 2 2 2 4", "most or all 2, median 2"},
		{"all but one who does not know", "1: 2 2 2 2 u", "most or all 2, median 2"},
		{"all but two", "1: 2 2 2 4 u", "0 0 3 0 1, 1 0 0, median 2"},
		{"all who state something", "1: 2 2 w w s -", "most or all 2, median 2"},
		{"the only one who states something", "1: 2 w w s w", "most or all 2, median 2"},
		{"two who differ", "1: 2 4 w s w", "0 0 1 0 1, 0 0 3, median 2"},
		{"not-ours beside them", "1: 2 2 2 2 2 n n n", "most or all 2, median 2"},
		{"none knows", "1: u u u u u", "most or all unknown"},
		{"none but one knows", "1: u u u u 3", "most or all unknown"},
		{"nothing stated", "1: w w w s s", "0 0 0 0 0, 0 0 5"},
		{"an orphan", "1: u u u u w n n", "most or all unknown, orphan"},
		{"split has no middle", "1: 0 1 3 3 3", "1 1 0 3 0, 0 0 0, split"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, tt.room)
			q := assessment.Analyse(b, d, assessment.First, "").Room.Questions[0]
			for _, rule := range unnamed {
				got := assessment.ShareQuestion(rule, q)
				if text := shortShared(got); text != tt.want {
					t.Errorf("%s, %s: %q, want %q", rule, tt.room, text, tt.want)
				}
				if got.ID != "q1" || got.Asked != len(d.Agencies) || got.Named != nil {
					t.Errorf("%s: %+v", rule, got)
				}
			}
		})
	}
}

func shortShared(q assessment.SharedQuestion) string {
	if !q.Shown {
		if !reflect.DeepEqual(q, assessment.SharedQuestion{ID: q.ID, Asked: q.Asked}) {
			return fmt.Sprintf("hidden, but %+v", q)
		}
		return "hidden"
	}
	text := strings.Trim(fmt.Sprint(q.Counts.Levels), "[]") +
		fmt.Sprintf(", %d %d %d", q.Counts.Unknown, q.Counts.NotOurs, q.Counts.NotStated)
	if q.MostOrAll != "" {
		if q.Counts != (assessment.SharedCounts{}) {
			return fmt.Sprintf("most or all, but %+v", q.Counts)
		}
		text = "most or all " + string(q.MostOrAll)
	}
	if q.Median != nil {
		text += fmt.Sprint(", median ", *q.Median)
	}
	if q.Split {
		text += ", split"
	}
	if q.Orphan {
		text += ", orphan"
	}
	return text
}

// TestShareQuestionNamed: consent of all needs no threshold, and blurs nothing.
func TestShareQuestionNamed(t *testing.T) {
	t.Parallel()
	for room, want := range map[string]string{
		"1: 2":           "0 0 1 0 0, 0 0 0, median 2",
		"1: 2 2 2 2 2 2": "0 0 6 0 0, 0 0 0, median 2",
		"1: 2 s w - n u": "0 0 1 0 0, 1 1 3, median 2",
	} {
		b, d := oneSection(t, room)
		q := assessment.Analyse(b, d, assessment.First, "").Room.Questions[0]
		if got := shortShared(assessment.ShareQuestion(assessment.RuleNamed, q)); got != want {
			t.Errorf("%s: %q, want %q", room, got, want)
		}
	}
}

// TestShareQuestionUnanimity: nobody sees whether all stand at one level, or
// all but one.
func TestShareQuestionUnanimity(t *testing.T) {
	t.Parallel()
	share := func(room string) assessment.SharedRoom {
		b, d := oneSection(t, room)
		show(b, d, assessment.Shown)
		return assessment.ShareRoom(b, d, assessment.First)
	}
	want := share("3*: 1 1 1 1 1 1")
	for _, room := range []string{"3*: 1 1 1 1 1 0", "3*: 1 1 1 1 1 4", "3*: 1 1 1 1 1 u", "3*: u 1 1 1 1 1"} {
		got := share(room)
		got.Themes, want.Themes = nil, nil // scores of another level differ
		if asJSON(t, got) != asJSON(t, want) {
			t.Errorf("%s\n got %s\nwant %s", room, asJSON(t, got), asJSON(t, want))
		}
	}
}

func TestEnoughInSubgroup(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		part, rest int
		want       bool
	}{
		{4, 4, true},
		{3, 9, false},
		{9, 3, false}, // the three could be had by subtraction
		{8, 0, false},
		{0, 8, false},
	} {
		for _, rule := range unnamed {
			if got := rule.EnoughInSubgroup(tt.part, tt.rest); got != tt.want {
				t.Errorf("%s, %d of %d: %v", rule, tt.part, tt.part+tt.rest, got)
			}
		}
		if !assessment.RuleNamed.EnoughInSubgroup(tt.part, tt.rest) {
			t.Errorf("named, %d of %d: hidden", tt.part, tt.part+tt.rest)
		}
	}
}

func TestVisibleQuestions(t *testing.T) {
	t.Parallel()
	b, d := oneSection(t, "1: - - - - -", "1:", "1:", "1:")
	questions := b.Themes[0].Sections[0].Questions
	questions[1].AppliesTo = []assessment.Kind{assessment.EMB}
	questions[2].Core = false
	questions[3].Needs = []assessment.Use{"scanner"}
	d.Agencies[0].Kind = assessment.CERT // so that four are asked q2
	count := func(rule assessment.Rule) int {
		return assessment.VisibleQuestions(b, &d.Workshop, d.Agencies, rule)
	}
	for _, tt := range []struct {
		name           string
		change         func()
		unnamed, named int
	}{
		{"five are asked q1, four q2", func() {}, 1, 2},
		{"full set", func() { d.Workshop.QuestionSet = assessment.FullSet }, 2, 3},
		{"scanners", func() { d.Workshop.Uses = []assessment.Use{"scanner"} }, 3, 4},
		{"five of a kind", func() { d.Agencies[0].Kind = assessment.EMB }, 4, 4},
		{"one left", func() { d.Agencies[0].Left = "2027-03-01T12:00:00Z" }, 0, 4},
		{"one alone", func() { d.Agencies = d.Agencies[1:2] }, 0, 4},
		{"nobody there", func() { d.Agencies = nil }, 0, 0},
	} {
		tt.change()
		for _, rule := range unnamed {
			if got := count(rule); got != tt.unnamed {
				t.Errorf("%s, %s: %d visible, want %d", tt.name, rule, got, tt.unnamed)
			}
		}
		if got := count(assessment.RuleNamed); got != tt.named {
			t.Errorf("%s, named: %d visible, want %d", tt.name, got, tt.named)
		}
	}
}

func TestShareTheme(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, room string
		want       string // bands or most or all, median, scored
	}{
		{"four scores", "1: 0 1 2 3", "hidden"},
		{"four scores and one who does not know", "1: 0 1 2 3 u", "hidden"},
		{"five", "1: 0 1 2 3 4", "[1 1 1 1 1] 50.0 5"},
		{"all in a band", "1: 2 2 2 2 2", "most or all 2, 50.0 5"},
		{"all but one", "1: 2 2 2 2 0", "most or all 2, 50.0 5"},
		{"all but two", "1: 2 2 2 4 0", "[1 0 3 0 1] 50.0 5"},
	} {
		b, d := oneSection(t, tt.room)
		theme := assessment.RoomThemes(b, assessment.Analyse(b, d, assessment.First, "").Agencies)[0]
		for _, rule := range unnamed {
			if got := shortTheme(assessment.ShareTheme(rule, theme)); got != tt.want {
				t.Errorf("%s, %s: %q, want %q", tt.name, rule, got, tt.want)
			}
		}
		if named := assessment.ShareTheme(assessment.RuleNamed, theme); named.Bands != theme.Bands || named.MostOrAll != nil {
			t.Errorf("%s, named: %+v", tt.name, named)
		}
	}
}

// shortTheme is a theme's shared scores in short. Its one section says the same
// as the theme.
func shortTheme(s assessment.SharedTheme) string {
	if len(s.Spreads) != 1 {
		return fmt.Sprintf("%d sections", len(s.Spreads))
	}
	section := s.Spreads[0]
	section.ID, s.Spreads = s.ID, nil
	if !reflect.DeepEqual(section, s) {
		return fmt.Sprintf("theme %+v, section %+v", s, section)
	}
	switch {
	case !s.Shown && reflect.DeepEqual(s, assessment.SharedTheme{ID: "t1"}):
		return "hidden"
	case s.MostOrAll != nil && s.Bands == [assessment.Bands]int{}:
		return fmt.Sprintf("most or all %d, %s %d", *s.MostOrAll, s.Median, s.Scored)
	}
	return fmt.Sprintf("%v %s %d", s.Bands, s.Median, s.Scored)
}

func TestShareQueue(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, room, want string }{
		{"too few agencies", "3>4: 0 0 1 u", "[] [] []"},
		{"worth the talk", "3: 2 2 3 3 3", "[] [q1] []"},
		{"only one differs", "3: 3 3 3 3 2", "[] [] []"},
		{"most or all do not know", "3: u u u u u", "[] [q1] []"},
		{"low, and most or all", "3: 0 0 0 0 0", "[] [] [q1]"},
		{"the one who knows is low", "3: u u u u 0", "[] [q1] []"},
		{"orphan", "1: n n w w w w w", "[q1] [] []"},
		{"orphan with too few positions", "1: n n n n n u", "[] [] []"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, tt.room)
			room := assessment.Analyse(b, d, assessment.First, "").Room
			for _, rule := range unnamed {
				q := assessment.ShareQueue(rule, room)
				if got := fmt.Sprint(q.Orphans, q.Talk, q.Assign); got != tt.want {
					t.Errorf("%s: orphans, talk, assign %s, want %s", rule, got, tt.want)
				}
			}
			q := assessment.ShareQueue(assessment.RuleNamed, room)
			whole := assessment.SharedQueue{Orphans: room.Orphans, Talk: room.Talk, Assign: room.Assign}
			if asJSON(t, q) != asJSON(t, whole) {
				t.Errorf("named: %+v, want %+v", q, whole)
			}
		})
	}
}

func TestProposed(t *testing.T) {
	t.Parallel()
	q := assessment.SharedQueue{
		Orphans: []string{"o1", "o2", "o3", "o4"}, Talk: []string{"t1", "t2", "t3", "t4"}, Assign: []string{"a1", "a2", "a3"},
	}
	p := q.Proposed()
	if len(p.Orphans) != 4 || len(p.Talk) != 3 || len(p.Assign) != 2 || len(q.Talk) != 4 {
		t.Errorf("%+v of %+v", p, q)
	}
	if p := (assessment.SharedQueue{}).Proposed(); len(p.Talk)+len(p.Assign) != 0 {
		t.Errorf("%+v of nothing", p)
	}
}

// TestSwapChangesNothingShared: all answers of two agencies of a kind change
// places, and nobody can tell.
func TestSwapChangesNothingShared(t *testing.T) { overSeeds(t, swapChangesNothingShared) }

func FuzzSwapChangesNothingShared(f *testing.F) { fuzz(f, swapChangesNothingShared) }

func swapChangesNothingShared(tb testing.TB, seed uint64) {
	b, d := randomRoom(seed)
	one, other, found := alike(d)
	if !found {
		return
	}
	swapped := clone(d)
	swap := map[string]string{one: other, other: one}
	for i := range swapped.Respondents {
		swapID(swap, &swapped.Respondents[i].Agency)
	}
	for i := range swapped.Positions {
		swapID(swap, &swapped.Positions[i].Agency)
	}
	for _, rule := range unnamed {
		d.Workshop.Disclosure, swapped.Workshop.Disclosure = rule, rule
		sameShared(tb, fmt.Sprintf("room %d, %s and %s swapped", seed, one, other), b, d, swapped)
	}
}

// alike finds two agencies of one kind in the room.
func alike(d *assessment.Document) (one, other string, found bool) {
	byKind := map[assessment.Kind]string{}
	for _, a := range d.Agencies {
		if a.Left != "" {
			continue
		}
		if first, has := byKind[a.Kind]; has {
			return first, a.ID, true
		}
		byKind[a.Kind] = a.ID
	}
	return "", "", false
}

func swapID(swap map[string]string, id *string) {
	if to, has := swap[*id]; has {
		*id = to
	}
}

func sameShared(tb testing.TB, name string, b *assessment.Bank, before, after *assessment.Document) {
	tb.Helper()
	for _, round := range assessment.RoundIDs {
		for _, share := range []func(*assessment.Bank, *assessment.Document, assessment.RoundID) assessment.SharedRoom{
			assessment.ShareRoom, assessment.PreviewRoom,
		} {
			if want, got := asJSON(tb, share(b, before, round)), asJSON(tb, share(b, after, round)); got != want {
				tb.Fatalf("%s, %s\n got %s\nwant %s", name, round, got, want)
			}
		}
	}
}

// TestThemeNotShownChangesNothing: answers and confirmations in what is not
// shown are nowhere, whatever the rule.
func TestThemeNotShownChangesNothing(t *testing.T) { overSeeds(t, themeNotShownChangesNothing) }

func FuzzThemeNotShownChangesNothing(f *testing.F) { fuzz(f, themeNotShownChangesNothing) }

func themeNotShownChangesNothing(tb testing.TB, seed uint64) {
	b, d := randomRoom(seed)
	random := rand.New(rand.NewPCG(seed, 5))
	hidden := func(question string, round assessment.RoundID) bool {
		place, _, _ := b.Question(question)
		until, shown := assessment.ShownRound(d, place.Theme, assessment.FollowUp)
		return !shown || until.Before(round)
	}
	changed := clone(d)
	for i := range changed.Answers {
		if a := &changed.Answers[i]; hidden(a.Question, a.Round) {
			a.Choice = pick(random, assessment.Choices...)
		}
	}
	for i := range changed.Positions {
		if p := &changed.Positions[i]; hidden(p.Question, p.Round) {
			p.Choice = pick(random, assessment.Choices...)
		}
	}
	want := asJSON(tb, assessment.ShareRoom(b, d, assessment.FollowUp))
	if got := asJSON(tb, assessment.ShareRoom(b, changed, assessment.FollowUp)); got != want {
		tb.Fatalf("room %d\n got %s\nwant %s", seed, got, want)
	}
}
