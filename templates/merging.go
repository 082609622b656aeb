package templates

// NoticeAgencyMerged says that an agency goes on as another; args: agency, into.
const NoticeAgencyMerged = "merging.notice"

// Merging shows what merging an agency that was entered twice into another one
// does, before it is done. Form: /w/{id}/agencies/{a}/merge (into; short, typed to
// confirm).
type Merging struct {
	Frame
	Workshop string // id
	Agency   Peer
	Short    string
	Into     Peer   // ID empty: not chosen yet
	Others   []Peer // that it can be merged into
	Kinds    bool   // the two are of different kinds
	People   int
	Lead     bool // who leads one will lead the other
	Facts    MergingFacts
	Confirm  string // as typed
	ReadOnly bool
	Problems []Problem // field: short
}

// MergingFacts is how much is concerned.
type MergingFacts struct {
	Positions  int
	Statements int
	Actions    int
	NamedBy    []string // agencies by name
	Line       bool     // its line in the contact sheet goes to the other one
	LineGoes   bool     // it has one, and goes: the other one has a line of its own
}
