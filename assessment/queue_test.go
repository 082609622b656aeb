package assessment_test

import (
	"slices"
	"testing"

	"electready/assessment"
)

func TestPicks(t *testing.T) {
	t.Parallel()
	a, b, c := assessment.Subject{Kind: "question", ID: "a"}, assessment.Subject{Kind: "channel", ID: "b"}, assessment.Subject{Kind: "claim", ID: "c"}
	var none assessment.Picks
	all := none.Pick(a).Pick(b).Pick(c)
	for name, got := range map[string]struct{ got, want assessment.Picks }{
		"twice is once":         {all.Pick(a), assessment.Picks{a, b, c}},
		"up":                    {all.Shift(c, false), assessment.Picks{a, c, b}},
		"down":                  {all.Shift(a, true), assessment.Picks{b, a, c}},
		"up at the end":         {all.Shift(a, false), assessment.Picks{a, b, c}},
		"down at the end":       {all.Shift(c, true), assessment.Picks{a, b, c}},
		"one that is not there": {all.Shift(assessment.Subject{Kind: "system", ID: "x"}, true), assessment.Picks{a, b, c}},
		"dropped":               {all.Drop(b), assessment.Picks{a, c}},
		"the first stays":       {all, assessment.Picks{a, b, c}},
	} {
		if !slices.Equal(got.got, got.want) {
			t.Errorf("%s: %v, want %v", name, got.got, got.want)
		}
	}
	if all.Mark() == all.Shift(a, true).Mark() {
		t.Error("another order has the same mark")
	}
}

func TestQueueOrderAndReasons(t *testing.T) {
	t.Parallel()
	bank := &assessment.Bank{Themes: []assessment.Theme{{ID: "t", Sections: []assessment.Section{{ID: "s", Questions: []assessment.Question{
		{ID: "nobody", About: "own"}, {ID: "fact", About: "shared"}, {ID: "house", About: "own"}, {ID: "dark", About: "own"}, {ID: "low", About: "own", Target: 3},
	}}}}}}
	shared := assessment.SharedRoom{
		Questions: []assessment.SharedQuestion{{ID: "fact", Split: true}, {ID: "house", Split: true}, {ID: "dark", MostOrAll: assessment.Unknown}},
		Queue:     assessment.SharedQueue{Orphans: []string{"nobody"}, Talk: []string{"fact", "house", "dark", "low"}, Assign: []string{"low"}},
	}
	lines := []assessment.Line{
		{Kind: "channel", About: "incident/emb/cert", Signs: []string{assessment.ChannelSenderOnly}, Required: true},
		{Kind: "channel", About: "incident/cert/emb", Signs: []string{assessment.ChannelSenderOnly}},
		{Kind: "channel", About: "incident/emb/police", Signs: []string{assessment.ChannelUnclear}, Required: true},
		{Kind: "claim", About: "sc/speak", Signs: []string{assessment.FlagSeveralLeads}},
		{Kind: "claim", About: "sc/decide", Signs: []string{assessment.FlagNotStated}},
		{Kind: "claim", About: "sc/restore", Signs: []string{assessment.FlagAgreed}},
		{Kind: "system", About: "sy", Signs: []string{assessment.FlagNoOwner}},
	}
	type row struct{ kind, id, why string }
	var got []row
	for _, m := range assessment.Queue(bank, shared, lines) {
		got = append(got, row{m.Kind, m.ID, m.Why})
	}
	want := []row{
		{"question", "nobody", assessment.WhyOrphan},
		{"system", "sy", ""},
		{"channel", "incident/emb/cert", ""},
		{"claim", "sc/speak", ""},
		{"question", "fact", assessment.WhySplit},
		{"question", "house", assessment.WhyUneven},
		{"question", "dark", assessment.WhyUnknown},
		{"question", "low", assessment.WhyApart},
		{"question", "low", assessment.WhyAssign},
	}
	if !slices.Equal(got, want) {
		t.Errorf("queue\n%v, want\n%v", got, want)
	}
}

func TestNotesOn(t *testing.T) {
	t.Parallel()
	about := assessment.Subject{Kind: "claim", ID: "sc/speak"}
	rows := []assessment.Note{
		{Text: "Late."},
		{Kind: "claim", About: "sc/speak", Text: "One."},
		{Kind: "claim", About: "sc/other", Text: "Not here."},
		{Kind: "claim", About: "sc/speak", Text: "Two."},
		{Kind: assessment.NotePractice, About: "claim:sc/speak", Text: "A sheet at the desk."},
	}
	if got, want := assessment.NotesOn(rows, about), (assessment.Notes{Note: "One.\n\nTwo.", Practice: "A sheet at the desk."}); got != want {
		t.Errorf("notes %q, want %q", got, want)
	}
	if got := assessment.NotesOn(rows, assessment.Subject{}).Note; got != "Late." {
		t.Errorf("of the day: %q", got)
	}
	again := assessment.NotesOn(rows, about).Rows(about)
	if again[0] != (assessment.Note{Kind: "claim", About: "sc/speak", Text: "One.\n\nTwo."}) || again[1] != rows[4] {
		t.Errorf("rows %v", again)
	}
}
