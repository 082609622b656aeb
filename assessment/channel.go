package assessment

// States of an ordered pair of agencies.
const (
	ChannelConfirmed    = "confirmed"     // both ends say yes
	ChannelExercised    = "exercised"     // both ends say yes, and tested
	ChannelRelayed      = "relayed"       // by way of a third that both legs confirm
	ChannelSenderOnly   = "sender-only"   // the receiver does not know of it
	ChannelReceiverOnly = "receiver-only" // the sender does not know of it
	ChannelNone         = "none"          // both say no
	ChannelUnclear      = "unclear"       // an end did not say yes or no
)

// ChannelStates are the states of all ordered pairs of agencies, for each
// channel type of the workshop, at round r: by type, from, to.
func ChannelStates(b *Bank, d *Document, r RoundID) []ChannelState {
	agencies := statingAgencies(d)
	book := readChannels(d, r)
	required := requiredChannels(b, d, agencies)
	out := []ChannelState{}
	for _, t := range d.Workshop.ChannelTypes() {
		for _, from := range agencies {
			for _, to := range agencies {
				if from.ID == to.ID {
					continue
				}
				out = append(out, ChannelState{
					Type: t, From: from.ID, To: to.ID,
					State:    book.state(t, from.ID, to.ID),
					Required: required(t, from, to),
				})
			}
		}
	}
	return out
}

// Missing reports whether the channel is required and at least one end says
// that it does not exist. Required and unclear is not missing.
func (c ChannelState) Missing() bool {
	switch c.State {
	case ChannelNone, ChannelSenderOnly, ChannelReceiverOnly:
		return c.Required
	}
	return false
}

// channelKey names what one agency says about one peer.
type channelKey struct {
	kind         ChannelType
	agency, peer string
}

// channelBook holds the latest statement of each agency about each peer.
type channelBook map[channelKey]*Channel

func readChannels(d *Document, r RoundID) channelBook {
	return latestStatements(d.Channels, r,
		func(c *Channel) channelKey { return channelKey{c.Type, c.Agency, c.Peer} },
		func(c *Channel) Stated { return c.Stated },
		func(c *Channel) []string { return []string{c.Agency, c.Peer, c.Via} },
		statingSet(d))
}

// says is what an agency says about a peer; without a statement, nothing.
func (book channelBook) says(t ChannelType, agency, peer string) Channel {
	if c, ok := book[channelKey{t, agency, peer}]; ok {
		return *c
	}
	return Channel{}
}

// state is the state of a pair, direct or by way of a third agency.
func (book channelBook) state(t ChannelType, from, to string) string {
	sender := book.says(t, from, to)
	if sender.Sends != SaysVia {
		return book.plain(t, from, to)
	}
	first, second := book.plain(t, from, sender.Via), book.plain(t, sender.Via, to)
	switch {
	case first == ChannelUnclear || second == ChannelUnclear:
		return ChannelUnclear
	case carries(first) && carries(second):
		return ChannelRelayed
	case book.says(t, to, from).Receives == SaysYes:
		return ChannelUnclear
	}
	return ChannelSenderOnly
}

// plain is the state of a pair from its two ends alone; a sender that goes by
// way of a third is unclear here.
func (book channelBook) plain(t ChannelType, from, to string) string {
	sender, receiver := book.says(t, from, to), book.says(t, to, from)
	sends, clearSender := yesOrNo(sender.Sends)
	receives, clearReceiver := yesOrNo(receiver.Receives)
	switch {
	case !clearSender || !clearReceiver:
		return ChannelUnclear
	case sends && receives && sender.Tested && receiver.Tested:
		return ChannelExercised
	case sends && receives:
		return ChannelConfirmed
	case sends:
		return ChannelSenderOnly
	case receives:
		return ChannelReceiverOnly
	}
	return ChannelNone
}

func yesOrNo(word string) (yes, clear bool) {
	return word == SaysYes, word == SaysYes || word == SaysNo
}

// carries reports whether word really goes over a pair in this state, so that
// it may be a leg or a hop.
func carries(state string) bool { return state == ChannelConfirmed || state == ChannelExercised }

// requiredChannels tells whether the bank expects a channel between two
// agencies: to is the only agency of its kind apart from from, or the workshop
// names it as from's counterpart of that kind.
func requiredChannels(b *Bank, d *Document, agencies []Agency) func(ChannelType, Agency, Agency) bool {
	expected := map[ExpectedChannel]bool{}
	for _, e := range b.Expected {
		expected[e] = true
	}
	counterparts := map[Counterpart]bool{}
	for _, c := range d.Workshop.Counterparts {
		counterparts[c] = true
	}
	ofKind := map[Kind]int{}
	for _, a := range agencies {
		ofKind[a.Kind]++
	}
	return func(t ChannelType, from, to Agency) bool {
		if !expected[ExpectedChannel{Type: t, From: from.Kind, To: to.Kind}] {
			return false
		}
		others := ofKind[to.Kind]
		if from.Kind == to.Kind {
			others--
		}
		return others == 1 || counterparts[Counterpart{Agency: from.ID, Kind: to.Kind, Peer: to.ID}]
	}
}
