package assessment_test

import (
	"bytes"
	"testing"

	"electready/assessment"
)

func TestProofs(t *testing.T) {
	t.Parallel()
	sum := []byte{0, 1, 27, 28, 29, 55, 56, 255, 8, 9, 10, 11, 12, 13, 14, 15, 99, 99}
	code := assessment.ProofCode(sum)
	if want := "23Y23Y25ACDEFGHJ"; code != want {
		t.Errorf("code=%s, want %s", code, want)
	}
	if got := assessment.SpacedProof("23Y23Y2AACDEFGHJ"); got != "23Y2 3Y2A ACDE FGHJ" {
		t.Errorf("spaced=%q", got)
	}
	for typed, want := range map[string]bool{
		"23Y2 3Y2A ACDE FGHJ": true, "23y2-3y2a-acde-fghj": true, "23Y23Y2AACDEFGHJ": true, "23Y2 3Y2A ACDE FGH": false, "K7QM 4XRT": false, "": false, "23Y2 3Y2A ACDE FGH!": false,
	} {
		if got, ok := assessment.NormalizeProof(typed); ok != want || ok && got != "23Y23Y2AACDEFGHJ" {
			t.Errorf("%q: %q, %v", typed, got, ok)
		}
	}
	list := []assessment.Proof{{Code: "a", At: "1"}, {Code: "b", At: "2"}, {Code: "c", At: "3"}}
	for code, want := range map[string]int{"a": 2, "b": 1, "c": 0, "d": -1} {
		_, later, found := assessment.FindProof(list, code)
		if found != (want >= 0) || found && later != want {
			t.Errorf("%s: %d later, found %v", code, later, found)
		}
	}
	if assessment.ProofCode(bytes.Repeat([]byte{7}, 32)) == assessment.ProofCode(bytes.Repeat([]byte{8}, 32)) {
		t.Error("two sums have one receipt")
	}
}
