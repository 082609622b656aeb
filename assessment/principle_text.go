package assessment

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// Errors of principles and of what agencies say about them.
var (
	ErrOldVersion = &Error{Code: Conflict, Key: "error.principle-version"}
	ErrStance     = &Error{Code: Invalid, Key: "error.stance-form"}
	ErrNoText     = &Error{Code: Invalid, Key: "error.principle-text"}
	ErrSameText   = &Error{Code: Invalid, Key: "error.principle-same"}
)

// PrincipleStage is how far a version of a principle is: each version is opened,
// locked and shown by itself, so that a new one reopens only what changed.
type PrincipleStage struct {
	Principle string
	Version   int
	State     Stage
	Opened    string
	Locked    string
	Shown     string
}

// ChosenPrinciples are the principles of a workshop, or those that the bank
// proposes: the bank's in its order, then the workshop's own by id.
func ChosenPrinciples(b *Bank, d *Document) []string {
	chosen := chosenOr(d.Workshop.ChosenPrinciples, b.Defaults.Principles)
	return slices.DeleteFunc(AllPrinciples(b, d), func(id string) bool { return !slices.Contains(chosen, id) })
}

// AllPrinciples are the bank's principles in its order, then the workshop's own
// by id.
func AllPrinciples(b *Bank, d *Document) []string {
	ids, _ := workshopPrinciples(b, d)
	return ids
}

// PrincipleVersion is the highest version of a principle; 0 for one that is not
// there.
func PrincipleVersion(b *Bank, d *Document, id string) int {
	_, highest := workshopPrinciples(b, d)
	return highest[id]
}

// PrincipleTexts are the texts of a version of a principle by language, the
// bank's for a draft that the workshop did not write over.
func PrincipleTexts(b *Bank, d *Document, id string, version int) map[string]string {
	for _, p := range d.Principles {
		if p.ID == id && p.Version == version {
			return p.Text
		}
	}
	out := map[string]string{}
	for lang, prose := range b.Prose {
		if t := prose.Principles[id].Text; t != "" && version == 1 {
			out[lang] = t
		}
	}
	return out
}

// PrincipleMark tells one state of a principle from another, so that two people
// who write at it do not write over each other.
func PrincipleMark(version int, texts map[string]string) string {
	text, err := json.Marshal(struct {
		Version int
		Texts   map[string]string
	}{version, texts})
	if err != nil {
		return "" // texts and a number can always be written
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// Judge says whether a stance may be taken in a workshop. It returns
// [ErrNotFound] for a principle that was not chosen or a version that never
// was, [ErrOldVersion] for one that was followed by another, and [ErrStance] for
// anything else that is not right.
func (s Stance) Judge(b *Bank, d *Document) error {
	current := PrincipleVersion(b, d, s.Principle)
	speaks := s.Stance == StanceWording || s.Stance == StanceReservation
	switch {
	case !slices.Contains(ChosenPrinciples(b, d), s.Principle), s.Version < 1, s.Version > current:
		return ErrNotFound
	case s.Version < current:
		return ErrOldVersion
	case !speaks && s.Stance != StanceSupport && s.Stance != StanceNoMandate,
		speaks != (strings.TrimSpace(s.Text) != ""),
		utf8.RuneCountInString(s.Text) > maxText:
		return ErrStance
	}
	return nil
}

// Judge says whether a version may be written: a text in one language at least,
// and another one than before. Texts of languages that are empty are left out.
func (p *PrincipleDraft) Judge(before map[string]string) error {
	texts := map[string]string{}
	for lang, text := range p.Text {
		if text = strings.TrimSpace(text); text != "" {
			texts[lang] = text
		}
		if utf8.RuneCountInString(text) > maxText {
			return ErrNoText
		}
	}
	if p.Text = texts; len(texts) == 0 {
		return ErrNoText
	}
	if PrincipleMark(0, texts) == PrincipleMark(0, before) {
		return ErrSameText
	}
	return nil
}

// SharedPrinciple is what may be shown of the stances on a principle: numbers,
// and, to the inner circle, what was written for the room and who lets itself be
// named.
type SharedPrinciple struct {
	PrincipleResult
	Version int
	Said    int  // agencies with a stance
	Shown   bool // enough of them; if not, nothing below is set
	Texts   []SharedStance
	Named   []string // agencies, in the workshop's order
}

// SharedStance is what an agency wrote for the room. Agency is empty unless its
// lead lets the room see the name.
type SharedStance struct {
	Stance string
	Text   string
	Agency string
}

// SharePrinciple is what may be shown of a principle once it is locked. Outside
// the inner circle that is numbers alone. Texts come by their letters, never by
// agency or time: the order would tell who wrote one.
func SharePrinciple(b *Bank, d *Document, id string, inner bool) SharedPrinciple {
	out := SharedPrinciple{Version: PrincipleVersion(b, d, id), PrincipleResult: PrincipleResult{ID: id}}
	stances := CurrentStances(b, d)[id]
	out.Said = len(stances)
	if out.Shown = d.Workshop.Disclosure.enoughAgencies(out.Said); !out.Shown {
		return out
	}
	for _, r := range PrincipleResults(b, d) {
		if r.ID == id {
			out.PrincipleResult = r
		}
	}
	if !inner {
		return out
	}
	for _, a := range d.Agencies {
		s, ok := stances[a.ID]
		if !ok {
			continue
		}
		shared := SharedStance{Stance: s.Stance, Text: s.Text}
		if s.Named {
			shared.Agency = a.ID
			out.Named = append(out.Named, a.ID)
		}
		if s.Text != "" {
			out.Texts = append(out.Texts, shared)
		}
	}
	slices.SortFunc(out.Texts, func(x, y SharedStance) int {
		return cmp.Or(-cmp.Compare(x.Stance, y.Stance), cmp.Compare(x.Text, y.Text), cmp.Compare(x.Agency, y.Agency)) // wordings first
	})
	return out
}

// CarriedStage is how far the current version of a principle is where nobody
// opened or locked it here: what came in a file was shown as far as a release
// covers what agencies said, and is locked for the rest.
func CarriedStage(b *Bank, d *Document, id string) PrincipleStage {
	out := PrincipleStage{Principle: id, Version: PrincipleVersion(b, d, id), State: Closed}
	release, released := newReleaseBoard(d).release(line{releasedPrinciples, id, ""})
	for _, s := range CurrentStances(b, d)[id] {
		if out.State == Closed {
			out.State = Locked
		}
		if released && release.covers(s.Stated) {
			out.State, out.Shown = Shown, release.At
		}
	}
	return out
}

// PrinciplesReleased reports whether a principle was shown to the room.
func PrinciplesReleased(d *Document) bool {
	return slices.ContainsFunc(d.Releases, func(r Release) bool { return r.Kind == releasedPrinciples && !r.Held })
}
