package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/questions"
)

func embeddedBank(tb testing.TB) *assessment.Bank {
	tb.Helper()
	b, err := questions.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func TestOrvelia(t *testing.T) {
	t.Parallel()
	b := embeddedBank(t)
	d, err := orvelia(b)
	if err != nil {
		t.Fatalf("%v\nThe bank changed: change the script in cmd/simulate with it.", err)
	}
	again, err := orvelia(b)
	if err != nil {
		t.Fatal(err)
	}
	one, err := bundle.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	two, err := bundle.Encode(again)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("two calls wrote different workshops")
	}
	if d.Bank.SHA256 != "" || d.Bank.Document != nil {
		t.Errorf("bank=%+v, want id and version only", d.Bank)
	}
	t.Run("rows are in the order of time", func(t *testing.T) {
		t.Parallel()
		if !slices.IsSortedFunc(d.Answers, func(x, y assessment.Answer) int { return strings.Compare(x.At, y.At) }) {
			t.Error("answers are not")
		}
	})
	t.Run("nobody answers what is not asked, or outside the time", func(t *testing.T) { answersFit(t, b, d) })
	t.Run("leads give the reasons that the program asks for", func(t *testing.T) { reasonsFit(t, b, d) })
}

// answersFit holds the answers against what the program would have taken.
func answersFit(t *testing.T, b *assessment.Bank, d *assessment.Document) {
	t.Parallel()
	last := map[string]int{}
	for i, a := range d.Answers {
		who, _ := d.RespondentByID(a.Respondent)
		agency, _ := d.AgencyByID(who.Agency)
		place, q, _ := b.Question(a.Question)
		if !q.AskedOf(&d.Workshop, agency.Kind) {
			t.Errorf("answers[%d]: %s is not asked %s", i, a.Respondent, a.Question)
		}
		stage := d.StageOf(place.Theme, a.Round)
		if !stage.Takes(a.Question) || a.At < stage.Opened || stage.Locked != "" && a.At >= stage.Locked {
			t.Errorf("answers[%d]: %s to %s at %s, theme open from %s to %s", i, a.Respondent, a.Question, a.At, stage.Opened, stage.Locked)
		}
		if agency.Left != "" && a.At >= agency.Left {
			t.Errorf("answers[%d]: %s answers after it left", i, a.Respondent)
		}
		key := a.Respondent + " " + string(a.Round) + " " + a.Question
		if last[key]++; a.Revision != last[key] {
			t.Errorf("answers[%d]: revision %d, want %d", i, a.Revision, last[key])
		}
	}
}

func reasonsFit(t *testing.T, b *assessment.Bank, d *assessment.Document) {
	t.Parallel()
	positions := map[assessment.RoundID]map[string]map[string]assessment.PositionState{}
	for _, r := range d.Rounds {
		positions[r.ID] = assessment.Positions(b, d, r.ID)
	}
	for i, p := range d.Positions {
		voices := positions[p.Round][p.Agency][p.Question].Voices
		if assessment.ReasonNeeded(voices, p.Choice) && p.Reason == "" {
			t.Errorf("positions[%d]: %s confirms %s for %s of %v without a reason", i, p.Agency, p.Choice, p.Question, voices)
		}
	}
}

func TestScriptNamesWhatTheBankLost(t *testing.T) {
	t.Parallel()
	b := embeddedBank(t)
	b.Themes = slices.Clone(b.Themes)
	b.Themes[0].Sections = slices.DeleteFunc(slices.Clone(b.Themes[0].Sections), func(s assessment.Section) bool {
		return slices.ContainsFunc(s.Questions, func(q assessment.Question) bool { return q.ID == "cs-restore" })
	})
	if _, err := orvelia(b); err == nil || !strings.Contains(err.Error(), "emb.1 cs-restore") {
		t.Errorf("err=%v, want one that names emb.1 cs-restore", err)
	}
}

func TestNewQuestionChangesNoOtherAnswer(t *testing.T) {
	t.Parallel()
	b := embeddedBank(t)
	before, err := orvelia(b)
	if err != nil {
		t.Fatal(err)
	}
	last := &b.Themes[1].Sections[len(b.Themes[1].Sections)-1]
	last.Questions = append(last.Questions, assessment.Question{ID: "zz-new", About: assessment.Own, Weight: 1, Core: true, Target: 2})
	after, err := orvelia(b)
	if err != nil {
		t.Fatal(err)
	}
	choices := func(d *assessment.Document) map[string]assessment.Choice {
		out := map[string]assessment.Choice{}
		for _, a := range d.Answers {
			if place, _, _ := b.Question(a.Question); place.Theme != b.Themes[1].ID && place.Theme != b.Themes[2].ID {
				out[a.Respondent+" "+string(a.Round)+" "+a.Question] = a.Choice // the other themes of the afternoon may run out of time
			}
		}
		return out
	}
	if !maps.Equal(choices(before), choices(after)) {
		t.Error("choices in other themes changed")
	}
}

func TestRunDemo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	outline, err := json.Marshal(questions.Show(embeddedBank(t)))
	if err != nil {
		t.Fatal(err)
	}
	bankFile, file := filepath.Join(dir, "bank.json"), filepath.Join(dir, "orvelia.json")
	if err := os.WriteFile(bankFile, outline, 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(t.Context(), []string{"demo", "--bank", bankFile, "--out", file}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "13 agencies, 31 people") {
		t.Errorf("told %q", out.String())
	}
	text, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = text.Close() }()
	d, err := bundle.Decode(text, bundle.DefaultBounds)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(embeddedBank(t)); err != nil {
		t.Error(err)
	}
}

func TestRunRefuses(t *testing.T) {
	t.Parallel()
	other := filepath.Join(t.TempDir(), "other.json")
	if err := os.WriteFile(other, []byte(`{"format": "something"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"nothing", nil, "--help"},
		{"an unknown command", []string{"dance"}, `"dance"`},
		{"no file to write", []string{"demo"}, "--out"},
		{"no bank", []string{"demo", "--bank", other + "x", "--out", other}, "question bank"},
		{"another format", []string{"demo", "--bank", other, "--out", other}, "bank show"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if err := run(t.Context(), c.args, new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("err=%v, want %q in it", err, c.want)
			}
		})
	}
}
