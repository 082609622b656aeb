package sqlite_test

import (
	"errors"
	"testing"

	"electready/assessment"
)

// related is a stage of statements whose bank has a scenario, with a guest and
// an agency for which nobody joined.
func related(t *testing.T) (s *stage, police, emb assessment.Actor) {
	t.Helper()
	s = &stage{DB: mustOpen(t, t.TempDir()), bank: bank(), cards: map[string]assessment.Card{}}
	s.bank.Scenarios = []assessment.Scenario{{ID: "sc-x", Tasks: []string{"restore", "speak"}}}
	token, err := s.NewSetupLink(t.Context(), "")
	must(t, err)
	trainer, err := s.UseSetupLink(t.Context(), token, "Ana", "encoded")
	must(t, err)
	s.trainer = assessment.Actor{Role: assessment.TrainerRole, ID: trainer.ID}
	n := assessment.NewWorkshop{Workshop: assessment.Workshop{
		Title: "Room", QuestionSet: assessment.CoreSet, Disclosure: assessment.RuleRoom, Statements: true,
	}}
	for _, kind := range []assessment.Kind{assessment.EMB, assessment.Police, assessment.Supplier, assessment.Media} {
		n.Agencies = append(n.Agencies, assessment.NewAgency{Kind: kind, Name: string(kind), Short: string(kind), Seats: 2})
	}
	s.workshop, err = s.CreateWorkshop(t.Context(), s.trainer, s.bank, n)
	must(t, err)
	must(t, s.Start(t.Context(), s.trainer, s.workshop))
	cards, _, err := s.Cards(t.Context(), s.trainer, s.workshop)
	must(t, err)
	for _, c := range cards {
		s.cards[c.Agency.ID] = c
	}
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Open))
	return s, s.join(t, "police", true), s.join(t, "emb", true)
}

func (s *stage) show(t *testing.T) {
	t.Helper()
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Locked))
	must(t, s.MoveStatements(t.Context(), s.trainer, s.workshop, assessment.Shown))
}

func TestRelations(t *testing.T) {
	t.Parallel()
	s, police, emb := related(t)
	guest := s.join(t, "supplier", true)
	must(t, s.state(t, police, channel("police", "emb", "yes", "no")))
	must(t, s.state(t, police, channel("police", "media", "yes", "no")))
	must(t, s.state(t, emb, channel("emb", "police", "no", "no")))
	must(t, s.state(t, guest, channel("supplier", "police", "yes", "no")))
	d, lines, stage, err := s.Relations(t.Context(), police)
	must(t, err)
	if stage.State != assessment.Open || len(lines)+len(d.Channels) != 0 {
		t.Fatalf("before it is shown: %s, %d lines, %d statements", stage.State, len(lines), len(d.Channels))
	}
	s.show(t)
	must(t, s.HoldLine(t.Context(), s.trainer, s.workshop, "channel", "incident/police/emb", true))
	for _, tt := range []struct {
		name  string
		who   assessment.Actor
		lines int
	}{
		{"a held line goes to those it names, what names the absent to nobody", police, 4}, // both directions with emb and the guest
		{"the other end", emb, 2},
	} {
		d, lines, _, err := s.Relations(t.Context(), tt.who)
		must(t, err)
		if len(lines) != tt.lines {
			t.Errorf("%s: %d lines, want %d: %+v", tt.name, len(lines), tt.lines, lines)
		}
		for _, l := range lines {
			if !l.Names(tt.who.Agency) || l.Names("media") {
				t.Errorf("%s: %s", tt.name, l.About)
			}
		}
		if len(d.Respondents)+len(d.Answers)+len(d.Releases) != 0 {
			t.Errorf("%s: rows of others came along", tt.name)
		}
	}
	colleague := s.join(t, "police", false)
	for name, who := range map[string]assessment.Actor{
		"the outer circle": guest, "a colleague": colleague, "a trainer": s.trainer,
		"the lead of another workshop": {Role: assessment.LeadRole, ID: police.ID, Workshop: "w-other", Agency: "police"},
	} {
		if _, _, _, err := s.Relations(t.Context(), who); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%s: %v, want not found", name, err)
		}
	}
}

// A workshop from a file may leave out an agency's circle: it is then the usual
// one of its kind, for errands as for everything else.
func TestErrandsAreForTheInnerCircle(t *testing.T) {
	t.Parallel()
	s, police, _ := related(t)
	guest := s.join(t, "supplier", true)
	for _, circle := range []string{"outer", ""} {
		must(t, s.Exec(t.Context(), `UPDATE agency SET circle = '`+circle+`' WHERE id = 'supplier'`))
		if _, _, _, err := s.Errands(t.Context(), guest); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("circle %q of a supplier: err=%v, want not found", circle, err)
		}
	}
	must(t, s.Exec(t.Context(), `UPDATE agency SET circle = '' WHERE id = 'police'`))
	if _, _, _, err := s.Errands(t.Context(), police); err != nil {
		t.Errorf("no circle of the police: %v", err)
	}
}

func TestSpotlightView(t *testing.T) {
	t.Parallel()
	s, _, _ := related(t)
	ctx, wall := t.Context(), func() string {
		d, err := s.Document(t.Context(), s.workshop)
		must(t, err)
		return assessment.OnScreen(d)
	}
	if err := s.SpotlightView(ctx, s.trainer, s.workshop, "systems", true); !errors.Is(err, assessment.ErrNotLocked) {
		t.Fatalf("err=%v before statements are shown", err)
	}
	s.show(t)
	for _, view := range []string{"", "channels:help", "responsibilities:sc-y", "paths:crime/media/day"} {
		if err := s.SpotlightView(ctx, s.trainer, s.workshop, view, true); !errors.Is(err, assessment.ErrNotFound) {
			t.Errorf("%q: err=%v, want not found", view, err)
		}
	}
	steps := []struct {
		view  string
		alone bool
		want  string
	}{
		{"systems", false, "wait:systems"},
		{"channels:crime", false, "wait:channels:crime"},
		{"channels:crime", true, "view:channels:crime"},
		{"paths:crime/emb/night", false, "view:paths:crime/emb/night"}, // the guests have left
	}
	for _, step := range steps {
		must(t, s.SpotlightView(ctx, s.trainer, s.workshop, step.view, step.alone))
		if got := wall(); got != step.want {
			t.Errorf("%q, want %q", got, step.want)
		}
	}
	must(t, s.Spotlight(ctx, s.trainer, s.workshop, ""))
	if got := wall(); got != "" {
		t.Errorf("the screen shows %q", got)
	}
	must(t, s.LeaveAgency(ctx, s.trainer, s.workshop, "supplier"))
	must(t, s.SpotlightView(ctx, s.trainer, s.workshop, "systems", false))
	if got := wall(); got != "view:systems" {
		t.Errorf("%q without guests", got)
	}
}

func TestCurrentStatements(t *testing.T) {
	t.Parallel()
	s, _, _ := related(t)
	state := func(d *assessment.Document) assessment.StatementStage {
		got, err := s.CurrentStatements(t.Context(), d)
		must(t, err)
		return got
	}
	s.show(t)
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	d.Rounds = append(d.Rounds, assessment.Round{ID: assessment.Second})
	if got := state(d); got.State != assessment.Shown || got.Round != assessment.First {
		t.Errorf("%+v, want those of the first round", got)
	}
	came := &assessment.Document{ID: "w-came"}
	if got := state(came); got.State != assessment.Closed {
		t.Errorf("%+v of a file without releases", got)
	}
	came.Releases = []assessment.Release{{Kind: "claim", About: "sc-x", At: "2026-11-24T09:00:00Z"}, {Kind: "channel", Held: true}}
	if got := state(came); got.State != assessment.Shown || got.Shown != "2026-11-24T09:00:00Z" {
		t.Errorf("%+v of a file with releases", got)
	}
}

func TestSaveOutcome(t *testing.T) {
	t.Parallel()
	s, police, _ := related(t)
	have := func() []assessment.Outcome {
		d, err := s.Document(t.Context(), s.workshop)
		must(t, err)
		return d.Outcomes
	}
	o := assessment.Outcome{Scenario: "sc-x", Task: "restore", Agency: "emb", Basis: "law"}
	must(t, s.SaveOutcome(t.Context(), s.trainer, s.workshop, o, nil))
	o.Agency, o.Due = "police", "2026-12-18"
	must(t, s.SaveOutcome(t.Context(), s.trainer, s.workshop, o, nil))
	must(t, s.SaveOutcome(t.Context(), s.trainer, s.workshop, assessment.Outcome{Scenario: "sc-x", Task: "speak", Agency: "emb"}, nil))
	if got := have(); len(got) != 2 || got[0] != o {
		t.Errorf("%+v, want one for each task, the first rewritten", got)
	}
	must(t, s.SaveOutcome(t.Context(), s.trainer, s.workshop, assessment.Outcome{Scenario: "sc-x", Task: "speak"}, nil))
	if got := have(); len(got) != 1 {
		t.Errorf("%+v, want the empty one gone", got)
	}
	if err := s.SaveOutcome(t.Context(), s.trainer, s.workshop, assessment.Outcome{Scenario: "sc-x", Task: "decide"}, nil); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("err=%v for a task that is none", err)
	}
	if err := s.SaveOutcome(t.Context(), police, s.workshop, o, nil); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("err=%v for a lead", err)
	}
}

func TestAddAction(t *testing.T) {
	t.Parallel()
	s, police, _ := related(t)
	a := assessment.Action{
		ID: "chosen", About: assessment.Subject{Kind: "claim", ID: "sc-x/restore"}, Title: "Write half a page", ProposedTo: "emb",
		Owner: "police", State: assessment.ActionTaken, LeadDays: 14,
	}
	for range 2 {
		must(t, s.AddAction(t.Context(), s.trainer, s.workshop, a))
	}
	a.ProposedTo = "police"
	must(t, s.AddAction(t.Context(), s.trainer, s.workshop, a))
	d, err := s.Document(t.Context(), s.workshop)
	must(t, err)
	if len(d.Actions) != 2 {
		t.Fatalf("%+v, want one for each agency", d.Actions)
	}
	for _, got := range d.Actions {
		if got.ID == "chosen" || got.Owner != "" || got.State != assessment.ActionProposed {
			t.Errorf("%+v, want a proposal that nobody took", got)
		}
	}
	if err := s.AddAction(t.Context(), police, s.workshop, a); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("err=%v for a lead", err)
	}
	a.ProposedTo = "nobody"
	if err := s.AddAction(t.Context(), s.trainer, s.workshop, a); !errors.Is(err, assessment.ErrNotFound) {
		t.Errorf("err=%v for an agency that is not there", err)
	}
}
