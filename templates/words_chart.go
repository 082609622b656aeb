package templates

import (
	"context"
	"slices"
	"strings"

	"electready/assessment"
	"electready/assessment/chart"
)

// scoreRange says between what a score lies.
func scoreRange(ctx context.Context, v ScoreLine) string {
	switch {
	case v.Points == nil:
		return t(ctx, "result.too-little")
	case v.Low == v.High:
		return t(ctx, "result.no-range")
	}
	return t(ctx, "result.between", "low", v.Low, "high", v.High)
}

// coverage says of how many questions a level is known, and what the others are.
func coverage(ctx context.Context, v ScoreLine) string {
	parts := []string{t(ctx, "result.known", "done", v.Known(), "count", v.Applicable)}
	if v.Unknown > 0 {
		parts = append(parts, n(ctx, "result.not-known", v.Unknown))
	}
	if v.Unsettled > 0 {
		parts = append(parts, n(ctx, "result.apart", v.Unsettled))
	}
	if v.NotStated > 0 {
		parts = append(parts, n(ctx, "result.not-stated", v.NotStated))
	}
	return strings.Join(parts, ", ")
}

// signsOfScores are the signs that some scores bear.
type signsOfScores struct{ value, span, atMost bool }

func scoreSigns(v Result) signsOfScores {
	all := v.Scores
	if v.Overall != nil {
		all = append(slices.Clone(all), *v.Overall)
	}
	var s signsOfScores
	for _, line := range all {
		s.value = s.value || line.Points != nil
		s.span = s.span || line.Low < line.High
		s.atMost = s.atMost || line.Level != nil && line.Open > 0
	}
	return s
}

// sayGroup is the count under a group of tiles.
func sayGroup(ctx context.Context, g chart.Group) string {
	if key, ok := roundWords[g.Word]; ok {
		return n(ctx, key, g.Count)
	}
	return t(ctx, "room.at", "count", g.Count, "level", g.Word)
}

var roundWords = map[string]string{
	"unknown":    "room.unknown",
	"not-stated": "room.not-stated",
	"not-ours":   "room.not-ours",
}

// startsRounds reports whether group i is the first without a level, after some
// that have one.
func startsRounds(v RoomQuestion, i int) bool {
	groups := chart.Strip(v.At, v.Unknown, v.NotStated, v.NotOurs)
	return i > 0 && !groups[i-1].Round
}

// hasSquares reports whether a question of a list shows its squares.
func hasSquares(questions []RoomQuestion) bool {
	return slices.ContainsFunc(questions, func(q RoomQuestion) bool { return !q.Hidden && q.MostOrAll == "" && !q.Few })
}

// sayAsked says of how many agencies a question was asked, where it was not all.
func sayAsked(ctx context.Context, asked, all int) string {
	if asked == 0 || asked >= all {
		return ""
	}
	return n(ctx, "room.asked", asked, "agencies", all)
}

// sayBand is the name of a band of points.
func sayBand(ctx context.Context, i int) string {
	const width = 100 / chart.Bands
	return t(ctx, "room.band", "low", i*width, "high", (i+1)*width)
}

// splitWord says that a question is answered low and high at once.
var splitWord = map[assessment.About]string{
	assessment.Shared: "room.differently",
	assessment.Own:    "room.uneven",
}

// levelCount is how many levels every question has.
const levelCount = assessment.TopLevel + 1

// roomSays is the one sentence on what is to be seen in a spread.
func roomSays(ctx context.Context, q RoomQuestion) string {
	switch {
	case q.Few:
		return sayFew(ctx, q.Median, q.Target)
	case q.Orphan:
		return n(ctx, "room.orphan-says", q.NotOurs)
	case q.Split:
		return t(ctx, "room.low-high", "low", q.At[0]+q.At[1], "high", q.At[3]+q.At[4])
	case q.Median != nil:
		return t(ctx, "room.middle", "level", *q.Median, "target", q.Target)
	}
	return t(ctx, "room.no-level")
}

// shared is a choice as a shared view says it, where withheld, unanswered and
// unsettled are one: not stated, the empty choice.
func shared(c assessment.Choice) assessment.Choice {
	if c == assessment.Withheld {
		return ""
	}
	return c
}

// sayShared is a choice in the words of a shared view.
func sayShared(ctx context.Context, c assessment.Choice) string {
	if shared(c) == "" {
		return t(ctx, "room.key-not-stated")
	}
	return sayChoice(ctx, c)
}
