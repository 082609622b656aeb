package assessment_test

import (
	"strings"
	"testing"

	"electready/assessment"
)

func TestScores(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, room string
		want       []string // overall, themes, sections; values as exact fractions
	}{
		{"every level", "1=0 1=1 1=2 1=3 1=4", []string{
			"overall 50 50 50 answered 5 of 5 unknown 0 withheld 0",
			"theme t1 50 50 50 answered 5 of 5 level - open 0 held",
			"section s1 50 50 50",
		}},
		{"level 0 is a score, not an absence", "1=0", []string{
			"overall 0 0 0 answered 1 of 1 unknown 0 withheld 0",
			"theme t1 0 0 0 answered 1 of 1 level - open 0 held",
			"section s1 0 0 0",
		}},
		// (3x4 + 2x2 + 1x1)/6 = 17/6 levels
		{"weights", "3=4 2=2 1=1", []string{
			"overall 425/6 425/6 425/6 answered 3 of 3 unknown 0 withheld 0",
			"theme t1 425/6 425/6 425/6 answered 3 of 3 level - open 0 held",
			"section s1 425/6 425/6 425/6",
		}},
		// not the mean of the section scores 0 and 100
		{"a theme weighs questions, not sections", "1=0 1=0 1=0 | 1=4", []string{
			"overall 25 25 25 answered 4 of 4 unknown 0 withheld 0",
			"theme t1 25 25 25 answered 4 of 4 level - open 0 held",
			"section s1 0 0 0",
			"section s2 100 100 100",
		}},
		{"only unknown", "1=u 2=u 3=u", []string{
			"overall - 0 100 answered 3 of 3 unknown 3 withheld 0",
			"theme t1 - 0 100 answered 3 of 3 level - open 0 held",
			"section s1 - 0 100",
		}},
		{"only withheld", "1=w", []string{
			"overall - 0 100 answered 1 of 1 unknown 0 withheld 1",
			"theme t1 - 0 100 answered 1 of 1 level - open 0 held",
			"section s1 - 0 100",
		}},
		{"silence", "1=- 1=-", []string{
			"overall - 0 100 answered 0 of 2 unknown 0 withheld 0",
			"theme t1 - 0 100 answered 0 of 2 level - open 0 held",
			"section s1 - 0 100",
		}},
		{"unsettled is answered and has no level", "1=s", []string{
			"overall - 0 100 answered 1 of 1 unknown 0 withheld 0",
			"theme t1 - 0 100 answered 1 of 1 level - open 0 held",
			"section s1 - 0 100",
		}},
		{"not-ours is outside", "1=2 3=n", []string{
			"overall 50 50 50 answered 1 of 1 unknown 0 withheld 0",
			"theme t1 50 50 50 answered 1 of 1 level - open 0 held",
			"section s1 50 50 50",
		}},
		{"sections and themes without applicable questions are left out", "1=n | 1=4 | || 1=n 1=n", []string{
			"overall 100 100 100 answered 1 of 1 unknown 0 withheld 0",
			"theme t1 100 100 100 answered 1 of 1 level - open 0 held",
			"section s2 100 100 100",
		}},
		{"nothing applies", "1=n || 1=n", []string{
			"overall - - - answered 0 of 0 unknown 0 withheld 0",
		}},
		{"two known of three are too few", "1=4 1=4 1=u", []string{
			"overall - 200/3 100 answered 3 of 3 unknown 1 withheld 0",
			"theme t1 - 200/3 100 answered 3 of 3 level - open 0 held",
			"section s1 100 200/3 100",
		}},
		{"two known of two are all", "1=4 1=2", []string{
			"overall 75 75 75 answered 2 of 2 unknown 0 withheld 0",
			"theme t1 75 75 75 answered 2 of 2 level - open 0 held",
			"section s1 75 75 75",
		}},
		{"three known with exactly half of the weight", "1=4 1=4 1=4 3=u", []string{
			"overall 100 50 100 answered 4 of 4 unknown 1 withheld 0",
			"theme t1 100 50 100 answered 4 of 4 level - open 0 held",
			"section s1 100 50 100",
		}},
		{"three known with less than half of the weight", "1=4 1=4 1=4 3=u 1=-", []string{
			"overall - 300/7 100 answered 4 of 5 unknown 1 withheld 0",
			"theme t1 - 300/7 100 answered 4 of 5 level - open 0 held",
			"section s1 100 300/7 100",
		}},
		{"not-ours takes its weight out of the half", "1=4 1=4 1=4 3=u 3=n", []string{
			"overall 100 50 100 answered 4 of 4 unknown 1 withheld 0",
			"theme t1 100 50 100 answered 4 of 4 level - open 0 held",
			"section s1 100 50 100",
		}},
		// (25 + 100)/2, though the second theme has three times the questions
		{"overall is the mean of themes, not of questions", "1=1 || 1=4 1=4 1=4", []string{
			"overall 125/2 125/2 125/2 answered 4 of 4 unknown 0 withheld 0",
			"theme t1 25 25 25 answered 1 of 1 level - open 0 held",
			"section s1 25 25 25",
			"theme t2 100 100 100 answered 3 of 3 level - open 0 held",
			"section s2 100 100 100",
		}},
		{"one theme without a score leaves none overall", "1=1 || 1=u || 1=w", []string{
			"overall - 25/3 75 answered 3 of 3 unknown 1 withheld 1",
			"theme t1 25 25 25 answered 1 of 1 level - open 0 held",
			"section s1 25 25 25",
			"theme t2 - 0 100 answered 1 of 1 level - open 0 held",
			"section s2 - 0 100",
			"theme t3 - 0 100 answered 1 of 1 level - open 0 held",
			"section s3 - 0 100",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneAgency(t, tt.room)
			got, want := lines(b, d, "overall", "theme", "section"), strings.Join(tt.want, "\n")
			if got != want {
				t.Errorf("%s\n got\n%s\nwant\n%s", tt.room, got, want)
			}
		})
	}
}

func TestLevelReached(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, room, want string }{
		{"lowest of the essentials", "1!=3 1!=2 1!=4", "level 2 open 0 held q2"},
		{"others do not count", "1!=3 3=0", "level 3 open 0 held q1"},
		{"several hold back, in bank order", "1!=1 1=0 | 1!=2 1!=1", "level 1 open 0 held q1 q4"},
		{"none holds back at the top", "1!=4 1!=4", "level 4 open 0 held"},
		{"level 0 holds back", "1!=0 1!=4", "level 0 open 0 held q1"},
		{"open: all without a known level", "1!=2 1!=u 1!=w 1!=s 1!=- 1=u", "level 2 open 4 held q1"},
		{"none known", "1!=u 1!=- 1=4", "level - open 2 held"},
		{"not-ours is not open", "1!=3 1!=n", "level 3 open 0 held q1"},
		{"no essential question", "1=3", "level - open 0 held"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneAgency(t, tt.room)
			theme := lines(b, d, "theme")
			if _, got, _ := strings.Cut(theme, "level "); "level "+got != tt.want {
				t.Errorf("%s: %q, want %q", tt.room, theme, tt.want)
			}
		})
	}
}

// TestProvisional: unconfirmed positions among the asked, whatever they say.
func TestProvisional(t *testing.T) {
	t.Parallel()
	b, d := oneAgency(t, "1=2 1=u 1=w 1=n 1=s 1=-")
	if got, want := lines(b, d, "agency"), "agency a emb provisional 5 unsettled 1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLevelPoints(t *testing.T) {
	t.Parallel()
	for level, want := range []int{0, 25, 50, 75, 100} {
		if got := assessment.LevelPoints(level); got != want {
			t.Errorf("level %d counts %d, want %d", level, got, want)
		}
	}
}
