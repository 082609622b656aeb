package questions_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"electready/questions"
)

func TestWriteIDs(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	before := string(bank["ids.txt"].Data)
	change(t, bank, "theme/principle.yaml", "pr-early", "pr-late")
	change(t, bank, "en/principle.yaml", "pr-early", "pr-late")
	change(t, bank, "bank.yaml", "pr-early", "pr-late")
	after, err := questions.WriteIDs(bank)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(before, "principle pr-early\n", "principle pr-early gone\n", 1) + "principle pr-late\n"
	if got := string(after); got != want {
		t.Errorf("ids:\n%s\nwant:\n%s", got, want)
	}
	bank["ids.txt"] = &fstest.MapFile{Data: after}
	if got := questions.Check(bank); len(got) > 0 {
		t.Errorf("problems after writing: %v", got)
	}
}

func TestWriteIDs_ErrBroken(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	change(t, bank, "bank.yaml", "read: title", "read: skimmed")
	if _, err := questions.WriteIDs(bank); err == nil {
		t.Error("a broken bank wrote its ids")
	}
}

func TestPublish_ErrBroken(t *testing.T) {
	t.Parallel()
	bank := smallBank(t)
	change(t, bank, "en/watch.yaml", "Who watches at night.", "Who gives adequate watch.")
	if list, err := questions.Publish(bank); err == nil || list != nil {
		t.Errorf("a bank with a vague word was published: %v, %s", err, list)
	}
}

func TestPublish(t *testing.T) {
	t.Parallel()
	publish := func(bank fstest.MapFS) {
		t.Helper()
		list, err := questions.Publish(bank)
		if err != nil {
			t.Fatal(err)
		}
		bank["versions.txt"] = &fstest.MapFile{Data: list}
	}
	versions := func(bank fstest.MapFS) int {
		n := 0
		for _, p := range questions.Check(bank) {
			if strings.Contains(p.What, "was published with other") {
				n++
			}
		}
		return n
	}
	bank := smallBank(t)
	publish(bank)
	if n := versions(bank); n != 0 {
		t.Fatalf("%d problems just after publishing", n)
	}

	change(t, bank, "fr/watch.yaml", "La veille", "La garde") // a draft may change
	if n := versions(bank); n != 0 {
		t.Errorf("%d problems after a change of a draft, want none", n)
	}
	change(t, bank, "fr/watch.yaml", "status: draft\nreviewer: \"\"", "status: reviewed\nreviewer: A. Person")
	publish(bank)
	change(t, bank, "fr/watch.yaml", "La garde", "La nuit")
	if n := versions(bank); n != 1 {
		t.Errorf("%d problems after a change of a reviewed language, want 1", n)
	}
	change(t, bank, "en/watch.yaml", "title: The watch", "title: The guard")
	if n := versions(bank); n != 2 {
		t.Errorf("%d problems after a change of the English too, want 2", n)
	}
	change(t, bank, "bank.yaml", `version: "1"`, `version: "2"`)
	if n := versions(bank); n != 0 {
		t.Errorf("%d problems under a new version, want none", n)
	}
	publish(bank)
	if got := strings.Count(string(bank["versions.txt"].Data), "\n1 ") + strings.Count(string(bank["versions.txt"].Data), "\n2 "); got != 4 {
		t.Errorf("%d lines, want content and fr of two versions:\n%s", got, bank["versions.txt"].Data)
	}
}
