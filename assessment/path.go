package assessment

// pace is how fast a hop or a path is; more is faster, 0 is no way at all.
type pace int

const (
	paceNever pace = iota
	paceLater
	paceDay
	paceHour
)

// paceOf reads the pace of a statement; left out, it is the slowest.
func paceOf(within string) pace {
	switch within {
	case Hour:
		return paceHour
	case Day:
		return paceDay
	}
	return paceLater
}

func (p pace) String() string { return [...]string{Never, Later, Day, Hour}[p] }

// PathResults says for each channel type, source, and day or night how fast
// word from the source reaches every other agency: over the pairs that states
// confirms, and on paper. States are those of [ChannelStates] at the same
// round.
func PathResults(d *Document, r RoundID, states []ChannelState) []PathResult {
	agencies := statingAgencies(d)
	place := make(map[string]int, len(agencies))
	for i, a := range agencies {
		place[a.ID] = i
	}
	book := readChannels(d, r)
	out := []PathResult{}
	for _, t := range d.Workshop.ChannelTypes() {
		confirmed, paper := newDayAndNight(len(agencies)), newDayAndNight(len(agencies))
		for _, s := range states {
			from, known := place[s.From]
			to, alsoKnown := place[s.To]
			if s.Type != t || !known || !alsoKnown {
				continue
			}
			sender, receiver := book.says(t, s.From, s.To), book.says(t, s.To, s.From)
			for i, night := range dayAndNight {
				confirmed[i][from][to] = confirmedHop(s.State, sender, night)
				paper[i][from][to] = paperHop(sender, receiver, night)
			}
		}
		for from := range agencies {
			for i, night := range dayAndNight {
				out = append(out, PathResult{
					Type: t, From: agencies[from].ID, Night: night,
					Confirmed:  confirmed[i].best(from, agencies),
					OnPaper:    paper[i].best(from, agencies),
					Connectors: confirmed[i].connectors(from, agencies),
				})
			}
		}
	}
	return out
}

// dayAndNight is the order in which paths are listed: false by day, true at
// night.
var dayAndNight = [2]bool{false, true}

func newDayAndNight(agencies int) [2]network {
	var nets [2]network
	for i := range nets {
		nets[i] = make(network, agencies)
		for j := range nets[i] {
			nets[i][j] = make([]pace, agencies)
		}
	}
	return nets
}

// confirmedHop is the pace of a pair that both ends confirm. A relayed pair is
// no hop: its legs are.
func confirmedHop(state string, sender Channel, night bool) pace {
	if !carries(state) || night && !sender.AtNight {
		return paceNever
	}
	return paceOf(sender.Within)
}

// paperHop is the pace of a pair that one end alone is enough for.
func paperHop(sender, receiver Channel, night bool) pace {
	switch {
	case sender.Sends == SaysYes && (!night || sender.AtNight):
		return paceOf(sender.Within)
	case !night && receiver.Receives == SaysYes:
		return paceLater
	}
	return paceNever
}

// network holds the pace of each ordered pair of agencies by their place.
type network [][]pace

// best is the fastest path from a source to every other agency, a path being as
// slow as its slowest hop.
func (n network) best(from int, agencies []Agency) map[string]string {
	fastest := make([]pace, len(n))
	for p := paceLater; p <= paceHour; p++ {
		for to, reached := range n.reach(from, -1, p) {
			if reached {
				fastest[to] = p
			}
		}
	}
	out := make(map[string]string, len(n))
	for to, a := range agencies {
		if to != from {
			out[a.ID] = fastest[to].String()
		}
	}
	return out
}

// connectors are the agencies without which another one that is now reached
// would not be.
func (n network) connectors(from int, agencies []Agency) []string {
	out := []string{}
	now := n.reach(from, -1, paceLater)
	for c, a := range agencies {
		if c == from || !now[c] {
			continue
		}
		without := n.reach(from, c, paceLater)
		for to := range now {
			if to != c && now[to] && !without[to] {
				out = append(out, a.ID)
				break
			}
		}
	}
	return out
}

// reach tells which agencies can be reached by hops of at least a pace,
// without passing one (-1: all may be passed).
func (n network) reach(from, without int, slowest pace) []bool {
	reached := make([]bool, len(n))
	reached[from] = true
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		for to, p := range n[queue[0]] {
			if !reached[to] && to != without && p >= slowest {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	return reached
}
