package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
)

// copyOf is the data of a stage in another directory, with its key of the trail.
func (s *stage) copyOf(t *testing.T, withKey bool) *sqlite.DB {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "copy")
	must(t, os.MkdirAll(dir, 0o700))
	must(t, s.BackupTo(t.Context(), filepath.Join(dir, sqlite.FileName)))
	if withKey {
		key, err := os.ReadFile(filepath.Join(s.Dir(), secret.TrailKeyFile))
		must(t, err)
		must(t, os.WriteFile(filepath.Join(dir, secret.TrailKeyFile), key, 0o600))
	}
	return mustOpen(t, dir)
}

// A receipt that somebody wrote down is found again as long as no answer that it
// stands for was changed, whatever was saved later.
func TestProofs(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := newStage(t)
	who, colleague := s.join(t, "police", true), s.join(t, "police", false)
	var kept []string
	for _, choice := range []assessment.Choice{"1", "2", assessment.Unknown} {
		_, err := s.save(t, who, assessment.Draft{Question: "q1", Choice: choice, Note: "planted " + string(choice)})
		must(t, err)
		_, err = s.save(t, colleague, assessment.Draft{Question: "q1", Choice: choice})
		must(t, err)
		proofs, err := s.Proofs(ctx, who)
		must(t, err)
		kept = append(kept, proofs[len(proofs)-1].Code)
	}
	look := func(db *sqlite.DB, code string) (int, bool) {
		t.Helper()
		proofs, err := db.Proofs(ctx, who)
		must(t, err)
		_, later, found := assessment.FindProof(proofs, code)
		return later, found
	}
	for i, code := range kept {
		if later, found := look(s.DB, code); !found || later != 2-i || len(code) != assessment.ProofLength {
			t.Errorf("receipt %d, %s: found %v, %d later", i, code, found, later)
		}
	}
	theirs, err := s.Proofs(ctx, colleague)
	must(t, err)
	if theirs[0].Code == kept[0] {
		t.Error("the same answer of two people has the same receipt: it can be guessed")
	}
	for _, actor := range []assessment.Actor{s.trainer, {Role: assessment.RespondentRole, ID: who.ID, Workshop: s.workshop, Agency: "emb"}, {}} {
		if _, err := s.Proofs(ctx, actor); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%+v reads them: %v", actor, err)
		}
	}
	for change, want := range map[string][3]bool{
		`UPDATE answer SET choice = '4' WHERE revision = 2 AND respondent = '` + who.ID + `'`:                {true, false, false},
		`UPDATE answer SET note = 'x' WHERE revision = 3 AND respondent = '` + who.ID + `'`:                  {true, true, false},
		`UPDATE answer SET salt = zeroblob(16) WHERE revision = 1 AND respondent = '` + who.ID + `'`:         {},
		`DELETE FROM answer WHERE revision = 2 AND respondent = '` + who.ID + `'`:                            {true, false, false},
		`UPDATE answer SET choice = '4' WHERE revision = 2 AND respondent = '` + colleague.ID + `'`:          {true, true, true},
		`UPDATE ledger SET digest = zeroblob(32), link = zeroblob(32)`:                                       {true, true, true}, // for verify to find
		`UPDATE answer SET at = '2026-01-01T00:00:00Z' WHERE revision = 1 AND respondent = '` + who.ID + `'`: {},
	} {
		changed := s.copyOf(t, true)
		must(t, changed.Exec(ctx, change))
		for i, code := range kept {
			if _, found := look(changed, code); found != want[i] {
				t.Errorf("%s: receipt %d found %v, want %v", change, i, found, want[i])
			}
		}
	}
}

// Who withdraws leaves digests and nothing else, in the rows and in the files.
func TestWithdraw(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := newStage(t)
	who, colleague := s.join(t, "police", true), s.join(t, "police", false)
	session, err := s.StartSession(ctx, colleague)
	must(t, err)
	for _, choice := range []assessment.Choice{"1", "2"} {
		_, err := s.save(t, colleague, assessment.Draft{Question: "q1", Choice: choice, Note: "planted words"})
		must(t, err)
	}
	_, err = s.save(t, who, assessment.Draft{Question: "q1", Choice: "3"})
	must(t, err)
	code, err := s.PersonalCode(ctx, colleague)
	must(t, err)
	if err := s.Withdraw(ctx, s.trainer); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("the trainer withdraws somebody: %v", err)
	}
	must(t, s.Withdraw(ctx, colleague))
	d, err := s.Document(ctx, s.workshop)
	must(t, err)
	if len(d.Answers) != 1 || d.Answers[0].Respondent != who.ID {
		t.Errorf("answers=%v, want the lead's alone", d.Answers)
	}
	if r, ok := d.RespondentByID(colleague.ID); !ok || r.Name != "" || !r.Aside {
		t.Errorf("respondent=%+v, want an empty seat that is set aside", r)
	}
	if _, err := s.Session(ctx, session); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("the session goes on: %v", err)
	}
	if _, err := s.Resume(ctx, code); !errors.Is(err, assessment.ErrCodeUnknown) {
		t.Errorf("the personal code goes on: %v", err)
	}
	if _, err := s.Proofs(ctx, colleague); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("the receipts are still there: %v", err)
	}
	v, err := s.Verify(ctx)
	must(t, err)
	if len(v.Problems) > 0 || v.Withdrawn != 2 || v.Rows != 1 {
		t.Errorf("verified %+v, want two withdrawn rows and no problem", v)
	}
	if files := holding(t, s.Dir(), "planted words"); len(files) > 0 {
		t.Errorf("the words are still in %v", files)
	}
	deeds, err := s.Trail(ctx, s.trainer, s.workshop)
	must(t, err)
	if last := deeds[len(deeds)-1]; last.Deed != assessment.Withdrew || last.Actor != colleague.ID {
		t.Errorf("the trail ends with %+v", last)
	}

	must(t, s.SetAside(ctx, who, colleague.ID, false)) // came back
	_, err = s.save(t, colleague, assessment.Draft{Question: "q1", Choice: "4"})
	must(t, err)
	v, err = s.Verify(ctx)
	must(t, err)
	if len(v.Problems) > 0 || v.Rows != 2 {
		t.Errorf("after an answer of the seat that came back: %+v", v)
	}
	// Making a row look withdrawn behind the program's back is found.
	for _, change := range []string{
		`UPDATE answer SET salt = NULL WHERE respondent = '` + who.ID + `'`,
		`UPDATE answer SET salt = zeroblob(16), choice = '4' WHERE salt IS NULL`,
	} {
		changed := s.copyOf(t, true)
		must(t, changed.Exec(ctx, change))
		if v, err := changed.Verify(ctx); err != nil || len(v.Problems) == 0 {
			t.Errorf("%s: nothing was found, %v", change, err)
		}
	}
}

// Who writes to the database without the key cannot make a trail that holds: not
// by a line of an own, not by taking signatures out, not with an own key.
func TestTrailIsSigned(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := newStage(t)
	head, err := s.TrailHead(ctx)
	must(t, err)
	v, err := s.Verify(ctx)
	must(t, err)
	if len(v.Problems) > 0 || v.Foreign != 0 || v.Head != head || len(head) != 64 {
		t.Fatalf("verified %+v, head %s", v, head)
	}
	for change, word := range map[string]string{
		`UPDATE trail SET mac = NULL WHERE seq = 2`:                                  "not signed",
		`UPDATE trail SET mac = zeroblob(32) WHERE seq = 2`:                          "was not signed with",
		`UPDATE trail SET key = zeroblob(8) WHERE seq = 2`:                           "after lines of this",
		`UPDATE trail SET object = 'x' WHERE seq = 2`:                                "chain breaks",
		`DELETE FROM trail WHERE seq = 2`:                                            "chain breaks",
		`UPDATE trail SET mac = (SELECT mac FROM trail WHERE seq = 1) WHERE seq = 2`: "was not signed with",
	} {
		changed := s.copyOf(t, true)
		must(t, changed.Exec(ctx, change))
		v, err := changed.Verify(ctx)
		must(t, err)
		if !strings.Contains(strings.Join(v.Problems, "; "), word) {
			t.Errorf("%s: found %v, want %q", change, v.Problems, word)
		}
	}
	elsewhere := s.copyOf(t, false) // a backup on another machine
	must(t, elsewhere.RecordPlainHTTP(ctx))
	v, err = elsewhere.Verify(ctx)
	must(t, err)
	if len(v.Problems) > 0 || v.Foreign != v.Deeds-1 || v.Head == head {
		t.Errorf("on another machine: %+v, want a chain that holds and all lines but the last foreign", v)
	}
	// A forged line with everything that can be worked out without the key.
	must(t, elsewhere.Exec(ctx, `UPDATE trail SET key = (SELECT key FROM trail ORDER BY seq DESC LIMIT 1)`))
	if v, err = elsewhere.Verify(ctx); err != nil || len(v.Problems) != v.Deeds-1 {
		t.Errorf("foreign lines that call themselves own: %v, %v", v.Problems, err)
	}
}
