package templates

import (
	"context"

	"electready/assessment"
)

// PageContacts is the contact sheet, by the message of its name.
const PageContacts = "contact.page"

func init() {
	pageHref[PageContacts] = "/contacts"
	deedWord["gave contact line"] = "contact.deed-gave"
	deedWord["took back contact line"] = "contact.deed-taken-back"
}

// Contacts is the contact sheet of a lead: the own agency's line, and those of
// others once it agreed. Forms: /contacts (role, day, night, languages, agree; or
// do: withdraw); /contacts/call (agency, mark; do: called or undo).
type Contacts struct {
	Frame
	Inner    bool // the agency sees the lines of others once it agreed
	ReadOnly bool // nothing is filled in any more; a line can be taken back
	Own      *ContactLine
	Form     ContactForm
	Lines    []ContactLine
	Problems []Problem // fields: role, day, night, languages, agree
}

// ContactForm is a line as typed.
type ContactForm struct {
	Role, Day, Night, Languages string
	Agree                       bool
}

// ContactLine is whom to call at an agency.
type ContactLine struct {
	ID        string // of the agency
	Agency    string
	Role      string
	Day       Phone
	Night     Phone
	Languages string // empty: not said
	Mark      string
	Called    *ContactCall  // by the reader's agency; nil: not yet
	Callers   []ContactCall // who called it, as far as the reader may know
}

// Phone is a telephone line.
type Phone struct {
	Text    string // empty: none
	Dialled string
}

// ContactCall is when a line was called.
type ContactCall struct {
	By    string // name of the agency; empty: the reader's
	At    Moment
	Today bool
}

// ContactSheet is the contact sheet to print.
type ContactSheet struct {
	Frame
	Back     string
	Agency   string // of the reader; empty: a trainer
	Own      string // id of this agency, which does not call itself
	Workshop string // title
	Day      Moment
	Election Moment // zero: not known
	Lines    []ContactLine
}

// TrainerContacts is the contact sheet of a trainer. Form: /w/{id}/contacts
// (agency).
type TrainerContacts struct {
	Frame
	Workshop string // id
	Lines    []ContactLine
	Without  []string // names of agencies without a line
}

// What the contact sheet says once after a form was taken.
const (
	NoticeContactSaved     = "contact.notice-saved"
	NoticeContactTakenBack = "contact.notice-taken-back"
	NoticeContactChanged   = "contact.notice-changed" // the line is another one now, or gone; args: agency
	NoticeContactOff       = "contact.notice-off"     // args: agency
)

// calledWord says when the reader's agency called.
func calledWord(ctx context.Context, c ContactCall) string {
	if c.Today {
		return t(ctx, "contact.called-today", "time", clock(ctx, c.At))
	}
	return t(ctx, "contact.called-on", "day", dayOf(ctx, c.At))
}

// callerWord says who called, and when: to the agency that was called, or to a
// trainer.
func callerWord(ctx context.Context, c ContactCall, you bool) string {
	switch {
	case you && c.Today:
		return t(ctx, "contact.caller-today", "agency", c.By, "time", clock(ctx, c.At))
	case you:
		return t(ctx, "contact.caller-on", "agency", c.By, "day", dayOf(ctx, c.At))
	case c.Today:
		return t(ctx, "contact.their-caller-today", "agency", c.By, "time", clock(ctx, c.At))
	}
	return t(ctx, "contact.their-caller-on", "agency", c.By, "day", dayOf(ctx, c.At))
}

// formOpenNow reports whether the form of the own line stands open.
func (v Contacts) formOpenNow() bool { return v.Own == nil || len(v.Problems) > 0 }

// bounds of the form's fields, for the browser.
const (
	contactRole      = assessment.ContactRoleLimit
	contactLine      = assessment.ContactLineLimit
	contactLanguages = assessment.ContactLanguagesLimit
)
