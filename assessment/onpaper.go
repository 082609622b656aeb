package assessment

import (
	"slices"
	"strconv"
)

// PaperNumber is the number that stands for a choice on the printed
// questionnaire: the level, and after the levels those that have none.
func PaperNumber(c Choice) string { return strconv.Itoa(slices.Index(Choices, c)) }

// PaperChoice is the choice that a number on the printed questionnaire stands
// for.
func PaperChoice(number string) (Choice, bool) {
	if len(number) != 1 || number[0] < '0' || int(number[0]-'0') >= len(Choices) {
		return "", false
	}
	return Choices[number[0]-'0'], true
}

// PaperQuestions are the questions that can be typed in now for an agency of a
// kind: those of open themes, in the order of the printed questionnaire.
func PaperQuestions(b *Bank, d *Document, k Kind) []string {
	var out []string
	for place, q := range b.Questions {
		stage := d.StageOf(place.Theme, d.CurrentRound())
		if stage.State == Open && stage.Takes(q.ID) && q.AskedOf(&d.Workshop, k) {
			out = append(out, q.ID)
		}
	}
	return out
}

// Answered are the questions that a respondent answered in the round that runs,
// without what was said.
func Answered(b *Bank, d *Document, respondent string) map[string]bool {
	out := map[string]bool{}
	for _, a := range d.Answers {
		place, _, ok := b.Question(a.Question)
		if ok && a.Respondent == respondent && a.Round == d.StageOf(place.Theme, d.CurrentRound()).Round {
			out[a.Question] = true
		}
	}
	return out
}
