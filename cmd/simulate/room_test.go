package main

import (
	"bytes"
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"electready/assessment"
	"electready/assessment/locale"
	"electready/assessment/secret"
	"electready/assessment/sqlite"
	"electready/assessment/web"
)

// openRoom serves a workshop with open themes and free seats, and gives the
// server's address, a file of its codes and its database.
func openRoom(t *testing.T, seats int) (address, codes string, db *sqlite.DB) {
	t.Helper()
	b, dir := embeddedBank(t), t.TempDir()
	db, err := sqlite.Open(t.Context(), dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := secret.OpenKeys(dir, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	d := &assessment.Document{
		Format: assessment.DocumentFormat, Version: assessment.DocumentVersion, Scope: assessment.ScopeFull, ID: "w-load",
		Bank:     assessment.BankRef{ID: b.ID, Version: b.Version},
		Workshop: workshopOf(), Rounds: []assessment.Round{{ID: assessment.First}},
		Agencies: []assessment.Agency{
			{ID: "emb", Kind: assessment.EMB, Seats: seats}, {ID: "cert", Kind: assessment.CERT, Seats: seats}, {ID: "police", Kind: assessment.Police, Seats: seats},
		},
	}
	d.Workshop.Counterparts, d.Workshop.ChosenPrinciples = nil, nil
	for _, theme := range b.Themes {
		d.Themes = append(d.Themes, assessment.ThemeState{Theme: theme.ID, Round: assessment.First, State: assessment.Open})
	}
	if err := d.Check(b); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Import(t.Context(), assessment.Actor{Role: assessment.OperatorRole}, b, d, "test"); err != nil {
		t.Fatal(err)
	}
	pages, err := web.New(web.Options{Store: db, Bank: b, Clock: time.Now, Keys: keys, Languages: locale.Offered(), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(pages)
	t.Cleanup(func() { server.Close(); _ = db.Close() })

	cards, _, err := db.Cards(t.Context(), assessment.Actor{Role: assessment.TrainerRole, ID: "anybody"}, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	lines := "\n"
	for _, c := range cards {
		lines += assessment.SpacedCode(c.Code) + "  " + c.Slip + "\n"
	}
	codes = filepath.Join(dir, "codes.txt")
	if err := os.WriteFile(codes, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return server.URL, codes, db
}

func simulateRoom(ctx context.Context, more ...string) (string, error) {
	var out bytes.Buffer
	err := run(ctx, append([]string{"room"}, more...), &out)
	return out.String(), err
}

func TestRoom(t *testing.T) {
	t.Parallel()
	address, codes, db := openRoom(t, 2)
	told, err := simulateRoom(t.Context(), "--server", address, "--workshop-codes", codes, "--people", "6", "--seconds", "120", "--saves", "8", "--think", "5ms", "--seed", "7")
	if err != nil {
		t.Fatalf("%v\n%s", err, told)
	}
	if !strings.Contains(told, "joined 6 of 6 people") || !strings.Contains(told, "saves 48 ") || !strings.Contains(told, "errors 0") || !strings.Contains(told, "p50") || !strings.Contains(told, "p99") {
		t.Errorf("told %s", told)
	}
	d, err := db.Document(t.Context(), "w-load")
	if err != nil {
		t.Fatal(err)
	}
	leads := 0
	for _, r := range d.Respondents {
		if r.Lead {
			leads++
		}
	}
	if leads != 3 || len(d.Answers) != 48 {
		t.Errorf("%d leads and %d answers stored, want 3 and the 48 that were told", leads, len(d.Answers))
	}
}

func TestRoomTellsWhatWentWrong(t *testing.T) {
	t.Parallel()
	address, codes, _ := openRoom(t, 1)
	told, err := simulateRoom(t.Context(), "--server", address, "--workshop-codes", codes, "--people", "4", "--seconds", "120", "--saves", "2", "--think", "5ms")
	if err == nil || !strings.Contains(told, "joined 3 of 4") || !strings.Contains(told, "no seat was free") {
		t.Errorf("err=%v, told %s", err, told)
	}
}

func TestRoomRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	codes, here := file("codes", "ABCD2345\n"), "http://127.0.0.1:9"
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"no server", []string{"--workshop-codes", codes}, "on this machine only"},
		{"a server in the room", []string{"--server", "http://192.168.1.4:8080", "--workshop-codes", codes}, "on this machine only"},
		{"a name", []string{"--server", "https://electready.example", "--workshop-codes", codes}, "on this machine only"},
		{"a name that looks local", []string{"--server", "http://127.0.0.1.electready.example", "--workshop-codes", codes}, "on this machine only"},
		{"every network", []string{"--server", "http://0.0.0.0:8080", "--workshop-codes", codes}, "on this machine only"},
		{"no http", []string{"--server", "file:///etc", "--workshop-codes", codes}, "on this machine only"},
		{"too many people", []string{"--server", here, "--workshop-codes", codes, "--people", "301"}, "300"},
		{"too many saves", []string{"--server", here, "--workshop-codes", codes, "--saves", "1001"}, "1000"},
		{"no time", []string{"--server", here, "--workshop-codes", codes, "--seconds", "0"}, "1 to"},
		{"no codes", []string{"--server", here}, "codes"},
		{"an empty file", []string{"--server", here, "--workshop-codes", file("empty", "\n\n")}, "no code"},
		{"half a code", []string{"--server", here, "--workshop-codes", file("half", "ABCD\n")}, `"ABCD"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if told, err := simulateRoom(t.Context(), c.args...); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("err=%v, want %q in it (told %s)", err, c.want, told)
			}
		})
	}
}

func TestQuantile(t *testing.T) {
	t.Parallel()
	of := func(n int) *tally {
		t := &tally{}
		for i := range n {
			t.saves = append(t.saves, time.Duration(i+1)*time.Millisecond)
		}
		return t
	}
	for _, c := range []struct{ saves, percent, want int }{{0, 99, 0}, {1, 50, 1}, {2, 50, 1}, {3, 50, 2}, {100, 99, 99}, {101, 99, 100}, {10, 100, 10}} {
		if got, want := of(c.saves).quantile(c.percent), time.Duration(c.want)*time.Millisecond; got != want {
			t.Errorf("p%d of %d saves=%s, want %s", c.percent, c.saves, got, want)
		}
	}
}
