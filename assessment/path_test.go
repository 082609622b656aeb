package assessment_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"electready/assessment"
)

// linked is a room with hops such as "a-b hour night; b-c day" that both ends
// confirm, "a>b hour" that only the sender states, "a<b" only the receiver.
func linked(agencies, hops string) *assessment.Document {
	d := statementRoom(agencies)
	d.Workshop.Channels = []assessment.ChannelType{assessment.Incident}
	says := map[string]*assessment.Channel{}
	say := func(agency, peer string) *assessment.Channel {
		key := agency + " " + peer
		if says[key] == nil {
			says[key] = &assessment.Channel{Agency: agency, Peer: peer, Type: assessment.Incident}
		}
		return says[key]
	}
	for _, hop := range strings.Split(hops, ";") {
		words := strings.Fields(hop)
		if len(words) == 0 {
			continue
		}
		from, to, mark := words[0][:1], words[0][2:3], words[0][1:2]
		if mark != "<" {
			say(from, to).Sends = "yes"
		}
		if mark != ">" {
			say(to, from).Receives = "yes"
		}
		for _, word := range words[1:] {
			switch {
			case word == "night":
				say(from, to).AtNight = true
			case strings.HasPrefix(word, "via="):
				say(from, to).Sends, say(from, to).Via = "via", word[len("via="):]
			default:
				say(from, to).Within = word
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(says)) {
		d.Channels = append(d.Channels, *says[key])
	}
	return d
}

func pathsFrom(d *assessment.Document, from string, night bool) assessment.PathResult {
	states := assessment.ChannelStates(statementBank(), d, assessment.First)
	for _, p := range assessment.PathResults(d, assessment.First, states) {
		if p.From == from && p.Night == night {
			return p
		}
	}
	return assessment.PathResult{}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		hops       string
		night      bool
		confirmed  string // of b c d
		paper      string
		connectors string
	}{
		"nothing":                          {"", false, "never never never", "never never never", ""},
		"one hop":                          {"a-b hour", false, "hour never never", "hour never never", ""},
		"no pace is later":                 {"a-b", false, "later never never", "later never never", ""},
		"the slowest hop counts":           {"a-b hour; b-c day; c-d later", false, "hour day later", "hour day later", "b c"},
		"the best path counts":             {"a-d later; a-b hour; b-c hour; c-d day", false, "hour hour day", "hour hour day", "b"},
		"hops have a direction":            {"b-a hour", false, "never never never", "never never never", ""},
		"two ways, no connector":           {"a-b hour; a-c hour; b-d day; c-d later", false, "hour hour day", "hour hour day", ""},
		"a circle":                         {"a-b hour; b-c hour; c-a hour; c-d hour", false, "hour hour hour", "hour hour hour", "b c"},
		"slower without it is no matter":   {"a-b hour; b-c hour; a-c later", false, "hour hour never", "hour hour never", ""},
		"at night":                         {"a-b hour night; b-c day; a-d hour", true, "hour never never", "hour never never", ""},
		"at night the other way":           {"a-b hour night; b-c day night; a-c later", true, "hour day never", "hour day never", "b"},
		"by day all hops count":            {"a-b hour night; b-c day", false, "hour day never", "hour day never", "b"},
		"the sender alone, on paper":       {"a>b hour; b>c day", false, "never never never", "hour day never", ""},
		"the receiver alone is later":      {"a<b; b>c hour", false, "never never never", "later later never", ""},
		"the receiver alone not at night":  {"a<b; a>c hour night; a>d hour", true, "never never never", "never hour never", ""},
		"a relayed pair is no hop":         {"a-b hour night; b-c hour night; a<c via=b; c-d hour", false, "hour hour hour", "hour hour hour", "b c"},
		"via alone is no hop on paper":     {"a>b via=d; b-c hour", false, "never never never", "never never never", ""},
		"via and a receiver that says yes": {"a-b via=d", false, "never never never", "later never never", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := pathsFrom(linked("a b c d -x", c.hops), "a", c.night)
			words := func(m map[string]string) string { return m["b"] + " " + m["c"] + " " + m["d"] }
			if len(got.Confirmed) != 3 || words(got.Confirmed) != c.confirmed {
				t.Errorf("confirmed: got %v, want %s", got.Confirmed, c.confirmed)
			}
			if len(got.OnPaper) != 3 || words(got.OnPaper) != c.paper {
				t.Errorf("on paper: got %v, want %s", got.OnPaper, c.paper)
			}
			if got.Connectors == nil || strings.Join(got.Connectors, " ") != c.connectors {
				t.Errorf("connectors: got %v, want %s", got.Connectors, c.connectors)
			}
		})
	}
}

func TestPathsInOrder(t *testing.T) {
	t.Parallel()
	d := statementRoom("b a -x")
	d.Workshop.Channels = []assessment.ChannelType{assessment.Alert, assessment.Incident}
	var got []string
	for _, p := range assessment.PathResults(d, assessment.First, assessment.ChannelStates(statementBank(), d, assessment.First)) {
		got = append(got, fmt.Sprintf("%s %s %t", p.Type, p.From, p.Night))
	}
	want := "incident a false, incident a true, incident b false, incident b true, " +
		"alert a false, alert a true, alert b false, alert b true"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	alone := statementRoom("a")
	for _, p := range assessment.PathResults(alone, assessment.First, nil) {
		if p.Confirmed == nil || p.OnPaper == nil || p.Connectors == nil {
			t.Errorf("one agency alone: a part is nil: %+v", p)
		}
	}
}
