package assessment_test

import (
	"slices"
	"testing"

	"electready/assessment"
)

// said is an answer of respondent r to question q1.
func said(r string, round assessment.RoundID, revision int, choice assessment.Choice) assessment.Answer {
	return assessment.Answer{Respondent: r, Round: round, Question: "q1", Revision: revision, Choice: choice}
}

// confirmed is a confirmation of agency a on question q1.
func confirmed(round assessment.RoundID, choice assessment.Choice, at string) assessment.Position {
	return assessment.Position{Agency: "a", Round: round, Question: "q1", Choice: choice, At: at}
}

const (
	first, second, followUp   = assessment.First, assessment.Second, assessment.FollowUp
	unknown, withheld, notOur = assessment.Unknown, assessment.Withheld, assessment.NotOurs
)

func TestPositionOfVoices(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		voices []assessment.Choice
		want   assessment.Choice // empty with voices: unsettled
	}{
		{"none", nil, ""},
		{"one", []assessment.Choice{"2"}, "2"},
		{"lower of two", []assessment.Choice{"3", "2"}, "2"},
		{"lower middle of four", []assessment.Choice{"2", "3", "3", "2"}, "2"},
		{"middle of three", []assessment.Choice{"3", "2", "3"}, "3"},
		{"one apart", []assessment.Choice{"0", "1", "1"}, "1"},
		{"two apart", []assessment.Choice{"0", "2"}, ""},
		{"four apart among others", []assessment.Choice{"0", unknown, "4", "2"}, ""},
		{"known beside the rest", []assessment.Choice{notOur, unknown, "1", notOur, withheld}, "1"},
		{"most frequent", []assessment.Choice{notOur, unknown, notOur}, notOur},
		{"tie of all three", []assessment.Choice{notOur, withheld, unknown}, unknown},
		{"tie of withheld and not-ours", []assessment.Choice{notOur, withheld}, withheld},
		{"tie of unknown and not-ours", []assessment.Choice{notOur, unknown, notOur, unknown, withheld}, unknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, "1:")
			d.Agencies = []assessment.Agency{{ID: "a", Kind: assessment.EMB}}
			for i, choice := range tt.voices {
				r := string(rune('1' + i))
				d.Respondents = append(d.Respondents, assessment.Respondent{ID: r, Agency: "a"})
				d.Answers = append(d.Answers, said(r, first, 1, choice))
			}
			got := assessment.Positions(b, d, first)["a"]["q1"]
			unsettled := tt.want == "" && len(tt.voices) > 0
			if got.Choice != tt.want || got.Unsettled != unsettled || got.Confirmed {
				t.Errorf("%+v, want %q, unsettled %v", got, tt.want, unsettled)
			}
			if len(got.Voices) != len(tt.voices) || !slices.IsSortedFunc(got.Voices, byChoice) {
				t.Errorf("voices %v do not stand in the order of the choices", got.Voices)
			}
		})
	}
}

func byChoice(x, y assessment.Choice) int {
	return slices.Index(assessment.Choices, x) - slices.Index(assessment.Choices, y)
}

// TestPositions: an agency of respondents a-1 and a-2, and of a-3, who is set
// aside; want by round, "" for none and "s" for unsettled, "!" if confirmed.
func TestPositions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name      string
		answers   []assessment.Answer
		positions []assessment.Position
		want      [3]string
	}{
		{"a round inherits", []assessment.Answer{said("a-1", first, 1, "3")}, nil, [3]string{"3", "3", "3"}},
		{"no answer before it is given", []assessment.Answer{said("a-1", followUp, 1, "3")}, nil, [3]string{"", "", "3"}},
		{
			"the latest round counts, whatever the revision",
			[]assessment.Answer{said("a-1", second, 1, "1"), said("a-1", first, 7, "3")},
			nil,
			[3]string{"3", "1", "1"},
		},
		{
			"the highest revision counts, whatever the order",
			[]assessment.Answer{said("a-1", first, 2, "1"), said("a-1", first, 10, "4"), said("a-1", first, 9, "2")},
			nil,
			[3]string{"4", "4", "4"},
		},
		{
			"each respondent inherits alone",
			[]assessment.Answer{said("a-1", first, 1, "1"), said("a-2", first, 1, "1"), said("a-2", second, 1, "3")},
			nil,
			[3]string{"1", "s", "s"},
		},
		{
			"set aside",
			[]assessment.Answer{said("a-3", first, 1, "0"), said("a-1", first, 1, "4")},
			nil,
			[3]string{"4", "4", "4"},
		},
		{
			"confirmed over the voices, and inherited",
			[]assessment.Answer{said("a-1", first, 1, "3")},
			[]assessment.Position{confirmed(first, "1", "2027-03-01T10:00:00Z")},
			[3]string{"1!", "1!", "1!"},
		},
		{
			"confirmed without any voice", nil,
			[]assessment.Position{confirmed(second, notOur, "")},
			[3]string{"", "not-ours!", "not-ours!"},
		},
		{
			"confirmed over voices apart",
			[]assessment.Answer{said("a-1", first, 1, "0"), said("a-2", first, 1, "4")},
			[]assessment.Position{confirmed(second, withheld, "")},
			[3]string{"s", "withheld!", "withheld!"},
		},
		{
			"a voice in the same round leaves it standing",
			[]assessment.Answer{said("a-1", first, 1, "3"), said("a-1", first, 2, "0")},
			[]assessment.Position{confirmed(first, "3", "")},
			[3]string{"3!", "3!", "3!"},
		},
		{
			"a voice in a later round ends it, even an equal one",
			[]assessment.Answer{said("a-1", first, 1, "3"), said("a-2", first, 1, "2"), said("a-1", second, 1, "3")},
			[]assessment.Position{confirmed(first, "4", "")},
			[3]string{"4!", "2", "2"},
		},
		{
			"until the lead confirms again",
			[]assessment.Answer{said("a-1", second, 1, "3")},
			[]assessment.Position{confirmed(followUp, "2", ""), confirmed(first, "4", "")},
			[3]string{"4!", "3", "2!"},
		},
		{
			"a voice set aside ends nothing",
			[]assessment.Answer{said("a-3", second, 1, "0")},
			[]assessment.Position{confirmed(first, "4", "")},
			[3]string{"4!", "4!", "4!"},
		},
		{
			"a voice of a round after R ends nothing at R",
			[]assessment.Answer{said("a-1", followUp, 1, "0")},
			[]assessment.Position{confirmed(first, "4", "")},
			[3]string{"4!", "4!", "0"},
		},
		{
			"the latest round's confirmation, whatever the time", nil,
			[]assessment.Position{confirmed(second, "2", "2020-01-01T00:00:00Z"), confirmed(first, "1", "2030-01-01T00:00:00Z")},
			[3]string{"1!", "2!", "2!"},
		},
		{
			"of several in a round the latest in time", nil,
			[]assessment.Position{confirmed(first, "2", "2027-03-01T10:00:01Z"), confirmed(first, "1", "2027-03-01T10:00:00Z")},
			[3]string{"2!", "2!", "2!"},
		},
		{
			// as text "10:00:00Z" would be later than "10:00:00.5Z"
			"times of different precision", nil,
			[]assessment.Position{confirmed(first, "2", "2027-03-01T10:00:00.5Z"), confirmed(first, "1", "2027-03-01T10:00:00Z")},
			[3]string{"2!", "2!", "2!"},
		},
		{
			"of one moment the later in the list", nil,
			[]assessment.Position{confirmed(first, "2", "2027-03-01T10:00:00Z"), confirmed(first, "1", "2027-03-01T10:00:00.000Z")},
			[3]string{"1!", "1!", "1!"},
		},
		{
			"without a time is the earliest", nil,
			[]assessment.Position{confirmed(first, "2", "2027-03-01T10:00:00Z"), confirmed(first, "1", "")},
			[3]string{"2!", "2!", "2!"},
		},
		{
			"what another agency says is its own",
			[]assessment.Answer{said("b-1", first, 1, "4")},
			nil,
			[3]string{"", "", ""},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, d := oneSection(t, "1:")
			seat(d, "a", assessment.EMB)
			seat(d, "b", assessment.EMB)
			d.Respondents = append(d.Respondents, assessment.Respondent{ID: "a-3", Agency: "a", Seat: 3, Aside: true})
			d.Answers, d.Positions = tt.answers, tt.positions
			for i, round := range assessment.RoundIDs {
				if got := shortPosition(assessment.Positions(b, d, round)["a"]["q1"]); got != tt.want[i] {
					t.Errorf("%s: %q, want %q", round, got, tt.want[i])
				}
			}
		})
	}
}

func shortPosition(p assessment.PositionState) string {
	short := string(p.Choice)
	if p.Unsettled {
		short = "s"
	}
	if p.Confirmed {
		short += "!"
	}
	return short
}

// TestPositionRevised: the lead is told of voices that came after the
// confirmation in its round.
func TestPositionRevised(t *testing.T) {
	t.Parallel()
	const before, noon, after = "2027-03-01T11:59:59.9Z", "2027-03-01T12:00:00Z", "2027-03-01T12:00:00.1Z"
	for _, tt := range []struct {
		name          string
		answered      assessment.RoundID
		at, confirmed string
		want          bool
	}{
		{"before", second, before, noon, false},
		{"at once", second, noon, noon, false},
		{"after", second, after, noon, true},
		{"without a time", second, "", noon, false},
		{"confirmed without a time", second, after, "", false},
		{"in the round before", first, after, noon, false}, // clocks of two machines
	} {
		b, d := oneSection(t, "1:")
		seat(d, "a", assessment.EMB)
		answer := said("a-1", tt.answered, 1, "3")
		answer.At = tt.at
		d.Answers = []assessment.Answer{answer}
		d.Positions = []assessment.Position{confirmed(second, "2", tt.confirmed)}
		got := assessment.Positions(b, d, second)["a"]["q1"]
		if got.Revised != tt.want || !got.Confirmed {
			t.Errorf("%s: %+v, want revised %v", tt.name, got, tt.want)
		}
	}
}

// TestPositionsAsked: an entry for every question asked, for nothing else, and
// for no agency that left.
func TestPositionsAsked(t *testing.T) {
	t.Parallel()
	b, d := oneSection(t, "1: 3", "1: 3", "1: 3", "1: 3", "1: -")
	questions := b.Themes[0].Sections[0].Questions
	questions[1].Core = false
	questions[2].AppliesTo = []assessment.Kind{assessment.Police, assessment.CERT}
	questions[3].Needs = []assessment.Use{"abroad", "scanner"}
	seat(d, "left", assessment.EMB)
	d.Agencies[1].Left = "2027-03-01T12:00:00Z"
	hold(t, d, "left", "q1", "0")
	for _, tt := range []struct {
		name   string
		change func()
		want   []string
	}{
		{"core", func() {}, []string{"q1", "q5"}},
		{"one use of two", func() { d.Workshop.Uses = []assessment.Use{"abroad"} }, []string{"q1", "q5"}},
		{"both uses", func() { d.Workshop.Uses = []assessment.Use{"scanner", "abroad"} }, []string{"q1", "q4", "q5"}},
		{"full", func() { d.Workshop.QuestionSet = assessment.FullSet }, []string{"q1", "q2", "q4", "q5"}},
		{"its kind", func() { d.Agencies[0].Kind = assessment.CERT }, []string{"q1", "q2", "q3", "q4", "q5"}},
	} {
		tt.change()
		positions := assessment.Positions(b, d, first)
		if len(positions) != 1 || len(positions["a"]) != len(tt.want) {
			t.Errorf("%s: %v, want agency a with %v", tt.name, positions, tt.want)
		}
		for _, id := range tt.want {
			if p, asked := positions["a"][id]; !asked || p.Stated() == (id == "q5") {
				t.Errorf("%s: %s is %+v, asked %v", tt.name, id, p, asked)
			}
		}
	}
}
