package assessment_test

import (
	"slices"
	"testing"

	"electready/assessment"
)

// pairSaying is a workshop of three agencies in which the police and the commission
// state something about one channel, the CERT is not in the room.
func pairSaying(sends, receives string) *assessment.Document {
	d := &assessment.Document{
		Workshop: assessment.Workshop{Statements: true},
		Rounds:   []assessment.Round{{ID: assessment.First}},
		Agencies: []assessment.Agency{
			{ID: "emb", Kind: assessment.EMB, Present: true},
			{ID: "police", Kind: assessment.Police, Present: true},
			{ID: "cert", Kind: assessment.CERT},
		},
	}
	if sends != "" {
		d.Channels = append(d.Channels, assessment.Channel{Agency: "emb", Type: assessment.Crime, Peer: "police", Sends: sends})
	}
	if receives != "" {
		d.Channels = append(d.Channels, assessment.Channel{Agency: "police", Type: assessment.Crime, Peer: "emb", Receives: receives})
	}
	return d
}

func TestErrands(t *testing.T) {
	t.Parallel()
	b := &assessment.Bank{}
	tests := []struct {
		name        string
		before, now *assessment.Document
		errands     int
		mended      bool
		count, of   int
	}{
		{"nothing said", pairSaying("", ""), pairSaying("", ""), 0, false, 0, 0},
		{"only one spoke: silence accuses nobody", pairSaying("yes", ""), pairSaying("yes", ""), 0, false, 0, 0},
		{"both say yes", pairSaying("yes", "yes"), pairSaying("yes", "yes"), 0, false, 0, 0},
		{"both say no", pairSaying("no", "no"), pairSaying("no", "no"), 0, false, 0, 0},
		{"only the sender", pairSaying("yes", "no"), pairSaying("yes", "no"), 1, false, 0, 1},
		{"only the receiver", pairSaying("no", "yes"), pairSaying("no", "yes"), 1, false, 0, 1},
		{"mended by the receiver", pairSaying("yes", "no"), pairSaying("yes", "yes"), 1, true, 1, 1},
		{"mended by the sender", pairSaying("yes", "no"), pairSaying("no", "no"), 1, true, 1, 1},
		{"turned into not stated", pairSaying("yes", "no"), pairSaying("yes", "withheld"), 1, false, 0, 1},
		{"new since the lock", pairSaying("yes", "yes"), pairSaying("yes", "no"), 1, false, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, agency := range []string{"emb", "police"} {
				got := assessment.Errands(b, tt.before, tt.now, assessment.First, agency)
				if len(got) != tt.errands || tt.errands == 1 && (got[0].Mended != tt.mended || slices.Contains(got[0].With, agency)) {
					t.Errorf("%s: %+v, want %d, mended %v", agency, got, tt.errands, tt.mended)
				}
			}
			if got := assessment.Errands(b, tt.before, tt.now, assessment.First, "cert"); len(got) != 0 {
				t.Errorf("cert sees %+v, which is none of its business", got)
			}
			mended, open := assessment.MendedLines(b, tt.before, tt.now, assessment.First)
			if len(mended) != tt.count || len(mended)+len(open) != tt.of {
				t.Errorf("%d mended and %d not, want %d of %d mended", len(mended), len(open), tt.count, tt.of)
			}
		})
	}
}

func TestCircled(t *testing.T) {
	t.Parallel()
	d := pairSaying("yes", "no")
	d.Channels = append(d.Channels, assessment.Channel{Agency: "police", Type: assessment.Crime, Peer: "cert", Sends: "yes"})
	lines := assessment.Lines(&assessment.Bank{}, d, assessment.First)
	room, afterwards := assessment.Circled(d, lines)
	if len(room) != 1 || room[0].About != "crime/emb/police" {
		t.Fatalf("room=%+v, want the one line between those present", room)
	}
	if len(afterwards) != 1 || afterwards[0].About != "crime/police/cert" {
		t.Fatalf("afterwards=%+v, want what names the absent CERT", afterwards)
	}
	d.Releases = []assessment.Release{{Kind: "channel", About: "crime/emb/police", Held: true}}
	if room, _ := assessment.Circled(d, lines); len(room) != 0 {
		t.Fatalf("room=%+v, want the held line gone", room)
	}
	d.Releases = append(d.Releases, assessment.Release{Kind: "channel", About: "crime/emb/police"})
	if room, _ := assessment.Circled(d, lines); len(room) != 1 {
		t.Fatal("a line that was let go stays away")
	}
}
