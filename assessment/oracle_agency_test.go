package assessment_test

import (
	"fmt"
	"strings"

	"electready/assessment"
)

// The second reading of what an agency states about itself.

// within is a part of the questionnaire with the questions that apply.
type within struct {
	weights, levels []int // level -1: not known
}

// score is the weighted mean of the known, with a level for the others if one
// is given.
func (w within) mean(others int) fraction {
	sum, weight := 0, 0
	for i, level := range w.levels {
		if level < 0 {
			level = others
		}
		if level < 0 {
			continue
		}
		for range w.weights[i] {
			sum += level * 25
			weight++
		}
	}
	return fraction{sum, weight}
}

func (w within) results() string {
	return fmt.Sprint(w.mean(-1), " ", w.mean(0), " ", w.mean(4))
}

// themeScore is absent with too little known.
func (w within) themeScore() fraction {
	known, knownWeight, weight := 0, 0, 0
	for i, level := range w.levels {
		weight += w.weights[i]
		if level >= 0 {
			known++
			knownWeight += w.weights[i]
		}
	}
	if known < 3 && known < len(w.levels) {
		return fraction{}
	}
	if (fraction{knownWeight, weight}).less(fraction{1, 2}) {
		return fraction{}
	}
	return w.mean(-1)
}

// themeReading is a theme as one agency stands in it.
type themeReading struct {
	whole                       within
	sections                    []string
	answered, unknown, withheld int
	provisional, unsettled      int
	open                        int
	essentials                  [5][]string // by level
}

func (t *themeReading) add(q assessment.Question, s stand, part *within) {
	stated := s.level >= 0 || s.word != ""
	if stated && !s.confirmed {
		t.provisional++
	}
	if s.word == "unsettled" {
		t.unsettled++
	}
	if s.word == "not-ours" {
		return
	}
	for _, w := range []*within{part, &t.whole} {
		w.weights, w.levels = append(w.weights, q.Weight), append(w.levels, s.level)
	}
	if stated {
		t.answered++
	}
	if s.word == "unknown" {
		t.unknown++
	}
	if s.word == "withheld" {
		t.withheld++
	}
	if q.Essential && s.level < 0 {
		t.open++
	}
	if q.Essential && s.level >= 0 {
		t.essentials[s.level] = append(t.essentials[s.level], q.ID)
	}
}

func (t *themeReading) level() string {
	for level, questions := range t.essentials {
		if len(questions) > 0 && level == 4 {
			return fmt.Sprintf("level 4 open %d held", t.open)
		}
		if len(questions) > 0 {
			return fmt.Sprintf("level %d open %d held %s", level, t.open, strings.Join(questions, " "))
		}
	}
	return fmt.Sprintf("level - open %d held", t.open)
}

func (r *reading) theme(a assessment.Agency, theme assessment.Theme) themeReading {
	var t themeReading
	for _, section := range theme.Sections {
		var part within
		for _, q := range section.Questions {
			if r.asked(a, q) {
				t.add(q, r.stand(a, q), &part)
			}
		}
		if len(part.levels) > 0 {
			t.sections = append(t.sections, "section "+section.ID+" "+part.results())
		}
	}
	return t
}

func (r *reading) agency(a assessment.Agency) {
	var all themeReading
	var themes []string
	score, low, high := fraction{0, 1}, fraction{0, 1}, fraction{0, 1}
	applicable, count, complete := 0, 0, true
	for _, theme := range r.b.Themes {
		t := r.theme(a, theme)
		all.provisional += t.provisional
		all.unsettled += t.unsettled
		if len(t.whole.levels) == 0 {
			continue
		}
		themes = append(themes, fmt.Sprintf("theme %s %v %v %v answered %d of %d %s", theme.ID,
			t.whole.themeScore(), t.whole.mean(0), t.whole.mean(4), t.answered, len(t.whole.levels), t.level()))
		themes = append(themes, t.sections...)
		all.answered += t.answered
		all.unknown += t.unknown
		all.withheld += t.withheld
		applicable += len(t.whole.levels)
		count++
		if t.whole.themeScore().bottom == 0 {
			complete = false
		} else {
			score = score.plus(t.whole.themeScore())
		}
		low, high = low.plus(t.whole.mean(0)), high.plus(t.whole.mean(4))
	}
	if !complete {
		score = fraction{}
	}
	r.say("agency %s %s provisional %d unsettled %d", a.ID, a.Kind, all.provisional, all.unsettled)
	r.say("overall %v %v %v answered %d of %d unknown %d withheld %d", score.over(count), low.over(count),
		high.over(count), all.answered, applicable, all.unknown, all.withheld)
	r.said = append(r.said, themes...)
	r.findings(a)
}

func (r *reading) findings(a assessment.Agency) {
	byPriority := map[int][]string{}
	most := 0
	for _, theme := range r.b.Themes {
		for _, section := range theme.Sections {
			for _, q := range section.Questions {
				if !r.asked(a, q) {
					continue
				}
				priority, text := r.finding(q, r.stand(a, q))
				if text == "" {
					continue
				}
				byPriority[priority] = append(byPriority[priority], fmt.Sprintf("finding %s %s %s", q.ID, q.About, text))
				if priority > most {
					most = priority
				}
			}
		}
	}
	for priority := most; priority >= 0; priority-- {
		r.said = append(r.said, byPriority[priority]...)
	}
}

func (r *reading) finding(q assessment.Question, s stand) (int, string) {
	twice := 1
	if q.Essential {
		twice = 2
	}
	if s.level >= 0 && s.level < q.Target {
		steps := ""
		for n := s.level + 1; n <= q.Target; n++ {
			for _, step := range q.Steps {
				if step.ID == fmt.Sprintf("below-%d", n) {
					steps += " " + step.ID
				}
			}
		}
		priority := q.Weight * (q.Target - s.level) * twice
		return priority, fmt.Sprintf("gap level %d target %d priority %d steps%s", s.level, q.Target, priority, steps)
	}
	if s.word == "unknown" && q.Essential {
		priority := q.Weight * q.Target * 2
		return priority, fmt.Sprintf("unknown level - target %d priority %d steps find-out", q.Target, priority)
	}
	if s.word == "unsettled" {
		priority := q.Weight * s.apart * twice
		return priority, fmt.Sprintf("split level - target %d priority %d steps find-out", q.Target, priority)
	}
	return 0, ""
}
