package chart

// Expected is the frame round a channel that should exist, for the key of a
// matrix.
func Expected() []Shape { return []Shape{rect("g-line", "3.4", 20, 20, 200, 200)} }
