package sqlite_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/sqlite"
)

// plantedStage is a stage with texts that must not outlive it, and a second
// workshop that must.
func plantedStage(t *testing.T) (s *stage, planted []string, other string) {
	t.Helper()
	ctx := t.Context()
	s = newStage(t)
	plan := assessment.NewWorkshop{
		Workshop: assessment.Workshop{Title: "Other room", Country: "Elsewhere", QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom},
		Agencies: []assessment.NewAgency{{Kind: assessment.EMB, Name: "Planted commission elsewhere", Short: "EC", Seats: 2}},
	}
	other, err := s.CreateWorkshop(ctx, s.trainer, s.bank, plan)
	must(t, err)
	must(t, s.ChangeAgency(ctx, s.trainer, s.workshop, "police", assessment.NewAgency{Name: "Planted cyber police", Short: "Planted short", Seats: 3}, nil))
	entry, err := s.EntryByCode(ctx, s.cards["police"].Code)
	must(t, err)
	seated, err := s.Join(ctx, assessment.Actor{Role: assessment.Visitor, Workshop: entry.Workshop, Agency: entry.Agency}, "Planted Name", s.cards["police"].Slip)
	must(t, err)
	for _, note := range []string{"planted note of before", "planted note of now"} {
		_, err := s.save(t, seated.Actor(), assessment.Draft{Question: "q1", Choice: "2", Note: note})
		must(t, err)
	}
	must(t, s.GiveContact(ctx, seated.Actor(), assessment.Contact{Role: "Planted duty officer", Day: "+999 1 555 0188", Night: "+999 1 555 0189", Languages: "Planted tongue"}, true))
	_, err = s.Exported(ctx, s.trainer, s.workshop, assessment.ScopeFull, "planted reason of Planted Somebody")
	must(t, err)
	must(t, s.HandOut(ctx, s.trainer, s.workshop, "sheet.pdf", []byte("what was handed out")))
	planted = []string{
		"planted note of before", "planted note of now", "Planted Name", "Planted cyber police", "Planted short", "planted reason", "Planted Somebody",
		"Planted duty officer", "+999 1 555 0188", "+999 1 555 0189", "Planted tongue",
		seated.Code, s.cards["police"].Code, s.cards["police"].Slip, s.cards["emb"].Code, "Orvelia",
	}
	return s, planted, other
}

// holding are the files of a folder that hold a text.
func holding(t *testing.T, dir, text string) []string {
	t.Helper()
	var out []string
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(text)) {
			out = append(out, filepath.Base(path))
		}
		return err
	}))
	return out
}

func exported(t *testing.T, db *sqlite.DB, workshop string) string {
	t.Helper()
	d, err := db.Document(t.Context(), workshop)
	must(t, err)
	text, err := json.Marshal(d)
	must(t, err)
	return string(text)
}

func TestEraseLeavesNothing(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, planted, other := plantedStage(t)
	for _, reason := range []string{"every-ten-minutes", "lock"} {
		_, err := s.Backup(ctx, reason)
		must(t, err)
	}
	for _, text := range planted { // else the search is blind
		if files := holding(t, s.Dir(), text); len(files) < 3 {
			t.Fatalf("%q stands in %v only", text, files)
		}
	}
	was, _, err := s.Cards(ctx, s.trainer, other)
	must(t, err)
	before := exported(t, s.DB, other)

	if _, err := s.Erase(ctx, s.trainer, s.workshop, "Rome"); !errors.Is(err, assessment.ErrTitle) {
		t.Fatalf("another title: %v", err)
	}
	stranger := assessment.Actor{Role: assessment.TrainerRole, ID: "t-other"}
	if _, err := s.Erase(ctx, stranger, s.workshop, "Room"); !errors.Is(err, assessment.ErrNotFound) {
		t.Fatalf("somebody else's: %v", err)
	}
	receipt, err := s.Erase(ctx, s.trainer, s.workshop, "  room ")
	must(t, err)
	for _, text := range planted {
		if files := holding(t, s.Dir(), text); len(files) > 0 {
			t.Errorf("%q is still in %v", text, files)
		}
	}
	if after := exported(t, s.DB, other); after != before {
		t.Error("the other workshop changed")
	}
	now, _, err := s.Cards(ctx, s.trainer, other)
	must(t, err)
	if len(now) == 0 || !slices.Equal(was, now) {
		t.Errorf("cards of the other workshop: %v, were %v", now, was)
	}
	checkReceipt(t, s, receipt)
	checkFresh(t, s, receipt, other)
	v, err := s.Verify(ctx)
	must(t, err)
	if len(v.Problems) > 0 || v.Withdrawn == 0 {
		t.Errorf("verify: %+v", v)
	}
	for what, err := range map[string]error{
		"read":  second(s.Document(ctx, s.workshop)),
		"again": second(s.Erase(ctx, s.trainer, s.workshop, "Room")),
		"start": s.Start(ctx, s.trainer, s.workshop),
	} {
		if !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s: %v, want like one that never was", what, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// checkReceipt compares the receipt of the planted stage with what happened.
func checkReceipt(t *testing.T, s *stage, r assessment.Receipt) {
	t.Helper()
	// SHA-256 of "what was handed out", by sha256sum.
	const sum = "62ede92404d8187a2645212865ea5e2f9b7cce17724eb9b6be15c8adf4c56bf8"
	if len(r.HandedOut) != 1 || r.HandedOut[0].Name != "sheet.pdf" || r.HandedOut[0].SHA256 != sum {
		t.Errorf("handed out: %+v", r.HandedOut)
	}
	if len(r.Backups) != 2 || len(r.Left) != 0 || r.Others != 1 || len(r.Head) != 64 {
		t.Errorf("receipt: %+v", r)
	}
	rows := map[string]int{}
	for _, t := range r.Rows {
		rows[t.Table] = t.Rows
	}
	if rows["answer"] != 2 || rows["agency"] != 2 || rows["respondent"] != 1 || rows["code"] != 5 || rows["ledger"] != 2 {
		t.Errorf("rows: %v", rows)
	}
	kept, err := s.Receipt(t.Context(), s.trainer, s.workshop)
	must(t, err)
	if kept.Head != r.Head || kept.Fresh != r.Fresh {
		t.Errorf("the receipt that is kept is another one: %+v", kept)
	}
	if _, err := s.Receipt(t.Context(), assessment.Actor{Role: assessment.TrainerRole, ID: "t-other"}, s.workshop); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("somebody else reads the receipt: %v", err)
	}
}

// checkFresh restores the backup that was made after the erase.
func checkFresh(t *testing.T, s *stage, r assessment.Receipt, other string) {
	t.Helper()
	dir := t.TempDir()
	_, err := sqlite.Restore(t.Context(), dir, filepath.Join(s.Dir(), "backups", r.Fresh.Name))
	must(t, err)
	restored := mustOpen(t, dir)
	if got, want := exported(t, restored, other), exported(t, s.DB, other); got != want {
		t.Error("the fresh backup holds something else of the other workshop")
	}
}

// Every table either has the column by which an erase finds its rows, or holds
// nothing of a workshop.
func TestEveryTableIsErased(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	without := []string{"bank", "trainer", "setup_link", "goose_db_version", "farewell", "workshop"}
	names, err := s.TablesWithout(t.Context(), "workshop")
	must(t, err)
	for _, name := range names {
		if !slices.Contains(without, name) {
			t.Errorf("an erase does not find the rows of %s: give it a column workshop", name)
		}
	}
}

func TestFarewell(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	now := at
	s := newStageAt(t, func() time.Time { return now })
	seat := s.join(t, "police", true)
	in, err := s.StartSession(ctx, seat)
	must(t, err)
	out, err := s.StartSession(ctx, seat)
	must(t, err)
	must(t, s.EndSession(ctx, out))
	trainer, err := s.StartSession(ctx, s.trainer)
	must(t, err)
	_, err = s.Erase(ctx, s.trainer, s.workshop, "Room")
	must(t, err)
	got, err := s.Session(ctx, in)
	if err != nil || got.Erased == nil || got.Erased.Workshop != s.workshop || got.Actor.ID != "" || got.Actor.Workshop != "" {
		t.Errorf("a seat of the erased workshop: %+v, %v", got, err)
	}
	if _, err := s.Session(ctx, out); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("one that had signed out: %v", err)
	}
	if got, err := s.Session(ctx, trainer); err != nil || got.Actor.ID != s.trainer.ID {
		t.Errorf("the trainer: %+v, %v", got, err)
	}
	now = now.Add(sqlite.SessionEnd + time.Minute)
	if _, err := s.Session(ctx, in); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("after twelve hours: %v", err)
	}
}

// Whoever asks while the copies are being removed gets the receipt that names them.
func TestFarewellIsWhole(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, _, _ := plantedStage(t)
	in, err := s.StartSession(ctx, s.join(t, "police", false))
	must(t, err)
	_, err = s.Backup(ctx, "lock")
	must(t, err)
	erased := make(chan error, 1)
	go func() {
		_, err := s.Erase(ctx, s.trainer, s.workshop, "Room")
		erased <- err
	}()
	for {
		got, err := s.Session(ctx, in)
		must(t, err)
		if got.Erased == nil {
			continue
		}
		if len(got.Erased.Backups) == 0 {
			t.Errorf("the first receipt names no copy: %+v", got.Erased)
		}
		break
	}
	must(t, <-erased)
}

// An erase that was cut off after its commit goes on at the next start.
func TestEraseGoesOn(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, planted, _ := plantedStage(t)
	dir := s.Dir()
	path, err := s.Backup(ctx, "lock")
	must(t, err)
	copied, err := os.ReadFile(path)
	must(t, err)
	_, err = s.Erase(ctx, s.trainer, s.workshop, "Room")
	must(t, err)
	must(t, s.Exec(ctx, `UPDATE erasure SET finished = ''`))
	must(t, os.WriteFile(path, copied, 0o600))
	must(t, s.Close())
	db := mustOpen(t, dir)
	for _, text := range planted {
		if files := holding(t, dir, text); len(files) > 0 {
			t.Errorf("%q is still in %v", text, files)
		}
	}
	r, err := db.Receipt(ctx, s.trainer, s.workshop)
	must(t, err)
	if !slices.Contains(r.Backups, filepath.Base(path)) {
		t.Errorf("the receipt does not name it: %v", r.Backups)
	}
}

func TestHandOver(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := newStage(t)
	seal := func(d *assessment.Document) (string, []byte, error) {
		text, err := json.Marshal(d)
		return "file.age", text, err
	}
	if _, err := s.HandOver(ctx, s.trainer, s.workshop, seal); !errors.Is(err, assessment.ErrNoCustodian) {
		t.Fatalf("nobody named: %v", err)
	}
	must(t, s.Plan(ctx, s.trainer, s.workshop, assessment.Workshop{Title: "Room", QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom, Custodian: "Commission"}, "", nil))
	lead := s.join(t, "police", true)
	_, err := s.save(t, lead, assessment.Draft{Question: "q1", Choice: "2"})
	must(t, err)
	token, err := s.MakeLink(ctx, s.trainer, s.workshop, assessment.ObserverRole, "")
	must(t, err)
	file, err := s.HandOver(ctx, s.trainer, s.workshop, seal)
	must(t, err)
	var d assessment.Document
	must(t, json.Unmarshal(file.Content, &d))
	if d.Workshop.State != assessment.HandedOver || len(d.Answers) != 1 || file.Custodian != "Commission" {
		t.Errorf("file of %s: state %s, %d answers", file.Custodian, d.Workshop.State, len(d.Answers))
	}
	again, err := s.HandedOver(ctx, s.trainer, s.workshop)
	if err != nil || again.SHA256 != file.SHA256 || !bytes.Equal(again.Content, file.Content) {
		t.Errorf("the file as it is kept: %v", err)
	}
	for what, err := range map[string]error{
		"answer":    second(s.save(t, lead, assessment.Draft{Question: "q1", Choice: "3"})),
		"join":      second(s.EntryByCode(ctx, s.cards["emb"].Code)),
		"start":     s.Start(ctx, s.trainer, s.workshop),
		"again":     second(s.HandOver(ctx, s.trainer, s.workshop, seal)),
		"link":      second(s.MakeLink(ctx, s.trainer, s.workshop, assessment.ScreenRole, "")),
		"spotlight": s.Spotlight(ctx, s.trainer, s.workshop, ""),
	} {
		if !errors.Is(err, assessment.ErrReadOnly) {
			t.Errorf("%s: %v, want read only", what, err)
		}
	}
	if _, err := s.Link(ctx, token); !errors.Is(err, assessment.ErrLinkEnded) {
		t.Errorf("its link: %v", err)
	}
	if err := s.Reopen(ctx, s.trainer, s.workshop); !errors.Is(err, assessment.ErrHandedOver) {
		t.Errorf("opened again where it was handed over: %v", err)
	}
	custodian(t, s, &d)
	_, err = s.Erase(ctx, s.trainer, s.workshop, "Room")
	must(t, err)
	if files := holding(t, s.Dir(), s.cards["police"].Code); len(files) > 0 {
		t.Errorf("erased after it was handed over: a code is in %v", files)
	}
	returns(t, s, &d)
}

// custodian opens the file on another machine: read only until it is opened again.
func custodian(t *testing.T, s *stage, d *assessment.Document) {
	t.Helper()
	ctx := t.Context()
	db := mustOpen(t, t.TempDir())
	operator := assessment.Actor{Role: assessment.OperatorRole}
	_, err := db.Import(ctx, operator, s.bank, d, "file")
	must(t, err)
	anybody := assessment.Actor{Role: assessment.TrainerRole, ID: "t-custodian"}
	if err := db.Start(ctx, anybody, d.ID); !errors.Is(err, assessment.ErrReadOnly) {
		t.Errorf("changed before it was opened again: %v", err)
	}
	must(t, db.Reopen(ctx, anybody, d.ID))
	must(t, db.MoveThemes(ctx, anybody, d.ID, s.bank, []string{"th"}, assessment.Locked))
	if err := db.Reopen(ctx, anybody, d.ID); !errors.Is(err, assessment.ErrStage) {
		t.Errorf("opened twice: %v", err)
	}
}

// returns brings files back to the machine that erased the workshop: only the
// custodian's is taken.
func returns(t *testing.T, s *stage, d *assessment.Document) {
	t.Helper()
	running := *d
	running.Workshop.State = assessment.Running
	if _, err := s.Import(t.Context(), s.trainer, s.bank, &running, "x"); !errors.Is(err, assessment.ErrErased) {
		t.Errorf("a copy of the running workshop comes back: %v", err)
	}
	if _, err := s.Import(t.Context(), s.trainer, s.bank, d, "y"); err != nil {
		t.Errorf("the custodian's file: %v", err)
	}
	if err := s.Reopen(t.Context(), s.trainer, d.ID); err != nil {
		t.Errorf("the custodian's file is not opened again: %v", err)
	}
}
