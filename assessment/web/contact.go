package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"electready/assessment"
	"electready/templates"
)

// contactStore is what the contact sheet needs of the database.
type contactStore interface {
	Contacts(ctx context.Context, actor assessment.Actor, workshop string) (*assessment.Document, assessment.ContactSheet, error)
	GiveContact(ctx context.Context, actor assessment.Actor, line assessment.Contact, agreed bool) error
	TakeBackContact(ctx context.Context, actor assessment.Actor, workshop, agency string) error
	TickCall(ctx context.Context, actor assessment.Actor, agency, mark string, called bool) error
}

// contacts is the contact sheet, as far as the reader may read it.
type contacts struct {
	*call
	doc   *assessment.Document
	sheet assessment.ContactSheet
	own   string // agency of a lead; empty: a trainer
}

// contacts reads the sheet: the address of a trainer's page names the workshop.
func (c *call) contacts() (*contacts, error) {
	workshop, own := c.Param("id"), ""
	if workshop == "" {
		workshop, own = c.actor().Workshop, c.actor().Agency
	}
	d, s, err := c.Store.Contacts(c.Request().Context(), c.actor(), workshop)
	if err != nil {
		return nil, err
	}
	return &contacts{call: c, doc: d, sheet: s, own: own}, nil
}

// showContacts handles the "GET /contacts" route.
func showContacts(c *call) error {
	s, err := c.contacts()
	if err != nil {
		return err
	}
	return s.renderOwn(http.StatusOK, nil)
}

// renderOwn is a lead's page; typed is the form as it came back, nil: as it is
// stored.
func (s *contacts) renderOwn(status int, typed *templates.ContactForm, problems ...templates.Problem) error {
	vm := templates.Contacts{
		Frame: s.seatFrame(s.doc, templates.PageContacts), Problems: problems,
		ReadOnly: s.doc.Workshop.State != assessment.Running,
	}
	if a, ok := s.doc.AgencyByID(s.own); ok {
		vm.Inner = a.IsInner()
	}
	for _, line := range s.lines() {
		if line.ID == s.own {
			vm.Own = &line
			vm.Form = templates.ContactForm{Role: line.Role, Day: line.Day.Text, Night: line.Night.Text, Languages: line.Languages}
		} else {
			vm.Lines = append(vm.Lines, line)
		}
	}
	if typed != nil {
		vm.Form = *typed
	}
	return s.render(status, templates.ContactsPage(vm))
}

// lines are the lines of the sheet in words.
func (s *contacts) lines() []templates.ContactLine {
	var out []templates.ContactLine
	for _, l := range s.sheet.Lines {
		line := templates.ContactLine{
			ID: l.Agency, Agency: nameOf(s.doc, l.Agency), Role: l.Role, Languages: l.Languages, Mark: l.Mark(),
			Day: phone(l.Day), Night: phone(l.Night), Called: s.calledAt("", s.sheet.Called(s.own, l.Agency)),
		}
		for _, c := range s.sheet.Calls {
			if c.To == l.Agency {
				line.Callers = append(line.Callers, *s.calledAt(nameOf(s.doc, c.By), c.At))
			}
		}
		out = append(out, line)
	}
	return out
}

func phone(line string) templates.Phone {
	return templates.Phone{Text: line, Dialled: assessment.Dialled(line)}
}

// calledAt is when a line was called, and by whom; nil: it was not.
func (c *call) calledAt(by, at string) *templates.ContactCall {
	when := moment(at)
	if when.IsZero() {
		return nil
	}
	return &templates.ContactCall{By: by, At: when, Today: when.Format(time.DateOnly) == c.now().Format(time.DateOnly)}
}

// saveContact handles the "POST /contacts" route: the line of the lead's own
// agency is filled in, changed or taken back.
func saveContact(c *call) error {
	s, err := c.contacts()
	if err != nil {
		return err
	}
	if c.field("do") == "withdraw" {
		if err := c.Store.TakeBackContact(c.Request().Context(), c.actor(), s.doc.ID, s.own); err != nil {
			return err
		}
		return c.contactSaved("/contacts", templates.NoticeContactTakenBack)
	}
	form := templates.ContactForm{
		Role: c.field("role"), Day: c.field("day"), Night: c.field("night"), Languages: c.field("languages"), Agree: c.field("agree") != "",
	}
	line := assessment.Contact{Agency: s.own, Role: form.Role, Day: form.Day, Night: form.Night, Languages: form.Languages}
	err = c.Store.GiveContact(c.Request().Context(), c.actor(), line, form.Agree)
	var bad *assessment.Error
	if errors.As(err, &bad) && len(bad.Fields) > 0 {
		var problems []templates.Problem
		for _, f := range bad.Fields {
			problems = append(problems, templates.Problem{Field: f.Field, Key: f.Key, Args: f.Args})
		}
		return s.renderOwn(http.StatusUnprocessableEntity, &form, problems...)
	}
	if err != nil {
		return err
	}
	return c.contactSaved("/contacts", templates.NoticeContactSaved)
}

func (c *call) contactSaved(path, notice string, args ...any) error {
	if err := c.notice(notice, args...); err != nil {
		return err
	}
	return c.see(path)
}

// saveCall handles the "POST /contacts/call" route: the lead ticks that a line
// was called, or takes that back.
func saveCall(c *call) error {
	s, err := c.contacts()
	if err != nil {
		return err
	}
	agency, called := c.field("agency"), c.field("do") != "undo"
	err = c.Store.TickCall(c.Request().Context(), c.actor(), agency, c.field("mark"), called)
	switch {
	case errors.Is(err, assessment.ErrStale):
		return c.contactSaved("/contacts", templates.NoticeContactChanged, "agency", nameOf(s.doc, agency))
	case err != nil:
		return err
	}
	return c.see("/contacts#line-" + agency)
}

// showContactSheet handles the "GET /contacts/print" route, for a lead who may
// read the lines of others.
func showContactSheet(c *call) error {
	s, err := c.contacts()
	if err != nil {
		return err
	}
	if !assessment.Allowed(c.actor(), assessment.ReadContacts, s.sheet.Object(s.doc, s.own)) {
		return assessment.ErrNotFound
	}
	return s.print(c.seatFrame(s.doc, templates.PageContacts), "/contacts")
}

func (s *contacts) print(f templates.Frame, back string) error {
	vm := templates.ContactSheet{
		Frame: f, Back: back, Workshop: s.doc.Workshop.Title, Election: day(s.doc.Workshop.ElectionDay), Day: s.now(), Lines: s.lines(),
	}
	if a, ok := s.doc.AgencyByID(s.own); ok {
		vm.Agency, vm.Own = a.Name, a.ID
	}
	return s.render(http.StatusOK, templates.ContactSheetPage(vm))
}

// showAllContacts handles the "GET /w/:id/contacts" route.
func showAllContacts(c *call) error {
	s, err := c.contacts()
	if err != nil {
		return err
	}
	vm := templates.TrainerContacts{
		Frame: c.trainerFrame(s.doc, templates.PageContacts), Workshop: s.doc.ID, Lines: s.lines(),
	}
	for _, a := range s.doc.Agencies {
		if _, ok := s.sheet.Line(a.ID); !ok && a.Left == "" {
			vm.Without = append(vm.Without, a.Name)
		}
	}
	return c.render(http.StatusOK, templates.TrainerContactsPage(vm))
}

// saveContactOff handles the "POST /w/:id/contacts" route: the trainer takes a
// line off for a lead who asks for it.
func saveContactOff(c *call) error {
	s, err := c.contacts()
	if err != nil {
		return err
	}
	agency := c.field("agency")
	if err := c.Store.TakeBackContact(c.Request().Context(), c.actor(), s.doc.ID, agency); err != nil {
		return err
	}
	return c.contactSaved("/w/"+s.doc.ID+"/contacts", templates.NoticeContactOff, "agency", nameOf(s.doc, agency))
}

// showAllContactSheet handles the "GET /w/:id/contacts/print" route.
func showAllContactSheet(c *call) error {
	s, err := c.contacts()
	if err != nil {
		return err
	}
	return s.print(c.trainerFrame(s.doc, templates.PageContacts), "/w/"+s.doc.ID+"/contacts")
}
