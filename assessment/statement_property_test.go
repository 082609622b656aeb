package assessment_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// Names carry no meaning: in a room whose agencies are renamed and whose rows
// are shuffled the same is found under the new names. The new names keep the
// order of the old, so that lists stay comparable.
func TestStatementsDoNotDependOnNames(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		b, d := randomStatements(seed)
		renamed := renameAgencies(t, d)
		r := rand.New(rand.NewPCG(seed, 1))
		shuffleRows(r, renamed.Agencies)
		shuffleRows(r, renamed.Channels)
		shuffleRows(r, renamed.Claims)
		shuffleRows(r, renamed.Stakes)
		shuffleRows(r, renamed.Stances)
		shuffleRows(r, renamed.Principles)
		got := statementResults(b, renamed, assessment.FollowUp)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "-agency", "")
		}
		sameStatements(t, fmt.Sprint("seed ", seed), got, statementResults(b, d, assessment.FollowUp))
	}
}

func shuffleRows[T any](r *rand.Rand, rows []T) {
	r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
}

// agencyField finds the fields of a document that name an agency.
var agencyField = regexp.MustCompile(`"(agency|peer|via|other)":"([a-h])"`)

func renameAgencies(t *testing.T, d *assessment.Document) *assessment.Document {
	t.Helper()
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	out := new(assessment.Document)
	if err := json.Unmarshal(agencyField.ReplaceAll(text, []byte(`"$1":"$2-agency"`)), out); err != nil {
		t.Fatal(err)
	}
	for i := range out.Agencies {
		out.Agencies[i].ID += "-agency"
	}
	return out
}

// What A says changes no state between two others, unless they go by way of A.
func TestStatementsOfOthersChangeNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		b, d := randomStatements(seed)
		for _, a := range d.Agencies {
			silenced := *d
			silenced.Channels = slices.DeleteFunc(slices.Clone(d.Channels), func(c assessment.Channel) bool { return c.Agency == a.ID })
			before := assessment.ChannelStates(b, d, assessment.FollowUp)
			after := assessment.ChannelStates(b, &silenced, assessment.FollowUp)
			for i, s := range before {
				if s != after[i] && s.From != a.ID && s.To != a.ID && !goesVia(d, s, a.ID) {
					t.Fatalf("seed %d: without %s: got %+v, want %+v", seed, a.ID, after[i], s)
				}
			}
		}
	}
}

func goesVia(d *assessment.Document, s assessment.ChannelState, x string) bool {
	return slices.ContainsFunc(d.Channels, func(c assessment.Channel) bool {
		return c.Type == s.Type && c.Agency == s.From && c.Peer == s.To && c.Via == x
	})
}

// Silence never accuses: an agency that says nothing, and that nobody names,
// changes no task, no system, no principle, no pair of others and no connector;
// its own pairs are unclear.
func TestSilentAgencyChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(80) {
		b, d := randomStatements(seed)
		with := *d
		with.Agencies = append(slices.Clone(d.Agencies), assessment.Agency{ID: "silent", Kind: assessment.Media})
		for _, s := range assessment.ChannelStates(b, &with, assessment.FollowUp) {
			if (s.From == "silent" || s.To == "silent") && s.State != assessment.ChannelUnclear {
				t.Fatalf("seed %d: %+v", seed, s)
			}
		}
		var got []string
		for _, line := range statementResults(b, &with, assessment.FollowUp) {
			if strings.Contains(line, " silent ") {
				continue
			}
			got = append(got, silentNever.ReplaceAllString(line, ""))
		}
		sameStatements(t, fmt.Sprint("seed ", seed), got, statementResults(b, d, assessment.FollowUp))
	}
}

var silentNever = regexp.MustCompile(` ?silent:never`)

// An agency that falls silent has no direct channel that is missing, is unaware
// of nothing, leads nothing and owns nothing.
func TestFallingSilentAccusesNobody(t *testing.T) {
	t.Parallel()
	for seed := range uint64(80) {
		b, d := randomStatements(seed)
		for _, a := range d.Agencies {
			quiet := withoutWords(d, a.ID)
			for _, s := range assessment.ChannelStates(b, quiet, assessment.FollowUp) {
				if s.From != a.ID && s.To != a.ID || s.State == assessment.ChannelUnclear {
					continue
				}
				relayed := slices.ContainsFunc(quiet.Channels, func(c assessment.Channel) bool {
					return c.Agency == s.From && c.Peer == s.To && c.Type == s.Type && c.Via != ""
				})
				if s.From == a.ID || !relayed {
					t.Fatalf("seed %d: %s is silent, and %+v", seed, a.ID, s)
				}
			}
			for _, r := range assessment.TaskResults(b, quiet, assessment.FollowUp) {
				_, named := r.Named[a.ID]
				if named && !slices.Contains(r.Flags, assessment.FlagUnconfirmed) {
					t.Fatalf("seed %d: %s is named, silent, and not unconfirmed: %+v", seed, a.ID, r)
				}
				if named && len(r.Named) == 1 && slices.Contains(r.Flags, assessment.FlagUnaware) {
					t.Fatalf("seed %d: %s is silent and called unaware: %+v", seed, a.ID, r)
				}
			}
		}
	}
}

func withoutWords(d *assessment.Document, agency string) *assessment.Document {
	out := *d
	out.Channels = slices.DeleteFunc(slices.Clone(d.Channels), func(c assessment.Channel) bool { return c.Agency == agency })
	out.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c assessment.Claim) bool { return c.Agency == agency })
	out.Stakes = slices.DeleteFunc(slices.Clone(d.Stakes), func(s assessment.Stake) bool { return s.Agency == agency })
	return &out
}

// Rooms at random are valid in form, so that the comparisons are about
// documents that an import lets in.
func TestRandomStatementsPassTheCheck(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		b, d := randomStatements(seed)
		if err := d.Check(b); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}
