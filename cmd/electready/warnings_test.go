package main

import (
	"strings"
	"testing"
)

func TestWarnings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		got  []string
		want string // empty: none
	}{
		{"enough space", spaceWarning("d", leastSpace), ""},
		{"little space", spaceWarning("d", 120<<20), "only 120 MB"},
		{"own folder", cloudWarning("/home/nino/.config/electready"), ""},
		{"cloud folder", cloudWarning("/Users/nino/OneDrive - Ministry/electready"), "--data"},
		{"cloud folder, Windows", cloudWarning("C:/Users/nino/Dropbox/electready"), "--data"},
	} {
		if got := strings.Join(c.got, "\n"); (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q in it", c.name, got, c.want)
		}
	}
	if free, known := freeSpace(t.TempDir()); known && free == 0 {
		t.Error("no byte is free where this test writes")
	}
}
