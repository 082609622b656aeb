package chart

// Group is a row or column of equal tiles: one square is one agency.
type Group struct {
	Word  string // "0" to "4", or unknown, not-stated, not-ours
	Count int
	Round bool // has no level
}

// Tiles of the group: its sign, as often as it counts.
func (g Group) Tiles() [][]Shape {
	tiles := make([][]Shape, g.Count)
	for i := range tiles {
		tiles[i] = Choice(g.Word)
	}
	return tiles
}

// Pattern is the id of the group's tile among [Patterns].
func (g Group) Pattern() string { return "tile-" + g.Word }

// Spread groups agencies over the five levels, and apart from them those
// without one. Groups without agencies stay: zero is drawn as an empty column.
func Spread(at [5]int, unknown, notStated, notOurs int) (levels, rounds []Group) {
	for level, count := range at {
		levels = append(levels, Group{Word: string(rune('0' + level)), Count: count})
	}
	rounds = []Group{
		{Word: "unknown", Count: unknown, Round: true},
		{Word: "not-stated", Count: notStated, Round: true},
		{Word: "not-ours", Count: notOurs, Round: true},
	}
	return levels, rounds
}

// Strip is [Spread] in one row without the empty groups.
func Strip(at [5]int, unknown, notStated, notOurs int) []Group {
	levels, rounds := Spread(at, unknown, notStated, notOurs)
	var strip []Group
	for _, g := range append(levels, rounds...) {
		if g.Count > 0 {
			strip = append(strip, g)
		}
	}
	return strip
}

// TileClass is the class that gives all columns of a spread one tile size, by
// the tallest of them.
func TileClass(groups ...[]Group) string {
	tallest := 0
	for _, row := range groups {
		for _, g := range row {
			tallest = max(tallest, g.Count)
		}
	}
	switch {
	case tallest <= 4:
		return "up-to-4"
	case tallest <= 6:
		return "up-to-6"
	}
	return "up-to-12"
}

// Bands is how many bands of points there are, of twenty each, from 0 to 100.
const Bands = 5

// Band is the tiles of the agencies whose scores lie in band i, each filled to
// the middle of the band.
func Band(i, count int) [][]Shape {
	tiles := make([][]Shape, count)
	for k := range tiles {
		tiles[k] = Vessel(i*100/Bands + 50/Bands)
	}
	return tiles
}

// Pattern is a tile that a page draws once and refers to by its id.
type Pattern struct {
	ID     string
	Shapes []Shape
}

// Patterns are the tiles of all groups.
func Patterns() []Pattern {
	levels, rounds := Spread([5]int{}, 0, 0, 0)
	var patterns []Pattern
	for _, g := range append(levels, rounds...) {
		patterns = append(patterns, Pattern{g.Pattern(), Choice(g.Word)})
	}
	return patterns
}
