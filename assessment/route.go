package assessment

// Through says over whom word of a type from a source goes to every agency that
// it reaches by confirmed hops: the agencies between, none where it goes there
// at once. Of the fastest paths it is one with the fewest hops. States are those
// of [ChannelStates] at the same round.
func Through(d *Document, r RoundID, states []ChannelState, t ChannelType, from string, night bool) map[string][]string {
	agencies := statingAgencies(d)
	place, source := make(map[string]int, len(agencies)), -1
	for i, a := range agencies {
		place[a.ID] = i
		if a.ID == from {
			source = i
		}
	}
	out := map[string][]string{}
	if source < 0 {
		return out
	}
	book, net := readChannels(d, r), newDayAndNight(len(agencies))[0]
	for _, s := range states {
		if s.Type == t {
			net[place[s.From]][place[s.To]] = confirmedHop(s.State, book.says(t, s.From, s.To), night)
		}
	}
	for p := paceLater; p <= paceHour; p++ {
		came := net.cameFrom(source, p)
		for to := range agencies {
			if to != source && came[to] >= 0 {
				out[agencies[to].ID] = between(agencies, came, source, to)
			}
		}
	}
	return out
}

// cameFrom is, for each agency that hops of at least a pace reach, the one
// before it on a path with the fewest hops; -1: not reached.
func (n network) cameFrom(source int, slowest pace) []int {
	came := make([]int, len(n))
	for i := range came {
		came[i] = -1
	}
	came[source] = source
	for queue := []int{source}; len(queue) > 0; queue = queue[1:] {
		for to, p := range n[queue[0]] {
			if came[to] < 0 && p >= slowest {
				came[to] = queue[0]
				queue = append(queue, to)
			}
		}
	}
	return came
}

func between(agencies []Agency, came []int, source, to int) []string {
	var out []string
	for at := came[to]; at != source; at = came[at] {
		out = append([]string{agencies[at].ID}, out...)
	}
	return out
}
