package assessment_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"electready/assessment"
)

func TestFigure(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		num, den int64
		decimals int
		want     string
		points   int
	}{
		{0, 1, 1, "0.0", 0},
		{100, 1, 1, "100.0", 100},
		{25, 4, 1, "6.3", 6},      // 6.25
		{125, 2, 1, "62.5", 63},   // half a point up
		{123, 2, 1, "61.5", 62},   // not to even
		{200, 3, 1, "66.7", 67},   // 66.66…
		{100, 3, 1, "33.3", 33},   // 33.33…
		{1249, 20, 1, "62.5", 62}, // 62.45: once from the exact value, not 62.5 and then 63
		{5, 16, 3, "0.313", 0},    // 0.3125
		{1, 2000, 3, "0.001", 0},  // 0.0005
		{1, 3000, 3, "0.000", 0},
		{9999, 100, 1, "100.0", 100}, // carries
		{7, 4, 3, "1.750", 2},
		{-1, 20, 1, "0.0", 0}, // half up is towards more
		{-3, 20, 1, "-0.1", 0},
		{-5, 4, 1, "-1.2", -1},
	} {
		f := assessment.NewFigure(big.NewRat(tt.num, tt.den), tt.decimals)
		if got := f.String(); got != tt.want {
			t.Errorf("%d/%d: %s, want %s", tt.num, tt.den, got, tt.want)
		}
		if got := f.Points(); got != tt.points {
			t.Errorf("%d/%d: %d points, want %d", tt.num, tt.den, got, tt.points)
		}
		printed, err := json.Marshal(f)
		if err != nil || string(printed) != tt.want {
			t.Errorf("%d/%d: printed %s, %v, want %s", tt.num, tt.den, printed, err, tt.want)
		}
	}
}

// TestFigureIsAValue: neither what it was made of nor what it gave away can
// change it.
func TestFigureIsAValue(t *testing.T) {
	t.Parallel()
	value := big.NewRat(1, 2)
	f := assessment.NewFigure(value, 1)
	value.SetInt64(9)
	f.Rat().SetInt64(9)
	if got := f.String(); got != "0.5" {
		t.Errorf("%s, want 0.5", got)
	}
	if got := (assessment.Figure{}).Rat(); got.Sign() != 0 {
		t.Errorf("zero figure is %v", got)
	}
}

// TestFigureRoundsOnce compares with integers: floor(value × 10 + 1/2).
func TestFigureRoundsOnce(t *testing.T) {
	t.Parallel()
	for den := int64(1); den <= 40; den++ {
		for num := int64(0); num <= 100*den; num += 7 {
			got := assessment.NewFigure(big.NewRat(num, den), 1)
			tenths := (20*num + den) / (2 * den)
			want := big.NewRat(tenths, 10).FloatString(1)
			if got.String() != want {
				t.Fatalf("%d/%d: %s, want %s", num, den, got, want)
			}
		}
	}
}
