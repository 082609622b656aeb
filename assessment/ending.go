package assessment

import (
	"slices"
	"strings"
)

// Errors of the ways a workshop ends.
var (
	ErrTitle       = &Error{Code: Invalid, Key: "error.title-differs"}
	ErrNoCustodian = &Error{Code: Conflict, Key: "error.no-custodian"}
	ErrHandedOver  = &Error{Code: Conflict, Key: "error.handed-over-here"}
	ErrErased      = &Error{Code: Conflict, Key: "error.erased-here"}
)

// Receipt says what an erase removed, what had been handed out before it, and
// what remains. It holds no name and no answer.
type Receipt struct {
	Workshop  string        `json:"workshop"`
	At        string        `json:"at"`
	Rows      []RemovedRows `json:"rows"`    // by table, those with none left out
	Backups   []string      `json:"backups"` // names of the program's own copies that held it, removed
	Fresh     FileSum       `json:"fresh"`   // the backup made after it; empty: none
	HandedOut []FileSum     `json:"handed_out"`
	Deeds     int           `json:"deeds"`  // lines of the trail that remain of it, without what they were about
	Head      string        `json:"head"`   // of the trail: the sum that the last line ends the chain with
	Others    int           `json:"others"` // workshops that stay on this machine
	Left      []string      `json:"left"`   // what could not be removed yet; tried again at every start
}

// Total is how many rows were removed.
func (r *Receipt) Total() int {
	n := 0
	for _, t := range r.Rows {
		n += t.Rows
	}
	return n
}

// RemovedRows is how many rows of a table were removed.
type RemovedRows struct {
	Table string `json:"table"`
	Rows  int    `json:"rows"`
}

// FileSum is a file with its SHA-256.
type FileSum struct {
	At     string `json:"at,omitempty"` // when it was handed out
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// HandedOut is the deed of the trail that keeps a file's sum. It outlives the
// workshop with what it is about: the sum tells a file that was handed out from
// one that somebody changed.
const HandedOut = "handed out"

// Object is a file as a line of the trail keeps it.
func (f FileSum) Object() string { return f.SHA256 + " " + f.Name }

// HandedOutIn lists the files that lines of the trail say were handed out.
func HandedOutIn(deeds []Deed) []FileSum {
	var out []FileSum
	for _, d := range deeds {
		if sum, name, ok := strings.Cut(d.Object, " "); ok && d.Deed == HandedOut {
			out = append(out, FileSum{At: d.At, Name: name, SHA256: sum})
		}
	}
	return out
}

// HandedOverFile is a workshop's file for its custodian, encrypted, as it was
// written when the workshop was handed over from this machine.
type HandedOverFile struct {
	FileSum
	Custodian string
	Content   []byte
}

// EraseWords is what somebody types who erases a workshop: its title, or the id
// of one that has none.
func EraseWords(title, id string) string {
	if words := strings.Join(strings.Fields(title), " "); words != "" {
		return words
	}
	return id
}

// TitleFits reports whether somebody typed a workshop's title, or the id of one
// that has none: whatever the case and the blanks.
func TitleFits(typed, title, id string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(typed), " "), EraseWords(title, id))
}

// MayReopen reports whether a workshop that is read only can be opened again for
// a follow-up round: the custodian's import of one that was handed over, never
// on the machine that handed it over.
func MayReopen(s State, handedOverHere bool) bool { return s == HandedOver && !handedOverHere }

// MayReturn reports whether a workshop that was erased on this machine may come
// back to it in a file: only in the one that its custodian got. A copy of the
// running workshop does not undo what the room saw erased.
func MayReturn(d *Document) bool { return d.Scope == ScopeFull && d.Workshop.State == HandedOver }

// Outlives is what remains of a line of the trail after its workshop was erased:
// who by role, a trainer's id, when and what; the object only of a file's sum,
// because others may hold what people wrote.
func (d Deed) Outlives() Deed {
	if d.Deed != HandedOut {
		d.Object = ""
	}
	if !slices.Contains([]Role{TrainerRole, OperatorRole}, d.Role) {
		d.Actor = ""
	}
	return d
}
