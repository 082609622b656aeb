package chart_test

import (
	"testing"

	"electready/assessment/chart"
)

func TestPathBar(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		confirmed, paper    string
		value, from, length string
	}{
		{"hour", "hour", "0%", "", ""},
		{"day", "hour", "33%", "0%", "33%"},
		{"never", "later", "", "67%", "33%"},
		{"never", "never", "", "", ""},
		{"day", "never", "33%", "", ""}, // cannot be: what is confirmed stands on paper too
	} {
		b := chart.PathBar(tt.confirmed, tt.paper)
		if b.Value != tt.value || b.From != tt.from || b.Length != tt.length || b.HasRange != (tt.length != "") {
			t.Errorf("%s, on paper %s: %+v", tt.confirmed, tt.paper, b)
		}
		if len(b.Ticks) != 4 {
			t.Errorf("%d ticks", len(b.Ticks))
		}
	}
}
