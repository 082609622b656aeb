package assessment_test

import (
	"slices"
	"testing"

	"electready/assessment"
)

// TestTurn: what a question of an agency of three voices asks of its lead, and
// why it may wait.
func TestTurn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		voices []assessment.Choice
		turn   assessment.Turn
		wait   assessment.Wait
	}{
		{"all at one level", []assessment.Choice{"2", "2", "2"}, assessment.TurnAgree, assessment.WaitNothing},
		{"nobody knows", []assessment.Choice{unknown, unknown, unknown}, assessment.TurnAgree, assessment.WaitNothing},
		{"two apart", []assessment.Choice{"1", "2", "3"}, assessment.TurnDecide, assessment.WaitOneApart},
		{"two apart, one missing", []assessment.Choice{"0", "4"}, assessment.TurnDecide, assessment.WaitOneApart},
		{"one apart", []assessment.Choice{"1", "2", "2"}, assessment.TurnWait, assessment.WaitOneApart},
		{"one apart, one missing", []assessment.Choice{"1", "2"}, assessment.TurnWait, assessment.WaitOneApart},
		{"one apart beside the rest", []assessment.Choice{"1", "2", unknown}, assessment.TurnWait, assessment.WaitOneApart},
		{"agree, one missing", []assessment.Choice{"2", "2"}, assessment.TurnWait, assessment.WaitVoice},
		{"differ, one missing", []assessment.Choice{"2", unknown}, assessment.TurnWait, assessment.WaitVoice},
		{"none", nil, assessment.TurnWait, assessment.WaitVoice},
		{"a level and unknown", []assessment.Choice{"2", "2", unknown}, assessment.TurnWait, assessment.WaitDiffer},
		{"none knows, otherwise", []assessment.Choice{unknown, withheld, notOur}, assessment.TurnWait, assessment.WaitDiffer},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := houseOf(t, tt.voices, nil)
			if turn, wait := p.Turn(3), p.Wait(3); turn != tt.turn || wait != tt.wait {
				t.Errorf("turn %q, wait %q; want %q, %q", turn, wait, tt.turn, tt.wait)
			}
			p = houseOf(t, tt.voices, []assessment.Position{confirmed(first, "1", "")})
			if turn := p.Turn(3); turn != assessment.TurnDecided {
				t.Errorf("confirmed: turn %q", turn)
			}
		})
	}
}

// houseOf is the state of the one question of an agency with these voices.
func houseOf(t *testing.T, voices []assessment.Choice, positions []assessment.Position) assessment.PositionState {
	t.Helper()
	b, d := oneSection(t, "1:")
	d.Agencies = []assessment.Agency{{ID: "a", Kind: assessment.EMB}}
	for i, choice := range voices {
		r := string(rune('1' + i))
		d.Respondents = append(d.Respondents, assessment.Respondent{ID: r, Agency: "a"})
		d.Answers = append(d.Answers, said(r, first, 1, choice))
	}
	d.Positions = positions
	return assessment.Positions(b, d, first)["a"]["q1"]
}

func TestAgreedAndMissing(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		voices  []assessment.Choice
		agreed  bool
		missing int // of two
	}{
		{"none", nil, false, 2},
		{"one", []assessment.Choice{"2"}, true, 1},
		{"two", []assessment.Choice{"2", "2"}, true, 0},
		{"two that differ", []assessment.Choice{"2", withheld}, false, 0},
		{"more than there are", []assessment.Choice{"2", "2", "2"}, true, 0}, // somebody was set aside meanwhile
	} {
		p := assessment.PositionState{Voices: tt.voices}
		if agreed, missing := p.Agreed(), p.Missing(2); agreed != tt.agreed || missing != tt.missing {
			t.Errorf("%s: agreed %v, %d missing; want %v, %d", tt.name, agreed, missing, tt.agreed, tt.missing)
		}
	}
}

func TestTellsApart(t *testing.T) {
	t.Parallel()
	for voices, want := range []bool{false, true, true, false, false} {
		if got := assessment.TellsApart(voices); got != want {
			t.Errorf("%d voices: %v, want %v", voices, got, want)
		}
	}
}

func TestReasonNeeded(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		voices   []assessment.Choice
		position assessment.Choice
		want     bool
	}{
		{"as all say", []assessment.Choice{"2", "2"}, "2", false},
		{"below all", []assessment.Choice{"2", "3"}, "0", false},
		{"above every voice", []assessment.Choice{"2", "3"}, "4", true},
		{"the highest voice", []assessment.Choice{"2", "3", unknown}, "3", false},
		{"two apart, the middle", []assessment.Choice{"1", "2", "3"}, "2", true},
		{"two apart, no level", []assessment.Choice{"1", "3"}, unknown, true},
		{"a level that nobody knows", []assessment.Choice{unknown, notOur}, "0", true},
		{"no level", []assessment.Choice{"4"}, notOur, false},
		{"no level without a voice", nil, unknown, false},
	} {
		if got := assessment.ReasonNeeded(tt.voices, tt.position); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestVoiceNotes: notes of the voices that count, in the order of their text.
func TestVoiceNotes(t *testing.T) {
	t.Parallel()
	d := &assessment.Document{Respondents: []assessment.Respondent{
		{ID: "a-1", Agency: "a"}, {ID: "a-2", Agency: "a"}, {ID: "a-3", Agency: "a", Aside: true}, {ID: "b-1", Agency: "b"},
	}}
	note := func(r string, round assessment.RoundID, revision int, text string) {
		a := said(r, round, revision, "2")
		a.Note = text
		d.Answers = append(d.Answers, a)
	}
	note("a-1", first, 10, "west")
	note("a-1", first, 9, "replaced")
	note("a-1", followUp, 1, "later")
	note("a-2", second, 1, "east")
	note("a-2", first, 2, "replaced by a round")
	note("a-3", first, 1, "aside")
	note("b-1", first, 1, "of another agency")
	if got, want := assessment.VoiceNotes(d, "a", second)["q1"], []string{"east", "west"}; !slices.Equal(got, want) {
		t.Errorf("notes %q, want %q", got, want)
	}
	note("a-2", second, 2, "") // taken away again
	if got, want := assessment.VoiceNotes(d, "a", second)["q1"], []string{"west"}; !slices.Equal(got, want) {
		t.Errorf("notes %q, want %q", got, want)
	}
}

// TestReasons: the reason is that of the confirmation that counts, which need
// not be the last in the list.
func TestReasons(t *testing.T) {
	t.Parallel()
	with := func(p assessment.Position, reason string) assessment.Position {
		p.Reason = reason
		return p
	}
	d := &assessment.Document{Positions: []assessment.Position{
		with(confirmed(second, "2", "2027-03-02T11:00:00Z"), "counts"),
		with(confirmed(second, "3", "2027-03-02T10:00:00Z"), "earlier that day"),
		with(confirmed(first, "3", "2027-03-01T10:00:00Z"), "a round before"),
		{Agency: "b", Round: second, Question: "q1", Choice: "1", Reason: "of another agency"},
	}}
	for round, want := range map[assessment.RoundID]string{first: "a round before", second: "counts", followUp: "counts"} {
		if got := assessment.Reasons(d, "a", round)["q1"]; got != want {
			t.Errorf("%s: reason %q, want %q", round, got, want)
		}
	}
}
