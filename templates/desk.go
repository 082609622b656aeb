package templates

// DeskCards are the clock card and the card of national facts.
type DeskCards struct {
	Frame
	Clocks []ClockCard
	Facts  []FactCard
}

// ClockCard is a period within which something is due, as a benchmark.
type ClockCard struct {
	ID      string
	Name    Text
	Rule    Text
	Sources []Citation
}

// FactCard is what only national law can answer, as a question to a lawyer.
type FactCard struct {
	ID      string
	Ask     Text
	Sources []Citation
}

// CaseCards are the case cards: each story with what to keep first.
type CaseCards struct {
	Frame
	Cases []CaseCard
}

// CaseCard is a case. Who leads is not on it: that is what a room finds out.
type CaseCard struct {
	ID       string
	Number   int // in the bank
	Title    Text
	Story    Text
	Evidence []Text
	Clocks   []ClockCard
	Articles []string // of the Convention on Cybercrime; none: no offence is supposed
	Sources  []Citation
}
