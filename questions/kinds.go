package questions

import (
	"fmt"
	"strings"

	"electready/assessment"
)

// What one person meets in the core set; the election commission shares its
// questions out by section.
const (
	mostQuestions    = 30
	mostWords        = 3000
	mostQuestionsEMB = 40
	mostWordsEMB     = mostWords * mostQuestionsEMB / mostQuestions
)

// KindLoad is what an agency of one kind meets.
type KindLoad struct {
	Kind      assessment.Kind `json:"kind"`
	Core      int             `json:"core"`      // questions of the core set, whatever the country uses
	LeastCore int             `json:"least"`     // of these, without what not every country uses
	Full      int             `json:"full"`      // questions of the full set
	Words     int             `json:"words"`     // of the core questions and their levels, in English
	Essential int             `json:"essential"` // essential questions of the core set
}

// kindLoads counts for every kind of the bank, in its order.
func kindLoads(b *assessment.Bank) []KindLoad {
	loads := make([]KindLoad, len(b.Kinds))
	for i, k := range b.Kinds {
		loads[i].Kind = k
		for _, q := range b.Questions {
			if q.AppliesToKind(k) {
				loads[i].count(b, q)
			}
		}
	}
	return loads
}

func (l *KindLoad) count(b *assessment.Bank, q *assessment.Question) {
	l.Full++
	if !q.Core {
		return
	}
	l.Core++
	if len(q.Needs) == 0 {
		l.LeastCore++
	}
	if q.Essential {
		l.Essential++
	}
	prose, _ := b.QuestionText(q.ID, assessment.Reference)
	l.Words += words(prose.AskOf(l.Kind)) + words(strings.Join(prose.Levels, " "))
}

// checkKinds: nobody meets more than a person can answer in the room, and no
// agency sits there for a handful of questions.
func (r *reading) checkKinds() {
	for _, l := range kindLoads(&r.bank) {
		most, mostText := mostQuestions, mostWords
		if l.Kind == assessment.EMB {
			most, mostText = mostQuestionsEMB, mostWordsEMB
		}
		if l.Core > most {
			r.problem(bankName, "kinds", fmt.Sprintf("%s meets %d core questions, at most %d", l.Kind, l.Core, most), "move questions to the full set, or take the kind out of applies_to")
		}
		if l.Words > mostText {
			r.problem(bankName, "kinds", fmt.Sprintf("%s reads %d words in the core set, at most %d", l.Kind, l.Words, mostText), "shorten or move questions")
		}
		if l.Kind != assessment.CivilSociety && l.LeastCore < r.limits.leastCore {
			r.problem(bankName, "least_core", fmt.Sprintf("%s meets %d core questions where nothing special is used, at least %d", l.Kind, l.LeastCore, r.limits.leastCore), "add the kind to questions about its work, or lower least_core")
		}
	}
}
