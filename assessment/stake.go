package assessment

import "slices"

// Parts that an agency may have in an election system.
const (
	StakeOwns     = "owns" // responsible by law
	StakeOperates = "operates"
	StakeDepends  = "depends"
	StakeSupplies = "supplies"
	StakeNone     = "none"
)

// Flags of a system.
const (
	FlagNoOwner         = "no-owner"
	FlagSeveralOwners   = "several-owners"
	FlagManyDepend      = "many-depend"
	FlagFallbackUnknown = "fallback-unknown"
	FlagOneSupplier     = "one-supplier"
)

// manyDependents is how many dependents make an unrehearsed system a matter of
// the whole room.
const manyDependents = 3

// SystemResults says for every system of the bank who owns it and who depends
// on it at round r, in bank order.
func SystemResults(b *Bank, d *Document, r RoundID) []SystemResult {
	type object struct{ system, agency string }
	rows := latestStatements(d.Stakes, r,
		func(s *Stake) object { return object{s.System, s.Agency} },
		func(s *Stake) Stated { return s.Stated },
		func(s *Stake) []string { return []string{s.Agency} },
		statingSet(d))
	out := make([]SystemResult, 0, len(b.Systems))
	for _, system := range b.Systems {
		var stakes []*Stake
		for o, s := range rows {
			if o.system == system.ID {
				stakes = append(stakes, s)
			}
		}
		out = append(out, readSystem(system.ID, stakes))
	}
	return out
}

// Holds reports whether the statement names a part.
func (s *Stake) Holds(part string) bool { return slices.Contains(s.Stakes, part) }

// stated reports whether the row says what part the agency has; an empty list
// says nothing.
func (s *Stake) stated() bool {
	return len(s.Stakes) > 0 && !s.Holds(SaysUnknown) && !s.Holds(SaysWithheld)
}

// readSystem derives one system from the rows of the agencies, in any order.
func readSystem(id string, stakes []*Stake) SystemResult {
	owners, dependents, flags := map[string]bool{}, map[string]bool{}, map[string]bool{}
	stated, ownerFallback, ownerRehearsed, dependentLacks := 0, false, false, false
	for _, s := range stakes {
		if s.stated() {
			stated++
		}
		if s.Holds(StakeDepends) {
			dependents[s.Agency] = true
		}
		if !s.Holds(StakeOwns) {
			lacks := s.Fallback == SaysNo || s.Fallback == SaysUnknown
			dependentLacks = dependentLacks || s.Holds(StakeDepends) && lacks
			continue
		}
		owners[s.Agency] = true
		ownerFallback = ownerFallback || s.Fallback == SaysYes
		ownerRehearsed = ownerRehearsed || s.Fallback == SaysYes && s.Rehearsed
		flags[FlagOneSupplier] = flags[FlagOneSupplier] || s.SingleSupplier
	}
	flags[FlagNoOwner] = len(owners) == 0 && stated >= enoughStated
	flags[FlagSeveralOwners] = len(owners) > 1
	flags[FlagManyDepend] = len(dependents) >= manyDependents && !ownerRehearsed
	flags[FlagFallbackUnknown] = ownerFallback && dependentLacks
	return SystemResult{
		ID: id, Flags: idsInOrder(flags),
		Owners: idsInOrder(owners), Dependents: idsInOrder(dependents),
	}
}
