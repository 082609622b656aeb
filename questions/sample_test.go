package questions_test

import (
	"os"
	"testing"

	"electready/questions"
)

// The sample is what a trainer's own bank begins with.
func TestSample(t *testing.T) {
	t.Parallel()
	sample := os.DirFS("sample")
	if got := questions.Check(sample); len(got) > 0 {
		t.Fatal(got)
	}
	b, err := questions.Load(sample)
	if err != nil {
		t.Fatal(err)
	}
	own, err := questions.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if b.ID == own.ID || len(b.Themes) != 2 {
		t.Errorf("id=%s themes=%d, want another id and two themes", b.ID, len(b.Themes))
	}
	if s := questions.StatsOf(b); s.Questions != 10 || s.Core != 6 {
		t.Errorf("stats=%+v, want ten questions, six core", s)
	}
	if e, err := readBack(t, written(t, sample), sample); err != nil || len(e.Changes) != 0 {
		t.Errorf("sheet of the sample: %v, %v", e, err)
	}
	for _, problem := range questions.Check(os.DirFS("no such folder")) {
		if problem.File == "bank.yaml" {
			return
		}
	}
	t.Error("a folder that is not there passes")
}
