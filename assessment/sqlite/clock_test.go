package sqlite_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"electready/assessment"
)

// A clock that jumps, forward or back, changes no order: what was written later
// counts, the trail stays in the order of deeds, and its chain holds.
func TestClockJumpsChangeNoOrder(t *testing.T) {
	t.Parallel()
	ctx, now := t.Context(), at
	s := newStageAt(t, func() time.Time { return now })
	who := s.join(t, "police", true)
	for i, jump := range []time.Duration{0, 3 * time.Hour, -26 * time.Hour, 400 * 24 * time.Hour, -400 * 24 * time.Hour} {
		now = now.Add(jump)
		saved, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: assessment.Choice(rune('0' + i%5))})
		must(t, err)
		if saved[0].Revision != i+1 {
			t.Errorf("after a jump of %s: revision %d", jump, saved[0].Revision)
		}
		must(t, s.RenewCode(ctx, s.trainer, s.workshop, "emb", false))
	}
	d, err := s.Seat(ctx, who)
	must(t, err)
	if last := d.Answers[len(d.Answers)-1]; len(d.Answers) != 1 || last.Choice != "4" || last.Revision != 5 {
		t.Errorf("answers=%v, want only the one that was saved last", d.Answers)
	}
	deeds, err := s.Trail(ctx, s.trainer, s.workshop)
	must(t, err)
	if !slices.IsSortedFunc(deeds, func(a, b assessment.Deed) int { return int(a.Seq - b.Seq) }) || len(deeds) < 3 {
		t.Errorf("%d deeds out of order", len(deeds))
	}
	proofs, err := s.Proofs(ctx, who)
	must(t, err)
	if len(proofs) != 5 {
		t.Errorf("%d receipts", len(proofs))
	}
	v, err := s.Verify(ctx)
	must(t, err)
	if len(v.Problems) > 0 {
		t.Errorf("problems: %v", v.Problems)
	}
}

// After the clock was put back, or stands still, the newest copies stay: their
// names follow the ones before.
func TestBackupsAfterTheClockWasPutBack(t *testing.T) {
	t.Parallel()
	ctx, now := t.Context(), at
	s := newStageAt(t, func() time.Time { return now })
	who := s.join(t, "police", true)
	var made []string
	for i := range 14 {
		if i == 7 {
			now = now.Add(-48 * time.Hour)
		}
		_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: assessment.Choice(rune('0' + i%5))})
		must(t, err)
		path, err := s.Backup(ctx, "every-ten-minutes")
		must(t, err)
		made = append(made, path)
	}
	kept, err := filepath.Glob(filepath.Join(s.Dir(), "backups", "*.db"))
	must(t, err)
	if !slices.Equal(kept, made[2:]) {
		t.Errorf("kept %v, want the last twelve of %v", kept, made)
	}
}
