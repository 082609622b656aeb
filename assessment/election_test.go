package assessment_test

import (
	"testing"

	"electready/assessment"
)

func TestElectionAt(t *testing.T) {
	t.Parallel()
	const today = "2026-11-24"
	for day, want := range map[string]string{
		"2026-11-23": assessment.ElectionOver, "2020-01-01": assessment.ElectionOver,
		"2026-11-24": assessment.ElectionNear, "2026-11-26": assessment.ElectionNear, "2026-12-01": assessment.ElectionNear,
		"2026-12-02": "", "2027-03-01": "", "": "", "soon": "",
	} {
		if got := assessment.ElectionAt(day, today); got != want {
			t.Errorf("an election on %q: %q, want %q", day, got, want)
		}
	}
	if got := assessment.ElectionAt("2026-11-26", ""); got != "" {
		t.Errorf("without a clock: %q", got)
	}
}
