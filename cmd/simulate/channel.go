package main

import (
	"strings"

	"electready/assessment"
)

// line is what two agencies say about one channel: the sender's words and the
// receiver's. A sender says how fast (hour, day, later), night, tested; or
// via:AGENCY, no, unknown, withheld. A receiver says yes, no, unknown,
// withheld; tested. A dash is nothing stated.
type line struct {
	kind           assessment.ChannelType
	from, to       string
	sends, told    string
	before         string // what the one who mended it said in the morning
	mendedReceiver bool   // the receiver mended it; otherwise the sender
}

// lines are the channels of Orvelia after the errands over lunch. Seven were
// mended there.
var lines = []line{
	{kind: "incident", from: "emb", to: "cert", sends: "hour night tested", told: "yes tested"},
	{kind: "incident", from: "emb", to: "digital", sends: "hour", told: "yes", before: "no", mendedReceiver: true},
	{kind: "incident", from: "emb", to: "dpa", sends: "day", told: "yes", before: "unknown"},
	{kind: "incident", from: "cert", to: "emb", sends: "hour night tested", told: "yes tested"},
	{kind: "incident", from: "cert", to: "security", sends: "hour night", told: "yes"},
	{kind: "incident", from: "cert", to: "digital", sends: "hour night tested", told: "yes tested"},
	{kind: "incident", from: "cert", to: "government", sends: "day", told: "no"},
	{kind: "incident", from: "cert", to: "operator", sends: "hour night", told: "yes"},
	{kind: "incident", from: "security", to: "cert", sends: "no", told: "yes"},
	{kind: "incident", from: "digital", to: "emb", sends: "via:cert", told: "-"},
	{kind: "incident", from: "digital", to: "cert", sends: "hour night tested", told: "yes tested"},
	{kind: "incident", from: "digital", to: "dpa", sends: "day", told: "yes", before: "no"},
	{kind: "incident", from: "media", to: "cert", sends: "no", told: "no"},
	{kind: "incident", from: "foreign", to: "emb", sends: "day", told: "unknown"},
	{kind: "incident", from: "operator", to: "cert", sends: "hour night", told: "yes", before: "no", mendedReceiver: true},
	{kind: "incident", from: "emb", to: "security", sends: "no", told: "no"},
	{kind: "incident", from: "supplier", to: "emb", sends: "hour", told: "yes"}, // left at ten: in no figure

	{kind: "crime", from: "emb", to: "police", sends: "hour night", told: "yes", before: "no", mendedReceiver: true},
	{kind: "crime", from: "cert", to: "police", sends: "hour night tested", told: "yes tested"},
	{kind: "crime", from: "police", to: "cert", sends: "day", told: "yes"},
	{kind: "crime", from: "police", to: "prosecution", sends: "hour night", told: "yes"},
	{kind: "crime", from: "police", to: "operator", sends: "later", told: "yes"},
	{kind: "crime", from: "prosecution", to: "police", sends: "day", told: "yes"},
	{kind: "crime", from: "security", to: "prosecution", sends: "withheld", told: "yes"},
	{kind: "crime", from: "digital", to: "cert", sends: "hour", told: "yes"},
	{kind: "crime", from: "digital", to: "police", sends: "via:cert", told: "-"},
	{kind: "crime", from: "media", to: "police", sends: "unknown", told: "yes"},
	{kind: "crime", from: "dpa", to: "prosecution", sends: "no", told: "yes"},
	{kind: "crime", from: "foreign", to: "police", sends: "day", told: "no"},
	{kind: "crime", from: "cert", to: "prosecution", sends: "no", told: "no"},

	{kind: "alert", from: "emb", to: "media", sends: "hour night", told: "yes", before: "unknown", mendedReceiver: true},
	{kind: "alert", from: "emb", to: "government", sends: "hour", told: "yes"},
	{kind: "alert", from: "security", to: "government", sends: "withheld", told: "withheld"},
	{kind: "alert", from: "media", to: "emb", sends: "hour tested", told: "yes tested"},
	{kind: "alert", from: "media", to: "government", sends: "no", told: "no"},
	{kind: "alert", from: "government", to: "media", sends: "day", told: "yes"},
	{kind: "alert", from: "foreign", to: "government", sends: "day", told: "yes", before: "no"},
	{kind: "alert", from: "civil-society", to: "media", sends: "-", told: "yes"},
}

// pair is what one agency states of one peer for one type: one row.
type pair struct {
	agency string
	kind   assessment.ChannelType
	peer   string
}

// stateChannels writes what the leads stated in the morning, and as second
// revisions what they mended over lunch.
func (c *country) stateChannels() {
	order, morning := rowsOf(true)
	_, lunch := rowsOf(false)
	clocks := map[string]string{}
	for _, p := range order {
		if clocks[p.agency] == "" {
			clocks[p.agency] = later(at("10:25"), int(draw("states", p.agency)*120))
			if p.agency == "supplier" {
				clocks[p.agency] = at("10:20")
			}
		}
		clocks[p.agency] = later(clocks[p.agency], 12)
		first, mended := morning[p], lunch[p]
		first.Stated = assessment.Stated{Round: assessment.First, Respondent: p.agency + ".1", Revision: 1, At: clocks[p.agency]}
		c.Channels = append(c.Channels, first)
		mended.Stated = first.Stated
		if mended != first {
			mended.Revision, mended.At = 2, later(at("11:40"), int(draw("mends", p.agency, p.peer)*3600))
			c.Channels = append(c.Channels, mended)
		}
	}
}

// rowsOf turns lines into rows, each with both directions of a pair, as they
// were in the morning or after lunch; in the order of the lines.
func rowsOf(morning bool) ([]pair, map[pair]assessment.Channel) {
	rows := map[pair]assessment.Channel{}
	var order []pair
	say := func(p pair, words string, set func(*assessment.Channel, string)) {
		if words == "-" {
			return
		}
		row, ok := rows[p]
		if !ok {
			order = append(order, p)
			row = assessment.Channel{Agency: p.agency, Type: p.kind, Peer: p.peer}
		}
		for word := range strings.FieldsSeq(words) {
			set(&row, word)
		}
		rows[p] = row
	}
	for _, l := range lines {
		sends, told := l.sends, l.told
		switch {
		case morning && l.before != "" && l.mendedReceiver:
			told = l.before
		case morning && l.before != "":
			sends = l.before
		}
		say(pair{l.from, l.kind, l.to}, sends, send)
		say(pair{l.to, l.kind, l.from}, told, receive)
	}
	return order, rows
}

func send(row *assessment.Channel, word string) {
	via, isVia := strings.CutPrefix(word, "via:")
	switch {
	case isVia:
		row.Sends, row.Via = assessment.SaysVia, via
	case word == "night":
		row.AtNight = true
	case word == "tested":
		row.Tested = true
	case word == assessment.Hour || word == assessment.Day || word == assessment.Later:
		row.Sends, row.Within = assessment.SaysYes, word
	default:
		row.Sends = word
	}
}

func receive(row *assessment.Channel, word string) {
	if word == "tested" {
		row.Tested = true
		return
	}
	row.Receives = word
}
