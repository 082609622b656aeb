package assessment_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"electready/assessment"
)

// TestAnalyseSixAgencies compares the analysis of a room with what was worked
// out by hand, step by step, in testdata/six/*.txt.
func TestAnalyseSixAgencies(t *testing.T) {
	t.Parallel()
	for _, round := range []assessment.RoundID{assessment.First, assessment.Second} {
		t.Run(string(round), func(t *testing.T) {
			t.Parallel()
			b, d := sixAgencies(t)
			got := describe(assessment.Analyse(b, d, round, "2027-03-01"))
			want := statements(t, filepath.Join("testdata", "six", string(round)+".txt"))
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Fatalf("line %d:\n got %q\nwant %q", i+1, at(got, i), at(want, i))
				}
			}
		})
	}
}

// TestAnalyseSixAgenciesPrinted looks at the numbers as printed: rounded once,
// half up, from the exact value.
func TestAnalyseSixAgenciesPrinted(t *testing.T) {
	t.Parallel()
	b, d := sixAgencies(t)
	printed, err := json.Marshal(assessment.Analyse(b, d, assessment.Second, "2027-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"format":"electready/analysis","version":1,"bank":{"id":"six","version":"1"},"workshop":"six-agencies","round":"second","agencies":[{"id":"cert","kind":"cert","provisional":5,"unsettled":0,`,
		`"overall":{"score":null,"low":33.3,"high":83.3,"answered":5,"applicable":5,"unknown":1,"withheld":1}`,
		`{"id":"systems","score":66.7,"low":66.7,"high":66.7,"answered":3,"applicable":3,"level":2,"open":0,"held_back_by":["restore"],"sections":[{"id":"backups","score":62.5,"low":62.5,"high":62.5},`,
		`{"id":"backups","score":25.0,"low":6.3,"high":81.3}`, // 6.25 and 81.25, both up
		`"level":4,"open":0,"held_back_by":[],`,
		`{"question":"spot","about":"shared","cause":"unknown","level":null,"target":2,"priority":4,"steps":["find-out"]}`,
		`"counts":{"0":0,"1":1,"2":1,"3":1,"4":1,"not-ours":1,"unknown":0,"unsettled":0,"withheld":1},"median":2,"split":false,"orphan":false,"discussion":0.313}`, // 0.3125
		`"median":null,"split":false,"orphan":true,"discussion":1.000}`,
	} {
		if !bytes.Contains(printed, []byte(want)) {
			t.Errorf("printed analysis lacks %s", want)
		}
	}
	if bytes.Contains(printed, []byte("gone")) {
		t.Error("an agency that left is printed")
	}
}

// TestAnalyseSixAgenciesFollowUp: the answer of the last round is a new voice.
func TestAnalyseSixAgenciesFollowUp(t *testing.T) {
	t.Parallel()
	b, d := sixAgencies(t)
	last := assessment.LastRound(d)
	if last != assessment.FollowUp {
		t.Fatalf("last round %q, want %q", last, assessment.FollowUp)
	}
	positions := assessment.Positions(b, d, last)
	if got := positions["media"]["restore"].Choice; got != "0" {
		t.Errorf("media, restore: %q, want the follow-up's 0", got)
	}
	if got := positions["media"]["spot"].Choice; got != "4" {
		t.Errorf("media, spot: %q, want 4, inherited from the first round", got)
	}
}

func sixAgencies(tb testing.TB) (*assessment.Bank, *assessment.Document) {
	tb.Helper()
	b, d := new(assessment.Bank), new(assessment.Document)
	for name, into := range map[string]any{"bank.json": b, "document.json": d} {
		file, err := os.ReadFile(filepath.Join("testdata", "six", name))
		if err != nil {
			tb.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(file))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(into); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
	}
	return b, d
}

// statements are the lines of a file without its comments and empty lines.
func statements(tb testing.TB, name string) []string {
	tb.Helper()
	file, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// describe says what an analysis holds of section 6, a statement a line, with
// values as exact fractions.
func describe(a assessment.Analysis) []string {
	var lines []string
	say := func(format string, args ...any) {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
	for _, agency := range a.Agencies {
		say("agency %s %s provisional %d unsettled %d", agency.ID, agency.Kind, agency.Provisional, agency.Unsettled)
		o := agency.Overall
		say("overall %s answered %d of %d unknown %d withheld %d",
			exact(o.ScoreRange), o.Answered, o.Applicable, o.Unknown, o.Withheld)
		for _, t := range agency.Themes {
			say("theme %s %s answered %d of %d level %s open %d held %s", t.ID, exact(t.ScoreRange),
				t.Answered, t.Applicable, whole(t.Level), t.Open, strings.Join(t.HeldBackBy, " "))
			for _, s := range t.Sections {
				say("section %s %s", s.ID, exact(s.ScoreRange))
			}
		}
		for _, f := range agency.Findings {
			say("finding %s %s %s level %s target %d priority %d steps %s", f.Question, f.About, f.Cause,
				whole(f.Level), f.Target, f.Priority, strings.Join(f.Steps, " "))
		}
	}
	for _, q := range a.Room.Questions {
		say("%s", describeQuestion(q))
	}
	say("talk %s", strings.Join(a.Room.Talk, " "))
	say("assign %s", strings.Join(a.Room.Assign, " "))
	say("orphans %s", strings.Join(a.Room.Orphans, " "))
	return lines
}

func describeQuestion(q assessment.RoomQuestion) string {
	words := []string{"question", q.ID, "counts"}
	for _, key := range []string{"0", "1", "2", "3", "4", "unknown", "withheld", "not-ours", "unsettled"} {
		words = append(words, strconv.Itoa(q.Counts[key]))
	}
	words = append(words, "median", whole(q.Median))
	if q.Split {
		words = append(words, "split")
	}
	if q.Orphan {
		words = append(words, "orphan")
	}
	return strings.Join(append(words, "discussion", q.Discussion.Rat().RatString()), " ")
}

func exact(r assessment.ScoreRange) string {
	words := make([]string, 0, 3)
	for _, f := range []*assessment.Figure{r.Score, r.Low, r.High} {
		if f == nil {
			words = append(words, "-")
			continue
		}
		words = append(words, f.Rat().RatString())
	}
	return strings.Join(words, " ")
}

func whole(n *int) string {
	if n == nil {
		return "-"
	}
	return strconv.Itoa(*n)
}
