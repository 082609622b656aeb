package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

func TestParts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, theme, want string }{
		{"one page", "1 1 | 1 1 1", "s1 s2: q1 q2 q3 q4 q5"},
		{"a page is full at five", "1 1 1 | 1 1 1 | 1", "s1: q1 q2 q3; s2 s3: q4 q5 q6 q7"},
		{"a section is never split", "1 1 1 1 1 1 | 1", "s1: q1 q2 q3 q4 q5 q6; s2: q7"},
		{"a long section does not join", "1 | 1 1 1 1 1 1", "s1: q1; s2: q2 q3 q4 q5 q6 q7"},
		{"sections stay in order", "1 1 1 1 | 1 1 | 1", "s1: q1 q2 q3 q4; s2 s3: q5 q6 q7"},
		{"essential questions first", "1 1! | 1 1!", "s1 s2: q2 q4 q1 q3"},
		{"of their own page only", "1 1 1 1 | 1! 1", "s1: q1 q2 q3 q4; s2: q5 q6"},
		{"empty sections are left out", "1 | | 1", "s1 s3: q1 q2"},
		{"nothing asked", " | ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneAgency(t, strings.NewReplacer("1!", "1!=-", "1", "1=-").Replace(tt.theme))
			var got []string
			for _, p := range assessment.Parts(b, &d.Workshop, assessment.EMB, "t1") {
				got = append(got, fmt.Sprintf("%s: %s", strings.Join(p.Sections, " "), strings.Join(p.Questions, " ")))
				if p.Theme != "t1" {
					t.Errorf("part of theme %q", p.Theme)
				}
			}
			if got := strings.Join(got, "; "); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// TestPartsAsked: the parts of an agency hold each question it is asked, once,
// and no other.
func TestPartsAsked(t *testing.T) {
	t.Parallel()
	b, d := sixAgencies(t)
	for _, a := range d.Agencies {
		var got, want []string
		for _, theme := range b.Themes {
			for _, p := range assessment.Parts(b, &d.Workshop, a.Kind, theme.ID) {
				got = append(got, p.Questions...)
			}
		}
		for _, q := range b.Questions {
			if q.AskedOf(&d.Workshop, a.Kind) {
				want = append(want, q.ID)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: parts hold %v, asked are %v", a.ID, got, want)
		}
	}
	if got := assessment.Parts(b, &d.Workshop, assessment.EMB, "no-theme"); got != nil {
		t.Errorf("a theme that is not in the bank has parts %v", got)
	}
}
