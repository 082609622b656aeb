package assessment

import "math/big"

// pointsPerLevel turns a level into points.
const pointsPerLevel = 100 / TopLevel

// LevelPoints is what a level counts: 0, 25, 50, 75 or 100.
func LevelPoints(level int) int { return level * pointsPerLevel }

// leastKnown is how many known positions a theme's score needs, unless all its
// applicable questions are known.
const leastKnown = 3

// tally gathers the applicable questions of a section or theme.
type tally struct {
	questions, known    int
	weight, knownWeight int64
	sum                 int64 // weight × level of the known
}

// add counts an applicable question.
func (t *tally) add(q *Question, p PositionState) {
	t.questions++
	t.weight += int64(q.Weight)
	if level, known := p.Level(); known {
		t.known++
		t.knownWeight += int64(q.Weight)
		t.sum += int64(q.Weight) * int64(level)
	}
}

// score is the weighted mean of the known positions; nil with none.
func (t *tally) score() *Figure { return points(t.sum, t.knownWeight) }

// themeScore is the score, if enough is known: at least three positions or all
// applicable ones, and half of the applicable weight.
func (t *tally) themeScore() *Figure {
	enough := t.known >= leastKnown || t.known == t.questions
	if !enough || 2*t.knownWeight < t.weight {
		return nil
	}
	return t.score()
}

// low is the weighted mean with 0 points for all that is not known.
func (t *tally) low() *Figure { return points(t.sum, t.weight) }

// high is the weighted mean with 100 points for all that is not known.
func (t *tally) high() *Figure {
	return points(t.sum+TopLevel*(t.weight-t.knownWeight), t.weight)
}

// points is a weighted mean of levels in points; nil without weight.
func points(sum, weight int64) *Figure {
	if weight == 0 {
		return nil
	}
	f := NewFigure(big.NewRat(pointsPerLevel*sum, weight), 1)
	return &f
}

// scoreThemes are the themes and sections with applicable questions, in bank
// order. It reads the positions of one agency: all that it is asked.
func scoreThemes(b *Bank, positions map[string]PositionState) []ThemeResult {
	out := []ThemeResult{}
	for i := range b.Themes {
		if theme := scoreTheme(&b.Themes[i], positions); theme.Applicable > 0 {
			out = append(out, theme)
		}
	}
	return out
}

func scoreTheme(theme *Theme, positions map[string]PositionState) ThemeResult {
	out := ThemeResult{ID: theme.ID, Sections: []SectionResult{}}
	var whole tally
	var reached levelTally
	for i := range theme.Sections {
		section := &theme.Sections[i]
		var part tally
		for j := range section.Questions {
			q := &section.Questions[j]
			p, isAsked := positions[q.ID]
			if !isAsked || !p.Applicable() {
				continue
			}
			part.add(q, p)
			whole.add(q, p)
			reached.add(q, p)
			out.count(p)
		}
		if part.questions > 0 {
			out.Sections = append(out.Sections, SectionResult{
				ID:         section.ID,
				ScoreRange: ScoreRange{part.score(), part.low(), part.high()},
			})
		}
	}
	out.ScoreRange = ScoreRange{whole.themeScore(), whole.low(), whole.high()}
	out.Level, out.Open, out.HeldBackBy = reached.level, reached.open, reached.heldBackBy()
	return out
}

// count counts an applicable question by its position.
func (t *ThemeResult) count(p PositionState) {
	t.Applicable++
	if p.Stated() {
		t.Answered++
	}
	switch {
	case p.Unsettled:
		t.Unsettled++
	case p.Choice == Unknown:
		t.Unknown++
	case p.Choice == Withheld:
		t.Withheld++
	}
}

// levelTally finds the level reached among applicable essential questions.
type levelTally struct {
	level *int // the lowest known; nil with none
	open  int  // how many have no known level
	at    []string
}

// add counts an applicable question if it is essential.
func (t *levelTally) add(q *Question, p PositionState) {
	if !q.Essential {
		return
	}
	level, known := p.Level()
	switch {
	case !known:
		t.open++
	case t.level == nil || level < *t.level:
		t.level, t.at = &level, []string{q.ID}
	case level == *t.level:
		t.at = append(t.at, q.ID)
	}
}

// heldBackBy are the questions at exactly the level reached; nothing holds back
// who stands at the top.
func (t *levelTally) heldBackBy() []string {
	if t.level == nil || *t.level == TopLevel {
		return []string{}
	}
	return t.at
}

// scoreOverall is the mean of the themes: its score only when each of them has
// one, and absent altogether without themes. Its counts are their totals.
func scoreOverall(themes []ThemeResult) Overall {
	var out Overall
	var score, low, high []*Figure
	for i := range themes {
		t := &themes[i]
		score, low, high = append(score, t.Score), append(low, t.Low), append(high, t.High)
		out.Answered += t.Answered
		out.Applicable += t.Applicable
		out.Unknown += t.Unknown
		out.Withheld += t.Withheld
		out.Unsettled += t.Unsettled
	}
	out.ScoreRange = ScoreRange{mean(score), mean(low), mean(high)}
	return out
}

// mean is nil if there is nothing to take it of, or if one part is absent.
func mean(parts []*Figure) *Figure {
	if len(parts) == 0 {
		return nil
	}
	sum := new(big.Rat)
	for _, part := range parts {
		if part == nil {
			return nil
		}
		sum.Add(sum, part.Rat())
	}
	f := NewFigure(sum.Quo(sum, big.NewRat(int64(len(parts)), 1)), 1)
	return &f
}
