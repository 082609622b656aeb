package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"electready/assessment"
)

// The command writes what the page shows, by the same choices, and leaves the
// file's name and sum in the trail.
func TestReport(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := six(t)
	d.Workshop.Languages, d.Workshop.Title = []string{"ka", "en"}, "Room of six"
	d.Workshop.Statements = true
	d.Channels = append(d.Channels,
		assessment.Channel{Agency: "emb", Type: assessment.Incident, Peer: "cert", Sends: "yes", Within: "hour"},
		assessment.Channel{Agency: "cert", Type: assessment.Incident, Peer: "emb", Receives: "yes"})
	d.Releases = append(d.Releases, assessment.Release{Kind: "channel"}, assessment.Release{Kind: "claim"}, assessment.Release{Kind: "system"})
	mustCall(t, "import", "--data", dir, writeTemp(t, "six.json", encoded(t, d)))
	report := func(args ...string) string {
		t.Helper()
		return mustCall(t, append([]string{"report", "--data", dir, "--workshop", sixID}, args...)...)
	}
	if got := report(); !strings.Contains(got, `lang="ka"`) || strings.Contains(got, "electready") {
		t.Errorf("the report is not in the workshop's first language, or bears the product's name")
	}
	everybody, inner := report("--language", "en"), report("--language", "en", "--inner")
	if strings.Contains(everybody, "Who tells whom") || !strings.Contains(inner, "Who tells whom") || strings.Contains(inner, `id="systems"`) {
		t.Error("what agencies say about each other is not where it belongs")
	}
	if got := report("--language", "en", "--inner", "--systems"); strings.Contains(got, "left out, so that no list of weak places travels") {
		t.Error("systems were chosen and are said to be left out")
	}
	out := filepath.Join(t.TempDir(), "report.html")
	report("--out", out)
	if text, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(text), "<!doctype html>") {
		t.Errorf("%v: %.40s", err, text)
	}
	for _, c := range []struct {
		says string
		args []string
	}{
		{"--systems is for the inner circle only", []string{"--systems"}},
		{`there is no language "xx"`, []string{"--language", "xx"}},
		{"there is no workshop", []string{"--workshop", "none"}},
	} {
		if got := callWith(t, "", append([]string{"report", "--data", dir, "--workshop", sixID}, c.args...)...); got.code == exitDone || !strings.Contains(got.err, c.says) {
			t.Errorf("%v: %d, %s", c.args, got.code, got.err)
		}
	}
}
