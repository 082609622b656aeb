package templates

import (
	"context"
	"slices"
	"strings"
	"unicode"
)

// The room's screen does not scroll, and nothing on it is smaller than 1rem. So
// its tables are measured before they are drawn: letters are as large as what is
// to be said leaves room for, and what does not fit at 1rem is counted. Heights
// are in rem, widths in Latin letters at 1rem.

// TextWidth is about how many Latin letters are as wide as a text: letters of
// most other scripts take a third more.
func TextWidth(text string) int {
	thirds := 0
	for _, r := range text {
		if thirds += 3; r > unicode.MaxLatin1 && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			thirds++
		}
	}
	return thirds / 3
}

// linesWithin is how many lines a text takes where a line has so many letters.
func linesWithin(text string, letters float64) float64 {
	lines, at := 0.0, 0.0
	for _, word := range strings.Fields(text) {
		width := float64(TextWidth(word))
		if at > 0 && at+1+width <= letters {
			at += 1 + width
			continue
		}
		for lines++; width > letters; lines++ { // a word that is broken
			width -= letters
		}
		at = width
	}
	return lines
}

// wallSizes are the sizes of letters in a table, the largest first, with their
// classes.
var wallSizes = []struct {
	scale float64
	class string
}{{1.6, "size-4"}, {1.4, "size-3"}, {1.2, "size-2"}, {1, ""}}

// largest is the class of the largest letters at which a table is no higher than
// the room there is; not ok where it does not fit at the smallest.
func largest(room float64, height func(scale float64) float64) (class string, ok bool) {
	for _, s := range wallSizes {
		if height(s.scale) <= room {
			return s.class, true
		}
	}
	return "", false
}

// Room for the rows of a table: below a heading and above a key, above a key
// only, and without either.
const (
	wallBelowHead = 22.4
	wallAboveKey  = 25.2
	wallAlone     = 27.2
	wallPlan      = 27 // with the head of the table, above a key
)

// wallLine is the height of a line, in scripts with taller letters.
const wallLine = 1.4

// fitBoard is a scenario as it stands on the room's screen. Who says it leads
// comes first, then whom most others name. Where not two of each task fit below
// the heading, the heading moves to the head of the screen and the key goes; then
// agencies are counted, of the fullest task first.
func fitBoard(ctx context.Context, v Board) Board {
	v.Tasks = slices.Clone(v.Tasks)
	for i := range v.Tasks {
		task := &v.Tasks[i]
		task.Brief, task.Who = true, slices.Clone(task.Who)
		slices.SortStableFunc(task.Who, func(a, b BoardAgency) int {
			switch {
			case a.Leads == b.Leads:
				return b.NamedBy - a.NamedBy
			case a.Leads:
				return -1
			}
			return 1
		})
	}
	if roomy, ok := v.within(ctx, wallBelowHead-2.3*(linesWithin(v.Title.Text, 64)-1), boardPadding); ok {
		return roomy
	}
	v.Tight = true
	room := wallAlone - wallLine*(linesWithin(v.Title.Text, 66)-1)
	tight, ok := v.within(ctx, room, boardTightPadding)
	if ok {
		return tight
	}
	for i := range v.Tasks {
		v.Tasks[i].Who = slices.Clone(v.Tasks[i].Who)
		for j := range v.Tasks[i].Who {
			v.Tasks[i].Who[j].With = "" // that it leads says more than with whom
		}
	}
	if brief, _ := v.within(ctx, room, boardTightPadding); brief.more() < tight.more() || !tight.fits(ctx, room, boardTightPadding) {
		return brief
	}
	return tight
}

// more is how many agencies are only counted.
func (v Board) more() (sum int) {
	for _, task := range v.Tasks {
		sum += task.More
	}
	return sum
}

// Space above and below a row of the board.
const (
	boardPadding      = 1.08
	boardTightPadding = 0.88
)

// within leaves of each task the agencies that fit into the room; ok where of
// each two are left, or all.
func (v Board) within(ctx context.Context, room, padding float64) (_ Board, ok bool) {
	v.Tasks = slices.Clone(v.Tasks)
	for !v.fits(ctx, room, padding) {
		fullest := -1
		for i, task := range v.Tasks {
			if len(task.Who) > 1 && (fullest < 0 || len(task.Who) > len(v.Tasks[fullest].Who)) {
				fullest = i
			}
		}
		if fullest < 0 {
			return v, false
		}
		task := &v.Tasks[fullest]
		task.Who = task.Who[:len(task.Who)-1]
		task.More++
	}
	v.Size, _ = largest(room, v.height(ctx, padding))
	return v, !slices.ContainsFunc(v.Tasks, func(task BoardTask) bool { return task.More > 0 && len(task.Who) < 2 })
}

// height is the height of the rows at a size of letters.
func (v Board) height(ctx context.Context, padding float64) func(scale float64) float64 {
	return func(scale float64) (sum float64) {
		for _, task := range v.Tasks {
			sum += padding + scale*boardHeight(ctx, task, scale)
		}
		return sum
	}
}

func (v Board) fits(ctx context.Context, room, padding float64) bool {
	return v.height(ctx, padding)(1) <= room
}

// boardHeight is the height of a task at a size of letters, in its own lines.
func boardHeight(ctx context.Context, v BoardTask, scale float64) float64 {
	name := 1.45 * linesWithin(v.Name.Text, 22/scale)
	who := 0.0
	for i, a := range v.Who {
		if i > 0 {
			who += 0.2
		}
		who += wallLine * (linesWithin(a.Name, 45/scale) + linesWithin(sayAgency(ctx, a), 49/scale))
	}
	if v.More > 0 || len(v.Who) == 0 {
		who += wallLine
	}
	tags := 0.0
	for _, tag := range boardTags(ctx, v) {
		tags += 0.4 + wallLine*(linesWithin(tag.word, 35/scale)+linesWithin(tag.below, 42/scale))
	}
	return max(name, who, tags)
}

// fitPlan is the plan as it stands on the room's screen. What could be done
// instead gives way before an action does.
func fitPlan(ctx context.Context, v PlanScreen) PlanScreen {
	whole := v.fit(ctx)
	if whole.More == 0 {
		return whole
	}
	v.Rows = slices.Clone(v.Rows)
	for i := range v.Rows {
		v.Rows[i].Brief = true
	}
	if brief := v.fit(ctx); brief.More < whole.More {
		return brief
	}
	return whole
}

func (v PlanScreen) fit(ctx context.Context) PlanScreen {
	room := wallPlan - 1.25*linesWithin(t(ctx, "action.chart"), 23)
	for {
		size, ok := largest(room, func(scale float64) (sum float64) {
			for _, r := range v.Rows {
				sum += scale * planHeight(ctx, r, scale)
			}
			return sum
		})
		if v.Size = size; ok || len(v.Rows) == 0 {
			return v
		}
		v.Rows, v.More = v.Rows[:len(v.Rows)-1], v.More+1
	}
}

// planHeight is the height of an action at a size of letters, in its own lines.
func planHeight(ctx context.Context, r PlanRow, scale float64) float64 {
	action := linesWithin(r.Title.Text, 48/scale)
	if r.saysInstead() {
		action += linesWithin(t(ctx, "action.instead")+" "+sayInstead(ctx, r), 54/scale)
	}
	return 0.75 + 1.28*max(action, linesWithin(r.Owner, 24/scale), linesWithin(sayStart(ctx, r), 27/scale))
}

// systemsSize is the class of the letters of the systems on the room's screen.
func systemsSize(ctx context.Context, v Systems) string {
	size, _ := largest(wallAboveKey, func(scale float64) (sum float64) {
		for _, s := range v.Systems {
			text := ""
			for _, sentence := range s.Brief {
				text += t(ctx, sentence.Key, sentence.Args...) + " "
			}
			sum += 1.28 + scale*max(1.45*linesWithin(s.Name.Text, 22/scale), wallLine*linesWithin(text, 100/scale))
		}
		return sum
	})
	return size
}

// fitted is a view of the statements as it fits.
func (v RelationScreen) fitted(ctx context.Context) RelationScreen {
	if v.Board != nil {
		board := fitBoard(ctx, *v.Board)
		v.Board = &board
	}
	return v
}
