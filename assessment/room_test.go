package assessment_test

import (
	"strings"
	"testing"

	"electready/assessment"
)

// TestRoomQuestion counts in the order of the levels, unknown, withheld,
// not-ours, unsettled. Each position is another agency's.
func TestRoomQuestion(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, room, want string }{
		{"nobody answers", "3: - - -", "0 0 0 0 0 0 0 0 0 median - discussion 0"},
		{"every choice", "1: 0 1 2 3 4 u w n s -", "1 1 1 1 1 1 1 1 1 median 2 split discussion 37/80"}, // 2/5 + 1/8/2
		{"lower median of an even number", "1: 2 3", "0 0 1 1 0 0 0 0 0 median 2 discussion 0"},
		{"two do not disagree yet", "3: 0 4", "1 0 0 0 1 0 0 0 0 median 0 discussion 0"},
		{"three do", "1: 0 4 4", "1 0 0 0 2 0 0 0 0 median 4 discussion 4/9"}, // 16/(4x9)
		{"agreement", "3: 2 2 2 2", "0 0 4 0 0 0 0 0 0 median 2 discussion 0"},
		{"greatest disagreement", "1: 0 0 4 4", "2 0 0 0 2 0 0 0 0 median 0 split discussion 1/2"}, // 32/(4x16)
		{"shared facts count twice", "1*: 0 0 4 4", "2 0 0 0 2 0 0 0 0 median 0 split discussion 1"},
		{"weight", "3: 0 0 4 4", "2 0 0 0 2 0 0 0 0 median 0 split discussion 3/2"},
		{"split needs two low", "1: 1 2 3 3", "0 1 1 2 0 0 0 0 0 median 2 discussion 7/32"}, // 14/64
		{"split needs two high", "1: 1 1 2 3", "0 2 1 1 0 0 0 0 0 median 1 discussion 7/32"},
		{"split of 1 and 3", "1: 1 1 3 3", "0 2 0 2 0 0 0 0 0 median 1 split discussion 1/4"},
		{"share of unknown", "1: u 2", "0 0 1 0 0 1 0 0 0 median 2 discussion 1/4"},
		{"withheld and unsettled are in the share's base", "1: u w s", "0 0 0 0 0 1 1 0 1 median - discussion 1/6"},
		{"not-ours and silence are not", "1: u n -", "0 0 0 0 0 1 0 1 0 median - discussion 1/2"},
		{"orphan", "1: n n w", "0 0 0 0 0 0 1 2 0 median - orphan discussion 0"},
		{"one not-ours is no orphan", "1: n u", "0 0 0 0 0 1 0 1 0 median - discussion 1/2"},
		{"a known level is no orphan", "1: n n 0", "1 0 0 0 0 0 0 2 0 median 0 discussion 0"},
		{"an unsettled one has no known level", "1: n n s", "0 0 0 0 0 0 0 2 1 median - orphan discussion 0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, tt.room)
			if got, want := lines(b, d, "question"), "question q1 counts "+tt.want; got != want {
				t.Errorf("%s\n got %q\nwant %q", tt.room, got, want)
			}
		})
	}
}

func TestRoomQueue(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		room []string
		want string // talk / assign / orphans
	}{
		{"nothing", []string{"1: 3 3 3"}, "talk/assign/orphans"},
		{"talk by value", []string{"1: u 3", "3: u 3", "2: u 3"}, "talk q2 q3 q1/assign/orphans"},
		{"talk: ties in bank order", []string{"1: u 3", "2: 3 3", "1: 3 u"}, "talk q1 q3/assign/orphans"},
		// 1/6 of 3 and 1/4 of 2 are equal exactly, though not in decimals
		{"talk: exact ties", []string{"2: u 3 -", "3: u 3 w", "2: u 3 -"}, "talk q1 q2 q3/assign/orphans"},
		{"assign two below target", []string{"1: 1 1", "1: 2 2"}, "talk/assign q1/orphans"},
		{"assign by value", []string{"1: 1 1", "3: 1 1", "1!: 1 1", "1>4: 1 1"}, "talk/assign q2 q3 q4 q1/orphans"},
		{"assign: ties in bank order", []string{"1: 0 0", "3: 3 3", "3>1: 0 0", "1: 0 0"}, "talk/assign q1 q4/orphans"},
		{"assign: not what is split", []string{"1: 0 0 3 3"}, "talk q1/assign/orphans"},
		{"assign: not without a median", []string{"3!>4: u u"}, "talk q1/assign/orphans"},
		{"orphans in bank order", []string{"1: n n", "3: n n", "3: 3 n"}, "talk/assign/orphans q1 q2"},
		{"in several at once", []string{"1: n n u"}, "talk q1/assign/orphans q1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, tt.room...)
			got := strings.ReplaceAll(lines(b, d, "talk", "assign", "orphans"), "\n", "/")
			if got != tt.want {
				t.Errorf("%s\n got %q\nwant %q", tt.room, got, tt.want)
			}
		})
	}
}

// TestRoomQuestionsOfTheSet: every question of the set is listed, asked or not,
// and no other.
func TestRoomQuestionsOfTheSet(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		set  assessment.QuestionSet
		want string
	}{
		{assessment.CoreSet, "q1 q2 q3"},
		{assessment.FullSet, "q1 q2 q3 q4"},
	} {
		b, d := oneSection(t, "1: 3", "1: 3", "1: 3", "1: 3")
		d.Workshop.QuestionSet = tt.set
		questions := b.Themes[0].Sections[0].Questions
		questions[1].Needs = []assessment.Use{"scanner"}
		questions[2].AppliesTo = []assessment.Kind{assessment.Police}
		questions[3].Core = false
		var got []string
		for _, q := range assessment.Analyse(b, d, assessment.First, "").Room.Questions {
			got = append(got, q.ID)
			if len(q.Counts) != 9 {
				t.Errorf("%s: counts %v, want nine keys", q.ID, q.Counts)
			}
			if known := q.Counts["3"]; (known == 1) != (q.ID == "q1" || q.ID == "q4") {
				t.Errorf("%s: %d answers counted", q.ID, known)
			}
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.set, got, tt.want)
		}
	}
}

func TestRoomThemes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		room   []string // three questions, so that a score is there
		bands  [assessment.Bands]int
		median string
		scored int
	}{
		{"none has a score", []string{"1: u u", "1: 1 2", "1: 1 2"}, [5]int{}, "", 0},
		{"0 and 100", []string{"1: 0 4", "1: 0 4", "1: 0 4"}, [5]int{1, 0, 0, 0, 1}, "0.0", 2},
		{"only those with a score", []string{"1: 2 u -", "1: 2 2 -", "1: 2 2 -"}, [5]int{0, 0, 1, 0, 0}, "50.0", 1},
		// 20, 40, 60, 80: five questions, so that a level makes 5 points
		{
			"the lower limit belongs to the band",
			[]string{"1: 0 0 0 0", "1: 0 0 4 4", "1: 1 4 4 4", "1: 1 4 4 4", "1: 2 0 0 4"},
			[5]int{0, 1, 1, 1, 1},
			"40.0", 4,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, tt.room...)
			themes := assessment.RoomThemes(b, assessment.Analyse(b, d, assessment.First, "").Agencies)
			if len(themes) != 1 {
				t.Fatalf("%d themes, want 1", len(themes))
			}
			got := themes[0]
			median := ""
			if got.Median != nil {
				median = got.Median.String()
			}
			if got.ID != "t1" || got.Bands != tt.bands || median != tt.median || got.Scored != tt.scored {
				t.Errorf("bands %v median %s of %d, want %v %s of %d",
					got.Bands, median, got.Scored, tt.bands, tt.median, tt.scored)
			}
		})
	}
}

// TestOnlyUnknown: questions of target 3 that those who do not know make worth
// the talk, and nothing else does. Where agencies are named, counts of an orphan
// are shown, too.
func TestOnlyUnknown(t *testing.T) {
	t.Parallel()
	for room, want := range map[string]bool{
		"1: 2 3 3 2 u": true,
		"1: 3 3 4 2 2": false, // everybody knows
		"1: 1 1 2 2 u": false, // the middle is far below the target
		"1: 0 1 3 4 u": false, // split
		"1: u n n":     false, // an orphan
	} {
		b, d := oneSection(t, room)
		_, q, _ := b.Question("q1")
		shared := assessment.ShareQuestion(assessment.RuleNamed, assessment.Analyse(b, d, assessment.First, "").Room.Questions[0])
		if got := shared.OnlyUnknown(q.Target); got != want {
			t.Errorf("%s: %v, want %v", room, got, want)
		}
	}
}
