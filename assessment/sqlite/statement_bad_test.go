package sqlite_test

import (
	"testing"

	"electready/assessment"
)

// stateOf is the state of the channel from one agency to another about incidents
// at a round; empty: it is in no list.
func (s *stage) stateOf(t *testing.T, r assessment.RoundID, from, to string) string {
	t.Helper()
	for _, c := range assessment.ChannelStates(s.bank, s.read(t), r) {
		if c.Type == assessment.Incident && c.From == from && c.To == to {
			return c.State
		}
	}
	return ""
}

// Two members write about the same thing at once: both are kept, and what the
// lead takes last is the row. Neither changes what the other proposed.
func TestTwoMembersAtOnce(t *testing.T) {
	t.Parallel()
	s, police, emb := stating(t)
	must(t, s.ChangeAgency(t.Context(), s.trainer, s.workshop, "police", assessment.NewAgency{Name: "Police", Short: "Police", Seats: 3}, nil))
	must(t, s.state(t, emb, channel("emb", "police", "yes", "yes")))
	one, other := s.join(t, "police", false), s.join(t, "police", false)
	must(t, s.state(t, one, channel("police", "emb", "yes", "yes")))
	must(t, s.state(t, other, channel("police", "emb", "no", "yes")))
	must(t, s.state(t, one, channel("police", "emb", "yes", "unknown"))) // the later one of the same colleague
	proposed := map[string]assessment.Proposal{}
	for who, want := range map[assessment.Actor]int{police: 2, one: 1, other: 1} {
		list, err := s.Proposals(t.Context(), who)
		must(t, err)
		if len(list) != want {
			t.Fatalf("%s sees %d proposals, want %d", who.ID, len(list), want)
		}
		for _, p := range list {
			proposed[p.Respondent] = p
		}
	}
	if proposed[one.ID].Channel.Receives != "unknown" || proposed[other.ID].Channel.Sends != "no" {
		t.Fatalf("%+v", proposed)
	}
	if got := s.stateOf(t, assessment.First, "police", "emb"); got != assessment.ChannelUnclear {
		t.Errorf("%s before the lead took one", got)
	}
	for _, step := range []struct {
		take assessment.Actor
		want string
	}{{one, assessment.ChannelConfirmed}, {other, assessment.ChannelReceiverOnly}} {
		must(t, s.TakeProposal(t.Context(), police, s.bank, proposed[step.take.ID].Seq, true))
		if got := s.stateOf(t, assessment.First, "police", "emb"); got != step.want {
			t.Errorf("%s, want %s: what the lead takes is the row", got, step.want)
		}
	}
	if d := s.read(t); len(d.Channels) != 3 || d.Channels[2].Revision != 2 {
		t.Errorf("%+v, want both as revisions of one row", d.Channels)
	}
}

// A new name changes no statement.
func TestRenamedAgency(t *testing.T) {
	t.Parallel()
	s, police, emb := stating(t)
	must(t, s.state(t, police, channel("police", "emb", "yes", "no")))
	must(t, s.state(t, emb, channel("emb", "police", "yes", "yes")))
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Locked))
	before := assessment.Lines(s.bank, s.read(t), assessment.First)
	must(t, s.ChangeAgency(t.Context(), s.trainer, s.workshop, "police", assessment.NewAgency{Name: "A new name", Short: "New", Seats: 2}, nil))
	d := s.read(t)
	after := assessment.Lines(s.bank, d, assessment.First)
	if a, _ := d.AgencyByID("police"); a.Name != "A new name" || len(before) == 0 || len(after) != len(before) {
		t.Fatalf("%q, %d lines, %d before", a.Name, len(after), len(before))
	}
	for i := range before {
		if before[i].Key() != after[i].Key() || before[i].Signs[0] != after[i].Signs[0] {
			t.Errorf("%+v became %+v", before[i], after[i])
		}
	}
}

// An agency that leaves is in no figure, nor is what names it; an errand about it
// is gone, and a claim that names it says nothing.
func TestAgencyLeavesAfterTheLock(t *testing.T) {
	t.Parallel()
	s, police, emb := stating(t)
	s.bank.Scenarios = []assessment.Scenario{{ID: "sc", Tasks: []string{"speak"}}}
	names := assessment.Statement{Claim: &assessment.Claim{Agency: "emb", Scenario: "sc", Task: "speak", Claim: assessment.ClaimOther, Other: "police"}}
	must(t, s.state(t, police, channel("police", "emb", "yes", "no")))
	must(t, s.state(t, emb, channel("emb", "police", "yes", "no")))
	must(t, s.state(t, emb, names))
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Locked))
	errands := func() int {
		before, now, stage, err := s.Errands(t.Context(), emb)
		must(t, err)
		return len(assessment.Errands(s.bank, before, now, stage.Round, "emb"))
	}
	if got := errands(); got != 2 {
		t.Fatalf("%d errands, want both directions", got)
	}
	if got := assessment.TaskResults(s.bank, s.read(t), assessment.First); len(got) != 1 {
		t.Fatalf("%d tasks", len(got))
	}
	must(t, s.LeaveAgency(t.Context(), s.trainer, s.workshop, "police"))
	d := s.read(t)
	if got := errands(); got != 0 {
		t.Errorf("%d errands about an agency that left", got)
	}
	if got := assessment.TaskResults(s.bank, d, assessment.First); len(got) != 0 {
		t.Errorf("%+v: a claim names an agency that left", got)
	}
	if len(assessment.ChannelStates(s.bank, d, assessment.First)) != 0 || len(d.Channels) != 2 || len(d.Claims) != 1 {
		t.Error("it is in a figure, or gone from the file")
	}
	if err := s.state(t, police, channel("police", "emb", "no", "no")); assessment.CodeOf(err) != assessment.Conflict {
		t.Errorf("err=%v: it states something", err)
	}
	if _, _, _, err := s.Errands(t.Context(), police); assessment.CodeOf(err) != assessment.NotFound {
		t.Errorf("err=%v: it has errands", err)
	}
}

// What was stated in a round before counts until it is stated anew; the earlier
// round keeps what it said.
func TestStatementsOfARoundBefore(t *testing.T) {
	t.Parallel()
	s, police, emb := stating(t)
	must(t, s.state(t, police, channel("police", "emb", "yes", "yes")))
	must(t, s.state(t, emb, channel("emb", "police", "yes", "no")))
	for _, to := range []assessment.Stage{assessment.Locked, assessment.Shown} {
		must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, to))
	}
	must(t, s.MoveThemes(t.Context(), s.trainer, s.workshop, s.bank, []string{"th"}, assessment.Locked))
	must(t, s.MoveThemes(t.Context(), s.trainer, s.workshop, s.bank, []string{"th"}, assessment.Shown))
	must(t, s.OpenFollowUp(t.Context(), s.trainer, s.workshop, s.bank, []string{"th"}))
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Open))
	check := func(when, first, now string) {
		t.Helper()
		if got := s.stateOf(t, assessment.First, "police", "emb"); got != first {
			t.Errorf("%s: first round %s, want %s", when, got, first)
		}
		if got := s.stateOf(t, assessment.FollowUp, "police", "emb"); got != now {
			t.Errorf("%s: follow-up %s, want %s", when, got, now)
		}
	}
	check("nothing stated anew", assessment.ChannelSenderOnly, assessment.ChannelSenderOnly)
	must(t, s.state(t, emb, channel("emb", "police", "yes", "yes")))
	check("one end stated anew", assessment.ChannelSenderOnly, assessment.ChannelConfirmed)
	must(t, s.state(t, police, channel("police", "emb", "yes", "yes")))
	check("the same stated again", assessment.ChannelSenderOnly, assessment.ChannelConfirmed)
	if d := s.read(t); len(d.Channels) != 4 || d.Channels[3].Round != assessment.FollowUp || d.Channels[3].Revision != 1 {
		t.Errorf("%+v", d.Channels)
	}
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Locked))
	before, now, stage, err := s.Errands(t.Context(), emb)
	must(t, err)
	if got := assessment.Errands(s.bank, before, now, stage.Round, "emb"); stage.Round != assessment.FollowUp || len(got) != 0 {
		t.Errorf("%s: %+v, want no errand of a round before", stage.Round, got)
	}
}
