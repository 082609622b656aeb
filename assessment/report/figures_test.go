package report_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/report"
)

func TestFigures(t *testing.T) {
	t.Parallel()
	two := 2
	open := assessment.SharedQuestion{ID: "a", Asked: 7, Shown: true, Median: &two}
	open.Counts.Levels, open.Counts.Unknown, open.Counts.NotStated = [5]int{1, 0, 3, 1, 0}, 1, 1
	few := assessment.SharedQuestion{ID: "b", Asked: 4}
	alike := assessment.SharedQuestion{ID: "c", Asked: 6, Shown: true, MostOrAll: "2", Median: &two}
	text, err := report.Figures(locale.For("en"), []report.FigureLine{
		{SharedQuestion: open, Theme: "=1+2", Ask: "Is it?", Round: "first"},
		{SharedQuestion: few, Theme: "@x", Ask: "-1", Round: "first"},
		{SharedQuestion: alike, Theme: "T", Ask: "+", Round: "second"},
	})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"'=1+2", "a", "Is it?", "first", "7", "1", "0", "3", "1", "0", "1", "0", "1", "", "2"},
		{"'@x", "b", "'-1", "first", "4", "", "", "", "", "", "", "", "", "", ""},
		{"T", "c", "'+", "second", "6", "", "", "", "", "", "", "", "", "Level 2", "2"},
	}
	for i, w := range want {
		if !slices.Equal(rows[i+1], w) {
			t.Errorf("row %d\n%q, want\n%q", i, rows[i+1], w)
		}
	}
}
