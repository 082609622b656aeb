package assessment

import (
	"fmt"
	"hash/fnv"
	"slices"
)

// VoicesApart reports whether known voices lie two levels or more apart, so
// that there is no position until the lead decides.
func VoicesApart(voices []Choice) bool {
	low, high := TopLevel+1, -1
	for _, v := range voices {
		if l, ok := v.Level(); ok {
			low, high = min(low, l), max(high, l)
		}
	}
	return high-low >= 2
}

// ReasonNeeded reports whether a lead must say why: voices lie two levels
// apart, or the position is above every voice.
func ReasonNeeded(voices []Choice, position Choice) bool {
	if VoicesApart(voices) {
		return true
	}
	wanted, known := position.Level()
	if !known {
		return false
	}
	for _, v := range voices {
		if l, ok := v.Level(); ok && l >= wanted {
			return false
		}
	}
	return true
}

// VoicesMark changes when the voices do, whatever their order: a form that was
// made from other voices than there are now is stale. It tells nothing about
// whose a voice is.
func VoicesMark(voices []Choice) string {
	sorted := slices.Clone(voices)
	slices.Sort(sorted)
	h := fnv.New64a()
	for _, v := range sorted {
		_, _ = h.Write([]byte(v + "\n"))
	}
	return fmt.Sprintf("%016x", h.Sum64())
}
