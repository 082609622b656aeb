package sqlite_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"electready/assessment"
	"electready/assessment/bundle"
)

// agreeing is a stage whose bank has two principles and a system.
func agreeing(t *testing.T) (s *stage, police, emb assessment.Actor) {
	t.Helper()
	s, police, emb = related(t)
	return s, police, emb
}

func say(principle string, version int, word, text string) assessment.Stance {
	return assessment.Stance{Principle: principle, Version: version, Stance: word, Text: text}
}

func (s *stage) stages(t *testing.T) map[string]assessment.PrincipleStage {
	t.Helper()
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	out, err := s.PrincipleStages(t.Context(), s.bank, d)
	must(t, err)
	return out
}

func TestPrincipleIsEditedWhileStancesComeIn(t *testing.T) {
	t.Parallel()
	s, police, emb := agreeing(t)
	colleague := s.join(t, "police", false)
	own, err := s.WritePrinciple(t.Context(), s.trainer, s.workshop, assessment.Wording{Text: map[string]string{"en": "We staff one night desk."}})
	must(t, err)
	other, err := s.WritePrinciple(t.Context(), s.trainer, s.workshop, assessment.Wording{Text: map[string]string{"en": "We practise."}})
	must(t, err)
	if err := s.TakeStance(t.Context(), police, say(own.ID, 1, "support", ""), 0); !errors.Is(err, assessment.ErrNotOpen) {
		t.Fatalf("before it is open: %v", err)
	}
	must(t, s.MovePrinciples(t.Context(), s.trainer, s.workshop, []string{own.ID, other.ID}, assessment.Open))
	must(t, s.TakeStance(t.Context(), police, say(own.ID, 1, "reservation", "Two officers"), 0))
	must(t, s.TakeStance(t.Context(), police, say(own.ID, 1, "reservation", "Two officers"), 0)) // again: nothing new
	if err := s.TakeStance(t.Context(), police, say(own.ID, 1, "support", ""), 0); !errors.Is(err, assessment.ErrStale) {
		t.Fatalf("over a newer revision: %v", err)
	}
	must(t, s.TakeStance(t.Context(), police, say(own.ID, 1, "support", ""), 1))
	must(t, s.TakeStance(t.Context(), emb, say(other.ID, 1, "support", ""), 0))
	for name, err := range map[string]error{
		"a colleague": s.TakeStance(t.Context(), colleague, say(own.ID, 1, "support", ""), 0),
		"the trainer": s.TakeStance(t.Context(), s.trainer, say(own.ID, 1, "support", ""), 0),
		"never":       s.TakeStance(t.Context(), police, say("never", 1, "support", ""), 0),
	} {
		if !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s: %v, want not found", name, err)
		}
	}
	must(t, s.MovePrinciples(t.Context(), s.trainer, s.workshop, []string{other.ID}, assessment.Locked))
	mark := assessment.PrincipleMark(1, map[string]string{"en": "We staff one night desk."})
	next, err := s.WritePrinciple(t.Context(), s.trainer, s.workshop, assessment.Wording{Principle: own.ID, Text: map[string]string{"en": "We staff one night desk in turns."}, Mark: mark})
	must(t, err)
	if _, err := s.WritePrinciple(t.Context(), s.trainer, s.workshop, assessment.Wording{Principle: own.ID, Text: map[string]string{"en": "Third"}, Mark: mark}); !errors.Is(err, assessment.ErrStale) {
		t.Fatalf("over another trainer's version: %v", err)
	}
	stages := s.stages(t)
	if next.Version != 2 || stages[own.ID].State != assessment.Open || stages[own.ID].Version != 2 || stages[other.ID].State != assessment.Locked {
		t.Fatalf("version %d, stages=%+v; want only what changed to be open", next.Version, stages)
	}
	if err := s.TakeStance(t.Context(), police, say(own.ID, 1, "support", ""), 2); !errors.Is(err, assessment.ErrOldVersion) {
		t.Fatalf("a stance on the old version: %v", err)
	}
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	if len(d.Stances) != 3 || len(assessment.CurrentStances(s.bank, d)[own.ID]) != 0 || len(d.Principles) != 3 {
		t.Fatalf("stances=%+v: the older ones stay rows, and none is about the new version", d.Stances)
	}
	sameAfterImport(t, s, d)
}

// sameAfterImport sees that export, import and export give the same bytes.
func sameAfterImport(t *testing.T, s *stage, d *assessment.Document) {
	t.Helper()
	text, err := bundle.Encode(d.Full())
	must(t, err)
	read, err := bundle.Decode(bytes.NewReader(text), bundle.DefaultBounds)
	must(t, err)
	if err := read.Check(s.bank); err != nil {
		t.Fatal(err)
	}
	there := mustOpen(t, t.TempDir())
	_, err = there.Import(t.Context(), assessment.Actor{Role: assessment.OperatorRole}, s.bank, read, "file")
	must(t, err)
	back, err := there.Document(t.Context(), d.ID)
	must(t, err)
	again, err := bundle.Encode(back.Full())
	must(t, err)
	if !bytes.Equal(text, again) {
		t.Error("after export and import other bytes")
	}
}

func TestPrinciplesAreChosenAndShown(t *testing.T) {
	t.Parallel()
	s, police, _ := agreeing(t)
	own, err := s.WritePrinciple(t.Context(), s.trainer, s.workshop, assessment.Wording{Text: map[string]string{"en": "One"}})
	must(t, err)
	fresh, err := s.WritePrinciple(t.Context(), s.trainer, s.workshop, assessment.Wording{Principle: own.ID, Text: map[string]string{"en": "Two"}, Mark: assessment.PrincipleMark(1, own.Text)})
	must(t, err)
	if fresh.Version != 1 {
		t.Errorf("version %d, want the text changed in its place: nobody was asked", fresh.Version)
	}
	for name, c := range map[string]struct {
		ids  []string
		want error
	}{
		"none": {nil, assessment.ErrPlanForm}, "never": {[]string{own.ID, "never"}, assessment.ErrNotFound}, "own": {[]string{own.ID}, nil},
	} {
		if err := s.ChoosePrinciples(t.Context(), s.trainer, s.workshop, c.ids, nil); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	move := func(to assessment.Stage) error {
		return s.MovePrinciples(t.Context(), s.trainer, s.workshop, []string{own.ID}, to)
	}
	if err := move(assessment.Shown); !errors.Is(err, assessment.ErrStage) {
		t.Errorf("shown before the lock: %v", err)
	}
	for _, to := range []assessment.Stage{assessment.Open, assessment.Locked, assessment.Open, assessment.Locked, assessment.Shown} {
		must(t, move(to))
	}
	if err := move(assessment.Open); !errors.Is(err, assessment.ErrStage) {
		t.Errorf("opened after it was shown: %v", err)
	}
	other, err := s.WritePrinciple(t.Context(), s.trainer, s.workshop, assessment.Wording{Text: map[string]string{"en": "Three"}})
	must(t, err)
	must(t, s.MovePrinciples(t.Context(), s.trainer, s.workshop, []string{own.ID, other.ID}, assessment.Open))
	if stages := s.stages(t); stages[own.ID].State != assessment.Shown || stages[other.ID].State != assessment.Open {
		t.Errorf("opened together with one that is shown: %+v", stages)
	}
	trail, err := s.Trail(t.Context(), s.trainer, s.workshop)
	must(t, err)
	if !slices.ContainsFunc(trail, func(d assessment.Deed) bool { return d.Deed == "principles open" && d.Object == other.ID }) {
		t.Errorf("the trail does not say that only one was opened: %+v", trail)
	}
	_, _, shared, err := s.Principles(t.Context(), police)
	must(t, err)
	if got, ok := shared[own.ID]; !ok || got.Shown {
		t.Errorf("shared=%+v, want it shown, without numbers of too few", shared)
	}
	must(t, s.SpotlightView(t.Context(), s.trainer, s.workshop, "principles", false))
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	if on := assessment.OnScreen(d); on != "view:principles" {
		t.Errorf("on the screen %q", on)
	}
}

func TestActionsAreTakenAndChanged(t *testing.T) {
	t.Parallel()
	s, police, emb := agreeing(t)
	s.bank.Scenarios = []assessment.Scenario{{ID: "sc-x", Tasks: []string{"restore", "speak"}}}
	about := assessment.Subject{Kind: "claim", ID: "sc-x/restore"}
	must(t, s.AddAction(t.Context(), s.trainer, s.workshop, assessment.Action{About: about, Title: "Write half a page", ProposedTo: "police", LeadDays: 14}))
	read := func() assessment.Action {
		d, err := s.Document(t.Context(), s.workshop)
		must(t, err)
		if len(d.Actions) == 0 {
			t.Fatal("no action")
		}
		return d.Actions[0]
	}
	a := read()
	mark := assessment.ActionMark(a)
	if err := s.MoveAction(t.Context(), emb, a.ID, assessment.MoveTake, mark); !errors.Is(err, assessment.ErrNotFound) {
		t.Fatalf("another lead before the plan is shown: %v", err)
	}
	must(t, s.SpotlightView(t.Context(), s.trainer, s.workshop, "plan", true))
	if err := s.MoveAction(t.Context(), emb, a.ID, assessment.MoveTake, mark); !errors.Is(err, assessment.ErrNotFound) {
		t.Fatalf("its task was not shown to the room: %v", err)
	}
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Locked))
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Shown))
	must(t, s.MoveAction(t.Context(), emb, a.ID, assessment.MoveTake, mark))
	if err := s.MoveAction(t.Context(), police, a.ID, assessment.MoveTake, mark); !errors.Is(err, assessment.ErrStale) {
		t.Fatalf("a moment later: %v", err)
	}
	if got := read(); got.Owner != "emb" || got.ProposedTo != "police" || got.State != assessment.ActionTaken {
		t.Fatalf("action=%+v, want any lead to take it, and its owner to be who did", got)
	}
	if err := s.WithdrawAction(t.Context(), s.trainer, s.workshop, a.ID, assessment.ActionMark(read())); !errors.Is(err, assessment.ErrStage) {
		t.Errorf("taken back after it was taken: %v", err)
	}
	change := assessment.Action{ID: a.ID, Title: "Write a page", LeadDays: 20, LeadReason: "Two bodies sign", Partners: []string{"police"}, Due: "2027-01-22"}
	if err := s.ChangeOwnAction(t.Context(), police, change, assessment.ActionMark(read())); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("changed by another lead: %v", err)
	}
	before := assessment.ActionMark(read())
	must(t, s.ChangeOwnAction(t.Context(), emb, change, before))
	if got := read(); got.Title != "Write half a page" || got.LeadDays != 20 || got.Due != "2027-01-22" || len(got.Partners) != 1 {
		t.Errorf("action=%+v, want the lead to change days and partners, not the words", got)
	}
	if err := s.ChangeAction(t.Context(), s.trainer, s.workshop, change, before); !errors.Is(err, assessment.ErrStale) {
		t.Errorf("over what the lead changed: %v", err)
	}
	must(t, s.ChangeAction(t.Context(), s.trainer, s.workshop, change, assessment.ActionMark(read())))
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	sameAfterImport(t, s, d)
}
