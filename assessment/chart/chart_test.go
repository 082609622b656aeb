package chart_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"electready/assessment/chart"

	"rsc.io/qr"
)

// drawn prints shapes in one line, for comparison with worked-out figures.
func drawn(shapes []chart.Shape) string {
	var out []string
	for _, s := range shapes {
		switch {
		case s.Rect != nil:
			out = append(out, fmt.Sprintf("%s[%s %s %s %s]", s.Class, s.Rect.X, s.Rect.Y, s.Rect.W, s.Rect.H))
		case s.Circle != nil:
			out = append(out, fmt.Sprintf("%s(%s %s %s)", s.Class, s.Circle.X, s.Circle.Y, s.Circle.R))
		default:
			out = append(out, s.Class)
		}
	}
	return strings.Join(out, " ")
}

func TestSigns(t *testing.T) {
	t.Parallel()
	const box = "g-box[1.5 1.5 21 21]"
	tests := []struct {
		name string
		got  []chart.Shape
		want string
	}{
		{"level 0", chart.Level(0), box},
		{"level 2", chart.Level(2), box + " g-2[4 17 16 3.3] g-2[4 12.7 16 3.3]"},
		{"level 4", chart.Level(4), box + " g-4[4 17 16 3.3] g-4[4 12.7 16 3.3] g-4[4 8.4 16 3.3] g-4[4 4.1 16 3.3]"},
		{"at most 1", chart.AtMost(1), "g-open[1.5 1.5 21 21] g-1[4 17 16 3.3]"},
		{"vessel of 0", chart.Vessel(0), box},
		{"vessel of 25", chart.Vessel(25), box + " g-1[4 16 16 4]"},
		{"vessel of 58", chart.Vessel(58), box + " g-3[4 10.7 16 9.3]"}, // 160 × 58 ÷ 100 = 92.8
		{"vessel of 100", chart.Vessel(100), box + " g-4[4 4 16 16]"},
		{"choice 3", chart.Choice("3"), drawn(chart.Level(3))},
		{"unknown", chart.Choice("unknown"), "g-box(12 12 10.5) g-line g-ink[10.9 16.4 2.2 2.2]"},
		{"not ours", chart.Choice("not-ours"), "g-box(12 12 10.5) g-line"},
		{"withheld", chart.Choice("withheld"), "g-box(12 12 10.5) g-line"},
		{"not answered", chart.Choice(""), "g-dash(12 12 10.5)"},
		{"not started", chart.Progress(0, 4), box},
		{"one of three", chart.Progress(1, 3), box + " g-done[4 14.7 16 5.3]"}, // 160 ÷ 3 = 53.3
		{"one of two", chart.Progress(1, 2), box + " g-done[4 12 16 8]"},
		{"all", chart.Progress(3, 3), "g-done[0.5 0.5 23 23] g-tick"},
		{"nothing to do", chart.Progress(0, 0), box},
		{"closed", chart.Closed(), "g-dash[1.5 1.5 21 21] g-line"},
		{"flagged", chart.Flagged(), "g-mark"},
		{"now", chart.Now(), "g-mark[1.5 1.5 21 21] g-mark-line"},
		{"exercised", chart.Channel("exercised", true), "c-half c-half c-dot(12 12 4.4)"},
		{"confirmed", chart.Channel("confirmed", true), "c-half c-half"},
		{"relayed", chart.Channel("relayed", false), "c-half c-half c-via(12 12 3)"},
		{"sender only", chart.Channel("sender-only", true), "c-half c-off"},
		{"receiver only", chart.Channel("receiver-only", true), "c-off c-half"},
		{"none, required", chart.Channel("none", true), "c-none"},
		{"none, not required", chart.Channel("none", false), "c-rest(12 12 2)"},
		{"unclear", chart.Channel("unclear", true), "c-round(12 12 8.5)"},
		{"neither half", chart.Halves(false, false), "c-off c-off"},
		{"brand", chart.Brand(), "mark-a mark-b"},
		{"emblem", chart.Emblem(), "mark-a mark-b"},
	}
	for _, tt := range tests {
		if got := drawn(tt.got); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestScoreBar(t *testing.T) {
	t.Parallel()
	points := func(n int) *int { return &n }
	tests := []struct {
		name                string
		points              *int
		low, high           int
		value, from, length string
		hasRange            bool
	}{
		{"range and score", points(63), 54, 78, "63%", "54%", "24%", true},
		{"all known", points(41), 41, 41, "41%", "41%", "0%", false},
		{"too little stated", nil, 22, 91, "", "22%", "69%", true},
		{"a score of nothing", points(0), 0, 100, "0%", "0%", "100%", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := chart.ScoreBar(tt.points, tt.low, tt.high)
			if got.Value != tt.value || got.From != tt.from || got.Length != tt.length || got.HasRange != tt.hasRange {
				t.Errorf("%+v, want %s %s %s %v", got, tt.value, tt.from, tt.length, tt.hasRange)
			}
			if ticks := strings.Join(got.Ticks, " "); ticks != "0% 25% 50% 75% 100%" {
				t.Errorf("ticks %s", ticks)
			}
		})
	}
}

func TestSpread(t *testing.T) {
	t.Parallel()
	levels, rounds := chart.Spread([5]int{1, 4, 3, 4, 0}, 1, 0, 2)
	if got, want := fmt.Sprint(levels), "[{0 1 false} {1 4 false} {2 3 false} {3 4 false} {4 0 false}]"; got != want {
		t.Errorf("levels %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(rounds), "[{unknown 1 true} {not-stated 0 true} {not-ours 2 true}]"; got != want {
		t.Errorf("rounds %s, want %s", got, want)
	}
	if got, want := chart.TileClass(levels, rounds), "up-to-4"; got != want {
		t.Errorf("tiles %s, want %s", got, want)
	}
	if got, want := len(levels[1].Tiles()), 4; got != want {
		t.Errorf("%d tiles, want %d", got, want)
	}
	strip := chart.Strip([5]int{0, 5, 0, 1, 0}, 0, 7, 0)
	if got, want := fmt.Sprint(strip), "[{1 5 false} {3 1 false} {not-stated 7 true}]"; got != want {
		t.Errorf("strip %s, want %s", got, want)
	}
	if got, want := chart.TileClass(strip), "up-to-12"; got != want {
		t.Errorf("tiles %s, want %s", got, want)
	}
	if got, want := chart.TileClass(strip[:1]), "up-to-6"; got != want {
		t.Errorf("tiles %s, want %s", got, want)
	}
}

func TestPatterns(t *testing.T) {
	t.Parallel()
	byID := map[string]string{}
	for _, p := range chart.Patterns() {
		byID[p.ID] = drawn(p.Shapes)
	}
	if got, want := len(byID), 5+3; got != want {
		t.Errorf("%d patterns, want %d", got, want)
	}
	for _, g := range chart.Strip([5]int{1, 1, 1, 1, 1}, 1, 1, 1) {
		if got, want := byID[g.Pattern()], drawn(g.Tiles()[0]); got != want {
			t.Errorf("%s: %s, want %s", g.Pattern(), got, want)
		}
	}
}

func TestBand(t *testing.T) {
	t.Parallel()
	tiles := chart.Band(2, 3) // 40 to 60: filled to 50
	if got, want := len(tiles), 3; got != want {
		t.Fatalf("%d tiles, want %d", got, want)
	}
	if got, want := drawn(tiles[0]), drawn(chart.Vessel(50)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestQR(t *testing.T) {
	t.Parallel()
	// 29 bytes at redundancy M need version 3, of 29 modules; with the quiet
	// zone of 4 on both sides 37. The finder pattern begins with seven dark ones.
	got, err := chart.NewQR("https://10.0.0.1/#KR7M4WXP-00")
	if err != nil {
		t.Fatal(err)
	}
	if got.Size != 37 {
		t.Errorf("size %d, want 37", got.Size)
	}
	if want := "M4 4.5h7m"; !strings.HasPrefix(got.Path, want) {
		t.Errorf("path begins with %.20s, want %s", got.Path, want)
	}
	if want := modules(t, "https://10.0.0.1/#KR7M4WXP-00"); !slices.Equal(strokes(got), want) {
		t.Errorf("the path draws\n%v, want\n%v", strokes(got), want)
	}
	if _, err := chart.NewQR(strings.Repeat("x", 4000)); err == nil {
		t.Error("4000 bytes gave no error")
	}
}

// modules are the dark modules of a code, as "x y" with the quiet zone counted.
func modules(t *testing.T, text string) (dark []string) {
	t.Helper()
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				dark = append(dark, fmt.Sprint(x+4, y+4))
			}
		}
	}
	return dark
}

// strokes are the modules that a path darkens.
func strokes(code chart.QR) (dark []string) {
	x, y := 0, 0
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)`).FindAllStringSubmatch(code.Path, -1) {
		n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v }
		if m[1] != "" {
			x, y = n(1), n(2)
		}
		x += n(3)
		for range n(4) {
			dark = append(dark, fmt.Sprint(x, y))
			x++
		}
	}
	return dark
}
