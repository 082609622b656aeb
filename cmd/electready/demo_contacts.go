package main

import (
	"context"
	"fmt"

	"electready/assessment"
	"electready/assessment/sqlite"
)

// demoContacts are whom to ask for at agencies of Orvelia whose leads agreed. The
// election commission is not among them: whoever looks round as its lead agrees
// first. No telephone has such a number.
var demoContacts = []struct{ agency, role, languages string }{
	{"cert", "Officer on call", "Orvelian, English"},
	{"police", "Duty officer, cybercrime unit", "Orvelian"},
	{"prosecution", "Duty prosecutor", "Orvelian"},
	{"security", "Night desk", "Orvelian"},
	{"digital", "Shift lead, data centre", "Orvelian, English"},
	{"media", "Head of monitoring", "Orvelian, French"},
	{"operator", "Security room", "Orvelian, English"},
}

// fillContacts puts their lines on the contact sheet, which is in no bundle, and
// ticks a call.
func fillContacts(ctx context.Context, db *sqlite.DB, d *assessment.Document) error {
	for i, c := range demoContacts {
		lead, ok := leadOf(d, c.agency)
		if !ok || d.Workshop.State != assessment.Running {
			continue
		}
		line := assessment.Contact{Role: c.role, Languages: c.languages, Night: fmt.Sprintf("+999 1 555 01%02d", 17+6*i)}
		if i%3 != 2 { // some pick up at night only
			line.Day = fmt.Sprintf("+999 1 555 02%02d", 17+6*i)
		}
		if err := db.GiveContact(ctx, lead, line, true); err != nil {
			return fmt.Errorf("contact line of %s: %w", c.agency, err)
		}
		if caller, ok := leadOf(d, demoContacts[0].agency); ok && i == 1 {
			if err := db.TickCall(ctx, caller, c.agency, line.Mark(), true); err != nil {
				return fmt.Errorf("call to %s: %w", c.agency, err)
			}
		}
	}
	return nil
}

// leadOf is who leads an agency.
func leadOf(d *assessment.Document, agency string) (assessment.Actor, bool) {
	for _, r := range d.Respondents {
		if r.Agency == agency && r.Lead && !r.Aside {
			return assessment.Actor{Role: assessment.LeadRole, ID: r.ID, Workshop: d.ID, Agency: agency}, true
		}
	}
	return assessment.Actor{}, false
}
