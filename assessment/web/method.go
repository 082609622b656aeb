package web

import (
	"math/big"
	"net/http"

	"electready/assessment"
	"electready/templates"
)

// The worked example of the method page: five questions of one agency, and one
// question of a room of six. Its figures come from the program itself.
var (
	exampleNames   = []string{templates.ExampleList, templates.ExampleBackup, templates.ExampleChannel, templates.ExampleDrill, templates.ExampleWatch}
	exampleChoices = []assessment.Choice{"2", assessment.Unknown, "3", "1", assessment.NotOurs}
	exampleRoom    = []assessment.Choice{"0", "1", "3", "3", "4", assessment.Unknown}
)

const exampleTheme = "theme"

func exampleBank() *assessment.Bank {
	questions := []assessment.Question{
		{Weight: 3, Essential: true, Target: 3},
		{Weight: 3, Essential: true, Target: 3},
		{Weight: 2, Target: 2},
		{Weight: 1, Target: 3},
		{Weight: 2, Target: 3},
	}
	for i := range questions {
		questions[i].ID, questions[i].About, questions[i].Core = exampleNames[i], assessment.Own, true
	}
	questions[2].About = assessment.Shared // the one the room is asked about, too
	return &assessment.Bank{Themes: []assessment.Theme{{ID: exampleTheme, Sections: []assessment.Section{{ID: "section", Questions: questions}}}}}
}

// exampleDocument is a workshop in which agencies confirmed choices: each by
// question.
func exampleDocument(agencies []map[string]assessment.Choice) *assessment.Document {
	d := &assessment.Document{
		Workshop: assessment.Workshop{State: assessment.Running, QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom},
		Rounds:   []assessment.Round{{ID: assessment.First}},
		Themes:   []assessment.ThemeState{{Theme: exampleTheme, Round: assessment.First, State: assessment.Shown}},
	}
	for i, choices := range agencies {
		id := string(rune('a' + i))
		d.Agencies = append(d.Agencies, assessment.Agency{ID: id, Kind: assessment.Kinds[i]})
		for question, choice := range choices {
			d.Positions = append(d.Positions, assessment.Position{Agency: id, Round: assessment.First, Question: question, Choice: choice})
		}
	}
	return d
}

// showMethod handles the "GET /method" route.
func showMethod(c *call) error {
	return c.render(http.StatusOK, templates.MethodPage(templates.Method{Frame: c.infoFrame(), Example: workedExample()}))
}

// workedExample works the example out with the program's own functions, and
// adds the steps between that the page writes down.
func workedExample() *templates.Example {
	b := exampleBank()
	choices := map[string]assessment.Choice{}
	for i, name := range exampleNames {
		choices[name] = exampleChoices[i]
	}
	agency := assessment.Analyse(b, exampleDocument([]map[string]assessment.Choice{choices}), assessment.First, "").Agencies[0]
	theme := agency.Themes[0]
	e := &templates.Example{
		Points: theme.Score.Points(), Low: theme.Low.Points(), High: theme.High.Points(), Level: *theme.Level, Open: theme.Open,
		Room: workedRoom(b),
	}
	for place, q := range b.Questions {
		if place.Theme == exampleTheme {
			addExample(e, q, choices[q.ID], agency.Findings)
		}
	}
	return e
}

func addExample(e *templates.Example, q *assessment.Question, choice assessment.Choice, findings []assessment.Finding) {
	line := templates.ExampleQuestion{Name: q.ID, Weight: q.Weight, Essential: q.Essential, Target: q.Target, Choice: choice}
	level, known := choice.Level()
	if known {
		line.Points = assessment.LevelPoints(level)
		line.Product = q.Weight * line.Points
		e.Known++
		e.Weight += q.Weight
		e.Sum += line.Product
		e.LowSum += line.Product
		e.HighSum += line.Product
	} else if choice != assessment.NotOurs {
		e.HighSum += q.Weight * assessment.LevelPoints(assessment.TopLevel)
	}
	if choice != assessment.NotOurs {
		e.AllWeight += q.Weight
	}
	for _, f := range findings {
		if f.Question == q.ID {
			line.Finding, line.Priority = f.Cause, f.Priority
		}
	}
	e.Questions = append(e.Questions, line)
}

// workedRoom works out one question of a room of six agencies.
func workedRoom(b *assessment.Bank) templates.ExampleRoom {
	question := templates.ExampleChannel
	var agencies []map[string]assessment.Choice
	for _, choice := range exampleRoom {
		agencies = append(agencies, map[string]assessment.Choice{question: choice})
	}
	d := exampleDocument(agencies)
	r := templates.ExampleRoom{}
	for _, q := range assessment.Analyse(b, d, assessment.First, "").Room.Questions {
		if q.ID == question {
			r.Discussion = q.Discussion.String()
		}
	}
	_, q, _ := b.Question(question)
	r.Weight = q.Weight
	r.Spread = templates.RoomQuestion{ID: question, About: q.About, Target: q.Target}
	for _, s := range assessment.ShareRoom(b, d, assessment.First).Questions {
		if s.ID == question {
			r.Spread.At, r.Spread.Unknown, r.Spread.NotStated, r.Spread.NotOurs = s.Counts.Levels, s.Counts.Unknown, s.Counts.NotStated, s.Counts.NotOurs
			r.Spread.Median, r.Spread.Split = s.Median, s.Split
		}
	}
	unknown := 0
	for _, a := range exampleRoom {
		la, known := a.Level()
		if !known {
			unknown++
			continue
		}
		r.Known++
		for _, b := range exampleRoom {
			if lb, known := b.Level(); known {
				r.Pairs += max(la-lb, lb-la)
			}
		}
	}
	r.Disagreement = decimal(int64(r.Pairs), int64(4*r.Known*r.Known))
	r.Share = decimal(int64(unknown), int64(len(exampleRoom)))
	return r
}

// decimal is a fraction with three decimals, as the contract prints discussion.
func decimal(over, under int64) string {
	return assessment.NewFigure(big.NewRat(over, under), 3).String()
}
