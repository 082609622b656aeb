package assessment

import (
	"math/big"
	"slices"
)

// Bands is the number of bands of theme scores: 0-20, 20-40 … 80-100 points.
const Bands = 5

// bandWidth is in points.
const bandWidth = 100 / Bands

// RoomTheme is how the agencies' scores in a theme spread. Pages show it by way
// of [ShareTheme] and never as it is; the printed analysis leaves it out.
type RoomTheme struct {
	ID     string
	Bands  [Bands]int // agencies by band; a lower limit belongs to its band, 100 to the last
	Median *Figure    // lower median of the scores, nil with none
	Scored int        // how many agencies have a score

	// Sections spread the scores of each section in the same way; none in a
	// section's own spread.
	Sections []RoomTheme
}

// RoomThemes spreads the scores of agencies over every theme of the bank, in
// its order.
func RoomThemes(b *Bank, agencies []AgencyResult) []RoomTheme {
	scores, sections := make(map[string][]Figure), make(map[string][]Figure)
	for _, a := range agencies {
		for _, t := range a.Themes {
			if t.Score != nil {
				scores[t.ID] = append(scores[t.ID], *t.Score)
			}
			for _, s := range t.Sections {
				if s.Score != nil {
					sections[s.ID] = append(sections[s.ID], *s.Score)
				}
			}
		}
	}
	out := make([]RoomTheme, 0, len(b.Themes))
	for _, t := range b.Themes {
		spread := roomTheme(t.ID, scores[t.ID])
		for _, s := range t.Sections {
			spread.Sections = append(spread.Sections, roomTheme(s.ID, sections[s.ID]))
		}
		out = append(out, spread)
	}
	return out
}

func roomTheme(id string, scores []Figure) RoomTheme {
	out := RoomTheme{ID: id, Scored: len(scores)}
	for _, score := range scores {
		out.Bands[band(score)]++
	}
	slices.SortFunc(scores, Figure.Cmp)
	if len(scores) > 0 {
		median := lowerMedian(scores)
		out.Median = &median
	}
	return out
}

// band is the place of a score between 0 and 100 points among the bands.
func band(score Figure) int {
	in := new(big.Rat).Quo(score.Rat(), big.NewRat(bandWidth, 1))
	whole := new(big.Int).Div(in.Num(), in.Denom())
	return min(int(whole.Int64()), Bands-1)
}
