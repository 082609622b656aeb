package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

// stating is a stage whose statements are open, with a lead of each agency.
func stating(t *testing.T) (s *stage, police, emb assessment.Actor) {
	t.Helper()
	s = newStage(t)
	police, emb = s.join(t, "police", true), s.join(t, "emb", true)
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	d.Workshop.Statements = true
	must(t, s.Plan(t.Context(), s.trainer, s.workshop, d.Workshop, "", nil))
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Open))
	return s, police, emb
}

func channel(from, to, sends, receives string) assessment.Statement {
	return assessment.Statement{Channel: &assessment.Channel{Agency: from, Type: assessment.Incident, Peer: to, Sends: sends, Receives: receives}}
}

func (s *stage) state(t *testing.T, who assessment.Actor, st assessment.Statement) error {
	t.Helper()
	_, err := s.State(t.Context(), who, s.bank, st, nil)
	return err
}

func TestState(t *testing.T) {
	t.Parallel()
	t.Run("a lead's statement is a row, said twice it is one", func(t *testing.T) {
		t.Parallel()
		s, police, _ := stating(t)
		for range 2 {
			must(t, s.state(t, police, channel("police", "emb", "yes", "no")))
		}
		must(t, s.state(t, police, channel("police", "emb", "no", "no")))
		d, err := s.Document(t.Context(), s.workshop)
		must(t, err)
		if len(d.Channels) != 2 || d.Channels[1].Revision != 2 || d.Channels[1].Sends != "no" {
			t.Fatalf("channels=%+v, want two revisions", d.Channels)
		}
	})
	t.Run("a colleague's is a proposal until the lead takes it", func(t *testing.T) {
		t.Parallel()
		s, police, _ := stating(t)
		colleague := s.join(t, "police", false)
		must(t, s.state(t, colleague, channel("police", "emb", "yes", "yes")))
		d, err := s.Document(t.Context(), s.workshop)
		must(t, err)
		if len(d.Channels) != 0 {
			t.Fatal("a proposal became a row")
		}
		list, err := s.Proposals(t.Context(), police)
		must(t, err)
		if len(list) != 1 || list[0].Channel.Sends != "yes" {
			t.Fatalf("proposals=%+v", list)
		}
		if err := s.TakeProposal(t.Context(), colleague, s.bank, list[0].Seq, true); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("err=%v: a colleague took it", err)
		}
		must(t, s.TakeProposal(t.Context(), police, s.bank, list[0].Seq, true))
		d, err = s.Document(t.Context(), s.workshop)
		must(t, err)
		if len(d.Channels) != 1 || d.Channels[0].Respondent != police.ID {
			t.Fatalf("channels=%+v, want the lead's row", d.Channels)
		}
	})
	refused := []struct {
		name string
		st   assessment.Statement
		want error
	}{
		{"about itself", channel("police", "police", "yes", "yes"), assessment.ErrNotFound},
		{"for another agency", channel("emb", "police", "yes", "yes"), assessment.ErrNotFound},
		{"through the receiver", assessment.Statement{Channel: &assessment.Channel{Agency: "police", Type: assessment.Incident, Peer: "emb", Sends: "via", Via: "emb"}}, assessment.ErrViaSelf},
		{"through itself", assessment.Statement{Channel: &assessment.Channel{Agency: "police", Type: assessment.Incident, Peer: "emb", Sends: "via", Via: "police"}}, assessment.ErrViaSelf},
		{"via without a way", assessment.Statement{Channel: &assessment.Channel{Agency: "police", Type: assessment.Incident, Peer: "emb", Sends: "via"}}, assessment.ErrStatementForm},
		{"of a type that is not used", assessment.Statement{Channel: &assessment.Channel{Agency: "police", Type: assessment.Help, Peer: "emb", Sends: "yes"}}, assessment.ErrNotFound},
	}
	for _, tt := range refused {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, police, _ := stating(t)
			if err := s.state(t, police, tt.st); !errors.Is(err, tt.want) {
				t.Fatalf("err=%v, want %v", err, tt.want)
			}
		})
	}
	t.Run("an agency that left can no longer be named", func(t *testing.T) {
		t.Parallel()
		s, police, _ := stating(t)
		must(t, s.LeaveAgency(t.Context(), s.trainer, s.workshop, "emb"))
		if err := s.state(t, police, channel("police", "emb", "yes", "yes")); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("err=%v, want not found", err)
		}
	})
}

func TestErrandsAreMended(t *testing.T) {
	t.Parallel()
	s, police, emb := stating(t)
	must(t, s.state(t, police, channel("police", "emb", "yes", "no")))
	must(t, s.state(t, emb, channel("emb", "police", "no", "no")))
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Locked))
	look := func() (mended, of int, errands []assessment.Errand) {
		stage, err := s.StatementStage(t.Context(), s.workshop, assessment.First)
		must(t, err)
		before, err := s.Before(t.Context(), s.workshop, stage)
		must(t, err)
		now, err := s.Document(t.Context(), s.workshop)
		must(t, err)
		done, open := assessment.MendedLines(s.bank, before, now, assessment.First)
		return len(done), len(done) + len(open), assessment.Errands(s.bank, before, now, assessment.First, "emb")
	}
	if mended, of, errands := look(); mended != 0 || of != 1 || len(errands) != 1 || errands[0].Mended {
		t.Fatalf("%d of %d, %+v; want one open errand", mended, of, errands)
	}
	must(t, s.state(t, emb, channel("emb", "police", "no", "yes")))
	if mended, of, errands := look(); mended != 1 || of != 1 || len(errands) != 1 || !errands[0].Mended {
		t.Fatalf("%d of %d, %+v; want it mended", mended, of, errands)
	}
	must(t, s.state(t, emb, channel("emb", "police", "no", "withheld")))
	if mended, _, errands := look(); mended != 0 || errands[0].Mended {
		t.Fatalf("%d, %+v; want: not stated is not mended", mended, errands)
	}
}
