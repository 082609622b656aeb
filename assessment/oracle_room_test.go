package assessment_test

import (
	"fmt"
	"strings"

	"electready/assessment"
)

// The second reading of the room's picture.

type ranked struct {
	id    string
	value fraction
}

// tallied counts where the agencies asked stand on a question.
type tallied struct {
	known     []int
	count     map[string]int
	positions int // other than not-ours
}

func (r *reading) room() {
	var talk, assign []ranked
	var orphans []string
	for _, theme := range r.b.Themes {
		for _, section := range theme.Sections {
			for _, q := range section.Questions {
				if r.d.Workshop.QuestionSet == "core" && !q.Core {
					continue
				}
				c := r.tally(q)
				median := -1
				if len(c.known) > 0 {
					median = lowerMiddle(c.count, len(c.known))
				}
				split := c.count["0"]+c.count["1"] >= 2 && c.count["3"]+c.count["4"] >= 2
				orphan := c.count["not-ours"] >= 2 && len(c.known) == 0
				discussion := c.discussion(q)
				r.sayQuestion(q, c, median, split, orphan, discussion)
				if orphan {
					orphans = append(orphans, q.ID)
				}
				if discussion.top > 0 {
					talk = append(talk, ranked{q.ID, discussion})
				}
				if !split && median >= 0 && median <= q.Target-2 {
					value := q.Weight * (q.Target - median)
					if q.Essential {
						value *= 2
					}
					assign = append(assign, ranked{q.ID, fraction{value, 1}})
				}
			}
		}
	}
	r.say("talk%s", greatestFirst(talk))
	r.say("assign%s", greatestFirst(assign))
	r.say("orphans %s", strings.Join(orphans, " "))
}

func (r *reading) tally(q assessment.Question) tallied {
	c := tallied{count: map[string]int{}}
	for _, a := range r.d.Agencies {
		if a.Left != "" || !r.asked(a, q) {
			continue
		}
		s := r.stand(a, q)
		if s.level >= 0 {
			c.known = append(c.known, s.level)
			c.count[fmt.Sprint(s.level)]++
			c.positions++
		} else if s.word != "" {
			c.count[s.word]++
			if s.word != "not-ours" {
				c.positions++
			}
		}
	}
	return c
}

func (c tallied) discussion(q assessment.Question) fraction {
	disagreement, share := fraction{0, 1}, fraction{0, 1}
	if n := len(c.known); n >= 3 {
		sum := 0
		for i := range n {
			for j := range n {
				if c.known[i] > c.known[j] {
					sum += c.known[i] - c.known[j]
				} else {
					sum += c.known[j] - c.known[i]
				}
			}
		}
		disagreement = fraction{sum, 4 * n * n}
	}
	if c.positions > 0 {
		share = fraction{c.count["unknown"], c.positions}
	}
	value := disagreement.plus(share.over(2)).times(q.Weight)
	if q.About == "shared" {
		value = value.times(2)
	}
	return value
}

func (r *reading) sayQuestion(q assessment.Question, c tallied, median int, split, orphan bool, discussion fraction) {
	line := "question " + q.ID + " counts"
	for _, key := range []string{"0", "1", "2", "3", "4", "unknown", "withheld", "not-ours", "unsettled"} {
		line += fmt.Sprint(" ", c.count[key])
	}
	if median < 0 {
		line += " median -"
	} else {
		line += fmt.Sprint(" median ", median)
	}
	if split {
		line += " split"
	}
	if orphan {
		line += " orphan"
	}
	r.say("%s discussion %v", line, discussion)
}

// greatestFirst takes the first of the greatest, again and again.
func greatestFirst(list []ranked) string {
	out := ""
	for len(list) > 0 {
		best := 0
		for i := range list {
			if list[best].value.less(list[i].value) {
				best = i
			}
		}
		out += " " + list[best].id
		list = append(append([]ranked{}, list[:best]...), list[best+1:]...)
	}
	return out
}
