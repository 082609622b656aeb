package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
)

// writeTemp writes a file of a test.
func writeTemp(tb testing.TB, name, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// passphraseFits reports whether a trainer of a data directory could sign in.
func passphraseFits(tb testing.TB, dir, name, passphrase string) bool {
	tb.Helper()
	c, _, _ := typing("")
	c.data = dir
	var fits bool
	if err := c.reading(tb.Context(), func(db *sqlite.DB) error {
		trainer, err := db.TrainerByName(tb.Context(), name)
		if err != nil {
			return err
		}
		fits, err = secret.Verify(tb.Context(), trainer.Passphrase, passphrase)
		return err
	}); err != nil {
		tb.Fatal(err)
	}
	return fits
}

func TestTrainer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const phrase = "maple lantern quiet ferry stone"
	mustCall(t, "trainer", "add", "Nino", "--data", dir, "--passphrase-file", writeTemp(t, "p", phrase+"\r\nsecond line\n"))
	if !passphraseFits(t, dir, "nino", phrase) {
		t.Error("the pass-phrase of the file does not fit")
	}

	made := mustCall(t, "trainer", "reset", "nino", "--data", dir)
	lines := strings.Split(strings.TrimSpace(made), "\n")
	if len(lines) != 2 || !passphraseFits(t, dir, "Nino", lines[1]) || passphraseFits(t, dir, "Nino", phrase) {
		t.Errorf("after the reset %q, want a new pass-phrase that fits, and the old one dead", made)
	}

	list := readJSON[[]map[string]any](t, mustCall(t, "trainer", "list", "--data", dir, "--format", "json"))
	if len(list) != 1 || list[0]["name"] != "Nino" || list[0]["id"] == "" || list[0]["workshops"] != 0.0 {
		t.Errorf("list=%v, want Nino", list)
	}
	if strings.Contains(mustCall(t, "trainer", "list", "--data", dir), "argon2id") {
		t.Error("the list shows what is stored of a pass-phrase")
	}
}

// The list says who has access to how many workshops: those that a trainer made
// or was invited to, and those that nobody took yet.
func TestTrainerListCountsWorkshops(t *testing.T) {
	t.Parallel()
	dir, ctx := t.TempDir(), t.Context()
	for _, name := range []string{"Ana", "Nino", "Gia"} {
		mustCall(t, "trainer", "add", name, "--data", dir)
	}
	c, _, _ := typing("")
	c.data = dir
	change := func(do func(db *sqlite.DB, ana, nino assessment.Actor) error) {
		t.Helper()
		if err := c.writing(ctx, func(db *sqlite.DB) error {
			trainers, err := db.Trainers(ctx)
			if err != nil {
				return err
			}
			actor := func(i int) assessment.Actor {
				return assessment.Actor{Role: assessment.TrainerRole, ID: trainers[i].ID}
			}
			return do(db, actor(0), actor(1))
		}); err != nil {
			t.Fatal(err)
		}
	}
	says := func(when string, want ...string) {
		t.Helper()
		var got []string
		for line := range strings.Lines(mustCall(t, "trainer", "list", "--data", dir)) {
			name, rest, _ := strings.Cut(line, "  since ")
			_, runs, _ := strings.Cut(rest, "  ")
			got = append(got, name+" "+strings.TrimSpace(runs))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	var shared string
	change(func(db *sqlite.DB, ana, nino assessment.Actor) error {
		bank := six(t).Bank.Document
		var err error
		if _, err = db.CreateWorkshop(ctx, ana, bank, assessment.NewWorkshop{Workshop: assessment.Workshop{Title: "Her own"}}); err != nil {
			return err
		}
		if shared, err = db.CreateWorkshop(ctx, ana, bank, assessment.NewWorkshop{Workshop: assessment.Workshop{Title: "Shared"}}); err != nil {
			return err
		}
		token, err := db.Invite(ctx, ana, shared)
		if err != nil {
			return err
		}
		_, err = db.TakeInvitation(ctx, token, assessment.Trainer{ID: nino.ID})
		return err
	})
	says("one of two is shared", "Ana runs 2 workshops", "Nino runs 1 workshop", "Gia runs 0 workshops")

	importSix(t, dir)
	says("one came by the command line", "Ana runs 3 workshops", "Nino runs 2 workshops", "Gia runs 1 workshop")

	change(func(db *sqlite.DB, ana, nino assessment.Actor) error {
		_, err := db.Invite(ctx, ana, sixID) // from now on it is hers
		return errors.Join(err, db.EndAccess(ctx, ana, shared, nino.ID))
	})
	says("one was taken, and access to another ended", "Ana runs 3 workshops", "Nino runs 0 workshops", "Gia runs 0 workshops")
}

func TestTrainerRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustCall(t, "trainer", "add", "Nino", "--data", dir)
	for _, c := range []struct {
		name  string
		args  []string
		words []string
	}{
		{"twice", []string{"add", "NINO"}, []string{"already", "trainer reset"}},
		{"without name", []string{"add", "  "}, []string{"needs a name"}},
		{"unknown", []string{"reset", "Ana"}, []string{"no trainer", "trainer list"}},
		{"short", []string{"add", "Ana", "--passphrase-file", writeTemp(t, "p", "short\n")}, []string{"12 characters"}},
		{"common", []string{"add", "Alexandra", "--passphrase-file", writeTemp(t, "p", "Alexandra 2026\n")}, []string{"attacker"}},
		{"empty file", []string{"add", "Ana", "--passphrase-file", writeTemp(t, "p", "\n")}, []string{"first line"}},
		{"no file", []string{"add", "Ana", "--passphrase-file", filepath.Join(dir, "none")}, []string{"none"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantRefused(t, call(t, append([]string{"trainer", "--data", dir}, c.args...)...), exitFailed, c.words...)
		})
	}
}

func TestChoosePassphrase(t *testing.T) {
	t.Parallel()
	const good = "maple lantern quiet"
	for _, c := range []struct {
		name  string
		typed []string
		want  string // empty: the proposal
		says  string
	}{
		{"takes the proposal", []string{""}, "", "Proposed"},
		{"types another", []string{good, good}, good, ""},
		{"too short first", []string{"short", "short", good, good}, good, "12 characters"},
		{"differs first", []string{good, good + "x", good, good}, good, "not the same"},
		{"common first", []string{"password1234", "password1234", ""}, "", "attacker"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			con, _, said := typing("", c.typed...)
			got, err := choosePassphrase(con, nil)
			if err != nil {
				t.Fatal(err)
			}
			if c.want != "" && got != c.want {
				t.Errorf("pass-phrase=%q, want %q", got, c.want)
			}
			if c.want == "" && !strings.Contains(said.String(), "Proposed pass-phrase: "+got+"\n") {
				t.Errorf("pass-phrase=%q is not the one that was proposed: %s", got, said)
			}
			if !strings.Contains(said.String(), c.says) {
				t.Errorf("said %q, want %q in it", said, c.says)
			}
		})
	}
	con, _, _ := typing("", good)
	if got, err := choosePassphrase(con, nil); err == nil {
		t.Errorf("pass-phrase=%q of somebody who left, want an error", got)
	}
}
