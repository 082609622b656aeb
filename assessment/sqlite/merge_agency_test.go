package sqlite_test

import (
	"errors"
	"reflect"
	"testing"

	"electready/assessment"
)

// doubled is a stage whose police were entered twice: both have people, a lead,
// an answer, statements, and an action.
func doubled(t *testing.T) (s *stage, police, emb, twin assessment.Actor) {
	t.Helper()
	s, police, emb = stating(t)
	id, err := s.AddAgency(t.Context(), s.trainer, s.workshop, assessment.NewAgency{Kind: assessment.Police, Name: "Police again", Short: "Twin", Seats: 2})
	must(t, err)
	cards, _, err := s.Cards(t.Context(), s.trainer, s.workshop)
	must(t, err)
	for _, c := range cards {
		s.cards[c.Agency.ID] = c
	}
	twin = s.join(t, id, true)
	must(t, s.state(t, twin, channel(id, "emb", "yes", "yes")))
	must(t, s.state(t, emb, channel("emb", id, "yes", "yes")))
	must(t, s.state(t, emb, channel("emb", "police", "yes", "no")))
	must(t, s.AddAction(t.Context(), s.trainer, s.workshop, assessment.Action{
		About: assessment.Subject{Kind: "channel", ID: "incident/emb/" + id}, Title: "Call", ProposedTo: id, LeadDays: 3,
	}))
	return s, police, emb, twin
}

func (s *stage) read(t *testing.T) *assessment.Document {
	t.Helper()
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	return d
}

func TestMergeAgency(t *testing.T) {
	t.Parallel()
	s, police, emb, twin := doubled(t)
	colleague := s.join(t, twin.Agency, false)
	must(t, s.state(t, colleague, channel(twin.Agency, "emb", "no", "no")))
	before := s.read(t)
	m, err := assessment.MergingOf(before, assessment.First, twin.Agency, "police")
	must(t, err)
	if m.People != 2 || m.Lead || m.Statements != 1 || !reflect.DeepEqual(m.NamedBy, []string{"emb"}) || m.Actions != 1 {
		t.Errorf("said beforehand: %+v", m)
	}
	must(t, s.MergeAgency(t.Context(), s.trainer, s.workshop, twin.Agency, "police"))
	d := s.read(t)
	t.Run("its people go on at seats of their own, under one lead", func(t *testing.T) {
		seats, leads := map[int]bool{}, 0
		for _, r := range d.Respondents {
			if r.Agency == twin.Agency || r.Agency == "police" && seats[r.Seat] {
				t.Errorf("%+v", r)
			}
			if r.Agency == "police" {
				seats[r.Seat] = true
				if r.Lead {
					leads++
				}
			}
		}
		a, _ := d.AgencyByID("police")
		if len(seats) != 3 || leads != 1 || a.Seats < 3 {
			t.Errorf("%d seats taken of %d, %d leads", len(seats), a.Seats, leads)
		}
	})
	t.Run("it is in no figure, and stays in the file", func(t *testing.T) {
		if len(d.Channels) != len(before.Channels) {
			t.Error("a statement is gone from the file")
		}
		for _, c := range assessment.LatestChannels(d, assessment.First) {
			if c.Agency == twin.Agency || c.Peer == twin.Agency {
				t.Errorf("%+v counts", c)
			}
		}
		a := assessment.Analyse(s.bank, d, assessment.First, "")
		for _, row := range a.Agencies {
			if row.ID == twin.Agency {
				t.Error("it is among the agencies of the analysis")
			}
		}
		for _, row := range a.Channels {
			if row.From == twin.Agency || row.To == twin.Agency {
				t.Errorf("%+v", row)
			}
		}
	})
	t.Run("its actions go over, what was proposed does not", func(t *testing.T) {
		if d.Actions[0].ProposedTo != "police" {
			t.Errorf("%+v", d.Actions[0])
		}
		if list, err := s.Proposals(t.Context(), police); err != nil || len(list) != 0 {
			t.Errorf("%d proposals, %v", len(list), err)
		}
	})
	t.Run("it can be named no more, and nobody states for it", func(t *testing.T) {
		if err := s.state(t, emb, channel("emb", twin.Agency, "no", "no")); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("err=%v, want not found", err)
		}
		moved := twin
		moved.Agency, moved.Role = "police", assessment.RespondentRole
		must(t, s.state(t, moved, channel("police", "emb", "yes", "yes")))
		if list, err := s.Proposals(t.Context(), police); err != nil || len(list) != 1 {
			t.Errorf("%d proposals, %v; want that of a new colleague", len(list), err)
		}
	})
	t.Run("the file says the same after an export, whole and of each agency", func(t *testing.T) {
		must(t, d.Check(s.bank))
		for _, a := range d.Agencies {
			own, err := d.Agency(a.ID)
			must(t, err)
			if err := own.Check(s.bank); err != nil {
				t.Errorf("%s: %v", a.ID, err)
			}
		}
	})
	for name, ids := range map[string][2]string{"again": {twin.Agency, "police"}, "into one that left": {"police", twin.Agency}, "into itself": {"police", "police"}, "into nobody": {"police", "nobody"}, "of nobody": {"nobody", "police"}} {
		if err := s.MergeAgency(t.Context(), s.trainer, s.workshop, ids[0], ids[1]); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s: err=%v, want not found", name, err)
		}
	}
	if err := s.MergeAgency(t.Context(), police, s.workshop, "police", "emb"); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("a lead merged agencies: %v", err)
	}
}

// Whoever leads the one leads the other where nobody does yet.
func TestMergeIntoAnAgencyWithoutALead(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	lead := s.join(t, "police", true)
	must(t, s.MergeAgency(t.Context(), s.trainer, s.workshop, "police", "emb"))
	d := s.read(t)
	if r, _ := d.RespondentByID(lead.ID); !r.Lead || r.Agency != "emb" || r.Seat != 1 {
		t.Errorf("%+v", r)
	}
	if a, _ := d.AgencyByID("emb"); !a.Present {
		t.Error("the agency that goes on is not in the room")
	}
}
