package sqlite_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"electready/assessment"
)

// line is a line of the contact sheet that holds a word.
func line(word string) assessment.Contact {
	return assessment.Contact{Role: "Desk " + word, Day: "+999 1 555 0100", Night: "112"}
}

// calling is a stage whose police and commission both have a lead and a line; the
// lead of the police called the commission.
func calling(t *testing.T) (s *stage, police, emb assessment.Actor, now *time.Time) {
	t.Helper()
	today := at
	s = newStageAt(t, func() time.Time { return today })
	police, emb = s.join(t, "police", true), s.join(t, "emb", true)
	must(t, s.GiveContact(t.Context(), police, line("police"), true))
	must(t, s.GiveContact(t.Context(), emb, line("emb"), true))
	must(t, s.TickCall(t.Context(), police, "emb", line("").Mark(), true))
	return s, police, emb, &today
}

// sheetOf is what an actor reads of the contact sheet: "emb Desk emb; police>emb".
func (s *stage) sheetOf(t *testing.T, actor assessment.Actor) string {
	t.Helper()
	_, sheet, err := s.Contacts(t.Context(), actor, s.workshop)
	must(t, err)
	var lines, calls []string
	for _, c := range sheet.Lines {
		lines = append(lines, c.Agency+" "+c.Role)
	}
	for _, c := range sheet.Calls {
		calls = append(calls, c.By+">"+c.To)
	}
	return strings.Join(lines, ", ") + "; " + strings.Join(calls, ", ")
}

func (s *stage) wantSheet(t *testing.T, what string, actor assessment.Actor, want string) {
	t.Helper()
	if got := s.sheetOf(t, actor); got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// rows is how many rows a table has.
func (s *stage) rows(t *testing.T, table string) int {
	t.Helper()
	n, err := s.Rows(t.Context(), table)
	must(t, err)
	return n
}

func TestContacts(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, police, emb, now := calling(t)
	const both = "emb Desk emb, police Desk police; police>emb"
	for what, actor := range map[string]assessment.Actor{"caller": police, "called": emb, "trainer": s.trainer} {
		s.wantSheet(t, what, actor, both)
	}
	colleague := s.join(t, "police", false)
	for what, actor := range map[string]assessment.Actor{
		"colleague": colleague, "another trainer": {Role: assessment.TrainerRole, ID: "t-other"}, "observer": {Role: assessment.ObserverRole, Workshop: s.workshop},
		"operator": {Role: assessment.OperatorRole}, "screen": {Role: assessment.ScreenRole, Workshop: s.workshop},
	} {
		if _, sheet, err := s.Contacts(ctx, actor, s.workshop); !errors.Is(err, assessment.ErrNotFound) || len(sheet.Lines) > 0 {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := s.GiveContact(ctx, colleague, line("x"), true); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("a colleague fills the line in: %v", err)
	}
	var bad *assessment.Error
	if err := s.GiveContact(ctx, police, assessment.Contact{Role: "x", Day: "none"}, false); !errors.As(err, &bad) || len(bad.Fields) != 2 {
		t.Errorf("a bad line: %v", err)
	}
	if err := s.TickCall(ctx, police, "emb", "other numbers", true); !errors.Is(err, assessment.ErrStale) {
		t.Errorf("a tick for other numbers: %v", err)
	}
	for _, agency := range []string{"police", "never"} {
		if err := s.TickCall(ctx, police, agency, line("").Mark(), true); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("a call to %s: %v", agency, err)
		}
	}

	// The same numbers with another role keep the tick; other numbers were called by nobody.
	*now = at.Add(time.Hour)
	must(t, s.GiveContact(ctx, emb, line("renamed"), true))
	s.wantSheet(t, "another role", police, "emb Desk renamed, police Desk police; police>emb")
	changed := line("moved")
	changed.Night = "113"
	must(t, s.GiveContact(ctx, emb, changed, true))
	s.wantSheet(t, "another number", police, "emb Desk moved, police Desk police; ")

	must(t, s.TickCall(ctx, police, "emb", changed.Mark(), true))
	must(t, s.TickCall(ctx, police, "emb", "", false))
	s.wantSheet(t, "a tick taken back", police, "emb Desk moved, police Desk police; ")
}

func TestTakeBackContact(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, police, emb, _ := calling(t)
	if err := s.TakeBackContact(ctx, police, s.workshop, "emb"); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("another agency's: %v", err)
	}
	must(t, s.TakeBackContact(ctx, police, s.workshop, "police"))
	s.wantSheet(t, "who took it back", police, "; ")
	s.wantSheet(t, "the other", emb, "emb Desk emb; ")
	if err := s.TickCall(ctx, police, "emb", line("").Mark(), true); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("it still ticks: %v", err)
	}
	if err := s.TickCall(ctx, emb, "police", line("").Mark(), true); !errors.Is(err, assessment.ErrStale) {
		t.Errorf("a tick for a line that is gone: %v", err)
	}
	if err := s.TakeBackContact(ctx, police, s.workshop, "police"); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("twice: %v", err)
	}

	// Also when the workshop takes nothing else any more, and by the trainer.
	must(t, s.GiveContact(ctx, police, line("police"), true))
	must(t, s.Exec(ctx, `UPDATE workshop SET state = 'handed-over'`))
	if err := s.GiveContact(ctx, police, line("late"), true); !errors.Is(err, assessment.ErrReadOnly) {
		t.Errorf("filled in after the hand-over: %v", err)
	}
	if err := s.TickCall(ctx, police, "emb", line("").Mark(), true); !errors.Is(err, assessment.ErrReadOnly) {
		t.Errorf("ticked after the hand-over: %v", err)
	}
	must(t, s.TakeBackContact(ctx, police, s.workshop, "police"))
	if err := s.TakeBackContact(ctx, assessment.Actor{Role: assessment.TrainerRole, ID: "t-other"}, s.workshop, "emb"); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("another trainer: %v", err)
	}
	must(t, s.TakeBackContact(ctx, s.trainer, s.workshop, "emb"))
	s.wantSheet(t, "after all", s.trainer, "; ")
	trail, err := s.Trail(ctx, s.trainer, s.workshop)
	must(t, err)
	if text := fmt.Sprint(trail); strings.Contains(text, "555") || strings.Contains(text, "Desk") || strings.Count(text, "took back contact line") != 3 {
		t.Errorf("the trail says %s", text)
	}
}

// A new lead goes on with the agency's line, and the one before no longer may.
func TestContactsGoWithTheLead(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, police, _, _ := calling(t)
	must(t, s.RenewCode(ctx, s.trainer, s.workshop, "police", true))
	cards, _, err := s.Cards(ctx, s.trainer, s.workshop)
	must(t, err)
	for _, c := range cards {
		s.cards[c.Agency.ID] = c
	}
	next := s.join(t, "police", true)
	s.wantSheet(t, "the new lead", next, "emb Desk emb, police Desk police; police>emb")
	if err := s.TakeBackContact(ctx, police, s.workshop, "police"); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("the lead before takes it back: %v", err)
	}
	must(t, s.TakeBackContact(ctx, next, s.workshop, "police"))
}

func TestContactsOfAnAgencyThatLeft(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, police, emb, _ := calling(t)
	must(t, s.LeaveAgency(ctx, s.trainer, s.workshop, "police"))
	s.wantSheet(t, "the other", emb, "emb Desk emb; ")
	if err := s.GiveContact(ctx, police, line("again"), true); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("it fills a line in: %v", err)
	}
	if n := s.rows(t, "contact"); n != 1 {
		t.Errorf("%d rows are kept", n)
	}
	must(t, s.LeaveAgency(ctx, s.trainer, s.workshop, "emb"))
	if n := s.rows(t, "contact") + s.rows(t, "contact_call"); n != 0 {
		t.Errorf("%d rows are kept", n)
	}
}

func TestContactsOfAnAgencyEnteredTwice(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	t.Run("its line goes along where there is none", func(t *testing.T) {
		t.Parallel()
		s, _, emb, twin := doubled(t)
		must(t, s.GiveContact(ctx, twin, line("twin"), true))
		must(t, s.GiveContact(ctx, emb, line("emb"), true))
		must(t, s.TickCall(ctx, emb, twin.Agency, line("").Mark(), true))
		must(t, s.TickCall(ctx, twin, "emb", line("").Mark(), true))
		must(t, s.MergeAgency(ctx, s.trainer, s.workshop, twin.Agency, "police"))
		s.wantSheet(t, "merged", s.trainer, "emb Desk emb, police Desk twin; emb>police, police>emb")
	})
	t.Run("its line goes where the other one has its own", func(t *testing.T) {
		t.Parallel()
		s, police, emb, twin := doubled(t)
		for word, actor := range map[string]assessment.Actor{"police": police, "twin": twin, "emb": emb} {
			must(t, s.GiveContact(ctx, actor, line(word), true))
		}
		must(t, s.TickCall(ctx, twin, "police", line("").Mark(), true))
		must(t, s.TickCall(ctx, emb, "police", line("").Mark(), true))
		must(t, s.MergeAgency(ctx, s.trainer, s.workshop, twin.Agency, "police"))
		s.wantSheet(t, "merged", s.trainer, "emb Desk emb, police Desk police; emb>police")
	})
}

// No file that is made from a workshop holds a line.
func TestContactsAreInNoBundle(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, police, _, _ := calling(t)
	_, err := s.save(t, police, assessment.Draft{Question: "q1", Choice: "2"})
	must(t, err)
	for _, scope := range []assessment.Scope{assessment.ScopeFull, assessment.ScopeRoom} {
		d, err := s.Exported(ctx, s.trainer, s.workshop, scope, "a reason")
		must(t, err)
		text, err := json.Marshal(d)
		must(t, err)
		for _, planted := range []string{"Desk", "555 0100", "\"112\""} {
			if strings.Contains(string(text), planted) {
				t.Errorf("the bundle (%s) holds %q", scope, planted)
			}
		}
	}
}
