package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Contact is an agency's line in the contact sheet: whom to ask for, and where to
// call. Its lead filled it in and agreed that it is seen. It is in no document:
// see [ContactSheet].
type Contact struct {
	Agency    string
	Role      string // whom to ask for: a function, not a person
	Day       string // telephone line by day
	Night     string // and by night; one of the two may be empty
	Languages string // spoken there; may be empty
	At        string // when the lead agreed
}

// Call says that the lead of an agency called another one's line, and when.
type Call struct {
	By, To string // agencies
	At     string
}

// ContactSheet is the agencies' lines, and who called whom. It is no part of a
// workshop's [Document], so that no file, table, report or screen made from one
// can hold it.
type ContactSheet struct {
	Lines []Contact // in the order of the workshop's agencies
	Calls []Call
}

// Bounds of a line, in characters.
const (
	ContactRoleLimit      = 80
	ContactLineLimit      = 40
	ContactLanguagesLimit = 80
)

// CheckContact says what is wrong with a line as it was typed; agreed is whether
// the lead ticked that it may be seen.
func CheckContact(c Contact, agreed bool) []FieldError {
	var out []FieldError
	bad := func(field, key string, args ...any) {
		out = append(out, FieldError{Field: field, Key: key, Args: args})
	}
	switch {
	case c.Role == "":
		bad("role", "contact.problem-role")
	case utf8.RuneCountInString(c.Role) > ContactRoleLimit:
		bad("role", "contact.problem-role-long", "limit", ContactRoleLimit)
	}
	for _, line := range []struct{ field, typed string }{{"day", c.Day}, {"night", c.Night}} {
		switch {
		case line.typed == "":
		case utf8.RuneCountInString(line.typed) > ContactLineLimit:
			bad(line.field, "contact.problem-line-long", "limit", ContactLineLimit)
		case Dialled(line.typed) == "":
			bad(line.field, "contact.problem-line")
		}
	}
	if c.Day == "" && c.Night == "" {
		bad("day", "contact.problem-no-line")
	}
	if utf8.RuneCountInString(c.Languages) > ContactLanguagesLimit {
		bad("languages", "contact.problem-languages-long", "limit", ContactLanguagesLimit)
	}
	if !agreed {
		bad("agree", "contact.problem-agree")
	}
	return out
}

// phoneLine is a number as people write it, and an extension that is said to
// whoever picks up.
var phoneLine = regexp.MustCompile(`^(\+?[0-9(][0-9 \x{a0}().\-–/]*)(?:[ ,;]*[\p{L}\p{M}#][\p{L}\p{M}.# ]{0,14}[ :]*[0-9]{1,6})?$`)

// Dialled is what a telephone dials for a line, without its extension; empty: the
// line is no telephone number. Short numbers, as of an emergency desk, are
// numbers.
func Dialled(line string) string {
	m := phoneLine.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, m[1])
	if len(digits) < 3 || len(digits) > 18 {
		return ""
	}
	if strings.HasPrefix(m[1], "+") {
		return "+" + digits
	}
	return digits
}

// Mark names the numbers of a line, so that a tick for others is noticed.
func (c Contact) Mark() string {
	sum := sha256.Sum256([]byte(c.Day + "\n" + c.Night))
	return hex.EncodeToString(sum[:6])
}

// Line is the line of an agency.
func (s ContactSheet) Line(agency string) (Contact, bool) {
	for _, c := range s.Lines {
		if c.Agency == agency {
			return c, true
		}
	}
	return Contact{}, false
}

// Called is when the lead of an agency called the line of another one; empty: not
// yet.
func (s ContactSheet) Called(by, to string) string {
	for _, c := range s.Calls {
		if c.By == by && c.To == to {
			return c.At
		}
	}
	return ""
}

// Object is the sheet as an object of what the lead of an agency asks for.
func (s ContactSheet) Object(d *Document, agency string) Object {
	o := Object{Workshop: d.ID, Agency: agency}
	a, ok := d.AgencyByID(agency)
	if !ok || a.Left != "" {
		return Object{}
	}
	o.Inner = a.IsInner()
	_, o.Agreed = s.Line(agency)
	return o
}

// ReadBy is what the lead of an agency may read of the sheet. An agency that
// agreed itself, and is of the inner circle, reads every line, and of the calls
// those that it made or that were made to it. Any other reads its own line, and
// who called it.
func (s ContactSheet) ReadBy(d *Document, agency string) ContactSheet {
	lead := Actor{Role: LeadRole, Workshop: d.ID, Agency: agency}
	all := Allowed(lead, ReadContacts, s.Object(d, agency))
	var out ContactSheet
	for _, c := range s.Lines {
		if all || c.Agency == agency {
			out.Lines = append(out.Lines, c)
		}
	}
	for _, c := range s.Calls {
		if c.To == agency || all && c.By == agency {
			out.Calls = append(out.Calls, c)
		}
	}
	return out
}

// With fills in whom to call, from what the agency may read of the contact
// sheet: where both agreed, nobody has to write the number by hand.
func (p Papers) With(s ContactSheet) Papers {
	own := p.Agency.ID
	if line, ok := s.Line(own); ok {
		p.Own = &line
	}
	peers := make([]PaperPeer, len(p.Peers))
	for i, peer := range p.Peers {
		if line, ok := s.Line(peer.Agency); ok {
			peer.Line, peer.Called = &line, s.Called(own, peer.Agency)
		}
		peers[i] = peer
	}
	p.Peers = peers
	return p
}
